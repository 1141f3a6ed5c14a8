package intake

import (
	"context"
	"slices"

	"lanyard/data"
)

// ProposeAt is Propose for what is written down at an event; 0 for none. A new person of whom only the name is said is the one
// contact with that name on the event's list: somebody expected is meant. Another organisation, an address or a number
// says that they are somebody else, and so do two of one name on the list.
func (in *Intake) ProposeAt(ctx context.Context, d data.Draft, event int64) (Proposal, error) {
	p, err := in.Propose(ctx, d)
	c := &p.Draft.Contact
	if err != nil || event == 0 || p.Action != Create || len(c.Emails)+len(c.Phones)+len(c.Addresses)+len(c.Links) > 0 {
		return p, err
	}
	var ids []int64
	for i := range p.Candidates {
		there := &p.Candidates[i].Contact
		if called(there, c.Name()) && (c.Organisation == "" || data.Fold(c.Organisation) == data.Fold(there.Organisation)) {
			ids = append(ids, there.ID)
		}
	}
	if len(ids) == 0 {
		return p, nil
	}
	listed, err := in.store.AttendeesOf(ctx, ids)
	if err != nil {
		return p, err
	}
	ids = slices.DeleteFunc(ids, func(id int64) bool {
		return !slices.ContainsFunc(listed[id], func(a data.Attendee) bool { return a.EventID == event })
	})
	if len(ids) != 1 {
		return p, nil
	}
	p.Action, p.Target = Update, ids[0]
	if len(p.Candidate(ids[0]).Changes) == 0 {
		p.Action = Same
	}
	return p, nil
}
