package intake

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/day"
)

// Reading is the result of reading one line of capture.
type Reading struct {
	Draft data.Draft // contact and promises; an encounter when there is a note or a warmth
	Parts []Part     // the line cut into pieces, in order, each with its meaning
}

// Part is a piece of the line.
type Part struct {
	Text  string
	Means Meaning
	// Day is the day of a MeansDue, or of a MeansPromise that is only a day.
	Day data.Date
	// Other is the day if day and month in figures are swapped; zero for none.
	Other data.Date
}

// Meaning is the meaning of a piece of the line.
type Meaning string

// What a Part can mean.
const (
	MeansName         Meaning = "name"
	MeansOrganisation Meaning = "organisation"
	MeansTitle        Meaning = "title"
	MeansEmail        Meaning = "email"
	MeansPhone        Meaning = "phone"
	MeansLink         Meaning = "link"
	MeansTopic        Meaning = "topic"
	MeansPromise      Meaning = "promise"
	MeansDue          Meaning = "due"
	MeansWarmth       Meaning = "warmth"
	MeansNote         Meaning = "note"
)

// ReadLine reads one line of capture: "Jane Doe, State Library, jane@sl.example #metadata !send slides fri".
// today is the user's day; region is for phone numbers and for days in figures.
//
// Commas separate name, organisation and title ("Head of Metadata at State Library", "Jane Doe @ State
// Library", "Jane Doe (State Library)"), and family name and given name ("Doe, Jane": see familyFirst). E-mail
// addresses, phone numbers, links and handles are recognised anywhere between them. "#word" and "#[two words]"
// are topics. "!text" is a promise of mine and "?text" one of theirs, up to the next mark; a day in it is when
// it is due (see day.Reader.Cut). "*" to "***" say how warm it was. All after "//" or "--" is note. A mark
// counts at the start of a word.
//
// Nothing is lost: the rest goes into the note.
func ReadLine(line string, today data.Date, region string) Reading {
	l := lineReader{days: day.Reader{Today: today, Order: day.OrderOf(region)}, region: region}
	l.contact.Source.Kind = data.Typed
	line = mailboxName.ReplaceAllString(line, "$1 <")
	line = strings.Join(strings.Fields(wide.Replace(strings.ToValidUTF8(line, ""))), " ")
	line, over := cutLine(line)
	body, note := cutNote(line)
	for rest := body; rest != ""; {
		rest = l.next(rest)
	}
	l.resolve()
	if note = strings.TrimSpace(note + over); note != "" {
		l.part(note, MeansNote)
		l.notes = append(l.notes, note)
	}
	l.contact.Normalise(region)
	r := Reading{Draft: data.Draft{Contact: l.contact, Promises: l.promises, Text: line}, Parts: l.parts}
	if text := strings.Join(l.notes, "\n"); text != "" || l.warmth != data.NotSaid {
		r.Draft.Encounters = []data.DraftEncounter{{Note: text, Warmth: l.warmth}}
	}
	return r
}

// MaxLine is how many bytes of a line are read, because the time grows with the square of the length. The rest
// goes into the note.
const MaxLine = 4 << 10

// cutLine cuts a line at a blank, so that its head has at most MaxLine bytes.
func cutLine(line string) (head, over string) {
	if len(line) <= MaxLine {
		return line, ""
	}
	at := strings.LastIndexByte(line[:MaxLine], ' ')
	if at < 0 {
		for at = MaxLine; !utf8.RuneStart(line[at]); at-- {
		}
	}
	return line[:at], line[at:]
}

// mailboxName is a name as mail programs write it before an address: "Doe, Jane" <jane@sl.example>.
var mailboxName = regexp.MustCompile(`^\s*["“]([^"“”]+)["”]\s*<`)

// wide puts a blank after a full-width bracket, so that a mark may follow.
var wide = strings.NewReplacer("）", "） ", "】", "】 ")

// lineReader collects what a line says.
type lineReader struct {
	days     day.Reader
	region   string
	contact  data.Contact
	named    string // the name as written, with the words after it
	promises []data.Promise
	notes    []string
	warmth   data.Warmth
	parts    []Part
	pieces   []piece
}

func (l *lineReader) part(text string, means Meaning) {
	l.parts = append(l.parts, Part{Text: text, Means: means})
}

// note keeps text that was not understood.
func (l *lineReader) note(text string) {
	if text = strings.TrimSpace(text); text != "" {
		l.part(text, MeansNote)
		l.notes = append(l.notes, text)
	}
}

