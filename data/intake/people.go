package intake

import (
	"slices"

	"lanyard/data"
	"lanyard/data/say"
)

// people finds whom a file names: somebody of the file itself, else of the store.
type people struct {
	byUID, byName map[string][]*work
	stored        []data.Contact
}

// mention is who was found; the zero value is nobody.
type mention struct {
	work *work // not saved yet
	id   int64
}

// readPeople prepares finding those whom the rows name.
func (pl *plan) readPeople() error {
	var keys []string
	some := false
	ask := func(p data.DraftPerson) {
		if p != (data.DraftPerson{}) {
			some = true
			keys = append(keys, data.TraitsOf(&data.Contact{UID: p.UID, DisplayName: p.Name}).Keys()...)
		}
	}
	for _, w := range pl.works {
		for _, d := range w.drafts {
			for i := range d.Encounters {
				ask(d.Encounters[i].IntroducedBy)
			}
			for i := range d.Letters {
				ask(d.Letters[i].With)
			}
		}
	}
	if !some {
		return nil
	}
	pl.people = people{byUID: map[string][]*work{}, byName: map[string][]*work{}}
	for _, w := range pl.works {
		name := data.Fold(w.contact.Name())
		pl.people.byName[name] = append(pl.people.byName[name], w)
		uids := []string{w.contact.UID}
		for _, d := range w.drafts { // a row that becomes part of another keeps being found by its own
			uids = append(uids, d.Contact.UID)
		}
		for _, uid := range uids {
			if uid != "" && !slices.Contains(pl.people.byUID[uid], w) {
				pl.people.byUID[uid] = append(pl.people.byUID[uid], w)
			}
		}
	}
	slices.Sort(keys)
	var err error
	pl.people.stored, err = pl.store.Candidates(pl.tx.Context(), slices.Compact(keys))
	return err
}

// of finds somebody whom a row of w names: by UID, else by a name that only one has. Who is named by the UID of w is w.
func (p *people) of(ref data.DraftPerson, w *work) mention {
	name := data.Fold(ref.Name)
	others := func(ws []*work) []*work {
		return slices.DeleteFunc(slices.Clone(ws), func(o *work) bool { return o == w })
	}
	if ref.UID != "" {
		there := others(p.byUID[ref.UID])
		for _, o := range there { // a UID may come twice
			if data.Fold(o.contact.Name()) == name {
				return mention{o, o.contact.ID}
			}
		}
		if len(there) > 0 {
			return mention{there[0], there[0].contact.ID}
		}
		if len(p.byUID[ref.UID]) > 0 { // themselves, and not a namesake
			return mention{work: w}
		}
		for i := range p.stored {
			if c := &p.stored[i]; c.UID == ref.UID && c.ID != w.contact.ID {
				return mention{id: c.ID}
			}
		}
	}
	if name == "" {
		return mention{}
	}
	if there := others(p.byName[name]); len(there) > 0 {
		if len(there) > 1 {
			return mention{}
		}
		return mention{there[0], there[0].contact.ID}
	}
	var found mention
	for i := range p.stored {
		if c := &p.stored[i]; data.Fold(c.Name()) == name && c.ID != w.contact.ID {
			if found.id != 0 {
				return mention{}
			}
			found.id = c.ID
		}
	}
	return found
}

// introduced finds who introduced the contact. Whom nobody here is, or several may be, a line of the note says.
func (pl *plan) introduced(w *work, d *data.DraftEncounter) mention {
	if d.IntroducedBy == (data.DraftPerson{}) {
		return mention{}
	}
	found := pl.people.of(d.IntroducedBy, w)
	if found.work == w {
		return mention{}
	}
	if found == (mention{}) && d.IntroducedBy.Name != "" {
		d.Note = data.JoinNotes(d.Note, pl.said(say.T("Introduced by {{.Name}}", d.IntroducedBy.Name)))
	}
	return found
}

// contact is the id of somebody who was found, once all contacts are saved.
func (n mention) contact() int64 {
	if n.work != nil {
		return n.work.contact.ID
	}
	return n.id
}
