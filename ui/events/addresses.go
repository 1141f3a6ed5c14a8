package events

import (
	"context"
	"strings"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/window"
)

// Address is one person's address to write to.
type Address struct{ Name, Email string }

// readAddresses gives the preferred e-mail address of each contact, each address once, and how many
// contacts have none.
func readAddresses(ctx context.Context, s *store.Store, ids []int64) (out []Address, without int, err error) {
	seen := map[string]bool{}
	err = s.Contacts(ctx, ids, func(c data.Contact) error {
		email := strings.TrimSpace(c.PreferredEmail())
		if email == "" {
			without++
			return nil
		}
		if key := strings.ToLower(email); !seen[key] {
			seen[key] = true
			out = append(out, Address{c.Name(), email})
		}
		return nil
	})
	return out, without, err
}

// Mailboxes writes addresses as mail programs take them from the clipboard: "Name <a@b>", names
// with special characters quoted (RFC 5322 §3.2.4), letters left as they are.
func Mailboxes(as []Address) string {
	out := make([]string, len(as))
	for i, a := range as {
		switch name := strings.Join(strings.Fields(a.Name), " "); {
		case name == "" || name == a.Email:
			out[i] = a.Email
		case strings.ContainsAny(name, `()<>[]:;@\,."`):
			out[i] = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `" <` + a.Email + ">"
		default:
			out[i] = name + " <" + a.Email + ">"
		}
	}
	return strings.Join(out, ", ")
}

// copied says how many addresses are in the clipboard.
func copied(n, without int) string {
	if n == 0 {
		return lang.L("None of these people has an e-mail address.")
	}
	said := []string{lang.N(n, "{{.Count}} address copied.", "{{.Count}} addresses copied.")}
	if without > 0 {
		said = append(said, lang.N(without, "{{.Count}} person has none.", "{{.Count}} people have none."))
	}
	return strings.Join(said, " ")
}

// withAddresses reads the addresses of the people whom the list shows, and hands them on.
func (p *People) withAddresses(f func(as []Address, without int)) {
	ids := p.Rows.IDs
	type found struct {
		as      []Address
		without int
	}
	window.Load(p.w, lang.L("The addresses could not be read"), func(ctx context.Context) (found, error) {
		as, without, err := readAddresses(ctx, p.w.Store, ids)
		return found{as, without}, err
	}, func(v found) { f(v.as, v.without) })
}

func (p *People) copyAddresses() {
	p.withAddresses(func(as []Address, without int) {
		if len(as) > 0 {
			p.w.Fyne.Clipboard().SetContent(Mailboxes(as))
		}
		p.w.Say(copied(len(as), without))
	})
}

// mailAll begins a message to all whom the list shows.
func (p *People) mailAll() {
	p.withAddresses(func(as []Address, without int) { MailAll(p.w, as, without) })
}

// MailAll opens a message in the user's mail program; for more people than its address line takes
// the addresses go to the clipboard.
func MailAll(w *window.Window, as []Address, without int) {
	emails := make([]string, len(as))
	for i, to := range as {
		emails[i] = to.Email
	}
	message, err := opener.MailAll(emails)
	switch {
	case len(as) == 0:
		w.Say(copied(0, without))
	case err != nil:
		w.Fyne.Clipboard().SetContent(Mailboxes(as))
		w.Say(lang.L("Too many for the mail program at once: {{.Copied}} Paste them as BCC.", lang.Whole(copied(len(as), without))))
	default:
		desktop.HandOver(w, message, Mailboxes(as), lang.L("No mail program answered. Addresses copied."))
	}
}
