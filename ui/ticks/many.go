package ticks

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/lang"
	"lanyard/ui/merging"
	"lanyard/ui/widget"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Trash moves people to the trash.
func Trash(w *window.Window, ids []int64, after func(error)) {
	if len(ids) == 0 {
		return
	}
	edit.Many(w, lang.L("Moving to the trash"), ids, func(tx *store.Tx, ids []int64) (int, error) {
		found, err := tx.Contacts(ids)
		if err != nil {
			return 0, err
		}
		there := make([]int64, len(found))
		for i := range found {
			there[i] = found[i].ID
		}
		return len(there), tx.Trash(store.Contacts, there...)
	}, func(done, _ int) string {
		return lang.L("Moved {{.Name}} to the trash", words.PeopleCount(done))
	}, after)
}

// AddTopics asks for topics and gives them to people who do not have them.
func AddTopics(w *window.Window, ids []int64) {
	entry := widget.NewEntry(lang.L("metadata, preservation"))
	s := w.NewSheet(lang.L("Add a topic to {{.People}}", words.PeopleCount(len(ids))), lang.L("Add"),
		widget.Field(lang.L("Topics, separated by commas"), entry), fyne.NewSize(460, 190))
	s.Plain = true
	s.EnableOK(false)
	entry.OnChanged = func(string) { s.EnableOK(len(edit.SplitTopics(entry.Text)) > 0) }
	entry.OnSubmitted = func(string) { s.Accept() }
	s.OnOK = func() {
		s.Working(true)
		topics := edit.SplitTopics(entry.Text)
		edit.Many(w, lang.L("Adding the topic"), ids, func(tx *store.Tx, ids []int64) (int, error) {
			return AddTopicsTo(tx, ids, topics)
		}, func(done, _ int) string {
			return lang.L("Added {{.Topics}} to {{.People}}", strings.Join(topics, ", "), words.PeopleCount(done))
		}, s.Finish)
	}
	s.First = entry
	s.Show()
}

// AddTopicsTo adds to people the topics that they have in no spelling, and tells to how many.
func AddTopicsTo(tx *store.Tx, ids []int64, topics []string) (did int, err error) {
	found, err := tx.Contacts(ids)
	if err != nil {
		return 0, err
	}
	for i := range found {
		if !takeTopics(&found[i], topics) {
			continue
		}
		if err := tx.SaveContact(&found[i]); err != nil {
			return did, err
		}
		did++
	}
	return did, nil
}

// takeTopics adds the topics that a person has in no spelling, and reports whether there were any.
func takeTopics(c *data.Contact, topics []string) bool {
	n := len(c.Topics)
	for _, topic := range topics {
		has := slices.ContainsFunc(c.Topics, func(have string) bool { return data.Fold(have) == data.Fold(topic) })
		if !has {
			c.Topics = append(c.Topics, topic)
		}
	}
	return len(c.Topics) > n
}

// TakeTopics asks which of their topics is taken away from people, and takes it away.
func TakeTopics(w *window.Window, ids []int64) {
	window.Load(w, lang.L("The topics could not be read"), func(ctx context.Context) ([]store.TopicCount, error) {
		return w.Store.TopicsOf(ctx, ids)
	}, func(all []store.TopicCount) {
		if len(all) == 0 {
			w.Say(lang.L("None of them has a topic."))
			return
		}
		options := make([]window.Option, len(all))
		for i, t := range all {
			options[i] = window.Option{Text: t.Topic, Note: words.PeopleCount(t.Count)}
		}
		w.ChooseOne(lang.L("Take a topic away from {{.People}}", words.PeopleCount(len(ids))), lang.L("Search topics"), options, func(i int) {
			topic := all[i].Topic
			edit.Many(w, lang.L("Taking the topic away"), ids, func(tx *store.Tx, ids []int64) (int, error) {
				return tx.TakeTopics(ids, []string{topic})
			}, func(done, _ int) string {
				return lang.L("Took {{.Topic}} away from {{.People}}", topic, words.PeopleCount(done))
			}, func(error) {})
		})
	})
}

// SetWarmth asks how warm it was and says so of the latest meeting with each. Who was never met has
// no meeting to say it of.
func SetWarmth(w *window.Window, ids []int64) {
	choice := words.WarmthChoice(data.Warm)
	note := widget.Prose(lang.L("It applies to the latest encounter with each person; people you never met are not changed."), fyne.TextAlignLeading)
	s := w.NewSheet(lang.L("How warm: {{.People}}", words.PeopleCount(len(ids))), lang.L("Set"),
		container.New(layout.NewCustomPaddedVBoxLayout(8), widget.Field(lang.L("How warm"), choice), note), fyne.NewSize(460, 250))
	s.OnOK = func() {
		s.Working(true)
		warmth := data.Warmth(choice.SelectedIndex())
		edit.Many(w, lang.L("Setting the warmth"), ids, func(tx *store.Tx, ids []int64) (int, error) {
			return WarmLatest(tx, ids, warmth)
		}, func(done, left int) string {
			text := lang.L("Said of {{.People}}: {{.Warmth}}", words.PeopleCount(done), words.Warmth(warmth))
			if left > 0 {
				text = lang.N(left, "Said of {{.People}}: {{.Warmth}}. {{.Count}} left as they were", "Said of {{.People}}: {{.Warmth}}. {{.Count}} left as they were",
					words.PeopleCount(done), words.Warmth(warmth))
			}
			return text
		}, s.Finish)
	}
	s.First = choice
	s.Show()
}

// WarmLatest says how warm the latest encounter with each was, and tells of how many that is new.
func WarmLatest(tx *store.Tx, ids []int64, warmth data.Warmth) (did int, err error) {
	met, err := tx.EncountersOf(ids)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		if len(met[id]) == 0 || met[id][0].Warmth == warmth {
			continue
		}
		met[id][0].Warmth = warmth
		if err := tx.SaveEncounter(&met[id][0]); err != nil {
			return did, err
		}
		did++
	}
	return did, nil
}

// MergeTwo shows two cards and the one that they become, and merges them when the user says so.
func MergeTwo(w *window.Window, ids []int64) {
	if len(ids) != 2 {
		return
	}
	window.Load(w, lang.L("The contacts could not be read"), func(ctx context.Context) ([2]edit.Person, error) {
		var two [2]edit.Person
		for i, id := range ids {
			p, err := edit.ReadPerson(ctx, w.Store, id)
			if err != nil {
				return two, err
			}
			two[i] = p
		}
		return two, nil
	}, func(two [2]edit.Person) {
		pane := merging.NewPane(w)
		pane.Show(two[0], two[1])
		s := w.NewSheet(lang.L("Merge two contacts of one person"), lang.L("Merge"), pane.Content, fyne.NewSize(640, 620))
		s.OnOK = func() { s.Save(pane.Summary(), pane.Merge, func() { w.Places.Person(two[0].Contact.ID) }) }
		s.First = s.OKButton
		s.Shown = pane.Draw
		s.Show()
	})
}
