package generate

import (
	"time"

	"lanyard/data"
	"lanyard/data/store"
)

// One of so many people has a cadence, promises, or a consent; one of so many who were met was written to or called since.
const (
	oneInCadence = 5
	oneInPromise = 8
	oneInConsent = 10
	oneInCalled  = 3
)

// begun is about when the user began to say how often.
var begun = time.Date(2025, 1, 7, 9, 0, 0, 0, time.UTC)

// intervals are how often, the usual ones more often.
var intervals = []data.Interval{
	{N: 3, Unit: data.Months}, {N: 6, Unit: data.Months}, {N: 1, Unit: data.Years}, {N: 1, Unit: data.Months}, {N: 6, Unit: data.Weeks}, {N: 10, Unit: data.Days},
}

// keepUp makes what keeps the user in touch with somebody; last is when they were met last, the zero time for never. It draws from numbers of its
// own, so that the people stay the same.
func (g *generator) keepUp(tx *store.Tx, contact int64, last time.Time) error {
	if !last.IsZero() && g.keep.IntN(oneInCalled) == 0 {
		e := data.Encounter{
			ContactID: contact, At: last.Add(time.Duration(1+g.keep.IntN(200)) * 24 * time.Hour), Zone: "UTC", Note: g.phrase(5),
			Medium: data.Media[1+g.keep.IntN(len(data.Media)-1)],
		}
		if err := tx.SaveEncounter(&e); err != nil {
			return err
		}
	}
	if g.keep.IntN(oneInCadence) == 0 {
		c := data.Cadence{
			ContactID: contact, Every: intervals[g.keep.IntN(len(intervals))], Since: begun.AddDate(0, 0, g.keep.IntN(400)), Spread: g.keep.IntN(2) == 0,
		}
		if g.keep.IntN(3) == 0 {
			c.Face = data.Interval{N: 1 + g.keep.IntN(2), Unit: data.Years}
		}
		if err := tx.SaveCadence(&c); err != nil {
			return err
		}
	}
	if g.keep.IntN(oneInPromise) == 0 {
		p := data.Promise{ContactID: contact, By: []data.Ower{data.ByMe, data.ByThem}[g.keep.IntN(2)], Text: g.phrase(4)}
		at := begun.AddDate(0, 0, g.keep.IntN(700))
		if p.Due = dayOf(at); g.keep.IntN(2) == 0 {
			p.Done = at
		}
		if err := tx.SavePromise(&p); err != nil {
			return err
		}
	}
	if g.keep.IntN(oneInConsent) > 0 {
		return nil
	}
	at := begun.AddDate(0, 0, g.keep.IntN(400))
	c := data.Consent{ContactID: contact, Text: "May keep their details", How: data.Agreements[g.keep.IntN(len(data.Agreements))], On: dayOf(at)}
	c.KeepUntil, c.NoMail = dayOf(at.AddDate(2, 0, 0)), g.keep.IntN(6) == 0
	return tx.SaveConsent(&c)
}

// phrase is some words, of its own numbers.
func (g *generator) phrase(words int) (text string) {
	for i := range words {
		if i > 0 {
			text += " "
		}
		text += vocabulary[g.keep.IntN(len(vocabulary))]
	}
	return text
}

func dayOf(t time.Time) data.Date {
	return data.DateOf(t)
}
