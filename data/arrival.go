package data

import "time"

// Arrival is a draft that came by itself, from the phone of somebody who read the swap page, and waits
// until the user has looked at it. It is no contact yet: no list, search or export shows it.
type Arrival struct {
	ID        int64
	Rev       int64
	At        time.Time // when it came, UTC
	EventID   int64     // the current event then; 0 for none
	Draft     Draft     // its contact, its picture by reference, and its text
	ContactID int64     // the contact it was saved as; 0 while it waits
	Trashed   time.Time // UTC; zero unless it was discarded
}

// ArrivalRow is an arrival as a list shows it.
type ArrivalRow struct {
	ID           int64
	At           time.Time // when it came, UTC
	EventID      int64     // the current event then; 0 for none
	Name         string    // cut to 200 letters, as the others are
	Title        string
	Organisation string
	Email        string
	Photo        string // SHA-256; "" for none
}

// Waiting reports whether the arrival is still to be looked at.
func (a *Arrival) Waiting() bool { return a.ContactID == 0 && a.Trashed.IsZero() }
