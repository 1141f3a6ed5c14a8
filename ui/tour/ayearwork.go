package main

import (
	"context"
	"fmt"
	"image"
	"slices"
	"time"

	"lanyard/ui/tour/year"
)

// work is what is done in the window on the day of the month.
func (l *life) work() []step {
	steps := []step{
		{"log contact with somebody who is searched for", l.logContact},
		{"promise them something, with the day in words", l.promise},
	}
	if l.month%3 == 1 {
		steps = append(steps, step{"write a letter to somebody, and say that it is sent", l.writeLetter})
	}
	if l.month%3 == 2 {
		steps = append(steps, step{"say of somebody how often", l.setCadence})
	}
	if l.month > 0 {
		steps = append(steps, step{"tick the first promise off on Today", l.tickOff})
	}
	if l.firstDue() != nil {
		steps = append(steps, step{"put the first who is due off", l.putOff})
	}
	return append(steps, step{"quit", quitOnToday})
}

// shows finds somebody in People by name.
func (l *life) shows(ctx context.Context, t *tour, p *year.Person) error {
	if err := t.Key(ctx, "ctrl+f"); err != nil { // the search may have the keys already
		return err
	}
	if _, err := t.WaitStable(ctx); err != nil {
		return err
	}
	if err := t.Key(ctx, "ctrl+a"); err != nil {
		return err
	}
	return t.types(ctx, p.Name)
}

// ways are media with the letters that choose them.
var ways = []struct{ letter, medium string }{{"c", "call"}, {"m", "mail"}, {"f", "face"}, {"v", "video"}, {"s", "message"}, {"l", "letter"}, {"o", "other"}}

func (l *life) logContact(ctx context.Context, t *tour) error {
	p, way := l.who(1), ways[l.month%len(ways)]
	if err := l.shows(ctx, t, p); err != nil {
		return err
	}
	if err := t.opens(ctx, form, t.keys(ctx, "ctrl+l")); err != nil {
		return err
	}
	if err := t.Type(ctx, way.letter); err != nil {
		return err
	}
	if l.month == 0 {
		if err := t.picture(ctx, "log"); err != nil {
			return err
		}
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	today := l.today().Format(time.DateOnly)
	p.Met = append(p.Met, year.Contact{Said: today, On: today, Medium: way.medium})
	return l.countsContacts(ctx, t, p)
}

// things are what is promised, one in each month. days are words for when, taken in turn, with the day that each means on a day;
// the walk asks for Friday only where the day of the month is none.
var (
	things = []string{"slides", "book", "map", "minutes", "report", "photo", "address", "list", "paper", "poster", "invoice", "recipe"}
	days   = []struct {
		words string
		ahead func(time.Time) time.Time
	}{
		{"fri", func(d time.Time) time.Time {
			for d = d.AddDate(0, 0, 1); d.Weekday() != time.Friday; d = d.AddDate(0, 0, 1) {
			}
			return d
		}},
		{"tomorrow", func(d time.Time) time.Time { return d.AddDate(0, 0, 1) }},
		{"in 2 weeks", func(d time.Time) time.Time { return d.AddDate(0, 0, 14) }},
	}
)

func (l *life) promise(ctx context.Context, t *tour) error {
	p, day := l.who(1), days[l.month%len(days)]
	text := "send the " + things[l.month]
	if err := t.opens(ctx, dialog, t.keys(ctx, "ctrl+j")); err != nil {
		return err
	}
	if err := t.Type(ctx, text+" "+day.words); err != nil {
		return err
	}
	if l.month == 0 {
		if err := t.picture(ctx, "promise"); err != nil {
			return err
		}
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	due := day.ahead(l.today()).Format(time.DateOnly)
	l.promises = append(l.promises, owed{who: p.Name, text: text, by: "me", due: due})
	return t.counts(ctx, "the promise", 1, "FROM promise WHERE text = '"+text+"' AND due = '"+due+"'")
}

func (l *life) writeLetter(ctx context.Context, t *tour) error {
	p := l.who(31)
	if err := l.shows(ctx, t, p); err != nil {
		return err
	}
	if err := t.opens(ctx, form, t.keys(ctx, "ctrl+m")); err != nil {
		return err
	}
	err := t.becomes(ctx, "the question whether it is sent", t.keys(ctx, "alt+c"), func(img *image.RGBA) bool {
		return t.railOf(img) != t.rail && t.hasSheet(img, dialog) && !t.hasSheet(img, form)
	})
	if err != nil {
		return err
	}
	if err := t.picture(ctx, "sent"); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "s")); err != nil {
		return err
	}
	today := l.today().Format(time.DateOnly)
	p.Met = append(p.Met, year.Contact{Said: today, On: today, Medium: "mail"})
	return l.countsContacts(ctx, t, p)
}

