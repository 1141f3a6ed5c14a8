package data

import "time"

// Arrival is a draft that somebody sent from the swap page with their phone. It waits until the user has looked
// at it. It is not a contact yet: no list, search or export shows it.
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
	Name         string    // at most 200 letters, like the other texts
	Title        string
	Organisation string
	Email        string
	Photo        string // SHA-256; "" for none
}

// Waiting reports whether the user still has to look at the arrival.
func (a *Arrival) Waiting() bool { return a.ContactID == 0 && a.Trashed.IsZero() }
