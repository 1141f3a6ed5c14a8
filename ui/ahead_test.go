package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/edit"
	"lanyard/ui/widget/focus"
	"lanyard/ui/window"
	"lanyard/ui/window/windowtest"
)

// hands type into the window of a test as the driver hands keys on, at any pace.
type hands struct {
	t    *testing.T
	a    *App
	pace func() // after each key
}

// newHands are hands on a window whose screens follow what is stored.
func newHands(t *testing.T) *hands {
	t.Helper()
	a := newScreens(t)
	a.Native.Resize(fyne.NewSize(1100, 720))
	unwatch := a.Store.Watch(func(c store.Changed) { fyne.Do(func() { a.reload(c) }) })
	t.Cleanup(unwatch)
	shown(t, a, a.people(), "people")
	return &hands{t: t, a: a, pace: func() { settle(t, a) }}
}

// key presses a key and, for a letter's key, nothing more.
func (h *hands) key(names ...fyne.KeyName) {
	for _, name := range names {
		c := h.a.Native.Canvas()
		e := &fyne.KeyEvent{Name: name}
		tab, takes := c.Focused().(fyne.Tabbable)
		switch {
		case name == fyne.KeyTab && !(takes && tab.AcceptsTab()):
			c.FocusNext()
		case c.Focused() != nil:
			c.Focused().TypedKey(e)
		default:
			c.OnTypedKey()(e)
		}
		h.pace()
	}
}

// text types letters.
func (h *hands) text(s string) {
	for _, r := range s {
		c := h.a.Native.Canvas()
		if f := c.Focused(); f != nil {
			f.TypedRune(r)
		} else {
			c.OnTypedRune()(r)
		}
		h.pace()
	}
}

// ctrl is Ctrl with a key; on a Mac it is Cmd.
func ctrl(name fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault}
}

// shortcutOf is what Fyne makes of a key of the window.
func shortcutOf(k window.Key) fyne.Shortcut { return focus.Shortcuts(k.Key)[0] }

// ctrl presses Ctrl with a key.
func (h *hands) ctrl(name fyne.KeyName) { h.shortcut(ctrl(name)) }

func (h *hands) shortcut(s fyne.Shortcut) {
	c := h.a.Native.Canvas()
	if f, ok := c.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	} else {
		h.a.Typed.Shortcut(s)
	}
	h.pace()
}

// rush lets nothing happen between two keys.
func (h *hands) rush() { h.pace = func() {} }

// stumble lets a random part of what is on its way come between two keys.
func (h *hands) stumble(r *rand.Rand) {
	queue := windowtest.Queue()
	h.pace = func() {
		switch r.IntN(4) {
		case 0: // faster than anything
		case 1:
			settle(h.t, h.a)
		default:
			for range r.IntN(4) {
				select {
				case f := <-queue:
					f()
				default:
				}
			}
		}
	}
}

// stored are the people in the database, each with organisation, in order.
func (h *hands) stored() []string {
	settle(h.t, h.a)
	found, err := h.a.Store.Find(context.Background(), data.Query{Sort: data.SortName}, 0)
	if err != nil {
		h.t.Fatal(err)
	}
	var out []string
	for _, id := range found.IDs {
		c, err := h.a.Store.Contact(context.Background(), id)
		if err != nil {
			h.t.Fatal(err)
		}
		out = append(out, c.Name()+" · "+c.Organisation)
	}
	slices.Sort(out)
	return out
}

