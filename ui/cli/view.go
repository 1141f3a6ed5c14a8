package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/store"
)

func (e *env) viewCommand() *cobra.Command {
	return group("view", "Save searches under a name, list and remove them", e.viewSaveCommand(), e.viewListCommand(), e.viewRenameCommand(), e.viewRemoveCommand())
}

// viewNamed finds a view by its name.
func (e *env) viewNamed(ctx context.Context, s *store.Store, name string) (data.View, error) {
	v, err := s.ViewByName(ctx, name)
	if errors.Is(err, data.ErrNotFound) {
		return v, notThere{fmt.Sprintf("there is no view %q; \"lanyard view list\" shows them, \"lanyard view save\" makes one", name)}
	}
	return v, err
}

// sayMissing says what a view asks for and that is not there any more.
func (e *env) sayMissing(ctx context.Context, s *store.Store, v *data.View) error {
	lost, err := s.Missing(ctx, v)
	for _, m := range lost {
		e.say("the view %q asks for %s", v.Name, missingText(m))
	}
	return err
}

// missingText says what became of what a view asks for: `the event "IFLA 2024", which was deleted`.
func missingText(m data.Missing) message {
	name := message(strconv.Quote(data.Shown(m.Name)))
	switch m.Condition {
	case data.ByTopics:
		return "the topic " + name + ", which nobody has any more"
	case data.ByAnswers:
		return "answers to the question " + name + ", which was deleted"
	}
	if m.Trashed {
		return "the " + message(m.Condition) + " " + name + ", which was deleted and is in the trash"
	}
	return "the " + message(m.Condition) + " " + name + ", which was deleted"
}

// viewDocument is a view as a document has it.
type viewDocument struct {
	Name    string            `json:"name"`
	Query   queryDocument     `json:"query"`
	People  int               `json:"people"`
	Missing []missingDocument `json:"missing"`
}

type missingDocument struct {
	Condition data.ConditionKey `json:"condition"`
	Name      string            `json:"name"`
	Trashed   bool              `json:"trashed"`
}

// queryDocument is a query with names instead of numbers; what it does not ask for is left out.
type queryDocument struct {
	Text         string              `json:"text,omitempty"`
	Topics       []string            `json:"topics,omitempty"`
	Event        *namedEvent         `json:"event,omitempty"`
	Session      string              `json:"session,omitempty"`
	Status       data.AttendeeStatus `json:"status,omitempty"`
	MetFrom      string              `json:"met_from,omitempty"`
	MetTo        string              `json:"met_to,omitempty"`
	Medium       data.Medium         `json:"medium,omitempty"`
	Answers      []data.Answer       `json:"answers,omitempty"`
	Warmth       data.Warmth         `json:"warmth,omitempty"`
	Cadence      data.ClockFilter    `json:"cadence,omitempty"`
	Owed         data.Owing          `json:"owed,omitempty"`
	Organisation string              `json:"organisation,omitempty"`
	Belongs      data.Belonging      `json:"belongs,omitempty"`
	Source       data.SourceKind     `json:"source,omitempty"`
	Import       *namedImport        `json:"import,omitempty"`
	NoNote       bool                `json:"no_note,omitempty"`
	NoEmail      bool                `json:"no_email,omitempty"`
	Incomplete   bool                `json:"incomplete,omitempty"`
	Over         bool                `json:"over,omitempty"`
	Sort         data.Sort           `json:"sort,omitempty"`
	Reversed     bool                `json:"reversed,omitempty"`
}

// namedImport names an import.
type namedImport struct {
	ID   int64  `json:"id"`
	File string `json:"file"`
	At   string `json:"at"`
}

// queryOf makes the document of a view's query. event and imported are those of the query, when they are there.
func queryOf(v *data.View, event *data.Event, imported *data.Import) queryDocument {
	q := &v.Query
	doc := queryDocument{
		Text: q.Text, Topics: q.Topics, Status: q.Status, MetFrom: q.MetFrom.String(), MetTo: q.MetTo.String(), Medium: q.Medium, Answers: q.Answers,
		Warmth: q.Warmth, Cadence: q.Clock, Owed: q.Owed, Organisation: q.Organisation, Belongs: q.Belongs, Source: q.Source,
		NoNote: q.NoNote, NoEmail: q.NoEmail, Incomplete: q.Incomplete, Over: q.Over, Sort: q.Sort, Reversed: q.Reversed,
	}
	if q.Event != 0 {
		doc.Event = &namedEvent{cmp.Or(event.Name, v.EventName), firstDay(event)}
	}
	if q.Import != 0 {
		doc.Import = &namedImport{q.Import, imported.File, momentIn(imported.At, data.LocalZone())}
	}
	if q.Session != 0 {
		doc.Session = v.SessionName
		if s := event.Session(q.Session); s != nil {
			doc.Session = s.Title
		}
	}
	return doc
}

