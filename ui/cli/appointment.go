package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/format/jsonfile"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func (e *env) appointmentCommand() *cobra.Command {
	return group("appointment", "Agree on times with people at an event, and say what became of them", e.appointmentAddCommand(), e.appointmentSetCommand())
}

func (e *env) appointmentAddCommand() *cobra.Command {
	var from, to, place string
	cmd := &cobra.Command{
		Use: "add QUERY EVENT", Short: "Add an appointment with somebody at an event, as proposed", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			if from == "" || to == "" {
				return fmt.Errorf("give --from and --to%s", more(cmd, "says more"))
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error {
				return e.addAppointment(cmd.Context(), s, args[0], args[1], from, to, strings.TrimSpace(place))
			})
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "when it begins, a `TIME` as 2026-08-11T10:00; the time alone on the day of an event of one day, or today while it goes on")
	cmd.Flags().StringVar(&to, "to", "", "when it ends, a `TIME` as 2026-08-11T10:30 or 10:30")
	cmd.Flags().StringVar(&place, "place", "", "where, any `TEXT`")
	return cmd
}

// addAppointment adds an appointment, unless there is that one.
func (e *env) addAppointment(ctx context.Context, s *store.Store, query, name, from, to, place string) error {
	c, err := e.one(ctx, s, query)
	if err != nil {
		return err
	}
	event, err := e.eventNamed(ctx, s, name)
	if err != nil {
		return err
	}
	a := data.Appointment{ContactID: c.ID, EventID: event.ID, Zone: cmp.Or(event.Zone, data.LocalZone()), Place: place}
	if a.Start, a.End, err = e.agreedTime(ctx, s, &event, from, to); err != nil {
		return err
	}
	there, err := s.AppointmentsOf(ctx, []int64{c.ID})
	if err != nil {
		return err
	}
	for _, o := range there[c.ID] {
		if o.EventID == a.EventID && o.Start.Equal(a.Start) && o.End.Equal(a.End) && o.TakesTime() {
			return errors.Join(e.printJSON(idDocument{o.ID}), already(fmt.Sprintf("there is that appointment with %s", c.Name())))
		}
	}
	op, err := s.Do(ctx, "Saved the appointment with "+c.Name(), func(tx *store.Tx) error { return intake.Agree(tx, &a) })
	if err != nil {
		return err
	}
	if err := e.printJSON(idDocument{a.ID}); err != nil {
		return err
	}
	e.say("%s", op.Summary)
	return e.warnOfClashes(ctx, s, &event, a.ID)
}

// idDocument is the number of what a command made.
type idDocument struct {
	ID int64 `json:"id"`
}

// warnOfClashes says what else takes the time of an appointment. Nothing is refused for it.
func (e *env) warnOfClashes(ctx context.Context, s *store.Store, event *data.Event, id int64) error {
	agenda, err := s.Agenda(ctx, event)
	for _, a := range agenda {
		if a.ID != id {
			continue
		}
		for _, c := range a.Clashes {
			what := c.Title
			if c.Kind == data.WithAppointment {
				with, err := s.Contact(ctx, c.ContactID)
				if err != nil {
					return err
				}
				what = "the appointment with " + with.Name()
			}
			e.say("at the same time: %s, %s", what, c.Start.In(event.Location()).Format("15:04"))
		}
	}
	return err
}

// agreedTime reads the flags of an appointment, on the clocks of its event.
func (e *env) agreedTime(ctx context.Context, s *store.Store, event *data.Event, from, to string) (start, end time.Time, err error) {
	times, err := newMoments(ctx, s, day.Near)
	if err != nil {
		return start, end, err
	}
	loc := event.Location()
	if minutes, err := day.Clock(from); err == nil {
		on, err := dayOfClock(event, s.Now(), from)
		if err != nil {
			return start, end, err
		}
		start = day.At(on, minutes, loc)
	} else if start, err = momentOnly(times, "--from", from, loc, time.Time{}); err != nil {
		return start, end, err
	}
	if minutes, err := day.Clock(to); err == nil {
		end = day.At(data.DateOf(start.In(loc)), minutes, loc)
	} else if end, err = momentOnly(times, "--to", to, loc, start); err != nil {
		return start, end, err
	}
	if end.Before(start) {
		return start, end, fmt.Errorf("--to %s: is before --from %s; nothing was added", to, from)
	}
	return start.UTC(), end.UTC(), nil
}

