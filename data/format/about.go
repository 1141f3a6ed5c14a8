package format

import (
	"net/url"
	"regexp"
	"strings"

	"lanyard/data"
	"lanyard/data/format/badge"
	"lanyard/data/format/ics"
	"lanyard/data/format/mecard"
	"lanyard/data/format/wifi"
)

// Subject says what a text without a contact is about.
type Subject string

// The subjects.
const (
	AboutWiFi       Subject = "wifi"        // network, password, security
	AboutEvent      Subject = "event"       // see Matter.Event
	AboutPlace      Subject = "place"       // coordinates, name
	AboutMessage    Subject = "message"     // number, text: an SMS to be sent
	AboutLogin      Subject = "login"       // account: a key for two-step login
	AboutNumber     Subject = "number"      // number: of a badge, a ticket, a book
	AboutIDs        Subject = "ids"         // only identifiers of a badge
	AboutLink       Subject = "link"        // a web address
	AboutBrokenCard Subject = "broken card" // begins like a card and holds nobody
	AboutBrokenJSON Subject = "broken json" // JSON that is damaged or cut off
	AboutText       Subject = "text"
)

// PartName names a part of a text.
type PartName string

// The parts.
const (
	NetworkPart     PartName = "network"
	PasswordPart    PartName = "password"
	SecurityPart    PartName = "security"
	CoordinatesPart PartName = "coordinates" // latitude, longitude in degrees: "59.9139, 10.7522"
	NamePart        PartName = "name"
	NumberPart      PartName = "number"
	TextPart        PartName = "text"
	AccountPart     PartName = "account"
)

// Part is one statement of a text.
type Part struct {
	Name  PartName
	Value string
}

// Matter is a text without a contact, in parts.
type Matter struct {
	Subject Subject
	Parts   []Part     // those that are there
	Event   data.Event // for AboutEvent
}

// About reads a text in which ReadText finds no contact. It looks nothing up and opens nothing.
func About(text string) Matter {
	text = strings.Trim(text, " \t\r\n\uFEFF\x00")
	scheme, rest, _ := strings.Cut(text, ":")
	scheme = strings.ToLower(scheme)
	if n, ok := wifi.Read(text); ok {
		return matter(AboutWiFi, Part{NetworkPart, n.Name}, Part{PasswordPart, n.Password}, Part{SecurityPart, n.Security})
	}
	if e, ok := ics.Read(text); ok {
		return Matter{Subject: AboutEvent, Event: e}
	}
	switch {
	case mecard.Is(text) || hasLine(text[:min(len(text), headSize)], "BEGIN:VCARD"):
		return matter(AboutBrokenCard)
	case strings.ContainsAny(text, "\r\n"):
	case scheme == "geo":
		if m, ok := place(rest); ok {
			return m
		}
	case scheme == "sms" || scheme == "smsto" || scheme == "mmsto":
		if m, ok := message(scheme, rest); ok {
			return m
		}
	case scheme == "otpauth":
		return login(text)
	case scheme == "http" || scheme == "https":
		return matter(AboutLink)
	case numbered.MatchString(text):
		return matter(AboutNumber, Part{NumberPart, text})
	}
	if badge.BrokenJSON(text) {
		return matter(AboutBrokenJSON)
	}
	if badge.HoldsOnlyIDs(text) {
		return matter(AboutIDs)
	}
	return matter(AboutText)
}

// matter leaves out empty parts.
func matter(s Subject, parts ...Part) Matter {
	m := Matter{Subject: s}
	for _, p := range parts {
		if p.Value != "" {
			m.Parts = append(m.Parts, p)
		}
	}
	return m
}

// numbered matches the codes of badges, tickets and books: digits in groups, perhaps after a few letters.
var numbered = regexp.MustCompile(`^(?:[A-Za-z]{1,8}[-_:# ]?)?\d[\d]*(?:[-_. /]\d+){0,6}[A-Za-z]?$`)

var coordinate = regexp.MustCompile(`^[+-]?\d{1,3}(?:\.\d+)?$`)

// place reads the text after "geo:" (RFC 5870), with the name that maps put after "?q=".
func place(s string) (Matter, bool) {
	at, query, _ := strings.Cut(s, "?")
	at, _, _ = strings.Cut(at, ";")
	axes := strings.Split(at, ",")
	if len(axes) < 2 || !coordinate.MatchString(axes[0]) || !coordinate.MatchString(axes[1]) {
		return Matter{}, false
	}
	name := parameter(query, "q")
	if strings.Trim(name, "0123456789+-., ") == "" {
		name = "" // the same coordinates again
	}
	return matter(AboutPlace, Part{NamePart, name}, Part{CoordinatesPart, axes[0] + ", " + axes[1]}), true
}

// message reads "smsto:number:text" and "sms:number?body=text" (RFC 5724).
func message(scheme, s string) (Matter, bool) {
	to, text, _ := strings.Cut(s, ":")
	if scheme == "sms" {
		var query string
		to, query, _ = strings.Cut(s, "?")
		text = parameter(query, "body")
		if number, body, ok := strings.Cut(to, ":"); ok {
			to, text = number, body
		}
	}
	if !strings.ContainsAny(to, "0123456789") {
		return Matter{}, false
	}
	return matter(AboutMessage, Part{NumberPart, strings.TrimSpace(to)}, Part{TextPart, strings.TrimSpace(text)}), true
}

// login gives the account of a key; the key itself is not shown.
func login(s string) Matter {
	u, err := url.Parse(s)
	if err != nil {
		return matter(AboutLogin)
	}
	return matter(AboutLogin, Part{AccountPart, strings.Trim(u.Path, "/")})
}

// parameter is a value of a query, "" if there is none.
func parameter(query, name string) string {
	values, _ := url.ParseQuery(query) // as much of it as can be read
	return strings.TrimSpace(values.Get(name))
}
