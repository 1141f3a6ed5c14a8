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
	uiswap "lanyard/ui/swap"
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
			a.swap().Page.Networks = loopbackOnly
			withCards(t, a)
			typed(a)
			settle(t, a)
			if a.swap().Page.Server != nil || full(a) != nil || a.swap().Camera.Content.Visible() {
				t.Errorf("page %v, full screen %v, camera %v", a.swap().Page.Server != nil, full(a) != nil, a.swap().Camera.Content.Visible())
			}
		})
	}
}

func runes(a *App, text string) {
	for _, r := range text {
		keyboard{a}.typedRune(r)
	}
}

func TestTheKeysOfSwapWorkOnItsOwnButtonsAndAfterASecond(t *testing.T) {
	a := pageWindow(t)
	keyboard{a}.typedRune('p')
	settle(t, a)
	keyboard{a}.typedRune('x')
	keyboard{a}.typedRune('p')
	settle(t, a)
	if a.swap().Page.Server != nil {
		t.Error("P works right after another letter")
	}
	time.Sleep(uiswap.QuietBefore + 10*time.Millisecond)
	a.Native.Canvas().Focus(a.swap().Edit)
	keyboard{a}.typedRune('P')
	settle(t, a)
	if a.swap().Page.Server == nil {
		t.Error("P does not work while a button of Swap has the keys")
	}
}

func TestAPageOnANewNetworkIsAskedForOnce(t *testing.T) {
	a := swapWindow(t)
	a.swap().Page.Networks = strange
	withCards(t, a)
	keyboard{a}.typedRune('p')
	settle(t, a)
	s := sheetOf(t, a)
	if s.Title.Text() != "Open a page on the network?" || a.swap().Page.Server != nil || a.Native.Canvas().Focused() != fyne.Focusable(s.CancelButton) {
		t.Fatalf("%q; page open %v", s.Title.Text(), a.swap().Page.Server != nil)
	}
	typeKey(a, fyne.KeyEscape)
	settle(t, a)
	if a.swap().Page.Server != nil || a.Setting(uiswap.KnownNetworks, "") != "" {
		t.Error("Esc opens it, or is remembered")
	}
	keyboard{a}.typedRune('p')
	settle(t, a)
	sheetOf(t, a).Accept()
	settle(t, a)
	if a.swap().Page.Server == nil || a.Setting(uiswap.KnownNetworks, "") == "" {
		t.Fatalf("after yes: page open %v, known %q", a.swap().Page.Server != nil, a.Setting(uiswap.KnownNetworks, ""))
	}
	keyboard{a}.typedRune('p') // closes it
	settle(t, a)
	keyboard{a}.typedRune('p')
	settle(t, a)
	if len(a.Sheets) != 0 || a.swap().Page.Server == nil {
		t.Errorf("the second time: %d sheets, page open %v", len(a.Sheets), a.swap().Page.Server != nil)
	}
}

