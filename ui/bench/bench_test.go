package main

import (
	"bytes"
	"image"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lanyard/data/store"
	"lanyard/data/store/generate"
)

func TestPercentileIsTheNearestRank(t *testing.T) {
	values := []time.Duration{5, 1, 4, 2, 3}
	for p, want := range map[float64]time.Duration{0: 1, 0.2: 1, 0.5: 3, 0.99: 5, 1: 5} {
		if got := percentile(values, p); got != want {
			t.Errorf("%v is %v, want %v", p, got, want)
		}
	}
	if got := percentile(nil, 0.5); got != 0 {
		t.Errorf("of nothing it is %v", got)
	}
}

func TestALineTellsWhetherItsGoalIsMet(t *testing.T) {
	var tab table
	tab.times("kept", 3*time.Millisecond, 3*time.Millisecond, "than", 1)
	tab.times("missed", 3*time.Millisecond, 2*time.Millisecond, "than", 1)
	tab.times("without", 3*time.Millisecond, 2*time.Millisecond, "than", 0)
	var out bytes.Buffer
	if err := tab.print(&out); err != nil {
		t.Fatal(err)
	}
	for what, end := range map[string]string{"kept": "yes", "missed": "NO, 50 % over", "without": "1.50"} {
		for line := range strings.Lines(out.String()) {
			if strings.HasPrefix(line, what) && !strings.HasSuffix(strings.TrimSpace(line), end) {
				t.Errorf("%s: %q does not end in %q", what, line, end)
			}
		}
	}
}

// screen is a white picture with black lines of pixels at the heights given.
func screen(lines ...int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 20, 20))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	for _, y := range lines {
		for x := 5; x < 10; x++ {
			copy(img.Pix[img.PixOffset(x, y):], []byte{0, 0, 0, 0xff})
		}
	}
	return img
}

func TestRowsAreCountedBetweenEmptyLines(t *testing.T) {
	for name, c := range map[string]struct {
		img  *image.RGBA
		want int
	}{
		"nothing": {screen(), 0}, "one of two lines": {screen(3, 4), 1}, "three": {screen(2, 6, 7, 12), 3},
	} {
		if got := rows(c.img, c.img.Rect); got != c.want {
			t.Errorf("%s: %d rows, want %d", name, got, c.want)
		}
	}
}

func TestSinceIsTheFrameFromWhichThePartStays(t *testing.T) {
	start := time.Now()
	var film []frame
	for i, img := range []*image.RGBA{screen(), screen(2), screen(), screen(2), screen(2, 15), screen(2, 16)} {
		film = append(film, frame{start.Add(time.Duration(i)), img})
	}
	upper := image.Rect(0, 0, 20, 10)
	if got := since(film, upper).at.Sub(start); got != 3 {
		t.Errorf("frame %d; what flickered before does not count, what changes elsewhere neither", got)
	}
	if got := since(film, film[0].img.Rect).at.Sub(start); got != 5 {
		t.Errorf("frame %d of the whole picture", got)
	}
}

func TestTheQueriesAreTwoHundredAndFindPeople(t *testing.T) {
	ctx := t.Context()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "people.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := generate.Fill(ctx, s, 500, seed); err != nil {
		t.Fatal(err)
	}
	qs, err := sampleQueries(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	if len(qs.found) != 200 || len(qs.missed) == 0 {
		t.Errorf("%d queries and %d misspelt ones", len(qs.found), len(qs.missed))
	}
	letters := 0
	for _, q := range append(qs.found, qs.missed...) {
		if strings.TrimSpace(q) == "" {
			t.Error("one is empty")
		}
		if len(q) == 1 {
			letters++
		}
	}
	if letters < 26 {
		t.Errorf("%d of one letter", letters)
	}
}

func TestTheCardIsAsLongAsItShouldBe(t *testing.T) {
	if n := len(card()); n != cardBytes {
		t.Errorf("%d bytes", n)
	}
}
