package data

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func me() Contact {
	return Contact{
		ID: 1, UID: "me", DisplayName: "Dr. Anna Thal", Prefix: "Dr.", Given: "Anna", Family: "Thal", Nickname: "Annie",
		Organisation: "State Library", Department: "Metadata", Title: "Head",
		Emails:    []Email{{Value: "anna@sl.example"}, {Value: "anna@home.example", Preferred: true}},
		Phones:    []Phone{{Value: "+49 30 23125 100"}, {Value: "+49 30 23125 200"}},
		Links:     []Link{{Value: "https://anna.example"}},
		Addresses: []Address{{Street: "Am Platz 1", City: "Berlin"}},
		Topics:    []string{"metadata"}, Note: "private", Birthday: Date{1980, 2, 3},
		Photo: PhotoRef{SHA256: "aa"}, Other: []Property{{"X-PIN", "1234"}},
	}
}

func TestCardShowsOnlyWhatIsListed(t *testing.T) {
	for _, c := range []struct {
		name string
		card Card
		want Contact
	}{
		{"an empty card shows the name", Card{}, Contact{DisplayName: "Dr. Anna Thal", Prefix: "Dr.", Given: "Anna", Family: "Thal"}},
		{
			"listed fields",
			Card{Show: []FieldRef{"organisation", "email:anna@sl.example", "phone:+49 30 23125 200", "topics"}},
			Contact{
				DisplayName: "Dr. Anna Thal", Prefix: "Dr.", Given: "Anna", Family: "Thal", Organisation: "State Library",
				Emails: []Email{{Value: "anna@sl.example"}}, Phones: []Phone{{Value: "+49 30 23125 200"}}, Topics: []string{"metadata"},
			},
		},
		{
			"own values over them",
			Card{Show: []FieldRef{"organisation", "title"}, Own: map[FieldKey]string{"title": "Board member", "department": "Board", "organisation": ""}},
			Contact{DisplayName: "Dr. Anna Thal", Prefix: "Dr.", Given: "Anna", Family: "Thal", Title: "Board member", Department: "Board"},
		},
		{
			"own name",
			Card{Own: map[FieldKey]string{"prefix": "", "family": "Thal-Berg"}},
			Contact{DisplayName: "Anna Thal-Berg", Given: "Anna", Family: "Thal-Berg"},
		},
		{
			"own address",
			Card{Show: []FieldRef{"email:anna@sl.example"}, Own: map[FieldKey]string{"email": "booth@sl.example"}},
			Contact{DisplayName: "Dr. Anna Thal", Prefix: "Dr.", Given: "Anna", Family: "Thal", Emails: []Email{{Value: "booth@sl.example", Preferred: true}}},
		},
		{
			"a reference to a value that is gone",
			Card{Show: []FieldRef{"email:old@sl.example"}},
			Contact{DisplayName: "Dr. Anna Thal", Prefix: "Dr.", Given: "Anna", Family: "Thal"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, d := range Diff(c.want, c.card.Contact(me())) {
				t.Errorf("%s: got %q, want %q", d.Field, d.New, d.Old)
			}
		})
	}
}

func TestCardThatListsAllShowsAllButThePrivate(t *testing.T) {
	m := me()
	card := Card{Show: Refs(&m)}
	want := m
	want.UID, want.Photo, want.Other = "", PhotoRef{}, nil
	for _, d := range Diff(want, card.Contact(m)) {
		t.Errorf("%s: got %q, want %q", d.Field, d.New, d.Old)
	}
}

