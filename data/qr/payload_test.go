package qr

import (
	"bytes"
	"errors"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// bitWriter builds the data codewords of a code by hand.
type bitWriter struct {
	out  []byte
	used int
}

func (w *bitWriter) write(bits, value int) *bitWriter {
	for i := bits - 1; i >= 0; i-- {
		if w.used%8 == 0 {
			w.out = append(w.out, 0)
		}
		if value>>i&1 == 1 {
			w.out[len(w.out)-1] |= 0x80 >> (w.used % 8)
		}
		w.used++
	}
	return w
}

func (w *bitWriter) text(s string) *bitWriter {
	w.write(4, modeByte).write(8, len(s))
	for _, b := range []byte(s) {
		w.write(8, int(b))
	}
	return w
}

// codewords pads to version 5 at level L: 108 codewords.
func (w *bitWriter) codewords() []byte { return append(w.out, make([]byte, 108-len(w.out))...) }

func stream() *bitWriter { return &bitWriter{} }

func TestPayloadText(t *testing.T) {
	latin := func(s string) string { b, _ := charmap.Windows1252.NewEncoder().String(s); return b }
	sjis := func(s string) string { b, _ := japanese.ShiftJIS.NewEncoder().String(s); return b }
	for name, tc := range map[string]struct {
		bits  *bitWriter
		want  string
		bytes string // "" when it is want
	}{
		"numeric, three, two and one digits":          {stream().write(4, modeNumeric).write(10, 8).write(10, 12).write(10, 345).write(7, 67), "01234567", ""},
		"a single digit":                              {stream().write(4, modeNumeric).write(10, 1).write(4, 7), "7", ""},
		"alphanumeric, odd":                           {stream().write(4, modeAlphanum).write(9, 3).write(11, 10*45+11).write(6, 44), "AB:", ""},
		"bytes in UTF-8":                              {stream().text("Zoë 図書"), "Zoë 図書", ""},
		"a character cut between segments":            {stream().text("Zo\xc3").text("\xab"), "Zoë", ""},
		"segments of different modes":                 {stream().text("é").write(4, modeNumeric).write(10, 3).write(10, 7), "é007", ""},
		"Latin bytes without a designator":            {stream().text(latin("Müller, Zoë, São João")), "Müller, Zoë, São João", latin("Müller, Zoë, São João")},
		"Latin before a plain letter":                 {stream().text(latin("Andrés García Núñez")), "Andrés García Núñez", latin("Andrés García Núñez")},
		"Latin with typographic quotes":               {stream().text(latin("L’été – “où”")), "L’été – “où”", latin("L’été – “où”")},
		"kanji mode":                                  {stream().write(4, modeKanji).write(8, 2).write(13, 0x0d9f).write(13, 0x1aaa), "点茗", sjis("点茗")},
		"UTF-8 by designator":                         {stream().write(4, modeECI).write(8, 26).text("Łódź"), "Łódź", ""},
		"Latin-2 by designator":                       {stream().write(4, modeECI).write(8, 4).text("\xa3\xf3d\xbc"), "Łódź", "\xa3\xf3d\xbc"},
		"UTF-8 under a Latin designator":              {stream().write(4, modeECI).write(8, 3).text("Łódź"), "Łódź", ""},
		"Shift JIS by designator, looking like Latin": {stream().write(4, modeECI).write(8, 20).text("\xe4\x61"), sjisText("\xe4\x61"), "\xe4\x61"},
		"Latin by designator, looking like Shift JIS": {stream().write(4, modeECI).write(8, 3).text("\xc3\xc4\xc5\xc6"), "ÃÄÅÆ", "\xc3\xc4\xc5\xc6"},
		"Cyrillic by designator":                      {stream().write(4, modeECI).write(8, 7).text("\xbc\xd8\xe0"), "Мир", "\xbc\xd8\xe0"},
		"designators that change in the middle":       {stream().write(4, modeECI).write(8, 7).text("\xbc").write(4, modeECI).write(8, 26).text("Ł"), "МŁ", "\xbcŁ"},
		"a designator of two bytes":                   {stream().write(4, modeECI).write(8, 0x80).write(8, 26).text("Łódź"), "Łódź", ""},
		"bytes that are no character at all":          {stream().write(4, modeECI).write(8, 26).text("a\xff"), "a\uFFFD", "a\xff"},
		"an unknown designator":                       {stream().write(4, modeECI).write(8, 0xa0).write(8, 99).text("Łódź"), "Łódź", ""},
		"ISO 8859-6 by designator":                    {stream().write(4, modeECI).write(8, 8).text("\xe5\xcd\xe5\xcf"), "محمد", "\xe5\xcd\xe5\xcf"},
		"GBK by its newer designator":                 {stream().write(4, modeECI).write(8, 31).text("\xc0\xee\xc4\xc8"), "李娜", "\xc0\xee\xc4\xc8"},
		"UTF-16 by designator":                        {stream().write(4, modeECI).write(8, 25).text("\x00A\x01\x41"), "AŁ", "\x00A\x01\x41"},
		"kanji between letters in UTF-8":              {stream().text("é").write(4, modeKanji).write(8, 1).write(13, 0x0d9f).text("ü"), "é点ü", "é" + sjis("点") + "ü"},
		"a character cut between modes":               {stream().text("Zo\xc3").text("\xab").write(4, modeAlphanum).write(9, 1).write(6, 11), "ZoëB", ""},
		"FNC1 before bytes in UTF-8":                  {stream().write(4, modeFNC1Second).write(8, 37).text("50% ë"), "50% ë", ""},
		"FNC1 separators":                             {stream().write(4, modeFNC1First).write(4, modeAlphanum).write(9, 4).write(11, 10*45+38).write(11, 38*45+38), "A%\x1d", ""},
		"nothing":                                     {stream(), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := readPayload(tc.bits.codewords(), "L")
			if err != nil {
				t.Fatal(err)
			}
			if got := p.plain(); got != tc.want {
				t.Errorf("text %q, want %q", got, tc.want)
			}
			want := tc.bytes
			if want == "" {
				want = tc.want
			}
			if got := p.bytes(); string(got) != want {
				t.Errorf("bytes %q, want %q", got, want)
			}
		})
	}
}

