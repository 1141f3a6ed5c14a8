package format_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/unicode/norm"

	"lanyard/data"
	"lanyard/data/format"
)

// whole is the card as its form writes it, and the contact's name and organisation in it.
func (c codeCard) whole() (text, name, organisation string) {
	name, organisation, _ = strings.Cut(c.text, "\n")
	switch c.form {
	case "vcard":
		text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:" + strings.Replace(name, " ", ";", 1) + "\r\nFN:" + name + "\r\n"
		if organisation != "" {
			text += "ORG:" + organisation + "\r\n"
		}
		text += "TEL:+15550100\r\nEND:VCARD\r\n"
	case "mecard":
		text = "MECARD:N:" + name + ";"
		if organisation != "" {
			text += "ORG:" + organisation + ";"
		}
		text += "TEL:+15550100;EMAIL:x@library.example;;"
	default:
		text = c.text + "\nx@library.example\n+1 555 0100\n"
	}
	return text, name, organisation
}

// encoded gives a text in a character set.
func encoded(t testing.TB, charset, text string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(charset)
	if err != nil {
		t.Fatal(err)
	}
	if charset == "windows-1258" {
		text = inParts(text)
	}
	b, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%q in %s: %v", text, charset, err)
	}
	return b
}

// inParts parts the tones of Vietnamese from its letters, as windows-1258 writes them.
func inParts(s string) string {
	const tones, kept = "\u0300\u0301\u0303\u0309\u0323", "áàâéèêíóôúùÁÀÂÉÈÊÍÓÔÚÙ"
	var out strings.Builder
	for _, r := range s {
		d := []rune(norm.NFD.String(string(r)))
		tone := slices.IndexFunc(d, func(r rune) bool { return strings.ContainsRune(tones, r) })
		if tone < 0 || strings.ContainsRune(kept, r) {
			out.WriteRune(r)
			continue
		}
		out.WriteString(norm.NFC.String(string(slices.Delete(slices.Clone(d), tone, tone+1))) + string(d[tone]))
	}
	return out.String()
}

// Codes in a code page come right, or are marked as not sure with a choice that has the right one; in UTF-8
// the same cards are read as such without a doubt.
func TestReadCodeInACodePage(t *testing.T) {
	for name, cards := range map[string][]codeCard{"tried while the model was made": codeCards, "kept back": keptBackCards} {
		t.Run(name, func(t *testing.T) {
			right := 0
			for _, c := range cards {
				text, _, _ := c.whole()
				raw := encoded(t, c.charset, text)
				got, kind, drafts := format.ReadCode(format.Code{Text: "not this", Bytes: raw, Open: true})
				wantKind, want := format.ReadText(t.Context(), text)
				unsure := len(drafts) > 0 && slices.Contains(drafts[0].Unsure, data.UnsureCharset)
				switch {
				case got == text:
					right++
					if kind != wantKind || len(drafts) != len(want) || len(drafts) > 0 && drafts[0].Contact.Name() != want[0].Contact.Name() {
						t.Errorf("%s %q: %s of %d people", c.charset, c.text, kind, len(drafts))
					}
				case !unsure:
					t.Errorf("%s %q is read as %q without a word", c.charset, c.text, got)
				case !slices.ContainsFunc(drafts[0].Charsets, func(set string) bool {
					again, ok := format.ReadAgain(drafts[0], set)
					return ok && again.Contact.Name() == want[0].Contact.Name()
				}):
					t.Errorf("%s %q is not among %v", c.charset, c.text, drafts[0].Charsets)
				}
				inUTF8, _, drafts := format.ReadCode(format.Code{Text: text, Bytes: []byte(text), Open: true})
				if inUTF8 != text || len(drafts) > 0 && (drafts[0].Unsure != nil || drafts[0].Bytes != nil) {
					t.Errorf("%q in UTF-8 is read as %q", text, inUTF8)
				}
			}
			t.Logf("%d of %d are right", right, len(cards))
			if right*100 < 95*len(cards) {
				t.Errorf("%d of %d are right", right, len(cards))
			}
		})
	}
}

