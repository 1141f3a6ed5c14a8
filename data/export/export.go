// Package export is the one door out: a selection of contacts goes through one of the encoders to a file or a
// stream. The window and the command line both use it.
package export

import (
	"bufio"
	"context"
	"io"
	"reflect"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"

	"lanyard/data"
	"lanyard/data/format/csv"
	"lanyard/data/format/table"
	"lanyard/data/format/vcard"
	"lanyard/data/format/xlsx"
	"lanyard/data/say"
	"lanyard/data/store"
)

// Format is a file format written.
type Format string

// The formats.
const (
	CSV    Format = "csv"
	XLSX   Format = "xlsx"
	VCard  Format = "vcard" // 3.0, which every phone reads
	VCard4 Format = "vcard4"
	JSON   Format = "json"
	Text   Format = "txt" // only for FileName: what ReadAbout gives, to read
	ICS    Format = "ics" // an event with its programme, or all events, and promises; no people
)

// Formats are all formats.
var Formats = []Format{CSV, XLSX, VCard, VCard4, JSON, ICS}

// Extension is the usual ending of a file of the format, with its dot.
func (f Format) Extension() string {
	switch f {
	case VCard, VCard4:
		return ".vcf"
	case JSON:
		return ".json"
	case XLSX:
		return ".xlsx"
	case ICS:
		return ".ics"
	case Text:
		return ".txt"
	}
	return ".csv"
}

// Job says what to export and how.
type Job struct {
	Selection data.Selection
	Format    Format
	Target    csv.Flavour // for CSV: which program will read it
	// Event limits the encounters to those at this event; 0 means all.
	Event int64
	// New limits the people to those met at the event, or on its list, since its last export, and those who changed since: see
	// store.Exported.
	New bool
	// Since is called at the end of a job with New: how many of those written are new, and how many changed. It may be nil.
	Since func(fresh, changed int)
	// Columns are the names of the columns of a table (see Choose), in their order; none means all of the format. Only
	// Lanyard's own tables have a choice.
	Columns []string
	// NoPhotos leaves pictures out of vCards and JSON.
	NoPhotos bool
	// Without are the parts that are left out, in whatever format.
	Without []Part
	// Progress is called now and then with the contacts written; it may be nil.
	Progress func(done, total int)
	// Warn is called at the end with warnings about the file; it may be nil. Check gives them before.
	Warn func(Warnings)
	// Undated is called at the end with the number of events and sessions in a calendar without a time, if
	// there are any: calendars do not show those. It may be nil.
	Undated func(n int)
}

// Write encodes the job's contacts to w in the order of the selection and gives their number; for a calendar,
// the number of its entries. The same data gives the same bytes. Of an event's people it notes that they were exported,
// once all is written: see Job.marks.
func Write(ctx context.Context, s *store.Store, job Job, w io.Writer) (int, error) {
	sel, err := job.selected(ctx, s)
	if err != nil {
		return 0, err
	}
	n, err := encode(ctx, s, job, sel, w)
	if err != nil {
		return n, err
	}
	return n, sel.keep(ctx, s)
}

func encode(ctx context.Context, s *store.Store, job Job, sel selected, w io.Writer) (int, error) {
	buf := bufio.NewWriterSize(w, 1<<16)
	enc, err := newEncoder(job, sel.asked, buf)
	if err != nil {
		return 0, err
	}
	c := &counter{encoder: enc, job: job}
	n, err := write(ctx, s, job, sel, c)
	if err != nil {
		return n, err
	}
	if job.Warn != nil {
		job.Warn(c.warnings())
	}
	if job.New && job.Since != nil {
		job.Since(n-sel.changed, sel.changed)
	}
	if e, ok := enc.(*calendarEncoder); ok {
		n = e.entries
		if job.Undated != nil && e.undated > 0 {
			job.Undated(e.undated)
		}
	}
	return n, buf.Flush()
}

// errNobody says that the file would hold nobody, or the calendar nothing.
var errNobody = say.Errorf("there is nobody to export")

// Whole reports whether the job is about everybody: no search, no filter, no choice and no event.
func (job Job) Whole() bool {
	q := job.Selection.Query
	q.Sort, q.Reversed = data.Query{}.Sort, false
	if len(q.Topics) == 0 {
		q.Topics = nil
	}
	return job.Selection.IDs == nil && job.Event == 0 && len(job.Columns) == 0 && reflect.DeepEqual(q, data.Query{})
}

// write passes the job's contacts to an encoder.
func write(ctx context.Context, s *store.Store, job Job, sel selected, enc encoder) (int, error) {
	ids := sel.ids
	g := newGatherer(s, job.Event, job.Without...)
	if err := enc.open(ctx, s); err != nil {
		return 0, err
	}
	n := 0
	err := g.pages(ctx, ids, func(people []person) error {
		for _, p := range people {
			if err := enc.encode(ctx, s, p); err != nil {
				return say.Errorf("writing {{.Name}}: {{.Why}}", p.contact.Name(), err)
			}
		}
		n += len(people)
		if job.Progress != nil {
			job.Progress(n, len(ids))
		}
		return nil
	})
	if err != nil {
		return n, err
	}
	if job.Event != 0 {
		if _, err := g.event(ctx, job.Event); err != nil { // the event must exist even if nobody was met there yet
			return n, err
		}
	}
	return n, enc.close(g.named)
}

