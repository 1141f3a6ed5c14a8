package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/reading"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
)

const (
	listBefore = "Name,Email,Attendee Status\nAnn Lund,ann@lund.example,Attending\nBo Roe,bo@roe.example,Attending\nCy Dee,cy@dee.example,Declined\nDi Fox,di@fox.example,Attending\n"
	listAgain  = "Name,Email,Title,Attendee Status\nFy Holm,fy@holm.example,,Attending\nAnn Lund,ann@lund.example,Head,Attending\nBo Roe,bo@roe.example,,Cancelled\nCy Dee,cy@dee.example,,Attending\n"
)

// listIn is the list in a sheet.
func listIn(t *testing.T, o fyne.CanvasObject) (found *lists.List) {
	t.Helper()
	walk(o, func(o fyne.CanvasObject) {
		if l, ok := o.(*lists.List); ok && found == nil {
			found = l
		}
	})
	if found == nil {
		t.Fatal("there is no list")
	}
	return found
}

func TestAListThatComesAgainHasASectionForEachChange(t *testing.T) {
	a := newScreens(t)
	_, fair := twoEvents(t, a)
	a.Places.Event(fair.ID)
	settle(t, a)
	reading.Files(a.Window, []string{fileOf(t, "list.csv", listBefore)})
	settle(t, a)
	if got := texts(sheetOf(t, a).Body); strings.Contains(got, "New on the list") {
		t.Errorf("the first list has sections:\n%s", got)
	}
	sheetOf(t, a).Accept()
	settle(t, a)
	reading.Files(a.Window, []string{fileOf(t, "again.csv", listAgain)})
	settle(t, a)
	s := sheetOf(t, a)
	got := texts(s.Body)
	at := -1
	for _, want := range []string{"Cancelled: 1", "Bo Roe", "Had cancelled, comes again: 1", "Cy Dee", "Changed: 1", "Ann Lund", "No longer in the file: 1", "Di Fox", "New on the list: 1", "Fy Holm"} {
		i := strings.Index(got, want)
		if i < at || i < 0 {
			t.Errorf("%q stands at %d, behind %d:\n%s", want, i, at, got)
		}
		at = max(at, i)
	}
	list := listIn(t, s.Body)
	a.Native.Canvas().Focus(list)
	if list.Current() != 1 {
		t.Errorf("the row %d is chosen at first", list.Current())
	}
	for range 3 { // over the headings, to who is gone
		typeKey(a, fyne.KeyDown)
	}
	if !strings.Contains(texts(s.Body), "Nobody is taken off unless you say so") {
		t.Errorf("row %d says\n%s", list.Current(), texts(s.Body))
	}
	typeKey(a, fyne.KeyReturn)
	chips := ""
	walk(s.Body, func(o fyne.CanvasObject) {
		if c, ok := o.(*widget.Chip); ok {
			chips += c.Text() + "|"
		}
	})
	if !strings.Contains(chips, "cancelled|comes again|changed|off the list|new|") {
		t.Errorf("the chips are %s", chips)
	}
	s.Accept()
	settle(t, a)
	on, err := a.Store.Attendees(t.Context(), fair.ID)
	if err != nil || len(on) != 4 || slices.ContainsFunc(on, func(x data.Attendee) bool { return nameOf(t, a, x.ContactID) == "Di Fox" }) {
		t.Errorf("%d are on the list, %v", len(on), err)
	}
	if _, page := a.Places.Shown(); page == nil {
		t.Error("no page is shown")
	}
	if _, err := a.Store.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	on, err = a.Store.Attendees(t.Context(), fair.ID)
	if err != nil || len(on) != 4 || !slices.ContainsFunc(on, func(x data.Attendee) bool { return nameOf(t, a, x.ContactID) == "Di Fox" }) {
		t.Errorf("after undo %d are on the list, %v", len(on), err)
	}
}

func nameOf(t *testing.T, a *App, id int64) string {
	t.Helper()
	c, err := a.Store.Contact(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return c.Name()
}
