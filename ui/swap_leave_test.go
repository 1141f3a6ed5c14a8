package ui

import (
	"context"
	"net/netip"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data/store"
	"lanyard/data/swap"
	"lanyard/ui/widget"
)

// strange is a network of this computer's that no key is known of, served on loopback.
func strange() ([]swap.Network, error) {
	return []swap.Network{{Addr: netip.MustParseAddr("127.0.0.1"), Interface: "nosuch0", Kind: swap.WiFi, Prefix: netip.MustParsePrefix("192.0.2.0/24")}}, nil
}

func TestAStrayLetterDoesNothingInSwap(t *testing.T) {
	for name, typed := range map[string]func(a *App){
		"a path":                         func(a *App) { runes(a, "/tmp/people.csv") },
		"a word that begins with no key": func(a *App) { runes(a, "letters of fpc") },
		"into the search, and on": func(a *App) {
			a.Native.Canvas().Focus(a.shell.search)
			a.shell.search.TypedRune('x')
			a.shell.search.SetText("")
			a.shell.open("swap")
			runes(a, "pfc")
		},
		"while the search has the keys": func(a *App) {
			a.Native.Canvas().Focus(a.shell.search)
			runes(a, "p")
		},
		"while the rail has the keys": func(a *App) {
			walk(a.shell.rail, func(o fyne.CanvasObject) {
				if f, ok := o.(fyne.Focusable); ok {
					a.Native.Canvas().Focus(f)
				}
			})
			runes(a, "pfc")
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := swapWindow(t)
			withCamera(a)
			a.swap().page.networks = loopbackOnly
			withCards(t, a)
			typed(a)
			settle(t, a)
			if a.swap().page.server != nil || full(a) != nil || a.swap().camera.content.Visible() {
				t.Errorf("page %v, full screen %v, camera %v", a.swap().page.server != nil, full(a) != nil, a.swap().camera.content.Visible())
			}
		})
	}
}

func runes(a *App, text string) {
	for _, r := range text {
		a.typedRune(r)
	}
}

func TestTheKeysOfSwapWorkOnItsOwnButtonsAndAfterASecond(t *testing.T) {
	a := pageWindow(t)
	a.typedRune('p')
	settle(t, a)
	a.typedRune('x')
	a.typedRune('p')
	settle(t, a)
	if a.swap().page.server != nil {
		t.Error("P works right after another letter")
	}
	time.Sleep(quietBefore + 10*time.Millisecond)
	a.Native.Canvas().Focus(a.swap().edit)
	a.typedRune('P')
	settle(t, a)
	if a.swap().page.server == nil {
		t.Error("P does not work while a button of Swap has the keys")
	}
}

func TestAPageOnANewNetworkIsAskedForOnce(t *testing.T) {
	a := swapWindow(t)
	a.swap().page.networks = strange
	withCards(t, a)
	a.typedRune('p')
	settle(t, a)
	s := sheetOf(t, a)
	if s.title.Text() != "Open a page on the network?" || a.swap().page.server != nil || a.Native.Canvas().Focused() != fyne.Focusable(s.cancel) {
		t.Fatalf("%q; page open %v", s.title.Text(), a.swap().page.server != nil)
	}
	typeKey(a, fyne.KeyEscape)
	settle(t, a)
	if a.swap().page.server != nil || a.setting(knownNetworks, "") != "" {
		t.Error("Esc opens it, or is remembered")
	}
	a.typedRune('p')
	settle(t, a)
	sheetOf(t, a).accept()
	settle(t, a)
	if a.swap().page.server == nil || a.setting(knownNetworks, "") == "" {
		t.Fatalf("after yes: page open %v, known %q", a.swap().page.server != nil, a.setting(knownNetworks, ""))
	}
	a.typedRune('p') // closes it
	settle(t, a)
	a.typedRune('p')
	settle(t, a)
	if len(a.sheets) != 0 || a.swap().page.server == nil {
		t.Errorf("the second time: %d sheets, page open %v", len(a.sheets), a.swap().page.server != nil)
	}
}

