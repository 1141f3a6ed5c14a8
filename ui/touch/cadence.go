package touch

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/day"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Cadence asks how often the user wants to be in touch with somebody, and how often to see them.
func Cadence(w *window.Window, id int64, name string) {
	type read struct {
		own    data.Cadence
		from   []data.Clock // what the topics say
		topics []string
	}
	window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (r read, err error) {
		c, err := w.Store.Contact(ctx, id)
		if err != nil {
			return r, err
		}
		r.topics = c.Topics
		if r.own, err = w.Store.Cadence(ctx, id); err != nil {
			return r, err
		}
		all, err := w.Store.TopicCadences(ctx)
		r.from = data.Clocks(data.Cadence{}, cadencesOf(c.Topics, all), data.Contacted{UID: c.UID, Created: w.Today()})
		return r, err
	}, func(r read) { cadenceSheet(w, r.own, name, r.from, r.topics) })
}

// cadencesOf are those of the cadences that are of some topics.
func cadencesOf(topics []string, all []data.TopicCadence) (out []data.TopicCadence) {
	for _, c := range all {
		if slices.ContainsFunc(topics, func(t string) bool { return data.Fold(t) == data.Fold(c.Topic) }) {
			out = append(out, c)
		}
	}
	return out
}

// rhythm asks for the two intervals.
type rhythm struct {
	touch, face *intervalRow
	content     fyne.CanvasObject
}

func newRhythm(touch, face data.Interval, changed func()) *rhythm {
	r := &rhythm{
		touch: newIntervalRow(lang.L("In touch, in whatever way"), touch, changed),
		face:  newIntervalRow(lang.L("Face to face"), face, changed),
	}
	r.touch.options.OnMove = func(int) { focusOn(r.face.options) }
	r.face.options.OnMove = func(int) { focusOn(r.touch.options) }
	r.content = container.New(layout.NewCustomPaddedVBoxLayout(12), r.touch.content, r.face.content)
	return r
}

func focusOn(o *widget.Options) { fyne.CurrentApp().Driver().CanvasForObject(o).Focus(o) }

// read gives both intervals.
func (r *rhythm) read() (touch, face data.Interval, err error) {
	touch, err = r.touch.read()
	if err == nil {
		face, err = r.face.read()
	}
	return touch, face, err
}

// fromTopics says what the topics say; "" for nothing.
func fromTopics(clocks []data.Clock) string {
	var parts []string
	for _, k := range clocks {
		if k.Kind == data.FaceClock {
			parts = append(parts, lang.L("face to face {{.Every}}, from the topic {{.Topic}}", lang.Whole(words.Every(k.Every)), k.Topic))
		} else {
			parts = append(parts, lang.L("{{.Every}}, from the topic {{.Topic}}", lang.Whole(words.Every(k.Every)), k.Topic))
		}
	}
	return strings.Join(parts, "; ")
}

