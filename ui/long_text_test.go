package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/capture"
	"lanyard/ui/cards"
	"lanyard/ui/code"
	"lanyard/ui/edit"
	"lanyard/ui/exporting"
	"lanyard/ui/followup"
	"lanyard/ui/lang"
	"lanyard/ui/reading"
	"lanyard/ui/report"
	"lanyard/ui/settings"
	"lanyard/ui/ticks"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
)

// longWord is one word of 300 letters that begins like the start.
func longWord(start string) string {
	return (start + strings.Repeat("wortungetuem", 300/12+1))[:300]
}

// wording makes a word of a kind that begins like the start.
type wording func(start string) string

// contact is a person with such a word in every text, and 200 e-mail addresses.
func (w wording) contact(nth int) data.Contact {
	v := func(start string) string { return w(start + string(rune('a'+nth))) }
	c := data.Contact{
		Prefix: v("Pre"), Given: v("Giv"), Additional: v("Add"), Family: v("Fam"), Suffix: v("Suf"), Nickname: v("Nick"),
		DisplayName: v("Display"), Organisation: v("Org"), Department: v("Dep"), Title: v("Title"), Note: v("Note"),
		Topics: []string{v("topic"), v("another"), v("third")}, Birthday: data.Date{Year: 1990, Month: 2, Day: 3},
		Phones:    []data.Phone{{Value: "+1 202-555-0100", E164: "+12025550100", Label: v("label")}},
		Links:     []data.Link{{Value: "https://lib.example/" + v("path"), Label: v("label")}},
		Addresses: []data.Address{{Label: v("label"), Street: v("Street"), City: v("City"), Region: v("Region"), PostalCode: v("Code"), Country: v("Country")}},
		Other:     []data.Property{{Name: "X-" + v("PROPERTY"), Value: v("value")}},
	}
	for i := range 200 {
		c.Emails = append(c.Emails, data.Email{
			Value: fmt.Sprintf("person%d.of%d.%s@%s.example", i, nth, strings.Repeat("l", 40), strings.Repeat("d", 60)), Label: v("label"),
		})
	}
	return c
}

// fill has such a word in every text of a store.
func (w wording) fill(t *testing.T, a *App) (people [2]data.Contact, event data.Event) {
	t.Helper()
	write(t, a, func(tx *store.Tx) error {
		for i := range people {
			people[i] = w.contact(i)
			if err := tx.SaveContact(&people[i]); err != nil {
				return err
			}
		}
		event = data.Event{
			Name: w("Event"), Place: w("Place"), Note: w("Note"), Link: "https://ev.example/" + w("path"),
			Start: noon.Add(-time.Hour), End: noon.Add(time.Hour),
			Sessions: []data.Session{{Title: w("Session"), Room: w("Room"), Note: w("Note"), Speakers: w("Speaker"), Start: noon, End: noon.Add(time.Hour)}},
			Questions: []data.Question{
				{Key: w("key"), Text: w("Question"), Type: data.ChoiceQuestion, Choices: []string{w("Choice"), w("Other")}, Qualifies: []string{w("Choice")}},
				{Key: "tags", Text: w("Tags"), Type: data.TagsQuestion, Choices: []string{w("Tag")}},
				{Key: "text", Text: w("Text"), Type: data.TextQuestion},
			},
		}
		other := data.Event{Name: w("Event"), Place: w("Other")}
		if err := errors.Join(tx.SaveEvent(&event), tx.SaveEvent(&other)); err != nil {
			return err
		}
		c := &people[0]
		met := data.Encounter{
			ContactID: c.ID, EventID: event.ID, SessionID: event.Sessions[0].ID, At: noon, Place: w("Hall"), Note: w("Said"),
			Answers: []data.Answer{{Key: w("key"), Value: w("Choice")}, {Key: "tags", Value: w("Other")}, {Key: "gone", Value: w("Gone")}},
		}
		due := data.Date{Year: 2026, Month: 8, Day: 10}
		me := data.Contact{Given: w("Me"), Family: w("Mine"), Organisation: w("Org"), Title: w("Title"), Emails: []data.Email{{Value: "me@lib.example", Label: w("label")}}}
		return errors.Join(tx.SaveEncounter(&met),
			tx.SaveAttendee(&data.Attendee{ContactID: c.ID, EventID: event.ID, Status: data.Met}),
			tx.SaveAttendee(&data.Attendee{ContactID: people[1].ID, EventID: event.ID, Status: data.WantToMeet}),
			tx.SavePromise(&data.Promise{ContactID: c.ID, EncounterID: met.ID, By: data.ByMe, Text: w("Send"), Due: due}),
			tx.SavePromise(&data.Promise{ContactID: c.ID, By: data.ByThem, Text: w("Owe"), Done: noon}),
			tx.SaveMe(&me), tx.SaveCard(&data.Card{Name: w("Card")}), tx.SaveCard(&data.Card{Name: w("Second")}),
			tx.SetCurrent(event.ID))
	})
	var gone data.Contact
	write(t, a, func(tx *store.Tx) error {
		gone = data.Contact{DisplayName: w("Gone")}
		return tx.SaveContact(&gone)
	})
	op, err := a.Store.Do(t.Context(), w("Summary"), func(tx *store.Tx) error { return tx.Trash(store.Contacts, gone.ID) })
	if err != nil || op.Seq == 0 {
		t.Fatal(op, err)
	}
	return people, event
}

