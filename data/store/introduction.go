package store

import (
	"context"
	"database/sql"

	"lanyard/data/say"
)

// NamedContact is a contact and what it is called.
type NamedContact struct {
	ID   int64
	Name string
}

// Introductions are those whom the user knows through a contact, and those through whom the user knows it.
type Introductions struct {
	To []NamedContact         // whom the contact introduced, the latest first
	By map[int64]NamedContact // who introduced the user to the contact, by encounter; whoever is in the trash is left out
}

// Introductions reads who introduced whom, where a contact takes part in it.
func (s *Store) Introductions(ctx context.Context, contactID int64) (out Introductions, err error) {
	out.By = map[int64]NamedContact{}
	err = s.read(ctx, say.Phrase("reading who introduced whom"), func(q querier) error {
		err := each(ctx, q, func(r *sql.Rows) error {
			var n NamedContact
			var last int64
			err := r.Scan(&n.ID, &n.Name, &last)
			out.To = append(out.To, n)
			return err
		}, `SELECT i.id, i.name, max(e.at) FROM encounter e JOIN contact_index i ON i.id = e.contact
			WHERE e.introduced_by = ? AND e.trashed IS NULL GROUP BY i.id ORDER BY 3 DESC, i.id`, contactID)
		if err != nil {
			return err
		}
		return each(ctx, q, func(r *sql.Rows) error {
			var encounter int64
			var n NamedContact
			err := r.Scan(&encounter, &n.ID, &n.Name)
			out.By[encounter] = n
			return err
		}, `SELECT e.id, i.id, i.name FROM encounter e JOIN contact_index i ON i.id = e.introduced_by
			WHERE e.contact = ? AND e.trashed IS NULL`, contactID)
	})
	return out, err
}

// unintroduced takes back that somebody introduced themselves: two of whom one introduced the other were one person.
func (tx *Tx) unintroduced(contactID int64) error {
	ids, err := column[int64](tx.ctx, tx, "SELECT id FROM encounter WHERE contact = ?1 AND introduced_by = ?1", contactID)
	if err != nil {
		return err
	}
	return tx.setColumn(aggregateOf[Encounters], "introduced_by", nil, ids...)
}
