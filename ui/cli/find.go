package cli

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/jsonfile"
	"lanyard/data/store"
)

func (e *env) findCommand() *cobra.Command {
	asJSON, limit, f := false, 0, queryFlags{}
	cmd := &cobra.Command{
		Use: "find QUERY...", Short: "Find people by words from anything known about them, by conditions, or by a saved view",
		Args: func(cmd *cobra.Command, given []string) error {
			if f.any(cmd) {
				return nil // words are one condition of several
			}
			return asUsed(cmd, given)
		},
		RunE: func(cmd *cobra.Command, words []string) error {
			if cmd.Flags().Changed("limit") && limit < 1 {
				return fmt.Errorf("--limit %d: give a number of at least 1, or leave it out for everybody", limit)
			}
			return e.reading(cmd.Context(), func(s *store.Store) error {
				f.text = strings.Join(append(words, f.text), " ")
				v, err := f.read(cmd.Context(), e, s, cmd)
				if err != nil {
					return err
				}
				return e.find(cmd.Context(), s, v.Query, limit, asJSON)
			})
		},
	}
	f.on(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the contacts as one JSON document")
	cmd.Flags().IntVar(&limit, "limit", 0, "print at most this `NUMBER` of people, the first by name")
	return cmd
}

// find prints the results of a query, at most limit people; 0 means all.
func (e *env) find(ctx context.Context, s *store.Store, q data.Query, limit int, asJSON bool) error {
	res, err := s.Find(ctx, q, limit)
	if err != nil {
		return err
	}
	asked := message(strconv.Quote(data.Shown(q.Text)))
	switch {
	case q.Text == "":
		asked = "what you ask for"
	case q.Filtered():
		asked += " and your conditions"
	}
	switch {
	case res.More && !res.Nearly:
		e.say("%s finds more people; the first %s", asked, printed(limit))
	case len(res.Near) > 0:
		e.say("nothing matches %s; similar: %s", asked, shownList(res.Near, ", "))
		res.IDs = nil
	case res.Nearly, len(res.IDs) == 0:
		res.IDs = nil
		e.say("nothing matches %s", asked)
	}
	if asJSON {
		return e.printContacts(ctx, s, res.IDs)
	}
	out := e.newRows()
	err = s.Contacts(ctx, res.IDs, func(c data.Contact) error {
		return out.add(true, c.Name(), c.Organisation, c.PreferredEmail(), c.PreferredPhone())
	})
	return errors.Join(err, out.flush())
}

// printed says how many of the people found are printed: "2 are printed".
func printed(limit int) string {
	if limit == 1 {
		return "is printed"
	}
	return fmt.Sprintf("%d are printed", limit)
}

// printContacts writes the document of the contacts with their encounters and promises.
func (e *env) printContacts(ctx context.Context, s *store.Store, ids []int64) error {
	out := newList(e.stdout, "contacts")
	err := export.Documents(ctx, s, ids, func(c jsonfile.Contact) error { return out.add(c) })
	return errors.Join(err, out.close())
}
