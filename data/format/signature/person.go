package signature

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
)

// weak parts a text where both sides mean something.
var weak = regexp.MustCompile(`\s+[–—-]\s+|;\s+|,\s+|、|\s+/\s+`)

// split cuts a text at weak separators and keeps those.
func split(text string) (parts, seps []string) {
	at := 0
	for _, m := range weak.FindAllStringIndex(text, -1) {
		if strings.TrimSpace(text[at:m[0]]) == "" {
			continue
		}
		parts = append(parts, strings.TrimSpace(text[at:m[0]]))
		seps = append(seps, text[m[0]:m[1]])
		at = m[1]
	}
	return append(parts, strings.TrimSpace(text[at:])), seps
}

// candidate is a text that may be the name.
type candidate struct {
	item       int
	name, rest string // rest is the item's text behind the name, lead what stands before it
	lead       string
	score      int
	sure       bool
}

// leastScore makes a candidate the name.
const leastScore = 3

// name finds the name: by its caption, by the e-mail address, by titles, by its place.
func (r *reader) name() {
	var best candidate
	seen := 0
	for i, it := range r.items {
		if it.remark || it.caption.means != nothing && it.caption.means != isName {
			continue
		}
		for _, c := range r.candidates(it.text) {
			c.item = i
			r.rate(&c, it, seen)
			if c.score > best.score {
				best = c
			}
		}
		seen++
	}
	if best.score < leastScore {
		return
	}
	it := r.items[best.item]
	it.means = isName
	r.sure = best.sure
	r.contact.SplitName(inCase(best.name))
	var more []*item
	if best.lead != "" {
		more = append(more, &item{line: it.line, text: best.lead})
	}
	more = append(more, it)
	if best.rest != "" {
		more = append(more, &item{line: it.line, text: best.rest})
	}
	r.items = slices.Replace(r.items, best.item, best.item+1, more...)
	r.dropRepeats(best.name)
}

// dropRepeats leaves out what says the name, or a part of it, once more: "Jane" above "Jane Doe".
func (r *reader) dropRepeats(name string) {
	whole := " " + data.Fold(name) + " "
	for i := 0; i < len(r.items); i++ {
		it := r.items[i]
		if it.means == nothing && !it.remark && it.caption.means == nothing && strings.Contains(whole, " "+data.Fold(it.text)+" ") {
			r.items = slices.Delete(r.items, i, i+1)
			i--
		}
	}
}

// mostParts is how many parts of a text are looked at for the name.
const mostParts = 4

// candidates are the ways to take a name from a text: all of it, what stands before a comma or a dash, and
// of a Japanese line its words.
func (r *reader) candidates(text string) []candidate {
	out := []candidate{{name: text}}
	parts, seps := split(text)
	for n := 1; n < min(len(parts), mostParts); n++ {
		head, rest := join(parts[:n], seps), join(parts[n:], seps[n:])
		out = append(out, candidate{name: head, rest: rest})
	}
	if title, rest, ok := cutTitle(text); ok {
		out = append(out, candidate{name: rest, lead: title})
	}
	if strings.ContainsFunc(text, isCJK) {
		w := strings.Fields(text)
		for from := range min(len(w), 2*mostParts) {
			for to := from + 1; to <= min(len(w), from+3); to++ {
				if to-from < len(w) {
					out = append(out, candidate{name: strings.Join(w[from:to], " "), lead: strings.Join(w[:from], " "), rest: strings.Join(w[to:], " ")})
				}
			}
		}
	}
	return out
}

// cutTitle takes a title that ends with a colon or a bracket off the front of a name: "Director: Jane Doe".
func cutTitle(text string) (title, name string, ok bool) {
	title, name, ok = strings.Cut(text, ": ")
	return title, name, ok && data.IsRole(title)
}

func join(parts, seps []string) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString(seps[i-1])
		}
		b.WriteString(p)
	}
	return b.String()
}

