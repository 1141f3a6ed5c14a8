package promise

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Line is a promise as it is shown beside other things: a box to tick, what is promised, and how it stands.
type Line struct {
	Check *widget.Check
	Text  fyne.CanvasObject
}

// NewLine shows a promise. who says whom it concerns; "" where that is plain. One that is done or dropped is struck through, and
// the box takes that back.
func NewLine(w *window.Window, p *store.PromiseRow, who string) Line {
	text := style.NewLabel(words.Private(short(p.Text)))
	text.Wrapping = fyne.TextWrapWord
	text.TextStyle.Strikethrough = settled(p)
	return newLine(w, p, widget.Tight(text), who)
}

// NewShortLine is NewLine where there is room for one line of what is promised.
func NewShortLine(w *window.Window, p *store.PromiseRow, who string) Line {
	text := style.NewText(words.Private(p.Text))
	text.Style.Strikethrough = settled(p)
	return newLine(w, p, text, who)
}

// settled reports whether a promise is done or dropped.
func settled(p *store.PromiseRow) bool {
	return p.State == data.PromiseDone || p.State == data.PromiseDropped
}

func newLine(w *window.Window, p *store.PromiseRow, text fyne.CanvasObject, who string) Line {
	check := widget.NewCheck("", nil)
	check.SetTip(lang.L("Tick it off"))
	if settled(p) {
		check.SetTip(lang.L("It is owed again"))
	}
	check.SetChecked(settled(p))
	id := p.ID
	check.OnChanged = func(on bool) { Tick(w, id, on) }
	when := words.PromiseState(p, w.Store.Now())
	if when == "" {
		when = words.Due(p.Due, w.Today())
	}
	due := style.NewCaption(when)
	lines := container.New(layout.NewCustomPaddedVBoxLayout(1), text)
	if who != "" {
		muted := style.NewMuted(who)
		muted.TextSize = theme.SizeNameCaptionText
		lines.Add(muted)
	}
	return Line{check, container.NewBorder(nil, nil, nil, container.NewCenter(due), lines)}
}

// Struck are promises that were done or dropped where they are shown, and stay there, struck through, until the screen is left.
type Struck struct{ ids map[int64]bool }

// Keep has promises stay.
func (s *Struck) Keep(ids ...int64) {
	if s.ids == nil {
		s.ids = map[int64]bool{}
	}
	for _, id := range ids {
		s.ids[id] = true
	}
}

// Has reports whether a promise stays.
func (s *Struck) Has(id int64) bool { return s.ids[id] }

// IDs are the promises that stay, in no order.
func (s *Struck) IDs() []int64 {
	out := make([]int64, 0, len(s.ids))
	for id := range s.ids {
		out = append(out, id)
	}
	return out
}

// Clear lets all of them go, and reports whether there were any.
func (s *Struck) Clear() bool {
	had := len(s.ids) > 0
	s.ids = nil
	return had
}

// InPlace puts what is kept of an older list, and has left the newer, back behind what stood before it.
func InPlace(old, now []int64, kept func(id int64) bool) []int64 {
	there := make(map[int64]bool, len(now))
	for _, id := range now {
		there[id] = true
	}
	out := slices.Clone(now)
	at := 0 // behind the last of the older list that is in the newer
	for _, id := range old {
		switch {
		case there[id]:
			if i := slices.Index(out[at:], id); i >= 0 {
				at += i + 1
			}
		case kept(id):
			out = slices.Insert(out, at, id)
			at++
		}
	}
	return out
}
