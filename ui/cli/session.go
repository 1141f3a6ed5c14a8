package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func (e *env) sessionCommand() *cobra.Command {
	return group("session", "Add, paste and remove sessions of an event's programme, and say where you go",
		e.sessionAddCommand(), e.sessionPasteCommand(), e.sessionGoingCommand(), e.sessionRemoveCommand())
}

// sessionDocument is a session of a programme as commands print it.
type sessionDocument struct {
	ID       int64   `json:"id"`
	Title    string  `json:"title"`
	Speakers string  `json:"speakers"`
	Room     string  `json:"room"`
	Start    *string `json:"start"`
	End      *string `json:"end"`
	Going    bool    `json:"going"`
	Status   string  `json:"status"` // "CANCELLED" for one that does not take place
}

// sessionOf makes the document of a session of an event.
func sessionOf(event *data.Event, s *data.Session) sessionDocument {
	zone := cmp.Or(s.Zone, event.Zone)
	return sessionDocument{s.ID, s.Title, s.Speakers, s.Room, orNull(momentIn(s.Start, zone)), orNull(momentIn(s.End, zone)), s.Going, s.Status}
}

// atEvent opens the database and finds an event.
func (e *env) atEvent(ctx context.Context, name string, f func(s *store.Store, event data.Event) error) error {
	if _, err := e.existing(); err != nil {
		return err
	}
	return e.withStore(ctx, func(s *store.Store) error {
		event, err := e.eventNamed(ctx, s, name)
		if err != nil {
			return err
		}
		return f(s, event)
	})
}

func (e *env) sessionAddCommand() *cobra.Command {
	var from, to string
	var one data.Session
	cmd := &cobra.Command{
		Use: "add EVENT TITLE", Short: "Add a session to the programme of an event", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.atEvent(cmd.Context(), args[0], func(s *store.Store, event data.Event) error {
				one.Title = args[1]
				if err := sessionTimes(cmd.Context(), s, &event, &one, from, to); err != nil {
					return err
				}
				return e.addSession(cmd.Context(), s, &event, one)
			})
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "when it begins, a `TIME` as 2026-08-11T09:30, \"tue 9:30\", or 9:30 on the first day of the event")
	cmd.Flags().StringVar(&to, "to", "", "when it ends, a `TIME` as 2026-08-11T10:15, or 10:15 on the day it begins")
	cmd.Flags().StringVar(&one.Room, "room", "", "where it is, any `TEXT`")
	cmd.Flags().StringVar(&one.Speakers, "speakers", "", "who speaks, `NAMES` with commas between them")
	return cmd
}

// sessionTimes reads when a session is. Two hours are on the first day of the event; an end that is not after the start is
// on the next day.
func sessionTimes(ctx context.Context, s *store.Store, event *data.Event, one *data.Session, from, to string) error {
	if to != "" && from == "" {
		return errors.New("--to needs --from")
	}
	times, err := newMoments(ctx, s, day.Near)
	if err != nil {
		return err
	}
	one.Zone = event.Zone
	if one.Start, err = times.ofEvent("--from", from, event, event.Start); err != nil {
		return err
	}
	if one.End, err = times.ofEvent("--to", to, event, one.Start); err != nil {
		return err
	}
	if _, clock := day.Clock(to); clock == nil && !one.End.IsZero() && !one.End.After(one.Start) {
		end := one.End.In(event.Location())
		one.End = day.At(data.DateOf(end).AddDays(1), end.Hour()*60+end.Minute(), event.Location())
	}
	return nil
}

