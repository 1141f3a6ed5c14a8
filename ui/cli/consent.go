package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/export"
	"lanyard/data/store"
)

// consentFlags are what a command line says of what was agreed. A flag that is not given changes nothing.
type consentFlags struct {
	agreed, how, on, keepUntil, kept string
	noMail                           bool
	json                             bool
	given                            func(flag string) bool
}

// says reports whether anything is to be changed.
func (f *consentFlags) says() bool {
	for _, flag := range []string{"agreed", "how", "on", "keep-until", "kept", "no-mail"} {
		if f.given(flag) {
			return true
		}
	}
	return false
}

func (e *env) consentCommand() *cobra.Command {
	var f consentFlags
	cmd := &cobra.Command{
		Use: "consent QUERY", Short: "Show or say what was agreed with somebody about their details, and until when they are kept", Args: asUsed,
		Long: "Without a flag beside --json it shows what was agreed. A flag with \"\" for its value takes back what was said before.",
		RunE: func(cmd *cobra.Command, args []string) error {
			f.given = cmd.Flags().Changed
			if how := data.Agreed(f.how); !how.Valid() {
				return fmt.Errorf("--how %s: give %s", f.how, oneOf(data.Agreements))
			}
			if !f.says() {
				return e.reading(cmd.Context(), func(s *store.Store) error { return e.showConsent(cmd.Context(), s, args[0], f.json) })
			}
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.setConsent(cmd.Context(), s, args[0], f) })
		},
	}
	cmd.Flags().StringVar(&f.agreed, "agreed", "", "what was agreed, any `TEXT`")
	cmd.Flags().StringVar(&f.how, "how", "", "how they agreed: `HOW` "+oneOf(data.Agreements))
	cmd.Flags().StringVar(&f.on, "on", "", "the `DAY` on which they agreed, as 2026-11-29")
	cmd.Flags().StringVar(&f.keepUntil, "keep-until", "", "the `DAY` from which on their details are over their time")
	cmd.Flags().StringVar(&f.kept, "kept", "", "why they are kept although their time is over, any `TEXT`; with a later --keep-until until that day")
	cmd.Flags().BoolVar(&f.noMail, "no-mail", false, "they are not to be mailed: letters leave them out; --no-mail=false takes it back")
	cmd.Flags().BoolVar(&f.json, "json", false, "print what is said then as a JSON document")
	return cmd
}

// consentDocument is what was agreed with somebody. What is not said is null.
type consentDocument struct {
	Contact addedContact `json:"contact"`
	export.AgreedWith
}

// consentOf reads the one person that a query finds, and what was agreed with them.
func (e *env) consentOf(ctx context.Context, s *store.Store, query string) (c data.Contact, agreed data.Consent, err error) {
	if c, err = e.one(ctx, s, query); err == nil {
		agreed, err = s.Consent(ctx, c.ID)
	}
	return c, agreed, err
}

func (e *env) printConsent(s *store.Store, c *data.Contact, agreed *data.Consent) error {
	return e.printJSON(consentDocument{addedContact{UID: c.UID, DisplayName: c.Name()}, export.FromConsent(agreed, s.Today())})
}

// showConsent prints what was agreed with the one person that a query finds.
func (e *env) showConsent(ctx context.Context, s *store.Store, query string, asJSON bool) error {
	c, agreed, err := e.consentOf(ctx, s, query)
	if err != nil {
		return err
	}
	if asJSON {
		return e.printConsent(s, &c, &agreed)
	}
	if agreed.IsZero() {
		e.say("nothing is said yet of what was agreed with %s", c.Name())
		return nil
	}
	out := e.newRows()
	for _, row := range consentRows(&agreed) {
		if err := out.add(false, row[0], row[1]); err != nil {
			return err
		}
	}
	return out.flush()
}

// consentRows are what was agreed, to read: what it is, and what is said.
func consentRows(c *data.Consent) (rows [][2]string) {
	for _, row := range [][2]string{
		{"agreed", c.Text}, {"how", string(c.How)}, {"on", c.On.String()}, {"keep until", c.KeepUntil.String()}, {"kept because", c.Kept},
	} {
		if row[1] != "" {
			rows = append(rows, row)
		}
	}
	if c.NoMail {
		rows = append(rows, [2]string{"mail", "do not mail"})
	}
	return rows
}

