// Package capture takes in a new person: by one line of text, and by looking over what a code, a text or a visitor brought.
package capture

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// oneLine is the one-line way in: what is typed is understood as it is typed.
type oneLine struct {
	w       *window.Window
	sheet   *window.Sheet
	line    *widget.Entry
	read    *fyne.Container
	match   *style.Text
	reading intake.Reading
	asked   window.Latest // who is known already

	event   data.Event
	at      time.Time // when the first key was typed; zero while nothing is
	session *edit.SessionChip
	answers *edit.Answers
	next    bool // another line follows when this one is saved
}

// typedLine is what is typed into the line.
type typedLine struct {
	Line    string
	At      time.Time     `json:",omitzero"`
	Event   *int64        `json:",omitempty"` // where it was typed; 0 for none, nil in older files: where the user is now
	Session *int64        `json:",omitempty"` // chosen by hand
	Answers []data.Answer `json:",omitempty"`
}

// New opens the capture line.
func New(w *window.Window) { openLine(w, w.Here, typedLine{}, false) }

// RestoreNew opens it with what was typed, at the event where it was typed.
func RestoreNew(w *window.Window, _ string, typed json.RawMessage) error {
	var was typedLine
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	if was.Event == nil || *was.Event == w.Here.ID {
		openLine(w, w.Here, was, true)
		return nil
	}
	window.Load(w, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return eventOf(ctx, w.Store, *was.Event)
	}, func(e data.Event) { openLine(w, e, was, true) })
	return nil
}

// eventOf reads the event where something was typed; none when it is gone.
func eventOf(ctx context.Context, s *store.Store, id int64) (data.Event, error) {
	if id == 0 {
		return data.Event{}, nil
	}
	e, err := s.Event(ctx, id)
	if errors.Is(err, data.ErrNotFound) || err == nil && !e.Trashed.IsZero() {
		return data.Event{}, nil
	}
	return e, err
}

func openLine(w *window.Window, event data.Event, was typedLine, again bool) {
	c := &oneLine{w: w, event: event, at: was.At, line: widget.NewEntry(lang.L("Jane Doe, State Library, jane@sl.example #metadata !send slides fri"))}
	c.read = style.Wrap()
	c.match = style.NewMuted("")
	where := lang.L("At no event")
	if c.event.ID != 0 {
		where = lang.L("At: {{.Event}}", c.event.Name)
	}
	c.session = edit.NewSessionChip(w, c.event, cmp.Or(c.at, w.Store.Now()))
	if was.Session != nil {
		c.session.Put(*was.Session, true)
	}
	c.session.OnChanged = func() { c.understand() }
	c.answers = edit.NewAnswers(w, &c.event, was.Answers)
	hint := style.NewLabel(lang.L("Name, organisation, e-mail or phone; #topic, !what I promised, ?what they promised, * to *** for warmth, // a note."))
	hint.Wrapping = fyne.TextWrapWord
	hint.Importance = fw.LowImportance
	top := container.New(layout.NewCustomPaddedVBoxLayout(10), c.line,
		style.AtLeast(0, 60, container.NewVBox(c.read)), c.match, hint, style.Wrap(widget.NewChip(where, "pin", nil), c.session.Chip))
	body, size := c.withQuestions(top)
	c.sheet = w.NewSheet(lang.L("New person"), lang.L("Save"), body, size)
	c.sheet.Plain = true
	c.sheet.AddLeft(widget.NewQuiet(lang.L("Full form …"), "edit", c.fullForm))
	c.sheet.AddNext(func() { c.next = true })
	c.sheet.On(keys.Session, c.session.Next)
	c.sheet.On(keys.Questions, c.answers.Next)
	c.line.Holds = intake.MaxLine
	c.line.OnChanged = func(string) { c.understand() }
	c.line.OnSubmitted = func(string) { c.sheet.Accept() }
	c.answers.OnSubmit = c.sheet.Accept
	c.sheet.OnOK = c.save
	c.sheet.First = c.line
	c.line.SetText(was.Line)
	c.sheet.Keeps = &window.Keeping{Form: "new", Again: again, Typed: func() any { return c.typed() }}
	c.understand()
	c.sheet.Show()
}

