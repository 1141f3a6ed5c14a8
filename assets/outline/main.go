// Command outline turns the line drawings of the theme icons, the SVG files beside it, into
// filled shapes. Fyne recolours an icon for the theme by setting the fill of its shapes: it leaves
// strokes as they are and does not scale their width, so a line has to become an outline.
//
// Usage: outline FROM-FOLDER TO-FOLDER
package main

import (
	"bytes"
	"fmt"
	"image"
	"log"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
)

const (
	// grid is the side of an icon in its own units.
	grid = 24
	// scale is the number of pixels a unit at which curves become straight lines: fine
	// enough that none shows on an icon of 128 pixels.
	scale = 24
	// tolerance is how far, in pixels at that scale, an outline may be from the curve.
	tolerance = 0.25
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: outline FROM-FOLDER TO-FOLDER")
	}
	if err := convertAll(os.Args[1], os.Args[2]); err != nil {
		log.Fatal("outline: ", err)
	}
}

func convertAll(from, to string) error {
	files, err := filepath.Glob(filepath.Join(from, "*.svg"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no *.svg in %s: name the folder of the drawings", from)
	}
	for _, file := range files {
		lines, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		shape, err := convert(lines)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := os.WriteFile(filepath.Join(to, filepath.Base(file)), shape, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// convert gives the drawing as one SVG of filled paths, one for each path of the source.
func convert(drawing []byte) ([]byte, error) {
	icon, err := oksvg.ReadIconStream(bytes.NewReader(drawing), oksvg.StrictErrorMode)
	if err != nil {
		return nil, err
	}
	if icon.ViewBox.W != grid || icon.ViewBox.H != grid {
		return nil, fmt.Errorf("the view box is %g×%g, not %d×%d", icon.ViewBox.W, icon.ViewBox.H, grid, grid)
	}
	for i := range icon.SVGPaths {
		icon.SVGPaths[i].LineWidth *= scale // the renderer scales places, not widths
	}
	icon.SetTarget(0, 0, grid*scale, grid*scale)
	rec := &recorder{}
	icon.Draw(rasterx.NewDasher(grid*scale, grid*scale, rec), 1)
	if rec.out.Len() == 0 {
		return nil, fmt.Errorf("draws nothing")
	}
	return fmt.Appendf(nil, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n%s</svg>\n",
		grid, grid, grid, grid, rec.out.String()), nil
}

// recorder is a rasterx.Scanner that writes the outlines it is given instead of filling them.
type recorder struct {
	out  strings.Builder     // finished <path> elements
	runs [][]fixed.Point26_6 // the path's edges, in whatever order they were given
}

// Start begins a run of edges. The stroker draws the two sides and the caps of a line in turn,
// each as runs of its own: a scanner that adds up edges does not mind.
func (r *recorder) Start(p fixed.Point26_6) {
	r.runs = append(r.runs, []fixed.Point26_6{p})
}

// Line continues the run.
func (r *recorder) Line(p fixed.Point26_6) {
	last := len(r.runs) - 1
	r.runs[last] = append(r.runs[last], p)
}

// Draw ends the path.
func (r *recorder) Draw() {
	var path strings.Builder
	for _, c := range join(r.runs) {
		if c = simplify(c); len(c) < 3 {
			continue
		}
		for i, p := range c {
			path.WriteString([]string{"M", "L"}[min(i, 1)] + point(p))
		}
		path.WriteByte('Z')
	}
	if path.Len() > 0 {
		fmt.Fprintf(&r.out, "<path fill=\"#000000\" d=\"%s\"/>\n", path.String())
	}
	r.Clear()
}

// Clear forgets the path being drawn.
func (r *recorder) Clear() { r.runs = nil }

// The rest of rasterx.Scanner is about pixels, of which there are none here.

// GetPathExtent is asked for by gradients only.
func (r *recorder) GetPathExtent() fixed.Rectangle26_6 { return fixed.Rectangle26_6{} }

// SetBounds does nothing.
func (r *recorder) SetBounds(int, int) {}

// SetColor does nothing: Fyne gives the colour.
func (r *recorder) SetColor(any) {}

// SetWinding does nothing: outlines of lines are non-zero, SVG's default.
func (r *recorder) SetWinding(bool) {}

// SetClip does nothing.
func (r *recorder) SetClip(image.Rectangle) {}

// join puts runs together, end to start, into closed contours. Every place is left as often as it is
// reached, so whichever run is taken next, the way leads back to where it began.
func join(runs [][]fixed.Point26_6) [][]fixed.Point26_6 {
	from := map[fixed.Point26_6][]int{}
	for i, run := range runs {
		from[run[0]] = append(from[run[0]], i)
	}
	used := make([]bool, len(runs))
	next := func(at fixed.Point26_6) (int, bool) {
		for _, i := range from[at] {
			if !used[i] {
				return i, true
			}
		}
		return 0, false
	}
	var contours [][]fixed.Point26_6
	for i := range runs {
		if used[i] {
			continue
		}
		used[i] = true
		contour := append([]fixed.Point26_6(nil), runs[i]...)
		for {
			j, ok := next(contour[len(contour)-1])
			if !ok {
				break
			}
			used[j] = true
			contour = append(contour, runs[j][1:]...)
		}
		contours = append(contours, contour)
	}
	return contours
}

// simplify leaves out the points that lie within tolerance of the line between their neighbours
// (Ramer 1972, Douglas and Peucker 1973).
func simplify(c []fixed.Point26_6) []fixed.Point26_6 {
	if len(c) < 3 {
		return c
	}
	first, last := c[0], c[len(c)-1]
	worst, at := 0.0, 0
	for i := 1; i < len(c)-1; i++ {
		if d := distance(c[i], first, last); d > worst {
			worst, at = d, i
		}
	}
	if worst <= tolerance*64 {
		return []fixed.Point26_6{first, last}
	}
	return append(simplify(c[:at+1]), simplify(c[at:])[1:]...)
}

// distance is how far p lies from the segment from a to b, in 64ths of a pixel.
func distance(p, a, b fixed.Point26_6) float64 {
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	px, py := float64(p.X-a.X), float64(p.Y-a.Y)
	if along := dx*dx + dy*dy; along > 0 {
		t := max(0, min(1, (px*dx+py*dy)/along))
		px, py = px-t*dx, py-t*dy
	}
	return math.Hypot(px, py)
}

// point writes a place in the icon's units with two decimals.
func point(p fixed.Point26_6) string {
	write := func(v fixed.Int26_6) string {
		s := strconv.FormatFloat(float64(v)/64/scale, 'f', 2, 64)
		return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return write(p.X) + " " + write(p.Y)
}

var _ rasterx.Scanner = (*recorder)(nil)
