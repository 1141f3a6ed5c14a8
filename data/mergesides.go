package data

import (
	"slices"
	"strings"
)

// Side is a field that a contact has once, so that one of two values wins in a merge.
type Side string

// The sides, in the order of the form.
const (
	SideName         Side = "name" // with all its parts
	SideNickname     Side = "nickname"
	SideOrganisation Side = "organisation"
	SideDepartment   Side = "department"
	SideTitle        Side = "title"
	SideBirthday     Side = "birthday"
	SidePhoto        Side = "photo"
)

// Sides lists the fields in which two contacts differ, so that there is a choice. A name that is the other in
// another order, or a part of it, is no choice: the fuller one stays.
func Sides(keep, gone *Contact) []Side {
	var out []Side
	if compareNames(nameOf(keep), nameOf(gone)) != nameSame {
		if ours, theirs := MergeSides(*keep, *gone), MergeSides(*keep, *gone, SideName); ours.Name() != theirs.Name() {
			out = append(out, SideName)
		}
	}
	for _, t := range sideTexts(keep, gone) {
		if *t.keep != "" && *t.gone != "" && *t.keep != *t.gone {
			out = append(out, t.side)
		}
	}
	if x, y := keep.Birthday, gone.Birthday; !x.IsZero() && !y.IsZero() && x != y && (x.Month != y.Month || x.Day != y.Day || x.Year*y.Year != 0) {
		out = append(out, SideBirthday)
	}
	if !keep.Photo.IsZero() && !gone.Photo.IsZero() && keep.Photo.SHA256 != gone.Photo.SHA256 {
		out = append(out, SidePhoto)
	}
	return out
}

// BetterSides lists those of Sides in which gone says the same as keep, but better: a name in full, a text with
// its accents, or in capital and small letters.
func BetterSides(keep, gone *Contact) (theirs []Side) {
	if x, y := nameOf(keep), nameOf(gone); compareNames(x, y) == nameNear &&
		len(x.given+x.middle+x.family) < len(y.given+y.middle+y.family) {
		theirs = append(theirs, SideName)
	}
	for _, t := range sideTexts(keep, gone) {
		if *t.keep != *t.gone && *t.keep != "" && poorer(*t.keep, *t.gone) && (!poorer(*t.gone, *t.keep) || oneCase(*t.keep)) {
			theirs = append(theirs, t.side)
		}
	}
	return theirs
}

// MergeSides merges two contacts that are the same person, like Merge, but the user has decided: in fields that
// a contact has once keep wins, and in the fields theirs gone wins. The other value is kept in Former; a photo
// that does not win is dropped. A missing value comes from the other contact. UID, source and bookkeeping are
// those of keep.
func MergeSides(keep, gone Contact, theirs ...Side) Contact {
	c, draft := keep, gone
	ours := func(s Side) bool { return !slices.Contains(theirs, s) }
	for _, t := range sideTexts(&c, &draft) { // the draft wins
		if ours(t.side) && *t.keep != "" && *t.gone != "" {
			*t.keep, *t.gone = *t.gone, *t.keep
		}
	}
	if ours(SideBirthday) && !c.Birthday.IsZero() && !draft.Birthday.IsZero() {
		c.Birthday, draft.Birthday = draft.Birthday, c.Birthday
	}
	if !ours(SidePhoto) && !draft.Photo.IsZero() {
		c.Photo = draft.Photo
	}
	replaces := compareNames(nameOf(&c), nameOf(&draft)) < nameNear // else the draft only refines the name
	if named := !nameOf(&c).empty() && !nameOf(&draft).empty(); named && ours(SideName) == replaces {
		swapNames(&c, &draft)
	}
	m := merging{decided: true}
	m.all(&c, &draft)
	c.UID = keep.UID
	if c.UID == "" {
		c.UID = gone.UID
	}
	return c
}

func oneCase(s string) bool { return s == strings.ToUpper(s) || s == strings.ToLower(s) }

type sideText struct {
	side       Side
	keep, gone *string
}

func sideTexts(keep, gone *Contact) []sideText {
	var out []sideText
	for _, f := range Fields {
		if !f.InName() {
			out = append(out, sideText{Side(f.Key), f.Text(keep), f.Text(gone)})
		}
	}
	return out
}

func swapNames(a, b *Contact) {
	was := *a
	a.DisplayName, b.DisplayName = b.DisplayName, a.DisplayName
	a.SetName(b)
	b.SetName(&was)
}
