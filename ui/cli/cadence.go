package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/store"
)

// cadenceFlags are what a command line says of how often. A nil text was not given.
type cadenceFlags struct {
	topic                     string
	every, face, pause, later *string
	off                       *bool
	json                      bool
}

func (f *cadenceFlags) says() bool {
	return f.every != nil || f.face != nil || f.pause != nil || f.later != nil || f.off != nil
}

func (e *env) cadenceCommand() *cobra.Command {
	var f cadenceFlags
	var every, face, pause, later string
	var off bool
	cmd := &cobra.Command{
		Use: "cadence [QUERY]", Short: "Say how often you want to be in touch with somebody, or with all who have a topic; without flags, show it",
		Long: `Say how often you want to be in touch with somebody, or with all who have a topic, and how often face to face. Without flags it is shown.

Somebody's own times come first; of several topics the shortest holds. Any contact counts for --every, only meeting face to face for --face.
"lanyard due" lists with whom it is time to get in touch.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for name, to := range map[string]struct {
				text  *string
				given **string
			}{"every": {&every, &f.every}, "face": {&face, &f.face}, "pause": {&pause, &f.pause}, "later": {&later, &f.later}} {
				if cmd.Flags().Changed(name) {
					*to.given = to.text
				}
			}
			if cmd.Flags().Changed("off") {
				f.off = &off
			}
			return e.cadence(cmd, args, f)
		},
	}
	cmd.Flags().StringVar(&f.topic, "topic", "", "all who have the topic `NAME`")
	cmd.Flags().StringVar(&every, "every", "", "to be in touch every `TIME`, as 10d, 2w, 3m or 1y; none takes it back")
	cmd.Flags().StringVar(&face, "face", "", "to meet face to face every `TIME`, as 1y; none takes it back")
	cmd.Flags().StringVar(&pause, "pause", "", "nothing is due before a `DATE` as 2027-01-15; none takes it back")
	cmd.Flags().StringVar(&later, "later", "", "not listed before a `DATE`, or until your next event is over: next-event; contact takes it back, and so does none")
	cmd.Flags().BoolVar(&off, "off", false, "not this person, whatever their topics say; of a topic: no time any more; --off=false takes it back")
	cmd.Flags().BoolVar(&f.json, "json", false, "print what holds then as a JSON document")
	return cmd
}

func (e *env) cadence(cmd *cobra.Command, args []string, f cadenceFlags) error {
	ofTopic := cmd.Flags().Changed("topic")
	switch {
	case ofTopic && len(args) > 0:
		return fmt.Errorf("give somebody, or a topic with --topic, not both%s", more(cmd, "says more"))
	case !ofTopic && (len(args) == 0 || strings.TrimSpace(args[0]) == ""):
		return fmt.Errorf("give somebody, or a topic with --topic%s", more(cmd, "says more"))
	case ofTopic && (f.pause != nil || f.later != nil):
		return errors.New("--pause and --later are for one person: a topic has only --every, --face and --off")
	case f.off != nil && *f.off && (f.every != nil || f.face != nil || f.pause != nil || f.later != nil):
		return fmt.Errorf("--off goes with none of --every, --face, --pause and --later%s", more(cmd, "says more"))
	}
	if ofTopic {
		f.topic = strings.TrimSpace(f.topic)
		if data.Fold(f.topic) == "" {
			return errors.New("--topic is empty: give the name of a topic")
		}
	}
	do := func(s *store.Store) error {
		if ofTopic {
			return e.topicCadence(cmd.Context(), s, f)
		}
		return e.personCadence(cmd.Context(), s, args[0], f)
	}
	if !f.says() {
		return e.reading(cmd.Context(), do)
	}
	if _, err := e.existing(); err != nil {
		return err
	}
	return e.withStore(cmd.Context(), do)
}

// cadenceDocument is what holds for somebody, or for a topic.
type cadenceDocument struct {
	Contact *addedContact `json:"contact"`
	Topic   *string       `json:"topic"`
	Every   *string       `json:"every"`
	Face    *string       `json:"face"`
	// From says whose Every is; without one, whose Face is.
	From     *string     `json:"from"`
	FaceFrom *string     `json:"face_from"`
	Off      bool        `json:"off"`
	Paused   *string     `json:"paused_until"`
	Later    *string     `json:"later_until"`
	Event    *namedEvent `json:"later_event"`
}

// interval reads the time of a flag; the stored one when it was not given.
func (f *cadenceFlags) interval(flag string, given *string, stored data.Interval) (data.Interval, error) {
	if given == nil {
		return stored, nil
	}
	if noneSaid(*given) {
		return data.Interval{}, nil
	}
	every, err := data.ParseInterval(*given)
	if err != nil {
		return stored, fmt.Errorf("%s %s: is not a time; write 10d, 2w, 3m or 1y, or none", flag, *given)
	}
	return every, nil
}

// noneSaid reports whether a flag takes back what is there.
func noneSaid(text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	return text == "" || text == "none"
}

func (e *env) personCadence(ctx context.Context, s *store.Store, query string, f cadenceFlags) error {
	c, err := e.one(ctx, s, query)
	if err != nil {
		return err
	}
	stored, err := s.Cadence(ctx, c.ID)
	if err != nil {
		return err
	}
	fresh, said, err := f.apply(ctx, s, &c, stored)
	if err != nil {
		return err
	}
	changed := fresh != stored
	if changed {
		op, err := s.Do(ctx, said, func(tx *store.Tx) error { return tx.SaveCadence(&fresh) })
		if err != nil {
			return err
		}
		changed = op.Seq != 0
	}
	doc, err := cadenceOf(ctx, s, &c)
	if err != nil {
		return err
	}
	if err := e.printCadence(&doc, f); err != nil {
		return err
	}
	switch {
	case changed:
		e.say("%s", said)
	case f.says():
		return already(fmt.Sprintf("%s: that holds already", c.Name()))
	}
	return nil
}

// apply puts what the flags say into the cadence of somebody, and says what that does.
func (f *cadenceFlags) apply(ctx context.Context, s *store.Store, c *data.Contact, k data.Cadence) (data.Cadence, string, error) {
	said := fmt.Sprintf("Set how often you are in touch with %s", c.Name())
	before := k
	var err error
	if k.Every, err = f.interval("--every", f.every, k.Every); err != nil {
		return k, "", err
	}
	if k.Face, err = f.interval("--face", f.face, k.Face); err != nil {
		return k, "", err
	}
	if k.Every != before.Every || k.Face != before.Face {
		k.Since, k.Spread = time.Time{}, false
	}
	if !k.Every.IsZero() && f.every != nil || !k.Face.IsZero() && f.face != nil {
		k.Off = false
	}
	if f.off != nil {
		said = fmt.Sprintf("%s is listed when due again", c.Name())
		if k.Off = *f.off; k.Off {
			said = fmt.Sprintf("%s is not due any more", c.Name())
		}
	}
	if f.pause != nil {
		if k.Paused, err = awaited(ctx, s, "--pause", *f.pause); err != nil {
			return k, "", err
		}
		said = fmt.Sprintf("Paused %s until %s", c.Name(), k.Paused)
		if k.Paused.IsZero() {
			said = fmt.Sprintf("%s is paused no more", c.Name())
		}
	}
	if f.later != nil {
		if said, err = f.putOff(ctx, s, c, &k); err != nil {
			return k, "", err
		}
	}
	return k, said, nil
}

// putOff puts somebody off until a day, or until the next event is over.
func (f *cadenceFlags) putOff(ctx context.Context, s *store.Store, c *data.Contact, k *data.Cadence) (said string, err error) {
	if strings.TrimSpace(*f.later) != nextEvent {
		k.LaterEvent = 0
		k.Later, err = awaited(ctx, s, "--later", *f.later)
		if k.Later.IsZero() {
			return fmt.Sprintf("%s is put off no more", c.Name()), err
		}
		return fmt.Sprintf("Put %s off until %s", c.Name(), k.Later), err
	}
	next, err := s.NextEvents(ctx, []int64{c.ID})
	event, ok := next[c.ID]
	switch {
	case err != nil:
		return "", err
	case !ok:
		return "", fmt.Errorf("%s is on the list of no event that is ahead; \"lanyard attend\" puts them on one, or give a day", c.Name())
	}
	k.Later, k.LaterEvent = data.Date{}, event.ID
	return fmt.Sprintf("Put %s off until %s is over", c.Name(), event.Name), nil
}

// awaited reads a day that is ahead; zero for none.
func awaited(ctx context.Context, s *store.Store, flag, text string) (data.Date, error) {
	if noneSaid(text) {
		return data.Date{}, nil
	}
	until, err := promisedDay(ctx, s, flag, text)
	today := data.DateOf(s.Now())
	if err == nil && until.Days() <= today.Days() {
		err = fmt.Errorf("%s %s: is not ahead; give a day from %s on, or none", flag, text, today.AddDays(1))
	}
	return until, err
}

// cadenceOf is what holds for somebody.
func cadenceOf(ctx context.Context, s *store.Store, c *data.Contact) (doc cadenceDocument, err error) {
	own, err := s.Cadence(ctx, c.ID)
	if err != nil {
		return doc, err
	}
	clocks, err := s.ClocksOf(ctx, []int64{c.ID})
	if err != nil {
		return doc, err
	}
	doc = cadenceDocument{Contact: &addedContact{UID: c.UID, DisplayName: c.Name()}, Off: own.Off}
	for _, k := range clocks[c.ID] {
		every, from := k.Every.String(), fromText(k.Topic)
		if k.Kind == data.TouchClock {
			doc.Every, doc.From = &every, &from
		} else {
			doc.Face, doc.FaceFrom = &every, &from
		}
	}
	if doc.From == nil {
		doc.From = doc.FaceFrom
	}
	if own.Off {
		from := fromText("")
		doc.From = &from
	}
	today := data.DateOf(s.Now())
	for _, d := range []struct {
		day data.Date
		to  **string
	}{{own.Paused, &doc.Paused}, {own.Later, &doc.Later}} {
		if !d.day.IsZero() && d.day.Days() > today.Days() {
			*d.to = orNull(d.day.String())
		}
	}
	if own.LaterEvent == 0 {
		return doc, nil
	}
	events, err := s.EventHeads(ctx, []int64{own.LaterEvent})
	event := events[own.LaterEvent]
	if over := event.LastDay(); err == nil && event.Trashed.IsZero() && event.Status != data.Cancelled && !over.IsZero() && over.Days() >= today.Days() {
		doc.Later = orNull(over.AddDays(1).String())
		doc.Event = &namedEvent{event.Name, firstDay(&event)}
	}
	return doc, err
}

func (e *env) topicCadence(ctx context.Context, s *store.Store, f cadenceFlags) error {
	all, err := s.TopicCadences(ctx)
	if err != nil {
		return err
	}
	k := data.TopicCadence{Topic: f.topic}
	for _, t := range all {
		if data.Fold(t.Topic) == data.Fold(f.topic) {
			k = t
		}
	}
	before := k
	if k.Every, err = f.interval("--every", f.every, k.Every); err != nil {
		return err
	}
	if k.Face, err = f.interval("--face", f.face, k.Face); err != nil {
		return err
	}
	said := "Set how often you are in touch with those who know about " + k.Topic
	if f.off != nil && *f.off {
		k.Every, k.Face = data.Interval{}, data.Interval{}
		said = "Those who know about " + k.Topic + " are not due any more"
	}
	changed := k.Every != before.Every || k.Face != before.Face
	if changed {
		k.Since = time.Time{}
		if _, err := s.Do(ctx, said, func(tx *store.Tx) error { return tx.SaveTopicCadence(&k) }); err != nil {
			return err
		}
	}
	doc := cadenceDocument{Topic: &k.Topic, Every: orNull(k.Every.String()), Face: orNull(k.Face.String())}
	from := fromText(k.Topic)
	if doc.Every != nil || doc.Face != nil {
		doc.From = &from
	}
	if doc.Face != nil {
		doc.FaceFrom = &from
	}
	if err := e.printCadence(&doc, f); err != nil {
		return err
	}
	switch {
	case changed:
		e.say("%s", said)
		return e.sayUnused(ctx, s, k.Topic)
	case f.says():
		return already(k.Topic + ": that holds already")
	}
	return nil
}

// sayUnused says that nobody has a topic, where that is so: it may be written wrongly.
func (e *env) sayUnused(ctx context.Context, s *store.Store, topic string) error {
	used, err := s.Topics(ctx)
	if err == nil && !slices.ContainsFunc(used, func(t store.TopicCount) bool { return data.Fold(t.Topic) == data.Fold(topic) }) {
		e.say("nobody has the topic %s yet", topic)
	}
	return err
}

// printCadence prints what holds: as a document, else to read if nothing was to be changed.
func (e *env) printCadence(doc *cadenceDocument, f cadenceFlags) error {
	if f.json {
		return e.printJSON(doc)
	}
	if f.says() {
		return nil
	}
	rows := e.newRows()
	var errs []error
	line := func(what string, cells ...*string) {
		if cells[0] == nil {
			return
		}
		texts := []string{what}
		for _, c := range cells {
			texts = append(texts, orEmpty(c))
		}
		errs = append(errs, rows.add(true, texts...))
	}
	if doc.Off {
		errs = append(errs, rows.add(true, "not any more"))
	}
	line("in touch every", doc.Every, doc.From)
	line("face to face every", doc.Face, doc.FaceFrom)
	line("paused until", doc.Paused)
	line("put off until", doc.Later)
	if doc.Every == nil && doc.Face == nil && !doc.Off {
		e.say("nothing is said of how often")
	}
	return errors.Join(append(errs, rows.flush())...)
}
