package capture

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/intake"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// reviewForm is the form in which a draft is looked at before it is saved: the contact on the left, who it
// may be and the meeting on the right.
type reviewForm struct {
	w     *window.Window
	draft data.Draft
	at    occasion
	after func(contact int64) // instead of opening the contact
	typed *typedReview        // what was typed in it once; nil: it begins with the draft
	sheet *window.Sheet
	side  *fyne.Container // who it may be, and the meeting

	scroll *container.Scroll // around side

	form    *edit.ContactForm
	left    *fyne.Container // around form
	filled  data.Contact    // what form said when it was filled
	letters *reviewLetters  // nil: they are sure

	match *reviewMatch
	meet  *reviewMeeting
	asked window.Latest // the matchings

	closed bool
}

// Review opens the form filled in with what has arrived; nothing is saved unseen.
func Review(w *window.Window, draft data.Draft, source data.SourceKind) {
	ReviewThen(w, draft, source, nil)
}

// ReviewThen is Review; after, when not nil, runs after the save in place of opening the contact.
func ReviewThen(w *window.Window, draft data.Draft, source data.SourceKind, after func(contact int64)) {
	if draft.Contact.Source.Kind == "" {
		draft.Contact.Source.Kind = source
	}
	reviewAt(w, draft, here(w), after)
}

// reviewAt is review of somebody who was met on the given occasion.
func reviewAt(w *window.Window, draft data.Draft, at occasion, after func(contact int64)) {
	type result struct {
		proposal  intake.Proposal
		spellings []format.Spelling
	}
	window.Busy(w, lang.L("Looking who it is"), lang.L("Not matched with who is there"), func(ctx context.Context) (result, error) {
		p, err := w.Intake.Propose(ctx, draft)
		return result{p, format.Spellings(draft)}, err
	}, func(got result) {
		r := &reviewForm{w: w, draft: got.proposal.Draft, at: at, after: after}
		r.letters = newReviewLetters(got.spellings, r.readAs)
		r.open(got.proposal)
	})
}

// open builds the form over the first proposal.
func (r *reviewForm) open(p intake.Proposal) {
	w := r.w
	r.form = edit.NewContactForm(w, r.draft.Contact)
	r.form.Unsure(r.draft.Unsure)
	r.match = newReviewMatch(w, r.layout)
	r.meet = newReviewMeeting(w, r.draft, r.at)
	r.side = container.New(layout.NewCustomPaddedVBoxLayout(20), r.match.content, r.meet.content)
	title := lang.L("New person")
	switch r.draft.Contact.Source.Kind {
	case data.FromQR, data.FromText, data.FromSwap:
		title = lang.L("Look it over, then save")
	}
	r.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), r.side))
	r.form.Photo.Put(edit.FormPhoto{Fresh: r.draft.Photo})
	r.filled = r.form.Contact()
	r.left = container.NewStack(r.form.Telling(container.NewVScroll(r.form.Content())))
	var letters fyne.CanvasObject
	if r.letters != nil {
		letters = r.letters.line
	}
	r.sheet = w.NewSheet(title, lang.L("Save"),
		container.New(widget.BesideFirst{Beside: widget.Beside{Share: 0.56, Gap: 16}}, r.scroll, container.NewBorder(letters, nil, nil, nil, r.left)), fyne.NewSize(940, 620))
	r.sheet.Notes = []interface{ LetGo() }{r.form.Note, r.meet.note}
	r.sheet.Warm = r.meet.warmth.SetSelectedIndex
	r.sheet.OnOK = r.save
	r.sheet.OnClosed = func() {
		r.closed = true
		r.asked.Drop()
	}
	r.form.OnSubmit = r.sheet.Accept
	r.meet.submit(r.sheet.Accept)
	r.form.OnChanged = r.changed
	r.match.set(p)
	if r.typed != nil {
		r.form.Put(r.typed.TypedContact)
		r.meet.put(*r.typed)
	}
	r.sheet.Keeps = &window.Keeping{Form: fmt.Sprint("review ", r.draft.Arrival), Again: r.typed != nil, Typed: func() any { return r.typedNow() }}
	r.sheet.EnableOK(r.form.Valid())
	r.sheet.First, r.sheet.Photo = r.form.First(), r.form.Photo
	r.sheet.Show()
	if p.Action != intake.Create && r.letters == nil {
		w.Native.Canvas().Focus(r.sheet.OKButton) // all is there: Enter saves
	}
}

// layout lays the form out again after a part of it grew.
func (r *reviewForm) layout() {
	if r.side != nil {
		r.side.Refresh()
	}
}

// changed matches what the form says now, once typing rests.
func (r *reviewForm) changed() {
	r.sheet.EnableOK(r.form.Valid())
	r.propose(window.TypingPause)
}

// propose looks who the draft may be, after a wait.
func (r *reviewForm) propose(wait time.Duration) {
	draft := r.current()
	window.Read(r.w, r.asked.Next(), wait, func(ctx context.Context) (intake.Proposal, error) {
		return r.w.Intake.Propose(ctx, draft)
	}, func(p intake.Proposal, err error) {
		if err == nil { // a failure shows when saving
			r.match.set(p)
		}
	})
}

