package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// Limits on how many arrivals wait, and how many bytes they take with their pictures. They come from strangers,
// who must not be able to fill the disk.
const (
	arrivalsKept     = 500
	arrivalsBytes    = 100 << 20
	arrivalBytes     = 128 << 10 // of one, without its picture
	arrivalRowLength = 200       // letters
)

// arrivalRow is an arrival with its draft as JSON.
type arrivalRow struct {
	data.Arrival
	photo, draft string
	source       data.SourceKind
}

var arrivalColumns = columns[arrivalRow]{
	number("id", func(a *arrivalRow) *int64 { return &a.ID }),
	number("rev", func(a *arrivalRow) *int64 { return &a.Rev }),
	always("at", func(a *arrivalRow) *time.Time { return &a.At }),
	reference("event", func(a *arrivalRow) *int64 { return &a.EventID }),
	reference("contact", func(a *arrivalRow) *int64 { return &a.ContactID }),
	rareText("photo", func(a *arrivalRow) *string { return &a.photo }),
	way(func(a *arrivalRow) *data.SourceKind { return &a.source }),
	text("draft", func(a *arrivalRow) *string { return &a.draft }),
	text("text", func(a *arrivalRow) *string { return &a.Draft.Text }),
	moment("trashed", func(a *arrivalRow) *time.Time { return &a.Trashed }),
}

var arrivalKind = aggregate{
	kind: Arrivals, tables: []table{arrivalColumns.table("arrival")},
	one: say.T("Card received"), many: say.T("Cards received"),
	refs: []ref{
		{column: "event", table: "event", key: "id"},
		{column: "contact", table: "contact", key: "id", required: true},
		{column: "photo", table: "photo", key: "sha256"},
	},
	called: naming{
		by: func(im image) (string, error) {
			a, err := arrivalOf(im.root())
			return a.Draft.Contact.Name(), err
		},
		page: 20, // drafts are large
	},
	says: func(_ *aggregate, im image) (words, error) {
		a, err := arrivalOf(im.root())
		w := personSays(&a.Draft.Contact)
		w.said = append(w.said, a.Draft.Text)
		return w, err
	},
	moment: "at",
	compare: &rows{
		what: "at", state: "text",
		name: `SELECT coalesce(nullif(json_extract(draft, '$.display_name'), ''), nullif(trim(coalesce(json_extract(draft, '$.given'), '')
			|| ' ' || coalesce(json_extract(draft, '$.family'), '')), ''), '` + data.Unnamed + `') FROM arrival WHERE id = ?`,
	},
}

func arrivalImage(a *data.Arrival) (image, error) {
	c := a.Draft.Contact
	row := arrivalRow{Arrival: *a, source: c.Source.Kind}
	if !c.Photo.IsZero() {
		row.photo = c.Photo.SHA256
	}
	c.Photo = data.PhotoRef{}
	var err error
	if row.draft, err = plainJSON(c); err != nil {
		return nil, err
	}
	return arrivalColumns.image(&row), nil
}

// plainJSON writes "&", "<" and ">" as they are; escapes would take six letters for each.
func plainJSON(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}

func arrivalOf(r record) (data.Arrival, error) {
	row := arrivalColumns.of(r)
	return row.arrival()
}

func (row *arrivalRow) arrival() (data.Arrival, error) {
	a := row.Arrival
	if err := json.Unmarshal([]byte(row.draft), &a.Draft.Contact); err != nil {
		return a, say.Errorf("arrival {{.ID}}: {{.Why}}", a.ID, err)
	}
	a.Draft.Contact.Photo.SHA256, a.Draft.Contact.Source.Kind = row.photo, row.source
	a.Draft.Arrival = a.ID
	return a, nil
}

