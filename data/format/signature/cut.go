package signature

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data/format/pattern"
)

// mail is a text cut into the message, the signature below it and the rest.
type mail struct {
	before []string // the message
	block  []string // the signature; empty lines are kept, as ""
	after  []string // quoted mail, disclaimers
	from   string   // the address in the "From:" line, if the mail was copied with its head
}

// icons are signs that replace a caption.
var icons = strings.NewReplacer(
	"☎️", "\tTel: ", "☎", "\tTel: ", "☏", "\tTel: ", "📞", "\tTel: ", "✆", "\tTel: ", "📱", "\tMobile: ", "📲", "\tMobile: ", "📠", "\tFax: ", "🖷", "\tFax: ",
	"✉️", "\tE-mail: ", "✉", "\tE-mail: ", "📧", "\tE-mail: ", "📩", "\tE-mail: ", "🖂", "\tE-mail: ", "🌐", "\tWeb: ", "🔗", "\tWeb: ", "🖥", "\tWeb: ",
	"📍", "\tAddress: ", "🏢", "\tAddress: ", "🏠", "\tAddress: ", "📌", "\tAddress: ", "\uFE0F", "",
)

// plain writes line ends as \n, full-width signs as the normal ones, and blanks of every kind as spaces, and
// removes characters without width.
func plain(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(strings.ToValidUTF8(s, ""))
	s = icons.Replace(s)
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r >= '０' && r <= '９' || r >= 'ａ' && r <= 'ｚ' || r >= 'Ａ' && r <= 'Ｚ' || strings.ContainsRune("＋－（）：＠／．｜", r):
			return r - '！' + '!'
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200C' && r != '\u200D':
			return -1
		}
		return r
	}, s)
}

var (
	// separator matches the line that mail programs put above a signature (RFC 3676 §4.3).
	separator = pattern.Lazy(`^--\s*$`)
	// history matches the beginning of an earlier message: one that is answered or forwarded.
	history = pattern.Lazy(`(?i)^(-{2,} ?(original|forwarded|ursprüngliche|weitergeleitete|message d.origine|mensaje original|wiadomość|転送|元の).*|` +
		`on .{8,120}wrote:|am .{6,120}schrieb.*:|le .{6,120}a écrit ?:|el .{6,120}escribió:|w dniu .{6,120}(napisał|pisze).*:|` +
		`(from|von|de|od|差出人): .*(@|<).*)$`)
	// sender matches the first line of a mail that was copied with its head.
	sender = pattern.Lazy(`^(From|Von|De|Od|差出人): .*@`)
	quoted = pattern.Lazy(`^\s?>`)
	// noise matches what mail programs write in place of pictures.
	noise = pattern.Lazy(`(?i)\[(cid|image|inline image|bild|logo)\b[^\]\n]*\]`)
)

// cut cuts a mail. The signature is below the "-- " line, else below the farewell, else it is the whole text.
func cut(text string) mail {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.Trim(noise().ReplaceAllString(lines[i], " "), " ")
	}
	lines = unquoted(lines)
	var m mail
	top := 0 // an answer below the message that it answers
	for top < len(lines) && (lines[top] == "" || quoted().MatchString(lines[top])) {
		top++
	}
	answered := filled(lines[:top])
	lines = lines[top:]
	for i, l := range lines {
		if quoted().MatchString(l) || history().MatchString(l) && i > 0 {
			m.after = filled(lines[i:])
			lines = lines[:i]
			break
		}
	}
	if len(lines) > 0 && sender().MatchString(lines[0]) {
		m.from = emails().FindString(lines[0])
	}
	lines, legal := withoutDisclaimers(lines)
	m.after = joined(legal, m.after, answered)
	m.before, m.block = begin(lines)
	m.before = filled(m.before)
	return m
}

// parted gives the mail's own lines, and the mail that it answers without quotation marks, "" if all of it is
// its own or all of it is quoted.
func parted(text string) (own []string, answered string) {
	var inner []string
	for _, l := range strings.Split(plain(text), "\n") {
		if quoted().MatchString(l) {
			inner = append(inner, strings.TrimLeft(l, "> "))
		} else {
			own = append(own, strings.TrimSpace(l))
		}
	}
	if own = filled(own); len(own) == 0 {
		return nil, ""
	}
	return own, strings.Join(inner, "\n")
}

// unquoted removes the quotation marks from a text that is quoted from its first line to its last.
func unquoted(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" && !quoted().MatchString(l) {
			return lines
		}
		out[i] = strings.TrimLeft(l, "> ")
	}
	return out
}

// begin separates the message from the signature. A name that was typed above a "-- " line belongs to the
// signature.
func begin(lines []string) (message, block []string) {
	at := -1
	for i, l := range lines {
		if separator().MatchString(l) && anyWord(lines[i+1:]) {
			at = i
		}
	}
	if at >= 0 && !talk(lines[:at]) { // a name, then the line, then the rest
		return nil, lines
	}
	above := lines
	if at >= 0 {
		above = lines[:at]
	}
	for i := len(above) - 1; i >= 0 && (at < 0 || i >= len(above)-mostTyped); i-- {
		below := lines[i+1:]
		if farewell(lines[i]) && anyWord(below) && (at >= 0 || talk(lines[:i])) {
			return lines[:i], below
		}
	}
	if at >= 0 {
		return lines[:at], lines[at+1:]
	}
	return nil, lines
}

// mostTyped is how many lines a farewell and the name below it may take above the "-- " line.
const mostTyped = 5

// talk reports whether lines are a message: with a greeting, a sentence, thanks.
func talk(lines []string) bool {
	for _, l := range lines {
		if l != "" && (greeting().MatchString(l) || sentence(l) || farewell(l)) {
			return true
		}
	}
	return false
}