// viewOf makes the document of a view.
func viewOf(ctx context.Context, s *store.Store, v *data.View) (doc viewDocument, err error) {
	var event data.Event
	if v.Query.Event > 0 {
		if event, err = s.Event(ctx, v.Query.Event); err != nil {
			return doc, err
		}
	}
	var imported data.Import
	if v.Query.Import != 0 {
		if imported, err = s.Import(ctx, v.Query.Import); err != nil {
			return doc, err
		}
	}
	doc = viewDocument{Name: v.Name, Query: queryOf(v, &event, &imported), Missing: []missingDocument{}}
	lost, err := s.Missing(ctx, v)
	if err != nil {
		return doc, err
	}
	for _, m := range lost {
		doc.Missing = append(doc.Missing, missingDocument(m))
	}
	doc.People, err = s.Matching(ctx, v.Query)
	return doc, err
}

func (e *env) viewSaveCommand() *cobra.Command {
	var f queryFlags
	cmd := &cobra.Command{
		Use: "save NAME", Short: "Save a search with its conditions and order under a name; one of that name is replaced", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			name := strings.TrimSpace(args[0])
			if data.Fold(name) == "" {
				return errors.New("NAME is empty: say what the view is called")
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.saveView(cmd.Context(), s, name, &f, cmd) })
		},
	}
	f.on(cmd)
	return cmd
}

// saveView saves what the flags ask for.
func (e *env) saveView(ctx context.Context, s *store.Store, name string, f *queryFlags, cmd *cobra.Command) error {
	v, err := f.read(ctx, e, s, cmd)
	if err != nil {
		return err
	}
	said, same := "Saved the view "+name, false
	_, err = s.Do(ctx, said, func(tx *store.Tx) error {
		have, err := tx.ViewByName(name)
		switch {
		case err == nil:
			same = have.Query.Same(v.Query) && have.Name == name
			v.ID, v.Rev, v.UID, v.Created, v.Trashed = have.ID, have.Rev, have.UID, have.Created, have.Trashed
			said = "Replaced the view " + name
			tx.SetSummary(said)
		case errors.Is(err, data.ErrNotFound):
			v = data.View{Query: v.Query, EventName: v.EventName, SessionName: v.SessionName}
		default:
			return err
		}
		if same {
			return nil
		}
		v.Name = name
		return tx.SaveView(&v)
	})
	if err != nil {
		return err
	}
	doc, err := viewOf(ctx, s, &v)
	if err == nil {
		err = e.printJSON(doc)
	}
	if err == nil && same {
		err = already(fmt.Sprintf("the view %s is so already", name))
	}
	if err == nil {
		e.say("%s", said)
	}
	return err
}

func (e *env) viewListCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "list", Short: "List the saved views by name, with how many people each finds", Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error { return e.listViews(cmd.Context(), s, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the views as one JSON document")
	return cmd
}

func (e *env) listViews(ctx context.Context, s *store.Store, asJSON bool) error {
	views, err := s.Views(ctx)
	if err != nil {
		return err
	}
	if !asJSON && len(views) == 0 {
		e.say("there are no views yet; \"lanyard view save\" makes one")
	}
	docs, rows := newList(e.stdout, "views"), e.newRows()
	for i := range views {
		doc, err := viewOf(ctx, s, &views[i])
		if err != nil {
			return err
		}
		if asJSON {
			err = docs.add(doc)
		} else {
			err = errors.Join(rows.add(false, doc.Name, amount(doc.People, "person", "people")), e.sayMissing(ctx, s, &views[i]))
		}
		if err != nil {
			return err
		}
	}
	if asJSON {
		return docs.close()
	}
	return rows.flush()
}

func (e *env) viewRenameCommand() *cobra.Command {
	return &cobra.Command{
		Use: "rename NAME NEW", Short: "Give a view another name", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			name := strings.TrimSpace(args[1])
			if data.Fold(name) == "" {
				return errors.New("NEW is empty: say what the view is called")
			}
			return e.changeView(cmd, args[0], func(tx *store.Tx, v *data.View) (string, error) {
				if v.Name == name {
					return "", already(fmt.Sprintf("the view is called %s already", name))
				}
				if other, err := tx.ViewByName(name); err == nil && other.ID != v.ID {
					return "", fmt.Errorf("there is a view %q already; remove it first, or choose another name", other.Name)
				}
				was := v.Name
				v.Name = name
				return fmt.Sprintf("Renamed the view %s to %s", was, name), tx.SaveView(v)
			})
		},
	}
}

func (e *env) viewRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove NAME", Short: "Move a view to the trash; whom it finds stays", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.changeView(cmd, args[0], func(tx *store.Tx, v *data.View) (string, error) {
				return fmt.Sprintf("Moved the view %s to the trash", v.Name), tx.Trash(store.Views, v.ID)
			})
		},
	}
}

// changeView changes the view with a name, and prints it.
func (e *env) changeView(cmd *cobra.Command, name string, change func(*store.Tx, *data.View) (summary string, err error)) error {
	if _, err := e.existing(); err != nil {
		return err
	}
	ctx := cmd.Context()
	return e.withStore(ctx, func(s *store.Store) error {
		v, err := e.viewNamed(ctx, s, name)
		if err != nil {
			return err
		}
		said := ""
		_, err = s.Do(ctx, "Changed the view "+v.Name, func(tx *store.Tx) (err error) {
			if said, err = change(tx, &v); err == nil {
				tx.SetSummary(said)
			}
			return err
		})
		if err != nil {
			return err
		}
		doc, err := viewOf(ctx, s, &v)
		if err == nil {
			err = e.printJSON(doc)
		}
		if err == nil {
			e.say("%s", said)
		}
		return err
	})
}
