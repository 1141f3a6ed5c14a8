package importing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/format/ics"
	"lanyard/data/intake"
	"lanyard/data/say"
	"lanyard/ui/disk"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// calendarJob is a calendar file on its way in: read, looked at, saved.
type calendarJob struct {
	w          *window.Window
	file       string
	sum        string // SHA-256 of the file, in hexadecimal
	items      []ics.Item
	problems   []*data.RowError
	one        data.Event   // all as the programme of one event
	many       []data.Event // each on its own
	as         calendarAs
	into       data.Event                            // the event that is open, whose programme it may be; ID 0: none
	changes    map[calendarAs][]intake.SessionChange // what it makes of the sessions of an event that is there
	difference *SessionChanges
	cancelled  int
	queue      *importQueue
	nth        int // in the queue, from 0
	saved      bool
}

// calendarAs is what a calendar becomes.
type calendarAs int

// What a calendar becomes, in the order in which it is offered.
const (
	oneEvent  calendarAs = iota // the programme of one event
	manyEvent                   // events, each on its own
	openEvent                   // the programme of the event that is open
)

// importCalendar reads a calendar of a queue and opens its preview.
func importCalendar(w *window.Window, f File, q *importQueue) {
	p := w.NewProgress(lang.L("Reading {{.File}}", filepath.Base(f.Path)))
	event := f.Event
	if event == 0 {
		event = eventBehind(w)
	}
	w.Go(func(context.Context) {
		j := &calendarJob{w: w, file: filepath.Base(f.Path), queue: q, nth: q.at}
		err := j.read(p.Ctx, f.Path)
		if err == nil {
			err = j.compare(p.Ctx, event, f.Event != 0)
		}
		p.Finally(func() {
			switch cancelled := p.Done(); {
			case cancelled:
				q.done(j.nth)
			case err != nil:
				q.failed(j.nth, err)
			default:
				j.preview()
			}
		})
	})
}

// read reads the file and arranges what it holds, both ways.
func (j *calendarJob) read(ctx context.Context, path string) error {
	f, err := disk.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	for item, err := range ics.ReadAll(io.TeeReader(format.Within(ctx, f), sum)) {
		var bad *data.RowError
		switch {
		case errors.As(err, &bad):
			j.problems = append(j.problems, bad)
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		default:
			j.items = append(j.items, item)
			if item.Cancelled {
				j.cancelled++
			}
		}
	}
	j.sum = hex.EncodeToString(sum.Sum(nil))
	j.one, j.many = ics.Programme(j.items, j.file), ics.Separate(j.items)
	if j.as = manyEvent; len(j.many) > 1 && ics.IsProgramme(j.items) {
		j.as = oneEvent
	}
	switch {
	case len(j.many) > 0:
	case len(j.problems) > 0:
		return say.Errorf("{{.File}}: {{.Why}}", j.file, j.problems[0])
	case j.cancelled > 0:
		return say.Errorf("all events of {{.File}} are cancelled: there is nothing to import", j.file)
	default:
		return say.Errorf("{{.File}} is an empty calendar: there is nothing to import", j.file)
	}
	return nil
}

// compare reads the event that the calendar may be the programme of, and finds out what it would change. It is proposed for
// that event where its days are those of the event, or where that was asked for.
func (j *calendarJob) compare(ctx context.Context, event int64, asked bool) (err error) {
	if event != 0 {
		if j.into, err = j.w.Store.Event(ctx, event); errors.Is(err, data.ErrNotFound) {
			j.into, err = data.Event{}, nil
		}
		if err != nil {
			return err
		}
	}
	if j.into.ID != 0 && (asked || j.as == oneEvent && j.sameDays()) {
		j.as = openEvent
	}
	j.changes = map[calendarAs][]intake.SessionChange{}
	for _, as := range []calendarAs{oneEvent, openEvent} {
		if as == openEvent && j.into.ID == 0 {
			continue
		}
		found, err := j.w.Intake.Preview(ctx, j.eventsAs(as), ics.Cancelled(j.items))
		if err != nil {
			return err
		}
		if len(found) > 0 {
			j.changes[as] = found[0]
		}
	}
	return nil
}

