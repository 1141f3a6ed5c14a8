package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
)

// surely is how many points make "X, Y" family name and given name.
const surely = 2

// familyFirst reports whether "X, Y" is "Family, Given" and not "Name, Organisation". Nothing is certain, so it
// adds up points: for known given names, initials and titles in Y, for particles and endings of family names in
// X, for words of organisations, and for the e-mail address. Without points it is a name with an organisation,
// like most lines.
func (l *lineReader) familyFirst(x, y string, rest []piece) bool {
	if x+y == strings.ToLower(x+y) {
		x, y = capitalised(x), capitalised(y) // somebody may type in a hurry
	}
	family, given := strings.Fields(data.WithoutTitles(x)), strings.Fields(data.WithoutTitles(y))
	if len(family) == 0 || len(given) == 0 || len(given) > 4 || !data.NameLike(x) ||
		notAName(strings.Join(family, " ")) || notAName(strings.Join(given, " ")) || titlesOnly(y) {
		return false
	}
	if !data.NameLike(y) && !all(given, initials) {
		return false
	}
	points := givenPoints(given, y) + familyPoints(family, given) + l.addressPoints(family, given)
	if len(rest) > 0 && rest[0].where == spoken {
		switch {
		case data.LegalForm(rest[0].text):
			points -= 5 // "Ott, Acme, Inc."
		case data.IsOrganisation(rest[0].text):
			points++ // "Ott, Ann, State Library"
		}
	}
	return points >= surely
}

// capitalised gives the words of a name, except particles, a capital.
func capitalised(s string) string {
	w := strings.Fields(s)
	for i := range w {
		if r, size := utf8.DecodeRuneInString(w[i]); !before[data.Fold(w[i])] {
			w[i] = string(unicode.ToTitle(r)) + w[i][size:]
		}
	}
	return strings.Join(w, " ")
}

// titlesOnly reports whether a text is only titles of a name: "Prof. Dr.".
func titlesOnly(s string) bool { return data.WithoutTitles(s+" Ott") == "Ott" && s != "" }

// notAName reports whether a text is an organisation or a role by its words.
func notAName(s string) bool {
	return data.IsOrganisation(s) || data.IsRole(s) || data.LegalForm(s) || slices.ContainsFunc(strings.Fields(s), func(w string) bool { return companies[data.Fold(w)] })
}

// companies are words of organisations that are also in names of people when they stand alone, and that are in
// no role.
var companies = wordSet(`hospital press bank group company team labs lab systems solutions technologies technology publishing publishers
	books bookshop media services consulting partners software digital international network networks office agency union club clinic theatre
	theater orchestra government parliament capital energy airlines motors foods data online web press holding holdings ventures studio studios
	uni univ college collection collections trust fund forum project projekt initiative alliance klinik krankenhaus stadt amt kreis`)

var initial = regexp.MustCompile(`^\p{Lu}\.?(?:-?\p{Lu}\.)*$`)

func initials(w string) bool { return initial.MatchString(w) }

func all(w []string, holds func(string) bool) bool {
	return !slices.ContainsFunc(w, func(s string) bool { return !holds(s) })
}

// givenPoints gives the points for Y as a given name. whole is Y with its titles.
func givenPoints(given []string, whole string) int {
	small := func(w string) bool { return w == strings.ToLower(w) && w != strings.ToUpper(w) } // a particle
	switch {
	case all(given, initials):
		return 4
	case len(strings.Fields(whole)) > len(given) && strings.HasSuffix(whole, given[len(given)-1]):
		return 4 // "Ott, Dr. Ann"
	case len(given) > 1 && small(given[len(given)-1]):
		return 4 // "Berg, Jan van der"
	case all(given, func(w string) bool { return data.GivenName(w) || initials(w) }):
		return 3
	case data.GivenName(given[0]):
		return 2 // "Wright, Frank Lloyd"
	case all(given, capitals):
		return -3
	}
	return 0
}

// capitals reports whether a word has the form of an acronym.
func capitals(w string) bool {
	return len([]rune(w)) > 1 && w == strings.ToUpper(w) && w != strings.ToLower(w)
}

