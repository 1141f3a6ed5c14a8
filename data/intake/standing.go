package intake

import (
	"context"
	"reflect"
	"slices"
	"strconv"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
)

// standing is what a document has that belongs to no contact, as far as it is new here. Events and sessions of views are keys of
// the eventBook and numbers of the programme.
type standing struct {
	cadences  []data.TopicCadence
	templates []data.Template
	views     []data.View
	names     []string // all other names of the user's organisation; nil: none is new
}

func (s *standing) empty() bool {
	return len(s.cadences) == 0 && len(s.templates) == 0 && len(s.views) == 0 && s.names == nil
}

// there is what is stored of it.
type there struct {
	imports   []data.Import                // read when a view of the document asks for one
	cadences  map[string]data.TopicCadence // by folded topic
	templates []data.Template
	views     []data.View
	names     []string
}

func readThere(ctx context.Context, s *store.Store, doc *data.Document) (t there, err error) {
	if slices.ContainsFunc(doc.Views, func(v data.View) bool { return v.ImportOf != data.ImportRef{} }) {
		if t.imports, err = s.Imports(ctx); err != nil {
			return t, err
		}
	}
	cadences, err := s.TopicCadences(ctx)
	if err != nil {
		return t, err
	}
	t.cadences = map[string]data.TopicCadence{}
	for _, c := range cadences {
		t.cadences[data.Fold(c.Topic)] = c
	}
	if t.templates, err = s.Templates(ctx); err != nil {
		return t, err
	}
	if t.views, err = s.Views(ctx); err != nil {
		return t, err
	}
	t.names, err = s.OrgNames(ctx)
	return t, err
}

// template finds the stored template that is also t: by UID, else the one in the place of the same built-in one, else by name.
func (t *there) template(said *data.Template) *data.Template {
	for _, same := range []func(*data.Template) bool{
		func(have *data.Template) bool { return said.UID != "" && have.UID == said.UID },
		func(have *data.Template) bool { return said.Key != "" && have.Key == said.Key },
		func(have *data.Template) bool {
			return said.Key == "" && have.Key == "" && data.Fold(have.Name) == data.Fold(said.Name)
		},
	} {
		for i := range t.templates {
			if same(&t.templates[i]) {
				return &t.templates[i]
			}
		}
	}
	return nil
}

// view finds the stored view that is also v: by UID, else by name.
func (t *there) view(said *data.View) *data.View {
	for _, same := range []func(*data.View) bool{
		func(have *data.View) bool { return said.UID != "" && have.UID == said.UID },
		func(have *data.View) bool { return data.Fold(have.Name) == data.Fold(said.Name) },
	} {
		for i := range t.views {
			if same(&t.views[i]) {
				return &t.views[i]
			}
		}
	}
	return nil
}

// imported finds the import that a view of the document asks for among those of this database; false when it is not here: without
// that condition the view would find too many.
func (t *there) imported(v *data.View) bool {
	if v.ImportOf == (data.ImportRef{}) {
		return true
	}
	i := slices.IndexFunc(t.imports, func(i data.Import) bool { return v.ImportOf.Of(&i) })
	if i >= 0 {
		v.Query.Import = t.imports[i].ID
	}
	return i >= 0
}

// standing plans what is new. What is stored under the same name stays as it is.
func (pl *plan) standing(doc *data.Document) error {
	t, err := readThere(pl.tx.Context(), pl.store, doc)
	if err != nil {
		return err
	}
	for _, c := range doc.TopicCadences {
		have, found := t.cadences[data.Fold(c.Topic)]
		then := have
		if !found {
			then = c
		}
		if then.Every.IsZero() {
			then.Every = c.Every
		}
		if then.Face.IsZero() {
			then.Face = c.Face
		}
		if !found || then.Every != have.Every || then.Face != have.Face {
			pl.alone.cadences = append(pl.alone.cadences, then)
			t.cadences[data.Fold(c.Topic)] = then
		}
	}
	was := there{templates: slices.Clone(t.templates), views: slices.Clone(t.views)}
	for _, d := range doc.Templates {
		if was.template(&d) == nil {
			pl.alone.templates = append(pl.alone.templates, d)
		}
	}
	for _, v := range doc.Views {
		if was.view(&v) == nil && t.imported(&v) {
			pl.alone.views = append(pl.alone.views, v)
		}
	}
	names := slices.Clone(t.names)
	for _, name := range doc.OrgNames {
		if !slices.ContainsFunc(names, func(n string) bool { return n == name || data.Fold(n) == data.Fold(name) }) {
			names = append(names, name)
		}
	}
	if len(names) > len(t.names) {
		pl.alone.names = names
	}
	return nil
}

