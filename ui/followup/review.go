package followup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// reviewed is somebody whom the review asks about.
type reviewed struct {
	person    data.PersonFacts
	row       store.Row
	encounter data.Encounter // at the event, the latest of the day
	owed      []data.Promise
	bare      bool // only a name is known: no address, no number, no organisation
}

// noted reports whether something is written down about them.
func (r *reviewed) noted() bool { return strings.TrimSpace(r.encounter.Note) != "" }

// review looks back at the people of a day, one page each. A page is written when it is left.
type review struct {
	w     *window.Window
	event data.Event
	day   data.Date
	all   []reviewed // who was met, those without a note first
	pages []*reviewed
	at    int

	sheet    *window.Sheet
	progress *style.Text
	person   *fyne.Container
	pad      *pad
	warmth   *warmthPicker
	note     *widget.Entry
	read     *fyne.Container // how the promises were understood
	answers  *edit.Answers
	ask      *fyne.Container // around answers
	answered []data.Answer   // as the page was opened
}

// Review opens the evening review of the people who were met at an event on a day, by the event's clocks; the zero day is all
// of its days. Those without a note come first, and alone where there are any.
func Review(w *window.Window, event int64, on data.Date) { openReview(w, event, on, nil) }

// typedReview is what is typed on a page of the review.
type typedReview struct {
	Day       string
	Encounter int64
	Note      string
	Warmth    int
	Answers   []data.Answer
}

// RestoreReview opens the review of an event at the page on which something was typed.
func RestoreReview(w *window.Window, of string, typed json.RawMessage) error {
	was := &typedReview{}
	if err := json.Unmarshal(typed, was); err != nil {
		return err
	}
	on, _ := data.ParseDate(was.Day) // none: all days
	openReview(w, window.IDOf(of), on, was)
	return nil
}

func openReview(w *window.Window, event int64, on data.Date, typed *typedReview) {
	window.Busy(w, lang.L("Looking whom you met"), lang.L("The people you met could not be read"), func(ctx context.Context) (*review, error) {
		r := &review{w: w, day: on}
		return r, r.load(ctx, w.Store, event)
	}, func(r *review) {
		if len(r.all) == 0 {
			w.Say(lang.L("You have met nobody there yet."))
			return
		}
		r.pages = r.bare()
		if len(r.pages) == 0 {
			r.pages = r.everybody()
		}
		r.open(typed)
	})
}

// load reads the people of the review.
func (r *review) load(ctx context.Context, s *store.Store, event int64) error {
	f, err := s.EventFacts(ctx, event)
	if err != nil {
		return err
	}
	r.event = f.Event
	var ids []int64
	for i := range f.People {
		p := &f.People[i]
		for _, e := range slices.Backward(p.Encounters) {
			if !r.day.IsZero() && data.DateOf(words.MomentOf(&e, &f.Event).At) != r.day {
				continue
			}
			owed := slices.DeleteFunc(f.FromEvent(p), func(o data.Promise) bool { return !o.Open() })
			r.all = append(r.all, reviewed{person: *p, encounter: e, owed: owed})
			ids = append(ids, p.ContactID)
			break
		}
	}
	rows, err := rowsOf(ctx, s, ids)
	if err != nil {
		return err
	}
	at := map[int64]*reviewed{}
	for i := range r.all {
		r.all[i].row = rows[r.all[i].person.ContactID]
		at[r.all[i].person.ContactID] = &r.all[i]
	}
	err = s.Contacts(ctx, ids, func(c data.Contact) error {
		at[c.ID].bare = c.Incomplete()
		return nil
	})
	slices.SortStableFunc(r.all, func(a, b reviewed) int { return a.encounter.At.Compare(b.encounter.At) })
	return err
}

// rowsOf reads the rows of people, by contact.
func rowsOf(ctx context.Context, s *store.Store, ids []int64) (map[int64]store.Row, error) {
	rows, err := s.Rows(ctx, ids)
	out := make(map[int64]store.Row, len(rows))
	for _, r := range rows {
		out[r.ID] = r
	}
	return out, err
}

