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
	stale:       staleByContact,
	clocksAlone: true,
	compare: &rows{
		what: "contact", state: "every || ' ' || face || ' ' || paused || ' ' || later || ' ' || coalesce(off, 0)",
		name: onlyNamed("cadence"),
	},
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
	none := fresh.Every.IsZero() && fresh.Face.IsZero()
	if had := !stored.Every.IsZero() || !stored.Face.IsZero(); had && none {
		tx.touched.gain(c.ContactID, nil)
	}
	switch {
	case none && !fresh.Crowded():
		fresh.Since, fresh.Spread = time.Time{}, false
	case fresh.Since.IsZero():
		fresh.Since = tx.now
	}
	if fresh.IsZero() && fresh.ID != 0 {
		*c = data.Cadence{ContactID: c.ContactID}
		return tx.removeOne(aggregateOf[Cadences], fresh.ID)
	} else if fresh.IsZero() {
		return nil
	}
	return saveRow(tx, cadenceColumns, Cadences, c, &fresh, fresh.ID, &fresh.Rev, &fresh.Created)
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

// Cadence reads inside the operation; data.ErrNotFound when nothing is said for the contact.
func (tx *Tx) Cadence(contactID int64) (data.Cadence, error) {
	return onlyOne(tx.ctx, tx, cadenceColumns, Cadences, contactID)
}

// Cadence reads the cadence of a contact itself, without those of its topics; a zero one when nothing is said.
func (s *Store) Cadence(ctx context.Context, contactID int64) (data.Cadence, error) {
	c, err := onlyOne(ctx, pool{s.readers}, cadenceColumns, Cadences, contactID)
	if errors.Is(err, data.ErrNotFound) {
		return data.Cadence{ContactID: contactID}, nil
	}
	return c, s.explainIn(ctx, say.Phrase("reading a cadence"), err)
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
