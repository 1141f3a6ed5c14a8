package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var encounterColumns = columns[data.Encounter]{
	number("id", func(e *data.Encounter) *int64 { return &e.ID }),
	number("rev", func(e *data.Encounter) *int64 { return &e.Rev }),
	number("contact", func(e *data.Encounter) *int64 { return &e.ContactID }),
	reference("event", func(e *data.Encounter) *int64 { return &e.EventID }),
	reference("session", func(e *data.Encounter) *int64 { return &e.SessionID }),
	always("at", func(e *data.Encounter) *time.Time { return &e.At }),
	text("zone", func(e *data.Encounter) *string { return &e.Zone }),
	text("place", func(e *data.Encounter) *string { return &e.Place }),
	text("note", func(e *data.Encounter) *string { return &e.Note }),
	number("warmth", func(e *data.Encounter) *data.Warmth { return &e.Warmth }),
	way(func(e *data.Encounter) *data.SourceKind { return &e.Source.Kind }),
	reference("import", func(e *data.Encounter) *int64 { return &e.Source.ImportID }),
	always("created", func(e *data.Encounter) *time.Time { return &e.Created }),
	always("updated", func(e *data.Encounter) *time.Time { return &e.Updated }),
	moment("trashed", func(e *data.Encounter) *time.Time { return &e.Trashed }),
	mark("all_day", func(e *data.Encounter) *bool { return &e.AllDay }),
	rareText("medium", func(e *data.Encounter) *data.Medium { return &e.Medium }),
	reference("introduced_by", func(e *data.Encounter) *int64 { return &e.IntroducedBy }),
}

var answerColumns = ofList("encounter",
	text("key", func(a *data.Answer) *string { return &a.Key }),
	text("value", func(a *data.Answer) *string { return &a.Value }),
)

// inAnswers is the index of the answers in an encounter's image.
const inAnswers = 1

func encounterImage(e *data.Encounter) image {
	return image{{encounterColumns.record(e)}, answerColumns.rows(e.ID, e.Answers)}
}

func encounterOf(im image) data.Encounter {
	e := encounterColumns.of(im.root())
	e.Answers = answerColumns.all(im[inAnswers])
	return e
}

var encounterKind = aggregate{
	kind: Encounters, tables: []table{encounterColumns.table("encounter"), answerColumns.table("answer")},
	one: say.T("Encounter"), many: say.T("Encounters"),
	refs: []ref{
		{column: "contact", table: "contact", key: "id", required: true},
		{column: "event", table: "event", key: "id"},
		{column: "session", table: "session", key: "id"},
		{column: "import", table: "import", key: "id"},
		{column: "introduced_by", table: "contact", key: "id"},
	},
	says: func(a *aggregate, im image) (words, error) {
		w := words{said: im.texts(a, "note"), details: im.texts(a, "place")}
		for _, answer := range answerColumns.all(im[inAnswers]) {
			w.details = append(w.details, answer.Key, answer.Value)
		}
		return w, nil
	},
	moment: "created",
	stale:  staleByContact,
	compare: &rows{
		what: "contact || '@' || created",
		name: `SELECT coalesce(nullif(c.display_name, ''), nullif(trim(c.given || ' ' || c.family), ''), '` + data.Unnamed + `')
			|| coalesce(', ' || nullif((SELECT name FROM event WHERE id = e.event), ''), '') || ', ' || date(e.at / 1000, 'unixepoch')
			FROM encounter e JOIN contact c ON c.id = e.contact WHERE e.id = ?`,
	},
}

// staleByContact gives the contact that a thing belongs to, and the one that it belonged to before.
func staleByContact(_ *Tx, a *aggregate, before, after image) (ids []int64, err error) {
	for _, im := range []image{before, after} {
		if im != nil {
			ids = append(ids, im.get(a, "contact").(int64))
		}
	}
	return ids, nil
}

// SaveEncounter follows the rules of SaveContact. A zero At means now; a zero Zone with it means the zone of
// the computer. Of an At with AllDay only the day in Zone is kept. A new encounter that is the latest, and not ahead, takes back what
// puts its contact off: data.Cadence.Restart.
func (tx *Tx) SaveEncounter(e *data.Encounter) error {
	if !e.Warmth.Valid() {
		return &data.FieldError{Field: "warmth", Value: string(rune('0' + e.Warmth)), Reason: say.T("is not a number from 0 to 3")}
	}
	if !e.Medium.Valid() {
		return &data.FieldError{Field: "medium", Value: string(e.Medium), Reason: say.T("is not face, call, video, mail, message, letter or other")}
	}
	fresh := *e
	if fresh.Medium == data.FaceToFace {
		fresh.Medium = "" // as those of before there were media
	}
	if fresh.IntroducedBy == fresh.ContactID {
		fresh.IntroducedBy = 0
	}
	if fresh.At.IsZero() {
		fresh.At = tx.now
	}
	if fresh.AllDay {
		local := fresh.Local()
		y, m, d := local.Date()
		fresh.At = data.StartOfDay(y, m, d, local.Location())
	}
	if fresh.ID == 0 {
		fresh.Rev, fresh.Trashed = 0, time.Time{}
		if fresh.Created.IsZero() {
			fresh.Created = tx.now
		}
	}
	if err := tx.checkRefs(aggregateOf[Encounters], encounterImage(&fresh)); err != nil {
		return err
	}
	im, err := tx.put(aggregateOf[Encounters], encounterImage(&fresh), e.Rev)
	if err != nil {
		return err
	}
	if e.ID == 0 {
		tx.InTouch(fresh.ContactID, fresh.At)
	}
	*e = encounterOf(im)
	return nil
}