func TestRefs(t *testing.T) {
	m := me()
	want := []FieldRef{
		"prefix", "given", "family", "nickname", "organisation", "department", "title",
		"email:anna@sl.example", "email:anna@home.example", "phone:+49 30 23125 100", "phone:+49 30 23125 200",
		"link:https://anna.example", "address:Am Platz 1\nBerlin", "topics", "birthday", "note",
	}
	if got := Refs(&m); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if r := FieldRef("link:https://anna.example"); r.Kind() != "link" || r.Value() != "https://anna.example" {
		t.Errorf("kind %q, value %q", r.Kind(), r.Value())
	}
	if r := FieldRef("title"); r.Kind() != "title" || r.Value() != "" {
		t.Errorf("kind %q, value %q", r.Kind(), r.Value())
	}
	if got := DefaultShow(&m); !slices.Equal(got, []FieldRef{"organisation", "title", "email:anna@home.example", "phone:+49 30 23125 100", "link:https://anna.example"}) {
		t.Errorf("default %q", got)
	}
	if got := DefaultShow(&Contact{Family: "Thal"}); got != nil {
		t.Errorf("default of a bare name %q", got)
	}
}

func TestCardFollowsEdits(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Contact)
		show   string // shown before, separated by |
		want   string
	}{
		{"an edit in place is followed", func(m *Contact) { m.Emails[0].Value = "a.thal@sl.example" }, "title|email:anna@sl.example", "title|email:a.thal@sl.example"},
		{"an edit of what is not shown adds nothing", func(m *Contact) { m.Emails[1].Value = "secret@home.example" }, "email:anna@sl.example", "email:anna@sl.example"},
		{"what is removed is dropped", func(m *Contact) { m.Emails = m.Emails[1:] }, "email:anna@sl.example|title", "title"},
		{"what is new is never added", func(m *Contact) { m.Phones = append(m.Phones, Phone{Value: "+49 30 23125 300"}) }, "phone:+49 30 23125 100", "phone:+49 30 23125 100"},
		{"what moved stays", func(m *Contact) { slices.Reverse(m.Phones) }, "phone:+49 30 23125 100", "phone:+49 30 23125 100"},
		{"removed and another added in the same place is an edit", func(m *Contact) { m.Links[0].Value = "https://thal.example" }, "link:https://anna.example", "link:https://thal.example"},
		{"an emptied value is dropped", func(m *Contact) { m.Links[0].Value = "" }, "link:https://anna.example", ""},
		{"an address is followed", func(m *Contact) { m.Addresses[0].Street = "Am Platz 2" }, "address:Am Platz 1\nBerlin", "address:Am Platz 2\nBerlin"},
		{"a value that another moved into is not shown for it", func(m *Contact) {
			m.Emails[0].Value, m.Emails[1].Value = "anna@home.example", "new@sl.example"
		}, "email:anna@sl.example", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var card Card
			for r := range strings.SplitSeq(c.show, "|") {
				card.Show = append(card.Show, FieldRef(r))
			}
			before, after := me(), me()
			c.change(&after)
			card.Follow(before, after)
			var got []string
			for _, r := range card.Show {
				got = append(got, string(r))
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("shows %q, want %q", got, c.want)
			}
		})
	}
}

func TestACardEndsAtItsMoment(t *testing.T) {
	at := time.Date(2026, 8, 14, 16, 0, 0, 0, time.UTC)
	c := Card{Until: at}
	if c.Ended(at.Add(-time.Millisecond)) || !c.Ended(at) {
		t.Error("it does not end at its moment")
	}
	if c.Until = (time.Time{}); c.Ended(at) {
		t.Error("a card without an end ended")
	}
}

func TestACodesOrderIsWholeAndNamesEachOnce(t *testing.T) {
	got := CodeForm{Drop: []Droppable{DropTitle, "unheard of", DropTitle, DropEmails}}.Order()
	if len(got) != len(DropOrder) || got[0] != DropTitle || got[1] != DropEmails || got[2] != DropNote {
		t.Error(got)
	}
}

func TestColoursAroundACode(t *testing.T) {
	for s, ok := range map[string]bool{"": true, "#1a5fb4": true, "1a5fb4": false, "#1A5FB4": false, "#1a5fb": false, "#1a5fbg": false, "red": false} {
		if err := CheckColour(s); (err == nil) != ok {
			t.Errorf("%q: %v", s, err)
		}
	}
}
