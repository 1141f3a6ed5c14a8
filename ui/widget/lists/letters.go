package lists

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// Letter is one entry of Letters.
type Letter struct {
	Text  string
	Empty bool // nothing begins with it: shown pale
}

// Letters is a narrow column of letters beside a long list. A click on one, or dragging over them,
// goes to where it begins.
type Letters struct {
	fw.BaseWidget
	OnChosen func(i int)

	letters []Letter
	current int
	dragged int // letter last chosen by a drag; -1 for none
}

// NewLetters is an empty column.
func NewLetters() *Letters {
	l := &Letters{current: -1, dragged: -1}
	l.ExtendBaseWidget(l)
	return l
}

// Set replaces the letters.
func (l *Letters) Set(letters []Letter) {
	l.letters = make([]Letter, len(letters))
	for i, letter := range letters {
		letter.Text = style.Shown(letter.Text)
		l.letters[i] = letter
	}
	l.Refresh()
}

// SetCurrent marks the letter that the list shows; -1 marks none.
func (l *Letters) SetCurrent(i int) {
	if l.current != i {
		l.current = i
		l.Refresh()
	}
}

// at is the letter at a height.
func (l *Letters) at(y float32) int {
	n := len(l.letters)
	if n == 0 || l.Size().Height <= 0 {
		return -1
	}
	return min(max(int(y/l.Size().Height*float32(n)), 0), n-1)
}

func (l *Letters) choose(i int) {
	if i >= 0 && l.OnChosen != nil {
		l.OnChosen(i)
	}
}

// Tapped implements fyne.Tappable.
func (l *Letters) Tapped(e *fyne.PointEvent) { l.choose(l.at(e.Position.Y)) }

// Dragged implements fyne.Draggable.
func (l *Letters) Dragged(e *fyne.DragEvent) {
	if i := l.at(e.Position.Y); i != l.dragged {
		l.dragged = i
		l.choose(i)
	}
}

// DragEnd implements fyne.Draggable.
func (l *Letters) DragEnd() { l.dragged = -1 }

// Cursor implements desktop.Cursorable.
func (l *Letters) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (l *Letters) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	r := &lettersRenderer{l: l}
	r.Refresh()
	return r
}

type lettersRenderer struct {
	l     *Letters
	texts []*canvas.Text
}

// letterSize is the size of the letters' text; they keep it at any text size, since there is no
// room for more.
const letterSize = 11

// MinSize implements fyne.WidgetRenderer.
func (r *lettersRenderer) MinSize() fyne.Size { return fyne.NewSize(20, 100) }

// Layout spreads the letters; where they would touch, only every second, third … is shown.
func (r *lettersRenderer) Layout(s fyne.Size) {
	n := len(r.texts)
	if n == 0 || s.Height <= 0 {
		return
	}
	pitch := s.Height / float32(n)
	every := 1
	for pitch*float32(every) < letterSize+2 {
		every++
	}
	for i, t := range r.texts {
		t.Hidden = i%every != 0 && i != r.l.current
		h := t.MinSize().Height
		t.Resize(fyne.NewSize(s.Width, h))
		t.Move(fyne.NewPos(0, (float32(i)+0.5)*pitch-h/2))
	}
	if c := r.l.current; every > 1 && c >= 0 && c < n && c%every != 0 { // it takes its neighbour's place
		r.texts[c/every*every].Hidden = true
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *lettersRenderer) Refresh() {
	for len(r.texts) < len(r.l.letters) {
		t := canvas.NewText("", theme.Color(style.ColorMuted))
		t.TextSize, t.Alignment = letterSize, fyne.TextAlignCenter
		r.texts = append(r.texts, t)
	}
	r.texts = r.texts[:len(r.l.letters)]
	for i, letter := range r.l.letters {
		t := r.texts[i]
		t.Text, t.TextStyle.Bold = letter.Text, i == r.l.current
		switch {
		case i == r.l.current:
			t.Color = theme.Color(theme.ColorNamePrimary)
		case letter.Empty:
			t.Color = theme.Color(theme.ColorNameInputBorder)
		default:
			t.Color = theme.Color(style.ColorMuted)
		}
	}
	r.Layout(r.l.Size())
	for _, t := range r.texts {
		t.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *lettersRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.texts))
	for i, t := range r.texts {
		out[i] = t
	}
	return out
}

// Destroy implements fyne.WidgetRenderer.
func (r *lettersRenderer) Destroy() {}
