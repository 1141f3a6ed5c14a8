package edit

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// MergeEvent asks with which other event one is the same, shows what becomes of the two, and makes them one. The first stays.
func MergeEvent(w *window.Window, keep data.Event) {
	window.Load(w, lang.L("The events could not be read"), w.Store.Events, func(all []store.EventRow) {
		var others []store.EventRow
		for _, e := range all {
			if e.ID != keep.ID {
				others = append(others, e)
			}
		}
		if len(others) == 0 {
			w.Say(lang.L("There is no other event."))
			return
		}
		options := make([]window.Option, len(others))
		for i := range others {
			options[i] = window.Option{Text: others[i].Name, Note: words.EventDays(&others[i].Event), Also: others[i].Place}
		}
		w.ChooseOne(lang.L("Which event is the same as {{.Event}}?", keep.Name), lang.L("Search events"), options, func(i int) {
			previewEventMerge(w, keep, others[i].Event)
		})
	})
}

// previewEventMerge says what merging does, and does it when the user agrees.
func previewEventMerge(w *window.Window, keep, gone data.Event) {
	window.Load(w, lang.L("The two events cannot be merged"), func(ctx context.Context) (store.EventMerge, error) {
		return w.Store.PreviewEventMerge(ctx, keep.ID, gone.ID)
	}, func(p store.EventMerge) {
		box := container.New(layout.NewCustomPaddedVBoxLayout(8),
			widget.Tight(widget.Prose(lang.L("All of {{.Gone}} goes to {{.Keep}}, and {{.Gone}} is gone. Undo brings it back.", gone.Name, keep.Name), fyne.TextAlignLeading)))
		for _, line := range mergeLines(&p) {
			box.Add(widget.Tight(widget.Prose("· "+line, fyne.TextAlignLeading)))
		}
		if keep.Closed.IsZero() != gone.Closed.IsZero() {
			closed := keep
			if keep.Closed.IsZero() {
				closed = gone
			}
			box.Add(widget.Tight(widget.Prose("· "+lang.L("{{.Event}} is closed and the other one is not: afterwards it is open, to be closed again.", closed.Name), fyne.TextAlignLeading)))
		}
		then := lang.L("Afterwards: {{.Event}}", lang.Whole(words.Joined(" · ", p.Event.Name, words.EventTime(&p.Event), p.Event.Place)))
		box.Add(widget.Tight(widget.Prose(then, fyne.TextAlignLeading)))
		s := w.NewSheet(lang.L("Merge two events"), lang.L("Merge"), container.NewVScroll(box), fyne.NewSize(520, 420))
		s.OnOK = func() {
			s.Save(lang.L("Merged {{.Gone}} into {{.Keep}}", gone.Name, keep.Name), func(tx *store.Tx) error { return tx.MergeEvents(keep.ID, gone.ID) }, nil)
		}
		s.First = s.OKButton
		s.Show()
	})
}

// mergeLines say what moves, a line each.
func mergeLines(p *store.EventMerge) (lines []string) {
	add := func(n int, text string) {
		if n > 0 {
			lines = append(lines, text)
		}
	}
	both := ""
	if p.Both > 0 {
		both = ", " + lang.N(p.Both, "{{.Count}} of them on both lists: the further status stays, and notes are joined",
			"{{.Count}} of them on both lists: the further status stays, and notes are joined")
	}
	add(p.People, words.PeopleCount(p.People)+both)
	add(p.Encounters, lang.N(p.Encounters, "{{.Count}} encounter", "{{.Count}} encounters"))
	add(p.Appointments, lang.N(p.Appointments, "{{.Count}} appointment", "{{.Count}} appointments"))
	add(p.Sessions, lang.N(p.Sessions, "{{.Count}} session", "{{.Count}} sessions"))
	add(p.Questions, lang.N(p.Questions, "{{.Count}} question", "{{.Count}} questions"))
	add(p.CostLines, lang.N(p.CostLines, "{{.Count}} line of costs", "{{.Count}} lines of costs"))
	return lines
}

// NextEvent makes an event that follows a former one: the form opens with its name, place and goal; whom the user wanted to
// meet there, the questions and the lines of costs come with it.
func NextEvent(w *window.Window, former data.Event, saved func(id int64)) {
	eventSheet(w, former.Next(), former, nil, saved)
}

// nextNote says in the form of an event that follows another what it takes over.
func nextNote(former data.Event) string {
	var parts []string
	if n := len(former.Questions); n > 0 {
		parts = append(parts, lang.N(n, "{{.Count}} question", "{{.Count}} questions"))
	}
	if n := len(former.Costs); n > 0 {
		parts = append(parts, lang.N(n, "{{.Count}} line of costs", "{{.Count}} lines of costs"))
	}
	return lang.L("It takes over: {{.What}}", strings.Join(append([]string{lang.L("whom you wanted to meet")}, parts...), ", "))
}
