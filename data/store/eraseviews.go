package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/say"
)

// ViewsAbout are the saved views that hold words about people who are erased.
type ViewsAbout struct {
	Own    []string // they ask for an e-mail address, a phone, the full name or the UID of one: erased too
	Naming []string // they stay, but still hold a word of a name or an organisation that nobody else has
}

// ViewsAbout says which views go with a contact that is erased, and which would still hold words about them.
func (s *Store) ViewsAbout(ctx context.Context, contactID int64) (out ViewsAbout, err error) {
	err = s.read(ctx, say.Phrase("reading the views"), func(q querier) error {
		g := &keptOf{ctx: ctx, q: q, ids: map[Kind]map[int64]bool{}, aside: map[thing]bool{}}
		if err := g.people(contactID); err != nil {
			return err
		}
		images, err := aggregateOf[Contacts].load(ctx, q, g.of(Contacts)...)
		if err != nil {
			return err
		}
		v := viewsOf{ctx: ctx, q: q, gone: g.ids[Contacts]}
		for _, im := range images {
			v.people = append(v.people, contactOf(im))
		}
		found, err := v.find()
		out = found.told()
		return err
	})
	return out, err
}

// viewsOf finds the views that hold words about people.
type viewsOf struct {
	ctx    context.Context
	q      querier
	people []data.Contact // as they are, and as they were
	gone   map[int64]bool // their ids
	others []data.Contact // who shares a name, an address or a phone with one of them
}

// viewsFound are views, by what becomes of them.
type viewsFound struct{ own, naming []data.View }

func (f viewsFound) told() (out ViewsAbout) {
	for _, v := range f.own {
		if v.Trashed.IsZero() {
			out.Own = append(out.Own, v.Name)
		}
	}
	for _, v := range f.naming {
		out.Naming = append(out.Naming, v.Name)
	}
	return out
}

func (v *viewsOf) find() (out viewsFound, err error) {
	ids, err := column[int64](v.ctx, v.q, "SELECT id FROM view ORDER BY id")
	if err != nil || len(ids) == 0 || len(v.people) == 0 {
		return out, err
	}
	images, err := aggregateOf[Views].load(v.ctx, v.q, ids...)
	if err != nil {
		return out, err
	}
	if err := v.findOthers(); err != nil {
		return out, err
	}
	var perhaps []data.View
	for _, id := range ids {
		switch view := viewOf(images[id]); {
		case v.asksFor(view.Query.Text):
			out.own = append(out.own, view)
		case v.mentions(&view, v.people):
			perhaps = append(perhaps, view)
		}
	}
	out.naming, err = v.ofNobodyElse(perhaps)
	return out, err
}

// findOthers reads who shares a key of a match with the people: a view for both stays.
func (v *viewsOf) findOthers() error {
	keys := map[string]bool{}
	for i := range v.people {
		for _, k := range data.MatchKeys(&v.people[i]) {
			keys[k] = true
		}
	}
	found := map[int64]bool{}
	for k := range keys {
		ids, err := column[int64](v.ctx, v.q, "SELECT contact FROM contact_key WHERE key = ?", k)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if !v.gone[id] {
				found[id] = true
			}
		}
	}
	var ids []int64
	for id := range found {
		ids = append(ids, id)
	}
	images, err := aggregateOf[Contacts].load(v.ctx, v.q, ids...)
	for _, im := range images {
		v.others = append(v.others, contactOf(im))
	}
	return err
}

// asksFor reports whether a text asks for one of the people, and for nobody else.
func (v *viewsOf) asksFor(text string) bool {
	theirs := func(c data.Contact) bool { return asksFor(text, &c) }
	return slices.ContainsFunc(v.people, theirs) && !slices.ContainsFunc(v.others, theirs)
}

