package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"lanyard/data"
	"lanyard/data/say"
)

// Erased says what Erase could not reach.
type Erased struct {
	// Backups are the copies that still hold the person, and files of an interrupted copy or export in the
	// folders of the database and its backups.
	Backups []string
	Views   ViewsAbout
}

// erase removes the chosen things for good, with everything that belongs to them.
func (s *Store) erase(ctx context.Context, choose func(*Tx) (map[Kind][]int64, error)) (Erased, error) {
	tx := &Tx{
		store: s, writer: s.writer, ctx: ctx, now: inMillis(s.clock()), kind: opQuiet,
		journaled: map[thing]int64{}, changed: changedSet{},
	}
	var e *eraser
	err := tx.directly(func() error {
		chosen, err := choose(tx)
		if err != nil {
			return err
		}
		e = &eraser{
			tx: tx, targets: map[Kind]map[int64]bool{}, words: map[string]bool{},
			photos: map[string]bool{}, imports: map[int64]bool{},
		}
		if err := e.run(chosen); err != nil || tx.seq == 0 {
			return err
		}
		_, err = tx.closeOp()
		return err
	})
	if err != nil {
		return Erased{}, s.explainIn(ctx, say.Phrase("erasing"), err)
	}
	if len(e.targets) == 0 {
		return Erased{}, nil
	}
	s.watchers.tell(tx.changed.changed())
	texts := slices.Concat(e.texts, e.details)
	if err := s.cleanFile(ctx, texts); err != nil {
		return Erased{}, s.explainIn(ctx, say.Phrase("erased, but traces may remain: cleaning up"), err)
	}
	traces := e.people
	if len(traces) == 0 {
		traces = e.others
	}
	backups, err := s.backupsHolding(ctx, traces, texts)
	return Erased{Backups: backups, Views: e.views}, s.explainIn(ctx, say.Phrase("erased, but looking through the backups"), err)
}

// eraser is one erasing at work.
type eraser struct {
	tx      *Tx
	targets map[Kind]map[int64]bool
	words   map[string]bool // of the people's names and addresses, folded: summaries may hold them
	photos  map[string]bool
	imports map[int64]bool // by which the people came: the file may have one's name
	persons []data.Contact // as they are, and as the journal has them
	views   ViewsAbout
	people  []trace  // to look for in backups
	others  []trace  // to look for in backups if there are no people; else they are found with their people
	texts   []string // to look for in the bytes of the file and in unsaved entries
	details []string // to look for only in the bytes of the file: other people may have them too
}

