package reading

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"path/filepath"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/picture"
	"lanyard/data/qr"
	"lanyard/data/say"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/disk"
	"lanyard/ui/edit"
	"lanyard/ui/importing"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// ChooseFiles has the user choose files, and reads them: pictures for their codes, contact files and calendars into the import.
func ChooseFiles(w *window.Window) {
	desktop.ChooseFiles(w, desktop.Wish{Purpose: chooser.Read}, func(paths []string) { Files(w, paths) })
}

// opened is what a file turned out to be.
type opened struct {
	contacts string      // the path of a contact file
	calendar string      // or of a calendar
	picture  image.Image // or a picture
	text     string      // or a text that may hold a contact
}

// openPath looks into a file. Errors name the file and say what to do.
func openPath(ctx context.Context, path string) (opened, error) {
	info, err := disk.Stat(path)
	if err != nil {
		return opened{}, err
	}
	name := filepath.Base(path)
	if !info.Mode().IsRegular() {
		return opened{}, say.Errorf("{{.File}} is not a file. Choose a picture or a contact file.", name)
	}
	f, err := disk.Open(path)
	if err != nil {
		return opened{}, err
	}
	defer f.Close()
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return opened{}, err
	}
	head = head[:n]
	if n == 0 {
		return opened{}, say.Errorf("{{.File}} is empty.", name)
	}
	if _, _, err := image.DecodeConfig(bytes.NewReader(head)); errors.Is(err, image.ErrFormat) && !edit.IsHEIC(head) {
		switch format.Detect(head, name) {
		case format.VCard, format.CSV, format.XLSX, format.LDIF, format.Mailboxes, format.JSON:
			return opened{contacts: path}, nil
		case format.Calendar:
			return opened{calendar: path}, nil
		case format.Signature:
			return opened{text: format.TextOf(head)}, nil
		}
		if int64(n) == info.Size() && utf8.Valid(head) {
			return opened{text: string(head)}, nil
		}
		return opened{}, say.Errorf("{{.File}} is neither a picture nor a contact file that can be read. Pictures: PNG, JPEG, GIF, WebP, BMP, TIFF. Contacts: vCard, CSV, XLSX, LDIF, JSON of Lanyard. Calendars: ICS.", name)
	}
	if info.Size() > picture.FileLimit {
		return opened{}, say.Errorf("{{.File}} is larger than 64 MB. Cut out the part with the code.", name)
	}
	whole := make([]byte, info.Size())
	if n, err = io.ReadFull(io.MultiReader(bytes.NewReader(head), f), whole); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return opened{}, err
	}
	img, err := edit.DecodePicture(ctx, whole[:n])
	if err != nil {
		return opened{}, say.Errorf("{{.Name}}: {{.Why}}", name, err)
	}
	return opened{picture: img}, nil
}

// Files reads files that were opened or dropped: the codes of all pictures together, and the
// contact files and
// calendars go to the import, one after another. What cannot be read is named; the others go on.
func Files(w *window.Window, paths []string) {
	FilesOr(w, paths, func(where string) { noCode(w, where) })
}

// FilesOr is Files; noCode runs where all were pictures without a code, which it is given the names of.
func FilesOr(w *window.Window, paths []string, noCode func(names string)) {
	if len(paths) == 0 {
		return
	}
	type result struct {
		scans    []Scan
		files    []importing.File
		pictures []string // their names
		failures []error
	}
	lines := newLineReader(w)
	window.Busy(w, lang.L("Reading {{.File}}", namesOf(paths)), lang.L("Not read"), func(ctx context.Context) (r result, err error) {
		var found []qr.Found
		for _, path := range paths {
			o, err := openPath(ctx, path)
			switch {
			case ctx.Err() != nil:
				return r, ctx.Err()
			case err != nil:
				r.failures = append(r.failures, err)
			case o.contacts != "" || o.calendar != "":
				r.files = append(r.files, importing.File{Path: path, Calendar: o.calendar != ""})
			case o.picture != nil:
				codes, err := qr.Decode(ctx, o.picture)
				if err != nil {
					return r, err
				}
				found, r.pictures = append(found, codes...), append(r.pictures, path)
			default:
				r.scans = append(r.scans, lines.textScan(ctx, o.text))
			}
		}
		r.scans = append(r.scans, scansOf(w.Parts.Join(found))...)
		return r, ctx.Err()
	}, func(r result) {
		importing.TellUnread(w, r.failures, len(paths), func() {
			importing.Files(w, r.files)
			switch {
			case len(r.scans) > 0:
				GoOn(w, r.scans, data.FromQR)
			case len(r.pictures) > 0:
				noCode(namesOf(r.pictures))
			}
		})
	})
}

// namesOf names one file, or counts several.
func namesOf(paths []string) string {
	if len(paths) == 1 {
		return filepath.Base(paths[0])
	}
	return lang.N(len(paths), "{{.Count}} file", "{{.Count}} files")
}
