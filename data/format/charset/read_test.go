package charset

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/unicode/norm"
)

// encoded gives a text in a charset; ok is false when that has not all of its characters.
func encoded(t *testing.T, charset, text string) (b []byte, ok bool) {
	t.Helper()
	enc, err := htmlindex.Get(charset)
	if err != nil {
		t.Fatal(err)
	}
	if charset == "windows-1258" {
		text = inParts(text)
	}
	b, err = enc.NewEncoder().Bytes([]byte(text))
	return b, err == nil
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

func TestReadSaysWhatItIsSureOf(t *testing.T) {
	for _, c := range []struct {
		claim, charset, text, hint string
		sure                       bool
	}{
		{"ASCII is sure", "utf-8", "Ann Ott", "", true},
		{"UTF-8 is sure", "utf-8", "Łoś", "", true},
		{"one letter in UTF-8 is sure", "utf-8", "Zoë", "", true},
		{"UTF-8 of a script that no set here has is sure", "utf-8", "Արամ Խաչատրյան", "", true},
		{"a name that is the same in several sets is sure", "windows-1252", "Jürgen Müller", "", true},
		{"a name of many letters is sure", "windows-1251", "Российская библиотека", "", true},
		{"two letters that two languages write are not", "windows-1252", "Guðný", "", false},
		{"the same with a hint is", "gbk", "卜凡", "gbk", true},
		{"UTF-8 that is cut within a character is not sure", "utf-8", "Jiří Dvořák\xc3", "", false},
	} {
		t.Run(c.claim, func(t *testing.T) {
			b := []byte(c.text)
			if c.charset != "utf-8" {
				b, _ = encoded(t, c.charset, c.text)
			}
			r := Read(b, c.hint)
			if r.Sure != c.sure {
				t.Errorf("sure %v: %s %q", r.Sure, r.Charset.Name, r.Text)
			}
			if c.sure && r.Text != c.text {
				t.Errorf("read as %s: %q", r.Charset.Name, r.Text)
			}
			if !c.sure && len(r.Others) == 0 {
				t.Error("there is no choice")
			}
		})
	}
}

// Two letters of UTF-8 that are hardly a name, and are one in another set, stay UTF-8; the other is on offer.
func TestReadNeverTakesUTF8ForAnother(t *testing.T) {
	b, _ := encoded(t, "gbk", "司徒")
	r := Read(b, "")
	if r.Text != string(b) || !r.Charset.IsUTF8() || r.Sure {
		t.Errorf("read %q in %s, sure %v", r.Text, r.Charset.Name, r.Sure)
	}
	if len(r.Others) == 0 || r.Others[0].Decode(b) != "司徒" {
		t.Errorf("on offer: %v", r.Others)
	}
}

// The names in testdata are rare, or written in capitals, or of another language than their set's;
// each stands alone. Wrong without a word is what must not be.
func TestReadOfRareNames(t *testing.T) {
	list, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	all, right, silent := 0, 0, 0
	for line := range strings.Lines(string(list)) {
		charset, names, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for name := range strings.SplitSeq(names, "|") {
			text := "FN:" + name + "\r\nN:" + name + "\r\n"
			b, ok := encoded(t, charset, text)
			if !ok {
				t.Fatalf("%s has no %q", charset, name)
			}
			all++
			switch r := Read(b, ""); {
			case r.Text == text:
				right++
			case r.Sure:
				silent++
				t.Logf("%s %q is read as %s %q", charset, name, r.Charset.Name, r.Text)
			default:
				t.Logf("%s %q is not sure as %s %q", charset, name, r.Charset.Name, r.Text)
			}
			if u := Read([]byte(text), ""); u.Text != text || !u.Sure {
				t.Errorf("in UTF-8 %q is read as %s, sure %v", text, u.Charset.Name, u.Sure)
			}
		}
	}
	t.Logf("%d of %d are right, %d wrong without a word", right, all, silent)
	if right*100 < all*92 || silent > 0 {
		t.Errorf("%d of %d are right, %d wrong without a word", right, all, silent)
	}
}

// A large file is not scored as a whole.
func TestRankIsQuick(t *testing.T) {
	b, _ := encoded(t, "windows-1251", strings.Repeat("Анна Иванова, Российская библиотека\n", 20000))
	for i := range b {
		if b[i] == '\n' && i > 2 {
			b[i-1], b[i-2] = byte(0xe0+i%32), byte(0xe0+i/36%32) // every line is another
		}
	}
	start := time.Now()
	if got := Guess(b); got.Name != "windows-1251" {
		t.Errorf("guessed %s", got.Name)
	}
	if d := time.Since(start); d > 3*time.Second {
		t.Errorf("took %v", d)
	} else {
		t.Log(d)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("FN:\xcb\xbe\xcd\xbd"), "gbk")
	f.Add([]byte("\xfe\xff\x00A\x01\x41"), "")
	f.Fuzz(func(t *testing.T, b []byte, hint string) {
		r := Read(b, hint)
		if !r.Sure && r.Text == "" {
			t.Errorf("%q is read as nothing", b)
		}
		for _, o := range r.Others {
			if o.Decode(b) == r.Text {
				t.Errorf("%s on offer is the same text", o.Name)
			}
		}
	})
}
