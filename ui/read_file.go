package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/picture"
	"lanyard/data/qr"
	"lanyard/data/say"
	"lanyard/ui/chooser"
	"lanyard/ui/instance"
	"lanyard/ui/lang"
)

// openFile has the user choose files, and reads them: pictures for their codes, contact files and calendars into the import.
func (a *Window) openFile() { a.chooseFiles(wish{purpose: chooser.Read}, a.readPaths) }

// typedPath makes a path of what a user types or pastes: quotes around it, "~" and file: URLs are
// understood.
func typedPath(text string) string {
	text = strings.TrimSpace(text)
	if n := len(text); n >= 2 && (text[0] == '"' || text[0] == '\'') && text[n-1] == text[0] {
		text = text[1 : n-1]
	}
	text = instance.FilePath(text)
	if full, err := expand(text); err == nil {
		return full
	}
	return text
}

// pastedPath is the path of a file that was copied in a file manager, or whose path was copied; ""
// when the text is something else. It looks at the disk and is not for the main goroutine.
func pastedPath(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.Contains(text, "\n") || len(text) > 4096 {
		return ""
	}
	if !filepath.IsAbs(text) && !strings.HasPrefix(text, "~") && !strings.HasPrefix(text, "file:") {
		return ""
	}
	path := typedPath(text)
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return path
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
	info, err := os.Stat(path)
	if err != nil {
		return opened{}, err
	}
	name := filepath.Base(path)
	if !info.Mode().IsRegular() {
		return opened{}, say.Errorf("{{.File}} is not a file. Choose a picture or a contact file.", name)
	}
	f, err := os.Open(path)
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
	if _, _, err := image.DecodeConfig(bytes.NewReader(head)); errors.Is(err, image.ErrFormat) && !heic(head) {
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
	img, err := decodePicture(ctx, whole[:n])
	if err != nil {
		return opened{}, fmt.Errorf("%s: %w", name, err)
	}
	return opened{picture: img}, nil
}

// readPaths reads files that were opened or dropped: the codes of all pictures together, and the
// contact files and
// calendars go to the import, one after another. What cannot be read is named; the others go on.
func (a *Window) readPaths(paths []string) { a.readPathsOr(paths, a.noCode) }

// readPathsOr is readPaths; noCode runs where all were pictures without a code, which it is given the names of.
func (a *Window) readPathsOr(paths []string, noCode func(names string)) {
	if len(paths) == 0 {
		return
	}
	type result struct {
		scans    []scan
		files    []importFile
		pictures []string // their names
		failures []error
	}
	lines := a.lineReader()
	Busy(a, lang.L("Reading {{.File}}", namesOf(paths)), lang.L("Not read"), func(ctx context.Context) (r result, err error) {
		var found []qr.Found
		for _, path := range paths {
			o, err := openPath(ctx, path)
			switch {
			case ctx.Err() != nil:
				return r, ctx.Err()
			case err != nil:
				r.failures = append(r.failures, err)
			case o.contacts != "" || o.calendar != "":
				r.files = append(r.files, importFile{path: path, calendar: o.calendar != ""})
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
		r.scans = append(r.scans, scansOf(a.parts.join(found))...)
		return r, ctx.Err()
	}, func(r result) {
		a.notRead(r.failures, len(paths), func() {
			a.importFiles(r.files)
			switch {
			case len(r.scans) > 0:
				a.gotScans(r.scans, data.FromQR)
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
