package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/format/jsonfile"
	"lanyard/data/intake"
	"lanyard/data/store"
)

// metFlags are what a command line says of an encounter.
type metFlags struct {
	introducedBy                     string // a query
	event, session, at, note, medium string
	warmth                           int
	answers                          []string
	json                             bool
}

func (e *env) metCommand() *cobra.Command {
	var f metFlags
	cmd := &cobra.Command{
		Use: "met QUERY", Short: "Record that you met somebody, or were in touch; again in the same session it adds to that encounter", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !data.Warmth(f.warmth).Valid() {
				return fmt.Errorf("--warmth %d: give 1 for cool, 2 for warm, 3 for hot, or 0 for not said", f.warmth)
			}
			if f.medium = strings.ToLower(strings.TrimSpace(f.medium)); !data.Medium(f.medium).Valid() {
				return fmt.Errorf("--medium %s: give face, call, video, mail, message, letter or other", f.medium)
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.met(cmd.Context(), s, args[0], f) })
		},
	}
	cmd.Flags().StringVar(&f.event, "event", "", eventFlag+" (default: the current one, when you met face to face)")
	cmd.Flags().StringVar(&f.medium, "medium", string(data.FaceToFace), "by what `MEDIUM`: face, call, video, mail, message, letter or other")
	cmd.Flags().StringVar(&f.session, "session", "", "the session, by its `TITLE` or number (default: the one that runs, when you met face to face)")
	cmd.Flags().StringVar(&f.at, "at", "", "when, a `TIME` as 2026-08-11T10:20 or a day as 2026-08-11 (default: now)")
	cmd.Flags().StringVar(&f.note, "note", "", "what was said, any `TEXT`")
	cmd.Flags().IntVar(&f.warmth, "warmth", 0, "how warm it was: `NUMBER` 1 cool, 2 warm, 3 hot")
	cmd.Flags().StringArrayVar(&f.answers, "answer", nil, "an answer to a question of the event, `KEY=VALUE`, of tags several as KEY=A,B; may be given several times")
	cmd.Flags().StringVar(&f.introducedBy, "introduced-by", "", "who introduced you, a `QUERY` that finds one person")
	cmd.Flags().BoolVar(&f.json, "json", false, "print the encounter as a JSON document")
	return cmd
}

// metDocument is what the command prints.
type metDocument struct {
	Encounter metEncounter `json:"encounter"`
	Created   bool         `json:"created"`
}

type metEncounter struct {
	ID           int64          `json:"id"`
	Contact      addedContact   `json:"contact"`
	Event        *namedEvent    `json:"event"`
	Medium       data.Medium    `json:"medium"`
	Session      *string        `json:"session"`
	SessionID    *int64         `json:"session_id"`
	At           string         `json:"at"`
	Warmth       data.Warmth    `json:"warmth"`
	Note         string         `json:"note"`
	Answers      map[string]any `json:"answers"`
	IntroducedBy *addedContact  `json:"introduced_by"`
}

// namedEvent is an event in a document, by name and first day.
type namedEvent struct {
	Event string `json:"event"`
	Day   string `json:"day"`
}

// met records an encounter with the one person that a query finds.
func (e *env) met(ctx context.Context, s *store.Store, query string, f metFlags) error {
	c, err := e.one(ctx, s, query)
	if err != nil {
		return err
	}
	event := data.Event{}
	if medium := data.Medium(f.medium); f.event != "" || medium.InPerson() {
		if event, err = e.eventOrHere(ctx, s, f.event); err != nil {
			return err
		}
	}
	met, err := e.encounterOf(ctx, s, &event, f)
	if err != nil {
		return err
	}
	met.ContactID = c.ID
	if f.introducedBy != "" {
		if met.IntroducedBy, err = e.introducer(ctx, s, &c, f.introducedBy); err != nil {
			return err
		}
	}
	var became intake.Action
	op, err := s.Do(ctx, loggedWords[met.Medium.Or()]+c.Name(), func(tx *store.Tx) (err error) {
		became, err = intake.Meet(tx, &met, true)
		if became == intake.Update {
			tx.SetSummary(intake.MetAlready(c.Name()).String())
		}
		return err
	})
	if err != nil {
		return err
	}
	if f.json {
		named, err := contactsNamed(ctx, s, []int64{met.IntroducedBy})
		if err != nil {
			return err
		}
		doc := metDocument{metOf(&met, &c, &event), became == intake.Create}
		if by, there := named[met.IntroducedBy]; there {
			doc.Encounter.IntroducedBy = &by
		}
		if err := e.printJSON(doc); err != nil {
			return err
		}
	}
	if op.Seq == 0 {
		return metAlready(&c, met.Medium)
	}
	e.say("%s", op.Summary)
	if met.At.After(s.Now()) {
		e.say("that is still to come: it counts from %s on", longDay(data.DateOf(met.Local())))
	}
	return nil
}

// introducer finds who introduced the user to a contact.
func (e *env) introducer(ctx context.Context, s *store.Store, c *data.Contact, query string) (int64, error) {
	by, err := e.one(ctx, s, query)
	if err != nil {
		return 0, fmt.Errorf("--introduced-by: %w", err)
	}
	if by.ID == c.ID {
		return 0, fmt.Errorf("--introduced-by %s: finds %s too; nobody introduces themselves; nothing was changed", query, c.Name())
	}
	return by.ID, nil
}

// metAlready says that an encounter is stored with all that is said of it.
func metAlready(c *data.Contact, medium data.Medium) already {
	if !medium.InPerson() {
		return already(loggedWords[medium] + c.Name() + ": that is there already, and nothing is new")
	}
	return already(c.Name() + " is met there already, and nothing is new")
}

