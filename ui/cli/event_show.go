package cli

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
	"lanyard/data/intake"
	"lanyard/data/store"
)

func (e *env) eventShowCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "show NAME", Short: "Show an event: who comes and how well you know them, its programme, appointments, questions and report", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error {
				ev, err := e.eventNamed(cmd.Context(), s, args[0])
				if err != nil {
					return err
				}
				return e.showEvent(cmd.Context(), s, ev, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print all as one JSON document")
	return cmd
}

// eventDocument is an event with all that is known of it.
type eventDocument struct {
	Event        shownEvent            `json:"event"`
	Attendees    []shownAttendee       `json:"attendees"`
	Sessions     []sessionDocument     `json:"sessions"`
	Appointments []appointmentDocument `json:"appointments"`
	Questions    []shownQuestion       `json:"questions"`
	Report       data.Report           `json:"report"`
}

type shownEvent struct {
	Name   string  `json:"name"`
	Start  *string `json:"start"`
	End    *string `json:"end"`
	Zone   string  `json:"zone"`
	Goal   string  `json:"goal"`
	Closed *string `json:"closed"`
}

type shownAttendee struct {
	attendeeDocument
	Known data.Standing `json:"known"`
	Via   *addedContact `json:"via"`
}

type shownQuestion struct {
	ID      int64             `json:"id"`
	Key     string            `json:"key"`
	Text    string            `json:"text"`
	Type    data.QuestionType `json:"type"`
	Choices []string          `json:"choices"`
}

// showEvent prints an event: its people as rows, or all of it as a document.
func (e *env) showEvent(ctx context.Context, s *store.Store, ev data.Event, asJSON bool) error {
	people, err := s.EventPeople(ctx, ev.ID)
	if err != nil {
		return err
	}
	if _, err = intake.New(s).Possibly(ctx, people); err != nil {
		return err
	}
	if !asJSON {
		doc := jsonfile.FromEvent(ev)
		e.say("%s, %s, %s: %s", ev.Name, cmp.Or(doc.Start, "without a day"), cmp.Or(ev.Place, "without a place"), amount(len(people), "person", "people"))
		out := e.newRows()
		for _, p := range people {
			if err := out.add(true, string(p.Status()), p.Name, p.Organisation, string(p.Standing), p.ViaName); err != nil {
				return err
			}
		}
		return out.flush()
	}
	doc := eventDocument{Event: shownEventOf(&ev), Sessions: []sessionDocument{}, Questions: []shownQuestion{}}
	for i := range ev.Sessions {
		doc.Sessions = append(doc.Sessions, sessionOf(&ev, &ev.Sessions[i]))
	}
	if doc.Attendees, err = shownAttendees(ctx, s, people); err != nil {
		return err
	}
	agenda, err := s.Agenda(ctx, &ev)
	if err != nil {
		return err
	}
	if doc.Appointments, err = appointmentsOf(ctx, s, agenda, &ev); err != nil {
		return err
	}
	for _, q := range ev.Questions {
		doc.Questions = append(doc.Questions, shownQuestion{q.ID, q.Key, q.Text, q.Type, append([]string{}, q.Choices...)})
	}
	if doc.Report, err = s.Report(ctx, ev.ID); err != nil {
		return err
	}
	return e.printJSON(doc)
}

func shownEventOf(ev *data.Event) shownEvent {
	doc := jsonfile.FromEvent(*ev)
	return shownEvent{ev.Name, orNull(doc.Start), orNull(doc.End), ev.Zone, ev.Goal, orNull(momentIn(ev.Closed, ev.Zone))}
}

// shownAttendees are the people of an event, those who were met without being on its list too.
func shownAttendees(ctx context.Context, s *store.Store, people []store.EventPerson) ([]shownAttendee, error) {
	var ids []int64
	for _, p := range people {
		ids = append(ids, p.ContactID)
		if p.Via != 0 {
			ids = append(ids, p.Via)
		}
	}
	named, err := contactsNamed(ctx, s, ids)
	out := make([]shownAttendee, len(people))
	for i, p := range people {
		out[i] = shownAttendee{attendeeDocument: attendeeDocument{
			Contact: named[p.ContactID], Status: p.Status(), Wanted: p.Attendee.WasWanted(), Cancelled: orNull(jsonfile.UTC(p.Attendee.Cancelled)), Note: p.Attendee.Note,
		}, Known: p.Standing}
		if via, ok := named[p.Via]; ok && p.Standing == data.WayIn {
			out[i].Via = &via
		}
	}
	return out, err
}
