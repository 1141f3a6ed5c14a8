package ui

import (
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/keys"
	"lanyard/ui/promises"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/lists"
)

// placeOfKeys is where keys of the table are pressed in the test: make opens a window, and ready brings it to where the key
// has something to do.
type placeOfKeys struct {
	make  func(t *testing.T) *hands
	ready func(h *hands, k *keys.Key)
}

// placesOfKeys has every place of the table.
var placesOfKeys = map[keys.Place]placeOfKeys{
	keys.Window: {newSheets, func(h *hands, k *keys.Key) {
		at := "people"
		switch k {
		case keys.ToPeople:
			at = "today"
		case keys.Paste:
			h.a.Fyne.Clipboard().SetContent("BEGIN:VCARD\nVERSION:3.0\nFN:Finn Oja\nEND:VCARD")
		case keys.Undo, keys.Redo:
			write(h.t, h.a, func(tx *store.Tx) error { return tx.SaveContact(&data.Contact{DisplayName: "Bo Lund"}) })
		case keys.Message:
			h.a.Toasts.Show("Saved Ada", "Undo", func() {})
		}
		if k == keys.Redo {
			h.a.Undo()
		}
		shown(h.t, h.a, h.a.shell.pages[at], at)
	}},
	keys.Screen: {newSheets, func(h *hands, k *keys.Key) {
		shown(h.t, h.a, h.a.people(), "people")
		if k == keys.TabBefore || k == keys.TabAfter {
			write(h.t, h.a, func(tx *store.Tx) error { return tx.SaveEvent(&data.Event{Name: "Forum"}) })
			shown(h.t, h.a, h.a.events(), "events")
		}
		if k == keys.Back {
			shown(h.t, h.a, h.a.today(), "today")
			h.a.Places.Person(1)
		}
		if k == keys.ToScreen {
			shown(h.t, h.a, h.a.shell.pages["today"], "today")
			h.a.Toasts.Show("Saved Ada", "Undo", func() {})
		}
	}},
	keys.Sheet: {newFair, func(h *hands, k *keys.Key) {
		if held, _ := k.Parts(); !slices.Contains(held, keys.Alt) && k != keys.SaySent {
			h.open("keys")
			return
		}
		switch k {
		case keys.SaySent:
			h.open("letter").Accept()
			settle(h.t, h.a)
			return
		case keys.CopyText, keys.SaveFile:
			h.open("letter")
			return
		case keys.SkipOne:
			h.open("letters")
			h.a.Top().Accept()
			settle(h.t, h.a)
			return
		}
		h.open("encounter")
		if k == keys.Warm0 {
			h.shortcut(focus.Shortcuts(keys.Warm3)[0])
		}
	}},
	keys.Page: {newSheets, func(h *hands, k *keys.Key) {
		h.a.Native.Resize(fyne.NewSize(800, 400))
		body := h.open("keys").Body.(*container.Scroll)
		body.ScrollToOffset(fyne.NewPos(0, 100))
	}},
	keys.List: {func(t *testing.T) *hands {
		h := newHands(t)
		crowd(t, h.a, 100)
		return h
	}, func(h *hands, k *keys.Key) {
		shown(h.t, h.a, h.a.people(), "people")
		h.a.people().List.Select(50)
		settle(h.t, h.a)
	}},
	keys.People: {func(t *testing.T) *hands {
		h := newHands(t)
		crowd(t, h.a, 100)
		write(t, h.a, func(tx *store.Tx) error { return tx.SaveContact(&data.Contact{DisplayName: "Zoë Ng"}) })
		return h
	}, func(h *hands, _ *keys.Key) { shown(h.t, h.a, h.a.people(), "people") }},
	keys.Today:    {newToday, readyToday},
	keys.Promises: {newSheets, readyPromises},
	keys.FollowUp: {newAfter, readyAfter},
	keys.Review:   {newAfter, readyReview},
	keys.Closing:  {newAfter, readyClosing},
	keys.Guests: {func(t *testing.T) *hands { return newParty(t, -time.Hour).hands }, func(h *hands, k *keys.Key) {
		h.a.Native.Canvas().Focus(guests(h.a).List)
		name := "Cy"
		switch k {
		case keys.SearchList:
			name = "Di"
		case keys.SamePerson, keys.NotThem:
			name = "Ann"
		case keys.OffListDel:
			name = "Bo"
		case keys.MetNow:
			name = "Ana"
		}
		if k == keys.NotThem { // the two are one by now
			h.a.Undo()
			settle(h.t, h.a)
		}
		party{hands: h}.on(name)
	}},
	keys.Whom: {newWhom, readyWhom},
	keys.Programme: {newSheets, func(h *hands, k *keys.Key) {
		write(h.t, h.a, func(tx *store.Tx) error {
			e, err := tx.Event(1)
			if e.Sessions = nil; err != nil {
				return err
			}
			for _, room := range []string{"Hall A", "Hall B"} {
				e.Sessions = append(e.Sessions, data.Session{Title: "Talk in " + room, Room: room, Start: noon, End: noon.Add(time.Hour), Speakers: "Ada Okoro, Bo Lund"})
			}
			return tx.SaveEvent(&e)
		})
		shown(h.t, h.a, h.a.people(), "people")
		h.a.Places.Programme(1)
		settle(h.t, h.a)
		h.focus(h.a.events().Content(), func(o fyne.CanvasObject) bool { return fmt.Sprintf("%T", o) == "*programme.board" })
		if k == keys.RoomBefore {
			h.key(fyne.KeyRight)
		}
	}},
	keys.Duplicates: {func(t *testing.T) *hands { a, _ := twice(t, 9); return handsOn(t, a) }, func(h *hands, _ *keys.Key) {}},
	keys.Swap:       {swapOfTwo, readySwap},
	keys.FullScreen: {swapOfTwo, func(h *hands, k *keys.Key) {
		readySwap(h, k)
		h.text("f")
	}},
	keys.Field: {newSheets, func(h *hands, k *keys.Key) {
		if k == keys.Icons {
			h.focus(h.open("promise").Body, func(o fyne.CanvasObject) bool { e, ok := o.(*widget.Entry); return ok && e.OnDrop != nil })
			return
		}
		h.a.Native.Canvas().Focus(h.a.shell.search)
		h.text("a")
	}},
	keys.Calendar: {newSheets, func(h *hands, k *keys.Key) {
		h.focus(h.open("promise").Body, func(o fyne.CanvasObject) bool { e, ok := o.(*widget.Entry); return ok && e.OnDrop != nil })
		h.shortcut(focus.Shortcuts(keys.Icons)[0])
		if k == keys.TakeDay || k == keys.TakeSpace || k == keys.WeekStart || k == keys.WeekEnd {
			h.key(fyne.KeyRight)
		}
	}},
	keys.Photo: {newPhotos, func(h *hands, k *keys.Key) {
		edit.CutSheet(h.a.Window, image.NewRGBA(image.Rect(0, 0, 2000, 2000)), func([]byte) {})
		settle(h.t, h.a)
		h.focus(sheetOf(h.t, h.a).Body, func(o fyne.CanvasObject) bool { _, ok := o.(*widget.Crop); return ok })
		if k != keys.CutCloser {
			h.text("++")
		}
	}},
	keys.Button: {newSheets, func(h *hands, _ *keys.Key) {
		h.focus(h.open("keys").Pop, func(o fyne.CanvasObject) bool { _, ok := o.(*widget.Button); return ok })
	}},
	keys.Choice: {newSheets, func(h *hands, _ *keys.Key) {
		shown(h.t, h.a, h.a.shell.pages["settings"], "settings")
		h.focus(h.a.Native.Content(), func(o fyne.CanvasObject) bool { _, ok := o.(*widget.Select); return ok })
	}},
	keys.Question: {newFair, func(h *hands, k *keys.Key) {
		h.open("new")
		h.shortcut(focus.Shortcuts(keys.Questions)[0])
		h.key(fyne.KeyDown) // to the second, where several can be chosen
		h.key(fyne.KeyRight)
	}},
	keys.Media: {newSheets, func(h *hands, k *keys.Key) { h.open("contact-log") }},
	keys.Failure: {func(t *testing.T) *hands {
		path := filepath.Join(ownFolders(t), "data", "people.db")
		writePeople(t, path+".good", 3)
		writePeople(t, path, 3)
		damage(t, path)
		return handsOn(t, openedOn(t, path))
	}, func(h *hands, k *keys.Key) {
		if k == keys.TryAgain { // where no button has the keys; then the file is in order
			h.a.Native.Canvas().Unfocus()
			good, err := os.ReadFile(h.a.Path + ".good")
			if err != nil {
				h.t.Fatal(err)
			}
			replace(h.t, h.a.Path, string(good))
		}
	}},
}

