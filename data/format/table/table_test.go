package table

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// rows gives rows written one a line, cells cut at bars; a cell "text -> target" links.
func rows(text string) Next {
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	at := 0
	return func() (Cells, error) {
		if at == len(lines) {
			return Cells{}, io.EOF
		}
		c := Cells{Line: at + 1}
		for i, cell := range strings.Split(lines[at], "|") {
			cell, target, ok := strings.Cut(strings.TrimSpace(cell), " -> ")
			c.Text = append(c.Text, cell)
			if ok {
				c.Links = append(slices.Grow(c.Links, i+1), make([]string, i+1-len(c.Links))...)
				c.Links[i] = target
			}
		}
		if strings.HasSuffix(lines[at], "||||") {
			c.Span = 4
		}
		at++
		return c, nil
	}
}

// met writes the encounters and what is kept of the people of a table, a line each, then the problems.
func met(t *testing.T, text string) (lines, problems []string) {
	t.Helper()
	p := Propose(rows(text))
	for d, err := range p.Settle().Drafts(rows(text)) {
		var row *data.RowError
		if errors.As(err, &row) {
			problems = append(problems, row.Error())
			continue
		}
		s := d.Contact.Name()
		for _, e := range d.Encounters {
			s += fmt.Sprintf(" [%s|%s|%s|%v]", e.Event, e.Place, e.At.Format("2006-01-02 15:04"), e.AllDay)
		}
		if !d.Contact.Birthday.IsZero() {
			s += " born " + d.Contact.Birthday.String()
		}
		for _, o := range d.Contact.Other {
			s += " " + o.Value
		}
		lines = append(lines, s)
	}
	return lines, problems
}

func TestNothingThatASecondColumnSaysIsLost(t *testing.T) {
	for _, c := range []struct {
		claim, text string
		want        []string
		problems    []string
	}{
		{"a moment that is none stands beside its day", "Name|Event|Met on|Met at\nJane|Forum|2026-08-12|half past nine", []string{"Jane [Forum||2026-08-12 00:00|true] half past nine"}, []string{`line 2: "half past nine" is no moment; kept as "Met at"`}},
		{"a day that is none stands beside its moment", "Name|Event|Met on|Met at\nJane|Forum|some day|2026-08-12T09:30:00Z", []string{"Jane [Forum||2026-08-12 09:30|false] some day"}, []string{`line 2: "some day" is no date; kept as "Met on"`}},
		{"a day changed by hand counts", "Name|Event|Met on|Met at\nJane|Forum|2026-08-13|2026-08-12T09:30:00Z", []string{"Jane [Forum||2026-08-13 00:00|true]"}, nil},
		{"a second event", "Name|Event|Met on|Event\nJane|Forum|2026-08-12|Fair", []string{"Jane [Forum||2026-08-12 00:00|true] Fair"}, nil},
		{"a second birthday", "Name|Birthday|Date of birth\nJane|1980-02-03|1981-02-03\nJim|1980-02-03|3 Feb 1980", []string{"Jane born 1980-02-03 1981-02-03", "Jim born 1980-02-03"}, nil},
		{"a label without a word", "Name|E-mail 1 - Type|E-mail 1 - Value\nJane|:::|j@x.example", []string{"Jane"}, nil},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got, problems := met(t, c.text); !slices.Equal(got, c.want) || !slices.Equal(problems, c.problems) {
				t.Errorf("got %q, %q", got, problems)
			}
		})
	}
}

// read writes the people of a table a line each, then the problems.
func read(t *testing.T, text string) (people, problems []string) {
	t.Helper()
	p := Propose(rows(text))
	l := p.Settle()
	for d, err := range l.Drafts(rows(text)) {
		var row *data.RowError
		switch {
		case errors.As(err, &row):
			problems = append(problems, row.Error())
		case err != nil:
			t.Fatal(err)
		default:
			c := d.Contact
			s := c.Name()
			for _, e := range c.Emails {
				s += fmt.Sprintf(" %s(%s)", e.Value, e.Label)
			}
			for _, p := range c.Phones {
				s += fmt.Sprintf(" %s(%s)", p.Value, p.Label)
			}
			for _, l := range c.Links {
				s += fmt.Sprintf(" %s(%s)", l.Value, l.Label)
			}
			for _, a := range c.Addresses {
				s += fmt.Sprintf(" %s(%s)", strings.Join(a.Lines(), "/"), a.Label)
			}
			people = append(people, s)
		}
	}
	return people, problems
}

