package cli

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"path/filepath"
	"strings"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/format/ics"
	"lanyard/data/format/jsonfile"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// calendar reads every event of a calendar file, prints them if that is asked for, and reports what could not
// be read.
func (im *importer) calendar(name string, r io.Reader) ([]ics.Item, error) {
	var items []ics.Item
	for item, err := range ics.ReadAll(r) {
		var bad *data.RowError
		switch {
		case errors.As(err, &bad):
			im.unread(name, bad)
			continue
		case err != nil:
			return items, err
		}
		items = append(items, item)
		im.meter.show(spoken(name), "reading, event", len(items), 0)
		if im.enc != nil {
			im.enc.Event(eventOf(item))
		}
	}
	im.meter.clear()
	return items, nil
}

// eventOf makes the document's form of an event in a calendar.
func eventOf(item ics.Item) jsonfile.Event {
	e := jsonfile.FromEvent(item.Event)
	e.UID, e.Speakers, e.Organizer = item.UID, item.Speakers, item.Organizer.String()
	for _, p := range item.Attendees {
		e.Attendees = append(e.Attendees, p.String())
	}
	e.Categories, e.Cancelled, e.Recurrence, e.RecurrenceID = item.Categories, item.Cancelled, item.Recurrence, item.RecurrenceID
	e.Status, e.Calendar = item.Status, item.Calendar.Name
	return e
}

// saveCalendar imports a calendar as one operation: as the programme of one event, or each event on its own.
func (im *importer) saveCalendar(ctx context.Context, s *store.Store, event int64, name string, r io.Reader, sum hash.Hash) error {
	before := im.bad
	items, err := im.calendar(name, r)
	if err != nil {
		return err
	}
	file := filepath.Base(spoken(name))
	events, what, err := im.arrange(ctx, s, event, items, file)
	if err != nil {
		return err
	}
	if len(events) == 0 && cancelled(items) == 0 {
		if im.bad == before { // else it was reported
			im.tell("%s: no events", spoken(name))
		}
		return nil
	}
	done, err := intake.New(s).SaveEvents(ctx, events, ics.Cancelled(items), data.Import{
		File: file, Format: string(format.Calendar), Program: items[0].Calendar.Program, SHA256: hex.EncodeToString(sum.Sum(nil)), Problems: im.bad - before,
	})
	if err != nil {
		return fmt.Errorf("%s was not imported; nothing was saved: %w", spoken(name), err)
	}
	if gone := cancelled(items); gone > 0 {
		what += fmt.Sprintf("; %d cancelled left out", gone)
	}
	im.tell("%s: %s: %d new, %d updated, %d already there; sessions: %d added, %d changed",
		spoken(name), what, done.New, done.Updated, done.Same, done.Sessions, done.Changed)
	if len(done.Changes) > 0 {
		im.tellChanges(done.Changes)
	}
	return nil
}

func cancelled(items []ics.Item) (n int) {
	for _, it := range items {
		if it.Cancelled {
			n++
		}
	}
	return n
}

// arrange decides what a calendar becomes, by the flags or by its content, and says so.
func (im *importer) arrange(ctx context.Context, s *store.Store, event int64, items []ics.Item, file string) (events []data.Event, what string, err error) {
	separate := ics.Separate(items)
	switch {
	case len(separate) == 0:
		return nil, "nothing takes place", nil
	case event != 0:
		into, err := s.Event(ctx, event)
		one := ics.Programme(items, file)
		one.ID, one.Name = into.ID, into.Name
		return []data.Event{one}, fmt.Sprintf("into the programme of %q", into.Name), err
	case im.asOne != "":
		one := ics.Programme(items, file)
		one.Name = strings.TrimSpace(im.asOne)
		return []data.Event{one}, fmt.Sprintf("as the programme of %q", one.Name), nil
	case len(separate) == 1:
		return separate, fmt.Sprintf("as the event %q", separate[0].Name), nil
	case !im.asMany && ics.IsProgramme(items):
		one := ics.Programme(items, file)
		return []data.Event{one}, fmt.Sprintf("as the programme of %q (--as-event names it, --as-events keeps its events apart)", one.Name), nil
	}
	return separate, fmt.Sprintf("as %d events (--as-event NAME makes one of them)", len(separate)), nil
}