// handsOn are hands on a window that a test has opened.
func handsOn(t *testing.T, a *App) *hands { return &hands{t: t, a: a, pace: func() { settle(t, a) }} }

// newToday is Today at an event with something of each kind.
func newToday(t *testing.T) *hands {
	h := newHands(t)
	e := data.Event{Name: "Fair", Start: noon.Add(-time.Hour), End: noon.Add(8 * time.Hour), Zone: "UTC", Sessions: []data.Session{{Title: "Talk", Start: noon.Add(time.Hour)}}}
	write(t, h.a, func(tx *store.Tx) error {
		err := tx.SaveEvent(&e)
		for _, name := range []string{"Ada Met", "Bo Agreed", "Cy Agreed", "Di Wanted", "Ed Wanted"} {
			c := data.Contact{DisplayName: name}
			err = errors.Join(err, tx.SaveContact(&c))
			switch strings.Fields(name)[1] {
			case "Met":
				err = errors.Join(err, tx.SaveEncounter(&data.Encounter{ContactID: c.ID, EventID: e.ID, At: noon}), tx.SavePromise(&data.Promise{ContactID: c.ID, Text: "slides"}))
			case "Agreed":
				err = errors.Join(err, tx.SaveAppointment(&data.Appointment{ContactID: c.ID, EventID: e.ID, Start: noon.Add(time.Hour)}))
			case "Wanted":
				err = errors.Join(err, tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: e.ID, Status: data.WantToMeet}))
			}
		}
		return errors.Join(err, tx.Receive(&data.Arrival{Draft: data.Draft{Contact: data.Contact{DisplayName: "Finn Oja"}}}), tx.SetCurrent(e.ID))
	})
	return h
}

