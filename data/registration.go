package data

import "time"

// Registration is what a list of attendees says of one, beside who they are.
type Registration struct {
	Cancelled bool // they do not come: cancelled, refunded, declined
	Comes     bool // it says that they do
	CheckedIn bool // they came
	// CheckedInAt is when they came, in UTC; zero when the list says only that they did.
	CheckedInAt time.Time
	// Raw are the cells that say it. They stay with a contact who goes on no list.
	Raw []Property
}

// Join takes in what another row says of the same person. Who cancelled one of two tickets comes.
func (r *Registration) Join(other Registration) {
	r.Comes = r.Comes || other.Comes || r.Cancelled != other.Cancelled
	r.Cancelled = r.Cancelled && other.Cancelled
	if r.CheckedInAt.IsZero() || !other.CheckedInAt.IsZero() && other.CheckedInAt.Before(r.CheckedInAt) {
		r.CheckedInAt = other.CheckedInAt
	}
	r.CheckedIn = r.CheckedIn || other.CheckedIn
	r.Raw = append(r.Raw, other.Raw...)
}
