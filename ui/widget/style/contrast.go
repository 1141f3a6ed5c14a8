package style

import (
	"image/color"
	"math"
)

// luminance is WCAG 2's relative luminance, from 0 (black) to 1.
func luminance(c color.NRGBA) float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

// Contrast is WCAG 2's contrast ratio, from 1 to 21.
func Contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

// IsDark reports whether white text has more contrast on a colour than black.
func IsDark(c color.Color) bool {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return Contrast(n, color.NRGBA{255, 255, 255, 255}) > Contrast(n, color.NRGBA{A: 255})
}
