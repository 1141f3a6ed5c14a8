package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lanyard/data"
)

// made is a workbook as excelize writes it.
func made(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// put fills a sheet from A1.
func put(t *testing.T, f *excelize.File, sheet string, rows ...[]any) {
	t.Helper()
	for i, r := range rows {
		if err := f.SetSheetRow(sheet, fmt.Sprint("A", i+1), &r); err != nil {
			t.Fatal(err)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// people reads a workbook and writes its people a line each, then the problems.
func people(t *testing.T, b []byte) (people, problems []string) {
	t.Helper()
	for d, err := range Read(bytes.NewReader(b), "list.xlsx") {
		var row *data.RowError
		switch {
		case errors.As(err, &row):
			problems = append(problems, row.Error())
		case err != nil:
			problems = append(problems, "! "+err.Error())
		default:
			c := d.Contact
			parts := []string{c.Name()}
			for _, e := range c.Emails {
				parts = append(parts, e.Value)
			}
			for _, p := range c.Phones {
				parts = append(parts, p.Value)
			}
			for _, l := range c.Links {
				parts = append(parts, l.Value)
			}
			for _, a := range c.Addresses {
				parts = append(parts, strings.Join(a.Lines(), "/"))
			}
			if !c.Birthday.IsZero() {
				parts = append(parts, c.Birthday.String())
			}
			for _, o := range c.Other {
				parts = append(parts, o.Value)
			}
			people = append(people, strings.Join(parts, " "))
		}
	}
	return people, problems
}

func TestNumbersAreReadAsPeopleSeeThem(t *testing.T) {
	for _, c := range []struct {
		claim, format string
		builtin       int
		value         any
		want          string
	}{
		{"a phone without a format", "", 0, 491701234567, "491701234567"},
		{"a phone in scientific notation", "", 11, 491701234567, "491701234567"},
		{"with separators of thousands", "", 3, 2025550143, "2025550143"},
		{"with decimals", "0.00", 0, 2025550143, "2025550143"},
		{"a postal code by its zeros", "00000", 0, 1067, "01067"},
		{"a phone by its zeros", "0000000000", 0, 301234567, "0301234567"},
		{"a plus in the format", `"+"0`, 0, 491701234567, "+491701234567"},
		{"a plus escaped", `\+0`, 0, 491701234567, "+491701234567"},
		{"groups", `(000) 000-0000`, 0, 2025550143, "(202) 555-0143"},
		{"groups by condition", `[<=9999999]###-####;(###) ###-####`, 0, 2025550143, "(202) 555-0143"},
		{"groups by condition, the other part", `[<=9999999]###-####;(###) ###-####`, 0, 5550143, "555-0143"},
		{"three parts by conditions", `[<1000000]"tel "0;[>=100000000000]"+"0;"0"0`, 0, 491701234567, "+491701234567"},
		{"three parts, what is left", `[<1000000]"tel "0;[>=100000000000]"+"0;"0"0`, 0, 301234567, "0301234567"},
		{"conditions for colours alone", `[<1000][Red]0;[Blue]0`, 0, 491701234567, "491701234567"},
		{"groups of two", `0#" "##" "##" "##" "##`, 0, 142345678, "01 42 34 56 78"},
		{"text", "", 49, "00905320000000", "00905320000000"},
		{"a number that was formatted as text later", "", 49, 905320000000, "905320000000"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			b := made(t, func(f *excelize.File) {
				put(t, f, "Sheet1", []any{"Name", "Phone"}, []any{"Jane", c.value})
				style := excelize.Style{NumFmt: c.builtin}
				if c.format != "" {
					style.CustomNumFmt = &c.format
				}
				id, err := f.NewStyle(&style)
				must(t, err)
				must(t, f.SetCellStyle("Sheet1", "B2", "B2", id))
			})
			got, problems := people(t, b)
			if want := []string{"Jane " + c.want}; !slices.Equal(got, want) || len(problems) > 0 {
				t.Errorf("got %q, %q", got, problems)
			}
		})
	}
}

func TestOneSheetIsReadWhenItIsNamed(t *testing.T) {
	b := made(t, func(f *excelize.File) {
		put(t, f, "Sheet1", []any{"Name", "E-mail"}, []any{"Jane", "j@x.example"})
		for _, name := range []string{"Speakers", "Empty", "Staff"} {
			_, err := f.NewSheet(name)
			must(t, err)
		}
		put(t, f, "Speakers", []any{"Name", "E-mail"}, []any{"Jim", "jim@x.example"})
		put(t, f, "Staff", []any{"Who", "Where"}, []any{"Joe", "Oslo"})
		must(t, f.SetSheetVisible("Staff", false))
	})
	l, err := Sniff(bytes.NewReader(b), "list.xlsx")
	must(t, err)
	if want := []string{"Sheet1", "Speakers", "Empty", "Staff"}; l.Sheet != "Sheet1" || len(l.Further) != 1 || !slices.Equal(l.Sheets, want) {
		t.Errorf("%q of %q, %d further", l.Sheet, l.Sheets, len(l.Further))
	}
	l, err = SniffSheet(bytes.NewReader(b), "list.xlsx", "speakers")
	must(t, err)
	if l.Sheet != "Speakers" || len(l.Further) != 0 || len(l.Sheets) != 4 {
		t.Errorf("%+v", l)
	}
	for sheet, says := range map[string]string{
		"Guests": `list.xlsx: there is no sheet "Guests"; the workbook has "Sheet1", "Speakers", "Empty", "Staff"`,
		"Empty":  `list.xlsx: there is nothing on the sheet "Empty"`,
	} {
		if _, err := SniffSheet(bytes.NewReader(b), "list.xlsx", sheet); err == nil || err.Error() != says {
			t.Errorf("%s: %v", sheet, err)
		}
	}
	var names []string
	for d, err := range ReadSheet(bytes.NewReader(b), "list.xlsx", "Speakers") {
		must(t, err)
		names = append(names, d.Contact.Name())
	}
	if !slices.Equal(names, []string{"Jim"}) {
		t.Errorf("read %q", names)
	}
}

func TestFormatsAreCutAtSemicolonsThatAreNotQuoted(t *testing.T) {
	for code, want := range map[string][]string{
		`0;-0;;@`:      {"0", "-0", "", "@"},
		`"a;b"0;\;0;0`: {`"a;b"0`, `\;0`, "0"},
		`0\`:           {`0\`},
		``:             {""},
	} {
		if got := sections(code); !slices.Equal(got, want) {
			t.Errorf("%s: %q", code, got)
		}
	}
}

func TestNumbersAreDaysWhereAColumnSaysSo(t *testing.T) {
	for _, c := range []struct {
		claim  string
		value  any
		from04 bool
		want   string
	}{
		{"a day that lost its format", 29254, false, "Jane 1980-02-03"},
		{"with a time", 29254.75, false, "Jane 1980-02-03"},
		{"counted from 1904", 29254 - 1462, true, "Jane 1980-02-03"},
		{"as text", "29254", false, "Jane 1980-02-03"},
		{"a year alone is none", 1980, false, "Jane 1980"},
		{"a postal code out of all times", 90210, false, "Jane 90210"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got, _ := people(t, made(t, func(f *excelize.File) {
				must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &c.from04}))
				put(t, f, "Sheet1", []any{"Name", "Birthday", "Code"}, []any{"Jane", c.value, 29254})
			}))
			if want := []string{c.want + " 29254"}; !slices.Equal(got, want) {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestDaysAreReadWhateverTheirFormat(t *testing.T) {
	for _, epoch := range []bool{false, true} {
		for _, c := range []struct {
			format  string
			builtin int
		}{{"", 14}, {"", 15}, {"", 22}, {"", 30}, {"", 57}, {"dd/mm/yy", 0}, {"[$-407]d. mmmm yyyy;@", 0}, {"[$-F800]dddd, mmmm dd, yyyy", 0}, {`yyyy"年"m"月"d"日"`, 0}, {"m/d/yy h:mm", 0}, {"[Red]TT.MM.JJJJ;yyyy-mm-dd", 0}} {
			if strings.Contains(c.format, "TT") {
				continue // German letters are only shown, never stored
			}
			b := made(t, func(f *excelize.File) {
				serial := 29254 // 1980-02-03
				if epoch {
					must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &epoch}))
					serial -= 1462
				}
				put(t, f, "Sheet1", []any{"Name", "Birthday"}, []any{"Jane", serial})
				style := excelize.Style{NumFmt: c.builtin}
				if c.format != "" {
					style.CustomNumFmt = &c.format
				}
				id, err := f.NewStyle(&style)
				must(t, err)
				must(t, f.SetCellStyle("Sheet1", "B2", "B2", id))
			})
			got, problems := people(t, b)
			if want := []string{"Jane 1980-02-03"}; !slices.Equal(got, want) || len(problems) > 0 {
				t.Errorf("1904 %v, %d %q: got %q, %q", epoch, c.builtin, c.format, got, problems)
			}
		}
	}
}

func TestSheetsAndWhatStandsOnThem(t *testing.T) {
	for _, c := range []struct {
		claim            string
		fill             func(f *excelize.File)
		people, problems []string
	}{
		{"people on the second sheet, others hidden", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{"Time", "Title"}, []any{"09:00", "Opening"})
			_, err := f.NewSheet("Attendees")
			must(t, err)
			put(t, f, "Attendees", []any{"Name", "E-mail"}, []any{"Jane", "j@x.example"})
			_, err = f.NewSheet("Secret")
			must(t, err)
			put(t, f, "Secret", []any{"Name", "E-mail", "Phone"}, []any{"Hidden", "h@x.example", "1234567"})
			must(t, f.SetSheetVisible("Secret", false))
		}, []string{"Jane j@x.example"}, nil},
		{"people on a hidden sheet only", func(f *excelize.File) {
			_, err := f.NewSheet("List")
			must(t, err)
			put(t, f, "List", []any{"Name", "E-mail"}, []any{"Jane", "j@x.example"})
			must(t, f.SetSheetVisible("List", false))
		}, []string{"Jane j@x.example"}, nil},
		{"people on two sheets in sight", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{"Name", "E-mail", "Phone"}, []any{"Jane", "j@x.example", "1234567"})
			_, err := f.NewSheet("Speakers")
			must(t, err)
			put(t, f, "Speakers", []any{"Speaker", "E-mail"}, []any{"Jim", "k@x.example"}, []any{"", ""}, []any{"", "", "x"})
			_, err = f.NewSheet("Rooms")
			must(t, err)
			put(t, f, "Rooms", []any{"Name", "Floor"}, []any{"Red room", 1})
		}, []string{"Jane j@x.example 1234567", "Jim k@x.example"}, []string{`line 4: of the sheet "Speakers": has no name, organisation, e-mail or phone and was left out`}},
		{"a merged title, two header rows, a hidden row, sums", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{"Guests of the Forum"}, []any{"Name", "Contact", ""}, []any{"", "E-mail", "Phone"}, []any{"Jane", "j@x.example", "1234567"}, []any{"Jim", "k@x.example", "1234568"}, []any{"Total", 2})
			must(t, f.MergeCell("Sheet1", "A1", "C1"))
			must(t, f.MergeCell("Sheet1", "A2", "A3"))
			must(t, f.MergeCell("Sheet1", "B2", "C2"))
			must(t, f.SetRowVisible("Sheet1", 5, false))
		}, []string{"Jane j@x.example 1234567", "Jim k@x.example 1234568"}, nil},
		{"a cell merged over rows counts for all", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{"Country", "Name"}, []any{"Norway", "Jane"}, []any{"", "Jim"}, []any{"", "Joe"})
			must(t, f.MergeCell("Sheet1", "A2", "A3"))
		}, []string{"Jane Norway", "Jim Norway", "Joe"}, nil},
		{"a heading across the table", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{"Name", "E-mail"}, []any{"Speakers"}, []any{"Jane", "j@x.example"})
			must(t, f.MergeCell("Sheet1", "A2", "B2"))
		}, []string{"Jane j@x.example"}, []string{`line 2: "Speakers" is a heading across the table, not a person, and was left out`}},
		{"links behind cells", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{"Name", "E-mail", "Website"}, []any{"Jane", "write", "profile"}, []any{"Jim", "", ""})
			must(t, f.SetCellHyperLink("Sheet1", "B2", "mailto:j%2Bforum@x.example?subject=Hi", "External"))
			must(t, f.SetCellHyperLink("Sheet1", "C2", "https://x.example/jane", "External"))
			must(t, f.SetCellHyperLink("Sheet1", "A2", "Sheet1!A3", "Location"))
		}, []string{"Jane j+forum@x.example https://x.example/jane", "Jim"}, nil},
		{"rich texts and blanks around values", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{" Name ", "E-mail"}, []any{"", "\tj@x.example\n"})
			must(t, f.SetCellRichText("Sheet1", "A2", []excelize.RichTextRun{{Text: "Jane "}, {Text: "Doe", Font: &excelize.Font{Bold: true}}}))
		}, []string{"Jane Doe j@x.example"}, nil},
		{"errors, truth values, formulas by what they gave", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{"Name", "E-mail", "Badge printed", "Sum"}, []any{"Jane", "#N/A", true, 3})
			must(t, f.SetCellFormula("Sheet1", "D2", "1+2"))
		}, []string{"Jane TRUE 3"}, []string{`line 2: "E-mail" has the error #N/A for a value, which was left out`}},
		{"a moment keeps its time", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{"Name", "Registered"}, []any{"Jane", time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)})
			style, err := f.NewStyle(&excelize.Style{NumFmt: 22})
			must(t, err)
			must(t, f.SetCellStyle("Sheet1", "B2", "B2", style))
		}, []string{"Jane 2026-03-01 09:30:00"}, nil},
		{"a header alone", func(f *excelize.File) { put(t, f, "Sheet1", []any{"Name", "E-mail"}) }, nil, nil},
		{"a protected sheet is in sight all the same", func(f *excelize.File) {
			put(t, f, "Sheet1", []any{"Name", "E-mail"}, []any{"Jane", "j@x.example"})
			must(t, f.ProtectSheet("Sheet1", &excelize.SheetProtectionOptions{Password: "x"}))
		}, []string{"Jane j@x.example"}, nil},
		{"no cells", func(*excelize.File) {}, nil, []string{"! list.xlsx: the workbook has no cells in it"}},
		{"nobody", func(f *excelize.File) { put(t, f, "Sheet1", []any{"a", "b"}, []any{1, 2}) }, nil, []string{`! list.xlsx: sheet "Sheet1": there is no column with a name, organisation, e-mail or phone; choose in the preview what the columns hold`}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got, problems := people(t, made(t, c.fill))
			if !slices.Equal(got, c.people) || !slices.Equal(problems, c.problems) {
				t.Errorf("got %q, %q", got, problems)
			}
		})
	}
}

