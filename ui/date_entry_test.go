package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/ui/capture"
	"lanyard/ui/cards"
	"lanyard/ui/edit"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/words"
)

// everyWay are ways to write a day, with what they are for something still to be done; today is Wednesday 12 August
// 2026. Every field takes them all.
var everyWay = map[string]string{
	"today": "2026-08-12", "tomorrow": "2026-08-13", "monday": "2026-08-17", "next monday": "2026-08-17", "28 Nov": "2026-11-28", "Nov 28": "2026-11-28",
	"28. November": "2026-11-28", "2026/11/28": "2026-11-28", "20261128": "2026-11-28", "28.11.": "2026-11-28", "next week": "2026-08-19", "in 3 days": "2026-08-15",
	"in 2 weeks": "2026-08-26", "in a month": "2026-09-12", "end of month": "2026-08-31", "2026-11-28": "2026-11-28", "28/11/26": "2026-11-28", "11/28/26": "2026-11-28",
	"fri": "2026-08-14", "14.8.": "2026-08-14", " tomorrow ": "2026-08-13", "Sat 28 Nov 2026": "2026-11-28",
}

func TestEveryFieldTakesEveryWayToWriteADay(t *testing.T) {
	a := newScreens(t)
	until := cards.NewCardEnd(a.Window, time.Time{}, func() {}, func() {})
	until.Choice.SetSelectedIndex(cards.AMoment)
	for text, want := range everyWay {
		due := edit.NewDateEntry(a.Window, "", edit.OneDay, day.Ahead)
		due.SetText(text)
		if got, err := due.Optional(); err != nil || got.Date.String() != want {
			t.Errorf("due %q is %s (%v), want %s", text, got.Date, err, want)
		}
		f := edit.NewEventForm(a.Window, data.Event{Name: "Forum", Zone: "UTC"})
		f.From.SetText(text)
		if e, wrong := f.Read(); len(wrong) > 0 || day.Of(e.Start.In(e.Location())).String() != want || !e.AllDay {
			t.Errorf("an event of %q begins %s (%v), want %s", text, e.Start, wrong, want)
		}
		if f.Hints["from"].Text() != words.UnderstoodDay(f.Days["from"]) || !strings.Contains(f.Hints["from"].Text(), "2026") {
			t.Errorf("the event form says %q of %q", f.Hints["from"].Text(), text)
		}
		until.At.SetText(text)
		if end, err := until.Read(); err != nil || day.Of(end.Local().AddDate(0, 0, -1)).String() != want {
			t.Errorf("a card until %q ends %s (%v), want the end of %s", text, end, err, want)
		}
		w := edit.NewWhenEntry(a.Window, data.Encounter{Zone: "UTC"}, func() data.Event { return data.Event{} })
		w.SetText(text)
		if e, _, err := w.Read(); err != nil || !e.AllDay || e.At.After(noon) && strings.HasSuffix(text, "Nov") {
			t.Errorf("an encounter of %q is %v (%v)", text, e.At, err)
		}
		b := edit.NewContactForm(a.Window, data.Contact{DisplayName: "Ann"})
		b.Birthday.SetText(text)
		if c := b.Contact(); c.Birthday.IsZero() || !b.Valid() || b.Born.Text() == "" {
			t.Errorf("a birthday on %q is %s, said to be %q", text, c.Birthday, b.Born.Text())
		}
	}
	for _, text := range []string{"soon", "31.2.", "x"} {
		due := edit.NewDateEntry(a.Window, "", edit.OneDay, day.Ahead)
		due.SetText(text)
		if got, err := due.Optional(); err == nil {
			t.Errorf("%q is %s", text, got.Date)
		}
	}
}

func TestAYearlessBirthdayIsTypedAsPeopleWriteIt(t *testing.T) {
	a := newScreens(t)
	for _, text := range []string{"3 Feb", "--02-03", "3.2."} {
		f := edit.NewContactForm(a.Window, data.Contact{DisplayName: "Ann"})
		f.Birthday.SetText(text)
		if got := f.Contact().Birthday; got != (data.Date{Month: 2, Day: 3}) || !strings.HasPrefix(f.Born.Text(), "3 Feb") {
			t.Errorf("%q is %s, said to be %q", text, got, f.Born.Text())
		}
	}
	f := edit.NewContactForm(a.Window, data.Contact{DisplayName: "Ann"})
	f.Birthday.SetText("30 Feb")
	if f.Valid() || f.Problem.Text() != "The birthday “30 Feb” is no day: there is no 30 Feb." {
		t.Errorf("30 Feb: valid %v, told %q", f.Valid(), f.Problem.Text())
	}
}

func TestFiguresThatCouldBeTwoDaysAreSaidNotToBeTheOther(t *testing.T) {
	a := newScreens(t)
	for region, want := range map[string]string{"DE": "Wed 3 Feb 2027, not 2 Mar", "US": "Tue 2 Mar 2027, not 3 Feb"} {
		a.SetSetting("phone_region", region)
		settle(t, a)
		e := edit.NewDateEntry(a.Window, "", edit.OneDay, day.Ahead)
		e.SetText("3/2/27")
		got, err := e.Day()
		if err != nil || words.UnderstoodDay(got) != want {
			t.Errorf("in %s it is %q (%v), want %q", region, words.UnderstoodDay(got), err, want)
		}
	}
}

