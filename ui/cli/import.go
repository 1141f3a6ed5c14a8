package cli

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/export"
	"lanyard/data/format"
	"lanyard/data/format/jsonfile"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// importer carries one run of the import command.
type importer struct {
	*env
	event   string
	asOne   string // the name of the one event that a calendar becomes
	asMany  bool   // each event of a calendar becomes an event of its own
	sheet   string // of a workbook; "" for those with people
	without []export.Part
	takeOff bool // who is no longer on a list that comes again
	dryRun  bool
	json    bool
	region  string // for phone numbers without a country code; "" before a database is read
	enc     *jsonfile.Encoder
	meter   *meter
	bad     int // how much was not read: it decides the exit code
}

func (e *env) importCommand() *cobra.Command {
	im := &importer{env: e}
	var without []string
	cmd := &cobra.Command{
		Use: "import FILE...", Short: "Import contact files (CSV, XLSX, vCard, LDIF, MECARD, Lanyard's own JSON) and calendars (ICS); - is standard input", Args: asUsed,
		RunE: func(cmd *cobra.Command, files []string) (err error) {
			if im.without, err = export.ReadParts(without); err != nil {
				return err
			}
			return im.run(cmd.Context(), files)
		},
	}
	cmd.Flags().StringVar(&im.event, "event", "", "make everybody an attendee of, and a calendar the programme of, "+eventFlag)
	cmd.Flags().StringVar(&im.asOne, "as-event", "", "a calendar is the programme of one event, `NAME`")
	cmd.Flags().BoolVar(&im.asMany, "as-events", false, "each event of a calendar becomes an event of its own")
	alternatives(cmd, false, "event", "as-event", "as-events")
	cmd.Flags().StringVar(&im.sheet, "sheet", "", "read one sheet of a workbook, `NAME`, instead of all sheets with people")
	cmd.Flags().BoolVar(&im.takeOff, "take-off", false, "with --event, take off its list who came by an earlier one and is not in the file")
	cmd.Flags().StringSliceVar(&without, "without", nil, "leave these out, of whatever file: `PART,...` of "+oneOf(export.Parts)+"; with the encounters go lists, appointments and events")
	cmd.Flags().BoolVar(&im.dryRun, "dry-run", false, "read only; needs no database and saves nothing")
	cmd.Flags().BoolVar(&im.json, "json", false, "print what was read as one JSON document")
	return cmd
}

func (im *importer) run(ctx context.Context, files []string) error {
	if im.takeOff && im.event == "" {
		return errors.New("--take-off is about the list of an event: name it with --event")
	}
	var err error
	im.meter = newMeter(im.stderr, clock.Real)
	if im.dryRun {
		err = im.document(ctx, files, im.dry)
	} else {
		err = im.withStore(ctx, func(s *store.Store) error {
			event, err := im.findEvent(ctx, s)
			if err != nil {
				return err
			}
			if im.region, err = s.Setting(ctx, intake.PhoneRegion); err != nil {
				return err
			}
			return im.document(ctx, files, func(ctx context.Context, f string) error { return im.save(ctx, s, event, f) })
		})
	}
	if err == nil && im.bad > 0 {
		return errSaid
	}
	return err
}

// document goes through the files and prints their content if that is asked for. It begins only after all names
// are known to be valid: the candidates of an ambiguous name are a document too.
func (im *importer) document(ctx context.Context, files []string, f func(context.Context, string) error) error {
	if !im.json {
		return im.each(ctx, files, f)
	}
	out := bufio.NewWriter(im.stdout)
	im.enc = jsonfile.NewEncoder(out)
	err := im.each(ctx, files, f)
	return errors.Join(im.enc.Close(), out.Flush(), err)
}