// Receive stores a new arrival. Its picture must be stored before, with SavePhoto. data.ErrInboxFull when too
// many wait.
func (tx *Tx) Receive(a *data.Arrival) error {
	fresh := data.Arrival{At: a.At, EventID: a.EventID, Draft: a.Draft}
	if fresh.At.IsZero() {
		fresh.At = tx.now
	}
	if fresh.Draft.Contact.Nameless() {
		return say.Errorf("receiving details: {{.Why}}", fresh.Draft.Contact.Validate()[0])
	}
	im, err := arrivalImage(&fresh)
	if err != nil {
		return err
	}
	if err := tx.roomFor(im.root()); err != nil {
		return err
	}
	if err := tx.checkRefs(aggregateOf[Arrivals], im); err != nil {
		return err
	}
	if im, err = tx.put(aggregateOf[Arrivals], im, 0); err != nil {
		return err
	}
	*a, err = arrivalOf(im.root())
	return err
}

// roomFor makes sure that one more may wait.
func (tx *Tx) roomFor(fresh record) error {
	var waiting, taken, photo int64
	// octet_length does not read the drafts. A picture that several share counts for each.
	err := one(tx.ctx, tx, []any{&waiting, &taken}, `SELECT count(*), coalesce(sum(octet_length(draft) + octet_length(text) +
		coalesce((SELECT bytes FROM photo WHERE sha256 = arrival.photo), 0)), 0) FROM arrival WHERE `+arrivalWaits)
	if err != nil {
		return err
	}
	row := arrivalColumns.of(fresh)
	if row.photo != "" {
		if err := one(tx.ctx, tx, []any{&photo}, "SELECT bytes FROM photo WHERE sha256 = ?", row.photo); err != nil && !errors.Is(err, data.ErrNotFound) {
			return err
		}
	}
	own := int64(len(row.draft) + len(row.Draft.Text))
	switch {
	case waiting >= arrivalsKept, taken+own+photo > arrivalsBytes:
		return say.As(data.ErrInboxFull, "the details of {{.Waiting}} people, {{.Megabytes}} MB, wait already: nothing more is accepted until you have looked at some of it", waiting, taken>>20)
	case own > arrivalBytes:
		return say.Errorf("the details have {{.Kilobytes}} KB without the picture, and at most {{.Limit}} KB are kept", own>>10, arrivalBytes>>10)
	}
	return nil
}

