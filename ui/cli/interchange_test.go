package cli_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lanyard/data"
	"lanyard/data/format/csv"
	"lanyard/data/format/table"
)

// reader runs one of testdata/readers, in which another program's own code reads a file, and decodes what
// it prints. Where that program is not installed the test is skipped; in CI it fails.
func reader(t *testing.T, out any, script, module string, args ...string) {
	t.Helper()
	b, err := exec.Command(pythonWith(t, module), append([]string{filepath.Join("testdata", "readers", script)}, args...)...).Output()
	if err != nil {
		var said []byte
		if exit, ok := err.(*exec.ExitError); ok {
			said = exit.Stderr
		}
		t.Fatalf("%s: %v\n%s", script, err, said)
	}
	if err := json.Unmarshal(b, out); err != nil {
		t.Fatalf("%s: %v\n%s", script, err, b)
	}
}

// pythonWith finds the Python that has a module: Debian's packages are in the system's.
func pythonWith(t *testing.T, module string) string {
	t.Helper()
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import "+module).Run() == nil {
			return name
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("Python's ", module, " is not installed; .ci/deps.sh should have done that")
	}
	t.Skip("Python's ", module, " is not installed")
	return ""
}

// tableRow is a row of a table by its header.
type tableRow = map[string]string

// readTable has Python's csv read an export.
func readTable(t *testing.T, d *desk, target csv.Flavour) []tableRow {
	t.Helper()
	file := filepath.Join(d.dir, string(target)+".csv")
	d.must("export", "--format", "csv", "--for", string(target), "-o", file)
	encoding := "utf-8"
	if target == csv.Spreadsheet {
		encoding = "utf-8-sig"
	}
	var rows []tableRow
	reader(t, &rows, "read_table.py", "csv", file, encoding)
	return rows
}

// columns are, for the tables of other programs, the column of each part of a person that stands alone.
var columns = map[csv.Flavour]map[string]func(*data.Contact) string{
	csv.Google: {
		"Name Prefix": prefix, "First Name": given, "Middle Name": additional, "Last Name": family, "Name Suffix": suffix, "Nickname": nickname,
		"Organization Name": organisation, "Organization Title": title, "Organization Department": department, "Birthday": birthday, "Notes": note,
	},
	csv.Outlook: {
		"Title": prefix, "First Name": given, "Middle Name": additional, "Last Name": family, "Suffix": suffix, "Nickname": nickname,
		"Company": organisation, "Job Title": title, "Department": department, "E-mail Address": email, "Notes": note,
	},
	csv.Thunderbird: {
		"First Name": parted(given), "Last Name": family, "Nickname": nickname, "Display Name": shownName, "Organization": organisation, "Job Title": title,
		"Department": department, "Primary Email": email, "Notes": note,
	},
	csv.HubSpot:    {"First name": given, "Last name": family, "Company name": organisation, "Job title": title, "Email": email, "Notes": note},
	csv.Salesforce: {"FirstName": parted(given), "LastName": last, "AccountName": organisation, "Title": title, "Department": department, "Email": email, "Description": note},
	csv.Apps: {
		"Prefix": prefix, "Display name": shownName, "Given name": parted(given), "Additional names": additional, "Family name": family, "Suffix": suffix,
		"Nickname": nickname, "Organisation": organisation, "Department": department, "Job title": title, "Birthday": birthday, "Note": note,
	},
}

func prefix(c *data.Contact) string       { return c.Prefix }
func additional(c *data.Contact) string   { return c.Additional }
func family(c *data.Contact) string       { return c.Family }
func suffix(c *data.Contact) string       { return c.Suffix }
func nickname(c *data.Contact) string     { return c.Nickname }
func organisation(c *data.Contact) string { return c.Organisation }
func title(c *data.Contact) string        { return c.Title }
func department(c *data.Contact) string   { return c.Department }
func birthday(c *data.Contact) string     { return c.Birthday.String() }
func email(c *data.Contact) string        { return c.PreferredEmail() }
func note(c *data.Contact) string         { return c.Note }
func shownName(c *data.Contact) string    { return c.DisplayName }

// given is the first name, for which a name without parts stands in where there is no other place.
func given(c *data.Contact) string {
	if c.Given+c.Family == "" {
		return c.DisplayName
	}
	return c.Given
}