func sjisText(b string) string { s, _ := japanese.ShiftJIS.NewDecoder().String(b); return s }

func TestPayloadThatMakesNoSenseIsRefused(t *testing.T) {
	for name, bits := range map[string]*bitWriter{
		"an unknown mode":               stream().write(4, 0b1111),
		"more bytes than there are":     stream().write(4, modeByte).write(8, 200),
		"more digits than there are":    stream().write(4, modeNumeric).write(10, 1000),
		"more kanji than there are":     stream().write(4, modeKanji).write(8, 255),
		"a number above 999":            stream().write(4, modeNumeric).write(10, 3).write(10, 1001),
		"a letter beyond the alphabet":  stream().write(4, modeAlphanum).write(9, 2).write(11, 2040),
		"a single letter beyond it too": stream().write(4, modeAlphanum).write(9, 1).write(6, 50),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := readPayload(bits.codewords(), "L"); !errors.Is(err, errPayload) {
				t.Errorf("error %v", err)
			}
		})
	}
	if _, err := readPayload(make([]byte, 107), "L"); !errors.Is(err, errPayload) {
		t.Errorf("a number of codewords that no version has: error %v", err)
	}
}

func TestPartsOfAMessageAreJoined(t *testing.T) {
	whole := "Zoë Groß, State Library"
	parity := 0
	for _, b := range []byte(whole) {
		parity ^= int(b)
	}
	part := func(index, total, parity int, text string) reading {
		p, err := readPayload(stream().write(4, modeAppend).write(4, index).write(4, total-1).write(8, parity).text(text).codewords(), "L")
		if err != nil {
			t.Fatal(err)
		}
		return reading{payload: p}
	}
	first, second, third := part(0, 3, parity, whole[:3]), part(1, 3, parity, whole[3:10]), part(2, 3, parity, whole[10:])
	for name, tc := range map[string]struct {
		codes []reading
		want  []string
	}{
		"in any order":                     {[]reading{third, first, second}, []string{whole}},
		"beside a code of its own":         {[]reading{first, {payload: payload{runs: []run{{bytes: []byte("x")}}}}, second, third}, []string{whole, "x"}},
		"not when one is missing":          {[]reading{first, third}, []string{first.payload.plain(), third.payload.plain()}},
		"not when the parity does not fit": {[]reading{part(0, 2, parity, "a"), part(1, 2, parity, "b")}, []string{"a", "b"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, r := range join(tc.codes) {
				got = append(got, r.payload.plain())
			}
			if len(got) != len(tc.want) {
				t.Fatalf("got %q, want %q", got, tc.want)
			}
			for i := range got {
				if got[i] != tc.want[i] {
					t.Errorf("got %q, want %q", got, tc.want)
				}
			}
		})
	}
}

