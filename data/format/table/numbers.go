package table

import (
	"regexp"
	"strings"
	"unicode"

	"lanyard/data/format/pattern"
)

// number is one telephone number in a cell, with its label.
type number struct{ value, label string }

// wholeNumber is how many digits a number of its own has; fewer continue the number before: "030 5550155, 56".
const wholeNumber = 7

// numbersOf cuts a cell into its telephone numbers, if each part is a number of its own: "030/123 45", "+1 555,
// 0156" and "0341 555-0, ext. 5" stay one.
func numbersOf(cell string) []number {
	if !severalNumbers(cell) {
		return []number{labelled(cell)}
	}
	parts := cutNumbers(cell)
	out := make([]number, 0, len(parts))
	for _, p := range parts {
		n := labelled(p)
		if m := labelBehind.FindStringSubmatch(n.value); m != nil && isNumber(m[1]) {
			n = number{m[1], strings.TrimSpace(m[2])} // beside other numbers, any word in brackets is a label
		}
		if !isNumber(n.value) {
			return []number{{value: cell}}
		}
		out = append(out, n)
	}
	return out
}

// severalNumbers quickly excludes cells with one number, which are nearly all.
func severalNumbers(cell string) bool {
	if len(cell) < 2*wholeNumber {
		return false
	}
	digits := 0
	for i := range len(cell) {
		if cell[i] >= '0' && cell[i] <= '9' {
			digits++
		}
	}
	return digits >= 2*wholeNumber
}

// between matches separators of numbers. A slash and a comma may also be inside numbers.
var between = pattern.Lazy(`(?i)\s*(?:;|\||\n|:::|•|·)\s*|\s*[,/]\s*|\s+(?:or|oder|ou|o|of|and|und|et|y|e|ed|en|&|sowie|bzw\.?)\s+`)

// goesOn matches the beginning of a part that belongs to the number before it.
var goesOn = pattern.Lazy(`(?i)^(?:ext\b|extension|x\s?\d|#|durchwahl|dw\b|nst\b|apparat|app\b|poste\b|p\.|int\b|interno|anexo|-|(?:ext|postd|isub|phone-context)=)`)

func cutNumbers(cell string) []string {
	var parts []string
	begin, end := -1, 0 // of the last part
	at, hard := 0, true
	flush := func() {
		if begin >= 0 {
			parts = append(parts, clean(cell[begin:end]))
		}
	}
	take := func(to int) {
		p := clean(cell[at:to])
		switch {
		case p == "":
		case begin >= 0 && (goesOn().MatchString(p) || !hard && !begins(cell[begin:end], p, cell[at:])):
			end = to
		default:
			flush()
			begin, end = at, to
		}
	}
	for _, m := range between().FindAllStringIndex(cell, -1) {
		take(m[0])
		sep := strings.TrimSpace(cell[m[0]:m[1]])
		at, hard = m[1], sep != "," && sep != "/"
	}
	take(len(cell))
	flush()
	return parts
}

// begins reports whether part is a number of its own after the one before it, with a comma or a slash between
// them; rest is the text from part on.
func begins(before, part, rest string) bool {
	if digitsOf(before) < wholeNumber {
		return false
	}
	return digitsOf(part) >= wholeNumber || strings.ContainsRune("0+(", rune(part[0])) && digitsOf(rest) >= wholeNumber
}

