package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// manyAtOnce is how many people many reads at a time.
const manyAtOnce = 100

// many does one thing to many people as one operation, with progress and cancel. some does it to a few of
// them and tells to how many; who is gone meanwhile is left out. summary gets how many it was done to and how
// many not, and names the operation.
func (a *Window) many(title string, ids []int64, some func(tx *store.Tx, ids []int64) (int, error), summary func(done, left int) string, after func(error)) {
	p := a.newProgress(title)
	var op store.Op
	var err error
	a.write(func(context.Context) {
		op, err = a.Store.Do(p.ctx, title, func(tx *store.Tx) error {
			done, seen := 0, 0
			for part := range slices.Chunk(ids, manyAtOnce) {
				p.report(seen, len(ids))
				did, err := some(tx, part)
				if err != nil {
					return err
				}
				done, seen = done+did, seen+len(part)
			}
			tx.SetSummary(summary(done, len(ids)-done))
			return nil
		})
	}, func() {
		cancelled := p.done()
		switch {
		case cancelled && err != nil:
			a.Say(lang.L("Cancelled; nothing was changed."))
		case err != nil:
			a.Fail(lang.L("Not saved; nothing was changed"), err)
		case op.Seq == 0:
			a.Say(lang.L("Nothing to change: it is so already."))
		default:
			a.Saved(op)
		}
		after(err)
	})
}

// trashMany moves people to the trash.
func (p *peopleScreen) trashMany(ids []int64) {
	if len(ids) == 0 {
		return
	}
	p.app.many(lang.L("Moving to the trash"), ids, func(tx *store.Tx, ids []int64) (int, error) {
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
		return lang.L("Moved {{.Name}} to the trash", peopleCount(done))
	}, func(err error) {
		if err == nil {
			p.ticks.end()
		}
	})
}

// addTopics asks for topics and gives them to people who do not have them.
func (a *Window) addTopics(ids []int64) {
	entry := widget.NewEntry(lang.L("metadata, preservation"))
	s := a.NewSheet(lang.L("Add a topic to {{.People}}", peopleCount(len(ids))), lang.L("Add"),
		field(lang.L("Topics, separated by commas"), entry), fyne.NewSize(460, 190))
	s.EnableOK(false)
	entry.OnChanged = func(string) { s.EnableOK(len(splitTopics(entry.Text)) > 0) }
	entry.OnSubmitted = func(string) { s.accept() }
	s.OnOK = func() {
		s.Working(true)
		topics := splitTopics(entry.Text)
		a.many(lang.L("Adding the topic"), ids, func(tx *store.Tx, ids []int64) (int, error) {
			return addTopicsTo(tx, ids, topics)
		}, func(done, _ int) string {
			return lang.L("Added {{.Topics}} to {{.People}}", strings.Join(topics, ", "), peopleCount(done))
		}, s.finish)
	}
	s.First = entry
	s.Show()
}

// addTopicsTo adds to people the topics that they have in no spelling, and tells to how many.
func addTopicsTo(tx *store.Tx, ids []int64, topics []string) (did int, err error) {
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

// setWarmth asks how warm it was and says so of the latest meeting with each. Who was never met has
// no meeting to say it of.
func (a *Window) setWarmth(ids []int64) {
	choice := warmthChoice(data.Warm)
	note := prose(lang.L("Said of the latest meeting with each; people never met are left as they are."), fyne.TextAlignLeading)
	s := a.NewSheet(lang.L("How warm: {{.People}}", peopleCount(len(ids))), lang.L("Set"),
		container.New(layout.NewCustomPaddedVBoxLayout(8), field(lang.L("How warm"), choice), note), fyne.NewSize(460, 250))
	s.OnOK = func() {
		s.Working(true)
		warmth := data.Warmth(choice.SelectedIndex())
		a.many(lang.L("Setting the warmth"), ids, func(tx *store.Tx, ids []int64) (int, error) {
			return warmLatest(tx, ids, warmth)
		}, func(done, left int) string {
			text := lang.L("Said of {{.People}}: {{.Warmth}}", peopleCount(done), warmthText(warmth))
			if left > 0 {
				text = lang.N(left, "Said of {{.People}}: {{.Warmth}}. {{.Count}} left as they were", "Said of {{.People}}: {{.Warmth}}. {{.Count}} left as they were",
					peopleCount(done), warmthText(warmth))
			}
			return text
		}, s.finish)
	}
	s.First = choice
	s.Show()
}

// warmLatest says how warm the latest encounter with each was, and tells of how many that is new.
func warmLatest(tx *store.Tx, ids []int64, warmth data.Warmth) (did int, err error) {
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

// mergeTwo shows two cards and the one that they become, and merges them when the user says so.
func (a *Window) mergeTwo(ids []int64) {
	if len(ids) != 2 {
		return
	}
	Load(a, lang.L("The contacts could not be read"), func(ctx context.Context) ([2]person, error) {
		var two [2]person
		for i, id := range ids {
			p, err := readPerson(ctx, a.Store, id)
			if err != nil {
				return two, err
			}
			two[i] = p
		}
		return two, nil
	}, func(two [2]person) {
		pane := newMergePane(a)
		pane.show(two[0], two[1])
		s := a.NewSheet(lang.L("Merge two cards of one person"), lang.L("Merge"), pane.content, fyne.NewSize(640, 620))
		s.OnOK = func() { s.save(pane.summary(), pane.merge, func() { a.Places.Person(two[0].contact.ID) }) }
		s.First = s.ok
		s.Show()
	})
}
