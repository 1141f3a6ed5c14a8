package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
	"time"

	"lanyard/data/say"
)

// Thing is one thing that is kept of somebody, as it is stored.
type Thing struct {
	Kind    Kind
	ID      int64
	Name    string    // what it is called in a list
	Trashed time.Time // zero: neither it nor the event that it cannot be without is in the trash
	// Aside says that it is of somebody else, and only refers to them: an encounter at which they introduced another.
	Aside  bool
	With   []string // other people that it refers to, by their names
	Fields Fields
}

// Fields are what a thing says, in the order of its columns: without what is empty, and without numbers that only the database
// needs.
type Fields []Field

// Field is a column or a list of a thing. Value is a string, an int64, a time.Time in UTC, or for a list []Fields.
type Field struct {
	Name  string
	Value any
}

// MarshalJSON writes an object with the fields in their order.
func (fs Fields) MarshalJSON() ([]byte, error) {
	parts := make([]string, len(fs))
	for i, f := range fs {
		name, err := plainJSON(f.Name)
		if err != nil {
			return nil, err
		}
		value, err := plainJSON(f.Value)
		if err != nil {
			return nil, err
		}
		parts[i] = name + ":" + value
	}
	return []byte("{" + strings.Join(parts, ",") + "}"), nil
}

// Everything is all that the database keeps of a contact.
type Everything struct {
	Things  []Thing   // by kind, in the order of the table of kinds: the contact first, then those that were merged into it
	History []Op      // the operations that touched any of them, the latest first
	Imports []string  // files by which any of them came in
	Views   []string  // saved searches for the contact
	Unsaved []Unsaved // what was typed for them and not saved
	Backups []string
}

// Everything reads all that is kept of a contact, in the trash or not: things of every kind that refer to the contact, those of
// contacts that were merged into it, the operations that touched them, and which backups hold them. Pictures are named by their
// hash. data.ErrNotFound when there is no such contact.
func (s *Store) Everything(ctx context.Context, contactID int64) (e Everything, err error) {
	var g *keptOf
	err = s.read(ctx, say.Phrase("reading all that is kept of a contact"), func(q querier) error {
		g = &keptOf{ctx: ctx, q: q, ids: map[Kind]map[int64]bool{}, aside: map[thing]bool{}}
		if err := g.find(contactID); err != nil {
			return err
		}
		if e.Things, err = g.things(); err != nil {
			return err
		}
		e.Imports = importsOf(e.Things)
		who := e.Things[slices.IndexFunc(e.Things, func(t Thing) bool { return t.Kind == Contacts && t.ID == contactID })]
		if e.Views, err = g.views(who.Name); err != nil {
			return err
		}
		if e.Unsaved, err = unsaved(ctx, q, "WHERE contact IN (SELECT value FROM json_each(?))", jsonIDs(g.of(Contacts))); err != nil {
			return err
		}
		e.History, err = g.history()
		return err
	})
	if err != nil {
		return e, err
	}
	e.Backups, err = s.backupsHolding(ctx, g.traces, g.texts)
	return e, s.explainIn(ctx, say.Phrase("looking through the backups"), err)
}

// Holding lists the backups that hold a contact, in the trash or not, or one that was merged into it.
func (s *Store) Holding(ctx context.Context, contactID int64) ([]string, error) {
	g := &keptOf{ctx: ctx, ids: map[Kind]map[int64]bool{}, aside: map[thing]bool{}}
	err := s.read(ctx, say.Phrase("reading a contact"), func(q querier) error {
		g.q = q
		if err := g.people(contactID); err != nil {
			return err
		}
		_, err := g.things()
		return err
	})
	if err != nil {
		return nil, err
	}
	files, err := s.backupsHolding(ctx, g.traces, g.texts)
	return files, s.explainIn(ctx, say.Phrase("looking through the backups"), err)
}

// keptOf finds what is kept of somebody.
type keptOf struct {
	ctx    context.Context
	q      querier
	ids    map[Kind]map[int64]bool
	aside  map[thing]bool
	traces []trace
	texts  []string
}

func (g *keptOf) add(k Kind, ids ...int64) {
	if g.ids[k] == nil {
		g.ids[k] = map[int64]bool{}
	}
	for _, id := range ids {
		g.ids[k][id] = true
	}
}

