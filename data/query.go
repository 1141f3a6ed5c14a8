package data

// Sort is the order of a list of contacts.
type Sort string

// Sorts are all orders, in the order in which they are offered.
var Sorts = []Sort{SortName, SortFamily, SortOrganisation, SortLastMet, SortAdded}

// The orders.
const (
	SortName         Sort = "name"         // given name first: GivenOrder
	SortFamily       Sort = "family"       // FamilyOrder
	SortOrganisation Sort = "organisation" // then by name; contacts without one last
	SortLastMet      Sort = "met"          // latest encounter first; people never met last
	SortAdded        Sort = "added"        // latest first
)

// Lettered reports whether the order is by text, so that a letter leads to a place in the list.
func (s Sort) Lettered() bool { return s != SortLastMet && s != SortAdded }

// Query selects contacts. Its conditions are combined with AND; the zero value selects all contacts outside the
// trash, by name.
type Query struct {
	Text   string   // words in any order, each a prefix, over everything known about a contact
	Topics []string // all of them
	// Event is where they were met or whose list they are on; Gone for one that was deleted.
	Event int64
	// Session is where they were met, or Gone; Answers are what they answered, all of them, with Event there.
	Session int64
	Answers []Answer
	// MetFrom, MetTo and Medium are of one encounter, and of Session when that is set: on these days as they were lived, both of
	// them too, and by that medium.
	MetFrom, MetTo Date
	Medium         Medium
	Status         AttendeeStatus // on the list of Event; without one on that of any event. Who was met without being on it is Met
	Organisation   string         // works there, without regard to case and accents
	Belongs        Belonging      // to the user's own organisation, or to another
	Clock          ClockFilter    // how far a clock of their cadence is
	Owed           Owing          // a promise is open
	NoNote         bool           // nothing is noted: not of the contact, and not of an encounter
	NoEmail        bool           // no e-mail address is known
	Over           bool           // the time of their details is over: see Consent.Over
	Warmth         Warmth         // the latest warmth is at least this
	Source         SourceKind     // came in this way
	Import         int64          // came in with this import
	// Incomplete selects those of whom little more than a name is known: see Contact.Incomplete.
	Incomplete bool
	Sort       Sort
	// Reversed reverses the order. Contacts that have nothing to order by stay last.
	Reversed bool
}

// Belonging says on which side of the user's own organisation somebody is.
type Belonging string

// The sides.
const (
	Inside  Belonging = "inside"
	Outside Belonging = "outside"
)

// Gone stands in a query for an event or session that was deleted: such a query finds nobody until that condition is taken off.
const Gone = -1

// ClockFilter selects contacts by their cadence: one of ClockStates of either clock, of those who are not put off, or what follows.
type ClockFilter string

// What else a cadence is asked for.
const (
	DueNow     ClockFilter = "now"    // Due or Drifting
	AnyCadence ClockFilter = "any"    // there is one, of their own or by a topic
	NoCadence  ClockFilter = "none"   // there is none
	PutOff     ClockFilter = "paused" // there is one, and it is paused or put off
)

// ClockFilters are all of them, in the order in which they are offered.
var ClockFilters = []ClockFilter{DueNow, ClockFilter(Soon), ClockFilter(Due), ClockFilter(Drifting), ClockFilter(Dormant), PutOff, AnyCadence, NoCadence}

// Owing selects contacts by open promises.
type Owing string

// Who owes.
const (
	OwedByMe   Owing = "me"
	OwedByThem Owing = "them"
	OwedByAny  Owing = "any"
)

// Owings are all of them, in the order in which they are offered.
var Owings = []Owing{OwedByMe, OwedByThem, OwedByAny}

// Selection is what leaves the app at one time: the contacts that a query finds, or the ticked ones.
type Selection struct {
	Query Query
	IDs   []int64 // when set, exactly these, in this order
}
