package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/letter"
	"lanyard/data/store"
)

func (e *env) letterCommand() *cobra.Command {
	var f letterFlags
	cmd := &cobra.Command{
		Use: "letter TEMPLATE QUERY", Args: asUsed,
		Short: "Fill a template in for somebody: what the mail program is to send, which Lanyard never does",
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.eml == standardOutput && f.json {
				return errors.New("--eml - and --json do not go together: both write to standard output")
			}
			return e.writeLetter(cmd.Context(), args[0], args[1], f)
		},
	}
	f.about(cmd)
	cmd.Flags().BoolVar(&f.json, "json", false, "print the letter as a JSON document")
	cmd.Flags().StringVar(&f.eml, "eml", "", "write the letter to `FILE`, which a mail program opens to send it; - is standard output")
	cmd.AddCommand(e.letterListCommand(), e.letterSentCommand(), e.letterTemplateCommand())
	return cmd
}

// letterFlags are what a command line says of a letter.
type letterFlags struct {
	with, event, eml string
	json             bool
}

func (f *letterFlags) about(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.with, "with", "", "the other person of an introduction, the contact that matches `QUERY`")
	cmd.Flags().StringVar(&f.event, "event", "", eventFlag+" (default: where you met last)")
}

// standardOutput is the file that is none.
const standardOutput = "-"

// letterDocument is a letter as a document has it.
type letterDocument struct {
	To          []string       `json:"to"`
	Subject     string         `json:"subject"`
	Body        string         `json:"body"`
	EmptyFields []letter.Field `json:"empty_fields"`
	Mailto      *string        `json:"mailto"`
}

// composed is a letter before it goes anywhere.
type composed struct {
	facts    data.LetterFacts
	template data.Template
	letter.Filled
	draft letter.Draft
}

// compose fills a template in for somebody.
func (e *env) compose(ctx context.Context, s *store.Store, template, query string, f letterFlags) (c composed, err error) {
	if c.template, err = templateNamed(ctx, s, template); err != nil {
		return c, err
	}
	fields, unknown := letter.FieldsOf(&c.template)
	if len(unknown) > 0 {
		return c, fmt.Errorf("the template %q has %s, which is no field: %s; change it with \"lanyard letter template set\"", c.template.Name, shownList(unknown, ", "), fieldList())
	}
	to, err := e.one(ctx, s, query)
	if err != nil {
		return c, err
	}
	about, err := e.letterAbout(ctx, s, f)
	if err != nil {
		return c, err
	}
	for _, field := range fields {
		if field.OfWith() && about.With == 0 {
			return c, fmt.Errorf("the template %q is for two people: name the other with --with", c.template.Name)
		}
	}
	if f.with != "" && !slices.ContainsFunc(fields, letter.Field.OfWith) {
		return c, fmt.Errorf("--with is for a template that names two people, as introduction; %q names one", c.template.Name)
	}
	if about.With == to.ID {
		return c, fmt.Errorf("--with %s: that is the same person, %s", f.with, to.Name())
	}
	facts, err := s.LetterFacts(ctx, []int64{to.ID}, about)
	if err != nil {
		return c, err
	}
	if len(facts) == 0 {
		return c, notThere{fmt.Sprintf("%s is in the trash", to.Name())}
	}
	c.facts = facts[0]
	c.Filled = letter.Fill(&c.template, letter.ValuesOf(&c.facts, func(t time.Time) string { return t.Format("2 January 2006") }))
	c.draft = letter.Of(c.Subject, c.Body, c.facts.Mailable()...)
	return c, nil
}

// letterAbout reads what a letter is about.
func (e *env) letterAbout(ctx context.Context, s *store.Store, f letterFlags) (a store.LetterAbout, err error) {
	if f.with != "" {
		other, err := e.one(ctx, s, f.with)
		if err != nil {
			return a, err
		}
		a.With = other.ID
	}
	if f.event != "" {
		event, err := e.eventNamed(ctx, s, f.event)
		if err != nil {
			return a, err
		}
		a.Event = event.ID
	}
	return a, nil
}

// refused says why a letter cannot be mailed to all to whom it goes; nil when it can.
func (c *composed) refused() error {
	var all []error
	for _, p := range c.facts.People() {
		switch {
		case c.facts.Forbids(p.ID):
			all = append(all, fmt.Errorf("%s is not to be mailed", p.Name()))
		case strings.TrimSpace(p.PreferredEmail()) == "":
			all = append(all, fmt.Errorf("%s has no e-mail address", p.Name()))
		}
	}
	return errors.Join(all...)
}