// rate says how likely a candidate is the name. seen is how many texts stand before it.
func (r *reader) rate(c *candidate, it *item, seen int) {
	bare := data.WithoutTitles(c.name)
	like := data.NameLike(c.name)
	mail := r.mailAgrees(bare)
	if it.caption.means == isName && (like || c.rest == "") {
		c.score, c.sure = 50, true
		if c.rest != "" {
			c.score-- // all of it rather than a part
		}
		return
	}
	n := len(strings.Fields(bare))
	cjk := strings.ContainsFunc(bare, isCJK)
	if !like && (mail < strong || n > 4 || strings.ContainsFunc(bare, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(":/&+!?", r) })) {
		return
	}
	if !cjk && n == 1 && mail < strong && bare == c.name {
		return
	}
	means, _, _ := place(bare, "")
	other := data.IsRole(bare) || data.IsOrganisation(bare) || isDepartmentName(bare) || means != nothing || endsInLegalForm(bare) || notName[data.Fold(bare)] || cjk && !cjkName(bare)
	if other && mail < strong {
		return
	}
	c.score = max(0, 4-seen) + 10*mail/strong
	titled := bare != strings.TrimSpace(c.name) && !cjk
	if titled {
		c.score += 4
	}
	if capitalFamily.MatchString(bare) {
		c.score += 2
	}
	if len(c.rest) > 0 && (data.IsRole(c.rest) || data.IsOrganisation(c.rest)) {
		c.score += 2
	}
	if cjk {
		c.score += 2
		if utf8.RuneCountInString(bare) < 4 && !strings.Contains(bare, " ") {
			c.score--
		}
	}
	if c.lead != "" && !data.IsRole(c.lead) && !data.IsOrganisation(c.lead) && !isDepartmentName(c.lead) {
		c.score -= 3
	}
	if data.Postnominal(strings.TrimLeft(c.rest, ", ")) {
		c.score -= 3 // the degree belongs to the name
	}
	c.sure = mail > 0 || titled || seen == 0
}

// cjkName reports whether a text in East Asian script can be a person's name; one in brackets may give its sound.
func cjkName(s string) bool {
	s, _, _ = strings.Cut(s, "(")
	n := utf8.RuneCountInString(strings.ReplaceAll(s, " ", ""))
	return n >= 2 && n <= 8 && len(strings.Fields(s)) <= 2 && !cjkNoName.MatchString(s)
}

var (
	cjkNoName = regexp.MustCompile(`(部|課|係|室|局|館|会|社|院|科|所|グループ|センター|チーム|ライブラリー|大学|学校|協会|様|御中)$`)
	// capitalFamily is a family name in capitals beside a given name that is not.
	capitalFamily = regexp.MustCompile(`^(\p{Lu}\p{Ll}+.* \p{Lu}{2,}[\p{Lu}'’\- ]*|\p{Lu}{3,}[\p{Lu}'’\-]* \p{Lu}\p{Ll}+)$`)
)

// notName are phrases that have the form of a name.
var notName = map[string]bool{}

func init() {
	for _, s := range []string{
		"Best Regards", "Kind Regards", "Open Access", "Open Science", "Research Data", "Digital Collections", "Special Collections", "Public Services", "Technical Services",
		"Customer Service", "Information Technology", "Human Resources", "Library Services", "Information Services", "Collection Development", "Office Hours", "Follow Us",
		"Please Note", "Home Office", "Bitte Beachten", "Out of Office", "Information Literacy", "Digital Humanities", "Metadata Services", "Research Support", "User Services",
		"He Him", "She Her", "They Them", "New York", "Los Angeles", "San Francisco", "Hong Kong",
	} {
		notName[data.Fold(s)] = true
	}
}

// How far a name and an e-mail address agree.
const (
	weakly = 4
	strong = 10
)

