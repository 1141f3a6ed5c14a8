// Package topics tidies topics: all of them in a list, renamed, joined and taken away with everybody who has them.
package topics

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/touch"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// sheet is the list of all topics.
type sheet struct {
	w      *window.Window
	all    []store.TopicUse
	shown  []int           // places of those that the search finds
	ticked map[string]bool // by data.TopicKey
	search *widget.Entry
	list   *lists.List
	none   fyne.CanvasObject
	status *style.Text
	did    *fyne.Container // what was done, with Undo: the message at the bottom of the window lies behind the sheet
	said   int64           // the operation that did it
	asked  window.Latest
	*window.Sheet

	show, rename, join, remove, keep *widget.Button
	left                             int // the row that the keys were on when its topic was taken away
}

// Show lists all topics. first, if it is not "", is the one that the list begins with.
func Show(w *window.Window, first string) {
	window.Load(w, lang.L("The topics could not be read"), w.Store.TopicUses, func(all []store.TopicUse) { newSheet(w, all, first) })
}

func newSheet(w *window.Window, all []store.TopicUse, first string) {
	s := &sheet{w: w, all: all, ticked: map[string]bool{}, search: widget.NewEntry(lang.L("Search topics")), status: style.NewMuted("")}
	s.status.TextSize = theme.SizeNameCaptionText
	s.list = lists.NewList(func() int { return len(s.shown) }, newRow, s.fill)
	s.list.OnSelected = func(i int) {
		s.list.Note(i)
		s.enable()
	}
	s.list.OnTick = s.tick
	s.list.OnEnter = func(int) { s.doRename() }
	s.list.OnDelete = func(int) { s.doRemove() }
	s.search.OnChanged = func(string) { s.narrow() }
	s.search.OnSubmitted = func(string) { s.doRename() }
	s.search.OnDown = func() { w.Native.Canvas().Focus(s.list) }
	s.none = container.NewCenter(style.NewMuted(""))
	s.show = widget.NewButton(lang.L("Show people"), "people", s.doShow)
	s.rename = widget.NewButton(lang.L("Rename …"), "edit", s.doRename)
	s.join = widget.NewButton(lang.L("Join …"), "", s.doJoin)
	s.keep = widget.NewButton(lang.L("Keep in touch …"), "bell", func() {
		if u := s.current(); u != nil {
			touch.TopicCadence(w, u.Topic)
		}
	})
	s.remove = widget.NewButton(lang.L("Take away from all"), "trash", s.doRemove)
	s.did, s.said = container.NewStack(), w.LastSaved().Seq
	top := container.NewVBox(s.search, s.status, s.did, style.Gap(0, 2))
	bottom := container.NewVBox(style.Gap(0, 4), style.Wrap(s.rename, s.join, s.show, s.keep, s.remove))
	s.Sheet = w.NewSheet(lang.L("Topics"), "", container.NewBorder(top, bottom, nil, nil, container.NewStack(s.list, s.none)), fyne.NewSize(560, 620))
	s.Sheet.Plain = true
	s.list.OnEscape = s.Close
	stop := w.Store.Watch(func(c store.Changed) { // an undo too
		if window.Touches(c, store.Contacts, store.TopicCadences) {
			fyne.Do(s.again)
		}
	})
	s.OnClosed = func() {
		stop()
		s.asked.Drop()
	}
	s.First = s.search
	s.narrow()
	s.Sheet.Show()
	s.choose(first, 0)
}

// again reads the topics anew.
func (s *sheet) again() {
	window.Read(s.w, s.asked.Next(), 0, s.w.Store.TopicUses, func(all []store.TopicUse, err error) {
		if err != nil {
			s.w.Fail(lang.L("The topics could not be read"), err)
			return
		}
		if s.w.LastSaved().Seq != s.said { // it is undone
			s.unsay()
		}
		was, at := "", s.left
		s.left = 0
		if u := s.current(); u != nil {
			was = u.Topic
		}
		s.all = all
		s.narrow()
		s.choose(was, at)
	})
}

// choose selects a topic, else the one that is at a place now.
func (s *sheet) choose(topic string, at int) {
	if i := slices.IndexFunc(s.shown, func(i int) bool { return data.TopicKey(s.all[i].Topic) == data.TopicKey(topic) }); i >= 0 {
		at = i
	}
	if len(s.shown) > 0 {
		s.list.Select(min(max(at, 0), len(s.shown)-1))
	}
	s.enable()
}

// current is the topic that is selected; nil for none.
func (s *sheet) current() *store.TopicUse {
	if i := s.list.Current(); i >= 0 && i < len(s.shown) {
		return &s.all[s.shown[i]]
	}
	return nil
}

// narrow shows the topics that the search finds. What is ticked stays ticked.
func (s *sheet) narrow() {
	wanted := strings.Fields(data.Fold(s.search.Text))
	s.shown = s.shown[:0]
	there := map[string]bool{}
	for i := range s.all {
		there[data.TopicKey(s.all[i].Topic)] = true
		folded := " " + data.Fold(strings.Join(s.all[i].Spellings, " ")+" "+s.all[i].Topic)
		if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(folded, " "+w) }) {
			s.shown = append(s.shown, i)
		}
	}
	for key := range s.ticked {
		if !there[key] {
			delete(s.ticked, key)
		}
	}
	text := lang.L("Nothing matches")
	if len(s.all) == 0 {
		text = lang.L("No topics yet. Write them with a person: what they know, what they care for.")
	}
	s.none.(*fyne.Container).Objects[0].(*style.Text).SetText(text)
	s.none.Hide()
	s.list.UnselectAll()
	if len(s.shown) == 0 {
		s.none.Show()
	} else {
		s.list.Select(0)
	}
	s.list.Refresh()
	s.enable()
}

