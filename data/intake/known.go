package intake

import (
	"cmp"
	"reflect"
	"strings"
	"time"

	"lanyard/data"
)

// sameMoment is the largest difference between two records of one encounter: files round to minutes.
const sameMoment = time.Minute

// metKey is one key to find an encounter by.
type metKey struct {
	event int64
	by    metBy
	at    int64  // the second, the minute or the day
	line  string // of the note; "": any
}

type metBy byte

const (
	bySecond metBy = iota // and the whole note
	byMinute
	byDay
	byMereDay // if only the day is known
	byNote
)

// knownMet finds stored encounters of a contact that are also in a file.
type knownMet struct {
	lookup[metKey, plannedEncounter]
}

// stands appends an encounter, which later rows can find.
func (k *knownMet) stands(e plannedEncounter) { k.add(e, keysOf(&e.Encounter)...) }

// improve adds to encounter i what a file says more about it, and to its keys.
func (k *knownMet) improve(i int, d data.DraftEncounter, by mention, answered answering) {
	e := &k.there[i]
	was := e.Encounter
	if e.IntroducedBy == 0 && e.by == (mention{}) && by != (mention{}) {
		e.by, e.write = by, true
	}
	e.improve(d, answered)
	switch {
	case e.At != was.At || e.AllDay != was.AllDay:
		k.also(i, keysOf(&e.Encounter)...)
	case e.Note != was.Note: // the earlier lines have keys: a note may grow with every row
		k.also(i, noteKeys(&e.Encounter, d.Note)...)
	}
}

// keysOf gives the keys of an encounter.
func keysOf(e *data.Encounter) []metKey {
	at := e.At.Unix()
	keys := append(noteKeys(e, e.Note), metKey{e.EventID, bySecond, at, e.Note})
	if !e.AllDay {
		keys = append(keys, metKey{e.EventID, byMinute, at / 60, ""})
	}
	return keys
}

// noteKeys gives the keys of an encounter for a note, or some lines of it. If the zone is unknown its day is
// one of three.
func noteKeys(e *data.Encounter, note string) (keys []metKey) {
	days := []int64{dayOf(e)}
	if e.Zone == "" {
		days = append(days, days[0]-1, days[0]+1)
	}
	add := func(line string) {
		keys = append(keys, metKey{e.EventID, byNote, 0, line})
		for _, day := range days {
			keys = append(keys, metKey{e.EventID, byDay, day, line})
			if e.AllDay {
				keys = append(keys, metKey{e.EventID, byMereDay, day, line})
			}
		}
	}
	add("")
	for line := range strings.SplitSeq(note, "\n") {
		if line != "" {
			add(line)
		}
	}
	return keys
}

// dayOf numbers the day of an encounter in its own zone.
func dayOf(e *data.Encounter) int64 {
	y, m, d := e.Local().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
}

// of finds the encounter that is also d: first an equal one, then a similar one; -1 when d is new. event is the
// key of d's event, by who introduced the contact.
func (k *knownMet) of(d data.DraftEncounter, event int64, by mention) int {
	at := d.At.Unix()
	exact := func(e *plannedEncounter) bool {
		return near(e.At, d.At, time.Second) && e.Note == d.Note && e.Medium.Or() == d.Medium.Or()
	}
	seconds := []metKey{{event, bySecond, at - 1, d.Note}, {event, bySecond, at, d.Note}, {event, bySecond, at + 1, d.Note}}
	likewise := func(e *plannedEncounter) bool {
		return exact(e) && e.IntroducedBy == by.id && (e.by == mention{} || e.by == by)
	}
	if i := k.find(likewise, seconds...); i >= 0 {
		return i
	}
	if i := k.find(exact, seconds...); i >= 0 {
		return i
	}
	alike := func(e *plannedEncounter) bool { return tells(&e.Encounter, d) }
	line, day, minute := longestLine(d.Note), dayOf(&data.Encounter{At: d.At, Zone: d.Zone}), at/60
	switch {
	case d.At.IsZero():
		return k.find(alike, metKey{event, byNote, 0, line})
	case d.AllDay:
		return k.find(alike, metKey{event, byDay, day, line})
	}
	return k.find(alike, metKey{event, byMereDay, day, line},
		metKey{event, byMinute, minute - 1, ""}, metKey{event, byMinute, minute, ""}, metKey{event, byMinute, minute + 1, ""})
}

