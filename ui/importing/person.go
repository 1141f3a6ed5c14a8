package importing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/ui/capture"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/words"
)

// importPerson shows what an import does with one person of a file, field by field, and lets the user decide
// it: update this card or that, a new person, leave out.
type importPerson struct {
	content fyne.CanvasObject
	scroll  *container.Scroll
	lines   *fyne.Container
	choice  *widget.Select
	match   intake.Proposal
	twin    string // who the person is, further up in the file; "" for nobody
	listed  string // what a list that comes again says of them; "" for nothing
	changed func(intake.Proposal)
}

// newImportPerson shows nobody at first; changed gets what the user decided.
func newImportPerson(changed func(intake.Proposal)) *importPerson {
	p := &importPerson{choice: widget.NewSelect(nil, nil), lines: container.New(layout.NewCustomPaddedVBoxLayout(4)), changed: changed}
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(2, 8, 0, 14), p.lines))
	p.content = container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 0), p.choice), nil, nil, nil, p.scroll)
	return p
}

// clear shows nobody.
func (p *importPerson) clear() {
	p.choice.Hide()
	p.lines.Objects = nil
	p.lines.Refresh()
}

// options are all that can be done with the person, in words and as what is saved.
func (p *importPerson) options() (texts []string, does []intake.Proposal) {
	add := func(text string, action intake.Action, target int64) {
		for slices.Contains(texts, text) {
			text += " " // a Select tells its options apart by their text
		}
		m := p.match
		m.Action, m.Target = action, target
		texts, does = append(texts, text), append(does, m)
	}
	for _, c := range p.match.Candidates[:min(len(p.match.Candidates), capture.ShownCandidates)] {
		who := words.InMenu(words.Joined(", ", c.Contact.Name(), c.Contact.Organisation))
		action, text := intake.Update, lang.L("Update {{.Name}}", who)
		if len(c.Changes) == 0 {
			action, text = intake.Same, lang.L("Is {{.Name}}, already there", who)
		}
		add(text, action, c.Contact.ID)
	}
	if p.twin != "" {
		add(lang.L("Add to {{.Name}}, further up", words.InMenu(p.twin)), intake.Update, 0)
	}
	add(lang.L("Add as a new person"), intake.Create, p.match.Target)
	add(lang.L("Leave out"), intake.Skip, p.match.Target)
	return texts, does
}

// at is which of the options the person stands at.
func (p *importPerson) at(does []intake.Proposal) int {
	adds := func(a intake.Action) bool { return a == intake.Update || a == intake.Same }
	for i, d := range does {
		if d.Action == p.match.Action || adds(d.Action) && adds(p.match.Action) {
			if !adds(d.Action) || d.Target == p.match.Target {
				return i
			}
		}
	}
	return len(does) - 2 // new
}

// set shows a person; twin names who they are, further up in the file, listed says what the list says of them.
func (p *importPerson) set(m intake.Proposal, twin, listed string) {
	p.match, p.twin, p.listed = m, twin, listed
	texts, does := p.options()
	p.choice.OnChanged = nil
	p.choice.SetOptions(texts)
	p.choice.SetSelectedIndex(p.at(does))
	p.choice.OnChanged = func(string) {
		if i := p.choice.SelectedIndex(); i >= 0 && i < len(does) {
			p.changed(does[i])
		}
	}
	p.choice.Show()
	p.lines.Objects = p.says()
	if p.listed != "" {
		p.lines.Objects = append([]fyne.CanvasObject{widget.Tight(widget.Prose(p.listed, fyne.TextAlignLeading))}, p.lines.Objects...)
	}
	p.lines.Refresh()
	p.scroll.ScrollToTop()
}

// next takes the next of the options.
func (p *importPerson) next() {
	if n := len(p.choice.Options); n > 0 {
		p.choice.SetSelectedIndex((p.choice.SelectedIndex() + 1) % n)
	}
}

// says tells what is done, a line for each field that changes.
func (p *importPerson) says() []fyne.CanvasObject {
	m := &p.match
	said := func(text string) []fyne.CanvasObject {
		return []fyne.CanvasObject{widget.Tight(widget.Prose(text, fyne.TextAlignLeading))}
	}
	changes := func(head, mark string, all []data.Change) []fyne.CanvasObject {
		lines := said(head)
		for _, ch := range all {
			if ch.Field != data.NameField && ch.Field != "uid" || ch.Old != "" {
				lines = append(lines, capture.ChangeLine(ch, mark))
			}
		}
		return lines
	}
	c := m.Candidate(m.Target)
	switch {
	case m.Action == intake.Skip:
		return said(lang.L("Nothing of this person is taken in."))
	case m.Action == intake.Create:
		return changes(lang.L("A new person, with all that the file says:"), "", data.Diff(data.Contact{}, m.Draft.Contact))
	case c == nil:
		return changes(lang.L("Goes into one contact with that person:"), "", data.Diff(data.Contact{}, m.Draft.Contact))
	case len(c.Changes) == 0:
		return said(lang.L("Thought to be the same person: {{.Why}}. The contact has all of this already.", words.Reasons(c.Score)))
	}
	return changes(lang.L("Thought to be the same person: {{.Why}}. What changes:", words.Reasons(c.Score)), "+ ", c.Changes)
}