// ofEvent reads a moment at an event: hours alone are on the given day of it, a weekday is the event's.
func (m moments) ofEvent(flag, text string, event *data.Event, on time.Time) (time.Time, error) {
	loc := event.Location()
	minutes, err := day.Clock(text)
	switch {
	case strings.TrimSpace(text) == "":
		return time.Time{}, nil
	case err == nil && on.IsZero():
		return time.Time{}, fmt.Errorf("%s %s: the event %q has no day; write a day too, as 2026-08-10T09:00", flag, text, event.Name)
	case err == nil:
		return day.At(data.DateOf(on.In(loc)), minutes, loc).UTC(), nil
	}
	for word := range strings.FieldsSeq(text) {
		if day.IsWeekday(strings.Trim(word, ",.")) && !event.Start.IsZero() {
			m.now = day.At(data.DateOf(event.Start.In(loc)).AddDays(-1), 12*60, loc)
		}
	}
	t, oneDay, err := m.read(flag, text, loc, time.Time{})
	if err == nil && oneDay {
		return t, fmt.Errorf("%s %s: is a day without a time; write 2026-08-10T09:00", flag, text)
	}
	return t.UTC(), err
}

// addSession saves a session, unless one with that title begins at that time in that room.
func (e *env) addSession(ctx context.Context, s *store.Store, event *data.Event, one data.Session) error {
	for i, there := range event.Sessions {
		if data.Fold(there.Title) == data.Fold(one.Title) && there.Start.Equal(one.Start) && data.Fold(there.Room) == data.Fold(one.Room) {
			return errors.Join(e.printJSON(sessionOf(event, &event.Sessions[i])), already(fmt.Sprintf("%s has the session %q already", event.Name, there.Title)))
		}
	}
	op, err := s.Do(ctx, fmt.Sprintf("Added %s to %s", one.Title, event.Name), func(tx *store.Tx) error {
		_, err := intake.SaveSession(tx, event.ID, &one)
		return err
	})
	if err != nil {
		return err
	}
	e.say("%s", op.Summary)
	return e.printJSON(sessionOf(event, &one))
}

func (e *env) sessionGoingCommand() *cobra.Command {
	off := false
	cmd := &cobra.Command{
		Use: "going EVENT TITLE|ID", Short: "Say that you go to a session", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.atEvent(cmd.Context(), args[0], func(s *store.Store, event data.Event) error {
				one, err := e.sessionNamed(&event, args[1])
				if err != nil {
					return err
				}
				return e.goTo(cmd.Context(), s, &event, one, !off)
			})
		},
	}
	cmd.Flags().BoolVar(&off, "off", false, "say that you do not go there")
	return cmd
}

func (e *env) goTo(ctx context.Context, s *store.Store, event *data.Event, one data.Session, going bool) error {
	changed := false
	summary := "You go to " + one.Title
	if !going {
		summary = "You do not go to " + one.Title
	}
	op, err := s.Do(ctx, summary, func(tx *store.Tx) (err error) {
		changed, err = intake.GoTo(tx, event.ID, one.ID, going)
		return err
	})
	if err != nil {
		return err
	}
	one.Going = going
	if err := e.printJSON(sessionOf(event, &one)); err != nil {
		return err
	}
	if !changed {
		return already(summary + " already")
	}
	e.say("%s", op.Summary)
	for _, other := range event.Sessions {
		if going && other.ID != one.ID && other.Going && other.Status != data.Cancelled && data.Overlap(one.Start, one.End, other.Start, other.End) {
			e.say("at the same time you go to %s", other.Title)
		}
	}
	return nil
}

func (e *env) sessionRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove EVENT ID", Short: "Remove a session; whom you met there stays met at the event", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.atEvent(cmd.Context(), args[0], func(s *store.Store, event data.Event) error {
				one, err := e.sessionNamed(&event, args[1])
				if err != nil {
					return err
				}
				op, err := s.Do(cmd.Context(), fmt.Sprintf("Removed %s from %s", one.Title, event.Name), func(tx *store.Tx) error {
					return intake.RemoveSessions(tx, event.ID, one.ID)
				})
				if err != nil {
					return err
				}
				e.say("%s", op.Summary)
				return e.printJSON(sessionOf(&event, &one))
			})
		},
	}
}
