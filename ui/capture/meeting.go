package capture

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// reviewMeeting is the part of the form about how they met.
type reviewMeeting struct {
	w        *window.Window
	base     intake.Additions
	event    data.Event
	where    *widget.Select
	note     *edit.NoteField
	warmth   *widget.Select
	session  *edit.SessionChip
	answers  *edit.Answers
	by       *edit.Introducer
	promises []*promiseEntry
	details  *fyne.Container
	content  fyne.CanvasObject
}

// promiseEntry is a promise as a line of text; a due day that was given stays while the text does.
type promiseEntry struct {
	promise data.Promise
	line    *widget.Entry
	was     string
}

// The choices of where they met. Without a current event the first is left out.
const (
	metAtEvent = iota
	metElsewhere
	notMet
)

// newReviewMeeting is the part of the form that says where and when the person was met.
func newReviewMeeting(w *window.Window, d data.Draft, at Occasion) *reviewMeeting {
	m := &reviewMeeting{w: w, base: meeting(d, at), event: at.event}
	options := []string{lang.L("Met at no event"), lang.L("Not met: only save the contact")}
	if m.event.ID != 0 {
		options = append([]string{lang.L("Met at {{.Event}}", words.InMenu(m.event.Name))}, options...)
	}
	m.where = widget.NewSelect(options, nil)
	m.note = edit.NewNoteField(w, lang.L("What was said"), 2)
	m.note.SetText(m.base.Encounter.Note)
	m.warmth = words.WarmthChoice(m.base.Encounter.Warmth)
	m.session = edit.NewSessionChip(w, at.event, at.at)
	m.session.Put(at.session, at.byHand)
	m.answers = edit.NewAnswers(w, &m.event, m.base.Encounter.Answers)
	m.by = edit.NewIntroducer(w, m.base.Encounter.ContactID, m.base.Encounter.IntroducedBy)
	lines := container.New(layout.NewCustomPaddedVBoxLayout(8))
	for _, p := range m.base.Promises {
		lines.Add(m.promiseField(p))
	}
	if len(m.base.Promises) == 0 {
		lines.Add(m.promiseField(data.Promise{By: data.ByMe}))
	}
	m.details = container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("Note of the encounter"), m.note.Box))
	warm := widget.Field(lang.L("How warm"), m.warmth)
	there := style.Wrap(m.session.Chip, m.by.Chip)
	asked := container.NewVBox(m.answers.Content)
	m.where.SetSelectedIndex(0)
	m.where.OnChanged = func(string) {
		met, here := m.choice() != notMet, m.choice() == metAtEvent
		m.details.Hidden, warm.Hidden = !met, !met
		m.session.Chip.Hidden = !here || !m.session.Visible()
		there.Hidden, asked.Hidden = !met, !here || !m.answers.Content.Visible()
		there.Refresh()
		m.content.Refresh()
	}
	m.content = container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Field(lang.L("Now"), m.where), there, m.details, asked, lines, warm)
	m.where.OnChanged("")
	return m
}

// promiseField is the line of one promise.
func (m *reviewMeeting) promiseField(p data.Promise) fyne.CanvasObject {
	e := &promiseEntry{promise: p, line: widget.NewEntry(lang.L("send slides fri"))}
	e.was = p.Text
	if !p.Due.IsZero() {
		e.was += " " + p.Due.String()
	}
	e.line.SetText(e.was)
	m.promises = append(m.promises, e)
	caption := lang.L("I promised")
	if p.By == data.ByThem {
		caption = lang.L("They promised")
	}
	line, hint := widget.Hinted(caption, e.line)
	e.line.OnChanged = edit.PromiseHint(m.w, hint)
	e.line.OnChanged(e.was)
	return line
}

// submit has Enter in a single line save the form.
func (m *reviewMeeting) submit(f func()) {
	for _, p := range m.promises {
		p.line.OnSubmitted = func(string) { f() }
	}
	m.answers.OnSubmit = f
}

func (m *reviewMeeting) choice() int {
	i := m.where.SelectedIndex()
	if m.event.ID == 0 {
		i++
	}
	return i
}

// meeting is what is recorded beside the contact.
func (m *reviewMeeting) meeting() intake.Additions {
	out := intake.Additions{}
	e := *m.base.Encounter
	e.Note, e.Warmth = strings.TrimSpace(m.note.Text()), data.Warmth(max(0, m.warmth.SelectedIndex()))
	out.SetWarmth = e.Warmth != m.base.Encounter.Warmth
	e.SessionID, e.Answers, e.IntroducedBy = 0, nil, m.by.ID
	switch m.choice() {
	case metAtEvent:
		e.EventID, e.SessionID, e.Answers = m.event.ID, m.session.ID, m.answers.Given()
		out.Encounter, out.Event = &e, m.event.ID
	case metElsewhere:
		e.EventID = 0
		out.Encounter = &e
	}
	for _, p := range m.promises {
		text := strings.TrimSpace(p.line.Text)
		if text == "" {
			continue
		}
		promise := p.promise
		if text != p.was {
			promise.Text, promise.Due = edit.ReadPromise(m.w, text)
		}
		out.Promises = append(out.Promises, promise)
	}
	return out
}

// put fills the part about how they met with what was typed into it once.
func (m *reviewMeeting) put(was typedReview) {
	m.note.SetText(was.Note)
	m.where.SetSelectedIndex(min(max(was.Where, 0), len(m.where.Options)-1))
	m.warmth.SetSelectedIndex(max(was.Warmth, 0))
	m.answers.Put(was.Answers)
	if was.Session != nil {
		m.session.Put(*was.Session, true)
	}
	for i, p := range was.Promises {
		if i < len(m.promises) {
			m.promises[i].line.SetText(p.Text)
		}
	}
}