func (g *keptOf) of(k Kind) []int64 { return slices.Sorted(maps.Keys(g.ids[k])) }

// people takes the contact and those that were merged into it.
func (g *keptOf) people(contactID int64) error {
	there, err := column[int64](g.ctx, g.q, "SELECT id FROM contact WHERE id = ?", contactID)
	if err == nil && len(there) == 0 {
		err = notFound(Contacts, contactID)
	}
	for found := there; len(found) > 0 && err == nil; {
		g.add(Contacts, found...)
		found, err = column[int64](g.ctx, g.q, "SELECT id FROM contact WHERE merged IN (SELECT value FROM json_each(?))", jsonIDs(found))
		found = slices.DeleteFunc(found, func(id int64) bool { return g.ids[Contacts][id] })
	}
	return err
}

// find takes all that refers to the people, and what cannot be without that.
func (g *keptOf) find(contactID int64) error {
	if err := g.people(contactID); err != nil {
		return err
	}
	for _, a := range aggregates {
		for _, r := range a.refs {
			parent := Kind(r.table)
			parents := slices.DeleteFunc(g.of(parent), func(id int64) bool { return g.aside[thing{parent, id}] })
			if len(parents) == 0 || parent != Contacts && !r.required || r.column == "merged" {
				continue
			}
			found, err := column[int64](g.ctx, g.q,
				"SELECT id FROM "+a.root().name+` WHERE "`+r.column+`" IN (SELECT value FROM json_each(?))`, jsonIDs(parents))
			if err != nil {
				return err
			}
			for _, id := range found {
				if r.required {
					delete(g.aside, thing{a.kind, id})
				} else if !g.ids[a.kind][id] {
					g.aside[thing{a.kind, id}] = true
				}
			}
			g.add(a.kind, found...)
		}
	}
	return nil
}

// things reads what was found.
func (g *keptOf) things() (out []Thing, err error) {
	for _, a := range aggregates {
		ids := g.of(a.kind)
		images, err := a.load(g.ctx, g.q, ids...)
		if err != nil {
			return nil, err
		}
		names, err := namesOfImages(g.ctx, g.q, a.kind, images)
		if err != nil {
			return nil, err
		}
		withEvent, err := g.trashedWithEvent(a, ids)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			im := images[id]
			t := Thing{Kind: a.kind, ID: id, Name: names[id], Aside: g.aside[thing{a.kind, id}], Fields: fieldsOf(a, im)}
			if a.trashable() {
				if at, ok := im.get(a, "trashed").(int64); ok {
					t.Trashed = fromMillis(at)
				}
			}
			if at, ok := withEvent[id]; ok && t.Trashed.IsZero() {
				t.Trashed = at
			}
			out = append(out, t)
			if t.Aside {
				continue
			}
			if err := g.trace(a, im); err != nil {
				return nil, err
			}
		}
	}
	return out, g.name(out)
}

