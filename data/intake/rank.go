package intake

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"lanyard/data"
)

// maxCandidates is how many candidates a draft has at most.
const maxCandidates = 20

// rank scores a normalised draft against stored contacts; decide then proposes an action.
func rank(ctx context.Context, d data.Draft, traits *data.Traits, stored []recognised) (Proposal, error) {
	p := Proposal{Draft: d, Action: Create}
	for _, c := range stored {
		if err := ctx.Err(); err != nil {
			return Proposal{}, err
		}
		if c.ID == d.Contact.ID {
			continue
		}
		if score := traits.Match(c.traits); score.Points >= data.MaybeSame {
			p.Candidates = append(p.Candidates, Candidate{Contact: c.Contact, Score: score})
		}
	}
	other := func(c Candidate) int { // the same UID comes before another
		return boolean(d.Contact.UID == "" || c.Contact.UID != d.Contact.UID)
	}
	byPoints := func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score.Points, a.Score.Points), cmp.Compare(other(a), other(b)),
			cmp.Compare(len(a.Changes), len(b.Changes)), cmp.Compare(a.Contact.ID, b.Contact.ID))
	}
	slices.SortFunc(p.Candidates, byPoints)
	p.Candidates = p.Candidates[:min(len(p.Candidates), maxCandidates)]
	for i := range p.Candidates {
		p.Candidates[i].Changes = changes(p.Candidates[i].Contact, d)
	}
	slices.SortFunc(p.Candidates, byPoints) // of two equal ones, the one with fewer changes
	return p, nil
}

// changes lists what merging a draft would change, also the picture.
func changes(c data.Contact, d data.Draft) []data.Change {
	_, out := merge(c, &d)
	if newPicture(&c, &d) {
		out = append(out, data.Change{Field: "photo"})
	}
	return out
}

// decide removes candidates that the user says are not the draft's person, and proposes an action.
func (in *Intake) decide(ctx context.Context, ps []Proposal) error {
	var people []int64
	for i := range ps {
		if id := ps[i].person(); id != 0 {
			people = append(people, id)
		}
	}
	var others map[int64][]int64
	if len(people) > 0 {
		var err error
		if others, err = in.store.NotSameOf(ctx, people); err != nil {
			return err
		}
	}
	for i := range ps {
		p := &ps[i]
		if not := others[p.person()]; len(not) > 0 {
			p.Candidates = slices.DeleteFunc(p.Candidates, func(c Candidate) bool { return slices.Contains(not, c.Contact.ID) })
		}
		p.decide()
	}
	return nil
}

// person is the contact for which the user may have said who is not the same person: the draft itself if it is
// stored, else its best candidate if there are others to remove; 0 for none.
func (p *Proposal) person() int64 {
	if id := p.Draft.Contact.ID; id != 0 {
		return id
	}
	if len(p.Candidates) < 2 || p.Candidates[0].Score.Points < data.SamePerson {
		return 0
	}
	return p.Candidates[0].Contact.ID
}

// decide proposes the best candidate if that certainly is the person.
func (p *Proposal) decide() {
	if len(p.Candidates) == 0 || p.Candidates[0].Score.Points < data.SamePerson {
		return
	}
	best := p.Candidates[0]
	p.Action, p.Target = Update, best.Contact.ID
	if len(best.Changes) == 0 {
		p.Action = Same
	}
}

func asFieldError(err error) (*data.FieldError, bool) {
	var fe *data.FieldError
	ok := errors.As(err, &fe)
	return fe, ok
}
