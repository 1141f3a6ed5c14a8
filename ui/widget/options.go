package widget

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/keys"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
)

// Options are a few choices in a row, of which one is chosen, or several. While it has the keys, the digit before a choice
// chooses it; the same again takes it back.
type Options struct {
	fw.BaseWidget
	OnChanged func(chosen bool) // chosen: not taken back
	OnMove    func(step int)    // Up and Down: to the question above or below
	OnLeave   func()            // Esc

	// Stays has the one that is chosen stay chosen when it is chosen again.
	Stays bool

	many    bool
	keys    []*keys.Key // choose them, in their order
	place   keys.Place  // of keys
	texts   []string
	chosen  []bool
	chips   []*numbered
	at      int // the one that Space chooses
	focused bool
	box     *fyne.Container
}

// NewOptions are choices with nothing chosen. With many several can be.
func NewOptions(texts []string, many bool) *Options {
	return newOptions(texts, nil, many, answerKeys[:min(len(texts), len(answerKeys))])
}

// NewLettered are choices of which one is chosen by its letter, each with an icon.
func NewLettered(texts, icons []string, letters []*keys.Key) *Options {
	o := newOptions(texts, icons, false, letters)
	o.Stays = true
	return o
}

func newOptions(texts, icons []string, many bool, by []*keys.Key) *Options {
	o := &Options{many: many, texts: texts, keys: by, place: keys.Question, chosen: make([]bool, len(texts)), box: style.Wrap()}
	for i, text := range texts {
		if i < len(by) {
			text, o.place = by[i].Press+"  "+text, by[i].Place
		}
		n := &numbered{Chip: Chip{text: style.Name(text)}, tapped: func() { o.press(i) }}
		if icons != nil {
			n.icon = style.Icon(icons[i])
		}
		n.ExtendBaseWidget(n)
		o.chips = append(o.chips, n)
		o.box.Add(n)
	}
	o.ExtendBaseWidget(o)
	return o
}

// numbered is a chip that the keys reach as part of a row.
type numbered struct {
	Chip
	tapped func()
}

// Tapped implements fyne.Tappable.
func (n *numbered) Tapped(*fyne.PointEvent) { n.tapped() }

// Cursor implements desktop.Cursorable.
func (n *numbered) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Chosen are the places of what is chosen.
func (o *Options) Chosen() (out []int) {
	for i, on := range o.chosen {
		if on {
			out = append(out, i)
		}
	}
	return out
}

// Choose sets what is chosen.
func (o *Options) Choose(places ...int) {
	for i := range o.chosen {
		o.chosen[i] = slices.Contains(places, i)
	}
	o.show()
}

// press chooses one, or takes it back.
func (o *Options) press(i int) {
	if i < 0 || i >= len(o.chosen) {
		return
	}
	on := !o.chosen[i] || o.Stays
	if !o.many {
		clear(o.chosen)
	}
	o.chosen[i], o.at = on, i
	o.show()
	if o.OnChanged != nil {
		o.OnChanged(on)
	}
}

func (o *Options) show() {
	for i, c := range o.chips {
		c.Strong, c.focused = o.chosen[i], o.focused && i == o.at
		c.Refresh()
	}
}

// FocusGained implements fyne.Focusable.
func (o *Options) FocusGained() {
	o.focused = true
	if c := o.Chosen(); len(c) > 0 {
		o.at = c[0]
	}
	o.show()
	focus.Reveal(o)
}

// FocusLost implements fyne.Focusable.
func (o *Options) FocusLost() {
	o.focused = false
	o.show()
}

// AcceptsTab implements fyne.Tabbable: Tab waits where the other keys do.
func (o *Options) AcceptsTab() bool { return focus.TakesTab(o) }

// answerKeys choose the options, in their order.
var answerKeys = []*keys.Key{
	keys.Answer1, keys.Answer2, keys.Answer3, keys.Answer4, keys.Answer5, keys.Answer6, keys.Answer7, keys.Answer8, keys.Answer9,
}

// TypedRune implements fyne.Focusable.
func (o *Options) TypedRune(r rune) {
	if focus.KeptRune(o, r) {
		return
	}
	if i := slices.Index(o.keys, focus.Lettered(o.place, r)); i >= 0 {
		o.press(i)
		return
	}
	if r != ' ' {
		focus.ForwardRune(o, r)
	}
}

// TypedKey implements fyne.Focusable.
func (o *Options) TypedKey(e *fyne.KeyEvent) {
	if focus.KeptKey(o, e) {
		return
	}
	switch focus.Pressed(keys.Question, e, 0) {
	case keys.ChoiceBefore:
		o.mark(o.at - 1)
	case keys.ChoiceAfter:
		o.mark(o.at + 1)
	case keys.TakeChoice:
		focus.Spend(o, e)
		o.press(o.at)
	case keys.QuestionAbove:
		o.move(-1)
	case keys.QuestionBelow:
		o.move(1)
	case keys.LeaveQuestions:
		if o.OnLeave != nil {
			o.OnLeave()
			return
		}
		focus.ForwardKey(o, e)
	default:
		focus.ForwardKey(o, e)
	}
}

// mark goes to a choice, without choosing it.
func (o *Options) mark(i int) {
	o.at = max(0, min(i, len(o.chips)-1))
	o.show()
}

func (o *Options) move(step int) {
	if o.OnMove != nil {
		o.OnMove(step)
	}
}

// CreateRenderer implements fyne.Widget.
func (o *Options) CreateRenderer() fyne.WidgetRenderer {
	o.ExtendBaseWidget(o)
	return fw.NewSimpleRenderer(o.box)
}
