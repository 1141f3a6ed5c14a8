package data

import (
	"slices"
	"testing"
)

// TestWhoIsAndWhoIsNotTheSame holds what people expect of a search for duplicates: who is surely one person
// (proposed as such), who is to be looked at, and who is not to be shown at all.
func TestWhoIsAndWhoIsNotTheSame(t *testing.T) {
	const (
		mail, office, phone, house = "jane@sl.example", "info@sl.example", "+49 3023125100", "University of Oslo"
		surely, look, no           = "surely", "look", "no"
	)
	born := func(c *Contact, year int) *Contact { c.Birthday = Date{year, 2, 3}; return c }
	parts := func(given, family string, with ...string) *Contact {
		c := person("", with...)
		c.Given, c.Family = given, family
		return c
	}
	for _, c := range []struct {
		name string
		a, b *Contact
		want string
	}{
		// One person.
		{"Bob and Robert in one house", person("Bob Smith", house), person("Robert Smith", house), surely},
		{"Bill and William by e-mail", person("Bill Clark", mail), person("William Clark", mail), surely},
		{"Peggy and Margaret by phone", person("Peggy Hall", phone), person("Margaret Hall", phone), surely},
		{"Sasha and Alexander by e-mail", person("Sasha Petrov", mail), person("Alexander Petrov", mail), surely},
		{"initial and e-mail", person("J. Doe", mail), person("Jane Doe", mail), surely},
		{"two initials and e-mail", person("J. R. Doe", mail), person("Jane Rose Doe", mail), surely},
		{"family name first with a comma", person("Doe, Jane", mail), person("Jane Doe", mail), surely},
		{"the other order in one house", person("Doe Jane", house), person("Jane Doe", house), surely},
		{"the other order by phone", person("Doe Jane", phone), person("Jane Doe", phone), surely},
		{"accents by phone", person("José Álvarez", phone), person("Jose Alvarez", phone), surely},
		{"ø, ł, ß in one house", person("Søren Strauß-Wałęsa", house), person("Soren Strauss-Walesa", house), surely},
		{"ü and ue", person("Jürgen Müller", house), person("Juergen Mueller", house), surely},
		{"titles aside", person("Prof. Dr. Jane Doe, PhD", house), person("Jane Doe", house), surely},
		{"capitals aside", person("JANE DOE", "UNIVERSITY OF OSLO"), person("Jane Doe", house), surely},
		{"Japanese, the parts the other way round", parts("太郎", "山田", house), parts("山田", "太郎", house), surely},
		{"Chinese, uncut", parts("", "李小龙", house), parts("小龙", "李", house), surely},
		{"Korean, by e-mail", parts("민준", "김", mail), parts("", "김민준", mail), surely},
		{"Japanese in Latin letters, either order", person("Yamada Taro", house), person("Taro Yamada", house), surely},
		{"married, with the old e-mail", person("Jane Doe", mail), person("Jane Miller", mail), surely},
		{"married, with both names", person("Jane Doe", mail), person("Jane Doe-Miller", mail), surely},
		{"card without a name, with the e-mail", person("", mail), person("Jane Doe", mail), surely},
		{"moved to another house, same e-mail", person("Jane Doe", mail, house), person("Jane Doe", mail, "City Museum"), surely},
		{"same birthday", born(person("Jane Doe"), 1980), born(person("Jane Doe"), 1980), surely},

		// To be looked at.
		{"namesakes", person("John Smith"), person("John Smith"), look},
		{"namesakes at one university, each with an address there", person("Wei Wang", house, "wwang1@uio.example"), person("Wei Wang", house, "wwang2@uio.example"), look},
		{"namesakes at one university, by initial", person("J. Smith", house), person("John Smith", house), look},
		{"namesakes at two universities", person("John Smith", house), person("John Smith", "University of Bergen"), look},
		{"father and son with one phone", person("John Smith", phone), person("James Smith", phone), look},
		{"father and son of one name, told apart by Jr.", person("John Smith Sr.", phone), person("John Smith Jr.", phone), look},
		{"spouses with one e-mail", person("Jane Doe", mail), person("John Doe", mail), look},
		{"spouses of two names with one e-mail", person("Jane Doe", mail), person("John Miller", mail), look},
		{"siblings nearly of one name with one phone", person("Anna Berg", phone), person("Anne Berg", phone), look},
		{"misspelt in one house", person("Jane Schmidt", house), person("Jane Schmitt", house), look},

		// Not to be shown.
		{"colleagues", person("Jane Doe", house), person("John Miller", house), no},
		{"colleagues of one family name", person("Jane Doe", house), person("John Doe", house), no},
		{"colleagues of one given name", person("Jane Doe", house), person("Jane Miller", house), no},
		{"colleagues with one mailbox", person("Jane Doe", office, house), person("John Miller", office, house), no},
		{"colleagues with one switchboard", person("Jane Doe", phone, house), person("John Miller", phone, house), no},
		{"colleagues with one mailbox and switchboard", person("Jane Doe", office, phone, house), person("John Miller", office, phone, house), no},
		{"father and son of one name, born in different years", born(person("John Smith", house), 1950), born(person("John Smith", house), 1980), no},
		{"father and son in one firm", person("John Smith Sr.", house), person("John Smith Jr.", house), no},
		{"one home page of a house", person("Jane Doe", "https://uio.example"), person("John Miller", "https://uio.example"), no},
		{"strangers", person("Jane Doe"), person("John Miller"), no},
		{"Japanese of one family", parts("太郎", "山田", house), parts("花子", "山田", house), no},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, pair := range [][2]*Contact{{c.a, c.b}, {c.b, c.a}} {
				s, got := Match(pair[0], pair[1]), no
				switch {
				case s.Points >= SamePerson:
					got = surely
				case s.Points >= MaybeSame:
					got = look
				}
				if got != c.want {
					t.Errorf("%s, want %s: %d points for %q", got, c.want, s.Points, s.Reasons)
				}
				if got != no && len(s.Reasons) == 0 {
					t.Error("no reason is given")
				}
			}
			keys := MatchKeys(c.b)
			if c.want != no && !slices.ContainsFunc(MatchKeys(c.a), func(k string) bool { return slices.Contains(keys, k) }) {
				t.Errorf("they are never compared: %q and %q", MatchKeys(c.a), keys)
			}
		})
	}
}
