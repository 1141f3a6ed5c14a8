package intake

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"lanyard/data"
)

// maxCandidates is how many people a draft is shown beside.
const maxCandidates = 20

// rank scores a normalised draft against stored contacts and proposes what to do.
func (in *Intake) rank(ctx context.Context, d data.Draft, traits *data.Traits, stored []recognised) (Proposal, error) {
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
	slices.SortFunc(p.Candidates, byPoints) // of two alike, the one to which less is new
	if err := in.dropOthers(ctx, &p); err != nil {
		return Proposal{}, err
	}
	if len(p.Candidates) == 0 || p.Candidates[0].Score.Points < data.SamePerson {
		return p, nil
	}
	best := p.Candidates[0]
	p.Action, p.Target = Update, best.Contact.ID
	if len(best.Changes) == 0 {
		p.Action = Same
	}
	return p, nil
}

// changes lists what merging a draft would alter, its picture included.
func changes(c data.Contact, d data.Draft) []data.Change {
	_, out := merge(c, &d)
	if newPicture(&c, &d) {
		out = append(out, data.Change{Field: "photo"})
	}
	return out
}

// dropOthers takes out the candidates of whom the user has said that they are not the draft's
// person: not the one it most resembles, or the draft itself when it is stored.
func (in *Intake) dropOthers(ctx context.Context, p *Proposal) error {
	self := p.Draft.Contact.ID
	if self == 0 {
		if len(p.Candidates) < 2 || p.Candidates[0].Score.Points < data.SamePerson {
			return nil
		}
		self = p.Candidates[0].Contact.ID
	}
	others, err := in.store.NotSamePairs(ctx, self)
	if err != nil || len(others) == 0 {
		return err
	}
	p.Candidates = slices.DeleteFunc(p.Candidates, func(c Candidate) bool {
		return slices.Contains(others, c.Contact.ID)
	})
	return nil
}

func asFieldError(err error) (*data.FieldError, bool) {
	var fe *data.FieldError
	ok := errors.As(err, &fe)
	return fe, ok
}