// setConsent changes what was agreed with the one person that a query finds.
func (e *env) setConsent(ctx context.Context, s *store.Store, query string, f consentFlags) error {
	c, agreed, err := e.consentOf(ctx, s, query)
	if err != nil {
		return err
	}
	if err := f.into(ctx, s, &agreed); err != nil {
		return err
	}
	op, err := s.Do(ctx, "Noted what was agreed with "+c.Name(), func(tx *store.Tx) error { return tx.SaveConsent(&agreed) })
	if err != nil {
		return err
	}
	if f.json {
		if err := e.printConsent(s, &c, &agreed); err != nil {
			return err
		}
	}
	if op.Seq == 0 {
		return already(fmt.Sprintf("%s: that is noted already", c.Name()))
	}
	e.say("%s", op.Summary)
	return nil
}

// into reads the flags that are given into a consent.
func (f *consentFlags) into(ctx context.Context, s *store.Store, c *data.Consent) error {
	if f.given("agreed") {
		c.Text = strings.TrimSpace(f.agreed)
	}
	if f.given("how") {
		c.How = data.Agreed(f.how)
	}
	if f.given("kept") {
		c.Kept = strings.TrimSpace(f.kept)
	}
	if f.given("no-mail") {
		c.NoMail = f.noMail
	}
	if f.given("on") {
		back, err := newMoments(ctx, s, day.Back)
		if err != nil {
			return err
		}
		if c.On, err = back.day("--on", f.on); err != nil {
			return err
		}
		if !c.On.IsZero() && c.On.Days() > s.Today().Days() {
			return fmt.Errorf("--on %s: is a day to come; nothing was changed", f.on)
		}
	}
	if f.given("keep-until") {
		ahead, err := newMoments(ctx, s, day.Ahead)
		if err != nil {
			return err
		}
		if c.KeepUntil, err = ahead.day("--keep-until", f.keepUntil); err != nil {
			return err
		}
	}
	return nil
}

// day reads a day on the user's clocks; zero for an empty text.
func (m moments) day(flag, text string) (data.Date, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return data.Date{}, nil
	}
	t, oneDay, err := m.read(flag, text, time.Local, time.Time{})
	if err == nil && !oneDay {
		err = fmt.Errorf("%s %s: give a day alone, as %s", flag, text, data.DateOf(t))
	}
	return data.DateOf(t), err
}

func (e *env) retentionCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "retention", Short: "List the people whose details are over their time", Args: asUsed,
		Long: "Lists the people whose \"keep until\" has come, the longest ago first. \"lanyard erase\" erases one for good,\n" +
			"\"lanyard consent\" keeps one with a reason (--kept) or another day (--keep-until).",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error { return e.retention(cmd.Context(), s, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the people as one JSON document")
	return cmd
}

type overDocument struct {
	Contact   addedContact `json:"contact"`
	KeepUntil data.Date    `json:"keep_until"`
	Days      int          `json:"days"` // since then
}

func (e *env) retention(ctx context.Context, s *store.Store, asJSON bool) error {
	over, err := s.Over(ctx)
	if err != nil {
		return err
	}
	ids := make([]int64, len(over))
	for i := range over {
		ids[i] = over[i].ContactID
	}
	named, err := contactsNamed(ctx, s, ids)
	if err != nil {
		return err
	}
	today := s.Today().Days()
	if asJSON {
		out := newList(e.stdout, "over")
		for _, c := range over {
			if err := out.add(overDocument{named[c.ContactID], c.KeepUntil, today - c.KeepUntil.Days()}); err != nil {
				return err
			}
		}
		return out.close()
	}
	if len(over) == 0 {
		e.say("nobody's time is over; \"lanyard consent\" says until when somebody is kept")
	}
	out := e.newRows()
	for _, c := range over {
		if err := out.add(false, named[c.ContactID].DisplayName, c.KeepUntil.String(), amount(today-c.KeepUntil.Days(), "day", "days")); err != nil {
			return err
		}
	}
	return out.flush()
}