// trashedWithEvent tells which things cannot be without an event that is in the trash, and since when.
func (g *keptOf) trashedWithEvent(a *aggregate, ids []int64) (map[int64]time.Time, error) {
	out := map[int64]time.Time{}
	if len(ids) == 0 {
		return out, nil
	}
	for _, r := range a.refs {
		if r.table != string(Events) || !r.required {
			continue
		}
		err := each(g.ctx, g.q, func(r *sql.Rows) error {
			var id, at int64
			err := r.Scan(&id, &at)
			out[id] = fromMillis(at)
			return err
		}, "SELECT t.id, e.trashed FROM "+a.root().name+" t JOIN event e ON e.id = t."+r.column+
			" WHERE e.trashed IS NOT NULL AND t.id IN (SELECT value FROM json_each(?))", jsonIDs(ids))
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// name puts the names of contacts and events in the place of their numbers, and leaves out numbers of what has no name.
func (g *keptOf) name(things []Thing) error {
	wanted := map[Kind][]int64{}
	for _, t := range things {
		for _, f := range t.Fields {
			if to, ok := f.Value.(thing); ok {
				wanted[to.kind] = append(wanted[to.kind], to.id)
			}
		}
	}
	names := map[thing]string{}
	for k, ids := range wanted {
		slices.Sort(ids)
		found, err := namesByID(g.ctx, g.q, k, slices.Compact(ids))
		if err != nil {
			return err
		}
		for id, name := range found {
			names[thing{k, id}] = name
		}
	}
	for i := range things {
		var named Fields
		for _, f := range things[i].Fields {
			if to, ok := f.Value.(thing); ok {
				if f.Value = names[to]; f.Value == "" {
					continue
				}
				if to.kind == Contacts && !g.ids[Contacts][to.id] {
					things[i].With = append(things[i].With, names[to])
				}
			}
			named = append(named, f)
		}
		things[i].Fields = named
	}
	return nil
}

// trace notes how a thing is recognised in a backup.
func (g *keptOf) trace(a *aggregate, im image) error {
	if a.kind == Contacts {
		g.traces = append(g.traces, trace{table: a.root().name, uid: im.get(a, "uid").(string)})
	}
	if a.says == nil {
		return nil
	}
	w, err := a.says(a, im)
	g.texts = addTelling(addTelling(g.texts, w.said), w.names)
	return err
}

// fieldsOf gives what an image says.
func fieldsOf(a *aggregate, im image) (out Fields) {
	for _, f := range columnsOf(a.root(), im.root(), 1) {
		if i := slices.IndexFunc(a.refs, func(r ref) bool { return r.column == f.Name && r.key == "id" }); i >= 0 {
			to := aggregateOf[Kind(a.refs[i].table)]
			if to == nil || to.called.by == nil && to.called.column == "" {
				continue
			}
			f.Value = thing{to.kind, f.Value.(int64)}
		}
		out = append(out, f)
	}
	for t := 1; t < len(a.tables); t++ {
		var list []Fields
		for _, rec := range im[t] {
			first := 2 // the owner and the position
			if a.tables[t].keyed {
				first = 3
			}
			list = append(list, columnsOf(&a.tables[t], rec, first))
		}
		if len(list) > 0 {
			out = append(out, Field{a.tables[t].name, list})
		}
	}
	return out
}

// columnsOf gives what a record says in its columns from one on.
func columnsOf(tab *table, rec record, first int) (out Fields) {
	for c := first; c < len(tab.columns); c++ {
		name, v := tab.columns[c], rec[c]
		switch n, isNumber := v.(int64); {
		case v == nil || v == "" || name == "rev":
			continue
		case isNumber && tab.forms[c].moment:
			v = fromMillis(n)
		case isNumber && n == 0:
			continue
		}
		out = append(out, Field{name, v})
	}
	return out
}

// history reads the operations that touched what was found, or what belonged to the people and is gone.
func (g *keptOf) history() (out []Op, err error) {
	seqs := map[int64]bool{}
	take := func(query string, args ...any) error {
		found, err := column[int64](g.ctx, g.q, query, args...)
		for _, seq := range found {
			seqs[seq] = true
		}
		return err
	}
	for _, a := range aggregates {
		own := slices.DeleteFunc(g.of(a.kind), func(id int64) bool { return g.aside[thing{a.kind, id}] })
		if len(own) > 0 {
			if err := take("SELECT DISTINCT op FROM change WHERE kind = ? AND id IN (SELECT value FROM json_each(?))", string(a.kind), jsonIDs(own)); err != nil {
				return nil, err
			}
		}
		for _, r := range a.refs {
			if r.table != string(Contacts) || !r.required {
				continue
			}
			if err := take(`SELECT DISTINCT op FROM change WHERE kind = ? AND before IS NOT NULL AND json_extract(before, ?) IN (SELECT value FROM json_each(?))`,
				string(a.kind), "$."+a.root().name+"[0]."+r.column, jsonIDs(g.of(Contacts))); err != nil {
				return nil, err
			}
		}
	}
	err = each(g.ctx, g.q, func(r *sql.Rows) error {
		op, err := scanOp(r)
		out = append(out, op)
		return err
	}, "SELECT "+opColumns+" FROM op WHERE kind IN ('do', 'quiet') AND summary <> '' AND seq IN (SELECT value FROM json_each(?)) ORDER BY seq DESC",
		jsonIDs(slices.Sorted(maps.Keys(seqs))))
	return out, err
}

// importsOf are the files by which things came in.
func importsOf(things []Thing) (out []string) {
	for _, t := range things {
		for _, f := range t.Fields {
			name, ok := f.Value.(string)
			if ok && !t.Aside && slices.Contains(aggregateOf[t.Kind].refsTo(string(Imports)), f.Name) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}
