package table

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"lanyard/data"
	"lanyard/data/format/field"
	"lanyard/data/format/pattern"
)

// clean removes what is around the text of a cell: blanks of every kind, marks without width, NUL; line ends
// become \n.
func clean(s string) string {
	if strings.ContainsAny(s, "\r\x00") {
		s = lineEnds.Replace(s)
	}
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' || r == '\u200E' || r == '\u200F' || r == '\u202A' || r == '\u202C' || r == '\u2060'
	})
}

// unforced removes what makes a spreadsheet show digits as text: ="0341 5550102", '+49 341 5550103.
func unforced(s string) string {
	if rest, ok := strings.CutPrefix(s, `="`); ok && strings.HasSuffix(rest, `"`) {
		if text := strings.ReplaceAll(rest[:len(rest)-1], `""`, "\x00"); !strings.Contains(text, `"`) { // no formula of several parts
			return strings.ReplaceAll(text, "\x00", `"`)
		}
	}
	if len(s) > 3 && s[0] == '=' && forcedNumber.MatchString(s) {
		return s[1:]
	}
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("+=-@0123456789", rune(s[1])) {
		return s[1:]
	}
	return s
}

// forcedNumber matches a number after the mark of a formula: =+49305550101.
var forcedNumber = regexp.MustCompile(`^=\+?[\d ()/.\-]{2,}$`)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "")

var emailText = regexp.MustCompile(`^[^\s@<>,;"()\[\]]+@[^\s@<>,;"()\[\]]+$`)

// isEmail is loose: it distinguishes addresses from other text, it does not check them.
func isEmail(s string) bool { return strings.Contains(s, "@") && emailText.MatchString(s) }

func isURL(s string) bool {
	l := strings.ToLower(s)
	return !strings.ContainsAny(s, " \n") && (strings.HasPrefix(l, "http://") || strings.HasPrefix(l, "https://") || strings.HasPrefix(l, "www."))
}

var phoneText = regexp.MustCompile(`^(\+|00)?[\d\s().\-/]{6,24}$`)

// isPhone recognises numbers that people write as phone numbers, not plain numbers or dates.
func isPhone(s string) bool {
	if !phoneText.MatchString(s) || anyDate.MatchString(s) {
		return false
	}
	digits := strings.Count(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return -1
	}, s), "0")
	return digits >= 6 && digits <= 15 && (strings.HasPrefix(s, "+") || strings.HasPrefix(s, "0") || strings.ContainsAny(s, " -()/"))
}

var anyDate = regexp.MustCompile(`^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$`)

func hasDigits(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n >= 3 || strings.Contains(s, "@") || strings.HasPrefix(s, "sip:") || n > 0 && n*2 >= len(s)
}

// isName recognises text that may be a person's name.
func isName(s string) bool {
	if len(s) > 80 || strings.ContainsAny(s, "@/\\\n:=") {
		return false
	}
	hasLetter := false
	for _, r := range s {
		if unicode.IsDigit(r) {
			return false
		}
		hasLetter = hasLetter || unicode.IsLetter(r)
	}
	return hasLetter
}

