package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/export"
	"lanyard/data/format/csv"
	"lanyard/data/store"
)

func (e *env) exportCommand() *cobra.Command {
	var f queryFlags
	var format, target, file string
	var noPhotos, fresh bool
	var columns, without []string
	cmd := &cobra.Command{
		Use: "export", Short: "Export people as CSV, XLSX, vCard or JSON; events with their programmes and your promises as a calendar (ICS)", Args: asUsed,
		RunE: func(cmd *cobra.Command, _ []string) error {
			job := export.Job{Format: export.Format(format), Target: csv.Flavour(target), NoPhotos: noPhotos, New: fresh, Columns: columns, Warn: e.sayWarnings, Undated: e.sayUndated}
			var err error
			if cmd.Flags().Changed("without") && len(without) == 0 {
				without = []string{""} // the error lists those there are; nothing is let out by an empty list
			}
			if job.Without, err = export.ReadParts(without); err != nil {
				return fmt.Errorf("--without %s: %w", strings.Join(without, ","), err)
			}
			if !slices.Contains(export.Formats, job.Format) {
				return fmt.Errorf("--format %s: choose %s", format, oneOf(export.Formats))
			}
			if !slices.Contains(csv.Flavours, job.Target) {
				return fmt.Errorf("--for %s: choose %s", target, oneOf(csv.Flavours))
			}
			if cmd.Flags().Changed("columns") && len(columns) == 0 {
				job.Columns = []string{""} // the error lists those there are
			}
			return e.forExport(cmd.Context(), job, f.event, func(s *store.Store) error {
				v, err := f.read(cmd.Context(), e, s, cmd)
				if err != nil {
					return err
				}
				if job.Selection.Query = v.Query; f.event != "" {
					job.Event = v.Query.Event
				}
				err = e.export(cmd.Context(), s, job, file)
				if kept := (*export.NotKeptError)(nil); errors.As(err, &kept) && !job.New {
					e.say("%v", err)
					return nil
				}
				return err
			})
		},
	}
	f.on(cmd, "event")
	cmd.Flags().StringVar(&f.event, "event", "", "only the people of "+eventFlag+"; a calendar holds that event, else all of them")
	cmd.Flags().BoolVar(&fresh, "new", false, "with --event, only who came since the last export of its people, or changed: details, notes, warmth, answers or promises")
	cmd.Flags().StringSliceVar(&columns, "columns", nil, "for CSV and XLSX, only these columns, in this order: `A,B,...`; compact stands for a short list of leads, answers for those to all questions")
	cmd.Flags().StringVar(&format, "format", "csv", oneOf(export.Formats)+"; xlsx is the best for spreadsheets")
	cmd.Flags().StringVar(&target, "for", "apps", "for CSV, what will read it: "+oneOf(csv.Flavours)+"; only in the one for spreadsheets nothing can run as a formula")
	cmd.Flags().BoolVar(&noPhotos, "no-photos", false, "leave the pictures out of vCards and JSON")
	cmd.Flags().StringSliceVar(&without, "without", nil, "leave these out, in whatever format: `PART,...` of "+oneOf(export.Parts))
	cmd.Flags().StringVarP(&file, "output", "o", "", "write to `FILE` instead of standard output")
	return cmd
}

// forExport opens the database for an export. That of an event's people is noted in it, where it can be written.
func (e *env) forExport(ctx context.Context, job export.Job, event string, f func(*store.Store) error) error {
	switch {
	case job.New && event == "":
		return errors.New("--new needs the event whose people are exported: name it with --event")
	case event == "" || job.Format == export.ICS:
		return e.reading(ctx, f)
	}
	if _, err := e.existing(); err != nil {
		return err
	}
	tried := false
	err := e.withStore(ctx, func(s *store.Store) error {
		tried = true
		return f(s)
	})
	if !tried && errors.Is(err, data.ErrReadOnly) {
		return e.reading(ctx, f)
	}
	return err
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

// sayWarnings says what the file leaves out or moves, and what of it a spreadsheet would run.
func (e *env) sayWarnings(w export.Warnings) {
	for _, l := range w.Left {
		e.tell("%s", message(export.Describe(l)))
	}
	if w.Formulas.Count > 0 {
		e.tell("%s", message(export.DescribeFormulas(w.Formulas)))
	}
}

// sayUndated says what calendars will not show.
func (e *env) sayUndated(n int) {
	e.tell("%s no time: written as a note (VJOURNAL), which calendars do not show; Lanyard reads it back",
		amount(n, "event or session has", "events or sessions have"))
}

// print writes the file to standard output: byte for byte, but to a terminal only what is safe there.
func (e *env) print(ctx context.Context, s *store.Store, job export.Job) error {
	shown, terminal := e.stdout.(*screen)
	if terminal && job.Format == export.XLSX {
		return errors.New("a terminal cannot show a workbook: name a file with -o")
	}
	n, err := export.Write(ctx, s, job, e.stdout)
	if err == nil && n == 0 {
		e.say("%v", export.Nobody(job))
	}
	if terminal && shown.replaced {
		e.say("control characters are shown as �; a file, named with -o, has them as they are")
	}
	return err
}

func (e *env) export(ctx context.Context, s *store.Store, job export.Job, file string) error {
	if file == "" {
		return e.print(ctx, s, job)
	}
	since := ""
	job.Since = func(fresh, changed int) {
		since = fmt.Sprintf(", %d new, %d changed since the last export", fresh, changed)
	}
	n, err := export.ToFile(ctx, s, job, file)
	if err == nil {
		what := amount(n, "person", "people")
		if job.Format == export.ICS {
			what = amount(n, "calendar entry", "calendar entries")
		}
		e.tell("%s: %s%s", file, what, since)
	}
	return err
}