// before has the words that begin a family name of several words, also with a capital: "De Luca", "St. John".
var before = wordSet(`van von vom vander vande zu zum zur de del della delle dello degli dei den der des da do dos das di du la le los
	ter ten te op af st saint san santa mac bin ibn bint abu umm`)

var (
	familyStart = regexp.MustCompile(`^(?:[OoDd]['’]\p{Lu}|Mc\p{Lu}|Mac\p{Lu}|Fitz\p{L}|Ó |Ní )`)
	familyEnd   = regexp.MustCompile(`(?:ski|ska|sky|skaya|cki|cka|ova|ov|ev|eva|sson|son|sen|mann|stein|berg|wicz|vich|vic|escu|enko|dze|shvili|yan|oglu|poulos|poulou|idis|akis|dottir|nen|meyer|meier|maier|huber|bauer)$|(?:ов|ова|ев|ева|ин|ина|ский|ская|енко|ич|ук|юк|πουλος|ιδης|ακης)$`)
)

// familyPoints gives the points for X as a family name.
func familyPoints(family, given []string) int {
	last := family[len(family)-1]
	points := 0
	if familyStart.MatchString(family[0]) || familyEnd.MatchString(data.Fold(last)) || familyEnd.MatchString(strings.ToLower(last)) {
		points++
	}
	if len(family) == 1 {
		switch {
		case capitals(last) && !all(given, capitals) && len([]rune(last)) > 3 && data.NameLike(last):
			points += 2 // "KOWALSKA, Zofia"
		case strings.Contains(last, "-") && !data.GivenName(last):
			points++
		case data.GivenName(last) && points == 0:
			points--
		}
		return points
	}
	switch {
	case before[data.Fold(family[0])] && family[0] == strings.ToLower(family[0]):
		return points + 2 // "van der Berg" has no given name in it
	case before[data.Fold(family[0])]:
		return points
	case slices.ContainsFunc(family, data.GivenName):
		return -5 // "Jane Doe" has one
	case len(family) > 2 && !slices.ContainsFunc(family[1:], func(w string) bool { return before[data.Fold(w)] }):
		return -5 // "Ferreira da Silva" may be two
	}
	return points - 1
}

// addressPoints gives the points of the e-mail address for "Family, Given": its first part belongs to the
// person, its second to the organisation.
func (l *lineReader) addressPoints(family, given []string) int {
	if len(l.contact.Emails) == 0 {
		return 0
	}
	local, domain, _ := strings.Cut(strings.ToLower(l.contact.Emails[0].Value), "@")
	person, house := letters(local), letters(domain)
	x, y := letters(strings.Join(family, "")), letters(given[0])
	switch {
	case len(y) > 2 && strings.Contains(person, y):
		return 3 // ann.ott@, ann@
	case y != "" && (person == y[:1]+x || person == x+y[:1]):
		return 2 // aott@
	case agrees(house, given):
		return -4 // ott@acme.example
	}
	return 0
}

// agrees reports whether a domain has the words of an organisation, or their first letters.
func agrees(house string, w []string) bool {
	joined, first := letters(strings.Join(w, "")), ""
	for _, word := range w {
		if s := letters(word); s != "" {
			first += s[:1]
		}
	}
	return len(joined) > 2 && strings.Contains(house, joined) || len(first) > 2 && strings.HasPrefix(house, first)
}

// letters gives the folded letters and digits of a text.
func letters(s string) string { return strings.ReplaceAll(data.Fold(s), " ", "") }

// organisationFirst reports whether "X, Y" is an organisation with a person, although no word of X shows it.
func (l *lineReader) organisationFirst(x, y string) bool {
	w := strings.Fields(data.WithoutTitles(y))
	if notAName(y) || len(w) < 2 || len(w) > 4 || !data.NameLike(y) || !data.GivenName(w[0]) || slices.ContainsFunc(strings.Fields(x), data.GivenName) {
		return false
	}
	if len(l.contact.Emails) > 0 {
		local, domain, _ := strings.Cut(l.contact.Emails[0].Value, "@")
		if agrees(letters(domain), strings.Fields(x)) && strings.Contains(letters(local), letters(w[len(w)-1])) {
			return true
		}
	}
	return !data.NameLike(x) || len(strings.Fields(x)) > 1 && !before[data.Fold(strings.Fields(x)[0])]
}
