package cli

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"os/signal"
	"slices"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"lanyard/data"
	"lanyard/data/clock"
	"lanyard/data/intake"
	"lanyard/data/qr"
	"lanyard/data/store"
	"lanyard/data/swap"
)

type swapFlags struct {
	card    string
	address string
	ends    time.Duration
}

func (e *env) swapCommand() *cobra.Command {
	var f swapFlags
	cmd := &cobra.Command{
		Use: "swap", Short: "Serve one of your cards to phones in the room, and receive their details", Args: asUsed,
		Long: "Serves a page on the local network and prints the code that leads to it. A phone gets your card there and\n" +
			"can send its owner's details, which wait in the window, under Today, until you have looked at them. Ctrl+C ends it.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return e.withStore(cmd.Context(), func(s *store.Store) error { return e.swap(cmd.Context(), s, f) })
		},
	}
	cmd.Flags().StringVar(&f.card, "card", "", "which of your cards, by `NAME` (default: the first that has not ended)")
	cmd.Flags().StringVar(&f.address, "address", "", "the `IP` address to serve at (default: the network that a phone most likely reaches)")
	cmd.Flags().DurationVar(&f.ends, "for", 2*time.Hour, "end after this `TIME`")
	return cmd
}

func (e *env) swap(ctx context.Context, s *store.Store, f swapFlags) error {
	card, until, err := e.pageCard(ctx, s, f.card)
	if err != nil {
		return err
	}
	life := f.ends
	if !until.IsZero() {
		life = min(life, until.Sub(s.Now()))
	}
	address, err := e.pageAddress(f.address)
	if err != nil {
		return err
	}
	news := make(chan string, 64)
	tell := func(text string) {
		select {
		case news <- text:
		default: // nobody reads that fast
		}
	}
	in := intake.New(s)
	var keeping atomic.Int32 // details on their way into the database
	page, err := swap.Start(swap.Options{
		Addr: netip.AddrPortFrom(address, 0), Card: card, Lifetime: life,
		Deliver: func(ctx context.Context, r swap.Reply) error {
			keeping.Add(1)
			defer keeping.Add(-1)
			a, err := in.Receive(ctx, r.Draft, r.At)
			if err != nil {
				tell(fmt.Sprintf("details could not be kept: %v", err))
				return err
			}
			tell(data.Shown(a.Draft.Contact.Name()) + " sent their details; they wait under Today")
			return nil
		},
		Visited: func(v swap.Visit) {
			switch v {
			case swap.Opened:
				tell("a phone has opened the page")
			case swap.Took:
				tell("a phone has taken your card")
			}
		},
	})
	if err != nil {
		return err
	}
	defer page.Stop()
	code, err := qr.Encode(page.URL())
	if err != nil {
		return err
	}
	if err := e.draw(code); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(e.stdout, page.URL()); err != nil {
		return err
	}
	e.say("the card of %s is served at %s; Ctrl+C ends it", card.Name, page.Addr())
	for {
		select {
		case text := <-news:
			e.say("%s", message(text))
		case <-page.Done():
			e.keepLast(&keeping)
			return page.Err()
		case <-ctx.Done():
			go page.Stop() // no new visitors; a phone whose reply is waiting gets its answer for some seconds more
			e.keepLast(&keeping)
			return nil
		}
	}
}

// keepLast waits for replies that came in before the page ended: another program may be using the file. Ctrl+C,
// pressed after the page has ended, drops them. No phone was told that they were received.
func (e *env) keepLast(keeping *atomic.Int32) {
	again := make(chan os.Signal, 1)
	signal.Notify(again, os.Interrupt)
	defer signal.Stop(again)
	for said := clock.Real().Add(time.Second); keeping.Load() > 0; {
		select {
		case <-again:
			return
		case <-time.After(50 * time.Millisecond):
		}
		if !said.IsZero() && clock.Real().After(said) {
			said = time.Time{}
			e.say("details that came in wait for the other program and are kept when it is done; Ctrl+C again drops them")
		}
	}
}

// pageCard gives what the page shows of the named card, else of the first that has not ended, and until when
// the card is shown (zero: no end).
func (e *env) pageCard(ctx context.Context, s *store.Store, name string) (page swap.Card, until time.Time, err error) {
	card, err := e.chosenCard(ctx, s, name)
	if err == nil {
		err = notEnded(card, s.Now())
	}
	if err != nil {
		return page, until, err
	}
	me, err := s.Me(ctx)
	if err != nil {
		return page, until, err
	}
	event, err := s.Here(ctx)
	if err != nil {
		return page, until, err
	}
	page, err = swap.CardOf(card.Contact(me), event.Name)
	return page, card.Until, err
}

// chosenCard is the named card, else the first that has not ended.
func (e *env) chosenCard(ctx context.Context, s *store.Store, name string) (data.Card, error) {
	if name != "" {
		return e.cardThere(ctx, s, name)
	}
	cards, err := s.Cards(ctx)
	if err == nil && len(cards) == 0 {
		err = fmt.Errorf("you have no card yet; \"lanyard card set Work --given … --email …\" makes one: %w", data.ErrNotFound)
	}
	if err != nil {
		return data.Card{}, err
	}
	if i := slices.IndexFunc(cards, func(c data.Card) bool { return !c.Ended(s.Now()) }); i >= 0 {
		return cards[i], nil
	}
	return cards[0], nil
}

// pageAddress is the given address, else that of the best network; it names the others.
func (e *env) pageAddress(given string) (netip.Addr, error) {
	if given != "" {
		a, err := netip.ParseAddr(given)
		if err != nil {
			return a, fmt.Errorf("%q is not an address such as 192.168.1.20: %w", given, err)
		}
		return a, nil
	}
	networks, err := swap.Networks()
	if err != nil {
		return netip.Addr{}, fmt.Errorf("looking for a network: %w", err)
	}
	if len(networks) == 0 || networks[0].Kind == swap.Loopback {
		return netip.Addr{}, errors.New("this computer is in no network that a phone could join; join the phone's Wi-Fi, or open a hotspot on one of them")
	}
	var others []string
	for _, n := range networks[1:] {
		others = append(others, fmt.Sprintf("%s (%s)", n.Addr, n.Interface))
	}
	if len(others) > 0 {
		e.say("serving on %s; other networks for --address: %s", networks[0].Interface, shownList(others, ", "))
	}
	return networks[0].Addr, nil
}
