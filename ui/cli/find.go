package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
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

// isCalled reports whether a query is exactly the name or an e-mail address of a contact.
func isCalled(c *data.Contact, query string) bool {
	query = strings.TrimSpace(query)
	return data.Fold(c.Name()) == data.Fold(query) ||
		slices.ContainsFunc(c.Emails, func(m data.Email) bool { return strings.EqualFold(strings.TrimSpace(m.Value), query) })
}

// isNamedBy reports whether each word of a query begins one of a contact's own details: names, organisation, e-mail
// addresses, phones and links; what is noted about them does not count.
func isNamedBy(c *data.Contact, query string) bool {
	var of []string
	for _, text := range []string{c.DisplayName, c.Name(), c.Prefix, c.Given, c.Additional, c.Family, c.Suffix, c.Nickname, c.Organisation, c.Department, c.Title} {
		of = data.AppendIndex(of, text)
	}
	for _, m := range c.Emails {
		of = data.AppendIndex(of, m.Value)
	}
	for _, p := range c.Phones {
		of = append(of, data.PhoneTokens(p)...)
	}
	for _, l := range c.Links {
		of = data.AppendIndex(of, l.Value)
	}
	begins := func(prefix string) bool {
		return slices.ContainsFunc(of, func(token string) bool { return strings.HasPrefix(token, prefix) })
	}
	for _, term := range data.FoldQuery(query) {
		if !slices.ContainsFunc(term, func(all []string) bool {
			return !slices.ContainsFunc(all, func(prefix string) bool { return !begins(prefix) })
		}) {
			return false
		}
	}
	return true
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

// one finds the only contact for a query. Several are listed as JSON and give ErrAmbiguous; who has exactly this name or
// e-mail address takes precedence over those with a longer one. A UID, as documents have it, names its contact.
func (e *env) one(ctx context.Context, s *store.Store, query string) (data.Contact, error) {
	if c, err := s.ContactByUID(ctx, strings.TrimSpace(query)); !errors.Is(err, data.ErrNotFound) {
		return c, err
	}
	if len(data.FoldQuery(query)) == 0 { // it would find everybody, who may be one
		return data.Contact{}, fmt.Errorf("%q names nobody: give a name, an e-mail address or a UID", query)
	}
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
		if isCalled(&c, query) {
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
