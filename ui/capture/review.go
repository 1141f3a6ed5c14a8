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

// ReviewForm is the form in which a draft is looked at before it is saved: the contact on the left, who it
// may be and the meeting on the right.
type ReviewForm struct {
	W     *window.Window
	Draft data.Draft
	At    occasion
	after func(contact int64) // instead of opening the contact
	typed *typedReview        // what was typed in it once; nil: it begins with the draft
	Sheet *window.Sheet
	side  *fyne.Container // who it may be, and the meeting

	scroll *container.Scroll // around side

	Form    *edit.ContactForm
	left    *fyne.Container // around form
	filled  data.Contact    // what form said when it was filled
	Letters *reviewLetters  // nil: they are sure

	Match *reviewMatch
	Meet  *reviewMeeting
	asked window.Latest // the matchings

	closed bool
}

// Review opens the form filled in with what has arrived; nothing is saved unseen.
func Review(w *window.Window, draft data.Draft, source data.SourceKind) {
	ReviewThen(w, draft, source, nil)
}

// ReviewThen is Draft; after, when not nil, runs after the save in place of opening the contact.
func ReviewThen(w *window.Window, draft data.Draft, source data.SourceKind, after func(contact int64)) {
	if draft.Contact.Source.Kind == "" {
		draft.Contact.Source.Kind = source
	}
	reviewAt(w, draft, Here(w), after)
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
		r := &ReviewForm{W: w, Draft: got.proposal.Draft, At: at, after: after}
		r.Letters = NewReviewLetters(got.spellings, r.ReadAs)
		r.Open(got.proposal)
	})
}

// Open builds the form over the first proposal.
func (r *ReviewForm) Open(p intake.Proposal) {
	w := r.W
	r.Form = edit.NewContactForm(w, r.Draft.Contact)
	r.Form.Unsure(r.Draft.Unsure)
	r.Match = newReviewMatch(w, r.layout)
	r.Meet = NewReviewMeeting(w, r.Draft, r.At)
	r.side = container.New(layout.NewCustomPaddedVBoxLayout(20), r.Match.Content, r.Meet.content)
	title := lang.L("New person")
	switch r.Draft.Contact.Source.Kind {
	case data.FromQR, data.FromText, data.FromSwap:
		title = lang.L("Look it over, then save")
	}
	r.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), r.side))
	r.Form.Photo.Put(edit.FormPhoto{Fresh: r.Draft.Photo})
	r.filled = r.Form.Contact()
	r.left = container.NewStack(r.Form.Telling(container.NewVScroll(r.Form.Content())))
	var letters fyne.CanvasObject
	if r.Letters != nil {
		letters = r.Letters.line
	}
	r.Sheet = w.NewSheet(title, lang.L("Save"),
		container.New(widget.BesideFirst{Beside: widget.Beside{Share: 0.56, Gap: 16}}, r.scroll, container.NewBorder(letters, nil, nil, nil, r.left)), fyne.NewSize(940, 620))
	r.Sheet.Notes = []interface{ LetGo() }{r.Form.Note, r.Meet.Note}
	r.Sheet.Warm = r.Meet.Warmth.SetSelectedIndex
	r.Sheet.OnOK = r.save
	r.Sheet.OnClosed = func() {
		r.closed = true
		r.asked.Drop()
	}
	r.Form.OnSubmit = r.Sheet.Accept
	r.Meet.submit(r.Sheet.Accept)
	r.Form.OnChanged = r.changed
	r.Match.Set(p)
	if r.typed != nil {
		r.Form.Put(r.typed.TypedContact)
		r.Meet.put(*r.typed)
	}
	r.Sheet.Keeps = &window.Keeping{Form: fmt.Sprint("review ", r.Draft.Arrival), Again: r.typed != nil, Typed: func() any { return r.typedNow() }}
	r.Sheet.EnableOK(r.Form.Valid())
	r.Sheet.First, r.Sheet.Photo = r.Form.First(), r.Form.Photo
	r.Sheet.Show()
	if p.Action != intake.Create && r.Letters == nil {
		w.Native.Canvas().Focus(r.Sheet.OKButton) // all is there: Enter saves
	}
}

// layout lays the form out again after a part of it grew.
func (r *ReviewForm) layout() {
	if r.side != nil {
		r.side.Refresh()
	}
}

// changed matches what the form says now, once typing rests.
func (r *ReviewForm) changed() {
	r.Sheet.EnableOK(r.Form.Valid())
	r.Propose(window.TypingPause)
}