// writeLetter prints a letter, or writes it to a file.
func (e *env) writeLetter(ctx context.Context, template, query string, f letterFlags) error {
	if f.eml == "" {
		return e.reading(ctx, func(s *store.Store) error {
			c, err := e.compose(ctx, s, template, query, f)
			if err != nil {
				return err
			}
			return e.printLetter(&c, f.json)
		})
	}
	if _, err := e.existing(); err != nil {
		return err
	}
	return e.withStore(ctx, func(s *store.Store) error {
		c, err := e.compose(ctx, s, template, query, f)
		if err != nil {
			return err
		}
		if err := c.refused(); err != nil {
			return fmt.Errorf("%w; nothing was written", err)
		}
		return e.writeEML(ctx, s, &c, f)
	})
}

func (e *env) printLetter(c *composed, asJSON bool) error {
	refused := c.refused()
	mailto, err := c.draft.Mailto()
	switch {
	case refused != nil:
		mailto = ""
	case errors.Is(err, letter.ErrLong):
		e.say("%v: write it to a file with --eml", err)
	default:
		refused = err
	}
	if !asJSON {
		return errors.Join(e.printText(c), refused)
	}
	doc := letterDocument{To: []string{}, Subject: c.draft.Subject, Body: c.draft.Body, EmptyFields: c.Empty, Mailto: orNull(mailto)}
	for _, t := range c.draft.To {
		doc.To = append(doc.To, t.Email)
	}
	if doc.EmptyFields == nil {
		doc.EmptyFields = []letter.Field{}
	}
	return errors.Join(e.printJSON(doc), refused)
}

// printText prints a letter to read, and to copy. Its values are clean: see letter.Lines.
func (e *env) printText(c *composed) error {
	var to []string
	for _, t := range c.draft.To {
		to = append(to, t.Email)
	}
	_, err := io.WriteString(e.stdout, "To: "+letter.Line(strings.Join(to, ", "))+"\nSubject: "+c.draft.Subject+"\n\n"+c.draft.Body+"\n")
	e.sayEmpty(c)
	return err
}

// sayEmpty says of which fields nothing is known, and where that leaves a gap.
func (e *env) sayEmpty(c *composed) {
	if len(c.Empty) > 0 {
		e.say("nothing is known for %s", fieldsShown(c.Empty))
	}
	for _, s := range c.Spots {
		if before, _, after := c.Around(s); s.Gap() {
			e.say("there is a gap: %s", before+"["+string(s.Field)+"]"+after)
		}
	}
}

func fieldsShown(fields []letter.Field) message {
	var names []string
	for _, f := range fields {
		names = append(names, string(f))
	}
	return shownList(names, ", ")
}

// fieldList says which fields there are.
func fieldList() message { return "the fields are " + fieldsShown(letter.Fields) }

// writeEML writes a letter to a file, and keeps that it was handed over.
func (e *env) writeEML(ctx context.Context, s *store.Store, c *composed, f letterFlags) error {
	eml, err := c.draft.EML(s.Now())
	if err != nil {
		return err
	}
	write := func(w io.Writer) error {
		_, err := w.Write(eml)
		return err
	}
	if f.eml == standardOutput {
		err = write(e.stdout)
	} else {
		err = export.WriteFile(f.eml, s.Path(), write)
	}
	if err != nil {
		return err
	}
	l := c.letter()
	l.Opened = s.Now()
	_, err = s.Do(ctx, "Wrote a letter to "+c.facts.Contact.Name(), func(tx *store.Tx) error { return tx.SaveLetter(&l) })
	if err != nil {
		return err
	}
	e.sayEmpty(c)
	where := f.eml
	if where == standardOutput {
		where = "the letter"
	}
	e.say("wrote %s; when it is sent: %s", where, message(c.whenSent(ctx, s, f)))
	if f.json {
		return e.printLetter(c, true)
	}
	return nil
}

// whenSent is the command that says that the letter is sent. Its values are clean: see wordFor.
func (c *composed) whenSent(ctx context.Context, s *store.Store, f letterFlags) string {
	command := "lanyard letter sent " + wordFor(ctx, s, &c.facts.Contact) + " " + shellWord(templateWord(&c.template))
	if f.with != "" {
		command += " --with " + wordFor(ctx, s, &c.facts.With)
	}
	if f.event != "" {
		command += " --event " + shellWord(f.event)
	}
	return command
}

// letter is what is kept of a letter.
func (c *composed) letter() data.Letter {
	return c.facts.Letter(&c.template, c.draft.Subject, c.draft.Body, c.Uses(letter.Promise))
}
