package cli

import (
	"context"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// added says what became of a contact in a code.
type added struct {
	Saved   savedAs       `json:"saved"`
	Contact *addedContact `json:"contact,omitempty"` // as it is stored now
}

type addedContact struct {
	UID         string `json:"uid"`
	DisplayName string `json:"display_name"`
}

// savedAs is the word in the document for how a contact was saved.
type savedAs string

const (
	savedNew     savedAs = "new"
	savedUpdated savedAs = "updated"
	savedSame    savedAs = "same" // it existed with all that the code says; they met again
	savedNot     savedAs = "no"
)

// newScanRow makes the row of a code, with the reason if it has no contact.
func newScanRow(text string, kind format.Kind, drafts []data.Draft) scanRow {
	r := scanRow{Text: text, Kind: kind, drafts: drafts}
	for _, d := range drafts {
		r.Unsure = append(r.Unsure, d.Unsure...)
	}
	if len(drafts) == 0 {
		r.Reason = whyNobody(format.About(text))
	}
	return r
}

// whyNobody says why a text has no contact.
func whyNobody(m format.Matter) string {
	switch m.Subject {
	case format.AboutWiFi:
		return "it is Wi-Fi access, not a contact"
	case format.AboutEvent:
		return "it is an event, not a contact"
	case format.AboutPlace:
		return "it is a place, not a contact"
	case format.AboutMessage:
		return "it is a text message to be sent, not a contact"
	case format.AboutLogin:
		return "it is a key for two-step login, not a contact"
	case format.AboutNumber:
		return "it is a number, not a contact"
	case format.AboutIDs:
		return "it holds identifiers only, no name and no address: ask for the name, or for a card"
	case format.AboutLink:
		return "it is a web address, not a contact"
	case format.AboutBrokenJSON:
		return "it is broken JSON and names nobody for sure: scan it again, or ask for a card"
	case format.AboutBrokenCard:
		return "it begins as a card and names nobody: scan it again"
	}
	return "it is plain text, not a contact"
}

// adder saves the contacts of scanned codes.
type adder struct {
	*env
	store  *store.Store
	intake *intake.Intake
	event  data.Event // where they were met; ID 0: at no event

	done []*scanRow // the codes read last
}

// newAdder saves at the named event, else at the current one.
func (e *env) newAdder(ctx context.Context, s *store.Store, event string) (*adder, error) {
	at, err := e.eventOrHere(ctx, s, event)
	return &adder{env: e, store: s, intake: intake.New(s), event: at}, err
}

// add saves the contacts of a picture's codes, each with an encounter now. It does not save a code without a
// person, and reports whether every code was saved.
func (a *adder) add(ctx context.Context, r scanned) bool {
	all := true
	for i := range r.Codes {
		row := &r.Codes[i]
		switch {
		case row.joined:
			row.added = a.whole(row.Text)
			continue
		case row.alone: // the message is known already
			row.added, all = &added{Saved: savedNot}, false
			continue
		}
		if len(row.drafts) == 0 {
			row.added, all = &added{Saved: savedNot}, false
			a.say("%s: not saved: %q: %s", r.File, beginning(row.Text), message(row.Reason))
			continue
		}
		for _, d := range row.drafts {
			one, reason := a.addDraft(ctx, r.File, d)
			if reason != "" {
				all = false
				row.Reason = joinReasons(row.Reason, reason)
			}
			if row.added == nil {
				row.added = one
			} else {
				row.More = append(row.More, one)
			}
		}
		if a.done = append(a.done, row); len(a.done) > mostDone {
			a.done = a.done[1:]
		}
	}
	return all
}

// mostDone is how many codes are remembered for later parts of their messages.
const mostDone = 64

// whole says what became of the message of a part, nil when that is not known. Its first part came before.
func (a *adder) whole(part string) *added {
	for _, row := range slices.Backward(a.done) {
		if strings.Contains(row.Text, strings.Trim(part, "\uFFFD")) {
			return row.added
		}
	}
	return nil
}

func joinReasons(a, b string) string {
	if a == "" || a == b {
		return b
	}
	return a + "; " + b
}

// addDraft saves one contact; reason says why it was not saved.
func (a *adder) addDraft(ctx context.Context, file string, d data.Draft) (one *added, reason string) {
	if d.Contact.Nameless() {
		reason = "the code says nothing to know a person by"
		if len(d.Contact.Links) > 0 {
			reason = "it is a web address and names nobody: add the name yourself, in the window"
		}
		a.say("%s: not saved: %q: %s", file, beginning(d.Text), message(reason))
		return &added{Saved: savedNot}, reason
	}
	saved, err := a.save(ctx, d)
	if err != nil {
		a.say("%s: not saved: %v", file, err)
		return &added{Saved: savedNot}, err.Error()
	}
	if saved.Op.Seq == 0 {
		saved.Op.Summary = string(metAlready(&d.Contact, data.FaceToFace))
	}
	a.say("%s: %s", file, saved.Op.Summary)
	guessed := slices.DeleteFunc(slices.Clone(d.Unsure), func(key data.FieldKey) bool { return key == data.UnsureEnd })
	if len(guessed) > 0 {
		a.say("%s: please check: %s was guessed", file, shownList(guessed, ", "))
	}
	for _, left := range saved.LeftOut {
		a.say("%s: left out: %v", file, left)
	}
	one = &added{Saved: map[intake.Action]savedAs{intake.Create: savedNew, intake.Update: savedUpdated, intake.Same: savedSame}[saved.Action]}
	if c, err := a.store.Contact(ctx, saved.Contact); err == nil {
		one.Contact = &addedContact{UID: c.UID, DisplayName: c.Name()}
	}
	return one, ""
}

// save writes a contact with an encounter now.
func (a *adder) save(ctx context.Context, d data.Draft) (intake.Saved, error) {
	d.Contact.Source.Kind = data.FromQR
	p, err := a.intake.Propose(ctx, d)
	if err != nil {
		return intake.Saved{}, err
	}
	now := a.store.Now()
	session, err := intake.SessionAt(ctx, a.store, &a.event, now)
	if err != nil {
		return intake.Saved{}, err
	}
	met := data.Encounter{EventID: a.event.ID, SessionID: session, At: now, Zone: data.LocalZone(), Source: data.Source{Kind: data.FromQR}}
	return a.intake.Save(ctx, p, intake.Additions{Encounter: &met, Event: a.event.ID})
}

// mostShown is how much of a text a message repeats, in characters.
const mostShown = 60

// beginning is the beginning of a text, on one line.
func beginning(text string) string {
	line := []rune(strings.Join(strings.Fields(text), " "))
	if len(line) > mostShown {
		line = append(line[:mostShown:mostShown], '…')
	}
	return string(line)
}
