package qr

import (
	"image"
	"slices"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/common"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/makiuchi-d/gozxing/qrcode/detector"
)

// reading is a code that was read: its payload and its outline in the searched picture.
type reading struct {
	payload payload
	corners [4]point // clockwise from the top left as read
	located bool
}

type point struct{ x, y float64 }

// hybrid makes a picture black and white by a threshold for each neighbourhood, which copes with shadows.
// It is ZXing's HybridBinarizer.
func hybrid(g *image.Gray) *gozxing.BitMatrix {
	return binarize(g, gozxing.NewHybridBinarizer)
}

// global makes a picture black and white by one threshold, which copes with small and blurred modules. It
// is ZXing's GlobalHistogramBinarizer.
func global(g *image.Gray) *gozxing.BitMatrix {
	return binarize(g, gozxing.NewGlobalHistgramBinarizer)
}

// binarize gives nil for a picture without contrast.
func binarize(g *image.Gray, with func(gozxing.LuminanceSource) gozxing.Binarizer) (m *gozxing.BitMatrix) {
	contain(func() {
		w, h := g.Rect.Dx(), g.Rect.Dy()
		source, err := gozxing.NewPlanarYUVLuminanceSource(g.Pix, g.Stride, h, 0, 0, w, h, false)
		if err != nil {
			return
		}
		if found, err := with(source).GetBlackMatrix(); err == nil {
			m = found
		}
	})
	return m
}

// contain stops a panic of the library from ending the program: pictures come from
// anywhere, and the library's error paths hold nil dereferences.
func contain(f func()) {
	defer func() { _ = recover() }()
	f()
}

// coarse looks at as many rows as a code that fills half the picture needs; fine looks at every
// third row, which is enough for codes of one pixel a module.
func coarse(m *gozxing.BitMatrix) []reading { return detect(m, max(3, m.GetHeight()/120)) }
func fine(m *gozxing.BitMatrix) []reading   { return detect(m, 3) }

// detect reads every code whose finder patterns are found on every step-th row. It skips patterns
// that lie in a code that was read already.
func detect(m *gozxing.BitMatrix, step int) (out []reading) {
	var candidates []triple
	contain(func() { candidates = triples(patterns(m, step)) })
	failures := 0
	for _, t := range candidates {
		if failures == maxFailures {
			break
		}
		if slices.ContainsFunc(out, t.within) {
			continue
		}
		failures++
		contain(func() {
			info := detector.NewFinderPatternInfo(t.bottomLeft.pattern(), t.topLeft.pattern(), t.topRight.pattern())
			found, err := detector.NewDetector(m).ProcessFinderPatternInfo(info)
			if err != nil {
				return
			}
			r, ok := read(found)
			if !ok {
				r, ok = resize(m, found)
			}
			if ok {
				out, failures = append(out, r), 0
			}
		})
	}
	return out
}

// pattern is the candidate as the library's type.
func (s candidate) pattern() *detector.FinderPattern {
	return detector.NewFinderPattern(s.at.x, s.at.y, s.module(), s.count)
}

// resize reads a grid that was measured one version too large or too small.
func resize(m *gozxing.BitMatrix, found *common.DetectorResult) (reading, bool) {
	ps, size := found.GetPoints(), found.GetBits().GetWidth()
	for _, s := range []int{size - 4, size + 4} {
		if s < 21 || s > 177 {
			continue
		}
		grid := detector.Detector_createTransform(ps[1], ps[2], ps[0], nil, s)
		bits, err := detector.Detector_sampleGrid(m, grid, s)
		if err != nil {
			continue
		}
		if r, ok := read(common.NewDetectorResult(bits, ps[:3])); ok {
			return r, true
		}
	}
	return reading{}, false
}

// within reports whether one of the patterns lies in a code.
func (t triple) within(r reading) bool {
	for _, p := range [3]*candidate{t.topLeft, t.topRight, t.bottomLeft} {
		left, right := span(r.corners, p.at.y)
		if p.at.x >= left && p.at.x <= right {
			return true
		}
	}
	return false
}

// pure reads a picture that holds one upright drawn code and nothing else: it samples
// the grid between the outermost dark pixels. ZXing calls it PURE_BARCODE.
func pure(m *gozxing.BitMatrix) (out []reading) {
	contain(func() {
		bitmap, err := gozxing.NewBinaryBitmap(matrix{m})
		if err != nil {
			return
		}
		res, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
		if err != nil {
			return
		}
		level, _ := res.GetResultMetadata()[gozxing.ResultMetadataType_ERROR_CORRECTION_LEVEL].(string)
		p, err := readPayload(res.GetRawBytes(), level)
		if err != nil {
			return
		}
		r := reading{payload: p}
		tl, br := m.GetTopLeftOnBit(), m.GetBottomRightOnBit()
		if tl != nil && br != nil {
			// The bottom right module may be light: a code is as wide as it is high.
			x, y, side := float64(tl[0]), float64(tl[1]), float64(br[1]-tl[1]+1)
			r.corners = [4]point{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}
			r.located = true
		}
		out = append(out, r)
	})
	return out
}

// matrix is a binarizer that gives a finished matrix.
type matrix struct{ m *gozxing.BitMatrix }

func (b matrix) GetLuminanceSource() gozxing.LuminanceSource { return nil }
func (b matrix) GetBlackRow(y int, row *gozxing.BitArray) (*gozxing.BitArray, error) {
	return b.m.GetRow(y, row), nil
}
func (b matrix) GetBlackMatrix() (*gozxing.BitMatrix, error) { return b.m, nil }
func (b matrix) CreateBinarizer(gozxing.LuminanceSource) gozxing.Binarizer {
	return b
}
func (b matrix) GetWidth() int  { return b.m.GetWidth() }
func (b matrix) GetHeight() int { return b.m.GetHeight() }

// read corrects and reads a sampled grid.
func read(found *common.DetectorResult) (reading, bool) {
	size := found.GetBits().GetWidth()
	p, ok := readBits(found.GetBits())
	if !ok {
		return reading{}, false
	}
	r := reading{payload: p}
	r.corners, r.located = outline(found.GetPoints(), size)
	return r, true
}

// outline finds the corners of the code from its finder patterns (bottom left, top left, top
// right) and its last alignment pattern, with the projection that the grid was sampled by.
func outline(points []gozxing.ResultPoint, size int) (corners [4]point, ok bool) {
	if len(points) < 3 {
		return corners, false
	}
	var align *detector.AlignmentPattern
	if len(points) > 3 {
		align, _ = points[3].(*detector.AlignmentPattern)
	}
	s := float64(size)
	xy := []float64{0, 0, s, 0, s, s, 0, s}
	detector.Detector_createTransform(points[1], points[2], points[0], align, size).TransformPoints(xy)
	for i := range corners {
		corners[i] = point{xy[2*i], xy[2*i+1]}
	}
	return corners, true
}
