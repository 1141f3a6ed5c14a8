package intake_test

import (
	"bytes"
	"database/sql"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/format/ics"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// picture64 is a small picture as contact files have it.
func picture64(t *testing.T, shade byte) string {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 24, 24))
	for i := range img.Pix {
		img.Pix[i] = shade
	}
	img.Set(3, 3, color.White)
	var b bytes.Buffer
	must(t, png.Encode(&b, img))
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

func card(lines ...string) string {
	return "BEGIN:VCARD\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
}

// bookOf is a workbook of one sheet.
func bookOf(t *testing.T, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	for i, r := range rows {
		must(t, f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &r))
	}
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.String()
}

// arriving are files of every format that is read, in the shapes that other programs give them: name, content.
func arriving(t *testing.T) map[string]string {
	google := "Name Prefix,First Name,Middle Name,Last Name,Name Suffix,Nickname,Organization Name,Organization Title,Organization Department,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country,Website 1 - Label,Website 1 - Value\r\n" +
		"Dr.,Jane,Q,Doe,Jr.,JD,State Library,Head,Metadata,--02-03,\"two\nlines\",Librarians ::: * myContacts,* Work,jane@sl.example,Home,j@home.example ::: jd@home.example,Mobile,+49 30 23125 100 ::: 030 23125 101,Work,\"Main St 1\nBerlin\",Main St 1,Berlin,10117,Germany,Profile,https://sl.example/jane\r\n" +
		",Bo,,Roe,,,,,,,,* myContacts,,bo@roe.example,,,,,,,,,,,,\r\n"
	outlook := "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business Postal Code,Business Country/Region,Business Fax,Business Phone,Mobile Phone,Birthday,Categories,E-mail Address,E-mail Display Name,E-mail 2 Address,Notes,Web Page,Spouse\r\n" +
		",Jane,,Doe,,State Library,Metadata,Head,Main St 1,Berlin,10117,Germany,030 23125 102,030 23125 100,0171 39200 11,2/3/1980,Librarians;Friends,jane@sl.example,Jane Doe (jane@sl.example),jd@home.example,met in Oslo,https://sl.example,Jo\r\n" +
		",Bo,,Roe,,,,,,,,,,,,0/0/00,,,,,,,\r\n"
	linkedin := "Notes:\r\n\"When exporting your connection data, you may notice that some of the email addresses are missing.\"\r\n\r\n" +
		"First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n" +
		"Jane,\"Doe, MLIS\",https://www.linkedin.com/in/jane-doe,,State Library,Head of Metadata,12 Aug 2026\r\n" +
		"Bo,Roe,https://www.linkedin.com/in/bo-roe-5b2a91,bo@roe.example,,,01 Jan 2025\r\n"
	hubspot := "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Job Title,Lead Status,Lifecycle Stage,Create Date\r\n" +
		"101,Jane,Doe,jane@sl.example,+4930 23125100,State Library,Head,Open,lead,2026-08-12 10:00\r\n102,Bo,Roe,bo@roe.example,,,,,,\r\n"
	return map[string]string{
		"vCard 2.1, quoted-printable, with a photo.vcf": card("VERSION:2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\r\n=BCrgen;;Dr.;", "TEL;CELL;PREF:0171 39200 11",
			"TEL;WORK;FAX:030 23125 102", "EMAIL;INTERNET:jm@sl.example", "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo", "ADR;WORK:;;Main St 1;Berlin;;10117;Germany", "X-IRMC-LUID:000200000102",
			"PHOTO;ENCODING=BASE64;TYPE=PNG:", " "+picture64(t, 9), ""),
		"vCard 3.0, with a photo, groups and Apple's birthday.vcf": card("VERSION:3.0", "N:Doe;Jane;Q;Dr.;Jr.", "FN:Dr. Jane Q Doe Jr.", "ORG:State Library;Metadata", "TITLE:Head", "item1.EMAIL;type=INTERNET;type=pref:jane@sl.example",
			"item1.X-ABLabel:_$!<Other>!$_", "item2.TEL:+49 30 23125 100", "item2.X-ABLabel:Loan desk", "item3.URL:https://sl.example", "item3.X-ABLabel:_$!<HomePage>!$_", "item4.X-ABRELATEDNAMES:Jo",
			"item4.X-ABLabel:_$!<Spouse>!$_", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03", "NOTE:a\\nb\\, c", "CATEGORIES:metadata,Open Access", "UID:jane-1", "PHOTO;ENCODING=b;TYPE=PNG:"+picture64(t, 77)),
		"vCard 4.0, year-less birthday and a group card.vcf": card("VERSION:4.0", "FN:Jane Doe", "N:Doe;Jane;;;", "BDAY:--0203", "TEL;VALUE=uri;TYPE=\"voice,home\":tel:+49-30-23125-100", "EMAIL;PREF=1:jane@sl.example",
			"UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1", "PHOTO:data:image/png;base64,"+picture64(t, 130), "LANG:de", "RELATED;TYPE=friend:urn:uuid:x") +
			card("VERSION:4.0", "FN:Bo Roe", "UID:urn:uuid:5fbe8971-0bc3-424c-9c26-36c3e1eff6b2") +
			card("VERSION:4.0", "KIND:group", "FN:Librarians", "UID:urn:uuid:6fbe8971-0bc3-424c-9c26-36c3e1eff6b3", "MEMBER:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1", "MEMBER:urn:uuid:5fbe8971-0bc3-424c-9c26-36c3e1eff6b2"),
		"numbers and nothing else.csv": "Phone,City\r\n209 525-7564,Modesto\r\n209 525-7565,Modesto\r\n",
		"vCard of namesakes, and of one person twice.vcf": card("VERSION:3.0", "FN:Jane Doe", "EMAIL:jane@sl.example", "UID:1") + card("VERSION:3.0", "FN:Jane Doe", "EMAIL:other@else.example", "UID:2") +
			card("VERSION:3.0", "FN:Bo Roe", "EMAIL:bo@roe.example", "TITLE:Clerk") + card("VERSION:3.0", "FN:Bo Roe", "EMAIL:bo@roe.example", "TEL:030 23125 100") + card("VERSION:3.0", "FN:Bo Roe", "EMAIL:bo@roe.example", "TITLE:Head"),
		"vCard of those without a name.vcf":  card("VERSION:3.0", "FN:", "N:;;;;", "ORG:State Library", "TEL:030 23125 100") + card("VERSION:3.0", "N:;;;;", "EMAIL:info@sl.example") + card("VERSION:3.0", "TEL:+49 30 23125 109") + card("VERSION:3.0", "FN:Mum"),
		"Google.csv":                         google,
		"Outlook.csv":                        outlook,
		"LinkedIn.csv":                       linkedin,
		"HubSpot.csv":                        hubspot,
		"names only.csv":                     "Name\r\nJane Doe\r\nBo Roe\r\nJane Doe\r\n山田 太郎\r\n",
		"names and addresses, no header.csv": "Jane Doe,jane@sl.example\r\nBo Roe,bo@roe.example\r\n",
		"one person on several lines.csv":    "Name,Email,Phone,Company\r\nJane Doe,jane@sl.example,,State Library\r\nJane Doe,JANE@sl.example,030 23125 100,State Library\r\nJane Doe,jane@sl.example,,Town Archive\r\n",
		"pasted from a spreadsheet":          "Name\tE-mail\tTopics\nJane Doe\tjane@sl.example\tmetadata; open access\nBo Roe\tbo@roe.example\t\n",
		"encounters.csv":                     "Name,Email,Event,Met on,Encounter note,Promises\r\nJane Doe,jane@sl.example,Metadata Days,2026-08-12,spoke of slides,me: send slides [due 2026-09-01]\r\nBo Roe,,Metadata Days,2026-08-13,,\r\n",
		"workbook.xlsx": bookOf(t, []any{"Attendees of the Metadata Days"}, []any{"Name", "E-mail", "Phone", "Company", "Birthday"},
			[]any{"Jane Doe", "jane@sl.example", "030 23125 100", "State Library", time.Date(1980, 2, 3, 0, 0, 0, 0, time.UTC)}, []any{"Bo Roe", "", 493023125101, "", nil}, []any{"Total", nil, nil, nil, 2}),
		"people.ldif": "dn: cn=Jane Doe,mail=jane@sl.example\r\nobjectclass: person\r\ngivenName: Jane\r\nsn: Doe\r\ncn: Jane Doe\r\nmail: jane@sl.example\r\ntelephoneNumber: 030 23125 100\r\no: State Library\r\ndescription:: w6R0\r\n" +
			"jpegPhoto:: " + picture64(t, 200) + "\r\n\r\ndn: cn=Bo Roe\r\nobjectclass: person\r\ncn: Bo Roe\r\nsn: Roe\r\n",
		"mecard.txt":    "MECARD:N:Doe,Jane;TEL:03023125100;EMAIL:jane@sl.example;BDAY:19800203;NOTE:a\\;b;ADR:,,Main St 1,Berlin,,10117,Germany;X-FOO:bar;;",
		"bizcard.txt":   "BIZCARD:N:Jane;X:Doe;T:Head;C:State Library;A:Main St 1;B:+493023125100;E:jane@sl.example;;",
		"link.txt":      "https://www.linkedin.com/in/jane-doe",
		"address.txt":   "Jane Doe <jane@sl.example>",
		"signature.txt": "Jane Doe\nHead of Metadata\nState Library\nMain Street 1, 10117 Berlin\nT 030 23125 100 | F 030 23125 102\njane.doe@sl.example\nhttps://orcid.org/0000-0002-1825-0097\nOffice hours: Monday\n",
		"mail.txt":      "Dear Bo,\nthe slides are on their way to you.\n\nBest regards\nJane Doe\nState Library\njane.doe@sl.example\n",
	}
}

// draftsOf reads a file; rows that cannot be read fail the test.
func draftsOf(t *testing.T, name, text string) []data.Draft {
	t.Helper()
	_, seq, err := format.Read(strings.NewReader(text), name)
	must(t, err)
	var out []data.Draft
	for d, err := range seq {
		must(t, err)
		out = append(out, d)
	}
	if len(out) == 0 {
		t.Fatal("nobody was read")
	}
	return out
}

// openAt is open with the place of the file.
func openAt(t *testing.T) (*store.Store, *intake.Intake, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lanyard.db")
	clock := now
	s, err := store.Open(t.Context(), path, store.Options{Clock: func() time.Time { clock = clock.Add(time.Second); return clock }})
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	must(t, s.Quietly(t.Context(), func(tx *store.Tx) error { return tx.SetSetting(intake.PhoneRegion, "DE") }))
	return s, intake.New(s), path
}

// rows are all rows of all tables of a database.
func rows(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	must(t, err)
	defer db.Close()
	names, err := db.Query(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
	must(t, err)
	var tables []string
	for names.Next() {
		var n string
		must(t, names.Scan(&n))
		tables = append(tables, n)
	}
	must(t, names.Err())
	var b strings.Builder
	for _, table := range tables {
		r, err := db.Query(`SELECT * FROM "` + table + `"`)
		must(t, err)
		columns, err := r.Columns()
		must(t, err)
		for r.Next() {
			values := make([]any, len(columns))
			into := make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			must(t, r.Scan(into...))
			fmt.Fprintf(&b, "%s %q\n", table, values)
		}
		must(t, r.Err())
		must(t, r.Close())
	}
	return b.String()
}

// The promise of the import screen: a file that was imported may be imported again.
func TestTheSameFileTwiceChangesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("imports some fifty files twice")
	}
	for name, text := range arriving(t) {
		for _, into := range []string{"People", "an event's list"} {
			t.Run(name+" into "+into, func(t *testing.T) {
				s, in, path := openAt(t)
				batch := intake.Batch{}
				if into != "People" {
					batch.Event, batch.Attendee = event(t, s, data.Event{Name: "Metadata Days", Start: day(12), End: day(14)}), data.WantToMeet
				}
				first := take(t, in, draftsOf(t, name, text), batch)
				if first.Op == 0 || first.New == 0 {
					t.Fatalf("the first time: %+v", first)
				}
				before := rows(t, path)
				ps, err := in.ProposeAll(t.Context(), draftsOf(t, name, text), nil)
				must(t, err)
				for _, p := range ps {
					if p.Action != intake.Same {
						t.Errorf("the preview says %q of %s", p.Action, p.Draft.Contact.Name())
					}
				}
				for n := range 2 {
					again := take(t, in, draftsOf(t, name, text), batch)
					if again.Op != 0 || again.New+again.Updated != 0 {
						t.Errorf("again (%d): %d new, %d updated, %d the same", n, again.New, again.Updated, again.Same)
					}
				}
				if after := rows(t, path); after != before {
					t.Errorf("rows have changed:\n%s", firstDifference(before, after))
				}
			})
		}
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + "\n" + y[i]
		}
	}
	return fmt.Sprintf("%d rows, then %d", len(x), len(y))
}

