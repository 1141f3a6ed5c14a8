package format

import (
	"encoding/base64"
	"encoding/json"
	"html"
	"net/url"
	"regexp"
	"strings"

	"lanyard/data/format/mecard"
	"lanyard/data/format/vcard"
)

// unwrapped gives a text as its author meant it: the content of a data: URL, the cards attached to a mail, a
// card that was encoded for a web address, a card in JSON (jCard, RFC 7095), a card whose lines were joined.
// Any other text stays as it is.
func unwrapped(s string) string {
	if cards, ok := attachedCards(s); ok {
		s = cards
	}
	if len(s) > maxWrapped {
		return s
	}
	if inner, ok := dataURL(s); ok {
		s = inner
	}
	if len(s) > 14 && strings.EqualFold(s[:5], "BEGIN") && strings.EqualFold(s[5:8], "%3A") {
		if un, err := url.PathUnescape(s); err == nil {
			s = un
		}
	}
	s = withoutEntities(s)
	if at := cardWithin.FindStringIndex(s); at != nil && !hasLine(s, "BEGIN:VCARD") { // words come before the card
		return strings.TrimRight(s[:at[0]], " \t") + "\n" + unwrapped(s[at[0]:])
	}
	if trimmed := strings.Trim(s, " \t\r\n\"'`\uFEFF\x00"); len(trimmed) > 11 && strings.EqualFold(trimmed[:11], "BEGIN:VCARD") {
		return cardLines(trimmed, s)
	}
	if strings.HasPrefix(s, "[") {
		if card, ok := jCard(s); ok {
			return card
		}
	}
	return s
}

// cardWithin is a card that begins in a line.
var cardWithin = regexp.MustCompile(`(?i)\bBEGIN:VCARD[\s;|,]+(?:\\+r?\\*n)*(?:VERSION|FN|N)[:;]`)

// entity is a character as XML and HTML write it.
var entity = regexp.MustCompile(`&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z][A-Za-z0-9]{1,20});`)

// withoutEntities is a card that was written for a web page as it was before: "M&uuml;ller &amp; S&ouml;hne". It is the text
// itself where a bare "&" shows that it was not.
func withoutEntities(s string) string {
	if !strings.Contains(s, "&") || !cardBegin.MatchString(s) && !mecard.Is(s) {
		return s
	}
	if strings.Contains(entity.ReplaceAllString(s, ""), "&") {
		return s
	}
	return html.UnescapeString(s)
}

// maxWrapped is the longest text that is unwrapped, in bytes: a code holds less, a file has its lines.
const maxWrapped = 64 << 10

// dataURL takes the text out of a data: URL (RFC 2397) of a card or of plain text.
func dataURL(s string) (string, bool) {
	if len(s) < 6 || !strings.EqualFold(s[:5], "data:") {
		return "", false
	}
	head, body, ok := strings.Cut(s[5:], ",")
	head = strings.ToLower(head)
	kind, _, _ := strings.Cut(head, ";")
	switch kind {
	case "", "text/vcard", "text/x-vcard", "text/directory", "text/plain", "application/vcard", "text/v-card":
	default:
		return "", false
	}
	un, err := url.PathUnescape(body)
	if err != nil {
		un = body
	}
	if !ok {
		return "", false
	}
	if strings.HasSuffix(head, ";base64") {
		raw := strings.TrimRight(strings.NewReplacer("-", "+", "_", "/", " ", "", "\r", "", "\n", "").Replace(un), "=")
		b, err := base64.RawStdEncoding.DecodeString(raw)
		if err != nil {
			return "", false
		}
		return TextOf(b), true
	}
	return TextOf([]byte(un)), true
}

const properties = `BEGIN|END|VERSION|N|FN|ORG|TITLE|ROLE|TEL|EMAIL|URL|ADR|NOTE|BDAY|NICKNAME|PHOTO|LOGO|CATEGORIES|UID|REV|PRODID|KIND|GENDER|LANG|TZ|GEO|IMPP|ANNIVERSARY|LABEL|SOURCE|CLASS|RELATED|X-[A-Z0-9\-]+`

// inlined is a property behind another in one line.
const inlined = `(?:[ \t|,]+|;)((?:item\d+\.)?(?:` + properties + `)(?:;[A-Za-z0-9\-]+(?:=[^:;\s]*)?)*:)`

