package intake

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"lanyard/data"
)

// separator reports whether r separates name, organisation and title.
func separator(r rune) bool { return strings.ContainsRune(",;|•，、；،؛", r) }

// plain reads text between marks: words in brackets on their own, the rest piece by piece.
func (l *lineReader) plain(text string) {
	for text != "" {
		before, inside, after := nextBracket(text)
		l.commas(before)
		l.piece(strings.Fields(inside), aside, 0)
		text = after
	}
}

// commas reads text without brackets, piece by piece.
func (l *lineReader) commas(text string) {
	var piece []string
	for w := range strings.FieldsSeq(text) {
		if strings.Contains(w, "://") { // a comma in an address separates nothing
			w, end := strings.TrimRightFunc(w, separator), w
			piece = append(piece, w)
			if w != end {
				l.piece(piece, spoken, ',')
				piece = nil
			}
			continue
		}
		for i := strings.IndexFunc(w, separator); i >= 0; i = strings.IndexFunc(w, separator) {
			r, size := utf8.DecodeRuneInString(w[i:])
			l.piece(append(piece, strings.Fields(w[:i])...), spoken, r)
			piece = nil
			w = w[i+size:]
		}
		piece = append(piece, strings.Fields(w)...)
	}
	l.piece(piece, spoken, 0)
}

// piece takes addresses, numbers and links out of the words between two commas; the words before, between and
// after them are text. end is the comma after the piece, 0 for none.
func (l *lineReader) piece(w []string, where place, end rune) {
	from := 0
	flush := func(to int, end rune) {
		if from < to {
			l.text(w[from:to], where, end)
		}
	}
	for i := 0; i < len(w); {
		n, take := l.token(w[i:])
		if n == 0 {
			i++
			continue
		}
		flush(i, 0)
		take()
		i += n
		from = i
	}
	flush(len(w), end)
	if end != 0 && len(l.pieces) > 0 {
		l.pieces[len(l.pieces)-1].closed = true
	}
}

// token recognises an e-mail address, a phone number or a link at the start of the words, also after a caption
// such as "tel:". n is its number of words, 0 for none; take saves it.
func (l *lineReader) token(w []string) (n int, take func()) {
	caption := 0
	if captions[strings.ToLower(w[0])] && len(w) > 1 {
		caption = 1
	}
	rest := w[caption:]
	all := func(n int) string { return strings.Join(w[:caption+n], " ") }
	if address, ok := data.EmailIn(rest[0]); ok {
		return caption + 1, func() {
			l.part(all(1), MeansEmail)
			l.contact.Emails = append(l.contact.Emails, data.Email{Value: address})
		}
	}
	if n := l.phoneWords(rest); n > 0 {
		return caption + n, func() {
			l.part(all(n), MeansPhone)
			l.contact.Phones = append(l.contact.Phones, data.Phone{Value: strings.Join(rest[:n], " ")})
		}
	}
	if link, ok := data.LinkIn(rest[0]); ok {
		return caption + 1, func() {
			l.part(all(1), MeansLink)
			l.contact.Links = append(l.contact.Links, data.Link{Value: link})
		}
	}
	return 0, nil
}

// captions stand before an address or number and mean nothing more.
var captions = map[string]bool{
	"tel": true, "tel:": true, "tel.": true, "tel.:": true, "phone": true, "phone:": true, "ph:": true, "mob:": true, "mobile:": true,
	"mobil:": true, "cell:": true, "m:": true, "t:": true, "p:": true, "e:": true, "email": true, "email:": true, "e-mail": true,
	"e-mail:": true, "mail:": true, "web:": true, "www:": true, "url:": true, "orcid": true, "orcid:": true, "linkedin:": true,
}

var (
	phoneWord = regexp.MustCompile(`^[+(]*\(?[0-9][0-9()./\-‑–]*$`)
	extension = regexp.MustCompile(`^(?i)(x|ext\.?)[0-9]+$`)
	isoDay    = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

// leastDigits is how many digits make a bare number a phone number; most is the highest number of digits (ITU-T
// E.164 has 15; an extension and a prefix for dialling abroad are added).
const (
	leastDigits = 7
	mostDigits  = 20
)

// phoneWords counts the words at the start that are one phone number; 0 for none.
func (l *lineReader) phoneWords(w []string) int {
	n, digits := 0, 0
	for n < len(w) && phoneWord.MatchString(w[n]) && !isoDay.MatchString(w[n]) && !data.IsORCID(w[n]) {
		if n > 0 && strings.HasPrefix(w[n], "+") {
			break // the next number
		}
		digits += countDigits(w[n])
		n++
	}
	if n == 0 || digits > mostDigits {
		return 0
	}
	p := data.Phone{Value: strings.Join(w[:n], " ")}
	p.Normalise(l.region)
	if p.E164 == "" && digits < leastDigits {
		return 0
	}
	if n < len(w) && extension.MatchString(w[n]) {
		n++
	} else if n+1 < len(w) && strings.HasPrefix(strings.ToLower(w[n]), "ext") && phoneWord.MatchString(w[n+1]) {
		n += 2
	}
	return n
}

func countDigits(s string) (n int) {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// place says where a piece of text is.
type place int

const (
	spoken place = iota
	aside        // in brackets
)

// piece is text that is no address, number or link. Its meaning is found when the whole line is read.
type piece struct {
	text   string
	where  place
	at     int  // its index among the parts
	tied   bool // only a comma separates it from the next piece
	closed bool // a separator follows it
}

// text keeps words that are no address. A text without letters and digits goes into the note.
func (l *lineReader) text(w []string, where place, end rune) {
	text := strings.Join(w, " ")
	if !hasWord(text) {
		l.note(text)
		return
	}
	l.pieces = append(l.pieces, piece{text: text, where: where, at: len(l.parts), tied: strings.ContainsRune(",，،", end) && end != 0})
	l.part(text, "")
}

// wordSet makes a lookup table of blank-separated words, folded.
func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[data.Fold(w)] = true
	}
	return m
}