func TestReadCodeTakesWhatTheCodeSays(t *testing.T) {
	vcard := func(param, name string) string {
		return "BEGIN:VCARD\r\nVERSION:2.1\r\nN" + param + ":" + name + "\r\nFN" + param + ":" + name + "\r\nEND:VCARD\r\n"
	}
	for _, c := range []struct {
		claim string
		code  format.Code
		want  string
	}{
		{"a designated set", format.Code{Text: "Àííà", Bytes: encoded(t, "windows-1251", "Анна")}, "Àííà"},
		{"a CHARSET parameter", format.Code{Bytes: encoded(t, "windows-1254", vcard(";CHARSET=windows-1254", "Guğnı")), Open: true}, vcard(";CHARSET=windows-1254", "Guğnı")},
		{"no CHARSET parameter over UTF-8", format.Code{Bytes: []byte(vcard(";CHARSET=windows-1254", "Łoś")), Open: true}, vcard(";CHARSET=windows-1254", "Łoś")},
		{"the set of the kanji beside", format.Code{Bytes: encoded(t, "shift_jis", "ﾅﾇ点"), Open: true, Hint: "shift_jis"}, "ﾅﾇ点"},
		{"a mark of UTF-16", format.Code{Bytes: []byte("\xfe\xff\x00A\x01\x41"), Open: true}, "AŁ"},
		{"UTF-16 without a mark", format.Code{Bytes: []byte("\x00A\x00n\x00n"), Open: true}, "Ann"},
		{"Windows-1252 for what is nothing", format.Code{Bytes: []byte("A \xa9 B"), Open: true}, "A © B"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			if got, _, _ := format.ReadCode(c.code); got != c.want {
				t.Errorf("read %q, want %q", got, c.want)
			}
		})
	}
}

func TestReadAgainKeepsWhatElseTheDraftHas(t *testing.T) {
	raw := encoded(t, "windows-1252", "BEGIN:VCARD\nVERSION:3.0\nFN:Guðný\nORG:State Library\nEND:VCARD\n")
	_, _, drafts := format.ReadCode(format.Code{Bytes: raw, Open: true})
	if len(drafts) != 1 || drafts[0].Charset == "windows-1252" || !slices.Contains(drafts[0].Unsure, data.UnsureCharset) {
		t.Fatalf("read %+v", drafts)
	}
	d := drafts[0]
	d.Contact.Source.Kind, d.Promises = data.FromQR, []data.Promise{{Text: "slides"}}
	again, ok := format.ReadAgain(d, "windows-1252")
	if !ok || again.Contact.Name() != "Guðný" || again.Contact.Organisation != "State Library" || again.Charset != "windows-1252" {
		t.Errorf("read again as %+v", again)
	}
	if again.Contact.Source.Kind != data.FromQR || len(again.Promises) != 1 || string(again.Bytes) != string(raw) || len(again.Charsets) == 0 {
		t.Errorf("what else there was is lost: %+v", again)
	}
	if back, ok := format.ReadAgain(again, d.Charset); !ok || back.Contact.Name() != d.Contact.Name() {
		t.Errorf("and back as %q", back.Contact.Name())
	}
	if _, ok := format.ReadAgain(d, "no such set"); ok {
		t.Error("a set that nobody knows is read")
	}
	if _, ok := format.ReadAgain(data.Draft{}, "gbk"); ok {
		t.Error("a draft without bytes is read again")
	}
}

func FuzzReadCode(f *testing.F) {
	f.Add(encoded(f, "windows-1251", "BEGIN:VCARD\nFN:Анна\nEND:VCARD"), "")
	f.Add([]byte("\x92N;CHARSET=shift_jis:\x83\x5c"), "shift_jis")
	f.Fuzz(func(t *testing.T, b []byte, hint string) {
		_, _, drafts := format.ReadCode(format.Code{Bytes: b, Open: true, Hint: hint})
		for _, d := range drafts {
			if len(d.Unsure) > 0 && d.Bytes == nil {
				t.Errorf("%q is not sure and keeps no bytes", b)
			}
			for _, set := range d.Charsets {
				format.ReadAgain(d, set)
			}
		}
	})
}
