package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
	"lanyard/data/store"
)

// attendFlags are what a command line says of somebody's place on a list.
type attendFlags struct {
	status, note string
	remove       bool
	noted        bool // the note was given, if only an empty one
}

func (e *env) attendCommand() *cobra.Command {
	var f attendFlags
	cmd := &cobra.Command{
		Use: "attend QUERY EVENT", Short: "Put somebody on the list of an event, change what is said there, or take them off", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.noted = cmd.Flags().Changed("note")
			switch status := data.AttendeeStatus(f.status); {
			case f.remove && (f.status != "" || f.noted):
				return errors.New("--remove takes them off the list: leave out --status and --note")
			case f.status != "" && (!status.Valid() || status == data.Met):
				return fmt.Errorf("--status %s: give expected, want or closed; \"lanyard met\" records that you met", f.status)
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.attend(cmd.Context(), s, args[0], args[1], f) })
		},
	}
	cmd.Flags().StringVar(&f.status, "status", "", "`STATUS` expected, want (to meet) or closed (default: what it is, expected for somebody new there)")
	cmd.Flags().StringVar(&f.note, "note", "", "what you want from them, any `TEXT`")
	cmd.Flags().BoolVar(&f.remove, "remove", false, "take them off the list; they stay among your contacts")
	return cmd
}

// attendeeDocument is somebody's place on the list of an event.
type attendeeDocument struct {
	Contact   addedContact        `json:"contact"`
	Status    data.AttendeeStatus `json:"status"`
	Wanted    bool                `json:"wanted"`
	Cancelled *string             `json:"cancelled"`
	Note      string              `json:"note"`
}

// attendedDocument is what the command prints; the attendee is null once they are off the list.
type attendedDocument struct {
	Event    namedEvent        `json:"event"`
	Attendee *attendeeDocument `json:"attendee"`
}

// attend changes the place of the one person that a query finds on the list of an event.
func (e *env) attend(ctx context.Context, s *store.Store, query, name string, f attendFlags) error {
	c, err := e.one(ctx, s, query)
	if err != nil {
		return err
	}
	event, err := e.eventNamed(ctx, s, name)
	if err != nil {
		return err
	}
	doc := attendedDocument{Event: namedEvent{event.Name, firstDay(&event)}}
	op, err := s.Do(ctx, fmt.Sprintf("Put %s on the list of %s", c.Name(), event.Name), func(tx *store.Tx) error {
		a, err := tx.Attendee(c.ID, event.ID)
		gone := errors.Is(err, data.ErrNotFound)
		switch {
		case f.remove && gone:
			return nil
		case f.remove:
			tx.SetSummary(fmt.Sprintf("Took %s off the list of %s", c.Name(), event.Name))
			return tx.DeleteAttendee(c.ID, event.ID)
		case gone:
			a = data.Attendee{ContactID: c.ID, EventID: event.ID, Status: data.Expected, Source: data.Source{Kind: data.Typed}}
		case err != nil:
			return err
		}
		met, err := tx.EncountersOf([]int64{c.ID})
		if err != nil {
			return err
		}
		there := slices.ContainsFunc(met[c.ID], func(m data.Encounter) bool { return m.EventID == event.ID })
		if f.status != "" || gone && there {
			a.Become(cmp.Or(data.AttendeeStatus(f.status), data.Expected), there)
		}
		if f.noted {
			a.Note = strings.TrimSpace(f.note)
		}
		if err := tx.SaveAttendee(&a); err != nil {
			return err
		}
		doc.Attendee = &attendeeDocument{
			Contact: addedContact{UID: c.UID, DisplayName: c.Name()}, Status: a.Status, Wanted: a.Wanted, Cancelled: orNull(jsonfile.UTC(a.Cancelled)), Note: a.Note,
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := e.printJSON(doc); err != nil {
		return err
	}
	if op.Seq == 0 {
		return already(fmt.Sprintf("%s: nothing is new on the list of %s", c.Name(), event.Name))
	}
	e.say("%s", op.Summary)
	return nil
}

// orNull is a text for a document; nil for "".
func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
