package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
)

// queryFlags are what a command line asks of people beside words.
type queryFlags struct {
	view, text, event, session, status, organisation string
	metFrom, metTo, medium, cadence, owed, source    string
	sort, imported                                   string
	topics, answers                                  []string
	warmth                                           int
	inside, outside, noNote, noEmail, incomplete     bool
	over, reversed                                   bool
}

// queryFlag is one flag that asks something of people. Its condition is "" for those beside the conditions.
type queryFlag struct {
	name string
	of   data.ConditionKey
	add  func(cmd *cobra.Command, f *queryFlags, name string)
}

func textFlag(of func(*queryFlags) *string, usage string) func(*cobra.Command, *queryFlags, string) {
	return func(cmd *cobra.Command, f *queryFlags, name string) { cmd.Flags().StringVar(of(f), name, "", usage) }
}

func markFlag(of func(*queryFlags) *bool, usage string) func(*cobra.Command, *queryFlags, string) {
	return func(cmd *cobra.Command, f *queryFlags, name string) { cmd.Flags().BoolVar(of(f), name, false, usage) }
}

func listFlag(of func(*queryFlags) *[]string, usage string) func(*cobra.Command, *queryFlags, string) {
	return func(cmd *cobra.Command, f *queryFlags, name string) {
		cmd.Flags().StringArrayVar(of(f), name, nil, usage)
	}
}

// statuses are the states of an attendee.
var statuses = []data.AttendeeStatus{data.Expected, data.WantToMeet, data.Met, data.Closed}

// queryFlagTable are the flags: every condition has one.
var queryFlagTable = []queryFlag{
	{"view", "", textFlag(func(f *queryFlags) *string { return &f.view }, "those of the saved view `NAME`; further conditions come on top")},
	{"query", "", textFlag(func(f *queryFlags) *string { return &f.text }, "only the people that the search `TEXT` finds")},
	{"topic", data.ByTopics, listFlag(func(f *queryFlags) *[]string { return &f.topics }, "only who has the topic `TEXT`; may be given several times: all of them")},
	{"event", data.ByEvent, textFlag(func(f *queryFlags) *string { return &f.event }, "only who was met at, or is on the list of, "+eventFlag)},
	{"session", data.BySession, textFlag(func(f *queryFlags) *string { return &f.session }, "only who was met in the session of the event, by its `TITLE` or number")},
	{"status", data.ByStatus, textFlag(func(f *queryFlags) *string { return &f.status }, "only who has this `STATUS` on the list of the event, or of any: "+oneOf(statuses))},
	{"met-from", data.ByMet, textFlag(func(f *queryFlags) *string { return &f.metFrom }, "only who was met on this day or later, a `DATE` as 2026-08-10")},
	{"met-to", data.ByMet, textFlag(func(f *queryFlags) *string { return &f.metTo }, "only who was met on this day or before, a `DATE` as 2026-08-14")},
	{"medium", data.ByMedium, textFlag(func(f *queryFlags) *string { return &f.medium }, "only who was met, or in touch, by this `MEDIUM`: "+oneOf(data.Media))},
	{"answer", data.ByAnswers, listFlag(func(f *queryFlags) *[]string { return &f.answers }, "only who answered `KEY=VALUE`; may be given several times: all of them")},
	{"warmth", data.ByWarmth, func(cmd *cobra.Command, f *queryFlags, name string) {
		cmd.Flags().IntVar(&f.warmth, name, 0, "only who was at least so warm the last time: `NUMBER` 1 cool, 2 warm, 3 hot")
	}},
	{"cadence", data.ByClock, textFlag(func(f *queryFlags) *string { return &f.cadence }, "only whose cadence is in this `STATE`: "+oneOf(data.ClockFilters)+"; now is due or drifting")},
	{"owed", data.ByOwed, textFlag(func(f *queryFlags) *string { return &f.owed }, "only with an open promise, by `WHOM`: "+oneOf(data.Owings))},
	{"organisation", data.ByOrganisation, textFlag(func(f *queryFlags) *string { return &f.organisation }, "only who works at the organisation `NAME`")},
	{"inside", data.ByBelonging, markFlag(func(f *queryFlags) *bool { return &f.inside }, "only who belongs to your own organisation")},
	{"outside", data.ByBelonging, markFlag(func(f *queryFlags) *bool { return &f.outside }, "only who belongs to another organisation")},
	{"source", data.BySource, textFlag(func(f *queryFlags) *string { return &f.source }, "only who came in this `WAY`: "+oneOf(data.SourceKinds))},
	{"import", data.ByImport, textFlag(func(f *queryFlags) *string { return &f.imported }, "only who came in by the latest import of this `FILE`, or by the import of this number")},
	{"no-note", data.ByNoNote, markFlag(func(f *queryFlags) *bool { return &f.noNote }, "only of whom nothing is noted")},
	{"no-email", data.ByNoEmail, markFlag(func(f *queryFlags) *bool { return &f.noEmail }, "only of whom no e-mail address is known")},
	{"incomplete", data.ByIncomplete, markFlag(func(f *queryFlags) *bool { return &f.incomplete }, "only of whom little more than a name is known")},
	{"over", data.ByOver, markFlag(func(f *queryFlags) *bool { return &f.over }, "only whose details you agreed to keep until today or a day before")},
	{"sort", "", textFlag(func(f *queryFlags) *string { return &f.sort }, "the `ORDER`: "+oneOf(data.Sorts))},
	{"reversed", "", markFlag(func(f *queryFlags) *bool { return &f.reversed }, "the order turned round")},
}

