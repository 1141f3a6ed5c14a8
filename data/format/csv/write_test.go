package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/format/table"
)

func write(t *testing.T, f Flavour, rows ...table.Row) []byte {
	t.Helper()
	var b bytes.Buffer
	e := NewEncoder(&b, f)
	for _, r := range rows {
		if err := e.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t *testing.T, b []byte) (drafts []data.Draft, problems []error) {
	t.Helper()
	for d, err := range Read(bytes.NewReader(b), "test.csv") {
		if err != nil {
			problems = append(problems, err)
			continue
		}
		drafts = append(drafts, d)
	}
	return drafts, problems
}

func TestBothOwnFlavoursReadBackToIdenticalRows(t *testing.T) {
	for _, f := range []Flavour{Apps, Spreadsheet} {
		t.Run(string(f), func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, 11))
			for round := range 60 {
				var rows []table.Row
				for range 20 {
					rows = append(rows, generate(r))
				}
				raw := write(t, f, rows...)
				got, problems := read(t, raw)
				if len(problems) > 0 || len(got) != len(rows) {
					t.Fatalf("round %d: %d of %d rows, %v", round, len(got), len(rows), problems)
				}
				for i := range rows {
					if want, is := show(rows[i]), show(rowOf(got[i])); want != is {
						t.Fatalf("round %d row %d\nwrote %s\nread  %s", round, i, want, is)
					}
				}
			}
		})
	}
}

func TestOwnTableIsRFC4180WithTheStableHeader(t *testing.T) {
	raw := write(t, Apps, table.Row{Contact: data.Contact{DisplayName: "Zoë \"Z\" Ünal\nx", Phones: []data.Phone{{Value: "+380441234567"}}}})
	if bytes.HasPrefix(raw, []byte("\uFEFF")) || !bytes.HasSuffix(raw, []byte("\r\n")) {
		t.Errorf("mark or line end wrong in %q", raw)
	}
	rows, err := stdcsv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], table.Header()) || len(rows[1]) != len(table.Header()) {
		t.Errorf("header %q", rows[0])
	}
	want := "Display name,Prefix,Given name,Additional names,Family name,Suffix,Nickname,Organisation,Department,Job title," +
		"E-mail 1,E-mail 1 label,E-mail 2,E-mail 2 label,E-mail 3,E-mail 3 label,Phone 1,Phone 1 label,Phone 2,Phone 2 label,Phone 3,Phone 3 label,"
	if h := strings.Join(table.Header(), ","); !strings.HasPrefix(h, want) || !strings.HasSuffix(h, "Event,Session,Met on,Met at,Time zone,Place,Warmth,Encounter note,Promises,UID,Other,More,Attendance,Pronouns,Appointments,Medium,Introduced by,Last contact,Do not mail,Keep until") {
		t.Errorf("the header has changed: %s", h)
	}
	if rows[1][0] != "Zoë \"Z\" Ünal\nx" || rows[1][16] != "+380441234567" {
		t.Errorf("altered in %q", rows[1])
	}
}

// Scripts and spreadsheets of users stand on the columns that the README lists.
func TestTheReadmeListsEveryColumn(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "## The CSV table\n")
	section, _, _ = strings.Cut(section, "\n## ")
	listed := map[string]bool{}
	for line := range strings.Lines(section) {
		if cells := strings.Split(line, "|"); len(cells) == 4 {
			for name := range strings.SplitSeq(cells[1], ",") {
				listed[strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(name), "1 … 3"))] = true
			}
		}
	}
	for _, column := range table.Header() {
		name, _, repeated := strings.Cut(column, " 1")
		if _, further, _ := strings.Cut(column, " "); !repeated && len(further) > 0 && (further[0] == '2' || further[0] == '3') {
			continue
		}
		if !listed[name] {
			t.Errorf("the README does not list %q", column)
		}
	}
}

