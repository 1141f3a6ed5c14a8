package intake

import (
	"errors"

	"lanyard/data"
	"lanyard/data/store"
)

// KeepFor is the setting with how long the details of those who agree are kept, as an interval; "" for no end.
const KeepFor = "keep_for"

// noteConsent notes what somebody agreed to on the swap page when they sent their details: a later agreement beside what is noted already.
func noteConsent(tx *store.Tx, contact int64, other []data.Property, keep string) error {
	var sent data.Consent
	for _, p := range other {
		page, at, ok := data.ReadPageConsent(p)
		if !ok {
			continue
		}
		sent = data.Consent{ContactID: contact, Text: page.Text, How: data.BySwap, On: data.DateOf(at.Local())}
	}
	if sent.IsZero() {
		return nil
	}
	c, err := tx.Consent(contact)
	switch {
	case errors.Is(err, data.ErrNotFound):
		c = sent
	case err != nil:
		return err
	default:
		c.Join(&sent)
	}
	if span, err := data.ParseInterval(keep); err == nil && !span.IsZero() && c.KeepUntil.IsZero() {
		c.KeepUntil = span.After(sent.On)
	}
	return tx.SaveConsent(&c)
}