// on adds the flags to a command, but for those named.
func (f *queryFlags) on(cmd *cobra.Command, without ...string) {
	for _, q := range queryFlagTable {
		if !slices.Contains(without, q.name) {
			q.add(cmd, f, q.name)
		}
	}
}

// any reports whether the command line asks for something by the flags.
func (f *queryFlags) any(cmd *cobra.Command) bool {
	return slices.ContainsFunc(queryFlagTable, func(q queryFlag) bool { return cmd.Flags().Changed(q.name) })
}

// read makes a query of the flags. What the view lost is said.
func (f *queryFlags) read(ctx context.Context, e *env, s *store.Store, cmd *cobra.Command) (v data.View, err error) {
	if cmd.Flags().Changed("view") {
		if v, err = e.viewNamed(ctx, s, f.view); err != nil {
			return v, err
		}
		if err := e.sayMissing(ctx, s, &v); err != nil {
			return v, err
		}
	}
	q := &v.Query
	q.Text = strings.TrimSpace(q.Text + " " + f.text)
	for _, t := range f.topics {
		if data.Fold(t) == "" {
			return v, fmt.Errorf("--topic %q: name a topic", t)
		}
		q.Topics = append(q.Topics, strings.TrimSpace(t))
	}
	for _, step := range []func(context.Context, *env, *store.Store, *cobra.Command, *data.Query) error{f.readEvent, f.readDays, f.readAnswers, f.readImport} {
		if err := step(ctx, e, s, cmd, q); err != nil {
			return v, err
		}
	}
	if err := f.readWords(cmd, q); err != nil || q.Belongs == "" {
		return v, err
	}
	known, err := s.SidesKnown(ctx)
	if err == nil && !known {
		e.say("nobody is inside or outside of your organisation while your own details do not name it: lanyard card set NAME --organisation ORGANISATION")
	}
	return v, err
}

// chosen reads the value of a flag that is one of some words.
func chosen[T ~string](cmd *cobra.Command, flag, given string, of []T, to *T) error {
	if !cmd.Flags().Changed(flag) {
		return nil
	}
	if !slices.Contains(of, T(given)) {
		return fmt.Errorf("--%s %s: choose %s", flag, given, oneOf(of))
	}
	*to = T(given)
	return nil
}

// readWords reads the flags whose values are known words.
func (f *queryFlags) readWords(cmd *cobra.Command, q *data.Query) error {
	switch {
	case !data.Warmth(f.warmth).Valid():
		return fmt.Errorf("--warmth %d: give 1 for cool, 2 for warm, 3 for hot", f.warmth)
	case f.inside && f.outside:
		return errors.New("--inside and --outside do not go together: nobody is both")
	case cmd.Flags().Changed("organisation") && data.Fold(f.organisation) == "":
		return fmt.Errorf("--organisation %q: name an organisation", f.organisation)
	}
	for _, err := range []error{
		chosen(cmd, "status", f.status, statuses, &q.Status), chosen(cmd, "medium", f.medium, data.Media, &q.Medium),
		chosen(cmd, "cadence", f.cadence, data.ClockFilters, &q.Clock), chosen(cmd, "owed", f.owed, data.Owings, &q.Owed),
		chosen(cmd, "source", f.source, data.SourceKinds, &q.Source), chosen(cmd, "sort", f.sort, data.Sorts, &q.Sort),
	} {
		if err != nil {
			return err
		}
	}
	if f.warmth != 0 {
		q.Warmth = data.Warmth(f.warmth)
	}
	if f.organisation != "" {
		q.Organisation = strings.TrimSpace(f.organisation)
	}
	switch {
	case f.inside:
		q.Belongs = data.Inside
	case f.outside:
		q.Belongs = data.Outside
	}
	for given, to := range map[*bool]*bool{&f.noNote: &q.NoNote, &f.noEmail: &q.NoEmail, &f.incomplete: &q.Incomplete, &f.over: &q.Over, &f.reversed: &q.Reversed} {
		*to = *to || *given
	}
	return nil
}

