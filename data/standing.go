package data

// Standing says how well the user knows somebody who comes to an event.
type Standing string

// The standings.
const (
	Known    Standing = "known"    // was a contact before the list came, or was met before the event
	Possible Standing = "possible" // came with the list, and may be a contact who was there before
	WayIn    Standing = "way_in"   // is new, and the user met somebody of the same organisation
	Stranger Standing = "new"      // is new
)

// Standings are all standings, the best known first.
var Standings = []Standing{Known, Possible, WayIn, Stranger}
