// Package importing previews files of contacts and calendars, and brings them in.
package importing

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"lanyard/data"
	"lanyard/data/format"
	fields "lanyard/data/format/field"
	"lanyard/data/format/table"
	"lanyard/data/intake"
	"lanyard/ui/lang"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// job is a file on its way in: read, compared, looked at, saved.
type job struct {
	w *window.Window
	File
	queue    *importQueue
	nth      int         // in the queue, from 0
	shape    string      // of its header, for what was said of its columns; "" for no table
	proposed []fields.ID // what the columns seem to hold
	recalled bool        // the columns are as the user set them for an earlier file
	bytes    []byte
	kind     format.Kind
	layout   *format.Table // for a table, else nil
	sheet    string        // of a workbook, as the user chose it; "" for those on which people stand
	listed   []string      // sheets on which people stand
	drafts   []data.Draft
	problems []*data.RowError
	document data.Document  // what Lanyard's own file holds beside people
	comes    *data.Document // what comes in of it; nil for nothing
	others   bool           // it is somebody else's, and holds notes, promises or encounters of theirs
	author   string         // whose it is then; "" when that is not known
	alone    bool           // the user takes the contacts alone
	matches  []intake.Proposal
	event    int64 // on whose list they go; 0: none
	asked    bool  // the user has chosen it
	status   data.AttendeeStatus
	again    again
	compared window.Latest // what the file says of the event's list
	saved    bool
}

// importLimit is the largest file the window reads; the command line streams larger ones.
const importLimit = 512 << 20

// importContacts reads a contact file of a queue and opens its preview.
func importContacts(w *window.Window, f File, q *importQueue) {
	p := w.NewProgress(lang.L("Reading {{.File}}", f.name()))
	w.Go(func(context.Context) {
		job := &job{w: w, File: f, queue: q, nth: q.at}
		err := job.open(p.Ctx)
		if err == nil {
			err = job.read(p.Ctx, p)
		}
		p.Finally(func() {
			switch cancelled := p.Done(); {
			case cancelled:
				q.done(job.nth)
			case err != nil:
				q.failed(job.nth, err)
			default:
				job.preview()
			}
		})
	})
}

// open reads the bytes and finds out what they are.
func (j *job) open(ctx context.Context) error {
	var err error
	if j.bytes, err = j.load(); err != nil {
		return err
	}
	j.kind = format.Detect(j.bytes[:min(len(j.bytes), 1<<14)], j.name())
	return j.sniff(ctx)
}

// sniff finds out what the columns of a table hold.
func (j *job) sniff(ctx context.Context) error {
	var err error
	if j.layout, err = format.Sniff(format.Within(ctx, bytes.NewReader(j.bytes)), j.kind, j.name(), j.sheet); err != nil || j.layout == nil {
		return err
	}
	if j.listed == nil {
		j.listed = append([]string{j.layout.Sheet}, j.layout.Further...)
	}
	j.shape = shapeOf(j.layout.Columns)
	return j.recall(ctx)
}

// read makes drafts of the bytes by the present layout and compares them with what is stored.
func (j *job) read(ctx context.Context, p *window.Progress) error {
	j.drafts, j.problems, j.document, j.comes = nil, nil, data.Document{}, nil
	rows := func(d data.Draft, err error) error {
		var bad *data.RowError
		switch {
		case errors.As(err, &bad):
			j.problems = append(j.problems, bad)
		case err != nil:
			return err
		default:
			j.drafts = append(j.drafts, d)
		}
		return ctx.Err()
	}
	if j.layout != nil {
		for d, err := range j.layout.Read(format.Within(ctx, bytes.NewReader(j.bytes))) {
			if j.sheet != "" && errors.Is(err, table.ErrNoTable) {
				break // the user chose it, and can say what the columns hold
			}
			if err := rows(d, err); err != nil {
				return err
			}
		}
	} else if err := j.readPeople(ctx, rows); err != nil {
		return err
	}
	var err error
	j.matches, err = j.w.Intake.ProposeAll(ctx, j.drafts, func(done int) { p.Report(done, len(j.drafts)) })
	return err
}

// readPeople reads a file that is no table, and of Lanyard's own what it holds beside people.
func (j *job) readPeople(ctx context.Context, rows func(data.Draft, error) error) error {
	_, seq, err := format.Read(format.Within(ctx, bytes.NewReader(j.bytes)), j.name())
	rest := func() data.Document { return data.Document{} }
	if j.kind == format.JSON {
		seq, rest = format.ReadDocument(format.Within(ctx, bytes.NewReader(j.bytes)), j.name())
	}
	if err != nil {
		return err
	}
	for d, err := range seq {
		if err := rows(d, err); err != nil {
			return err
		}
	}
	j.document = rest()
	left, err := j.w.Intake.LeftOut(ctx, &j.document)
	j.problems = append(j.problems, left...)
	if err != nil {
		return err
	}
	return j.whose(ctx)
}

