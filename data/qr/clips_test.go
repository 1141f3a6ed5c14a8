package qr

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"lanyard/data/qr/scene"
)

// A clip is what a camera sees of one code held before it, each frame a little different from the
// one before.
type clip struct {
	*scene.Held
	code Code
}

func newClip(n int) clip {
	r := rand.New(rand.NewPCG(720, uint64(n)))
	c := codeOfVersion(scene.ClipVersion(n), r)
	return clip{scene.NewClip(n, c.scene(), r), c}
}

// scene is the code as it is drawn before a camera.
func (c Code) scene() scene.Code { return scene.Code{Size: c.Size, Modules: c.Modules} }

// A code held before a camera is read within five frames, in 95 of 100 cases.
const (
	clipBudget = 5
	clipGoal   = 95
)

func TestWatcherReadsClips(t *testing.T) {
	if raceDetector {
		t.Skip("one goroutine reads a clip; with the detector on that takes minutes")
	}
	var mu sync.Mutex
	needed := map[int]int{} // clips by frames needed; 0: not read within the budget
	var frames int
	var spent, plain time.Duration
	t.Run("clips", func(t *testing.T) {
		for part := range 2 {
			t.Run(fmt.Sprint("part ", part+1), func(t *testing.T) {
				t.Parallel()
				for n := part; n < scene.Clips; n += 2 {
					c := newClip(n)
					at, took, alone := c.watched(t)
					mu.Lock()
					needed[at]++
					frames, spent, plain = frames+len(took), spent+sum(took), plain+alone
					mu.Unlock()
					if at == 0 {
						t.Logf("clip %d: not read: version %d, %.1f pixels a module, blur %.2f, tilt %.0f°, ink %.0f, paper %.0f, glare %.0f modules wide",
							n, c.code.Version, c.Pixels, c.Blur, c.Tilt*180/math.Pi, c.Dark, c.Light, c.Glare)
					}
				}
			})
		}
	})
	for n := 1; n <= clipBudget; n++ {
		t.Logf("%3d clips read with frame %d", needed[n], n)
	}
	t.Logf("%3d clips not read; %v a frame, where one attempt of Decode takes %v", needed[0],
		(spent / time.Duration(max(1, frames))).Round(100*time.Microsecond), (plain / scene.Clips).Round(100*time.Microsecond))
	if read := scene.Clips - needed[0]; read < clipGoal {
		t.Errorf("%d of %d clips read within %d frames, want %d", read, scene.Clips, clipBudget, clipGoal)
	}
}

// watched gives the frame at which the clip's code is read, 0 for none of the first, how long each
// frame took, and how long Decode's first attempt takes for one.
func (c clip) watched(t *testing.T) (at int, took []time.Duration, alone time.Duration) {
	w := NewWatcher()
	for n := range clipBudget {
		img := c.Frame()
		start := time.Now()
		found, err := w.Next(t.Context(), img)
		took = append(took, time.Since(start))
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			start = time.Now()
			coarse(hybrid(grayOf(img)))
			alone = time.Since(start)
		}
		if slices.ContainsFunc(found, func(f Found) bool { return f.Text == c.code.Text }) {
			return n + 1, took, alone
		}
		if len(found) > 0 {
			t.Errorf("read %q, want %q", found[0].Text, c.code.Text)
		}
	}
	return 0, took, alone
}

func sum(ds []time.Duration) (total time.Duration) {
	for _, d := range ds {
		total += d
	}
	return total
}

// clipFolder names the environment variable with a folder for pictures of clips.
const clipFolder = "LANYARD_QR_CLIPS"

// TestClipPictures writes first frames to a folder to be looked at.
func TestClipPictures(t *testing.T) {
	folder := os.Getenv(clipFolder)
	if folder == "" {
		t.Skip(clipFolder + " names no folder")
	}
	for n := range 12 {
		writePNG(t, fmt.Sprintf("%s/clip-%02d.png", folder, n), newClip(n).Frame())
	}
}
