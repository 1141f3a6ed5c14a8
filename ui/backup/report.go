package backup

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/export"
	"lanyard/ui/chooser"
	"lanyard/ui/crash"
	"lanyard/ui/desktop"
	"lanyard/ui/disk"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// FailureReport is the text of a report on a database that could not be opened: what a person who wants
// to help needs, and nothing of what is in the file or where it lies.
func FailureReport(version, path string, failed error, now time.Time) string {
	var b strings.Builder
	line := func(what, text string) { fmt.Fprintf(&b, "%-13s%s\n", what, text) }
	b.WriteString("Lanyard could not open its database.\n\n")
	line("Version", version)
	line("System", crash.System())
	line("Go", runtime.Version())
	line("When", now.UTC().Format(time.RFC3339))
	line("Kind", kindOfFailure(failed))
	line("Error", impersonal(failed.Error(), path))
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		line("File"+suffix, describeFile(path+suffix))
	}
	line("Header", describeHeader(path))
	line("Folder", describeFile(filepath.Dir(path)))
	b.WriteString("\nThis report holds no contacts, names or file names.\n")
	return b.String()
}

// kindOfFailure names the error that callers tell apart, for people who read code.
func kindOfFailure(err error) string {
	for _, k := range []struct {
		is   error
		name string
	}{
		{data.ErrNewerSchema, "newer schema"},
		{data.ErrNotLanyard, "not a Lanyard database"},
		{data.ErrAltered, "altered"},
		{data.ErrDamaged, "damaged"},
		{data.ErrBusy, "busy"},
		{data.ErrDiskFull, "disk full"},
		{data.ErrReadOnly, "cannot be written"},
		{data.ErrNotFound, "not found"},
	} {
		if errors.Is(err, k.is) {
			return k.name
		}
	}
	return fmt.Sprintf("other (%T)", err)
}

// impersonal takes the file's place out of a message, and what else names the user.
func impersonal(text, path string) string {
	home, _ := os.UserHomeDir() // without one there is nothing to take out
	for _, p := range []struct{ from, to string }{{path, "FILE"}, {filepath.Dir(path), "FOLDER"}, {home, "HOME"}, {filepath.Base(path), "FILE"}} {
		if len(p.from) > 2 {
			text = strings.ReplaceAll(text, p.from, p.to)
		}
	}
	return text
}

// describeFile tells size, access and age of a file without its name.
func describeFile(path string) string {
	st, err := disk.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "absent"
	case err != nil:
		return impersonal(err.Error(), path)
	case st.IsDir():
		return "folder, " + st.Mode().String()
	}
	return fmt.Sprintf("%d bytes, %s, changed %s", st.Size(), st.Mode(), st.ModTime().UTC().Format(time.RFC3339))
}

// describeHeader tells what a database says of itself in its first 100 bytes, which hold nothing of the
// user's (https://sqlite.org/fileformat2.html §1.3). The number of pages tells a file that was cut.
func describeHeader(path string) string {
	f, err := disk.Open(path)
	if err != nil {
		return impersonal(err.Error(), path)
	}
	defer f.Close()
	head := make([]byte, 100)
	if n, err := io.ReadFull(f, head); err != nil {
		return fmt.Sprintf("only %d bytes", n)
	}
	if string(head[:16]) != "SQLite format 3\x00" {
		return "not SQLite's"
	}
	size := int64(binary.BigEndian.Uint16(head[16:]))
	if size == 1 {
		size = 65536
	}
	pages := int64(binary.BigEndian.Uint32(head[28:]))
	return fmt.Sprintf("%d pages of %d bytes (%d bytes), application %#x, schema changes %d, written by SQLite %d",
		pages, size, pages*size, binary.BigEndian.Uint32(head[68:]), binary.BigEndian.Uint32(head[40:]), binary.BigEndian.Uint32(head[96:]))
}

// SaveReport shows the report on why the file was not opened, which cause says, and saves it where the user wants.
func SaveReport(w *window.Window, cause error) {
	version, path := w.Fyne.Metadata().Version, w.Path
	window.Load(w, lang.L("The report was not saved"), func(context.Context) (string, error) {
		return FailureReport(version, path, cause, clock.Now()), nil
	}, func(text string) { showReport(w, text) })
}

func showReport(w *window.Window, text string) {
	s := w.NewSheet(lang.L("Save a report"), lang.L("Save …"), readable(text), fyne.NewSize(620, 460))
	s.Plain = true
	s.AddLeft(widget.NewButton(lang.L("Copy"), "copy", func() { desktop.CopyText(w, text) }))
	s.OnOK = func() {
		name := "lanyard-report-" + clock.Now().Format("2006-01-02") + ".txt"
		desktop.ChooseTarget(w, desktop.Wish{Purpose: chooser.Report, Name: name}, func(file string) {
			s.CloseFor(func() { writeReport(w, text, file) })
		})
	}
	s.First = s.OKButton
	s.Show()
}

func writeReport(w *window.Window, text, file string) {
	window.Busy(w, lang.L("Saving the report"), lang.L("The report was not saved"), func(context.Context) (struct{}, error) {
		return struct{}{}, export.WriteFile(file, w.Path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
	}, func(struct{}) { desktop.SayWritten(w, lang.L("Saved {{.Name}}", file), file) })
}

// readable is a text of fixed width that scrolls and can be selected.
func readable(text string) fyne.CanvasObject {
	l := widget.NewSelectable(text)
	l.TextStyle = fyne.TextStyle{Monospace: true}
	return container.NewStack(style.Surface(style.Gap(0, 0)), container.NewVScroll(l))
}
