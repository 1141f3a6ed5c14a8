package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/letter"
	"lanyard/data/store"
)

// mostTemplate is how long a template in a file may be, in bytes.
const mostTemplate = 1 << 20

// templates are all templates: those that are built in, as the user changed them, and the user's own.
func templates(ctx context.Context, s *store.Store) ([]data.Template, error) {
	own, err := s.Templates(ctx)
	return letter.Merged(letter.Builtin(letter.English), own), err
}

// templateWord is how a command line names a template: by its key, else by its name.
func templateWord(t *data.Template) string { return cmp.Or(t.Key, t.Name) }

// blanks has a name be written as one word in a shell: thank-you.
var blanks = strings.NewReplacer("-", " ", "_", " ")

// templateNamed finds a template by its key or its name.
func templateNamed(ctx context.Context, s *store.Store, name string) (data.Template, error) {
	all, err := templates(ctx, s)
	if err != nil {
		return data.Template{}, err
	}
	var words []string
	for _, by := range []func(*data.Template) string{func(t *data.Template) string { return t.Key }, func(t *data.Template) string { return t.Name }} {
		for i := range all {
			if word := by(&all[i]); word != "" && data.Fold(blanks.Replace(word)) == data.Fold(blanks.Replace(name)) {
				return all[i], nil
			}
		}
	}
	for i := range all {
		words = append(words, templateWord(&all[i]))
	}
	return data.Template{}, notThere{fmt.Sprintf("there is no template %q; there are %s", name, shownList(words, ", "))}
}

// templateDocument is a template as a document has it.
type templateDocument struct {
	Key     string         `json:"key"` // "" of one of the user's own
	Name    string         `json:"name"`
	Subject string         `json:"subject"`
	Body    string         `json:"body"`
	Fields  []letter.Field `json:"fields"`
	ID      *int64         `json:"id"` // null of one that is built in and was not changed
}

func (e *env) letterListCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use: "list", Short: "List the templates, those that are built in and your own", Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.reading(cmd.Context(), func(s *store.Store) error { return e.listTemplates(cmd.Context(), s, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the templates as a JSON document")
	return cmd
}

func (e *env) listTemplates(ctx context.Context, s *store.Store, asJSON bool) error {
	all, err := templates(ctx, s)
	if err != nil {
		return err
	}
	docs := make([]templateDocument, len(all))
	out := e.newRows()
	for i := range all {
		t := &all[i]
		docs[i] = templateDocument{Key: t.Key, Name: t.Name, Subject: t.Subject, Body: t.Body}
		docs[i].Fields, _ = letter.FieldsOf(t)
		if docs[i].Fields == nil {
			docs[i].Fields = []letter.Field{}
		}
		if t.ID != 0 {
			docs[i].ID = &t.ID
		}
		if !asJSON {
			err = errors.Join(err, out.add(true, t.Key, t.Name, t.Subject))
		}
	}
	if asJSON {
		return e.printJSON(struct {
			Templates []templateDocument `json:"templates"`
		}{docs})
	}
	return errors.Join(err, out.flush())
}

func (e *env) letterTemplateCommand() *cobra.Command {
	return group("template", "Add, change and remove templates for letters", e.templateAddCommand(), e.templateSetCommand(), e.templateRemoveCommand())
}

// templateFlags are what a command line says of a template.
type templateFlags struct{ name, subject, body, file string }

func (f *templateFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.subject, "subject", "", "the subject, any `TEXT` with fields in braces")
	cmd.Flags().StringVar(&f.body, "body", "", "the `TEXT` of the letter, with fields in braces as {first} or {first|all}")
	cmd.Flags().StringVar(&f.file, "file", "", "read the text of the letter from a `FILE`")
	alternatives(cmd, false, "body", "file")
}

// apply puts what is said into a template, and refuses what is no field.
func (f *templateFlags) apply(cmd *cobra.Command, t *data.Template) error {
	said := cmd.Flags().Changed
	if f.file != "" {
		text, err := readText(f.file)
		if err != nil {
			return err
		}
		f.body = text
	}
	if said("subject") {
		t.Subject = letter.Line(f.subject)
	}
	if said("body") || f.file != "" {
		t.Body = strings.Trim(letter.Lines(f.body), "\n")
	}
	if f.name != "" {
		t.Name = letter.Line(f.name)
	}
	if err := letter.CheckName(t.Name); err != nil {
		return err
	}
	if t.Body == "" {
		return fmt.Errorf("give the text of the letter with --body or --file")
	}
	if _, unknown := letter.FieldsOf(t); len(unknown) > 0 {
		return fmt.Errorf("%s is no field, and nothing was written: %s; {{ is a brace", shownList(unknown, ", "), fieldList())
	}
	return nil
}

// readText reads a text file of at most mostTemplate bytes.
func readText(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // nothing was written
	b, err := io.ReadAll(io.LimitReader(f, mostTemplate+1))
	if err == nil && len(b) > mostTemplate {
		err = fmt.Errorf("%s: is longer than a letter can be", path)
	}
	return strings.TrimPrefix(string(b), "\uFEFF"), err
}

func (e *env) templateAddCommand() *cobra.Command {
	var f templateFlags
	cmd := &cobra.Command{
		Use: "add NAME", Short: "Add a template of your own", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			t := data.Template{Name: letter.Line(args[0])}
			if t.Name == "" {
				return fmt.Errorf("give the template a name")
			}
			if err := f.apply(cmd, &t); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error {
				there, err := templateNamed(cmd.Context(), s, t.Name)
				if err == nil {
					return fmt.Errorf("there is a template %q; \"lanyard letter template set\" changes it", there.Name)
				}
				if !errors.Is(err, data.ErrNotFound) {
					return err
				}
				if _, err := s.Do(cmd.Context(), "Added the template "+t.Name, func(tx *store.Tx) error { return tx.SaveTemplate(&t) }); err != nil {
					return err
				}
				e.say("added the template %s", t.Name)
				return e.printJSON(idDocument{t.ID})
			})
		},
	}
	f.add(cmd)
	return cmd
}

