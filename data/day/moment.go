package day

import (
	"regexp"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Moment is the result of reading a moment.
type Moment struct {
	Time time.Time
	// AllDay says that the text is only a day: Time is its first moment.
	AllDay bool
	// Other is as in Day.
	Other data.Date
}

var (
	clockTime = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(?:([ap])\.?\s?(?:m\.?)?|h|uhr)?$`)
	isoTime   = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T_](\d)`)
)

// errNoTime says that a text is no time of day.
var errNoTime = say.Errorf("is no time: write 14:30")

// errNoMoment says that a text is no moment.
var errNoMoment = say.Errorf("is no moment: write fri 14:30")

// Clock reads a time of day, "9:30", "14", "2 pm", as minutes after midnight. Errors are *data.FieldError.
func Clock(text string) (int, error) {
	minutes, _, ok := clock(plain(text))
	if !ok {
		return 0, &data.FieldError{Field: "time", Value: text, Reason: reason(errNoTime)}
	}
	return minutes, nil
}

// clock reads a time of day; sure says that the text cannot be a plain number.
func clock(text string) (minutes int, sure, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "noon" || text == "midday" {
		return 12 * 60, true, true
	}
	p := clockTime.FindStringSubmatch(text)
	if p == nil {
		return 0, false, false
	}
	hour, minute := number(p[1]), number(p[2])
	if p[3] != "" {
		if hour < 1 || hour > 12 {
			return 0, false, false
		}
		hour %= 12
		if p[3] == "p" {
			hour += 12
		}
	}
	return hour*60 + minute, strings.ContainsAny(text, ":aphu"), hour < 24 && minute < 60
}

// Moment reads a day and a time of day in either order, "yesterday 14:30", "9am fri", or only a day. A time
// alone is today. The day is in the zone of now; Today comes from there. Errors are *data.FieldError.
func (r Reader) Moment(text string, now time.Time) (Moment, error) {
	r.Today = data.DateOf(now)
	if t, err := time.Parse(time.RFC3339, strings.TrimSpace(text)); err == nil {
		return Moment{Time: t}, nil
	}
	s := isoTime.ReplaceAllString(plain(text), "$1 $2")
	if t, ok := sinceNow(s, now); ok {
		return Moment{Time: t}, nil
	}
	var w []string
	for word := range strings.FieldsSeq(s) {
		if word = strings.TrimRight(word, ","); word != "" && word != "@" && word != "at" && word != "um" {
			w = append(w, word)
		}
	}
	for i := range w {
		if minutes, _, ok := clock(strings.Join(w[i:], " ")); ok {
			if m, ok := r.timed(w[:i], minutes, now); ok {
				return m, nil
			}
		}
		if minutes, sure, ok := clock(strings.Join(w[:i], " ")); ok && sure {
			if m, ok := r.timed(w[i:], minutes, now); ok {
				return m, nil
			}
		}
	}
	d, err := r.read(s, field)
	switch {
	case err == nil:
		return Moment{Time: moment(d.Date, 0, now.Location()), AllDay: true, Other: d.Other}, nil
	case err == errNoDay:
		err = errNoMoment
	}
	return Moment{}, &data.FieldError{Field: "time", Value: strings.TrimSpace(text), Reason: reason(err)}
}

// timed gives a time on the day of the words, or today without words. With Back, a weekday that is today means
// a week ago until that time has come.
func (r Reader) timed(w []string, minutes int, now time.Time) (Moment, bool) {
	d := Day{Date: r.Today}
	if len(w) > 0 {
		var err error
		if d, err = r.read(strings.Join(w, " "), field); err != nil {
			return Moment{}, false
		}
	}
	t := moment(d.Date, minutes, now.Location())
	if d.weekday && r.Toward == Back && t.After(now) {
		t = moment(d.Date.AddDays(-7), minutes, now.Location())
	}
	return Moment{Time: t, Other: d.Other}, true
}

func moment(d data.Date, minutes int, in *time.Location) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, minutes, 0, 0, in)
}

// short are lengths of time below a day.
var short = map[string]time.Duration{
	"m": time.Minute, "min": time.Minute, "mins": time.Minute, "minute": time.Minute, "minutes": time.Minute,
	"h": time.Hour, "hr": time.Hour, "hrs": time.Hour, "hour": time.Hour, "hours": time.Hour,
}

// sinceNow reads "now", "2 hours ago", "in 30 min", "half an hour ago".
func sinceNow(s string, now time.Time) (time.Time, bool) {
	w := strings.Fields(strings.ReplaceAll(strings.ToLower(s), "half an hour", "30 min"))
	sign := time.Duration(1)
	switch n := len(w); {
	case n == 1 && w[0] == "now":
		return now, true
	case n > 1 && w[n-1] == "ago":
		w, sign = w[:n-1], -1
	case n > 1 && w[0] == "in":
		w = w[1:]
	default:
		return time.Time{}, false
	}
	if len(w) == 1 {
		if p := glued.FindStringSubmatch(w[0]); p != nil {
			w = p[1:]
		}
	}
	if len(w) != 2 {
		return time.Time{}, false
	}
	n, ok := count(w[0])
	unit, known := short[w[1]]
	return now.Add(sign * time.Duration(n) * unit), ok && known
}
