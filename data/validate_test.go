package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestCheckEmail(t *testing.T) {
	for _, c := range []struct {
		name, in string
		ok       bool
	}{
		{"plain", "jane@sl.example", true},
		{"plus and dots", "jane.doe+ifla@mail.sl.example", true},
		{"UTF-8 local part", "søren@bibliotek.example", true},
		{"international domain", "info@bücherei.example", true},
		{"CJK", "図書館@例え.テスト", true},
		{"punycode", "info@xn--bcherei-n2a.example", true},
		{"apostrophe", "o'brien@sl.example", true},
		{"no at", "jane.sl.example", false},
		{"no dot", "jane@localhost", false},
		{"two ats", "jane@home@sl.example", false},
		{"space", "jane doe@sl.example", false},
		{"space at the end", "jane@sl.example ", false},
		{"nothing before", "@sl.example", false},
		{"nothing behind", "jane@", false},
		{"dot at the end of the domain", "jane@sl.example.", false},
		{"two dots in the domain", "jane@sl..example", false},
		{"dot at the end of the local part", "jane.@sl.example", false},
		{"angle brackets", "<jane@sl.example>", false},
		{"two addresses", "a@sl.example,b@sl.example", false},
		{"hyphen at the edge", "jane@-sl.example", false},
		{"underscore in the domain", "jane@s_l.example", false},
		{"address literal", "jane@192.0.2.1", false},
		{"too long", strings.Repeat("a", 65) + "@sl.example", false},
		{"invalid bytes", "j\xff@sl.example", false},
		{"empty", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := CheckEmail(c.in)
			if (err == nil) != c.ok {
				t.Fatalf("CheckEmail(%q) = %v", c.in, err)
			}
			if fe, is := err.(*FieldError); err != nil && (!is || fe.Field != "email" || fe.Value != c.in || fe.Reason.IsZero()) {
				t.Errorf("not a full FieldError: %#v", err)
			}
		})
	}
}

func TestValidateContact(t *testing.T) {
	for _, c := range []struct {
		name  string
		c     Contact
		wants []string // fields
	}{
		{"a name is enough", Contact{Family: "Doe"}, nil},
		{"an organisation is enough", Contact{Organisation: "State Library"}, nil},
		{"an address is enough", Contact{Emails: []Email{{Value: "jane@sl.example"}}}, nil},
		{"a phone is enough", Contact{Phones: []Phone{{Value: "030 23125 100"}}}, nil},
		{"a title is not", Contact{Title: "Librarian", Note: "tall"}, []string{"display_name"}},
		{"blanks are no name", Contact{DisplayName: "  "}, []string{"display_name"}},
		{
			"each list is looked at",
			Contact{
				Family: "Doe", Emails: []Email{{Value: "jane@sl.example"}, {Value: "jane"}},
				Phones: []Phone{{Value: "none"}}, Links: []Link{{Value: "https://"}, {Value: "not a link"}, {Value: "@jane@social.example"}},
			},
			[]string{"emails", "phones", "links", "links"},
		},
		{"birthday without year on a leap day", Contact{Family: "Doe", Birthday: Date{Month: 2, Day: 29}}, nil},
		{"birthday that is no day", Contact{Family: "Doe", Birthday: Date{Year: 2025, Month: 2, Day: 29}}, []string{"birthday"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantFields(t, c.c.Validate(), c.wants) })
	}
}

func wantFields(t *testing.T, got []*FieldError, want []string) {
	t.Helper()
	var fields []string
	for _, e := range got {
		fields = append(fields, string(e.Field))
		if e.Reason.IsZero() {
			t.Errorf("%s without reason", e.Field)
		}
	}
	if strings.Join(fields, " ") != strings.Join(want, " ") {
		t.Errorf("fields %q, want %q", fields, want)
	}
}

func TestValidateEvent(t *testing.T) {
	day := time.Date(2026, 8, 12, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		e     Event
		wants []string
	}{
		{"a name is enough", Event{Name: "Metadata Days"}, nil},
		{"all of it", Event{Name: "Metadata Days", Start: day, End: day.Add(time.Hour), Zone: "Europe/Berlin", Link: "https://md.example"}, nil},
		{"fixed zone", Event{Name: "Metadata Days", Zone: "+02:00"}, nil},
		{"no name", Event{}, []string{"name"}},
		{"end before start", Event{Name: "x", Start: day, End: day.Add(-time.Hour)}, []string{"end"}},
		{"end without start", Event{Name: "x", End: day}, []string{"start"}},
		{"unknown zone", Event{Name: "x", Zone: "Mars/Base"}, []string{"zone"}},
		{"bad link", Event{Name: "x", Link: "https://"}, []string{"link"}},
		{"sessions", Event{Name: "x", Sessions: []Session{{Title: "Keynote", Start: day, End: day.Add(-1)}, {}}}, []string{"sessions", "sessions"}},
	} {
		t.Run(c.name, func(t *testing.T) { wantFields(t, c.e.Validate(), c.wants) })
	}
}

