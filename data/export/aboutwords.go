package export

import (
	"encoding/json"
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

var (
	warmthWords = map[data.Warmth]say.Text{data.Cool: say.T("cool"), data.Warm: say.T("warm"), data.Hot: say.T("hot")}
	mediumWords = map[data.Medium]say.Text{
		data.ByCall: say.T("Call"), data.ByVideo: say.T("Video call"), data.ByMail: say.T("E-mail"), data.ByMessage: say.T("Message"),
		data.ByLetter: say.T("Letter"), data.OtherMedium: say.T("Another way"),
	}
	statusWords = map[data.AttendeeStatus]say.Text{
		data.Expected: say.T("expected"), data.WantToMeet: say.T("to be met"), data.Met: say.T("met"), data.Closed: say.T("done with"),
	}
	stateWords = map[data.AppointmentState]say.Text{
		data.Proposed: say.T("proposed"), data.Confirmed: say.T("confirmed"), data.Kept: say.T("kept"), data.Missed: say.T("missed"), data.CalledOff: say.T("called off"),
	}
	agreedWords = map[data.Agreed]say.Text{data.BySwap: say.T("on the swap page"), data.ByEmail: say.T("by e-mail"), data.BySpeech: say.T("spoken")}
)

// fieldWords are the names of what is stored and has no part of its own in the text.
var fieldWords = map[string]say.Text{
	"at": say.T("When"), "start": say.T("From"), "end": say.T("Until"), "place": say.T("Place"), "note": say.T("Note"), "text": say.T("Text"), "due": say.T("Due"),
	"event": say.T("Event"), "session": say.T("Session"), "subject": say.T("Subject"), "body": say.T("Text"), "sent": say.T("Sent"), "opened": say.T("Opened"),
	"template": say.T("Template"), "with": say.T("With"), "done": say.T("Done"), "dropped": say.T("Dropped"), "snoozed": say.T("Waits until"), "contact": say.T("Contact"),
	"given": say.T("Given name"), "family": say.T("Family name"), "display_name": say.T("Name"), "organisation": say.T("Organisation"), "department": say.T("Department"),
	"title": say.T("Job title"), "email": say.T("E-mail"), "phone": say.T("Phone"), "link": say.T("Link"), "address": say.T("Address"), "topics": say.T("Topics"),
	"birthday": say.T("Birthday"), "created": say.T("Noted"), "trashed": say.T("Deleted"), "introduced_by": say.T("Introduced by"), "medium": say.T("Medium"),
	"cancelled": say.T("Does not come since"), "checked_in": say.T("Came"), "status": say.T("Status"), "came": say.T("Came"), "name": say.T("Name"), "import": say.T("File"),
}

// technical are fields that say nothing to the person concerned.
var technical = []string{"uid", "updated", "source", "zone", "all_day", "spread", "signature", "photo", "key", "folded"}

// former names a value that a merge replaced: "Job title before".
func (t *aboutText) former(key data.FieldKey) string {
	name := t.Field(key)
	switch {
	case key == data.SpellingField:
		return t.Say(say.T("Also written"))
	case name == "":
		return t.Field(data.FormerField)
	}
	return t.Say(say.T("{{.Field}} before", name))
}

func (t *aboutText) day(d data.Date) string {
	if d.IsZero() {
		return ""
	}
	return t.Day(d)
}

// moment is a moment of a document on the clock of this computer; a day stays one.
func (t *aboutText) moment(text string) string {
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return t.time(at)
	}
	return t.dayText(text)
}

func (t *aboutText) time(at time.Time) string {
	at = at.Local()
	return t.Day(data.DateOf(at)) + " " + at.Format("15:04")
}

// dayText is a day that stands in a text; what is none stays.
func (t *aboutText) dayText(text string) string {
	if at, err := time.Parse(time.DateOnly, text); err == nil {
		return t.Day(data.DateOf(at))
	}
	return text
}

func (t *aboutText) encounter(m *jsonfile.Encounter) {
	by := ""
	if m.IntroducedBy.Name != "" {
		by = t.Say(say.T("introduced by {{.Name}}", m.IntroducedBy.Name))
	}
	t.line("  "+t.moment(m.At), t.Say(mediumWords[m.Medium]), m.Event, m.Session, m.Place, t.Say(warmthWords[m.Warmth]), by)
	t.indented(m.Note)
	for _, given := range m.Answers {
		t.indented(given.Key + ": " + given.Value)
	}
}

func (t *aboutText) promiseState(p *jsonfile.Promise) string {
	switch {
	case p.Done != "":
		return t.Say(say.T("done {{.Day}}", t.moment(p.Done)))
	case p.Dropped != "":
		return t.Say(say.T("dropped {{.Day}}", t.moment(p.Dropped)))
	case !p.Due.IsZero():
		return t.Say(say.T("due {{.Day}}", t.Day(p.Due)))
	}
	return ""
}

