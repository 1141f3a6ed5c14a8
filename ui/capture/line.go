// Package capture takes in a new person: by one line of text, and by looking over what a code, a text or a visitor brought.
package capture

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
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
}

// New opens the capture line.
func New(w *window.Window) { openLine(w, "", false) }

// RestoreNew opens it with what was typed.
func RestoreNew(w *window.Window, _ string, typed json.RawMessage) error {
	var was struct{ Line string }
	err := json.Unmarshal(typed, &was)
	if err == nil {
		openLine(w, was.Line, true)
	}
	return err
}

func openLine(w *window.Window, line string, again bool) {
	c := &oneLine{w: w, line: widget.NewEntry(lang.L("Jane Doe, State Library, jane@sl.example #metadata !send slides fri"))}
	c.read = style.Wrap()
	c.match = style.NewMuted("")
	where := lang.L("At no event")
	if e := w.Here; e.ID != 0 {
		where = lang.L("At: {{.Event}}", e.Name)
	}
	hint := style.NewLabel(lang.L("Name, organisation, e-mail or phone; #topic, !what I promised, ?what they promised, * to *** for warmth, // a note."))
	hint.Wrapping = fyne.TextWrapWord
	hint.Importance = fw.LowImportance
	body := container.New(layout.NewCustomPaddedVBoxLayout(10), c.line,
		style.AtLeast(0, 60, container.NewVBox(c.read)), c.match, hint, style.Wrap(widget.NewChip(where, "pin", nil)))
	c.sheet = w.NewSheet(lang.L("New person"), lang.L("Save"), body, fyne.NewSize(640, 330))
	c.sheet.AddLeft(widget.NewQuiet(lang.L("Full form …"), "edit", c.fullForm))
	c.line.Holds = intake.MaxLine
	c.line.OnChanged = func(string) { c.understand() }
	c.line.OnSubmitted = func(string) { c.sheet.Accept() }
	c.sheet.OnOK = c.save
	c.sheet.First = c.line
	c.line.SetText(line)
	c.sheet.Keeps = &window.Keeping{Form: "new", Again: again, Typed: func() any { return struct{ Line string }{c.line.Text} }}
	c.understand()
	c.sheet.Show()
}

// understand reads the line anew and shows each piece with its meaning.
func (c *oneLine) understand() {
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
	draft := c.reading.Draft
	window.Read(c.w, asked, c.asked.Soon(window.TypingPause), func(ctx context.Context) (intake.Proposal, error) {
		return c.w.Intake.Propose(ctx, draft)
	}, func(p intake.Proposal, err error) {
		if err == nil { // a failure shows when saving
			c.match.SetText(knownText(p))
		}
	})
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

// fullForm goes on in the form with what was understood.
func (c *oneLine) fullForm() {
	c.sheet.Discard() // it goes on there
	Review(c.w, c.reading.Draft, data.Typed)
}

// save writes contact, encounter and promises in one operation.
func (c *oneLine) save() {
	w, draft := c.w, c.reading.Draft
	meeting := meeting(w, draft, here(w))
	c.sheet.SaveBehind(func(ctx context.Context) (func(), error) {
		p, err := w.Intake.Propose(ctx, draft) // anew: the line before may have brought the same person
		if err != nil {
			return nil, err
		}
		saved, err := w.Intake.Save(ctx, p, meeting)
		return func() {
			w.Saved(saved.Op)
			w.Places.Person(saved.Contact)
		}, err
	})
}

// occasion is where and when somebody was met.
type occasion struct {
	event data.Event // ID 0 for none
	at    time.Time
}

// here is the occasion of who is met now.
func here(w *window.Window) occasion { return occasion{w.Here, w.Store.Now()} }

// meeting is the encounter that capturing a draft records: of the occasion, with what the draft
// says of it.
func meeting(w *window.Window, d data.Draft, o occasion) intake.Additions {
	e := data.Encounter{EventID: o.event.ID, At: o.at, Zone: data.LocalZone()}
	if len(d.Encounters) > 0 {
		said := d.Encounters[0]
		e.Note, e.Warmth, e.Place = said.Note, said.Warmth, said.Place
	}
	return intake.Additions{Encounter: &e, Promises: d.Promises, Event: e.EventID}
}
