// Package programme is the tab of an event's page with its programme: days, times and rooms as programmes have them, where the
// user goes, and who speaks.
package programme

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/importing"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Tab is the programme of one event.
type Tab struct {
	w       *window.Window
	content *fyne.Container
	head    *fyne.Container
	body    *fyne.Container
	caption *style.Text
	board   *board
	empty   fyne.CanvasObject

	view    view
	asked   window.Latest
	ticking bool
	wants   int64 // the session to choose when it has been read; 0: none

	wantsKeys bool // when there is a session to act on
}

// New makes the tab.
func New(w *window.Window) *Tab {
	t := &Tab{w: w, head: container.NewStack(), body: container.NewStack()}
	t.board = newBoard(t)
	t.caption = style.NewMuted("")
	t.empty = container.NewVScroll(widget.EmptyState("calendar", lang.L("No programme yet"),
		lang.L("Copy the programme from its page or from a mail and paste it here with {{.Paste}}, or import its calendar. Whom you meet is then stamped with the session that runs.", keys.Paste),
		container.NewHBox(layout.NewSpacer(), widget.NewButton(lang.L("Paste …"), "clipboard", t.pasteButton), widget.NewButton(lang.L("Import a calendar …"), "import", t.importCalendar),
			widget.NewButton(lang.L("New session"), "plus", t.add), layout.NewSpacer())))
	tools := container.NewHBox(
		widget.NewIcon("plus", tip(lang.L("New session"), keys.NewSession), t.add),
		widget.NewIcon("clipboard", tip(lang.L("Paste a programme"), keys.Paste), t.pasteButton),
		widget.NewIcon("import", lang.L("Import a calendar"), t.importCalendar))
	t.head.Add(container.New(layout.NewCustomPaddedLayout(0, 0, 20, 16),
		container.NewBorder(nil, nil, nil, tools, container.NewVBox(layout.NewSpacer(), t.caption, layout.NewSpacer()))))
	t.content = container.New(&widget.Headed{}, t.head, t.body)
	return t
}

// tip says what a control does, and its key.
func tip(text string, k *keys.Key) string { return text + "  " + k.String() }

// Content implements the tab of an event's page.
func (t *Tab) Content() fyne.CanvasObject { return t.content }

// Focus implements the tab of an event's page.
func (t *Tab) Focus() {
	if t.wantsKeys = len(t.view.event.Sessions) == 0; !t.wantsKeys {
		t.board.take()
	}
}

// Show implements the tab of an event's page.
func (t *Tab) Show(e data.Event) {
	window.LoadFor(t.w, t.asked.Next(), lang.L("The programme could not be read"), func(ctx context.Context) (view, error) {
		return read(ctx, t.w, e)
	}, t.show)
	t.tick()
}

// tick moves the mark of now as time goes by.
func (t *Tab) tick() {
	if t.ticking {
		return
	}
	t.ticking = true
	t.w.GoLasting(func(ctx context.Context) {
		for window.Pause(ctx, time.Minute) {
			fyne.Do(func() { t.board.Refresh() })
		}
	})
}

func (t *Tab) show(v view) {
	same := v.event.ID == t.view.event.ID
	t.view = v
	if !same {
		t.board.chosen = 0
		t.board.scroll.Offset = fyne.Position{}
	}
	t.caption.SetText(caption(&v.event))
	want := fyne.CanvasObject(t.board.scroll)
	if len(v.event.Sessions) == 0 {
		want = t.empty
		t.head.Hide()
	} else {
		t.head.Show()
	}
	if len(t.body.Objects) != 1 || t.body.Objects[0] != want {
		t.body.Objects = []fyne.CanvasObject{want}
	}
	t.content.Refresh()
	t.board.reset()
	if t.wantsKeys && t.w.FreeKeys() {
		t.Focus()
	}
	switch {
	case t.wants != 0 && t.board.index(t.wants) >= 0:
		t.board.choose(t.wants)
		t.wants = 0
		if t.w.Top() == nil { // the user's hand is at what was saved, also where the programme was empty before
			t.board.take()
		}
	case !same && len(v.event.Sessions) > 0 && v.event.GoesOn(t.w.Store.Now()):
		t.board.begin()
	}
}

// caption says how many sessions there are, to how many the user goes, and by whose clocks they are.
func caption(e *data.Event) string {
	going := 0
	for _, s := range e.Sessions {
		if s.Going {
			going++
		}
	}
	text := lang.N(len(e.Sessions), "{{.Count}} session", "{{.Count}} sessions")
	if going > 0 {
		text += " · " + lang.N(going, "you go to {{.Count}}", "you go to {{.Count}}")
	}
	if e.Start.IsZero() {
		return text
	}
	return words.Joined(" · ", text, words.ZoneMark(e.Start.In(e.Location())))
}

// importCalendar has the user choose a calendar, which comes into this event.
func (t *Tab) importCalendar() {
	event := t.view.event.ID
	desktop.ChooseFiles(t.w, desktop.Wish{Purpose: chooser.Read}, func(paths []string) {
		var files []importing.File
		for _, p := range paths {
			files = append(files, importing.File{Path: p, Calendar: true, Event: event})
		}
		importing.Files(t.w, files)
	})
}