// Propose looks who the draft may be, after a wait.
func (r *ReviewForm) Propose(wait time.Duration) {
	draft := r.current()
	window.Read(r.W, r.asked.Next(), wait, func(ctx context.Context) (intake.Proposal, error) {
		return r.W.Intake.Propose(ctx, draft)
	}, func(p intake.Proposal, err error) {
		if err == nil { // a failure shows when saving
			r.Match.Set(p)
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

func (r *ReviewForm) typedNow() typedReview {
	t := typedReview{
		TypedContact: r.Form.Typed(), Source: r.Draft.Contact.Source.Kind, Arrival: r.Draft.Arrival, Text: r.Draft.Text,
		Event: r.At.event.ID, At: r.At.at, Where: r.Meet.Where.SelectedIndex(), Note: r.Meet.Note.Text(), Warmth: r.Meet.Warmth.SelectedIndex(),
	}
	for _, p := range r.Meet.Promises {
		t.Promises = append(t.Promises, typedPromise{p.promise.By, p.Line.Text})
	}
	return t
}

// put fills the part about how they met with what was typed into it once.
func (m *reviewMeeting) put(was typedReview) {
	m.Note.SetText(was.Note)
	m.Where.SetSelectedIndex(min(max(was.Where, 0), len(m.Where.Options)-1))
	m.Warmth.SetSelectedIndex(max(was.Warmth, 0))
	for i, p := range was.Promises {
		if i < len(m.Promises) {
			m.Promises[i].Line.SetText(p.Text)
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
		r := &ReviewForm{W: w, Draft: v.p.Draft, At: occasion{v.event, was.At}, typed: was}
		r.Open(v.p)
	})
	return nil
}

// current is the draft as the form says it.
func (r *ReviewForm) current() data.Draft {
	d := r.Draft
	d.Contact, d.Photo = r.Form.Contact(), r.Form.Photo.Fresh
	return d
}

// save writes contact, encounter and promises in one operation. When somebody alike turns up only
// now, because what made them alike was typed last, the user decides first.
func (r *ReviewForm) save() {
	w, draft, meeting, decide := r.W, r.current(), r.Meet.Meeting(), r.Match.decision()
	r.Sheet.SaveBehind(func(ctx context.Context) (func(), error) {
		p, err := w.Intake.Propose(ctx, draft)
		if err != nil {
			return nil, err
		}
		if !decide(&p) {
			return nil, window.ComeBack(func() {
				r.Match.Set(p)
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
	Where    *widget.Select
	Note     *edit.NoteField
	Warmth   *widget.Select
	Promises []*promiseEntry
	Details  *fyne.Container
	content  fyne.CanvasObject
}

// promiseEntry is a promise as a line of text; a due day that was given stays while the text does.
type promiseEntry struct {
	promise data.Promise
	Line    *widget.Entry
	was     string
}

// The choices of where they met. Without a current event the first is left out.
const (
	metAtEvent = iota
	metElsewhere
	NotMet
)

// NewReviewMeeting is the part of the form that says where and when the person was met.
func NewReviewMeeting(w *window.Window, d data.Draft, at occasion) *reviewMeeting {
	m := &reviewMeeting{w: w, base: meeting(w, d, at), event: at.event}
	options := []string{lang.L("Met at no event"), lang.L("Not met: only save the card")}
	if m.event.ID != 0 {
		options = append([]string{lang.L("Met at {{.Event}}", words.InMenu(m.event.Name))}, options...)
	}
	m.Where = widget.NewSelect(options, nil)
	m.Note = edit.NewNoteField(w, lang.L("What was said"), 2)
	m.Note.SetText(m.base.Encounter.Note)
	m.Warmth = words.WarmthChoice(m.base.Encounter.Warmth)
	lines := container.New(layout.NewCustomPaddedVBoxLayout(8))
	for _, p := range m.base.Promises {
		lines.Add(m.promiseField(p))
	}
	if len(m.base.Promises) == 0 {
		lines.Add(m.promiseField(data.Promise{By: data.ByMe}))
	}
	m.Details = container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("Note of the meeting"), m.Note.Box))
	warm := widget.Field(lang.L("How warm"), m.Warmth)
	m.Where.SetSelectedIndex(0)
	m.Where.OnChanged = func(string) {
		met := m.choice() != NotMet
		m.Details.Hidden, warm.Hidden = !met, !met
		m.content.Refresh()
	}
	m.content = container.New(layout.NewCustomPaddedVBoxLayout(8),
		widget.Field(lang.L("Now"), m.Where), m.Details, lines, warm)
	return m
}

// promiseField is the line of one promise.
func (m *reviewMeeting) promiseField(p data.Promise) fyne.CanvasObject {
	e := &promiseEntry{promise: p, Line: widget.NewEntry(lang.L("send slides fri"))}
	e.was = p.Text
	if !p.Due.IsZero() {
		e.was += " " + p.Due.String()
	}
	e.Line.SetText(e.was)
	m.Promises = append(m.Promises, e)
	caption := lang.L("I promised")
	if p.By == data.ByThem {
		caption = lang.L("They promised")
	}
	line, hint := widget.Hinted(caption, e.Line)
	e.Line.OnChanged = edit.PromiseHint(m.w, hint)
	e.Line.OnChanged(e.was)
	return line
}

// submit has Enter in a single line save the form.
func (m *reviewMeeting) submit(f func()) {
	for _, p := range m.Promises {
		p.Line.OnSubmitted = func(string) { f() }
	}
}

func (m *reviewMeeting) choice() int {
	i := m.Where.SelectedIndex()
	if m.event.ID == 0 {
		i++
	}
	return i
}

// Meeting is what is recorded beside the contact.
func (m *reviewMeeting) Meeting() intake.Additions {
	out := intake.Additions{}
	e := *m.base.Encounter
	e.Note, e.Warmth = strings.TrimSpace(m.Note.Text()), data.Warmth(max(0, m.Warmth.SelectedIndex()))
	switch m.choice() {
	case metAtEvent:
		e.EventID = m.event.ID
		out.Encounter, out.Event = &e, m.event.ID
	case metElsewhere:
		e.EventID = 0
		out.Encounter = &e
	}
	for _, p := range m.Promises {
		text := strings.TrimSpace(p.Line.Text)
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