// mailAgrees compares a name with the e-mail addresses and profile links: strong when an address is made of two
// of its words or of one and an initial, weakly when it is one of the words.
func (r *reader) mailAgrees(name string) int {
	best := 0
	try := func(local string) { best = max(best, agrees(name, local)) }
	for _, e := range r.contact.Emails {
		local, _, _ := strings.Cut(e.Value, "@")
		try(local)
	}
	for _, l := range r.contact.Links {
		if i := strings.Index(l.Value, "linkedin.com/in/"); i >= 0 {
			try(strings.TrimRight(l.Value[i+len("linkedin.com/in/"):], "/"))
		}
	}
	return best
}

// german spells what e-mail addresses do not have.
var german = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss", "ø", "oe", "å", "aa", "æ", "ae")

func nameWords(name string) []string {
	return strings.Fields(data.Fold(strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]-‑", r) {
			return ' '
		}
		return r
	}, name)))
}

func agreement(name []string, local string) int {
	tokens := strings.FieldsFunc(data.Fold(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return ' '
	}, local)), func(r rune) bool { return r == ' ' })
	if len(tokens) == 0 || len(name) == 0 {
		return 0
	}
	if len(tokens) == 1 {
		return oneToken(name, tokens[0])
	}
	full, initials := 0, 0
	used := map[int]bool{}
	for _, t := range tokens {
		for i, w := range name {
			if used[i] {
				continue
			}
			if t == w && utf8.RuneCountInString(w) > 1 {
				full++
			} else if len(t) == 1 && strings.HasPrefix(w, t) {
				initials++
			} else {
				continue
			}
			used[i] = true
			break
		}
	}
	switch {
	case full >= 2 || full == 1 && initials > 0:
		return strong
	case full == 1:
		return weakly
	}
	return 0
}

// oneToken compares a name with an address without a full stop: "jdoe", "doej", "janedoe", "jane", "jd".
func oneToken(name []string, t string) int {
	for i, a := range name {
		if a == t && utf8.RuneCountInString(t) > 2 {
			return weakly
		}
		for j, b := range name {
			if i != j && (t == a+b || len(b) > 1 && t == a[:1]+b || len(a) > 1 && t == a+b[:1] || len(b) > 3 && len(a) > 2 && t == a[:2]+b) {
				return strong
			}
		}
	}
	if len(name) > 1 && len(t) == len(name) {
		initials := ""
		for _, w := range name {
			initials += w[:1]
		}
		if initials == t {
			return weakly
		}
	}
	return 0
}

