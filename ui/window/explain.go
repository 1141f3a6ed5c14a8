package window

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
)

// Explain puts an error into words for the screen: what happened and what to do next.
func Explain(err error) string {
	var next string
	switch {
	case errors.Is(err, data.ErrConflict):
		next = lang.L("It was changed elsewhere at the same time. Close this, look at it again, then repeat your change.")
	case errors.Is(err, data.ErrNotFound):
		next = lang.L("It has been deleted, or creating it was undone. Close this; Undo or the trash may bring it back.")
	case errors.Is(err, data.ErrFileGone):
		next = lang.L("Nothing more can be saved in this file. Save everything to another one: what you see is all there.")
	case errors.Is(err, data.ErrDiskFull):
		next = lang.L("Make room on the disk and try again. Nothing that was saved before is lost.")
	case errors.Is(err, data.ErrReadOnly), errors.Is(err, os.ErrPermission):
		next = lang.L("Check that the file and its folder may be written, or choose another place.")
	case errors.Is(err, data.ErrBusy):
		next = lang.L("Another program is using the file. Close it, or wait a moment, and try again.")
	case errors.Is(err, data.ErrDamaged):
		next = lang.L("Stop using this file. Copy it to a safe place and open a backup.")
	case errors.Is(err, os.ErrNotExist):
		next = lang.L("Check the name and the folder.")
	}
	text := Plain(err)
	if next != "" {
		text += "\n\n" + next
	}
	return text
}

// Plain is an error's text in which what the system says of a file ("stat FILE: no such file or directory") is said
// in words.
func Plain(err error) string {
	text := lang.Error(err)
	var file *fs.PathError
	if !errors.As(err, &file) {
		return text
	}
	said := ""
	switch {
	case errors.Is(file, fs.ErrNotExist):
		said = lang.L("There is no file or folder {{.Path}}.", lang.Whole(file.Path))
	case errors.Is(file, fs.ErrPermission):
		said = lang.L("The system does not let Lanyard use {{.Path}}.", lang.Whole(file.Path))
	case errors.Is(file, fs.ErrExist):
		said = lang.L("{{.File}} is there already.", lang.Whole(file.Path))
	case errors.Is(file, syscall.EISDIR):
		said = lang.L("{{.Path}} is a folder, not a file.", lang.Whole(file.Path))
	case errors.Is(file, syscall.ENOTDIR):
		said = lang.L("A part of the path {{.Path}} is not a folder.", lang.Whole(file.Path))
	default:
		said = style.Apart(style.Shown(file.Path)) + ": " + file.Err.Error()
	}
	return strings.Replace(text, file.Error(), said, 1)
}

// Complaint says what is wrong with a field, in a sentence.
func Complaint(e *data.FieldError) string {
	name, ok := map[data.FieldKey]string{
		data.NameField: lang.L("The name"), data.EmailsField: lang.L("The e-mail"), data.PhonesField: lang.L("The phone"),
		data.LinksField: lang.L("The link"), data.BirthdayField: lang.L("The birthday"),
	}[e.Field]
	if !ok {
		name = string(e.Field)
	}
	if e.Value != "" {
		name += " “" + style.Ellipsis(e.Value, 240, 12, fyne.TextStyle{}) + "”"
	}
	return lang.L("{{.What}} {{.Wrong}}.", lang.Whole(name), e.Reason)
}

// orGone gives the true reason of an error while the file is gone: SQLite says then that it may not be
// opened.
func (w *Window) orGone(err error) error {
	if w.Store == nil || errors.Is(err, data.ErrFileGone) {
		return err
	}
	if gone := w.Store.Moved(); errors.Is(gone, data.ErrFileGone) {
		return gone
	}
	return err
}