func (e *env) templateSetCommand() *cobra.Command {
	var f templateFlags
	cmd := &cobra.Command{
		Use: "set TEMPLATE", Short: "Change a template; of one that is built in, yours takes its place", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			return e.withStore(cmd.Context(), func(s *store.Store) error {
				t, err := templateNamed(cmd.Context(), s, args[0])
				if err != nil {
					return err
				}
				if err := f.apply(cmd, &t); err != nil {
					return err
				}
				if t.ID == 0 && t == builtinNamed(t.Key) {
					return already(fmt.Sprintf("the template %s is so already", t.Name))
				}
				op, err := s.Do(cmd.Context(), "Changed the template "+t.Name, func(tx *store.Tx) error { return tx.SaveTemplate(&t) })
				if err != nil {
					return err
				}
				if op.Seq == 0 {
					return already(fmt.Sprintf("the template %s is so already", t.Name))
				}
				e.say("%s", op.Summary)
				return nil
			})
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.name, "name", "", "a new `NAME`")
	return cmd
}

// builtinNamed is the template that is built in with a key.
func builtinNamed(key string) data.Template {
	for _, t := range letter.Builtin(letter.English) {
		if t.Key == key {
			return t
		}
	}
	return data.Template{}
}

func (e *env) templateRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove TEMPLATE", Short: "Move a template to the trash; one that is built in is again as it was", Args: asUsed,
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := e.existing(); err != nil {
				return err
			}
			return e.withStore(cmd.Context(), func(s *store.Store) error {
				t, err := templateNamed(cmd.Context(), s, args[0])
				if err != nil {
					return err
				}
				if t.ID == 0 {
					return already(fmt.Sprintf("the template %s is built in, and as it was", t.Name))
				}
				summary := "Moved the template " + t.Name + " to the trash"
				if t.Key != "" {
					summary = "Put back the template " + builtinNamed(t.Key).Name
				}
				op, err := s.Do(cmd.Context(), summary, func(tx *store.Tx) error { return tx.Trash(store.Templates, t.ID) })
				if err == nil {
					e.say("%s", op.Summary)
				}
				return err
			})
		},
	}
}
