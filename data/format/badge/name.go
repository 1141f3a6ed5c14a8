package badge

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/pattern"
	"lanyard/data/format/signature"
)

// guess is one way to take the name from the parts: from one, or from two neighbours.
type guess struct {
	full          int // the part with the whole name; -1 when there are two
	given, family int
	score         int
	known         bool // a known given name, or a title, shows a person
	mail          int  // how well an e-mail address agrees
}

// leastScore is the score from which a guess is taken as the name.
const leastScore = 4

// sureScore is the score from which nobody needs to check it.
const sureScore = 11

// findName finds the most likely name among the texts without a label.
func (r *reader) findName() (best guess, ok bool) {
	var texts []int
	for i, p := range r.parts {
		if p.means == "" && p.form == isText && p.label == "" {
			texts = append(texts, i)
		}
	}
	for n, i := range texts {
		best = better(best, r.rateFull(i, n))
		if n+1 < len(texts) && r.beside(i, texts[n+1]) {
			best = better(best, r.ratePair(i, texts[n+1], n, true))
			best = better(best, r.ratePair(texts[n+1], i, n, false))
		}
	}
	return best, best.score >= leastScore
}

func better(a, b guess) guess {
	if b.score > a.score {
		return b
	}
	return a
}

// beside reports whether only empty parts and titles are between two parts that may be the halves of a name.
func (r *reader) beside(i, j int) bool {
	if r.how == fromLines && !r.parts[j].joined && len(nameWords(r.parts[i].text))+len(nameWords(r.parts[j].text)) > 2 {
		return false
	}
	for _, p := range r.parts[i+1 : j] {
		if p.form != isNothing && p.form != isPrefix && p.form != isSuffix {
			return false
		}
	}
	return true
}

// rateFull rates a part as the whole name; nth is the number of texts before it.
func (r *reader) rateFull(i, nth int) guess {
	s := r.parts[i].text
	_, bare := cutTitles(s)
	g := guess{full: i, mail: r.mailAgrees(bare)}
	words := len(nameWords(bare))
	small := g.mail >= signature.Strongly && !noName.MatchString(bare) && data.NameLike(titleCase(bare))
	if !nameLike(bare) && !small || words > 5 || words < 2 && g.mail == 0 && !cjkName(bare) && bare == s {
		return g
	}
	g.known = knownGiven(bare) || bare != strings.TrimSpace(s) || r.titled(i) || cjkName(bare)
	g.score = r.common(bare, nth, g.mail)
	if g.known {
		g.score += 5
	}
	if words > 1 {
		g.score += 3
	}
	if ledByParticle(bare) {
		g.score -= 8 // "van den Berg" has no given name
	}
	if words > 3 && g.mail == 0 {
		g.score -= 2
	}
	return g
}

// ratePair rates two parts as given and family name; inOrder says that the given name comes first.
func (r *reader) ratePair(given, family, nth int, inOrder bool) guess {
	a, b := data.WithoutTitles(r.parts[given].text), r.parts[family].text
	whole := a + " " + b
	g := guess{full: -1, given: given, family: family, mail: max(r.mailAgrees(whole), r.mailAgrees(a+" "+strings.ReplaceAll(b, " ", "")))}
	if !halfName(a) || !halfName(b) || len(nameWords(a)) > 3 || len(nameWords(b)) > 3 {
		return g
	}
	if cjkName(a) && cjkName(b) && g.mail == 0 && utf8.RuneCountInString(a) > 2 {
		return g // two whole names, or a name and something else
	}
	g.known = givenNames[firstWord(a)] || r.titled(min(given, family)) || a != r.parts[given].text
	g.score = min(r.common(a, nth, g.mail), r.common(b, nth, g.mail))
	if g.known {
		g.score += 5
	}
	if givenNames[firstWord(b)] && !givenNames[firstWord(a)] {
		g.score -= 4
	}
	if families[firstWord(a)] && !givenNames[firstWord(b)] {
		g.score -= 5
	}
	if g.mail == 0 && len(nameWords(b)) > 1 && !ledByParticle(b) && !inOrder {
		g.score -= 2
	}
	if inOrder {
		g.score++
	}
	for _, e := range r.emails() {
		g.score += orderIn(e, a, b)
	}
	if knownGiven(a) && len(nameWords(a)) > 1 && !givenNames[lastWord(a)] || knownGiven(b) && len(nameWords(b)) > 1 {
		g.score -= 4 // one of them is already a whole name
	}
	if allUpper(b) && !allUpper(a) {
		g.score += 3
	}
	if g.known && len(nameWords(a))+len(nameWords(b)) == 2 {
		g.score += 2
	}
	if surname(b) && utf8.RuneCountInString(a) < 4 {
		g.score += 3
		g.known = true
	}
	return g
}

