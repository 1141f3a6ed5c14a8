package csv

import (
	"fmt"
	"strings"
	"testing"

	"lanyard/data/format/table"
)

// A cell that ends further away than a stray mark is looked for is one cell when the row has as many as its table. What
// stands between two stray marks is rows.
func TestACellThatEndsFarAwayIsOneCell(t *testing.T) {
	lines := func(n int, line string) string { return strings.Repeat(line+"\n", n) }
	text := lines(3*maxQuotedLines, `said so; "quoted", with; commas`)
	quoted := strings.ReplaceAll(text, `"`, `""`)
	rows := lines(2*maxQuotedLines, "Jim Poe,jim@x.example,fine")
	for _, c := range []struct {
		claim, text string
		people      int
		note        string // of the second
		problems    int
	}{
		{"a note", "Name,E-mail,Note\nJo Bloom,j@x.example,\nJane Roe,r@x.example,\"" + quoted + "\"\nJim Poe,p@x.example,b\n", 3, text, 0},
		{"a note in the middle", "Name,Note,E-mail\nJo Bloom,,j@x.example\nJane Roe,\"" + quoted + "\",r@x.example\nJim Poe,b,p@x.example\n", 3, text, 0},
		{"two notes in a row", "Name,Note,Comment\nJo Bloom,,\nJane Roe,\"" + quoted + "\",\"" + quoted + "\"\nJim Poe,b,c\n", 3, "", 0},
		{"a note of one long line", "Name,E-mail,Note\nJo Bloom,j@x.example,\nJane Roe,r@x.example,\"" + strings.Repeat("a", maxQuoted+10) + "\nb\"\nJim Poe,p@x.example,b\n", 3, strings.Repeat("a", maxQuoted+10) + "\nb", 0},
		{"marks that are not doubled", "Name,E-mail,Note\nJo Bloom,j@x.example,\nJane Roe,r@x.example,\"open\n" + lines(2*maxQuotedLines, "Jim Poe,jim@x.example,5\" wide; fine") + "Zoe Ott,z@x.example,in 5\"\n", 2*maxQuotedLines + 2, "", 1},
		{"rows between two stray marks", "Name,E-mail,Note\nJo Bloom,j@x.example,\nJane Roe,r@x.example,\"open\n" + rows + "Zoe Ott,z@x.example,in 5\"\n", 2*maxQuotedLines + 2, "", 1},
		{"a row with other cells behind it", "Name,E-mail,Note\nJo Bloom,j@x.example,\nJane Roe,\"open\n" + rows + "Zoe Ott,z@x.example,in 5\",a,b,c\n", 2*maxQuotedLines + 2, "", 1},
	} {
		t.Run(c.claim, func(t *testing.T) {
			drafts, problems := read(t, []byte(c.text))
			if len(drafts) != c.people || len(problems) != c.problems {
				t.Fatalf("%d people, %d problems: %.300v", len(drafts), len(problems), problems)
			}
			if c.note != "" && drafts[1].Contact.Note != strings.TrimSpace(c.note) {
				t.Errorf("the note has %d letters instead of %d", len(drafts[1].Contact.Note), len(c.note))
			}
			last, line := drafts[len(drafts)-1], strings.Count(c.text, "\n")
			if last.Line != line {
				t.Errorf("the last stands in line %d instead of %d", last.Line, line)
			}
		})
	}
	own := strings.Join(table.Header(), ",")
	t.Run("a table of ours in a note", func(t *testing.T) {
		row := "x" + strings.Repeat(",", len(table.Header())-1)
		file := own + "\nJane Roe" + strings.Replace(strings.Repeat(",", len(table.Header())-1), ",", fmt.Sprintf(",\"%s\"", lines(2*maxQuotedLines, row)), 1)
		if drafts, problems := read(t, []byte(file+"\n")); len(drafts) != 1 || len(problems) != 0 {
			t.Errorf("%d people, %.300v", len(drafts), problems)
		}
	})
}
