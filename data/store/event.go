package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var eventColumns = columns[data.Event]{
	number("id", func(e *data.Event) *int64 { return &e.ID }),
	text("uid", func(e *data.Event) *string { return &e.UID }),
	number("rev", func(e *data.Event) *int64 { return &e.Rev }),
	text("name", func(e *data.Event) *string { return &e.Name }),
	text("place", func(e *data.Event) *string { return &e.Place }),
	moment("start", func(e *data.Event) *time.Time { return &e.Start }),
	moment("end", func(e *data.Event) *time.Time { return &e.End }),
	yesNo("all_day", func(e *data.Event) *bool { return &e.AllDay }),
	text("zone", func(e *data.Event) *string { return &e.Zone }),
	text("link", func(e *data.Event) *string { return &e.Link }),
	text("note", func(e *data.Event) *string { return &e.Note }),
	way(func(e *data.Event) *data.SourceKind { return &e.Source.Kind }),
	reference("import", func(e *data.Event) *int64 { return &e.Source.ImportID }),
	always("created", func(e *data.Event) *time.Time { return &e.Created }),
	always("updated", func(e *data.Event) *time.Time { return &e.Updated }),
	moment("trashed", func(e *data.Event) *time.Time { return &e.Trashed }),
	rareText("status", func(e *data.Event) *string { return &e.Status }),
	rareText("goal", func(e *data.Event) *string { return &e.Goal }),
	rareNumber("goal_people", func(e *data.Event) *int { return &e.GoalPeople }),
	rareText("currency", func(e *data.Event) *string { return &e.Currency }),
	rareNumber("value", func(e *data.Event) *int64 { return &e.Value }),
	rareNumber("hot_days", func(e *data.Event) *int { return &e.Within.Hot }),
	rareNumber("warm_days", func(e *data.Event) *int { return &e.Within.Warm }),
	rareNumber("cool_days", func(e *data.Event) *int { return &e.Within.Cool }),
	moment("closed", func(e *data.Event) *time.Time { return &e.Closed }),
}

var costColumns = ofList("event",
	text("label", func(c *data.Cost) *string { return &c.Label }),
	number("minor", func(c *data.Cost) *int64 { return &c.Minor }),
)

var questionColumns = append(columns[data.Question]{number("id", func(q *data.Question) *int64 { return &q.ID })}, ofList("event",
	text("key", func(q *data.Question) *string { return &q.Key }),
	text("text", func(q *data.Question) *string { return &q.Text }),
	text("type", func(q *data.Question) *data.QuestionType { return &q.Type }),
	textList("choices", func(q *data.Question) *[]string { return &q.Choices }),
	textList("qualifies", func(q *data.Question) *[]string { return &q.Qualifies }),
)...)

var sessionColumns = append(columns[data.Session]{number("id", func(s *data.Session) *int64 { return &s.ID })}, ofList("event",
	text("title", func(s *data.Session) *string { return &s.Title }),
	text("speakers", func(s *data.Session) *string { return &s.Speakers }),
	text("room", func(s *data.Session) *string { return &s.Room }),
	moment("start", func(s *data.Session) *time.Time { return &s.Start }),
	moment("end", func(s *data.Session) *time.Time { return &s.End }),
	text("zone", func(s *data.Session) *string { return &s.Zone }),
	text("note", func(s *data.Session) *string { return &s.Note }),
	rareText("status", func(s *data.Session) *string { return &s.Status }),
	rareText("uid", func(s *data.Session) *string { return &s.UID }),
	mark("going", func(s *data.Session) *bool { return &s.Going }),
)...)

var eventKind = aggregate{
	kind:   Events,
	tables: []table{eventColumns.table("event"), sessionColumns.list("session"), costColumns.table("cost"), questionColumns.list("question")},
	one:    say.T("Event"), many: say.T("Events"),
	refs:    []ref{{column: "import", table: "import", key: "id"}},
	called:  naming{column: "name"},
	says:    eventSays,
	stale:   staleByEvent,
	compare: &rows{name: "SELECT name FROM event WHERE id = ?"},
}

func eventSays(_ *aggregate, im image) (words, error) {
	e := eventOf(im)
	w := words{names: []string{e.Name}, details: []string{e.Place, e.Link, e.Note, e.Status, e.Goal}}
	for _, c := range e.Costs {
		w.details = append(w.details, c.Label)
	}
	for _, q := range e.Questions {
		w.details = slices.Concat(w.details, []string{q.Key, q.Text}, q.Choices, q.Qualifies)
	}
	for _, s := range e.Sessions {
		w.details = append(w.details, s.Title, s.Speakers, s.Room, s.Note, s.Status)
	}
	return w, nil
}