// bare are the people without a note.
func (r *review) bare() (out []*reviewed) {
	for i := range r.all {
		if !r.all[i].noted() {
			out = append(out, &r.all[i])
		}
	}
	return out
}

// everybody are those without a note, then the others.
func (r *review) everybody() []*reviewed {
	out := r.bare()
	for i := range r.all {
		if r.all[i].noted() {
			out = append(out, &r.all[i])
		}
	}
	return out
}

// open shows the sheet at its first page, or at the one that something was typed on.
func (r *review) open(typed *typedReview) {
	r.progress, r.person, r.read, r.ask = style.NewMuted(""), container.NewStack(), container.New(layout.NewCustomPaddedVBoxLayout(2)), container.NewStack()
	r.progress.Fixed = true
	r.warmth = newWarmthPicker()
	r.note = newNote(keys.Review, lang.L("What was said. A line with ! is my promise, one with ? is theirs."), 4, r.do)
	r.note.OnChanged = func(string) { r.understood() }
	r.pad = newPad(keys.Review, container.New(layout.NewCustomPaddedLayout(10, 10, 12, 12),
		container.New(layout.NewCustomPaddedVBoxLayout(10), r.person, r.warmth.content)), r.do)
	r.pad.other = func(letter rune) { // it begins the note
		r.w.Native.Canvas().Focus(r.note)
		r.note.TypedRune(letter)
	}
	top := container.New(layout.NewCustomPaddedVBoxLayout(8), r.pad)
	below := container.New(layout.NewCustomPaddedLayout(6, 0, 0, 0), container.New(layout.NewCustomPaddedVBoxLayout(6), r.read, r.ask))
	size := fyne.NewSize(620, 500)
	if len(r.event.Questions) > 0 {
		size.Height += min(160, 56*float32(len(r.event.Questions)))
	}
	r.sheet = r.w.NewSheet(lang.L("Evening review"), lang.L("Next"), container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), widget.Filled(top, r.note, below))), size)
	r.sheet.On(keys.Questions, func() { r.answers.Next() })
	r.sheet.CancelButton.SetText(lang.L("Leave"))
	r.sheet.OnOK, r.sheet.HoldsUndo = r.next, true
	r.sheet.Warm = r.warmth.set
	r.sheet.AddLeft(r.progress)
	if len(r.pages) < len(r.all) {
		var all *widget.Button
		all = widget.NewQuiet(lang.L("All {{.Count}}", len(r.all)), "people", func() {
			at := r.pages[r.at]
			r.pages = r.everybody()
			r.at = slices.Index(r.pages, at)
			all.Hide()
			r.tell()
			r.w.Native.Canvas().Focus(r.pad)
		})
		r.sheet.AddLeft(all)
	}
	r.sheet.Keeps = &window.Keeping{Form: fmt.Sprint("evening ", r.event.ID), Again: typed != nil, Typed: func() any { return r.typedNow() }}
	r.sheet.OnClosed = r.left
	if typed != nil {
		r.goTo(typed.Encounter)
	}
	r.show()
	if typed != nil && typed.Encounter != 0 {
		r.fill(typed)
	}
	r.sheet.First = r.pad
	r.sheet.Show()
}

// goTo turns to the page of an encounter, among all if need be.
func (r *review) goTo(encounter int64) {
	find := func() int {
		return slices.IndexFunc(r.pages, func(p *reviewed) bool { return p.encounter.ID == encounter })
	}
	if find() < 0 {
		r.pages = r.everybody()
	}
	r.at = max(0, find())
}

// typedNow is what is typed on the present page.
func (r *review) typedNow() typedReview {
	t := typedReview{Day: r.day.String()}
	if r.changed() {
		t.Encounter, t.Note, t.Warmth, t.Answers = r.pages[r.at].encounter.ID, r.note.Text, r.warmth.degree, r.answers.Given()
	}
	return t
}