// last is the name that has to be there.
func last(c *data.Contact) string {
	if c.Family == "" {
		return c.DisplayName
	}
	return c.Family
}

// parted takes the stand-in away again, for tables that have a place for whole names.
func parted(given func(*data.Contact) string) func(*data.Contact) string {
	return func(c *data.Contact) string {
		if c.Given+c.Family == "" {
			return ""
		}
		return given(c)
	}
}

// particles are all values of a person of which nothing may be lost or altered anywhere, line by line. Kept
// properties stand in Lanyard's own tables as in a card, in those of others as a person reads them.
func particles(c *data.Contact, own bool) (out []string) {
	add := func(values ...string) {
		for _, v := range values {
			if v != "" {
				out = append(out, v)
			}
		}
	}
	add(c.Prefix, c.Given, c.Additional, c.Family, c.Suffix, c.Nickname, c.Organisation, c.Department, c.Title, c.Note)
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
		add(a.POBox, a.Extended, a.City, a.Region, a.PostalCode, a.Country)
		add(strings.Split(a.Street, "\n")...)
	}
	add(c.Topics...)
	for _, p := range c.Other {
		if !own {
			p.Value = strings.NewReplacer(`\,`, ",", `\;`, ";").Replace(p.Value)
		}
		add(p.Value)
	}
	return out
}

// whose finds the row of a person by what only they have.
func whose(t *testing.T, rows []tableRow, c *data.Contact) tableRow {
	t.Helper()
	sign := c.PreferredEmail()
	if sign == "" {
		sign = c.Organisation
	}
	var found tableRow
	for _, r := range rows {
		for _, v := range r {
			if strings.TrimPrefix(v, table.Mark) == sign {
				if found != nil {
					t.Errorf("%s stands in two rows", sign)
				}
				found = r
				break
			}
		}
	}
	if found == nil {
		t.Errorf("nobody has %q", sign)
	}
	return found
}

func TestPythonReadsEveryTableAsItWasMeant(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many programs")
	}
	d, people, _ := interchangeDesk(t)
	for _, target := range csv.Flavours {
		t.Run(string(target), func(t *testing.T) {
			rows := readTable(t, d, target)
			if len(rows) != len(people) {
				t.Fatalf("%d rows, %d people", len(rows), len(people))
			}
			for i := range people {
				c := &people[i]
				row := whose(t, rows, c)
				for column, part := range columns[target] {
					got, want := row[column], part(c)
					if column == "Notes" || column == "Description" { // what has no column of its own comes after
						if !strings.HasPrefix(got, want) {
							t.Errorf("%s: %s begins %.80q, want %.80q", c.DisplayName, column, got, want)
						}
					} else if got != want {
						t.Errorf("%s: %s is %q, want %q", c.DisplayName, column, got, want)
					}
				}
				for _, v := range particles(c, target == csv.Apps || target == csv.Spreadsheet) {
					if target == csv.Spreadsheet {
						v = strings.TrimPrefix(table.Guard(v), table.Mark) // where it begins no cell it has none in front
					}
					if !holds(row, v) {
						t.Errorf("%s: %.80q is nowhere in the row", c.DisplayName, v)
					}
				}
				for column, v := range row {
					if strings.Contains(v, "\uFFFD") || column == "" {
						t.Errorf("%s: %s is %q", c.DisplayName, column, v)
					}
					if target == csv.Spreadsheet && v != "" && strings.ContainsRune("=+-@\t", rune(v[0])) {
						t.Errorf("%s: a spreadsheet would run %s, %q", c.DisplayName, column, v)
					}
				}
			}
		})
	}
}

// holds reports whether a value is a cell of the row, or stands in one.
func holds(row tableRow, value string) bool {
	for _, v := range row {
		if strings.Contains(v, value) {
			return true
		}
	}
	return false
}

// The spreadsheet's table is the one for apps, with marks that keep cells from running.
func TestBothOwnTablesSayTheSame(t *testing.T) {
	d, _, _ := interchangeDesk(t)
	rows := readTable(t, d, csv.Spreadsheet)
	for _, row := range rows {
		for column, v := range row {
			row[column] = table.Unguard(v)
		}
	}
	if want := readTable(t, d, csv.Apps); !reflect.DeepEqual(rows, want) {
		t.Error(differ(rows, want))
	}
}

