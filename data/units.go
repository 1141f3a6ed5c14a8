package data

import "strings"

// unitJoint stands between the units of an organisation in Contact.Department.
const unitJoint = "; "

// JoinUnits joins the units of an organisation, the largest first: "North West; Sales". A "; " inside a unit
// gets a backslash before it. SplitUnits reverses it.
func JoinUnits(units []string) string {
	if len(units) == 1 && isOneUnit(units[0]) {
		return units[0]
	}
	out := make([]string, len(units))
	for i, u := range units {
		out[i] = escapeUnit(u, i == len(units)-1)
	}
	return strings.Join(out, unitJoint)
}

// SplitUnits gives the units of a Contact.Department, nil for "". A text that does not split into whole units
// is one unit, so that JoinUnits gives the same text again.
func SplitUnits(department string) []string {
	if department == "" {
		return nil
	}
	units := cutUnits(department)
	for _, u := range units {
		if u == "" || u != strings.TrimSpace(u) {
			return []string{department}
		}
	}
	if len(units) == 1 && units[0] == department {
		return units
	}
	if JoinUnits(units) != department {
		return []string{department}
	}
	return units
}

// isOneUnit reports whether a text reads as exactly this unit.
func isOneUnit(s string) bool {
	units := SplitUnits(s)
	return len(units) == 1 && units[0] == s
}

// cutUnits cuts at each "; " with an even number of backslashes before it, and removes the escaping ones.
func cutUnits(s string) []string {
	var out []string
	var unit strings.Builder
	for {
		before, after, found := strings.Cut(s, unitJoint)
		if !found {
			unit.WriteString(s)
			return append(out, unit.String())
		}
		bare := strings.TrimRight(before, `\`)
		marks := len(before) - len(bare)
		unit.WriteString(bare + strings.Repeat(`\`, marks/2))
		if marks%2 == 0 {
			out = append(out, unit.String())
			unit.Reset()
		} else {
			unit.WriteString(unitJoint)
		}
		s = after
	}
}

// escapeUnit doubles the backslashes before each "; " and adds one; it also doubles those at the end, unless
// nothing follows.
func escapeUnit(s string, last bool) string {
	var out strings.Builder
	for {
		before, after, found := strings.Cut(s, unitJoint)
		marks := len(before) - len(strings.TrimRight(before, `\`))
		out.WriteString(before)
		if found || !last {
			out.WriteString(strings.Repeat(`\`, marks))
		}
		if !found {
			return out.String()
		}
		out.WriteString(`\` + unitJoint)
		s = after
	}
}
