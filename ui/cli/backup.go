package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/format/jsonfile"
	"lanyard/data/store"
)

func (e *env) backupCommand() *cobra.Command {
	force := false
	cmd := &cobra.Command{
		Use: "backup FILE", Short: "Copy the database to a file, also while Lanyard is open", Args: asUsed,
		Long: "Copies the database with its photos to FILE and checks the copy. An existing file is replaced, but only\n" +
			"by a good copy; a Lanyard database, such as an earlier copy, only with --force.\n" +
			"\"lanyard restore FILE\" brings it back.",
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error {
				copyTo := s.BackUp
				if force {
					copyTo = s.BackUpOver
				}
				b, err := copyTo(cmd.Context(), args[0])
				switch {
				case err == nil:
					e.tell("%s: %s", args[0], contents(b))
				case errors.Is(err, data.ErrLanyardFile):
					err = fmt.Errorf("%w, or replace it with --force", err)
				}
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace FILE also when it is a Lanyard database")
	return cmd
}

// contents describes a backup in words.
func contents(b store.Backup) string {
	return fmt.Sprintf("%s, %s, %s, %.1f MB", amount(b.Contacts, "person", "people"), amount(b.Events, "event", "events"),
		amount(b.Encounters, "encounter", "encounters"), float64(b.Bytes)/(1<<20))
}

// amount is a number of things, as messages say it: "1 person", "2 people".
func amount(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (e *env) restoreCommand() *cobra.Command {
	var dryRun, asJSON bool
	cmd := &cobra.Command{
		Use: "restore FILE", Short: "Put a backup in the place of the database", Args: asUsed,
		Long: "Puts the backup FILE in the place of the database, which must not be open. The present database is kept\n" +
			"in the folder \"backups\" beside it; restoring that copy undoes the restore. A damaged database is\n" +
			"replaced too.",
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := e.path()
			if err != nil {
				return err
			}
			return e.restore(cmd.Context(), path, args[0], dryRun, asJSON)
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "only say what would change")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what would change as one JSON document")
	return cmd
}

func (e *env) restore(ctx context.Context, path, from string, dryRun, asJSON bool) error {
	diff, err := store.CompareBackup(ctx, path, from)
	if err != nil {
		return err
	}
	doc := differenceDocument(path, diff)
	if !dryRun {
		done, err := e.restoreData(ctx, path, from)
		if err != nil {
			return err
		}
		doc.Restored, doc.Before = true, done.Before.Path
	}
	e.sayDifference(diff, dryRun)
	switch {
	case dryRun:
		e.say("nothing was changed yet")
	case doc.Before == "":
		e.say("%s is now the backup of %s; there was no database before", path, when(diff.Backup))
	default:
		e.say("%s is now the backup of %s; what was there is kept as %s", path, when(diff.Backup), doc.Before)
	}
	if asJSON {
		return e.printJSON(doc)
	}
	return nil
}

// restoreData restores a backup; the settings of the window stay as they are, if they can be read.
func (e *env) restoreData(ctx context.Context, path, from string) (store.Restored, error) {
	look, lookErr := store.ReadPreferences(ctx, path)
	done, err := store.Restore(ctx, path, from, store.Options{})
	if err != nil || lookErr != nil {
		return done, err
	}
	s, err := store.Open(ctx, path, store.Options{Waiting: e.sayWaiting(path)})
	if err != nil {
		return done, err
	}
	err = s.Quietly(ctx, func(tx *store.Tx) error { return tx.SetPreferences(look) })
	return done, errors.Join(err, s.Close())
}

func when(b store.Backup) string { return b.At.Local().Format("2006-01-02 15:04") }

// sayDifference lists on standard error what changes, with the first few names.
func (e *env) sayDifference(d store.Difference, dryRun bool) {
	goes, comes, turns := "gone", "back", "as it was"
	if dryRun {
		goes, comes, turns = "would go", "would come back", "would be as it was"
	}
	e.tell("backup of %s: %s", when(d.Backup), contents(d.Backup))
	if d.Incomplete != nil {
		e.tell("not all of the present database could be read: %v", d.Incomplete)
	}
	for _, k := range store.Compared() {
		different := d.Kinds[k]
		for _, part := range []struct {
			what string
			store.Named
		}{{goes, different.OnlyNow}, {comes, different.OnlyThen}, {turns, different.Changed}} {
			if part.Count == 0 {
				continue
			}
			more := ""
			if part.Count > len(part.Names) {
				more = ", …"
			}
			e.tell("%s: %s: %s%s", part.what, kindCount(k, part.Count), shownList(part.Names, "; "), more)
		}
	}
	if d.Same() {
		e.tell("the backup and the database hold the same")
	}
}

// kindKey is the key of a kind in JSON.
func kindKey(k store.Kind) string {
	if k == store.NotSame {
		return "not_same"
	}
	return string(k) + "s"
}

// kindCount is a number of things of a kind: "1 person".
func kindCount(k store.Kind, n int) string {
	return amount(n, strings.ToLower(k.One().String()), strings.ToLower(k.Many().String()))
}

// differenceDoc is the JSON document of restore: for each kind "only_now" (disappears), "only_in_backup" (comes
// back) and "changed", each with its count and its first names.
type differenceDoc struct {
	Database   string                         `json:"database"`
	Backup     backupDoc                      `json:"backup"`
	Restored   bool                           `json:"restored"`
	Before     string                         `json:"before,omitempty"` // the copy of the file before
	Incomplete string                         `json:"incomplete,omitempty"`
	Changes    map[string]map[string]namedDoc `json:"changes"`
}

type backupDoc struct {
	File       string    `json:"file"`
	At         time.Time `json:"at"`
	Reason     string    `json:"reason"`
	Contacts   int       `json:"contacts"`
	Events     int       `json:"events"`
	Encounters int       `json:"encounters"`
	Bytes      int64     `json:"bytes"`
	Schema     int64     `json:"schema"`
}

type namedDoc struct {
	Count int      `json:"count"`
	Names []string `json:"names"`
}

func differenceDocument(path string, d store.Difference) differenceDoc {
	b := d.Backup
	doc := differenceDoc{Database: path, Changes: map[string]map[string]namedDoc{}, Backup: backupDoc{
		File: b.Path, At: b.At, Reason: string(b.Reason), Contacts: b.Contacts, Events: b.Events, Encounters: b.Encounters,
		Bytes: b.Bytes, Schema: b.Version,
	}}
	if d.Incomplete != nil {
		doc.Incomplete = d.Incomplete.Error()
	}
	named := func(n store.Named) namedDoc { return namedDoc{n.Count, append([]string{}, n.Names...)} }
	for _, k := range store.Compared() {
		different := d.Kinds[k]
		doc.Changes[kindKey(k)] = map[string]namedDoc{
			"only_now": named(different.OnlyNow), "only_in_backup": named(different.OnlyThen), "changed": named(different.Changed),
		}
	}
	return doc
}

// printJSON prints one document on standard output.
func (e *env) printJSON(doc any) error {
	b, err := jsonfile.Marshal(doc)
	if err != nil {
		return err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, b, "", "  "); err != nil {
		return err
	}
	indented.WriteByte('\n')
	_, err = indented.WriteTo(e.stdout)
	return err
}

func (e *env) checkCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "check", Short: "Read the whole database and list what is wrong", Args: asUsed,
		Long: "Checks every page, all references, the journal for undo, the photos and the search index.\n" +
			"Faults are listed on standard output, one on each line. The exit code is 0 if there are none.",
		RunE: func(cmd *cobra.Command, _ []string) error { return e.check(cmd.Context(), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the outcome as one JSON document")
	return cmd
}

// checkDoc is the JSON document of check.
type checkDoc struct {
	File     string   `json:"file"`
	OK       bool     `json:"ok"`
	Problems []string `json:"problems"`
}

func (e *env) check(ctx context.Context, asJSON bool) error {
	path, err := e.path()
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database at %s: %w", path, data.ErrNotFound)
	}
	m := newMeter(e.stderr, clock.Real)
	problems, err := checkFile(ctx, path, m, e.sayWaiting(path))
	m.clear()
	if errors.Is(err, data.ErrDamaged) || errors.Is(err, data.ErrNotLanyard) {
		problems, err = append(problems, err.Error()), nil
	}
	if err != nil {
		return err
	}
	if asJSON {
		err = e.printJSON(checkDoc{path, len(problems) == 0, append([]string{}, problems...)})
	} else {
		out := e.newRows()
		for _, p := range problems {
			err = errors.Join(err, out.line(message(p)))
		}
		err = errors.Join(err, out.flush())
	}
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		e.say("%s: %s; \"lanyard restore FILE\" puts a backup in its place", path, amount(len(problems), "problem", "problems"))
		return errSaid
	}
	e.say("%s is sound", path)
	if by := store.KeptBy(path); by != "" {
		e.say("%s is in a folder that %s also keeps elsewhere, where it can be damaged: move it with its folder \"backups\" to a folder "+
			"of this computer while no Lanyard runs, and name it with --db", path, by)
	}
	return nil
}

// checkFile checks as much as possible: a file that cannot be written is checked too, except for the full-text
// index.
func checkFile(ctx context.Context, path string, m *meter, waiting func(bool)) ([]string, error) {
	s, err := store.Open(ctx, path, store.Options{Progress: m.opening(path), Waiting: waiting})
	if errors.Is(err, data.ErrReadOnly) {
		s, err = store.Open(ctx, path, store.Options{ReadOnly: true})
	}
	if err != nil {
		return nil, err
	}
	problems, err := s.CheckTelling(ctx, func(what string, done, total int) {
		if total == 0 {
			m.begin(path, "checking the "+what)
			return
		}
		m.show(path, "checking the "+what, done, total)
	})
	return problems, errors.Join(err, s.Close())
}
