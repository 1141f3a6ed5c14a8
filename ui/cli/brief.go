package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
	"lanyard/data/store"
)

func (e *env) briefCommand() *cobra.Command {
	contact, asJSON := "", false
	cmd := &cobra.Command{
		Use: "brief [EVENT]", Short: "What to read before an event, or before you walk up to somebody: appointments, whom to meet, what was said and promised",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && contact == "" {
				return fmt.Errorf("give an event, or somebody with --contact%s", more(cmd, "says more"))
			}
			return e.reading(cmd.Context(), func(s *store.Store) error {
				b, err := e.brief(cmd.Context(), s, args, contact)
				if err != nil {
					return err
				}
				return e.printBrief(cmd.Context(), s, &b, asJSON)
			})
		},
	}
	cmd.Flags().StringVar(&contact, "contact", "", "the brief of one person, the contact that matches `QUERY`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the brief as a JSON document")
	return cmd
}

// brief reads the brief of an event, or of one person at the event named or the current one.
func (e *env) brief(ctx context.Context, s *store.Store, args []string, contact string) (b store.Brief, err error) {
	var event data.Event
	if len(args) > 0 {
		event, err = e.eventNamed(ctx, s, args[0])
	} else {
		event, err = s.Here(ctx)
	}
	if err != nil {
		return b, err
	}
	if contact == "" {
		return s.EventBrief(ctx, event.ID)
	}
	c, err := e.one(ctx, s, contact)
	if err != nil {
		return b, err
	}
	return s.PersonBrief(ctx, c.ID, event.ID)
}

// briefDocument is a brief as a document has it.
type briefDocument struct {
	Event        *namedEvent           `json:"event"`
	Appointments []appointmentDocument `json:"appointments"`
	People       []briefPerson         `json:"people"`
}

type briefPerson struct {
	Contact  addedContact         `json:"contact"`
	Status   *data.AttendeeStatus `json:"status"` // null: not on the event's list
	Last     *lastMet             `json:"last"`
	Promises []jsonfile.Promise   `json:"promises"`
	Note     string               `json:"note"` // what the user wants from them
}

// lastMet is the latest encounter with somebody.
type lastMet struct {
	Event *string `json:"event"`
	Day   string  `json:"day"`
	Note  string  `json:"note"`
	// Medium is by what means; it was not always face to face.
	Medium data.Medium `json:"medium"`
}

// printBrief prints a brief: as a document, else to read.
func (e *env) printBrief(ctx context.Context, s *store.Store, b *store.Brief, asJSON bool) error {
	if !asJSON {
		return e.writeBrief(ctx, s, b)
	}
	doc := briefDocument{People: []briefPerson{}}
	if b.Event.ID != 0 {
		doc.Event = &namedEvent{b.Event.Name, firstDay(&b.Event)}
	}
	var err error
	if doc.Appointments, err = appointmentsOf(ctx, s, b.Agenda, &b.Event); err != nil {
		return err
	}
	for i := range b.People {
		p := &b.People[i]
		one := briefPerson{
			Contact: addedContact{UID: p.Contact.UID, DisplayName: p.Contact.Name()}, Last: lastOf(p), Promises: []jsonfile.Promise{}, Note: p.Attendee.Note,
		}
		if status := p.Status(); status != "" {
			one.Status = &status
		}
		for _, o := range p.Promises {
			one.Promises = append(one.Promises, jsonfile.FromPromise(o))
		}
		doc.People = append(doc.People, one)
	}
	return e.printJSON(doc)
}

// lastOf is the latest encounter with somebody; nil for none.
func lastOf(p *store.BriefPerson) *lastMet {
	if p.Last == nil {
		return nil
	}
	return &lastMet{orNull(p.LastAt.Name), data.In(p.Last.At, p.Last.Clocks(p.LastAt.Zone)).Format(time.DateOnly), p.Last.Note, p.Last.Medium.Or()}
}

// mediumShort is the word of a medium before a day: "met", else the medium.
func mediumShort(m data.Medium) string {
	if m.InPerson() {
		return "met"
	}
	return string(m)
}

// writeBrief prints a brief to read: the appointments, then each person with what was said and promised, a line each.
func (e *env) writeBrief(ctx context.Context, s *store.Store, b *store.Brief) error {
	out := e.newRows()
	agenda, err := appointmentsOf(ctx, s, b.Agenda, &b.Event)
	if err != nil {
		return err
	}
	if len(agenda)+len(b.People) == 0 {
		e.say("nobody is on the list of %s yet; \"lanyard attend\" puts people on it", b.Event.Name)
	}
	for _, a := range agenda {
		heed := ""
		if len(a.Overlaps) > 0 {
			heed = "at the same time: " + amount(len(a.Overlaps), "other", "others")
		}
		err = errors.Join(err, out.add(true, "appointment", a.Start, a.Contact.DisplayName, a.Place, string(a.State), heed))
	}
	for i := range b.People {
		p := &b.People[i]
		err = errors.Join(err, out.add(true, "person", string(p.Status()), p.Contact.Name(), p.Contact.Organisation, p.Attendee.Note))
		if last := lastOf(p); last != nil {
			err = errors.Join(err, out.add(true, "  "+mediumShort(last.Medium), last.Day, p.LastAt.Name, last.Note))
		}
		for _, o := range p.Promises {
			who := "I promised"
			if o.By == data.ByThem {
				who = "they promised"
			}
			err = errors.Join(err, out.add(true, "  "+who, o.Text, o.Due.String()))
		}
	}
	return errors.Join(err, out.flush())
}
