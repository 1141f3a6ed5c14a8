package cli

import (
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
	"lanyard/data/store"
)

func (e *env) promiseCommand() *cobra.Command {
	return group("promise", "Add, list, snooze and settle what you owe people and what they owe you",
		e.promiseAddCommand(), e.promiseListCommand(), e.promiseEditCommand(), e.promiseSnoozeCommand(),
		e.settleCommand("done", "Say that a promise was kept", "Ticked off “%s”", "is done already",
			func(p *data.Promise) bool { return p.Done.IsZero() }, (*data.Promise).Finish),
		e.settleCommand("drop", "Give a promise up", "Dropped “%s”", "is dropped already",
			func(p *data.Promise) bool { return p.Dropped.IsZero() }, (*data.Promise).Drop),
		e.settleCommand("again", "Have a promise be owed and in sight again that was done, dropped or snoozed", "“%s” is owed again", "is owed already, and not snoozed",
			func(p *data.Promise) bool { return !p.Open() || !p.Snoozed.IsZero() || p.SnoozedEvent != 0 },
			func(p *data.Promise, _ time.Time) { p.Again() }))
}

// promiseFlags are what a command line says of a promise.
type promiseFlags struct {
	text, due, event string
	them, me         bool
}

// dueFlag is the part of the help that all flags for the day of a promise have.
const dueFlag = "until when, a `DATE` as 2026-12-04, \"fri\" or \"next week\""

func (e *env) promiseAddCommand() *cobra.Command {
	var f promiseFlags
	cmd := &cobra.Command{
		Use: "add QUERY TEXT", Short: "Add what you owe somebody, or they owe you", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.text = strings.TrimSpace(args[1])
			if f.text == "" {
				return errors.New("TEXT is empty: say what is promised")
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.addPromise(cmd.Context(), s, args[0], f) })
		},
	}
	cmd.Flags().StringVar(&f.due, "due", "", dueFlag)
	cmd.Flags().BoolVar(&f.them, "them", false, "they owe it (default: you do)")
	cmd.Flags().StringVar(&f.event, "event", "", "it was made when you met them at "+eventFlag)
	return cmd
}

// addPromise adds a promise, unless there is that one.
func (e *env) addPromise(ctx context.Context, s *store.Store, query string, f promiseFlags) error {
	c, err := e.one(ctx, s, query)
	if err != nil {
		return err
	}
	p := data.Promise{ContactID: c.ID, Text: f.text, By: data.ByMe}
	if f.them {
		p.By = data.ByThem
	}
	if p.Due, err = promisedDay(ctx, s, "--due", f.due); err != nil {
		return err
	}
	if f.event != "" {
		if p.EncounterID, err = e.latestAt(ctx, s, &c, f.event); err != nil {
			return err
		}
	}
	there, err := s.Promises(ctx, c.ID)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(there, func(o data.Promise) bool { return o.Same(&p) }); i >= 0 {
		return errors.Join(e.printJSON(idDocument{there[i].ID}), already(fmt.Sprintf("%s has that promise already", c.Name())))
	}
	op, err := s.Do(ctx, "Saved the promise to "+c.Name(), func(tx *store.Tx) error { return tx.SavePromise(&p) })
	if err != nil {
		return err
	}
	if err := e.printJSON(idDocument{p.ID}); err != nil {
		return err
	}
	e.say("%s", op.Summary)
	return nil
}

// latestAt is the latest encounter with somebody at an event.
func (e *env) latestAt(ctx context.Context, s *store.Store, c *data.Contact, name string) (int64, error) {
	event, err := e.eventNamed(ctx, s, name)
	if err != nil {
		return 0, err
	}
	met, err := s.Encounters(ctx, c.ID)
	for _, m := range met { // the latest comes first
		if m.EventID == event.ID {
			return m.ID, err
		}
	}
	if err == nil {
		err = fmt.Errorf("--event %s: you have not met %s there; \"lanyard met\" records it", name, c.Name())
	}
	return 0, err
}

// promisedDay reads the day of a flag or an argument; zero for "".
func promisedDay(ctx context.Context, s *store.Store, flag, text string) (data.Date, error) {
	if strings.TrimSpace(text) == "" {
		return data.Date{}, nil
	}
	days, err := newMoments(ctx, s, day.Ahead)
	if err != nil {
		return data.Date{}, err
	}
	t, oneDay, err := days.read(flag, text, time.Local, time.Time{})
	if err == nil && !oneDay {
		err = fmt.Errorf("%s %s: give the day alone, as %s", flag, text, data.DateOf(t))
	}
	if err != nil {
		return data.Date{}, err
	}
	return data.DateOf(t), nil
}

