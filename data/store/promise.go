package store

import (
	"context"
	"slices"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var promiseColumns = columns[data.Promise]{
	number("id", func(p *data.Promise) *int64 { return &p.ID }),
	number("rev", func(p *data.Promise) *int64 { return &p.Rev }),
	number("contact", func(p *data.Promise) *int64 { return &p.ContactID }),
	reference("encounter", func(p *data.Promise) *int64 { return &p.EncounterID }),
	text("by", func(p *data.Promise) *data.Ower { return &p.By }),
	text("text", func(p *data.Promise) *string { return &p.Text }),
	day("due", func(p *data.Promise) *data.Date { return &p.Due }),
	moment("done", func(p *data.Promise) *time.Time { return &p.Done }),
	day("snoozed", func(p *data.Promise) *data.Date { return &p.Snoozed }),
	always("created", func(p *data.Promise) *time.Time { return &p.Created }),
	always("updated", func(p *data.Promise) *time.Time { return &p.Updated }),
	moment("trashed", func(p *data.Promise) *time.Time { return &p.Trashed }),
	moment("dropped", func(p *data.Promise) *time.Time { return &p.Dropped }),
	reference("snoozed_event", func(p *data.Promise) *int64 { return &p.SnoozedEvent }),
}

var promiseKind = aggregate{
	kind: Promises, tables: []table{promiseColumns.table("promise")},
	one: say.T("Promise"), many: say.T("Promises"),
	refs: []ref{
		{column: "contact", table: "contact", key: "id", required: true},
		{column: "encounter", table: "encounter", key: "id"},
		{column: "snoozed_event", table: "event", key: "id"},
	},
	called:  naming{column: "text"},
	says:    func(a *aggregate, im image) (words, error) { return words{said: im.texts(a, "text")}, nil },
	moment:  "created",
	compare: &rows{what: "contact || '@' || created", name: "SELECT text FROM promise WHERE id = ?"},
}

// SavePromise follows the rules of SaveContact.
func (tx *Tx) SavePromise(p *data.Promise) error {
	fresh := *p
	switch fresh.By {
	case "":
		fresh.By = data.ByMe
	case data.ByMe, data.ByThem:
	default:
		return &data.FieldError{Field: "by", Value: string(p.By), Reason: say.T(`is not "me" or "them"`)}
	}
	if fresh.ID == 0 {
		fresh.Trashed = time.Time{}
	}
	return saveRow(tx, promiseColumns, Promises, p, &fresh, fresh.ID, &fresh.Rev, &fresh.Created)
}

// promiseOrder puts open promises first, by due date, those without one last; then done and dropped ones, latest first.
const promiseOrder = "coalesce(done, dropped) IS NOT NULL, due = '', due, coalesce(done, dropped) DESC, id"

const promisesOfContact = "WHERE contact = ? AND trashed IS NULL ORDER BY " + promiseOrder

// Promises reads inside the operation.
func (tx *Tx) Promises(contactID int64) ([]data.Promise, error) {
	return promises(tx.ctx, tx, promisesOfContact, contactID)
}

// Promises reads the promises of a contact: first open ones by due date, those without one last; then done
// ones, latest first.
func (s *Store) Promises(ctx context.Context, contactID int64) ([]data.Promise, error) {
	ps, err := promises(ctx, pool{s.readers}, promisesOfContact, contactID)
	return ps, s.explainIn(ctx, say.Phrase("reading promises"), err)
}

// PromisesOf reads inside the operation.
func (tx *Tx) PromisesOf(contactIDs []int64) (map[int64][]data.Promise, error) {
	return promisesOf(tx.ctx, tx, contactIDs)
}

// PromisesOf reads for many contacts at once, by contact, what Promises gives for one.
func (s *Store) PromisesOf(ctx context.Context, contactIDs []int64) (map[int64][]data.Promise, error) {
	out, err := promisesOf(ctx, pool{s.readers}, contactIDs)
	return out, s.explainIn(ctx, say.Phrase("reading promises"), err)
}

func promisesOf(ctx context.Context, q querier, contactIDs []int64) (map[int64][]data.Promise, error) {
	ps, err := promises(ctx, q, `WHERE contact IN (SELECT value FROM json_each(?)) AND trashed IS NULL
		ORDER BY contact, `+promiseOrder, jsonIDs(contactIDs))
	return byContact(ps, func(p *data.Promise) int64 { return p.ContactID }), err
}

// OpenPromises reads promises of all contacts outside the trash that are owed and in sight: due by the day, without a day, or
// back from a snooze; by due date, those without one last. A day that has passed takes none away.
func (s *Store) OpenPromises(ctx context.Context, until data.Date) (out []data.Promise, err error) {
	out, _, err = s.FirstPromises(ctx, until, 0)
	return out, err
}

// FirstPromises reads what OpenPromises does, at most limit of them, and says how many there are. A limit of 0 means all.
func (s *Store) FirstPromises(ctx context.Context, until data.Date, limit int) (out []data.Promise, total int, err error) {
	now := s.Now()
	today := data.DateOf(now)
	err = s.read(ctx, say.Phrase("reading promises"), func(q querier) error {
		waits, err := column[int64](ctx, q, "SELECT DISTINCT snoozed_event FROM promise WHERE snoozed_event IS NOT NULL")
		if err != nil {
			return err
		}
		events, err := eventsOfPromises(ctx, q, waits)
		if err != nil {
			return err
		}
		holding := slices.DeleteFunc(waits, func(id int64) bool {
			e := events[id]
			return !e.HoldsBack(now)
		})
		// ISO 8601 dates with a year compare as text.
		where := `WHERE done IS NULL AND dropped IS NULL AND trashed IS NULL AND snoozed <= ?2
			AND (due <= ?1 OR snoozed <> '' OR snoozed_event IS NOT NULL)
			AND (snoozed_event IS NULL OR snoozed_event NOT IN (SELECT value FROM json_each(?3))) AND ` + contactListed
		args := []any{until.String(), today.String(), jsonIDs(holding)}
		if limit == 0 {
			out, err = promises(ctx, q, where+" ORDER BY due = '', due, id", args...)
			total = len(out)
			return err
		}
		if out, err = promises(ctx, q, where+" ORDER BY due = '', due, id LIMIT ?4", append(args, limit)...); err != nil {
			return err
		}
		return one(ctx, q, []any{&total}, "SELECT count(*) FROM promise "+where, args...)
	})
	return out, total, err
}

// Promise reads one promise, in the trash or not.
func (s *Store) Promise(ctx context.Context, id int64) (data.Promise, error) {
	im, err := aggregateOf[Promises].loadOne(ctx, pool{s.readers}, id)
	if err != nil {
		return data.Promise{}, s.explainIn(ctx, say.Phrase("reading a promise"), err)
	}
	return promiseColumns.of(im.root()), nil
}

// ManyPromises reads inside the operation the promises with these ids that are not in the trash, by id.
func (tx *Tx) ManyPromises(ids []int64) ([]data.Promise, error) {
	return promises(tx.ctx, tx, "WHERE trashed IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY id", jsonIDs(ids))
}

func promises(ctx context.Context, q querier, where string, args ...any) ([]data.Promise, error) {
	return promiseColumns.read(ctx, q, "promise", where, args...)
}