func TestAttendanceIsReadableByPeople(t *testing.T) {
	as := []data.DraftAttendee{
		{Event: "Forum: the 2nd", Day: data.Date{Year: 2026, Month: 8, Day: 12}, Status: data.Met},
		{Event: "Book Fair", Status: data.Expected},
		{Event: "Café", Day: data.Date{Year: 2025, Month: 1, Day: 2}, Status: data.WantToMeet},
		{Event: "Old Days", Status: data.Closed},
	}
	const want = "Forum: the 2nd [2026-08-12]: met; Book Fair: expected; Café [2025-01-02]: want to meet; Old Days: closed"
	row := table.Row{Contact: data.Contact{DisplayName: "Jane"}, Attendees: as}
	more, lists := slices.Index(table.Header(), "More"), slices.Index(table.Header(), "Attendance")
	for _, f := range []Flavour{Apps, Spreadsheet} {
		rows, err := stdcsv.NewReader(bytes.NewReader(write(t, f, row))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := rows[1][lists]; got != want || rows[1][more] != "" {
			t.Errorf("%s: %q, more %q", f, got, rows[1][more])
		}
	}
}

func TestAnEmptyTableStillHasItsHeader(t *testing.T) {
	for _, f := range Flavours {
		rows, err := stdcsv.NewReader(bytes.NewReader(write(t, f))).ReadAll()
		if err != nil || len(rows) != 1 {
			t.Errorf("%s: %v, %v", f, rows, err)
		}
	}
}

func TestSpreadsheetCellsCannotRunAndAreNotMangled(t *testing.T) {
	for _, c := range []struct {
		cell string
		safe bool // needs a mark
	}{
		{"=cmd|' /C calc'!A0", true},
		{"+380441234567", true},
		{"-Anna", true},
		{"@SUM(A1)", true},
		{"\t=1", true},
		{"\r=1", true},
		{" =1+1", true},
		{"＝1", true},
		{"007", true},
		{"12345678901234567", true},
		{"01067", true},
		{"1E5", true},
		{"3/4", true},
		{"1-2", true},
		{"0170 1234567", true},
		{"(030) 1234", true},
		{"MAR1", true},
		{"Sep 2", true},
		{"TRUE", true},
		{"false", true},
		{"10:30", true},
		{"5%", true},
		{"€5", true},
		{"2026-08-12", false},
		{"Anna", false},
		{"SW1Y 4LB", false},
		{"Marina", false},
		{"3M", false},
		{"a-b", false},
		{"May Smith", false},
		{"", false},
		{"Room 12", false},
	} {
		got := protect(c.cell)
		if (got != c.cell) != c.safe {
			t.Errorf("protect(%q) = %q", c.cell, got)
		}
		if back := table.Unguard(got); back != c.cell {
			t.Errorf("Unguard(protect(%q)) = %q", c.cell, back)
		}
	}
	raw := write(t, Spreadsheet, table.Row{Contact: data.Contact{DisplayName: "-Anna", Phones: []data.Phone{{Value: "+380441234567"}}}})
	rows, _ := stdcsv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\uFEFF")))).ReadAll()
	for _, cell := range rows[1] {
		if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
			t.Errorf("cell %q would be run", cell)
		}
	}
	if !bytes.HasPrefix(raw, []byte("\uFEFF")) {
		t.Error("no byte order mark")
	}
}

func person() table.Row {
	return table.Row{
		Contact: data.Contact{
			DisplayName: "Dr. Jane Q. Doe", Prefix: "Dr.", Given: "Jane", Additional: "Q.", Family: "Doe", Suffix: "PhD", Nickname: "JD",
			Organisation: "State Library", Department: "Metadata", Title: "Head",
			Emails: []data.Email{
				{Value: "home@doe.example", Label: "home"},
				{Value: "jane@lib.example", Label: "work", Preferred: true},
				{Value: "3@doe.example"},
				{Value: "fourth@doe.example"},
			},
			Phones: []data.Phone{
				{Value: "+1 202-555-0143", Label: "work"},
				{Value: "+1 202-555-0144", Label: "mobile"},
				{Value: "+1 202-555-0145", Label: "work"},
				{Value: "+1 202-555-0146", Label: "lab"},
				{Value: "+1 202-555-0147", Label: "lab"},
				{Value: "+1 202-555-0148", Label: "lab"},
			},
			Addresses: []data.Address{
				{Label: "work", Street: "1 Main St\nFloor 2", City: "Springfield", PostalCode: "01067", Country: "Freedonia"},
				{Label: "home", Street: "2 Side St", City: "Shelbyville"},
				{Label: "summer", Street: "3 Beach Rd"},
				{Label: "boat", Street: "Pier 4"},
			},
			Links:  []data.Link{{Value: "https://lib.example"}, {Value: "https://doe.example"}, {Value: "https://three.example"}, {Value: "https://four.example"}},
			Topics: []string{"metadata", "MARC"}, Note: "Met twice.", Birthday: data.Date{Month: 2, Day: 3},
			Other: []data.Property{{Name: "X-ANNIVERSARY", Value: "2001-05-06"}},
		},
		Encounters: []data.DraftEncounter{{Event: "Forum 2026", Place: "Hall B", At: time.Date(2026, 8, 12, 9, 0, 0, 0, time.UTC), Zone: "Europe/Berlin", Warmth: data.Warm, Note: "talked about MARC"}},
		Promises:   []data.Promise{{By: data.ByMe, Text: "send slides", Due: data.Date{Year: 2026, Month: 9, Day: 1}}},
	}
}

