package data

// Contradicts reports whether two contacts say what cannot be true of one person: other given or family names, junior and senior,
// or two birthdays. Whatever they share then, a user must look at them.
func (t *Traits) Contradicts(o *Traits) bool {
	switch compareNames(t.name, o.name) {
	case nameDifferent, nameGiven, nameFamily:
		return true
	}
	if x, y := t.name.generation, o.name.generation; x != "" && y != "" && x != y {
		return true
	}
	return t.compare(o).birthdayDiffers
}

// Sure reports whether a score alone, without a look at the two, says that they are one person: nothing may contradict it, and
// more than the house must be the same of those who have no person's name.
func (s *Score) Sure() bool {
	return s.Points >= SamePerson && !(len(s.Reasons) == 1 && s.Reasons[0] == SameOrganisation)
}

// TheirSides are the fields in which the values of gone win when nobody chooses: those of the contact that says more win, but for
// texts in which the other says the same in a better way. keepSays and goneSays count what is known of each beside the contact itself,
// such as encounters.
func TheirSides(keep, gone *Contact, keepSays, goneSays int) (theirs []Side) {
	if keep.says()+keepSays >= gone.says()+goneSays {
		return BetterSides(keep, gone)
	}
	better := BetterSides(gone, keep)
	for _, s := range Sides(keep, gone) {
		ours := false
		for _, b := range better {
			ours = ours || b == s
		}
		if !ours {
			theirs = append(theirs, s)
		}
	}
	return theirs
}

// says counts the values of a contact.
func (c *Contact) says() int {
	n := len(c.Emails) + len(c.Phones) + len(c.Addresses) + len(c.Links) + len(c.Former) + len(c.Other)
	for _, there := range []bool{c.Name() != "", len(c.Topics) > 0, !c.Birthday.IsZero(), !c.Photo.IsZero(), c.Note != ""} {
		if there {
			n++
		}
	}
	for _, f := range Fields {
		if !f.InName() && *f.Text(c) != "" {
			n++
		}
	}
	return n
}
