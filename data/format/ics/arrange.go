package ics

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"lanyard/data"
)

// programmeSpan is the longest time between the first and the last session of a conference.
const programmeSpan = 14 * 24 * time.Hour

// untitled is the name of an event if nothing in it could name it.
const untitled = "Untitled"

// Live gives the items that take place, in order. It leaves out cancelled items, items with the same title,
// place and start as an earlier one, and items without name, start and text. UIDs do not decide: they are often
// wrong.
func Live(items []Item) []Item {
	type slot struct {
		title, room string
		start       int64
	}
	seen := map[slot]bool{}
	var out []Item
	for _, it := range items {
		s := slot{data.Fold(it.Event.Name), data.Fold(it.Event.Place), it.Event.Start.Unix()}
		nothing := s.title == "" && it.Event.Start.IsZero() && it.Event.Note == ""
		if it.Cancelled || nothing || seen[s] && !it.own() { // Lanyard writes nothing twice
			continue
		}
		seen[s] = true
		out = append(out, it)
	}
	return out
}

// Cancelled gives the items that do not take place, as events.
func Cancelled(items []Item) (out []data.Event) {
	for _, it := range items {
		if it.Cancelled {
			e := it.Event
			e.Name, e.UID = it.title(), it.UID
			out = append(out, e)
		}
	}
	return out
}

// IsProgramme reports whether the items look like the programme of one conference: there are several, from one
// calendar, within two weeks, without repetition, and with one name, at one place or at many.
func IsProgramme(items []Item) bool {
	items = Live(items)
	if len(items) < 2 {
		return false
	}
	var first, last time.Time
	dated := 0
	for _, it := range items {
		e := &it.Event
		if it.Calendar != items[0].Calendar || len(it.Recurrence) > 0 || it.Parent != "" {
			return false
		}
		if e.Start.IsZero() { // a session that has no time yet
			continue
		}
		dated++
		if first.IsZero() || e.Start.Before(first) {
			first = e.Start
		}
		if e.Start.After(last) {
			last = e.Start
		}
	}
	const many = 5
	return dated > 1 && last.Sub(first) <= programmeSpan && (programmeName(items) != "" || commonPlace(items) != "" || len(items) >= many)
}

// Programme makes one event of all items that take place, each a session. Its name is that of the calendar,
// else that of the file.
func Programme(items []Item, file string) data.Event {
	items = Live(items)
	e := data.Event{Name: programmeName(items), Place: commonPlace(items), Zone: commonZone(items)}
	if e.Name == "" {
		e.Name = fileTitle(file)
	}
	if len(items) > 0 {
		if d := items[0].Calendar.Description; data.Fold(d) != data.Fold(e.Name) && !generic[data.Fold(d)] {
			e.Note = d
		}
	}
	byOrganizer := organizersSpeak(items)
	for _, it := range items {
		e.Sessions = append(e.Sessions, it.session(byOrganizer))
	}
	slices.SortStableFunc(e.Sessions, func(a, b data.Session) int { return a.Start.Compare(b.Start) })
	days(&e)
	return e
}

// days sets the days of an event by its sessions. A session that ends after midnight belongs to the evening
// before.
func days(e *data.Event) {
	const night = 5 * time.Hour
	loc := e.Location()
	day := func(t time.Time) time.Time {
		y, m, d := t.In(loc).Date()
		return data.StartOfDay(y, m, d, loc).UTC()
	}
	var first, last time.Time
	for _, s := range e.Sessions {
		if s.Start.IsZero() {
			continue
		}
		end := s.Start
		if s.End.Add(-night).After(end) {
			end = s.End.Add(-night)
		}
		if first.IsZero() || s.Start.Before(first) {
			first = s.Start
		}
		if end.After(last) {
			last = end
		}
	}
	if first.IsZero() {
		return
	}
	e.Start, e.AllDay = day(first), true
	if d := day(last); d.After(e.Start) {
		e.End = d
	}
}

// Separate makes an event of each item that takes place. An item that names a parent becomes a session of that,
// as in the files that Lanyard writes.
func Separate(items []Item) []data.Event {
	items = Live(items)
	roots := map[string]int{} // by UID, the index in out
	var out []data.Event
	for _, it := range items {
		if it.Parent == "" && it.UID != "" {
			roots[it.UID] = -1
		}
	}
	child := func(it Item) bool { _, ok := roots[it.Parent]; return it.Parent != "" && ok }
	for _, it := range items {
		if child(it) {
			continue
		}
		if it.UID != "" {
			roots[it.UID] = len(out)
		}
		out = append(out, it.event())
	}
	for _, it := range items {
		if at := roots[it.Parent]; child(it) && at >= 0 {
			out[at].Sessions = append(out[at].Sessions, it.session(false))
		}
	}
	return out
}