// foreign are the tables of other programs.
func foreign() []Flavour { return Flavours[2:] }

func TestTargetsDropNothing(t *testing.T) {
	for _, f := range foreign() {
		t.Run(string(f), func(t *testing.T) {
			raw := string(write(t, f, person()))
			for _, want := range []string{
				"Jane", "Doe", "Q.", "PhD", "JD", "State Library", "Metadata", "Head", "home@doe.example", "jane@lib.example", "3@doe.example", "fourth@doe.example",
				"+1 202-555-0143", "+1 202-555-0144", "+1 202-555-0145", "+1 202-555-0146", "+1 202-555-0147", "+1 202-555-0148", "1 Main St", "Floor 2", "01067", "2 Side St",
				"3 Beach Rd", "Pier 4", "https://lib.example", "https://four.example", "metadata", "MARC", "Met twice.", "2001-05-06", "Forum 2026", "Hall B", "2026-08-12",
				"talked about MARC", "send slides", "2026-09-01",
			} {
				if !strings.Contains(raw, want) {
					t.Errorf("%q is nowhere", want)
				}
			}
		})
	}
}

func TestTargetsHaveTheirExactHeader(t *testing.T) {
	for f, want := range map[Flavour]struct {
		n                 int
		begins, contained string
	}{
		Google:      {56, "Name Prefix,First Name,Middle Name,Last Name,Name Suffix,Phonetic First Name", "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label"},
		Outlook:     {61, "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi", "Business Country/Region,Home Street"},
		Thunderbird: {37, "First Name,Last Name,Display Name,Nickname,Primary Email", "Custom 3,Custom 4,Notes"},
		HubSpot:     {15, "First name,Last name,Email,Phone number,Mobile phone number,Job title,Company name,Website URL", "Street address,City,State/Region,Postal code,Country/Region,LinkedIn URL"},
		Salesforce:  {15, "FirstName,LastName,Email,Phone,MobilePhone,Title,Department,AccountName", "MailingStreet,MailingCity,MailingState,MailingPostalCode,MailingCountry,LeadSource,Description"},
	} {
		rows, _ := stdcsv.NewReader(bytes.NewReader(write(t, f))).ReadAll()
		h := strings.Join(rows[0], ",")
		if len(rows[0]) != want.n || !strings.HasPrefix(h, want.begins) || !strings.Contains(h, want.contained) {
			t.Errorf("%s has %d columns: %s", f, len(rows[0]), h)
		}
	}
}

