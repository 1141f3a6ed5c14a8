package cli

import (
	"context"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // the picture formats scan reads
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"iter"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	_ "golang.org/x/image/bmp"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/intake"
	"lanyard/data/qr"
	"lanyard/data/store"
)

// scanned is one picture of the document scan prints.
type scanned struct {
	File  string    `json:"file"`
	Codes []scanRow `json:"codes"`
	Error string    `json:"error,omitempty"`

	found  []qr.Found
	drafts []data.Draft
}

type scanRow struct {
	Text string      `json:"text"`
	Kind format.Kind `json:"kind"`
	Part string      `json:"part,omitempty"` // "1/3": of a message that is spread over several codes

	alone bool // a part that misses others
}

// maxPixels is the largest picture that is decoded: 100 megapixels.
const maxPixels = 100_000_000

type scanFlags struct {
	json, add bool
	event     string
}

func (e *env) scanCommand() *cobra.Command {
	var f scanFlags
	cmd := &cobra.Command{
		Use: "scan IMAGE...", Short: "Read the QR codes in pictures", Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error { return e.scan(cmd.Context(), files, f) },
	}
	cmd.Flags().BoolVar(&f.json, "json", false, "print what was read as one JSON document")
	cmd.Flags().BoolVar(&f.add, "add", false, "save what is a contact")
	cmd.Flags().StringVar(&f.event, "event", "", "with --add: met at "+eventFlag)
	return cmd
}

func (e *env) scan(ctx context.Context, files []string, f scanFlags) error {
	if f.event != "" && !f.add {
		return errors.New("--event goes with --add")
	}
	if !f.add {
		return e.scanFiles(ctx, files, f.json, nil)
	}
	return e.withStore(ctx, func(s *store.Store) error {
		a, err := e.newAdder(ctx, s, f.event)
		if err != nil {
			return err
		}
		return e.scanFiles(ctx, files, f.json, a.add)
	})
}

// scanFiles reads the pictures and prints each as soon as those before it are done. took is called
// with every picture in the files' order; it may be nil.
func (e *env) scanFiles(ctx context.Context, files []string, asJSON bool, took func(context.Context, scanned) error) error {
	doc := newList(e.stdout, "files")
	failed := false
	for r := range understood(readAll(ctx, files)) {
		switch {
		case r.Error != "":
			failed = true
			e.say("%s: %s", r.File, r.Error)
		case len(r.found) == 0:
			failed = true
			e.say("%s: no code found", r.File)
		}
		if e.sayParts(r) {
			failed = true
		}
		if err := e.printScan(doc, r, asJSON); err != nil {
			return err
		}
		if took == nil {
			continue
		}
		if err := took(ctx, r); err != nil {
			failed = true
			e.say("%s: not saved: %v", r.File, err)
		}
	}
	if asJSON {
		if err := doc.close(); err != nil {
			return err
		}
	}
	if failed {
		return errSaid
	}
	return ctx.Err()
}

func (e *env) printScan(doc *list, r scanned, asJSON bool) error {
	if asJSON {
		return errors.Join(doc.add(r), doc.flush())
	}
	for _, c := range r.Codes {
		if c.Part != "" {
			continue
		}
		if _, err := fmt.Fprintln(e.stdout, strings.TrimRight(c.Text, "\r\n")); err != nil {
			return err
		}
	}
	return nil
}

// readAll decodes the files on all cores and yields the results in the files' order. At most a few
// pictures for each core are in memory.
func readAll(ctx context.Context, files []string) iter.Seq[scanned] {
	return func(yield func(scanned) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		cores := runtime.GOMAXPROCS(0)
		waiting := make(chan chan scanned, cores)
		go func() {
			defer close(waiting)
			running := make(chan struct{}, cores)
			for _, name := range files {
				result := make(chan scanned, 1)
				select {
				case waiting <- result:
				case <-ctx.Done():
					return
				}
				running <- struct{}{}
				go func() {
					result <- readPicture(ctx, name)
					<-running
				}()
			}
		}()
		for result := range waiting {
			if !yield(<-result) {
				return
			}
		}
	}
}

func readPicture(ctx context.Context, name string) scanned {
	r := scanned{File: name, Codes: []scanRow{}}
	img, err := openPicture(name)
	if err == nil {
		r.found, err = qr.Decode(ctx, img)
	}
	if err != nil {
		r.Error = reason(err)
	}
	return r
}

// reason words why a picture could not be read, without its name, which stands beside it.
func reason(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file; check the name"
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}

func openPicture(name string) (image.Image, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cfg, _, err := image.DecodeConfig(f)
	if err != nil {
		return nil, fmt.Errorf("not a picture that can be read (PNG, JPEG, GIF, WebP, BMP, TIFF): %w", err)
	}
	if cfg.Width*cfg.Height > maxPixels {
		return nil, fmt.Errorf("%d × %d pixels are too many; make it smaller", cfg.Width, cfg.Height)
	}
	if _, err := f.Seek(0, 0); err != nil {
		return nil, err
	}
	img, _, err := image.Decode(f)
	return img, err
}

// adder saves what scanned codes hold.
type adder struct {
	*env
	store  *store.Store
	intake *intake.Intake
	event  int64 // where they are met; 0: at no event
}

// newAdder saves at the event named, else at the current one.
func (e *env) newAdder(ctx context.Context, s *store.Store, event string) (*adder, error) {
	a := &adder{env: e, store: s, intake: intake.New(s)}
	if event != "" {
		ev, err := e.eventNamed(ctx, s, event)
		a.event = ev.ID
		return a, err
	}
	ev, err := s.Here(ctx)
	a.event = ev.ID
	return a, err
}

// add saves each contact of a picture with an encounter now. A code that names nobody, a bare link
// for instance, is no contact and is passed over.
func (a *adder) add(ctx context.Context, r scanned) error {
	for _, d := range r.drafts {
		if d.Contact.Nameless() {
			a.say("%s: not saved: the code says nothing to know a person by", r.File)
			continue
		}
		d.Contact.Source.Kind = data.FromQR
		p, err := a.intake.Propose(ctx, d)
		if err != nil {
			return err
		}
		met := data.Encounter{EventID: a.event, At: a.store.Now(), Zone: data.LocalZone(), Source: data.Source{Kind: data.FromQR}}
		saved, err := a.intake.Save(ctx, p, intake.Meeting{Encounter: &met, Event: a.event})
		if err != nil {
			return err
		}
		a.say("%s: %s", r.File, saved.Op.Summary)
		for _, left := range saved.LeftOut {
			a.say("%s: left out: %v", r.File, left)
		}
	}
	return nil
}
