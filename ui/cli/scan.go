package cli

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"io/fs"
	"iter"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/picture"
	"lanyard/data/qr"
	"lanyard/data/store"
)

// scanned is one picture in the document of scan.
type scanned struct {
	File  string    `json:"file"`
	Codes []scanRow `json:"codes"`
	Error string    `json:"error,omitempty"`

	found []qr.Found
}

type scanRow struct {
	Text   string          `json:"text"`
	Kind   format.Kind     `json:"kind"`
	Part   string          `json:"part,omitempty"` // "1/3": of a message that is spread over several codes
	Unsure []data.FieldKey `json:"unsure,omitempty"`
	*added
	More   []*added `json:"more,omitempty"`   // the further contacts of a code with several
	Reason string   `json:"reason,omitempty"` // why the code has no contact, or was not saved

	drafts []data.Draft
	alone  bool // a part whose message is incomplete
	joined bool // a part of a message that is listed with another picture
}

type scanFlags struct {
	json, add bool
	event     string
}

func (e *env) scanCommand() *cobra.Command {
	var f scanFlags
	cmd := &cobra.Command{
		Use: "scan IMAGE...", Short: "Read the QR codes in pictures", Args: asUsed,
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

// scanFiles reads the pictures and prints each as soon as those before it are done. It calls took with every
// picture in the order of the files; took notes in the codes what became of them and reports whether all were
// saved. took may be nil.
func (e *env) scanFiles(ctx context.Context, files []string, asJSON bool, took func(context.Context, scanned) bool) error {
	doc := newList(e.stdout, "files")
	failed := false
	for r := range understood(readAll(ctx, files)) {
		switch {
		case r.Error != "":
			failed = true
			e.say("%s: %s", r.File, message(r.Error))
		case len(r.found) == 0:
			failed = true
			e.say("%s: no code found", r.File)
		}
		if e.sayParts(r) {
			failed = true
		}
		if took != nil && !took(ctx, r) {
			failed = true
		}
		if err := e.printScan(doc, r, asJSON); err != nil {
			return err
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

// readAll decodes the files on all cores and yields the results in the order of the files. At most a few
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
	img, err := openPicture(ctx, name)
	if err == nil {
		r.found, err = qr.Decode(ctx, img)
	}
	if err != nil {
		r.Error = reason(err)
	}
	return r
}

// reason says why a picture could not be read, without its name, which is printed beside it.
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

// openPicture gives what a search needs of a picture, and drops the rest.
func openPicture(ctx context.Context, name string) (img image.Image, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, picture.FileLimit+1))
	if err != nil {
		return nil, err
	}
	if len(b) > picture.FileLimit {
		return nil, errors.New("it is larger than 64 MB; cut out the part with the code")
	}
	err = picture.Use(ctx, b, func(whole image.Image, _ string) error {
		img = qr.Gray(whole)
		return nil
	})
	return img, err
}