func TestAnotherNetworkIsChosenOnlyWithAYes(t *testing.T) {
	a := pageWindow(t)
	p := a.swap().Page
	other, _ := strange()
	p.Offer(append(p.Found, swap.Network{Addr: netip.MustParseAddr("127.0.0.2"), Interface: "nosuch0", Kind: swap.WiFi, Prefix: other[0].Prefix}), 0)
	first := p.Server
	p.Network.SetSelectedIndex(1)
	settle(t, a)
	if p.Server != first || len(a.Sheets) != 1 {
		t.Fatalf("it is served there unasked; %d sheets", len(a.Sheets))
	}
	typeKey(a, fyne.KeyEscape)
	settle(t, a)
	if p.Network.SelectedIndex() != 0 || p.Server != first || len(a.Sheets) != 0 {
		t.Errorf("after Esc network %d is chosen, %d sheets", p.Network.SelectedIndex(), len(a.Sheets))
	}
	p.Network.SetSelectedIndex(1)
	settle(t, a)
	sheetOf(t, a).Accept()
	settle(t, a)
	if p.Server == nil || p.Server.Addr().Addr().String() != "127.0.0.2" {
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
		if a.swap().Page.Server == nil || sheetOf(t, a).Title.Text() != "A visitor has your page open" {
			t.Fatal("it is not asked")
		}
		return a
	}
	t.Run("back to Swap", func(t *testing.T) {
		a := open(t)
		typeKey(a, fyne.KeyEscape)
		settle(t, a)
		if a.shell.current != "swap" || a.swap().Page.Server == nil || len(a.Sheets) != 0 {
			t.Errorf("%s is open, page %v", a.shell.current, a.swap().Page.Server != nil)
		}
	})
	t.Run("kept, and the visitor's card comes", func(t *testing.T) {
		a := open(t)
		sheetOf(t, a).Accept()
		settle(t, a)
		if a.shell.current != "people" || a.swap().Page.Server == nil {
			t.Fatalf("%s is open, page %v", a.shell.current, a.swap().Page.Server != nil)
		}
		sendCard(t, "http"+strings.TrimPrefix(a.swap().Page.Server.URL(), "HTTP"), "Zoë Ng")
		settle(t, a)
		if got := texts(a.Toasts.Layer); !strings.Contains(got, "Zoë Ng sent a card.") {
			t.Errorf("it says %q", got)
		}
		a.shell.open("swap")
		settle(t, a)
		if !a.swap().Page.Content.Visible() {
			t.Error("back in Swap the page is not shown")
		}
		a.shell.open("people") // nobody is there any more
		settle(t, a)
		if a.swap().Page.Server != nil || len(a.Sheets) != 0 {
			t.Errorf("page open %v, %d sheets", a.swap().Page.Server != nil, len(a.Sheets))
		}
	})
	t.Run("closed", func(t *testing.T) {
		a := open(t)
		for _, o := range sheetOf(t, a).Buttons.Objects {
			if b, ok := o.(*widget.Button); ok && b.Text == "Close the page" {
				b.OnTapped()
				break
			}
		}
		settle(t, a)
		if a.shell.current != "people" || a.swap().Page.Server != nil || len(a.Sheets) != 0 {
			t.Errorf("%s is open, page %v, %d sheets", a.shell.current, a.swap().Page.Server != nil, len(a.Sheets))
		}
	})
	t.Run("a visitor of long ago", func(t *testing.T) {
		a := pageWindow(t)
		a.swap().Page.Openers = []time.Time{time.Now().Add(-uiswap.VisitTime - time.Second)}
		a.shell.open("people")
		settle(t, a)
		if a.swap().Page.Server != nil || len(a.Sheets) != 0 {
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
					keyboard{a}.typedRune('p')
					settle(t, a)
				}
				a.Native.Resize(size)
				a.Say("Zoë Ng sent a card, and wants to be written to.")
				d := fyne.CurrentApp().Driver()
				foot, toast := a.swap().Foot(), a.Toasts.Layer.Objects[0]
				top, bottom := d.AbsolutePositionForObject(foot).Y, d.AbsolutePositionForObject(toast).Y+toast.Size().Height
				if bottom > top-15 || bottom < top-17 {
					t.Errorf("at %v the message ends at %v, the buttons begin at %v", size, bottom, top)
				}
				a.shell.open("people")
				settle(t, a)
				a.Say("x")
				if toast := a.Toasts.Layer.Objects[0]; toast.Position().Y+toast.Size().Height != size.Height-24 {
					t.Errorf("elsewhere the message ends at %v of %v", toast.Position().Y+toast.Size().Height, size.Height)
				}
			})
		}
	}
}

func TestKeysLeaveWhatIsShownNoMore(t *testing.T) {
	a := swapWindow(t)
	a.swap().Page.Networks = loopbackOnly
	a.shell.open("swap")
	settle(t, a)
	var button fyne.Focusable
	walk(a.swap().Empty, func(o fyne.CanvasObject) {
		if f, ok := o.(fyne.Focusable); ok {
			button = f
		}
	})
	a.Native.Canvas().Focus(button)
	keyboard{a}.typedRune('p')
	settle(t, a)
	if said := texts(a.Toasts.Layer); !strings.Contains(said, "no card") {
		t.Errorf("without a card it says %q", said)
	}
	withCards(t, a)
	settle(t, a)
	if on := a.Native.Canvas().Focused(); on != nil {
		t.Errorf("%T has the keys, which is not shown", on)
	}
	keyboard{a}.typedRune('p')
	settle(t, a)
	if a.swap().Page.Server == nil {
		t.Error("P does nothing")
	}
}

func TestQuittingSaysThatACardIsNotSavedYet(t *testing.T) {
	a := pageWindow(t)
	link := "http" + strings.TrimPrefix(a.swap().Page.Server.URL(), "HTTP")
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
	until(t, "the card comes", func() bool { return a.swap().Page.Keeping.Load() == 1 })
	a.quit()
	settle(t, a)
	s := sheetOf(t, a)
	if got := s.Title.Text() + texts(s.Body); !strings.Contains(got, "Details that came in are not saved yet") || !strings.Contains(got, "Leave Lanyard open until that is done") {
		t.Errorf("it says %q", got)
	}
	typeKey(a, fyne.KeyEscape)
	close(enough)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	<-sent
	settle(t, a)
	if waiting, err := a.Store.Arrivals(t.Context()); err != nil || len(waiting) != 1 || a.swap().Page.LeavesSomebody() {
		t.Errorf("%d cards wait, %v; asked again: %v", len(waiting), err, a.swap().Page.LeavesSomebody())
	}
}
