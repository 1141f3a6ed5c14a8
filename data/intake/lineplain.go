package intake

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"lanyard/data"
)

// separator reports whether r parts name, organisation and title from each other.
func separator(r rune) bool { return strings.ContainsRune(",;|•，、；،؛", r) }

// plain reads text between marks, piece by piece.
func (l *lineReader) plain(text string) {
	var piece []string
	for w := range strings.FieldsSeq(text) {
		if strings.Contains(w, "://") { // a comma in an address parts nothing
			w, end := strings.TrimRightFunc(w, separator), w
			piece = append(piece, w)
			if w != end {
				l.piece(piece)
				piece = nil
			}
			continue
		}
		for i := strings.IndexFunc(w, separator); i >= 0; i = strings.IndexFunc(w, separator) {
			l.piece(append(piece, strings.Fields(w[:i])...))
			piece = nil
			_, size := utf8.DecodeRuneInString(w[i:])
			w = w[i+size:]
		}
		piece = append(piece, strings.Fields(w)...)
	}
	l.piece(piece)
}

// piece takes addresses, numbers and links out of the words between two commas; what stands
// before, between and after them is read as text.
func (l *lineReader) piece(w []string) {
	from := 0
	flush := func(to int) {
		l.text(w[from:to])
	}
	for i := 0; i < len(w); {
		n, take := l.token(w[i:])
		if n == 0 {
			i++
			continue
		}
		flush(i)
		take()
		i += n
		from = i
	}
	flush(len(w))
}

