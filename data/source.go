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
	Promises   []Promise // EncounterID is the number, from 1, of the draft's encounter that it was made at
	Attendee   AttendeeStatus
	Attendance []DraftAttendance
	// Exact says that the draft comes from a document that Lanyard wrote: its values are taken as they are,
	// nothing is concluded from them, and no other draft of the document is the same person.
	Exact   bool
	Line    int    // 1-based line in the file where the draft starts; 0 if none
	Arrival int64  // the arrival it waited as; 0 if none
	Text    string // what it was read from, when short enough to show: a code's text, a pasted line

	Unsure []FieldKey // fields that were guessed: UnsureName, "organisation", "title", PhonesField; and UnsureCharset, UnsureEnd

	Bytes    []byte   // what a code holds that does not say in which character set; nil when Text is certain
	Charset  string   // that Bytes were read in: "windows-1251"
	Charsets []string // others in which Bytes are another text, the likelier first
}

// UnsureName stands among a draft's Unsure when what was taken for the name may be none.
const UnsureName FieldKey = "name"

// UnsureCharset stands among a draft's Unsure when its letters may be others: in another of its Charsets.
const UnsureCharset FieldKey = "charset"

// UnsureEnd stands among a draft's Unsure when its text has no end: something may be missing.
const UnsureEnd FieldKey = "end"

// DraftEncounter is an encounter as a file or a line states it: the event by its name. The JSON form is
// that of the column More of Lanyard's tables.
type DraftEncounter struct {
	Event   string    `json:"event,omitempty"`
	Session string    `json:"session,omitempty"`
	At      time.Time `json:"at,omitzero"`
	AllDay  bool      `json:"all_day,omitempty"` // only the day is known
	Zone    string    `json:"zone,omitempty"`
	Place   string    `json:"place,omitempty"`
	Note    string    `json:"note,omitempty"`
	Warmth  Warmth    `json:"warmth,omitempty"`

	// What only a Lanyard document says: see Document.
	EventID   int64      `json:"-"` // number of the event in the document; 0: it is known by its name
	SessionID int64      `json:"-"` // number of the session in the event's programme; 0: by its title
	Source    SourceKind `json:"-"`
	Created   time.Time  `json:"-"` // UTC; zero when not said
}

// DraftAttendance is a place on an event's list as a file states it: the event by its name and the
// day it begins.
type DraftAttendance struct {
	Event  string         `json:"event"`
	Day    Date           `json:"day,omitzero"` // where the event is; zero when not known
	Status AttendeeStatus `json:"status"`
	Note   string         `json:"note,omitempty"`

	EventID int64      `json:"-"` // as of a DraftEncounter
	Source  SourceKind `json:"-"`
}

// Document is what a Lanyard document holds beside its people.
type Document struct {
	Events  []Event  // ID is the event's number in the document, of a session its number in the programme, from 1
	Me      *Draft   // the user's own details; nil when they are not in it
	Cards   []Card   // the user's own cards
	NotSame [][2]int // pairs of drafts, by their place in the document from 0, who are two persons
}

// Empty reports whether it holds nothing.
func (d *Document) Empty() bool {
	return len(d.Events) == 0 && d.Me == nil && len(d.Cards) == 0 && len(d.NotSame) == 0
}
