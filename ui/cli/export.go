package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/csv"
	"lanyard/data/store"
)

func (e *env) exportCommand() *cobra.Command {
	var event, query, format, target, file string
	cmd := &cobra.Command{
		Use: "export", Short: "Export people as CSV, vCard or JSON", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			job := export.Job{Format: export.Format(format), Target: csv.Flavour(target)}
			if !slices.Contains([]export.Format{export.CSV, export.VCard, export.JSON}, job.Format) {
				return fmt.Errorf("--format %s: choose csv, vcard or json", format)
			}
			if !slices.Contains([]csv.Flavour{csv.Spreadsheet, csv.Apps, csv.Google, csv.Outlook, csv.Thunderbird}, job.Target) {
				return fmt.Errorf("--for %s: choose spreadsheet, apps, google, outlook or thunderbird", target)
			}
			return e.reading(cmd.Context(), func(s *store.Store) error {
				return e.export(cmd.Context(), s, job, event, query, file)
			})
		},
	}
	cmd.Flags().StringVar(&event, "event", "", "only the people of "+eventFlag)
	cmd.Flags().StringVar(&query, "query", "", "only the people that the search `TEXT` finds")
	cmd.Flags().StringVar(&format, "format", "csv", "csv, vcard or json")
	cmd.Flags().StringVar(&target, "for", "apps", "for CSV, who will read it: spreadsheet, apps, google, outlook or thunderbird")
	cmd.Flags().StringVarP(&file, "output", "o", "", "write to `FILE` instead of standard output")
	return cmd
}

func (e *env) export(ctx context.Context, s *store.Store, job export.Job, event, query, file string) error {
	q := data.Query{Text: query}
	if event != "" {
		ev, err := e.eventNamed(ctx, s, event)
		if err != nil {
			return err
		}
		q.Event, job.Event = ev.ID, ev.ID
	}
	job.Selection.Query = q
	if file == "" {
		_, err := export.Write(ctx, s, job, e.stdout)
		return err
	}
	n, err := export.ToFile(ctx, s, job, file)
	if err == nil {
		fmt.Fprintf(e.stderr, "%s: %d people\n", file, n)
	}
	return err
}