// reread applies a corrected mapping; then runs on the main goroutine.
func (j *job) reread(then func()) {
	p := j.w.NewProgress(lang.L("Reading the file"))
	j.w.Go(func(context.Context) {
		err := j.read(p.Ctx, p)
		p.Finally(func() {
			if !p.Done() && err != nil {
				j.w.Fail(lang.L("{{.File}} could not be read", j.name()), err)
				return
			}
			then()
		})
	})
}

// save writes all that was not left out as one operation.
func (j *job) save(after func(error)) {
	w := j.w
	p := w.NewProgress(lang.L("Importing"))
	sum := sha256.Sum256(j.bytes)
	program := ""
	if j.layout != nil {
		program = j.layout.Program
	}
	batch := intake.Batch{
		Import: data.Import{
			File: j.name(), Format: string(j.kind), Program: program,
			SHA256: hex.EncodeToString(sum[:]), Problems: j.unread(),
		},
		Event: j.event, Attendee: j.status, TakeOff: j.takenOff(), Document: j.document,
	}
	var done data.Import
	var err error
	w.Write(func(context.Context) {
		done, err = w.Intake.SaveAll(p.Ctx, j.matches, batch, func(n int) { p.Report(n, len(j.matches)) })
	}, func() {
		j.saved = err == nil
		importEnded(w, p, j.name(), err, after, func() {
			j.remember()
			j.tell(done)
			j.queue.done(j.nth)
		})
	})
}

// importEnded says what became of the import of a file: that it failed or was cancelled, or what tell says of it.
func importEnded(w *window.Window, p *window.Progress, file string, err error, after func(error), tell func()) {
	cancelled := p.Done()
	after(err)
	switch {
	case cancelled && err != nil:
		w.Say(lang.L("Import cancelled; nothing was saved."))
	case err != nil:
		w.Fail(lang.L("{{.File}} was not imported; nothing was saved", file), err)
	default:
		tell()
	}
}

// tell says what the import did and offers to roll it back.
func (j *job) tell(done data.Import) {
	if done.Op == 0 {
		j.land()
		j.w.Say(withStayed(lang.L("Nothing new in this file: everybody is there already."), len(done.Stayed)))
		return
	}
	j.queue.saved++
	j.land()
	text := importedWords(done.New, done.Updated, done.Same, words.PeopleCount)
	if done.New+done.Updated+done.Same == 0 { // a document of events
		text = lang.L("Imported {{.What}}", j.name())
	}
	text = withStayed(text, len(done.Stayed))
	j.w.Toasts.Show(text, lang.L("Undo"), func() { j.w.UndoOp(done.Op) })
}

// withStayed adds how much of what keeps people in touch is another in the file, and stays as it is here.
func withStayed(text string, n int) string {
	if n == 0 {
		return text
	}
	stayed := lang.N(n, "{{.Count}} promise, cadence or letter is another in the file and stays as it is here.",
		"{{.Count}} promises, cadences or letters are others in the file and stay as they are here.")
	return strings.Join([]string{text, stayed}, "\n")
}

// land goes where the people of the file are.
func (j *job) land() {
	if j.event != 0 {
		j.w.Places.Event(j.event)
		j.w.Places.IntoEvent()
		return
	}
	j.w.Places.Open("people")
}

// importedWords says what an import brought: "Imported 60 people", "Imported 12 people, 3 updated".
func importedWords(fresh, updated, same int, count func(int) string) string {
	text := lang.L("Imported {{.What}}", count(fresh))
	if fresh == 0 && updated > 0 {
		text, updated = lang.L("Updated {{.What}}", count(updated)), 0
	}
	for _, more := range []string{words.UpdatedCount(updated), words.ThereCount(same)} {
		if more != "" {
			text += ", " + more
		}
	}
	return text
}

// unread counts the rows that could not be read; of others a part was put aside with the contact.
func (j *job) unread() (n int) {
	for _, p := range j.problems {
		if !p.Kept {
			n++
		}
	}
	return n
}

// counts of the proposals by what saving them does.
func (j *job) counts() (fresh, updates, same int) {
	for _, m := range j.matches {
		switch m.Action {
		case intake.Create:
			fresh++
		case intake.Update:
			updates++
		case intake.Same:
			same++
		}
	}
	return fresh, updates, same
}