// inPages reads the contacts and calls f with some at a time, in their order. It reads the next ones while f
// works.
func inPages(ctx context.Context, s *store.Store, ids []int64, f func([]data.Contact) error) error {
	pages := make(chan []data.Contact, 2)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var reading errgroup.Group
	reading.Go(func() error {
		defer close(pages)
		page := make([]data.Contact, 0, pageSize)
		hand := func() error {
			select {
			case pages <- page:
			case <-ctx.Done():
				return ctx.Err()
			}
			page = make([]data.Contact, 0, pageSize)
			return nil
		}
		err := s.Contacts(ctx, ids, func(c data.Contact) error {
			if page = append(page, c); len(page) < pageSize {
				return nil
			}
			return hand()
		})
		if err != nil {
			return err
		}
		return hand()
	})
	for page := range pages {
		if err := f(page); err != nil {
			stop()
			_ = reading.Wait() // it was stopped; err says why
			return err
		}
	}
	return reading.Wait()
}

// encoder writes one format.
type encoder interface {
	// open reads what the file has beside people.
	open(ctx context.Context, s *store.Store) error
	encode(ctx context.Context, s *store.Store, p person) error
	// close ends the file. It describes the events that people named, if the format has a place for it.
	close(named []data.Event) error
}

func newEncoder(job Job, asked []data.Question, w io.Writer) (encoder, error) {
	if len(job.Columns) > 0 {
		return newLeadEncoder(job, asked, w)
	}
	switch job.Format {
	case CSV, "":
		return csvEncoder{enc: csv.NewEncoder(w, job.Target, asked...)}, nil
	case VCard:
		return vcardEncoder{w: w, card: vcard.Encode, photos: !job.NoPhotos}, nil
	case VCard4:
		return vcardEncoder{w: w, card: vcard.Encode4, photos: !job.NoPhotos}, nil
	case XLSX:
		return workbookEncoder{enc: xlsx.NewEncoder(w, asked...)}, nil
	case JSON:
		return newJSONEncoder(w, job), nil
	case ICS:
		return &calendarEncoder{w: w, job: job}, nil
	}
	return nil, say.Errorf("unknown format {{.Format}}: choose csv, xlsx, vcard, vcard4, json or ics", strconv.Quote(string(job.Format)))
}

// peopleOnly is embedded in encoders of files that have only people.
type peopleOnly struct{}

func (peopleOnly) open(context.Context, *store.Store) error { return nil }

type csvEncoder struct {
	peopleOnly
	enc *csv.Encoder
}

func (e csvEncoder) encode(_ context.Context, _ *store.Store, p person) error {
	return e.enc.Encode(p.row())
}
func (e csvEncoder) close([]data.Event) error { return e.enc.Close() }

type workbookEncoder struct {
	peopleOnly
	enc *xlsx.Encoder
}

func (e workbookEncoder) encode(_ context.Context, _ *store.Store, p person) error {
	return e.enc.Encode(p.row())
}
func (e workbookEncoder) close(named []data.Event) error { return e.enc.Close(named...) }

// row makes a row of Lanyard's own table.
func (p *person) row() table.Row {
	r := table.Row{Contact: p.contact, Promises: p.promises, Attendees: p.listed(), Appointments: p.appointments(), LastContact: p.touched}
	if !p.consent.IsZero() {
		r.Consents = []data.Consent{p.consent}
	}
	for _, m := range p.encounters {
		r.Encounters = append(r.Encounters, m.draft())
	}
	return r
}

type vcardEncoder struct {
	peopleOnly
	w      io.Writer
	card   func(io.Writer, data.Contact, []byte) error
	photos bool
}

func (e vcardEncoder) encode(ctx context.Context, s *store.Store, p person) error {
	var photo []byte
	if e.photos && !p.contact.Photo.IsZero() {
		var err error
		if photo, err = s.Photo(ctx, p.contact.Photo.SHA256); err != nil {
			return err
		}
	}
	return e.card(e.w, p.contact, photo)
}
func (e vcardEncoder) close([]data.Event) error { return nil }

// FileName proposes a name: "people-2026-08-12.csv", "IFLA-WLIC-2026.csv".
func FileName(what string, now time.Time, f Format) string {
	name := []rune{}
	for _, r := range what {
		switch {
		case r == ' ' || r == '/' || r == '\\' || r == ':' || r == '*' || r == '?' || r == '"' || r == '<' || r == '>' || r == '|' || r < ' ':
			if len(name) > 0 && name[len(name)-1] != '-' {
				name = append(name, '-')
			}
		default:
			name = append(name, r)
		}
	}
	if len(name) == 0 {
		return "people-" + now.Format(time.DateOnly) + f.Extension()
	}
	return string(name[:min(len(name), 80)]) + f.Extension()
}