// readyToday gives the keys to the first row that a key is for.
func readyToday(h *hands, k *keys.Key) {
	of := map[*keys.Key]string{
		keys.TodayMet: "wanted", keys.TodayWanted: "wanted", keys.TodayKept: "appointments", keys.TodayMissed: "appointments", keys.TodayGo: "sessions",
		keys.TodayCool: "met", keys.TodayWarm: "met", keys.TodayHot: "met", keys.TodayDrop: "arrivals", keys.TodayUp: "met", keys.TodayBefore: "met", keys.TodayLog: "met", keys.TodayLater: "due", keys.TodayWrite: "due",
		keys.TodayDone: "promises", keys.TodayOwe: "due", keys.TodaySnooze: "promises", keys.TodayGiveUp: "promises", keys.TodayAgain: "promises", keys.TodayEdit: "promises",
	}[k]
	if k == keys.TodayLater || k == keys.TodayWrite || k == keys.TodayOwe { // on a day without an event
		write(h.t, h.a, func(tx *store.Tx) error {
			e, err := tx.Event(1)
			e.Start, e.End = noon.AddDate(0, -3, 0), noon.AddDate(0, -3, 0)
			c := data.Contact{DisplayName: "Flo Due"}
			return errors.Join(err, tx.SaveEvent(&e), tx.SetCurrent(0), tx.SaveContact(&c),
				tx.SaveEncounter(&data.Encounter{ContactID: c.ID, At: noon.AddDate(0, -3, 0)}),
				tx.SaveCadence(&data.Cadence{ContactID: c.ID, Every: data.Interval{N: 1, Unit: data.Weeks}}))
		})
	}
	shown(h.t, h.a, h.a.today(), "today")
	if of != "" && !h.a.today().FocusRow(of) {
		h.t.Fatalf("no row of %q", of)
	}
	if k == keys.TodayMissed { // the first was kept
		h.key(fyne.KeyDown)
	}
}

