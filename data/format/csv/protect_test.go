package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"lanyard/data"
	"lanyard/data/format/table"
)

// payloads are what spreadsheets run, as the lists of attackers have them.
var payloads = []string{
	"=1+1", "+1+1", "-1+1", "@SUM(1,1)", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-cmd|' /C calc'!A0",
	"@cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example\",\"x\")", "=WEBSERVICE(\"http://evil.example\")", "=IMPORTXML(\"http://evil.example\",\"//a\")",
	"=DDE(\"cmd\";\"/C calc\";\"x\")", "=-1", "=+1", "+-1", "--1", "=@A1", "=\"x\"&A1", "\"=1+1", "\"\"=1+1", "\"=1+1\"", "\" =1+1\"", " =1+1", "  +1+1",
	"\u00A0=1+1", "\u3000=1+1", "\t=1+1", "\r=1+1", "\n=1+1", "\r\n=1+1", "\v=1+1", "\u2028=1+1", "\u200B=1+1", "\uFEFF=1+1", "\u2060=1+1", "\x1b=1+1",
	"\u0085=1+1", "|calc", "%0A=1+1", "=1+1\n=2+2", "=A1;=B1", "-2+3+cmd|' /C calc'!A0", "=1+1\t=2+2", "\u200D=1", ";;=1+1", "\"\n\"=1",
}

// positions put a payload somewhere into a value.
var positions = []string{
	"%s", "x;%s", "x; %s;y", "x\t%s", "x\n%s\ny", "x\r%s", "x\r\n%s", "x,%s", "x\ny,%s", "x;\"%s", "\"x\";%s", "x\";%s\"", "x|%s", "x\n\n%s", "x;;%s", "x;\n%s",
	"x\u2003;\u2003%s", "\u200E;\u200E%s", "x\n\u200E\u200E%s;\u200E",
}

// live gives the cells that begin as a formula does, as a careless reader finds them: it splits at any of the separators
// and drops blanks, quotes and letters without width in front.
func live(raw []byte) (found []string) {
	for _, c := range strings.FieldsFunc(string(raw), func(r rune) bool { return strings.ContainsRune(",;|\t\r\n", r) }) {
		seen := strings.TrimLeftFunc(c, func(r rune) bool {
			return r == '"' || unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("\u200B\u200C\u200D\u2060\uFEFF", r)
		})
		if strings.ContainsAny(seen[:min(3, len(seen))], "=+-@＝＋－＠") && strings.ContainsRune("=+-@＝＋－＠|%", []rune(seen)[0]) {
			found = append(found, c)
		}
	}
	return found
}

// split is a reader for whom another letter stands between the cells.
func split(t *testing.T, raw []byte, comma rune) (cells []string) {
	t.Helper()
	r := stdcsv.NewReader(bytes.NewReader(raw))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(rows...)
}

func TestNoFormulaGetsThroughWhereverAReaderBeginsACell(t *testing.T) {
	for _, position := range positions {
		var rows []table.Row
		for _, payload := range payloads {
			v := fmt.Sprintf(position, payload)
			rows = append(rows, table.Row{Contact: data.Contact{
				DisplayName: v, Organisation: v, Note: v, Title: v, UID: v, Topics: []string{v, v}, Phones: []data.Phone{{Value: v}},
				Emails: []data.Email{{Value: "a@x.example"}, {Value: v, Label: v}}, Addresses: []data.Address{{Street: v, City: v}},
			}})
		}
		raw := write(t, Spreadsheet, rows...)
		if got := live(raw); got != nil {
			t.Errorf("%q: %q", position, got)
		}
		for _, comma := range []rune{',', ';', '\t'} {
			for _, c := range split(t, raw, comma) {
				if c = strings.TrimLeft(c, " \u00A0"); c != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(c)[0]) {
					t.Errorf("%q split at %q: a cell is %q", position, comma, c)
				}
			}
		}
		for _, f := range []Flavour{Spreadsheet, Apps} {
			got, problems := read(t, write(t, f, rows...))
			if len(got) != len(rows) || len(problems) > 0 {
				t.Fatalf("%q: %d people, %v", position, len(got), problems)
			}
			for i := range rows {
				if show(rowOf(got[i])) != show(rows[i]) {
					t.Errorf("%s: wrote %s\nread  %s", f, show(rows[i]), show(rowOf(got[i])))
				}
			}
		}
	}
}

func TestGuardedTextsComeBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	pieces := []string{table.Mark, table.Mark, "=", "+", "-", "@", "＝", ";", ",", "\t", "\n", "\r", "|", " ", "\"", "a", "7", "\u200B", "\u00A0", "\xff", "山"}
	for range 20000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		for _, safe := range []string{table.Guard(text), protect(text)} {
			if back := table.Unguard(safe); back != text {
				t.Fatalf("%q is guarded as %q and comes back as %q", text, safe, back)
			}
		}
	}
}

func TestTablesWithoutTheGuardSayWhatWouldRun(t *testing.T) {
	fine := table.Row{Contact: data.Contact{
		DisplayName: "Ann Ott", Note: "said:\n- this\n- that; -5 or so", Phones: []data.Phone{{Value: "+49 (0)30 555-0101 ext. 5"}},
		Emails: []data.Email{{Value: "ann@ott.example"}},
	}}
	hot := fine
	hot.Contact.Organisation, hot.Contact.Note = "=1+1", "x;=cmd|' /C calc'!A0"
	for f, want := range map[Flavour]Formulas{
		Spreadsheet: {},
		Apps:        {2, "Organisation", 3},
		Google:      {2, "Organization Name", 3},
		Outlook:     {2, "Company", 3},
		Thunderbird: {2, "Organization", 3},
		HubSpot:     {2, "Company name", 3},
		Salesforce:  {2, "AccountName", 3},
	} {
		e := NewEncoder(&bytes.Buffer{}, f)
		for _, r := range []table.Row{fine, hot} {
			if err := e.Encode(r); err != nil {
				t.Fatal(err)
			}
		}
		if got := e.Formulas(); got != want {
			t.Errorf("%s: %v, want %v", f, got, want)
		}
	}
}

func TestATableOfOtherThingsIsGuarded(t *testing.T) {
	var b bytes.Buffer
	if err := WriteRows(&b, [][]string{{"Line", "Text"}, {"1", "a;=1+1\n@SUM(1)"}}); err != nil {
		t.Fatal(err)
	}
	if got := live(b.Bytes()); got != nil {
		t.Errorf("%q", got)
	}
}
