package cli

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/store"
)

// closedEvent is what closing or opening an event prints.
type closedEvent struct {
	Event  namedEvent `json:"event"`
	Closed *string    `json:"closed"` // when it was closed; null: it is open
	People int        `json:"people"` // how many got another status by it
}

func (e *env) eventCloseCommand() *cobra.Command {
	return e.closing("close", "Close an event: who was met and owes nothing, and is owed nothing, is closed too",
		"Closed ", func(tx *store.Tx, id int64) (int, error) { return tx.CloseEvent(id, store.Closing{}) })
}

func (e *env) eventReopenCommand() *cobra.Command {
	return e.closing("reopen", "Open a closed event again: its people get the statuses from before", "Reopened ", (*store.Tx).ReopenEvent)
}

// closing is a command that closes an event or opens it again, as one operation.
func (e *env) closing(verb, short, done string, do func(tx *store.Tx, id int64) (int, error)) *cobra.Command {
	return &cobra.Command{
		Use: verb + " NAME", Short: short, Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.atEvent(cmd.Context(), args[0], func(s *store.Store, ev data.Event) error {
				var people int
				var why error
				op, err := s.Do(cmd.Context(), done+ev.Name, func(tx *store.Tx) error {
					people, why = do(tx, ev.ID)
					return why
				})
				switch {
				case errors.Is(why, data.ErrAlready):
					return errors.Join(e.printClosed(cmd.Context(), s, ev.ID, 0), why)
				case err != nil:
					return err
				}
				e.say("%s", op.Summary)
				return e.printClosed(cmd.Context(), s, ev.ID, people)
			})
		},
	}
}

// printClosed prints whether an event is closed.
func (e *env) printClosed(ctx context.Context, s *store.Store, id int64, people int) error {
	ev, err := s.Event(ctx, id)
	if err != nil {
		return err
	}
	doc := closedEvent{Event: namedEvent{ev.Name, firstDay(&ev)}, People: people}
	if !ev.Closed.IsZero() {
		at := ev.Closed.In(ev.Location()).Format(time.RFC3339)
		doc.Closed = &at
	}
	return e.printJSON(doc)
}
