package capture

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/intake"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// reviewForm is the form in which a draft is looked at before it is saved: the contact on the left, who it
// may be and the meeting on the right.
type reviewForm struct {
	w     *window.Window
	draft data.Draft
	at    Occasion
	after After
	next  bool         // the next one follows when this one is saved
	typed *typedReview // what was typed in it once; nil: it begins with the draft
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

// After is what follows the save of a review.
type After struct {
	Saved func(contact int64) // nil: the contact is opened
	Next  func(contact int64) // instead, when the user goes on with the next; nil: this is the only one
}

// Review opens the form filled in with what has arrived; nothing is saved unseen.
func Review(w *window.Window, draft data.Draft, source data.SourceKind) {
	ReviewThen(w, draft, source, Here(w), After{})
}

// ReviewThen is Review of somebody who was met on an occasion, with what follows.
func ReviewThen(w *window.Window, draft data.Draft, source data.SourceKind, at Occasion, then After) {
	if draft.Contact.Source.Kind == "" {
		draft.Contact.Source.Kind = source
	}
	reviewAt(w, draft, at, then)
}

// reviewAt is review of somebody who was met on the given occasion.
func reviewAt(w *window.Window, draft data.Draft, at Occasion, then After) {
	type result struct {
		proposal  intake.Proposal
		spellings []format.Spelling
	}
	window.Busy(w, lang.L("Looking who it is"), lang.L("Not matched with who is there"), func(ctx context.Context) (result, error) {
		p, err := w.Intake.Propose(ctx, draft)
		return result{p, format.Spellings(draft)}, err
	}, func(got result) {
		r := &reviewForm{w: w, draft: got.proposal.Draft, at: at, after: then}
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
	if r.after.Next != nil {
		r.sheet.AddNext(func() { r.next = true })
	}
	r.sheet.On(keys.Session, r.meet.session.Next)
	r.sheet.On(keys.Questions, r.meet.answers.Next)
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
	Session  *int64        `json:",omitempty"` // chosen by hand
	Answers  []data.Answer `json:",omitempty"`
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
	t.Answers = r.meet.answers.Given()
	if r.meet.session.ByHand {
		t.Session = &r.meet.session.ID
	}
	for _, p := range r.meet.promises {
		t.Promises = append(t.Promises, typedPromise{p.promise.By, p.line.Text})
	}
	return t
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
		if out.event, err = eventOf(ctx, w.Store, was.Event); err == nil {
			out.p, err = w.Intake.Propose(ctx, draft)
		}
		return out, err
	}, func(v read) {
		r := &reviewForm{w: w, draft: v.p.Draft, at: Occasion{event: v.event, at: was.At}.inSession(w), typed: was}
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
	w, draft, meeting, decide, next := r.w, r.current(), r.meet.meeting(), r.match.decision(), r.next
	r.next = false
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
			saySaved(w, saved, p.Draft.Contact.Name())
			switch {
			case next:
				r.after.Next(saved.Contact)
			case r.after.Saved != nil:
				r.after.Saved(saved.Contact)
			default:
				w.Places.Person(saved.Contact)
			}
		}, err
	})
}