// sameDays reports whether the calendar is on days of the open event, or that has none.
func (j *calendarJob) sameDays() bool {
	a, b := &j.one, &j.into
	return b.Start.IsZero() || data.Overlap(a.Start, a.Ends(), b.Start, b.Ends())
}

// events are what is saved by the present choice.
func (j *calendarJob) events() []data.Event { return j.eventsAs(j.as) }

func (j *calendarJob) eventsAs(as calendarAs) []data.Event {
	switch as {
	case oneEvent:
		return []data.Event{j.one}
	case openEvent:
		e := j.one
		e.ID, e.Name = j.into.ID, j.into.Name
		return []data.Event{e}
	}
	return j.many
}

// preview shows what the calendar holds, and lets the user say what it becomes.
func (j *calendarJob) preview() {
	w := j.w
	var s *window.Sheet
	rows := lists.NewList(j.rows, newCalendarRow, j.fillRow)
	name, place := widget.NewEntry(""), widget.NewEntry(lang.L("Town or building"))
	name.SetText(j.one.Name)
	place.SetText(j.one.Place)
	named := widget.Row(widget.Field(lang.L("Name"), name), widget.Field(lang.L("Place"), place))
	apply := func() {
		j.one.Name, j.one.Place = strings.TrimSpace(name.Text), strings.TrimSpace(place.Text)
		s.EnableOK(j.as != oneEvent || j.one.Name != "")
	}
	name.OnChanged = func(string) { apply() }
	place.OnChanged = func(string) { apply() }
	submit := func(string) { s.Accept() }
	name.OnSubmitted, place.OnSubmitted = submit, submit
	options := []string{
		lang.N(len(j.one.Sessions), "One event with {{.Count}} session", "One event with {{.Count}} sessions"),
		lang.N(len(j.many), "{{.Count}} event, on its own", "{{.Count}} events, each on its own"),
	}
	if j.into.ID != 0 {
		options = append(options, lang.L("The programme of {{.Event}}", j.into.Name))
	}
	j.difference = NewSessionChanges(j.one.Location())
	list := container.NewStack(rows)
	choice := widget.NewSelect(options, nil)
	show := func() {
		if j.as == oneEvent {
			named.Show()
		} else {
			named.Hide()
		}
		list.Objects[0] = rows
		if changes := j.changes[j.as]; len(changes) > 0 {
			j.difference.Show(changes, nil)
			list.Objects[0] = j.difference.Content
		}
		list.Refresh()
		rows.Refresh()
		apply()
	}
	choice.OnChanged = func(string) {
		j.as = calendarAs(choice.SelectedIndex())
		show()
	}
	summary := widget.Prose(j.summary(), fyne.TextAlignLeading)
	top := container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Tight(summary))
	if len(j.many) > 1 || j.into.ID != 0 {
		top.Add(widget.Field(lang.L("Import as"), choice))
		top.Add(named)
	}
	s = w.NewSheet(j.queue.title(j.file), lang.L("Import"),
		container.New(widget.Headed{}, container.NewVBox(top, style.Gap(0, 6)), j.lists(list)), fyne.NewSize(760, 600))
	choice.SetSelectedIndex(int(j.as))
	s.OnOK = func() {
		s.Working(true) // until all is saved
		j.save(s.Finish)
	}
	s.OnClosed = func() {
		if !j.saved {
			j.queue.done(j.nth)
		}
	}
	j.queue.offer(s)
	s.Stays = true
	s.First = s.OKButton
	s.Show()
	show()
}

// lists is the list of events, and beside it what could not be read where there is any.
func (j *calendarJob) lists(rows fyne.CanvasObject) fyne.CanvasObject {
	if len(j.problems) == 0 {
		return rows
	}
	return widget.Tabbed([]string{lang.L("Programme"), problemsTitle(j.problems)}, []fyne.CanvasObject{rows, problemList(j.problems)})
}

