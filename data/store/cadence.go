package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var cadenceColumns = columns[data.Cadence]{
	number("id", func(c *data.Cadence) *int64 { return &c.ID }),
	number("rev", func(c *data.Cadence) *int64 { return &c.Rev }),
	number("contact", func(c *data.Cadence) *int64 { return &c.ContactID }),
	interval("every", func(c *data.Cadence) *data.Interval { return &c.Every }),
	interval("face", func(c *data.Cadence) *data.Interval { return &c.Face }),
	mark("off", func(c *data.Cadence) *bool { return &c.Off }),
	day("paused", func(c *data.Cadence) *data.Date { return &c.Paused }),
	day("later", func(c *data.Cadence) *data.Date { return &c.Later }),
	reference("later_event", func(c *data.Cadence) *int64 { return &c.LaterEvent }),
	moment("since", func(c *data.Cadence) *time.Time { return &c.Since }),
	mark("spread", func(c *data.Cadence) *bool { return &c.Spread }),
	always("created", func(c *data.Cadence) *time.Time { return &c.Created }),
	always("updated", func(c *data.Cadence) *time.Time { return &c.Updated }),
}

var cadenceKind = aggregate{
	kind: Cadences, tables: []table{cadenceColumns.table("cadence")},
	one: say.T("Cadence"), many: say.T("Cadences"),
	refs: []ref{
		{column: "contact", table: "contact", key: "id", required: true},
		{column: "later_event", table: "event", key: "id"},
	},
	clash: "SELECT 1 FROM cadence WHERE contact = ? AND id <> ?", clashOn: []string{"contact"},
	moves: func(tx *Tx, keep, gone int64) error {
		return takeOnly(tx, cadenceColumns, Cadences, keep, gone, (*data.Cadence).Join)
	},
	stale: staleByContact,
	compare: &rows{
		what: "contact", state: "every || ' ' || face || ' ' || paused || ' ' || later || ' ' || coalesce(off, 0)",
		name: onlyNamed("cadence"),
	},
}

// onlyNamed is the query for the name of the contact that a thing belongs to.
func onlyNamed(table string) string {
	return `SELECT coalesce(nullif(c.display_name, ''), nullif(trim(c.given || ' ' || c.family), ''), '` + data.Unnamed + `')
		FROM ` + table + ` x JOIN contact c ON c.id = x.contact WHERE x.id = ?`
}

// SaveCadence inserts or updates the one cadence of a contact; one that says nothing is removed. With ID 0 it replaces the stored
// one, whatever its Rev; else the rules of SaveContact hold. A zero Since becomes now if it says how often. An encounter that the same
// operation saves does not take back what it says.
func (tx *Tx) SaveCadence(c *data.Cadence) error {
	fresh := *c
	stored, err := tx.Cadence(c.ContactID)
	switch {
	case errors.Is(err, data.ErrNotFound):
	case err != nil:
		return err
	case fresh.ID == 0:
		fresh.ID, fresh.Rev = stored.ID, stored.Rev
	}
	tx.touched.say(c.ContactID)
	if fresh.IsZero() && fresh.ID != 0 {
		*c = data.Cadence{ContactID: c.ContactID}
		return tx.removeOne(aggregateOf[Cadences], fresh.ID)
	} else if fresh.IsZero() {
		return nil
	}
	switch {
	case fresh.Every.IsZero() && fresh.Face.IsZero():
		fresh.Since, fresh.Spread = time.Time{}, false
	case fresh.Since.IsZero():
		fresh.Since = tx.now
	}
	return saveOnly(tx, cadenceColumns, Cadences, c, &fresh, fresh.ID, &fresh.Rev, &fresh.Created)
}

// touched is what an operation says of contacts: with whom the user was in touch, and of whom it says itself how often.
type touched struct {
	latest map[int64]time.Time
	said   map[int64]bool
}

func (t *touched) met(contact int64, at time.Time) {
	if t.latest == nil {
		t.latest = map[int64]time.Time{}
	}
	if at.After(t.latest[contact]) {
		t.latest[contact] = at
	}
}

func (t *touched) say(contact int64) {
	if t.said == nil {
		t.said = map[int64]bool{}
	}
	t.said[contact] = true
}

// restartCadences takes back what puts contacts off with whom the operation says that the user was in touch. An older encounter
// that is added late takes back nothing, and neither does one that is ahead.
func (tx *Tx) restartCadences() error {
	if tx.kind != opDo || len(tx.touched.latest) == 0 {
		return nil
	}
	off, err := cadenceColumns.read(tx.ctx, tx, "cadence", `WHERE contact IN (SELECT value FROM json_each(?))
		AND (later <> '' OR later_event IS NOT NULL) ORDER BY id`, jsonIDs(slices.Collect(maps.Keys(tx.touched.latest))))
	if err != nil || len(off) == 0 {
		return err
	}
	ids := make([]int64, len(off))
	for i := range off {
		ids[i] = off[i].ContactID
	}
	last, err := lastContacts(tx.ctx, tx, ids, tx.now)
	if err != nil {
		return err
	}
	for i := range off {
		c := &off[i]
		at, latest := tx.touched.latest[c.ContactID], fromMillis(last[c.ContactID].latest)
		if tx.touched.said[c.ContactID] || localDay(at).Days() < localDay(latest).Days() {
			continue
		}
		c.Restart()
		if err := tx.SaveCadence(c); err != nil {
			return err
		}
	}
	return nil
}

