package store

import (
	"context"
	"encoding/json"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// cardRow is a card with its lists, which the database stores as JSON.
type cardRow struct {
	data.Card
	show, own, leaveOut string
}

var cardColumns = columns[cardRow]{
	number("id", func(c *cardRow) *int64 { return &c.ID }),
	text("uid", func(c *cardRow) *string { return &c.UID }),
	number("rev", func(c *cardRow) *int64 { return &c.Rev }),
	text("name", func(c *cardRow) *string { return &c.Name }),
	text("show", func(c *cardRow) *string { return &c.show }),
	text("own", func(c *cardRow) *string { return &c.own }),
	number("position", func(c *cardRow) *int { return &c.Order }),
	always("updated", func(c *cardRow) *time.Time { return &c.Updated }),
	moment("trashed", func(c *cardRow) *time.Time { return &c.Trashed }),
	mark("compact", func(c *cardRow) *bool { return &c.Code.Compact }),
	rareText("leave_out", func(c *cardRow) *string { return &c.leaveOut }),
	rareText("colour", func(c *cardRow) *string { return &c.Colour }),
	rareText("welcome", func(c *cardRow) *string { return &c.Welcome }),
	moment("until", func(c *cardRow) *time.Time { return &c.Until }),
}

var cardKind = aggregate{
	kind: Cards, tables: []table{cardColumns.table("card")},
	one: say.T("Card"), many: say.T("Cards"),
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
	row := cardRow{Card: *c, show: "[]", own: "{}"}
	for _, part := range []struct {
		to   *string
		has  bool
		list any
	}{
		{&row.show, c.Show != nil, c.Show}, {&row.own, c.Own != nil, c.Own}, {&row.leaveOut, len(c.Code.Drop) > 0, c.Code.Drop},
	} {
		if !part.has {
			continue
		}
		text, err := json.Marshal(part.list) // keys are sorted
		if err != nil {
			return nil, err
		}
		*part.to = string(text)
	}
	return cardColumns.image(&row), nil
}

func cardOf(r record) (data.Card, error) {
	row := cardColumns.of(r)
	return row.card()
}

func (row *cardRow) card() (data.Card, error) {
	c := row.Card
	for _, part := range []struct {
		text, what string
		to         any
	}{
		{row.show, "what it shows", &c.Show}, {row.own, "its own fields", &c.Own}, {row.leaveOut, "what its code leaves out", &c.Code.Drop},
	} {
		if part.text == "" {
			continue
		}
		if err := json.Unmarshal([]byte(part.text), part.to); err != nil {
			return c, say.Errorf("card {{.ID}}, {{.What}}: {{.Why}}", c.ID, part.what, err)
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

// SaveCard follows the rules of SaveContact.
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

// Cards reads the user's own cards outside the trash, in their order.
func (s *Store) Cards(ctx context.Context) ([]data.Card, error) {
	rows, err := cardColumns.read(ctx, pool{s.readers}, "card", "WHERE trashed IS NULL ORDER BY position, id")
	var out []data.Card
	for i := 0; i < len(rows) && err == nil; i++ {
		var c data.Card
		c, err = rows[i].card()
		out = append(out, c)
	}
	return out, s.explainIn(ctx, say.Phrase("reading your cards"), err)
}

// Card reads one card, in the trash or not.
func (s *Store) Card(ctx context.Context, id int64) (data.Card, error) {
	c, err := loadCard(ctx, pool{s.readers}, id)
	return c, s.explainIn(ctx, say.Phrase("reading a card"), err)
}

// CardByName finds a card outside the trash, as EventByName finds an event.
func (s *Store) CardByName(ctx context.Context, name string) (c data.Card, err error) {
	err = s.read(ctx, say.Phrase("looking for a card"), func(q querier) error {
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
