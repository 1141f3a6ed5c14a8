package store

import (
	"cmp"
	"context"
	"errors"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var viewColumns = columns[data.View]{
	number("id", func(v *data.View) *int64 { return &v.ID }),
	text("uid", func(v *data.View) *string { return &v.UID }),
	number("rev", func(v *data.View) *int64 { return &v.Rev }),
	text("name", func(v *data.View) *string { return &v.Name }),
	text("text", func(v *data.View) *string { return &v.Query.Text }),
	textList("topics", func(v *data.View) *[]string { return &v.Query.Topics }),
	reference("event", func(v *data.View) *int64 { return &v.Query.Event }),
	reference("session", func(v *data.View) *int64 { return &v.Query.Session }),
	text("event_name", func(v *data.View) *string { return &v.EventName }),
	text("session_name", func(v *data.View) *string { return &v.SessionName }),
	rareNumber("warmth", func(v *data.View) *data.Warmth { return &v.Query.Warmth }),
	rareText("source", func(v *data.View) *data.SourceKind { return &v.Query.Source }),
	reference("import", func(v *data.View) *int64 { return &v.Query.Import }),
	mark("incomplete", func(v *data.View) *bool { return &v.Query.Incomplete }),
	day("met_from", func(v *data.View) *data.Date { return &v.Query.MetFrom }),
	day("met_to", func(v *data.View) *data.Date { return &v.Query.MetTo }),
	rareText("medium", func(v *data.View) *data.Medium { return &v.Query.Medium }),
	rareText("status", func(v *data.View) *data.AttendeeStatus { return &v.Query.Status }),
	rareText("organisation", func(v *data.View) *string { return &v.Query.Organisation }),
	rareText("belongs", func(v *data.View) *data.Belonging { return &v.Query.Belongs }),
	rareText("clock", func(v *data.View) *data.ClockFilter { return &v.Query.Clock }),
	rareText("owed", func(v *data.View) *data.Owing { return &v.Query.Owed }),
	mark("no_note", func(v *data.View) *bool { return &v.Query.NoNote }),
	mark("no_email", func(v *data.View) *bool { return &v.Query.NoEmail }),
	mark("over", func(v *data.View) *bool { return &v.Query.Over }),
	rareText("sort", func(v *data.View) *data.Sort { return &v.Query.Sort }),
	mark("reversed", func(v *data.View) *bool { return &v.Query.Reversed }),
	always("created", func(v *data.View) *time.Time { return &v.Created }),
	always("updated", func(v *data.View) *time.Time { return &v.Updated }),
	moment("trashed", func(v *data.View) *time.Time { return &v.Trashed }),
}

var viewAnswerColumns = ofList("view",
	text("key", func(a *data.Answer) *string { return &a.Key }),
	text("value", func(a *data.Answer) *string { return &a.Value }),
)

func viewImage(v *data.View) image {
	return image{{viewColumns.record(v)}, viewAnswerColumns.rows(v.ID, v.Query.Answers)}
}

// inViewAnswers is the index of the answers in a view's image.
const inViewAnswers = 1

func viewOf(im image) data.View {
	v := viewColumns.of(im.root())
	v.Query.Answers = viewAnswerColumns.all(im[inViewAnswers])
	if v.Query.Event == 0 && v.EventName != "" {
		v.Query.Event = data.Gone
	}
	if v.Query.Session == 0 && v.SessionName != "" {
		v.Query.Session = data.Gone
	}
	return v
}

var viewKind = aggregate{
	kind: Views, tables: []table{viewColumns.table("view"), viewAnswerColumns.table("view_answer")},
	one: say.T("View"), many: say.T("Views"),
	refs: []ref{
		{column: "event", table: "event", key: "id"},
		{column: "session", table: "session", key: "id"},
		{column: "import", table: "import", key: "id"},
	},
	called: naming{column: "name"},
	says: func(_ *aggregate, im image) (words, error) {
		v := viewOf(im)
		w := words{names: []string{v.Name}, details: []string{v.Query.Text, v.EventName, v.SessionName, v.Query.Organisation}}
		w.details = append(w.details, v.Query.Topics...)
		for _, a := range v.Query.Answers {
			w.details = append(w.details, a.Key, a.Value)
		}
		return w, nil
	},
	compare: &rows{name: "SELECT name FROM view WHERE id = ?"},
}

// SaveView follows the rules of SaveContact. The names of event and session are those that they have now; of those that are gone
// the names that v says stay.
func (tx *Tx) SaveView(v *data.View) error {
	fresh := *v
	if err := tx.begin(fresh.ID, &fresh.UID, &fresh.Rev, &fresh.Created, &fresh.Trashed); err != nil {
		return err
	}
	for _, part := range []struct {
		id    *int64
		name  *string
		query string
	}{
		{&fresh.Query.Event, &fresh.EventName, "SELECT name FROM event WHERE id = ?"},
		{&fresh.Query.Session, &fresh.SessionName, "SELECT title FROM session WHERE id = ?"},
	} {
		switch {
		case *part.id == data.Gone:
			*part.id, *part.name = 0, cmp.Or(*part.name, "…")
		case *part.id != 0:
			err := one(tx.ctx, tx, []any{part.name}, part.query, *part.id)
			if err != nil && !errors.Is(err, data.ErrNotFound) { // checkRefs says what is not there
				return err
			}
			*part.name = cmp.Or(*part.name, "…")
		}
	}
	if err := tx.checkRefs(aggregateOf[Views], viewImage(&fresh)); err != nil {
		return err
	}
	im, err := tx.put(aggregateOf[Views], viewImage(&fresh), fresh.Rev)
	if err != nil {
		return err
	}
	*v = viewOf(im)
	return nil
}

// nameInViews writes the names of an event and its sessions into the views that ask for them.
func (tx *Tx) nameInViews(e *data.Event) error {
	ids, err := column[int64](tx.ctx, tx, `SELECT id FROM view WHERE event = ?1
		UNION SELECT v.id FROM session s JOIN view v ON v.session = s.id WHERE s.event = ?1`, e.ID)
	if err != nil || len(ids) == 0 {
		return err
	}
	a := aggregateOf[Views]
	images, err := a.load(tx.ctx, tx, ids...)
	if err != nil {
		return err
	}
	for _, id := range ids {
		after := images[id].clone()
		if after.get(a, "event") == e.ID {
			after.set(a, "event_name", cmp.Or(e.Name, "…"))
		}
		if session, ok := after.get(a, "session").(int64); ok {
			if s := e.Session(session); s != nil {
				after.set(a, "session_name", cmp.Or(s.Title, "…"))
			}
		}
		if sameContent(a, images[id], after) {
			continue
		}
		if _, err := tx.write(a, images[id], after); err != nil {
			return err
		}
	}
	return nil
}

// moveViews has the views that ask for sessions or questions of one event ask for those of the one that it becomes part of.
func (tx *Tx) moveViews(gone int64, merged *data.MergedEvent) error {
	for session, at := range merged.Sessions {
		ids, err := column[int64](tx.ctx, tx, "SELECT id FROM view WHERE session = ?", session)
		if err != nil {
			return err
		}
		if err := tx.setColumn(aggregateOf[Views], "session", merged.Event.Sessions[at].ID, ids...); err != nil {
			return err
		}
	}
	if len(merged.Keys) == 0 {
		return nil
	}
	return tx.changeViews("event = ?", func(v *data.View) {
		for i, a := range v.Query.Answers {
			if key, ok := merged.Keys[a.Key]; ok {
				v.Query.Answers[i].Key = key
			}
		}
	}, gone)
}

// changeViews changes views, those that differ then.
func (tx *Tx) changeViews(where string, change func(*data.View), args ...any) error {
	ids, err := column[int64](tx.ctx, tx, "SELECT id FROM view WHERE "+where, args...)
	if err != nil {
		return err
	}
	a := aggregateOf[Views]
	images, err := a.load(tx.ctx, tx, ids...)
	if err != nil {
		return err
	}
	for _, id := range ids {
		v := viewOf(images[id])
		change(&v)
		after := images[id].clone()
		after.set(a, "topics", viewImage(&v).get(a, "topics"))
		after[inViewAnswers] = viewAnswerColumns.rows(id, v.Query.Answers)
		if sameContent(a, images[id], after) {
			continue
		}
		if _, err := tx.write(a, images[id], after); err != nil {
			return err
		}
	}
	return nil
}

// ViewByName finds a view outside the trash by its name: as written, else without regard to case, accents and punctuation.
// data.ErrNotFound; data.ErrAmbiguous when several have the name.
func (s *Store) ViewByName(ctx context.Context, name string) (v data.View, err error) {
	err = s.read(ctx, say.Phrase("looking for a view"), func(q querier) error {
		v, err = viewByName(ctx, q, name)
		return err
	})
	return v, err
}

// ViewByName reads inside the operation.
func (tx *Tx) ViewByName(name string) (data.View, error) { return viewByName(tx.ctx, tx, name) }

func viewByName(ctx context.Context, q querier, name string) (data.View, error) {
	id, err := named(ctx, q, "view", name, "SELECT id, name FROM view WHERE trashed IS NULL")
	if err != nil {
		return data.View{}, err
	}
	im, err := aggregateOf[Views].loadOne(ctx, q, id)
	if err != nil {
		return data.View{}, err
	}
	return viewOf(im), nil
}

// View reads a view, in the trash or not.
func (s *Store) View(ctx context.Context, id int64) (v data.View, err error) {
	err = s.read(ctx, say.Phrase("reading a view"), func(q querier) error {
		im, err := aggregateOf[Views].loadOne(ctx, q, id)
		if err == nil {
			v = viewOf(im)
		}
		return err
	})
	return v, err
}

// View reads inside the operation.
func (tx *Tx) View(id int64) (data.View, error) {
	im, err := aggregateOf[Views].loadOne(tx.ctx, tx, id)
	if err != nil {
		return data.View{}, err
	}
	return viewOf(im), nil
}

// Missing says which of what a view asks for is not there any more, in the order of data.Conditions: an event or session that was
// deleted, a topic that nobody has, a question that no event asks and nobody answered.
func (s *Store) Missing(ctx context.Context, v *data.View) (out []data.Missing, err error) {
	err = s.read(ctx, say.Phrase("reading a view"), func(q querier) error {
		m := missing{ctx: ctx, q: q, v: v}
		for _, look := range []func() error{m.topics, m.event, m.session, m.questions} {
			if err := look(); err != nil {
				return err
			}
		}
		out = m.out
		return nil
	})
	return out, err
}

// missing looks for what a view lost.
type missing struct {
	ctx context.Context
	q   querier
	v   *data.View
	out []data.Missing
}

func (m *missing) add(c data.ConditionKey, name string, trashed bool) {
	m.out = append(m.out, data.Missing{Condition: c, Name: name, Trashed: trashed})
}

func (m *missing) topics() error {
	for _, t := range m.v.Query.Topics {
		there, err := column[int64](m.ctx, m.q, "SELECT 1 FROM contact_key WHERE key = ? LIMIT 1", topicKey(t))
		if err != nil {
			return err
		}
		if len(there) == 0 {
			m.add(data.ByTopics, t, false)
		}
	}
	return nil
}

func (m *missing) event() error {
	if id := m.v.Query.Event; id != 0 {
		return m.lost(data.ByEvent, m.v.EventName, "SELECT name, trashed IS NOT NULL FROM event WHERE id = ?", id)
	}
	return nil
}

func (m *missing) session() error {
	if id := m.v.Query.Session; id != 0 && m.v.Query.Event != data.Gone { // it went with its event
		return m.lost(data.BySession, m.v.SessionName, `SELECT s.title, e.trashed IS NOT NULL AND ?2 = 0 FROM session s JOIN event e ON e.id = s.event
			WHERE s.id = ?1`, id, m.v.Query.Event)
	}
	return nil
}

// lost adds what a query for its name and whether it is in the trash does not find outside of the trash.
func (m *missing) lost(c data.ConditionKey, name, query string, args ...any) error {
	now, trashed := "", false
	err := one(m.ctx, m.q, []any{&now, &trashed}, query, args...)
	switch {
	case errors.Is(err, data.ErrNotFound):
		m.add(c, name, false)
		return nil
	case err == nil && trashed:
		m.add(c, cmp.Or(now, name), true)
	}
	return err
}

func (m *missing) questions() error {
	if m.v.Query.Event == data.Gone {
		return nil
	}
	seen := data.Once[string]{}
	for _, a := range m.v.Query.Answers {
		if !seen.Add(a.Key) {
			continue
		}
		there, err := column[int64](m.ctx, m.q, `SELECT 1 FROM (SELECT 1 FROM question q JOIN event v ON v.id = q.event
				WHERE q.key = ?1 AND (?2 = 0 AND v.trashed IS NULL OR q.event = ?2)
			UNION ALL SELECT 1 FROM answer a JOIN encounter e ON e.id = a.encounter
				WHERE a.key = ?1 AND e.trashed IS NULL AND (?2 = 0 OR e.event = ?2)) LIMIT 1`, a.Key, m.v.Query.Event)
		if err != nil {
			return err
		}
		if len(there) == 0 {
			m.add(data.ByAnswers, a.Key, false)
		}
	}
	return nil
}

// Matching counts whom a query finds; near spellings are nobody.
func (s *Store) Matching(ctx context.Context, q data.Query) (int, error) {
	res, err := s.Find(ctx, q, 0)
	if err != nil || res.Nearly {
		return 0, err
	}
	return len(res.IDs), nil
}

// Views reads the saved views outside the trash, by name.
func (s *Store) Views(ctx context.Context) (out []data.View, err error) {
	err = s.read(ctx, say.Phrase("reading the views"), func(q querier) error {
		ids, err := column[int64](ctx, q, "SELECT id FROM view WHERE trashed IS NULL ORDER BY name COLLATE NOCASE, id")
		if err != nil {
			return err
		}
		found, err := aggregateOf[Views].load(ctx, q, ids...)
		for _, id := range ids {
			if im := found[id]; im != nil {
				out = append(out, viewOf(im))
			}
		}
		return err
	})
	return out, err
}
