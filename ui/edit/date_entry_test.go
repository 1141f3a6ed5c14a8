package edit

import (
	"strings"
	"testing"

	"lanyard/ui/window/windowtest"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/ui/widget"
	"lanyard/ui/words"
)

func TestEveryFieldTakesEveryWayToWriteADay(t *testing.T) {
	w := windowtest.New(t)
	for text, want := range windowtest.EveryWay {
		due := NewDateEntry(w.Window, "", OneDay, day.Ahead)
		due.SetText(text)
		if got, err := due.optional(); err != nil || got.Date.String() != want {
			t.Errorf("due %q is %s (%v), want %s", text, got.Date, err, want)
		}
		f := newEventForm(w.Window, data.Event{Name: "Forum", Zone: "UTC"})
		f.from.SetText(text)
		if e, wrong := f.read(); len(wrong) > 0 || data.DateOf(e.Start.In(e.Location())).String() != want || !e.AllDay {
			t.Errorf("an event of %q begins %s (%v), want %s", text, e.Start, wrong, want)
		}
		if f.hints["from"].Text() != words.UnderstoodDay(f.days["from"]) || !strings.Contains(f.hints["from"].Text(), "2026") {
			t.Errorf("the event form says %q of %q", f.hints["from"].Text(), text)
		}
		when := newWhenEntry(w.Window, data.Encounter{Zone: "UTC"}, func() data.Event { return data.Event{} })
		when.SetText(text)
		if e, _, err := when.read(); err != nil || !e.AllDay || e.At.After(windowtest.Noon) && strings.HasSuffix(text, "Nov") {
			t.Errorf("an encounter of %q is %v (%v)", text, e.At, err)
		}
		b := NewContactForm(w.Window, data.Contact{DisplayName: "Ann"})
		b.birthday.SetText(text)
		if c := b.Contact(); c.Birthday.IsZero() || !b.Valid() || b.born.Text() == "" {
			t.Errorf("a birthday on %q is %s, said to be %q", text, c.Birthday, b.born.Text())
		}
	}
	for _, text := range []string{"soon", "31.2.", "x"} {
		due := NewDateEntry(w.Window, "", OneDay, day.Ahead)
		due.SetText(text)
		if got, err := due.optional(); err == nil {
			t.Errorf("%q is %s", text, got.Date)
		}
	}
}

func TestAYearlessBirthdayIsTypedAsPeopleWriteIt(t *testing.T) {
	w := windowtest.New(t)
	for _, text := range []string{"3 Feb", "--02-03", "3.2."} {
		f := NewContactForm(w.Window, data.Contact{DisplayName: "Ann"})
		f.birthday.SetText(text)
		if got := f.Contact().Birthday; got != (data.Date{Month: 2, Day: 3}) || !strings.HasPrefix(f.born.Text(), "3 Feb") {
			t.Errorf("%q is %s, said to be %q", text, got, f.born.Text())
		}
	}
	f := NewContactForm(w.Window, data.Contact{DisplayName: "Ann"})
	f.birthday.SetText("30 Feb")
	if f.Valid() || f.problem.Text() != "The birthday “30 Feb” is no day: there is no 30 Feb." {
		t.Errorf("30 Feb: valid %v, told %q", f.Valid(), f.problem.Text())
	}
}

func TestFiguresThatCouldBeTwoDaysAreSaidNotToBeTheOther(t *testing.T) {
	w := windowtest.New(t)
	for region, want := range map[string]string{"DE": "Wed 3 Feb 2027, not 2 Mar", "US": "Tue 2 Mar 2027, not 3 Feb"} {
		w.SetSetting("phone_region", region)
		w.Settle()
		e := NewDateEntry(w.Window, "", OneDay, day.Ahead)
		e.SetText("3/2/27")
		got, err := e.day()
		if err != nil || words.UnderstoodDay(got) != want {
			t.Errorf("in %s it is %q (%v), want %q", region, words.UnderstoodDay(got), err, want)
		}
	}
}

func TestADayChosenInTheCalendarStandsInTheEntry(t *testing.T) {
	w := windowtest.New(t)
	for _, c := range []struct {
		kind         DateKind
		before, want string
		keys         []fyne.KeyName
	}{
		{OneDay, "", "2026-08-13", []fyne.KeyName{fyne.KeyRight}},
		{OneDay, "fri", "2026-08-21", []fyne.KeyName{fyne.KeyDown}},
		{OneDay, "rubbish", "2026-08-12", nil},
		{OneMoment, "2026-08-11 14:30", "2026-08-10 14:30", []fyne.KeyName{fyne.KeyLeft}},
		{OneMoment, "2026-08-11", "2026-08-10", []fyne.KeyName{fyne.KeyLeft}},
		{ABirthday, "3.2.", "2026-02-04", []fyne.KeyName{fyne.KeyRight}},
	} {
		e := NewDateEntry(w.Window, "", c.kind, day.Ahead)
		w.Native.SetContent(e.Entry)
		e.SetText(c.before)
		e.drop()
		for _, k := range append(c.keys, fyne.KeyReturn) {
			cal, ok := w.Native.Canvas().Focused().(*widget.Calendar)
			if !ok {
				t.Fatalf("%q: the keys go to %T", c.before, w.Native.Canvas().Focused())
			}
			cal.TypedKey(&fyne.KeyEvent{Name: k})
		}
		if e.Text != c.want || w.Native.Canvas().Overlays().Top() != nil || w.Native.Canvas().Focused() != e.Entry {
			t.Errorf("%q became %q, want %q; focus %T", c.before, e.Text, c.want, w.Native.Canvas().Focused())
		}
	}
	e := NewDateEntry(w.Window, "", OneDay, day.Ahead)
	w.Native.SetContent(e.Entry)
	e.SetText("fri")
	e.drop()
	w.Native.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if e.Text != "fri" || w.Native.Canvas().Overlays().Top() != nil {
		t.Errorf("Esc leaves %q", e.Text)
	}
}
