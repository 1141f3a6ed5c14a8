package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

func TestABannerStandsInTheSheetInFrontAndLeavesTheKeysWhereTheyAre(t *testing.T) {
	a := newScreens(t)
	shown(t, a, a.people(), "people")
	capture.New(a.Window)
	settle(t, a)
	sheet := sheetOf(t, a)
	entry := a.Native.Canvas().Focused().(*widget.Entry)
	test.Type(entry, "Ada")
	pressed := ""
	a.ShowBanner(window.NewBanner("clock", "In 10 minutes: Bo", "Stand 14",
		widget.Action{Text: "Brief", Do: func() { pressed += "Brief " }}, widget.Action{Text: "Later", Do: func() { pressed += "Later "; a.ShowBanner(nil) }}))
	settle(t, a)
	if !strings.Contains(texts(sheet.Pop), "In 10 minutes: Bo\nStand 14") {
		t.Errorf("the sheet does not say it:\n%s", texts(sheet.Pop))
	}
	if strings.Contains(texts(a.Native.Content()), "In 10 minutes") {
		t.Error("it stands below the sheet as well")
	}
	if a.Native.Canvas().Focused() != fyne.Focusable(entry) {
		t.Errorf("the keys went to %T", a.Native.Canvas().Focused())
	}
	test.Type(entry, " Okoro")
	if entry.Text != "Ada Okoro" {
		t.Errorf("typed: %q", entry.Text)
	}
	for _, want := range []string{"Brief", "Later"} {
		a.FocusMessage()
		b, ok := a.Native.Canvas().Focused().(*widget.Button)
		if !ok || b.Text != want {
			t.Fatalf("Ctrl+T leads to %T, not to %q", a.Native.Canvas().Focused(), want)
		}
		typeKey(a, fyne.KeyReturn)
	}
	if pressed != "Brief Later " || a.Native.Canvas().Focused() != fyne.Focusable(entry) {
		t.Errorf("pressed %q; the keys are with %T", pressed, a.Native.Canvas().Focused())
	}
	a.ShowBanner(window.NewBanner("clock", "In 9 minutes: Cy", ""))
	sheet.Close()
	settle(t, a)
	if got := texts(a.Native.Content()); !strings.Contains(got, "In 9 minutes: Cy") {
		t.Error("it went with the sheet")
	}
	if strings.Contains(texts(sheet.Pop), "Cy") {
		t.Error("the sheet has kept it")
	}
}

func TestTheOpenWindowSpeaksOfAnAppointmentThatIsNear(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		c, e := data.Contact{DisplayName: "Ada Okoro"}, data.Event{Name: "Fair"}
		err := errors.Join(tx.SaveContact(&c), tx.SaveEvent(&e))
		return errors.Join(err, tx.SaveAppointment(&data.Appointment{ContactID: c.ID, EventID: e.ID, Start: noon.Add(7 * time.Minute)}))
	})
	a.start("today")
	until(t, "the banner", func() bool { return a.Banner() != nil })
	if got := texts(a.Native.Content()); !strings.Contains(got, "In 7 minutes: Ada Okoro") {
		t.Errorf("the window says:\n%s", got)
	}
	a.Cancel()
	a.Lasting.Wait()
}
