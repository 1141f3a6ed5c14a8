package programme

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	programmes "lanyard/data/format/programme"
	"lanyard/data/intake"
	"lanyard/data/say"
	"lanyard/ui/importing"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// errMissing says that a field is needed.
var errMissing = say.Errorf("is missing")

// mostPasted is how large a pasted programme may be, in bytes.
const mostPasted = 1 << 20

// understood is what was read of a pasted programme, compared with the event's.
type understood struct {
	programme programmes.Programme
	changes   []intake.SessionChange
}

// readPasted reads a text for an event as it is stored now.
func readPasted(ctx context.Context, w *window.Window, event int64, text string) (u understood, err error) {
	e, err := w.Store.Event(ctx, event)
	if err != nil {
		return u, err
	}
	u.programme = programmes.Read(text, programmes.FrameOf(&e, w.Store.Now(), day.OrderOf(w.Region())))
	u.changes = intake.CompareSessions(e.Sessions, u.programme.Sessions)
	return u, ctx.Err()
}

// Paste implements window.Paster: a text in the clipboard that holds sessions opens as the programme of the event; anything
// else goes to other.
func (t *Tab) Paste(other func()) {
	text, event := t.w.Fyne.Clipboard().Content(), t.view.event
	if event.ID == 0 || strings.TrimSpace(text) == "" || len(text) > mostPasted {
		other()
		return
	}
	window.Load(t.w, lang.L("Not pasted"), func(ctx context.Context) (understood, error) {
		return readPasted(ctx, t.w, event.ID, text)
	}, func(u understood) {
		if len(u.programme.Sessions) == 0 {
			other()
			return
		}
		PasteInto(t.w, event, text)
	})
}

// pasteButton opens the sheet with the text in the clipboard, where that holds sessions.
func (t *Tab) pasteButton() {
	event := t.view.event
	t.Paste(func() { PasteInto(t.w, event, "") })
}

// PasteInto opens the sheet in which a programme of an event is pasted, with a text.
func PasteInto(w *window.Window, e data.Event, text string) { pasteSheet(w, e, text, false) }

// RestorePaste opens the sheet for a programme of an event with what was typed.
func RestorePaste(w *window.Window, of string, typed json.RawMessage) error {
	was := map[string]string{}
	if err := json.Unmarshal(typed, &was); err != nil {
		return err
	}
	window.Load(w, lang.L("The event could not be read"), func(ctx context.Context) (data.Event, error) {
		return w.Store.Event(ctx, window.IDOf(of))
	}, func(e data.Event) { pasteSheet(w, e, was["text"], true) })
	return nil
}

// pasting is the sheet in which a programme is pasted, with what was understood of it below.
type pasting struct {
	w       *window.Window
	event   data.Event
	sheet   *window.Sheet
	text    *widget.Entry
	summary *style.Text
	preview *importing.SessionChanges
	asked   window.Latest
	known   understood
}

func pasteSheet(w *window.Window, event data.Event, text string, again bool) {
	p := &pasting{w: w, event: event, text: widget.NewNote(lang.L("Monday 10 August\n09:30–10:15 Opening — Jane Doe (Main hall)"), 6), summary: style.NewMuted("")}
	p.preview = importing.NewSessionChanges(event.Location())
	p.text.SetText(text)
	p.text.OnChanged = func(string) { p.read() }
	body := container.NewBorder(
		container.New(layout.NewCustomPaddedVBoxLayout(8), p.text, p.summary), nil, nil, nil, p.preview.Content)
	p.sheet = w.NewSheet(lang.L("Programme of {{.Event}}", event.Name), lang.L("Save"), body, fyne.NewSize(820, 640))
	p.sheet.OnOK = p.save
	p.sheet.OnClosed = p.asked.Drop
	p.sheet.Keeps = &window.Keeping{Form: fmt.Sprint("programme ", event.ID), Again: again, Typed: func() any { return map[string]string{"text": p.text.Text} }}
	p.sheet.First = p.text
	if text != "" {
		p.sheet.First = p.sheet.OKButton
	}
	p.sheet.EnableOK(false)
	p.sheet.Show()
	p.read()
}

// read reads what is typed, a moment after the last letter.
func (p *pasting) read() {
	text := p.text.Text
	p.sheet.EnableOK(false)
	window.Read(p.w, p.asked.Next(), p.asked.Soon(window.TypingPause), func(ctx context.Context) (understood, error) {
		return readPasted(ctx, p.w, p.event.ID, text)
	}, func(u understood, err error) {
		if err != nil {
			p.w.Fail(lang.L("Not read"), err)
			return
		}
		p.known = u
		p.show()
	})
}

// show shows what was understood.
func (p *pasting) show() {
	var unread []importing.UnreadLine
	for _, one := range p.known.programme.Unread {
		unread = append(unread, importing.UnreadLine{Line: one.Line, Text: one.Text, Why: lang.Say(one.Reason)})
	}
	p.preview.Show(p.known.changes, unread)
	text := importing.ChangesSummary(p.known.changes)
	if n := len(unread); n > 0 {
		text += " · " + lang.N(n, "{{.Count}} line not understood", "{{.Count}} lines not understood")
	}
	if strings.TrimSpace(p.text.Text) == "" {
		text = lang.L("A session a line, its time first; the day as a heading above.")
	}
	p.summary.SetText(text)
	p.preview.OnChanged = p.enable
	p.enable()
}

// enable lets the sheet be saved where there is something to save.
func (p *pasting) enable() {
	p.sheet.EnableOK(len(p.preview.Removed()) > 0 || slices.ContainsFunc(p.known.changes, func(c intake.SessionChange) bool {
		return c.Became != intake.SameSession && c.Became != intake.GoneSession
	}))
}

// save writes what was understood as one operation.
func (p *pasting) save() {
	sessions, remove := p.known.programme.Sessions, p.preview.Removed()
	p.sheet.SaveBehind(func(ctx context.Context) (func(), error) {
		done, err := p.w.Intake.SaveProgramme(ctx, p.event.ID, sessions, remove)
		return func() {
			p.w.Saved(done.Op)
			p.w.Places.Programme(p.event.ID)
			p.w.Places.IntoEvent()
		}, err
	})
}