var greeting = pattern.Lazy(`(?i)^(dear|hi|hello|hey|good (morning|afternoon|evening)|liebe[rs]?|sehr geehrte[rs]?|guten (tag|morgen)|hallo|moin|` +
	`bonjour|bonsoir|ch[eè]re?s?|madame|monsieur|salut|hola|buenos días|buenas tardes|estimad[oa]s?|querid[oa]s?|` +
	`dzień dobry|szanown[aiey]\S*|cześć|witam|drog[ai])\b.{0,60}[,!:.]?$`)

// farewells match the closing words of letters, folded.
var farewells = pattern.Lazy(`^(?:with |mit )?(?:kind(est)?|best|warm(est)?|many|all the|with best|with kind|yours|sincerely|cordially|regards|cheers|` +
	`thanks?|thank you|thx|br|kr|rgds|all best|take care|respectfully|have a|see you|looking forward|` +
	`freundlich\S*|freundliche|viele|beste|besten|liebe|herzlich\S*|schone|sonnige|mfg|vg|lg|hochachtungsvoll|danke|vielen dank|` +
	`met vriendelijke|vriendelijke|hartelijke|cordiali|distinti|un saluto|med |vanliga|venlig|vennlig|basta|atenciosamente|cumprimentos|melhores|s pozdravem|ystavallisin|terveisin|cordialement|bien|amicalement|salutations|sinceres|meilleures|merci|respectueusement|bonne journee|` +
	`cdlt|cdt|saludos|un|atentamente|atte|cordialmente|gracias|muchas gracias|` +
	`z|pozdrawiam|pozdrowienia|serdecznie|lacze|dziekuje|` +
	`よろしくお願い\S*|敬具|以上|何卒\S*|どうぞ\S*)( |$)`)

var farewellWords = pattern.Lazy(`(groet|groeten|saluti|saluto|halsningar|halsning|hilsen|hilsner|atenciosamente|cumprimentos|pozdravem|terveisin|regards|wishes|sincerely|faithfully|truly|cheers|thanks|thank you|thx|br|kr|rgds|best|care|day|weekend|week|greetings|respectfully|soon|forward|` +
	`grus\S*|gruß\S*|mfg|vg|lg|hochachtungsvoll|dank|danke|` +
	`cordialement|cordialmente|vous|amicalement|salutations|sentiments|merci|journee|respectueusement|` +
	`cdlt|cdt|cordiales|saludos?|abrazo|atentamente|atte|gracias|` +
	`pozdrawiam|pozdrowieniami|pozdrowienia|powazaniem|serdecznie|szacunkiem|dziekuje|wyrazy szacunku|` +
	`お願い\S*|敬具|以上|致します|いたします)$`)

// sent match lines that telephones and programs add about themselves.
var sent = pattern.Lazy(`(?i)^(sent (from|via|with) |get outlook for |von mein\S+ .*(gesendet|iphone|android)|gesendet (von|mit) |envoyé (de|depuis|à partir) |` +
	`enviado (desde|con) |wysłane? z |wysłano z |iphoneから送信|.{0,12}から送信$)`)

// sentence reports whether a line is running text.
func sentence(l string) bool {
	n := 0
	for w := range strings.FieldsSeq(l) {
		if strings.ContainsFunc(w, unicode.IsLetter) { // groups of a telephone number are not words
			n++
		}
	}
	end, _ := utf8.DecodeLastRuneInString(l)
	switch {
	case n >= 14:
		return !strings.ContainsAny(l, "|·•\t") || n >= 40
	case EndsInLegalForm(l):
		return false
	case n >= 5 && strings.ContainsRune(".!?…", end):
		return !strings.ContainsAny(l, "|·•\t@") || strings.Contains(l, ", ")
	case strings.HasSuffix(l, "。") && utf8.RuneCountInString(l) >= 8:
		return true
	}
	return false
}

// disclaimer matches the legal paragraphs below mails.
var disclaimer = pattern.Lazy(`(?i)(confidential|privileged|intended (only|solely)|if you (are not|have received)|virus|consider the environment|before printing|disclaimer|` +
	`vertraulich|rechtlich geschützt|nicht der richtige|umwelt|bevor sie diese|datenschutz(hinweis|erkl)|` +
	`confidentiel|destinataire|environnement|n'imprimez|` +
	`confidencial|destinatario|medio ambiente|imprimir este|` +
	`poufn|adresat|środowisk|administratorem (pani|danych|państwa)|wydrukuj|` +
	`機密|秘密|誤って受信)`)

// withoutDisclaimers separates paragraphs that are disclaimers.
func withoutDisclaimers(lines []string) (kept, legal []string) {
	for i := 0; i < len(lines); {
		end := i
		for end < len(lines) && lines[end] != "" {
			end++
		}
		at := end // where the disclaimer begins in the paragraph
		for k := i; k < end; k++ {
			if disclaimer().MatchString(lines[k]) && (utf8.RuneCountInString(lines[k]) >= 40 || sentence(lines[k])) {
				at = k
				break
			}
		}
		kept = append(kept, lines[i:at]...)
		if at < end {
			legal = append(legal, lines[at:end]...)
		}
		for end < len(lines) && lines[end] == "" {
			kept = append(kept, "")
			end++
		}
		i = end
	}
	return kept, legal
}

func anyWord(lines []string) bool {
	for _, l := range lines {
		if hasWord(l) {
			return true
		}
	}
	return false
}

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// filled removes empty lines at the ends, and all but one of several in a row.
func filled(lines []string) []string {
	var out []string
	for _, l := range lines {
		if l != "" || len(out) > 0 && out[len(out)-1] != "" {
			out = append(out, l)
		}
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}