// packed is a ZIP file of the given parts.
func packed(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	addParts(t, zw, parts...)
	must(t, zw.Close())
	return b.Bytes()
}

func addParts(t *testing.T, zw *zip.Writer, parts ...string) {
	t.Helper()
	for i := 0; i < len(parts); i += 2 {
		w, err := zw.Create(parts[i])
		must(t, err)
		_, err = io.WriteString(w, parts[i+1])
		must(t, err)
	}
}

const (
	officeRels   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	workbookRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	workbookXML  = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
	sheetHead    = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`
)

// raw is a workbook with one sheet as other programs may write it.
func raw(t *testing.T, sheet string, more ...string) []byte {
	t.Helper()
	return packed(t, append([]string{
		"[Content_Types].xml", contentTypes, "_rels/.rels", officeRels, "xl/_rels/workbook.xml.rels", workbookRels, "xl/workbook.xml", workbookXML, "xl/worksheets/sheet1.xml", sheet,
	}, more...)...)
}

func TestWorkbooksAsOtherProgramsWriteThem(t *testing.T) {
	rows := func(cells string) string {
		return sheetHead + `<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>E-mail</t></is></c></row>` + cells + `</sheetData></worksheet>`
	}
	for _, c := range []struct {
		claim  string
		book   []byte
		people []string
	}{
		{"no references, no styles", raw(t, rows(`<row><c t="inlineStr"><is><t>Jane</t></is></c><c t="inlineStr"><is><t>j@x.example</t></is></c></row>`)), []string{"Jane j@x.example"}},
		{"inline texts beside values", raw(t, rows(`<row><c t="inlineStr"><is><t>Jane</t></is><v>0</v></c><c t="str"><f>A1</f><v>j@x.example</v></c></row>`)), []string{"Jane j@x.example"}},
		{"prefixes", raw(t, strings.NewReplacer("</", "</x:", "<", "<x:", "xmlns=", "xmlns:x=").Replace(rows(`<row><c r="A2" t="inlineStr"><is><t>Jane</t></is></c></row>`))), []string{"Jane"}},
		{"rows and columns left out", raw(t, sheetHead+`<sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>Name</t></is></c><c r="D3" t="inlineStr"><is><t>E-mail</t></is></c></row><row r="7"><c r="D7" t="inlineStr"><is><t>j@x.example</t></is></c></row></sheetData></worksheet>`), []string{"j@x.example j@x.example"}},
		{"shared texts, some empty, with a reading beside", raw(t, rows(`<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>`), "xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si/><si><r><t>山田</t></r><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></si></sst>`), []string{"山田"}},
		{"days in ISO", raw(t, sheetHead+`<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Birthday</t></is></c></row><row><c t="inlineStr"><is><t>Jane</t></is></c><c t="d"><v>1980-02-03</v></c></row></sheetData></worksheet>`), []string{"Jane 1980-02-03"}},
		{"styles that are empty", raw(t, rows(`<row r="2"><c r="A2" s="" t="inlineStr"><is><t>Jane</t></is></c><c r="B2" s="" t="inlineStr"><is><t>j@x.example</t></is></c></row>`)), []string{"Jane j@x.example"}},
		{"styles that are empty, and a text that speaks of them", raw(t, rows(`<row r="2"><c r="A2" s="" t="inlineStr"><is><t>Jane</t></is></c><c r="B2" s="" t="inlineStr"><is><t>j@x.example</t></is></c><c r="C2" t="inlineStr"><is><t>cell s="" here</t></is></c></row>`)), []string{`Jane j@x.example cell s="" here`}},
		{"links by formulas", raw(t, rows(`<row r="2"><c r="A2" t="inlineStr"><is><t>Jim</t></is></c><c r="B2" t="str"><f>HYPERLINK(&quot;mailto:k@x.example&quot;,"mail")</f><v>mail</v></c></row>`)), []string{"Jim k@x.example"}},
		{"a macro and pictures beside", raw(t, rows(`<row><c t="inlineStr"><is><t>Jane</t></is></c></row>`), "xl/vbaProject.bin", "x", "xl/media/image1.png", "x"), []string{"Jane"}},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got, problems := people(t, c.book)
			if !slices.Equal(got, c.people) || len(problems) > 0 {
				t.Errorf("got %q, %q", got, problems)
			}
		})
	}
}

