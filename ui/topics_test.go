package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/ticks"
	"lanyard/ui/topics"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/window/windowtest"
)

// withTopics stores people with topics, opens the list of topics, and gives the people's ids.
func withTopics(t *testing.T, all ...string) (*App, []int64) {
	t.Helper()
	a := newScreens(t)
	var ids []int64
	write(t, a, func(tx *store.Tx) error {
		for i, of := range all {
			c := data.Contact{DisplayName: "Person " + string(rune('A'+i)), Topics: strings.Split(of, ",")}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
			ids = append(ids, c.ID)
		}
		return nil
	})
	a.unwatch = a.Store.Watch(func(c store.Changed) { fyne.Do(func() { a.reload(c) }) })
	t.Cleanup(a.unwatch)
	a.Native.Resize(fyne.NewSize(1100, 720))
	topics.Show(a.Window, "")
	settle(t, a)
	return a, ids
}

func topicsAre(t *testing.T, a *App, when string, ids []int64, want ...string) {
	t.Helper()
	got := windowtest.Looked(func() (got []string) {
		for _, id := range ids {
			c, err := a.Store.Contact(t.Context(), id)
			if err != nil {
				got = append(got, err.Error())
			}
			got = append(got, strings.Join(c.Topics, ","))
		}
		return got
	})
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", when, got, want)
	}
}

// say types into what has the focus, in the place of what is there.
func sayInstead(a *App, text string) {
	a.Native.Canvas().Focused().(*widget.Entry).SetText(text)
}

func TestTopicsAreRenamedJoinedAndTakenAwayByKeyboard(t *testing.T) {
	a, ids := withTopics(t, "metadata,maps", "Metadata", "loans,metadata", "maps")
	if got := texts(a.Top().Pop); !strings.Contains(got, "3 topics") || !strings.Contains(got, "loans") {
		t.Fatalf("the list says\n%s", got)
	}
	sayInstead(a, "meta")
	typeKey(a, fyne.KeyReturn)
	settle(t, a)
	if got := texts(a.Top().Pop); topTitle(a) != "Rename the topic metadata" || !strings.Contains(got, "3 people have it, in the spellings metadata, Metadata") {
		t.Fatalf("%s says\n%s", topTitle(a), got)
	}
	sayInstead(a, "Maps")
	if got := texts(a.Top().Pop); !strings.Contains(got, "maps is there already, with 2 people. The two become one.") || a.Top().OKButton.Text != "Join" {
		t.Errorf("of another topic it says\n%s", got)
	}
	sayInstead(a, "Cataloguing")
	typeKey(a, fyne.KeyReturn)
	settle(t, a)
	topicsAre(t, a, "renamed", ids, "Cataloguing,maps", "Cataloguing", "loans,Cataloguing", "maps")
	if topTitle(a) != "Topics" {
		t.Fatalf("then %s is open", topTitle(a))
	}
	searchTopics(t, a, "")
	if got := texts(a.Top().Pop); !strings.Contains(got, "Cataloguing") {
		t.Errorf("the list does not follow:\n%s", got)
	}
	typeKey(a, fyne.KeyDown) // into the list
	typeKey(a, fyne.KeySpace)
	typeKey(a, fyne.KeyDown)
	typeKey(a, fyne.KeySpace)
	if got := texts(a.Top().Pop); !strings.Contains(got, "2 ticked") {
		t.Fatalf("ticked:\n%s", got)
	}
	press(t, a, a.Top().Pop, "Join …")
	settle(t, a)
	if topTitle(a) != "Join 2 topics" {
		t.Fatalf("%s is open", topTitle(a))
	}
	a.Top().Accept()
	settle(t, a)
	topicsAre(t, a, "joined", ids, "Cataloguing,maps", "Cataloguing", "Cataloguing", "maps")
	typeKey(a, fyne.KeyDelete)
	settle(t, a)
	topicsAre(t, a, "taken away", ids, "maps", "", "", "maps")
	for _, want := range [][]string{
		{"Cataloguing,maps", "Cataloguing", "Cataloguing", "maps"}, {"Cataloguing,maps", "Cataloguing", "loans,Cataloguing", "maps"}, {"metadata,maps", "Metadata", "loans,metadata", "maps"},
	} {
		a.Undo()
		settle(t, a)
		topicsAre(t, a, "undone", ids, want...)
	}
	if got := texts(a.Top().Pop); !strings.Contains(got, "loans") || strings.Contains(got, "Cataloguing") {
		t.Errorf("the list does not follow an undo:\n%s", got)
	}
	searchTopics(t, a, "maps")
	press(t, a, a.Top().Pop, "Show people")
	settle(t, a)
	if a.Top() != nil || a.shell.current != "people" || len(a.people().Rows.IDs) != 2 {
		t.Errorf("people with the topic: %s, %v", a.shell.current, a.people().Rows.IDs)
	}
}

// searchTopics gives the search of the topics the focus and types.
func searchTopics(t *testing.T, a *App, text string) {
	t.Helper()
	a.Native.Canvas().Focus(a.Top().First)
	sayInstead(a, text)
}

func TestATopicIsTakenFromTheTicked(t *testing.T) {
	a, ids := withTopics(t, "metadata,maps", "Metadata", "loans", "Metadata")
	a.Top().Close()
	ticks.TakeTopics(a.Window, ids[:3])
	settle(t, a)
	if got := texts(a.Top().Pop); topTitle(a) != "Take a topic away from 3 people" || !strings.Contains(got, "2 people") {
		t.Fatalf("%s says\n%s", topTitle(a), got)
	}
	sayInstead(a, "metad")
	typeKey(a, fyne.KeyReturn)
	settle(t, a)
	topicsAre(t, a, "taken", ids, "maps", "", "loans", "Metadata")
	a.Undo()
	settle(t, a)
	topicsAre(t, a, "undone", ids, "metadata,maps", "Metadata", "loans", "Metadata")
}

func TestTopicsBeginAtTheFirstAndUndoWithinTheSheet(t *testing.T) {
	a, ids := withTopics(t, "maps,music", "maps", "chess")
	s := sheetOf(t, a)
	var list *lists.List
	walk(s.Body, func(o fyne.CanvasObject) {
		if l, ok := o.(*lists.List); ok {
			list = l
		}
	})
	if top, hidden := list.Top(); top != 0 || hidden != 0 {
		t.Errorf("row %d is on top, with %.0f of it hidden", top, hidden)
	}
	a.Native.Canvas().Focus(list)
	list.Select(1)
	typeKey(a, fyne.KeyDelete)
	settle(t, a)
	topicsAre(t, a, "taken away", ids, "music", "", "chess")
	press(t, a, s.Body, "Undo")
	settle(t, a)
	topicsAre(t, a, "undone", ids, "maps,music", "maps", "chess")
	if says(s.Body, "Undo") {
		t.Error("it still offers to undo")
	}
}