// values cuts a cell into its values: Google joins several with " ::: ".
func values(s string) []string {
	if !strings.Contains(s, ":::") {
		return []string{s}
	}
	var out []string
	for v := range strings.SplitSeq(s, ":::") {
		if v = clean(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// labelWords are labels that programs write in their own case; other words are the user's.
var labelWords = map[string]string{
	"work": "work", "home": "home", "other": "other", "mobile": "mobile", "cell": "mobile", "business": "work", "private": "home",
	"main": "main", "work fax": "work fax", "home fax": "home fax", "other fax": "other fax", "fax": "fax", "pager": "pager",
	"internet": "", "homepage": "homepage", "home page": "homepage", "workfax": "work fax", "homefax": "home fax",
}

// labelOf reads a label cell. Google marks the preferred value with a star.
func labelOf(s string) (label string, preferred bool) {
	s = clean(s)
	if rest, ok := strings.CutPrefix(s, "*"); ok {
		s, preferred = clean(rest), true
	}
	if known, ok := labelWords[strings.ToLower(s)]; ok {
		return known, preferred
	}
	return s, preferred
}

var (
	slashDate = regexp.MustCompile(`^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[ T].*)?$`)
	yearFirst = regexp.MustCompile(`^(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T].*)?$`)
	cjkDate   = regexp.MustCompile(`^(\d{4})年(\d{1,2})月(\d{1,2})日?$`)
	wordDate  = pattern.Lazy(`^(?:(\d{1,2})(?:\.|º|er|st|nd|rd|th)?[\s-]+(?:de\s+)?)?([\p{L}]{3,})\.?,?[\s-]*(?:de\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$`)
)

// date reads a day as written in tables: ISO, 31.12.1980, 12/31/1980 or 31/12/1980 (dayFirst), 31 Dec 1980,
// 1980年12月31日. Year 1604 means no year; a year of two digits is in this century unless that is after 2030.
func date(s string, dayFirst bool) (data.Date, bool) {
	s = clean(s)
	if d, err := data.ParseDate(s); err == nil {
		return d, true
	}
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		return ymd(m[1], m[2], m[3])
	}
	if m := cjkDate.FindStringSubmatch(s); m != nil {
		return ymd(m[1], m[2], m[3])
	}
	if m := slashDate.FindStringSubmatch(s); m != nil {
		day, month := m[2], m[1]
		if strings.Contains(s[:len(m[1])+1], ".") || dayFirst || atoi(m[1]) > 12 {
			day, month = m[1], m[2]
		}
		if atoi(month) > 12 {
			day, month = month, day
		}
		year := m[3]
		if len(year) == 2 {
			if year = "20" + year; atoi(year) > 2030 {
				year = "19" + year[2:]
			}
		}
		return ymd(year, month, day)
	}
	if m := wordDate().FindStringSubmatch(s); m != nil {
		if name := month(m[2]); name != "" && (m[1] != "") != (m[3] != "") {
			return ymd(m[4], name, m[1]+m[3])
		}
	}
	return data.Date{}, false
}

// serial matches a day as workbooks count it, perhaps with a time, without a number format.
var serial = regexp.MustCompile(`^\d{5}(?:\.\d+)?$`)

// Days of an epoch that count as dates in a column of dates: a number of five digits from 1927 to 2030 is
// hardly ever anything else there.
const (
	firstSerial = 10_000
	lastSerial  = 47_848
)

// date reads a day in a column of dates; in a workbook it may be a number.
func (l *Layout) date(s string) (data.Date, bool) {
	if d, ok := date(s, l.DayFirst); ok || l.Epoch == 0 || !serial.MatchString(clean(s)) {
		return d, ok
	}
	n := atoi(clean(s)[:5])
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC) // Excel's 1900 has a 29 February
	if l.Epoch == 1904 {
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	day := first.AddDate(0, 0, n)
	if n < firstSerial || n > lastSerial || day.Year() > 2030 {
		return data.Date{}, false
	}
	return data.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}, true
}

// months by the first three letters of their names in the languages that tables come in.
var months = map[string]string{
	"jan": "1", "feb": "2", "mar": "3", "apr": "4", "may": "5", "mai": "5", "jun": "6", "jul": "7", "aug": "8",
	"sep": "9", "oct": "10", "okt": "10", "nov": "11", "dec": "12", "dez": "12",
	"fev": "2", "avr": "4", "aou": "8", "ene": "1", "abr": "4", "ago": "8", "dic": "12", "set": "9", "mrz": "3", "maa": "3", "mrt": "3", "mei": "5", "maj": "5",
	"gen": "1", "mag": "5", "giu": "6", "lug": "7", "ott": "10", "out": "10",
}

// month gives the number of a month by its name, "" for another word.
func month(name string) string {
	k := field.Key(name)
	switch {
	case strings.HasPrefix(k, "juil"):
		return "7"
	case strings.HasPrefix(k, "juin"):
		return "6"
	}
	return months[firstThree(k)]
}

func ymd(y, m, d string) (data.Date, bool) {
	out := data.Date{Year: atoi(y), Month: atoi(m), Day: atoi(d)}
	got, err := data.ParseDate(out.String())
	return got, err == nil
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func firstThree(s string) string {
	r := []rune(strings.ToLower(s))
	return string(r[:min(3, len(r))])
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }
