package cli_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// strangers are people whose values other programs stumble over: every script, quotes, separators, line
// ends, text that a spreadsheet would run, more values than columns, a long note.
func strangers() []data.Contact {
	return []data.Contact{
		{
			DisplayName: "Dr. Ana María Núñez-Łęcka PhD", Prefix: "Dr.", Given: "Ana", Additional: "María", Family: "Núñez-Łęcka", Suffix: "PhD",
			Nickname: "Anita", Organisation: "Biblioteca, Nacional; \"Sur\"", Department: "Catàleg & Ús", Title: "Head of Metadata, Œuvres",
			Emails: []data.Email{
				{Value: "ana@biblioteca.example", Label: "work", Preferred: true},
				{Value: "a.nunez@home.example", Label: "home"},
				{Value: "ana+lists@lists.example", Label: "lists"},
				{Value: "fourth@biblioteca.example"},
			},
			Phones: []data.Phone{
				{Value: "+34 911 23 45 67", Label: "work"},
				{Value: "+34 600 000 001", Label: "mobile", Preferred: true},
				{Value: "(202) 555-0143 ext. 9", Label: "home"},
				{Value: "+34 911 23 45 68", Label: "work fax"},
			},
			Addresses: []data.Address{
				{Label: "work", POBox: "PO Box 7", Extended: "Floor 2; room B", Street: "Calle Mayor, 1\nPatio 2", City: "Alcalá", Region: "Madrid", PostalCode: "01067", Country: "España"},
				{Label: "home", Street: "Plaza \"Vieja\" 3", City: "Cádiz", PostalCode: "11005", Country: "España"},
				{Street: "C:\\old\\path 5", City: "Ávila"},
			},
			Links:  []data.Link{{Value: "https://biblioteca.example/ana?a=1&b=2,3;4", Label: "blog"}, {Value: "https://orcid.example/0000-0001-2345-6789"}},
			Topics: []string{"metadata", "Linked Data", "Índices"},
			Note:   "First line, with a comma; a semicolon\nsecond: \"quoted\" and a back\\slash, \\n is no line end\n\nafter a blank line ✓",
		},
		{
			DisplayName: "山田 太郎", Given: "太郎", Family: "山田", Organisation: "国立国会図書館", Department: "書誌部", Title: "司書",
			Emails: []data.Email{{Value: "taro@ndl.example", Label: "work"}}, Phones: []data.Phone{{Value: "+81 3-3581-2331", Label: "work"}},
			Addresses: []data.Address{{Label: "work", Street: "永田町1-10-1", City: "千代田区", Region: "東京都", PostalCode: "100-8924", Country: "日本"}},
			Topics:    []string{"図書館", "目録"}, Birthday: data.Date{Year: 1980, Month: 2, Day: 3}, Note: "名刺交換。\n「BIBFRAME」について。",
		},
		{
			DisplayName: "שרה כהן", Given: "שרה", Family: "כהן", Organisation: "הספרייה הלאומית", Title: "מנהלת (ראשית)",
			Emails: []data.Email{{Value: "sara@nli.example"}}, Phones: []data.Phone{{Value: "+972 2-555-0100", Label: "mobile"}},
			Birthday: data.Date{Month: 2, Day: 3}, Note: "שלום, עולם; English inside\nعربي أيضا",
		},
		{
			DisplayName: "ليلى حداد", Given: "ليلى", Family: "حداد", Organisation: "مكتبة الإسكندرية", Emails: []data.Email{{Value: "layla@bibalex.example", Label: "work", Preferred: true}},
		},
		{
			DisplayName: "=1+1", Given: "@cmd", Family: "-Minus", Nickname: "+plus", Organisation: "MAR1", Department: "007", Title: "=HYPERLINK(\"http://x.example\",\"x\")",
			Emails: []data.Email{{Value: "formula@lib.example"}}, Phones: []data.Phone{{Value: "+380441234567", Label: "mobile"}, {Value: "0049 30 23125 000"}},
			Addresses: []data.Address{{Street: "1/2", City: "1E5", PostalCode: "01067"}}, Topics: []string{"=topic", "+1"}, Note: "=cmd|' /C calc'!A0\n-2+3",
		},
		{
			DisplayName: "Zoë 👩🏽‍💻 O’Brien-D'Arcy", Given: "Zoë 👩🏽‍💻", Family: "O’Brien-D'Arcy", Organisation: "Emoji 📚 Library",
			Emails: []data.Email{{Value: "zoë@bücherei.example"}}, Topics: []string{"🎉"}, Note: "👨‍👩‍👧‍👦 family, 🏳️‍🌈 flag, e\u0301 combining",
		},
		{DisplayName: "Smith, \"Bob\"; Jones, Ltd.", Organisation: "A\tB <i>&amp;</i>", Phones: []data.Phone{{Value: "+1 202-555-0143", Label: "car"}, {Value: "+1 202-555-0144", Label: "pager"}}},
		{DisplayName: "Long Note", Given: "Long", Family: "Note", Emails: []data.Email{{Value: "long@lib.example"}}, Note: strings.Repeat("Größe, 大きい; \"quoted\" \\ 👍 line\n", 400) + "the end"},
		{
			DisplayName: "Other Props", Given: "Other", Family: "Props", Emails: []data.Email{{Value: "other@lib.example"}},
			Other: []data.Property{{Name: "X-ROOM", Value: `B\, 12\; left`}, {Name: "item1.X-ABDATE", Value: "2001-02-03"}, {Name: "item1.X-ABLABEL", Value: "_$!<Anniversary>!$_"}},
		},
	}
}

