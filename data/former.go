package data

import "slices"

// Former is a value that a merge replaced: what somebody was called before, their title before. With SpellingField it is a name
// that a merge did not take over. A merge does not bring back what stands here.
type Former struct {
	Field FieldKey `json:"field"`
	Value string   `json:"value"` // a day as ISO 8601
}

// NamesPerson reports whether the value says how a person is called.
func (f Former) NamesPerson() bool {
	t := FieldOf(f.Field)
	return f.Field == SpellingField || t != nil && t.NamesPerson()
}

// Heading is what stands before the value in a file of another program: "Title before".
func (f Former) Heading() string {
	switch t := FieldOf(f.Field); {
	case f.Field == SpellingField:
		return "Also written"
	case f.Field == BirthdayField:
		return "Birthday before"
	case t != nil && t.Heading != "":
		return t.Heading + " before"
	}
	return "Before"
}

func (f Former) text() string { return string(f.Field) + ": " + f.Value }

// tidyFormer leaves each value once, on one line, and those that say something.
func tidyFormer(list []Former) []Former {
	var out Once[Former]
	for _, f := range list {
		f.Field, f.Value = FieldKey(oneLine(string(f.Field))), oneLine(f.Value)
		if f.Field != "" && f.Value != "" {
			out.Add(f)
		}
	}
	return out.List()
}

// remember keeps a value that is replaced.
func (m *merging) remember(field FieldKey, value string) {
	m.kept = append(m.kept, Former{field, value})
}

// replacedBefore reports whether the value was the contact's and was replaced.
func (m *merging) replacedBefore(field FieldKey, value string) bool {
	return !m.decided && m.known.Has(Former{field, value})
}

// former adds what the draft knows of earlier values, and what this merge replaces.
func (m *merging) former(c *Contact, draft []Former) {
	was := m.known.Len()
	for _, f := range slices.Concat(draft, m.kept) {
		m.known.Add(f)
	}
	all := m.known.List()
	if len(all) == was {
		return
	}
	m.changes = append(m.changes, Change{Field: FormerField, Former: all[was:]})
	c.Former = append(slices.Clip(c.Former), all[was:]...)
}
