package qr

import (
	"fmt"
	"image"
	"image/draw"
	"slices"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/encoder"
)

// drawing is a code of version 5 at level L with data codewords built by hand.
func (w *bitWriter) drawing(t *testing.T) *image.Gray {
	t.Helper()
	version, err := decoder.Version_GetVersionForNumber(5)
	if err != nil {
		t.Fatal(err)
	}
	var data []int
	for _, b := range w.codewords() {
		data = append(data, int(b))
	}
	words, err := symbol{version: version, level: L}.interleave(data)
	if err != nil {
		t.Fatal(err)
	}
	bits := gozxing.NewEmptyBitArray()
	for _, word := range words {
		_ = bits.AppendBits(word, 8)
	}
	size := version.GetDimensionForVersion()
	m := encoder.NewByteMatrix(size, size)
	if err := encoder.MatrixUtil_buildMatrix(bits, L.correction(), version, 3, m); err != nil {
		t.Fatal(err)
	}
	c := Code{Size: size}
	for _, row := range m.GetArray() {
		for _, v := range row {
			c.Modules = append(c.Modules, v == 1)
		}
	}
	return c.Image(4)
}

// partsOf spreads a text over codes that belong together (structured append), cut at these places.
func partsOf(t *testing.T, whole string, cuts ...int) (out []*image.Gray) {
	t.Helper()
	parity := 0
	for _, b := range []byte(whole) {
		parity ^= int(b)
	}
	cuts = append(append([]int{0}, cuts...), len(whole))
	total := len(cuts) - 1
	for i := range total {
		w := stream().write(4, modeAppend).write(4, i).write(4, total-1).write(8, parity)
		out = append(out, w.text(whole[cuts[i]:cuts[i+1]]).drawing(t))
	}
	return out
}

// splitText is cut within a character.
const splitText = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Groß\r\nORG:State Library of Example\r\nEMAIL:zoe@library.example\r\nEND:VCARD\r\n"

var splitAt = []int{32, 70}

func TestDecodeJoinsTheCodesOfAPicture(t *testing.T) {
	codes := partsOf(t, splitText, splitAt...)
	side := codes[0].Rect.Dx()
	page := onPage(codes[2], 2*side+60, 2*side+60, image.Pt(20, 20))
	draw.Draw(page, codes[0].Rect.Add(image.Pt(side+40, 20)), codes[0], image.Point{}, draw.Src)
	draw.Draw(page, codes[1].Rect.Add(image.Pt(20, side+40)), codes[1], image.Point{}, draw.Src)
	found, err := Decode(t.Context(), page)
	if err != nil || len(found) != 1 || found[0].Text != splitText {
		t.Errorf("read %q, %v", found, err)
	}
}

// What is spread over several codes is read when they are held before the camera one after another,
// in any order, and some more than once.
func TestWatcherJoinsCodesOfSeveralFrames(t *testing.T) {
	codes, others := partsOf(t, splitText, splitAt...), partsOf(t, "another message, of which one code is missing", 11, 30)
	frame := func(img *image.Gray) image.Image { return onPage(img, 640, 480, image.Pt(120, 90)) }
	w := NewWatcher()
	for i, step := range []struct {
		img   *image.Gray
		shown int
	}{{codes[2], 1}, {codes[2], 1}, {others[0], 1}, {codes[0], 2}, {codes[0], 2}, {others[2], 2}} {
		found, _ := watch(t, w, frame(step.img), 1)
		if shown, of := w.Parts(); len(found) != 0 || shown != step.shown || of != 3 {
			t.Fatalf("code %d: read %q, %d of %d parts", i, found, shown, of)
		}
	}
	for range 2 { // and again, for as long as it is held there
		if found, _ := watch(t, w, frame(codes[1]), turns); len(found) != 1 || found[0].Text != splitText {
			t.Fatalf("with the last code: read %q", found)
		}
		if shown, of := w.Parts(); shown != 0 || of != 0 {
			t.Errorf("%d of %d parts after the last", shown, of)
		}
	}
	found, _ := watch(t, w, frame(codeImage(t, "a code of its own", 4)), turns)
	if len(found) != 1 || found[0].Text != "a code of its own" {
		t.Errorf("after that: read %q", found)
	}
}

// Messages that are never whole do not pile up.
func TestOldPartsAreForgotten(t *testing.T) {
	var c collection
	for i := range 3 * maxParts {
		p, err := readPayload(stream().write(4, modeAppend).write(4, i%16).write(4, 15).write(8, i/16).text("x").codewords(), "L")
		if err != nil {
			t.Fatal(err)
		}
		c.add([]reading{{payload: p}})
	}
	if len(c) > maxParts {
		t.Errorf("%d parts are kept", len(c))
	}
}