func TestAnotherNetworkIsChosenOnlyWithAYes(t *testing.T) {
	a := pageWindow(t)
	p := a.swap().page
	other, _ := strange()
	p.offer(append(p.found, swap.Network{Addr: netip.MustParseAddr("127.0.0.2"), Interface: "nosuch0", Kind: swap.WiFi, Prefix: other[0].Prefix}), 0)
	first := p.server
	p.network.SetSelectedIndex(1)
	settle(t, a)
	if p.server != first || len(a.sheets) != 1 {
		t.Fatalf("it is served there unasked; %d sheets", len(a.sheets))
	}
	typeKey(a, fyne.KeyEscape)
	settle(t, a)
	if p.network.SelectedIndex() != 0 || p.server != first || len(a.sheets) != 0 {
		t.Errorf("after Esc network %d is chosen, %d sheets", p.network.SelectedIndex(), len(a.sheets))
	}
	p.network.SetSelectedIndex(1)
	settle(t, a)
	sheetOf(t, a).accept()
	settle(t, a)
	if p.server == nil || p.server.Addr().Addr().String() != "127.0.0.2" {
		t.Error("after yes it is not served there")
	}
}

func TestAPageIsNotClosedUnderAVisitor(t *testing.T) {
	open := func(t *testing.T) *App {
		t.Helper()
		a := pageWindow(t)
		visit(t, pageLink(t, a))
		settle(t, a)
		a.shell.open("people")
		settle(t, a)
		if a.swap().page.server == nil || sheetOf(t, a).title.Text() != "A visitor has your page open" {
			t.Fatal("it is not asked")
		}
		return a
	}
	t.Run("back to Swap", func(t *testing.T) {
		a := open(t)
		typeKey(a, fyne.KeyEscape)
		settle(t, a)
		if a.shell.current != "swap" || a.swap().page.server == nil || len(a.sheets) != 0 {
			t.Errorf("%s is open, page %v", a.shell.current, a.swap().page.server != nil)
		}
	})
	t.Run("kept, and the visitor's card comes", func(t *testing.T) {
		a := open(t)
		sheetOf(t, a).accept()
		settle(t, a)
		if a.shell.current != "people" || a.swap().page.server == nil {
			t.Fatalf("%s is open, page %v", a.shell.current, a.swap().page.server != nil)
		}
		sendCard(t, "http"+strings.TrimPrefix(a.swap().page.server.URL(), "HTTP"), "Zoë Ng")
		settle(t, a)
		if got := texts(a.toasts.Layer); !strings.Contains(got, "Zoë Ng sent a card.") {
			t.Errorf("it says %q", got)
		}
		a.shell.open("swap")
		settle(t, a)
		if !a.swap().page.content.Visible() {
			t.Error("back in Swap the page is not shown")
		}
		a.shell.open("people") // nobody is there any more
		settle(t, a)
		if a.swap().page.server != nil || len(a.sheets) != 0 {
			t.Errorf("page open %v, %d sheets", a.swap().page.server != nil, len(a.sheets))
		}
	})
	t.Run("closed", func(t *testing.T) {
		a := open(t)
		for _, o := range sheetOf(t, a).buttons.Objects {
			if b, ok := o.(*widget.Button); ok && b.Text == "Close the page" {
				b.OnTapped()
				break
			}
		}
		settle(t, a)
		if a.shell.current != "people" || a.swap().page.server != nil || len(a.sheets) != 0 {
			t.Errorf("%s is open, page %v, %d sheets", a.shell.current, a.swap().page.server != nil, len(a.sheets))
		}
	})
	t.Run("a visitor of long ago", func(t *testing.T) {
		a := pageWindow(t)
		a.swap().page.openers = []time.Time{time.Now().Add(-visitTime - time.Second)}
		a.shell.open("people")
		settle(t, a)
		if a.swap().page.server != nil || len(a.sheets) != 0 {
			t.Error("it is asked")
		}
	})
}

