package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/store"
)

func (e *env) dueCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "due", Short: "List with whom to get in touch, and why: who is due first, then who is due soon, then ties that sleep",
		Long: `List with whom to get in touch, and why. A line is a clock of somebody's cadence: being in touch, or face to face; somebody may have both.

First come those who are due or drifting (half of the time more has passed): the further and the warmer, the earlier; then by name. After
them come those who are soon due (four fifths of the time have passed), then those who sleep (drifting, and nothing was heard for three years).
Who is paused, put off or in the trash is left out. While somebody is on the list of an event that begins within 60 days, goes on or
ended within the last 7, the clock for meeting face to face rests.`,
		Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error { return e.listDue(cmd.Context(), s, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the list as one JSON document")
	return cmd
}

// dueDocument is a clock of a contact as a document has it.
type dueDocument struct {
	Contact addedContact    `json:"contact"`
	Clock   data.ClockKind  `json:"clock"`
	State   data.ClockState `json:"state"`
	Last    *string         `json:"last"`  // the day that set the clock back; null: never
	Every   string          `json:"every"` // as 3m
	From    string          `json:"from"`
	Ratio   float64         `json:"ratio"`
	Since   string          `json:"since"` // the day from which it counts
	Due     string          `json:"due"`
	Reason  string          `json:"reason"`
	Coming  *namedEvent     `json:"coming_event"`
}

// listDue prints each clock that says something, in the order of store.DueClocks.
func (e *env) listDue(ctx context.Context, s *store.Store, asJSON bool) error {
	list, err := s.DueClocks(ctx)
	if err != nil {
		return err
	}
	ids := make([]int64, len(list.Rows))
	for i := range list.Rows {
		ids[i] = list.Rows[i].ContactID
	}
	slices.Sort(ids)
	people, err := contactsNamed(ctx, s, slices.Compact(ids))
	if err != nil {
		return err
	}
	docs, rows := newList(e.stdout, "due"), e.newRows()
	for i := range list.Rows {
		d := dueOf(&list.Rows[i], people, &list)
		if asJSON {
			err = docs.add(d)
		} else {
			coming := ""
			if d.Coming != nil {
				coming = "you will both be at " + d.Coming.Event + " on " + d.Coming.Day
			}
			err = rows.add(true, string(d.State), d.Contact.DisplayName, clockWords[d.Clock], d.Every, orEmpty(d.Last), d.Reason, coming)
		}
		if err != nil {
			return err
		}
	}
	if asJSON {
		return docs.close()
	}
	if len(list.Rows) == 0 {
		e.say("nobody is due, nor soon; \"lanyard cadence\" says how often you want to be in touch")
	}
	return rows.flush()
}

// clockWords names the clocks.
var clockWords = map[data.ClockKind]string{data.TouchClock: "in touch", data.FaceClock: "face to face"}

func dueOf(d *data.DueContact, people map[int64]addedContact, list *store.DueList) dueDocument {
	doc := dueDocument{
		Contact: people[d.ContactID], Clock: d.Clock.Kind, State: d.State, Last: orNull(d.Clock.Last.String()), Every: d.Clock.Every.String(),
		From: fromText(d.Clock.Topic), Ratio: d.Ratio, Since: d.Clock.Start.String(), Due: d.Clock.Due.String(),
		Reason: sentence(&d.Reason),
	}
	if event, ok := list.Events[d.Coming]; ok && d.Coming != 0 {
		doc.Coming = &namedEvent{event.Name, firstDay(&event)}
	}
	return doc
}

// fromText says whose cadence it is: "own", or "topic:maps".
func fromText(topic string) string {
	if topic == "" {
		return "own"
	}
	return "topic:" + topic
}