// differ names the first cell in which two tables differ.
func differ(got, want []tableRow) string {
	if len(got) != len(want) {
		return fmt.Sprintf("%d rows, want %d", len(got), len(want))
	}
	for i, row := range want {
		for column, v := range row {
			if got[i][column] != v {
				return fmt.Sprintf("row %d: %s is %.300q, want %.300q", i+1, column, got[i][column], v)
			}
		}
		for column := range got[i] {
			if _, ok := row[column]; !ok {
				return fmt.Sprintf("row %d: there is a column %q", i+1, column)
			}
		}
	}
	return "the same"
}

func TestOpenpyxlReadsTheWorkbookAsPythonReadsTheTable(t *testing.T) {
	d, people, _ := interchangeDesk(t)
	file := filepath.Join(d.dir, "people.xlsx")
	d.must("export", "--format", "xlsx", "-o", file)
	var book map[string]struct {
		Rows    []tableRow
		Strange []string
		Frozen  string
	}
	reader(t, &book, "read_workbook.py", "openpyxl", file)
	want := readTable(t, d, csv.Apps)
	if got := book["People"].Rows; len(got) != len(people) || !reflect.DeepEqual(got, want) {
		t.Error(differ(got, want))
	}
	for name, sheet := range book {
		if len(sheet.Strange) > 0 || sheet.Frozen != "A2" {
			t.Errorf("%s: not plain text are %v, frozen is %q", name, sheet.Strange, sheet.Frozen)
		}
	}
	ev := libraryDays()
	events := []tableRow{
		{"Event": ev.Name, "Session": "", "Speakers": "", "Place": ev.Place, "Starts": "2026-10-24", "Ends": "2026-10-25", "Time zone": ev.Zone, "Link": ev.Link, "Note": ev.Note},
		{"Event": ev.Name, "Session": ev.Sessions[0].Title, "Speakers": ev.Sessions[0].Speakers, "Place": ev.Sessions[0].Room, "Starts": "2026-10-24 09:00", "Ends": "2026-10-24 10:30", "Time zone": ev.Zone, "Link": "", "Note": ev.Sessions[0].Note},
		{"Event": ev.Name, "Session": ev.Sessions[1].Title, "Speakers": "", "Place": ev.Sessions[1].Room, "Starts": "2026-10-25 09:00", "Ends": "2026-10-25 09:45", "Time zone": ev.Zone, "Link": "", "Note": ""},
	}
	if got := book["Event"].Rows; !reflect.DeepEqual(got, events) {
		t.Error(differ(got, events))
	}
}

// calendarPart is an event, a session or a to-do as icalendar reads it.
type calendarPart struct {
	Kind, Title, Place, Note, Link string
	Start, End, Due, Zone          string
	Alarms                         []string
}

func TestIcalendarReadsTheProgrammeAndWhatIsOwed(t *testing.T) {
	d, people, _ := interchangeDesk(t)
	ev := libraryDays()
	file := filepath.Join(d.dir, "days.ics")
	d.must("export", "--format", "ics", "--event", ev.Name, "-o", file)
	var got []calendarPart
	reader(t, &got, "read_calendar.py", "icalendar", file)
	moment := func(x time.Time) string { return x.UTC().Format("2006-01-02T15:04:05Z") }
	want := []calendarPart{{Kind: "VEVENT", Title: ev.Name, Place: ev.Place, Note: ev.Note, Link: ev.Link, Start: "2026-10-24", End: "2026-10-26"}}
	for _, s := range ev.Sessions {
		said := s.Note
		if s.Speakers != "" {
			said = "Speakers: " + s.Speakers + "\n\n" + s.Note
		}
		want = append(want, calendarPart{Kind: "VEVENT", Title: s.Title, Place: s.Room, Note: said, Start: moment(s.Start), End: moment(s.End), Zone: s.Zone})
	}
	slides := "Send the slides, all; soon (" + people[0].DisplayName + ")"
	want = append(want,
		calendarPart{Kind: "VTODO", Title: slides, Due: "2026-11-02", Alarms: []string{slides}},
		calendarPart{Kind: "VTODO", Title: "目録を送る 👍 (" + people[1].DisplayName + ")"})
	for i := range got {
		if len(got[i].Alarms) == 0 {
			got[i].Alarms = nil
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
}

// cardOf is a person as khard reads them.
type cardOf struct {
	UID                                      string
	DisplayName                              string `json:"display_name"`
	Birthday                                 string
	Prefix, Given, Additional, Family        []string
	Suffix, Nicknames, Titles, Notes, Topics []string
	Organisations                            [][]string
	Phones, Emails, Addresses                []typed
	Links, Other                             [][2]string
	Photos                                   []string
}

// typed is a value with its types in khard's words, as [types, value].
type typed struct {
	types []string
	value any
}

func (v *typed) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &[]any{&v.types, &v.value}) }