// FuzzPayload: any codewords are read or refused, and reading them twice gives the same.
func FuzzPayload(f *testing.F) {
	f.Add(stream().text("Zoë").codewords(), uint8(0))
	f.Add(stream().write(4, modeKanji).write(8, 2).write(13, 0x0d9f).write(13, 0x1aaa).codewords(), uint8(0))
	f.Fuzz(func(t *testing.T, codewords []byte, level uint8) {
		p, err := readPayload(codewords, Level(level%4).String())
		if err != nil {
			return
		}
		again, err := readPayload(codewords, Level(level%4).String())
		if err != nil || !bytes.Equal(p.bytes(), again.bytes()) || p.plain() != again.plain() {
			t.Errorf("read %q, then %q (%v)", p.plain(), again.plain(), err)
		}
	})
}

func TestPayloadSaysWhatIsOpen(t *testing.T) {
	for name, tc := range map[string]struct {
		bits *bitWriter
		open bool
		hint string
	}{
		"ASCII":                                 {stream().text("Ann"), false, ""},
		"UTF-8, which may be another by chance": {stream().text("Zoë"), true, ""},
		"bytes that are not UTF-8":              {stream().text("Zo\xeb"), true, ""},
		"UTF-16 without a mark":                 {stream().text("\x00A\x00B"), true, ""},
		"UTF-8 by designator":                   {stream().write(4, modeECI).write(8, 26).text("Łódź"), false, ""},
		"a designator that does not fit":        {stream().write(4, modeECI).write(8, 26).text("Zo\xeb"), true, ""},
		"bytes before a designator":             {stream().text("Zo\xeb").write(4, modeECI).write(8, 26).text("Ł"), false, ""},
		"an unknown designator":                 {stream().write(4, modeECI).write(8, 99).text("Zo\xeb"), true, ""},
		"kanji":                                 {stream().write(4, modeKanji).write(8, 1).write(13, 0x0d9f), false, "shift_jis"},
		"kanji beside UTF-8":                    {stream().text("Zoë").write(4, modeKanji).write(8, 1).write(13, 0x0d9f), false, "shift_jis"},
		"kanji beside bytes that are not":       {stream().text("\xd4\xcf").write(4, modeKanji).write(8, 1).write(13, 0x0d9f), true, "shift_jis"},
		"hanzi beside bytes that are not":       {stream().text("\xb0\xa1").write(4, modeHanzi).write(4, 1).write(8, 1).write(13, 0x100), true, "gbk"},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := readPayload(tc.bits.codewords(), "L")
			if err != nil {
				t.Fatal(err)
			}
			if text, open := p.text(); open != tc.open || p.hint() != tc.hint {
				t.Errorf("open %v, hint %q: %q", open, p.hint(), text)
			}
		})
	}
}

// plain is the text alone.
func (p payload) plain() string { text, _ := p.text(); return text }
