package export

import (
	"context"
	"fmt"
	"io"

	"lanyard/data"
	"lanyard/data/format/csv"
	"lanyard/data/format/xlsx"
	"lanyard/data/say"
	"lanyard/data/store"
)

// Warnings are what a user should know about a file before it is written.
type Warnings struct {
	Left     []csv.Leftover // what goes into the target's column of notes, and what is left out
	Formulas csv.Formulas   // what a spreadsheet would run as formulas
}

// Check finds what a file of the job would leave out or move, and what of it a spreadsheet would run, without
// writing it.
func Check(ctx context.Context, s *store.Store, job Job) (Warnings, error) {
	sel, err := job.selected(ctx, s)
	if err != nil {
		return Warnings{}, err
	}
	var into encoder = noFile{}
	var nowhere io.Writer
	switch job.Format {
	case CSV, "":
		nowhere = io.Discard
		fallthrough
	case XLSX: // with no writer it counts
		into, err = newEncoder(job, sel.asked, nowhere)
	}
	if err != nil {
		return Warnings{}, err
	}
	c := &counter{encoder: into, job: job}
	if _, err := write(ctx, s, job, sel, c); err != nil {
		return Warnings{}, err
	}
	return c.warnings(), nil
}

// Count gives the number of people in a file of the job, or of entries in a calendar, as Write does.
func Count(ctx context.Context, s *store.Store, job Job) (int, error) {
	sel, err := job.selected(ctx, s)
	if job.Format != ICS || err != nil {
		return len(sel.ids), err
	}
	e := &calendarEncoder{w: io.Discard, job: job}
	_, err = write(ctx, s, job, sel, e)
	return e.entries, err
}

// noFile takes people and writes nothing.
type noFile struct{ peopleOnly }

func (noFile) encode(context.Context, *store.Store, person) error { return nil }
func (noFile) close([]data.Event) error                           { return nil }

// counter counts what an encoder has no place for.
type counter struct {
	encoder
	job                                                                       Job
	photos, encounters, listed, promises, agreed, cadences, consents, letters int
}

func (c *counter) encode(ctx context.Context, s *store.Store, p person) error {
	count := func(n *int, has bool) {
		if has {
			*n++
		}
	}
	count(&c.photos, !p.contact.Photo.IsZero())
	count(&c.encounters, len(p.encounters) > 0)
	count(&c.listed, len(p.attendance) > 0)
	count(&c.promises, len(p.promises) > 0)
	count(&c.agreed, len(p.agreed) > 0)
	count(&c.cadences, p.cadence.Says())
	count(&c.consents, !p.consent.IsZero())
	count(&c.letters, len(p.letters) > 0)
	return c.encoder.encode(ctx, s, p)
}

func (c *counter) leftovers() []csv.Leftover {
	if c.job.Format == ICS {
		return nil // a calendar is no list of people, and the choice of format says so
	}
	var out []csv.Leftover
	if e, ok := inner(c.encoder).(csvEncoder); ok {
		out = e.enc.Leftovers()
	}
	lost := func(what say.Phrase, people int) {
		if people > 0 {
			out = append(out, csv.Leftover{What: what, People: people})
		}
	}
	if e, ok := inner(c.encoder).(workbookEncoder); ok {
		if e.enc.Long > 0 {
			out = append(out, csv.Leftover{What: say.Phrase("a text longer than a cell of a workbook"), People: e.enc.Long, Column: xlsx.LongSheet})
		}
		lost(say.Phrase("invisible control characters in a text"), e.enc.Unwritable)
	}
	if len(c.job.Columns) > 0 {
		return out // the user chose what is left out
	}
	vcard := c.job.Format == VCard || c.job.Format == VCard4
	if !vcard && c.job.Format != JSON || c.job.NoPhotos {
		lost(say.Phrase("a photo"), c.photos)
	}
	if vcard {
		lost(say.Phrase("encounters"), c.encounters)
		lost(say.Phrase("a place on the list of an event"), c.listed)
		lost(say.Phrase("promises"), c.promises)
		lost(say.Phrase("appointments"), c.agreed)
		lost(say.Phrase("what was agreed about their details"), c.consents)
	}
	if c.job.Format != JSON { // only a document says whose it is: nobody else's program is to be told when somebody is due
		lost(say.Phrase("a cadence"), c.cadences)
		lost(say.Phrase("letters"), c.letters)
	}
	return out
}

func (c *counter) warnings() Warnings {
	w := Warnings{Left: c.leftovers()}
	if e, ok := inner(c.encoder).(csvEncoder); ok {
		w.Formulas = e.enc.Formulas()
	}
	return w
}

// DescribeFormulas says in a sentence for the terminal what a spreadsheet would run, and what to choose
// instead.
func DescribeFormulas(f csv.Formulas) string {
	cells := fmt.Sprintf("%d cells would run as formulas in a spreadsheet, the first in", f.Count)
	if f.Count == 1 {
		cells = "1 cell would run as a formula in a spreadsheet:"
	}
	return fmt.Sprintf("%s row %d, %s; for a spreadsheet choose --format xlsx or --for spreadsheet", cells, f.Row, f.Column)
}

// Describe describes a leftover in a sentence: "12 people have a third e-mail: it goes into Notes".
func Describe(l csv.Leftover) string {
	return Said(l).String()
}

// Said is the sentence of Describe for the window.
func Said(l csv.Leftover) say.Text {
	if l.Column == "" {
		return say.N(l.People, "{{.Count}} person has {{.What}}: left out", "{{.Count}} people have {{.What}}: left out", l.What)
	}
	return say.N(l.People, "{{.Count}} person has {{.What}}: goes into {{.Column}}", "{{.Count}} people have {{.What}}: goes into {{.Column}}", l.What, l.Column)
}
