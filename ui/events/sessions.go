package events

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// sessions is the tab of the programme.
type sessions struct {
	w       *window.Window
	content *fyne.Container
}

func newSessions(w *window.Window) *sessions { return &sessions{w, container.NewStack()} }

// Content implements Tab.
func (s *sessions) Content() fyne.CanvasObject { return s.content }

// Show implements Tab.
func (s *sessions) Show(e data.Event) {
	s.content.Objects = []fyne.CanvasObject{style.Page(0, Programme(&e))}
	if len(e.Sessions) == 0 {
		s.content.Objects = []fyne.CanvasObject{container.NewVScroll(widget.EmptyState("calendar", lang.L("No programme yet"),
			lang.L("Open the calendar file of the event, and its sessions are listed here.")))}
	}
	s.content.Refresh()
}

// Focus implements Tab.
func (s *sessions) Focus() {}

// Programme lists the sessions day by day.
func Programme(e *data.Event) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(10))
	for _, s := range e.Sessions {
		title := style.NewLabel(style.Name(s.Title))
		title.Wrapping, title.TextStyle.Bold = fyne.TextWrapWord, true
		lines := container.New(layout.NewCustomPaddedVBoxLayout(0), widget.Tight(title))
		for _, text := range []string{words.Joined(" · ", words.SessionTime(&s, e.Location()), s.Room), s.Speakers, statusText(s.Status)} {
			if text != "" {
				lines.Add(style.NewMuted(text))
			}
		}
		box.Add(style.Card(lines))
	}
	return box
}

// statusText says what a calendar says of an event or a session other than that it takes place.
func statusText(status string) string {
	if strings.EqualFold(status, data.Cancelled) {
		return lang.L("Cancelled")
	}
	return status
}
