package swap

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"lanyard/data/swap"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/window"
)

// KnownNetworks is the setting that holds the keys of the networks on which the user has opened a page, latest
// last.
const KnownNetworks = "swap_networks"

// networksRecalled is how many of them are kept.
const networksRecalled = 200

// startOn serves on a network: at once on one where the user has agreed to it before, else once asked.
// opened and refused may be nil.
func (p *swapPage) startOn(n swap.Network, opened, refused func()) {
	type answer struct {
		key   string
		known bool
	}
	asked := p.asked.Now()
	window.LoadFor(p.w, asked, lang.L("The networks could not be listed"), func(ctx context.Context) (answer, error) {
		key := n.Key()
		text, err := p.w.Store.Setting(ctx, KnownNetworks)
		return answer{key, key == "" || slices.Contains(strings.Fields(text), key)}, err
	}, func(v answer) {
		if v.known {
			p.Start(n.Addr, opened)
			return
		}
		p.ask(n, func() {
			p.remember(v.key)
			if asked.Wanted() {
				p.Start(n.Addr, opened)
			}
		}, refused)
	})
}

// ask has the user agree to a page on a network that was not seen before.
func (p *swapPage) ask(n swap.Network, yes, no func()) {
	text := lang.L("Everybody in this network can open the page, take the card and send their details, as long as it is open: {{.Network}}. Lanyard asks once for each network.", networkWords(n))
	s := p.w.NewSheet(lang.L("Open a page on the network?"), lang.L("Open the page"), widget.Prose(text, fyne.TextAlignLeading), fyne.NewSize(500, 210))
	s.Plain = true
	agreed := false
	s.OnOK = func() {
		agreed = true
		s.Close()
		yes()
	}
	s.OnClosed = func() {
		if !agreed && no != nil {
			no()
		}
	}
	s.First = s.CancelButton // a letter and Enter that were meant for something else open nothing
	s.Show()
}

// remember has a network known from now on.
func (p *swapPage) remember(key string) {
	keys := slices.DeleteFunc(strings.Fields(p.w.Setting(KnownNetworks, "")), func(k string) bool { return k == key })
	keys = append(keys, key)
	p.w.SetSetting(KnownNetworks, strings.Join(keys[max(0, len(keys)-networksRecalled):], " "))
}

// chosen is which of the listed networks the page is on; -1 for none.
func (p *swapPage) chosen() int {
	return slices.IndexFunc(p.Found, func(n swap.Network) bool { return p.Server != nil && n.Addr == p.Server.Addr().Addr() })
}