// summary says in a line what the file is: its program, how many events and when.
func (j *calendarJob) summary() string {
	what := lang.L("A calendar")
	if c := j.items[0].Calendar; c.Name != "" {
		what = lang.L("The calendar {{.Name}}", c.Name)
	}
	count := words.EventCount(len(j.many))
	if n := len(j.many[0].Sessions); len(j.many) == 1 && n > 0 {
		count = lang.N(n, "1 event with {{.Count}} session", "1 event with {{.Count}} sessions")
	}
	text := words.Joined(" · ", what, count, words.EventDays(&j.one))
	if j.cancelled > 0 {
		text += " · " + lang.N(j.cancelled, "{{.Count}} cancelled, left out", "{{.Count}} cancelled, left out")
	}
	return text
}

// rows counts the lines of the list: sessions of the one event, or events.
func (j *calendarJob) rows() int {
	if j.as == manyEvent {
		return len(j.many)
	}
	return len(j.one.Sessions)
}

func newCalendarRow() fyne.CanvasObject {
	name, detail := style.NewText(""), style.NewMuted("")
	name.Style.Bold = true
	detail.TextSize = theme.SizeNameCaptionText
	return container.New(layout.NewCustomPaddedLayout(0, 0, 0, 14), // beside the scroll bar
		style.AtLeast(0, 44, container.NewVBox(layout.NewSpacer(), name, detail, layout.NewSpacer())))
}

func (j *calendarJob) fillRow(i int, o fyne.CanvasObject) {
	lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects[1].(*fyne.Container).Objects
	name, detail := lines[1].(*style.Text), lines[2].(*style.Text)
	if j.as == manyEvent {
		e := &j.many[i]
		name.SetText(e.Name)
		detail.SetText(words.Joined(" · ", words.EventTime(e), e.Place))
		return
	}
	s := &j.one.Sessions[i]
	name.SetText(s.Title)
	detail.SetText(words.Joined(" · ", words.SessionTime(s, j.one.Location()), s.Room, s.Speakers))
}

// save writes what was chosen as one operation.
func (j *calendarJob) save(after func(error)) {
	w, events, remove := j.w, j.events(), j.difference.Removed()
	imp := data.Import{File: j.file, Format: string(format.Calendar), Program: j.items[0].Calendar.Program, SHA256: j.sum}
	for _, p := range j.problems {
		if !p.Kept {
			imp.Problems++
		}
	}
	p := w.NewProgress(lang.L("Importing"))
	var done intake.Programmes
	var err error
	w.Write(func(context.Context) {
		done, err = w.Intake.SaveEvents(p.Ctx, events, ics.Cancelled(j.items), imp, remove...)
	}, func() {
		j.saved = err == nil
		importEnded(w, p, j.file, err, after, func() {
			j.tell(done, events)
			j.queue.done(j.nth)
		})
	})
}

// tell says what the import did and offers to take it back.
func (j *calendarJob) tell(done intake.Programmes, events []data.Event) {
	w := j.w
	w.Places.Programme(done.Event)
	w.Places.IntoEvent()
	if done.Op == 0 {
		w.Say(lang.L("Nothing new in this file: all of it is there already."))
		return
	}
	j.queue.saved++
	text := importedWords(done.New, done.Updated, done.Same, words.EventCount)
	switch {
	case len(events) == 1 && len(done.Changes) > 0:
		text = lang.L("{{.Event}}: {{.Changes}}", events[0].Name, lang.Whole(ChangesSummary(done.Changes)))
	case len(events) == 1 && done.Sessions > 0:
		text = lang.N(done.Sessions, "Imported {{.Event}} with {{.Count}} new session", "Imported {{.Event}} with {{.Count}} new sessions", events[0].Name)
	case len(events) == 1:
		text = lang.L("Imported {{.What}}", events[0].Name)
	}
	w.Toasts.Show(text, lang.L("Undo"), func() { w.UndoOp(done.Op) })
}