func (t *aboutText) snoozed(p *jsonfile.Promise) string {
	switch {
	case p.SnoozedEvent.Event != "":
		return t.Say(say.T("waits for {{.Event}}", p.SnoozedEvent.Event))
	case !p.Snoozed.IsZero():
		return t.Say(say.T("waits until {{.Day}}", t.Day(p.Snoozed)))
	}
	return ""
}

func (t *aboutText) consent(c *AgreedWith) {
	said := func(name say.Text, v *string, as func(string) string) {
		if v != nil {
			t.value(t.Say(name), as(*v))
		}
	}
	plain := func(text string) string { return text }
	said(say.T("Agreed"), c.Agreed, plain)
	said(say.T("How they agreed"), c.How, func(how string) string { return t.Say(agreedWords[data.Agreed(how)]) })
	said(say.T("On"), c.On, t.dayText)
	said(say.T("Keep until"), c.KeepUntil, t.dayText)
	said(say.T("Kept because"), c.Kept, func(why string) string {
		if c.KeptOn == nil {
			return why
		}
		return why + " (" + t.dayText(*c.KeptOn) + ")"
	})
}

// stored gives what a thing says in a field, as text; "" when it says nothing.
func (t *aboutText) stored(fs store.Fields, name string) string {
	i := slices.IndexFunc(fs, func(f store.Field) bool { return f.Name == name })
	if i < 0 {
		return ""
	}
	return t.fieldText(fs[i].Value)
}

func (t *aboutText) fieldText(value any) string {
	switch v := value.(type) {
	case time.Time:
		return t.time(v)
	case string:
		return t.dayText(v)
	}
	return fmt.Sprint(value)
}

func (t *aboutText) letter(l store.Fields) {
	state := t.Say(say.T("written, not sent"))
	if sent := t.stored(l, "sent"); sent != "" {
		state = t.Say(say.T("sent {{.When}}", sent))
	} else if opened := t.stored(l, "opened"); opened != "" {
		state = t.Say(say.T("opened {{.When}}, not sent", opened))
	}
	with := t.stored(l, "with")
	if with != "" {
		with = t.Say(say.T("with {{.Name}}", with))
	}
	t.line("  "+state, t.stored(l, "template"), with, t.stored(l, "event"))
	t.indented(t.stored(l, "subject"))
	t.indented(t.stored(l, "body"))
}

func (t *aboutText) cadence(c store.Fields) {
	how := func(text say.Text) { t.line("  " + t.Say(text)) }
	if t.stored(c, "off") != "" {
		how(say.T("not any more"))
	}
	for _, clock := range []string{"every", "face"} {
		every, err := data.ParseInterval(t.stored(c, clock))
		if err != nil || every.IsZero() {
			continue
		}
		if clock == "face" {
			how(say.T("face to face {{.Every}}", t.Say(often(every))))
			continue
		}
		how(say.T("in touch {{.Every}}", t.Say(often(every))))
	}
	for _, wait := range []struct {
		field string
		says  func(string) say.Text
	}{
		{"paused_until", func(when string) say.Text { return say.T("paused until {{.Day}}", when) }},
		{"later_until", func(when string) say.Text { return say.T("not before {{.Day}}", when) }},
		{"later_event", func(event string) say.Text { return say.T("waits for {{.Event}}", event) }},
		{"since", func(when string) say.Text { return say.T("set {{.When}}", when) }},
	} {
		if text := t.stored(c, wait.field); text != "" {
			how(wait.says(text))
		}
	}
}

// often says how often: "every 3 months".
func often(i data.Interval) say.Text {
	switch i.Unit {
	case data.Days:
		return say.N(i.N, "every day", "every {{.Count}} days")
	case data.Weeks:
		return say.N(i.N, "every week", "every {{.Count}} weeks")
	case data.Years:
		return say.N(i.N, "every year", "every {{.Count}} years")
	}
	return say.N(i.N, "every month", "every {{.Count}} months")
}

// fields writes a thing as it is stored, a line for each field, without what is only technical.
func (t *aboutText) fields(fs store.Fields) {
	for _, f := range fs {
		if slices.Contains(technical, f.Name) {
			continue
		}
		name := strings.ReplaceAll(f.Name, "_", " ")
		if words, ok := fieldWords[f.Name]; ok {
			name = t.Say(words)
		}
		list, ok := f.Value.([]store.Fields)
		if !ok {
			t.value(name, t.fieldText(f.Value))
			continue
		}
		for _, one := range list {
			var parts []string
			for _, part := range one {
				parts = append(parts, t.fieldText(part.Value))
			}
			t.value(name, strings.Join(parts, ", "))
		}
	}
	t.WriteString("\n")
}

// typed writes the words that were typed into a form.
func (t *aboutText) typed(text json.RawMessage) {
	var all any
	if json.Unmarshal(text, &all) != nil {
		return
	}
	var tell func(v any)
	tell = func(v any) {
		switch v := v.(type) {
		case string:
			t.indented(t.dayText(v))
		case []any:
			for _, one := range v {
				tell(one)
			}
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(v)) {
				tell(v[k])
			}
		}
	}
	tell(all)
}