// changed reports whether the page says something that is not stored.
func (r *review) changed() bool {
	return strings.TrimSpace(r.note.Text) != "" || data.Warmth(r.warmth.degree) != r.pages[r.at].encounter.Warmth ||
		!slices.Equal(r.answers.Given(), r.answered)
}

// do does what a key means on the page.
func (r *review) do(k *keys.Key) {
	switch k {
	case keys.ReviewNext:
		r.sheet.Accept()
	case keys.ReviewBefore:
		r.turn(-1)
	case keys.ReviewAfter:
		r.turn(1)
	case keys.Review0:
		r.warmth.set(0)
	case keys.Review1:
		r.warmth.set(1)
	case keys.Review2:
		r.warmth.set(2)
	case keys.Review3:
		r.warmth.set(3)
	}
}

// next writes the page and goes on; after the last page the review is done.
func (r *review) next() {
	if r.at < len(r.pages)-1 {
		r.turn(1)
		return
	}
	r.save()
	r.clear()
	n := len(r.pages)
	r.sheet.Discard()
	r.w.Say(lang.N(n, "Looked through {{.Count}} person", "Looked through {{.Count}} people"))
}

// turn writes the page and shows another one.
func (r *review) turn(by int) {
	to := r.at + by
	if to < 0 || to >= len(r.pages) {
		return
	}
	r.save()
	r.at = to
	r.show()
	r.w.Native.Canvas().Focus(r.pad)
}

// left writes what was typed when the sheet is left.
func (r *review) left() {
	if r.sheet.Keeps != nil && r.changed() {
		r.save()
		r.clear()
		r.sheet.Discard()
	}
}

// clear empties the page, so that nothing of it is written twice.
func (r *review) clear() {
	r.note.SetText("")
	r.warmth.set(int(r.pages[r.at].encounter.Warmth))
	r.answered = r.answers.Given()
}

// fill puts what was typed on a page once on it again.
func (r *review) fill(typed *typedReview) {
	r.note.SetText(typed.Note)
	r.warmth.set(typed.Warmth)
	r.answers.Put(typed.Answers)
}

// save writes what is new on the page, as one operation. The page holds it from now on; where it cannot be written the review
// comes back with it.
func (r *review) save() {
	if !r.changed() {
		return
	}
	w, p, typed := r.w, r.pages[r.at], r.typedNow()
	s := readSaid(w, r.note.Text)
	was := *p
	p.encounter.Note, p.encounter.Warmth = data.JoinNotes(p.encounter.Note, s.note), data.Warmth(r.warmth.degree)
	p.encounter.Answers = typed.Answers
	p.owed = append(slices.Clone(p.owed), s.promises...)
	w.Try(lang.L("Noted what {{.Name}} said", p.row.Name), func(tx *store.Tx) error { return write(tx, p.person.ContactID, typed, s) },
		func(err error) {
			if err == nil {
				return
			}
			*p = was
			if slices.Contains(w.Sheets, r.sheet) && !r.changed() {
				r.goTo(typed.Encounter)
				r.show()
				r.fill(&typed)
				return
			}
			openReview(w, r.event.ID, r.day, &typed)
		})
}

// write adds what was typed to an encounter as it is stored now.
func write(tx *store.Tx, contact int64, typed typedReview, s said) error {
	met, err := tx.Encounters(contact)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(met, func(e data.Encounter) bool { return e.ID == typed.Encounter })
	if i < 0 {
		return errors.New(lang.L("This encounter was deleted meanwhile."))
	}
	e := met[i]
	note, warmth := data.JoinNotes(e.Note, s.note), data.Warmth(typed.Warmth)
	if note != e.Note || warmth != e.Warmth || !slices.Equal(e.Answers, typed.Answers) {
		e.Note, e.Warmth, e.Answers = note, warmth, typed.Answers
		if err := tx.SaveEncounter(&e); err != nil {
			return err
		}
	}
	for _, p := range s.promises {
		p.ContactID, p.EncounterID = contact, e.ID
		if err := tx.SavePromise(&p); err != nil {
			return err
		}
	}
	return nil
}
