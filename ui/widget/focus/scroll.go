package focus

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/ui/keys"
)

// scrollLine is how far an arrow key moves what is scrolled, and what stays in sight of a page.
const scrollLine = 40

// ScrollKey moves, by an arrow key, PgUp, PgDn, Home or End, what is scrolled in front: the page or sheet
// that holds the focus or, where none does, the first that is longer than its place. It does nothing for
// other keys.
func ScrollKey(c fyne.Canvas, e *fyne.KeyEvent) {
	at := inFront(c)
	focused, _ := c.Focused().(fyne.CanvasObject)
	s, _ := scrollOf(at, focused)
	if s == nil {
		s, _ = scrollOf(at, nil)
	}
	if s == nil {
		return
	}
	page := max(scrollLine, s.Size().Height-scrollLine)
	y, ok := map[*keys.Key]float32{
		keys.ScrollUp: s.Offset.Y - scrollLine, keys.ScrollDown: s.Offset.Y + scrollLine,
		keys.PageUp: s.Offset.Y - page, keys.PageDown: s.Offset.Y + page,
		keys.ScrollTop: 0, keys.ScrollBottom: hiddenHeight(s),
	}[Pressed(keys.Page, e, 0)]
	if ok {
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, min(max(y, 0), hiddenHeight(s))))
	}
}

// hiddenHeight is how far a scroll's content can be moved up and down.
func hiddenHeight(s *container.Scroll) float32 {
	return max(0, s.Content.Size().Height-s.Size().Height)
}

// scrollOf finds below at the innermost scroll that has something to scroll and holds o; the first one
// when o is nil. found reports whether o was met.
func scrollOf(at, o fyne.CanvasObject) (s *container.Scroll, found bool) {
	if at == nil || !at.Visible() {
		return nil, false
	}
	found = at == o
	for _, child := range children(at) {
		inner, there := scrollOf(child, o)
		if inner != nil {
			return inner, there
		}
		found = found || there
	}
	if outer, ok := at.(*container.Scroll); ok && hiddenHeight(outer) > 0 && (found || o == nil) {
		return outer, found
	}
	return nil, found
}