func TestPeopleTypedWithoutAPauseAreAllThere(t *testing.T) {
	names := []string{"Ann Ott", "Ben Rau", "Cem Yil", "Dora Lux", "Eve Fox", "Finn Oja", "Gil Paz", "Hana Sol"}
	between := map[string]func(h *hands){
		"nothing":      func(*hands) {},
		"Enter twice":  func(h *hands) { h.key(fyne.KeyReturn) },
		"a letter":     func(h *hands) { h.text("x") },
		"letter Enter": func(h *hands) { h.text("x"); h.key(fyne.KeyReturn) },
		"Enter Escape": func(h *hands) { h.key(fyne.KeyReturn, fyne.KeyEscape) },
	}
	for name, then := range between {
		for _, rush := range []bool{true, false} {
			t.Run(fmt.Sprint(name, " rush ", rush), func(t *testing.T) {
				h := newHands(t)
				h.a.Slip = time.Hour // a second Enter is no other one, however slow the machine
				if rush {
					h.rush()
				}
				var want []string
				for i, n := range names {
					h.ctrl(fyne.KeyN)
					h.text(fmt.Sprintf("%s, Library %d", n, i))
					h.key(fyne.KeyReturn)
					then(h)
					want = append(want, fmt.Sprintf("%s · Library %d", n, i))
				}
				if got := h.stored(); !slices.Equal(got, want) {
					t.Errorf("stored are %q", got)
				}
			})
		}
	}
}

// act is something the hands do.
type act struct {
	name string
	do   func(h *hands, n int)
}

var acts = []act{
	{"line", func(h *hands, n int) {
		h.ctrl(fyne.KeyN)
		h.text(fmt.Sprintf("%s %s, Library %d", []string{"Ann", "Ben", "Cem", "Dora"}[n%4], []string{"Ott", "Rau", "Yil"}[n%3], n))
		h.key(fyne.KeyReturn)
	}},
	{"line left", func(h *hands, n int) { h.ctrl(fyne.KeyN); h.text("Nobody, Nowhere"); h.key(fyne.KeyEscape) }},
	{"second Enter", func(h *hands, _ int) { h.key(fyne.KeyReturn) }},
	{"letter", func(h *hands, n int) { h.text(fmt.Sprint(n % 10)) }},
	{"down", func(h *hands, _ int) { h.key(fyne.KeyDown) }},
	{"edit", func(h *hands, n int) {
		h.key(fyne.KeyReturn)
		h.text(fmt.Sprint(n % 100))
		h.shortcut(ctrl(fyne.KeyReturn))
	}},
	{"delete", func(h *hands, _ int) { h.key(fyne.KeyDelete) }},
	{"undo", func(h *hands, _ int) { h.shortcut(&fyne.ShortcutUndo{}) }},
	{"redo", func(h *hands, _ int) { h.shortcut(&fyne.ShortcutRedo{}) }},
	{"search", func(h *hands, n int) {
		h.ctrl(fyne.KeyF)
		h.text([]string{"ann", "rau", "lib"}[n%3])
		h.key(fyne.KeyDown)
	}},
	{"escape", func(h *hands, _ int) { h.key(fyne.KeyEscape) }},
	{"screen", func(h *hands, n int) { h.ctrl([]fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3}[n%3]) }},
	{"event", func(h *hands, n int) {
		h.ctrl(fyne.Key3)
		settle(h.t, h.a) // the mouse presses what is seen
		edit.Event(h.a.Window, data.Event{}, nil)
		h.text(fmt.Sprint("Event ", n))
		h.key(fyne.KeyReturn)
	}},
}

// TestTypingFastStoresWhatTypingSlowlyStores plays the same random acts twice: once waiting after each key until
// everything has come to rest, once with what is on its way coming at random times between the keys.
func TestTypingFastStoresWhatTypingSlowlyStores(t *testing.T) {
	for seed := range uint64(6) {
		play := func(fast bool) (string, []string) {
			r := rand.New(rand.NewPCG(seed, 1))
			h := newHands(t)
			h.a.Slip = -time.Hour // a second Enter is another one
			if fast {
				h.stumble(rand.New(rand.NewPCG(seed, 2)))
			}
			var played []string
			for range 40 {
				a, n := acts[r.IntN(len(acts))], r.IntN(1000)
				played = append(played, a.name)
				a.do(h, n)
			}
			settle(t, h.a)
			events, err := h.a.Store.Events(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			out := h.stored()
			for _, e := range events {
				out = append(out, "event "+e.Name)
			}
			slices.Sort(out)
			return strings.Join(out, "\n"), played
		}
		slow, played := play(false)
		fast, _ := play(true)
		if slow != fast {
			t.Errorf("seed %d: typed slowly:\n%s\ntyped fast:\n%s\nacts: %q", seed, slow, fast, played)
		}
	}
}
