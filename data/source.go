package data

import "time"

// SourceKind says how something came in.
type SourceKind string

// The ways in.
const (
	Typed    SourceKind = "typed"
	FromQR   SourceKind = "qr"
	FromSwap SourceKind = "swap"
	FromFile SourceKind = "file"
	FromText SourceKind = "text" // pasted text
)

// SourceKinds are all ways in, in the order of menus.
var SourceKinds = []SourceKind{Typed, FromQR, FromSwap, FromFile, FromText}

// Source is how a contact, event or encounter came in.
type Source struct {
	Kind     SourceKind // "" is Typed
	ImportID int64      // the import it came by, for FromFile
}

// Import is one batch of drafts from one file. It can be undone as a whole.
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
	Undone   bool   // undone
	Summary  string // what the operation did, in words: "Imported 214 people"
	// Stayed is what the file says otherwise than what is stored, which stays. It is known of an import that was just made.
	Stayed []*RowError
}

// ImportRef names an import in a file, where its number means nothing: by the file it read, and when.
type ImportRef struct {
	File string
	At   time.Time // zero: none is named
}

// Of reports whether it names an import.
func (r ImportRef) Of(i *Import) bool { return !r.At.IsZero() && r.File == i.File && r.At.Equal(i.At) }

// Draft is a contact that arrived and is not saved: a scan, a row of a file, a typed line.
type Draft struct {
	Contact    Contact
	Photo      []byte // the picture's original bytes; nil if none
	Encounters []DraftEncounter
	Promises   []Promise // EncounterID is the number, from 1, of the encounter in the draft where it was made
	Attendee   AttendeeStatus
	Attendees  []DraftAttendee
	// Appointments have as EncounterID the number, from 1, of the encounter in the draft that each led to.
	Appointments []DraftAppointment
	Cadence      DraftCadence  // zero: nothing is said
	Consent      Consent       // the same
	Letters      []DraftLetter // latest last
	Registration Registration  // what a list says of them at its event
	// Exact says that the draft comes from a document that Lanyard wrote: its values are not changed, nothing
	// is concluded from them, and no other draft of the document is the same person.
	Exact   bool
	Line    int    // 1-based line in the file where the draft starts; 0 if none
	Arrival int64  // the arrival that it was; 0 if none
	Text    string // its source, if short enough to show: the text of a code, a pasted line

	Unsure []FieldKey // fields that were guessed: UnsureName, "organisation", "title", PhonesField; and UnsureCharset, UnsureEnd

	Bytes    []byte   // bytes of a code without a known character set; nil when Text is certain
	Charset  string   // the character set in which Bytes were read: "windows-1251"
	Charsets []string // others in which Bytes are another text, the most likely first
}

// UnsureName stands among a draft's Unsure when what was taken for the name may be none.
const UnsureName FieldKey = "name"

// UnsureCharset stands among a draft's Unsure when its letters may be others: in another of its Charsets.
const UnsureCharset FieldKey = "charset"

// UnsureEnd stands among a draft's Unsure when its text has no end: something may be missing.
const UnsureEnd FieldKey = "end"

// DraftEncounter is an encounter from a file or a line, with the name of its event. The JSON form is that of
// the column More in Lanyard's tables.
type DraftEncounter struct {
	Event   string    `json:"event,omitempty"`
	Session string    `json:"session,omitempty"`
	At      time.Time `json:"at,omitzero"`
	AllDay  bool      `json:"all_day,omitempty"` // only the day is known
	Zone    string    `json:"zone,omitempty"`
	Place   string    `json:"place,omitempty"`
	Note    string    `json:"note,omitempty"`
	Warmth  Warmth    `json:"warmth,omitempty"`
	Medium  Medium    `json:"medium,omitempty"`
	Answers []Answer  `json:"answers,omitempty"`

	IntroducedBy DraftPerson `json:"introduced_by,omitzero"`

	// Only a Lanyard document has these: see Document.
	EventID   int64      `json:"-"` // number of the event in the document; 0: Event is its name
	SessionID int64      `json:"-"` // number of the session in the event's programme; 0: Session is its title
	Source    SourceKind `json:"-"`
	Created   time.Time  `json:"-"` // UTC; zero when not said
}

// DraftAttendee is an attendee from a file, with the name of the event and the day it begins.
type DraftAttendee struct {
	Event  string         `json:"event"`
	Day    Date           `json:"day,omitzero"` // in the zone of the event; zero when not known
	Status AttendeeStatus `json:"status"`
	Note   string         `json:"note,omitempty"`

	Wanted    bool      `json:"wanted,omitempty"`
	Unmet     bool      `json:"unmet,omitempty"`    // as of an Attendee
	Cancelled time.Time `json:"cancelled,omitzero"` // UTC, as CheckedIn
	CheckedIn time.Time `json:"checked_in,omitzero"`

	EventID int64      `json:"-"` // as of a DraftEncounter
	Fresh   bool       `json:"-"` // as of an Attendee
	Source  SourceKind `json:"-"`
}

// DraftAppointment is an appointment from a file, with the name of the event and the day it begins.
type DraftAppointment struct {
	UID   string           `json:"uid,omitempty"`
	Event string           `json:"event"`
	Day   Date             `json:"day,omitzero"` // as of a DraftAttendee
	Start time.Time        `json:"start"`        // UTC
	End   time.Time        `json:"end,omitzero"` // UTC
	Zone  string           `json:"zone,omitempty"`
	Place string           `json:"place,omitempty"`
	State AppointmentState `json:"state"`
	Note  string           `json:"note,omitempty"`

	EventID     int64     `json:"-"` // as of a DraftEncounter
	EncounterID int64     `json:"-"` // number of the encounter in the draft; 0: none
	Created     time.Time `json:"-"` // UTC; zero when not said
}

// IsZero reports whether nothing is said of the encounter.
func (e DraftEncounter) IsZero() bool {
	return len(e.Answers) == 0 && e.Event == "" && e.Session == "" && e.At.IsZero() && !e.AllDay && e.Zone == "" && e.Place == "" && e.Note == "" &&
		e.Warmth == NotSaid && e.Medium == "" && e.IntroducedBy == DraftPerson{} && e.EventID == 0 && e.SessionID == 0 && e.Source == "" && e.Created.IsZero()
}
