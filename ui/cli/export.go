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
	var noPhotos bool
	cmd := &cobra.Command{
		Use: "export", Short: "Export people as CSV, XLSX, vCard or JSON; events with their programmes and your promises as a calendar (ICS)", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			job := export.Job{Format: export.Format(format), Target: csv.Flavour(target), NoPhotos: noPhotos, Warn: e.sayWarnings, Undated: e.sayUndated}
			if !slices.Contains(export.Formats, job.Format) {
				return fmt.Errorf("--format %s: choose %s", format, oneOf(export.Formats))
			}
			if !slices.Contains(csv.Flavours, job.Target) {
				return fmt.Errorf("--for %s: choose %s", target, oneOf(csv.Flavours))
			}
			return e.reading(cmd.Context(), func(s *store.Store) error {
				return e.export(cmd.Context(), s, job, event, query, file)
			})
		},
	}
	cmd.Flags().StringVar(&event, "event", "", "only the people of "+eventFlag+"; a calendar holds that event, else all of them")
	cmd.Flags().StringVar(&query, "query", "", "only the people that the search `TEXT` finds")
	cmd.Flags().StringVar(&format, "format", "csv", oneOf(export.Formats)+"; xlsx is the best for spreadsheets")
	cmd.Flags().StringVar(&target, "for", "apps", "for CSV, who will read it: "+oneOf(csv.Flavours)+"; only in that for a spreadsheet nothing runs as a formula")
	cmd.Flags().BoolVar(&noPhotos, "no-photos", false, "leave the pictures out of vCards and JSON")
	cmd.Flags().StringVarP(&file, "output", "o", "", "write to `FILE` instead of standard output")
	return cmd
}

// oneOf lists words: "csv, vcard or json".
func oneOf[T ~string](words []T) string {
	out := ""
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			out += " or "
		default:
			out += ", "
		}
		out += string(w)
	}
	return out
}

// sayWarnings says what the file has no place for, and what of it a spreadsheet would run.
func (e *env) sayWarnings(w export.Warnings) {
	for _, l := range w.Left {
		fmt.Fprintln(e.stderr, export.Describe(l))
	}
	if w.Formulas.Count > 0 {
		fmt.Fprintln(e.stderr, export.DescribeFormulas(w.Formulas))
	}
}

// sayUndated says what calendars will not show.
func (e *env) sayUndated(n int) {
	what := "1 event or session has"
	if n > 1 {
		what = fmt.Sprintf("%d events or sessions have", n)
	}
	fmt.Fprintf(e.stderr, "%s no time: written as a note (VJOURNAL), which calendars do not show; Lanyard reads it back\n", what)
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
		n, err := export.Write(ctx, s, job, e.stdout)
		if err == nil && n == 0 {
			e.say("%v", export.Nobody(job))
		}
		return err
	}
	n, err := export.ToFile(ctx, s, job, file)
	if err == nil {
		what := "people"
		if job.Format == export.ICS {
			what = "calendar entries"
		}
		fmt.Fprintf(e.stderr, "%s: %d %s\n", file, n, what)
	}
	return err
}
