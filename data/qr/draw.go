package qr

import (
	"bytes"
	"fmt"
	"image"
	"strings"
)

// Image draws the code with its quiet zone, black on white, with scale pixels a module (at least one). It
// has (Size + 2·QuietZone)·scale pixels a side.
func (c Code) Image(scale int) *image.Gray {
	scale = max(scale, 1)
	side := (c.Size + 2*QuietZone) * scale
	img := image.NewGray(image.Rect(0, 0, side, side))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	for y := range c.Size {
		top := (y + QuietZone) * scale
		row := img.Pix[top*img.Stride : (top+1)*img.Stride]
		for x := range c.Size {
			if c.At(x, y) {
				left := (x + QuietZone) * scale
				clear(row[left : left+scale])
			}
		}
		for line := 1; line < scale; line++ {
			copy(img.Pix[(top+line)*img.Stride:], row)
		}
	}
	return img
}

// SVG draws the code with its quiet zone as one path on a white square. A module is one
// unit of the view box. A run of dark modules is one rectangle, so no lines show
// between neighbours in a row.
func (c Code) SVG() []byte {
	side := c.Size + 2*QuietZone
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" shape-rendering="crispEdges">`+
		"\n<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/>\n<path fill=\"#000\" d=\"", side, side, side*8, side*8, side, side)
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			if !c.At(x, y) {
				continue
			}
			start := x
			for c.At(x+1, y) {
				x++
			}
			run := x - start + 1
			fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", start+QuietZone, y+QuietZone, run, run)
		}
	}
	b.WriteString("\"/>\n</svg>\n")
	return b.Bytes()
}

// Blocks draws the code with its quiet zone in half-block characters for a terminal, two
// rows of modules a line. Light modules are drawn in the foreground colour: if the
// foreground is not lighter than the background, set the colours to white on black, or
// many readers see a negative.
func (c Code) Blocks() string {
	var b strings.Builder
	for y := -QuietZone; y < c.Size+QuietZone; y += 2 {
		for x := -QuietZone; x < c.Size+QuietZone; x++ {
			// Sizes are odd, so the last line draws half a line more, which widens the margin.
			upper, lower := !c.At(x, y), !c.At(x, y+1)
			switch {
			case upper && lower:
				b.WriteRune('█')
			case upper:
				b.WriteRune('▀')
			case lower:
				b.WriteRune('▄')
			default:
				b.WriteByte(' ')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