// saveOnly saves a thing of which each contact has at most one, as fresh, and gives what is stored in out.
func saveOnly[T any](tx *Tx, cs columns[T], k Kind, out, fresh *T, id int64, rev *int64, created *time.Time) error {
	a := aggregateOf[k]
	if id == 0 {
		*rev = 0
		if created.IsZero() {
			*created = tx.now
		}
	}
	if err := tx.checkRefs(a, cs.image(fresh)); err != nil {
		return err
	}
	im, err := tx.put(a, cs.image(fresh), *rev)
	if err != nil {
		return err
	}
	*out = cs.of(im.root())
	return nil
}

// takeOnly moves the one thing of a contact to another when contacts become one. join takes what the other says into the one that
// stays; nil: that of keep stays as it is.
func takeOnly[T any](tx *Tx, cs columns[T], k Kind, keep, gone int64, join func(keep, gone *T)) error {
	a := aggregateOf[k]
	of := func(contact int64) (image, error) {
		ids, err := column[int64](tx.ctx, tx, "SELECT id FROM "+a.root().name+" WHERE contact = ?", contact)
		if err != nil || len(ids) == 0 {
			return nil, err
		}
		return a.loadOne(tx.ctx, tx, ids[0])
	}
	theirs, err := of(gone)
	if err != nil || theirs == nil {
		return err
	}
	ours, err := of(keep)
	if err != nil {
		return err
	}
	if ours == nil {
		after := theirs.clone()
		after.set(a, "contact", keep)
		_, err := tx.write(a, theirs, after)
		return err
	}
	if _, err := tx.write(a, theirs, nil); err != nil || join == nil {
		return err
	}
	ourOne, theirOne := cs.of(ours.root()), cs.of(theirs.root())
	join(&ourOne, &theirOne)
	_, err = tx.write(a, ours, cs.image(&ourOne))
	return err
}

// removeOne removes a thing that has no trash.
func (tx *Tx) removeOne(a *aggregate, id int64) error {
	before, err := a.loadOne(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	_, err = tx.write(a, before, nil)
	return err
}

// Cadence reads inside the operation; data.ErrNotFound when nothing is said for the contact.
func (tx *Tx) Cadence(contactID int64) (data.Cadence, error) { return cadence(tx.ctx, tx, contactID) }

// Cadence reads the cadence of a contact itself, without those of its topics; a zero one when nothing is said.
func (s *Store) Cadence(ctx context.Context, contactID int64) (data.Cadence, error) {
	c, err := cadence(ctx, pool{s.readers}, contactID)
	if errors.Is(err, data.ErrNotFound) {
		return data.Cadence{ContactID: contactID}, nil
	}
	return c, s.explainIn(ctx, say.Phrase("reading a cadence"), err)
}

func cadence(ctx context.Context, q querier, contactID int64) (data.Cadence, error) {
	cs, err := cadenceColumns.read(ctx, q, "cadence", "WHERE contact = ?", contactID)
	if err == nil && len(cs) == 0 {
		err = say.As(data.ErrNotFound, "cadence (contact {{.Contact}}): not found", contactID)
	}
	if err != nil {
		return data.Cadence{}, err
	}
	return cs[0], nil
}

// CadencesOf reads the cadences of many contacts at once, by contact.
func (s *Store) CadencesOf(ctx context.Context, contactIDs []int64) (map[int64]data.Cadence, error) {
	out, err := onlyOf(ctx, pool{s.readers}, cadenceColumns, "cadence", contactIDs, func(c *data.Cadence) int64 { return c.ContactID })
	return out, s.explainIn(ctx, say.Phrase("reading a cadence"), err)
}

// CadencesOf reads inside the operation.
func (tx *Tx) CadencesOf(contactIDs []int64) (map[int64]data.Cadence, error) {
	return onlyOf(tx.ctx, tx, cadenceColumns, "cadence", contactIDs, func(c *data.Cadence) int64 { return c.ContactID })
}

// onlyOf reads what many contacts have one of each.
func onlyOf[T any](ctx context.Context, q querier, cs columns[T], table string, contactIDs []int64, contact func(*T) int64) (map[int64]T, error) {
	all, err := cs.read(ctx, q, table, "WHERE contact IN (SELECT value FROM json_each(?))", jsonIDs(contactIDs))
	out := make(map[int64]T, len(all))
	for i := range all {
		out[contact(&all[i])] = all[i]
	}
	return out, err
}
