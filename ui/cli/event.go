package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/format/jsonfile"
	"lanyard/data/store"
)

func (e *env) eventCommand() *cobra.Command {
	return group("event", "Add, list and close events", e.eventAddCommand(), e.eventListCommand(), e.eventShowCommand(), e.eventCloseCommand(), e.eventReopenCommand())
}

func (e *env) eventAddCommand() *cobra.Command {
	var from, to, place string
	cmd := &cobra.Command{
		Use: "add NAME", Short: "Add an event", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.withStore(cmd.Context(), func(s *store.Store) error {
				days, err := newMoments(cmd.Context(), s, day.Near)
				if err != nil {
					return err
				}
				ev, err := newEvent(days, args[0], from, to, place)
				if err != nil {
					return err
				}
				return addEvent(cmd.Context(), s, ev)
			})
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "first day, `DATE` as 2026-08-10 or \"next monday\", or when it begins, 2026-08-10T09:00")
	cmd.Flags().StringVar(&to, "to", "", "last day, `DATE` as 2026-08-14, or when it ends")
	cmd.Flags().StringVar(&place, "place", "", "where it is, any `TEXT`")
	return cmd
}

// newEvent makes an event from the flags.
func newEvent(days moments, name, from, to, place string) (ev data.Event, err error) {
	ev = data.Event{Name: name, Place: place, Zone: data.LocalZone()}
	ev.Normalise()
	if to != "" && from == "" {
		return ev, errors.New("--to needs --from")
	}
	var firstDay, lastDay bool
	if ev.Start, firstDay, err = days.read("--from", from, ev.Location(), time.Time{}); err != nil {
		return ev, err
	}
	if ev.End, lastDay, err = days.read("--to", to, ev.Location(), ev.Start); err != nil {
		return ev, err
	}
	if to != "" && firstDay != lastDay {
		return ev, errors.New("--from and --to: give both as days, or both with a time")
	}
	ev.AllDay = firstDay
	if errs := ev.Validate(); len(errs) > 0 {
		return ev, errs[0]
	}
	return ev, nil
}

// addEvent saves an event, unless one with that name exists on the same day or without a day: commands name
// events by both. The same conference a year later is another event.
func addEvent(ctx context.Context, s *store.Store, ev data.Event) error {
	all, err := s.Events(ctx)
	if err != nil {
		return err
	}
	for _, other := range all {
		switch {
		case data.Fold(other.Name) != data.Fold(ev.Name) || !ev.Start.IsZero() && firstDay(&other.Event) != firstDay(&ev):
		case other.Start.IsZero():
			return fmt.Errorf("the event %q exists already; nothing was added", other.Name)
		default:
			return fmt.Errorf("the event %q of %s exists already; nothing was added: give another day with --from to add another event with that name",
				other.Name, firstDay(&other.Event))
		}
	}
	_, err = s.Do(ctx, "Added "+ev.Name, func(tx *store.Tx) error { return tx.SaveEvent(&ev) })
	return err
}

// firstDay is the day on which an event begins, in its own zone, as 2026-08-10; "" when it has no day.
func firstDay(ev *data.Event) string {
	if ev.Start.IsZero() {
		return ""
	}
	return ev.Start.In(ev.Location()).Format(time.DateOnly)
}

func (e *env) eventListCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "list", Short: "List the events, latest first", Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error {
				events, err := s.Events(cmd.Context())
				if err != nil {
					return err
				}
				return e.printEvents(cmd.Context(), s, events, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the events as one JSON document")
	return cmd
}

func (e *env) printEvents(ctx context.Context, s *store.Store, events []store.EventRow, asJSON bool) error {
	if !asJSON {
		if len(events) == 0 {
			e.say("there are no events yet; \"lanyard event add\" makes one")
		}
		out := e.newRows()
		for _, ev := range events {
			doc := jsonfile.FromEvent(ev.Event)
			if err := out.add(false, ev.Name, fmt.Sprint(doc.Start), fmt.Sprint(doc.End), ev.Place, strconv.Itoa(ev.People)); err != nil {
				return err
			}
		}
		return out.flush()
	}
	docs := newList(e.stdout, "events")
	whole, err := s.WithSessions(ctx, events)
	if err != nil {
		return err
	}
	for _, ev := range whole {
		if err := docs.add(jsonfile.FromEvent(ev)); err != nil {
			return err
		}
	}
	return docs.close()
}

// eventFlag is the part of the help that all flags for an event have.
const eventFlag = "the event `NAME`; if several have that name, NAME@2026-08-10 is the one that begins on that day, NAME@ the one without a day"

// eventNamed finds an event by its name, or by its name and the day it begins, NAME@2026-08-10. For an unknown
// one the error says what to do; several are listed as JSON.
func (e *env) eventNamed(ctx context.Context, s *store.Store, name string) (data.Event, error) {
	ev, err := s.EventByName(ctx, name)
	at := strings.LastIndexByte(name, '@')
	switch several := errors.Is(err, data.ErrAmbiguous); {
	case (several || errors.Is(err, data.ErrNotFound)) && at >= 0 && isDay(name[at+1:]):
		day := strings.TrimSpace(name[at+1:])
		ev, err = e.eventAmong(ctx, s, name[:at], func(ev data.Event) bool { return firstDay(&ev) == day })
	case several:
		return e.eventAmong(ctx, s, name, func(data.Event) bool { return true })
	}
	if errors.Is(err, data.ErrNotFound) {
		return ev, notThere{fmt.Sprintf("there is no event %q; \"lanyard event list\" shows them, \"lanyard event add\" makes one", name)}
	}
	return ev, err
}

// notThere is a data.ErrNotFound with its own text.
type notThere struct{ text string }

func (e notThere) Error() string     { return e.text }
func (e notThere) Is(err error) bool { return err == data.ErrNotFound }

// isDay reports whether s is an ISO 8601 day, or empty, which stands for an event without a day.
func isDay(s string) bool {
	s = strings.TrimSpace(s)
	_, err := time.Parse(time.DateOnly, s)
	return s == "" || err == nil
}

// eventAmong finds the one event with a name for which holds is true; several are listed as JSON.
func (e *env) eventAmong(ctx context.Context, s *store.Store, name string, holds func(data.Event) bool) (data.Event, error) {
	name = strings.TrimSpace(name)
	all, err := s.Events(ctx)
	if err != nil {
		return data.Event{}, err
	}
	all = slices.DeleteFunc(all, func(r store.EventRow) bool { return data.Fold(r.Name) != data.Fold(name) || !holds(r.Event) })
	switch len(all) {
	case 0:
		return data.Event{}, data.ErrNotFound
	case 1:
		return s.Event(ctx, all[0].ID)
	}
	days := map[string]bool{}
	for i := range all {
		days[firstDay(&all[i].Event)] = true
	}
	err = fmt.Errorf("%q names %d events of one day, listed above; give them different names in the window: %w", name, len(all), data.ErrAmbiguous)
	if len(days) == len(all) {
		err = fmt.Errorf("%q names %d events, listed above; add the day one begins, as in %q: %w",
			name, len(all), name+"@"+firstDay(&all[0].Event), data.ErrAmbiguous)
	}
	return data.Event{}, errors.Join(e.printEvents(ctx, s, all, true), err)
}