func TestTablesAsPeopleMakeThem(t *testing.T) {
	for _, c := range []struct {
		claim, text      string
		people, problems []string
	}{
		{"a title and a header in two rows", "Guests of the Forum\n|Contact|\nName|E-mail|Phone\nJane|j@x.example|+1 202-555-0143", []string{"Jane j@x.example() +1 202-555-0143()"}, nil},
		{"the upper row says which", "Name|Work||Home|\n|Phone|E-mail|Phone|City\nJane|+1 202-555-0143|j@x.example|+1 202-555-0144|Oslo", []string{"Jane j@x.example(work) +1 202-555-0143(work) +1 202-555-0144(home) Oslo(home)"}, nil},
		{"the lower row alone says little", "Name||Contact|\nFirst|Last|E-mail|Phone\nJane|Doe|j@x.example|+1 202-555-0143", []string{"Jane Doe j@x.example() +1 202-555-0143()"}, nil},
		{"headers that reach over both rows", "Organisation|Person|\n|First name|Last name\nLibrary|Jane|Doe", []string{"Jane Doe"}, nil},
		{"a header in one row is not taken apart", "Name|Company|E-mail\nJane|Library|j@x.example\nJim|Archive|k@x.example", []string{"Jane j@x.example()", "Jim k@x.example()"}, nil},
		{"sums are nobody", "Name|E-mail|Tickets\nJane|j@x.example|1\nTotal||1\n\nSumme: 1||\nTotal attendees: 1", []string{"Jane j@x.example()"}, nil},
		{"a person of that name is one", "Name|E-mail\nTotal|t@x.example\nSum Ting|s@x.example\nSuma|\nCount|3", []string{"Total t@x.example()", "Sum Ting s@x.example()", "Suma"}, nil},
		{"notes below are told of", "Name|E-mail|Company\nJane|j@x.example|Library\nGuest 7||\n\nPrinted 2026-08-12 by the office||\n* speaker", []string{"Jane j@x.example()", "Guest 7"}, []string{`line 5: "Printed 2026-08-12 by the office" is a note, not a person, and was left out`, `line 6: "* speaker" is a note, not a person, and was left out`}},
		{"a heading across the table is told of", "Name|E-mail|Phone|City\nSpeakers||||\nJane|j@x.example||", []string{"Jane j@x.example()"}, []string{`line 2: "Speakers" is a heading across the table, not a person, and was left out`}},
		{"errors are no values", "Name|E-mail|Company\nJane|j@x.example|#N/A\n#REF!|k@x.example|Library", []string{"Jane j@x.example()", "Library k@x.example()"}, []string{`line 2: "Company" has the error #N/A for a value, which was left out`, `line 3: "Name" has the error #REF! for a value, which was left out`}},
		{"a text that stands for an address", "Name|E-mail\nJane|write to me -> mailto:j@x.example?subject=Hi\nJim|k@x.example -> mailto:k@x.example", []string{"Jane j@x.example()", "Jim k@x.example()"}, nil},
		{"a copied link does not replace what is shown", "Name|E-mail\nJim|k@x.example -> mailto:other@x.example", []string{"Jim k@x.example()"}, nil},
		{"a name that links to a profile and an address", "Name|Phone\nJane -> https://www.linkedin.com/in/jane|1234567\nJim -> mailto:k@x.example|1234568", []string{"Jane 1234567() https://www.linkedin.com/in/jane()", "Jim k@x.example() 1234568()"}, nil},
		{"a link by its text", "Name|Website\nJane|profile -> https://x.example/jane\nJim|x.example/jim -> https://x.example/jim/", []string{"Jane https://x.example/jane(profile)", "Jim x.example/jim()"}, nil},
		{"a phone behind a text", "Name|Phone\nJane|call -> tel:+12025550143", []string{"Jane +12025550143()"}, nil},
	} {
		t.Run(c.claim, func(t *testing.T) {
			people, problems := read(t, c.text)
			if !slices.Equal(people, c.people) || !slices.Equal(problems, c.problems) {
				t.Errorf("got %q\nproblems %q", people, problems)
			}
		})
	}
}

func FuzzDrafts(f *testing.F) {
	f.Add("Name|E-mail\nJane|j@x.example -> mailto:k@x.example")
	f.Add("Name|Work||Home|\n|Phone|E-mail|Phone|City\n#N/A|1|2|3|4\nTotal|3")
	f.Add(strings.Join(header, "|") + "\nJane||x")
	f.Add("Name|E-mail 1 - Type|E-mail 1 - Value|Birthday|Met on|Met at|Event|Birthday\nJane|:::|j@x.example|29254|2026-08-12|x|Forum|1980")
	f.Add("Given name|Phone 1 label|Phone 1|Attendance|Promises|More|Link 1 - Label|Link 1 - Value\nJane|* work|+1|Forum [2026-08-12]: met|me: x [due 2026-09-01]|{\"none\":[\"topics\"]}|* ::: |X:y")
	f.Fuzz(func(t *testing.T, text string) {
		p := Propose(rows(text))
		l := p.Settle()
		l.Epoch = 1904 - 4*(len(text)%2)
		for d, err := range l.Drafts(rows(text)) {
			if err == nil && d.Line == 0 {
				t.Error("a draft without a line")
			}
		}
	})
}
