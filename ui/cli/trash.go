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
	"lanyard/data/format/jsonfile"
	"lanyard/data/store"
)

func (e *env) trashCommand() *cobra.Command {
	return group("trash", "List what is in the trash, put a person there, and bring things back", e.trashListCommand(), e.trashAddCommand(), e.trashRestoreCommand())
}

// trashedDocument is one thing in the trash.
type trashedDocument struct {
	Kind    store.Kind `json:"kind"`
	ID      int64      `json:"id"`
	Name    string     `json:"name"`
	Trashed string     `json:"trashed"`
}

func trashedOf(t store.Trashed) trashedDocument {
	return trashedDocument{t.Kind, t.ID, t.Name, jsonfile.UTC(t.At)}
}

func (e *env) trashListCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "list", Short: "List what is in the trash, the latest first", Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error {
				things, err := s.TrashList(cmd.Context())
				if err != nil {
					return err
				}
				if asJSON {
					return e.printTrash(things)
				}
				if len(things) == 0 {
					e.say("the trash is empty; \"lanyard trash add\" moves a person there")
				}
				out := e.newRows()
				for _, t := range things {
					if err := out.add(false, string(t.Kind), strconv.FormatInt(t.ID, 10), t.Name, jsonfile.UTC(t.At)); err != nil {
						return err
					}
				}
				return out.flush()
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the things as one JSON document")
	return cmd
}

func (e *env) printTrash(things []store.Trashed) error {
	out := newList(e.stdout, "trash")
	for _, t := range things {
		if err := out.add(trashedOf(t)); err != nil {
			return err
		}
	}
	return out.close()
}

func (e *env) trashAddCommand() *cobra.Command {
	return &cobra.Command{
		Use: "add QUERY", Short: "Move a person to the trash; their encounters and promises are hidden with them", Args: asUsed,
		Long: "Moves a person to the trash; their encounters and promises are hidden with them. QUERY is found in names, organisations,\n" +
			"addresses and numbers, never in notes, and may be a UID.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error {
				c, err := e.oneNamed(cmd.Context(), s, args[0])
				if err != nil {
					return err
				}
				op, err := s.Do(cmd.Context(), fmt.Sprintf("Moved %s to the trash", c.Name()), func(tx *store.Tx) error { return tx.Trash(store.Contacts, c.ID) })
				if err == nil {
					e.say("%s; \"lanyard trash restore %d\" brings them back", op.Summary, c.ID)
				}
				return err
			})
		},
	}
}

func (e *env) trashRestoreCommand() *cobra.Command {
	kind := ""
	cmd := &cobra.Command{
		Use: "restore ID", Short: "Bring a thing back from the trash", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(strings.TrimSpace(args[0]), 10, 64)
			if err != nil {
				return fmt.Errorf("%q is no number of a thing in the trash; \"lanyard trash list\" has them", args[0])
			}
			if kinds := store.TrashKinds(); kind != "" && !slices.Contains(kinds, store.Kind(kind)) {
				return fmt.Errorf("--kind %s: give %s", kind, oneOf(kinds))
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.restoreFromTrash(cmd.Context(), s, id, store.Kind(kind)) })
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", "the `KIND` of the thing, as the list has it, where things of several kinds have that number (default: the one put there last)")
	return cmd
}

// restoreFromTrash brings back the thing with a number: of a kind if one is named, else the one that was put there last.
func (e *env) restoreFromTrash(ctx context.Context, s *store.Store, id int64, kind store.Kind) error {
	things, err := s.TrashList(ctx)
	if err != nil {
		return err
	}
	things = slices.DeleteFunc(things, func(t store.Trashed) bool { return t.ID != id || kind != "" && t.Kind != kind })
	switch {
	case len(things) == 0 && kind != "":
		return notThere{fmt.Sprintf("there is no %s %d in the trash; \"lanyard trash list\" says what there is", kind, id)}
	case len(things) == 0:
		return notThere{fmt.Sprintf("there is nothing with the number %d in the trash; \"lanyard trash list\" says what there is", id)}
	}
	op, err := s.Do(ctx, "Restored "+things[0].Name, func(tx *store.Tx) error { return tx.Restore(things[0].Kind, id) })
	switch {
	case err != nil:
		return err
	case len(things) > 1: // the latest comes first
		e.say("%s, the %s %d, which was put there last; --kind %s names another thing of that number", op.Summary, things[0].Kind, id, oneOf(kindsOf(things[1:])))
	default:
		e.say("%s", op.Summary)
	}
	return nil
}

// kindsOf are the kinds of things.
func kindsOf(things []store.Trashed) (kinds []store.Kind) {
	for _, t := range things {
		kinds = append(kinds, t.Kind)
	}
	return kinds
}