func (f *queryFlags) readEvent(ctx context.Context, e *env, s *store.Store, cmd *cobra.Command, q *data.Query) error {
	if f.event != "" {
		event, err := e.eventNamed(ctx, s, f.event)
		if err != nil {
			return err
		}
		if q.Event != event.ID {
			q.Session = 0
		}
		q.Event = event.ID
	}
	if !cmd.Flags().Changed("session") {
		return nil
	}
	if q.Event <= 0 {
		return fmt.Errorf("--session %s: name its event with --event", f.session)
	}
	event, err := s.Event(ctx, q.Event)
	if err != nil {
		return err
	}
	one, err := e.sessionNamed(&event, f.session)
	q.Session = one.ID
	return err
}

func (f *queryFlags) readDays(ctx context.Context, _ *env, s *store.Store, _ *cobra.Command, q *data.Query) error {
	if strings.TrimSpace(f.metFrom+f.metTo) == "" {
		return nil
	}
	days, err := newMoments(ctx, s, day.Back)
	if err != nil {
		return err
	}
	for _, one := range []struct {
		flag, text string
		to         *data.Date
	}{{"--met-from", f.metFrom, &q.MetFrom}, {"--met-to", f.metTo, &q.MetTo}} {
		if strings.TrimSpace(one.text) == "" {
			continue
		}
		t, oneDay, err := days.read(one.flag, one.text, time.Local, time.Time{})
		if err == nil && !oneDay {
			err = fmt.Errorf("%s %s: give the day alone, as %s", one.flag, one.text, data.DateOf(t))
		}
		if err != nil {
			return err
		}
		*one.to = data.DateOf(t)
	}
	if !q.MetFrom.IsZero() && !q.MetTo.IsZero() && q.MetTo.Days() < q.MetFrom.Days() {
		return fmt.Errorf("--met-to %s is before --met-from %s", q.MetTo, q.MetFrom)
	}
	return nil
}

// readAnswers reads KEY=VALUE in the spelling in which it was answered.
func (f *queryFlags) readAnswers(ctx context.Context, _ *env, s *store.Store, _ *cobra.Command, q *data.Query) error {
	if len(f.answers) == 0 {
		return nil
	}
	given, err := s.AnswersInUse(ctx, max(q.Event, 0))
	if err != nil {
		return err
	}
	for _, text := range f.answers {
		key, value, ok := strings.Cut(text, "=")
		a := data.Answer{Key: strings.TrimSpace(key), Value: strings.Join(strings.Fields(value), " ")}
		if !ok || a.Key == "" || a.Value == "" {
			return fmt.Errorf("--answer %s: write KEY=VALUE, as role=speaker", text)
		}
		known := data.Once[string]{}
		for _, g := range given {
			known.Add(g.Key)
			if data.Fold(g.Key) == data.Fold(a.Key) && data.Fold(g.Value) == data.Fold(a.Value) {
				a = g.Answer
			}
		}
		if !slices.ContainsFunc(given, func(g data.AnswerCount) bool { return data.Fold(g.Key) == data.Fold(a.Key) }) {
			return fmt.Errorf("--answer %s: nobody answered %q; %s", text, a.Key, answeredKeys(given))
		}
		q.Answers = append(q.Answers, a)
	}
	return nil
}

// answeredKeys says to which questions there are answers.
func answeredKeys(given []data.AnswerCount) message {
	var keys []string
	for _, g := range given {
		if !slices.Contains(keys, g.Key) {
			keys = append(keys, g.Key)
		}
	}
	if len(keys) == 0 {
		return "there are no answers yet"
	}
	return "there are answers to " + shownList(keys, ", ")
}

// readImport finds an import by the name of its file, of several the latest that was not undone, or by its number.
func (f *queryFlags) readImport(ctx context.Context, _ *env, s *store.Store, cmd *cobra.Command, q *data.Query) error {
	if !cmd.Flags().Changed("import") {
		return nil
	}
	all, err := s.Imports(ctx) // latest first
	if err != nil {
		return err
	}
	var files []string
	for _, by := range []func(*data.Import) bool{
		func(i *data.Import) bool { return i.File == f.imported },
		func(i *data.Import) bool { return strconv.FormatInt(i.ID, 10) == f.imported },
		func(i *data.Import) bool {
			return data.Fold(f.imported) != "" && data.Fold(i.File) == data.Fold(filepath.Base(f.imported))
		},
	} {
		for i := range all {
			if !all[i].Undone && by(&all[i]) {
				q.Import = all[i].ID
				return nil
			}
		}
	}
	for i := range all {
		if !all[i].Undone && !slices.Contains(files, all[i].File) && len(files) < mostFiles {
			files = append(files, all[i].File)
		}
	}
	if len(files) == 0 {
		return notThere{fmt.Sprintf("--import %s: nothing was imported yet", f.imported)}
	}
	return notThere{fmt.Sprintf("--import %s: there is no such import; the latest are of %s", f.imported, shownList(files, ", "))}
}

// mostFiles is how many files of imports are named.
const mostFiles = 5