func digitsOf(s string) (n int) {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

var (
	labelBefore = regexp.MustCompile(`^(\p{L}[\p{L}.\- ]{0,24}?)\s*[:.]?\s*(\(?\+?[(\d].*)$`)
	labelBehind = regexp.MustCompile(`^(.*\d)\s*[(\[]\s*(\p{L}[\p{L}.\- ]{0,24})\s*[)\]]$`)
	extension   = pattern.Lazy(`(?i)\s*,?\s*(?:ext\.?|extension|x|durchwahl|dw\.?|nst\.?|poste|interno|anexo|#|;ext=)\s*\d{1,6}$`)
)

// isNumber recognises a whole telephone number, perhaps with an extension.
func isNumber(s string) bool {
	s = extension().ReplaceAllString(s, "")
	n := digitsOf(s)
	return n >= wholeNumber && n <= 17 && strings.Trim(s, "+0123456789 ().-/\u00a0\u2011\u2013") == ""
}

// labelled removes the label from a number: "Mobile: +49 171 …", "+49 30 … (office)". It removes only words
// that are known as labels.
func labelled(s string) number {
	if s == "" || (s[0] == '+' || s[0] >= '0' && s[0] <= '9') && s[len(s)-1] != ')' && s[len(s)-1] != ']' {
		return number{value: s} // nearly all
	}
	if m := labelBefore.FindStringSubmatch(s); m != nil && isNumber(m[2]) {
		if l, ok := numberLabels[strings.ToLower(strings.Trim(m[1], ". "))]; ok {
			return number{m[2], l}
		}
	}
	if m := labelBehind.FindStringSubmatch(s); m != nil && isNumber(m[1]) {
		if l, ok := numberLabels[strings.ToLower(strings.Trim(m[2], ". "))]; ok {
			return number{m[1], l}
		}
	}
	return number{value: s}
}

// numberLabels are words that distinguish numbers in a cell.
var numberLabels = map[string]string{
	"tel": "", "phone": "", "telefon": "", "telephone": "", "tél": "", "téléphone": "", "teléfono": "", "telefono": "", "ph": "", "t": "", "p": "",
	"mobile": "mobile", "mob": "mobile", "cell": "mobile", "cellphone": "mobile", "handy": "mobile", "mobil": "mobile", "mobiltelefon": "mobile", "m": "mobile", "c": "mobile", "portable": "mobile",
	"móvil": "mobile", "movil": "mobile", "celular": "mobile", "cellulare": "mobile", "cel": "mobile", "gsm": "mobile", "mobiel": "mobile",
	"work": "work", "office": "work", "business": "work", "w": "work", "o": "work", "büro": "work", "arbeit": "work", "dienstlich": "work", "dienstl": "work", "gesch": "work", "geschäftl": "work", "pro": "work", "bur": "work", "profesional": "work", "professionnel": "work", "geschäftlich": "work", "firma": "work", "bureau": "work", "travail": "work",
	"oficina": "work", "trabajo": "work", "ufficio": "work", "lavoro": "work", "werk": "work", "direct": "work", "switchboard": "main", "zentrale": "main", "main": "main",
	"home": "home", "private": "home", "priv": "home", "perso": "home", "personal": "home", "personnel": "home", "particular": "home", "privat": "home", "h": "home", "domicile": "home", "casa": "home", "privé": "home", "thuis": "home", "zuhause": "home",
	"fax": "fax", "f": "fax", "telefax": "fax", "whatsapp": "WhatsApp", "signal": "Signal", "other": "other",
}

// destroyed matches a number that a spreadsheet took for a quantity: 4.91716E+11, whose digits are lost, and
// 441234567890.0.
var destroyed = regexp.MustCompile(`^[+-]?(?:\d+(?:[.,]\d+)?[eE]\+?\d{1,2}|\d{6,}[.,]0+)$`)

// isDestroyed recognises such a number.
func isDestroyed(v string) bool {
	if len(v) < 4 {
		return false
	}
	if computed.MatchString(v) || tooLong(v) {
		return true
	}
	if !strings.ContainsAny(v, "eE.,") {
		return false
	}
	return destroyed.MatchString(v) || destroyed.MatchString(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, v))
}

// computed matches the result of a number that a spreadsheet ran as a formula: 030-5581 is -5551.
var computed = regexp.MustCompile(`^[-−]\d+(?:[.,]\d+)?$`)

// No telephone number has so many digits; a spreadsheet keeps fifteen and writes zeros after them.
const (
	mostDigits = 18
	keptDigits = 15
)

// tooLong recognises a number with too many digits: two that were joined, or a quantity.
func tooLong(v string) bool {
	n := digitsOf(v)
	if n <= keptDigits || strings.Count(v, "+") > 1 || strings.Trim(v, "+0123456789 ") != "" {
		return false
	}
	return n > mostDigits || strings.HasSuffix(v, strings.Repeat("0", n-keptDigits)) && n-keptDigits > 1
}