// families are given names that are more often family names.
var families = folded(`lee kelly scott morgan lewis howard gordon graham stewart stuart warren ross douglas jordan cameron`)

// ledByParticle reports whether a text begins like a family name of several words: "van den Berg".
func ledByParticle(s string) bool {
	first, _, more := strings.Cut(strings.ToLower(s), " ")
	return more && particles[first]
}

var particles = folded(`van von vom zu zum zur de del della di da dos du der den ter ten af av`)

// common rates a text, whole or half, as a name.
func (r *reader) common(s string, nth, mail int) int {
	score := max(0, 3-nth)
	switch {
	case mail >= signature.Strongly:
		return score + 10
	case mail > 0:
		score += 4
	}
	if organisationScore(s) > 2 {
		score -= 9
	}
	if roleScore(s) > 0 {
		score -= 9
	}
	if hasOrdinary(s) {
		score -= 7
	}
	if signature.IsDepartment(s) {
		score -= 6
	}
	if mail == 0 && r.domainAgrees(s) {
		score -= 5
	}
	if noPersons[data.Fold(s)] || possessive.MatchString(s) {
		score -= 9
	}
	return score
}

// possessive matches the end of a firm's name: "Anna's".
var possessive = regexp.MustCompile(`['’]s$`)

// titled reports whether a part of only titles comes right before a part.
func (r *reader) titled(i int) bool {
	for i--; i >= 0 && r.parts[i].form == isNothing; i-- {
	}
	return i >= 0 && r.parts[i].form == isPrefix && r.parts[i].means == ""
}

func (r *reader) emails() []string {
	var out []string
	for _, p := range r.parts {
		if p.form == isEmail {
			out = append(out, p.text)
		}
	}
	return out
}

// mailAgrees compares a name with the e-mail addresses; Cyrillic letters are written in Latin ones.
func (r *reader) mailAgrees(name string) int {
	best := 0
	for _, e := range r.emails() {
		local, _, _ := strings.Cut(e, "@")
		best = max(best, signature.Agrees(name, local))
		if latin := latinOf(name); latin != name {
			best = max(best, signature.Agrees(latin, local))
		}
	}
	return best
}

// orderIn says how well an e-mail address shows that a is the given name and b the family name; less than 0 for
// the other order.
func orderIn(email, a, b string) int {
	local, _, _ := strings.Cut(email, "@")
	a, b = latinOf(a), latinOf(b)
	x, y := firstWord(a), strings.ReplaceAll(data.Fold(b), " ", "")
	if x == "" || y == "" {
		return 0
	}
	tokens := strings.FieldsFunc(strings.ToLower(local), func(r rune) bool { return !unicode.IsLetter(r) })
	switch {
	case len(tokens) == 2 && agreesWord(x, tokens[0]) && agreesWord(y, tokens[1]):
		return 2
	case len(tokens) == 2 && agreesWord(y, tokens[0]) && agreesWord(x, tokens[1]):
		return -2
	case len(tokens) != 1:
		return 0
	case tokens[0] == x:
		return 3
	case tokens[0] == y:
		return -3
	case tokens[0] == x[:1]+y, tokens[0] == x+y, tokens[0] == x+y[:1], tokens[0] == y+x[:1]:
		return 2
	case tokens[0] == y[:1]+x, tokens[0] == y+x:
		return -2
	}
	return 0
}

func agreesWord(word, token string) bool {
	return token == word || len(token) == 1 && strings.HasPrefix(word, token)
}

// post are mail hosts that belong to no organisation.
var post = folded(`gmail googlemail gmx web yahoo hotmail outlook live icloud proton protonmail posteo mailbox aol t-online freenet orange laposte wanadoo qq 163 126 mail yandex naver me mac fastmail`)