// withQuestions puts the questions of the event below the line.
func (c *oneLine) withQuestions(top fyne.CanvasObject) (fyne.CanvasObject, fyne.Size) {
	size := fyne.NewSize(640, 330)
	if !c.answers.Content.Visible() {
		return top, size
	}
	size.Height += 16 + min(c.answers.Content.MinSize().Height, 400)
	below := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), c.answers.Content))
	return container.NewBorder(container.NewVBox(top, style.Gap(0, 8)), nil, nil, nil, below), size
}

// typed is what is typed into the line, and chosen below it.
func (c *oneLine) typed() typedLine {
	t := typedLine{Line: c.line.Text, At: c.at, Event: &c.event.ID, Answers: c.answers.Given()}
	if c.session.ByHand {
		t.Session = &c.session.ID
	}
	return t
}

// understand reads the line anew and shows each piece with its meaning.
func (c *oneLine) understand() {
	switch {
	case c.line.Text == "":
		c.at = time.Time{}
	case c.at.IsZero():
		c.at = c.w.Store.Now()
		c.session.Follow(c.event, c.at)
	}
	c.reading = intake.ReadLine(c.line.Text, c.w.Today(), c.w.Region())
	c.read.Objects = nil
	for _, p := range c.reading.Parts {
		if p.Means != intake.MeansDue {
			c.read.Add(widget.NewChip(partText(p), partIcon(p.Means), nil))
		}
		if !p.Day.IsZero() {
			c.read.Add(widget.NewChip(words.UnderstoodDay(day.Day{Date: p.Day, Other: p.Other}), partIcon(intake.MeansDue), nil))
		}
	}
	c.read.Refresh()
	contact := c.reading.Draft.Contact
	c.sheet.EnableOK(len(contact.Validate()) == 0)
	asked := c.asked.Next()
	c.match.SetText("")
	if c.line.Text == "" {
		return
	}
	draft, met := c.reading.Draft, *meeting(c.reading.Draft, c.occasion()).Encounter
	window.Read(c.w, asked, c.asked.Soon(window.TypingPause), func(ctx context.Context) (string, error) {
		return whoIsKnown(ctx, c.w.Intake, draft, met)
	}, func(text string, err error) {
		if err == nil { // a failure shows when saving
			c.match.SetText(text)
		}
	})
}

// whoIsKnown says who is known already, and whether they were met there before.
func whoIsKnown(ctx context.Context, in *intake.Intake, d data.Draft, met data.Encounter) (string, error) {
	p, err := in.ProposeAt(ctx, d, met.EventID)
	if err != nil {
		return "", err
	}
	met.ContactID = p.Target
	_, again, err := in.Again(ctx, met)
	if again {
		return lang.L("Known already: {{.Name}}, and met here. Saving adds to that encounter.", targetName(p)), err
	}
	return knownText(p), err
}

// knownText says who is known already, or alike: a namesake somewhere else is another person until the user says
// that they are the same.
func knownText(p intake.Proposal) string {
	if p.Action == intake.Update || p.Action == intake.Same {
		return lang.L("Known already: {{.Name}}. Saving adds to that contact.", targetName(p))
	}
	if len(p.Candidates) == 0 {
		return ""
	}
	best := p.Candidates[0]
	name, where := best.Contact.Name(), best.Contact.Organisation
	namesake := slices.Contains(best.Score.Reasons, data.SameName)
	others := 0
	for _, c := range p.Candidates {
		if slices.Contains(c.Score.Reasons, data.SameName) {
			others++
		}
	}
	switch {
	case !namesake:
		return lang.L("Maybe {{.Name}} — {{.Why}}", words.Joined(", ", name, where), words.Reasons(best.Score))
	case others > 1:
		return lang.N(others, "There is another {{.Name}}.", "There are {{.Count}} others called {{.Name}}.", name)
	case where == "":
		return lang.L("There is another {{.Name}}.", name)
	}
	return lang.L("There is another {{.Name}}, at {{.Place}}.", name, where)
}

func targetName(p intake.Proposal) string {
	for _, cand := range p.Candidates {
		if cand.Contact.ID == p.Target {
			return cand.Contact.Name()
		}
	}
	return p.Draft.Contact.Name()
}