func (e *eraser) run(chosen map[Kind][]int64) error {
	for k, ids := range chosen {
		e.target(k, ids...)
	}
	for _, step := range []func() error{
		e.addMerged, e.addDependents, e.release, e.learn, e.addViews, e.tx.refreshIndex, e.removeRows, e.removeUnsaved, e.removeJournal, e.removePhotos,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	if len(e.targets[Contacts])+len(e.targets[Encounters])+len(e.targets[Events]) == 0 {
		return nil
	}
	// A deleted token stays in the full-text index until its segments are merged.
	_, err := e.tx.exec("INSERT INTO contact_fts (contact_fts) VALUES ('optimize')")
	return err
}

func (e *eraser) target(k Kind, ids ...int64) {
	if len(ids) == 0 {
		return
	}
	if e.targets[k] == nil {
		e.targets[k] = map[int64]bool{}
	}
	for _, id := range ids {
		e.targets[k][id] = true
		e.tx.changed.add(k, id)
	}
}

func (e *eraser) ids(k Kind) []int64 { return slices.Sorted(maps.Keys(e.targets[k])) }

// addMerged also erases the contacts that were merged into an erased person: they are the same.
func (e *eraser) addMerged() error {
	for found := e.ids(Contacts); len(found) > 0; {
		var err error
		found, err = column[int64](e.tx.ctx, e.tx,
			"SELECT id FROM contact WHERE merged IN (SELECT value FROM json_each(?))", jsonIDs(found))
		if err != nil {
			return err
		}
		found = slices.DeleteFunc(found, func(id int64) bool { return e.targets[Contacts][id] })
		e.target(Contacts, found...)
	}
	return nil
}

// addDependents also erases what cannot exist without what is erased: rows, and images of the journal whose rows are
// gone.
func (e *eraser) addDependents() error {
	for _, a := range aggregates {
		for _, r := range a.refs {
			parent := Kind(r.table)
			ids := e.ids(parent)
			if !r.required || len(ids) == 0 {
				continue
			}
			found, err := column[int64](e.tx.ctx, e.tx,
				"SELECT id FROM "+a.root().name+" WHERE "+r.column+" IN (SELECT value FROM json_each(?))", jsonIDs(ids))
			if err != nil {
				return err
			}
			e.target(a.kind, found...)
			found, err = column[int64](e.tx.ctx, e.tx, `SELECT DISTINCT id FROM change WHERE kind = ? AND before IS NOT NULL
				AND json_extract(before, ?) IN (SELECT value FROM json_each(?))
				AND NOT EXISTS (SELECT 1 FROM `+a.root().name+` r WHERE r.id = change.id)`, // else it belongs to another now
				string(a.kind), "$."+a.root().name+"[0]."+r.column, jsonIDs(ids))
			if err != nil {
				return err
			}
			e.target(a.kind, found...)
		}
	}
	return nil
}

// release removes references to erased things from things that stay: an encounter at an erased event, a promise
// from an erased encounter. These changes are journaled.
func (e *eraser) release() error {
	for _, a := range aggregates {
		for _, r := range a.refs {
			ids, gone := e.ids(Kind(r.table)), " IN (SELECT value FROM json_each(?))"
			if owner := listedIn[r.table]; owner != nil {
				ids, gone = e.ids(owner.kind), " IN (SELECT id FROM "+r.table+" WHERE "+string(owner.kind)+gone+")"
			}
			if r.required || len(ids) == 0 {
				continue
			}
			if listedIn[r.table] == nil {
				if err := e.releaseImages(a, r.column, ids); err != nil {
					return err
				}
			}
			if err := e.releaseColumn(a, r.column, "SELECT id FROM "+a.root().name+" WHERE "+r.column+gone, ids); err != nil {
				return err
			}
		}
	}
	return nil
}

// releaseImages removes references to erased things from the images of the journal: what they restore refers to nothing either.
func (e *eraser) releaseImages(a *aggregate, name string, gone []int64) error {
	path := "$." + a.root().name + "[0]." + name
	_, err := e.tx.exec(`UPDATE change SET before = json_set(before, ?2, NULL) WHERE kind = ?1 AND before IS NOT NULL
		AND json_extract(before, ?2) IN (SELECT value FROM json_each(?3))`, string(a.kind), path, jsonIDs(gone))
	return err
}

func (e *eraser) releaseColumn(a *aggregate, name, query string, parents []int64) error {
	found, err := column[int64](e.tx.ctx, e.tx, query, jsonIDs(parents))
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(id int64) bool { return e.targets[a.kind][id] })
	if len(found) == 0 {
		return nil
	}
	if err := e.tx.setColumn(a, name, nil, found...); err != nil {
		return err
	}
	// What was done before can still be undone: the user has changed nothing since.
	_, err = e.tx.exec(`UPDATE change SET after_rev = after_rev + 1 WHERE kind = ?1 AND op <> ?2 AND id IN (SELECT value FROM json_each(?3))
		AND after_rev = (SELECT r.rev - 1 FROM `+a.root().name+" r WHERE r.id = change.id)", string(a.kind), e.tx.seq, jsonIDs(found))
	return err
}

// learn collects from rows and journal what names the erased things: words for the summaries of operations,
// photos, and texts to look for in files.
func (e *eraser) learn() error {
	for _, a := range aggregates {
		ids := e.ids(a.kind)
		images, err := a.load(e.tx.ctx, e.tx, ids...)
		if err != nil {
			return err
		}
		for _, im := range images {
			if err := e.learnFrom(a, im); err != nil {
				return err
			}
		}
		texts, err := column[string](e.tx.ctx, e.tx, `SELECT before FROM change WHERE kind = ? AND before IS NOT NULL
			AND id IN (SELECT value FROM json_each(?))`, string(a.kind), jsonIDs(ids))
		if err != nil {
			return err
		}
		for _, text := range texts {
			im, err := a.decode(text)
			if err != nil {
				return err
			}
			if err := e.learnFrom(a, im); err != nil {
				return err
			}
		}
	}
	return nil
}

// words are the texts of an image, by how they are looked for when it is erased.
type words struct {
	names   []string // names of somebody or something: summaries that hold a word of them are replaced too
	said    []string // texts about them: looked for in the file and in unsaved entries
	details []string // looked for only in the file: other people may have them too
}

// learnFrom takes the words of one image.
func (e *eraser) learnFrom(a *aggregate, im image) error {
	if a.kind == Contacts {
		e.persons = append(e.persons, contactOf(im))
	}
	if a.says != nil {
		w, err := a.says(a, im)
		if err != nil {
			return err
		}
		e.texts = addTelling(e.texts, w.said)
		e.texts = addTelling(e.texts, w.names)
		e.details = addTelling(e.details, w.details)
		for _, n := range w.names {
			e.texts = addTelling(e.texts, []string{data.Fold(n)})
			for _, w := range data.FoldIndex(n) {
				if len(w) > 2 {
					e.words[w] = true
				}
			}
		}
	}
	for _, name := range a.refsTo(string(Imports)) {
		if id, ok := im.get(a, name).(int64); ok {
			e.imports[id] = true
		}
	}
	for _, name := range a.refsTo("photo") {
		for _, hash := range im.texts(a, name) {
			e.photos[hash] = true
		}
	}
	switch {
	case a.root().column("uid") >= 0:
		e.people = append(e.people, trace{table: a.root().name, uid: im.get(a, "uid").(string)})
	case a.moment != "":
		e.others = append(e.others, trace{table: a.root().name, id: im.id(), column: a.moment, at: im.get(a, a.moment)})
	}
	return nil
}

