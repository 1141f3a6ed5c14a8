package signature

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// item is a piece of text that is neither an address nor a number.
type item struct {
	line    int // of the block
	text    string
	caption caption
	means   meaning // nothing: not known yet
	remark  bool    // it goes to the note as it is
	sep     string  // the separator between it and the item before it, if both were one text

	fragment *data.Address // part of an address, also with text that came before it
}

// reader collects the content of the block.
type reader struct {
	contact   data.Contact
	items     []*item
	pending   caption // the caption at the end of a piece: the next piece is its value
	sure      bool    // more than the place of the name shows that it is one
	sentences int     // lines of running text
	lastEmpty bool
}

// remarkAt puts text into the note.
func (r *reader) remarkAt(line int, text string) {
	if hasWord(text) {
		r.items = append(r.items, &item{line: line, text: strings.TrimSpace(text), remark: true})
	}
}

// remarks gives the lines of the note, as written.
func (r *reader) remarks() []string {
	var out []string
	last := -1
	for _, it := range r.items {
		switch {
		case !it.remark:
		case it.line == last:
			out[len(out)-1] += " · " + it.text
		default:
			out = append(out, it.text)
			last = it.line
		}
	}
	return out
}

// bars match separators on one line.
var bars = pattern.Lazy(`\t+|\s*[|¦│┃║]+\s*|\s+[·•‧∙●■◆►▪♦⋅・~]+\s+|•|\s{3,}|\s+//\s+|\s+::\s+`)

// onBehalf matches what comes in German before the name of somebody who signs for another.
var onBehalf = pattern.Lazy(`^(i\. ?[AV]\.|ppa\.)\s+`)

// bullet matches the beginning of a line in a list.
var bullet = pattern.Lazy(`^[\s•·*–—>#_~=+\-]*[•·*–—>_~=\-]\s+`)

// registry matches lines about a company's registers, taxes and accounts: their numbers are no phone numbers.
var registry = pattern.Lazy(`(?i)(\b(HRB|HRA|VAT|UStI?d?|USt-?Id\S*|UID|Steuer\S*|IBAN|BIC|SWIFT|NIP|REGON|KRS|SIRET|SIREN|RCS|CIF|NIF|TVA|EORI|ISSN|ISBN|ISNI|GND|BLZ|EIN)\b|` +
	`regist(er|ration|ered|ergericht)|handelsregister|amtsgericht|company no|sitz der|sitz:|geschäftsführ(er|ung|erin)\s*:|vorstand\s*:|` +
	`managing directors?\s*:|chair(man|woman)? of the board\s*:|vorsitzende\S*\s+des\s+\S*rat|kapitał zakładowy|capital social|au capital|meeting id|passcode|kenncode|法人番号)`)

// block reads the lines of a signature.
func (r *reader) block(lines []string) {
	for n, l := range lines {
		if l == "" {
			r.lastEmpty = true
			if r.pending.means != isAddress {
				r.pending = caption{}
			}
			continue
		}
		switch {
		case !hasWord(l), farewell(l), sent().MatchString(l), greeting().MatchString(l) && n == 0:
			continue // a rule, a formula, a program's own words
		case len(l) > longLine, sentence(l) && !emails().MatchString(l) && !strings.Contains(l, "://"):
			r.sentences++
			r.remarkAt(n, l)
			continue
		}
		l = bullet().ReplaceAllString(l, "")
		if m := onBehalf().FindString(l); m != "" {
			r.remarkAt(n, m)
			l = l[len(m):]
		}
		for _, piece := range bars().Split(l, -1) {
			if piece = strings.Trim(piece, " *_"); piece != "" {
				r.piece(n, piece)
			}
		}
	}
}

// farewell reports whether a line is only a closing formula.
func farewell(l string) bool {
	if utf8.RuneCountInString(l) > 70 || strings.ContainsAny(l, "@") {
		return false
	}
	f := data.Fold(l)
	return f != "" && farewells().MatchString(f) && farewellWords().MatchString(f)
}

// value is an address, number or link in a piece, at [from, to).
type value struct {
	from, to int
	means    meaning
	text     string
}