// staleByEvent gives the people of an event if its name or its zone changed, or if it went to or came from the trash; and those who
// are put off until it is over, if its days changed.
func staleByEvent(tx *Tx, a *aggregate, before, after image) ([]int64, error) {
	if before == nil || after == nil { // its encounters come and go with changes of their own
		return nil, nil
	}
	changed := func(columns ...string) bool {
		return slices.ContainsFunc(columns, func(c string) bool { return before.get(a, c) != after.get(a, c) })
	}
	queries := []string{}
	if changed("name", "zone", "trashed") {
		queries = append(queries, peopleOf("?1"))
	}
	if changed("start", "end", "all_day", "zone", "status", "trashed") {
		queries = append(queries, "SELECT contact FROM cadence WHERE later_event = ?1")
	}
	if len(queries) == 0 {
		return nil, nil
	}
	return column[int64](tx.ctx, tx, strings.Join(queries, " UNION "), after.id())
}

// The indexes of the lists in an event's image.
const (
	inSession = iota + 1
	inCost
	inQuestion
)

func eventImage(e *data.Event) image {
	return image{
		{eventColumns.record(e)}, sessionColumns.rows(e.ID, e.Sessions), costColumns.rows(e.ID, e.Costs), questionColumns.rows(e.ID, e.Questions),
	}
}

func eventOf(im image) data.Event {
	e := eventColumns.of(im.root())
	e.Sessions = sessionColumns.all(im[inSession])
	e.Costs = costColumns.all(im[inCost])
	e.Questions = questionColumns.all(im[inQuestion])
	return e
}

// SaveEvent follows the rules of SaveContact. Sessions are known by their ID; new ones (ID 0) get theirs here,
// missing ones are removed, and encounters at them stay at the event.
func (tx *Tx) SaveEvent(e *data.Event) error {
	fresh := *e
	if err := checkQuestions(e); err != nil {
		return err
	}
	if err := tx.begin(fresh.ID, &fresh.UID, &fresh.Rev, &fresh.Created, &fresh.Trashed); err != nil {
		return err
	}
	im := eventImage(&fresh)
	if fresh.ID != 0 {
		if err := tx.releaseSessions(&fresh); err != nil {
			return err
		}
	}
	im, err := tx.put(aggregateOf[Events], im, e.Rev)
	if err != nil {
		return err
	}
	saved := eventOf(im)
	e.ID, e.UID, e.Rev = saved.ID, saved.UID, saved.Rev
	e.Created, e.Updated, e.Trashed = saved.Created, saved.Updated, saved.Trashed
	for i := range e.Sessions {
		e.Sessions[i].ID = saved.Sessions[i].ID
	}
	for i := range e.Questions {
		e.Questions[i].ID = saved.Questions[i].ID
	}
	return tx.nameInViews(e)
}

// checkQuestions finds a question that cannot be saved.
func checkQuestions(e *data.Event) error {
	keys := map[string]bool{}
	for _, q := range e.Questions {
		reason := say.Text{}
		switch {
		case q.Key == "":
			reason = say.T("has no key")
		case keys[q.Key]:
			reason = say.T("is the key of two questions")
		case !q.Type.Valid():
			return &data.FieldError{Field: "question type", Value: string(q.Type), Reason: say.T(`is not "choice", "tags", "yesno" or "text"`)}
		}
		if reason.English != "" {
			return &data.FieldError{Field: "question", Value: q.Key, Reason: reason}
		}
		keys[q.Key] = true
	}
	return nil
}