func (e *env) eraseCommand() *cobra.Command {
	var yes, asJSON bool
	cmd := &cobra.Command{
		Use: "erase QUERY", Short: "Erase a person for good, also one in the trash; it cannot be undone", Args: asUsed,
		Long: "Erases a person with everything that belongs to them: contact, encounters, promises, letters, also from the history, the\n" +
			"trash and the search, and with the views that ask for them alone. It cannot be undone, so nothing is done without --yes.\n" +
			"Copies in the folder \"backups\" and those that a restore kept are named where they still hold the person, and stay as they\n" +
			"are; copies and exports elsewhere are not looked for. QUERY is found in names, organisations, addresses and\n" +
			"numbers, never in notes, and may be a UID.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if !yes {
				return e.reading(cmd.Context(), func(s *store.Store) error { return e.wouldErase(cmd.Context(), s, args[0], asJSON) })
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.erase(cmd.Context(), s, args[0], asJSON) })
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "erase them now")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print who it is, and which backups hold them, as a JSON document")
	return cmd
}

// erasedDocument says who was erased, or would be.
type erasedDocument struct {
	Contact   addedContact `json:"contact"`
	Erased    bool         `json:"erased"`
	InBackups []string     `json:"in_backups"`
	Views     []string     `json:"views"`       // saved searches for them: they go too
	NamedIn   []string     `json:"still_named"` // saved searches that stay with a word about them
}

func newErased(c *data.Contact, erased bool, backups []string, views store.ViewsAbout) erasedDocument {
	list := func(names []string) []string { return append([]string{}, names...) }
	return erasedDocument{addedContact{UID: c.UID, DisplayName: c.Name()}, erased, list(backups), list(views.Own), list(views.Naming)}
}

// oneAlso finds the only contact for a query, and where there is none the only one in the trash.
func (e *env) oneAlso(ctx context.Context, s *store.Store, query string) (data.Contact, error) {
	c, err := e.one(ctx, s, query)
	if !errors.Is(err, data.ErrNotFound) {
		return c, err
	}
	return e.oneTrashed(ctx, s, query, err)
}

// oneToErase finds the only contact that a query names, and where there is none the only one in the trash.
func (e *env) oneToErase(ctx context.Context, s *store.Store, query string) (data.Contact, error) {
	c, err := e.oneNamed(ctx, s, query)
	if !errors.Is(err, data.ErrNotFound) {
		return c, err
	}
	return e.oneTrashed(ctx, s, query, err)
}

// oneTrashed finds the only contact in the trash for a query, and gives missing where there is none.
func (e *env) oneTrashed(ctx context.Context, s *store.Store, query string, missing error) (c data.Contact, err error) {
	ids, failed := s.TrashedPeople(ctx, query)
	switch {
	case failed != nil:
		return c, failed
	case len(ids) == 0:
		return c, missing
	case len(ids) == 1:
		return s.Contact(ctx, ids[0])
	}
	if err := e.printContacts(ctx, s, ids); err != nil {
		return c, err
	}
	return c, fmt.Errorf("%q names %d contacts in the trash, listed above; give the UID of one: %w", query, len(ids), data.ErrAmbiguous)
}

// wouldErase says what erasing would do.
func (e *env) wouldErase(ctx context.Context, s *store.Store, query string, asJSON bool) error {
	c, err := e.oneToErase(ctx, s, query)
	if err != nil {
		return err
	}
	held, err := s.Holding(ctx, c.ID)
	if err != nil {
		return err
	}
	views, err := s.ViewsAbout(ctx, c.ID)
	if err != nil {
		return err
	}
	if asJSON {
		if err := e.printJSON(newErased(&c, false, held, views)); err != nil {
			return err
		}
	}
	e.say("this erases %s for good: contact, encounters, promises, letters and all else that belongs to them, also from the history, the trash and the search", c.Name())
	for _, name := range views.Own {
		e.say("the view %q asks for them and goes too", name)
	}
	e.sayNaming(views.Naming, "would still hold")
	e.sayHeld(held, "would still hold")
	return fmt.Errorf("nothing was erased; it cannot be undone, so say --yes to do it")
}

// erase erases the one person that a query finds.
func (e *env) erase(ctx context.Context, s *store.Store, query string, asJSON bool) error {
	c, err := e.oneToErase(ctx, s, query)
	if err != nil {
		return err
	}
	erased, err := s.Erase(ctx, c.ID)
	if err != nil {
		return err
	}
	if asJSON {
		err = e.printJSON(newErased(&c, true, erased.Backups, erased.Views))
	}
	e.say("%s is erased for good", c.Name())
	for _, name := range erased.Views.Own {
		e.say("the view %q asked for them and is erased too", name)
	}
	e.sayNaming(erased.Views.Naming, "still holds")
	e.sayHeld(erased.Backups, "still hold")
	return err
}

// sayNaming names the views that hold a word about somebody.
func (e *env) sayNaming(views []string, do string) {
	for _, name := range views {
		e.say("the view %q %s their name or organisation; \"lanyard view remove\" takes it away", name, do)
	}
}

// sayHeld names the backups that hold somebody.
func (e *env) sayHeld(files []string, do string) {
	if len(files) == 0 {
		return
	}
	e.say("these backups %s them; delete them when they are no longer needed:", do)
	for _, f := range files {
		e.tell("  %s", f)
	}
}