func TestManyMergedCellsOverTheSameRowsTakeLittleMemory(t *testing.T) {
	sheet := sheetHead + `<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c></row><row><c t="inlineStr"><is><t>Jane</t></is></c></row></sheetData><mergeCells>` +
		strings.Repeat(`<mergeCell ref="A1:A400000"/>`, 1000) + `</mergeCells></worksheet>`
	b, err := open(bytes.NewReader(raw(t, sheet)))
	must(t, err)
	defer b.Close()
	e, err := b.extras(b.sheets[0])
	must(t, err)
	entries := 0
	for _, m := range e.down {
		entries += len(m)
	}
	if entries == 0 || entries > maxMergedRows {
		t.Errorf("%d entries", entries)
	}
}

func TestHiddenRowsAndTitlesOverMergedCellsAreRead(t *testing.T) {
	got, problems := people(t, made(t, func(f *excelize.File) {
		put(t, f, "Sheet1", []any{"Attendees of the Forum"}, []any{""}, []any{"Name", "E-mail", "City"}, []any{"Jane", "j@x.example", "Oslo"}, []any{"Jim", "k@x.example", "Rome"}, []any{"Total", 2, ""})
		must(t, f.MergeCell("Sheet1", "A1", "C2"))
		must(t, f.SetRowVisible("Sheet1", 5, false))
	}))
	if want := []string{"Jane j@x.example Oslo", "Jim k@x.example Rome"}; !slices.Equal(got, want) || len(problems) > 0 {
		t.Errorf("got %q, %q", got, problems)
	}
}

