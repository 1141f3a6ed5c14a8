package ui

import (
	"time"

	"lanyard/ui/lang"
)

// pageEnd is a choice of how long the page stays open, within the time that Swap is.
type pageEnd struct {
	words string
	at    func(now time.Time) time.Time // zero: no time is set
}

// pageEnds are the choices; the last one only where the current event has an end to come.
func (p *swapPage) pageEnds() []pageEnd {
	in := func(d time.Duration) func(time.Time) time.Time {
		return func(now time.Time) time.Time { return now.Add(d) }
	}
	out := []pageEnd{
		{lang.L("Ends with Swap"), func(time.Time) time.Time { return time.Time{} }},
		{lang.L("Ends in 1 hour"), in(time.Hour)},
		{lang.L("Ends in 4 hours"), in(4 * time.Hour)},
	}
	event := p.app.CurrentEvent()
	if ends := event.Ends(); event.ID != 0 && ends.After(p.app.Store.Now()) {
		out = append(out, pageEnd{lang.L("Ends with the event"), func(time.Time) time.Time { return ends }})
	}
	return out
}

// offerEnds fills the choice anew: with a new page it begins without a time.
func (p *swapPage) offerEnds() {
	p.ends = p.pageEnds()
	words := make([]string, len(p.ends))
	for i, e := range p.ends {
		words[i] = e.words
	}
	p.until.SetOptions(words)
	p.until.OnChanged = nil
	p.until.SetSelectedIndex(0)
	p.end = time.Time{}
	p.until.OnChanged = func(string) { p.endAt(p.ends[p.until.SelectedIndex()].at(p.app.Store.Now())) }
}

// endAt has the page end at a moment; the zero time: only with Swap.
func (p *swapPage) endAt(at time.Time) {
	p.end = at
	if p.server != nil {
		p.server.EndAt(at)
	}
	p.tell()
}

// endWords says until when the page is open; "" when no time is set.
func (p *swapPage) endWords() string {
	if p.end.IsZero() {
		return ""
	}
	t := p.end.Local()
	words := t.Format("15:04")
	if dayOf(t) != p.app.todayDate() {
		words = shortDay(t, p.app.Store.Now()) + " " + words
	}
	return lang.L("open until {{.When}}", words)
}