// event gives the item as an event of its own. The note gets what has no field in an event.
func (it *Item) event() data.Event {
	e := it.Event
	e.Name, e.UID, e.Status = it.title(), it.UID, it.Status
	e.Note = it.note("Organizer: ", it.Organizer.String())
	if it.Speakers != "" && !strings.Contains(e.Note, it.Speakers) && speakersIn(e.Note) != it.Speakers {
		e.Note = paragraphs(speakersHead+it.Speakers, e.Note)
	}
	return e
}

// session gives the item as a session of a programme.
func (it *Item) session(organizerSpeaks bool) data.Session {
	e := it.Event
	s := data.Session{Title: it.title(), Speakers: it.Speakers, Room: e.Place, Start: e.Start, End: e.End, Zone: e.Zone, Status: it.Status, UID: it.UID}
	if it.own() && strings.HasPrefix(it.UID, it.Parent+sessionMark) { // it is only the file's
		s.UID = ""
	}
	if s.Speakers == "" && strings.Contains(strings.ToLower(it.Calendar.Program), "pretalx") {
		if i := strings.LastIndex(s.Title, " - "); i > 0 { // "Title - Speaker, Speaker"
			s.Title, s.Speakers = s.Title[:i], strings.TrimSpace(s.Title[i+3:])
		}
	}
	if s.Speakers == "" && organizerSpeaks {
		s.Speakers = it.Organizer.Name
	}
	if e.AllDay {
		s.End = e.Ends().UTC()
	}
	s.Note = it.note("", "")
	if !strings.Contains(s.Note, e.Link) {
		s.Note = paragraphs(s.Note, e.Link)
	}
	return s
}

// title is the name of the item, else the text that is most like a name.
func (it *Item) title() string {
	if it.Event.Name != "" {
		return it.Event.Name
	}
	head, _, _ := strings.Cut(it.Event.Note, "\n")
	for _, t := range []string{head, it.Event.Place} {
		if t = strings.TrimSpace(t); t != "" {
			return short(t)
		}
	}
	return untitled
}

// note is the description with what else the item states.
func (it *Item) note(label, value string) string {
	var more []string
	if value != "" {
		more = append(more, label+value)
	}
	if len(it.Categories) > 0 {
		more = append(more, "Categories: "+strings.Join(it.Categories, ", "))
	}
	for _, r := range it.Recurrence {
		more = append(more, "Repeats: "+r)
	}
	return paragraphs(it.Event.Note, strings.Join(more, "\n"))
}

func paragraphs(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}

// generic are names of calendars that do not name a conference.
var generic = map[string]bool{
	"": true, "ical": true, "icalendar": true, "calendar": true, "kalender": true, "calendrier": true, "calendario": true, "schedule": true,
	"programme": true, "program": true, "event calendar": true, "events": true, "sessions": true, "termine": true, "basic": true, "export": true, "agenda": true,
}

// schedName matches the conference in the PRODID of Sched, whose calendars have an address as their name.
var schedName = regexp.MustCompile(`^-//Sched\.(?:com|org) (.+)//[A-Z]{2}$`)

// programmeName is the calendar's own name; "" when it is of no use.
func programmeName(items []Item) string {
	if len(items) == 0 {
		return ""
	}
	c := items[0].Calendar
	if m := schedName.FindStringSubmatch(c.Program); m != nil {
		return m[1]
	}
	if generic[data.Fold(c.Name)] {
		return ""
	}
	return c.Name
}

// fileTitle makes a title of a file name: "library_days-2026.ics" is library days-2026.
func fileTitle(file string) string {
	name := strings.TrimSpace(strings.ReplaceAll(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)), "_", " "))
	if name == "" || name == "." {
		return untitled
	}
	return name
}

// commonPlace is the place of all items; "" when they differ.
func commonPlace(items []Item) string {
	if len(items) == 0 {
		return ""
	}
	place := items[0].Event.Place
	for _, it := range items {
		if it.Event.Place != place {
			return ""
		}
	}
	return place
}

// commonZone is the zone of most items.
func commonZone(items []Item) string {
	count, best := map[string]int{}, ""
	for _, it := range items {
		z := it.Event.Zone
		if count[z]++; z != "" && count[z] > count[best] || best == "" {
			best = z
		}
	}
	return best
}

// organizersSpeak reports whether a programme names the speakers as organizers of their sessions: the
// organizers differ from session to session, and nothing else names speakers.
func organizersSpeak(items []Item) bool {
	different := map[string]bool{}
	for _, it := range items {
		if it.Speakers != "" {
			return false
		}
		different[it.Organizer.Name] = true
	}
	delete(different, "")
	return len(different) > 1 && len(different) >= len(items)/4
}
