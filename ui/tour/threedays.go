package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"lanyard/data/clock"
	"lanyard/ui/tour/forum"
)

// threeDays is one walk through a conference in the real window: before it, there, and after. All clocks are those of UTC.
var threeDays = []day{
	{"2026-08-04T09:00:00Z", []step{
		{"open the list of who comes", openList},
		{"paste the programme", pasteProgramme},
		{"mark whom I want to meet", wantTwelve},
		{"agree on three appointments", agreeOnThree},
		{"quit", quit},
	}},
	{"2026-08-11T10:45:00Z", []step{
		{"say that I am there", sayHere},
		{"open a picture of a stranger's code", readFile},
		{"paste a picture of another's code", readClipboard},
		{"write a third down in one line", captureThird},
		{"hold another's code in front of the camera", readCamera},
		{"open the page that phones reach by one code", openPage},
		{"a phone takes my card and sends its own", swapWithPhone},
		{"the figures of the first day", figures},
		{"quit", quitOnToday},
	}},
	{"2026-08-12T09:45:00Z", []step{
		{"open the list that came again", openListAgain},
		{"meet four whom I wanted to meet", meetFour},
		{"quit", quitOnToday},
	}},
	{"2026-08-12T17:30:00Z", []step{
		{"look back at the day", lookBack},
		{"the figures of the second day", figures},
		{"quit", quit},
	}},
	{"2026-08-14T09:00:00Z", []step{
		{"say that I have left", haveLeft},
		{"close the event", closeForum},
		{"the figures at the end", figures},
		{"quit", quit},
	}},
}

// walkThreeDays takes the walk, and gives the files that it wrote.
func walkThreeDays(ctx context.Context, o options) (files []string, err error) {
	kept, err := os.MkdirTemp("", "lanyard-forum-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(kept)) }()
	database := filepath.Join(kept, "contacts.db")
	if err := prepareForum(ctx, o.binary, kept, database); err != nil {
		return nil, err
	}
	for _, d := range threeDays {
		t := &tour{theme: "light", look: "forum", binary: o.binary, out: o.out, log: o.log, event: forum.Name, env: []string{clock.Variable + "=" + d.now, "TZ=UTC"}}
		err := t.oneDay(ctx, o, d, database)
		files = append(files, t.files...)
		if err != nil {
			return files, fmt.Errorf("%s: %w", d.now, err)
		}
	}
	return files, nil
}

// prepareForum makes a database of somebody who was at work before: their card, those whom they know, and the event.
func prepareForum(ctx context.Context, binary, dir, database string) error {
	former := filepath.Join(dir, "former.csv")
	if err := os.WriteFile(former, []byte(forum.Former()), 0o600); err != nil {
		return err
	}
	given, family, _ := strings.Cut(myName, " ")
	commands := [][]string{
		{"card", "set", "Work", "--given", given, "--family", family, "--organisation", myOrganisation, "--title", myTitle, "--email", myEmail, "--phone", myPhone},
		{"import", former},
		{"event", "add", forum.Name, "--from", "2026-08-11", "--to", "2026-08-13", "--place", "Gdansk"},
	}
	for n := range 5 {
		commands = append(commands, []string{"met", forum.At(n).Name, "--at", "2026-03-02", "--note", "at the spring meeting"})
	}
	c := terminal{binary: binary, db: database}
	for _, args := range commands {
		if _, err := c.at(ctx, "2026-08-03", args...); err != nil {
			return err
		}
	}
	return nil
}

// file writes a file into the tour's folder.
func (t *tour) file(name, content string) (string, error) {
	path := filepath.Join(t.home, name)
	return path, os.WriteFile(path, []byte(content), 0o600)
}

// takesIn opens a list while the event's page is shown, and imports it.
func (t *tour) takesIn(ctx context.Context, name, list string) error {
	file, err := t.file(name, list)
	if err != nil {
		return err
	}
	if err := t.press(ctx, "ctrl+3"); err != nil {
		return err
	}
	if err := t.openPath(ctx, file); err != nil {
		return err
	}
	if err := t.picture(ctx, name); err != nil {
		return err
	}
	return t.closes(ctx, t.keys(ctx, "Return"))
}

func openList(ctx context.Context, t *tour) error {
	if err := t.takesIn(ctx, "list.csv", forum.List()); err != nil {
		return err
	}
	return comes(ctx, "the list in the database", func() error {
		doc, err := t.shownForum(ctx)
		known := 0
		for _, a := range doc.Attendees {
			if a.Known == "known" || a.Known == "possible" {
				known++
			}
		}
		if err == nil && (len(doc.Attendees) != forum.People || known != forum.Known) {
			err = fmt.Errorf("%d come, %d of them known or possibly", len(doc.Attendees), known)
		}
		return err
	})
}

// tab clicks on a tab of the event's page, from 0.
func (t *tour) tab(ctx context.Context, n int) error {
	x := []int{540, 625, 696, 752}[n]
	return t.answers(ctx, func() error { return t.Click(ctx, t.bounds.Min.X+x, t.bounds.Min.Y+173) })
}

func pasteProgramme(ctx context.Context, t *tour) error {
	if err := t.tab(ctx, 1); err != nil {
		return err
	}
	if err := t.opens(ctx, form, func() error { return t.Paste(ctx, forum.Programme) }); err != nil {
		return err
	}
	if err := t.picture(ctx, "pasted"); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	err := comes(ctx, "the programme in the database", func() error {
		doc, err := t.shownForum(ctx)
		if err == nil && len(doc.Sessions) != 8 {
			err = fmt.Errorf("%d sessions", len(doc.Sessions))
		}
		return err
	})
	return errors.Join(err, t.picture(ctx, "programme"), t.tab(ctx, 0))
}

// toPeople gives the keys to the first of the event's people, or ticks so many from there.
func (t *tour) toPeople(ctx context.Context, ticked int) error {
	if err := t.Key(ctx, "ctrl+3"); err != nil {
		return err
	}
	if _, err := t.WaitStable(ctx); err != nil {
		return err
	}
	keys := []string{"Return", "Home"}
	for range ticked - 1 {
		keys = append(keys, "shift+Down")
	}
	if err := t.press(ctx, keys...); err != nil {
		return err
	}
	_, err := t.WaitStable(ctx)
	return err
}

func wantTwelve(ctx context.Context, t *tour) error {
	if err := t.toPeople(ctx, forum.Wanted); err != nil {
		return err
	}
	if err := t.press(ctx, "w"); err != nil {
		return err
	}
	err := comes(ctx, "the wanted in the database", func() error {
		doc, err := t.shownForum(ctx)
		wanted := 0
		for _, a := range doc.Attendees {
			if a.Wanted {
				wanted++
			}
		}
		if err == nil && wanted != forum.Wanted {
			err = fmt.Errorf("%d are wanted", wanted)
		}
		return err
	})
	return errors.Join(err, t.picture(ctx, "wanted"), t.press(ctx, "Escape"))
}

func agreeOnThree(ctx context.Context, t *tour) error {
	for i, at := range []string{"11:00", "11:10", "15:00"} {
		if err := t.toPeople(ctx, 0); err != nil {
			return err
		}
		for range i {
			if err := t.press(ctx, "Down"); err != nil {
				return err
			}
		}
		if err := t.opens(ctx, dialog, t.keys(ctx, "g")); err != nil {
			return err
		}
		if err := t.Type(ctx, at); err != nil {
			return err
		}
		if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
			return err
		}
	}
	return comes(ctx, "three appointments in the database", func() error {
		doc, err := t.shownForum(ctx)
		if err == nil && len(doc.Appointments) != 3 {
			err = fmt.Errorf("%d appointments", len(doc.Appointments))
		}
		return err
	})
}

