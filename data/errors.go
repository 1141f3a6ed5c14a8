package data

import (
	"strconv"

	"lanyard/data/say"
)

// Errors that callers check for with errors.Is. They are wrapped with what was being done, so that the whole
// text reads as a sentence.
var (
	// ErrNotFound says that no such contact, event, card … is stored.
	ErrNotFound = say.Errorf("not found")
	// ErrConflict says that the thing was changed since it was read.
	ErrConflict = say.Errorf("was changed in the meantime")
	// ErrAmbiguous says that a name that must mean one thing fits several.
	ErrAmbiguous = say.Errorf("several match")
	// ErrAlready says that all is as it should become.
	ErrAlready = say.Errorf("is so already")
	// ErrNothingToUndo says that the journal holds no operation to undo or redo.
	ErrNothingToUndo = say.Errorf("nothing to undo")
	// ErrNothingToRedo says that no undo is left to repeat. It is an ErrNothingToUndo.
	ErrNothingToRedo = say.As(ErrNothingToUndo, "nothing to redo")
	// ErrNewerSchema says that the file was written by a newer Lanyard.
	ErrNewerSchema = say.Errorf("the file was written by a newer version of Lanyard")
	// ErrNotLanyard says that the file is not a Lanyard database.
	ErrNotLanyard = say.Errorf("not a Lanyard database")
	// ErrDamaged says that the database file is damaged.
	ErrDamaged = say.Errorf("the database file is damaged")
	// ErrAltered says that the database has parts that Lanyard did not make, such as a trigger. It is an
	// ErrDamaged.
	ErrAltered error = alteredError{}
	// ErrReadOnly says that the file or its folder cannot be written.
	ErrReadOnly = say.Errorf("cannot be written")
	// ErrBusy says that another program has the file locked.
	ErrBusy = say.Errorf("is locked by another program")
	// ErrFileGone says that the file was moved, replaced or deleted while it was open.
	ErrFileGone = say.Errorf("was moved, replaced or deleted while it was open")
	// ErrLanyardFile says that a file that would be replaced is a Lanyard database.
	ErrLanyardFile = say.Errorf("is a Lanyard database")
	// ErrInboxFull says that no more arrivals are accepted until the user has looked at some.
	ErrInboxFull = say.Errorf("nothing more is accepted until you have looked at some of it")
	// ErrDiskFull says that the disk has no room left.
	ErrDiskFull = say.Errorf("the disk is full")
)

type alteredError struct{}

func (e alteredError) Error() string { return e.Say().String() }

// Say implements say.Sayer.
func (alteredError) Say() say.Text { return say.T("was altered by another program") }

// Unwrap makes an altered file count as a damaged one: it is not opened, and a backup replaces it.
func (alteredError) Unwrap() error { return ErrDamaged }

// FieldError says which field of a form or a row is wrong, and why.
type FieldError struct {
	Field  FieldKey // of a contact, or of what else is read: "start", "colour"
	Value  string   // what was given
	Reason say.Text // a sentence fragment: "is not an e-mail address"
}

func (e *FieldError) Error() string {
	return e.Say().String()
}

// Say is what is wrong, with the field and its value.
func (e *FieldError) Say() say.Text {
	return say.T("{{.Field}} {{.Value}} {{.Wrong}}", string(e.Field), strconv.Quote(e.Value), e.Reason)
}

// RowError is a row, card or line of a file that could not be read. The readers yield it as a value and
// continue with the next row.
type RowError struct {
	Line   int      // 1-based line in the file where the row starts; 0 when unknown
	Reason say.Text // what is wrong, in words a user understands
	// Kept says that the row was read: a part of it was put aside with the contact, and nothing is lost.
	Kept bool
	Text string // the text that was not understood; "" when it is the whole row
}

func (e *RowError) Error() string { return e.Say().String() }

// Say is what is wrong, with the line.
func (e *RowError) Say() say.Text {
	if e.Line == 0 {
		return e.Reason
	}
	return say.T("line {{.Line}}: {{.Why}}", e.Line, e.Reason)
}
