package store

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"lanyard/data"
)

// viewed is a database with a view that asks for all that can go: an event, a session, a topic and a question.
type viewed struct {
	s       *Store
	ana     *data.Contact
	event   data.Event
	other   data.Event
	view    data.View
	answers data.Encounter
}

func newViewed(t *testing.T) *viewed {
	t.Helper()
	v := &viewed{s: openTest(t), ana: person("Ana", "Lima")}
	v.ana.Topics = []string{"maps"}
	save(t, v.s, v.ana, person("Bo", "Lund"))
	v.event = data.Event{Name: "IFLA 2024", Sessions: []data.Session{{Title: "Opening"}, {Title: "Maps"}}, Questions: []data.Question{{Key: "role", Text: "Your role?", Type: data.TextQuestion}}}
	v.other = data.Event{Name: "Congress", Sessions: []data.Session{{Title: "Dinner"}}, Questions: []data.Question{{Key: "role", Text: "Why here?", Type: data.TextQuestion}}}
	do(t, v.s, func(tx *Tx) error {
		if err := errors.Join(tx.SaveEvent(&v.event), tx.SaveEvent(&v.other)); err != nil {
			return err
		}
		v.answers = data.Encounter{ContactID: v.ana.ID, EventID: v.event.ID, SessionID: v.event.Sessions[1].ID, Answers: []data.Answer{{Key: "role", Value: "chair"}}}
		v.view = data.View{Name: "My view", Query: data.Query{
			Event: v.event.ID, Session: v.event.Sessions[1].ID, Topics: []string{"Maps"}, Answers: []data.Answer{{Key: "role", Value: "chair"}},
		}}
		return errors.Join(tx.SaveEncounter(&v.answers), tx.SaveView(&v.view))
	})
	return v
}

// now reads the view and what it lost.
func (v *viewed) now(t *testing.T) (data.View, []data.Missing) {
	t.Helper()
	got, err := v.s.ViewByName(t.Context(), "my view")
	if err != nil {
		t.Fatal(err)
	}
	lost, err := v.s.Missing(t.Context(), &got)
	if err != nil {
		t.Fatal(err)
	}
	return got, lost
}

