package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/vcard"
	"lanyard/data/qr"
	"lanyard/data/store"
	"lanyard/data/swap"
)

// Those who come with a phone. In each theme one of them writes into the form; the other has a file.
var (
	byPhone = stranger{
		name: "Søren Žižek-Þórsdóttir", organisation: "Håndværk & Bøger 🦉", email: "soren@handvaerk.example", phone: "+442079460155",
	}
	byFile = stranger{
		code: "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Nguyễn;Thị Ánh;;;\r\nFN:Nguyễn Thị Ánh\r\nORG:Thư viện Tỉnh 📚\r\n" +
			"EMAIL:anh@thuvien.example\r\nTEL;TYPE=cell:+12025550177\r\nEND:VCARD\r\n",
		name: "Nguyễn Thị Ánh", organisation: "Thư viện Tỉnh 📚", email: "anh@thuvien.example", phone: "+12025550177",
	}
)

// phones are the visitors' by theme.
var phones = map[string]phoneKind{
	"light": {language: "en", scripts: true},
	"dark":  {language: "de", scripts: false, dark: true},
}

// thanks is the heading of the page that has taken a card, by language.
var thanks = map[string]string{"en": "Thank you!", "de": "Vielen Dank!"}

// loopback begins the address of a page that nobody but this computer reaches.
const loopback = "http://127.0.0.1:"

// openPage opens the swap page by its key and has it served to this computer only.
func openPage(ctx context.Context, t *tour) error {
	if err := t.press(ctx, "ctrl+4"); err != nil {
		return err
	}
	if err := t.knowNetworks(ctx); err != nil {
		return err
	}
	if err := t.press(ctx, "p"); err != nil {
		return err
	}
	was := ""
	err := comes(ctx, "the page's code in the window", func() (err error) {
		was, err = t.link(ctx)
		return err
	})
	if err != nil {
		return err
	}
	for range 30 { // Left chooses the network before, once Tab has come to that choice; this computer is at its end
		if strings.HasPrefix(was, loopback) {
			t.page = was
			return t.picture(ctx, "swap-page")
		}
		if err := t.Key(ctx, "Left"); err != nil {
			return err
		}
		if _, err := t.WaitStable(ctx); err != nil {
			return err
		}
		now := ""
		err := comes(ctx, "the code of the page elsewhere", func() (err error) {
			now, err = t.link(ctx)
			return err
		})
		if err != nil {
			return err
		}
		if now == was {
			if err := t.Key(ctx, "Tab"); err != nil {
				return err
			}
		}
		was = now
	}
	return fmt.Errorf("the page cannot be served to this computer only: it is at %s", was)
}

// knowNetworks has the user agreed before to pages on every network of this computer: which it has is not known
// here, and each would be asked about.
func (t *tour) knowNetworks(ctx context.Context) error {
	all, err := swap.Networks()
	if err != nil {
		return err
	}
	var keys []string
	for _, n := range all {
		keys = append(keys, n.Key())
	}
	s, err := store.Open(ctx, t.db, store.Options{})
	if err != nil {
		return err
	}
	err = s.Quietly(ctx, func(tx *store.Tx) error { return tx.SetSetting("swap_networks", strings.Join(keys, " ")) })
	return errors.Join(err, s.Close())
}

// link reads the address of the page off the window, as a phone's camera does.
func (t *tour) link(ctx context.Context) (string, error) {
	img, err := t.ShotOf(ctx)
	if err != nil {
		return "", err
	}
	found, err := qr.Decode(ctx, img)
	if err != nil {
		return "", err
	}
	for _, f := range found {
		if rest, ok := strings.CutPrefix(f.Text, "HTTP"); ok {
			return "http" + rest, nil
		}
	}
	return "", fmt.Errorf("the window shows %d codes, and none leads to a page", len(found))
}

