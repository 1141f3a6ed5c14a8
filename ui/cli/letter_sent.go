package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/store"
)

// again is how long a letter that is said to be sent is the one that is meant.
const again = 7 * 24 * time.Hour

func (e *env) letterSentCommand() *cobra.Command {
	var f letterFlags
	cmd := &cobra.Command{
		Use: "sent QUERY TEMPLATE", Short: "Say that a letter is sent: it counts as contact, and keeps the promise that it is about", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.letterSent(cmd.Context(), s, args[0], args[1], f) })
		},
	}
	f.about(cmd)
	cmd.Flags().BoolVar(&f.json, "json", false, "print the letter as a JSON document")
	return cmd
}

// sentDocument is what became of a letter.
type sentDocument struct {
	ID        int64        `json:"id"`
	Contact   addedContact `json:"contact"`
	Sent      string       `json:"sent"`
	Encounter *int64       `json:"encounter"`
	Promise   *int64       `json:"promise"` // that it kept
}

// letterSent takes the user's word that a letter is sent: the latest one that waits for that, else a new one.
func (e *env) letterSent(ctx context.Context, s *store.Store, query, template string, f letterFlags) error {
	c, err := e.compose(ctx, s, template, query, f)
	if err != nil {
		return err
	}
	ls, err := s.LettersTo(ctx, []int64{c.facts.Contact.ID})
	if err != nil {
		return err
	}
	name := c.facts.Contact.Name()
	for _, p := range c.facts.People() {
		if c.facts.Forbids(p.ID) {
			e.say("%s is not to be mailed: so it was agreed", p.Name())
		}
	}
	owed, err := openPromises(ctx, s, c.facts.Contact.ID)
	if err != nil {
		return err
	}
	l := c.letter()
	if was, sent := sameLetter(ls[c.facts.Contact.ID], &l, owed, f.event != "", s.Now()); sent {
		var printed error
		if f.json {
			printed = e.printSent(&c, was)
		}
		return errors.Join(printed, already(fmt.Sprintf("%q to %s is sent already, on %s", l.Template, name, was.Sent.Local().Format("2 January 2006"))))
	} else if was != nil {
		l = *was
	}
	op, err := s.Do(ctx, "Sent a letter to "+name, func(tx *store.Tx) (err error) {
		if l.ID == 0 {
			if err := tx.SaveLetter(&l); err != nil {
				return err
			}
		}
		if err := tx.SendLetter(l.ID); err != nil {
			return err
		}
		l, err = tx.Letter(l.ID)
		return err
	})
	if err != nil {
		return err
	}
	if kept, was := owed[l.PromiseID]; was {
		e.say("%s; the promise %q is kept by it", op.Summary, kept.Text)
	} else {
		e.say("%s", op.Summary)
	}
	if f.json {
		return e.printSent(&c, &l)
	}
	return nil
}

// openPromises are the promises to or of somebody that are owed still, by their ids.
func openPromises(ctx context.Context, s *store.Store, contact int64) (map[int64]data.Promise, error) {
	all, err := s.PromisesOf(ctx, []int64{contact})
	owed := map[int64]data.Promise{}
	for _, p := range all[contact] {
		if p.Open() {
			owed[p.ID] = p
		}
	}
	return owed, err
}

// sameLetter finds which of the letters to somebody, latest first, is meant by one that is said to be sent: one that waits for
// that, or one that was sent, and how long ago that may be. One about a promise is not another about the next promise. With
// ofEvent it must be of the same event.
func sameLetter(letters []data.Letter, l *data.Letter, owed map[int64]data.Promise, ofEvent bool, now time.Time) (was *data.Letter, sent bool) {
	for i := range letters {
		was := &letters[i]
		if was.ContactID != l.ContactID || was.Template != l.Template || was.WithID != l.WithID || ofEvent && was.EventID != l.EventID {
			continue
		}
		same := l.PromiseID == 0 || was.PromiseID == l.PromiseID
		_, keeps := owed[was.PromiseID]
		switch {
		case was.Waiting() && (same || keeps):
			return was, false
		case same && !was.Sent.IsZero() && now.Sub(was.Sent) < again:
			return was, true
		}
	}
	return nil, false
}

func (e *env) printSent(c *composed, l *data.Letter) error {
	doc := sentDocument{ID: l.ID, Contact: addedContact{UID: c.facts.Contact.UID, DisplayName: c.facts.Contact.Name()}, Sent: momentIn(l.Sent, data.LocalZone())}
	if l.EncounterID != 0 {
		doc.Encounter = &l.EncounterID
	}
	if l.PromiseID != 0 {
		doc.Promise = &l.PromiseID
	}
	return e.printJSON(doc)
}
