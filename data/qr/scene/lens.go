package scene

import (
	"image"
	"math"
	"math/rand/v2"
)

// Blur gives the picture as seen out of focus: a Gaussian of sigma pixels, cut at three sigma. Beyond
// its edge the picture continues with its last pixels.
func Blur(g *image.Gray, sigma float64) *image.Gray {
	kernel := gaussian(sigma)
	w, h, r := g.Rect.Dx(), g.Rect.Dy(), len(kernel)/2
	across := make([]float32, w*h)
	line := make([]float32, w+2*r)
	for y := range h {
		for x := range line {
			line[x] = float32(g.Pix[y*g.Stride+min(max(x-r, 0), w-1)])
		}
		dst := across[y*w : (y+1)*w]
		for k, weight := range kernel {
			for x, v := range line[k : k+w] {
				dst[x] += weight * v
			}
		}
	}
	out := image.NewGray(image.Rect(0, 0, w, h))
	sum := make([]float32, w)
	for y := range h {
		clear(sum)
		for k, weight := range kernel {
			from := min(max(y+k-r, 0), h-1)
			for x, v := range across[from*w : (from+1)*w] {
				sum[x] += weight * v
			}
		}
		for x, v := range sum {
			out.Pix[y*out.Stride+x] = byte(v + 0.5)
		}
	}
	return out
}

// gaussian gives an odd number of weights that add up to 1.
func gaussian(sigma float64) []float32 {
	r := int(math.Ceil(3 * sigma))
	out, sum := make([]float32, 2*r+1), float32(0)
	for i := range out {
		d := float64(i-r) / max(sigma, 1e-3)
		out[i] = float32(math.Exp(-d * d / 2))
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// normals are values of a normal distribution, taken from random places: computing one for each pixel
// would take longer than reading the picture.
var normals = func() (out [1 << 14]float32) {
	r := rand.New(rand.NewPCG(18004, 1))
	for i := range out {
		out[i] = float32(r.NormFloat64())
	}
	return out
}()

// Grain adds noise of sigma grey levels to each pixel, in place.
func Grain(g *image.Gray, sigma float32, r *rand.Rand) {
	for y := range g.Rect.Dy() {
		row := g.Pix[y*g.Stride:][:g.Rect.Dx()]
		var bits uint64
		for x, v := range row {
			if x%4 == 0 {
				bits = r.Uint64()
			}
			n := normals[bits%uint64(len(normals))]
			bits >>= 16
			row[x] = byte(min(max(float32(v)+sigma*n+0.5, 0), 255))
		}
	}
}
