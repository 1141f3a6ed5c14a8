package edit

import (
	"context"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// SayHere has the user be at an event: at once when it goes on or has no day, else once a question is
// answered, as everybody captured is stamped with it. then, which may be nil, runs when it was not denied.
func SayHere(w *window.Window, e data.Event, then func()) {
	yes := func() {
		w.SetCurrent(e.ID)
		if then != nil {
			then()
		}
	}
	now := w.Store.Now()
	if e.Start.IsZero() || e.GoesOn(now) {
		yes()
		return
	}
	text := lang.L("{{.Event}} is on {{.Day}}. Are you there now? The people you add would be stamped with it.", e.Name, words.EventDays(&e))
	if e.Phase(now) == data.Past {
		text = lang.L("{{.Event}} was on {{.Day}}. Are you there now? The people you add would be stamped with it.", e.Name, words.EventDays(&e))
	}
	s := w.NewSheet(lang.L("Are you there now?"), lang.L("I'm here"),
		widget.Prose(text, fyne.TextAlignLeading), fyne.NewSize(460, 190))
	s.Plain = true
	s.OnOK = func() {
		s.Close()
		yes()
	}
	s.First = s.CancelButton
	s.Show()
}

// SayHereAt is SayHere for an event that is still to be read.
func SayHereAt(w *window.Window, id int64) {
	window.Load(w, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return w.Store.Event(ctx, id)
	}, func(e data.Event) { SayHere(w, e, nil) })
}
