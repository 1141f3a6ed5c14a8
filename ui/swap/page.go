package swap

import (
	"context"
	"net/netip"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/qr"
	"lanyard/data/swap"
	"lanyard/ui/capture"
	"lanyard/ui/code"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/focus"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// pagePatience is how long nobody may have come before help is offered.
const pagePatience = 20 * time.Second

// swapPage serves the chosen card to the phones in the room and shows the code that leads to it. It
// is open while the swap screen is.
type swapPage struct {
	w        *window.Window
	Networks func() ([]swap.Network, error)
	screen   *Page

	card   swap.Card
	Found  []swap.Network
	Server *swap.Server  // nil while closed
	asked  window.Latest // the server that is wanted
	code   qr.Code
	visits int
	cards  int // that came in since it was opened
	// Keeping is how many cards are on their way into the database; another program may be at work on it.
	Keeping atomic.Int32
	// waiting is how many of all cards are still to be looked over.
	waiting int
	// Openers are the times at which somebody opened the page who has not sent a card since.
	Openers []time.Time
	buttons fyne.CanvasObject
	wait    *time.Timer

	hotspot code.Hotspot
	ends    []pageEnd
	End     time.Time // when it ends by itself; zero: only with Swap

	join          *style.QRView // into the hotspot
	joinCaption   *style.Text
	Codes         *fyne.Container // one code, or two beside each other
	Until         *widget.Select
	View          *style.QRView
	title, Status *style.Text
	hint          *style.Text
	Network       *widget.Select
	help          fyne.CanvasObject
	Content       *fyne.Container
}

func newSwapPage(w *window.Window, s *Page) *swapPage {
	p := &swapPage{
		w: w, Networks: swap.Networks, screen: s, View: style.NewQRView(180),
		title: style.NewSubHeading(""), hint: style.NewMuted(lang.L("Phones in this network get the card and can send theirs.")),
		Status: style.NewText(""),
	}
	p.Status.Style.Bold, p.Status.TextSize = true, theme.SizeNameCaptionText
	p.hint.TextSize = theme.SizeNameCaptionText
	p.Network, p.Until = widget.NewSelect(nil, nil), widget.NewSelect(nil, nil)
	p.join, p.joinCaption, p.Codes = style.NewQRView(120), stepCaption(), container.NewStack(p.View)
	p.help = widget.Tight(widget.Prose(lang.L("No phone yet? It must be in the same network. Where a network keeps its devices apart, use a hotspot, or press P for the card's own code."), fyne.TextAlignLeading))
	p.help.Hide()
	p.buttons = style.Wrap(widget.NewPrimary(lang.L("Full screen"), "fullscreen", p.fullScreen),
		widget.NewButton(lang.L("Hotspot …"), "wifi", p.editHotspot),
		widget.NewButton(lang.L("Copy link"), "copy", p.copyLink),
		widget.NewButton(lang.L("Close page"), "close", p.ClosePage))
	below := container.New(layout.NewCustomPaddedVBoxLayout(2), p.title, p.hint, p.Status, style.Gap(0, 4), widget.Row(p.Network, p.Until), p.help, style.Gap(0, 4), p.buttons)
	p.Content = container.New(widget.Footed{}, p.Codes, below)
	return p
}

// open starts the page for a card on the network that a phone most likely reaches.
func (p *swapPage) open(card swap.Card, opened func()) {
	p.card = card
	window.LoadFor(p.w, p.asked.Next(), lang.L("The networks could not be listed"), func(context.Context) ([]swap.Network, error) {
		return p.Networks()
	}, func(found []swap.Network) {
		if len(found) == 0 {
			p.w.Say(lang.L("This computer is in no network. The card's own code works without one."))
			return
		}
		p.Offer(found, 0)
		p.offerEnds()
		p.startOn(found[0], opened, nil)
	})
}

// Offer fills the choice of networks.
func (p *swapPage) Offer(found []swap.Network, chosen int) {
	p.Found = found
	words := make([]string, len(found))
	for i, n := range found {
		words[i] = networkWords(n)
	}
	p.Network.SetOptions(words)
	p.Network.OnChanged = nil
	p.Network.SetSelectedIndex(chosen)
	p.Network.OnChanged = func(string) {
		i := p.Network.SelectedIndex()
		if was := p.chosen(); i != was {
			p.startOn(p.Found[i], nil, func() { p.Network.SetSelectedIndex(was) })
		}
	}
}

// relist looks for the networks anew: a hotspot that was just turned on is one. The page stays where it
// is served, if that is still there.
func (p *swapPage) relist() {
	if p.Server == nil {
		return
	}
	addr := p.Server.Addr().Addr()
	window.LoadFor(p.w, p.asked.Now(), lang.L("The networks could not be listed"), func(context.Context) ([]swap.Network, error) {
		return p.Networks()
	}, func(found []swap.Network) {
		if len(found) == 0 {
			return
		}
		if i := slices.IndexFunc(found, func(n swap.Network) bool { return n.Addr == addr }); i >= 0 {
			p.Offer(found, i)
			return
		}
		p.Offer(found, 0)
		p.startOn(found[0], nil, p.ClosePage)
	})
}

// networkWords says in the user's words what a network is.
func networkWords(n swap.Network) string {
	kind := map[swap.NetworkKind]string{
		swap.WiFi: lang.L("Wi-Fi"), swap.Wired: lang.L("Cable"), swap.Virtual: lang.L("Virtual network"), swap.Loopback: lang.L("This computer only"),
	}[n.Kind]
	return words.Joined(" · ", kind, n.Addr.String(), n.Interface) // where there is no room for all, the last goes
}

// Start serves at another address in place of the one before.
func (p *swapPage) Start(addr netip.Addr, opened func()) {
	p.stop()
	asked, in, card := p.asked.Now(), p.w.Intake, p.card
	type started struct {
		server *swap.Server
		code   qr.Code
	}
	window.Load(p.w, lang.L("The swap page was not opened"), func(context.Context) (s started, err error) {
		s.server, err = swap.Start(swap.Options{
			Addr: netip.AddrPortFrom(addr, 0), Card: card, Now: p.w.Store.Now,
			Deliver: func(ctx context.Context, r swap.Reply) error {
				p.Keeping.Add(1)
				defer p.Keeping.Add(-1)
				a, err := in.Receive(ctx, r.Draft, r.At)
				if err == nil {
					fyne.Do(func() { p.received(a.ID, a.Draft.Contact.Name()) })
				}
				return err
			},
			Visited: func(v swap.Visit) {
				if v == swap.Opened {
					fyne.Do(p.visited)
				}
			},
		})
		if err == nil {
			if s.code, err = qr.Encode(s.server.URL()); err != nil {
				s.server.Stop()
			}
		}
		return s, err
	}, func(s started) {
		if !asked.Wanted() {
			p.w.Go(func(context.Context) { s.server.Stop() })
			return
		}
		p.Server, p.code = s.server, s.code
		p.Server.EndAt(p.End)
		p.View.Set(s.code.Size, qr.QuietZone, s.code.At)
		p.title.SetText(p.card.Name)
		p.visits, p.cards, p.Openers = 0, 0, nil
		p.tell()
		p.await()
		p.w.GoLasting(func(ctx context.Context) { p.watch(ctx, s.server) })
		if opened != nil {
			opened()
		}
	})
}

// watch ends the server with the window, and the page with the server.
func (p *swapPage) watch(ctx context.Context, s *swap.Server) {
	select {
	case <-ctx.Done():
		s.Stop()
	case <-s.Done():
		fyne.Do(func() {
			if p.Server != s {
				return // it was stopped from here
			}
			p.Server = nil
			p.screen.Refresh()
			if err := s.Err(); err != nil {
				p.w.Fail(lang.L("The swap page was closed"), err)
				return
			}
			p.w.Say(lang.L("The time set for the swap page is over, and it is closed now."))
		})
	}
}

// await offers help when nobody has come for a while.
func (p *swapPage) await() {
	p.needHelp(false)
	s := p.Server
	p.wait = time.AfterFunc(pagePatience, func() {
		fyne.Do(func() {
			if s == p.Server && p.visits == 0 {
				p.needHelp(true)
				p.Content.Refresh()
			}
		})
	})
}

// needHelp shows what helps in place of what the page does: a small window has no room for both.
func (p *swapPage) needHelp(on bool) {
	if on {
		p.hint.Hide()
		p.help.Show()
		return
	}
	p.help.Hide()
	p.hint.Show()
}

// stop ends the page, if it is open. What came in stays.
func (p *swapPage) stop() {
	p.asked.Drop()
	s := p.Server
	if s == nil {
		return
	}
	p.Server = nil
	p.wait.Stop()
	p.View.Set(0, 0, nil)
	p.w.Go(func(context.Context) { s.Stop() })
}

// ClosePage ends the page and shows the card's own code in its place.
func (p *swapPage) ClosePage() {
	p.stop()
	p.screen.Refresh()
}

// show gives another card to whoever comes next.
func (p *swapPage) show(card swap.Card) {
	p.card = card
	if p.Server != nil {
		p.Server.SetCard(card)
		p.title.SetText(card.Name)
		p.screen.tellFull()
	}
}

func (p *swapPage) visited() {
	p.visits++
	p.Openers = append(p.Openers, clock.Real())
	p.needHelp(false)
	p.tell()
}

// received tells of a card, which waits until it was looked over.
func (p *swapPage) received(arrival int64, name string) {
	p.cards++
	p.waiting++
	p.Openers = p.Openers[min(1, len(p.Openers)):]
	p.visits = max(p.visits, 1) // from a page that was opened before the network was changed
	p.hint.SetText(lang.L("{{.Enter}} looks over the card that came in last.", keys.LookOver))
	p.tell()
	p.w.Toasts.Show(lang.L("{{.Name}} sent a card.", name), lang.L("Look it over"), func() { capture.ReviewArrival(p.w, arrival) })
}

// key handles a key that no focused widget used while the named screen is open: Enter looks over the
// card that came in last, of the person who stands there.
func (p *swapPage) key(e *fyne.KeyEvent) bool {
	if focus.Pressed(keys.Swap, e, 0) != keys.LookOver || p.Server == nil || p.cards == 0 {
		return false
	}
	p.LookOverLast()
	return true
}

// LookOverLast opens the latest of the cards that wait.
func (p *swapPage) LookOverLast() {
	window.Load(p.w, lang.L("The cards that came in could not be read"), p.w.Store.Arrivals, func(waiting []data.Arrival) {
		if len(waiting) == 0 {
			p.w.Say(lang.L("No card waits to be looked over."))
			return
		}
		capture.ReviewArrival(p.w, waiting[len(waiting)-1].ID)
	})
}

// tell says how many have come, here and on the full screen.
func (p *swapPage) tell() {
	light, text := p.tells()
	p.Status.Color = theme.ColorNameForeground
	if light == code.LightLit {
		p.Status.Color, text = theme.ColorNameSuccess, "● "+text
	}
	p.Status.SetText(text)
	p.screen.tellFull()
	p.Content.Refresh()
}

// tells says how many have come.
func (p *swapPage) tells() (code.Light, string) {
	if p.visits == 0 {
		return code.LightDark, p.Words()
	}
	return code.LightLit, p.Words()
}

// Words says who has opened the page, what came in, and when it ends.
func (p *swapPage) Words() string {
	if p.visits == 0 {
		return words.Joined(" · ", lang.L("Nobody has opened it yet"), p.endWords())
	}
	visits, cards := lang.N(p.visits, "Opened once", "Opened {{.Count}} times"), lang.L("no card yet")
	switch n := min(p.cards, p.waiting); {
	case n > 0:
		cards = lang.N(n, "one card came in", "{{.Count}} cards came in")
	case p.cards > 0:
		cards = lang.L("every card is looked over")
	}
	return words.Joined(" · ", visits, cards, p.endWords())
}

// fullScreen is for a booth: the code and a welcome, and who has come.
func (p *swapPage) fullScreen() {
	if p.Server == nil {
		return
	}
	code.Present(p.w, p.look(), p.code, p.screen.others())
}

// look is that of the code that leads to the page.
func (p *swapPage) look() code.Look {
	l := code.Look{Name: p.card.Name, Detail: lang.L("Scan: take my card, leave yours")}
	if c, ok := p.screen.card(); ok {
		l.Welcome, l.Colour = c.Welcome, c.Colour
	}
	return l
}

func (p *swapPage) copyLink() {
	if p.Server == nil {
		return
	}
	p.w.Fyne.Clipboard().SetContent(strings.Replace(p.Server.URL(), "HTTP", "http", 1))
	p.w.Say(lang.L("The link to the page is in the clipboard."))
}
