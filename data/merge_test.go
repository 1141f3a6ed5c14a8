package data

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestMerge(t *testing.T) {
	jane := *person("Jane Doe", "jane@sl.example", "State Library")
	jane.Title, jane.ID, jane.Rev = "Librarian", 7, 3
	full := func(change func(*Contact)) Contact {
		c := jane
		change(&c)
		return c
	}
	for _, c := range []struct {
		name   string
		old    Contact
		draft  Contact
		want   Contact
		fields string
	}{
		{"nothing new", jane, *person("Jane Doe", "JANE@sl.example", "State Library"), jane, ""},
		{"an initial is nothing new", jane, *person("J. Doe", "jane@sl.example"), jane, ""},
		{"the other order is nothing new", jane, *person("Doe Jane"), jane, ""},
		{"fills what is empty", jane, Contact{Department: "Metadata"}, full(func(c *Contact) { c.Department = "Metadata" }), "department"},
		{
			"replaces what differs and keeps it", jane,
			Contact{Title: "Director"},
			full(func(c *Contact) { c.Title, c.Former = "Director", []Former{{"title", "Librarian"}} }), "title former",
		},
		{"case alone is nothing new", jane, Contact{Title: "LIBRARIAN"}, jane, ""},
		{
			"adds to lists", jane,
			Contact{Emails: []Email{{Value: "jd@home.example", Label: "home"}}, Topics: []string{"metadata"}},
			full(func(c *Contact) {
				c.Emails = []Email{{Value: "jane@sl.example"}, {Value: "jd@home.example", Label: "home"}}
				c.Topics = []string{"metadata"}
			}), "emails topics",
		},
		{
			"fills a missing label and the preferred mark", jane,
			Contact{Emails: []Email{{Value: "Jane@sl.example", Label: "work", Preferred: true}}},
			full(func(c *Contact) { c.Emails = []Email{{Value: "jane@sl.example", Label: "work", Preferred: true}} }), "emails",
		},
		{
			"one number in two spellings", full(func(c *Contact) { c.Phones = []Phone{{Value: "030 23125 100", E164: "+493023125100"}} }),
			Contact{Phones: []Phone{{Value: "+49 30 23125-100", E164: "+493023125100"}}},
			full(func(c *Contact) { c.Phones = []Phone{{Value: "030 23125 100", E164: "+493023125100"}} }), "",
		},
		{
			"a fuller address takes the place of its part", full(func(c *Contact) { c.Addresses = []Address{{City: "Berlin", Country: "Germany", Label: "work"}} }),
			Contact{Addresses: []Address{{Street: "Am Platz 1", City: "Berlin", Country: "Germany"}}},
			full(func(c *Contact) {
				c.Addresses = []Address{{Street: "Am Platz 1", City: "Berlin", Country: "Germany", Label: "work"}}
			}), "addresses",
		},
		{
			"notes are added once", full(func(c *Contact) { c.Note = "likes tea" }),
			Contact{Note: "met in 2024"},
			full(func(c *Contact) { c.Note = "likes tea\nmet in 2024" }), "note",
		},
		{
			"a longer note takes the place of its part", full(func(c *Contact) { c.Note = "likes tea" }),
			Contact{Note: "likes tea\nmet in 2024"},
			full(func(c *Contact) { c.Note = "likes tea\nmet in 2024" }), "note",
		},
		{"accents are learned", *person("Jurgen Muller"), *person("Jürgen Müller"), *person("Jürgen Müller"), "given family display_name"},
		{"accents are not lost", *person("Jürgen Müller"), *person("Juergen Mueller"), *person("Jürgen Müller"), ""},
		{"a full given name for an initial", *person("J. Doe"), *person("Jane Doe"), *person("Jane Doe"), "given display_name"},
		{
			"a short form becomes the nickname", *person("Bob Smith"), *person("Robert Smith"),
			Contact{DisplayName: "Robert Smith", Given: "Robert", Family: "Smith", Nickname: "Bob"},
			"nickname given display_name",
		},
		{
			"a short form in the draft becomes the nickname", *person("Robert Smith"), *person("Bob Smith"),
			Contact{DisplayName: "Robert Smith", Given: "Robert", Family: "Smith", Nickname: "Bob"},
			"nickname",
		},
		{
			"a family name that changed is kept", *person("Jane Doe"), *person("Jane Miller"),
			Contact{DisplayName: "Jane Miller", Given: "Jane", Family: "Miller", Former: []Former{{NameField, "Jane Doe"}}},
			"family display_name former",
		},
		{
			"a misspelling is kept", *person("Jane Schmidt"), *person("Jane Schmitt"),
			Contact{DisplayName: "Jane Schmidt", Given: "Jane", Family: "Schmidt", Former: []Former{{SpellingField, "Jane Schmitt"}}},
			"former",
		},
		{"one name learns the other", *person("Anna"), *person("Anna Thal"), *person("Anna Thal"), "given family display_name"},
		{"an uncut CJK name is cut", Contact{DisplayName: "林太郎", Family: "林太郎"}, *person("林 太郎"), *person("林 太郎"), "given family display_name"},
		{
			"a title is learned", *person("Jane Doe"), *person("Dr. Jane Doe, PhD"),
			Contact{DisplayName: "Dr. Jane Doe, PhD", Prefix: "Dr.", Given: "Jane", Family: "Doe", Suffix: "PhD"},
			"prefix suffix display_name",
		},
		{"a name for an address", *person("", "jane@sl.example"), *person("Jane Doe", "jane@sl.example"), *person("Jane Doe", "jane@sl.example"), "given family display_name"},
		{
			"birthday learns its year", full(func(c *Contact) { c.Birthday = Date{Month: 2, Day: 3} }),
			Contact{Birthday: Date{1980, 2, 3}},
			full(func(c *Contact) { c.Birthday = Date{1980, 2, 3} }), "birthday",
		},
		{
			"birthday without year is nothing new", full(func(c *Contact) { c.Birthday = Date{1980, 2, 3} }),
			Contact{Birthday: Date{Month: 2, Day: 3}},
			full(func(c *Contact) { c.Birthday = Date{1980, 2, 3} }), "",
		},
		{"the photo stays", full(func(c *Contact) { c.Photo.SHA256 = "aa" }), Contact{Photo: PhotoRef{SHA256: "bb"}}, full(func(c *Contact) { c.Photo.SHA256 = "aa" }), ""},
		{"a photo is taken over", jane, Contact{Photo: PhotoRef{SHA256: "bb"}}, full(func(c *Contact) { c.Photo.SHA256 = "bb" }), "photo"},
		{
			"unknown properties are united", full(func(c *Contact) { c.Other = []Property{{"X-A", "1"}} }),
			Contact{Other: []Property{{"X-A", "1"}, {"X-A", "2"}}},
			full(func(c *Contact) { c.Other = []Property{{"X-A", "1"}, {"X-A", "2"}} }), "other",
		},
		{
			"a new export date is nothing new", full(func(c *Contact) { c.Other = []Property{{"REV", "2025"}} }),
			Contact{Other: []Property{{"REV", "2026"}}},
			full(func(c *Contact) { c.Other = []Property{{"REV", "2025"}} }), "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := c.old
			before.Emails = append([]Email(nil), c.old.Emails...)
			got, changes := Merge(c.old, c.draft)
			for _, d := range Diff(c.want, got) {
				t.Errorf("%s: got %q, want %q", d.Field, d.New, d.Old)
			}
			var fields []string
			for _, ch := range changes {
				fields = append(fields, string(ch.Field))
			}
			if strings.Join(fields, " ") != c.fields {
				t.Errorf("changes %q, want %q", fields, c.fields)
			}
			if !reflect.DeepEqual(c.old.Emails, before.Emails) {
				t.Error("the contact that was given was written to")
			}
			again, more := Merge(got, c.draft)
			if len(more) > 0 {
				t.Errorf("merging again changes %v", more)
			}
			if d := Diff(got, again); len(d) > 0 {
				t.Errorf("merging again alters %v", d)
			}
			if got.ID != c.old.ID || got.Rev != c.old.Rev {
				t.Error("id or revision were lost")
			}
		})
	}
}