// enable switches the buttons that have something to do, and says what is ticked.
func (s *sheet) enable() {
	has, n := s.current() != nil || len(s.ticked) > 0, len(s.ticked)
	for b, on := range map[*widget.Button]bool{s.show: has && n < 2, s.rename: has && n < 2, s.join: n > 1 || has && len(s.all) > 1, s.remove: has} {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	text := lang.N(len(s.all), "{{.Count}} topic", "{{.Count}} topics")
	if n > 0 {
		text = words.Joined(" · ", text, lang.N(n, "{{.Count}} ticked", "{{.Count}} ticked"))
	} else {
		text = words.Joined(" · ", text, lang.L("Space ticks several, to join them"))
	}
	s.status.SetText(text)
}

func (s *sheet) tick(i int) {
	key := data.TopicKey(s.all[s.shown[i]].Topic)
	if s.ticked[key] {
		delete(s.ticked, key)
	} else {
		s.ticked[key] = true
	}
	s.list.RefreshItem(i)
	s.enable()
}

// meant are the topics that an action is for: the ticked, else the selected.
func (s *sheet) meant() (out []store.TopicUse) {
	for _, u := range s.all {
		if s.ticked[data.TopicKey(u.Topic)] {
			out = append(out, u)
		}
	}
	if u := s.current(); len(out) == 0 && u != nil {
		out = append(out, *u)
	}
	return out
}

func (s *sheet) doShow() {
	if m := s.meant(); len(m) == 1 {
		s.CloseFor(func() { s.w.Places.People(data.Query{Topics: []string{m[0].Topic}}) })
	}
}

func (s *sheet) doRename() {
	if m := s.meant(); len(m) == 1 {
		s.ticked = map[string]bool{}
		rename(s.w, m[0].Topic, s.toList)
	}
}

// doJoin joins the ticked; where one alone is meant it asks into which other.
func (s *sheet) doJoin() {
	switch m := s.meant(); {
	case len(m) > 1:
		s.ticked = map[string]bool{}
		joinSheet(s.w, m, s.toList)
	case len(m) == 1:
		var others []store.TopicUse
		var options []window.Option
		for _, u := range s.all {
			if data.TopicKey(u.Topic) != data.TopicKey(m[0].Topic) {
				others = append(others, u)
				options = append(options, window.Option{Text: u.Topic, Note: words.PeopleCount(u.People)})
			}
		}
		s.w.ChooseOne(lang.L("With which topic is {{.Topic}} joined?", m[0].Topic), lang.L("Search topics"), options, func(i int) {
			joinSheet(s.w, []store.TopicUse{m[0], others[i]}, s.toList)
		})
	}
}

func (s *sheet) doRemove() {
	m := s.meant()
	if len(m) == 0 {
		return
	}
	from := make([]string, len(m))
	for i, u := range m {
		from[i] = u.Topic
	}
	s.ticked = map[string]bool{}
	s.left = s.list.Current()
	replace(s.w, from, "", func(error) { s.toList() })
}

// toList gives the list the keys after something was done.
func (s *sheet) toList() {
	s.say()
	if s.w.Top() == s.Sheet {
		s.w.Native.Canvas().Focus(s.list)
	}
}

// say shows what was done last, with a button that undoes it.
func (s *sheet) say() {
	op := s.w.LastSaved()
	if op.Seq == s.said || op.Seq == 0 {
		return
	}
	s.said = op.Seq
	undo := widget.NewButton(lang.L("Undo"), "", func() {
		s.unsay()
		s.w.UndoOp(op.Seq)
		s.w.Native.Canvas().Focus(s.list)
	})
	undo.SetTip(window.WithKey(lang.L("Undo"), keys.Undo))
	s.did.Objects = []fyne.CanvasObject{style.OnColor(theme.ColorNameSelection, 8, container.New(layout.NewCustomPaddedLayout(4, 4, 10, 4),
		container.NewBorder(nil, nil, nil, undo, style.NewText(op.Summary))))}
	s.did.Refresh()
	s.Body.Refresh()
}

// unsay takes away what say shows.
func (s *sheet) unsay() {
	s.did.Objects = nil
	s.did.Refresh()
	s.Body.Refresh()
}

// topicShown is how much of a topic its row shows, in letters.
const topicShown = 50

// newRow is a tick, a name, and at the right how many have it and how often one wants to hear from them.
func newRow() fyne.CanvasObject {
	return style.Inset(6, container.NewBorder(nil, nil, fw.NewIcon(lists.TickIcon(false)), widget.Fixed(widget.Caption("")), style.NewText("")))
}

func (s *sheet) fill(i int, o fyne.CanvasObject) {
	if i >= len(s.shown) {
		return
	}
	u := &s.all[s.shown[i]]
	line := o.(*fyne.Container).Objects[0].(*fyne.Container)
	name, tick, note := line.Objects[0].(*style.Text), line.Objects[1].(*fw.Icon), line.Objects[2].(*style.Text)
	name.SetText(style.CutMiddle(u.Topic, topicShown))
	tick.SetResource(lists.TickIcon(s.ticked[data.TopicKey(u.Topic)]))
	text := words.PeopleCount(u.People)
	if note.Text() != text {
		note.SetText(text)
		line.Refresh() // the note has another width
	}
}

// replace puts one topic in the place of others with everybody, as one operation with progress; "" takes them away.
func replace(w *window.Window, from []string, to string, after func(error)) {
	w.Long(lang.L("Changing topics"), lang.L("Changed topics"), func(tx *store.Tx, report func(done, total int)) error {
		people, err := tx.ReplaceTopics(from, to, report)
		tx.SetSummary(lang.Say(store.TopicsReplaced(from, to, people)))
		return err
	}, after)
}