// promiseDocument is a promise as a document has it.
type promiseDocument struct {
	ID      int64        `json:"id"`
	Contact addedContact `json:"contact"`
	By      data.Ower    `json:"by"`
	Text    string       `json:"text"`
	Due     *string      `json:"due"`
	Snoozed *string      `json:"snoozed"`
	Done    *string      `json:"done"`
	Dropped *string      `json:"dropped"`
	Event   *namedEvent  `json:"event"`
}

func (e *env) promiseListCommand() *cobra.Command {
	all, asJSON := false, false
	cmd := &cobra.Command{
		Use: "list", Short: "List the promises that are owed, snoozed ones among them, the first due first", Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error { return e.listPromises(cmd.Context(), s, all, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "also those that are done or dropped")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the promises as one JSON document")
	return cmd
}

// promisesAtOnce is how many promises are read at a time.
const promisesAtOnce = 500

func (e *env) listPromises(ctx context.Context, s *store.Store, all, asJSON bool) error {
	q := store.PromiseQuery{}
	if !all {
		q.States = []data.PromiseState{data.PromiseOpen, data.PromiseSnoozed}
	}
	ids, err := s.FindPromises(ctx, q)
	if err != nil {
		return err
	}
	docs, rows := newList(e.stdout, "promises"), e.newRows()
	for page := range slices.Chunk(ids, promisesAtOnce) {
		ps, err := s.PromiseRows(ctx, page)
		if err != nil {
			return err
		}
		people, err := peopleOfPromises(ctx, s, ps)
		if err != nil {
			return err
		}
		for i := range ps {
			doc := promiseOf(&ps[i], people[ps[i].ContactID])
			if asJSON {
				err = docs.add(doc)
			} else {
				err = rows.add(false, strconv.FormatInt(doc.ID, 10), doc.Contact.DisplayName, string(doc.By), doc.Text, orEmpty(doc.Due), stateText(&ps[i]))
			}
			if err != nil {
				return err
			}
		}
	}
	if asJSON {
		return docs.close()
	}
	switch {
	case len(ids) == 0 && all:
		e.say("there are no promises yet; \"lanyard promise add\" makes one")
	case len(ids) == 0:
		e.say("no promise is owed; \"lanyard promise add\" makes one, and --all lists those that are settled too")
	}
	return rows.flush()
}

func peopleOfPromises(ctx context.Context, s *store.Store, ps []store.PromiseRow) (map[int64]addedContact, error) {
	ids := make([]int64, len(ps))
	for i := range ps {
		ids[i] = ps[i].ContactID
	}
	slices.Sort(ids)
	return contactsNamed(ctx, s, slices.Compact(ids))
}

// stateText says how a promise stands: "open", "snoozed until 2026-12-04".
func stateText(p *store.PromiseRow) string {
	if p.State == data.PromiseSnoozed {
		return "snoozed until " + p.Until.String()
	}
	return string(p.State)
}

func promiseOf(p *store.PromiseRow, c addedContact) promiseDocument {
	doc := promiseDocument{
		ID: p.ID, Contact: c, By: data.ByMe, Text: p.Text, Due: orNull(p.Due.String()), Snoozed: orNull(p.Until.String()),
		Done: orNull(jsonfile.UTC(p.Done)), Dropped: orNull(jsonfile.UTC(p.Dropped)),
	}
	if p.By == data.ByThem {
		doc.By = data.ByThem
	}
	if p.From.ID != 0 {
		doc.Event = &namedEvent{p.From.Name, firstDay(&p.From)}
	}
	return doc
}

// orEmpty is a text of a document; "" for nil.
func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// changePromise changes the promise with a number. change reports that nothing is new by an error of already.
func (e *env) changePromise(cmd *cobra.Command, number string, change func(context.Context, *store.Store, *store.PromiseRow) (summary string, err error)) error {
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return fmt.Errorf("%q is no number of a promise; \"lanyard promise list\" has them", number)
	}
	if _, err := e.existing(); err != nil {
		return err
	}
	ctx := cmd.Context()
	return e.withStore(ctx, func(s *store.Store) error {
		found, err := s.PromiseRows(ctx, []int64{id})
		if err != nil {
			return err
		}
		if len(found) == 0 || found[0].Name == "" { // or its contact is in the trash
			return notThere{fmt.Sprintf("there is no promise %d; \"lanyard promise list --all\" has their numbers", id)}
		}
		p := &found[0]
		summary, err := change(ctx, s, p)
		if err != nil {
			return err
		}
		op, err := s.Do(ctx, summary, func(tx *store.Tx) error { return tx.SavePromise(&p.Promise) })
		if err == nil {
			e.say("%s", op.Summary)
		}
		return err
	})
}

// settleCommand is a command that does one thing with a promise. news reports whether that changes it.
func (e *env) settleCommand(use, short, summary, is string, news func(*data.Promise) bool, do func(*data.Promise, time.Time)) *cobra.Command {
	return &cobra.Command{
		Use: use + " ID", Short: short, Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.changePromise(cmd, args[0], func(_ context.Context, s *store.Store, p *store.PromiseRow) (string, error) {
				if !news(&p.Promise) {
					return "", already(fmt.Sprintf("%q %s", p.Text, is))
				}
				do(&p.Promise, s.Now())
				return fmt.Sprintf(summary, p.Text), nil
			})
		},
	}
}

