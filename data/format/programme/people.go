package programme

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

var (
	between = pattern.Lazy(`(?i)\s*[,/&+•]\s*|\s+(?:and|und|et|y|e|en|sowie|og|och)\s+|\s*,\s*(?:and|und)\s+`)
	asides  = pattern.Lazy(`\s*[(\[][^()\[\]]*[)\]]`)
	bylines = pattern.Lazy(`(?i)^(?:by|with|w/|mit|von|par|avec|con|presented by|präsentiert von|présenté par|held by|led by|feat\.?|featuring|door|met)\s+`)
	byTail  = pattern.Lazy(`(?i)[\s,–—-]+(?:by|with|w/|mit|von|par|avec|con|presented by|feat\.?|featuring)\s+`)
)

// people are the pieces of a list of speakers.
func people(s string) []string {
	s = asides().ReplaceAllString(s, "")
	var out []string
	pieces := strings.Split(s, ";")
	if len(pieces) == 1 {
		pieces = between().Split(s, -1)
	}
	for _, p := range pieces {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// longestSpeakers is how long a list of speakers may be, in bytes.
const longestSpeakers = 400

// namesLike reports whether a text is likely a list of people; sure asks for a name that is known for one.
func namesLike(s string, sure bool) bool {
	s = strings.TrimSpace(bylines().ReplaceAllString(s, ""))
	if s == "" || len(s) > longestSpeakers || strings.ContainsAny(s[len(s)-1:], ".!?:") && !strings.HasSuffix(s, "r.") {
		return false
	}
	who := people(s)
	if len(who) == 0 {
		return false
	}
	known := surePerson(who[0])
	if !known && (sure || !likePerson(who[0])) {
		return false
	}
	for _, p := range who[1:] {
		if !likePerson(p) && !surePerson(p) && !(known && affiliation(p)) {
			return false
		}
	}
	return true
}

// surnames reports whether a text is a list of single words that may be family names.
func surnames(s string) bool {
	who := people(s)
	return len(who) > 0 && !slices.ContainsFunc(who, func(p string) bool {
		key := data.Fold(p)
		return strings.Contains(p, " ") && !likePerson(p) || !data.NameLike(p) || nouns[key] || rooms[key] || organisations[key] || acronym(p)
	})
}

// likePerson reports whether a text has the form of a whole name, and no word that names of people do not have.
func likePerson(p string) bool {
	w := strings.Fields(p)
	if len(w) < 2 || len(w) > 6 || !data.NameLike(p) {
		return cjkName(p)
	}
	for _, one := range w {
		key := data.Fold(one)
		if nouns[key] || rooms[key] || organisations[key] {
			return false
		}
	}
	return true
}

// titleWord reports whether a word is one of titles, rooms, organisations or labels.
func titleWord(word string) bool {
	key := data.Fold(word)
	return nouns[key] || rooms[key] || organisations[key] || partOf(word) != nothing || block().MatchString(word)
}

// cjkName reports whether a text is a name in a script without blanks.
func cjkName(p string) bool {
	c, _ := utf8.DecodeRuneInString(p)
	n := utf8.RuneCountInString(p)
	return n >= 2 && n <= 5 && unicode.In(c, unicode.Han, unicode.Hangul) && data.NameLike(p)
}

// surePerson reports whether a name begins with a given name that is known, or with a title.
func surePerson(p string) bool {
	bare := data.WithoutTitles(p)
	first, rest, _ := strings.Cut(bare, " ")
	if data.NameLike(p) && !strings.HasPrefix(strings.Join(strings.Fields(p), " "), bare) { // a title before it
		return true
	}
	return rest != "" && data.GivenName(strings.Trim(first, ".,")) && data.NameLike(p) && !organisations[data.Fold(rest)]
}

// affiliation reports whether what follows a name may be where that person works.
func affiliation(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c) && len(s) < 80
}

// organisation reports whether a text is likely the name of an organisation.
func organisation(s string) bool {
	for w := range strings.FieldsSeq(strings.NewReplacer(",", " ", "-", " ").Replace(s)) {
		if organisations[data.Fold(w)] {
			return true
		}
	}
	return false
}

// cleanNames is a list of speakers without what leads it.
func cleanNames(s string) string {
	return trimmed(bylines().ReplaceAllString(strings.TrimSpace(s), ""))
}

// Speakers are the people that a list of speakers names, each once, without where they work.
func Speakers(list string) []string {
	var out data.Once[string]
	who := people(list)
	for _, p := range who {
		if likePerson(p) || surePerson(p) || len(who) == 1 && data.NameLike(p) && !organisation(p) {
			out.Add(p)
		}
	}
	return out.List()
}