// swapWithPhone has a phone follow the code: it takes my card, which must be the one shown, and sends its
// own, which is saved by two keys.
func swapWithPhone(ctx context.Context, t *tour) error {
	k := phones[t.theme]
	p, err := openPhone(ctx, k)
	if err != nil {
		return err
	}
	defer p.close()
	heading, language, err := p.opens(t.page)
	if err != nil {
		return err
	}
	if heading != myName || language != k.language {
		return fmt.Errorf("the page is of %q in %q", heading, language)
	}
	if err := t.phonePicture(p, "page"); err != nil {
		return err
	}
	if err := t.takesMine(ctx, p); err != nil {
		return err
	}
	answer, err := p.sends([][2]string{
		{"name", byPhone.name}, {"organisation", byPhone.organisation}, {"email", byPhone.email}, {"phone", "+44 20 7946 0155"},
	}, "")
	if err := t.thanked(answer, err); err != nil {
		return err
	}
	if err := t.phonePicture(p, "thanks"); err != nil {
		return err
	}
	return t.saves(ctx, byPhone)
}

// thanked compares what a phone is told with the thanks in its language.
func (t *tour) thanked(answer string, err error) error {
	if want := thanks[phones[t.theme].language]; err == nil && answer != want {
		return fmt.Errorf("the phone is told %q, not %q", answer, want)
	}
	return err
}

// takesMine compares the card that a phone got with the one that the code of the card holds.
func (t *tour) takesMine(ctx context.Context, p *phone) error {
	file, err := p.takes()
	if err != nil {
		return err
	}
	shown, err := t.payload(ctx)
	if err != nil {
		return err
	}
	got, err := onlyCard(file)
	if err != nil {
		return err
	}
	want, err := onlyCard([]byte(shown))
	if err != nil {
		return err
	}
	if got != want {
		return fmt.Errorf("the phone has %s, the card says %s", got, want)
	}
	return nil
}

// onlyCard is what a vCard file says of its one person.
func onlyCard(file []byte) (string, error) {
	var cards []data.Contact
	for d, err := range vcard.Read(bytes.NewReader(file)) {
		if err != nil {
			return "", fmt.Errorf("%w in\n%s", err, file)
		}
		d.Contact.Normalise("")
		cards = append(cards, d.Contact)
	}
	if len(cards) != 1 {
		return "", fmt.Errorf("%d cards in\n%s", len(cards), file)
	}
	c := cards[0]
	var ways []string
	for _, e := range c.Emails {
		ways = append(ways, e.Value)
	}
	for _, n := range c.Phones {
		ways = append(ways, n.E164)
	}
	for _, l := range c.Links {
		ways = append(ways, l.Value)
	}
	slices.Sort(ways)
	return fmt.Sprintf("%q %q %q", []string{c.Name(), c.Given, c.Family, c.Organisation, c.Title, c.Note}, ways, c.Topics), nil
}

// mostActs is what a reply, or a code before the camera, may cost the user from what is presented to a
// saved contact.
const mostActs = 2

// saves saves the card that came in last, by keyboard, and counts what that takes.
func (t *tour) saves(ctx context.Context, s stranger) error {
	if err := t.picture(ctx, "card-came-in"); err != nil {
		return err
	}
	before := t.Acts()
	if err := t.opens(ctx, form, t.keys(ctx, "Return")); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	if err := t.fewActs(s, before); err != nil {
		return err
	}
	return t.met(ctx, s)
}

// fewActs fails when more was done to save somebody than the swap of two people in a hall bears.
func (t *tour) fewActs(s stranger, before int) error {
	acts := t.Acts() - before
	if acts > mostActs {
		return fmt.Errorf("%s was saved by %d keys, at most %d are wanted", s.name, acts, mostActs)
	}
	fmt.Fprintf(t.log, "%-6s        of it: %s was saved by %d keys\n", t.theme, s.name, acts)
	return nil
}

// swapByFile has another phone send its card as a file.
func swapByFile(ctx context.Context, t *tour) error {
	p, err := openPhone(ctx, phones[t.theme])
	if err != nil {
		return err
	}
	defer p.close()
	file := filepath.Join(t.home, "own.vcf")
	if err := os.WriteFile(file, []byte(byFile.code), 0o600); err != nil {
		return err
	}
	if _, _, err := p.opens(t.page); err != nil {
		return err
	}
	answer, err := p.sends(nil, file)
	if err := t.thanked(answer, err); err != nil {
		return err
	}
	return t.saves(ctx, byFile)
}

// phonePicture keeps what a phone shows.
func (t *tour) phonePicture(p *phone, name string) error {
	file := filepath.Join(t.out, t.theme+"-"+name+"-phone.png")
	t.files = append(t.files, file)
	return p.picture(file)
}
