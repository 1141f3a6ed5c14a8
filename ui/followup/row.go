package followup

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// newLine is an empty line: a heading and a row, of which one is shown. Both are as high: of lists with many heights each
// scroll would go through all.
func newLine() fyne.CanvasObject {
	heading := style.NewCaption("")
	heading.Style.Bold = true
	return container.NewStack(container.New(layout.NewCustomPaddedLayout(0, 8, 10, 0), container.NewVBox(layout.NewSpacer(), heading)), lists.NewContactRow())
}

// update fills a line.
func (t *Tab) update(id int, o fyne.CanvasObject) {
	if id >= len(t.view.lines) {
		return
	}
	parts := o.(*fyne.Container).Objects
	l, row := &t.view.lines[id], parts[1].(*lists.ContactRow)
	parts[0].(*fyne.Container).Objects[0].(*fyne.Container).Objects[1].(*style.Text).SetText(l.heading)
	parts[0].(*fyne.Container).Hidden, row.Hidden = l.heading == "", l.heading != ""
	p := l.person()
	if p == nil {
		return
	}
	row.OnTapped = func() { t.tapped(id) }
	row.OnSecondary = func(e *fyne.PointEvent) {
		t.List.Select(id)
		t.w.PopUp(t.menu(), e.AbsolutePosition)
	}
	v := lists.RowValue{Name: "…", Detail: t.detail(l), Aside: aside(l)}
	if r, ok := t.rows.At(l.at); ok {
		v.Initials, v.Name = data.Initials(r.Name), r.Name
		v.Picture = t.w.Thumbs.Get(t.w, r.Thumb, t.List.Refresh)
	}
	if l.open != nil {
		v.Warmth = int(l.open.Warmth)
	}
	row.Set(v)
}

// tapped chooses a line by a click, and opens the person by a second one.
func (t *Tab) tapped(id int) {
	t.w.Native.Canvas().Focus(t.List)
	if t.List.Current() == id {
		t.List.OnEnter(id)
		return
	}
	t.List.Select(id)
}

// detail says what is open with somebody, in one line. While somebody looks there is no line at all.
func (t *Tab) detail(l *line) string {
	if _, ok := t.view.wait[l.person().ContactID]; ok {
		return lang.L("Your letter is written. Is it sent?")
	}
	if l.missing != nil {
		return words.Joined(" · ", oneLine(l.missing.Attendee.Note), l.missing.Organisation)
	}
	if owed := owedText(l.open.Owed); owed != "" {
		return owed
	}
	return words.Joined(" · ", lastNote(l.open.PersonFacts), l.open.Organisation)
}

// owedText names open promises of both sides.
func owedText(owed []data.Promise) string {
	said := make([]string, len(owed))
	for i, o := range owed {
		said[i] = Promised(o)
	}
	return words.Joined(" · ", said...)
}

// Promised says who promised what.
func Promised(o data.Promise) string {
	if o.By == data.ByThem {
		return lang.L("They promised: {{.What}}", oneLine(o.Text))
	}
	return lang.L("I promised: {{.What}}", oneLine(o.Text))
}

// lastNote is the latest note of the event, in one line; that there is none yet, where there is none.
func lastNote(p *data.PersonFacts) string {
	for i := len(p.Encounters) - 1; i >= 0; i-- {
		if note := oneLine(p.Encounters[i].Note); note != "" {
			return note
		}
	}
	return lang.L("No note yet")
}

func oneLine(text string) string { return strings.Join(strings.Fields(style.CutBytes(text, 400)), " ") }

// aside says until when somebody is to be heard of.
func aside(l *line) string {
	if l.open == nil || l.open.By.IsZero() {
		return ""
	}
	return ByDay(l.open.By)
}