// token knows an e-mail address, a phone number or a link at the start of the words, a caption such
// as "tel:" included. n is how many words it takes, 0 for none; take saves it.
func (l *lineReader) token(w []string) (n int, take func()) {
	caption := 0
	if captions[strings.ToLower(w[0])] && len(w) > 1 {
		caption = 1
	}
	rest := w[caption:]
	all := func(n int) string { return strings.Join(w[:caption+n], " ") }
	if address, ok := emailOf(rest[0]); ok {
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
	if link, ok := linkOf(rest[0]); ok {
		return caption + 1, func() {
			l.part(all(1), MeansLink)
			l.contact.Links = append(l.contact.Links, data.Link{Value: link})
		}
	}
	return 0, nil
}

// captions stand before an address or number and say nothing more.
var captions = map[string]bool{
	"tel": true, "tel:": true, "tel.": true, "tel.:": true, "phone": true, "phone:": true, "ph:": true, "mob:": true, "mobile:": true,
	"mobil:": true, "cell:": true, "m:": true, "t:": true, "p:": true, "e:": true, "email": true, "email:": true, "e-mail": true,
	"e-mail:": true, "mail:": true, "web:": true, "www:": true, "url:": true, "orcid": true, "orcid:": true, "linkedin:": true,
}

// emailOf takes the address out of "<jane@sl.example>", "mailto:…" or "(…)".
func emailOf(w string) (string, bool) {
	w = strings.Trim(w, "<>()[]\"'")
	if len(w) > 7 && strings.EqualFold(w[:7], "mailto:") {
		w = w[7:]
	}
	w = strings.TrimRight(w, ".:!?")
	return w, data.CheckEmail(w) == nil
}

var (
	phoneWord = regexp.MustCompile(`^[+(]*\(?[0-9][0-9()./\-‑–]*$`)
	extension = regexp.MustCompile(`^(?i)(x|ext\.?)[0-9]+$`)
	isoDay    = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	orcid     = regexp.MustCompile(`^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx]$`)
)

// leastDigits is how many digits make a bare number a phone number; most it can have (ITU-T E.164 has
// 15, an extension and a prefix for dialling abroad come on top).
const (
	leastDigits = 7
	mostDigits  = 20
)

// phoneWords counts the words at the start that are one phone number; 0 when they are none.
func (l *lineReader) phoneWords(w []string) int {
	n, digits := 0, 0
	for n < len(w) && phoneWord.MatchString(w[n]) && !isoDay.MatchString(w[n]) && !orcid.MatchString(w[n]) {
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

var (
	handle = regexp.MustCompile(`^@[\p{L}0-9_][\p{L}0-9_.\-]*(@[a-z0-9\-]+(\.[a-z0-9\-]+)+)?$`)
	domain = regexp.MustCompile(`^[a-z0-9][a-z0-9\-]*(\.[a-z0-9][a-z0-9\-]*)*\.[a-z]{2,}(/\S*)?$`)
	// domainEnds are the ends by which a bare domain is known; with a path any will do.
	domainEnds = regexp.MustCompile(`\.(com|org|net|edu|gov|int|info|io|dev|app|eu|de|at|ch|fr|uk|us|ca|au|nz|ie|nl|be|lu|it|es|pt|dk|se|no|fi|is|pl|cz|sk|hu|si|hr|rs|ro|bg|gr|tr|ua|ru|jp|kr|cn|tw|in|br|mx|ar|cl|za|ng|ke|eg|il|museum|library|example|social)$`)
)

// linkOf knows web addresses with and without scheme, ORCID numbers and handles ("@jane",
// "@jane@social.example").
func linkOf(w string) (string, bool) {
	w = strings.Trim(w, "<>()[]\"'")
	w = strings.TrimRight(w, ".:!?")
	low := strings.ToLower(w)
	switch {
	case strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "http://"):
		return w, len(w) > 8 && data.CheckLink(w) == nil
	case strings.HasPrefix(low, "www.") && domain.MatchString(low), handle.MatchString(w):
		return w, true
	case orcid.MatchString(w):
		return "https://orcid.org/" + strings.ToUpper(w), true
	case domain.MatchString(w) && (strings.Contains(w, "/") || domainEnds.MatchString(w)):
		return w, true
	}
	return "", false
}

// text reads words that are no address: the first is the name, then come title and organisation.
func (l *lineReader) text(w []string) {
	if len(w) == 0 {
		return
	}
	text := strings.Join(w, " ")
	if !hasWord(text) {
		l.note(text)
		return
	}
	if l.named == "" {
		l.first(w, text)
		return
	}
	switch title, organisation, cut := cutRole(w); {
	case data.Postnominal(text) && l.contact.Organisation == "" && l.contact.Title == "":
		l.part(text, MeansName)
		l.named += ", " + text
	case cut:
		l.title(title)
		l.organisation(organisation)
	case isRole(text):
		l.title(text)
	default:
		l.organisation(text)
	}
}

// first reads the first text of a line: the name, with the organisation behind "@" or "at". A text
// that is an organisation by its words ("State Library") is taken for one.
func (l *lineReader) first(w []string, text string) {
	for i := 1; i < len(w)-1; i++ {
		if w[i] == "@" || strings.EqualFold(w[i], "at") {
			l.first(w[:i], strings.Join(w[:i], " "))
			l.text(w[i+1:])
			return
		}
	}
	if isOrganisation(text) && !isRole(text) && l.contact.Organisation == "" {
		l.organisation(text)
		return
	}
	l.part(text, MeansName)
	l.named = text
}

func (l *lineReader) title(text string) {
	l.part(text, MeansTitle)
	if l.contact.Title != "" {
		text = l.contact.Title + ", " + text
	}
	l.contact.Title = text
}

// legalForms follow an organisation's name behind a comma: "Acme, Inc."
var legalForms = wordSet(`inc ltd llc llp gmbh corp plc ag ev sa srl bv co`)

// organisation takes the first one; of a second nobody knows what it is.
func (l *lineReader) organisation(text string) {
	switch {
	case l.contact.Organisation == "":
	case legalForms[data.Fold(strings.ReplaceAll(text, ".", ""))]:
		l.part(text, MeansOrganisation)
		l.contact.Organisation += ", " + text
		return
	default:
		l.note(text)
		return
	}
	l.part(text, MeansOrganisation)
	l.contact.Organisation = text
}

// cutRole cuts "Head of Metadata at State Library" and "Director @ State Library".
func cutRole(w []string) (title, organisation string, ok bool) {
	for i := 1; i < len(w)-1; i++ {
		before, after := strings.Join(w[:i], " "), strings.Join(w[i+1:], " ")
		if w[i] == "@" || (strings.EqualFold(w[i], "at") || w[i] == "bei" || w[i] == "chez") && isRole(before) {
			return before, after, hasWord(before) && hasWord(after)
		}
	}
	return "", "", false
}

// isRole reports whether a text names what somebody does. In "Friends of the Director" the word
// stands in the middle: it must be first or last, or be followed by "of" and the like.
func isRole(text string) bool {
	w := strings.Fields(data.Fold(strings.ReplaceAll(text, "-", " ")))
	for i, word := range w {
		if !roles[word] && !roleEnding(word) {
			continue
		}
		if i == 0 || i == len(w)-1 || links[w[i+1]] {
			return true
		}
	}
	return false
}

var links = wordSet(`of for in and und de du des del der fur the emerita emeritus`)

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[data.Fold(w)] = true
	}
	return m
}

