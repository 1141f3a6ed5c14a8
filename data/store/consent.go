package store

import (
	"context"
	"errors"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var consentColumns = columns[data.Consent]{
	number("id", func(c *data.Consent) *int64 { return &c.ID }),
	number("rev", func(c *data.Consent) *int64 { return &c.Rev }),
	number("contact", func(c *data.Consent) *int64 { return &c.ContactID }),
	text("text", func(c *data.Consent) *string { return &c.Text }),
	text("how", func(c *data.Consent) *data.Agreed { return &c.How }),
	day("on", func(c *data.Consent) *data.Date { return &c.On }),
	day("keep_until", func(c *data.Consent) *data.Date { return &c.KeepUntil }),
	text("kept", func(c *data.Consent) *string { return &c.Kept }),
	day("kept_on", func(c *data.Consent) *data.Date { return &c.KeptOn }),
	mark("no_mail", func(c *data.Consent) *bool { return &c.NoMail }),
	always("created", func(c *data.Consent) *time.Time { return &c.Created }),
	always("updated", func(c *data.Consent) *time.Time { return &c.Updated }),
}

var consentKind = aggregate{
	kind: Consents, tables: []table{consentColumns.table("consent")},
	one: say.T("Consent"), many: say.T("Consents"),
	refs:  []ref{{column: "contact", table: "contact", key: "id", required: true}},
	clash: "SELECT 1 FROM consent WHERE contact = ? AND id <> ?", clashOn: []string{"contact"},
	says: func(a *aggregate, im image) (words, error) { return words{said: im.texts(a, "text", "kept")}, nil },
	moves: func(tx *Tx, keep, gone int64) error {
		return takeOnly(tx, consentColumns, Consents, keep, gone, (*data.Consent).Join)
	},
	compare: &rows{what: "contact", state: "text || ' ' || keep_until || ' ' || kept || ' ' || coalesce(no_mail, 0)", name: onlyNamed("consent")},
}

// SaveConsent inserts or updates the one consent of a contact; one that says nothing is removed. With ID 0 it replaces the stored
// one, whatever its Rev; else the rules of SaveContact hold.
func (tx *Tx) SaveConsent(c *data.Consent) error { return tx.saveConsent(c, false) }

// SaveConsentAsSaid is SaveConsent with the day of the reason as it is, which is not today: a document says it.
func (tx *Tx) SaveConsentAsSaid(c *data.Consent) error { return tx.saveConsent(c, true) }

func (tx *Tx) saveConsent(c *data.Consent, asSaid bool) error {
	if !c.How.Valid() {
		return &data.FieldError{Field: "how", Value: string(c.How), Reason: say.T(`is not "swap", "mail" or "spoken"`)}
	}
	fresh := *c
	stored, err := tx.Consent(c.ContactID)
	switch {
	case errors.Is(err, data.ErrNotFound):
	case err != nil:
		return err
	case fresh.ID == 0:
		fresh.ID, fresh.Rev = stored.ID, stored.Rev
	}
	switch { // the day of the reason
	case fresh.Kept == "":
		fresh.KeptOn = data.Date{}
	case asSaid && !fresh.KeptOn.IsZero():
	case stored.Kept != fresh.Kept || stored.KeepUntil != fresh.KeepUntil || fresh.KeptOn.IsZero():
		fresh.KeptOn = localDay(tx.now)
	}
	if fresh.IsZero() && fresh.ID != 0 {
		*c = data.Consent{ContactID: c.ContactID}
		return tx.removeOne(aggregateOf[Consents], fresh.ID)
	} else if fresh.IsZero() {
		return nil
	}
	return saveRow(tx, consentColumns, Consents, c, &fresh, fresh.ID, &fresh.Rev, &fresh.Created)
}

// Consent reads inside the operation; data.ErrNotFound when nothing is said for the contact.
func (tx *Tx) Consent(contactID int64) (data.Consent, error) {
	return onlyOne(tx.ctx, tx, consentColumns, Consents, contactID)
}

// Consent reads what was agreed with a contact; a zero one when nothing is said.
func (s *Store) Consent(ctx context.Context, contactID int64) (data.Consent, error) {
	c, err := onlyOne(ctx, pool{s.readers}, consentColumns, Consents, contactID)
	if errors.Is(err, data.ErrNotFound) {
		return data.Consent{ContactID: contactID}, nil
	}
	return c, s.explainIn(ctx, say.Phrase("reading what was agreed"), err)
}

// Today is the day now, on the user's clocks.
func (s *Store) Today() data.Date { return localDay(s.Now()) }

// timeIsOver is Consent.Over as a condition on consent; its one parameter is the day.
const timeIsOver = "consent.keep_until <> '' AND consent.keep_until <= ? AND (consent.kept = '' OR consent.kept_on < consent.keep_until)"

// isOver is timeIsOver for those contacts who are in no trash.
const isOver = "WHERE " + timeIsOver + " AND contact IN (SELECT id FROM contact WHERE trashed IS NULL AND mine = 0)"

// Over reads the consents of those contacts outside the trash whose time is over: see Consent.Over. Whose time ended first comes
// first.
func (s *Store) Over(ctx context.Context) ([]data.Consent, error) {
	cs, err := consentColumns.read(ctx, pool{s.readers}, "consent", isOver+" ORDER BY keep_until, contact", s.Today().String())
	return cs, s.explainIn(ctx, say.Phrase("reading whose time is over"), err)
}

// CountOver counts those of Over.
func (s *Store) CountOver(ctx context.Context) (n int, err error) {
	err = one(ctx, pool{s.readers}, []any{&n}, "SELECT count(*) FROM consent "+isOver, s.Today().String())
	return n, s.explainIn(ctx, say.Phrase("reading whose time is over"), err)
}

// ConsentsOf reads what was agreed with many contacts at once, by contact.
func (s *Store) ConsentsOf(ctx context.Context, contactIDs []int64) (map[int64]data.Consent, error) {
	out, err := onlyOf(ctx, pool{s.readers}, consentColumns, "consent", contactIDs, func(c *data.Consent) int64 { return c.ContactID })
	return out, s.explainIn(ctx, say.Phrase("reading what was agreed"), err)
}