// cutNote finds the note after "//" or "--" (also "—"): a mark at the start of a word, so "https://" is not
// one.
func cutNote(line string) (body, note string) {
	for i := range line {
		if i > 0 && line[i-1] != ' ' {
			continue
		}
		for _, mark := range []string{"//", "--", "—"} {
			if strings.HasPrefix(line[i:], mark) {
				return strings.TrimSpace(line[:i]), strings.TrimSpace(strings.TrimLeft(line[i:], "/-—"))
			}
		}
	}
	return line, ""
}

// next reads one piece, plain text or a marked one, and gives the rest.
func (l *lineReader) next(s string) string {
	s = strings.TrimLeft(s, " ")
	kind := mark(s)
	if kind == 0 {
		end := nextMark(s, 0)
		l.plain(s[:end])
		return s[end:]
	}
	switch kind {
	case '#':
		return l.topic(s)
	case '*':
		word, rest, _ := strings.Cut(s, " ")
		l.warmth = data.Warmth(len(word))
		l.part(word, MeansWarmth)
		return rest
	default:
		first := utf8.RuneLen(firstRune(s))
		end := nextMark(s, first)
		l.promise(s[:end], first, kind)
		return s[end:]
	}
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// mark gives the mark that a word begins with: '#', '!', '?' or '*'; 0 for none. Full-width marks count as the
// plain ones.
func mark(s string) rune {
	r, size := utf8.DecodeRuneInString(s)
	behind := s[size:]
	switch r {
	case '#', '＃':
		if strings.HasPrefix(behind, "[") {
			if inside, _, ok := strings.Cut(behind[1:], "]"); ok && hasWord(inside) {
				return '#'
			}
		}
		if word := topicWord(behind); hasWord(word) {
			return '#'
		}
	case '!', '！':
		if hasWord(untilMark(behind)) {
			return '!'
		}
	case '?', '？':
		if hasWord(untilMark(behind)) {
			return '?'
		}
	case '*':
		word, _, _ := strings.Cut(s, " ")
		if word == "*" || word == "**" || word == "***" {
			return '*'
		}
	}
	return 0
}

// hasWord reports whether a text has a letter or digit.
func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// untilMark gives a text up to the next word that begins with a mark.
func untilMark(s string) string {
	for i := range s {
		if i > 0 && s[i-1] == ' ' && strings.ContainsRune("#＃!！?？*", firstRune(s[i:])) {
			return s[:i]
		}
	}
	return s
}

// nextMark gives the start of the next word that begins with a mark, from a position on; the end of the text
// when there is none.
func nextMark(s string, from int) int {
	for i := range s {
		if i > from && s[i-1] == ' ' && mark(s[i:]) != 0 {
			return i
		}
	}
	return len(s)
}

// topicWord gives a text up to the first blank or comma.
func topicWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return r == ' ' || separator(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// topic reads "#word" or "#[two words]".
func (l *lineReader) topic(s string) string {
	behind := s[utf8.RuneLen(firstRune(s)):]
	if strings.HasPrefix(behind, "[") {
		if inside, rest, ok := strings.Cut(behind[1:], "]"); ok && hasWord(inside) {
			l.part(strings.TrimSpace(inside), MeansTopic)
			l.contact.Topics = append(l.contact.Topics, inside)
			return rest
		}
	}
	word := topicWord(behind)
	l.part(word, MeansTopic)
	l.contact.Topics = append(l.contact.Topics, word)
	return strings.TrimLeftFunc(behind[len(word):], func(r rune) bool { return r == ' ' || separator(r) })
}

// promise reads "!text" or "?text" with the day in it; first is the length of the mark in bytes.
func (l *lineReader) promise(s string, first int, kind rune) {
	text := strings.TrimSpace(s[first:])
	p := data.Promise{By: data.ByMe, Text: text}
	if kind == '?' {
		p.By = data.ByThem
	}
	due := Part{Means: MeansDue}
	if c, ok := l.days.Cut(text); ok {
		p.Text, p.Due = c.Rest, c.Date()
		due.Text, due.Day, due.Other = c.Text, c.Date(), c.Day.Other
	}
	l.promises = append(l.promises, p)
	said := Part{Text: p.Text, Means: MeansPromise}
	if due.Text == "" {
		said.Day, said.Other = due.Day, due.Other
		l.parts = append(l.parts, said)
		return
	}
	l.parts = append(l.parts, said, due)
}
