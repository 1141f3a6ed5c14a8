package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/store"
)

// twice stores n people twice each, with an e-mail in common, and one who is there once, and opens the
// duplicates. It gives the ids: first card, second card, first card …
func twice(t *testing.T, n int) (*App, []int64) {
	t.Helper()
	a := newScreens(t)
	var ids []int64
	write(t, a, func(tx *store.Tx) error {
		for i := range n {
			for _, title := range []string{"Librarian", "Director"} {
				c := data.Contact{Given: "Ada", Family: fmt.Sprintf("Okoro%03d", i), Title: title, Emails: []data.Email{{Value: fmt.Sprintf("p%d@lib.example", i)}}}
				if title == "Director" {
					c.Phones = []data.Phone{{Value: "+1 202 555 0100"}}
				}
				if err := tx.SaveContact(&c); err != nil {
					return err
				}
				ids = append(ids, c.ID)
			}
		}
		return tx.SaveContact(&data.Contact{DisplayName: "Zoë Alone"})
	})
	a.unwatch = a.Store.Watch(func(c store.Changed) { fyne.Do(func() { a.reload(c) }) })
	t.Cleanup(a.unwatch)
	a.Native.Resize(fyne.NewSize(1100, 720))
	a.shell.open("duplicates")
	settle(t, a)
	return a, ids
}

// typeRune types a letter as the window does.
func typeRune(t *testing.T, a *App, r rune) {
	t.Helper()
	c := a.Native.Canvas()
	if f := c.Focused(); f != nil {
		f.TypedRune(r)
	} else {
		c.OnTypedRune()(r)
	}
	settle(t, a)
}

func TestDuplicatesAreWorkedThroughByKeyboard(t *testing.T) {
	a, ids := twice(t, 5)
	d := a.duplicates()
	if len(d.Pairs) != 5 || d.List.Current() != 0 || a.Native.Canvas().Focused() != d.List {
		t.Fatalf("%d pairs, row %d, the keys go to %T", len(d.Pairs), d.List.Current(), a.Native.Canvas().Focused())
	}
	if got := texts(d.Root); !strings.Contains(got, "Surely one person: same e-mail") || !strings.Contains(got, "Librarian (Job title)") {
		t.Errorf("the pair and its result are not shown:\n%s", got)
	}
	typeRune(t, a, 'm')
	if len(d.Pairs) != 4 || d.Chosen != [2]int64{ids[2], ids[3]} || a.Native.Canvas().Focused() != d.List {
		t.Fatalf("after M: %d pairs, %v chosen", len(d.Pairs), d.Chosen)
	}
	c, err := a.Store.Contact(t.Context(), ids[0])
	if err != nil || c.Title != "Director" || len(c.Phones) != 1 || !slices.Equal(c.Former, []data.Former{{Field: "title", Value: "Librarian"}}) || c.Note != "" {
		t.Errorf("merged: %+v, %v", c, err)
	}
	typeRune(t, a, 's')
	typeRune(t, a, 'n')
	if len(d.Pairs) != 3 || d.Chosen != [2]int64{ids[6], ids[7]} {
		t.Fatalf("after S and N: %d pairs, %v chosen", len(d.Pairs), d.Chosen)
	}
	if apart, err := a.Store.NotSamePairs(t.Context(), ids[4]); err != nil || len(apart) != 1 {
		t.Errorf("not remembered: %v, %v", apart, err)
	}
	typeKey(a, fyne.KeyReturn) // to the button
	typeKey(a, fyne.KeyReturn)
	settle(t, a)
	if len(d.Pairs) != 2 || d.Chosen != [2]int64{ids[8], ids[9]} || a.Native.Canvas().Focused() != d.List {
		t.Fatalf("after Enter, Enter: %d pairs, %v chosen", len(d.Pairs), d.Chosen)
	}
	for want := 3; want <= 5; want++ { // merge, not the same, merge
		a.Undo()
		settle(t, a)
		if len(d.Pairs) != want {
			t.Errorf("after an undo there are %d pairs, want %d", len(d.Pairs), want)
		}
	}
	typeKey(a, fyne.KeyHome) // the undos have left a later one chosen
	settle(t, a)
	for range 5 {
		typeRune(t, a, 'm')
	}
	if got := texts(d.Root); !strings.Contains(got, "No duplicates") {
		t.Errorf("at the end it says\n%s", got)
	}
	typeKey(a, fyne.KeyEscape)
	if a.shell.current != "people" {
		t.Errorf("Esc leads to %s", a.shell.current)
	}
}

