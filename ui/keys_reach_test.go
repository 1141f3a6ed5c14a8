package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// typeKey types a key as the window does: to what has the focus, else to the window.
func typeKey(a *App, name fyne.KeyName) {
	c := a.Native.Canvas()
	if f := c.Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: name})
		return
	}
	c.OnTypedKey()(&fyne.KeyEvent{Name: name})
}

func TestTheMessagesButtonIsReachedAndPressedByKeyboard(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.people(), "people")
	before := a.Native.Canvas().Focused()
	toButton := func() {
		for _, k := range (keyboard{a}).table() {
			if k.Press == "Ctrl+T" {
				k.Run()
			}
		}
	}
	toButton()
	if a.Native.Canvas().Focused() != before {
		t.Error("without a message the focus moves")
	}
	a.Say("Copied")
	toButton()
	if a.Native.Canvas().Focused() != before {
		t.Error("the focus goes to a message without a button")
	}
	pressed := 0
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace} {
		a.Toasts.Show("Saved Ada", "Undo", func() { pressed++ })
		toButton()
		if a.Native.Canvas().Focused() == before {
			t.Fatal("the button has not got the focus")
		}
		typeKey(a, key)
		if got := texts(a.Toasts.Layer); got != "" {
			t.Errorf("after %s the message %q is still there", key, got)
		}
		if a.Native.Canvas().Focused() != before {
			t.Errorf("after %s the keys go to %T", key, a.Native.Canvas().Focused())
		}
	}
	done := ""
	for n, want := range []string{"", "Open", "Show", "Open"} { // once more leads to the next, and round
		a.Toasts.ShowWith("Exported", widget.Action{Text: "Open", Do: func() { done = "Open" }}, widget.Action{Text: "Show", Do: func() { done = "Show" }})
		done = ""
		for range n {
			toButton()
		}
		if n > 0 {
			typeKey(a, fyne.KeyReturn)
		}
		if done != want {
			t.Errorf("after %d times Ctrl+T Enter does %q, want %q", n, done, want)
		}
	}
	a.Toasts.Hide()
	if pressed != 2 {
		t.Errorf("the button was pressed %d times, want 2", pressed)
	}
	a.Toasts.Show("Saved Ada", "Undo", func() { t.Error("Esc undoes") })
	toButton()
	typeKey(a, fyne.KeyEscape)
	if got := texts(a.Toasts.Layer); got != "" || a.Native.Canvas().Focused() != before {
		t.Errorf("after Esc the message is %q and the keys go to %T", got, a.Native.Canvas().Focused())
	}
}

func TestLongPagesScrollByKeyboard(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		for i := range 12 {
			c := data.Contact{Given: "Ada", Family: fmt.Sprint("Okoro ", i)}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			for _, day := range []int{12, 14} {
				if err := tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "Send the slides", Due: data.Date{Year: 2026, Month: 8, Day: day}}); err != nil {
					return err
				}
			}
			if err := tx.SaveEncounter(&data.Encounter{ContactID: c.ID, Note: "on shelving"}); err != nil {
				return err
			}
		}
		return nil
	})
	a.Native.Resize(fyne.NewSize(800, 600))
	for _, s := range []struct {
		key    string
		screen window.Page
	}{{"settings", a.settings()}} {
		t.Run(s.key, func(t *testing.T) {
			shown(t, a, s.screen, s.key)
			var page *container.Scroll
			walk(s.screen.Content(), func(o fyne.CanvasObject) {
				if scroll, ok := o.(*container.Scroll); ok && page == nil {
					page = scroll
				}
			})
			end := page.Content.Size().Height - page.Size().Height
			if end <= page.Size().Height/2 {
				t.Fatalf("the page has only %v below its place", end)
			}
			height := page.Size().Height
			for _, focused := range []bool{false, true} {
				a.Native.Canvas().Unfocus()
				if focused { // what has the focus does not use these keys
					a.Native.Canvas().FocusNext()
				}
				page.ScrollToOffset(fyne.Position{})
				for _, step := range []struct {
					key  fyne.KeyName
					want float32
				}{
					{fyne.KeyDown, 40},
					{fyne.KeyUp, 0},
					{fyne.KeyUp, 0},
					{fyne.KeyPageDown, min(end, height-40)},
					{fyne.KeyPageUp, 0},
					{fyne.KeyEnd, end},
					{fyne.KeyPageDown, end},
					{fyne.KeyHome, 0},
				} {
					typeKey(a, step.key)
					if page.Offset.Y != step.want {
						t.Errorf("focus %v: after %s the page is at %v, want %v", focused, step.key, page.Offset.Y, step.want)
					}
				}
			}
		})
	}
}

func TestTheMessagesButtonShowsThePointerAndTheFocus(t *testing.T) {
	a := newScreens(t)
	a.Toasts.Show("Saved Ada", "Undo", func() {})
	plain := test.RenderObjectToMarkup(a.Toasts.Layer)
	var button desktop.Hoverable
	walk(a.Toasts.Layer, func(o fyne.CanvasObject) {
		if h, ok := o.(desktop.Hoverable); ok {
			button = h
		}
	})
	button.MouseIn(&desktop.MouseEvent{})
	if test.RenderObjectToMarkup(a.Toasts.Layer) == plain {
		t.Error("under the pointer it looks as before")
	}
	button.MouseOut()
	if test.RenderObjectToMarkup(a.Toasts.Layer) != plain {
		t.Error("when the pointer has left it looks otherwise than before")
	}
	a.FocusMessage()
	if test.RenderObjectToMarkup(a.Toasts.Layer) == plain {
		t.Error("with the focus it looks as before")
	}
}