func TestAMessageLeavesTheButtonsOfSwapFree(t *testing.T) {
	for _, name := range []string{"page", "code"} {
		for _, size := range []fyne.Size{{Width: 1100, Height: 720}, {Width: 800, Height: 600}} {
			t.Run(name, func(t *testing.T) {
				a := pageWindow(t)
				if name == "code" {
					a.typedRune('p')
					settle(t, a)
				}
				a.Native.Resize(size)
				a.Say("Zoë Ng sent a card, and wants to be written to.")
				d := fyne.CurrentApp().Driver()
				foot, toast := a.swap().Foot(), a.toasts.Layer.Objects[0]
				top, bottom := d.AbsolutePositionForObject(foot).Y, d.AbsolutePositionForObject(toast).Y+toast.Size().Height
				if bottom > top-15 || bottom < top-17 {
					t.Errorf("at %v the message ends at %v, the buttons begin at %v", size, bottom, top)
				}
				a.shell.open("people")
				settle(t, a)
				a.Say("x")
				if toast := a.toasts.Layer.Objects[0]; toast.Position().Y+toast.Size().Height != size.Height-24 {
					t.Errorf("elsewhere the message ends at %v of %v", toast.Position().Y+toast.Size().Height, size.Height)
				}
			})
		}
	}
}

func TestKeysLeaveWhatIsShownNoMore(t *testing.T) {
	a := swapWindow(t)
	a.swap().page.networks = loopbackOnly
	a.shell.open("swap")
	settle(t, a)
	var button fyne.Focusable
	walk(a.swap().empty, func(o fyne.CanvasObject) {
		if f, ok := o.(fyne.Focusable); ok {
			button = f
		}
	})
	a.Native.Canvas().Focus(button)
	a.typedRune('p')
	settle(t, a)
	if said := texts(a.toasts.Layer); !strings.Contains(said, "no card") {
		t.Errorf("without a card it says %q", said)
	}
	withCards(t, a)
	settle(t, a)
	if on := a.Native.Canvas().Focused(); on != nil {
		t.Errorf("%T has the keys, which is not shown", on)
	}
	a.typedRune('p')
	settle(t, a)
	if a.swap().page.server == nil {
		t.Error("P does nothing")
	}
}

func TestQuittingSaysThatACardIsNotSavedYet(t *testing.T) {
	a := pageWindow(t)
	link := "http" + strings.TrimPrefix(a.swap().page.server.URL(), "HTTP")
	other, err := store.Open(t.Context(), a.Store.Path(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	begun, enough, ended := make(chan bool), make(chan bool), make(chan error)
	go func() {
		ended <- other.Quietly(context.Background(), func(*store.Tx) error {
			close(begun)
			<-enough
			return nil
		})
	}()
	<-begun
	sent := make(chan bool)
	go func() {
		defer close(sent)
		sendCard(t, link, "Zoë Ng")
	}()
	until(t, "the card comes", func() bool { return a.swap().page.keeping.Load() == 1 })
	a.quit()
	settle(t, a)
	s := sheetOf(t, a)
	if got := s.title.Text() + texts(s.body); !strings.Contains(got, "A card that came in is not saved yet") || !strings.Contains(got, "Leave Lanyard open until that is done") {
		t.Errorf("it says %q", got)
	}
	typeKey(a, fyne.KeyEscape)
	close(enough)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	<-sent
	settle(t, a)
	if waiting, err := a.Store.Arrivals(t.Context()); err != nil || len(waiting) != 1 || a.swap().page.leavesSomebody() {
		t.Errorf("%d cards wait, %v; asked again: %v", len(waiting), err, a.swap().page.leavesSomebody())
	}
}