func sayHere(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "ctrl+1"); err != nil {
		return err
	}
	if err := t.press(ctx, "ctrl+e"); err != nil {
		return err
	}
	if err := t.press(ctx, "Down", "Return"); err != nil {
		return err
	}
	err := comes(ctx, "where I am in the database", func() error {
		out, err := t.tool(ctx, nil, "sqlite3", "-readonly", t.db, "SELECT value FROM setting WHERE key = 'current_event'")
		if err == nil && len(strings.TrimSpace(string(out))) == 0 {
			err = errors.New("there is no current event")
		}
		return err
	})
	return errors.Join(err, t.picture(ctx, "today"))
}

func openListAgain(ctx context.Context, t *tour) error {
	before, err := t.shownForum(ctx)
	if err != nil {
		return err
	}
	if err := t.takesIn(ctx, "again.csv", forum.ListAgain()); err != nil {
		return err
	}
	return comes(ctx, "the list that came again", func() error {
		doc, err := t.shownForum(ctx)
		cancelled := 0
		for _, a := range doc.Attendees {
			if a.Cancelled != nil {
				cancelled++
			}
		}
		if err == nil && (cancelled != forum.Cancelled || len(doc.Attendees) != len(before.Attendees)+forum.Later) {
			err = fmt.Errorf("%d come, %d have cancelled", len(doc.Attendees), cancelled)
		}
		return err
	})
}

// met4 is how many are met at once.
const met4 = 4

func meetFour(ctx context.Context, t *tour) error {
	if err := t.toPeople(ctx, met4); err != nil {
		return err
	}
	before, err := t.shownForum(ctx)
	if err != nil {
		return err
	}
	if err := t.press(ctx, "m"); err != nil {
		return err
	}
	err = comes(ctx, "whom I met in the database", func() error {
		doc, err := t.shownForum(ctx)
		if err == nil && doc.Report["met"].(float64) != before.Report["met"].(float64)+met4 {
			err = fmt.Errorf("%v are met", doc.Report["met"])
		}
		return err
	})
	return errors.Join(err, t.picture(ctx, "met"), t.press(ctx, "Escape"))
}

// lookBack goes through the people of the day from Today, by keyboard.
func lookBack(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "ctrl+1"); err != nil {
		return err
	}
	if err := t.press(ctx, "Down", "Right", "Right", "Right", "Right"); err != nil {
		return err
	}
	if err := t.picture(ctx, "evening"); err != nil {
		return err
	}
	if err := t.opens(ctx, dialog, t.keys(ctx, "Return")); err != nil {
		return err
	}
	for n := range met4 {
		if err := t.Type(ctx, "talked about book "+strconv.Itoa(n)); err != nil {
			return err
		}
		if err := t.press(ctx, "Return"); err != nil {
			return err
		}
	}
	return comes(ctx, "the notes in the database", func() error {
		out, err := t.tool(ctx, nil, "sqlite3", "-readonly", t.db, "SELECT count(*) FROM encounter WHERE note LIKE 'talked about book %'")
		if err == nil && strings.TrimSpace(string(out)) != strconv.Itoa(met4) {
			err = fmt.Errorf("%s notes", strings.TrimSpace(string(out)))
		}
		return err
	})
}

// haveLeft answers what the window asks when the event where I was is over, and remembers how the window looks then.
func haveLeft(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "Return"); err != nil {
		return err
	}
	img, err := t.WaitStable(ctx)
	if err == nil {
		t.rail = t.railOf(img)
	}
	return err
}