// roles are words for what people do, in the languages of the users.
var roles = wordSet(`head director librarian professor prof manager chief officer lead leader coordinator curator archivist
	cataloguer cataloger editor engineer developer programmer researcher scientist student fellow lecturer teacher consultant
	analyst specialist assistant associate president chair chairwoman chairman chairperson secretary dean provost ceo cto cio cfo
	coo founder cofounder owner advisor adviser architect designer administrator executive supervisor trainer intern volunteer
	postdoc technician expert conservator registrar bibliographer indexer translator journalist author publisher vice deputy
	leiter leiterin direktor direktorin bibliothekar bibliothekarin referent referentin professorin geschäftsführer
	geschäftsführerin archivar archivarin mitarbeiter mitarbeiterin fachreferent fachreferentin abteilungsleiter abteilungsleiterin
	directeur directrice bibliothécaire responsable conservateur conservatrice chef cheffe professeur professeure
	directora bibliotecario bibliotecaria jefe jefa profesor profesora responsabile direttore direttrice
	dyrektor dyrektorka bibliotekarz bibliotekarka bibliotekar leder direktør chefbibliotekarie hoofd bibliothecaris
	директор библиотекарь профессор مدير مديرة أستاذ أستاذة`)

// roleEnding knows titles in scripts without blanks by how they end.
func roleEnding(word string) bool {
	for _, end := range []string{
		"館長", "馆长", "司書", "教授", "部長", "部长", "課長", "课长", "主任", "经理", "經理", "館員", "馆员", "研究員", "研究员",
		"관장", "사서", "교수", "팀장", "과장",
	} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// organisations are words that hardly stand in a person's name.
var organisations = wordSet(`library libraries university institute institution archives museum foundation association
	department consortium ministry gmbh inc ltd llc federation committee council bibliothek universität hochschule institut stiftung
	verband landesbibliothek staatsbibliothek nationalbibliothek bücherei stadtbibliothek universitätsbibliothek bibliothèque
	université biblioteca universidad università universidade biblioteka uniwersytet bibliotek universitet kirjasto
	universiteit bibliotheek kütüphane üniversitesi библиотека университет مكتبة جامعة`)

// isOrganisation reports whether a text is an organisation by one of its words.
func isOrganisation(text string) bool {
	for w := range strings.FieldsSeq(data.Fold(text)) {
		if organisations[w] {
			return true
		}
		for _, end := range []string{"図書館", "图书馆", "圖書館", "大学", "大學", "도서관", "대학교", "博物館", "研究所"} {
			if strings.HasSuffix(w, end) {
				return true
			}
		}
	}
	return strings.Contains(text, "㈱") || strings.Contains(text, "株式会社")
}
