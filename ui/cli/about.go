package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data/export"
	"lanyard/data/store"
)

func (e *env) aboutCommand() *cobra.Command {
	var asJSON, asText bool
	cmd := &cobra.Command{
		Use: "about QUERY", Short: "Print all that is kept about somebody: also the trash, the history and the names of backups", Args: asUsed,
		Long: "Prints all that is kept about one person, also about one in the trash: to read (--text, the default), or as one JSON document\n" +
			"with the picture (--json). Of copies, those in the folder \"backups\" and those that a restore kept are looked through; copies and\n" +
			"exports elsewhere are not. QUERY may be a UID.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON && asText {
				return errors.New("--json and --text do not go together: give only one of them")
			}
			return e.reading(cmd.Context(), func(s *store.Store) error { return e.about(cmd.Context(), s, args[0], asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as one JSON document")
	cmd.Flags().BoolVar(&asText, "text", false, "print it to read")
	return cmd
}

func (e *env) about(ctx context.Context, s *store.Store, query string, asJSON bool) error {
	c, err := e.oneAlso(ctx, s, query)
	if err != nil {
		return err
	}
	all, err := export.ReadAbout(ctx, s, c.ID)
	if err != nil {
		return err
	}
	if asJSON {
		return e.printJSON(all)
	}
	out := e.newRows()
	for line := range strings.Lines(all.Text(export.English, c.Name(), s.Today())) {
		text := strings.TrimLeft(line, " ")
		if err := out.line(message(strings.TrimSuffix(text, "\n")), line[:len(line)-len(text)]); err != nil {
			return err
		}
	}
	return out.flush()
}
