package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"lanyard/data/say"
)

// Unsaved is what was typed into a form and not saved. It is outside the journal: keeping it is no operation,
// and exports do not contain it.
type Unsaved struct {
	Form    string          // the form and its thing: "new", "contact 12"
	Contact int64           // of the form; 0 for none. Erasing the contact erases it
	At      time.Time       // UTC
	Typed   json.RawMessage // an object that only the form understands
}

// KeepUnsaved keeps what was typed into a form; it replaces what was kept before. Nothing is kept for a form of
// a contact that was erased meanwhile.
func (s *Store) KeepUnsaved(ctx context.Context, u Unsaved) error {
	return s.outsideJournal(ctx, say.Phrase("keeping what was typed"), func(tx *Tx) error {
		var contact any
		if u.Contact != 0 {
			contact = u.Contact
		}
		_, err := tx.exec(`INSERT INTO unsaved (form, contact, at, typed)
			SELECT ?1, ?2, ?3, ?4 WHERE ?2 IS NULL OR EXISTS (SELECT 1 FROM contact WHERE id = ?2)
			ON CONFLICT (form) DO UPDATE SET contact = excluded.contact, at = excluded.at, typed = excluded.typed`,
			u.Form, contact, tx.now.UnixMilli(), string(u.Typed))
		return err
	})
}

// DropUnsaved deletes what was typed into a form; it is no error when nothing is kept.
func (s *Store) DropUnsaved(ctx context.Context, form string) error {
	return s.outsideJournal(ctx, say.Phrase("forgetting what was typed"), func(tx *Tx) error {
		_, err := tx.exec("DELETE FROM unsaved WHERE form = ?", form)
		return err
	})
}

// PurgeUnsaved deletes what was typed before a moment.
func (s *Store) PurgeUnsaved(ctx context.Context, before time.Time) error {
	return s.outsideJournal(ctx, say.Phrase("forgetting what was typed"), func(tx *Tx) error {
		_, err := tx.exec("DELETE FROM unsaved WHERE at < ?", before.UnixMilli())
		return err
	})
}

// AllUnsaved reads what was typed and not saved, the latest first.
func (s *Store) AllUnsaved(ctx context.Context) ([]Unsaved, error) {
	var out []Unsaved
	err := s.read(ctx, say.Phrase("reading what was typed"), func(q querier) (err error) {
		out, err = unsaved(ctx, q, "")
		return err
	})
	return out, err
}

// unsaved reads what was typed, the latest first.
func unsaved(ctx context.Context, q querier, where string, args ...any) (out []Unsaved, err error) {
	err = each(ctx, q, func(r *sql.Rows) error {
		var u Unsaved
		var contact sql.NullInt64
		var at int64
		var typed string
		if err := r.Scan(&u.Form, &contact, &at, &typed); err != nil {
			return err
		}
		u.Contact, u.At, u.Typed = contact.Int64, fromMillis(at), json.RawMessage(typed)
		out = append(out, u)
		return nil
	}, "SELECT form, contact, at, typed FROM unsaved "+where+" ORDER BY at DESC, form", args...)
	return out, err
}

// outsideJournal runs f in a transaction that is no operation.
func (s *Store) outsideJournal(ctx context.Context, doing say.Phrase, f func(*Tx) error) error {
	Asking()
	tx := &Tx{
		store: s, writer: s.writer, ctx: ctx, now: inMillis(s.clock()), kind: opQuiet,
		journaled: map[thing]int64{}, changed: changedSet{},
	}
	return s.explainIn(ctx, doing, tx.directly(func() error { return f(tx) }))
}

// removeUnsaved deletes what was typed into forms of the erased people, and entries that name one of them.
func (e *eraser) removeUnsaved() error {
	if _, err := e.tx.exec("DELETE FROM unsaved WHERE contact IN (SELECT value FROM json_each(?))", jsonIDs(e.ids(Contacts))); err != nil {
		return err
	}
	for _, text := range e.texts {
		if _, err := e.tx.exec("DELETE FROM unsaved WHERE instr(typed, ?)", jsonInside(text)); err != nil {
			return err
		}
	}
	return nil
}

// jsonInside gives a text as it is written within a JSON string.
func jsonInside(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		return text
	}
	return string(b[1 : len(b)-1])
}
