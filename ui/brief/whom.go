package brief

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// lookingFor is the setting with the topics that the user looks for, between commas.
const lookingFor = "looking_for"

// whom is the sheet of those who are worth meeting at an event.
type whom struct {
	w     *window.Window
	event data.Event
	sheet *window.Sheet
	list  *lists.List
	looks *widget.Entry
	said  *style.Text // what the reasons rest on
	body  *fyne.Container
	asked window.Latest

	people []store.WorthMeeting
	marked map[int64]bool
}

// Whom shows whom the user should meet at an event, each with the reasons, and none with a score.
func Whom(w *window.Window, event data.Event) {
	m := &whom{w: w, event: event, marked: map[int64]bool{}}
	m.build()
	m.sheet.Show()
	m.read()
}

func (m *whom) build() {
	m.looks = widget.NewEntry(lang.L("digital preservation, IIIF"))
	m.looks.SetText(m.w.Setting(lookingFor, ""))
	m.looks.OnChanged = func(text string) {
		m.w.SetSetting(lookingFor, strings.TrimSpace(text))
		m.read()
	}
	m.said = style.NewMuted("")
	m.list = lists.NewList(func() int { return len(m.people) }, func() fyne.CanvasObject { return lists.NewContactRow() }, m.fill)
	m.list.OnSelected = func(i int) { m.list.Note(i) }
	m.list.OnEnter = func(i int) { Person(m.w, m.people[i].ContactID, m.event.ID) }
	m.list.OnTyped = func(prefix string) {
		letters := []rune(prefix)
		if focus.Lettered(keys.Whom, letters[len(letters)-1]) == keys.WhomWant {
			m.want(m.list.Current())
		}
	}
	toList := func() {
		if len(m.people) == 0 {
			return
		}
		m.w.Native.Canvas().Focus(m.list)
		if m.list.Current() < 0 {
			m.list.Select(0)
		}
	}
	m.looks.OnDown, m.looks.OnSubmitted = toList, func(string) { toList() }
	m.body = container.NewStack()
	top := container.New(layout.NewCustomPaddedVBoxLayout(4), widget.Field(lang.L("What you look for"), m.looks), m.said, style.Gap(0, 4))
	m.sheet = m.w.NewSheet(lang.L("Whom should I meet at {{.Event}}?", m.event.Name), "", container.NewBorder(top, nil, nil, nil, m.body), fyne.NewSize(620, 600))
	m.list.OnEscape = m.sheet.Close
	m.sheet.AddLeft(widget.NewButton(window.WithKey(lang.L("Want to meet"), keys.WhomWant), "star", func() { m.want(m.list.Current()) }))
	m.sheet.First = m.looks
	m.sheet.OnClosed = m.asked.Drop
}

// read reads whom to meet for what is looked for.
func (m *whom) read() {
	type found struct {
		people []store.WorthMeeting
		own    []string
	}
	looks := topicsIn(m.looks.Text)
	window.Read(m.w, m.asked.Next(), m.asked.Soon(window.SearchPause), func(ctx context.Context) (v found, err error) {
		me, err := m.w.Store.Me(ctx)
		if err != nil {
			return v, err
		}
		v.own = me.Topics
		v.people, err = m.w.Store.WhomToMeet(ctx, m.event.ID, v.own, looks)
		return v, err
	}, func(v found, err error) {
		if err != nil {
			m.w.Fail(lang.L("The people of the event could not be read"), err)
			return
		}
		m.show(v.people, v.own)
	})
}

// topicsIn are the topics in a line, between commas.
func topicsIn(line string) (out []string) {
	for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ',' || r == ';' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func (m *whom) show(people []store.WorthMeeting, own []string) {
	m.people = people
	m.said.SetText(lang.L("Your topics: {{.Topics}}", strings.Join(own, ", ")))
	if len(own) == 0 {
		m.said.SetText(lang.L("Topics in your own details would be looked for too."))
	}
	var want fyne.CanvasObject = m.list
	if len(people) == 0 {
		want = widget.EmptyState("star", lang.L("Nobody more"),
			lang.L("Here is who comes and knows what you look for, has a topic of yours, or is where somebody is whom you met warm or wanted to meet."))
	}
	m.body.Objects = []fyne.CanvasObject{want}
	m.body.Refresh()
	m.list.UnselectAll()
	m.list.Refresh()
}

// fill shows somebody with the reasons.
func (m *whom) fill(i int, o fyne.CanvasObject) {
	if i >= len(m.people) {
		return
	}
	p := &m.people[i]
	v := lists.RowValue{Initials: data.Initials(p.Name), Name: p.Name, Detail: words.Joined(" · ", Reasons(p.Why), p.Organisation), Warmth: int(p.Warmth)}
	if m.marked[p.ContactID] {
		v.Badge = lists.Badge{Text: words.Status(data.WantToMeet), Icon: "star", Look: lists.Strong}
	}
	o.(*lists.ContactRow).Set(v)
}

// Reasons says why somebody is worth meeting.
func Reasons(why []store.Why) string {
	var knows, shares []string
	house := ""
	for _, y := range why {
		switch y.Reason {
		case store.KnowsWanted:
			knows = append(knows, y.Topic)
		case store.SharesTopic:
			shares = append(shares, y.Topic)
		case store.SameHouse:
			house = lang.L("where {{.Name}} is", y.Via)
		}
	}
	say := func(text string, topics []string) string {
		if len(topics) == 0 {
			return ""
		}
		return text + " " + strings.Join(topics, ", ")
	}
	return words.Joined(" · ", say(lang.L("knows"), knows), say(lang.L("shares your topic"), shares), house)
}

// want says of somebody that the user wants to meet them, or does not any more.
func (m *whom) want(i int) {
	if i < 0 || i >= len(m.people) {
		return
	}
	p := m.people[i]
	on := !m.marked[p.ContactID]
	summary, status := lang.L("You want to meet {{.Name}}", p.Name), data.WantToMeet
	if !on {
		summary, status = lang.L("You do not plan to meet {{.Name}} any more", p.Name), data.Expected
	}
	m.w.Do(summary, func(tx *store.Tx) error {
		a, err := tx.Attendee(p.ContactID, m.event.ID)
		if err != nil {
			return err
		}
		a.Become(status, false)
		return tx.SaveAttendee(&a)
	}, func() {
		m.marked[p.ContactID] = on
		m.list.Refresh()
	})
}
