package intake

import (
	"context"

	"lanyard/data"
	"lanyard/data/store"
)

// Possibly finds for those of an event's people who are new the stored contact that may be the same person
// (data.MaybeSame), the most likely one, and sets their standing to data.Possible. The contact was there before: others whom
// the event brought do not count, nor do pairs that the user says are not the same. It gives the pairs by the contact of
// the event; A of each is the one that was there before.
func (in *Intake) Possibly(ctx context.Context, people []store.EventPerson) (map[int64]Pair, error) {
	at := map[int64]int{}
	var ids []int64
	for i := range people {
		if people[i].New() {
			ids, at[people[i].ContactID] = append(ids, people[i].ContactID), i
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	pairs, err := in.DuplicatesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := map[int64]Pair{}
	for _, p := range pairs { // the most likely come first
		if _, brought := at[p.A]; brought {
			p.A, p.B, p.NameA, p.NameB = p.B, p.A, p.NameB, p.NameA
		}
		i, brought := at[p.B]
		if _, both := at[p.A]; both || !brought {
			continue
		}
		if _, better := out[p.B]; !better {
			out[p.B], people[i].Standing = p, data.Possible
		}
	}
	return out, nil
}
