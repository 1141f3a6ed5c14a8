package data

import (
	"strings"
	"time"
)

// PageConsentProperty is the property of a contact that says when, in which language and to what somebody agreed on the swap page.
const PageConsentProperty = "X-LANYARD-CONSENT"

// PageConsent is what a visitor of the swap page agreed to.
type PageConsent struct {
	Text     string // the sentence beside the ticked box
	Language string // its language: "de"
}

// At writes a consent as the value of its property.
func (c PageConsent) At(t time.Time) string {
	return t.UTC().Format(time.RFC3339) + " " + c.Language + " " + c.Text
}

// ReadPageConsent reads a consent from a property of a contact; false for another property.
func ReadPageConsent(p Property) (c PageConsent, at time.Time, ok bool) {
	if !strings.EqualFold(p.Name, PageConsentProperty) {
		return c, at, false
	}
	when, rest, _ := strings.Cut(p.Value, " ")
	at, err := time.Parse(time.RFC3339, when)
	c.Language, c.Text, ok = strings.Cut(rest, " ")
	return c, at, ok && err == nil
}
