package today

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/ui/capture"
	"lanyard/ui/cards"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
)

// step is one of the first steps.
type step struct {
	title, text, button, icon string
	done                      bool
	run                       func()
}

// firstSteps teaches the way to the first person: details, event, capture. Done steps are ticked off.
func (s *Page) firstSteps(v todayView) fyne.CanvasObject {
	w := s.w
	event := step{
		title: lang.L("Your event"), done: v.hasEvents && (v.here || v.hasPeople),
		text:   lang.L("Make the event you are at. Everybody you add is stamped with it."),
		button: lang.L("New event"), icon: "events",
		run: func() { edit.Event(w, data.Event{}, func(id int64) { edit.SayHereAt(w, id) }) },
	}
	if v.event.ID != 0 {
		event.text = lang.L("Say that you are there: everybody you add is stamped with it.")
		event.button, event.icon = lang.L("I'm here"), "pin"
		event.run = func() { edit.SayHere(w, v.event, nil) }
	}
	steps := []step{
		{
			title: lang.L("Your details"), done: v.hasMe,
			text:   lang.L("They become your card, which others read as a code from your screen."),
			button: lang.L("Fill in"), icon: "person", run: func() { cards.Me(w, nil) },
		},
		event,
		{
			title: lang.L("The first person"), done: v.hasPeople,
			text:   lang.L("One line is enough: name, organisation, e-mail, #topic, !promise."),
			button: lang.L("Add a person"), icon: "person-add", run: func() { capture.New(w) },
		},
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(14))
	next := true // the first step that is not done has the main button
	for i, st := range steps {
		box.Add(stepRow(i+1, st, next && !st.done))
		next = next && st.done
	}
	return widget.Titled(lang.L("Three steps to your first contact"), "", container.New(layout.NewCustomPaddedLayout(8, 4, 0, 0), box))
}

func stepRow(n int, st step, next bool) fyne.CanvasObject {
	title := style.NewText(st.title)
	title.Style.Bold = true
	lines := container.New(layout.NewCustomPaddedVBoxLayout(2), title, widget.MutedText(st.text, theme.SizeNameText))
	number := widget.NewChip(strconv.Itoa(n), "", nil)
	number.Strong = next
	var badge fyne.CanvasObject = number
	var action fyne.CanvasObject
	if st.done {
		badge = container.NewGridWrap(fyne.NewSquareSize(26), fw.NewIcon(theme.NewSuccessThemedResource(style.Icon("check"))))
		title.Color = style.ColorMuted
	} else {
		b := widget.NewButton(st.button, st.icon, st.run)
		if next {
			b.Importance = fw.HighImportance
		}
		action = container.New(layout.NewCustomPaddedLayout(0, 0, 8, 0), container.NewVBox(b))
	}
	left := container.New(layout.NewCustomPaddedLayout(0, 0, 0, 10), container.NewVBox(style.AtLeast(28, 26, container.NewCenter(badge))))
	return container.NewBorder(nil, nil, left, action, lines)
}
