package words

import (
	"strconv"
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/lang"
	"lanyard/ui/widget/style"
)

// Length says how long an interval is: "3 months".
func Length(i data.Interval) string {
	switch i.Unit {
	case data.Days:
		return lang.N(i.N, "{{.Count}} day", "{{.Count}} days")
	case data.Weeks:
		return lang.N(i.N, "{{.Count}} week", "{{.Count}} weeks")
	case data.Years:
		return lang.N(i.N, "{{.Count}} year", "{{.Count}} years")
	}
	return lang.N(i.N, "{{.Count}} month", "{{.Count}} months")
}

// Every says how often: "every 3 months"; "" for no interval.
func Every(i data.Interval) string {
	switch {
	case i.IsZero():
		return ""
	case i.N > 1:
		return lang.L("every {{.Time}}", lang.Whole(Length(i)))
	}
	switch i.Unit {
	case data.Days:
		return lang.L("every day")
	case data.Weeks:
		return lang.L("every week")
	case data.Years:
		return lang.L("every year")
	}
	return lang.L("every month")
}

// HowOften writes the two times of a cadence: "every 3 months, face to face every year"; "" for none.
func HowOften(touch, face data.Interval) string {
	switch {
	case face.IsZero():
		return Every(touch)
	case touch.IsZero():
		return lang.L("face to face {{.Every}}", lang.Whole(Every(face)))
	}
	return lang.L("{{.Every}}, face to face {{.Face}}", lang.Whole(Every(touch)), lang.Whole(Every(face)))
}

// Ahead says roughly when a day is that is still to come: "tomorrow", "in about 5 weeks".
func Ahead(of, today data.Date) string {
	n := of.Days() - today.Days()
	const week, month, year = 7, 30.44, 365.25
	switch {
	case n <= 0:
		return lang.L("today")
	case n == 1:
		return lang.L("tomorrow")
	case n < 2*week:
		return lang.N(n, "in {{.Count}} day", "in {{.Count}} days")
	case n < 9*week:
		return lang.N((n+3)/week, "in about {{.Count}} week", "in about {{.Count}} weeks")
	case float64(n) < 2*year-15:
		return lang.N(int(float64(n)/month+0.5), "in about {{.Count}} month", "in about {{.Count}} months")
	}
	return lang.N(int(float64(n)/year+0.5), "in about {{.Count}} year", "in about {{.Count}} years")
}

// LastContact says when and how somebody was heard of last: "Last met at IFLA 2024", "Last call in March 2025".
func LastContact(r *data.WriteReason, today data.Date) string {
	if r.Day.IsZero() {
		return lang.L("Not in touch yet")
	}
	if r.Event != "" && r.Medium.InPerson() {
		return lang.L("Last met at {{.Event}}", r.Event)
	}
	when := SomeDay(r.Day, today)
	switch r.Medium.Or() {
	case data.FaceToFace:
		return lang.L("Last met {{.When}}", lang.Whole(when))
	case data.ByCall:
		return lang.L("Last call {{.When}}", lang.Whole(when))
	case data.ByVideo:
		return lang.L("Last video call {{.When}}", lang.Whole(when))
	case data.ByMail:
		return lang.L("Last e-mail {{.When}}", lang.Whole(when))
	case data.ByMessage:
		return lang.L("Last message {{.When}}", lang.Whole(when))
	case data.ByLetter:
		return lang.L("Last letter {{.When}}", lang.Whole(when))
	}
	return lang.L("Last in touch {{.When}}", lang.Whole(when))
}

// SomeDay says a day of the past as one remembers it: "yesterday", "on 3 Mar", "in March 2025".
func SomeDay(of, today data.Date) string {
	switch n := today.Days() - of.Days(); {
	case n <= 0:
		return lang.L("today")
	case n == 1:
		return lang.L("yesterday")
	case n < 60:
		return lang.L("on {{.Day}}", lang.Whole(ShortDay(day.At(of, 0, time.UTC), day.At(today, 0, time.UTC))))
	}
	return lang.L("in {{.Month}} {{.Year}}", LongMonth(time.Month(of.Month)), strconv.Itoa(of.Year))
}

// Reason says what there is to write about: the last contact, then what was noted or promised, or what both know about.
func Reason(r *data.WriteReason, today data.Date) string {
	if style.Hidden() { // what was noted and promised is nobody else's business
		return LastContact(r, today)
	}
	last := lang.Whole(LastContact(r, today))
	switch r.Kind() {
	case data.OwedReason:
		return lang.L("{{.Last}}. You promised: {{.Promise}}", last, Private(r.Promise))
	case data.NoteReason:
		return lang.L("{{.Last}}. You noted: {{.Note}}", last, Private(r.Note))
	case data.AwaitedReason:
		return lang.L("{{.Last}}. They promised: {{.Promise}}", last, Private(r.Promise))
	case data.TopicReason:
		return lang.L("{{.Last}}. You both know about {{.Topic}}", last, r.Topic)
	}
	return LastContact(r, today)
}

// BothAt says that the user sees somebody at an event that is ahead, or goes on: "You will both be at X on 3 May".
func BothAt(e *data.Event, now time.Time) string {
	from := e.Start.In(e.Location())
	if e.GoesOn(now) {
		return lang.L("You are both at {{.Event}}", e.Name)
	}
	return lang.L("You will both be at {{.Event}} on {{.Day}}", e.Name, lang.Whole(ShortDay(from, now.In(from.Location()))))
}
