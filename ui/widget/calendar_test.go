package widget

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/ui/widget/style"
)

// weekFrom are the words of a calendar whose week begins on a day.
func weekFrom(first time.Weekday) CalendarWords {
	w := CalendarWords{First: first}
	for i := range w.Days {
		w.Days[i] = time.Weekday(i).String()[:3]
	}
	for i := range w.Months {
		w.Months[i] = time.Month(i + 1).String()
	}
	return w
}

func on(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func TestTheKeysMoveThroughTheCalendar(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&style.Theme{})
	for _, c := range []struct {
		claim string
		from  time.Time
		keys  []fyne.KeyName
		want  string
	}{
		{"a day", on(2026, 11, 30), []fyne.KeyName{fyne.KeyRight}, "2026-12-01"},
		{"a day back", on(2027, 1, 1), []fyne.KeyName{fyne.KeyLeft}, "2026-12-31"},
		{"a week", on(2026, 11, 29), []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp}, "2026-12-06"},
		{"a month, as long as it has the day", on(2026, 1, 31), []fyne.KeyName{fyne.KeyPageDown}, "2026-02-28"},
		{"a month back over the year", on(2026, 1, 31), []fyne.KeyName{fyne.KeyPageUp}, "2025-12-31"},
		{"the week's first day", on(2026, 11, 28), []fyne.KeyName{fyne.KeyHome}, "2026-11-23"},
		{"the week's last day", on(2026, 11, 24), []fyne.KeyName{fyne.KeyEnd}, "2026-11-29"},
		{"not before the calendar begins", on(1, 1, 2), []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft, fyne.KeyPageUp}, "0001-01-01"},
		{"not beyond four figures of a year", on(9999, 12, 31), []fyne.KeyName{fyne.KeyRight}, "9999-12-31"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			cal := NewCalendar(on(2026, 11, 29), c.from, weekFrom(time.Monday))
			got := ""
			cal.OnChosen = func(day time.Time) { got = day.Format(time.DateOnly) }
			for _, k := range append(c.keys, fyne.KeyReturn) {
				cal.TypedKey(&fyne.KeyEvent{Name: k})
			}
			if got != c.want {
				t.Errorf("it is %s, want %s", got, c.want)
			}
		})
	}
}

func TestTheCalendarIsClickedWhereItShowsTheDay(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&style.Theme{})
	for first, want := range map[time.Weekday]string{time.Monday: "2026-11-03", time.Sunday: "2026-11-02", time.Saturday: "2026-11-01"} {
		cal := NewCalendar(on(2026, 11, 29), time.Time{}, weekFrom(first))
		got, closed := "", false
		cal.OnChosen = func(day time.Time) { got = day.Format(time.DateOnly) }
		cal.OnClose = func() { closed = true }
		win := test.NewTempWindow(t, cal)
		win.Resize(cal.MinSize())
		// The second cell of the row that holds the 2nd of a month that begins on a Sunday.
		row := map[time.Weekday]int{time.Monday: 1, time.Sunday: 0, time.Saturday: 0}[first]
		side := calendarCell()
		test.TapCanvas(win.Canvas(), cal.Position().AddXY(calendarMargin+1.5*side, calendarMargin+cal.headHeight()+cal.daysHeight()+(float32(row)+0.5)*side).
			Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(cal)))
		if got != want {
			t.Errorf("with %s first the cell is %s, want %s", first, got, want)
		}
		cal.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if !closed {
			t.Error("Esc does not close it")
		}
	}
}

func TestAltDownOpensWhatAnEntryDrops(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&style.Theme{})
	opened := 0
	e := NewDropEntry("", "calendar", "Calendar", func() { opened++ })
	e.TypedShortcut(altDown{})
	test.Tap(e.ActionItem.(fyne.Tappable))
	if opened != 2 {
		t.Errorf("it was opened %d times by key and click, want 2", opened)
	}
	if _, ok := e.ActionItem.(fyne.Focusable); ok {
		t.Error("the icon takes part in Tab")
	}
}

type altDown struct{}

func (altDown) ShortcutName() string { return "CustomDesktop:Alt+Down" }
