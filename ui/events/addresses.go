package events

import (
	"context"
	"strings"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/opener"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// Address is one person's address to write to.
type Address struct{ Name, Email string }

// Addresses are those of many people to write to.
type Addresses struct {
	To      []Address // each address once
	Without int       // how many have none
	NoMail  []string  // the names of those who are not to be mailed
}

// readAddresses gives the preferred e-mail address of each contact, but for those who are not to be mailed.
func readAddresses(ctx context.Context, s *store.Store, ids []int64) (out Addresses, err error) {
	agreed, err := s.ConsentsOf(ctx, ids)
	if err != nil {
		return out, err
	}
	seen := map[string]bool{}
	err = s.Contacts(ctx, ids, func(c data.Contact) error {
		email := strings.TrimSpace(c.PreferredEmail())
		switch no := agreed[c.ID]; {
		case no.NoMail:
			out.NoMail = append(out.NoMail, c.Name())
			return nil
		case email == "":
			out.Without++
			return nil
		}
		if key := strings.ToLower(email); !seen[key] {
			seen[key] = true
			out.To = append(out.To, Address{c.Name(), email})
		}
		return nil
	})
	return out, err
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

// noMailShown is how many are named who are not to be mailed.
const noMailShown = 5

// copied says how many addresses are in the clipboard, and who was left out.
func (a *Addresses) copied() string {
	said := []string{lang.N(len(a.To), "{{.Count}} address copied.", "{{.Count}} addresses copied.")}
	switch {
	case len(a.To) == 0 && len(a.NoMail) == 0:
		return lang.L("None of these people has an e-mail address.")
	case len(a.To) == 0:
		said = nil
	}
	if a.Without > 0 {
		said = append(said, lang.N(a.Without, "{{.Count}} person has none.", "{{.Count}} people have none."))
	}
	return strings.Join(append(said, a.leftOut()...), " ")
}

// leftOut names who is not to be mailed.
func (a *Addresses) leftOut() []string {
	if len(a.NoMail) == 0 {
		return nil
	}
	names := make([]string, 0, noMailShown+1)
	for _, name := range a.NoMail[:min(len(a.NoMail), noMailShown)] {
		names = append(names, style.Name(name))
	}
	if more := len(a.NoMail) - noMailShown; more > 0 {
		names = append(names, lang.N(more, "{{.Count}} more", "{{.Count}} more"))
	}
	return []string{lang.L("Not to be mailed, and left out: {{.Names}}.", lang.Whole(strings.Join(names, ", ")))}
}

// withAddresses reads the addresses of the people whom the list shows, and hands them on.
func (p *People) withAddresses(f func(a Addresses)) {
	ids := p.Rows.IDs
	window.Load(p.w, lang.L("The addresses could not be read"), func(ctx context.Context) (Addresses, error) {
		return readAddresses(ctx, p.w.Store, ids)
	}, f)
}

func (p *People) copyAddresses() {
	p.withAddresses(func(a Addresses) {
		if len(a.To) > 0 {
			p.w.Fyne.Clipboard().SetContent(Mailboxes(a.To))
		}
		p.w.Say(a.copied())
	})
}

// mailAll begins a message to all whom the list shows.
func (p *People) mailAll() {
	p.withAddresses(func(a Addresses) { MailAll(p.w, a) })
}

// MailAll opens a message in the user's mail program; for more people than its address line takes
// the addresses go to the clipboard.
func MailAll(w *window.Window, a Addresses) {
	emails := make([]string, len(a.To))
	for i, to := range a.To {
		emails[i] = to.Email
	}
	message, err := opener.MailAll(emails)
	switch {
	case len(a.To) == 0:
		w.Say(a.copied())
	case err != nil:
		w.Fyne.Clipboard().SetContent(Mailboxes(a.To))
		w.Say(lang.L("Too many for the mail program at once: {{.Copied}} Paste them as BCC.", lang.Whole(a.copied())))
	default:
		if out := a.leftOut(); out != nil {
			w.Say(out[0])
		}
		desktop.HandOver(w, message, Mailboxes(a.To), lang.L("No mail program answered. Addresses copied."))
	}
}