func partText(p intake.Part) string { return style.Ellipsis(p.Text, 280, 12, fyne.TextStyle{}) }

// partIcon shows what a piece was understood as.
func partIcon(means intake.Meaning) string {
	switch means {
	case intake.MeansName:
		return "person"
	case intake.MeansOrganisation:
		return "group"
	case intake.MeansTitle:
		return "star"
	case intake.MeansEmail:
		return "mail"
	case intake.MeansPhone:
		return "phone"
	case intake.MeansLink:
		return "link"
	case intake.MeansTopic:
		return "topic"
	case intake.MeansPromise:
		return "promise"
	case intake.MeansDue:
		return "calendar"
	case intake.MeansWarmth:
		return "warmth"
	}
	return "note"
}

// draft is what the line says, with the answers.
func (c *oneLine) draft() data.Draft {
	d := c.reading.Draft
	if answers := c.answers.Given(); len(answers) > 0 {
		if len(d.Encounters) == 0 {
			d.Encounters = []data.DraftEncounter{{}}
		}
		d.Encounters[0].Answers = answers
	}
	return d
}

// occasion is where and when the line was typed.
func (c *oneLine) occasion() Occasion {
	return Occasion{event: c.event, at: cmp.Or(c.at, c.w.Store.Now()), session: c.session.ID, byHand: c.session.ByHand}
}

// fullForm goes on in the form with what was understood.
func (c *oneLine) fullForm() {
	c.sheet.Discard() // it goes on there
	draft := c.draft()
	draft.Contact.Source.Kind = data.Typed
	reviewAt(c.w, draft, c.occasion(), After{})
}

// save writes contact, encounter and promises in one operation. With next the line comes up again, empty: what is typed
// meanwhile goes there.
func (c *oneLine) save() {
	w, draft, next := c.w, c.draft(), c.next
	c.next = false
	added := meeting(draft, c.occasion())
	added.SetWarmth = true
	session := c.stays()
	c.sheet.SaveBehind(func(ctx context.Context) (func(), error) {
		p, err := w.Intake.ProposeAt(ctx, draft, added.Event) // anew: the line before may have brought the same person
		if err != nil {
			return nil, err
		}
		saved, err := w.Intake.Save(ctx, p, added)
		return func() {
			saySaved(w, saved, p.Draft.Contact.Name())
			if next {
				openLine(w, w.Here, typedLine{Session: session}, false)
				return
			}
			w.Places.Person(saved.Contact)
		}, err
	})
}

// stays is the session that the next line begins with: one that was chosen by hand and does not run. Of those that run the
// one chosen last is remembered anyway.
func (c *oneLine) stays() *int64 {
	running := slices.ContainsFunc(c.event.Running(c.occasion().at), func(s data.Session) bool { return s.ID == c.session.ID })
	if running {
		return nil
	}
	return c.typed().Session
}

// saySaved says what was saved, also when nothing was new.
func saySaved(w *window.Window, saved intake.Saved, name string) {
	if saved.Op.Seq == 0 {
		w.Say(lang.L("{{.Name}} is met here already, and nothing is new.", name))
		return
	}
	w.Saved(saved.Op)
}

// Occasion is where and when somebody was met.
type Occasion struct {
	event   data.Event // ID 0 for none
	at      time.Time
	session int64 // 0 for none
	byHand  bool  // the user chose the session
}

// Here is the occasion of who is met now.
func Here(w *window.Window) Occasion { return Occasion{event: w.Here, at: w.Store.Now()}.inSession(w) }

// inSession is the occasion in the session that runs then.
func (o Occasion) inSession(w *window.Window) Occasion {
	o.session = edit.SessionNow(w, &o.event, o.at)
	return o
}

// meeting is the encounter that capturing a draft records: of the occasion, with what the draft says of it.
func meeting(d data.Draft, o Occasion) intake.Additions {
	e := data.Encounter{EventID: o.event.ID, SessionID: o.session, At: o.at, Zone: data.LocalZone()}
	if len(d.Encounters) > 0 {
		said := d.Encounters[0]
		e.Note, e.Warmth, e.Place, e.Answers = said.Note, said.Warmth, said.Place, said.Answers
	}
	return intake.Additions{Encounter: &e, Promises: d.Promises, Event: e.EventID}
}