// beyond lists the texts in an object tree that are drawn beyond what holds them: the window, a sheet or
// the part of it that scrolls.
func beyond(o fyne.CanvasObject, limit float32) (out []string) {
	driver := fyne.CurrentApp().Driver()
	var visit func(o fyne.CanvasObject, limit float32)
	visit = func(o fyne.CanvasObject, limit float32) {
		if o == nil || !o.Visible() {
			return
		}
		if text, ok := o.(*canvas.Text); ok {
			right := driver.AbsolutePositionForObject(o).X + fyne.MeasureText(text.Text, text.TextSize, text.TextStyle).Width
			if text.Alignment == fyne.TextAlignLeading && right > limit+1 {
				out = append(out, fmt.Sprintf("%.30q ends at %.0f, %.0f too far", text.Text, right, right-limit))
			}
			return
		}
		switch v := o.(type) {
		case *widget.Entry, *fw.Entry: // scrolls along its own line
			return
		case *fyne.Container:
			for _, c := range v.Objects {
				visit(c, limit)
			}
		case fyne.Widget:
			switch o.(type) {
			case *container.Scroll, *lists.List, *fw.PopUp:
				limit = min(limit, driver.AbsolutePositionForObject(o).X+o.Size().Width)
			}
			for _, c := range test.WidgetRenderer(v).Objects() {
				visit(c, limit)
			}
		}
	}
	visit(o, limit)
	return out
}

// fits asserts that neither the content of the window nor what lies over it needs more room than there is; least is the
// size that the window must be able to have.
func fits(t *testing.T, a *App, what string, least fyne.Size) {
	t.Helper()
	c := a.Native.Canvas()
	if m := a.shell.content.MinSize(); m.Width > least.Width || m.Height > least.Height {
		t.Errorf("%s: the window cannot be smaller than %v", what, m)
	}
	size := c.Size()
	for _, o := range c.Overlays().List() {
		if m := o.MinSize(); m.Width > size.Width || m.Height > size.Height {
			t.Errorf("%s: what lies over the window needs %v", what, m)
		}
		if p, ok := o.(*fw.PopUp); ok {
			if m := p.Content.MinSize(); m.Width > size.Width || m.Height > size.Height {
				t.Errorf("%s: the sheet needs %v", what, m)
			}
		}
		tooFar(t, what, beyond(o, size.Width))
	}
	tooFar(t, what, beyond(a.shell.content, size.Width))
}

// tooFar reports the first of the texts that are drawn beyond what holds them.
func tooFar(t *testing.T, what string, texts []string) {
	t.Helper()
	for _, text := range texts[:min(len(texts), 4)] {
		t.Errorf("%s: %s (of %d)", what, text, len(texts))
	}
}