// others reports whether an address belongs to somebody else who is named: the text is a list of people.
func (r *reader) others() bool {
	for _, e := range r.contact.Emails {
		local, _, _ := strings.Cut(e.Value, "@")
		if agrees(r.contact.DisplayName, local) > 0 {
			continue
		}
		for _, it := range r.items {
			for _, c := range r.candidates(it.text) {
				if it.means != isName && data.NameLike(c.name) && agrees(data.WithoutTitles(c.name), local) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// agrees compares a name with the local part of an address.
func agrees(name, local string) int {
	return max(agreement(nameWords(name), local), agreement(nameWords(german.Replace(name)), local))
}

// inCase writes a name, or a family name of more than three letters, that is all in capitals as names are written.
func inCase(name string) string {
	w := strings.Fields(name)
	for i, word := range w {
		letters := utf8.RuneCountInString(strings.Trim(word, ",."))
		if word != strings.ToUpper(word) || word == strings.ToLower(word) || letters < 3 && strings.ToUpper(name) != name || strings.Contains(strings.TrimSuffix(word, "."), ".") || data.Postnominal(word) {
			continue
		}
		start := true
		w[i] = strings.Map(func(r rune) rune {
			if !unicode.IsLetter(r) {
				start = true
				return r
			}
			if start {
				start = false
				return r
			}
			return unicode.ToLower(r)
		}, word)
	}
	return strings.Join(w, " ")
}

// departmentWords name a part of an organisation, folded.
var departmentWords = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq(`department dept faculty division section unit team abteilung referat fachbereich dezernat sachgebiet fakultät
		stabsstelle bereich departement département faculté service direction pôle departamento facultad sección servicio área
		wydział zakład katedra dział oddział pracownia biuro sekcja`) {
		departmentWords[data.Fold(w)] = true
	}
}

var cjkDepartment = regexp.MustCompile(`(部|課|係|室|学部|研究科|グループ|センター|チーム)$`)

// isDepartmentName reports whether a text names a part of an organisation.
func isDepartmentName(s string) bool {
	w := strings.Fields(data.Fold(s))
	for i, word := range w {
		if departmentWords[word] && (i == 0 || i == len(w)-1) {
			return true
		}
	}
	return cjkDepartment.MatchString(s)
}

var legalForm = regexp.MustCompile(`(?i)( (e\. ?v\.|gmbh|g?gmbh( & co\. kg)?|ag|kg|ohg|ug|inc\.?|ltd\.?|limited|llc|llp|plc|corp\.?|co\.|s\.? ?a\.?( s\.?)?|sas|sàrl|sarl|s\.? ?l\.?|s\.r\.o\.|s\.p\.a\.|spa|b\.?v\.?|n\.?v\.?|ab|oy|aps|sp\. ?z ?o\. ?o\.|sp\. k\.|s\.a\. de c\.v\.|gbr|a\.s\.|kft\.?|lda\.?|ltda\.?|(?-i:A/?S|ASA|ApS|SE|eG|mbH|OÜ|UAB|SIA|Oyj|hf\.?|ehf\.?|d\.o\.o\.|EOOD|OOD|Zrt\.?|Nyrt\.?|SRL|S\.R\.L\.|Pty|Pte|KK))|株式会社|有限会社)$|^(株式会社|一般社団法人|公益財団法人)`)

func endsInLegalForm(s string) bool { return legalForm.MatchString(s) }

// rank is how much of an organisation a text names: 3 the whole, 2 what may be part of one, 1 a department, 0 none.
func rank(s string) int {
	switch {
	case endsInLegalForm(s):
		return 3
	case isDepartmentName(s):
		return 1
	case whole.MatchString(data.Fold(s)) || strings.HasSuffix(s, "大学"):
		return 3
	case data.IsOrganisation(s):
		return 2
	}
	return 0
}

// whole are organisations that have others as their parts, folded.
var whole = regexp.MustCompile(`(^| )(university|universitat|universite|universidad|uniwersytet|universita|universidade|universiteit|universitet|politechnika|ministry|ministerio|ministere|ministerium|college|hochschule|academy|akademia)( |$)|^\S+(universitat|hochschule)( |$)`)

// roles finds titles, organisations and parts of addresses among the texts that are not the name.
func (r *reader) roles() {
	var out []*item
	for _, it := range r.items {
		switch {
		case it.remark || it.means == isName:
			out = append(out, it)
		case it.caption.means == isTitle, it.caption.means == isOrganisation, it.caption.means == isDepartment:
			it.means = it.caption.means
			out = append(out, it)
		default:
			out = append(out, r.parts(it)...)
		}
	}
	r.items = out
	if r.contact.DisplayName != "" {
		r.dropRepeats(r.contact.DisplayName)
	}
	r.assign()
}

// parts cuts an item into what its parts mean. Parts of no known kind stay with the part before them.
func (r *reader) parts(it *item) []*item {
	texts, seps := split(it.text)
	if w := strings.Fields(it.text); len(texts) == 1 && len(w) > 1 && isCJK([]rune(it.text)[0]) && !strings.Contains(it.text, "〒") {
		if texts, seps = w, make([]string, len(w)-1); true {
			for i := range seps {
				seps[i] = " "
			}
		}
	}
	var out []*item
	for i, t := range texts {
		if t == "" {
			continue
		}
		sep := ""
		if i > 0 {
			sep = seps[i-1]
		}
		out = addPart(out, it, t, sep)
	}
	if len(out) == 0 {
		return []*item{it}
	}
	return out
}

// addPart adds the next part of an item to those before it.
func addPart(out []*item, of *item, text, sep string) []*item {
	last := &item{}
	if len(out) > 0 {
		last = out[len(out)-1]
	}
	before := ""
	if last.means == nothing {
		before = last.text
	}
	means, fragment, used := place(text, before)
	if used {
		out = out[:len(out)-1]
	}
	p := &item{line: of.line, text: text, means: means, sep: sep}
	if len(out) == 0 {
		p.caption = of.caption
	}
	if means != nothing {
		p.fragment = &fragment
	} else if of.caption.means != isAddress {
		if title, organisation, ok := data.CutRole(text); ok {
			p.text, p.means = title, isTitle
			return append(out, p, &item{line: of.line, text: organisation, means: isOrganisation})
		}
		p.means = understand(text)
	}
	switch {
	case len(out) == 0 || used:
	case data.LegalForm(text):
		last.text += ", " + text
		last.means = isOrganisation
		return out
	case means == isStreet && last.means == nothing && number.MatchString(last.text), p.means == nothing && last.means == isStreet && number.MatchString(text):
		last.text += sep + text // "12 bis, rue des Lilas", "C/ Mayor, 5"
		last.means, last.fragment = isStreet, &data.Address{Street: last.text}
		return out
	case means == isCountry && last.means == nothing && cityLand.MatchString(last.text):
		last.means, last.fragment = isCity, &data.Address{City: last.text}
	case p.means == nothing && (last.means == nothing || last.means == isDepartment) && of.caption.means != isAddress && !houseNumber.MatchString(text):
		last.text += sep + text
		return out
	}
	return append(out, p)
}

var number = regexp.MustCompile(`^(\d{1,4} ?[a-zA-Z]?|\d{1,4} (bis|ter))$`)

// understand says what a text means by its words alone.
func understand(s string) meaning {
	if m, _, _ := place(s, ""); m != nothing {
		return m
	}
	role := data.IsRole(s)
	switch n := rank(s); {
	case n == 1 && !role:
		return isDepartment
	case n >= 2 && !role, n == 3 && !strings.HasPrefix(data.Fold(s), "head of"):
		if role && !endsInLegalForm(s) {
			return isTitle
		}
		return isOrganisation
	case role:
		return isTitle
	}
	return nothing
}

// assign gives titles and organisations to the contact. Of several organisations the largest is the
// contact's; the others are its departments.
func (r *reader) assign() {
	most := 0
	for _, it := range r.items {
		if it.means == isOrganisation || it.means == isDepartment {
			n := rank(it.text)
			if it.caption.means == isOrganisation {
				n = 4
			} else if it.means == isOrganisation {
				n = max(n, 2)
			}
			most = max(most, n)
		}
	}
	for _, it := range r.items {
		switch it.means {
		case isTitle:
			put(&r.contact.Title, it.text)
		case isOrganisation, isDepartment:
			n := rank(it.text)
			if it.caption.means == isOrganisation {
				n = 4
			} else if it.means == isOrganisation {
				n = max(n, 2)
			}
			if n == most && r.contact.Organisation == "" && n > 1 {
				r.contact.Organisation = it.text
			} else if !strings.EqualFold(it.text, r.contact.Organisation) {
				put(&r.contact.Department, it.text)
			}
		}
	}
}

// put adds a text to a field that may have one.
func put(field *string, text string) {
	switch {
	case *field == "":
		*field = text
	case !strings.Contains(data.Fold(*field), data.Fold(text)):
		*field += ", " + text
	}
}

// mostUnknown is how many lines below the name a text of no known kind may still be the title or organisation.
const mostUnknown = 3

// rest decides what stands right below the name and is of no known kind: the title, else the organisation.
// All else goes to the note.
func (r *reader) rest() {
	at := slices.IndexFunc(r.items, func(it *item) bool { return it.means == isName })
	line, known := 0, 0
	if at >= 0 {
		line = r.items[at].line
	}
	for i, it := range r.items {
		if it.remark || it.means != nothing {
			continue
		}
		it.remark = true
		if !plausible(it.text) || it.caption.means != nothing {
			r.restoreCaption(it)
			continue
		}
		below := at >= 0 && i > at && it.line-line <= mostUnknown && known < 2
		alone := at < 0 && i == 0
		lone := r.contact.Organisation == ""
		switch {
		case below && r.contact.Title == "" && (!lone || r.moreUnknown(i)):
			r.contact.Title = it.text
		case it.sep != "" && !lone && i > 0 && r.items[i-1].means == isTitle && r.items[i-1].line == it.line:
			r.contact.Title += it.sep + it.text // "Head of Metadata, Cataloguing"
			it.remark = false
			continue
		case below && lone && r.contact.Title != "" && i > 0 && r.items[i-1].means == isTitle && r.items[i-1].line == it.line && r.lowerUnknown(it.line):
			r.contact.Title += ", " + it.text // "Sales Manager | EMEA" above the company
			it.remark = false
			continue
		case (below || alone) && lone:
			r.contact.Organisation = it.text
		default:
			continue
		}
		known++
		it.remark = false
	}
	if r.contact.Organisation == "" && r.contact.Department != "" {
		r.contact.Organisation, r.contact.Department = r.contact.Department, ""
	}
}

// moreUnknown reports whether another text that may be the organisation follows.
func (r *reader) moreUnknown(i int) bool {
	for _, it := range r.items[i+1:] {
		if !it.remark && it.means == nothing && it.line-r.items[i].line <= 1 && plausible(it.text) {
			return true
		}
	}
	return false
}

// lowerUnknown reports whether the next line begins with a text that may be the organisation.
func (r *reader) lowerUnknown(line int) bool {
	return slices.ContainsFunc(r.items, func(it *item) bool {
		return !it.remark && it.means == nothing && it.line == line+1 && it.caption.means == nothing && plausible(it.text)
	})
}

// restoreCaption keeps the word that said what a text is.
func (r *reader) restoreCaption(it *item) {
	if it.caption.label != "" {
		it.text = it.caption.label + ": " + it.text
	}
}

// plausible reports whether a text may be a title or an organisation: a few words, no sentence, no number.
func plausible(s string) bool {
	end, _ := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(s)
	return len(strings.Fields(s)) <= 7 && !strings.ContainsAny(s, "0123456789\"“”„»«…!?:()") && end != '.' && !unicode.IsLower(first) && !pronouns.MatchString(s)
}

var pronouns = regexp.MustCompile(`(?i)^\(?(she|he|they|sie|er|elle|il|iel|ella|él|ona|on)\s*/\s*\p{L}+`)

// Agrees says how far a name and the part of an e-mail address before its "@" agree: Strongly when the address is
// made of two of the name's words or of one and an initial, more than 0 when it is one of the words.
func Agrees(name, local string) int { return agrees(data.WithoutTitles(name), local) }

// Strongly is the agreement of an address that is made of the whole name.
const Strongly = strong

// InCase writes a name that is all in capitals, or its family name that is, as names are written.
func InCase(name string) string { return inCase(name) }

// IsDepartment reports whether a text names a part of an organisation: "Research Division", "営業部".
func IsDepartment(s string) bool { return isDepartmentName(s) }

// EndsInLegalForm reports whether a text ends as the name of a company does: "Acme GmbH".
func EndsInLegalForm(s string) bool { return endsInLegalForm(s) }

// IsCountry reports whether a text is the name of a country, in the languages whose signatures are read.
func IsCountry(s string) bool { return country(s) }

// IsPlace reports whether a text is part of a postal address: a street with its number, a postal code with its city.
func IsPlace(s string) bool { m, _, _ := place(s, ""); return m != nothing }

// PlaceOf is the postal address that a text is part of, empty when it is of none.
func PlaceOf(s string) data.Address { _, a, _ := place(s, ""); return a }