// eventOrHere is the event with a name, else the current one; the zero event for none.
func (e *env) eventOrHere(ctx context.Context, s *store.Store, name string) (data.Event, error) {
	if name == "" {
		return s.Here(ctx)
	}
	return e.eventNamed(ctx, s, name)
}

// encounterOf reads the flags.
func (e *env) encounterOf(ctx context.Context, s *store.Store, event *data.Event, f metFlags) (data.Encounter, error) {
	met := data.Encounter{
		EventID: event.ID, At: s.Now(), Zone: cmp.Or(event.Zone, data.LocalZone()), Note: f.note, Warmth: data.Warmth(f.warmth), Medium: data.Medium(f.medium),
		Source: data.Source{Kind: data.Typed},
	}
	times, err := newMoments(ctx, s, day.Back)
	if err == nil && f.at != "" {
		met.At, met.AllDay, err = times.read("--at", f.at, event.Location(), time.Time{})
	}
	if err == nil {
		met.SessionID, err = e.sessionFor(ctx, s, event, &met, f.session)
	}
	if err == nil {
		met.Answers, err = answersOf(event, f.answers)
	}
	return met, err
}

// sessionFor is the session with a title or a number, else the one that runs.
func (e *env) sessionFor(ctx context.Context, s *store.Store, event *data.Event, met *data.Encounter, title string) (int64, error) {
	switch {
	case title != "":
		found, err := e.sessionNamed(event, title)
		return found.ID, err
	case met.AllDay, !met.Medium.InPerson():
		return 0, nil
	}
	return intake.SessionAt(ctx, s, event, met.At)
}

// sessionNamed finds a session of an event by its title, or by its number. Several are listed as JSON.
func (e *env) sessionNamed(event *data.Event, title string) (data.Session, error) {
	if event.ID == 0 {
		return data.Session{}, fmt.Errorf("--session %s: you are at no event; name one with --event", title)
	}
	var found []data.Session
	for _, s := range event.Sessions {
		if data.Fold(s.Title) == data.Fold(title) {
			found = append(found, s)
		}
	}
	if id, err := strconv.ParseInt(title, 10, 64); err == nil && len(found) == 0 {
		if s := event.Session(id); s != nil {
			found = append(found, *s)
		}
	}
	switch len(found) {
	case 0:
		return data.Session{}, notThere{fmt.Sprintf("%s has no session %q", event.Name, title)}
	case 1:
		return found[0], nil
	}
	list := newList(e.stdout, "sessions")
	for _, s := range found {
		if err := list.add(sessionOf(event, &s)); err != nil {
			return data.Session{}, err
		}
	}
	return data.Session{}, errors.Join(list.close(), fmt.Errorf("%q names %d sessions, listed above; give the number of one: %w", title, len(found), data.ErrAmbiguous))
}

// answersOf reads KEY=VALUE against the questions of an event.
func answersOf(event *data.Event, given []string) (out []data.Answer, err error) {
	for _, text := range given {
		key, value, ok := strings.Cut(text, "=")
		key = strings.TrimSpace(key)
		q := event.Question(key)
		if q == nil { // without regard to case
			if i := slices.IndexFunc(event.Questions, func(q data.Question) bool { return data.Fold(q.Key) == data.Fold(key) }); i >= 0 {
				q = &event.Questions[i]
			}
		}
		switch {
		case !ok:
			return nil, fmt.Errorf("--answer %s: write KEY=VALUE, as role=Librarian", text)
		case event.ID == 0:
			return nil, fmt.Errorf("--answer %s: you are at no event; name one with --event", text)
		case q == nil && len(event.Questions) == 0:
			return nil, fmt.Errorf("--answer %s: %s has no questions; \"lanyard question add\" adds one", text, event.Name)
		case q == nil:
			var keys []string
			for _, q := range event.Questions {
				keys = append(keys, q.Key)
			}
			return nil, fmt.Errorf("--answer %s: %s has no question %q; it has %s", text, event.Name, key, shownList(keys, ", "))
		}
		values := []string{value}
		if tags := data.Choices(value); q.Type == data.TagsQuestion && len(tags) > 0 {
			values = tags
		}
		for _, value := range values {
			a, err := q.Answer(value)
			if err != nil {
				return nil, fmt.Errorf("--answer %s: %w", text, err)
			}
			out = append(out, a)
		}
	}
	return out, nil
}

// metOf makes the document of an encounter.
func metOf(met *data.Encounter, c *data.Contact, event *data.Event) metEncounter {
	out := metEncounter{
		ID: met.ID, Contact: addedContact{UID: c.UID, DisplayName: c.Name()}, Warmth: met.Warmth, Note: met.Note, Medium: met.Medium.Or(), Answers: answerDocument(event, met.Answers),
		At: jsonfile.FromEncounter(data.DraftEncounter{At: met.At, AllDay: met.AllDay, Zone: met.Clocks(event.Zone)}).At,
	}
	if event.ID != 0 {
		out.Event = &namedEvent{event.Name, firstDay(event)}
	}
	if s := event.Session(met.SessionID); s != nil {
		out.Session, out.SessionID = &s.Title, &s.ID
	}
	return out
}

// answerDocument gives answers by key: a text, or for tags a list of them.
func answerDocument(event *data.Event, answers []data.Answer) map[string]any {
	out := map[string]any{}
	for _, a := range answers {
		q := event.Question(a.Key)
		if q == nil || q.Type != data.TagsQuestion {
			out[a.Key] = a.Value
			continue
		}
		tags, _ := out[a.Key].([]string)
		out[a.Key] = append(tags, a.Value)
	}
	return out
}
