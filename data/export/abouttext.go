package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
	"lanyard/data/say"
	"lanyard/data/store"
)

// Words say things in the language of a text.
type Words struct {
	Say   func(say.Text) string
	Field func(data.FieldKey) string // what a field of a contact is called
}

// English are the words of the command line.
var English = Words{Say: say.Text.String, Field: func(key data.FieldKey) string {
	for _, f := range data.Fields {
		if f.Key == key {
			return f.Column
		}
	}
	return english[key]
}}

// english are the names of what is not in data.Fields.
var english = map[data.FieldKey]string{
	data.NameField: "Name", data.EmailsField: "E-mail", data.PhonesField: "Phone", data.AddressesField: "Address", data.LinksField: "Link",
	data.TopicsField: "Topics", data.NoteField: "Note", data.BirthdayField: "Birthday", data.PhotoField: "Photo", data.FormerField: "Before",
}

// Text is all of it to read: a heading for each part, and a line for each thing.
func (a *About) Text(w Words, name string, today data.Date) string {
	t := &aboutText{Words: w}
	t.line(t.Say(say.T("All that is kept about {{.Name}}, as of {{.Day}}", name, today.String())))
	t.contact(&a.Contact)
	t.met(a)
	t.agreed(a)
	t.rest(a)
	return t.String()
}

// aboutText is a text that is being written.
type aboutText struct {
	strings.Builder
	Words
}

func (t *aboutText) line(parts ...string) {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	if len(parts) > 0 {
		fmt.Fprintln(t, strings.ReplaceAll(strings.Join(parts, " · "), "\n", "\n    "))
	}
}

// heading begins a part.
func (t *aboutText) heading(s say.Text) { fmt.Fprintf(t, "\n%s\n", strings.ToUpper(t.Say(s))) }

// value is a value under its name; nothing for an empty one.
func (t *aboutText) value(name, value string) {
	if value != "" {
		t.line("  " + name + ": " + value)
	}
}

func (t *aboutText) contact(c *jsonfile.Contact) {
	t.heading(say.T("Details"))
	t.value(t.Field(data.NameField), c.DisplayName)
	for _, f := range data.Fields {
		t.value(t.Field(f.Key), *f.Text(&c.Contact))
	}
	labelled := func(key data.FieldKey, value, label string) {
		if label != "" {
			value += " (" + label + ")"
		}
		t.value(t.Field(key), value)
	}
	for _, m := range c.Emails {
		labelled(data.EmailsField, m.Value, m.Label)
	}
	for _, p := range c.Phones {
		labelled(data.PhonesField, p.Value, p.Label)
	}
	for _, a := range c.Addresses {
		labelled(data.AddressesField, strings.Join(a.Lines(), ", "), a.Label)
	}
	for _, l := range c.Links {
		labelled(data.LinksField, l.Value, l.Label)
	}
	t.value(t.Field(data.TopicsField), strings.Join(c.Topics, ", "))
	t.value(t.Field(data.BirthdayField), c.Birthday.String())
	t.value(t.Field(data.NoteField), c.Note)
	for _, f := range c.Former {
		t.value(t.Field(data.FormerField), f.Value)
	}
	for _, o := range c.Other {
		t.value(o.Label(), o.Property.Text())
	}
	if !c.Photo.IsZero() {
		t.value(t.Field(data.PhotoField), t.Say(say.T("a picture of {{.KB}} KB", (c.Photo.Bytes+1023)/1024)))
	}
	t.value(t.Say(say.T("Came in")), strings.Join(slices.DeleteFunc([]string{t.Say(cameIn[c.Source]), shortMoment(c.Created)}, func(s string) bool { return s == "" }), ", "))
}

// cameIn says how somebody came in.
var cameIn = map[data.SourceKind]say.Text{
	data.Typed: say.T("typed"), data.FromQR: say.T("by a code"), data.FromSwap: say.T("by the swap page"), data.FromFile: say.T("from a file"), data.FromText: say.T("pasted"),
}

// shortMoment is a moment of a document without its seconds and zone.
func shortMoment(at string) string {
	if len(at) > len("2006-01-02T15:04") {
		at = at[:len("2006-01-02T15:04")]
	}
	return strings.Replace(at, "T", " ", 1)
}

