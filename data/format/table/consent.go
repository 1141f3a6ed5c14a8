package table

import (
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/field"
)

// takeMedium takes the medium of an encounter. Other programs call other things so: theirs is kept with its header.
func (r *rowDraft) takeMedium(_ int, v string) bool {
	m := data.Medium(strings.ToLower(v))
	if !r.own || !m.Valid() {
		return false
	}
	r.met.Medium = m
	return true
}

func (r *rowDraft) takeIntroducedBy(_ int, v string) bool {
	r.met.IntroducedBy.Name = v
	return r.own
}

// takeLastContact leaves out what follows from the encounters.
func (r *rowDraft) takeLastContact(int, string) bool { return r.own }

// noMail is the cell that says who is not to be mailed.
func noMail(c *data.Consent) string {
	if c.NoMail {
		return data.Yes
	}
	return ""
}

// yesWords is what stands in columns of marks, in the form of field.Key.
var yesWords = []string{"yes", "y", "true", "1", "x", "ja", "oui", "si", "sí", "sim", "tak", "да"}

func (r *rowDraft) takeNoMail(_ int, v string) bool {
	word := field.Key(v)
	if slices.Contains(yesWords, word) {
		r.d.Consent.NoMail = true
		return true
	}
	return noWords[word] || word == "0"
}

func (r *rowDraft) takeKeepUntil(_ int, v string) bool {
	day, ok := r.l.date(v)
	if !ok || day.Year == 0 && !r.own || !r.d.Consent.KeepUntil.IsZero() {
		return false
	}
	r.d.Consent.KeepUntil = day
	return true
}

// agreement gives what was agreed as in a file: without what belongs to a database.
func agreement(cs []data.Consent) []data.Consent {
	out := slices.Clone(cs)
	for i := range out {
		c := &out[i]
		*c = data.Consent{Text: c.Text, How: c.How, On: c.On, KeepUntil: c.KeepUntil, Kept: c.Kept, KeptOn: c.KeptOn, NoMail: c.NoMail}
	}
	return out
}

// consentLines says for people what was agreed.
func consentLines(r *Row) (out []Detail) {
	for i := range r.Consents {
		c := &r.Consents[i]
		parts := slices.DeleteFunc([]string{c.Text, string(c.How), c.On.String()}, func(s string) bool { return s == "" })
		if len(parts) > 0 {
			out = append(out, Detail{"Agreed", strings.Join(parts, ", ")})
		}
		for _, d := range []Detail{{field.Of(field.NoMail).Header, noMail(c)}, {field.Of(field.KeepUntil).Header, c.KeepUntil.String()}, {"Kept because", strings.TrimSpace(c.Kept + " " + c.KeptOn.String())}} {
			if d.Text != "" {
				out = append(out, d)
			}
		}
	}
	return out
}