// releaseSessions takes encounters and views off the sessions that the event is about to lose. It writes nothing if the
// save is going to fail with a conflict.
func (tx *Tx) releaseSessions(e *data.Event) error {
	stored, err := loadEvent(tx.ctx, tx, e.ID)
	if err != nil || stored.Rev != e.Rev {
		return err // put says why
	}
	lost := map[int64]bool{}
	for _, s := range stored.Sessions {
		lost[s.ID] = true
	}
	for _, s := range e.Sessions {
		if s.ID != 0 && !lost[s.ID] {
			return say.As(data.ErrNotFound, "session {{.Session}} of event {{.Event}}: not found; read the event again", s.ID, e.ID)
		}
		delete(lost, s.ID)
	}
	for session := range lost {
		for _, a := range aggregates {
			for _, name := range a.refsTo("session") {
				ids, err := column[int64](tx.ctx, tx, "SELECT id FROM "+a.root().name+" WHERE "+name+" = ?", session)
				if err != nil {
					return err
				}
				if err := tx.setColumn(a, name, nil, ids...); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Event reads inside the operation.
func (tx *Tx) Event(id int64) (data.Event, error) { return loadEvent(tx.ctx, tx, id) }

// Event reads an event with its sessions, in the trash or not.
func (s *Store) Event(ctx context.Context, id int64) (e data.Event, err error) {
	err = s.read(ctx, say.Phrase("reading an event"), func(q querier) error {
		e, err = loadEvent(ctx, q, id)
		return err
	})
	return e, err
}

func loadEvent(ctx context.Context, q querier, id int64) (data.Event, error) {
	found, err := loadEvents(ctx, q, []int64{id})
	e, ok := found[id]
	if err == nil && !ok {
		err = notFound(Events, id)
	}
	return e, err
}

// WholeEvents reads inside the operation.
func (tx *Tx) WholeEvents(ids []int64) (map[int64]data.Event, error) {
	return loadEvents(tx.ctx, tx, ids)
}

// WholeEvents reads for many events at once, by id, what Event gives for one. It leaves out ids that do not
// exist.
func (s *Store) WholeEvents(ctx context.Context, ids []int64) (out map[int64]data.Event, err error) {
	err = s.read(ctx, say.Phrase("reading events"), func(q querier) error {
		out, err = loadEvents(ctx, q, ids)
		return err
	})
	return out, err
}

func loadEvents(ctx context.Context, q querier, ids []int64) (map[int64]data.Event, error) {
	images, err := aggregateOf[Events].load(ctx, q, ids...)
	out := make(map[int64]data.Event, len(images))
	for id, im := range images {
		out[id] = eventOf(im)
	}
	return out, err
}

// EventByName reads inside the operation.
func (tx *Tx) EventByName(name string) (data.Event, error) { return eventByName(tx.ctx, tx, name) }

// EventByName finds an event outside the trash by its name: exactly as written, else without regard to case,
// accents and punctuation. data.ErrNotFound; data.ErrAmbiguous when several have the name.
func (s *Store) EventByName(ctx context.Context, name string) (e data.Event, err error) {
	err = s.read(ctx, say.Phrase("looking for an event"), func(q querier) error {
		e, err = eventByName(ctx, q, name)
		return err
	})
	return e, err
}

func eventByName(ctx context.Context, q querier, name string) (data.Event, error) {
	id, err := named(ctx, q, "event", name, "SELECT id, name FROM event WHERE trashed IS NULL")
	if err != nil {
		return data.Event{}, err
	}
	return loadEvent(ctx, q, id)
}

// named finds the one row of (id, name) with a name: exactly as written, else with the same folding.
func named(ctx context.Context, q querier, what, name, query string) (int64, error) {
	var exact, alike []int64
	name = strings.TrimSpace(name)
	folded := data.Fold(name)
	err := each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var n string
		if err := r.Scan(&id, &n); err != nil {
			return err
		}
		if n == name {
			exact = append(exact, id)
		}
		if data.Fold(n) == folded {
			alike = append(alike, id)
		}
		return nil
	}, query)
	if err != nil {
		return 0, err
	}
	found := exact
	if len(found) == 0 && folded != "" {
		found = alike
	}
	switch len(found) {
	case 0:
		return 0, say.As(data.ErrNotFound, "{{.What}} {{.Name}}: not found", what, strconv.Quote(name))
	case 1:
		return found[0], nil
	}
	return 0, say.As(data.ErrAmbiguous, "{{.What}} {{.Name}}: several match ({{.Number}}); give them different names", what, strconv.Quote(name), len(found))
}

// EventRow is an event as a list shows it.
type EventRow struct {
	data.Event
	People int // outside the trash, met there or on its list
}

// Events lists all events outside the trash, latest start first, those without a date last, with the number of
// people of each. Sessions are left out.
func (s *Store) Events(ctx context.Context) ([]EventRow, error) {
	var out []EventRow
	tab := aggregateOf[Events].root()
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		rec, err := scanRecord(r, tab, 1)
		if err != nil {
			return err
		}
		last := len(tab.columns)
		out = append(out, EventRow{Event: eventOf(image{{rec[:last]}, nil, nil, nil}), People: int(rec[last].(int64))})
		return nil
	}, `SELECT `+quoted(tab.columns)+`, (`+countPeople("e.id")+`) FROM event e WHERE trashed IS NULL ORDER BY start IS NULL, start DESC, id DESC`)
	return out, s.explainIn(ctx, say.Phrase("listing the events"), err)
}

// WithSessions reads the whole events of a list, in its order. It leaves out events that do not exist.
func (s *Store) WithSessions(ctx context.Context, rows []EventRow) ([]data.Event, error) {
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	found, err := s.WholeEvents(ctx, ids)
	out := make([]data.Event, 0, len(found))
	for _, id := range ids {
		if e, ok := found[id]; ok {
			out = append(out, e)
		}
	}
	return out, err
}

// countPeople gives a query for how many contacts of an event are outside the trash. Who is in the trash is few: to look each
// one up among all who are not takes twenty times as long.
func countPeople(event string) string {
	return "SELECT count(*) FROM (" + peopleOf(event) + ") WHERE contact NOT IN " +
		"(SELECT id FROM contact WHERE trashed IS NOT NULL UNION ALL SELECT id FROM contact WHERE mine = 1)"
}

// peopleOf gives a query for the contacts of an event, met there or on its list; the contact may be in the
// trash.
func peopleOf(event string) string {
	return "SELECT contact FROM encounter WHERE event = " + event + " AND trashed IS NULL" +
		" UNION SELECT contact FROM attendee WHERE event = " + event
}