func (t *aboutText) met(a *About) {
	if len(a.Encounters) > 0 {
		t.heading(say.T("Encounters"))
	}
	warmth := map[data.Warmth]say.Text{data.Cool: say.T("cool"), data.Warm: say.T("warm"), data.Hot: say.T("hot")}
	for _, m := range a.Encounters {
		t.line("  "+shortMoment(m.At), m.Event, m.Session, m.Place, t.Say(warmth[m.Warmth]))
		t.indented(m.Note)
		for _, given := range m.Answers {
			t.indented(given.Key + ": " + given.Value)
		}
	}
	if len(a.Promises) > 0 {
		t.heading(say.T("Promises"))
	}
	for _, p := range a.Promises {
		who := say.T("I promised: {{.Text}}", p.Text)
		if p.By == data.ByThem {
			who = say.T("They promised: {{.Text}}", p.Text)
		}
		state := say.Text{}
		switch {
		case p.Done != "":
			state = say.T("done {{.Day}}", shortMoment(p.Done))
		case p.Dropped != "":
			state = say.T("dropped {{.Day}}", shortMoment(p.Dropped))
		case !p.Due.IsZero():
			state = say.T("due {{.Day}}", p.Due.String())
		}
		t.line("  "+t.Say(who), t.Say(state))
	}
	if len(a.Attendance) > 0 {
		t.heading(say.T("On lists of events"))
	}
	for _, at := range a.Attendance {
		t.line("  "+at.Event, at.Day.String(), string(at.Status), at.Note)
	}
	if len(a.Appointments) > 0 {
		t.heading(say.T("Appointments"))
	}
	for _, g := range a.Appointments {
		t.line("  "+shortMoment(g.Start), g.Event, g.Place, string(g.State), g.Note)
	}
}

func (t *aboutText) indented(text string) {
	if text != "" {
		t.line("    " + text)
	}
}

func (t *aboutText) agreed(a *About) {
	if c := a.Consent; c != nil {
		t.heading(say.T("Consent"))
		said := func(name say.Text, v *string) {
			if v != nil {
				t.value(t.Say(name), *v)
			}
		}
		said(say.T("Agreed"), c.Agreed)
		said(say.T("How they agreed"), c.How)
		said(say.T("On"), c.On)
		said(say.T("Keep until"), c.KeepUntil)
		said(say.T("Kept because"), c.Kept)
		if c.NoMail {
			t.line("  " + t.Say(say.T("Do not mail")))
		}
	}
	if len(a.Letters) > 0 {
		t.heading(say.T("Letters"))
	}
	for _, l := range a.Letters {
		t.fields(l)
	}
	if a.Cadence != nil {
		t.heading(say.T("How often to be in touch"))
		t.fields(*a.Cadence)
	}
}

// fields writes a thing as it is stored, a line for each field.
func (t *aboutText) fields(fs store.Fields) {
	for _, f := range fs {
		name := strings.ReplaceAll(f.Name, "_", " ")
		switch v := f.Value.(type) {
		case time.Time:
			t.value(name, v.UTC().Format("2006-01-02 15:04"))
		case []store.Fields:
			for _, one := range v {
				var parts []string
				for _, part := range one {
					parts = append(parts, fmt.Sprint(part.Value))
				}
				t.value(name, strings.Join(parts, ", "))
			}
		default:
			t.value(name, fmt.Sprint(v))
		}
	}
	t.WriteString("\n")
}

func (t *aboutText) things(heading say.Text, list []store.Fields) {
	if len(list) == 0 {
		return
	}
	t.heading(heading)
	for _, fs := range list {
		t.fields(fs)
	}
}

func (t *aboutText) list(heading say.Text, lines []string) {
	if len(lines) == 0 {
		return
	}
	t.heading(heading)
	for _, l := range lines {
		t.line("  " + l)
	}
}

func (t *aboutText) rest(a *About) {
	t.things(say.T("Sent by them"), a.Arrivals)
	t.things(say.T("Merged into this contact"), a.Merged)
	for _, k := range slices.Sorted(maps.Keys(a.Other)) {
		t.things(k.Many(), a.Other[k])
	}
	t.list(say.T("Not the same person as"), a.NotSame)
	var mentioned []string
	for _, m := range a.Mentioned {
		mentioned = append(mentioned, t.Say(m.Kind.One())+": "+m.Name)
	}
	t.list(say.T("Named beside other people"), mentioned)
	t.list(say.T("Came in with these files"), a.Imports)
	t.list(say.T("Saved searches for the name"), a.Views)
	if len(a.Trash) > 0 {
		t.heading(say.T("In the trash"))
	}
	for _, d := range a.Trash {
		t.line("  "+t.Say(d.Kind.One()), d.Name, shortMoment(d.Trashed))
		t.fields(d.Fields)
	}
	var history []string
	for _, c := range a.History {
		line := shortMoment(c.At) + " · " + c.Summary
		if c.Undone {
			line += " · " + t.Say(say.T("undone"))
		}
		history = append(history, line)
	}
	t.list(say.T("History"), history)
	t.list(say.T("Backups that hold them"), a.InBackups)
}
