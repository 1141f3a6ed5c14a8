package jsonfile

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"

	"lanyard/data"
	"lanyard/data/say"
)

// Template is one of the user's templates for letters.
type Template struct {
	UID     string `json:"uid,omitempty"`
	Key     string `json:"key,omitempty"` // of the built-in one that it takes the place of
	Name    string `json:"name"`
	Subject string `json:"subject,omitempty"`
	Body    string `json:"body,omitempty"`
	Created string `json:"created,omitempty"` // RFC 3339 in UTC
}

// FromTemplate makes the JSON form of a template.
func FromTemplate(t data.Template) Template {
	return Template{UID: t.UID, Key: t.Key, Name: t.Name, Subject: t.Subject, Body: t.Body, Created: UTC(t.Created)}
}

// template reads one of the templates.
func (r *Reader) template(raw json.RawMessage, path string, _ int) {
	var t Template
	if !r.whole(&t, raw, path, say.Phrase("a template")) {
		return
	}
	if data.Fold(t.Name) == "" {
		r.tell(say.T("{{.Place}}: has no name and was left out", path))
		return
	}
	r.rest.Templates = append(r.rest.Templates, data.Template{
		UID: r.unused(t.UID, path), Key: t.Key, Name: t.Name, Subject: t.Subject, Body: t.Body, Created: r.utc(t.Created, path+".created"),
	})
}

// View is a saved search.
type View struct {
	UID     string `json:"uid,omitempty"`
	Name    string `json:"name"`
	Query   Query  `json:"query,omitzero"`
	Created string `json:"created,omitempty"` // RFC 3339 in UTC
}

// Query is what a view looks for. Event and session have the names that they had when the view was saved, also when they are gone.
type Query struct {
	Text         string              `json:"text,omitempty"`
	Topics       []string            `json:"topics,omitempty"`
	Event        string              `json:"event,omitempty"`
	EventID      int64               `json:"event_id,omitempty"` // the "id" of the event
	Session      string              `json:"session,omitempty"`
	SessionID    int64               `json:"session_id,omitempty"` // the number of the session in the event's programme, from 1
	Answers      []data.Answer       `json:"answers,omitempty"`
	MetFrom      data.Date           `json:"met_from,omitzero"`
	MetTo        data.Date           `json:"met_to,omitzero"`
	Medium       data.Medium         `json:"medium,omitempty"`
	Status       data.AttendeeStatus `json:"status,omitempty"`
	Organisation string              `json:"organisation,omitempty"`
	Belongs      data.Belonging      `json:"belongs,omitempty"` // to the user's organisation: "inside" or "outside"
	Clock        data.ClockFilter    `json:"cadence,omitempty"` // "now", "soon", "due", "drifting", "dormant", "paused", "any" or "none"
	Owed         data.Owing          `json:"owed,omitempty"`    // "me", "them" or "any"
	NoNote       bool                `json:"no_note,omitempty"`
	NoEmail      bool                `json:"no_email,omitempty"`
	Over         bool                `json:"over,omitempty"` // the time of their details is over
	Warmth       data.Warmth         `json:"warmth,omitempty"`
	Source       data.SourceKind     `json:"source,omitempty"`
	Import       ImportRef           `json:"import,omitzero"` // whose people it finds, in the database that wrote the document
	Incomplete   bool                `json:"incomplete,omitempty"`
	Sort         data.Sort           `json:"sort,omitempty"`
	Reversed     bool                `json:"reversed,omitempty"`
}

// ImportRef names an import.
type ImportRef struct {
	File string `json:"file"`
	At   string `json:"at"` // RFC 3339 in UTC
}

// IsZero reports whether everybody is looked for.
func (q Query) IsZero() bool { return reflect.ValueOf(q).IsZero() }