// dayOfClock is the day of a time that is given without one.
func dayOfClock(event *data.Event, now time.Time, text string) (data.Date, error) {
	loc := event.Location()
	first, last := data.DateOf(event.Start.In(loc)), data.DateOf(event.LastMoment())
	switch {
	case !event.Start.IsZero() && first == last:
		return first, nil
	case event.GoesOn(now):
		return data.DateOf(now.In(loc)), nil
	}
	example := first
	if event.Start.IsZero() {
		example = data.DateOf(now.In(loc))
	}
	return data.Date{}, fmt.Errorf("--from %s: give the day too, as %sT10:00", text, example)
}

// momentOnly reads a moment of which the time is known.
func momentOnly(times moments, flag, text string, loc *time.Location, begins time.Time) (time.Time, error) {
	t, oneDay, err := times.read(flag, text, loc, begins)
	if err == nil && oneDay {
		err = fmt.Errorf("%s %s: give the time too, as %sT10:00", flag, text, data.DateOf(t))
	}
	return t, err
}

func (e *env) appointmentSetCommand() *cobra.Command {
	return &cobra.Command{
		Use: "set ID STATE", Short: "Say how far an appointment is: proposed, confirmed, kept, missed or cancelled; kept records that you met", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return fmt.Errorf("%q is no number of an appointment; \"lanyard event show NAME --json\" has them", args[0])
			}
			state := data.AppointmentState(args[1])
			if !state.Valid() {
				return fmt.Errorf("%q is no state: give proposed, confirmed, kept, missed or cancelled", args[1])
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.setAppointment(cmd.Context(), s, id, state) })
		},
	}
}

// setAppointment gives an appointment a state.
func (e *env) setAppointment(ctx context.Context, s *store.Store, id int64, state data.AppointmentState) error {
	a, err := s.Appointment(ctx, id)
	if errors.Is(err, data.ErrNotFound) || err == nil && !a.Trashed.IsZero() {
		return notThere{fmt.Sprintf("there is no appointment %d; \"lanyard event show NAME --json\" has their numbers", id)}
	}
	if err != nil {
		return err
	}
	if a.State == state {
		return already(fmt.Sprintf("the appointment is %s already", state))
	}
	c, err := s.Contact(ctx, a.ContactID)
	if err != nil {
		return err
	}
	op, err := s.Do(ctx, fmt.Sprintf("The appointment with %s is %s", c.Name(), state), func(tx *store.Tx) error {
		if state == data.Kept {
			return intake.KeepAppointment(tx, &a, true)
		}
		a.State = state
		return tx.SaveAppointment(&a)
	})
	if err == nil {
		e.say("%s", op.Summary)
	}
	return err
}

// appointmentDocument is an appointment as a document has it.
type appointmentDocument struct {
	ID       int64                 `json:"id"`
	Contact  addedContact          `json:"contact"`
	Start    string                `json:"start"`
	End      string                `json:"end"`
	Place    string                `json:"place"`
	State    data.AppointmentState `json:"state"`
	Overlaps []overlapDocument     `json:"overlaps"`
}

type overlapDocument struct {
	Kind data.ClashKind `json:"kind"`
	ID   int64          `json:"id"`
}

// appointmentsOf makes the documents of appointments.
func appointmentsOf(ctx context.Context, s *store.Store, agenda []store.Agreed, event *data.Event) ([]appointmentDocument, error) {
	ids := make([]int64, len(agenda))
	for i, a := range agenda {
		ids[i] = a.ContactID
	}
	people, err := contactsNamed(ctx, s, ids)
	out := make([]appointmentDocument, len(agenda))
	for i, a := range agenda {
		zone := cmp.Or(a.Zone, event.Zone, data.LocalZone())
		out[i] = appointmentDocument{
			ID: a.ID, Contact: people[a.ContactID], Start: momentIn(a.Start, zone), End: momentIn(a.End, zone), Place: a.Place, State: a.State,
			Overlaps: []overlapDocument{},
		}
		for _, c := range a.Clashes {
			out[i].Overlaps = append(out[i].Overlaps, overlapDocument{c.Kind, c.ID})
		}
	}
	return out, err
}

// contactsNamed reads contacts as documents name them, by id.
func contactsNamed(ctx context.Context, s *store.Store, ids []int64) (map[int64]addedContact, error) {
	out := make(map[int64]addedContact, len(ids))
	err := s.Recognise(ctx, ids, func(cs []data.Contact) error {
		for i := range cs {
			out[cs[i].ID] = addedContact{UID: cs[i].UID, DisplayName: cs[i].Name()}
		}
		return nil
	})
	return out, err
}

// momentIn writes a moment in a zone; "" for none.
func momentIn(t time.Time, zone string) string {
	return jsonfile.FromEncounter(data.DraftEncounter{At: t, Zone: zone}).At
}