// cadenceSheet is the form of somebody's cadence. from is what their topics say.
func cadenceSheet(w *window.Window, own data.Cadence, name string, from []data.Clock, topics []string) {
	var s *window.Sheet
	var r *rhythm
	pause := edit.NewDateEntry(w, lang.L("1 March, in 6 weeks"), edit.OneDay, day.Ahead)
	line, hint := widget.Hinted(lang.L("Pause until"), pause.Entry)
	off := widget.NewCheck(lang.L("Not this person any more"), nil)
	check := func() {
		_, _, err := r.read()
		until, wrong := pauseOf(w, pause)
		words.Remark(hint, words.UnderstoodDay(until), wrong)
		s.EnableOK(off.Checked || err == nil && wrong == nil)
	}
	r = newRhythm(own.Every, own.Face, func() {
		if s != nil {
			check()
		}
	})
	if !own.Paused.IsZero() && own.Paused.Days() > w.Today().Days() {
		pause.SetText(own.Paused.String())
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(12), r.content)
	if text := fromTopics(from); text != "" {
		box.Add(widget.Tight(widget.Prose(lang.L("With nothing chosen: {{.Cadence}}.", lang.Whole(text)), fyne.TextAlignLeading)))
	}
	box.Add(line)
	box.Add(off)
	all := style.Wrap()
	for _, t := range topics[:min(len(topics), topicsOffered)] {
		all.Add(widget.NewQuiet(lang.L("All with the topic {{.Topic}} …", words.InMenu(t)), "topic", func() { TopicCadence(w, t) }))
	}
	box.Add(all)
	s = w.NewSheet(lang.L("Keep in touch with {{.Name}}", name), lang.L("Save"),
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 12), box)), fyne.NewSize(640, 440))
	pause.OnChanged = func(string) { check() }
	pause.OnSubmitted = func(string) { s.Accept() }
	r.touch.other.OnSubmitted, r.face.other.OnSubmitted = pause.OnSubmitted, pause.OnSubmitted
	off.SetChecked(own.Off)
	off.OnChanged = func(bool) { check() }
	s.OnOK = func() {
		touch, face, err := r.read()
		until, _ := pauseOf(w, pause)
		if off.Checked && err != nil {
			touch, face = own.Every, own.Face
		}
		s.Save(saidOf(name, touch, face, until.Date, off.Checked), func(tx *store.Tx) error {
			return change(tx, own.ContactID, func(c *data.Cadence) {
				c.Off, c.Paused = off.Checked, until.Date
				setRhythm(c, touch, face, false)
			})
		}, nil)
	}
	check()
	s.First = r.touch.options
	s.Show()
}

// topicsOffered is of how many topics of somebody the sheet leads to all who have them.
const topicsOffered = 6

// pauseOf reads until when somebody is paused; zero for not.
func pauseOf(w *window.Window, e *edit.DateEntry) (day.Day, error) {
	if strings.TrimSpace(e.Text) == "" {
		return day.Day{}, nil
	}
	d, err := e.Day()
	if err == nil && d.Date.Days() <= w.Today().Days() {
		err = errNotAhead(e.Text)
	}
	return d, err
}

// saidOf is the summary of a change.
func saidOf(name string, touch, face data.Interval, paused data.Date, off bool) string {
	switch {
	case off:
		return lang.L("{{.Name}}: not to be kept in touch with any more", name)
	case touch.IsZero() && face.IsZero() && paused.IsZero():
		return lang.L("{{.Name}}: no time set to be in touch", name)
	case touch.IsZero() && face.IsZero():
		return lang.L("{{.Name}}: paused until {{.Day}}", name, lang.Whole(words.UnderstoodDay(day.Day{Date: paused})))
	}
	return lang.L("In touch with {{.Name}} {{.Every}}", name, lang.Whole(words.HowOften(touch, face)))
}

// change alters the stored cadence of a contact.
func change(tx *store.Tx, contact int64, alter func(c *data.Cadence)) error {
	c, err := tx.Cadence(contact)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return err
	}
	c.ContactID = contact
	alter(&c)
	return tx.SaveCadence(&c)
}

// setRhythm says how often, and reports whether that is new. spread scatters the first days of many: see data.Clocks.
func setRhythm(c *data.Cadence, touch, face data.Interval, spread bool) bool {
	if c.Every == touch && c.Face == face {
		return false
	}
	c.Every, c.Face, c.Spread, c.Since = touch, face, spread, time.Time{}
	return true
}

// in has a sheet save only what can be read, and Enter save it.
func (r *rhythm) in(s *window.Sheet) {
	check := func() {
		_, _, err := r.read()
		s.EnableOK(err == nil)
	}
	r.touch.changed, r.face.changed = check, check
	submit := func(string) { s.Accept() }
	r.touch.other.OnSubmitted, r.face.other.OnSubmitted = submit, submit
}

