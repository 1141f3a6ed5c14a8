package table

import (
	"strconv"
	"strings"
	"unicode"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/say"
)

// finishName completes the family name, and splits a whole name whose header says that it begins with the
// family name.
func (r *rowDraft) finishName() {
	c := &r.d.Contact
	if r.byPayer && !nobody(c) {
		r.aside = append(r.aside, &data.RowError{Line: r.d.Line, Reason: say.T("names only the buyer; {{.Name}} is taken for the person", strconv.Quote(c.Name())), Kept: true})
	}
	if p := r.particle; p != "" {
		switch {
		case c.Family == "":
			r.other("Particle", p)
		case !strings.HasPrefix(strings.ToLower(c.Family), strings.ToLower(p)+" "):
			sep := " "
			if strings.HasSuffix(p, "'") || strings.HasSuffix(p, "’") {
				sep = ""
			}
			c.Family = p + sep + c.Family
		}
	}
	first, shown := field.FamilyFirst(r.nameOf)
	if !first || c.Given+c.Family != "" {
		return
	}
	family, given, additional := cutFamilyFirst(c.DisplayName, shown && cyrillic(c.DisplayName), strings.HasPrefix(field.Key(r.nameOf), "apellidosy"))
	if family == "" {
		return
	}
	c.Family, c.Given, c.Additional = family, given, additional
	if !shown {
		c.DisplayName = ""
	}
}

func cyrillic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
}

// particles begin family names.
var particles = words("de da do dos das del della dello dei degli di du des la le lo van von der den ter ten zu zum zur af av bin al el st. saint san y")

// cutFamilyFirst splits a name that begins with the family name. That ends where capitals end, or after its
// particles and one word. patronymic says that a third word is a patronymic, two that people have two family
// names.
func cutFamilyFirst(name string, patronymic, two bool) (family, given, additional string) {
	w := strings.Fields(name)
	if len(w) < 2 || strings.Contains(name, ",") || len(w) > 6 || strings.ContainsAny(name, "()\"") {
		return "", "", ""
	}
	end := 0
	for end < len(w) && isCapitals(w[end]) {
		end++
	}
	if end == 0 || end == len(w) {
		end = 0
		for end < len(w)-2 && particles[strings.ToLower(w[end])] {
			end++
		}
		end++
	}
	if two && end == 1 && len(w) == 3 {
		end = 2
	}
	if patronymic && len(w)-end == 2 {
		return strings.Join(w[:end], " "), w[end], w[end+1]
	}
	return strings.Join(w[:end], " "), strings.Join(w[end:], " "), ""
}

// isCapitals reports whether a word has at least two letters, all of them capitals.
func isCapitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}