// addTelling adds the texts that are long enough to identify somebody, each once.
func addTelling(to, texts []string) []string {
	for _, t := range texts {
		if len(t) >= 6 && !slices.Contains(to, t) {
			to = append(to, t)
		}
	}
	return to
}

// removeRows deletes the erased rows. Rows that refer to others go first.
func (e *eraser) removeRows() error {
	for _, a := range slices.Backward(aggregates) {
		ids := e.ids(a.kind)
		if len(ids) == 0 {
			continue
		}
		if a.kind == Contacts {
			if err := e.removeIndex(ids); err != nil {
				return err
			}
		}
		for t := len(a.tables) - 1; t >= 0; t-- {
			tab := &a.tables[t]
			_, err := e.tx.exec("DELETE FROM "+tab.name+" WHERE "+tab.owner()+" IN (SELECT value FROM json_each(?))", jsonIDs(ids))
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// removeIndex deletes derived rows. contact_fts reads its text from contact_index, so it goes first.
func (e *eraser) removeIndex(ids []int64) error {
	images, err := aggregateOf[Contacts].load(e.tx.ctx, e.tx, ids...)
	if err != nil {
		return err
	}
	for _, q := range []string{
		"DELETE FROM contact_fts WHERE docid IN (SELECT id FROM contact_index WHERE id IN (SELECT value FROM json_each(?)))",
		"DELETE FROM contact_index WHERE id IN (SELECT value FROM json_each(?))",
		"DELETE FROM contact_due WHERE contact IN (SELECT value FROM json_each(?))",
	} {
		if _, err := e.tx.exec(q, jsonIDs(ids)); err != nil {
			return err
		}
	}
	for id := range images {
		for _, k := range keysOf(images[id]) {
			if _, err := e.tx.exec("DELETE FROM contact_key WHERE key = ? AND contact = ?", k, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// removeJournal deletes the changes of the erased things with their images, the operations that become empty,
// and the texts of other operations and imports that name a person.
func (e *eraser) removeJournal() error {
	touched := map[int64]bool{}
	for _, a := range aggregates {
		ids := e.ids(a.kind)
		if len(ids) == 0 {
			continue
		}
		const of = " WHERE kind = ? AND id IN (SELECT value FROM json_each(?))"
		ops, err := column[int64](e.tx.ctx, e.tx, "SELECT DISTINCT op FROM change"+of, string(a.kind), jsonIDs(ids))
		if err != nil {
			return err
		}
		for _, op := range ops {
			touched[op] = true
		}
		if _, err := e.tx.exec("DELETE FROM change"+of, string(a.kind), jsonIDs(ids)); err != nil {
			return err
		}
	}
	delete(touched, e.tx.seq)
	for _, q := range []string{
		`UPDATE op SET changes = (SELECT count(*) FROM change WHERE op = op.seq)
			WHERE seq IN (SELECT value FROM json_each(?))`,
		`DELETE FROM op WHERE seq IN (SELECT value FROM json_each(?)) AND changes = 0`,
	} {
		if _, err := e.tx.exec(q, jsonIDs(slices.Sorted(maps.Keys(touched)))); err != nil {
			return err
		}
	}
	if err := e.redact("op", "seq", "summary", "Changes with what is erased for good", touched); err != nil {
		return err
	}
	return e.redact("import", "id", "file", "a file", e.imports)
}

// redact replaces those texts of the given rows that hold a word of an erased name.
func (e *eraser) redact(tableName, key, text, by string, ids map[int64]bool) error {
	var telling []int64
	err := each(e.tx.ctx, e.tx, func(r *sql.Rows) error {
		var id int64
		var s string
		if err := r.Scan(&id, &s); err != nil {
			return err
		}
		if slices.ContainsFunc(data.FoldIndex(s), func(w string) bool { return e.words[w] }) {
			telling = append(telling, id)
		}
		return nil
	}, "SELECT "+key+", "+text+" FROM "+tableName+" WHERE "+key+" IN (SELECT value FROM json_each(?))",
		jsonIDs(slices.Sorted(maps.Keys(ids))))
	if err != nil || len(telling) == 0 {
		return err
	}
	_, err = e.tx.exec("UPDATE "+tableName+" SET "+text+" = ? WHERE "+key+" IN (SELECT value FROM json_each(?))",
		by, jsonIDs(telling))
	return err
}

// removePhotos deletes the photos of the erased contacts, unless something else or an image of the journal uses
// them.
func (e *eraser) removePhotos() error {
	unused := "DELETE FROM photo WHERE sha256 = ?1"
	for _, a := range aggregates {
		for _, name := range a.refsTo("photo") {
			unused += " AND NOT EXISTS (SELECT 1 FROM " + a.root().name + " WHERE " + name + " = ?1)" +
				" AND NOT EXISTS (SELECT 1 FROM change WHERE kind = '" + string(a.kind) + "' AND instr(before, ?1))"
		}
	}
	for hash := range e.photos {
		if _, err := e.tx.exec(unused, hash); err != nil {
			return err
		}
	}
	return nil
}
