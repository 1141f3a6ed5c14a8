package intake

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"lanyard/data"
	"lanyard/data/say"
)

const (
	// chunk is how many drafts are looked up in one query.
	chunk = 500
	// crowd is the number of contacts that may share a key before the key is ignored: the number of a
	// switchboard would compare everybody of an office with everybody.
	crowd = 200
	// mostRows limits the rows that add something to one person. Each row costs as much as the person has by
	// then, so a file of only such rows would take a time that grows with its square. Further rows make a new
	// person.
	mostRows = 1000
)

// ProposeAll compares many drafts with the stored contacts and with each other. It calls progress now and then
// with the number done; progress may be nil. The proposals have the order of the drafts.
//
// A person who comes twice in the batch is proposed once as new: the later draft is an Update or Same with Twin
// set. Drafts with different UIDs are different people, unless one says nothing that the other does not say.
func (in *Intake) ProposeAll(ctx context.Context, ds []data.Draft, progress func(done int)) ([]Proposal, error) {
	region, err := in.store.Setting(ctx, PhoneRegion)
	if err != nil {
		return nil, err
	}
	ps := make([]Proposal, len(ds))
	for i, d := range ds {
		ps[i].Draft = d
	}
	known, often, err := prepareAll(ctx, ps, region)
	if err != nil {
		return nil, err
	}
	batch := newComparison()
	for from := 0; from < len(ps); from += chunk {
		to := min(from+chunk, len(ps))
		var all []string
		for i := from; i < to; i++ {
			known[i].keys = slices.DeleteFunc(known[i].keys, func(k string) bool { return often[k] > crowd })
			all = append(all, known[i].keys...)
		}
		slices.Sort(all)
		stored, err := in.store.Candidates(ctx, slices.Compact(all))
		if err != nil {
			return nil, say.Errorf("comparing the file with the stored contacts: {{.Why}}", err)
		}
		there := indexContacts(stored)
		for i := from; i < to; i++ {
			if ps[i], err = rank(ctx, ps[i].Draft, known[i].traits, there.sharing(known[i].keys)); err != nil {
				return nil, err
			}
		}
		if err := in.decide(ctx, ps[from:to]); err != nil {
			return nil, err
		}
		for i := from; i < to; i++ {
			batch.claim(&ps[i])
			batch.part(&ps[i])
			known[i].keys = slices.DeleteFunc(known[i].keys, func(k string) bool { return often[k] == 1 })
		}
		likely := batch.lookAhead(ctx, known[from:to])
		for i := from; i < to && ctx.Err() == nil; i++ {
			batch.take(&ps[i], known[i], likely[i-from], i)
		}
		clear(known[from:to]) // frees memory
		if progress != nil {
			progress(to)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return ps, nil
}

// recognisable is what recognises a draft.
type recognisable struct {
	traits *data.Traits
	keys   []string
}

// prepareAll normalises the drafts, on all cores. It gives what recognises each of them, and how often each key
// occurs.
func prepareAll(ctx context.Context, ps []Proposal, region string) (known []recognisable, often map[string]int, err error) {
	known = make([]recognisable, len(ps))
	var workers sync.WaitGroup
	size := max(chunk, len(ps)/runtime.GOMAXPROCS(0)+1)
	for from := 0; from < len(ps); from += size {
		workers.Go(func() {
			for i := from; i < min(from+size, len(ps)) && ctx.Err() == nil; i++ {
				d := &ps[i].Draft
				prepare(d, region)
				if d.Contact.Source.Kind == "" {
					d.Contact.Source.Kind = data.FromFile
				}
				t := data.TraitsOf(&d.Contact)
				known[i] = recognisable{t, t.Keys()}
			}
		})
	}
	workers.Wait()
	often = map[string]int{}
	for _, k := range known {
		for _, key := range k.keys {
			often[key]++
		}
	}
	return known, often, ctx.Err()
}

// recognised is a stored contact with its traits.
type recognised struct {
	data.Contact
	traits *data.Traits
}

// recognise prepares stored contacts for comparison.
func recognise(cs []data.Contact) []recognised {
	out := make([]recognised, len(cs))
	for i := range cs {
		out[i] = recognised{cs[i], data.TraitsOf(&cs[i])}
	}
	return out
}

// contactIndex finds contacts by their match keys.
type contactIndex struct {
	contacts []recognised
	byKey    map[string][]int
}

func indexContacts(cs []data.Contact) contactIndex {
	x := contactIndex{contacts: recognise(cs), byKey: map[string][]int{}}
	for i, c := range x.contacts {
		for _, key := range c.traits.Keys() {
			x.byKey[key] = append(x.byKey[key], i)
		}
	}
	return x
}

// sharing lists the contacts that share a key, without keys that a crowd shares.
func (x *contactIndex) sharing(keys []string) []recognised {
	var out []recognised
	for _, i := range together(x.byKey, keys) {
		out = append(out, x.contacts[i])
	}
	return out
}

// together unites the lists of the keys, in order, without doubles and crowds.
func together(byKey map[string][]int, keys []string) []int {
	var out []int
	for _, key := range keys {
		if list := byKey[key]; len(list) <= crowd {
			out = append(out, list...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// comparison compares the drafts of a batch with earlier ones.
type comparison struct {
	persons []person
	byKey   map[string][]int // → indices of persons
	claimed map[int64]bool   // stored contacts that a draft is the same as
	added   map[int64]int    // rows that add to a stored contact

	ahead   int          // number of persons when lookAhead was called
	altered map[int]bool // those of them that changed since
}

// person is a new person in the batch, with all that their drafts say so far.
type person struct {
	contact *data.Contact
	traits  *data.Traits
	photo   bool
	first   int // index of the first proposal
	added   int // rows that added to the first
}

func newComparison() *comparison {
	return &comparison{byKey: map[string][]int{}, claimed: map[int64]bool{}, added: map[int64]int{}}
}

// namesake is the minimum score at which a row that adds nothing is taken for the stored contact. A contact
// with exactly the same name needs no score. A name alone is too little for an update, but importing a file
// again must not double people of whom it knows only the name.
const namesake = 60

func called(c *data.Contact, name string) bool { return data.Fold(c.Name()) == data.Fold(name) }

// claim takes a row that adds nothing to a namesake for that person. Two rows with one name are two people, so
// each stored contact is claimed once.
func (b *comparison) claim(p *Proposal) {
	for i := 0; p.Action == Create && i < len(p.Candidates); i++ {
		c := &p.Candidates[i]
		alike := c.Score.Points >= namesake || called(&c.Contact, p.Draft.Contact.Name())
		switch {
		case !alike || b.claimed[c.Contact.ID]:
		case len(c.Changes) == 0:
			p.Action, p.Target = Same, c.Contact.ID
		case called(&c.Contact, p.Draft.Contact.Name()) && fromOneList(c):
			p.Action, p.Target = Update, c.Contact.ID
		}
	}
	if p.Target != 0 {
		b.claimed[p.Target] = true
	}
}

// fromOneList reports whether a row changes nothing of a contact but what columns without a meaning say of it, and that the
// contact has all of these columns already: then both are of one list, which comes again.
func fromOneList(c *Candidate) bool {
	for _, change := range c.Changes {
		if len(change.Other) == 0 {
			return false
		}
		for _, p := range change.Other {
			if !slices.ContainsFunc(c.Contact.Other, func(o data.Property) bool { return o.Name == p.Name }) {
				return false
			}
		}
	}
	return true
}

// part makes a new person of a row if mostRows rows already add to its stored contact.
func (b *comparison) part(p *Proposal) {
	if p.Action != Update {
		return
	}
	if b.added[p.Target]++; b.added[p.Target] > mostRows {
		p.Action, p.Target, p.Candidates = Create, 0, nil
	}
}

// lookAhead finds, on all cores, the persons that each of the next drafts may be.
func (b *comparison) lookAhead(ctx context.Context, next []recognisable) [][]int {
	b.ahead, b.altered = len(b.persons), map[int]bool{}
	likely := make([][]int, len(next))
	var workers sync.WaitGroup
	size := len(next)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(next); from += size {
		workers.Go(func() {
			for i := from; i < min(from+size, len(next)) && ctx.Err() == nil; i++ {
				likely[i] = slices.DeleteFunc(together(b.byKey, next[i].keys), func(person int) bool {
					return !next[i].traits.CouldBeSame(b.persons[person].traits)
				})
			}
		})
	}
	workers.Wait()
	return likely
}

// near adds to the likely persons those that lookAhead did not know, or that changed since.
func (b *comparison) near(likely []int, keys []string) []int {
	for _, key := range keys {
		for _, i := range b.byKey[key] {
			if i >= b.ahead || b.altered[i] {
				likely = append(likely, i)
			}
		}
	}
	slices.Sort(likely)
	return slices.Compact(likely)
}

// take makes the proposal a twin if an earlier one is the same person; else it remembers a new person. known
// has the keys that other drafts also have; at is the index of the proposal.
func (b *comparison) take(p *Proposal, known recognisable, likely []int, at int) {
	if p.Action != Create || p.Draft.Exact || len(known.keys) == 0 || p.Draft.Contact.Nameless() {
		return
	}
	best, score := -1, data.Score{Points: data.SamePerson - 1}
	for _, i := range b.near(likely, known.keys) {
		if s := known.traits.Match(b.persons[i].traits); s.Points > score.Points {
			best, score = i, s
		}
	}
	fresh := func() {
		b.persons = append(b.persons, person{&p.Draft.Contact, known.traits, len(p.Draft.Photo) > 0, at, 0})
		b.remember(known.keys, len(b.persons)-1)
	}
	if best < 0 || b.apart(best, p) {
		fresh()
		return
	}
	twin := &b.persons[best]
	merged, changes := data.Merge(*twin.contact, p.Draft.Contact)
	if len(changes) > 0 && (full(&merged) || twin.added == mostRows) {
		fresh()
		return
	}
	photo := !twin.photo && newPicture(twin.contact, &p.Draft)
	if photo {
		changes = append(changes, data.Change{Field: "photo"})
	}
	p.Candidates = slices.Insert(p.Candidates, 0, Candidate{Contact: *twin.contact, Score: score, Changes: changes})
	p.Twin, p.Action = twin.first+1, Update
	if len(changes) == 0 {
		p.Action = Same
		return
	}
	twin.added++
	twin.contact, twin.traits, twin.photo = &merged, data.TraitsOf(&merged), twin.photo || photo
	b.remember(known.keys, best)
	b.altered[best] = true
}

// full reports whether a contact has more than one card may bring. No further rows are joined to it.
func full(c *data.Contact) bool {
	return max(len(c.Emails), len(c.Phones), len(c.Addresses), len(c.Links), len(c.Topics)) > data.FileLimits.Values ||
		len(c.Other) > data.FileLimits.Properties
}

// apart reports whether the file itself distinguishes the draft from an earlier person, by different UIDs. If
// the draft adds nothing, it is the same all the same.
func (b *comparison) apart(earlier int, p *Proposal) bool {
	was, now := b.persons[earlier].contact, &p.Draft.Contact
	if was.UID == "" || now.UID == "" || was.UID == now.UID {
		return false
	}
	_, changes := data.Merge(*was, *now)
	return len(changes) > 0
}

// remember files a person under keys.
func (b *comparison) remember(keys []string, person int) {
	for _, key := range keys {
		if !slices.Contains(b.byKey[key], person) && len(b.byKey[key]) <= crowd {
			b.byKey[key] = append(b.byKey[key], person)
		}
	}
}
