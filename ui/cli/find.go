package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/store"
)

func (e *env) findCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "find QUERY", Short: "Find people by words of anything known of them", Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, words []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error {
				return e.find(cmd.Context(), s, strings.Join(words, " "), asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the contacts as one JSON document")
	return cmd
}

func (e *env) find(ctx context.Context, s *store.Store, query string, asJSON bool) error {
	res, err := s.Find(ctx, data.Query{Text: query}, 0)
	if err != nil {
		return err
	}
	switch {
	case len(res.Near) > 0:
		e.say("nothing matches %q; similar: %s", query, shownList(res.Near, ", "))
		res.IDs = nil
	case res.Nearly, len(res.IDs) == 0:
		res.IDs = nil
		e.say("nothing matches %q", query)
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

// printContacts writes the document of the contacts with their encounters and promises.
func (e *env) printContacts(ctx context.Context, s *store.Store, ids []int64) error {
	out := newList(e.stdout, "contacts")
	err := s.Contacts(ctx, ids, func(c data.Contact) error {
		doc, err := export.Document(ctx, s, c)
		if err != nil {
			return err
		}
		return out.add(doc)
	})
	return errors.Join(err, out.close())
}

// one finds the one contact a query names. Several are listed as JSON and give ErrAmbiguous; an
// exact name wins over longer ones.
func (e *env) one(ctx context.Context, s *store.Store, query string) (data.Contact, error) {
	res, err := s.Find(ctx, data.Query{Text: query}, 0)
	if err != nil {
		return data.Contact{}, err
	}
	if len(res.IDs) == 0 || res.Nearly {
		return data.Contact{}, fmt.Errorf("no contact matches %q: %w", query, data.ErrNotFound)
	}
	if len(res.IDs) == 1 {
		return s.Contact(ctx, res.IDs[0])
	}
	var exact []data.Contact
	err = s.Contacts(ctx, res.IDs, func(c data.Contact) error {
		if data.Fold(c.Name()) == data.Fold(query) {
			exact = append(exact, c)
		}
		return nil
	})
	if err != nil {
		return data.Contact{}, err
	}
	if len(exact) == 1 {
		return exact[0], nil
	}
	if err := e.printContacts(ctx, s, res.IDs); err != nil {
		return data.Contact{}, err
	}
	return data.Contact{}, fmt.Errorf("%q names %d contacts, listed above; add a word: %w", query, len(res.IDs), data.ErrAmbiguous)
}
