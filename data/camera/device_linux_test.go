package camera

import (
	"context"
	"errors"
	"fmt"
	"image"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blackjack/webcam"
	"golang.org/x/sys/unix"
)

// offer is what a device says it can do: sizes by the letters of the kind.
type offer map[string][]webcam.FrameSize

func (o offer) GetSupportedFormats() map[webcam.PixelFormat]string {
	out := map[webcam.PixelFormat]string{}
	for k := range maps.Keys(o) {
		out[fourCC(k)] = k
	}
	return out
}

func (o offer) GetSupportedFrameSizes(p webcam.PixelFormat) []webcam.FrameSize {
	for k, sizes := range o {
		if fourCC(k) == p {
			return sizes
		}
	}
	return nil
}

func exactly(sizes ...[2]uint32) (out []webcam.FrameSize) {
	for _, s := range sizes {
		out = append(out, webcam.FrameSize{MinWidth: s[0], MaxWidth: s[0], MinHeight: s[1], MaxHeight: s[1]})
	}
	return out
}

func TestTheBestKindAndTheNearestSizeAreChosen(t *testing.T) {
	for name, c := range map[string]struct {
		offer offer
		want  string
	}{
		"a usual camera": {offer{"YUYV": exactly([2]uint32{640, 480}), "MJPG": exactly([2]uint32{640, 480}, [2]uint32{1280, 720}, [2]uint32{1920, 1080})}, "MJPG 1280 720"},
		"an old one":     {offer{"YUYV": exactly([2]uint32{320, 240}, [2]uint32{640, 480})}, "YUYV 640 480"},
		"a large one":    {offer{"MJPG": exactly([2]uint32{3840, 2160}, [2]uint32{1920, 1080})}, "MJPG 1920 1080"},
		"any size":       {offer{"YUYV": {{MinWidth: 16, MaxWidth: 4096, StepWidth: 16, MinHeight: 16, MaxHeight: 4096, StepHeight: 16}}}, "YUYV 1280 720"},
		"a coarse range": {offer{"YUYV": {{MinWidth: 160, MaxWidth: 640, StepWidth: 160, MinHeight: 120, MaxHeight: 480, StepHeight: 120}}}, "YUYV 640 480"},
		"infrared":       {offer{"GREY": exactly([2]uint32{640, 360})}, "none"},
		"data only":      {offer{}, "none"},
		"no sizes":       {offer{"MJPG": nil, "YUYV": exactly([2]uint32{1280, 720})}, "YUYV 1280 720"},
		"nothing but 0":  {offer{"MJPG": {{}}}, "none"},
		"gigapixels":     {offer{"MJPG": exactly([2]uint32{1 << 20, 1 << 20})}, "none"},
	} {
		got := "none"
		if k, w, h, ok := choose(c.offer); ok {
			got = fmt.Sprintf("%c%c%c%c %d %d", byte(k), byte(k>>8), byte(k>>16), byte(k>>24), w, h)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// reel is an open camera that has frames ready, a few at a time.
type reel struct {
	ready   [][][]byte // frames that are ready after each wait; nil: none came in time
	at      int
	now     [][]byte
	fail    error // after the last
	out     map[uint32]bool
	scratch []byte
}

func (r *reel) WaitForFrame(uint32) error {
	if r.at >= len(r.ready) {
		return r.fail
	}
	r.now = slices.Clone(r.ready[r.at])
	r.at++
	if r.now == nil {
		return new(webcam.Timeout)
	}
	return nil
}

func (r *reel) GetFrame() ([]byte, uint32, error) {
	if len(r.now) == 0 {
		return nil, 0, unix.EAGAIN
	}
	r.scratch = append(r.scratch[:0], r.now[0]...) // the driver's memory is used again and again
	r.now = r.now[1:]
	r.out[7] = true
	return r.scratch, 7, nil
}

func (r *reel) ReleaseFrame(n uint32) error {
	delete(r.out, n)
	clear(r.scratch)
	return nil
}

func TestTheNewestFrameIsTakenAndEveryBufferGivenBack(t *testing.T) {
	frame := func(n byte) []byte { return []byte{n, 128, n, 128} }
	cam := &reel{out: map[uint32]bool{}, fail: unix.ENODEV, ready: [][][]byte{
		{frame(1), frame(2), frame(3)}, nil, {}, {[]byte("bad")}, {frame(4)},
	}}
	var got []uint8
	err := watch(t.Context(), cam, func(b []byte) (image.Image, error) { return yuyv(b, 2, 1) },
		func(img image.Image, _ error) bool { got = append(got, img.(*image.YCbCr).Y[0]); return true })
	if !slices.Equal(got, []uint8{3, 4}) || !errors.Is(reason(err), ErrUnplugged) || len(cam.out) > 0 {
		t.Errorf("got pictures %v and %v, with %d buffers out", got, err, len(cam.out))
	}
	left := watch(t.Context(), &reel{out: map[uint32]bool{}, ready: [][][]byte{{frame(1)}, {frame(2)}}},
		func(b []byte) (image.Image, error) { return yuyv(b, 2, 1) }, func(image.Image, error) bool { return false })
	if !errors.Is(left, errLeft) {
		t.Errorf("a loop that was left ends with %v", left)
	}
}

func TestACameraThatSendsNothingOfUseIsSilent(t *testing.T) {
	junk := make([][][]byte, corrupt+5)
	for i := range junk {
		junk[i] = [][]byte{{1, 2, 3}}
	}
	for name, cam := range map[string]*reel{
		"no frames": {ready: make([][][]byte, silence+5), out: map[uint32]bool{}, fail: unix.ENODEV},
		"junk":      {ready: junk, out: map[uint32]bool{}, fail: unix.ENODEV},
		"nothing":   {ready: slices.Repeat([][][]byte{{}}, corrupt+5), out: map[uint32]bool{}, fail: unix.ENODEV},
	} {
		err := watch(t.Context(), cam, motionJPEG, func(image.Image, error) bool { t.Error("a picture"); return true })
		if !errors.Is(reason(err), ErrSilent) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheReasonIsToldByTheDriversError(t *testing.T) {
	for err, want := range map[error]error{
		unix.EBUSY:  ErrBusy,
		unix.EACCES: ErrDenied,
		unix.EPERM:  ErrDenied,
		unix.ENODEV: ErrUnplugged,
		unix.ENOENT: ErrUnplugged,
		&os.PathError{Op: "open", Path: "/dev/video0", Err: unix.EACCES}:    ErrDenied,
		errors.New("Failed to start streaming: " + unix.EBUSY.Error()):      ErrBusy,
		errors.New("Failed to map request buffers: " + unix.ENODEV.Error()): ErrUnplugged,
		errors.New("Device does not support the streaming I/O method"):      ErrSilent,
	} {
		if got := reason(err); !errors.Is(got, want) {
			t.Errorf("%v is %v, want %v", err, got, want)
		}
	}
}

func TestWhatIsNoCameraIsNotListed(t *testing.T) {
	dir := t.TempDir()
	if all, err := devicesIn(dir); all != nil || !errors.Is(err, ErrNone) {
		t.Errorf("an empty folder has %v, %v", all, err)
	}
	for _, name := range []string{"video0", "video1"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("no camera"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if all, err := devicesIn(dir); all != nil || !errors.Is(err, ErrNone) {
		t.Errorf("files are listed: %v, %v", all, err)
	}
	_, errs := seen(t.Context(), v4l2{filepath.Join(dir, "video7")}, 1)
	if len(errs) != 1 || !errors.Is(errs[0], ErrUnplugged) {
		t.Errorf("a camera that is not there: %v", errs)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, errs = seen(ctx, v4l2{filepath.Join(dir, "video7")}, 1); errs != nil {
		t.Errorf("after its end: %v", errs)
	}
}

func TestCamerasOfOneNameAreToldApart(t *testing.T) {
	all := []Device{{Name: "Webcam"}, {Name: "Other"}, {Name: "Webcam"}}
	tellApart(all)
	if all[0].Name != "Webcam (1)" || all[1].Name != "Other" || all[2].Name != "Webcam (2)" {
		t.Errorf("they are called %q, %q, %q", all[0].Name, all[1].Name, all[2].Name)
	}
}