// writeStanding saves it. A view finds its event and session by their numbers; without them it keeps their names.
func (pl *plan) writeStanding() error {
	s := &pl.alone
	for i := range s.cadences {
		if err := pl.tx.SaveTopicCadence(&s.cadences[i]); err != nil {
			return say.Errorf("the cadence of {{.Topic}}: {{.Why}}", s.cadences[i].Topic, err)
		}
	}
	for i := range s.templates {
		if err := pl.tx.SaveTemplate(&s.templates[i]); err != nil {
			return say.Errorf("the template {{.Name}}: {{.Why}}", s.templates[i].Name, err)
		}
	}
	for i := range s.views {
		v := &s.views[i]
		entry := pl.events.numbered[v.Query.Event]
		session := v.Query.Session
		v.Query.Event, v.Query.Session = 0, 0
		if entry != nil {
			v.Query.Event, v.Query.Session = pl.events.ids(entry.key, "", session)
		}
		if err := pl.tx.SaveView(v); err != nil {
			return say.Errorf("the view {{.Name}}: {{.Why}}", v.Name, err)
		}
	}
	if s.names != nil {
		return pl.tx.SetOrgNames(s.names)
	}
	return nil
}

// LeftOut lists what SaveAll will not take from a document: what is personal in that of another user, and cards, templates, views
// and cadences of topics that exist already and say something else.
func (in *Intake) LeftOut(ctx context.Context, doc *data.Document) (out []*data.RowError, err error) {
	if doc.Me == nil && len(doc.Cards) == 0 && !doc.Works() {
		return nil, nil
	}
	note := func(t say.Text) { out = append(out, &data.RowError{Kept: true, Reason: t}) }
	own, err := in.Owns(ctx, doc)
	if err != nil {
		return nil, err
	}
	if !own {
		if doc.Me != nil || len(doc.Cards) > 0 {
			note(say.T("the user's own details and cards in the file are left out: yours are filled in already and stay as they are"))
		}
		if doc.Works() {
			note(say.T("the file is not from you, so cadences, what was agreed about details, letters, templates, views and names of an organisation in it are left out"))
		}
		return out, nil
	}
	cards, err := in.store.Cards(ctx)
	if err != nil {
		return nil, err
	}
	byCard := byUID(cards)
	for _, c := range doc.Cards {
		stored := byCard[c.UID]
		if stored == nil {
			continue
		}
		c.ID, c.Rev, c.Updated, c.Order = stored.ID, stored.Rev, stored.Updated, stored.Order
		if !reflect.DeepEqual(c, *stored) {
			note(say.T("your card {{.Name}} exists already with other fields; it stays as it is", strconv.Quote(stored.Name)))
		}
	}
	t, err := readThere(ctx, in.store, doc)
	if err != nil {
		return nil, err
	}
	t.stay(doc, note)
	return out, nil
}

// stay notes what is stored under the same name and says something else.
func (t *there) stay(doc *data.Document, note func(say.Text)) {
	for _, c := range doc.TopicCadences {
		have, found := t.cadences[data.Fold(c.Topic)]
		differs := func(a, b data.Interval) bool { return !a.IsZero() && !b.IsZero() && a != b }
		if found && (differs(have.Every, c.Every) || differs(have.Face, c.Face)) {
			note(say.T("the topic {{.Topic}} has another cadence already; it stays as it is", strconv.Quote(have.Topic)))
		}
	}
	for _, d := range doc.Templates {
		if have := t.template(&d); have != nil && (have.Name != d.Name || have.Subject != d.Subject || have.Body != d.Body) {
			note(say.T("your template {{.Name}} exists already with another text; it stays as it is", strconv.Quote(have.Name)))
		}
	}
	for _, v := range doc.Views {
		have, here := t.view(&v), t.imported(&v)
		if have == nil {
			if !here {
				note(say.T("the view {{.Name}} asks for the people of the import of {{.File}}, which is not in this database; it is left out, since without that it would find too many", strconv.Quote(v.Name), strconv.Quote(v.ImportOf.File)))
			}
			continue
		}
		was, said := have.Query, v.Query
		was.Event, was.Session, said.Event, said.Session = 0, 0, 0, 0 // the names tell them
		if have.Name != v.Name || have.EventName != v.EventName || have.SessionName != v.SessionName || !reflect.DeepEqual(was, said) {
			note(say.T("your view {{.Name}} exists already with other conditions; it stays as it is", strconv.Quote(have.Name)))
		}
	}
}