// Met reports inside the operation whether an encounter stands: it is there, and not in the trash.
func (tx *Tx) Met(encounterID int64) (bool, error) {
	return tx.exists("SELECT 1 FROM encounter WHERE id = ? AND trashed IS NULL", encounterID)
}

// Encounters reads inside the operation.
func (tx *Tx) Encounters(contactID int64) ([]data.Encounter, error) {
	return encounters(tx.ctx, tx, encountersOfContact, contactID)
}

// inPerson holds for encounters face to face: who was written to about an event was not met there.
const inPerson = "coalesce(medium, '" + string(data.FaceToFace) + "') = '" + string(data.FaceToFace) + "'"

const (
	encountersOfContact = "WHERE contact = ? AND trashed IS NULL ORDER BY at DESC, id DESC"
	encountersShown     = "trashed IS NULL AND " + contactShown
	// contactShown holds for rows whose contact is not in the trash. EXISTS is evaluated row by row: with IN,
	// SQLite would go through all contacts first.
	contactShown = "EXISTS (SELECT 1 FROM contact_index i WHERE i.id = contact)"
	// contactListed is the same where many rows are looked at: those that do not count are few, and are read once.
	contactListed = "contact NOT IN (SELECT id FROM contact WHERE trashed IS NOT NULL UNION ALL SELECT id FROM contact WHERE mine = 1)"
)

// Encounters reads the encounters of a contact outside the trash, latest first.
func (s *Store) Encounters(ctx context.Context, contactID int64) ([]data.Encounter, error) {
	es, err := encounters(ctx, pool{s.readers}, encountersOfContact, contactID)
	return es, s.explainIn(ctx, say.Phrase("reading encounters"), err)
}

// EncountersOf reads inside the operation.
func (tx *Tx) EncountersOf(contactIDs []int64) (map[int64][]data.Encounter, error) {
	return encountersOf(tx.ctx, tx, contactIDs)
}

// EncountersOf reads for many contacts at once, by contact, what Encounters gives for one.
func (s *Store) EncountersOf(ctx context.Context, contactIDs []int64) (map[int64][]data.Encounter, error) {
	out, err := encountersOf(ctx, pool{s.readers}, contactIDs)
	return out, s.explainIn(ctx, say.Phrase("reading encounters"), err)
}

func encountersOf(ctx context.Context, q querier, contactIDs []int64) (map[int64][]data.Encounter, error) {
	es, err := encounters(ctx, q, `WHERE contact IN (SELECT value FROM json_each(?)) AND trashed IS NULL
		ORDER BY contact, at DESC, id DESC`, jsonIDs(contactIDs))
	return byContact(es, func(e *data.Encounter) int64 { return e.ContactID }), err
}

// EventEncounters reads the encounters at an event, latest first, without contacts in the trash.
func (s *Store) EventEncounters(ctx context.Context, eventID int64) ([]data.Encounter, error) {
	es, err := encounters(ctx, pool{s.readers},
		"WHERE event = ? AND "+encountersShown+" ORDER BY at DESC, id DESC", eventID)
	return es, s.explainIn(ctx, say.Phrase("reading encounters"), err)
}

// LatestIn gives, of some sessions, the one in which somebody was met last up to a moment, and when that was; 0 for none.
func (s *Store) LatestIn(ctx context.Context, sessions []int64, until time.Time) (id int64, at time.Time, err error) {
	var met int64
	err = one(ctx, pool{s.readers}, []any{&id, &met}, `SELECT session, at FROM encounter WHERE session IN (SELECT value FROM json_each(?))
		AND `+encountersShown+` AND at <= ? AND all_day IS NULL ORDER BY at DESC, id DESC LIMIT 1`, jsonIDs(sessions), until.UnixMilli())
	if errors.Is(err, data.ErrNotFound) {
		return 0, at, nil
	}
	return id, fromMillis(met), s.explainIn(ctx, say.Phrase("reading encounters"), err)
}

// LatestEncounters reads the latest encounters with anybody, for Today.
func (s *Store) LatestEncounters(ctx context.Context, limit int) ([]data.Encounter, error) {
	es, err := encounters(ctx, pool{s.readers},
		"WHERE "+encountersShown+" ORDER BY at DESC, id DESC LIMIT ?", limit)
	return es, s.explainIn(ctx, say.Phrase("reading encounters"), err)
}

// Encounter reads one encounter, in the trash or not.
func (s *Store) Encounter(ctx context.Context, id int64) (data.Encounter, error) {
	im, err := aggregateOf[Encounters].loadOne(ctx, pool{s.readers}, id)
	if err != nil {
		return data.Encounter{}, s.explainIn(ctx, say.Phrase("reading an encounter"), err)
	}
	return encounterOf(im), nil
}

func encounters(ctx context.Context, q querier, where string, args ...any) ([]data.Encounter, error) {
	es, err := encounterColumns.read(ctx, q, "encounter", where, args...)
	if err != nil || len(es) == 0 {
		return es, err
	}
	return es, addAnswers(ctx, q, es)
}

// addAnswers reads the answers of encounters.
func addAnswers(ctx context.Context, q querier, es []data.Encounter) error {
	at := make(map[int64]int, len(es))
	ids := make([]int64, len(es))
	for i := range es {
		ids[i], at[es[i].ID] = es[i].ID, i
	}
	where, arg := idCondition(ids)
	return each(ctx, q, func(r *sql.Rows) error {
		var id int64
		var a data.Answer
		if err := r.Scan(&id, &a.Key, &a.Value); err != nil {
			return err
		}
		es[at[id]].Answers = append(es[at[id]].Answers, a)
		return nil
	}, "SELECT encounter, key, value FROM answer WHERE encounter"+where+" ORDER BY encounter, position", arg)
}
