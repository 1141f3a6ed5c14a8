package store

import (
	"context"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

var viewColumns = columns[data.View]{
	number("id", func(v *data.View) *int64 { return &v.ID }),
	text("uid", func(v *data.View) *string { return &v.UID }),
	number("rev", func(v *data.View) *int64 { return &v.Rev }),
	text("name", func(v *data.View) *string { return &v.Name }),
	text("text", func(v *data.View) *string { return &v.Query.Text }),
	textList("topics", func(v *data.View) *[]string { return &v.Query.Topics }),
	reference("event", func(v *data.View) *int64 { return &v.Query.Event }),
	reference("session", func(v *data.View) *int64 { return &v.Query.Session }),
	text("event_name", func(v *data.View) *string { return &v.EventName }),
	text("session_name", func(v *data.View) *string { return &v.SessionName }),
	rareNumber("warmth", func(v *data.View) *data.Warmth { return &v.Query.Warmth }),
	rareText("source", func(v *data.View) *data.SourceKind { return &v.Query.Source }),
	reference("import", func(v *data.View) *int64 { return &v.Query.Import }),
	mark("incomplete", func(v *data.View) *bool { return &v.Query.Incomplete }),
	day("met_from", func(v *data.View) *data.Date { return &v.Query.MetFrom }),
	day("met_to", func(v *data.View) *data.Date { return &v.Query.MetTo }),
	rareText("medium", func(v *data.View) *data.Medium { return &v.Query.Medium }),
	rareText("status", func(v *data.View) *data.AttendeeStatus { return &v.Query.Status }),
	rareText("organisation", func(v *data.View) *string { return &v.Query.Organisation }),
	rareText("belongs", func(v *data.View) *data.Belonging { return &v.Query.Belongs }),
	rareText("clock", func(v *data.View) *data.ClockFilter { return &v.Query.Clock }),
	rareText("owed", func(v *data.View) *data.Owing { return &v.Query.Owed }),
	mark("no_note", func(v *data.View) *bool { return &v.Query.NoNote }),
	mark("no_email", func(v *data.View) *bool { return &v.Query.NoEmail }),
	mark("over", func(v *data.View) *bool { return &v.Query.Over }),
	rareText("sort", func(v *data.View) *data.Sort { return &v.Query.Sort }),
	mark("reversed", func(v *data.View) *bool { return &v.Query.Reversed }),
	always("created", func(v *data.View) *time.Time { return &v.Created }),
	always("updated", func(v *data.View) *time.Time { return &v.Updated }),
	moment("trashed", func(v *data.View) *time.Time { return &v.Trashed }),
}

var viewAnswerColumns = ofList("view",
	text("key", func(a *data.Answer) *string { return &a.Key }),
	text("value", func(a *data.Answer) *string { return &a.Value }),
)

func viewImage(v *data.View) image {
	return image{{viewColumns.record(v)}, viewAnswerColumns.rows(v.ID, v.Query.Answers)}
}

func viewOf(im image) data.View {
	v := viewColumns.of(im.root())
	v.Query.Answers = viewAnswerColumns.all(im[1])
	return v
}

var viewKind = aggregate{
	kind: Views, tables: []table{viewColumns.table("view"), viewAnswerColumns.table("view_answer")},
	one: say.T("View"), many: say.T("Views"),
	refs: []ref{
		{column: "event", table: "event", key: "id"},
		{column: "session", table: "session", key: "id"},
		{column: "import", table: "import", key: "id"},
	},
	called: naming{column: "name"},
	says: func(_ *aggregate, im image) (words, error) {
		v := viewOf(im)
		w := words{names: []string{v.Name}, details: []string{v.Query.Text, v.EventName, v.SessionName, v.Query.Organisation}}
		w.details = append(w.details, v.Query.Topics...)
		for _, a := range v.Query.Answers {
			w.details = append(w.details, a.Key, a.Value)
		}
		return w, nil
	},
	compare: &rows{name: "SELECT name FROM view WHERE id = ?"},
}

// SaveView follows the rules of SaveContact.
func (tx *Tx) SaveView(v *data.View) error {
	fresh := *v
	if err := tx.begin(fresh.ID, &fresh.UID, &fresh.Rev, &fresh.Created, &fresh.Trashed); err != nil {
		return err
	}
	if err := tx.checkRefs(aggregateOf[Views], viewImage(&fresh)); err != nil {
		return err
	}
	im, err := tx.put(aggregateOf[Views], viewImage(&fresh), fresh.Rev)
	if err != nil {
		return err
	}
	*v = viewOf(im)
	return nil
}

// Views reads the saved views outside the trash, by name.
func (s *Store) Views(ctx context.Context) (out []data.View, err error) {
	err = s.read(ctx, say.Phrase("reading the views"), func(q querier) error {
		ids, err := column[int64](ctx, q, "SELECT id FROM view WHERE trashed IS NULL ORDER BY name COLLATE NOCASE, id")
		if err != nil {
			return err
		}
		found, err := aggregateOf[Views].load(ctx, q, ids...)
		for _, id := range ids {
			if im := found[id]; im != nil {
				out = append(out, viewOf(im))
			}
		}
		return err
	})
	return out, err
}