var (
	// written is a line end that was written out where a property follows: `\n`, `\r\n`, "<br>".
	written = regexp.MustCompile(`(?i)[ \t]*(?:\\+r\\+n|\\+n|\\+r|<br ?/?>)[ \t]*((?:item\d+\.)?(?:` + properties + `)(?:;[^:\r\n]*?)?:)`)
	// lastWritten is the same behind the end of a card.
	lastWritten = regexp.MustCompile(`(?i)(\nEND:VCARD)(?:[ \t]*(?:\\+r\\+n|\\+n|\\+r|<br ?/?>))+[ \t]*$`)
	inline      = regexp.MustCompile(inlined)
	// inlineSmall is the same in small letters.
	inlineSmall = regexp.MustCompile(`(?i)` + inlined)
	// ends are the two lines of a card that say nothing more.
	ends = regexp.MustCompile(`(?im)^[ \t]*(?:BEGIN|END):VCARD[ \t]*\r?$`)
)

// cardLines gives each property of a card a line of its own where the card has too few; whole comes back where it has
// its lines.
func cardLines(card, whole string) string {
	if !strings.ContainsAny(card, "\r\n") || strings.Contains(card, `\n`) && !strings.Contains(strings.TrimRight(card, "\r\n"), "\nN") {
		for written.MatchString(card) { // a match takes the property that begins the next one
			card = written.ReplaceAllString(card, "\n$1")
		}
		card = lastWritten.ReplaceAllString(card, "$1")
	}
	before := strings.TrimSpace(whole)
	lines := strings.Count(strings.TrimSpace(card), "\n") + strings.Count(strings.TrimSpace(card), "\r")
	switch {
	case lines > 3 && len(ends.FindAllString(card, 2)) == 2:
	case lines < 2, len(ends.FindAllString(card, -1)) == 0:
		behind := inline
		if strings.HasPrefix(card, "begin") {
			behind = inlineSmall
		}
		card = onLines(onLines(card, behind), behind) // twice: for those that began with what ended another
	default:
		return whole
	}
	switch {
	case strings.TrimSpace(card) == before:
		return whole // its bytes are read as they are
	case !strings.HasSuffix(card, "\n"):
		card += "\n"
	}
	return card
}

// onLines puts each property of a card in one line on a line of its own.
func onLines(card string, behind *regexp.Regexp) string {
	var out strings.Builder
	at := 0
	for _, m := range behind.FindAllStringSubmatchIndex(card, -1) {
		if vcard.Begins([]byte(card[m[2]:m[3]]), []byte(card[m[1]:])) {
			out.WriteString(card[at:m[0]] + "\n")
			at = m[2]
		}
	}
	return out.String() + card[at:]
}

// jCard writes a card in JSON as a vCard.
func jCard(s string) (string, bool) {
	var card []json.RawMessage
	var name string
	var props [][]any
	if json.Unmarshal([]byte(s), &card) != nil || len(card) < 2 || json.Unmarshal(card[0], &name) != nil || name != "vcard" || json.Unmarshal(card[1], &props) != nil {
		return "", false
	}
	var b strings.Builder
	b.WriteString("BEGIN:VCARD\n")
	for _, p := range props {
		if len(p) < 4 {
			continue
		}
		key, _ := p[0].(string)
		params, _ := p[1].(map[string]any)
		if !propertyName.MatchString(key) {
			continue
		}
		b.WriteString(strings.ToUpper(key))
		for k, v := range params {
			if strings.EqualFold(k, "type") {
				b.WriteString(";TYPE=" + strings.NewReplacer(" ", ",", "\n", "", ";", "", ":", "").Replace(jText(v, ",")))
			}
		}
		b.WriteString(":" + jText(p[3], ";") + "\n")
	}
	b.WriteString("END:VCARD\n")
	return b.String(), true
}

var propertyName = regexp.MustCompile(`^[A-Za-z0-9\-]+$`)

// jText is a value of a card in JSON as one of a vCard, lists parted by sep.
func jText(v any, sep string) string {
	switch v := v.(type) {
	case string:
		if sep == ";" {
			return v
		}
		return strings.NewReplacer("\r", "", "\n", `\n`).Replace(v)
	case []any:
		parts := make([]string, len(v))
		for i, p := range v {
			parts[i] = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r", "", "\n", `\n`).Replace(jText(p, ","))
		}
		return strings.Join(parts, sep)
	}
	return ""
}
