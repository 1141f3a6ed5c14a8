package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lanyard/data"
)

// player makes random operations, as a user and the parts of the app do.
type player struct {
	t   testing.TB
	s   *Store
	rnd *rand.Rand
	n   int // makes texts different
}

func (p *player) word() string {
	p.n++
	return fmt.Sprintf("%s%d", []string{"Ana", "Łukasz", "Søren", "O'Brien", "図書", "Müller"}[p.rnd.IntN(6)], p.n)
}

// any picks an id of a table; 0 when there is none.
func (p *player) any(tx *Tx, tableName string) int64 {
	where := ""
	if tableName == "contact" {
		where = " WHERE mine = 0"
	}
	ids, err := column[int64](tx.ctx, tx, "SELECT id FROM "+tableName+where)
	if err != nil {
		p.t.Fatal(err)
	}
	if len(ids) == 0 {
		return 0
	}
	return ids[p.rnd.IntN(len(ids))]
}

// operation runs one to four random actions as one operation.
func (p *player) operation() Op {
	actions := []func(*Tx) error{
		p.newContact, p.newContact, p.editContact, p.editContact, p.editContact, p.newEvent, p.editEvent, p.editEvent,
		p.newEncounter, p.newEncounter, p.editEncounter, p.attend, p.unattend, p.promise, p.editPromise, p.card, p.setting,
		p.notSame, p.merge, p.trash, p.trash, p.restore, p.importFile, p.me, p.receive, p.receive, p.settle,
	}
	op, err := p.s.Do(context.Background(), "Random", func(tx *Tx) error {
		for range 1 + p.rnd.IntN(4) {
			if err := actions[p.rnd.IntN(len(actions))](tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		p.t.Fatal(err)
	}
	return op
}

func (p *player) newContact(tx *Tx) error {
	c := person(p.word(), p.word())
	p.scramble(c)
	return tx.SaveContact(c)
}

// scramble alters some fields and lists.
func (p *player) scramble(c *data.Contact) {
	for range 1 + p.rnd.IntN(3) {
		switch p.rnd.IntN(9) {
		case 0:
			c.Title = p.word()
		case 1:
			c.Note += " " + p.word()
		case 2:
			c.Emails = append(c.Emails, data.Email{Value: p.word() + "@lib.example", Label: "work"})
		case 3:
			c.Phones = append(c.Phones, data.Phone{Value: fmt.Sprintf("+1 202 555 01%02d", p.rnd.IntN(100))})
		case 4:
			c.Topics = append(c.Topics, p.word())
		case 5:
			if len(c.Emails) > 0 {
				c.Emails = slices.Delete(slices.Clone(c.Emails), 0, 1)
			}
		case 6:
			c.Organisation = p.word()
		case 7:
			c.Links = []data.Link{{Value: "https://" + p.word() + ".example"}}
			c.Addresses = []data.Address{{City: p.word()}}
		case 8:
			c.Other = []data.Property{{Name: "X-TEST", Value: p.word()}}
			c.Birthday = data.Date{Month: 1 + p.rnd.IntN(12), Day: 1}
			c.Former = append(c.Former, data.Former{Field: "title", Value: p.word()})
		}
	}
}

func (p *player) editContact(tx *Tx) error {
	id := p.any(tx, "contact")
	if id == 0 {
		return nil
	}
	c, err := tx.Contact(id)
	if err != nil {
		return err
	}
	p.scramble(&c)
	return tx.SaveContact(&c)
}

func (p *player) newEvent(tx *Tx) error {
	e := &data.Event{Name: p.word(), Start: tx.Now(), Sessions: []data.Session{{Title: p.word()}}}
	return tx.SaveEvent(e)
}

func (p *player) editEvent(tx *Tx) error {
	id := p.any(tx, "event")
	if id == 0 {
		return nil
	}
	e, err := tx.Event(id)
	if err != nil {
		return err
	}
	switch p.rnd.IntN(4) {
	case 0:
		e.Name = p.word()
	case 1:
		e.Sessions = append(e.Sessions, data.Session{Title: p.word(), Room: "1"})
	case 2:
		if len(e.Sessions) > 0 {
			e.Sessions = e.Sessions[1:]
		}
	case 3:
		if len(e.Sessions) > 0 {
			e.Sessions[0].Speakers = p.word()
		}
	}
	return tx.SaveEvent(&e)
}

func (p *player) newEncounter(tx *Tx) error {
	contact := p.any(tx, "contact")
	if contact == 0 {
		return nil
	}
	e := &data.Encounter{ContactID: contact, Note: p.word(), Warmth: data.Warmth(p.rnd.IntN(4))}
	if event := p.any(tx, "event"); event != 0 && p.rnd.IntN(3) > 0 {
		e.EventID = event
		if ev, err := tx.Event(event); err == nil && len(ev.Sessions) > 0 {
			e.SessionID = ev.Sessions[0].ID
		}
	}
	return tx.SaveEncounter(e)
}

func (p *player) editEncounter(tx *Tx) error {
	id := p.any(tx, "encounter")
	if id == 0 {
		return nil
	}
	im, err := aggregateOf[Encounters].loadOne(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	e := encounterColumns.of(im.root())
	switch p.rnd.IntN(3) {
	case 0:
		e.Note = p.word()
	case 1:
		e.EventID, e.SessionID = p.any(tx, "event"), 0
	case 2:
		e.ContactID = p.any(tx, "contact")
	}
	return tx.SaveEncounter(&e)
}

func (p *player) attend(tx *Tx) error {
	a := &data.Attendee{ContactID: p.any(tx, "contact"), EventID: p.any(tx, "event"), Note: p.word()}
	if a.ContactID == 0 || a.EventID == 0 {
		return nil
	}
	return tx.SaveAttendee(a)
}

func (p *player) unattend(tx *Tx) error {
	id := p.any(tx, "attendee")
	if id == 0 {
		return nil
	}
	im, err := aggregateOf[Attendees].loadOne(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	a := attendeeColumns.of(im.root())
	return tx.DeleteAttendee(a.ContactID, a.EventID)
}

func (p *player) promise(tx *Tx) error {
	contact := p.any(tx, "contact")
	if contact == 0 {
		return nil
	}
	return tx.SavePromise(&data.Promise{ContactID: contact, EncounterID: p.any(tx, "encounter"), Text: p.word()})
}

func (p *player) editPromise(tx *Tx) error {
	id := p.any(tx, "promise")
	if id == 0 {
		return nil
	}
	im, err := aggregateOf[Promises].loadOne(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	pr := promiseColumns.of(im.root())
	pr.Done = tx.Now()
	return tx.SavePromise(&pr)
}

func (p *player) card(tx *Tx) error {
	id := p.any(tx, "card")
	if id == 0 || p.rnd.IntN(2) == 0 {
		return tx.SaveCard(&data.Card{Name: p.word(), Show: []data.FieldRef{"given"}})
	}
	c, err := loadCard(tx.ctx, tx, id)
	if err != nil {
		return err
	}
	c.Own = map[data.FieldKey]string{"title": p.word()}
	return tx.SaveCard(&c)
}

func (p *player) setting(tx *Tx) error {
	key := []string{"theme", "text_size", "window"}[p.rnd.IntN(3)]
	if p.rnd.IntN(3) == 0 {
		return tx.SetSetting(key, "")
	}
	return tx.SetSetting(key, p.word())
}

func (p *player) notSame(tx *Tx) error {
	a, b := p.any(tx, "contact"), p.any(tx, "contact")
	if a == b {
		return nil
	}
	return tx.MarkNotSame(a, b)
}

func (p *player) merge(tx *Tx) error {
	a, b := p.any(tx, "contact"), p.any(tx, "contact")
	if a == b {
		return nil
	}
	return tx.MergeContacts(a, b)
}

func (p *player) trash(tx *Tx) error {
	k := trashKinds[p.rnd.IntN(len(trashKinds))]
	if id := p.any(tx, string(k)); id != 0 {
		return tx.Trash(k, id)
	}
	return nil
}

func (p *player) restore(tx *Tx) error {
	k := trashKinds[p.rnd.IntN(len(trashKinds))]
	if id := p.any(tx, string(k)); id != 0 {
		return tx.Restore(k, id)
	}
	return nil
}

func (p *player) importFile(tx *Tx) error {
	i := &data.Import{File: p.word() + ".csv", Format: "csv"}
	if err := tx.SaveImport(i); err != nil {
		return err
	}
	for range p.rnd.IntN(4) {
		c := person(p.word(), p.word())
		c.Source = data.Source{Kind: data.FromFile, ImportID: i.ID}
		if err := tx.SaveContact(c); err != nil {
			return err
		}
		i.New++
	}
	return tx.SaveImport(i)
}

func (p *player) receive(tx *Tx) error {
	return tx.Receive(&data.Arrival{EventID: p.any(tx, "event"), Draft: data.Draft{Contact: *person(p.word(), p.word()), Text: p.word()}})
}

func (p *player) settle(tx *Tx) error {
	arrival, contact := p.any(tx, "arrival"), p.any(tx, "contact")
	if arrival == 0 || contact == 0 {
		return nil
	}
	if err := tx.SettleArrival(arrival, contact); !errors.Is(err, data.ErrConflict) {
		return err
	}
	return nil
}

// mergeContacts gives one contact what another has and trashes that.
func (p *player) me(tx *Tx) error {
	id, err := myID(tx.ctx, tx)
	if errors.Is(err, data.ErrNotFound) {
		return tx.SaveMe(person("Iris", p.word()))
	}
	if err != nil {
		return err
	}
	c, err := tx.Contact(id)
	if err != nil {
		return err
	}
	p.scramble(&c)
	return tx.SaveMe(&c)
}

// dump writes the truth as text, revisions and times of change aside. The records of
// imports stay when an import is rolled back, and are no part of it.
func dump(t testing.TB, s *Store) string {
	t.Helper()
	var b strings.Builder
	for _, a := range aggregates {
		if a.kind == Imports {
			continue
		}
		for _, tab := range a.tables {
			cols := slices.DeleteFunc(slices.Clone(tab.columns), func(c string) bool { return c == "rev" || c == "updated" })
			rows, err := s.readers.Query("SELECT " + quoted(cols) + " FROM " + tab.name + " ORDER BY " + tab.columns[0] + ", 2, 3")
			if err != nil {
				t.Fatal(err)
			}
			for rows.Next() {
				rec, err := scanRecord(rows, &table{}, len(cols))
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&b, "%s %v\n", tab.name, rec)
			}
			if err := rows.Err(); err != nil {
				t.Fatal(err)
			}
			rows.Close()
		}
	}
	return b.String()
}

// difference names the lines that one dump has and the other has not.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var b strings.Builder
	for _, l := range g {
		if !slices.Contains(w, l) {
			b.WriteString("+ " + l + "\n")
		}
	}
	for _, l := range w {
		if !slices.Contains(g, l) {
			b.WriteString("- " + l + "\n")
		}
	}
	return b.String()
}

func expectDump(t testing.TB, s *Store, want, when string) {
	t.Helper()
	if got := dump(t, s); got != want {
		t.Fatalf("%s, the difference is:\n%s", when, difference(got, want))
	}
}

// guard installs triggers on every table of truth that note each written row, for
// unjournaled to compare with the journal. They exist on the writer's connection alone.
func guard(t testing.TB, s *Store) {
	t.Helper()
	exec := func(q string) {
		if _, err := s.writer.conn.ExecContext(context.Background(), q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	exec("CREATE TEMP TABLE written (kind TEXT, id INTEGER)")
	for _, a := range aggregates {
		for _, tab := range a.tables {
			for _, on := range []string{"INSERT", "UPDATE", "DELETE"} {
				row := "new"
				if on == "DELETE" {
					row = "old"
				}
				exec(fmt.Sprintf(`CREATE TEMP TRIGGER guard_%s_%s AFTER %s ON main.%s
					BEGIN INSERT INTO written VALUES ('%s', %s.%s); END`, tab.name, on, on, tab.name, a.kind, row, tab.owner()))
			}
		}
	}
}

// unjournaled lists what was written since the last call without being journaled by the
// latest operation.
func unjournaled(t testing.TB, s *Store) []string {
	t.Helper()
	rows, err := s.writer.conn.QueryContext(context.Background(), `SELECT DISTINCT kind || ' ' || id FROM written w
		WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.op = (SELECT max(seq) FROM op) AND c.kind = w.kind AND c.id = w.id)`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		out = append(out, text)
	}
	rows.Close()
	if _, err := s.writer.conn.ExecContext(context.Background(), "DELETE FROM written"); err != nil {
		t.Fatal(err)
	}
	return out
}

func expectJournaled(t testing.TB, s *Store) {
	t.Helper()
	if got := unjournaled(t, s); len(got) > 0 {
		t.Fatalf("written without a journal row: %v", got)
	}
}

func expectSound(t testing.TB, s *Store) {
	t.Helper()
	wrong, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wrong {
		t.Errorf("Check: %s", w)
	}
}
