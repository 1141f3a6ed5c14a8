package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

type settingRow struct {
	id, rev    int64
	key, value string
}

var settingColumns = columns[settingRow]{
	number("id", func(s *settingRow) *int64 { return &s.id }),
	number("rev", func(s *settingRow) *int64 { return &s.rev }),
	text("key", func(s *settingRow) *string { return &s.key }),
	text("value", func(s *settingRow) *string { return &s.value }),
}

var settingKind = aggregate{
	kind: Settings, tables: []table{settingColumns.table("setting")},
	clash: "SELECT 1 FROM setting WHERE key = ? AND id <> ?", clashOn: []string{"key"},
	called: naming{column: "key"},
	says:   func(a *aggregate, im image) (words, error) { return words{details: im.texts(a, "value")}, nil },
}

// currentEvent is the key of the setting that SetCurrent writes.
const currentEvent = "current_event"

// SetSetting writes one setting; "" removes it.
func (tx *Tx) SetSetting(key, value string) error {
	a := aggregateOf[Settings]
	ids, err := column[int64](tx.ctx, tx, "SELECT id FROM setting WHERE key = ?", key)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		if value == "" {
			return nil
		}
		_, err := tx.write(a, nil, settingColumns.image(&settingRow{key: key, value: value}))
		return err
	}
	before, err := a.loadOne(tx.ctx, tx, ids[0])
	if err != nil {
		return err
	}
	if value == "" {
		_, err := tx.write(a, before, nil)
		return err
	}
	after := before.clone()
	after.set(a, "value", value)
	_, err = tx.write(a, before, after)
	return err
}

// AllSettings reads every setting that is set.
func (s *Store) AllSettings(ctx context.Context) (map[string]string, error) {
	all := map[string]string{}
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		var key, value string
		err := r.Scan(&key, &value)
		all[key] = value
		return err
	}, "SELECT key, value FROM setting")
	return all, s.explainIn(ctx, say.Phrase("reading the settings"), err)
}

// Setting reads one setting; "" when it is not set.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	v, err := setting(ctx, pool{s.readers}, key)
	return v, s.explainIn(ctx, say.Phrase("reading the settings"), err)
}

func setting(ctx context.Context, q querier, key string) (value string, err error) {
	err = one(ctx, q, []any{&value}, "SELECT value FROM setting WHERE key = ?", key)
	if errors.Is(err, data.ErrNotFound) {
		err = nil
	}
	return value, err
}

// current is the value of the setting current_event.
type current struct {
	Event int64 `json:"event"`
	Since int64 `json:"since"` // unix milliseconds
}

// SetCurrent sets the current event, since now; a zero EventID ends it.
func (tx *Tx) SetCurrent(eventID int64) error {
	if eventID == 0 {
		return tx.SetSetting(currentEvent, "")
	}
	if _, err := loadEvent(tx.ctx, tx, eventID); err != nil {
		return err
	}
	return tx.setCurrent(current{Event: eventID, Since: tx.now.UnixMilli()})
}

func (tx *Tx) setCurrent(c current) error {
	text, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return tx.SetSetting(currentEvent, string(text))
}

// hereInstead has the user be at an event where they were at the one that became part of it.
func (tx *Tx) hereInstead(keep, gone int64) error {
	text, err := setting(tx.ctx, tx, currentEvent)
	if err != nil || text == "" {
		return err
	}
	var c current
	if json.Unmarshal([]byte(text), &c) != nil || c.Event != gone { // what is no setting of ours stays
		return nil
	}
	c.Event = keep
	return tx.setCurrent(c)
}

// Here gives the current event while it goes on; the zero event when there is none or it is over.
func (s *Store) Here(ctx context.Context) (data.Event, error) {
	e, _, over, ok, err := s.Current(ctx)
	if err != nil || over || !ok {
		return data.Event{}, err
	}
	return e, nil
}

// Current gives the current event; ok is false when there is none, or when it is in the trash. over says that
// it has ended. Then the app asks the user; Current returns the event until SetCurrent.
func (s *Store) Current(ctx context.Context) (e data.Event, since time.Time, over, ok bool, err error) {
	err = s.read(ctx, say.Phrase("reading the current event"), func(q querier) error {
		text, err := setting(ctx, q, currentEvent)
		if err != nil || text == "" {
			return err
		}
		var c current
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			return say.Errorf("the setting {{.CurrentEvent}}: {{.Why}}", currentEvent, err)
		}
		found, err := loadEvent(ctx, q, c.Event)
		if errors.Is(err, data.ErrNotFound) || err == nil && !found.Trashed.IsZero() {
			return nil
		}
		e, since, ok = found, fromMillis(c.Since), err == nil
		return err
	})
	if ok {
		over = data.Current{EventID: e.ID, Since: since}.Over(&e, s.Now())
	}
	return e, since, over, ok, err
}