func TestThreeCardsOfOnePersonAreMergedOneAfterTheOther(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		for _, title := range []string{"A", "B", "C"} {
			if err := tx.SaveContact(&data.Contact{Given: "Ada", Family: "Okoro", Title: title, Emails: []data.Email{{Value: "ada@lib.example"}}}); err != nil {
				return err
			}
		}
		return nil
	})
	a.unwatch = a.Store.Watch(func(c store.Changed) { fyne.Do(func() { a.reload(c) }) })
	t.Cleanup(a.unwatch)
	a.shell.open("duplicates")
	settle(t, a)
	for _, want := range []int{3, 1, 0} {
		if got := len(a.duplicates().Pairs); got != want {
			t.Fatalf("%d pairs, want %d", got, want)
		}
		typeRune(t, a, 'm')
	}
	if n, err := a.Store.Count(t.Context()); err != nil || n != 1 {
		t.Errorf("%d people, %v", n, err)
	}
}

func TestTheUserChoosesWhoseValueStays(t *testing.T) {
	a, ids := twice(t, 1)
	pane := a.duplicates().Pane
	if len(pane.Sides) != 1 || pane.Sides[0] != data.SideTitle || !pane.Theirs[data.SideTitle] {
		t.Fatalf("choices %v, at first %v", pane.Sides, pane.Theirs)
	}
	pane.Choose(data.SideTitle, false)
	if got := texts(pane.Result); !strings.Contains(got, "Librarian") || !strings.Contains(got, "Director (Job title)") {
		t.Errorf("the result says\n%s", got)
	}
	typeRune(t, a, 'm')
	if c, err := a.Store.Contact(t.Context(), ids[0]); err != nil || c.Title != "Librarian" {
		t.Errorf("merged: %q, %v", c.Title, err)
	}
}

func TestTheDuplicatesFitASmallWindowWithLongNames(t *testing.T) {
	a := newScreens(t)
	long := strings.Repeat("Wolfeschlegelsteinhausenbergerdorff ", 6)
	write(t, a, func(tx *store.Tx) error {
		for _, title := range []string{"One", "Two"} {
			c := data.Contact{DisplayName: long, Title: title + strings.Repeat(" of many things", 20), Organisation: long, Note: strings.Repeat("word ", 500)}
			if err := tx.SaveContact(&c); err != nil {
				return err
			}
		}
		return nil
	})
	a.Native.Resize(fyne.NewSize(800, 600))
	a.shell.open("duplicates")
	settle(t, a)
	if len(a.duplicates().Pairs) != 1 {
		t.Fatalf("%d pairs", len(a.duplicates().Pairs))
	}
	if got := a.Native.Canvas().Content().MinSize(); got.Width > 800 || got.Height > 600 {
		t.Errorf("the window needs %v", got)
	}
}

func TestTenThousandPairsAreListedByRowsInView(t *testing.T) {
	a, _ := twice(t, 1)
	d := a.duplicates()
	one := d.Pairs[0]
	many := d.Pairs
	for i := range int64(10_000) {
		p := one
		p.A, p.B = one.A+10*i, one.B+10*i
		many = append(many, p)
	}
	d.Set(many)
	settle(t, a)
	rows := 0
	walk(d.List, func(o fyne.CanvasObject) {
		if strings.HasSuffix(fmt.Sprintf("%T", o), "PairRow") {
			rows++
		}
	})
	if rows < 5 || rows > 30 {
		t.Errorf("%d rows are made for 10,000 pairs", rows)
	}
}

func TestAllThatAreSureAreMergedAtOnceButThoseLeftOut(t *testing.T) {
	a, ids := twice(t, 5)
	d := a.duplicates()
	before := len(d.Pairs)
	if got := texts(d.Root); !strings.Contains(got, "Merge all that are sure (A): 5 pairs") {
		t.Fatalf("the button is not there:\n%s", got)
	}
	typeRune(t, a, 'a')
	if got := texts(a.Top().Pop); !strings.Contains(got, "Ada Okoro000") || !strings.Contains(got, "2 contacts: same e-mail") || !strings.Contains(got, "Merge into 5 contacts") {
		t.Fatalf("the sheet says\n%s", got)
	}
	typeKey(a, fyne.KeySpace) // leaves the first out
	if got := texts(a.Top().Pop); !strings.Contains(got, "Merge into 4 contacts") {
		t.Fatalf("with one left out the sheet says\n%s", got)
	}
	typeKey(a, fyne.KeyReturn)
	settle(t, a)
	if len(d.Pairs) != 1 || d.Chosen != [2]int64{ids[0], ids[1]} {
		t.Fatalf("left: %+v", d.Pairs)
	}
	if c, err := a.Store.Contact(t.Context(), ids[2]); err != nil || c.Title != "Director" || len(c.Phones) != 1 {
		t.Errorf("merged: %+v, %v", c, err)
	}
	a.Undo()
	settle(t, a)
	if n, err := a.Store.Count(t.Context()); err != nil || n != 11 || len(d.Pairs) != before {
		t.Errorf("one undo leaves %d people and %d pairs, %v", n, len(d.Pairs), err)
	}
}
