package data

import "time"

// SourceKind says by which way something came in.
type SourceKind string

// The ways in.
const (
	Typed    SourceKind = "typed"
	FromQR   SourceKind = "qr"
	FromSwap SourceKind = "swap"
	FromFile SourceKind = "file"
	FromText SourceKind = "text" // pasted text
)

// SourceKinds are all ways in, in the order in which they are offered.
var SourceKinds = []SourceKind{Typed, FromQR, FromSwap, FromFile, FromText}

// Source is how a contact, event or encounter came in.
type Source struct {
	Kind     SourceKind // "" is Typed
	ImportID int64      // the import it came by, for FromFile
}

// Import is one batch of drafts from one file. It can be rolled back as a whole.
type Import struct {
	ID       int64
	Op       int64 // the operation that wrote it
	At       time.Time
	File     string // base name of the file
	Format   string // "csv", "vcard" …
	Program  string // the program that wrote the file, when known: "google", "outlook" …
	SHA256   string // of the file's bytes
	New      int    // contacts made
	Updated  int    // contacts updated
	Same     int    // rows that changed nothing
	Problems int    // rows that could not be read
	Undone   bool   // rolled back
	Summary  string // what the operation did, in words: "Imported 214 people"
}

// Draft is a contact that has arrived but is not saved: a scan, a row of a file, a line typed.
type Draft struct {
	Contact    Contact
	Photo      []byte // the picture's original bytes; nil if none
	Encounters []DraftEncounter
	Promises   []Promise // ContactID and EncounterID are set at the save
	Attendee   AttendeeStatus
	Attendance []DraftAttendance
	Line       int    // 1-based line in the file where the draft starts; 0 if none
	Arrival    int64  // the arrival it waited as; 0 if none
	Text       string // what it was read from, when short enough to show: a code's text, a pasted line

	Unsure []string // fields that were guessed, by their keys: "name", "organisation", "title", "phones"
}

// DraftEncounter is an encounter as a file or a line states it: the event by its name.
type DraftEncounter struct {
	Event   string
	Session string
	At      time.Time
	AllDay  bool // only the day is known
	Zone    string
	Place   string
	Note    string
	Warmth  Warmth
}

// DraftAttendance is a place on an event's list as a file states it: the event by its name and the
// day it begins.
type DraftAttendance struct {
	Event  string         `json:"event"`
	Day    Date           `json:"day,omitzero"` // where the event is; zero when not known
	Status AttendeeStatus `json:"status"`
	Note   string         `json:"note,omitempty"`
}