// domainAgrees reports whether the host of an e-mail address is named like the text.
func (r *reader) domainAgrees(s string) bool {
	var words []string
	for w := range strings.FieldsSeq(data.Fold(latinOf(s))) {
		if !data.LegalForm(w) {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return false
	}
	whole, initials := strings.Join(words, ""), ""
	for _, w := range words {
		initials += w[:1]
	}
	for _, e := range r.emails() {
		_, host, _ := strings.Cut(strings.ToLower(e), "@")
		labels := strings.Split(host, ".")
		for _, l := range labels[:len(labels)-1] {
			l = strings.ReplaceAll(l, "-", "")
			switch {
			case post[l] || len(l) < 2:
			case l == whole, len(l) > 3 && strings.HasPrefix(whole, l), len(whole) > 3 && strings.HasPrefix(l, whole),
				len(words[0]) > 3 && strings.HasPrefix(l, words[0]), len(l) > 2 && l == initials, len(l) == 2 && l == initials && len(words) == 2,
				slices.Contains(words, l) && len(l) > 2:
				return true
			}
		}
	}
	return false
}

var noName = regexp.MustCompile(`[\d@:/\\&+!?%*#=_<>|{}\[\]]`)

// nameLike reports whether a text has the form of a whole name, in any script and case.
func nameLike(s string) bool {
	if noName.MatchString(s) || data.LegalForm(s) || utf8.RuneCountInString(s) > 60 {
		return false
	}
	return data.NameLike(s) || data.NameLike(signature.InCase(s)) || data.NameLike(titleCase(s)) && knownGiven(s)
}

// halfName reports whether a text can be a given or a family name.
func halfName(s string) bool {
	return s != "" && !noName.MatchString(s) && !strings.Contains(s, ",") && (nameLike(s) || utf8.RuneCountInString(s) == 1 && !unicode.IsPunct([]rune(s)[0])) && !data.LegalForm(s)
}

// address matches words before a name that the model takes for parts of one.
var address = pattern.Lazy(`^(?:(?:Sr\.?|D\.|Dña\.|M\.|Herrn|Frl\.|г-н|г-жа|السيد|السيدة|الأستاذ|الأستاذة|الدكتور|الدكتورة|د\.|أ\.د\.|ดร\.|TS\.)\s+)+`)

// cutTitles takes what stands before and after a name off it.
func cutTitles(s string) (before, name string) {
	before = address().FindString(s)
	return strings.TrimSpace(before), data.WithoutTitles(strings.TrimPrefix(s, before))
}

func titleCase(s string) string {
	w := strings.Fields(s)
	for i := range w {
		r := []rune(w[i])
		r[0] = unicode.ToUpper(r[0])
		w[i] = string(r)
	}
	return strings.Join(w, " ")
}

func nameWords(s string) []string { return strings.Fields(s) }

func firstWord(s string) string {
	w := strings.FieldsFunc(data.Fold(strings.ReplaceAll(s, "-", " ")), unicode.IsSpace)
	if len(w) == 0 {
		return ""
	}
	return w[0]
}

func lastWord(s string) string {
	w := strings.Fields(data.Fold(s))
	if len(w) == 0 {
		return ""
	}
	return w[len(w)-1]
}

// knownGiven reports whether a whole name has a known given name first, last ("Ott Anna") or after a comma.
func knownGiven(s string) bool {
	w := strings.Fields(data.Fold(strings.NewReplacer("-", " ", ",", " ").Replace(s)))
	if len(w) < 2 {
		return false
	}
	return givenNames[w[0]] || givenNames[w[len(w)-1]] && !article(w[0])
}

func article(w string) bool { return w == "the" || w == "el" || w == "la" || w == "le" || w == "die" }

func allUpper(s string) bool {
	return s == strings.ToUpper(s) && s != strings.ToLower(s) && utf8.RuneCountInString(s) > 2
}

func isCJK(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// cjkName reports whether a text in East Asian script begins with a known family name and is as long as a name.
func cjkName(s string) bool {
	bare := strings.NewReplacer(" ", "", "　", "", "・", "").Replace(s)
	n := utf8.RuneCountInString(bare)
	if n < 2 || n > 6 || strings.ContainsFunc(bare, func(r rune) bool { return !isCJK(r) }) || organisationScore(s) > 0 || roleScore(s) > 0 || signature.IsPlace(s) {
		return false
	}
	return surname(bare)
}

func surname(s string) bool {
	return slices.ContainsFunc(surnames, func(f string) bool { return strings.HasPrefix(s, f) })
}

// cyrillic spells Cyrillic letters as e-mail addresses do.
var cyrillic = strings.NewReplacer("а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "e", "ж", "zh", "з", "z", "и", "i", "й", "y", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s",
	"т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "і", "i", "ї", "yi", "є", "ye", "ґ", "g")

// latinOf spells a text in Latin letters where it is in Cyrillic ones.
func latinOf(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		return s
	}
	return cyrillic.Replace(strings.ToLower(s))
}