func TestTargetsPutValuesWhereTheirProgramLooks(t *testing.T) {
	cell := func(f Flavour, column string) string {
		rows, err := stdcsv.NewReader(bytes.NewReader(write(t, f, person()))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows[1][slices.Index(rows[0], column)]
	}
	for _, c := range []struct {
		f            Flavour
		column, want string
	}{
		{Google, "E-mail 2 - Label", "* Work"},
		{Google, "E-mail 2 - Value", "jane@lib.example"},
		{Google, "Labels", "metadata ::: MARC"},
		{Google, "Address 1 - Postal Code", "01067"},
		{Google, "Birthday", "--02-03"},
		{Outlook, "E-mail Address", "jane@lib.example"},
		{Outlook, "Business Phone 2", "+1 202-555-0145"},
		{Outlook, "Mobile Phone", "+1 202-555-0144"},
		{Outlook, "Title", "Dr."},
		{Outlook, "Job Title", "Head"},
		{Outlook, "Home City", "Shelbyville"},
		{Outlook, "Other Street", "3 Beach Rd"},
		{Outlook, "Birthday", ""},
		{Thunderbird, "Primary Email", "jane@lib.example"},
		{Thunderbird, "Birth Month", "02"},
		{Thunderbird, "Birth Year", ""},
		{Thunderbird, "Work Address", "1 Main St"},
		{Thunderbird, "Work Address 2", "Floor 2"},
		{Thunderbird, "Home Address", "2 Side St"},
		{HubSpot, "Email", "jane@lib.example"},
		{HubSpot, "Phone number", "+1 202-555-0143"},
		{HubSpot, "Mobile phone number", "+1 202-555-0144"},
		{HubSpot, "Street address", "1 Main St\nFloor 2"},
		{HubSpot, "Company name", "State Library"},
		{Salesforce, "LastName", "Doe"},
		{Salesforce, "MobilePhone", "+1 202-555-0144"},
		{Salesforce, "MailingPostalCode", "01067"},
		{Salesforce, "AccountName", "State Library"},
	} {
		if got := cell(c.f, c.column); got != c.want {
			t.Errorf("%s %s is %q, want %q", c.f, c.column, got, c.want)
		}
	}
}

func TestWhatATargetHasNoColumnForIsCounted(t *testing.T) {
	plain := table.Row{Contact: data.Contact{Given: "Ada", Family: "Doe", Emails: []data.Email{{Value: "ada@doe.example"}}, Note: "n"}}
	three := plain
	three.Contact.Emails = append(three.Contact.Emails, data.Email{Value: "2@doe.example"}, data.Email{Value: "3@doe.example"})
	for f, want := range map[Flavour][]Leftover{
		Apps:        nil,
		Spreadsheet: nil,
		Google:      nil,
		Outlook:     nil,
		Thunderbird: {{"a third e-mail", 2, "Notes"}},
		HubSpot:     {{"a second e-mail", 2, "Notes"}},
		Salesforce:  {{"a second e-mail", 2, "Description"}},
	} {
		e := NewEncoder(io.Discard, f)
		for _, r := range []table.Row{plain, three, three} {
			if err := e.Encode(r); err != nil {
				t.Fatal(err)
			}
		}
		if got := e.Leftovers(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", f, got, want)
		}
	}
	e := NewEncoder(io.Discard, Outlook)
	if err := e.Encode(person()); err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(e.Leftovers())
	for _, want := range []string{
		"{a birthday, or one without a year 1 Notes}", "{topics 1 Notes}", "{encounters 1 Notes}", "{promises 1 Notes}",
		"{e-mails with a label 1 }", "{properties that other programs gave them 1 Notes}",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
}

// A person who goes through another program's table comes back with all that the table has columns for,
// and the table is known as that program's.
func TestTargetsComeBackThroughOurOwnReader(t *testing.T) {
	row := table.Row{Contact: data.Contact{
		DisplayName: "Zoë Ünal", Given: "Zoë", Family: "Ünal", Organisation: "State Library; North", Title: "Head, Maps", Note: "=1+1 said \"x\"\nsecond line",
		Emails: []data.Email{{Value: "zoe@lib.example"}}, Phones: []data.Phone{{Value: "+1 202-555-0143", Label: "work"}, {Value: "+1 202-555-0144", Label: "mobile"}},
		Addresses: []data.Address{{Label: "work", Street: "1 Main St", City: "Springfield", Region: "North", PostalCode: "01067", Country: "Freedonia"}},
	}}
	for _, f := range foreign() {
		t.Run(string(f), func(t *testing.T) {
			raw := write(t, f, row)
			l, err := Sniff(bytes.NewReader(raw), "x.csv")
			if err != nil || l.Program != string(f) {
				t.Errorf("taken for %q, %v", l.Program, err)
			}
			drafts, problems := read(t, raw)
			if len(drafts) != 1 || len(problems) > 0 {
				t.Fatalf("%d drafts, %v", len(drafts), problems)
			}
			got, want := drafts[0].Contact, row.Contact
			if got.DisplayName == "" {
				got.DisplayName = got.Name()
			}
			for i := range got.Addresses {
				got.Addresses[i].Label = "work" // the programs for customers have one address, without a label
			}
			if f == HubSpot || f == Salesforce {
				for i := range got.Phones {
					if got.Phones[i].Label == "" {
						got.Phones[i].Label = "work"
					}
				}
			}
			slices.SortFunc(got.Phones, func(a, b data.Phone) int { return strings.Compare(a.Value, b.Value) })
			if g, w := show(table.Row{Contact: got}), show(table.Row{Contact: want}); g != w {
				t.Errorf("wrote %s\nread  %s", w, g)
			}
		})
	}
}

type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAFailingWriterIsReported(t *testing.T) {
	e := NewEncoder(full{}, Apps)
	for i := range 200 {
		_ = e.Encode(table.Row{Contact: data.Contact{DisplayName: fmt.Sprint("Jane ", i)}})
	}
	if err := e.Close(); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

func TestATableFromBeforeTheLastColumnsIsLanyardsOwn(t *testing.T) {
	header := table.Header()
	for _, last := range []string{"Attendance", "Pronouns"} {
		if at := slices.Index(header, last); !table.IsOwnHeader(header[:at+1]) {
			t.Errorf("a header that ends with %s is not known", last)
		}
	}
	if table.IsOwnHeader(header[:slices.Index(header, "More")]) || table.IsOwnHeader(append(header, "More")) {
		t.Error("another header is taken for Lanyard's own")
	}
}