// each goes through the files; it reports one that fails, and the next still comes.
func (im *importer) each(ctx context.Context, files []string, f func(context.Context, string) error) error {
	for _, name := range files {
		if err := f(ctx, name); err != nil {
			if ctx.Err() != nil {
				im.meter.clear()
				return ctx.Err()
			}
			// Errors about a file begin with its name, which is printed beside the reason.
			why := strings.TrimPrefix(reason(err), filepath.Base(name)+": ")
			im.bad++
			im.report(jsonfile.Problem{File: name, Reason: why})
		}
	}
	return nil
}

// report reports what was not read or was put aside, in the document and to the user.
func (im *importer) report(p jsonfile.Problem) {
	if im.enc != nil {
		im.enc.Problem(p)
	}
	im.meter.clear()
	if p.Line > 0 {
		im.say("%s: line %d: %s", spoken(p.File), p.Line, message(p.Reason))
	} else {
		im.say("%s: %s", spoken(p.File), message(p.Reason))
	}
}

// standardInput is the name that stands for standard input; a file with that name is ./-.
const standardInput = "-"

// spoken is the name of a file in messages.
func spoken(name string) string {
	if name == standardInput {
		return "standard input"
	}
	return name
}

// open opens a file, or standard input, which can be read until the context ends. It never seeks in standard
// input: the part before may belong to another program.
func (im *importer) open(ctx context.Context, name string) (r io.Reader, closed func(), err error) {
	if name == standardInput {
		return format.Within(ctx, struct{ io.Reader }{im.stdin}), func() {}, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	return format.Within(ctx, f), func() { _ = f.Close() }, nil // nothing was written
}

// rows reads a file. It reports rows that cannot be read; any other error ends it. The document is the content
// beside people.
func (im *importer) rows(name string, r io.Reader, take func(data.Draft) error) (kind format.Kind, doc data.Document, err error) {
	kind, r, err = format.Peek(r, filepath.Base(name))
	if err != nil {
		return kind, doc, err
	}
	if kind == format.JSON && im.sheet == "" {
		seq, rest := format.ReadDocument(r, filepath.Base(name))
		if err = im.drain(name, seq, take); err == nil {
			doc = rest()
			export.LeaveOutOf(&doc, im.without)
			im.showDocument(&doc)
		}
		return kind, doc, err
	}
	kind, seq, err := format.ReadSheet(r, filepath.Base(name), im.sheet)
	if err != nil {
		return kind, doc, err
	}
	return kind, doc, im.drain(name, seq, take)
}

// unread reports a row that could not be read, or that was partly put aside.
func (im *importer) unread(name string, bad *data.RowError) {
	if !bad.Kept {
		im.bad++
	}
	im.report(jsonfile.Problem{File: name, Line: bad.Line, Reason: bad.Reason.String()})
}

func (im *importer) drain(name string, seq iter.Seq2[data.Draft, error], take func(data.Draft) error) error {
	read := 0
	for d, err := range seq {
		var bad *data.RowError
		switch {
		case errors.As(err, &bad):
			im.unread(name, bad)
			continue
		case err != nil:
			return err
		}
		read++
		export.LeaveOut(&d, im.without)
		im.meter.show(spoken(name), "reading, row", read, 0)
		if im.enc != nil {
			doc := d
			doc.Contact = withPhoto(d)
			if !d.Exact {
				doc.Contact.Normalise(im.region)
			}
			if err := im.enc.Contact(jsonfile.FromDraft(doc)); err != nil {
				return err
			}
		}
		if take != nil {
			if err := take(d); err != nil {
				return err
			}
		}
	}
	return nil
}

// withPhoto gives the draft's contact with the name of its picture, as in the document.
func withPhoto(d data.Draft) data.Contact {
	c := d.Contact
	if len(d.Photo) > 0 && c.Photo.IsZero() {
		sum := sha256.Sum256(d.Photo)
		c.Photo = data.PhotoRef{SHA256: hex.EncodeToString(sum[:]), Bytes: len(d.Photo)}
	}
	return c
}

func (im *importer) dry(ctx context.Context, name string) error {
	f, closed, err := im.open(ctx, name)
	if err != nil {
		return err
	}
	defer closed()
	kind, source, err := format.Peek(f, filepath.Base(name))
	if err != nil {
		return err
	}
	if kind == format.Calendar {
		items, err := im.calendar(name, source)
		if err == nil && !im.json {
			im.tell("%s: events: %d", spoken(name), len(items))
		}
		return err
	}
	n := 0
	_, doc, err := im.rows(name, source, func(data.Draft) error { n++; return nil })
	im.meter.clear()
	if err == nil && !im.json {
		im.tell("%s: %s%s", spoken(name), amount(n, "person", "people"), besides(&doc))
	}
	return err
}

func (im *importer) findEvent(ctx context.Context, s *store.Store) (int64, error) {
	if im.event == "" {
		return 0, nil
	}
	e, err := im.eventNamed(ctx, s, im.event)
	return e.ID, err
}

// hashed computes the digest of a file. A file is read twice, because some formats are read better from a file
// that can seek; a pipe is added up while it is read.
func hashed(r io.Reader, sum io.Writer) (io.Reader, error) {
	f, ok := r.(io.ReadSeeker)
	if ok {
		_, err := f.Seek(0, io.SeekStart)
		ok = err == nil
	}
	if !ok {
		return io.TeeReader(r, sum), nil
	}
	if _, err := io.Copy(sum, f); err != nil {
		return nil, err
	}
	_, err := f.Seek(0, io.SeekStart)
	return f, err
}

// save imports one file as one operation.
func (im *importer) save(ctx context.Context, s *store.Store, event int64, name string) error {
	f, closed, err := im.open(ctx, name)
	if err != nil {
		return err
	}
	defer closed()
	sum := sha256.New()
	source, err := hashed(f, sum)
	if err != nil {
		return err
	}
	detected, source, err := format.Peek(source, filepath.Base(name))
	if err != nil {
		return err
	}
	if detected == format.Calendar {
		return im.saveCalendar(ctx, s, event, name, source, sum)
	}
	var drafts []data.Draft
	before := im.bad
	kind, doc, err := im.rows(name, source, func(d data.Draft) error {
		drafts = append(drafts, d)
		return nil
	})
	if err != nil {
		return err
	}
	in := intake.New(s)
	left, err := in.LeftOut(ctx, &doc)
	if err != nil {
		return err
	}
	for _, l := range left {
		im.unread(name, l)
	}
	if err := im.sayWhose(ctx, in, name, &doc, drafts); err != nil {
		return err
	}
	total := len(drafts)
	part := func(doing string) func(int) {
		return func(done int) { im.meter.show(spoken(name), doing, done, total) }
	}
	proposals, err := in.ProposeAll(ctx, drafts, part("comparing with the stored contacts"))
	if err != nil {
		return err
	}
	batch := intake.Batch{Import: data.Import{
		File: filepath.Base(spoken(name)), Format: string(kind), SHA256: hex.EncodeToString(sum.Sum(nil)),
		Problems: im.bad - before,
	}, Event: event, Document: doc}
	if event != 0 {
		batch.Attendee = data.Expected
	}
	list, err := im.compareList(ctx, in, proposals, event, &batch)
	if err != nil {
		return err
	}
	counted := doc
	if mine, err := in.Owns(ctx, &doc); err != nil {
		return err
	} else if !mine { // all else is left out, as was said
		counted = data.Document{Events: doc.Events}
	}
	done, err := in.SaveAll(ctx, proposals, batch, part("saving"))
	im.meter.clear()
	if err != nil {
		return fmt.Errorf("%s was not imported; nothing was saved: %w", spoken(name), err)
	}
	for _, l := range done.Stayed {
		im.unread(name, l)
	}
	im.tell("%s: %d new, %d updated, %d already there%s", spoken(name), done.New, done.Updated, done.Same, besides(&counted))
	if list == nil {
		return nil
	}
	return im.tellList(ctx, s, name, list)
}