func (v typed) String() string { return fmt.Sprintf("%q: %v", v.types, v.value) }

// types are the words that khard has for a label; what has none is of the kind that it takes for usual.
func types(label string, preferred bool, usual ...string) []string {
	out := map[string][]string{"": usual, "mobile": {"cell"}, "work fax": {"fax", "work"}}[label]
	if out == nil {
		out = []string{label}
	}
	out = slices.Clone(out)
	if preferred {
		out = append(out, "pref")
	}
	slices.Sort(out)
	return out
}

// expect is what khard has to read of a person from a card of the version.
func expect(c *data.Contact, version string, picture []byte) cardOf {
	one := func(s string) []string {
		if s == "" {
			return nil
		}
		return []string{s}
	}
	out := cardOf{
		UID: c.UID, DisplayName: c.DisplayName, Birthday: c.Birthday.String(), Prefix: one(c.Prefix), Given: one(c.Given), Additional: one(c.Additional),
		Family: one(c.Family), Suffix: one(c.Suffix), Nicknames: one(c.Nickname), Titles: one(c.Title), Notes: one(c.Note), Topics: c.Topics,
	}
	if org := append(one(c.Organisation), one(c.Department)...); org != nil {
		out.Organisations = [][]string{org}
	}
	for _, p := range c.Phones {
		number := p.Value
		if version == "vcard4" && strings.HasPrefix(number, "+") {
			number = strings.ReplaceAll(number, " ", "-") // a tel: URI has no blanks
		}
		out.Phones = append(out.Phones, typed{types(p.Label, p.Preferred, "voice"), number})
	}
	for _, e := range c.Emails {
		kinds := types(e.Label, e.Preferred, "internet")
		if version == "vcard" && !slices.Contains(kinds, "internet") {
			kinds = append(kinds, "internet")
			slices.Sort(kinds)
		}
		out.Emails = append(out.Emails, typed{kinds, e.Value})
	}
	for _, a := range c.Addresses {
		out.Addresses = append(out.Addresses, typed{types(a.Label, a.Preferred, "home"), map[string]any{
			"box": a.POBox, "extended": a.Extended, "street": a.Street, "city": a.City, "region": a.Region, "code": a.PostalCode, "country": a.Country,
		}})
	}
	for _, l := range c.Links {
		out.Links = append(out.Links, [2]string{l.Label, l.Value})
	}
	if !c.Photo.IsZero() && version == "vcard" { // khard's parser takes no data: URIs
		sum := sha256.Sum256(picture)
		out.Photos = one(hex.EncodeToString(sum[:]))
	}
	if len(c.Other) > 0 {
		out.Other = [][2]string{{"X-ROOM", "B, 12; left"}, {"X-ABDATE", "2001-02-03"}}
	}
	return out
}

// sorted puts lists that have no order into one and takes nil for empty, so that two can be compared.
func (c cardOf) sorted() string {
	list := func(vs []typed) (out []string) {
		for _, v := range vs {
			out = append(out, v.String())
		}
		slices.Sort(out)
		return out
	}
	pairs := func(vs [][2]string) (out []string) {
		for _, v := range vs {
			out = append(out, fmt.Sprintf("%q", v))
		}
		slices.Sort(out)
		return out
	}
	return fmt.Sprintf("%q %q %q\nname %q %q %q %q %q %q\nwork %q %q\nphones %s\nemails %s\naddresses %s\nlinks %s\ntopics %q\nother %s\nphotos %s\nnotes %q",
		c.UID, c.DisplayName, c.Birthday, c.Prefix, c.Given, c.Additional, c.Family, c.Suffix, c.Nicknames, c.Organisations, c.Titles,
		strings.Join(list(c.Phones), ", "), strings.Join(list(c.Emails), ", "), strings.Join(list(c.Addresses), ", "), strings.Join(pairs(c.Links), ", "), c.Topics,
		strings.Join(pairs(c.Other), ", "), c.Photos, c.Notes)
}