// CadenceOfMany asks how often the user wants to be in touch with each of many people. Their first days are scattered.
func CadenceOfMany(w *window.Window, ids []int64) {
	var s *window.Sheet
	r := newRhythm(data.Interval{}, data.Interval{}, func() {})
	note := widget.Prose(lang.L("The first days are scattered, so that not all are due at once. With nothing chosen what was set for each is taken away, and their topics hold."), fyne.TextAlignLeading)
	s = w.NewSheet(lang.L("Keep in touch with {{.Name}}", words.PeopleCount(len(ids))), lang.L("Set"),
		container.NewVScroll(container.New(layout.NewCustomPaddedVBoxLayout(12), r.content, widget.Tight(note))), fyne.NewSize(600, 320))
	r.in(s)
	s.OnOK = func() {
		touch, face, err := r.read()
		if err != nil {
			return
		}
		s.Working(true)
		edit.Many(w, lang.L("Setting how often"), ids, func(tx *store.Tx, ids []int64) (int, error) {
			return SetMany(tx, ids, touch, face)
		}, func(done, _ int) string { return saidOf(words.PeopleCount(done), touch, face, data.Date{}, false) }, s.Finish)
	}
	s.First = r.touch.options
	s.Show()
}

// SetMany says of people how often the user wants to be in touch with each, and tells of how many that is new. Who was taken out
// by hand is in again.
func SetMany(tx *store.Tx, ids []int64, touch, face data.Interval) (did int, err error) {
	stored, err := tx.CadencesOf(ids)
	if err != nil {
		return 0, err
	}
	there, err := tx.Contacts(ids)
	if err != nil {
		return 0, err
	}
	for i := range there {
		c := stored[there[i].ID]
		c.ContactID = there[i].ID
		was := c.Off
		c.Off = false
		if !setRhythm(&c, touch, face, true) && !was {
			continue
		}
		if err := tx.SaveCadence(&c); err != nil {
			return did, err
		}
		did++
	}
	return did, nil
}

// TopicCadence asks how often the user wants to be in touch with all who have a topic.
func TopicCadence(w *window.Window, topic string) {
	window.Load(w, lang.L("The topic could not be read"), func(ctx context.Context) (c data.TopicCadence, err error) {
		all, err := w.Store.TopicCadences(ctx)
		if of := cadencesOf([]string{topic}, all); len(of) > 0 {
			c = of[0]
		}
		return c, err
	}, func(c data.TopicCadence) { topicSheet(w, topic, c) })
}

func topicSheet(w *window.Window, topic string, is data.TopicCadence) {
	var s *window.Sheet
	r := newRhythm(is.Every, is.Face, func() {})
	note := widget.Prose(lang.L("What is set for a person comes first; of several topics the shortest time holds. The first days are scattered, so that not all are due at once."), fyne.TextAlignLeading)
	s = w.NewSheet(lang.L("Keep in touch: all with the topic {{.Topic}}", topic), lang.L("Save"),
		container.NewVScroll(container.New(layout.NewCustomPaddedVBoxLayout(12), r.content, widget.Tight(note))), fyne.NewSize(600, 330))
	r.in(s)
	s.OnOK = func() {
		touch, face, err := r.read()
		if err != nil {
			return
		}
		summary := lang.L("In touch with all of {{.Topic}} {{.Every}}", topic, lang.Whole(words.HowOften(touch, face)))
		if touch.IsZero() && face.IsZero() {
			summary = lang.L("{{.Topic}}: no time set to be in touch", topic)
		}
		s.Save(summary, func(tx *store.Tx) error {
			c := is
			if c.Topic == "" {
				c.Topic = topic
			}
			if c.Every != touch || c.Face != face {
				c.Since = time.Time{}
			}
			c.Every, c.Face = touch, face
			return tx.SaveTopicCadence(&c)
		}, nil)
	}
	s.First = r.touch.options
	s.Show()
}
