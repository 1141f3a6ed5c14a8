package qr

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
)

func TestCheckGradesBySize(t *testing.T) {
	for name, tc := range map[string]struct {
		bytes int
		want  Verdict
	}{
		"300 bytes are good": {300, Good},
		"301 are fair":       {301, Fair},
		"450 are fair":       {450, Fair},
		"451 are poor":       {451, Poor},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := Encode(filler(tc.bytes))
			if err != nil {
				t.Fatal(err)
			}
			f := Check(c)
			if f.Verdict != tc.want || f.Bytes != tc.bytes || f.Modules != c.Size || f.Version != c.Version || !f.Verified {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestVerdictFollowsWhatWasRead(t *testing.T) {
	for name, tc := range map[string]struct {
		bytes  int
		readAt []float64
		want   Verdict
	}{
		"read from every distance":          {200, []float64{4, 3, 2, 1.5}, Good},
		"not read from farthest":            {200, []float64{4, 3, 2}, Fair},
		"read from close only":              {200, []float64{4, 3}, Poor},
		"read nowhere":                      {200, nil, Poor},
		"not read from close, but from far": {200, []float64{3, 2, 1.5}, Poor},
		"more text, read everywhere":        {400, []float64{4, 3, 2, 1.5}, Fair},
		"more text, not from farthest":      {400, []float64{4, 3, 2}, Fair},
		"much text, read everywhere":        {500, []float64{4, 3, 2, 1.5}, Poor},
	} {
		t.Run(name, func(t *testing.T) {
			if got := (Fitness{Bytes: tc.bytes, ReadAt: tc.readAt}).grade(); got != tc.want {
				t.Errorf("verdict %d, want %d", got, tc.want)
			}
		})
	}
}

// Codes far larger than cards are read from all distances, and the same way every time. All the
// same a code of version 25 is none to show.
func TestCheckReadsCardsAsACamera(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for version := 2; version <= 25; version++ {
		if raceDetector && version%8 != 4 {
			continue // it is slow
		}
		c := codeOfVersion(version, r)
		start := time.Now()
		f := Check(c)
		if took := time.Since(start); took > checkLimit && !raceDetector {
			t.Errorf("version %d: took %v", version, took)
		}
		if !f.Verified || !f.readAtAll(1.5) {
			t.Errorf("version %d: %+v", version, f)
		}
		if version%5 != 0 {
			continue
		}
		if again := Check(c); !reflect.DeepEqual(again, f) {
			t.Errorf("version %d: %+v, then %+v", version, f, again)
		}
	}
	if f := Check(codeOfVersion(25, r)); f.Verdict != Poor || !f.Verified {
		t.Errorf("version 25: %+v", f)
	}
}

// A code that is spoilt is read from close, if at all: what is read says so.
func TestCheckNoticesASpoiltCode(t *testing.T) {
	c, err := Encode(sampleText)
	if err != nil {
		t.Fatal(err)
	}
	c.Modules = slices.Clone(c.Modules)
	for y := 9; y < c.Size-9; y++ {
		for x := 9; x < c.Size-9; x++ {
			c.Modules[y*c.Size+x] = false
		}
	}
	if f := Check(c); f.Verified || len(f.ReadAt) > 0 || f.Verdict != Poor || f.Distance(50) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestDistance(t *testing.T) {
	for name, tc := range map[string]struct {
		fit   Fitness
		width float64
		want  float64
	}{
		"57 modules, 5 cm wide, two pixels each":     {Fitness{Modules: 57, ReadAt: []float64{4, 3, 2}}, 50, 44},
		"a phone's reader wants two pixels":          {Fitness{Modules: 57, ReadAt: []float64{4, 3, 2, 1.5}}, 50, 44},
		"a code that needs three is read from less":  {Fitness{Modules: 57, ReadAt: []float64{4, 3}}, 50, 29},
		"twice as wide, twice as far":                {Fitness{Modules: 57, ReadAt: []float64{4, 3, 2}}, 100, 88},
		"more modules, less far":                     {Fitness{Modules: 85, ReadAt: []float64{4, 3, 2}}, 50, 30},
		"on a wall screen":                           {Fitness{Modules: 57, ReadAt: []float64{4, 3, 2}}, 1000, 881},
		"a code that was not read is read from zero": {Fitness{Modules: 57}, 50, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tc.fit.Distance(tc.width); math.Abs(got-tc.want) > 0.6 {
				t.Errorf("%.1f cm, want %.0f", got, tc.want)
			}
		})
	}
}

// checkLimit is far above what Check takes alone on a desktop processor: about 20 ms for version 12.
const checkLimit = 5 * time.Second

func BenchmarkCheck(b *testing.B) {
	c := codeOfVersion(12, rand.New(rand.NewPCG(5, 5)))
	for b.Loop() {
		Check(c)
	}
}