// FromView makes the JSON form of a view. The numbers of its event and session are those of the document.
func FromView(v data.View) View {
	q := v.Query
	imported := ImportRef{File: v.ImportOf.File, At: UTC(v.ImportOf.At)}
	if v.ImportOf.At.IsZero() {
		imported = ImportRef{}
	}
	return View{UID: v.UID, Name: v.Name, Created: UTC(v.Created), Query: Query{
		Text: q.Text, Topics: q.Topics, Event: v.EventName, EventID: q.Event, Session: v.SessionName, SessionID: q.Session, Answers: q.Answers,
		MetFrom: q.MetFrom, MetTo: q.MetTo, Medium: q.Medium, Status: q.Status, Organisation: q.Organisation, Belongs: q.Belongs,
		Clock: q.Clock, Owed: q.Owed, NoNote: q.NoNote, NoEmail: q.NoEmail, Over: q.Over, Warmth: q.Warmth, Source: q.Source,
		Import: imported, Incomplete: q.Incomplete, Sort: q.Sort, Reversed: q.Reversed,
	}}
}

// view reads one of the views. One with a condition that is not known is left out: it would find too many.
func (r *Reader) view(raw json.RawMessage, path string, _ int) {
	var v View
	if !r.whole(&v, raw, path, say.Phrase("a view")) {
		return
	}
	q := v.Query
	imported := data.ImportRef{File: q.Import.File, At: r.utc(q.Import.At, path+".query.import.at")}
	if data.Fold(v.Name) == "" {
		r.tell(say.T("{{.Place}}: has no name and was left out", path))
		return
	}
	for _, said := range []struct {
		key, value string
		valid      bool
	}{
		{"medium", string(q.Medium), q.Medium.Valid()},
		{"status", string(q.Status), q.Status == "" || q.Status.Valid()},
		{"warmth", strconv.Itoa(int(q.Warmth)), q.Warmth.Valid()},
		{"source", string(q.Source), q.Source == "" || slices.Contains(data.SourceKinds, q.Source)},
		{"belongs", string(q.Belongs), slices.Contains([]data.Belonging{"", data.Inside, data.Outside}, q.Belongs)},
		{"cadence", string(q.Clock), q.Clock == "" || slices.Contains(data.ClockFilters, q.Clock)},
		{"import", q.Import.File, q.Import == ImportRef{} || !imported.At.IsZero()},
		{"owed", string(q.Owed), q.Owed == "" || slices.Contains(data.Owings, q.Owed)},
	} {
		if !said.valid {
			r.tell(say.T("{{.Place}}.query.{{.Key}}: {{.Value}} is no such condition; the view was left out, since without it it would find too many", path, said.key, strconv.Quote(said.value)))
			return
		}
	}
	if q.Sort != "" && !slices.Contains(data.Sorts, q.Sort) {
		r.tell(say.T("{{.Place}}.query.sort: {{.Value}} is no such order; the view goes by name", path, strconv.Quote(string(q.Sort))))
		q.Sort = ""
	}
	r.refer(q.EventID, path+".query")
	r.rest.Views = append(r.rest.Views, data.View{
		UID: r.unused(v.UID, path), Name: v.Name, EventName: q.Event, SessionName: q.Session, ImportOf: imported, Created: r.utc(v.Created, path+".created"),
		Query: data.Query{
			Text: q.Text, Topics: q.Topics, Event: q.EventID, Session: q.SessionID, Answers: q.Answers, MetFrom: q.MetFrom, MetTo: q.MetTo,
			Medium: q.Medium, Status: q.Status, Organisation: q.Organisation, Belongs: q.Belongs, Clock: q.Clock, Owed: q.Owed,
			NoNote: q.NoNote, NoEmail: q.NoEmail, Over: q.Over, Warmth: q.Warmth, Source: q.Source, Incomplete: q.Incomplete, Sort: q.Sort,
			Reversed: q.Reversed,
		},
	})
}

// orgName reads one of the other names of the user's organisation.
func (r *Reader) orgName(raw json.RawMessage, path string, _ int) {
	var name string
	r.fill(reflect.ValueOf(&name).Elem(), raw, path)
	if name != "" {
		r.rest.OrgNames = append(r.rest.OrgNames, name)
	}
}

// whole reads an object; false when it is none.
func (r *Reader) whole(into any, raw json.RawMessage, path string, what say.Phrase) bool {
	if raw[0] != '{' {
		r.wrong(path, raw, what)
		return false
	}
	r.fill(reflect.ValueOf(into).Elem(), raw, path)
	return true
}