func TestZoneName(t *testing.T) {
	linked, texted, empty := t.TempDir(), t.TempDir(), t.TempDir()
	zoneinfo := filepath.Join(t.TempDir(), "zoneinfo", "Europe")
	if err := os.MkdirAll(zoneinfo, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(zoneinfo, "Berlin")
	if err := os.WriteFile(file, []byte("TZif"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(file, filepath.Join(linked, "localtime")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := os.WriteFile(filepath.Join(texted, "timezone"), []byte("Asia/Tokyo\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, tz string
		set      bool
		etc      string
		want     string
	}{
		{"TZ first", "America/New_York", true, linked, "America/New_York"},
		{"TZ with colon", ":Europe/Paris", true, linked, "Europe/Paris"},
		{"TZ as a path", "/usr/share/zoneinfo/Europe/Paris", true, linked, "Europe/Paris"},
		{"empty TZ is UTC", "", true, linked, "UTC"},
		{"unknown TZ", "Mars/Base", true, linked, ""},
		{"link", "", false, linked, "Europe/Berlin"},
		{"text file", "", false, texted, "Asia/Tokyo"},
		{"nothing", "", false, empty, ""},
	} {
		if got := zoneName(c.tz, c.set, c.etc); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if name := LocalZone(); !KnownZone(name) {
		t.Errorf("LocalZone() = %q, which is no zone", name)
	}
}

func TestNormaliseContact(t *testing.T) {
	c := Contact{
		DisplayName: " Jane  van\tder Berg ", Organisation: "Bu\u0308cherei", Note: "one \r\ntwo\x00\n\n",
		Emails:    []Email{{Value: " jane@sl.example ", Preferred: true}, {Value: "JANE@sl.example"}, {}, {Value: "j@home.example", Preferred: true}},
		Phones:    []Phone{{Value: "030 23125 100"}, {Value: " "}},
		Links:     []Link{{Value: ""}, {Value: "https://jane.example"}},
		Addresses: []Address{{Label: "work"}, {City: " Berlin "}},
		Topics:    []string{"#metadata", "Metadata ", "", "C++", "C#", "Open Access", "open-access", "openaccess"},
	}
	c.Normalise("DE")
	want := Contact{
		DisplayName: "Jane van der Berg", Given: "Jane", Family: "van der Berg", Organisation: "Bücherei", Note: "one\ntwo",
		Emails:    []Email{{Value: "jane@sl.example", Preferred: true}, {Value: "j@home.example"}},
		Phones:    []Phone{{Value: "030 23125 100", E164: "+493023125100"}},
		Links:     []Link{{Value: "https://jane.example"}},
		Addresses: []Address{{City: "Berlin"}},
		Topics:    []string{"metadata", "C++", "C#", "Open Access", "open-access"},
	}
	for _, d := range Diff(want, c) {
		t.Errorf("%s: got %q, want %q", d.Field, d.New, d.Old)
	}
	again := c
	again.Normalise("DE")
	if d := Diff(c, again); len(d) > 0 {
		t.Errorf("normalising again changes %v", d)
	}
}

func TestNormaliseKeepsTheNameAsItArrived(t *testing.T) {
	c := Contact{DisplayName: "Doe, Jane"}
	c.Normalise("")
	if c.DisplayName != "Doe, Jane" || c.Given != "Jane" || c.Family != "Doe" {
		t.Errorf("got %+v", c)
	}
	org := Contact{DisplayName: "State Library", Organisation: "State Library"}
	org.Normalise("")
	if org.Family != "" || org.Given != "" {
		t.Errorf("an organisation was taken for a person: %+v", org)
	}
}

func TestNormaliseKeepsWhatANumberMeant(t *testing.T) {
	for _, c := range []struct{ name, value, e164, region, want string }{
		{"no region here", "030 23125 100", "+493023125100", "", "+493023125100"},
		{"another region here", "020 7946 0123", "+442079460123", "DE", "+442079460123"},
		{"the text was edited", "030 23125 200", "+493023125100", "DE", "+493023125200"},
		{"the text is no number any more", "ask", "+493023125100", "DE", ""},
		{"a country code in the text counts", "+44 20 7946 0123", "+493023125100", "DE", "+442079460123"},
	} {
		k := Contact{Family: "Doe", Phones: []Phone{{Value: c.value, E164: c.e164}}}
		if k.Normalise(c.region); k.Phones[0].E164 != c.want {
			t.Errorf("%s: %q, want %q", c.name, k.Phones[0].E164, c.want)
		}
	}
}
