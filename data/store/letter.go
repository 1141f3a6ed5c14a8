package store

import (
	"context"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var templateColumns = columns[data.Template]{
	number("id", func(t *data.Template) *int64 { return &t.ID }),
	text("uid", func(t *data.Template) *string { return &t.UID }),
	number("rev", func(t *data.Template) *int64 { return &t.Rev }),
	rareText("key", func(t *data.Template) *string { return &t.Key }),
	text("name", func(t *data.Template) *string { return &t.Name }),
	text("subject", func(t *data.Template) *string { return &t.Subject }),
	text("body", func(t *data.Template) *string { return &t.Body }),
	always("created", func(t *data.Template) *time.Time { return &t.Created }),
	always("updated", func(t *data.Template) *time.Time { return &t.Updated }),
	moment("trashed", func(t *data.Template) *time.Time { return &t.Trashed }),
}

var templateKind = aggregate{
	kind: Templates, tables: []table{templateColumns.table("template")},
	one: say.T("Template"), many: say.T("Templates"),
	called: naming{column: "name"},
	says: func(a *aggregate, im image) (words, error) {
		return words{names: im.texts(a, "name"), details: im.texts(a, "subject", "body")}, nil
	},
	compare: &rows{name: "SELECT name FROM template WHERE id = ?"},
}

// SaveTemplate follows the rules of SaveContact.
func (tx *Tx) SaveTemplate(t *data.Template) error {
	fresh := *t
	if err := tx.begin(fresh.ID, &fresh.UID, &fresh.Rev, &fresh.Created, &fresh.Trashed); err != nil {
		return err
	}
	return saveRow(tx, templateColumns, Templates, t, &fresh, fresh.ID, &fresh.Rev, &fresh.Created)
}

// Templates reads the user's templates outside the trash, in the order in which they were made.
func (s *Store) Templates(ctx context.Context) ([]data.Template, error) {
	ts, err := templateColumns.read(ctx, pool{s.readers}, "template", "WHERE trashed IS NULL ORDER BY id")
	return ts, s.explainIn(ctx, say.Phrase("reading the templates"), err)
}

// Templates reads inside the operation.
func (tx *Tx) Templates() ([]data.Template, error) {
	return templateColumns.read(tx.ctx, tx, "template", "WHERE trashed IS NULL ORDER BY id")
}

var letterColumns = columns[data.Letter]{
	number("id", func(l *data.Letter) *int64 { return &l.ID }),
	text("uid", func(l *data.Letter) *string { return &l.UID }),
	number("rev", func(l *data.Letter) *int64 { return &l.Rev }),
	number("contact", func(l *data.Letter) *int64 { return &l.ContactID }),
	reference("with", func(l *data.Letter) *int64 { return &l.WithID }),
	reference("event", func(l *data.Letter) *int64 { return &l.EventID }),
	reference("promise", func(l *data.Letter) *int64 { return &l.PromiseID }),
	reference("encounter", func(l *data.Letter) *int64 { return &l.EncounterID }),
	reference("with_encounter", func(l *data.Letter) *int64 { return &l.WithEncounterID }),
	text("template", func(l *data.Letter) *string { return &l.Template }),
	text("subject", func(l *data.Letter) *string { return &l.Subject }),
	text("body", func(l *data.Letter) *string { return &l.Body }),
	moment("opened", func(l *data.Letter) *time.Time { return &l.Opened }),
	moment("sent", func(l *data.Letter) *time.Time { return &l.Sent }),
	always("created", func(l *data.Letter) *time.Time { return &l.Created }),
	always("updated", func(l *data.Letter) *time.Time { return &l.Updated }),
	moment("trashed", func(l *data.Letter) *time.Time { return &l.Trashed }),
}

var letterKind = aggregate{
	kind: Letters, tables: []table{letterColumns.table("letter")},
	one: say.T("Letter"), many: say.T("Letters"),
	refs: []ref{
		{column: "contact", table: "contact", key: "id", required: true},
		// what is written to one person about another goes with either of them
		{column: "with", table: "contact", key: "id", required: true},
		{column: "event", table: "event", key: "id"},
		{column: "promise", table: "promise", key: "id"},
		{column: "encounter", table: "encounter", key: "id"},
		{column: "with_encounter", table: "encounter", key: "id"},
	},
	along:  []string{"encounter", "with_encounter"},
	called: naming{column: "subject"},
	says: func(a *aggregate, im image) (words, error) {
		return words{said: im.texts(a, "subject", "body"), details: im.texts(a, "template")}, nil
	},
	compare: &rows{name: "SELECT subject FROM letter WHERE id = ?"},
}

// SaveLetter follows the rules of SaveContact.
func (tx *Tx) SaveLetter(l *data.Letter) error {
	fresh := *l
	if err := tx.begin(fresh.ID, &fresh.UID, &fresh.Rev, &fresh.Created, &fresh.Trashed); err != nil {
		return err
	}
	return saveRow(tx, letterColumns, Letters, l, &fresh, fresh.ID, &fresh.Rev, &fresh.Created)
}

// LettersOf reads the letters to many contacts at once, by contact, latest first.
func (s *Store) LettersOf(ctx context.Context, contactIDs []int64) (map[int64][]data.Letter, error) {
	ls, err := letterColumns.read(ctx, pool{s.readers}, "letter", `WHERE contact IN (SELECT value FROM json_each(?)) AND trashed IS NULL
		ORDER BY contact, coalesce(sent, opened, created) DESC, id DESC`, jsonIDs(contactIDs))
	return byContact(ls, func(l *data.Letter) int64 { return l.ContactID }), s.explainIn(ctx, say.Phrase("reading letters"), err)
}
