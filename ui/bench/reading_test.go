package main

import (
	"bytes"
	"image"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"lanyard/data/qr"
	"lanyard/data/qr/scene"
)

func TestACodeOfEachVersionIsMadeUp(t *testing.T) {
	if testing.Short() {
		t.Skip("tries many texts")
	}
	for _, version := range []int{1, 2, 6, 9, 10, 17, 20, 28} {
		c, err := codeOf(version, rand.New(rand.NewPCG(1, 1)))
		if err != nil || c.Version != version {
			t.Errorf("version %d, want %d (%v)", c.Version, version, err)
		}
	}
}

// What is measured is hard, but no nonsense: each class has a picture that is read.
func TestOneOfEachClassIsRead(t *testing.T) {
	if testing.Short() {
		t.Skip("draws and reads many pictures")
	}
	for i, s := range scene.Stills {
		read := false
		for n := 0; n < scene.StillsEach && !read; n++ {
			r := rand.New(rand.NewPCG(uint64(i), uint64(n)))
			c, err := codeOf(s.Version(n), r)
			if err != nil {
				t.Fatal(err)
			}
			found, err := qr.Decode(t.Context(), s.Draw(modules(c), r))
			if err != nil {
				t.Fatal(err)
			}
			read = len(found) == 1 && found[0].Text == c.Text
		}
		if !read {
			t.Errorf("none of %s", s.Class)
		}
	}
}

func TestACountIsMetWhenNoFewerAreDone(t *testing.T) {
	var tab table
	tab.counts("more", 98, 100, 97, "than")
	tab.counts("fewer", 96, 100, 98, "than")
	tab.counts("none", 0, 100, 98, "than")
	var out bytes.Buffer
	if err := tab.print(&out); err != nil {
		t.Fatal(err)
	}
	for what, end := range map[string]string{"more": "yes", "fewer": "NO, 2 % over", "none": "% over"} {
		for line := range strings.Lines(out.String()) {
			if strings.HasPrefix(line, what) && !strings.HasSuffix(strings.TrimSpace(line), end) {
				t.Errorf("%s: %q does not end in %q", what, line, end)
			}
		}
	}
}

func TestAFrameTakesZbarSomeTime(t *testing.T) {
	if _, err := exec.LookPath("zbarimg"); err != nil {
		t.Skip(errNoZbar)
	}
	took, err := new(bench).zbarFrame(t.Context(), image.NewGray(image.Rect(0, 0, 640, 480)))
	if err != nil || took <= 0 {
		t.Errorf("%v, %v", took, err)
	}
}
