package data

// Sort is the order of a list of contacts.
type Sort string

// The orders.
const (
	SortName         Sort = "name"         // given name first: GivenOrder
	SortFamily       Sort = "family"       // FamilyOrder
	SortOrganisation Sort = "organisation" // then by name; those without one last
	SortLastMet      Sort = "met"          // latest encounter first; those never met last
	SortAdded        Sort = "added"        // latest first
)

// Lettered reports whether an order is one of texts, in which a letter leads to a place.
func (s Sort) Lettered() bool { return s != SortLastMet && s != SortAdded }

// Query selects contacts. Its conditions are combined with AND; the zero value selects everybody
// who is not in the trash, by name.
type Query struct {
	Text   string     // words in any order, each a prefix, over everything known of a contact
	Topics []string   // all of them
	Event  int64      // met at or listed for this event
	Warmth Warmth     // the latest warmth is at least this
	Source SourceKind // came in by this way
	Import int64      // came in by this import
	Sort   Sort
	// Reversed turns the order round; who comes last for want of what it orders by stays last.
	Reversed bool
}

// Selection is what leaves the app in one go: the contacts a query finds, or those ticked.
type Selection struct {
	Query Query
	IDs   []int64 // when set, exactly these, in this order
}