func TestMergeOfAnOldDraftTurnsNothingRound(t *testing.T) {
	first := *person("Jane Doe", "State Library")
	first.Title, first.Birthday = "Librarian", Date{1980, 2, 3}
	later := *person("Jane Miller", "City Library")
	later.Title, later.Birthday = "Director", Date{1980, 2, 4}
	c, _ := Merge(first, later)
	if c.Title != "Director" || c.Family != "Miller" || c.Organisation != "City Library" || c.Birthday.Day != 4 {
		t.Fatalf("not updated: %+v", c)
	}
	if again, changes := Merge(c, first); len(changes) > 0 {
		t.Errorf("the old draft changes %v: %+v", changes, again)
	}
	for _, old := range []Former{{NameField, "Jane Doe"}, {"title", "Librarian"}, {"organisation", "State Library"}, {BirthdayField, "1980-02-03"}} {
		if !slices.Contains(c.Former, old) {
			t.Errorf("%v is lost: %v", old, c.Former)
		}
	}
	if c.Note != "" {
		t.Errorf("the note says %q", c.Note)
	}
}

// TestALineOfTheNoteDecidesNothing has a note with lines as earlier versions wrote them, and as anybody may write them.
func TestALineOfTheNoteDecidesNothing(t *testing.T) {
	c := *person("Jane Doe")
	c.Title, c.Birthday = "Librarian", Date{1980, 2, 3}
	c.Note = "Title before: Director\nName before: Jane Miller\nBirthday before: 1980-02-04\nAlso written: Jane Schmitt"
	draft := *person("Jane Miller")
	draft.Title, draft.Birthday = "Director", Date{1980, 2, 4}
	got, _ := Merge(c, draft)
	if got.Title != "Director" || got.Family != "Miller" || got.Birthday != draft.Birthday || got.Note != c.Note {
		t.Errorf("got %+v", got)
	}
	got, _ = Merge(*person("Jane Schmidt"), *person("Jane Schmitt"))
	if got.Note != "" || !slices.Equal(got.Former, []Former{{SpellingField, "Jane Schmitt"}}) {
		t.Errorf("got %+v", got)
	}
}

