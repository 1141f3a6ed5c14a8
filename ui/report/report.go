// Package report is the view of what came of an event: its figures, each with its people, what it cost, and texts of it to hand on.
package report

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// Tab is the view of an event's page that tells what came of it.
type Tab struct {
	w       *window.Window
	content *fyne.Container
	box     *fyne.Container
	first   fyne.Focusable // the first thing to press
	event   data.Event
	report  data.Report
	shown   bool
	all     map[string]bool // lists that are shown to their end, by title
	asked   window.Latest
}

// New makes the tab.
func New(w *window.Window) *Tab {
	t := &Tab{w: w, box: container.New(layout.NewCustomPaddedVBoxLayout(12)), all: map[string]bool{}}
	t.content = style.Page(0, t.box)
	return t
}

// Content is built once.
func (t *Tab) Content() fyne.CanvasObject { return t.content }

// Focus gives the keys to the first figure.
func (t *Tab) Focus() {
	if t.first != nil {
		t.w.Native.Canvas().Focus(t.first)
	}
}

// Show reads what came of an event.
func (t *Tab) Show(e data.Event) {
	type read struct {
		event  data.Event
		report data.Report
	}
	window.LoadFor(t.w, t.asked.Next(), lang.L("The report could not be read"), func(ctx context.Context) (read, error) {
		f, err := t.w.Store.EventFacts(ctx, e.ID)
		if err != nil {
			return read{}, err
		}
		return read{f.Event, data.ReportOf(&f)}, nil
	}, func(r read) {
		if r.event.ID != t.event.ID {
			t.all = map[string]bool{}
		}
		t.event, t.report, t.shown = r.event, r.report, true
		t.show()
	})
}

// show fills the page. What had the keys keeps them by its place.
func (t *Tab) show() {
	at := t.focused()
	t.first = nil
	if style.Hidden() { // goal, leads and money are nobody else's business
		t.box.Objects = []fyne.CanvasObject{t.w.HiddenPart(lang.L("The report is hidden"))}
		t.content.Refresh()
		return
	}
	t.box.Objects = []fyne.CanvasObject{t.head()}
	r := &t.report
	if t.event.Goal != "" || t.event.GoalPeople > 0 {
		t.box.Add(t.goal())
	}
	if r.Met+r.WantedOpen == 0 {
		t.box.Add(widget.EmptyState("info", lang.L("Nothing to report yet"), lang.L("What comes of the event is told here once you have met somebody.")))
	} else {
		for _, g := range groups(r) {
			t.box.Add(t.group(g))
		}
	}
	if money := moneyFigures(r); len(money) > 0 {
		t.box.Add(t.group(group{lang.L("Money"), money}))
	}
	for _, l := range t.lists() {
		if len(l.lines) > 0 {
			t.box.Add(t.list(l))
		}
	}
	t.content.Refresh()
	if at >= 0 {
		if all := t.presses(); len(all) > 0 {
			t.w.Native.Canvas().Focus(all[min(at, len(all)-1)])
		}
	}
}

// head is what can be done with the report.
func (t *Tab) head() fyne.CanvasObject {
	save := widget.NewButton(lang.L("Save …"), "export", t.save)
	save.SetTip(lang.L("Save the report as a table (CSV)"))
	text := widget.NewButton(lang.L("Copy as text"), "copy", t.Copy)
	text.SetTip(lang.L("Copy the report as a text for a mail"))
	return style.Wrap(widget.NewButton(lang.L("Goal and cost …"), "edit", func() { GoalAndCost(t.w, t.event) }), text, save)
}

// goal is what the event was for, and how near the user is to it.
func (t *Tab) goal() fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(4))
	if t.event.Goal != "" {
		box.Add(widget.Tight(t.w.LongText(t.event.Goal)))
	}
	if n := t.event.GoalPeople; n > 0 {
		box.Add(style.NewMuted(lang.N(n, "I want to meet {{.Count}} person, and met {{.Met}}.", "I want to meet {{.Count}} people, and met {{.Met}}.", t.report.Met)))
	}
	return widget.Titled(lang.L("Goal"), "", box)
}

// presses are all things to press, in their order.
func (t *Tab) presses() (out []fyne.Focusable) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch v := o.(type) {
		case *widget.Press:
			out = append(out, v)
		case *fyne.Container:
			for _, c := range v.Objects {
				walk(c)
			}
		case *style.Backdrop:
			walk(v.Content)
		}
	}
	walk(t.box)
	return out
}

// focused is the place of what has the keys among the presses; -1 for none of them.
func (t *Tab) focused() int {
	has := t.w.Native.Canvas().Focused()
	for i, p := range t.presses() {
		if p == has {
			return i
		}
	}
	return -1
}