// typedReview is what is typed into the form, and of what draft.
type typedReview struct {
	edit.TypedContact
	Source   data.SourceKind
	Arrival  int64
	Text     string
	Event    int64
	At       time.Time
	Where    int
	Note     string
	Warmth   int
	Promises []typedPromise
}

type typedPromise struct {
	By   data.Ower
	Text string
}

func (r *reviewForm) typedNow() typedReview {
	t := typedReview{
		TypedContact: r.form.Typed(), Source: r.draft.Contact.Source.Kind, Arrival: r.draft.Arrival, Text: r.draft.Text,
		Event: r.at.event.ID, At: r.at.at, Where: r.meet.where.SelectedIndex(), Note: r.meet.note.Text(), Warmth: r.meet.warmth.SelectedIndex(),
	}
	for _, p := range r.meet.promises {
		t.Promises = append(t.Promises, typedPromise{p.promise.By, p.line.Text})
	}
	return t
}

// put fills the part about how they met with what was typed into it once.
func (m *reviewMeeting) put(was typedReview) {
	m.note.SetText(was.Note)
	m.where.SetSelectedIndex(min(max(was.Where, 0), len(m.where.Options)-1))
	m.warmth.SetSelectedIndex(max(was.Warmth, 0))
	for i, p := range was.Promises {
		if i < len(m.promises) {
			m.promises[i].line.SetText(p.Text)
		}
	}
}

// RestoreReview opens the form with what was typed.
func RestoreReview(w *window.Window, _ string, typed json.RawMessage) error {
	was := &typedReview{}
	if err := json.Unmarshal(typed, was); err != nil {
		return err
	}
	draft := data.Draft{Contact: was.Contact, Arrival: was.Arrival, Text: was.Text}
	draft.Contact.Source.Kind = was.Source
	for _, p := range was.Promises {
		draft.Promises = append(draft.Promises, data.Promise{By: p.By, Text: p.Text})
	}
	type read struct {
		p     intake.Proposal
		event data.Event
	}
	window.Load(w, lang.L("Not matched with who is there"), func(ctx context.Context) (out read, err error) {
		if was.Event != 0 {
			out.event, err = w.Store.Event(ctx, was.Event)
			if errors.Is(err, data.ErrNotFound) {
				out.event, err = data.Event{}, nil
			}
		}
		if err == nil {
			out.p, err = w.Intake.Propose(ctx, draft)
		}
		return out, err
	}, func(v read) {
		r := &reviewForm{w: w, draft: v.p.Draft, at: occasion{v.event, was.At}, typed: was}
		r.open(v.p)
	})
	return nil
}

// current is the draft as the form says it.
func (r *reviewForm) current() data.Draft {
	d := r.draft
	d.Contact, d.Photo = r.form.Contact(), r.form.Photo.Fresh
	return d
}

// save writes contact, encounter and promises in one operation. When somebody alike turns up only
// now, because what made them alike was typed last, the user decides first.
func (r *reviewForm) save() {
	w, draft, meeting, decide := r.w, r.current(), r.meet.meeting(), r.match.decision()
	r.sheet.SaveBehind(func(ctx context.Context) (func(), error) {
		p, err := w.Intake.Propose(ctx, draft)
		if err != nil {
			return nil, err
		}
		if !decide(&p) {
			return nil, window.ComeBack(func() {
				r.match.set(p)
				r.scroll.ScrollToTop()
			})
		}
		saved, err := w.Intake.Save(ctx, p, meeting)
		return func() {
			w.Saved(saved.Op)
			if r.after != nil {
				r.after(saved.Contact)
				return
			}
			w.Places.Person(saved.Contact)
		}, err
	})
}

// reviewMeeting is the part of the form about how they met.
type reviewMeeting struct {
	w        *window.Window
	base     intake.Additions
	event    data.Event
	where    *widget.Select
	note     *edit.NoteField
	warmth   *widget.Select
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
func newReviewMeeting(w *window.Window, d data.Draft, at occasion) *reviewMeeting {
	m := &reviewMeeting{w: w, base: meeting(w, d, at), event: at.event}
	options := []string{lang.L("Met at no event"), lang.L("Not met: only save the contact")}
	if m.event.ID != 0 {
		options = append([]string{lang.L("Met at {{.Event}}", words.InMenu(m.event.Name))}, options...)
	}
	m.where = widget.NewSelect(options, nil)
	m.note = edit.NewNoteField(w, lang.L("What was said"), 2)
	m.note.SetText(m.base.Encounter.Note)
	m.warmth = words.WarmthChoice(m.base.Encounter.Warmth)
	lines := container.New(layout.NewCustomPaddedVBoxLayout(8))
	for _, p := range m.base.Promises {
		lines.Add(m.promiseField(p))
	}
	if len(m.base.Promises) == 0 {
		lines.Add(m.promiseField(data.Promise{By: data.ByMe}))
	}
	m.details = container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("Note of the encounter"), m.note.Box))
	warm := widget.Field(lang.L("How warm"), m.warmth)
	m.where.SetSelectedIndex(0)
	m.where.OnChanged = func(string) {
		met := m.choice() != notMet
		m.details.Hidden, warm.Hidden = !met, !met
		m.content.Refresh()
	}
	m.content = container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Field(lang.L("Now"), m.where), m.details, lines, warm)
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
	switch m.choice() {
	case metAtEvent:
		e.EventID = m.event.ID
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
