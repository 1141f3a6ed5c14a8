package swap

import (
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data/clock"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// VisitTime is how long who has opened the page is thought to have it before them, unless their card comes.
const VisitTime = 10 * time.Minute

// present reports whether somebody has the page open who has not sent a card yet.
func (p *swapPage) present() bool {
	return p.Server != nil && len(p.Openers) > 0 && clock.Real().Sub(p.Openers[len(p.Openers)-1]) < VisitTime
}

// LeavesSomebody reports whether the end of the program takes something from a visitor: the page that they have open, or a card that
// is not in the database yet.
func (p *swapPage) LeavesSomebody() bool { return p.present() || p.Keeping.Load() > 0 }

// Left implements Leaver: it ends the page and the camera: they are open while the screen is. It does not end the page under a
// visitor: the user is asked.
func (s *Page) Left() {
	s.Camera.Close()
	if s.Page.present() {
		fyne.Do(s.askLeft) // once the other screen is there, and has taken the keys
		return
	}
	s.closeLeft()
}

// closeLeft ends the page behind another screen.
func (s *Page) closeLeft() {
	open := s.Page.Server != nil
	s.Page.stop() // also one that is only about to open
	if open {
		s.Refresh()
		s.w.Say(lang.L("The swap page is closed."))
	}
}

// askLeft asks what becomes of the page that a visitor has open: until then it stays.
func (s *Page) askLeft() {
	sheet := s.w.NewSheet(lang.L("A visitor has your page open"), lang.L("Leave, keep the page"),
		widget.Prose(lang.L("People who have it open can still send their details while it stays open. If you close it, what they have typed is lost."), fyne.TextAlignLeading), fyne.NewSize(520, 200))
	sheet.Plain = true
	sheet.CancelButton.SetText(lang.L("Back to Swap"))
	stay := true
	sheet.OnOK = func() {
		stay = false
		sheet.Close()
		s.w.Say(lang.L("The swap page stays open. You close it in Swap; it ends with Lanyard."))
	}
	sheet.AddLeft(widget.NewButton(lang.L("Close the page"), "", func() {
		stay = false
		sheet.Close()
		s.closeLeft()
	}))
	sheet.OnClosed = func() {
		if stay && s.w.Store != nil {
			s.w.Places.Open(Screen.Key)
		}
	}
	sheet.First = sheet.OKButton
	sheet.Show()
}

// LeavesSomebody implements Stayer.
func (s *Page) LeavesSomebody() bool { return s.Page.LeavesSomebody() }

// TakesSecondEnter implements SecondEnter: Enter looks over the card that came in last.
func (s *Page) TakesSecondEnter() {}

// Presented implements Presenter: nobody would see that the camera is on.
func (s *Page) Presented() {
	s.Camera.Close()
	s.tellFull()
}

// AskQuit implements Stayer.
func (s *Page) AskQuit(quit func()) *window.Sheet {
	title, text := lang.L("A visitor has your page open"), lang.L("The page closes with Lanyard, and what they have typed is lost.")
	if s.Page.Keeping.Load() > 0 {
		title = lang.L("Details that came in are not saved yet")
		text = lang.L("Another program is at work on the file. Leave Lanyard open until that is done: they are saved then. The sender was not told that they arrived.")
	}
	sheet := s.w.NewSheet(title, lang.L("Quit all the same"), widget.Prose(text, fyne.TextAlignLeading), fyne.NewSize(520, 180))
	sheet.Plain = true
	sheet.CancelButton.SetText(lang.L("Not yet"))
	sheet.OnOK = func() {
		sheet.Close()
		quit()
	}
	sheet.First = sheet.CancelButton
	return sheet.Show()
}

// QuietBefore is how long nothing may have been typed before a letter is a command.
const QuietBefore = time.Second

// hasKeys reports whether a letter is meant for the screen: nothing else has the keys, and it is not one of
// a text that was being typed.
func (s *Page) hasKeys() bool {
	if typed := widget.LastTyped(); typed.After(s.made) && clock.Real().Sub(typed) < QuietBefore || clock.Real().Sub(s.Strayed) < QuietBefore {
		return false
	}
	focused := s.w.Native.Canvas().Focused()
	if focused == nil {
		return true
	}
	o, ok := focused.(fyne.CanvasObject)
	if !ok || s.root == nil {
		return false
	}
	driver := fyne.CurrentApp().Driver()
	at, from, size := driver.AbsolutePositionForObject(o), driver.AbsolutePositionForObject(s.root), s.root.Size()
	return at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height
}

// Foot implements Footed.
func (s *Page) Foot() fyne.CanvasObject {
	switch {
	case s.Shown == nil || !s.Shown.Visible():
		return nil
	case s.Page.Content.Visible():
		return s.Page.buttons
	case s.Pane.Content.Visible():
		return s.Pane.Buttons
	}
	return nil
}
