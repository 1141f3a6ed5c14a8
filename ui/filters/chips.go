package filters

import (
	"cmp"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/lang"
	"lanyard/ui/words"
)

// chips add the chips of each condition.
var chips map[data.ConditionKey]func(f *Filters, q data.Query)

// init fills the table of chips, which use it themselves.
func init() {
	one := func(key data.ConditionKey, text func(f *Filters, q *data.Query) string) func(*Filters, data.Query) {
		return func(f *Filters, q data.Query) { f.chip(text(f, &q), data.ConditionOf(key).Clear) }
	}
	chips = map[data.ConditionKey]func(*Filters, data.Query){
		data.ByTopics:       topicChips,
		data.ByEvent:        eventChip,
		data.BySession:      sessionChip,
		data.ByAnswers:      answerChips,
		data.ByStatus:       one(data.ByStatus, func(_ *Filters, q *data.Query) string { return statusFilter(q.Status) }),
		data.ByMet:          one(data.ByMet, func(f *Filters, q *data.Query) string { return metFilter(q, f.w.Store.Now()) }),
		data.ByMedium:       one(data.ByMedium, func(_ *Filters, q *data.Query) string { return words.Medium(q.Medium) }),
		data.ByWarmth:       one(data.ByWarmth, func(_ *Filters, q *data.Query) string { return warmthFilter(q.Warmth) }),
		data.ByClock:        one(data.ByClock, func(_ *Filters, q *data.Query) string { return lang.L("Cadence: {{.State}}", clockFilter(q.Clock)) }),
		data.ByOwed:         one(data.ByOwed, func(_ *Filters, q *data.Query) string { return owedFilter(q.Owed) }),
		data.ByOrganisation: one(data.ByOrganisation, func(_ *Filters, q *data.Query) string { return q.Organisation }),
		data.ByBelonging:    one(data.ByBelonging, func(_ *Filters, q *data.Query) string { return belongsFilter(q.Belongs) }),
		data.BySource:       one(data.BySource, func(_ *Filters, q *data.Query) string { return words.Source(q.Source) }),
		data.ByImport:       importChip,
		data.ByNoNote:       one(data.ByNoNote, func(*Filters, *data.Query) string { return noNote() }),
		data.ByNoEmail:      one(data.ByNoEmail, func(*Filters, *data.Query) string { return noEmail() }),
		data.ByIncomplete:   one(data.ByIncomplete, func(*Filters, *data.Query) string { return words.Incomplete() }),
		data.ByOver:         one(data.ByOver, func(*Filters, *data.Query) string { return over() }),
	}
}

func topicChips(f *Filters, q data.Query) {
	for _, t := range q.Topics {
		f.chip("#"+t, func(q *data.Query) {
			q.Topics = slices.DeleteFunc(slices.Clone(q.Topics), func(have string) bool { return have == t })
		})
	}
}

func answerChips(f *Filters, q data.Query) {
	for _, a := range q.Answers {
		f.chip(words.QuestionAndAnswer(cmp.Or(f.questions[a.Key], a.Key), words.Answer(a.Value)), func(q *data.Query) {
			q.Answers = slices.DeleteFunc(slices.Clone(q.Answers), func(have data.Answer) bool { return have == a })
		})
	}
}

func eventChip(f *Filters, q data.Query) {
	chip := f.chip(lang.L("Event"), data.ConditionOf(data.ByEvent).Clear)
	if q.Event == data.Gone {
		chip.SetText(gone(f.EventName))
		return
	}
	f.name(q.Event, &f.eventAsked, chip, func() string { return f.event.Name })
}

func sessionChip(f *Filters, q data.Query) {
	chip := f.chip(lang.L("Session"), data.ConditionOf(data.BySession).Clear)
	if q.Session == data.Gone || q.Event <= 0 {
		chip.SetText(gone(f.SessionName))
		return
	}
	f.name(q.Event, &f.sessionAsked, chip, func() string {
		if s := f.event.Session(q.Session); s != nil {
			return s.Title
		}
		return lang.L("Session")
	})
}

// gone names something that was deleted.
func gone(name string) string { return lang.L("{{.Name}} (deleted)", cmp.Or(name, "…")) }

// statuses are the states in which somebody can be on a list.
var statuses = []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed}

func statusFilter(s data.AttendeeStatus) string {
	return lang.L("On a list: {{.Status}}", words.Status(s))
}

// warmthFilter names the people who are at least so warm.
func warmthFilter(w data.Warmth) string {
	if w == data.Hot {
		return words.Warmth(w)
	}
	return lang.L("{{.Warmth}} or warmer", words.Warmth(w))
}

// metFilter names the days between which people were met.
func metFilter(q *data.Query, now time.Time) string {
	said := func(d data.Date) string { return words.ShortDay(day.At(d, 0, now.Location()), now) }
	switch {
	case q.MetFrom == q.MetTo:
		return lang.L("Met on {{.Day}}", said(q.MetFrom))
	case q.MetTo.IsZero():
		return lang.L("Met since {{.Day}}", said(q.MetFrom))
	case q.MetFrom.IsZero():
		return lang.L("Met until {{.Day}}", said(q.MetTo))
	}
	return lang.L("Met {{.From}} to {{.To}}", said(q.MetFrom), said(q.MetTo))
}

// clockFilter names how far a cadence is.
func clockFilter(c data.ClockFilter) string {
	switch c {
	case data.DueNow:
		return lang.L("due now")
	case data.ClockFilter(data.Soon):
		return lang.L("soon due")
	case data.ClockFilter(data.Due):
		return lang.L("just due")
	case data.ClockFilter(data.Drifting):
		return lang.L("long due")
	case data.ClockFilter(data.Dormant):
		return lang.L("an old acquaintance")
	case data.PutOff:
		return lang.L("put off or paused")
	case data.AnyCadence:
		return lang.L("any")
	}
	return lang.L("none")
}

func owedFilter(o data.Owing) string {
	switch o {
	case data.OwedByMe:
		return lang.L("I owe them something")
	case data.OwedByThem:
		return lang.L("They owe me something")
	}
	return lang.L("A promise is open")
}

func belongsFilter(b data.Belonging) string {
	if b == data.Inside {
		return lang.L("My organisation")
	}
	return lang.L("Other organisations")
}

func noNote() string  { return lang.L("No note") }
func noEmail() string { return lang.L("No e-mail address") }
func over() string    { return lang.L("Kept beyond the agreed day") }