// piece takes the values out of a part of a line and keeps the text between them.
func (r *reader) piece(line int, s string) {
	c, rest, captioned := cutCaption(s)
	if !captioned && r.pending.means != nothing {
		c, rest, captioned = r.pending, s, true
	}
	if cc, ok := captionOf(s); ok && (!captioned || cc.means != nothing) && loneCaption(s) {
		r.pending = cc
		return
	}
	r.pending = caption{}
	if captioned {
		switch {
		case rest == "":
			r.pending = c
			return
		case c.means == isRemark:
			r.remarkAt(line, s)
			return
		case c.means == isLink && c.label != "" && !data.IsORCID(rest) && !strings.ContainsAny(rest, " ./:"):
			r.link(rest, c.label) // a handle in the form of the service
			return
		case c.means == isEmail:
			if address, ok := hidden(rest, true); ok {
				r.email(address, c.label)
				return
			}
		}
	}
	if !captioned || c.means == isOrganisation || c.means == nothing {
		if registry().MatchString(s) && !emails().MatchString(s) {
			r.remarkAt(line, s)
			return
		}
	}
	if address, ok := hidden(s, false); ok {
		r.email(address, "")
		return
	}
	text := s
	if captioned {
		text = rest
	} else {
		c = caption{}
	}
	r.take(line, text, c)
}

// loneCaption reports whether a caption may stand alone: with a colon, or of more than one letter.
func loneCaption(s string) bool {
	return strings.HasSuffix(s, ":") || utf8.RuneCountInString(strings.Trim(s, ". ")) > 2
}

// take goes through the values of a text; c is the caption before it.
func (r *reader) take(line int, text string, c caption) {
	found := find(text, c)
	at := 0
	fallback := c
	for i, v := range found {
		before := text[at:v.from]
		cap, left, ok := endingCaption(before, func(c caption) bool { return c.means == v.means })
		if !ok {
			left = strings.TrimRight(strings.TrimSpace(before), " :(<[")
			if strings.HasSuffix(strings.TrimSpace(before), ":") && i == 0 && c.means == nothing && v.means == isPhone && len(strings.Fields(left)) <= 3 {
				cap, left = caption{isPhone, left}, "" // the user's own word: "Loan desk: 030 …"
			} else if at == 0 && left == "" && fallback.means == v.means {
				cap = fallback
			}
		}
		at = v.to
		if v.means == isPhone {
			if cap.means == nothing && c.means == isPhone && left == "" {
				cap = c
			}
			if b := behind().FindStringSubmatch(text[v.to:]); b != nil {
				if after, ok := captionOf(b[1]); ok && after.means == isPhone {
					at += len(b[0])
					if cap.label == "" {
						cap = after
					}
				}
			}
		}
		r.text(line, left, c)
		r.keep(v, cap)
	}
	r.text(line, text[at:], c)
}

// behind matches a caption in brackets after a number: "(mobile)".
var behind = pattern.Lazy(`^\s*\(([\p{L} .\-]{1,20})\)`)

// text keeps text that is no value.
func (r *reader) text(line int, s string, c caption) {
	s = strings.Trim(s, " ,;:–—-|·•/<>[]")
	if strings.Count(s, "(") > strings.Count(s, ")") {
		s = strings.TrimRight(s, " (")
	}
	if strings.Count(s, "(") < strings.Count(s, ")") {
		s = strings.TrimLeft(s, ") ")
	}
	if !hasWord(s) {
		return
	}
	if c.means == isPhone || c.means == isEmail || c.means == isLink {
		if cc, ok := captionOf(s); ok && cc.means == c.means {
			return
		}
		c = caption{}
	}
	r.items = append(r.items, &item{line: line, text: s, caption: c})
}

// keep puts a value into the contact.
func (r *reader) keep(v value, c caption) {
	switch v.means {
	case isEmail:
		r.email(v.text, c.label)
	case isLink:
		r.link(v.text, c.label)
	case isPhone:
		for i, p := range r.contact.Phones {
			if p.Value == v.text && (p.Label == c.label || c.label == "") {
				return
			} else if p.Value == v.text && p.Label == "" {
				r.contact.Phones[i].Label = c.label
				return
			}
		}
		r.contact.Phones = append(r.contact.Phones, data.Phone{Value: v.text, Label: c.label})
	}
}

