package format

import (
	"bytes"
	"context"
	"path/filepath"
	"regexp"
	"strings"

	"lanyard/data/format/badge"
	"lanyard/data/format/charset"
	"lanyard/data/format/csv"
	"lanyard/data/format/ics"
	"lanyard/data/format/jsonfile"
	"lanyard/data/format/ldif"
	"lanyard/data/format/mailbox"
	"lanyard/data/format/mecard"
	"lanyard/data/format/vcard"
)

// headSize is how much of a file Detect looks at.
const headSize = 64 << 10

// Detect finds the format from the first bytes of a file (a few kilobytes are enough); name helps where the
// bytes are not clear. Bytes take precedence over the extension: a picture named .csv is Unknown.
func Detect(head []byte, name string) Kind {
	if len(head) > headSize {
		head = head[:headSize]
	}
	if isWorkbook(head, name) {
		return XLSX
	}
	cs, mark := charset.Detect(head)
	text := cs.Decode(head[mark:])
	if strings.Contains(text, "\x00") && hasLine(text, "BEGIN:VCARD") {
		return VCard // some servers end each card with a NUL
	}
	if magic(head) != "" || (strings.Contains(text, "\x00") && strings.Count(text, "\x00") > len(text)/100) {
		return Unknown
	}
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "":
		return Unknown
	case ics.Is(trimmed):
		return Calendar
	case mecard.Is(trimmed):
		return MECARD
	case hasLine(text, "BEGIN:VCARD"), hasLine(unwrapped(trimmed), "BEGIN:VCARD"), vcard.IsBare(trimmed):
		return VCard
	case hasLine(text, "BEGIN:VCALENDAR"), hasLine(text, "BEGIN:VEVENT"):
		return Calendar
	case jsonfile.Is(trimmed):
		return JSON
	case ldif.Is(text):
		return LDIF
	case record(trimmed, name):
		return Badge
	case foreign(trimmed), len(trimmed) < badge.Max && badge.BrokenJSON(trimmed):
		return Unknown
	}
	if !strings.ContainsAny(trimmed, "\r\n") {
		if k, _ := ReadText(context.Background(), trimmed); k == Link || k == Email {
			return k
		}
	}
	whole := trimmed
	if len(head) == headSize { // the last address may be cut off
		whole = whole[:max(strings.LastIndexAny(whole, ",;\n"), 0)]
	}
	if mailbox.Is(whole) {
		return Mailboxes
	}
	table := tabular(head, name)
	if table != surely && len(head) < headSize && readSignature(text) != nil {
		return Signature
	}
	if table == not && len(head) < badge.Max && readBadge(trimmed) != nil {
		return Badge
	}
	if table != not {
		return CSV
	}
	return Unknown
}

// glued matches what programs leave before a card on its line: a missing value in words, HTML, the quotation
// mark of a mail, the beginning of a data: URI.
var glued = regexp.MustCompile(`(?i)(?:^|[\r\n])[ \t]*(?:NULL|undefined|None|nil|<[a-z]{1,10}>|>|data:text/(?:x-)?vcard[^,\r\n]{0,40},)+[ \t]*$`)

// record reports whether a file is the text of one badge: a single line, labelled lines or JSON, and not named
// like a table.
func record(text, name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return false
	}
	if len(text) > badge.Max || strings.ContainsAny(text, "\r\n") && !badge.Labelled(text) {
		return false
	}
	kind, _ := ReadText(context.Background(), text)
	return kind == Badge
}

// spaced matches the colon of a marker with the blanks that mails and people put around it.
var spaced = regexp.MustCompile(`(?i)((?:BEGIN|END))[ \t]*:[ \t]*(VCARD|VCALENDAR|VEVENT)`)

// hasLine looks for a line, without regard to blanks and case.
func hasLine(text, line string) bool {
	text = spaced.ReplaceAllString(text, "$1:$2")
	for at := 0; ; {
		i := indexFold(text[at:], line)
		if i < 0 {
			return false
		}
		i += at
		before := strings.TrimRight(text[:i], " \t\uFEFF\x00")
		if before == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "\r") || glued.MatchString(before[max(0, len(before)-80):]) {
			return true
		}
		at = i + len(line)
	}
}

// indexFold is strings.Index for ASCII text in any case. Only ASCII is folded, so that
// positions stay those of s.
func indexFold(s, upper string) int {
	folded := []byte(s)
	for i, c := range folded {
		if c >= 'a' && c <= 'z' {
			folded[i] = c - 'a' + 'A'
		}
	}
	return bytes.Index(folded, []byte(upper))
}

// foreign recognises text formats that are not tables although they may look like one.
func foreign(text string) bool {
	start := strings.ToLower(text[:min(len(text), 512)])
	for _, p := range []string{"<?xml", "<!doctype", "<html", "{\\rtf", "%pdf", "%!ps", "{", "#!"} {
		if strings.HasPrefix(start, p) {
			return true
		}
	}
	return false
}

// isWorkbook recognises a ZIP file of an office program by its first parts. The package xlsx refuses unreadable
// ones and says what they are.
func isWorkbook(head []byte, name string) bool {
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm", ".xltx":
		return true // perhaps broken: then the error says so
	}
	for _, part := range []string{"docProps/", "[Content_Types].xml", "_rels/.rels", "xl/", "mimetypeapplication/vnd.oasis.opendocument", "Index/Document.iwa"} {
		if bytes.Contains(head, []byte(part)) {
			return true
		}
	}
	return false
}

// certainty says how certain it is that a text is a table.
type certainty int

const (
	not certainty = iota
	perhaps
	surely
)

// sureColumns is how many columns of people make a text a table, whatever else it looks like.
const sureColumns = 2

// tabular asks the table reader. If the name ends in .csv or .tsv a single column is enough; any other file
// must have columns of people.
func tabular(head []byte, name string) certainty {
	l, err := csv.Sniff(bytes.NewReader(head), name)
	if err != nil {
		return not
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return surely
	}
	people := 0
	for _, c := range l.Columns {
		if c.Field != "other" {
			people++
		}
	}
	switch {
	case l.HeaderLine > 0 && people >= sureColumns:
		return surely
	case people > 0 && (len(l.Columns) > 1 || l.HeaderLine == 0 || people == len(l.Columns)):
		return perhaps
	}
	return not
}