func TestKhardReadsCardsAsTheyWereMeant(t *testing.T) {
	d, people, picture := interchangeDesk(t)
	for _, version := range []string{"vcard", "vcard4"} {
		t.Run(version, func(t *testing.T) {
			folder := filepath.Join(d.dir, version)
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			cards := strings.SplitAfter(d.must("export", "--format", version), "END:VCARD\r\n")
			for i, card := range cards[:len(cards)-1] {
				if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%02d.vcf", i)), []byte(card), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			var got []cardOf
			reader(t, &got, "read_cards.py", "khard", folder)
			slices.SortFunc(got, func(a, b cardOf) int { return strings.Compare(a.UID, b.UID) })
			if len(got) != len(people) {
				t.Fatalf("%d cards, %d people", len(got), len(people))
			}
			for i := range people {
				if is, want := got[i].sorted(), expect(&people[i], version, picture).sorted(); is != want {
					t.Errorf("read as\n%s\nwant\n%s", is, want)
				}
			}
		})
	}
}

// LibreOffice is too large for every run: LANYARD_LIBREOFFICE=1, or make interchange, asks for it.
func TestLibreOfficeOpensWorkbookAndTableAndChangesNothing(t *testing.T) {
	if os.Getenv("LANYARD_LIBREOFFICE") == "" {
		t.Skip("LibreOffice is asked for by LANYARD_LIBREOFFICE=1 (make interchange)")
	}
	d, people, _ := interchangeDesk(t)
	d.must("export", "--format", "xlsx", "-o", filepath.Join(d.dir, "book.xlsx"))
	own, apps := readTable(t, d, csv.Spreadsheet), readTable(t, d, csv.Apps)
	// Separator, quotes, UTF-8, from the first line; cells as they are shown; all sheets (0: a table has one).
	const written = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,"
	convert := func(name string, args ...string) []tableRow {
		t.Helper()
		cmd := exec.Command("libreoffice", append(append([]string{"-env:UserInstallation=file://" + d.dir + "/profile", "--headless"}, args...), "--outdir", filepath.Join(d.dir, "out"))...)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		var rows []tableRow
		reader(t, &rows, "read_table.py", "csv", filepath.Join(d.dir, "out", name), "utf-8")
		return rows
	}
	table := convert("spreadsheet.csv", "--infilter=CSV:44,34,76,1", "--convert-to", written+"0", filepath.Join(d.dir, "spreadsheet.csv"))
	if len(own) != len(people) || !reflect.DeepEqual(table, own) {
		t.Error("the table for spreadsheets:", differ(table, own))
	}
	// Where the comma is the decimal point, tables are split at semicolons.
	d.file("semicolons.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Ott\r\nORG:x\\;=1000+37\\;y\r\nNOTE:x\\n=1000+37\\;\\ny\r\nEND:VCARD\r\n")
	d.must("import", filepath.Join(d.dir, "semicolons.vcf"))
	d.must("export", "--for", "spreadsheet", "-o", filepath.Join(d.dir, "semicolons.csv"))
	convert("semicolons.csv", "--infilter=CSV:59,34,76,1", "--convert-to", written+"0", filepath.Join(d.dir, "semicolons.csv"))
	if b, err := os.ReadFile(filepath.Join(d.dir, "out", "semicolons.csv")); err != nil || bytes.Contains(b, []byte("1037")) || !bytes.Contains(b, []byte("=1000+37")) {
		t.Errorf("split at semicolons a formula runs: %v", err)
	}
	book := convert("book-People.csv", "--convert-to", written+"-1", filepath.Join(d.dir, "book.xlsx"))
	if !reflect.DeepEqual(book, apps) {
		t.Error("the workbook:", differ(book, apps))
	}
}
