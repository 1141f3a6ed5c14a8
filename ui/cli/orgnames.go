package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/store"
)

func (e *env) cardOrgNamesCommand() *cobra.Command {
	var set []string
	var none, asJSON bool
	cmd := &cobra.Command{
		Use: "org-names", Short: "List or set the names of your organisation: who carries one of them is a colleague", Args: asUsed,
		Long: "Your organisation is that of your own details. Its other names, such as SLB or Staatsbibliothek, tell with it who is\n" +
			"inside and who is outside: in the report of an event, in searches and wherever somebody is of the same organisation.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if len(set) == 0 && !none {
				return e.reading(cmd.Context(), func(s *store.Store) error { return e.printOrgNames(cmd.Context(), s, asJSON) })
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.setOrgNames(cmd.Context(), s, set, asJSON) })
		},
	}
	cmd.Flags().StringArrayVar(&set, "also", nil, "another `NAME` of your organisation, in the place of those that are set; may be given several times")
	cmd.Flags().BoolVar(&none, "none", false, "it has no other names")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the names as a JSON document")
	cmd.MarkFlagsMutuallyExclusive("also", "none")
	return cmd
}

// orgNamesDocument is the user's organisation with its other names.
type orgNamesDocument struct {
	Organisation string   `json:"organisation"`
	Names        []string `json:"names"`
}

func (e *env) printOrgNames(ctx context.Context, s *store.Store, asJSON bool) error {
	me, err := s.Me(ctx)
	if err != nil {
		return err
	}
	names, err := s.OrgNames(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return e.printJSON(orgNamesDocument{me.Organisation, append([]string{}, names...)})
	}
	if me.Organisation == "" {
		e.say("your own organisation is not set: \"lanyard card set NAME --organisation ORGANISATION\" sets it")
	}
	out := e.newRows()
	for _, name := range append([]string{me.Organisation}, names...) {
		if name != "" {
			if err := out.add(false, name); err != nil {
				return err
			}
		}
	}
	return out.flush()
}

// setOrgNames sets the other names; each counts once.
func (e *env) setOrgNames(ctx context.Context, s *store.Store, given []string, asJSON bool) error {
	var names []string
	for _, name := range given {
		name = strings.Join(strings.Fields(name), " ")
		if data.Fold(name) == "" {
			return fmt.Errorf("--also %q: give a name; nothing was changed", name)
		}
		if !slices.ContainsFunc(names, func(n string) bool { return data.Fold(n) == data.Fold(name) }) {
			names = append(names, name)
		}
	}
	op, err := s.Do(ctx, "Set the names of my organisation", func(tx *store.Tx) error { return tx.SetOrgNames(names) })
	if err != nil {
		return err
	}
	if asJSON {
		if err := e.printOrgNames(ctx, s, true); err != nil {
			return err
		}
	}
	if op.Seq == 0 {
		return already("the names of your organisation are these already")
	}
	e.say("%s", op.Summary)
	return nil
}