// readyPromises has the list of all promises show one that a key has something to do with.
func readyPromises(h *hands, k *keys.Key) {
	write(h.t, h.a, func(tx *store.Tx) error {
		p := data.Promise{ContactID: 1, Text: "send slides"}
		if k == keys.PromiseAgain {
			p.Done = noon
		}
		return tx.SavePromise(&p)
	})
	p := h.a.shell.pages["promises"].(*promises.Page)
	p.Query = store.PromiseQuery{}
	shown(h.t, h.a, p, "promises")
	h.key(fyne.KeyEnd)
	settle(h.t, h.a)
}

// swapOfTwo is Swap with two cards.
func swapOfTwo(t *testing.T) *hands { return handsOn(t, pageWindow(t)) }

// readySwap has the page open for what is done with it, and closed for all else.
func readySwap(h *hands, k *keys.Key) {
	s := h.a.swap()
	shown(h.t, h.a, s, "swap")
	h.a.LetGo()
	s.Strayed = time.Time{}
	if k == keys.CameraOff {
		s.OpenCamera()
	} else {
		s.Camera.Close()
	}
	switch with := k == keys.LookOver || k == keys.LeaveLooking; {
	case s.Page.Server != nil && !with:
		s.Page.ClosePage()
	case s.Page.Server == nil && with:
		s.OpenPage()
		settle(h.t, h.a)
		sendCard(h.t, pageLink(h.t, h.a), "Zoë Ng")
	}
	settle(h.t, h.a)
}

// focus gives the keys to the first object of a kind.
func (h *hands) focus(root fyne.CanvasObject, is func(fyne.CanvasObject) bool) {
	h.t.Helper()
	var first fyne.Focusable
	walk(root, func(o fyne.CanvasObject) {
		if f, ok := o.(fyne.Focusable); ok && first == nil && is(o) {
			first = f
		}
	})
	if first == nil {
		h.t.Fatal("nothing of the kind takes the keys")
	}
	h.a.Native.Canvas().Focus(first)
}

// isOpen reports whether the window is.
func (h *hands) isOpen() bool { return slices.Contains(h.a.Fyne.Driver().AllWindows(), h.a.Native) }

// look is all that a key may alter.
func (h *hands) look() string {
	c := h.a.Native.Canvas()
	var b strings.Builder
	fmt.Fprintf(&b, "open %v, focus %p, clipboard %q, full %v\n", h.isOpen(), c.Focused(), h.a.Fyne.Clipboard().Content(), h.a.Native.FullScreen())
	for _, o := range append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...) {
		b.WriteString(test.RenderObjectToMarkup(o))
		walk(o, func(o fyne.CanvasObject) {
			switch v := o.(type) {
			case *lists.List:
				fmt.Fprintln(&b, "row", v.Current())
			case *widget.Crop:
				fmt.Fprintln(&b, "part", v.Part())
			case *widget.Entry:
				fmt.Fprintln(&b, "entry", v.Text)
			}
		})
	}
	return b.String()
}

// namesOfKeys are Fyne's names of what the table calls otherwise.
var namesOfKeys = map[string]fyne.KeyName{
	"Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "PgUp": fyne.KeyPageUp, "PgDn": fyne.KeyPageDown, "Backspace": fyne.KeyBackspace,
}