// nextEvent is the word for *at our next event*.
const nextEvent = "next-event"

func (e *env) promiseSnoozeCommand() *cobra.Command {
	return &cobra.Command{
		Use: "snooze ID DATE", Short: `Hide a promise until a day, as 2026-12-04, tomorrow or "next week", or until the next event that both of you go to: next-event`, Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.changePromise(cmd, args[0], func(ctx context.Context, s *store.Store, p *store.PromiseRow) (string, error) {
				if !p.Open() {
					return "", fmt.Errorf("%q is %s, so there is nothing to snooze; \"lanyard promise again %d\" takes that back", p.Text, p.State, p.ID)
				}
				if args[1] == nextEvent {
					return snoozeUntilEvent(ctx, s, p)
				}
				return snoozeUntilDay(ctx, s, p, args[1])
			})
		},
	}
}

func snoozeUntilDay(ctx context.Context, s *store.Store, p *store.PromiseRow, text string) (string, error) {
	until, err := promisedDay(ctx, s, "DATE", text)
	today := data.DateOf(s.Now())
	switch {
	case err != nil:
		return "", err
	case until.IsZero():
		return "", errors.New(`DATE is empty: give a day as 2026-12-04, or next-event`)
	case until.Days() <= today.Days():
		return "", fmt.Errorf("DATE %s: is not ahead; give a day from %s on", text, today.AddDays(1))
	case p.Snoozed == until && p.SnoozedEvent == 0:
		return "", already(fmt.Sprintf("%q is snoozed until %s already", p.Text, until))
	}
	p.Snooze(until)
	return fmt.Sprintf("Snoozed “%s” until %s", p.Text, until), nil
}

func snoozeUntilEvent(ctx context.Context, s *store.Store, p *store.PromiseRow) (string, error) {
	next, err := s.NextEvents(ctx, []int64{p.ContactID})
	event, ok := next[p.ContactID]
	switch {
	case err != nil:
		return "", err
	case !ok:
		return "", fmt.Errorf("%s is on the list of no event that is ahead; \"lanyard attend\" puts them on one", p.Name)
	case p.SnoozedEvent == event.ID && p.Snoozed.IsZero():
		return "", already(fmt.Sprintf("%q is snoozed until %s already", p.Text, event.Name))
	}
	p.SnoozeUntil(event.ID)
	return fmt.Sprintf("Snoozed “%s” until %s", p.Text, event.Name), nil
}

func (e *env) promiseEditCommand() *cobra.Command {
	var f promiseFlags
	cmd := &cobra.Command{
		Use: "edit ID", Short: "Change what is promised, until when, or who owes it", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			given := cmd.Flags().Changed
			if !given("text") && !given("due") && !f.them && !f.me {
				return fmt.Errorf("give what changes: --text, --due, --them or --me%s", more(cmd, "says more"))
			}
			if f.text = strings.TrimSpace(f.text); given("text") && f.text == "" {
				return errors.New("--text is empty: say what is promised")
			}
			return e.changePromise(cmd, args[0], func(ctx context.Context, s *store.Store, p *store.PromiseRow) (string, error) {
				before := p.Promise
				if given("text") {
					p.Text = f.text
				}
				if given("due") {
					due, err := promisedDay(ctx, s, "--due", f.due)
					if err != nil {
						return "", err
					}
					p.Due = due
				}
				switch {
				case f.them:
					p.By = data.ByThem
				case f.me:
					p.By = data.ByMe
				}
				if p.Promise == before {
					return "", already(fmt.Sprintf("%q is so already", p.Text))
				}
				return "Saved the promise to " + p.Name, nil
			})
		},
	}
	cmd.Flags().StringVar(&f.text, "text", "", "what is promised, any `TEXT`")
	cmd.Flags().StringVar(&f.due, "due", "", dueFlag+`; "" for no day`)
	cmd.Flags().BoolVar(&f.them, "them", false, "they owe it")
	cmd.Flags().BoolVar(&f.me, "me", false, "you owe it")
	alternatives(cmd, false, "them", "me")
	return cmd
}
