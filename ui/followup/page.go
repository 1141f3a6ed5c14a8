package followup

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// warmthPicker chooses how warm it was, by clicks; the keys are those of the page.
type warmthPicker struct {
	degree  int
	chips   []*widget.Chip
	content *fyne.Container
}

func newWarmthPicker() *warmthPicker {
	p := &warmthPicker{content: style.Wrap()}
	for d := data.NotSaid; d <= data.Hot; d++ {
		chip := widget.NewChip(lang.L("{{.Number}} {{.Warmth}}", int(d), words.Warmth(d)), "", func() { p.set(int(d)) })
		p.chips = append(p.chips, chip)
		p.content.Add(chip)
	}
	p.set(0)
	return p
}

// set chooses a degree of warmth.
func (p *warmthPicker) set(degree int) {
	p.degree = degree
	for i, c := range p.chips {
		c.Strong = i == degree
		c.Refresh()
	}
}

// show fills the page with its person.
func (r *review) show() {
	p := r.pages[r.at]
	r.note.SetText("")
	r.warmth.set(int(p.encounter.Warmth))
	r.answers = edit.NewAnswers(r.w, &r.event, p.encounter.Answers)
	r.answers.OnSubmit = func() { r.sheet.Accept() }
	r.ask.Objects, r.answered = []fyne.CanvasObject{r.answers.Content}, r.answers.Given()
	lines := []string{lang.L("Met {{.When}}", words.MomentOf(&p.encounter, &r.event).Ago(r.w.Store.Now()))}
	if s := sessionTitle(&r.event, p.encounter.SessionID); s != "" {
		lines = append(lines, s)
	}
	box := personHead(r.w, p.row, words.Joined(" · ", lines...))
	if p.bare {
		box.Add(container.NewHBox(widget.NewChip(lang.L("Only a name so far"), "person", nil)))
	}
	if p.noted() {
		box.Add(widget.IconLine("note", style.NewMuted(oneLine(p.encounter.Note))))
	}
	for _, o := range p.owed {
		box.Add(widget.IconLine("promise", style.NewMuted(promisedBy(o))))
	}
	r.person.Objects = []fyne.CanvasObject{box}
	r.person.Refresh()
	r.understood()
	r.tell()
}

// tell says how far the review is.
func (r *review) tell() {
	r.progress.SetText(lang.L("{{.At}} of {{.All}}", r.at+1, len(r.pages)))
	text := lang.L("Next")
	if r.at == len(r.pages)-1 {
		text = lang.L("Finish")
	}
	r.sheet.OKButton.SetText(text)
	r.sheet.Buttons.Refresh()
}

// understood shows how the promises in the note are understood.
func (r *review) understood() {
	r.read.Objects = nil
	for _, o := range readSaid(r.w, r.note.Text).promises {
		r.read.Add(widget.IconLine("promise", style.NewMuted(promisedBy(o))))
	}
	r.read.Refresh()
	if r.sheet != nil {
		r.sheet.Body.Refresh()
	}
}

// promisedBy says who promised what, and until when.
func promisedBy(o data.Promise) string {
	due := ""
	if !o.Due.IsZero() {
		due = words.LongDay(day.At(o.Due, 0, time.UTC))
	}
	return words.Joined(" · ", Promised(o), due)
}

// personHead names somebody, with a picture, where they work, and one more line.
func personHead(w *window.Window, row store.Row, more string) *fyne.Container {
	avatar := style.NewAvatar(56)
	var set func()
	set = func() { avatar.Set(data.Initials(row.Name), row.Name, w.Thumbs.Get(w, row.Thumb, func() { set() })) }
	set()
	name := style.NewSubHeading(row.Name)
	lines := container.New(layout.NewCustomPaddedVBoxLayout(2), name)
	for _, text := range []string{words.Joined(" · ", row.Organisation, row.Title), more} {
		if text != "" {
			lines.Add(style.NewMuted(text))
		}
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.NewBorder(nil, nil, container.NewHBox(container.NewCenter(avatar), style.Gap(6, 0)), nil,
			container.NewVBox(layout.NewSpacer(), lines, layout.NewSpacer())))
}

// sessionTitle is the title of a session of an event; "" for none.
func sessionTitle(e *data.Event, id int64) string {
	for i := range e.Sessions {
		if e.Sessions[i].ID == id {
			return e.Sessions[i].Title
		}
	}
	return ""
}