func (r *reader) email(address, label string) {
	for _, e := range r.contact.Emails {
		if strings.EqualFold(e.Value, address) {
			return
		}
	}
	r.contact.Emails = append(r.contact.Emails, data.Email{Value: address, Label: label})
}

func (r *reader) link(text, label string) {
	same := func(s string) string {
		s = strings.ToLower(s)
		for _, p := range []string{"https://", "http://", "www."} {
			s = strings.TrimPrefix(s, p)
		}
		return strings.TrimRight(s, "/")
	}
	for _, l := range r.contact.Links {
		if same(l.Value) == same(text) {
			return
		}
	}
	r.contact.Links = append(r.contact.Links, data.Link{Value: text, Label: label})
}

var (
	emails = pattern.Lazy(`(?:mailto:)?[\p{L}\p{N}][\p{L}\p{N}._%+'’\-]*@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+`)
	words  = pattern.Lazy(`[^\s<>()|,;"“”]+`)
	orcids = pattern.Lazy(`\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\b`)
	phones = pattern.Lazy(`(?:\(?\+|\b)[ ]?[(]?\d[\d ().\-/‑–]*\d(?:,?\s*(?:x|ext\.?|extension|durchwahl|dw|app\.|poste|wew\.?|int\.?|内線)\s*[.:]?\s*\d{1,6}\b)?|\(\d[\d ().\-/‑–]*\d`)
)

// find finds the values of a text, from left to right; none overlap.
func find(text string, c caption) []value {
	var out []value
	taken := func(from, to int) bool {
		return slices.ContainsFunc(out, func(v value) bool { return from < v.to && v.from < to })
	}
	for _, m := range emails().FindAllStringIndex(text, -1) {
		if strings.HasSuffix(text[:m[0]], "@") {
			continue // a handle: "@jane@social.example"
		}
		if address, ok := data.EmailIn(text[m[0]:m[1]]); ok {
			out = append(out, value{m[0], m[1], isEmail, address})
		}
	}
	for _, m := range words().FindAllStringIndex(text, -1) {
		w := text[m[0]:m[1]]
		if i := strings.Index(w, "http"); i > 0 { // "Web:https://…"
			m[0], w = m[0]+i, w[i:]
		} else if i := strings.LastIndexByte(w, ':'); i > 0 && !strings.Contains(w, "://") {
			m[0], w = m[0]+i+1, w[i+1:]
		}
		if taken(m[0], m[1]) {
			continue
		}
		if link, ok := data.LinkIn(w); ok && (strings.Contains(w, ".") || data.IsORCID(w) || strings.HasPrefix(w, "@")) && !data.LegalForm(w) {
			out = append(out, value{m[0], m[0] + len(strings.TrimRight(w, ".:!?'")), isLink, link})
		}
	}
	for _, m := range orcids().FindAllStringIndex(text, -1) {
		if !taken(m[0], m[1]) {
			out = append(out, value{m[0], m[1], isLink, "https://orcid.org/" + strings.ToUpper(text[m[0]:m[1]])})
		}
	}
	for _, m := range phones().FindAllStringIndex(text, -1) {
		for _, p := range twoNumbers(text, m[0], m[1]) {
			if !taken(p[0], p[1]) && numberAt(text, p[0], p[1], c) {
				out = append(out, value{p[0], p[1], isPhone, strings.TrimSpace(text[p[0]:p[1]])})
			}
		}
	}
	slices.SortFunc(out, func(a, b value) int { return a.from - b.from })
	return out
}

var slash = pattern.Lazy(` [/–\-] |  +`)

// twoNumbers cuts "030 2555 0123 / 0170 555 0123" in two.
func twoNumbers(text string, from, to int) [][2]int {
	s := text[from:to]
	for _, m := range slash().FindAllStringIndex(s, -1) {
		if digits(s[:m[0]]) >= leastNumber && digits(s[m[1]:]) >= leastNumber {
			return [][2]int{{from, from + m[0]}, {from + m[1], to}}
		}
	}
	return [][2]int{{from, to}}
}

const (
	leastNumber = 7  // digits of a telephone number without a caption
	leastShort  = 3  // of one with a caption
	mostNumber  = 21 // ITU-T E.164 has 15; a prefix for dialling abroad and an extension are added
)