// away takes everything away that lies over the window.
func away(a *App) {
	for len(a.Sheets) > 0 {
		a.Sheets[len(a.Sheets)-1].Close()
	}
	c := a.Native.Canvas()
	for _, o := range c.Overlays().List() {
		c.Overlays().Remove(o)
	}
	a.Toasts.Hide()
}

// showing shows something of the window.
type showing struct {
	what string
	do   func()
}

// steps fill a store, and show every screen, sheet, menu and message that tells of it.
func (w wording) steps(t *testing.T, a *App) []showing {
	t.Helper()
	everybody, event := w.fill(t, a)
	p := everybody[0]
	shown(t, a, a.today(), "today")
	a.reload(nil)
	settle(t, a)
	on := func(key string) { shown(t, a, a.shell.pages[key], key) }
	ids := []int64{p.ID, everybody[1].ID}
	return []showing{
		{"today", func() { on("today") }},
		{"people", func() { on("people"); a.people().Open(p.ID) }},
		{"a misspelt search", func() { a.shell.search.SetText(strings.ToLower(w("Displaxa"))) }},
		{"every filter", func() {
			a.shell.search.SetText("")
			a.people().Filters.Change(func(q *data.Query) {
				q.Topics, q.Event, q.Warmth, q.Source = p.Topics, event.ID, data.Warm, data.FromSwap
				q.Session, q.Answers, q.Incomplete = event.Sessions[0].ID, []data.Answer{{Key: w("key"), Value: w("Choice")}}, true
			})
		}},
		{"the filters", func() { a.people().Clear(); a.people().Filters.Choose(a.people().List) }},
		{"the ticked", func() { a.people().Ticks.All() }},
		{"the menu of the ticked", func() { a.people().Ticks.Menu(a.people().Ticks.Actions(), fyne.NewPos(300, 100)) }},
		{"add a topic", func() { ticks.AddTopics(a.Window, ids) }},
		{"put on a list", func() { edit.PutOnList(a.Window, ids) }},
		{"warmth of many", func() { ticks.SetWarmth(a.Window, ids) }},
		{"merge two", func() { ticks.MergeTwo(a.Window, ids) }},
		{"the person's menu", func() { a.people().Ticks.End(); edit.PersonMenu(a.Window, p.ID, p.Name(), fyne.NewPos(300, 100)) }},
		{"edit", func() { edit.Contact(a.Window, p.ID) }},
		{"meeting", func() { edit.Encounter(a.Window, data.Encounter{ContactID: p.ID}, p.Name()) }},
		{"promise", func() { edit.Promise(a.Window, data.Promise{ContactID: p.ID}, p.Name()) }},
		{"export", func() { a.exportShown() }},
		{"export of the ticked", func() {
			exporting.People(a.Window, w("Title"), "", export.Job{Selection: data.Selection{IDs: ids}})
		}},
		{"code", func() { code.Show(a.Window, p.ID) }},
		{"new person", func() { capture.New(a.Window) }},
		{"duplicates", func() { on("duplicates") }},
		{"all promises", func() { on("promises") }},
		{"events", func() { on("events"); a.events().Open(event.ID) }},
		{"programme", func() { a.Places.Programme(event.ID) }},
		{"follow up", func() {
			a.events().OpenFollowUp(event.ID)
			settle(t, a)
			a.events().Detail.FollowUp().Focus()
		}},
		{"report", func() { a.events().OpenReport(event.ID) }},
		{"evening review", func() { followup.Review(a.Window, event.ID, data.Date{}) }},
		{"closing an event", func() { followup.Close(a.Window, event.ID) }},
		{"goal and cost", func() { report.GoalAndCost(a.Window, event) }},
		{"questions", func() { edit.Questions(a.Window, event.ID) }},
		{"edit an event", func() { edit.Event(a.Window, event, func(int64) {}) }},
		{"where I am", func() { a.shell.chooseEvent() }},
		{"has ended", func() { a.shell.eventEnd = true; a.shell.askIfOver() }},
		{"swap", func() { on("swap") }},
		{"settings", func() { on("settings") }},
		{"a person's import", func() {
			reading.Files(a.Window, []string{fileOf(t, w("file")[:min(200, len(w("file")))]+".csv", "Name,"+w("Header")+"\n"+w("Person")+","+w("value")+"\nBo,x,"+w("toomuch")+"\n")})
		}},
		{"a calendar", func() {
			reading.Files(a.Window, []string{fileOf(t, "programme.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260812T100000Z\r\nSUMMARY:"+w("Summary")+"\r\nLOCATION:"+w("Room")+"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")})
		}},
		{"a file that is not there", func() { reading.Files(a.Window, []string{"/" + w("missing")}) }},
		{"my details", func() { cards.Me(a.Window, nil) }},
		{"my card", func() {
			own, err := a.Store.Cards(t.Context())
			if err != nil || len(own) == 0 {
				t.Fatal(own, err)
			}
			cards.Edit(a.Window, own[0], nil)
		}},
		{"keys", func() { keyboard{a}.show() }},
		{"no backup", func() { backup.Pick(a.Window, "/"+w("elsewhere")+"/lanyard.db") }},
		{"the backups", func() {
			if _, err := a.Store.BackUp(t.Context(), ""); err != nil {
				t.Fatal(err)
			}
			all, err := store.ListBackups(t.Context(), a.Store.Path())
			if err != nil || len(all) == 0 {
				t.Fatal(all, err)
			}
			backup.Choose(a.Window, a.Store.Path(), all)
			sheetOf(t, a).First.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}},
		{"another file", func() { (&openFailure{app: a}).chooseFile() }},
		{"the country", func() { edit.ChooseRegion(a.Window) }},
		{"a card that came in", func() {
			c := w.contact(3) // as large as one may be
			c.Emails, c.Topics, c.Links, c.Addresses, c.Other = c.Emails[:2], c.Topics[:1], nil, nil, nil
			d := data.Arrival{Draft: data.Draft{Contact: c}}
			write(t, a, func(tx *store.Tx) error { return tx.Receive(&d) })
			capture.ReviewArrival(a.Window, d.ID)
		}},
		{"the working files", func() { a.NewProgress(w("Doing")) }},
		{"a message", func() { a.Say(w("Said")) }},
		{"an undo", func() { a.Toasts.Show(w("Did"), lang.L("Undo"), func() {}) }},
		{"a failure", func() { a.Fail(w("Doing"), errors.New(w("failed"))) }},
		{"a question", func() { a.Confirm(w("Really"), w("Because"), lang.L("Erase for good"), func() {}) }},
		{"a text", func() { reading.GoOn(a.Window, []reading.Scan{reading.NewScan(t.Context(), w("Plain"))}, data.FromQR) }},
		{"a found person", func() { capture.Review(a.Window, data.Draft{Contact: anew(p)}, data.FromQR) }},
		{"trash", func() {
			things, err := a.Store.TrashList(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			settings.ShowTrash(a.Window, things)
		}},
	}
}

func TestNoTextMakesTheWindowGrow(t *testing.T) {
	a := newScreens(t)
	steps := wording(longWord).steps(t, a)
	a.Native.Resize(fyne.NewSize(800, 600))
	for _, s := range steps {
		start := time.Now()
		s.do()
		settle(t, a)
		took := time.Since(start)
		a.Native.Resize(fyne.NewSize(1100, 720)) // lays all out anew
		a.Native.Resize(fyne.NewSize(800, 600))
		fits(t, a, s.what, minimum)
		if took > 20*time.Second { // on a busy machine: on one at rest it is the hundredth part
			t.Errorf("%s: opens in %v", s.what, took)
		}
		if s.what == "a misspelt search" && !a.people().Near.Visible() {
			t.Error("nothing similar is told")
		}
		away(a)
	}
}

// anew is a contact as a file or a code brings it, before it is saved.
func anew(c data.Contact) data.Contact {
	c.ID, c.Rev, c.UID = 0, 0, ""
	return c
}