// pressKey presses a key of the table.
func (h *hands) pressKey(k *keys.Key) {
	held, name := k.Parts()
	switch {
	case k == keys.Name:
		h.text("z")
	case k.IsLetter():
		h.text(strings.ToLower(name))
	case k == keys.Copy:
		h.shortcut(&fyne.ShortcutCopy{Clipboard: h.a.Fyne.Clipboard()})
	case k == keys.Paste:
		h.shortcut(&fyne.ShortcutPaste{Clipboard: h.a.Fyne.Clipboard()})
	case len(held) > 0:
		h.shortcut(focus.Shortcuts(k)[0])
	case namesOfKeys[name] != "":
		h.key(namesOfKeys[name])
	default:
		h.key(fyne.KeyName(name))
	}
	settle(h.t, h.a)
}

// endsWindow are the keys after which there is another window, or none.
var endsWindow = []*keys.Key{keys.Quit, keys.TryAgain, keys.GiveUp}

// TestEachKeyOfTheTableDoesSomething presses each where it works. The keys with Shift are a matter of the list: its own
// test holds them.
func TestEachKeyOfTheTableDoesSomething(t *testing.T) {
	for at, p := range placesOfKeys {
		all := slices.DeleteFunc(keys.At(at), func(k *keys.Key) bool { held, _ := k.Parts(); return slices.Contains(held, keys.Shift) })
		last := slices.DeleteFunc(slices.Clone(all), func(k *keys.Key) bool { return !slices.Contains(endsWindow, k) })
		all = slices.DeleteFunc(all, func(k *keys.Key) bool { return slices.Contains(endsWindow, k) })
		t.Run(string(at), func(t *testing.T) {
			if len(all) == 0 {
				return
			}
			h := p.make(t)
			for _, k := range all {
				p.press(h, k)
				h.closeAll()
				if f := full(h.a); f != nil {
					f.Leave()
				}
			}
		})
		for _, k := range last {
			t.Run(string(at)+" "+k.Press, func(t *testing.T) { p.press(p.make(t), k) })
		}
	}
	for _, k := range keys.All() {
		if _, ok := placesOfKeys[k.Place]; !ok {
			t.Errorf("no test presses the keys of the place %q", k.Place)
		}
	}
}

// press brings the window to where a key works, presses it, and fails when nothing is altered.
func (p placeOfKeys) press(h *hands, k *keys.Key) {
	h.t.Helper()
	p.ready(h, k)
	settle(h.t, h.a)
	before := h.look()
	h.pressKey(k)
	switch k {
	case keys.TryAgain:
		until(h.t, "the file to be open", func() bool { return h.a.Store != nil })
	case keys.Quit:
		until(h.t, "the window to close", func() bool { return !h.isOpen() })
	}
	if h.look() == before {
		h.t.Errorf("%s does nothing: %s", k, k.Does)
	}
}

// newFair is newSheets at an event with two sessions that run, and questions of each type.
func newFair(t *testing.T) *hands {
	h := newSheets(t)
	write(t, h.a, func(tx *store.Tx) error {
		e, err := tx.Event(1)
		if err != nil {
			return err
		}
		for _, title := range []string{"Opening", "Workshop"} {
			e.Sessions = append(e.Sessions, data.Session{Title: title, Start: noon.Add(-time.Hour), End: noon.Add(time.Hour)})
		}
		e.Questions = []data.Question{
			{Key: "role", Text: "Role", Type: data.ChoiceQuestion, Choices: strings.Split("ABCDEFGHI", "")},
			{Key: "use", Text: "Use", Type: data.TagsQuestion, Choices: strings.Split("ABCDEFGHI", "")},
			{Key: "news", Text: "Newsletter", Type: data.YesNoQuestion},
			{Key: "size", Text: "Size", Type: data.TextQuestion},
		}
		return errors.Join(tx.SaveEvent(&e), tx.SetCurrent(e.ID))
	})
	settle(t, h.a)
	return h
}