// asksFor reports whether a text holds an e-mail address, a phone, the UID or the full name of a contact.
func asksFor(text string, c *data.Contact) bool {
	if strings.EqualFold(strings.TrimSpace(text), c.UID) {
		return c.UID != ""
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n,;<>()\"", r) }) {
		if slices.ContainsFunc(c.Emails, func(m data.Email) bool { return m.Value != "" && strings.EqualFold(m.Value, word) }) {
			return true
		}
	}
	if digits := digitsOf(text); len(digits) >= 6 && strings.Trim(text, "0123456789 +-/().") == "" {
		if slices.ContainsFunc(c.Phones, func(p data.Phone) bool { return slices.Contains(data.PhoneTokens(p), digits) }) {
			return true
		}
	}
	return slices.ContainsFunc([]string{c.Name(), c.DisplayName, c.Given + " " + c.Family}, func(name string) bool { return isFullName(text, name) })
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// isFullName reports whether a text holds every word of a name; of a name of one word, whether it is that.
func isFullName(text, name string) bool {
	words, parts := data.FoldIndex(text), strings.Fields(data.Fold(name))
	if len(parts) == 0 || len(parts) == 1 && len(strings.Fields(data.Fold(text))) != 1 {
		return false
	}
	return !slices.ContainsFunc(parts, func(part string) bool { return !slices.Contains(words, part) })
}

// mentions reports whether a view holds words of a name of somebody, or asks for their organisation.
func (v *viewsOf) mentions(view *data.View, people []data.Contact) bool {
	return slices.ContainsFunc(people, func(c data.Contact) bool {
		return isNamedBy(view.Query.Text, c.Name()) || isFullName(view.Name, c.Name()) || c.Organisation != "" &&
			(data.Fold(view.Query.Text) == data.Fold(c.Organisation) || data.Fold(view.Query.Organisation) == data.Fold(c.Organisation))
	})
}

// ofNobodyElse keeps the views that mention nobody who stays.
func (v *viewsOf) ofNobodyElse(views []data.View) ([]data.View, error) {
	if len(views) == 0 {
		return nil, nil
	}
	err := each(v.ctx, v.q, func(r *sql.Rows) error {
		var id int64
		var c data.Contact
		if err := r.Scan(&id, &c.DisplayName, &c.Given, &c.Family, &c.Organisation); err != nil {
			return err
		}
		if !v.gone[id] {
			views = slices.DeleteFunc(views, func(view data.View) bool { return v.mentions(&view, []data.Contact{c}) })
		}
		return nil
	}, "SELECT id, display_name, given, family, organisation FROM contact")
	return views, err
}

// addViews also erases the views that ask for an erased person, and takes their words from the images of others.
func (e *eraser) addViews() error {
	v := viewsOf{ctx: e.tx.ctx, q: e.tx, people: e.persons, gone: e.targets[Contacts]}
	found, err := v.find()
	if err != nil || len(v.people) == 0 {
		return err
	}
	e.views = found.told()
	for _, view := range found.own {
		e.target(Views, view.ID)
	}
	a := aggregateOf[Views]
	type was struct {
		seq, id int64
		view    data.View
	}
	var images []was
	err = each(e.tx.ctx, e.tx, func(r *sql.Rows) error {
		var w was
		var before string
		if err := r.Scan(&w.seq, &w.id, &before); err != nil {
			return err
		}
		im, err := a.decode(before)
		if err == nil {
			w.view = viewOf(im)
			images = append(images, w)
		}
		return err
	}, "SELECT seq, id, before FROM change WHERE kind = ? AND before IS NOT NULL", string(Views))
	if err != nil {
		return err
	}
	for _, w := range images {
		if !v.asksFor(w.view.Query.Text) || e.targets[Views][w.id] {
			continue
		}
		e.details = addTelling(e.details, []string{w.view.Query.Text})
		if _, err := e.tx.exec("UPDATE change SET before = json_set(before, '$.view[0].text', '') WHERE seq = ?", w.seq); err != nil {
			return err
		}
	}
	for _, view := range found.own {
		e.details = addTelling(e.details, []string{view.Name, view.Query.Text})
	}
	return nil
}

// views are the saved searches whose words are all of a name, or that ask for the contact or one merged into it by other details.
func (g *keptOf) views(name string) ([]string, error) {
	ids, err := column[int64](g.ctx, g.q, "SELECT id FROM view WHERE trashed IS NULL ORDER BY id")
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	images, err := aggregateOf[Views].load(g.ctx, g.q, ids...)
	if err != nil {
		return nil, err
	}
	people, err := aggregateOf[Contacts].load(g.ctx, g.q, g.of(Contacts)...)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, id := range ids {
		view := viewOf(images[id])
		named := isNamedBy(view.Query.Text, name) || isNamedBy(view.Name, name)
		for _, im := range people {
			c := contactOf(im)
			named = named || asksFor(view.Query.Text, &c)
		}
		if named {
			out = append(out, view.Name)
		}
	}
	return out, nil
}