// longestLine gives the longest line of a note: it is the rarest.
func longestLine(note string) (longest string) {
	for line := range strings.SplitSeq(note, "\n") {
		if len(line) > len(longest) {
			longest = line
		}
	}
	return longest
}

// tells reports whether an encounter from a file is the stored one; it need not be equal.
func tells(e *data.Encounter, d data.DraftEncounter) bool {
	noted := d.Note == "" || data.HasLines(e.Note, d.Note)
	if e.Medium.Or() != d.Medium.Or() && (d.Medium != "" || d.AllDay || e.AllDay || d.At.IsZero()) {
		return false // a call on the day of a visit; what says no medium may be older than what is stored
	}
	switch {
	case d.At.IsZero():
		return noted
	case d.AllDay || e.AllDay:
		day := data.Encounter{At: d.At, Zone: d.Zone}
		there := data.Encounter{At: e.At, Zone: cmp.Or(e.Zone, d.Zone)}
		return noted && dayOf(&day) == dayOf(&there)
	}
	return near(e.At, d.At, sameMoment)
}

func near(a, b time.Time, within time.Duration) bool { return a.Sub(b).Abs() < within }

// improve adds to an encounter what a file says more about it.
func (e *plannedEncounter) improve(d data.DraftEncounter, answered answering) {
	was := e.Encounter
	if e.Place == "" {
		e.Place = d.Place
	}
	if d.Note != "" && !data.HasLines(e.Note, d.Note) {
		e.Note = strings.TrimLeft(e.Note+"\n"+d.Note, "\n")
	}
	if e.AllDay && !d.AllDay && !d.At.IsZero() {
		e.At, e.AllDay, e.Zone = d.At, false, cmp.Or(d.Zone, e.Zone)
	}
	if d.Warmth != data.NotSaid {
		e.Warmth = d.Warmth
	}
	e.Answers = answered(e.EventID, e.Answers, d.Answers)
	if e.SessionID == 0 && e.session == "" && d.Session != "" {
		e.session, e.write = d.Session, true
	}
	e.write = e.write || !reflect.DeepEqual(e.Encounter, was)
}

// promiseKey is one key to find a promise by: all of it, or the parts that similar ones share.
type promiseKey struct {
	by      data.Ower
	alike   bool
	due     data.Date // for a similar one zero: any day
	text    string    // for a similar one folded
	done    time.Time // UTC, as dropped and made
	dropped time.Time
	made    time.Time // when it was promised, for the same promise of another day
}

// knownPromises finds stored promises of a contact that are also in a file.
type knownPromises struct {
	lookup[promiseKey, plannedPromise]
}

// stands appends a promise, which later rows can find.
func (k *knownPromises) stands(p plannedPromise) {
	whenever := likewise(&p.Promise)
	whenever.due = data.Date{}
	k.add(p, justSo(&p.Promise), likewise(&p.Promise), whenever, madeThen(&p.Promise))
}

// ended notes when promise i was kept, or dropped.
func (k *knownPromises) ended(i int, done, dropped time.Time) {
	p := &k.there[i]
	p.Done, p.Dropped, p.write = done, dropped, true
	k.also(i, justSo(&p.Promise))
}

func justSo(p *data.Promise) promiseKey {
	return promiseKey{by: p.By, due: p.Due, text: p.Text, done: p.Done.Round(0).UTC(), dropped: p.Dropped.Round(0).UTC()}
}

func likewise(p *data.Promise) promiseKey {
	return promiseKey{by: p.By, alike: true, due: p.Due, text: data.Fold(p.Text)}
}

// madeThen is the key of a promise for another day than was said first: who has made it, its words and the moment.
func madeThen(p *data.Promise) promiseKey {
	return promiseKey{by: p.By, text: data.Fold(p.Text), made: p.Created.Round(0).UTC()}
}

// of finds the promise that is also p: first an equal one, then a similar one, then one made at the same moment; -1 when p is new.
func (k *knownPromises) of(p data.Promise) int {
	same := func(there *plannedPromise) bool { return there.Done.Equal(p.Done) && there.Dropped.Equal(p.Dropped) }
	if i := k.find(same, justSo(&p)); i >= 0 {
		return i
	}
	all := func(*plannedPromise) bool { return true }
	if i := k.find(all, likewise(&p)); i >= 0 || p.Created.IsZero() {
		return i
	}
	return k.find(all, madeThen(&p))
}
