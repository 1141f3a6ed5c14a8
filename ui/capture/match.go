package capture

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// reviewMatch shows who a draft may be, and lets the user decide: that person, or a new one.
type reviewMatch struct {
	w        *window.Window
	relayout func()
	proposal intake.Proposal
	chosen   int64 // contact to update; 0: a new person
	decided  bool  // by the user: later proposals do not change it

	head    *style.Label
	choice  *widget.Select
	changes *fyne.Container
	content *fyne.Container
}

func newReviewMatch(w *window.Window, relayout func()) *reviewMatch {
	m := &reviewMatch{w: w, relayout: relayout}
	m.head = widget.Prose("", fyne.TextAlignLeading)
	m.head.TextStyle.Bold = true
	m.choice = widget.NewSelect(nil, nil)
	m.changes = container.New(layout.NewCustomPaddedVBoxLayout(4))
	m.content = container.New(layout.NewCustomPaddedVBoxLayout(4), m.head, m.choice, m.changes)
	m.content.Hide()
	return m
}

// ShownCandidates is how many people a draft is compared with on the screen.
const ShownCandidates = 5

// set shows a proposal. What the user has chosen stays as long as that person is among those it
// may be.
func (m *reviewMatch) set(p intake.Proposal) {
	p.Candidates = p.Candidates[:min(len(p.Candidates), ShownCandidates)]
	m.proposal = p
	if !m.decided || !m.known(m.chosen) {
		m.decided = false
		m.chosen = 0
		if p.Action == intake.Update || p.Action == intake.Same {
			m.chosen = p.Target
		}
	}
	m.content.Hidden = len(p.Candidates) == 0
	if len(p.Candidates) > 0 {
		m.fillChoice()
		m.show()
	}
	m.relayout()
}

// known reports whether the contact is among the candidates; a new person (0) always is.
func (m *reviewMatch) known(id int64) bool { return id == 0 || m.proposal.Candidate(id) != nil }

// fillChoice offers each candidate and a new person.
func (m *reviewMatch) fillChoice() {
	var options []string
	at := 0
	for i, c := range m.proposal.Candidates {
		text := lang.L("It is {{.Name}}: add to that contact", words.Joined(", ", c.Contact.Name(), c.Contact.Organisation))
		for slices.Contains(options, text) {
			text += " " // a Select tells its options apart by their text
		}
		options = append(options, text)
		if c.Contact.ID == m.chosen {
			at = i
		}
	}
	options = append(options, lang.L("It is somebody else: a new person"))
	if m.chosen == 0 {
		at = len(options) - 1
	}
	m.choice.OnChanged = nil
	m.choice.SetOptions(options)
	m.choice.SetSelectedIndex(at)
	m.choice.OnChanged = func(string) {
		m.decided, m.chosen = true, 0
		if i := m.choice.SelectedIndex(); i >= 0 && i < len(m.proposal.Candidates) {
			m.chosen = m.proposal.Candidates[i].Contact.ID
		}
		m.show()
		m.relayout()
	}
}

// show says who it is and what an update would alter, field by field.
func (m *reviewMatch) show() {
	m.changes.Objects = nil
	defer func() { m.content.Refresh() }()
	c := m.proposal.Candidate(m.chosen)
	if c == nil {
		best := m.proposal.Candidates[0]
		m.head.SetText(lang.L("Maybe {{.Name}} — {{.Why}}", best.Contact.Name(), words.Reasons(best.Score)))
		return
	}
	m.head.SetText(lang.L("Same as {{.Name}} — {{.Why}}", c.Contact.Name(), words.Reasons(c.Score)))
	if len(c.Changes) == 0 {
		m.changes.Add(widget.Prose(lang.L("You have all of this already; only the encounter is added."), fyne.TextAlignLeading))
		return
	}
	for _, ch := range c.Changes {
		m.changes.Add(ChangeLine(ch, "+ "))
	}
}

// ChangeLine shows one field before and after. What is added to a list has a line for each, behind a mark,
// which is "" where there was nothing before.
func ChangeLine(c data.Change, mark string) fyne.CanvasObject {
	after := c.New
	switch {
	case c.Field == data.PhotoField && c.Old == "":
		after = lang.L("a picture")
	case c.Field == data.PhotoField:
		after = lang.L("another picture")
	case c.Field == data.OtherField:
		after = marked(mark, c.Other, func(p data.Property) string { return p.Label() + ": " + p.Text() })
	case c.Field == data.FormerField:
		after = marked(mark, c.Former, words.Former)
	case listField(c.Field):
		after = mark + strings.ReplaceAll(strings.TrimSpace(after), "\n", "\n"+mark)
	case c.Field == data.NoteField && strings.HasPrefix(c.New, c.Old):
		after = mark + strings.TrimSpace(c.New[len(c.Old):])
	case c.Old != "":
		after = lang.L("{{.New}} (was {{.Old}})", c.New, c.Old)
	}
	lines := strings.Split(after, "\n")
	for i, line := range lines {
		lines[i] = style.Name(line)
	}
	text := widget.Prose(style.Ellipsis(strings.Join(lines, "\n"), 2400, theme.CaptionTextSize(), fyne.TextStyle{}), fyne.TextAlignLeading)
	text.SizeName = theme.SizeNameCaptionText
	return container.NewBorder(nil, nil, container.NewVBox(style.AtLeast(widget.LabelWidth(), 0, style.NewCaption(words.Field(c.Field)))), nil, widget.Tight(text))
}

// marked writes values on a line each, behind a mark.
func marked[T any](mark string, values []T, text func(T) string) string {
	lines := make([]string, len(values))
	for i, v := range values {
		lines[i] = mark + text(v)
	}
	return strings.Join(lines, "\n")
}

// listField reports whether a change adds values to a list.
func listField(key data.FieldKey) bool {
	switch key {
	case data.EmailsField, data.PhonesField, data.LinksField, data.AddressesField, data.TopicsField:
		return true
	}
	return false
}

// decision gives what the user decided, to be applied to a proposal made anew at the save. It
// reports false when that proposal updates somebody whom the user has not seen here.
func (m *reviewMatch) decision() func(*intake.Proposal) bool {
	chosen, seen := m.chosen, len(m.proposal.Candidates) > 0
	return func(p *intake.Proposal) bool {
		switch {
		case chosen == 0 && !seen:
			return p.Action == intake.Create
		case chosen == 0:
			p.Action, p.Target = intake.Create, 0
		case p.Target != chosen || p.Action == intake.Create:
			p.Action, p.Target = intake.Update, chosen
		}
		return true
	}
}
