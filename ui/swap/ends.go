package swap

import (
	"time"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/words"
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
	event := p.w.Here
	if ends := event.Ends(); event.ID != 0 && ends.After(p.w.Store.Now()) {
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
	p.Until.SetOptions(words)
	p.Until.OnChanged = nil
	p.Until.SetSelectedIndex(0)
	p.End = time.Time{}
	p.Until.OnChanged = func(string) { p.EndAt(p.ends[p.Until.SelectedIndex()].at(p.w.Store.Now())) }
}

// EndAt has the page end at a moment; the zero time: only with Swap.
func (p *swapPage) EndAt(at time.Time) {
	p.End = at
	if p.Server != nil {
		p.Server.EndAt(at)
	}
	p.tell()
}

// endWords says until when the page is open; "" when no time is set.
func (p *swapPage) endWords() string {
	if p.End.IsZero() {
		return ""
	}
	t := p.End.Local()
	texts := t.Format("15:04")
	if data.DateOf(t) != p.w.Today() {
		texts = words.ShortDay(t, p.w.Store.Now()) + " " + texts
	}
	return lang.L("open until {{.When}}", texts)
}
