package qr

import (
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// TestModulesEqualLibqrencode compares the matrix with another encoder's, module by
// module. Which of the eight masks is the best looking is left to taste by small
// differences in scoring, so both are compared with their mask taken off.
func TestModulesEqualLibqrencode(t *testing.T) {
	qrencode, err := exec.LookPath("qrencode")
	if err != nil {
		t.Skip("qrencode is not installed")
	}
	for name, text := range map[string]string{
		"version 1":             "anna",
		"version with padding":  "anna@library.example; see you",
		"several blocks":        filler(180),
		"accents in UTF-8":      "zoë müller, bücherei são joão",
		"the last at level M":   filler(287),
		"level L":               filler(700),
		"version information":   filler(120),
		"long blocks and short": filler(1500),
	} {
		t.Run(name, func(t *testing.T) {
			c, err := Encode(text)
			if err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(qrencode, "-8", "-t", "ASCII", "-m", "0", "-l", c.Level.String(), "-v", strconv.Itoa(c.Version), "-o", "-", "--", text).Output()
			if err != nil {
				t.Fatal(err)
			}
			want := Code{Size: c.Size}
			for line := range strings.Lines(string(out)) {
				for x := 0; x < 2*c.Size; x += 2 {
					want.Modules = append(want.Modules, line[x] == '#')
				}
			}
			if len(want.Modules) != len(c.Modules) {
				t.Fatalf("%d modules, want %d", len(c.Modules), len(want.Modules))
			}
			compareUnmasked(t, c, want)
		})
	}
}

func compareUnmasked(t *testing.T, got, want Code) {
	t.Helper()
	mg, mw := maskOf(got), maskOf(want)
	for y := range got.Size {
		for x := range got.Size {
			if formatArea(got.Size, x, y) {
				continue
			}
			g, w := got.At(x, y), want.At(x, y)
			if g == w && mg == mw {
				continue
			}
			// Function patterns carry no mask: there both are equal as they are.
			if g == w && !functionPattern(got, x, y) && masked(mg, x, y) != masked(mw, x, y) ||
				g != w && (masked(mg, x, y) == masked(mw, x, y) || functionPattern(got, x, y)) {
				t.Fatalf("module %d,%d differs (masks %d and %d)", x, y, mg, mw)
			}
		}
	}
}

// maskOf reads the mask's number from the format information (ISO/IEC 18004 §7.9).
func maskOf(c Code) int {
	n := 0
	for i, x := range []int{2, 3, 4} {
		if c.At(x, 8) {
			n |= 4 >> i
		}
	}
	return n ^ 0b101 // the format mask 101010000010010
}

func masked(mask, x, y int) bool {
	switch mask {
	case 0:
		return (y+x)%2 == 0
	case 1:
		return y%2 == 0
	case 2:
		return x%3 == 0
	case 3:
		return (y+x)%3 == 0
	case 4:
		return (y/2+x/3)%2 == 0
	case 5:
		return y*x%2+y*x%3 == 0
	case 6:
		return (y*x%2+y*x%3)%2 == 0
	default:
		return ((y+x)%2+y*x%3)%2 == 0
	}
}

// formatArea tells the modules that state level and mask.
func formatArea(size, x, y int) bool {
	return y == 8 && (x < 9 || x >= size-8) || x == 8 && (y < 9 || y >= size-8)
}

// functionPattern tells finder, timing and alignment patterns and version information.
func functionPattern(c Code, x, y int) bool {
	s := c.Size
	switch {
	case x < 8 && y < 8, x >= s-8 && y < 8, x < 8 && y >= s-8, x == 6, y == 6:
		return true
	case c.Version >= 7 && (y < 6 && x >= s-11 && x < s-8 || x < 6 && y >= s-11 && y < s-8):
		return true
	case c.Version == 1:
		return false
	}
	centres := alignmentCentres(c.Version)
	last := len(centres) - 1
	for i, cy := range centres {
		for j, cx := range centres {
			if i == 0 && j == 0 || i == 0 && j == last || i == last && j == 0 {
				continue
			}
			if x >= cx-2 && x <= cx+2 && y >= cy-2 && y <= cy+2 {
				return true
			}
		}
	}
	return false
}

// alignmentCentres follows the regular spacing of ISO/IEC 18004 annex E (version 32 is
// the one exception and not among the cases).
func alignmentCentres(version int) []int {
	n := version/7 + 2
	step := (version*4 + n*2 + 1) / (n*2 - 2) * 2
	out := make([]int, n)
	for i, p := n-1, 4*version+10; i > 0; i, p = i-1, p-step {
		out[i] = p
	}
	out[0] = 6
	return out
}
