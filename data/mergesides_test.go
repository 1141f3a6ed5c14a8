package data

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestMergeSidesTakesWhatTheUserChose(t *testing.T) {
	jane, dr := *person("Jane Doe", "State Library"), *person("Jane Miller", "CITY MUSEUM")
	jane.Title, dr.Title, jane.UID, dr.UID = "Librarian", "Director", "1", "2"
	jane.Former = []Former{{"title", "Director"}} // as it was before a merge
	jane.Birthday, dr.Birthday = Date{1980, 2, 3}, Date{1981, 2, 3}
	jane.Photo.SHA256, dr.Photo.SHA256 = "aa", "bb"
	for _, c := range []struct {
		name                         string
		theirs                       []Side
		shown, organisation, title   string
		year                         int
		photo, kept, alsoKept, kept3 string
	}{
		{"nothing", nil, "Jane Doe", "State Library", "Librarian", 1980, "aa", "Name before: Jane Miller", "Organisation before: CITY MUSEUM", "Birthday before: 1981-02-03"},
		{"the name", []Side{SideName}, "Jane Miller", "State Library", "Librarian", 1980, "aa", "Name before: Jane Doe", "Organisation before: CITY MUSEUM", "Title before: Director"},
		{
			"all",
			[]Side{SideName, SideOrganisation, SideTitle, SideBirthday, SidePhoto},
			"Jane Miller", "CITY MUSEUM", "Director", 1981, "bb", "Title before: Librarian", "Organisation before: State Library", "Birthday before: 1980-02-03",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := MergeSides(jane, dr, c.theirs...)
			if got.Name() != c.shown || got.Organisation != c.organisation || got.Title != c.title || got.Birthday.Year != c.year || got.Photo.SHA256 != c.photo || got.UID != "1" {
				t.Errorf("got %+v", got)
			}
			for _, line := range []string{c.kept, c.alsoKept, c.kept3} {
				if !slices.ContainsFunc(got.Former, func(f Former) bool { return f.Heading()+": "+f.Value == line }) {
					t.Errorf("lost is %q: %q", line, got.Former)
				}
			}
		})
	}
	if got := Sides(&jane, &dr); !slices.Equal(got, []Side{SideName, SideOrganisation, SideTitle, SideBirthday, SidePhoto}) {
		t.Errorf("the choices are %v", got)
	}
	if got := Sides(person("Jane Doe"), person("Doe Jane")); len(got) != 0 {
		t.Errorf("one name in two orders is a choice of %v", got)
	}
	if got := BetterSides(person("J. Doe"), person("Jane Doe")); !slices.Equal(got, []Side{SideName}) {
		t.Errorf("of an initial, better are %v", got)
	}
	loud, plain := person("Jane Doe", "STATE LIBRARY"), person("Jane Doe", "State Library")
	if got := BetterSides(loud, plain); !slices.Equal(got, []Side{SideOrganisation}) {
		t.Errorf("better are %v", got)
	}
	if got := BetterSides(plain, loud); len(got) != 0 {
		t.Errorf("better are %v", got)
	}
}

// words are the values of a contact that a merge must keep. A phone and a link count by what they lead to.
func values(c *Contact) (out []string) {
	add := func(texts ...string) {
		for _, t := range texts {
			if t != "" {
				out = append(out, t)
			}
		}
	}
	add(c.DisplayName, c.Prefix, c.Given, c.Additional, c.Family, c.Suffix, c.Nickname)
	add(c.Organisation, c.Department, c.Title, strings.TrimPrefix(c.Birthday.String(), "-"))
	add(strings.Split(c.Note, "\n")...)
	add(c.Topics...)
	for _, e := range c.Emails {
		add(e.Value)
	}
	for _, p := range c.Phones {
		add(p.Value)
	}
	for _, l := range c.Links {
		add(l.Value)
	}
	for _, a := range c.Addresses {
		add(a.Lines()...)
	}
	for _, f := range c.Former {
		add(f.Value)
	}
	for _, p := range c.Other {
		add(p.Name + ":" + p.Value)
	}
	return out
}

var apart = strings.NewReplacer("-", " ", ".", " ", "\n", " ")

func TestAMergeKeepsEveryValueOfBoth(t *testing.T) {
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 11))
		one := func(from ...string) string { return from[r.IntN(len(from))] }
		someone := func() Contact {
			c := Contact{
				Prefix: one("", "", "Dr.", "Prof."), Given: one("", "Jane", "Jan", "J.", "Bob", "Robert", "José"), Additional: one("", "", "Marie", "A."),
				Family: one("", "Doe", "Dow", "Doé", "Miller", "van Doe", "Doe-Miller"), Suffix: one("", "", "Jr.", "PhD"), Nickname: one("", "", "Bobby", "JD"),
				Organisation: one("", "State Library", "STATE LIBRARY", "City Museum"), Department: one("", "Maps", "Metadata"), Title: one("", "Director", "Librarian"),
				Note: one("", "likes tea", "likes tea\nplays chess", "Title before: Director"),
			}
			c.DisplayName = one("", "Jane D.", JoinName(c.Prefix, c.Given, c.Additional, c.Family, c.Suffix))
			if r.IntN(3) == 0 {
				c.Birthday = Date{Year: one2(r, 0, 1980, 1981), Month: 2, Day: 3}
			}
			for range r.IntN(3) {
				c.Emails = append(c.Emails, Email{Value: one("jane@lib.example", "jd@home.example", "bob@lib.example"), Label: one("", "work", "home"), Preferred: r.IntN(2) == 0})
				c.Phones = append(c.Phones, Phone{Value: one("+1 202 555 0100", "+1 202 555 0101", "ext. 7")})
				c.Links = append(c.Links, Link{Value: one("https://lib.example", "https://orcid.org/0000-0001")})
				c.Addresses = append(c.Addresses, Address{Street: one("", "Main 1", "Main 2"), City: one("Berlin", "Bonn"), Country: one("", "Germany")})
				c.Topics = append(c.Topics, one("maps", "metadata", "cats"))
				c.Other = append(c.Other, Property{Name: "X-A", Value: one("1", "2", "3")})
			}
			c.Normalise("US")
			return c
		}
		a, b := someone(), someone()
		var theirs []Side
		for _, s := range []Side{SideName, SideNickname, SideOrganisation, SideDepartment, SideTitle, SideBirthday} {
			if r.IntN(2) == 0 {
				theirs = append(theirs, s)
			}
		}
		for how, merged := range map[string]Contact{
			"Merge":      first(Merge(a, b)),
			"MergeSides": MergeSides(a, b, theirs...),
		} {
			have := strings.Join(values(&merged), "\n")
			folded := " " + canonical(apart.Replace(have)) + " " + Fold(apart.Replace(have))
			for _, v := range append(values(&a), values(&b)...) {
				if strings.Contains(have, v) {
					continue
				}
				for _, w := range strings.Fields(Fold(apart.Replace(v))) { // spelled with less, or in another order
					if !strings.Contains(folded, " "+w) {
						t.Fatalf("seed %d: %s with %v of\n%s\nand\n%s\nlost %q:\n%s", seed, how, theirs, show(a), show(b), v, show(merged))
					}
				}
			}
		}
	}
}

func one2(r *rand.Rand, from ...int) int { return from[r.IntN(len(from))] }

func first(c Contact, _ []Change) Contact { return c }

func show(c Contact) string { return fmt.Sprintf("%q", fieldTexts(&c)) }
