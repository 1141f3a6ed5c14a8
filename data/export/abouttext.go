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
	Day   func(data.Date) string     // a day as people write it
}

// English are the words of the command line.
var English = Words{Say: say.Text.String, Day: longDay, Field: func(key data.FieldKey) string {
	for _, f := range data.Fields {
		if f.Key == key {
			return f.Column
		}
	}
	return english[key]
}}

func longDay(d data.Date) string {
	if d.Year == 0 || d.Day == 0 {
		return d.String()
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Format("2 Jan 2006")
}

// english are the names of what is not in data.Fields.
var english = map[data.FieldKey]string{
	data.NameField: "Name", data.EmailsField: "E-mail", data.PhonesField: "Phone", data.AddressesField: "Address", data.LinksField: "Link",
	data.TopicsField: "Topics", data.NoteField: "Note", data.BirthdayField: "Birthday", data.PhotoField: "Photo", data.FormerField: "Before",
}

// Text is all of it to read: a heading for each part, and a line for each thing.
func (a *About) Text(w Words, name string, today data.Date) string {
	t := &aboutText{Words: w}
	t.line(t.Say(say.T("All that is kept about {{.Name}}, as of {{.Day}}", name, t.Day(today))))
	t.line(t.Say(say.T("Times are those in {{.Zone}}.", data.LocalZone())))
	t.contact(&a.Contact)
	t.met(a)
	t.agreed(a)
	t.rest(a)
	t.WriteString("\n")
	t.value("UID", a.Contact.UID)
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
	t.value(t.Field(data.BirthdayField), t.day(c.Birthday))
	t.value(t.Field(data.NoteField), c.Note)
	for _, f := range c.Former {
		t.value(t.former(f.Field), f.Value)
	}
	for _, o := range c.Other {
		t.value(o.Label(), o.Property.Text())
	}
	if !c.Photo.IsZero() {
		t.value(t.Field(data.PhotoField), t.Say(say.T("a picture of {{.KB}} KB", (c.Photo.Bytes+1023)/1024)))
	}
	t.value(t.Say(say.T("Came in")), strings.Join(slices.DeleteFunc([]string{t.Say(cameIn[c.Source]), t.moment(c.Created)}, func(s string) bool { return s == "" }), ", "))
}

// cameIn says how somebody came in.
var cameIn = map[data.SourceKind]say.Text{
	data.Typed: say.T("typed"), data.FromQR: say.T("by a code"), data.FromSwap: say.T("by the swap page"), data.FromFile: say.T("from a file"), data.FromText: say.T("pasted"),
}

func (t *aboutText) met(a *About) {
	if len(a.Encounters) > 0 {
		t.heading(say.T("Encounters"))
	}
	for i := range a.Encounters {
		t.encounter(&a.Encounters[i])
	}
	if len(a.Promises) > 0 {
		t.heading(say.T("Promises"))
	}
	for _, p := range a.Promises {
		who := say.T("I promised: {{.Text}}", p.Text)
		if p.By == data.ByThem {
			who = say.T("They promised: {{.Text}}", p.Text)
		}
		t.line("  "+t.Say(who), t.promiseState(&p), t.snoozed(&p))
	}
	if len(a.Attendance) > 0 {
		t.heading(say.T("On lists of events"))
	}
	for _, at := range a.Attendance {
		t.line("  "+at.Event, t.day(at.Day), t.Say(statusWords[at.Status]), at.Note)
	}
	if len(a.Appointments) > 0 {
		t.heading(say.T("Appointments"))
	}
	for _, g := range a.Appointments {
		t.line("  "+t.moment(g.Start), g.Event, g.Place, t.Say(stateWords[g.State]), g.Note)
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
		t.consent(c)
		if c.NoMail {
			t.line("  " + t.Say(say.T("Do not mail")))
		}
	}
	if len(a.Letters) > 0 {
		t.heading(say.T("Letters"))
	}
	for _, l := range a.Letters {
		t.letter(l)
	}
	if a.Cadence != nil {
		t.heading(say.T("How often to be in touch"))
		t.cadence(*a.Cadence)
	}
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
	t.list(say.T("Saved searches for them"), a.Views)
	if len(a.Unsaved) > 0 {
		t.heading(say.T("Typed and not saved"))
	}
	for _, u := range a.Unsaved {
		t.line("  " + t.moment(u.At))
		t.typed(u.Typed)
	}
	if len(a.Trash) > 0 {
		t.heading(say.T("In the trash"))
	}
	for _, d := range a.Trash {
		t.line("  "+t.Say(d.Kind.One()), d.Name, t.Say(say.T("deleted {{.When}}", t.moment(d.Trashed))))
		t.fields(d.Fields)
	}
	var history []string
	for _, c := range a.History {
		line := t.moment(c.At) + " · " + c.Summary
		if c.Undone {
			line += " · " + t.Say(say.T("undone"))
		}
		history = append(history, line)
	}
	t.list(say.T("History"), history)
	t.list(say.T("Backups that hold them"), a.InBackups)
}