// keepInTouch is how many times Tab is pressed from the list of people to the cadence of somebody without e-mail and topics: past what
// is above the list, and past what can be done with them.
const keepInTouch = 14

func (l *life) setCadence(ctx context.Context, t *tour) error {
	p := &l.people[45+l.month/3]
	if err := l.shows(ctx, t, p); err != nil {
		return err
	}
	keys := append([]string{"Down"}, slices.Repeat([]string{"Tab"}, keepInTouch)...)
	if err := t.opens(ctx, form, t.keys(ctx, append(keys, "Return")...)); err != nil {
		return err
	}
	if err := t.types(ctx, "2"); err != nil { // every 3 months
		return err
	}
	if err := t.picture(ctx, "cadence"); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "ctrl+Return")); err != nil {
		return err
	}
	p.Every = "3m"
	return t.counts(ctx, "the cadence", 1, "FROM cadence JOIN contact ON contact.id = cadence.contact WHERE display_name = '"+p.Name+"'")
}

// tickOff ticks off what is due first.
func (l *life) tickOff(ctx context.Context, t *tour) error {
	first := -1
	for i, p := range l.promises {
		if p.due != "" && p.done == "" && (first < 0 || p.due < l.promises[first].due) {
			first = i
		}
	}
	if err := t.press(ctx, "ctrl+1"); err != nil {
		return err
	}
	if err := t.press(ctx, "Down", "space"); err != nil {
		return err
	}
	p := &l.promises[first]
	p.done = l.today().Format(time.DateOnly)
	return t.counts(ctx, "what is ticked off", 1, "FROM promise WHERE text = '"+p.text+"' AND done IS NOT NULL")
}

// firstDue is who stands first among those who are due on the day of the month; nil for nobody.
func (l *life) firstDue() *year.Person {
	due := year.Due(l.people, l.today().Format(time.DateOnly))
	if len(due) == 0 || due[0].State == "soon" {
		return nil
	}
	i := slices.IndexFunc(l.people, func(p year.Person) bool { return p.Name == due[0].Name })
	return &l.people[i]
}

// putOff has the first who is due on Today be shown again in a month.
func (l *life) putOff(ctx context.Context, t *tour) error {
	p := l.firstDue()
	if p == nil { // the window was the first to be in touch
		return nil
	}
	if err := t.Key(ctx, "ctrl+1"); err != nil {
		return err
	}
	if _, err := t.WaitStable(ctx); err != nil {
		return err
	}
	if err := t.press(ctx, "Right", "Right"); err != nil { // behind the promises
		return err
	}
	if l.month%4 == 1 {
		if err := t.picture(ctx, "today"); err != nil {
			return err
		}
	}
	if err := t.press(ctx, "b"); err != nil {
		return err
	}
	if err := t.Key(ctx, "Down", "Down", "Return"); err != nil { // in a month
		return err
	}
	today, until := l.today().Format(time.DateOnly), l.today().AddDate(0, 1, 0).Format(time.DateOnly)
	p.Later = append(p.Later, [2]string{today, until})
	return t.counts(ctx, "who is put off", 1, "FROM cadence JOIN contact ON contact.id = cadence.contact WHERE display_name = '"+p.Name+"' AND later = '"+until+"'")
}

// countsContacts waits until the database has as many contacts with somebody as were said.
func (l *life) countsContacts(ctx context.Context, t *tour, p *year.Person) error {
	said := 0
	for _, m := range p.Met {
		if m.Said <= l.today().Format(time.DateOnly) {
			said++
		}
	}
	return t.counts(ctx, "contact with "+p.Name, said, "FROM encounter JOIN contact ON contact.id = encounter.contact WHERE display_name = '"+p.Name+"'")
}

// counts waits until the database has so many rows, as sqlite3 counts them.
func (t *tour) counts(ctx context.Context, what string, want int, from string) error {
	return comes(ctx, what+" in the database", func() error {
		out, err := t.tool(ctx, nil, "sqlite3", "-readonly", t.db, "SELECT count(*) "+from)
		if got := string(out); err == nil && got != fmt.Sprintln(want) {
			err = fmt.Errorf("%d rows are wanted, there are %s", want, got)
		}
		return err
	})
}
