package data

// Sort is the order of a list of contacts.
type Sort string

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
	Event  int64    // met at this event or on its list
	// Session is where they were met; Answers are what they answered, all of them, with Event there.
	Session int64
	Answers []Answer
	Warmth  Warmth     // the latest warmth is at least this
	Source  SourceKind // came in this way
	Import  int64      // came in with this import
	// Incomplete selects those of whom little more than a name is known: see Contact.Incomplete.
	Incomplete bool
	Sort       Sort
	// Reversed reverses the order. Contacts that have nothing to order by stay last.
	Reversed bool
}

// Selection is what leaves the app at one time: the contacts that a query finds, or the ticked ones.
type Selection struct {
	Query Query
	IDs   []int64 // when set, exactly these, in this order
}
