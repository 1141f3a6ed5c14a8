package focus

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/ui/widget/style"
)

// Room that stays around what reveal scrolls to; above it there is mostly a caption.
const (
	roomAbove = 28
	roomBelow = 16
)

// Reveal scrolls what holds a widget until the widget is seen. Fyne moves the focus with Tab but
// leaves it out of sight, so every widget that takes the focus asks for it.
func Reveal(o fyne.CanvasObject) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	revealIn(inFront(c), o)
}

// BringBack scrolls to what has the keys and was scrolled out of sight since, and reports whether it was: what a key would do with it
// is done by the next one, when it is seen.
func BringBack(o fyne.CanvasObject) bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || !outOfSight(inFront(c), o) {
		return false
	}
	Reveal(o)
	return true
}

// outOfSight reports whether less than half of o is seen in a scroll below at that holds it.
func outOfSight(at, o fyne.CanvasObject) bool {
	_, out, _ := placeIn(at, o)
	return out
}

// placeIn looks for o below at, and gives its distance from at's upper edge.
func placeIn(at, o fyne.CanvasObject) (y float32, out, found bool) {
	if at == o {
		return 0, false, true
	}
	if at == nil || !at.Visible() {
		return 0, false, false
	}
	for _, child := range children(at) {
		if y, out, found = placeIn(child, o); !found {
			continue
		}
		y += child.Position().Y
		if s, ok := at.(*container.Scroll); ok {
			room, height := s.Size().Height, o.Size().Height
			out = out || min(y+height, room)-max(y, 0) < min(height, room)/2
		}
		return y, out, true
	}
	return 0, false, false
}

// inFront is what the keys act on: the popup in front, else the content. Fyne puts a popup into a
// container whose type is its own secret, but whose Content is not.
func inFront(c fyne.Canvas) fyne.CanvasObject {
	top := c.Overlays().Top()
	if top == nil {
		return c.Content()
	}
	return InOverlay(top)
}

// InOverlay is the popup that one of a canvas's overlays shows.
func InOverlay(overlay fyne.CanvasObject) fyne.CanvasObject {
	if v := reflect.Indirect(reflect.ValueOf(overlay)); v.Kind() == reflect.Struct {
		if f := v.FieldByName("Content"); f.IsValid() {
			if content, ok := f.Interface().(fyne.CanvasObject); ok {
				return content
			}
		}
	}
	return overlay
}

// revealIn looks for o below at and gives its distance from at's upper edge.
func revealIn(at, o fyne.CanvasObject) (y float32, found bool) {
	if at == o {
		return 0, true
	}
	if at == nil || !at.Visible() {
		return 0, false
	}
	for _, child := range children(at) {
		if y, found = revealIn(child, o); !found {
			continue
		}
		y += child.Position().Y
		if s, ok := at.(*container.Scroll); ok {
			y += s.Offset.Y // of the content, wherever it stands now
			scrollTo(s, y, o.Size().Height)
			y -= s.Offset.Y
		}
		return y, true
	}
	return 0, false
}

func children(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case *container.Split:
		return []fyne.CanvasObject{o.Leading, o.Trailing}
	case *fw.PopUp:
		return []fyne.CanvasObject{o.Content}
	case *style.Backdrop:
		return []fyne.CanvasObject{o.Content}
	}
	return nil
}

// scrollTo moves a scroll no further than it must.
func scrollTo(s *container.Scroll, y, height float32) {
	room := s.Size().Height
	at := s.Offset.Y
	if y >= at && y+height <= at+room {
		return
	}
	if y < at {
		at = y - roomAbove
	} else {
		at = min(y-roomAbove, y+height+roomBelow-room)
	}
	s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(0, min(at, hiddenHeight(s)))))
}