func TestWhatWasReplacedComesWithTheDraft(t *testing.T) {
	c := *person("Jane Doe")
	c.Title, c.Former = "Librarian", []Former{{"title", "Clerk"}}
	draft := Contact{Title: "Director", Former: []Former{{"title", "Clerk"}, {"title", "Trainee"}}}
	got, changes := Merge(c, draft)
	want := []Former{{"title", "Clerk"}, {"title", "Trainee"}, {"title", "Librarian"}}
	if got.Title != "Director" || !slices.Equal(got.Former, want) || len(changes) != 2 {
		t.Errorf("got %+v, %v", got, changes)
	}
	if len(c.Former) != 1 {
		t.Error("the contact that was given was written to")
	}
	if later, _ := Merge(got, Contact{Title: "Trainee"}); later.Title != "Director" {
		t.Errorf("an earlier title came back: %+v", later)
	}
	if both := MergeSides(c, draft); both.Title != "Librarian" || !slices.Contains(both.Former, Former{"title", "Director"}) || len(both.Former) != 3 {
		t.Errorf("the user's choice: %+v", both)
	}
}

func TestDiff(t *testing.T) {
	a := *person("Jane Doe", "jane@sl.example")
	b := a
	b.Emails = []Email{{Value: "jane@sl.example", Preferred: true}}
	b.Title, b.ID, b.Rev = "Director", 9, 9
	changes := Diff(a, b)
	if len(changes) != 2 || changes[0].Field != "title" || changes[0].Old != "" || changes[0].New != "Director" || changes[1].Field != "emails" {
		t.Errorf("got %+v", changes)
	}
}
