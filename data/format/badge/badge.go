// Package badge reads the codes of badges, which have no fixed format: a record with any separator and its
// fields in any order, JSON of any simple shape, labelled lines, a name and an organisation on lines, a name
// alone.
//
// It judges a text by its parts. It recognises an address, a number, a link and an identifier by their form, an
// organisation and a job by their words, a name by the e-mail address that contains it. It guesses the rest by
// its place; the draft names the guessed fields. Nothing is lost: the draft also keeps what has no field.
package badge

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// Max is the longest text that is read, in bytes: a QR code holds less.
const Max = 4096

// mostParts limits the parts of a text.
const mostParts = 100

// mostLines limits the lines of a text that is not JSON.
const mostLines = 16

// Read reads the text of a badge. ok is false, and the draft zero, when it has no person. Draft.Unsure names
// the fields that were guessed.
func Read(text string) (d data.Draft, ok bool) {
	r, ok := read(text)
	if !ok || !r.person() {
		return data.Draft{}, false
	}
	r.draft.Text, r.draft.Line = strings.TrimSpace(text), 1
	return r.draft, true
}

// Labelled reports whether a text is JSON, or has a label at every part, also at the name: "Name: Ann Ott".
func Labelled(text string) bool {
	text = clean(text)
	if text == "" || len(text) > Max || foreign(text) {
		return false
	}
	parts, how := partsOf(text)
	named := false
	for _, p := range parts {
		named = named || nameMeans(p.means)
		if p.label == "" && p.form != isNothing && how != fromJSON {
			return false
		}
	}
	return how == fromJSON || how == fromLines && named
}

// Headed reports whether a text is a line of labels with a line of values below it.
func Headed(text string) bool { return headed(linesOf(clean(text))) != nil }

// HasID reports whether a part of a text is an identifier.
func HasID(text string) bool {
	parts, _ := partsOf(clean(text))
	return slices.ContainsFunc(parts, func(p part) bool { return p.form == isID })
}

// read splits a text and fills a draft; ok is false when the text does not have the form of a badge.
func read(text string) (*reader, bool) {
	text = clean(text)
	if text == "" || len(text) > Max || foreign(text) {
		return nil, false
	}
	parts, how := partsOf(text)
	if len(parts) == 0 || len(parts) > mostParts {
		return nil, false
	}
	r := &reader{parts: parts, how: how}
	r.fill()
	return r, true
}

// HoldsOnlyIDs reports whether a text is a record of only identifiers, dates and flags: the code of a badge
// whose person only the event's own system knows.
func HoldsOnlyIDs(text string) bool {
	text = clean(text)
	if text == "" || len(text) > Max || foreign(text) {
		return false
	}
	parts, how := partsOf(text)
	ids := 0
	for _, p := range parts {
		switch {
		case p.form == isID || p.form == isText && idLabel(p.label):
			ids++
		case p.form != isNothing && p.form != isDate && p.form != isCategory:
			return false
		}
	}
	return ids > 0 && (how == fromJSON || ids > 1 || uuid.MatchString(text))
}

var (
	scheme = pattern.Lazy(`(?i)^(?:[a-z][a-z0-9+.\-]*://|(?:bitcoin|ethereum|litecoin|lightning|lnurl|monero|dogecoin|solana|upi|wifi|dpp|mt|lpa|hc1|shc|spotify|skype|facetime|market|geo|sms|smsto|mms|mmsto|tel|mailto|matmsg|otpauth|otpauth-migration|openpgp4fpr|urn|magnet|sip|im|xmpp|webcal|intent|steam|tg|fido|web\+[a-z]+|pay|bank|ean|isbn|issn|doi|did|ipfs|bolt11|stellar|cardano|ton):)`)
	// payment matches the first lines of codes for payments (EPC, Swiss, Slovenian, Hungarian, Croatian, Czech)
	// and of licences.
	payment = pattern.Lazy(`^(?:BCD|SPC|UPNQR|HCT|RTP|QRR|HRVHUB\d*|SPD\*|ST0001\d|@|ANSI|%PDF|PRIVATE)[\r\n\x1e*|]`)
	// gs1 matches a code of goods: "(01)04012345678901(17)261128", or the same after a symbology mark.
	gs1 = pattern.Lazy(`^(?:\]?[dCQe][0-9])?(?:\((?:0[0-4]|10|11|17|21|30|37|240|241|310\d|400|401|41\d|42\d|80\d\d)\)\S|\x1d)`)
	// boarding matches a boarding pass (IATA resolution 792).
	boarding = regexp.MustCompile(`^M[1-4][A-Z /\-]{20}[ E][A-Z0-9 ]{7}`)
	isbn     = regexp.MustCompile(`\b97[89][\- ]?(?:\d[\- ]?){9}[\dXx]\b`)
	program  = regexp.MustCompile(`^(?:<|#!|\{\\rtf|BEGIN:|-----BEGIN)`)
)

// foreign recognises texts that have another format and are not from badges.
func foreign(text string) bool {
	if isJSON(text) || strings.HasPrefix(text, "{") {
		return !isJSON(text)
	}
	if m := scheme().FindString(text); m != "" {
		web := strings.HasPrefix(strings.ToLower(m), "http")
		if !web || !strings.ContainsAny(text, "|\t^;,\n ?") && !strings.Contains(text, "::") {
			return true
		}
	}
	return payment().MatchString(text) || gs1().MatchString(text) || boarding.MatchString(text) || isbn.MatchString(text) || program.MatchString(text) ||
		strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' })
}

// IsJSON reports whether a text is JSON, or can be read as such without a doubt.
func IsJSON(text string) bool { return isJSON(clean(text)) }

func isJSON(text string) bool {
	return (strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{")) && json.Valid([]byte(text))
}

// how says how a text is built.
type how int

const (
	fromRecord how = iota // parts between separators
	fromLines             // a part a line
	fromJSON
	fromQuery // the query of a web address
	alone     // a single part
)