// A programme goes into an event, not to people.
func TestTheSameProgrammeTwiceChangesNothing(t *testing.T) {
	const programme = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\n" +
		"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Opening\r\nDTSTART;TZID=Europe/Berlin:20260812T090000\r\nDTEND;TZID=Europe/Berlin:20260812T093000\r\nLOCATION:Hall 1\r\nDESCRIPTION:Speaker: Ada Roe\r\nEND:VEVENT\r\n" +
		"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Open Access\r\nDTSTART:20260812T080000Z\r\nDTEND:20260812T090000Z\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT\r\n" +
		"BEGIN:VEVENT\r\nUID:3\r\nSUMMARY:Excursion\r\nDTSTART;VALUE=DATE:20260814\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	for name, arrange := range map[string]func([]ics.Item) []data.Event{
		"one event":  func(items []ics.Item) []data.Event { return []data.Event{ics.Programme(items, "Metadata Days")} },
		"own events": ics.Separate,
	} {
		t.Run(name, func(t *testing.T) {
			_, in, path := openAt(t)
			read := func() []data.Event {
				var items []ics.Item
				for it, err := range ics.ReadAll(strings.NewReader(programme)) {
					must(t, err)
					items = append(items, it)
				}
				return arrange(items)
			}
			_, err := in.SaveEvents(t.Context(), read(), nil, data.Import{File: "programme.ics"})
			must(t, err)
			before := rows(t, path)
			again, err := in.SaveEvents(t.Context(), read(), nil, data.Import{File: "programme.ics"})
			must(t, err)
			if after := rows(t, path); after != before || again.Op != 0 {
				t.Errorf("%+v\n%s", again, firstDifference(before, after))
			}
		})
	}
}