// What happens to what a view asks for leaves the view finding the same people, or it names what is gone: never does it find
// everybody.
func TestViewsSurvive(t *testing.T) {
	trash := func(k Kind, id int64) func(*testing.T, *viewed) {
		return func(t *testing.T, v *viewed) { do(t, v.s, func(tx *Tx) error { return tx.Trash(k, id) }) }
	}
	change := func(f func(v *viewed, tx *Tx) error) func(*testing.T, *viewed) {
		return func(t *testing.T, v *viewed) { do(t, v.s, func(tx *Tx) error { return f(v, tx) }) }
	}
	withoutSession := func(v *viewed, tx *Tx) error { v.event.Sessions = v.event.Sessions[:1]; return tx.SaveEvent(&v.event) }
	eraseEvent := func(t *testing.T, v *viewed) {
		do(t, v.s, func(tx *Tx) error { return tx.Trash(Events, v.event.ID) })
		if _, err := v.s.EmptyTrash(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	undo := func(what func(*testing.T, *viewed)) func(*testing.T, *viewed) {
		return func(t *testing.T, v *viewed) {
			what(t, v)
			if _, err := v.s.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	renamed := change(func(v *viewed, tx *Tx) error {
		v.event.Name, v.event.Sessions[1].Title = "WLIC 2024", "Old maps"
		return tx.SaveEvent(&v.event)
	})
	merged := change(func(v *viewed, tx *Tx) error { return tx.MergeEvents(v.other.ID, v.event.ID) })
	for name, c := range map[string]struct {
		what           func(*testing.T, *viewed)
		event, session string // as the view calls them
		finds          bool
		lost           []data.Missing
	}{
		"nothing":                   {func(*testing.T, *viewed) {}, "IFLA 2024", "Maps", true, nil},
		"event and session renamed": {renamed, "WLIC 2024", "Old maps", true, nil},
		"renamed, and undone":       {undo(renamed), "IFLA 2024", "Maps", true, nil},
		"merged into another event": {merged, "Congress", "Maps", true, nil},
		"merged, and undone":        {undo(merged), "IFLA 2024", "Maps", true, nil},
		"the event is in the trash": {func(t *testing.T, v *viewed) { trash(Events, v.event.ID)(t, v) }, "IFLA 2024", "Maps", true, []data.Missing{{Condition: data.ByEvent, Name: "IFLA 2024", Trashed: true}}},
		"trashed, and undone":       {undo(func(t *testing.T, v *viewed) { trash(Events, v.event.ID)(t, v) }), "IFLA 2024", "Maps", true, nil},
		"the event is erased":       {eraseEvent, "IFLA 2024", "Maps", false, []data.Missing{{Condition: data.ByEvent, Name: "IFLA 2024"}}},
		"renamed, then erased":      {func(t *testing.T, v *viewed) { renamed(t, v); eraseEvent(t, v) }, "WLIC 2024", "Old maps", false, []data.Missing{{Condition: data.ByEvent, Name: "WLIC 2024"}}},
		"the session is gone":       {change(withoutSession), "IFLA 2024", "Maps", false, []data.Missing{{Condition: data.BySession, Name: "Maps"}}},
		"it is gone, and undone":    {undo(change(withoutSession)), "IFLA 2024", "Maps", true, nil},
		"nobody has the topic":      {change(func(v *viewed, tx *Tx) error { v.ana.Topics = nil; return tx.SaveContact(v.ana) }), "IFLA 2024", "Maps", false, []data.Missing{{Condition: data.ByTopics, Name: "Maps"}}},
		"the question is not asked": {change(func(v *viewed, tx *Tx) error { v.event.Questions = nil; return tx.SaveEvent(&v.event) }), "IFLA 2024", "Maps", true, nil},
		"and nobody has answered it": {change(func(v *viewed, tx *Tx) error {
			v.event.Questions, v.answers.Answers = nil, nil
			return errors.Join(tx.SaveEvent(&v.event), tx.SaveEncounter(&v.answers))
		}), "IFLA 2024", "Maps", false, []data.Missing{{Condition: data.ByAnswers, Name: "role"}}},
		"the topic is called anew": {change(func(_ *viewed, tx *Tx) error {
			_, err := tx.ReplaceTopics([]string{"MAPS", "atlas"}, "Cartography", nil)
			return err
		}), "IFLA 2024", "Maps", true, nil},
		"and its event is erased": {func(t *testing.T, v *viewed) {
			eraseEvent(t, v)
			do(t, v.s, func(tx *Tx) error { _, err := tx.ReplaceTopics([]string{"maps"}, "Cartography", nil); return err })
		}, "IFLA 2024", "Maps", false, []data.Missing{{Condition: data.ByEvent, Name: "IFLA 2024"}}},
		"the view is in the trash": {func(t *testing.T, v *viewed) {
			trash(Views, v.view.ID)(t, v)
			do(t, v.s, func(tx *Tx) error { return tx.Restore(Views, v.view.ID) })
		}, "IFLA 2024", "Maps", true, nil},
		"it is in the trash, undone": {undo(func(t *testing.T, v *viewed) { trash(Views, v.view.ID)(t, v) }), "IFLA 2024", "Maps", true, nil},
	} {
		t.Run(name, func(t *testing.T) {
			v := newViewed(t)
			c.what(t, v)
			got, lost := v.now(t)
			if got.EventName != c.event || got.SessionName != c.session {
				t.Errorf("it calls the event %q and the session %q", got.EventName, got.SessionName)
			}
			want := []string{}
			if c.finds {
				want = []string{"Ana Lima"}
			}
			if found := find(t, v.s, got.Query); !slices.Equal(found, want) && len(found)+len(want) > 0 {
				t.Errorf("it finds %v of %+v", found, got.Query)
			}
			if !slices.Equal(lost, c.lost) {
				t.Errorf("it lost %+v", lost)
			}
			q := got.Query
			for _, m := range lost {
				q = m.Off(q)
			}
			for _, m := range lost {
				if m.Condition != data.ByAnswers && q.Has(m.Condition) {
					t.Errorf("taken off, %s is still asked for: %+v", m.Condition, q)
				}
			}
			expectSound(t, v.s)
		})
	}
}

// A view that is saved again after it lost its event says the name that the event had.
func TestAViewKeepsTheNameOfWhatIsGone(t *testing.T) {
	v := newViewed(t)
	do(t, v.s, func(tx *Tx) error { return tx.Trash(Events, v.event.ID) })
	if _, err := v.s.EmptyTrash(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, _ := v.now(t)
	got.Query.NoEmail = true
	do(t, v.s, func(tx *Tx) error { return tx.SaveView(&got) })
	again, lost := v.now(t)
	if again.EventName != "IFLA 2024" || again.Query.Event != data.Gone || len(lost) != 1 || !again.Query.NoEmail {
		t.Errorf("%+v, %+v", again, lost)
	}
}

// A view holds every condition that a query can have.
func TestAViewHoldsAWholeQuery(t *testing.T) {
	w := newWorld(t, 4, 5)
	for i := range 200 {
		v := data.View{Name: "all", Query: w.query()}
		for _, c := range data.Conditions {
			if i%2 == 0 && !c.IsSet(&v.Query) {
				w.add(&v.Query, c.Key)
			}
		}
		v.Query.Text = "a b"
		do(t, w.s, func(tx *Tx) error { return tx.SaveView(&v) })
		want := v.Query
		views, err := w.s.Views(t.Context())
		if err != nil || len(views) != 1 || !reflect.DeepEqual(views[0].Query, want) || !views[0].Query.Same(v.Query) {
			t.Fatalf("saved %+v\nread  %+v, %v", want, views, err)
		}
		do(t, w.s, func(tx *Tx) error { return tx.Trash(Views, v.ID) })
	}
}
