package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/promises"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/window"
)

// TestNothingPrivateIsSeenUntilTheScreensAreReadAgain hides, and looks before anything is read: on the screen that is shown, and on each
// that is opened then.
func TestNothingPrivateIsSeenUntilTheScreensAreReadAgain(t *testing.T) {
	a, ada, fair := hiddenFair(t)
	visit := []showing{
		{"people", func() { a.Places.Person(ada) }},
		{"events", func() { a.Places.Event(fair) }},
		{"promises", func() { a.Places.Open("promises") }},
		{"settings", func() { a.Places.Open("settings") }},
		{"today", func() { a.Places.Open("today") }},
	}
	for _, from := range visit {
		hide(t, a, false)
		bare := 0
		for _, s := range append(slices.Clone(visit), from) {
			s.do()
			settle(t, a)
			bare += len(secretsOf(a))
		}
		if bare < 5 {
			t.Fatalf("%d secrets are shown: the test proves little", bare)
		}
		a.Hide(true)
		seen := func(what string) {
			if got := secretsOf(a); len(got) > 0 && a.shell.lid.Hidden {
				t.Errorf("hidden from %s, %s shows at once %q", from.what, what, got[:min(3, len(got))])
			}
			settle(t, a)
			if got := secretsOf(a); len(got) > 0 || a.shell.lid.Visible() {
				t.Errorf("hidden from %s, %s shows %q, and its lid stays: %v", from.what, what, got, a.shell.lid.Visible())
			}
		}
		seen(from.what)
		for _, s := range visit {
			s.do()
			seen(s.what)
		}
	}
}

// TestTheRowStaysWhileHidden hides and shows again from within the lists.
func TestTheRowStaysWhileHidden(t *testing.T) {
	a, ada, fair := hiddenFair(t)
	write(t, a, func(tx *store.Tx) error {
		var errs []error
		for i := range 8 {
			c := data.Contact{DisplayName: fmt.Sprintf("Person %d", i)}
			errs = append(errs, tx.SaveContact(&c),
				tx.SavePromise(&data.Promise{ContactID: c.ID, By: data.ByMe, Text: fmt.Sprint("slides ", i)}),
				tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: fair, At: noon, Note: fmt.Sprint("said ", i)}))
		}
		return errors.Join(append(errs, tx.SaveEncounter(&data.Encounter{ContactID: ada, EventID: fair, At: noon}))...)
	})
	settle(t, a)
	page := a.shell.pages["promises"].(*promises.Page)
	for _, at := range []struct {
		showing
		list func() *lists.List
	}{
		{showing{"all promises", func() { shown(t, a, page, "promises") }}, func() *lists.List { return page.List }},
		{showing{"people", func() { shown(t, a, a.people(), "people") }}, func() *lists.List { return a.people().List }},
		{showing{"an event's list", func() { shown(t, a, a.events(), "events"); a.events().Open(fair) }}, func() *lists.List { return a.events().Detail.People().List }},
		{showing{"follow up", func() { shortcut(t, a, keys.TabAfter); shortcut(t, a, keys.TabAfter) }}, func() *lists.List { return a.events().Detail.FollowUp().List }},
	} {
		at.do()
		settle(t, a)
		list := at.list()
		a.Native.Canvas().Focus(list)
		list.Select(4)
		settle(t, a)
		var whom []int64
		if p, ok := a.shell.page().(window.OfPeople); ok {
			whom = p.Whom()
		}
		for range 2 {
			hide(t, a, true)
			settle(t, a)
			hide(t, a, false)
			settle(t, a)
		}
		p, _ := a.shell.page().(window.OfPeople)
		if got := list.Current(); got != 4 || len(whom) != 1 || !slices.Equal(p.Whom(), whom) {
			t.Errorf("%s, shown again, is at row %d with %v, want row 4 with %v", at.what, got, p.Whom(), whom)
		}
		if f := a.Native.Canvas().Focused(); f != fyne.Focusable(list) {
			t.Errorf("%s, shown again, gives the keys to %T", at.what, f)
		}
	}
}

// TestASearchThatHadTheKeysGetsThemBack hides and shows again from within the searches of the screens.
func TestASearchThatHadTheKeysGetsThemBack(t *testing.T) {
	a, _, fair := hiddenFair(t)
	page := a.shell.pages["promises"].(*promises.Page)
	for _, at := range []struct {
		showing
		search func() *widget.Entry
	}{
		{showing{"all promises", func() { shown(t, a, page, "promises") }}, func() *widget.Entry { return page.Search }},
		{showing{"people", func() { shown(t, a, a.people(), "people") }}, func() *widget.Entry { return a.shell.search }},
		{showing{"an event's list", func() { shown(t, a, a.events(), "events"); a.events().Open(fair) }}, func() *widget.Entry { return a.events().Detail.People().Search }},
	} {
		at.do()
		settle(t, a)
		e := at.search()
		a.Native.Canvas().Focus(e)
		e.SetText("slids")
		e.CursorColumn = 3
		settle(t, a)
		hide(t, a, true)
		settle(t, a)
		hide(t, a, false)
		settle(t, a)
		f := a.Native.Canvas().Focused()
		if f != fyne.Focusable(e) || e.Text != "slids" || e.CursorColumn != 3 {
			t.Errorf("%s, shown again, gives the keys to %T, %q at %d", at.what, f, e.Text, e.CursorColumn)
		}
		e.SetText("")
	}
}

// TestAHiddenReportSaysSo looks at the height of what stands in its place.
func TestAHiddenReportSaysSo(t *testing.T) {
	a, _, fair := hiddenFair(t)
	a.Native.Resize(fyne.NewSize(800, 600))
	shown(t, a, a.events(), "events")
	a.events().Open(fair)
	settle(t, a)
	for range 3 {
		shortcut(t, a, keys.TabAfter)
	}
	settle(t, a)
	hide(t, a, true)
	settle(t, a)
	content := a.events().Content()
	if got := texts(content); !strings.Contains(got, "The report is hidden") {
		t.Fatalf("the report says %q", got)
	}
	found := false
	walk(content, func(o fyne.CanvasObject) {
		s, ok := o.(*container.Scroll)
		if !ok || !strings.Contains(texts(s), "The report is hidden") {
			return
		}
		found = true
		if s.Size().Height < 150 {
			t.Errorf("it has %v, and needs %v", s.Size(), s.Content.MinSize())
		}
	})
	if !found {
		t.Error("it does not scroll")
	}
}

// TestTheHistoryIsHidden tells nothing, and lets nothing be undone that nobody sees.
func TestTheHistoryIsHidden(t *testing.T) {
	a, _, _ := hiddenFair(t)
	shown(t, a, a.shell.pages["settings"], "settings")
	for _, hidden := range []bool{false, true, false} {
		hide(t, a, hidden)
		settle(t, a)
		undo, says := 0, false
		walk(a.shell.pages["settings"].Content(), func(o fyne.CanvasObject) {
			if b, ok := o.(*widget.Button); ok && b.Text == "Undo" {
				undo++
			}
		})
		says = strings.Contains(texts(a.shell.pages["settings"].Content()), "Hidden while somebody looks")
		if (undo == 0) != hidden || says != hidden {
			t.Errorf("hidden %v, the history has %d buttons, and says that it is hidden: %v", hidden, undo, says)
		}
	}
	hide(t, a, true)
	a.Undo()
	settle(t, a)
	if got := texts(a.Toasts.Layer); !strings.Contains(got, "Undone") || strings.Contains(got, "Saved") {
		t.Errorf("undone by its key, it says %q", got)
	}
}