// portrait is a small picture.
func portrait(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 24, 24))
	for i := range 24 * 24 {
		img.Set(i%24, i/24, color.RGBA{uint8(i), uint8(i * 7), 90, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// libraryDays is an event of two days abroad with sessions.
func libraryDays() data.Event {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		panic(err)
	}
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 10, day, hour, minute, 0, 0, oslo).UTC() }
	return data.Event{
		Name: "Library Days, “Nord”; 図書館", Place: "Deichman, Oslo; hall \"A\"", Zone: "Europe/Oslo", AllDay: true, Start: at(24, 0, 0), End: at(25, 0, 0),
		Link: "https://days.example/2026?x=1,2", Note: "Bring a badge,\nand a \\ laptop; please",
		Sessions: []data.Session{
			{Title: "Opening; welcome, all", Speakers: "Ana Núñez, 山田 太郎", Room: "Hall 1, left", Start: at(24, 9, 0), End: at(24, 10, 30), Zone: "Europe/Oslo", Note: "line\nbreak"},
			{Title: "After the clocks went back 🎉", Room: "2", Start: at(25, 9, 0), End: at(25, 9, 45), Zone: "Europe/Oslo"},
		},
	}
}

// interchangeDesk is a desk whose database holds the strangers, who were met and are owed things.
func interchangeDesk(t *testing.T) (d *desk, people []data.Contact, picture []byte) {
	t.Helper()
	d = newDesk(t)
	s, err := store.Open(t.Context(), d.db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	picture = portrait(t)
	people = strangers()
	event := libraryDays()
	if _, err := s.Do(t.Context(), "Test", func(tx *store.Tx) error {
		if err := tx.SaveEvent(&event); err != nil {
			return err
		}
		photo, err := tx.SavePhoto(picture)
		if err != nil {
			return err
		}
		people[0].Photo = photo
		for i := range people {
			c := &people[i]
			c.UID = "stranger-" + string(rune('a'+i))
			if err := tx.SaveContact(c); err != nil {
				return err
			}
			m := data.Encounter{ContactID: c.ID, EventID: event.ID, At: event.Sessions[0].Start, Zone: "Europe/Oslo", Place: "at the door; left", Note: "said \"hello\",\nthen left", Warmth: data.Warm}
			if err := tx.SaveEncounter(&m); err != nil {
				return err
			}
		}
		for _, p := range []data.Promise{
			{ContactID: people[0].ID, Text: "Send the slides, all; soon", Due: data.Date{Year: 2026, Month: 11, Day: 2}},
			{ContactID: people[1].ID, Text: "目録を送る 👍"},
			{ContactID: people[1].ID, By: data.ByThem, Text: "their list"},
		} {
			if err := tx.SavePromise(&p); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	// What was kept is what is compared: the store may put values into their usual form.
	for i := range people {
		if people[i], err = s.Contact(t.Context(), people[i].ID); err != nil {
			t.Fatal(err)
		}
	}
	slices.SortFunc(people, func(a, b data.Contact) int { return strings.Compare(a.UID, b.UID) })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return d, people, picture
}
