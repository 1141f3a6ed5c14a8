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

// unpaired takes back that a letter introduces somebody to themselves: the two were one person. The letter and its text stay. When
// it is sent, it is one contact: what it counts as with the other goes to the trash, unless the user wrote something there.
func (tx *Tx) unpaired(contactID int64) error {
	ls, err := letterColumns.read(tx.ctx, tx, "letter", `WHERE contact = ?1 AND "with" = ?1 ORDER BY id`, contactID)
	if err != nil {
		return err
	}
	for _, l := range ls {
		other := l.WithEncounterID
		l.WithID, l.WithEncounterID = 0, 0
		if l.EncounterID == 0 {
			l.EncounterID, other = other, 0
		}
		if err := tx.SaveLetter(&l); err != nil {
			return err
		}
		if err := tx.trashTwin(l.EncounterID, other); err != nil {
			return err
		}
	}
	return nil
}

// trashTwin puts an encounter into the trash that says the same as another one, and nothing of its own.
func (tx *Tx) trashTwin(one, twin int64) error {
	if one == 0 || twin == 0 {
		return nil
	}
	a := aggregateOf[Encounters]
	images, err := a.load(tx.ctx, tx, one, twin)
	if err != nil || images[one] == nil || images[twin] == nil {
		return err
	}
	e, t := encounterOf(images[one]), encounterOf(images[twin])
	said := t.Note != "" || t.Place != "" || t.Warmth != 0 || t.EventID != 0 || len(t.Answers) > 0 || t.IntroducedBy != 0
	if said || !t.Trashed.IsZero() || !e.Trashed.IsZero() || !e.At.Equal(t.At) || e.Medium != t.Medium {
		return nil
	}
	if used, err := tx.dependents("encounter", twin); err != nil || used {
		return err
	}
	return tx.Trash(Encounters, twin)
}