func TestADayChosenInTheCalendarStandsInTheEntry(t *testing.T) {
	a := newScreens(t)
	for _, c := range []struct {
		kind         edit.DateKind
		before, want string
		keys         []fyne.KeyName
	}{
		{edit.OneDay, "", "2026-08-13", []fyne.KeyName{fyne.KeyRight}},
		{edit.OneDay, "fri", "2026-08-21", []fyne.KeyName{fyne.KeyDown}},
		{edit.OneDay, "rubbish", "2026-08-12", nil},
		{edit.OneMoment, "2026-08-11 14:30", "2026-08-10 14:30", []fyne.KeyName{fyne.KeyLeft}},
		{edit.OneMoment, "2026-08-11", "2026-08-10", []fyne.KeyName{fyne.KeyLeft}},
		{edit.ABirthday, "3.2.", "2026-02-04", []fyne.KeyName{fyne.KeyRight}},
	} {
		e := edit.NewDateEntry(a.Window, "", c.kind, day.Ahead)
		a.Native.SetContent(e.Entry)
		e.SetText(c.before)
		e.Drop()
		for _, k := range append(c.keys, fyne.KeyReturn) {
			cal, ok := a.Native.Canvas().Focused().(*widget.Calendar)
			if !ok {
				t.Fatalf("%q: the keys go to %T", c.before, a.Native.Canvas().Focused())
			}
			cal.TypedKey(&fyne.KeyEvent{Name: k})
		}
		if e.Text != c.want || a.Native.Canvas().Overlays().Top() != nil || a.Native.Canvas().Focused() != e.Entry {
			t.Errorf("%q became %q, want %q; focus %T", c.before, e.Text, c.want, a.Native.Canvas().Focused())
		}
	}
	e := edit.NewDateEntry(a.Window, "", edit.OneDay, day.Ahead)
	a.Native.SetContent(e.Entry)
	e.SetText("fri")
	e.Drop()
	a.Native.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if e.Text != "fri" || a.Native.Canvas().Overlays().Top() != nil {
		t.Errorf("Esc leaves %q", e.Text)
	}
}

func TestTheLineShowsTheDayAndMentionsANamesake(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		return tx.SaveContact(&data.Contact{DisplayName: "Ann Ott", Given: "Ann", Family: "Ott", Organisation: "Acme"})
	})
	for line, want := range map[string][]string{
		"Ott, Ann, State Library !send slides fri": {"There is another Ann Ott, at Acme.", "Fri 14 Aug 2026", "State Library", "send slides"},
		"Ann Ott, Acme !2026-12-24 present":        {"Known already: Ann Ott.", "Thu 24 Dec 2026", "present"},
		"Bo Roe !next week":                        {"next week", "Wed 19 Aug 2026"},
	} {
		capture.New(a.Window)
		sheet := sheetOf(t, a)
		typeInto(t, sheet.Body, "Jane Doe, State Library, jane@sl.example #metadata !send slides fri", line)
		settle(t, a)
		shown := texts(sheet.Body) + chipTexts(sheet.Body)
		for _, part := range want {
			if !strings.Contains(shown, part) {
				t.Errorf("%s: %q is not among\n%s", line, part, shown)
			}
		}
		sheet.Close()
	}
}

func TestTheRemarkOfAFieldStaysClearOfTheNext(t *testing.T) {
	a := newScreens(t)
	edit.Promise(a.Window, data.Promise{ContactID: 1, Text: "Slides", Due: data.Date{Year: 2026, Month: 11, Day: 30}}, "Ann")
	sheet := sheetOf(t, a)
	defer sheet.Close()
	var right, left float32
	for o, at := range placed(sheet.Body) {
		if text, ok := o.(*style.Text); ok {
			switch text.Text() {
			case "Mon 30 Nov 2026":
				right = at.X + o.Size().Width
			case "Who":
				left = at.X
			}
		}
	}
	if right == 0 || left-right < widget.ColumnGap {
		t.Errorf("the remark ends at %g and the next caption begins at %g", right, left)
	}
}

// placed gives every object below one with its place in the window.
func placed(o fyne.CanvasObject) map[fyne.CanvasObject]fyne.Position {
	out := map[fyne.CanvasObject]fyne.Position{}
	var walk func(o fyne.CanvasObject, at fyne.Position)
	walk = func(o fyne.CanvasObject, at fyne.Position) {
		out[o] = at
		if c, ok := o.(*fyne.Container); ok {
			for _, child := range c.Objects {
				walk(child, at.Add(child.Position()))
			}
		}
	}
	walk(o, o.Position())
	return out
}

// chipTexts are the texts that are drawn, those of chips among them.
func chipTexts(o fyne.CanvasObject) string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
	})
	return strings.Join(out, "\n")
}
