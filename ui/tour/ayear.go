package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lanyard/data/clock"
	"lanyard/ui/tour/year"
)

// workDay is the day of each month on which the window is opened.
const workDay = 15

// owed is a promise as the walk knows it.
type owed struct{ who, text, by, due, done string }

// life is a year in the real window: what was done until now, as the walk counts it.
type life struct {
	terminal
	people   []year.Person
	steps    []year.Step // still to be done by the command line
	promises []owed
	month    int // from 0
}

// walkAYear goes through a year of made-up life: on a day of each month in the window, on others by the command line. At the end of each
// month it compares who is due, and what is promised, with what it counted.
func walkAYear(ctx context.Context, o options) (files []string, err error) {
	kept, err := os.MkdirTemp("", "lanyard-year-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(kept)) }()
	l := &life{terminal: terminal{binary: o.binary, db: filepath.Join(kept, "contacts.db")}}
	l.people, l.steps = year.Script()
	table := filepath.Join(kept, "people.csv")
	if err := os.WriteFile(table, []byte(year.Table(l.people)), 0o600); err != nil {
		return nil, err
	}
	if _, err := l.at(ctx, year.Begins, "import", table); err != nil {
		return nil, err
	}
	for l.month = range 12 {
		more, err := l.aMonth(ctx, o)
		files = append(files, more...)
		if err != nil {
			return files, fmt.Errorf("%s of the year: %w", time.Month(l.month+1), err)
		}
	}
	_, err = l.at(ctx, year.End(11), "check")
	return files, err
}

// today is the day in the window.
func (l *life) today() time.Time {
	return time.Date(2026, time.Month(l.month+1), workDay, 0, 0, 0, 0, time.UTC)
}

// aMonth lives through a month.
func (l *life) aMonth(ctx context.Context, o options) (files []string, err error) {
	today := l.today().Format(time.DateOnly)
	if err := l.until(ctx, today); err != nil {
		return nil, err
	}
	t := &tour{
		theme: "light", look: fmt.Sprintf("year-%02d", l.month+1), binary: o.binary, out: o.out, log: o.log,
		env: []string{clock.Variable + "=" + today + "T14:00:00Z", "TZ=UTC"},
	}
	if err := t.oneDay(ctx, o, day{today, l.work()}, l.db); err != nil {
		return t.files, err
	}
	end := year.End(l.month)
	if err := l.until(ctx, end); err != nil {
		return t.files, err
	}
	if err := errors.Join(l.compareDue(ctx, end), l.comparePromises(ctx, end)); err != nil {
		return t.files, err
	}
	fmt.Fprintf(o.log, "        %s: %d clocks are due or soon due, %d promises\n", end, len(year.Due(l.people, end)), len(l.promises))
	return t.files, nil
}

// until does by the command line what is to be done until the end of a day.
func (l *life) until(ctx context.Context, last string) error {
	for len(l.steps) > 0 && l.steps[0].Day <= last {
		s := l.steps[0]
		l.steps = l.steps[1:]
		if _, err := l.at(ctx, s.Day, s.Args...); err != nil {
			return err
		}
		if len(s.Args) > 3 && s.Args[0] == "promise" && s.Args[1] == "add" {
			p := owed{who: s.Args[2], text: s.Args[3], by: "me"}
			if slices.Contains(s.Args, "--them") {
				p.by = "them"
			}
			l.promises = append(l.promises, p)
		}
	}
	return nil
}

// who is the person of a month for one of the things that are done.
func (l *life) who(thing int) *year.Person { return &l.people[(17*l.month+thing)%len(l.people)] }

// compareDue compares the list of who is due with the count of the walk.
func (l *life) compareDue(ctx context.Context, today string) error {
	out, err := l.at(ctx, today, "due", "--json")
	if err != nil {
		return err
	}
	var doc struct {
		Due []struct {
			Contact struct {
				Name string `json:"display_name"`
			} `json:"contact"`
			Clock string  `json:"clock"`
			State string  `json:"state"`
			Every string  `json:"every"`
			Last  *string `json:"last"`
		} `json:"due"`
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		return err
	}
	var got []year.Clock
	for _, d := range doc.Due {
		c := year.Clock{Name: d.Contact.Name, Kind: d.Clock, State: d.State, Every: d.Every, Last: "never"}
		if d.Last != nil {
			c.Last = *d.Last
		}
		got = append(got, c)
	}
	if got, want := year.Lines(got), year.Lines(year.Due(l.people, today)); got != want {
		return fmt.Errorf("on %s are due\n%swant\n%s", today, got, want)
	}
	return nil
}

// comparePromises compares all promises with those that were made.
func (l *life) comparePromises(ctx context.Context, today string) error {
	out, err := l.at(ctx, today, "promise", "list", "--all", "--json")
	if err != nil {
		return err
	}
	var doc struct {
		Promises []struct {
			Contact struct {
				Name string `json:"display_name"`
			} `json:"contact"`
			By   string  `json:"by"`
			Text string  `json:"text"`
			Due  *string `json:"due"`
			Done *string `json:"done"`
		} `json:"promises"`
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		return err
	}
	dayOf := func(s *string) string {
		if s == nil {
			return ""
		}
		return (*s)[:min(len(*s), len(time.DateOnly))]
	}
	var got, want []string
	for _, p := range doc.Promises {
		got = append(got, fmt.Sprint(owed{p.Contact.Name, p.Text, p.By, dayOf(p.Due), dayOf(p.Done)}))
	}
	for _, p := range l.promises {
		want = append(want, fmt.Sprint(p))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		return fmt.Errorf("on %s are promised\n%s\nwant\n%s", today, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return nil
}