func digits(s string) (n int) {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// noNumber matches dates, times, years and postal codes.
var noNumber = pattern.Lazy(`^(\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}|\d{4}-\d{2}-\d{2}|(19|20)\d\d ?[–/\-] ?(19|20)\d\d|\d{1,2}[.]\d{2} ?[–\-] ?\d{1,2}[.]\d{2}|\d{5}-\d{3,4}|\d{5,6}|\d{4}-\d{3})$`)

// numberAt reports whether the digits at [from, to) of a text are a telephone number: after a caption for one
// they are; others must look like one.
func numberAt(text string, from, to int, c caption) bool {
	s := strings.TrimSpace(text[from:to])
	n := digits(s)
	before, after := text[:from], text[to:]
	if next, _ := utf8.DecodeRuneInString(after); unicode.IsLetter(next) && !isCJK(next) || next == '@' || strings.HasPrefix(after, "%") {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(before); strings.ContainsRune("_@#№〒€$£", last) {
		return false
	}
	if strings.Contains(before[strings.LastIndexAny(before, " \t,;|/")+1:], "@") {
		return false // the end of an address
	}
	_, _, captioned := endingCaption(before, func(c caption) bool { return c.means == isPhone })
	if captioned || c.means == isPhone && !hasWord(before) {
		return n >= leastShort && n <= mostNumber
	}
	if c.means == isPhone && n >= leastNumber && n <= mostNumber {
		return true
	}
	if n < leastNumber || n > mostNumber || noNumber().MatchString(s) || strings.Contains(before, "〒") {
		return false
	}
	open := strings.HasPrefix(s, "+") || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "0")
	left := strings.TrimRight(before, " ")
	last, _ := utf8.DecodeLastRuneInString(left)
	switch {
	case strings.HasPrefix(s, "+") || strings.HasPrefix(s, "(+"):
		return true
	case strings.HasSuffix(left, ":"):
		return open || strings.ContainsAny(s, " -./")
	case unicode.IsLetter(last) && !open, strings.HasSuffix(strings.ToLower(left), " no.") || strings.HasSuffix(strings.ToLower(left), " nr."):
		return false
	case hasWord(after) && !behind().MatchString(after) && !strings.HasPrefix(strings.TrimLeft(after, " "), ",") && !open:
		return false // "123-4567 Tokyo"
	}
	return open || strings.Count(s, " ")+strings.Count(s, "-")+strings.Count(s, ".") >= 2
}

func isCJK(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

var (
	// hiddenAddress matches an address that is hidden from programs: "jane (at) library (dot) example".
	hiddenAddress = pattern.Lazy(`(?i)^<?([\p{L}\p{N}._+\-]+)\s*[\[({<]\s*(?:at|ät|a|@|arobase|arroba|małpa|アット)\s*[\])}>]\s*([\p{L}\p{N}\-]+(?:` + hiddenDot + `[\p{L}\p{N}\-]+)*)>?$`)
	// spokenAddress matches one with words in place of both signs.
	spokenAddress = pattern.Lazy(`(?i)^([\p{L}\p{N}._+\-]+(?: dot [\p{L}\p{N}_+\-]+)*) (?:at|@) ([\p{L}\p{N}\-]+(?:(?:\.| (?:dot|punkt|point|kropka|punto) )[\p{L}\p{N}\-]+)+)$`)
	dots          = pattern.Lazy(`(?i)` + hiddenDot)
)

const hiddenDot = `(?:\s*[\[({]\s*(?:dot|punkt|point|kropka|punto|\.)\s*[\])}]\s*|\s+(?:dot|punkt|point|kropka|punto)\s+|\s*\.\s*)`

// hidden reads an address with words in place of its signs, if the text is only that. Without brackets around
// the "at" there must be a word for the full stop, or a caption before the text.
func hidden(s string, captioned bool) (string, bool) {
	s = strings.Trim(s, " ,;")
	m := hiddenAddress().FindStringSubmatch(s)
	if m == nil {
		if m = spokenAddress().FindStringSubmatch(s); m == nil || !captioned && !strings.Contains(strings.ToLower(s), " dot ") {
			return "", false
		}
	}
	local := strings.ReplaceAll(dots().ReplaceAllString(m[1], "."), " ", "")
	address := local + "@" + dots().ReplaceAllString(m[2], ".")
	return address, data.CheckEmail(address) == nil
}
