package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/data/store/generate"
)

func (e *env) generateCommand() *cobra.Command {
	var contacts int
	var seed uint64
	cmd := &cobra.Command{
		Use: "generate", Short: "Fill a new database with made-up people, for tests", Args: asUsed,
		Long: "Fills the database named with --db, which must be new or empty, with made-up people, events,\n" +
			"encounters, promises and cadences. The same number and seed give the same people.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case e.db == "":
				return errors.New("generate: name a new file with --db; your own database is no place for made-up people")
			case contacts < 1:
				return errors.New("generate: say how many people with --contacts")
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.generate(cmd.Context(), s, contacts, seed) })
		},
	}
	cmd.Flags().IntVar(&contacts, "contacts", 0, "how many people, a `NUMBER`")
	cmd.Flags().Uint64Var(&seed, "seed", 1, "another `NUMBER` gives other people")
	return cmd
}

func (e *env) generate(ctx context.Context, s *store.Store, n int, seed uint64) error {
	if err := refuseFilled(ctx, s); err != nil {
		return err
	}
	err := generate.FillTelling(ctx, s, n, seed, func(made int) { e.tell("%d of %d people", made, n) })
	if err == nil {
		e.tell("%s: %s", s.Path(), amount(n, "person", "people"))
	}
	return err
}

// refuseFilled refuses a database with people, also in the trash: made-up people do not belong there.
func refuseFilled(ctx context.Context, s *store.Store) error {
	people, err := s.Find(ctx, data.Query{}, 1)
	if err != nil {
		return err
	}
	events, err := s.Events(ctx)
	if err != nil {
		return err
	}
	written, err := s.History(ctx, 1)
	if err != nil {
		return err
	}
	if len(people.IDs)+len(events)+len(written) > 0 {
		return fmt.Errorf("%s is not empty: name a new file with --db; nothing was added", s.Path())
	}
	return nil
}
