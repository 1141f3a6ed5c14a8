package importing

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// UnreadLine is a line of a pasted text that was not understood.
type UnreadLine struct {
	Line int
	Text string
	Why  string
}

// changeLine is a line of the list of changes: a heading, a session, or a line that was not understood.
type changeLine struct {
	heading string
	change  *intake.SessionChange
	unread  *UnreadLine
}

// SessionChanges shows what a programme makes of the sessions of an event, kind by kind. Those that are gone can be ticked to be
// removed.
type SessionChanges struct {
	Content   fyne.CanvasObject
	OnChanged func() // after a tick; may be nil

	loc    *time.Location
	list   *lists.List
	lines  []changeLine
	remove map[int64]bool
}

// NewSessionChanges is an empty list, on the clocks of a place.
func NewSessionChanges(loc *time.Location) *SessionChanges {
	c := &SessionChanges{loc: loc, remove: map[int64]bool{}}
	c.list = lists.NewList(func() int { return len(c.lines) }, newChangeRow, c.fill)
	c.list.OnSelected = c.list.Note
	c.list.OnEnter = c.turn
	c.Content = c.list
	return c
}

// becameOrder is the order of the sections; what stays as it is comes last.
var becameOrder = []intake.Became{
	intake.MovedSession, intake.CancelledSession, intake.ChangedSession, intake.GoneSession, intake.NewSession, intake.SameSession,
}

// becameHeading names a section.
func becameHeading(b intake.Became, n int) string {
	switch b {
	case intake.NewSession:
		return lang.N(n, "{{.Count}} new", "{{.Count}} new")
	case intake.MovedSession:
		return lang.N(n, "{{.Count}} moved", "{{.Count}} moved")
	case intake.ChangedSession:
		return lang.N(n, "{{.Count}} changed", "{{.Count}} changed")
	case intake.CancelledSession:
		return lang.N(n, "{{.Count}} cancelled", "{{.Count}} cancelled")
	case intake.GoneSession:
		return lang.N(n, "{{.Count}} not named any more: tick what is to be removed", "{{.Count}} not named any more: tick what is to be removed")
	}
	return lang.N(n, "{{.Count}} already there", "{{.Count}} already there")
}

// ChangesSummary counts changes in a line: "12 new · 2 moved".
func ChangesSummary(changes []intake.SessionChange) string {
	var parts []string
	for _, b := range []intake.Became{intake.NewSession, intake.MovedSession, intake.ChangedSession, intake.CancelledSession, intake.SameSession} {
		if n := intake.Count(changes, b); n > 0 {
			parts = append(parts, becameHeading(b, n))
		}
	}
	if n := intake.Count(changes, intake.GoneSession); n > 0 {
		parts = append(parts, lang.N(n, "{{.Count}} not named any more", "{{.Count}} not named any more"))
	}
	return words.Joined(" · ", parts...)
}

// Show shows changes, and above them what was not understood.
func (c *SessionChanges) Show(changes []intake.SessionChange, unread []UnreadLine) {
	c.lines = c.lines[:0]
	if len(unread) > 0 {
		c.lines = append(c.lines, changeLine{heading: lang.N(len(unread), "{{.Count}} line not understood", "{{.Count}} lines not understood")})
	}
	for i := range unread {
		c.lines = append(c.lines, changeLine{unread: &unread[i]})
	}
	for _, b := range becameOrder {
		if n := intake.Count(changes, b); n > 0 {
			c.lines = append(c.lines, changeLine{heading: becameHeading(b, n)})
		}
		for i := range changes {
			if changes[i].Became == b {
				c.lines = append(c.lines, changeLine{change: &changes[i]})
			}
		}
	}
	for i, l := range c.lines {
		h := float32(44)
		if l.heading != "" {
			h = 32
		}
		c.list.SetItemHeight(i, h*max(1, style.TextScale()))
	}
	c.list.UnselectAll()
	c.list.Refresh()
}

// Removed are the sessions that are to be removed.
func (c *SessionChanges) Removed() (ids []int64) {
	for _, l := range c.lines {
		if l.change != nil && l.change.Became == intake.GoneSession && c.remove[l.change.Before.ID] {
			ids = append(ids, l.change.Before.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// turn ticks a session that is gone to be removed, or not any more.
func (c *SessionChanges) turn(i int) {
	if l := c.lines[i]; l.change != nil && l.change.Became == intake.GoneSession {
		c.remove[l.change.Before.ID] = !c.remove[l.change.Before.ID]
		c.list.RefreshItem(i)
		if c.OnChanged != nil {
			c.OnChanged()
		}
	}
}

func newChangeRow() fyne.CanvasObject {
	name, detail := style.NewText(""), style.NewMuted("")
	name.Style.Bold = true
	detail.TextSize = theme.SizeNameCaptionText
	check := widget.NewCheck("", nil)
	check.SetTip(lang.L("Remove it"))
	return container.New(layout.NewCustomPaddedLayout(0, 0, 4, 14),
		container.NewBorder(nil, nil, check, nil, container.NewVBox(layout.NewSpacer(), name, detail, layout.NewSpacer())))
}

func (c *SessionChanges) fill(i int, o fyne.CanvasObject) {
	parts := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	lines := parts[0].(*fyne.Container).Objects
	name, detail, check := lines[1].(*style.Text), lines[2].(*style.Text), parts[1].(*widget.Check)
	l := c.lines[i]
	check.OnChanged = nil
	check.Hidden = l.change == nil || l.change.Became != intake.GoneSession
	detail.Hidden = l.heading != ""
	switch {
	case l.heading != "":
		name.SetText(l.heading)
	case l.unread != nil:
		name.SetText(l.unread.Text)
		detail.SetText(lang.L("Line {{.Number}}: {{.Why}}", l.unread.Line, lang.Whole(l.unread.Why)))
	default:
		name.SetText(l.change.After.Title)
		detail.SetText(c.detail(l.change))
		check.SetChecked(c.remove[l.change.Before.ID])
		check.OnChanged = func(on bool) {
			if on != c.remove[l.change.Before.ID] {
				c.turn(i)
			}
		}
	}
	o.Refresh()
}

// detail says when and where a session is, and what was otherwise before.
func (c *SessionChanges) detail(ch *intake.SessionChange) string {
	a, b := &ch.After, &ch.Before
	when, room, who, again := words.SessionTime(a, c.loc), a.Room, a.Speakers, ""
	if b.Status == data.Cancelled && a.Status != data.Cancelled {
		again = lang.L("Takes place again")
	}
	if ch.Became == intake.MovedSession || ch.Became == intake.ChangedSession {
		when = wasAndIs(words.SessionTime(b, c.loc), when)
		room, who = wasAndIs(b.Room, room), wasAndIs(b.Speakers, who)
	}
	return words.Joined(" · ", again, when, room, who)
}

// wasAndIs writes a value that has changed with the one before it.
func wasAndIs(was, is string) string {
	if was == "" || was == is {
		return is
	}
	return lang.L("{{.Before}} → {{.After}}", lang.Whole(was), lang.Whole(is))
}
