package mailbox_test

import (
	"fmt"
	"strings"
	"testing"

	"lanyard/data/format/mailbox"
)

func TestMailboxesAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"Ann Ott <ann@lib.example>, \"Ek, Bo\" <bo@lib.example>":                     "1:Ann Ott=ann@lib.example 1:Bo Ek=bo@lib.example",
		"Ott, Ann <ann@lib.example>; Ek, Bo <bo@lib.example>; c@lib.example":         "1:Ann Ott=ann@lib.example 1:Bo Ek=bo@lib.example 1:=c@lib.example",
		"a@lib.example; b@lib.example":                                               "1:=a@lib.example 1:=b@lib.example",
		"To: Ann Ott <ann@lib.example>,\r\n\tBo Ek <bo@lib.example>\r\nCc: c@x.test": "1:Ann Ott=ann@lib.example 2:Bo Ek=bo@lib.example 3:=c@x.test",
		"Ann Ott <ann@lib.example>\n\nBo Ek <bo@lib.example>\n":                      "1:Ann Ott=ann@lib.example 3:Bo Ek=bo@lib.example",
		"=?UTF-8?Q?Zo=C3=AB_=C3=9Cnal?= <zoe@lib.example>, b@lib.example (Bo Ek)":    "1:Zoë Ünal=zoe@lib.example 1:Bo Ek=b@lib.example",
		"'Ann Ott' <ann@lib.example>; Zoë Ünal [mailto:zoe@lib.example]":             "1:Ann Ott=ann@lib.example 1:Zoë Ünal=zoe@lib.example",
		"\"ann@lib.example\" <ann@lib.example>, <bo@lib.example>":                    "1:=ann@lib.example 1:=bo@lib.example",
		"\"Ott; Ann \\\"A\\\"\" <ann@lib.example>, Dr. Bo Ek <bo@lib.example>":       "1:Ott; Ann \"A\"=ann@lib.example 1:Dr. Bo Ek=bo@lib.example",
	} {
		if !mailbox.Is(text) {
			t.Errorf("%q is no list of mailboxes", text)
		}
		var got []string
		for _, d := range mailbox.Read(t.Context(), text) {
			got = append(got, fmt.Sprintf("%d:%s=%s", d.Line, d.Contact.DisplayName, d.Contact.Emails[0].Value))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q gives\n%s, want\n%s", text, strings.Join(got, " "), want)
		}
	}
}

func TestOtherTextsAreNoMailboxes(t *testing.T) {
	for _, text := range []string{
		"", "Ann Ott", "ann@lib.example", "Ann Ott <ann@lib.example>", // one is read as what it is
		"Name,E-mail\nAnn Ott,ann@lib.example\nBo Ek,bo@lib.example\n",
		"Ann Ott,ann@lib.example\nBo Ek,bo@lib.example\n",
		"a@lib.example,b@lib.example\nc@lib.example,d@lib.example\n", // a table of two columns
		"Write to ann@lib.example, or to bo@lib.example.",
		"Ann Ott <ann@lib.example>, tel. +44 20 7946 0101",
		"Dear Ann <ann@lib.example>,\nthank you for the slides.\nBo <bo@lib.example>\nLibrary",
	} {
		if mailbox.Is(text) {
			t.Errorf("%q is taken for a list of mailboxes: %v", text, mailbox.Read(t.Context(), text))
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Ann Ott <ann@lib.example>, \"Ek, Bo\" <bo@lib.example>; c@lib.example (C)\nTo: d@lib.example")
	f.Add("\"\\")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(text, "\n") + 1
		for _, d := range mailbox.Read(t.Context(), text) {
			if d.Line < 1 || d.Line > lines {
				t.Errorf("line %d of %d", d.Line, lines)
			}
			if a := d.Contact.Emails[0].Value; !strings.Contains(text, a) {
				t.Errorf("%q is not in the text", a)
			}
		}
	})
}
