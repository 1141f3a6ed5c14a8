package intake

import (
	"lanyard/data"
	"lanyard/data/say"
)

// This file says what a document adds to what goes on already: promises, cadences and letters. It is the same for all of them: what
// is not said here is taken from the file, a step further (done, dropped, opened, sent) too, and what is said here stays. Where the
// file says otherwise, Import.Stayed tells it.

// stays notes that something of a row stays as it is here.
func (pl *plan) stays(d *data.Draft, what say.Text) {
	pl.imp.Stayed = append(pl.imp.Stayed, &data.RowError{Line: d.Line, Kept: true, Reason: what})
}

// fill takes a value where none is said, and reports whether what is said differs.
func fill[T comparable](have *T, said T) (differs bool) {
	var none T
	switch {
	case said == none || *have == said:
		return false
	case *have == none:
		*have = said
		return false
	}
	return true
}

// ahead is a day that is still to come; no day for one that has come, which puts nobody off any more.
func (pl *plan) ahead(d data.Date) data.Date {
	if d.IsZero() || d.Days() <= pl.store.Today().Days() {
		return data.Date{}
	}
	return d
}

// putOff takes the day and the event until which something is out of sight, where it is in sight here, and reports whether what is
// said differs.
func (pl *plan) putOff(day *data.Date, event *int64, saidDay data.Date, saidEvent int64) (differs bool) {
	if saidDay = pl.ahead(saidDay); saidDay.IsZero() && saidEvent == 0 {
		return false
	}
	if pl.ahead(*day).IsZero() && *event == 0 {
		*day, *event = saidDay, saidEvent
		return false
	}
	return saidDay != *day || saidEvent != *event
}

// renewed fills what is not said of a promise that is owed here and in the file.
func (pl *plan) renewed(row *data.Draft, have *plannedPromise, said *data.Promise) {
	was := have.Promise
	due := fill(&have.Due, said.Due)
	snoozed := pl.putOff(&have.Snoozed, &have.SnoozedEvent, said.Snoozed, pl.event(said.SnoozedAt))
	have.write = have.write || have.Promise != was
	if due || snoozed {
		pl.stays(row, say.T("{{.Name}}: the promise {{.Promise}} is for another day in the file; it stays as it is here", row.Contact.Name(), said.Text))
	}
}

// filled fills a cadence with what the user has not said, and reports whether that is anything. there says that there is one. Who is
// not to be due stays so.
func (pl *plan) filled(row *data.Draft, have *data.Cadence, there bool) bool {
	d := &row.Cadence
	switch {
	case d.IsZero():
		return false
	case !there:
		*have = data.Cadence{
			Every: d.Every, Face: d.Face, Off: d.Off, Paused: d.Paused, Later: d.Later, LaterEvent: pl.event(d.LaterEvent), Since: d.Since,
			Spread: d.Spread, Created: d.Created,
		}
		return !have.IsZero()
	}
	was, differs := *have, have.Off != d.Off
	if !differs && !have.Off {
		if have.Every.IsZero() && have.Face.IsZero() {
			have.Since, have.Spread = d.Since, d.Spread
		}
		differs = fill(&have.Every, d.Every)
		differs = fill(&have.Face, d.Face) || differs
		noEvent := int64(0)
		differs = pl.putOff(&have.Paused, &noEvent, d.Paused, 0) || differs
		differs = pl.putOff(&have.Later, &have.LaterEvent, d.Later, pl.event(d.LaterEvent)) || differs
	}
	if differs {
		pl.stays(row, say.T("{{.Name}}: how often you want to be in touch is another in the file; it stays as it is here", row.Contact.Name()))
	}
	return *have != was
}

// improve notes that a letter was opened or sent, and what it is about, as the file says.
func (pl *plan) improve(row *data.Draft, k *plannedLetter, l *data.DraftLetter, met, promised int) {
	was, before, kept := k.Letter, k.met, k.promised
	k.Opened, k.Sent = or(k.Opened, l.Opened), or(k.Sent, l.Sent)
	fill(&k.EventID, pl.event(l.About))
	if k.EncounterID == 0 && k.met == 0 {
		k.met = met
	}
	if k.PromiseID == 0 && k.promised == 0 {
		k.promised = promised
	}
	k.write = k.write || k.Letter != was || k.met != before || k.promised != kept
	if k.Subject != l.Subject || k.Body != l.Body {
		pl.stays(row, say.T("{{.Name}}: the letter {{.Letter}} has another text in the file; it stays as it is here", row.Contact.Name(), k.Subject))
	}
}
