package data

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// person makes a contact from a name and what follows it: an address, a number, a link, else the
// organisation.
func person(name string, with ...string) *Contact {
	var c Contact
	if name != "" {
		c.SplitName(name)
	}
	for _, w := range with {
		switch {
		case strings.Contains(w, "://"):
			c.Links = append(c.Links, Link{Value: w})
		case strings.Contains(w, "@"):
			c.Emails = append(c.Emails, Email{Value: w})
		case strings.HasPrefix(w, "+"):
			c.Phones = append(c.Phones, Phone{Value: w, E164: strings.ReplaceAll(w, " ", "")})
		default:
			c.Organisation = w
		}
	}
	return &c
}

// numbers is a card with nothing but a number whose country is not known.
func numbers(value string) *Contact { return &Contact{Phones: []Phone{{Value: value}}} }

func TestMatch(t *testing.T) {
	const phone = "+49 3023125100"
	nick := person("Robert Smith", "State Library")
	nick.Nickname = "Robbie"
	same := [2]int{SamePerson, 100}
	maybe := [2]int{MaybeSame, SamePerson - 1}
	no := [2]int{0, MaybeSame - 1}
	for _, c := range []struct {
		name   string
		a, b   *Contact
		want   [2]int
		reason Reason
	}{
		{"same e-mail, same name", person("Jane Doe", "jane@sl.example"), person("Jane Doe", "JANE@sl.example"), same, "same e-mail"},
		{"same e-mail, name in the other order", person("Jane Doe", "jane@sl.example"), person("Doe Jane", "jane@sl.example"), same, "same e-mail"},
		{"same e-mail, no name in one", person("Jane Doe", "jane@sl.example"), person("", "jane@sl.example"), same, "same e-mail"},
		{"same e-mail, family name changed", person("Jane Doe", "jane@sl.example"), person("Jane Smith", "jane@sl.example"), same, "same e-mail"},
		{"same e-mail, different names", person("Jane Doe", "us@home.example"), person("Peter Miller", "us@home.example"), maybe, "same e-mail"},
		{"couple with one e-mail", person("Jane Doe", "does@home.example"), person("Mark Doe", "does@home.example"), maybe, "same e-mail"},
		{"same phone, same name", person("Jane Doe", phone), person("Jane Doe", phone), same, "same phone"},
		{"family members with one phone", person("Jane Doe", phone), person("Mark Doe", phone), maybe, "same phone"},
		{"siblings with similar names and one phone", person("Maria Doe", phone), person("Marie Doe", phone), maybe, "same phone"},
		{"initial and one phone may be a relative", person("J. Doe", phone), person("Jane Doe", phone), maybe, "same phone"},
		{"switchboard", person("Jane Doe", phone), person("Peter Miller", phone), no, "same phone"},
		{"shared mailbox, different names", person("Jane Doe", "info@sl.example", "State Library"), person("Peter Miller", "info@sl.example", "State Library"), no, ""},
		{"shared mailbox, same name", person("Jane Doe", "info@sl.example"), person("Jane Doe", "info@sl.example"), same, "same shared mailbox"},
		{"one number on two cards and nothing else", numbers("209 525-7564"), numbers("(209) 5257564"), same, "same phone"},
		{"a local number of somebody and of nobody", person("Jane Doe", "209 525-7564"), numbers("209 525-7564"), no, ""},
		{"namesakes with nothing else", person("Jane Doe"), person("Jane Doe"), maybe, "same name"},
		{"namesakes of different organisations", person("Jane Doe", "State Library"), person("Jane Doe", "City Museum"), maybe, "same name"},
		{"same name and organisation", person("Jane Doe", "State Library"), person("Jane Doe", "State library"), same, "same name and organisation"},
		{"namesakes in one house with their own addresses", person("John Smith", "Uni", "jsmith1@uni.example"), person("John Smith", "Uni", "jsmith2@uni.example"), maybe, "same name and organisation"},
		{"accents aside", person("Jürgen Müller", "State Library"), person("Juergen Mueller", "State Library"), same, "same name and organisation"},
		{"accents left out", person("Søren Ångström", "State Library"), person("Soren Angstrom", "State Library"), same, ""},
		{"nickname", person("Bob Smith", "State Library"), person("Robert Smith", "State Library"), same, "same name and organisation"},
		{"own nickname", nick, person("Robbie Smith", "State Library"), same, ""},
		{"initial and organisation", person("J. Doe", "State Library"), person("Jane Doe", "State Library"), maybe, "same organisation"},
		{"middle name in one", person("Jane Marie Doe", "State Library"), person("Jane Doe", "State Library"), same, ""},
		{"middle names that clash", person("Jane Marie Doe", "State Library"), person("Jane Anne Doe", "State Library"), maybe, ""},
		{"particle in one", person("Jan van der Berg", "State Library"), person("Jan Berg", "State Library"), same, ""},
		{"double name and half of it", person("Ana García Márquez", "State Library"), person("Ana García", "State Library"), maybe, ""},
		{"misspelt", person("Jane Schmidt", "State Library"), person("Jane Schmitt", "State Library"), maybe, ""},
		{"father and son", person("John Smith Jr.", "Firm"), person("John Smith Sr.", "Firm"), no, ""},
		{"CJK cut and uncut", person("山田 太郎", "図書館"), person("山田太郎", "図書館"), same, ""},
		{"CJK different", person("山田 太郎", "図書館"), person("山田 花子", "図書館"), no, ""},
		{"colleagues", person("Jane Doe", "State Library"), person("Peter Miller", "State Library"), no, ""},
		{"strangers", person("Jane Doe"), person("Peter Miller"), no, ""},
		{"mononym", person("Anna"), person("Anna"), maybe, "similar name"},
		{"same profile", person("Jane Doe", "https://orcid.org/0000-0002-1825-0097"), person("J. Doe", "http://www.orcid.org/0000-0002-1825-0097/"), same, "same profile link"},
		{"same home page is the house's", person("Jane Doe", "https://sl.example"), person("Peter Miller", "https://sl.example"), no, ""},
		{"organisation cards", person("", "State Library", "info@sl.example"), person("", "State Library"), same, "same organisation"},
		{"organisation card and its employee", person("Jane Doe", "State Library"), person("", "State Library"), no, ""},
		{"nothing at all", &Contact{}, &Contact{}, no, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, pair := range [][2]*Contact{{c.a, c.b}, {c.b, c.a}} {
				got := Match(pair[0], pair[1])
				if got.Points < c.want[0] || got.Points > c.want[1] {
					t.Errorf("%d points %q, want %v", got.Points, got.Reasons, c.want)
				}
				if c.reason != "" && (len(got.Reasons) == 0 || got.Reasons[0] != c.reason) {
					t.Errorf("reasons %q, want %q first", got.Reasons, c.reason)
				}
			}
			meets := slices.ContainsFunc(MatchKeys(c.a), func(k string) bool { return slices.Contains(MatchKeys(c.b), k) })
			if c.want == same && !meets {
				t.Errorf("no shared key: %q and %q", MatchKeys(c.a), MatchKeys(c.b))
			}
		})
	}
}