// SettleArrival records the contact that an arrival was saved as. data.ErrNotFound when it does not exist;
// data.ErrConflict when it was saved already.
func (tx *Tx) SettleArrival(id, contact int64) error {
	a := aggregateOf[Arrivals]
	before, err := a.loadOne(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	if before.get(a, "contact") != nil {
		return say.As(data.ErrConflict, "these details were saved already: the arrival was changed in the meantime")
	}
	after := before.clone()
	after.set(a, "contact", contact)
	after.set(a, "trashed", nil)
	_, err = tx.write(a, before, after)
	return err
}

const arrivalWaits = "contact IS NULL AND trashed IS NULL"

// Arrivals reads the arrivals that wait, oldest first.
func (s *Store) Arrivals(ctx context.Context) ([]data.Arrival, error) {
	rows, err := arrivalColumns.read(ctx, pool{s.readers}, "arrival", "WHERE "+arrivalWaits+" ORDER BY at, id")
	var out []data.Arrival
	for i := 0; i < len(rows) && err == nil; i++ {
		var a data.Arrival
		a, err = rows[i].arrival()
		out = append(out, a)
	}
	return out, s.explainIn(ctx, say.Phrase("reading the details that arrived"), err)
}

// ArrivalRows reads the arrivals that wait, oldest first, at most limit, and counts all that wait. It does not
// read their drafts, which may be large.
func (s *Store) ArrivalRows(ctx context.Context, limit int) (rows []data.ArrivalRow, all int, err error) {
	err = s.read(ctx, say.Phrase("reading the details that arrived"), func(q querier) error {
		if err := one(ctx, q, []any{&all}, "SELECT count(*) FROM arrival WHERE "+arrivalWaits); err != nil {
			return err
		}
		rows, err = arrivalRows(ctx, q, limit)
		return err
	})
	return rows, all, err
}

func arrivalRows(ctx context.Context, q querier, limit int) (rows []data.ArrivalRow, err error) {
	err = each(ctx, q, func(r *sql.Rows) error {
		var a data.ArrivalRow
		var at int64
		var event sql.NullInt64
		var photo, email, phone sql.NullString
		texts := make([]sql.NullString, len(personTexts))
		dest := []any{&a.ID, &at, &event, &photo, &email, &phone}
		for i := range texts {
			dest = append(dest, &texts[i])
		}
		if err := r.Scan(dest...); err != nil {
			return err
		}
		c := data.Contact{Emails: []data.Email{{Value: email.String}}, Phones: []data.Phone{{Value: phone.String}}}
		for i, f := range personTexts {
			*f.Text(&c) = texts[i].String
		}
		a.At, a.EventID, a.Photo = fromMillis(at), event.Int64, photo.String
		a.Name, a.Title, a.Organisation, a.Email = c.Name(), c.Title, c.Organisation, email.String
		rows = append(rows, a)
		return nil
	}, arrivalRowsQuery(), arrivalRowLength, limit)
	return rows, err
}

// arrivalRowsQuery cuts all texts inside the database.
func arrivalRowsQuery() string {
	var b strings.Builder
	b.WriteString("SELECT id, at, event, photo")
	for _, list := range []string{"emails", "phones"} {
		b.WriteString(", (SELECT substr(json_extract(value, '$.value'), 1, ?1) FROM json_each(draft, '$." + list +
			"') ORDER BY json_extract(value, '$.preferred') DESC, key LIMIT 1)")
	}
	for _, f := range personTexts {
		b.WriteString(", substr(json_extract(draft, '$." + string(f.Key) + "'), 1, ?1)")
	}
	b.WriteString(" FROM arrival WHERE " + arrivalWaits + " ORDER BY at, id LIMIT ?2")
	return b.String()
}

// DiscardArrivals moves all arrivals that wait to the trash and gives their number.
func (tx *Tx) DiscardArrivals() (int, error) {
	ids, err := column[int64](tx.ctx, tx, "SELECT id FROM arrival WHERE "+arrivalWaits+" ORDER BY at, id")
	if err != nil {
		return 0, err
	}
	for part := range slices.Chunk(ids, 5) { // limits how many drafts are in memory
		if err := tx.Trash(Arrivals, part...); err != nil {
			return 0, err
		}
	}
	return len(ids), nil
}

// Arrival reads one arrival, whether it waits or not.
func (s *Store) Arrival(ctx context.Context, id int64) (a data.Arrival, err error) {
	im, err := aggregateOf[Arrivals].loadOne(ctx, pool{s.readers}, id)
	if err == nil {
		a, err = arrivalOf(im.root())
	}
	return a, s.explainIn(ctx, say.Phrase("reading details that arrived"), err)
}

// ArrivalsWaiting counts the arrivals that wait.
func (s *Store) ArrivalsWaiting(ctx context.Context) (n int, err error) {
	err = one(ctx, pool{s.readers}, []any{&n}, "SELECT count(*) FROM arrival WHERE "+arrivalWaits)
	return n, s.explainIn(ctx, say.Phrase("counting the details that arrived"), err)
}

// Swaps counts the people whose details came in at an event: people who sent them while it was the current
// event, waiting or saved, and people whose code was scanned and who were met there. Each person counts once.
// Discarded arrivals, scans that were saved without an encounter, and people in the trash do not count.
func (s *Store) Swaps(ctx context.Context, eventID int64) (n int, err error) {
	err = one(ctx, pool{s.readers}, []any{&n}, `SELECT
		(SELECT count(*) FROM arrival WHERE event = ?1 AND `+arrivalWaits+`) +
		(SELECT count(*) FROM (
			SELECT contact FROM arrival WHERE event = ?1 AND contact IS NOT NULL AND trashed IS NULL AND `+contactShown+`
			UNION
			SELECT contact FROM encounter WHERE event = ?1 AND source = '`+string(data.FromQR)+`' AND `+encountersShown+`))`, eventID)
	return n, s.explainIn(ctx, say.Phrase("counting the details that came in at an event"), err)
}
