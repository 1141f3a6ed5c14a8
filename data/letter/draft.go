package letter

import (
	"encoding/base64"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"lanyard/data"
	"lanyard/data/say"
)

// Draft is a message before it is sent.
type Draft struct {
	To      []To
	Subject string
	Body    string
}

// To is somebody to whom a message goes.
type To struct{ Name, Email string }

// MailtoMost is how long an address of mailto may be, in bytes: what all mail programs and systems take.
const MailtoMost = 1900

// Why there is no draft.
var (
	ErrLong    = say.Errorf("the letter is longer than mail programs take in one go")
	ErrNobody  = say.Errorf("there is no e-mail address to write to")
	ErrAddress = say.Errorf("it is no e-mail address")
)

// Of makes the draft of a letter to those of its people who have an address.
func Of(subject, body string, people ...*data.Contact) Draft {
	d := Draft{Subject: Line(subject), Body: Lines(body)}
	for _, c := range people {
		if email := strings.TrimSpace(c.PreferredEmail()); email != "" {
			d.To = append(d.To, To{Name: c.Name(), Email: email})
		}
	}
	return d
}

// Mailto is the draft as an address (RFC 6068): ErrLong when it is longer than MailtoMost.
func (d *Draft) Mailto() (string, error) {
	var to []string
	for _, t := range d.To {
		if _, err := parsed(t.Email); err != nil {
			return "", err
		}
		to = append(to, AddressPart(t.Email))
	}
	if len(to) == 0 {
		return "", ErrNobody
	}
	var parts []string
	if s := Line(d.Subject); s != "" {
		parts = append(parts, "subject="+percent(s))
	}
	if b := Lines(d.Body); b != "" {
		parts = append(parts, "body="+percent(strings.ReplaceAll(b, "\n", "\r\n")))
	}
	out := "mailto:" + strings.Join(to, ",")
	if len(parts) > 0 {
		out += "?" + strings.Join(parts, "&")
	}
	if len(out) > MailtoMost {
		return "", ErrLong
	}
	return out, nil
}

// AddressPart writes an e-mail address into one of mailto: it escapes everything that could be read as another part, except the @
// before the domain.
func AddressPart(email string) string {
	email = strings.TrimSpace(email)
	at := strings.LastIndexByte(email, '@')
	if at < 0 {
		return percent(email)
	}
	return percent(email[:at]) + "@" + percent(email[at+1:])
}

func percent(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }

// parsed reads an e-mail address: one, without a name, and without anything that ends a line.
func parsed(email string) (*mail.Address, error) {
	email = strings.TrimSpace(email)
	if strings.ContainsFunc(email, data.Acts) || strings.ContainsAny(email, "<>") || !utf8.ValidString(email) {
		return nil, say.As(ErrAddress, "{{.Address}} is no e-mail address: correct it first", data.Shown(email))
	}
	a, err := mail.ParseAddress("<" + email + ">")
	if err != nil || a.Name != "" {
		return nil, say.As(ErrAddress, "{{.Address}} is no e-mail address: correct it first", data.Shown(email))
	}
	return a, nil
}

// EML is the draft as a file of the kind .eml (RFC 5322), which programs open to be sent: X-Unsent says so to Outlook. It names
// nobody but those to whom it goes.
func (d *Draft) EML(at time.Time) ([]byte, error) {
	var to []string
	for _, t := range d.To {
		a, err := header(t)
		if err != nil {
			return nil, err
		}
		to = append(to, a)
	}
	if len(to) == 0 {
		return nil, ErrNobody
	}
	var b strings.Builder
	field := func(name, value string) { b.WriteString(folded(name+": "+value) + "\r\n") }
	field("To", strings.Join(to, ", "))
	field("Subject", encoded(mime.QEncoding, Line(d.Subject)))
	field("Date", at.Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	field("X-Unsent", "1")
	field("MIME-Version", "1.0")
	field("Content-Type", "text/plain; charset=utf-8")
	field("Content-Transfer-Encoding", "quoted-printable")
	b.WriteString("\r\n")
	w := quotedprintable.NewWriter(&b)
	if _, err := w.Write([]byte(strings.TrimRight(Lines(d.Body), "\n") + "\n")); err != nil {
		return nil, err
	}
	err := w.Close()
	return []byte(b.String()), err
}

// header is somebody in the header of a message: "Ana Lima" <ana@lib.example>.
func header(t To) (string, error) {
	a, err := parsed(t.Email)
	if err != nil {
		return "", err
	}
	at := strings.LastIndexByte(a.Address, '@')
	if domain, err := idna.Lookup.ToASCII(a.Address[at+1:]); err == nil {
		a.Address = a.Address[:at+1] + domain
	}
	address := (&mail.Address{Address: a.Address}).String()
	name := Line(t.Name)
	switch {
	case name == "" || name == strings.TrimSpace(t.Email):
		return address, nil
	case plain(name):
		return (&mail.Address{Name: name, Address: a.Address}).String(), nil
	}
	return encodedName(name) + " " + address, nil
}

// longestWord is how long a word of a header may be that is not encoded, in bytes. The longest line is 998 (RFC 5322 §2.1.1).
const longestWord = 200

// plain reports whether a text stands in a header as it is: ASCII, without what a reader takes for an encoded word.
func plain(s string) bool {
	for _, word := range strings.Fields(s) {
		if len(word) > longestWord {
			return false
		}
	}
	return !strings.Contains(s, "=?") && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
}

// encoded writes a text into a header (RFC 2047).
func encoded(how mime.WordEncoder, s string) string {
	if plain(s) {
		return s
	}
	if word := how.Encode("utf-8", s); word != s {
		return word
	}
	var words []string // ASCII, which package mime leaves as it is
	for len(s) > 0 {
		n := min(len(s), 45)
		words = append(words, "=?utf-8?b?"+base64.StdEncoding.EncodeToString([]byte(s[:n]))+"?=")
		s = s[n:]
	}
	return strings.Join(words, " ")
}

// nameWord is how long a name may be to be encoded as one word, in bytes: its line stays below the longest.
const nameWord = 600

// encodedName writes a name into a header. RFC 2047 wants words of at most 75 letters and the blanks between them left out. Readers
// keep these in names (Python before 3.13), and all read a longer word; a draft goes through a mail program before it goes anywhere.
func encodedName(name string) string {
	if len(name) > nameWord {
		return encoded(mime.BEncoding, name) // of Q, a name may not have every letter (RFC 2047 §5)
	}
	return "=?utf-8?b?" + base64.StdEncoding.EncodeToString([]byte(name)) + "?="
}

// folded breaks the line of a header before blanks, so that no line is longer than 78 where there is one to break at.
func folded(line string) string {
	var b strings.Builder
	length := 0
	for i, word := range strings.Split(line, " ") {
		switch {
		case i == 0:
		case i > 1 && length+1+len(word) > 78 && word != "":
			b.WriteString("\r\n ")
			length = 1
		default:
			b.WriteByte(' ')
			length++
		}
		b.WriteString(word)
		length += len(word)
	}
	return b.String()
}