// The parts of a message are in several pictures, each read on its own.
func TestJoinOfSeveralPictures(t *testing.T) {
	read := func(imgs ...*image.Gray) (out []Found) {
		for _, img := range imgs {
			found, err := Decode(t.Context(), img)
			if err != nil || len(found) != 1 {
				t.Fatalf("read %q, %v", found, err)
			}
			out = append(out, found...)
		}
		return out
	}
	codes := read(partsOf(t, splitText, splitAt...)...)
	others := read(partsOf(t, "another message, of which one code is missing", 11, 30)...)
	single := read(codeImage(t, "a code of its own", 4))[0]
	for name, tc := range map[string]struct {
		codes []Found
		want  []string
		parts []string
	}{
		"in order":                 {codes, []string{splitText}, []string{""}},
		"in another order":         {[]Found{codes[2], codes[0], codes[1]}, []string{splitText}, []string{""}},
		"some twice":               {[]Found{codes[1], codes[0], codes[1], codes[2]}, []string{splitText}, []string{""}},
		"beside a code of its own": {[]Found{codes[1], single, codes[0], codes[2]}, []string{splitText, single.Text}, []string{"", ""}},
		"with one missing":         {[]Found{codes[2], codes[0]}, []string{codes[2].Text, codes[0].Text}, []string{"3/3", "1/3"}},
		"beside parts of another":  {[]Found{codes[0], others[2], codes[1], codes[2]}, []string{splitText, others[2].Text}, []string{"", "3/3"}},
		"one alone":                {codes[1:2], []string{codes[1].Text}, []string{"2/3"}},
		"none":                     {nil, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := slices.Concat(Join(tc.codes)...)
			if len(got) != len(tc.want) {
				t.Fatalf("got %q, want %q", got, tc.want)
			}
			for i, f := range got {
				if f.Text != tc.want[i] || f.Part.String() != tc.parts[i] {
					t.Errorf("got %q (%s), want %q (%s)", f.Text, f.Part, tc.want[i], tc.parts[i])
				}
			}
		})
	}
}

// A designator in the first code holds for those behind it, and a character that is cut between two is one again.
func TestJoinKeepsTheDesignator(t *testing.T) {
	whole := "ORG:\xb0\xdd\xdd\xd0;\xb0\xdd\xdd\xd0" // Анна in ISO 8859-5
	parity := 0
	for _, b := range []byte(whole) {
		parity ^= int(b)
	}
	first := stream().write(4, modeAppend).write(4, 0).write(4, 1).write(8, parity).write(4, modeECI).write(8, 7).text(whole[:6]).drawing(t)
	second := stream().write(4, modeAppend).write(4, 1).write(4, 1).write(8, parity).text(whole[6:]).drawing(t)
	var all []Found
	for _, img := range []image.Image{second, first} {
		found, err := Decode(t.Context(), img)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	if got := Join(all[:1], all[1:]); len(got[0]) != 1 || len(got[1]) != 0 || got[0][0].Text != "ORG:Анна;Анна" || got[0][0].Open {
		t.Errorf("read %q", got)
	}
}

// TestAttackManyParts joins very many parts, of one message and of many, that fit together or not: none is joined that is not whole, and
// each is looked at with those of its own message alone.
func TestAttackManyParts(t *testing.T) {
	part := func(index, total, parity int, text string) Found {
		r := reading{payload: payload{append: appendix{index: index, total: total, parity: parity}, runs: []run{{bytes: []byte(text)}}}}
		return r.found()
	}
	const many = 20_000
	pages := map[string]func(i int) Found{
		"of one message, all different":    func(i int) Found { return part(i%16, 16, 0, fmt.Sprint(i)) },
		"of one message, all the same":     func(i int) Found { return part(3, 16, 0, "x") },
		"of every message":                 func(i int) Found { return part(i%2, 2+i%15, i%256, fmt.Sprint(i)) },
		"of messages of one part":          func(i int) Found { return part(0, 1, i%256, fmt.Sprint(i)) },
		"of numbers that there are not":    func(i int) Found { return part(15, 2, i%256, fmt.Sprint(i)) },
		"of one message but its last part": func(i int) Found { return part(i%15, 16, 'x', "x") },
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			codes := make([]Found, many)
			readings := make([]reading, many)
			for i := range codes {
				codes[i] = page(i)
				readings[i] = codes[i].read
			}
			got := Join(codes[:many/2], codes[many/2:])
			if n := len(got[0]) + len(got[1]); n != many {
				t.Errorf("%d of %d are left", n, many)
			}
			if n := len(join(readings)); n != many {
				t.Errorf("in one picture %d of %d are left", n, many)
			}
			var c collection
			for i := range 500 {
				c.add(readings[i : i+1])
			}
			if len(c) > maxParts {
				t.Errorf("%d are kept", len(c))
			}
		})
	}
	var whole []Found
	for i := range 16 {
		whole = append(whole, part(i, 16, 0, "ab"))
	}
	if got := slices.Concat(Join(whole)...); len(got) != 1 || got[0].Text != strings.Repeat("ab", 16) {
		t.Errorf("a message of the most parts is read as %q", got)
	}
}
