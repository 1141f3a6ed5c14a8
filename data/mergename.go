package data

import (
	"slices"
	"strings"
)

// names merges the name as a whole: its parts only make sense together.
func (m *merging) names(c, draft *Contact) {
	was, now := nameOf(c), nameOf(draft)
	switch {
	case now.given == "" && now.family == "":
		return
	case was.given == "" && was.family == "":
		m.takeName(c, draft)
		return
	}
	before := spellings(c)
	switch {
	case m.replacedBefore(NameField, draft.Name()):
		return
	case compareNames(was, now) < nameNear:
		for _, name := range before {
			m.remember(NameField, name)
		}
		m.takeName(c, draft)
		before = nil
	case (was.given == "" || was.family == "") && now.given != "" && now.family != "":
		m.takeName(c, draft) // "Anna" or an uncut 山田太郎 learns its parts
	default:
		m.refineName(c, draft)
	}
	for _, name := range append(spellings(draft), before...) {
		if !covered(c, name) {
			m.remember(SpellingField, name)
		}
	}
}

// nameField is one part of a name in a contact and in a draft.
type nameField struct {
	field FieldKey
	old   *string
	draft string
	core  bool // part of the name itself, not a title or suffix
}

// nameFields pairs the parts of two names.
func nameFields(c, draft *Contact) []nameField {
	out := make([]nameField, 0, len(Fields))
	for i := range Fields {
		if f := &Fields[i]; f.InName() {
			out = append(out, nameField{f.Key, f.Text(c), *f.Text(draft), f.Role == CoreName})
		}
	}
	return out
}

// takeName replaces given, additional and family name; a title or suffix stays until there is another.
func (m *merging) takeName(c, draft *Contact) {
	shown := c.DisplayName
	for _, f := range nameFields(c, draft) {
		if *f.old != f.draft && (f.draft != "" || f.core) {
			m.changed(f.field, *f.old, f.draft)
			*f.old = f.draft
		}
	}
	c.DisplayName = draft.DisplayName
	if c.DisplayName == "" {
		c.DisplayName = c.JoinedName()
	}
	if c.DisplayName != shown {
		m.changed(NameField, shown, c.DisplayName)
	}
}

// refineName takes what the draft knows better about the same name: a missing part, a given name for an
// initial, accents; the formal name for a short one, which becomes the nickname.
func (m *merging) refineName(c, draft *Contact) {
	derived := c.DisplayName == "" || c.DisplayName == c.JoinedName()
	turned := c.Given != "" && compactKey(c.Given) == compactKey(draft.Family)
	refined := false
	for _, f := range nameFields(c, draft) {
		if f.core && turned || !refines(f) {
			continue
		}
		if f.field == "given" && c.Nickname == "" && shortFor(*f.old, f.draft) {
			c.Nickname = *f.old
			m.changed("nickname", "", c.Nickname)
		}
		m.changed(f.field, *f.old, f.draft)
		*f.old, refined = f.draft, true
	}
	if shortFor(draft.Given, c.Given) && c.Nickname == "" {
		c.Nickname = draft.Given
		m.changed("nickname", "", c.Nickname)
	}
	if shown := c.DisplayName; refined && derived {
		c.DisplayName = c.JoinedName()
		if shown != "" && c.DisplayName != shown {
			m.changed(NameField, shown, c.DisplayName)
		}
	}
}

// refines reports whether the draft's part says more than the contact's.
func refines(f nameField) bool {
	old, draft := *f.old, f.draft
	switch {
	case draft == "" || draft == old:
		return false
	case old == "":
		return f.field != "given" && f.field != "family" // those come together, by takeName
	case !f.core:
		return false
	}
	accents := poorer(old, draft) && !poorer(draft, old)
	initial := initialOf(compactKey(old), compactKey(draft)) && compactKey(draft) != compactKey(old)
	return accents || initial || f.field == "given" && shortFor(old, draft)
}

// shortFor reports whether a is a usual short form of b: Bob of Robert.
func shortFor(a, b string) bool {
	x, y := compactKey(a), compactKey(b)
	return x != y && x != "" && formalName(x) == y
}

// spellings gives the names of a contact: as shown, and its parts if they say more.
func spellings(c *Contact) []string {
	shown, joined := c.Name(), c.JoinedName()
	if joined == "" || covered(&Contact{DisplayName: shown}, joined) {
		return []string{shown}
	}
	return []string{shown, joined}
}

// covered reports whether the contact's name has every word of a name, in full or as a beginning, without
// regard to accents and case.
func covered(c *Contact, name string) bool {
	var have []nameWord
	for i := range Texts {
		if f := &Texts[i]; f.NamesPerson() {
			have = append(have, nameWords(*f.Text(c))...)
		}
	}
	var all strings.Builder
	var keys Once[string]
	folded := make([]string, len(have))
	for i, h := range have {
		all.WriteString(h.key)
		keys.Add(h.key)
		folded[i] = h.folded
	}
	slices.Sort(folded)
	begins := func(w string) bool { // some word begins so
		i, _ := slices.BinarySearch(folded, w)
		return i < len(folded) && strings.HasPrefix(folded[i], w)
	}
	for _, w := range nameWords(name) {
		if !keys.Has(w.key) && !begins(w.folded) && !(allCJK(w.key) && strings.Contains(all.String(), w.key)) {
			return false
		}
	}
	return true
}

// nameWord is a word of a name: canonical, and only folded, which distinguishes Doe from the beginning of Dow.
type nameWord struct{ key, folded string }

// nameWords cuts a name into words; a hyphen separates.
func nameWords(s string) []nameWord {
	var out []nameWord
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == '.' || r == ',' || isJoiner(r) }) {
		if k := compactKey(w); k != "" {
			out = append(out, nameWord{k, Fold(w)})
		}
	}
	return out
}