func TestMatchBirthdays(t *testing.T) {
	a, b := person("Jane Doe", "State Library"), person("Jane Doe", "State Library")
	a.Birthday, b.Birthday = Date{1980, 2, 3}, Date{1991, 2, 3}
	if got := Match(a, b); got.Points >= MaybeSame {
		t.Errorf("different birthdays: %d points", got.Points)
	}
	b.Birthday = Date{Month: 2, Day: 3}
	if got := Match(a, b); got.Points < SamePerson {
		t.Errorf("same birthday, year unknown in one: %d points", got.Points)
	}
}

func TestMatchUIDIsNotEnough(t *testing.T) {
	a, b := person("Jane Doe"), person("Peter Miller")
	a.UID, b.UID = "1", "1"
	if got := Match(a, b); got.Points >= SamePerson {
		t.Errorf("same uid, different names: %d points", got.Points)
	}
	b = person("J. Doe")
	b.UID = "1"
	if got := Match(a, b); got.Points < SamePerson || !compatible(a, b) {
		t.Errorf("same uid, compatible name: %d points", got.Points)
	}
}

func TestMatchKeys(t *testing.T) {
	c := person("Jürgen Müller-Thal", "J@sl.example", "+49 3023125100", "State Library", "https://orcid.org/0000-0002-1825-0097")
	c.UID = "u-1"
	want := []string{
		"u:u-1", "e:j@sl.example", "p:+493023125100", "l:orcid.org/0000-0002-1825-0097",
		"n:jurgen mullerthal", "n:jurgen muller", "f:mullerthal statelibrary", "f:jurgen statelibrary",
	}
	if got := MatchKeys(c); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := MatchKeys(person("", "State Library")); !slices.Equal(got, []string{"o:statelibrary"}) {
		t.Errorf("organisation: %q", got)
	}
	if got := MatchKeys(&Contact{}); len(got) != 0 {
		t.Errorf("nothing: %q", got)
	}
}

func TestWhoMatchesCouldBeTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	one := func(from ...string) string { return from[r.IntN(len(from))] }
	someone := func() *Traits {
		c := person("", one("State Library", "Stote Library", "City Museum", ""), one("jane@sl.example", "info@sl.example", "j.doe@sl.example", "", ""),
			one("+49 3023125100", "+49 3023125101", ""), one("https://orcid.org/0000-0001", "https://sl.example", ""))
		c.Given, c.Family = one("Jane", "Jan", "J.", "Robert", "Bob", "Doe", "太郎", ""), one("Doe", "Doé", "Do", "Doe-Miller", "van Doe", "Jane", "Miller", "山田", "")
		c.Additional, c.Suffix, c.Nickname = one("", "", "Bob", "B.", "Miller"), one("", "", "Jr.", "Sr."), one("", "", "Bob", "Jane")
		c.UID = one("", "", "1", "2")
		if r.IntN(4) == 0 {
			c.Birthday = Date{Year: 1980 + r.IntN(2), Month: 2, Day: 3}
		}
		return TraitsOf(c)
	}
	same, could := 0, 0
	const pairs = 20_000
	for range pairs {
		a, b := someone(), someone()
		s := a.Match(b)
		if a.CouldBeSame(b) {
			could++
		} else if s.Points >= SamePerson {
			t.Fatalf("%+v and %+v: Match gives %v, but CouldBeSame says no", *a, *b, s)
		}
		if s.Points >= SamePerson {
			same++
		}
	}
	if same < pairs/50 || could > pairs*2/3 {
		t.Errorf("of %d pairs %d could be the same person and %d are: the test compares little", pairs, could, same)
	}
}

func TestEveryReasonOfARuleIsListed(t *testing.T) {
	for _, r := range rules {
		if !slices.Contains(Reasons, r.reason) {
			t.Errorf("%q is missing in Reasons", r.reason)
		}
	}
}

// compatible reports whether the names of two contacts may belong to one person: the same, a short form, an
// initial, or no name in one of them.
func compatible(a, b *Contact) bool {
	l := compareNames(nameOf(a), nameOf(b))
	return l == nameUnknown || l >= nameNear
}
