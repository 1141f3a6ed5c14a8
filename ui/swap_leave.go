package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data/clock"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// visitTime is how long who has opened the page is thought to have it before them, unless their card comes.
const visitTime = 10 * time.Minute

// present reports whether somebody has the page open who has not sent a card yet.
func (p *swapPage) present() bool {
	return p.server != nil && len(p.openers) > 0 && clock.Real().Sub(p.openers[len(p.openers)-1]) < visitTime
}

// leavesSomebody reports whether the end of the program takes something from a visitor: the page that they have open, or a card that
// is not in the database yet.
func (p *swapPage) leavesSomebody() bool { return p.present() || p.keeping.Load() > 0 }

// Left implements Leaver: it ends the page and the camera: they are open while the screen is. It does not end the page under a
// visitor: the user is asked.
func (s *swapScreen) Left() {
	s.camera.close()
	if s.page.present() {
		fyne.Do(s.askLeft) // once the other screen is there, and has taken the keys
		return
	}
	s.closeLeft()
}

// closeLeft ends the page behind another screen.
func (s *swapScreen) closeLeft() {
	open := s.page.server != nil
	s.page.stop() // also one that is only about to open
	if open {
		s.refresh()
		s.app.Say(lang.L("The swap page is closed."))
	}
}

// askLeft asks what becomes of the page that a visitor has open: until then it stays.
func (s *swapScreen) askLeft() {
	sheet := s.app.NewSheet(lang.L("A visitor has your page open"), lang.L("Leave, keep the page"),
		prose(lang.L("Whoever has it open can still send a card while it stays. Closed, what they have typed is lost."), fyne.TextAlignLeading), fyne.NewSize(520, 200))
	sheet.cancel.SetText(lang.L("Back to Swap"))
	stay := true
	sheet.OnOK = func() {
		stay = false
		sheet.Close()
		s.app.Say(lang.L("The swap page stays open. You close it in Swap; it ends with Lanyard."))
	}
	sheet.AddLeft(widget.NewButton(lang.L("Close the page"), "", func() {
		stay = false
		sheet.Close()
		s.closeLeft()
	}))
	sheet.OnClosed = func() {
		if stay && s.app.Store != nil {
			s.app.Places.Open(swapPlace.Key)
		}
	}
	sheet.First = sheet.ok
	sheet.Show()
}

// LeavesSomebody implements Stayer.
func (s *swapScreen) LeavesSomebody() bool { return s.page.leavesSomebody() }

// TakesSecondEnter implements SecondEnter: Enter looks over the card that came in last.
func (s *swapScreen) TakesSecondEnter() {}

// Presented implements Presenter: nobody would see that the camera is on.
func (s *swapScreen) Presented() {
	s.camera.close()
	s.tellFull()
}

// AskQuit implements Stayer.
func (s *swapScreen) AskQuit(quit func()) *Sheet {
	title, text := lang.L("A visitor has your page open"), lang.L("The page closes with Lanyard, and what they have typed is lost.")
	if s.page.keeping.Load() > 0 {
		title = lang.L("A card that came in is not saved yet")
		text = lang.L("Another program is at work on the file. Leave Lanyard open until that is done: the card is saved then. Whoever sent it was not told that it was taken.")
	}
	sheet := s.app.NewSheet(title, lang.L("Quit all the same"), prose(text, fyne.TextAlignLeading), fyne.NewSize(520, 180))
	sheet.cancel.SetText(lang.L("Not yet"))
	sheet.OnOK = func() {
		sheet.Close()
		quit()
	}
	sheet.First = sheet.cancel
	return sheet.Show()
}

// quietBefore is how long nothing may have been typed before a letter is a command.
const quietBefore = time.Second

// hasKeys reports whether a letter is meant for the screen: nothing else has the keys, and it is not one of
// a text that was being typed.
func (s *swapScreen) hasKeys() bool {
	if typed := widget.LastTyped(); typed.After(s.made) && clock.Real().Sub(typed) < quietBefore || clock.Real().Sub(s.strayed) < quietBefore {
		return false
	}
	focused := s.app.Native.Canvas().Focused()
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
func (s *swapScreen) Foot() fyne.CanvasObject {
	switch {
	case s.shown == nil || !s.shown.Visible():
		return nil
	case s.page.content.Visible():
		return s.page.buttons
	case s.pane.content.Visible():
		return s.pane.buttons
	}
	return nil
}