func TestWhatIsNoWorkbookIsRefusedWithWhatToDo(t *testing.T) {
	if testing.Short() {
		t.Skip("reads large bad files")
	}
	whole := made(t, func(f *excelize.File) { put(t, f, "Sheet1", []any{"Name"}, []any{"Jane"}) })
	for _, c := range []struct {
		claim string
		file  []byte
		says  string
	}{
		{"truncated halfway", whole[:len(whole)/2], "the workbook is broken or was not downloaded whole; get it again"},
		{"a sheet that ends in its middle", raw(t, sheetHead+`<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c></row><row><c t="inl`), "the workbook is broken"},
		{"an OpenDocument spreadsheet", packed(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"), "it is an OpenDocument spreadsheet (.ods): save it as .xlsx or CSV and import that"},
		{"a binary workbook", packed(t, "[Content_Types].xml", contentTypes, "xl/workbook.bin", "x"), "it is a binary workbook (.xlsb): save it as .xlsx and import that"},
		{"a Word document", packed(t, "[Content_Types].xml", contentTypes, "word/document.xml", "<x/>"), "it is a Word document"},
		{"an Apple Numbers document", packed(t, "Index/Document.iwa", "x"), "it is an Apple Numbers document: export it as Excel or CSV and import that"},
		{"another ZIP file", packed(t, "a.txt", "x"), "it is a ZIP file without a workbook in it; unpack it"},
		{"a bomb", raw(t, sheetHead+strings.Repeat(" ", 80<<20)+"</worksheet>"), "unpacks to far more than its size"},
		{"a bomb of formats", raw(t, sheetHead+"</worksheet>", "xl/styles.xml", strings.Repeat(" ", 40<<20)), "unpacks to far more than its size"},
		{"many parts", packed(t, manyParts()...), "unpacks to far more than its size"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			got, problems := people(t, c.file)
			if len(got) > 0 || len(problems) != 1 || !strings.HasPrefix(problems[0], "! list.xlsx: ") || !strings.Contains(problems[0], c.says) {
				t.Errorf("got %q, %q", got, problems)
			}
			if _, err := Sniff(bytes.NewReader(c.file), "list.xlsx"); c.claim != "a sheet that ends in its middle" && err == nil {
				t.Error("sniffed")
			}
		})
	}
}

func manyParts() (out []string) {
	for i := range maxParts + 1 {
		out = append(out, fmt.Sprint("xl/p", i, ".xml"), "")
	}
	return out
}

func TestAPartOfManySheetsIsReadOnce(t *testing.T) {
	var sheets, rels strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&sheets, `<sheet name="S%d" sheetId="%d" r:id="r%d"/>`, i, i+1, i)
		fmt.Fprintf(&rels, `<Relationship Id="r%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>`, i)
	}
	got, problems := people(t, packed(t, "[Content_Types].xml", contentTypes, "_rels/.rels", officeRels,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+rels.String()+`</Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>`+sheets.String()+`</sheets></workbook>`,
		"xl/worksheets/sheet1.xml", sheetHead+`<sheetData><row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>E-mail</t></is></c></row><row><c t="inlineStr"><is><t>Jane</t></is></c><c t="inlineStr"><is><t>j@x.example</t></is></c></row></sheetData></worksheet>`))
	if !slices.Equal(got, []string{"Jane j@x.example"}) {
		t.Errorf("%d people, %d problems", len(got), len(problems))
	}
}
