package badge_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format/badge"
)

// differs says where a draft is not what a case asks for, "" when it is.
func (c badgeCase) differs(d data.Draft, ok bool) string {
	if !ok {
		return "no person"
	}
	given, family, _ := strings.Cut(c.name, "|")
	p := d.Contact
	email, phone := "", ""
	if len(p.Emails) > 0 {
		email = p.Emails[0].Value
	}
	if len(p.Phones) > 0 {
		phone = p.Phones[0].Value
	}
	var out []string
	for _, f := range []struct{ what, got, want string }{
		{"given", p.Given, given}, {"family", p.Family, family}, {"organisation", p.Organisation, c.organisation}, {"title", p.Title, c.title}, {"email", email, c.email}, {"phone", phone, c.phone},
	} {
		if f.want != "*" && f.got != f.want {
			out = append(out, f.what+" "+f.got+", want "+f.want)
		}
	}
	return strings.Join(out, "; ")
}

func TestBadgesAreReadByWhatTheirPartsAre(t *testing.T) {
	for _, c := range tuned {
		d, ok := badge.Read(c.text)
		if s := c.differs(d, ok); s != "" {
			t.Errorf("%s\n\t%s", c.text, s)
		}
	}
}

func TestEveryDetailWithItsHeaderIsReadFromABadge(t *testing.T) {
	for _, f := range data.Fields {
		if f.Role != data.Detail {
			continue
		}
		d, ok := badge.Read("Given name: Tobias\nFamily name: Grimshaw\nE-mail: tobias@fenwick.example\n" + f.Column + ": quixotic")
		if got := *f.Text(&d.Contact); !ok || got != "quixotic" {
			t.Errorf("%q on a badge becomes the %s %q, other %v", f.Column+": quixotic", f.Key, got, d.Contact.Other)
		}
	}
}

func TestWhatIsNoPersonIsNoBadge(t *testing.T) {
	for _, text := range noPeople {
		if d, ok := badge.Read(text); ok {
			t.Errorf("%q became %+v", text, d.Contact)
		}
	}
}

// Nine of ten badges that the reader was not made on are read right in every field.
func TestUnseenBadgesAreReadAsWell(t *testing.T) {
	right := 0
	for _, c := range held {
		d, ok := badge.Read(c.text)
		if s := c.differs(d, ok); s == "" {
			right++
		} else if testing.Verbose() && os.Getenv("SHOW_HELD") != "" {
			t.Logf("%s\n\t%s", c.text, s)
		}
	}
	t.Logf("%d of %d", right, len(held))
	if right*10 < len(held)*9 {
		t.Errorf("only %d of %d are right", right, len(held))
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range append(append([]badgeCase{}, tuned...), held...) {
		f.Add(c.text)
	}
	for _, text := range noPeople {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := badge.Read(text)
		badge.HoldsOnlyIDs(text)
		if !ok {
			return
		}
		c := d.Contact
		for _, s := range []string{c.DisplayName, c.Organisation, c.Title, c.Department} {
			if s != "" && strings.Trim(s, ";|^:,~ \t") == "" {
				t.Errorf("a field of signs alone: %q", s)
			}
			if utf8.ValidString(text) && !utf8.ValidString(s) {
				t.Errorf("a field that is no text: %q", s)
			}
		}
		if c.DisplayName == "" && len(c.Emails)+len(c.Phones)+len(c.Links) == 0 && c.Organisation == "" {
			t.Errorf("a person of nothing from %q", text)
		}
	})
}
