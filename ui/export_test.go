package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/widget"
)

func TestTheExportSaysWhatDoesNotFitBeforeItWrites(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		c := data.Contact{Given: "Ada", Family: "Doe", Emails: []data.Email{{Value: "a@doe.example"}, {Value: "b@doe.example"}}}
		return tx.SaveContact(&c)
	})
	a.exportSheet("Export", "", export.Job{})
	for _, c := range []struct{ name, says string }{
		{"Salesforce (CSV)", "1 person has a second e-mail: goes into Description"},
		{"Other apps and Lanyard (CSV)", "Everything fits."},
		{"vCard 3.0 (phones)", "Everything fits."},
	} {
		t.Run(c.name, func(t *testing.T) {
			walk(sheetOf(t, a).body, func(o fyne.CanvasObject) {
				if s, ok := o.(*widget.Select); ok {
					s.SetSelected(c.name)
				}
			})
			settle(t, a)
			if got := texts(sheetOf(t, a).body); !strings.Contains(got, c.says) {
				t.Error(got)
			}
		})
	}
}

func TestAnEventWithoutPeopleIsExportedAsACalendar(t *testing.T) {
	a := newScreens(t)
	e := data.Event{Name: "Library Days", Sessions: []data.Session{{Title: "Opening"}}}
	write(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	a.exportEvent(e.ID)
	settle(t, a)
	s := sheetOf(t, a)
	if got := texts(s.body); s.title.Text() != "Export the programme of Library Days" || !strings.Contains(got, "Calendar (ICS)") || !strings.Contains(got, "Library-Days.ics") {
		t.Errorf("%s: %s", s.title.Text(), got)
	}
}
