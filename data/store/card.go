package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"lanyard/data"
)

var cardColumns = []string{
	"id", "uid", "rev", "name", "show", "own", "position", "updated", "trashed",
	"compact", "leave_out", "colour", "welcome", "until",
}

var cardKind = aggregate{
	kind: Cards, tables: []table{{name: "card", columns: cardColumns}},
	called:  naming{column: "name"},
	says:    cardSays,
	compare: &rows{name: "SELECT name FROM card WHERE id = ?"},
}

func cardSays(_ *aggregate, im image) (words, error) {
	c, err := cardOf(im.root())
	w := words{names: []string{c.Name}, details: []string{c.Welcome}}
	for _, text := range c.Own {
		w.details = append(w.details, text)
	}
	return w, err
}

func cardImage(c *data.Card) (image, error) {
	show, own := c.Show, c.Own
	if show == nil {
		show = []data.FieldRef{}
	}
	if own == nil {
		own = map[string]string{}
	}
	showText, err := json.Marshal(show)
	if err != nil {
		return nil, err
	}
	ownText, err := json.Marshal(own) // keys come sorted
	if err != nil {
		return nil, err
	}
	var leaveOut any
	if len(c.Code.Drop) > 0 {
		text, err := json.Marshal(c.Code.Drop)
		if err != nil {
			return nil, err
		}
		leaveOut = string(text)
	}
	return image{{{
		c.ID, c.UID, c.Rev, c.Name, string(showText), string(ownText), int64(c.Order), c.Updated.UnixMilli(), millis(c.Trashed),
		orNo(c.Code.Compact), leaveOut, textOrNull(c.Colour), textOrNull(c.Welcome), millis(c.Until),
	}}}, nil
}

func cardOf(r record) (data.Card, error) {
	f := fields{rec: r}
	c := data.Card{ID: f.int(), UID: f.text(), Rev: f.int(), Name: f.text()}
	show, own := f.text(), f.text()
	c.Order, c.Updated, c.Trashed = int(f.int()), f.time(), f.time()
	c.Code.Compact = f.flag()
	leaveOut := f.text()
	c.Colour, c.Welcome, c.Until = f.text(), f.text(), f.time()
	if err := json.Unmarshal([]byte(show), &c.Show); err != nil {
		return c, fmt.Errorf("card %d, what it shows: %w", c.ID, err)
	}
	if err := json.Unmarshal([]byte(own), &c.Own); err != nil {
		return c, fmt.Errorf("card %d, its own fields: %w", c.ID, err)
	}
	if leaveOut != "" {
		if err := json.Unmarshal([]byte(leaveOut), &c.Code.Drop); err != nil {
			return c, fmt.Errorf("card %d, what its code leaves out: %w", c.ID, err)
		}
	}
	if len(c.Show) == 0 {
		c.Show = nil
	}
	if len(c.Own) == 0 {
		c.Own = nil
	}
	return c, nil
}

// SaveCard follows SaveContact's rules.
func (tx *Tx) SaveCard(c *data.Card) error {
	if err := data.CheckColour(c.Colour); err != nil {
		return err
	}
	fresh := *c
	if fresh.ID == 0 {
		if err := newUID(&fresh.UID); err != nil {
			return err
		}
		fresh.Rev, fresh.Trashed = 0, time.Time{}
	}
	im, err := cardImage(&fresh)
	if err != nil {
		return err
	}
	if im, err = tx.put(aggregateOf[Cards], im, c.Rev); err != nil {
		return err
	}
	*c, err = cardOf(im.root())
	return err
}

// Cards are the user's own cards outside the trash, in their order.
func (s *Store) Cards(ctx context.Context) ([]data.Card, error) {
	var out []data.Card
	err := each(ctx, pool{s.readers}, func(r *sql.Rows) error {
		rec, err := scanRecord(r, cardColumns, 0)
		if err != nil {
			return err
		}
		c, err := cardOf(rec)
		out = append(out, c)
		return err
	}, "SELECT "+quoted(cardColumns)+" FROM card WHERE trashed IS NULL ORDER BY position, id")
	return out, s.explainIn(ctx, "reading your cards", err)
}

// Card reads one card, in the trash or not.
func (s *Store) Card(ctx context.Context, id int64) (data.Card, error) {
	c, err := loadCard(ctx, pool{s.readers}, id)
	return c, s.explainIn(ctx, "reading a card", err)
}

// CardByName finds a card outside the trash as EventByName finds an event.
func (s *Store) CardByName(ctx context.Context, name string) (c data.Card, err error) {
	err = s.read(ctx, "looking for a card", func(q querier) error {
		id, err := named(ctx, q, "card", name, "SELECT id, name FROM card WHERE trashed IS NULL")
		if err == nil {
			c, err = loadCard(ctx, q, id)
		}
		return err
	})
	return c, err
}

func loadCard(ctx context.Context, q querier, id int64) (data.Card, error) {
	im, err := aggregateOf[Cards].loadOne(ctx, q, id)
	if err != nil {
		return data.Card{}, err
	}
	return cardOf(im.root())
}
