package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"lanyard/data"
	"lanyard/data/say"
)

// Birthday is a birthday of a contact that is near.
type Birthday struct {
	ContactID int64
	Born      data.Date // as the contact has it; the year may be missing
	On        data.Date // when it is
}

// Birthdays reads the birthdays on a day and on so many days after it, at most limit of them: the nearest first, then by name. Total is
// how many there are.
func (s *Store) Birthdays(ctx context.Context, from data.Date, days, limit int) (out []Birthday, total int, err error) {
	var wanted []string
	for n := range days + 1 {
		d := from.AddDays(n)
		wanted = append(wanted, fmt.Sprintf("%02d-%02d", d.Month, d.Day))
	}
	if leapDay := (data.Date{Month: 2, Day: 29}).Next(from); leapDay.Days() <= from.Days()+days {
		wanted = append(wanted, "02-29")
	}
	list, err := json.Marshal(wanted)
	if err != nil {
		return nil, 0, err
	}
	err = s.read(ctx, say.Phrase("reading birthdays"), func(q querier) error {
		return each(ctx, q, func(r *sql.Rows) error {
			var b Birthday
			var born string
			if err := r.Scan(&b.ContactID, &born); err != nil {
				return err
			}
			if b.Born, err = data.ParseDate(born); err == nil { // one that is no day was checked when it was saved
				b.On = b.Born.Next(from)
				out = append(out, b)
			}
			return nil
		}, birthdaysOn, string(list))
	})
	slices.SortStableFunc(out, func(a, b Birthday) int { return cmp.Compare(a.On.Days(), b.On.Days()) })
	return out[:min(limit, len(out))], len(out), err
}

// birthdaysOn finds the birthdays on some days of the year.
const birthdaysOn = `SELECT c.id, c.birthday FROM contact c JOIN contact_index i ON i.id = c.id
	WHERE c.birthday <> '' AND substr(c.birthday, -5) IN (SELECT value FROM json_each(?)) ORDER BY i.sort_name, c.id`
