package data

// House is the user's own organisation with all its names. It tells inside from outside for the whole program.
type House struct{ own Once[string] }

// NewHouse has the names of the user's organisation; none while it is not known.
func NewHouse(names []string) *House {
	h := &House{}
	for _, name := range names {
		if name = Fold(name); name != "" {
			h.own.Add(name)
		}
	}
	return h
}

// Side says on which side somebody of an organisation is: Inside or Outside; "" where theirs or the user's is not known.
func (h *House) Side(organisation string) Belonging {
	switch f := Fold(organisation); {
	case f == "" || h.own.Len() == 0:
		return ""
	case h.own.Has(f):
		return Inside
	}
	return Outside
}

// Key is the same for two names of one organisation, as far as that is known: names that fold alike, and all of the user's own. It
// is "" for none.
func (h *House) Key(organisation string) string {
	f := Fold(organisation)
	if h.own.Has(f) {
		return h.own.List()[0]
	}
	return f
}
