package camera

import (
	"context"
	"errors"
	"fmt"
	"image"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/blackjack/webcam"
	"golang.org/x/sys/unix"
)

// Direct says whether cameras of this computer can be read without a browser.
const Direct = true

// wantWidth and wantHeight are the wanted size: a code that fills a third of it has four pixels a module.
const wantWidth, wantHeight = 1280, 720

// kinds are the known kinds of frames, the best first: at this size a camera on USB 2 has room for 30 pictures
// a second as Motion JPEG, and for 10 as YUYV.
var kinds = []webcam.PixelFormat{fourCC("MJPG"), fourCC("JPEG"), fourCC("YUYV")}

// fourCC gives a kind of frames by its four letters (linux/videodev2.h).
func fourCC(s string) webcam.PixelFormat {
	return webcam.PixelFormat(s[0]) | webcam.PixelFormat(s[1])<<8 | webcam.PixelFormat(s[2])<<16 | webcam.PixelFormat(s[3])<<24
}

// Devices lists the cameras of this computer that send pictures of a known kind, in the system's order. Errors:
// ErrNone; ErrDenied and ErrBusy when there are only cameras that cannot be looked at.
func Devices() ([]Device, error) { return devicesIn("/dev") }

func devicesIn(dir string) ([]Device, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "video*"))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(paths, func(a, b string) int { return numberOf(a) - numberOf(b) })
	var found []Device
	why := ErrNone
	for _, path := range paths {
		cam, err := webcam.Open(path)
		if err != nil {
			if err = reason(err); errors.Is(err, ErrDenied) || errors.Is(err, ErrBusy) {
				why = err
			}
			continue
		}
		// A camera also has nodes with data about its pictures, and some have an infrared one: those offer no
		// known kind of frames.
		if _, _, _, ok := choose(cam); ok {
			name, err := cam.GetName()
			if err != nil || strings.TrimSpace(name) == "" {
				name = path
			}
			found = append(found, Device{Name: strings.TrimSpace(name), Source: v4l2{path}})
		}
		cam.Close()
	}
	if len(found) == 0 {
		return nil, why
	}
	tellApart(found)
	return found, nil
}

// numberOf gives the 2 of /dev/video2.
func numberOf(path string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(filepath.Base(path), "video"))
	if err != nil {
		return 1 << 30
	}
	return n
}

// tellApart adds a number to names that occur several times.
func tellApart(all []Device) {
	count := map[string]int{}
	for _, d := range all {
		count[d.Name]++
	}
	seen := map[string]int{}
	for i, d := range all {
		if count[d.Name] > 1 {
			seen[d.Name]++
			all[i].Name = fmt.Sprintf("%s (%d)", d.Name, seen[d.Name])
		}
	}
}

// capturer is the part of a device that choose needs.
type capturer interface {
	GetSupportedFormats() map[webcam.PixelFormat]string
	GetSupportedFrameSizes(webcam.PixelFormat) []webcam.FrameSize
}

// choose picks the kind and size of frames; false when the device has no known kind.
func choose(cam capturer) (kind webcam.PixelFormat, width, height uint32, ok bool) {
	offered := cam.GetSupportedFormats()
	for _, k := range kinds {
		if _, has := offered[k]; !has {
			continue
		}
		if w, h, ok := nearest(cam.GetSupportedFrameSizes(k)); ok {
			return k, w, h, true
		}
	}
	return 0, 0, 0, false
}

// nearest picks the size with the smallest difference from the wanted one; in a range, the wanted one if
// possible.
func nearest(sizes []webcam.FrameSize) (width, height uint32, ok bool) {
	best := int64(-1)
	for _, s := range sizes {
		w := within(wantWidth, s.MinWidth, s.MaxWidth, s.StepWidth)
		h := within(wantHeight, s.MinHeight, s.MaxHeight, s.StepHeight)
		if w == 0 || h == 0 || uint64(w)*uint64(h) > framePixels {
			continue
		}
		off := abs(int64(w)*int64(h) - wantWidth*wantHeight)
		if best < 0 || off < best {
			best, width, height, ok = off, w, h, true
		}
	}
	return width, height, ok
}

func within(want, least, most, step uint32) uint32 {
	n := min(max(want, least), most)
	if step > 1 {
		n = least + (n-least)/step*step
	}
	return n
}

func abs(n int64) int64 { return max(n, -n) }

// v4l2 is a camera by the path of its device.
type v4l2 struct{ path string }

const (
	buffers = 4  // that the driver fills meanwhile; it drops further frames
	poll    = 1  // seconds between two looks at ctx when nothing comes
	silence = 5  // polls without a frame until the camera counts as silent
	corrupt = 30 // bad frames in a row until it counts as silent
)

// Frames implements Source.
func (d v4l2) Frames(ctx context.Context) iter.Seq2[image.Image, error] {
	return func(yield func(image.Image, error) bool) {
		if err := d.run(ctx, yield); err != nil && !errors.Is(err, errLeft) && ctx.Err() == nil {
			yield(nil, reason(err))
		}
	}
}

// errLeft says that nobody wants more pictures.
var errLeft = errors.New("nobody watches")

// run opens the camera and delivers its pictures. A slow caller gets the newest one next.
func (d v4l2) run(ctx context.Context, yield func(image.Image, error) bool) error {
	cam, err := webcam.Open(d.path)
	if err != nil {
		return err
	}
	defer cam.Close() // the light goes off
	kind, width, height, ok := choose(cam)
	if !ok {
		return ErrSilent
	}
	if kind, width, height, err = cam.SetImageFormat(kind, width, height); err != nil {
		return err
	}
	if err := cam.SetBufferCount(buffers); err != nil {
		return err
	}
	if err := cam.StartStreaming(); err != nil {
		return err
	}
	return watch(ctx, cam, func(frame []byte) (image.Image, error) { return decode(kind, frame, int(width), int(height)) }, yield)
}

// decode makes a picture of a frame.
func decode(kind webcam.PixelFormat, frame []byte, width, height int) (image.Image, error) {
	switch kind {
	case fourCC("YUYV"):
		return yuyv(frame, width, height)
	case fourCC("MJPG"), fourCC("JPEG"):
		return motionJPEG(frame)
	}
	return nil, ErrSilent
}

// stream is the part of an open camera that watch needs.
type stream interface {
	WaitForFrame(seconds uint32) error
	GetFrame() (frame []byte, buffer uint32, err error)
	ReleaseFrame(buffer uint32) error
}

// watch delivers the newest picture each time, until ctx ends.
func watch(ctx context.Context, cam stream, decode func([]byte) (image.Image, error), yield func(image.Image, error) bool) error {
	quiet, bad := 0, 0
	var frame []byte
	for ctx.Err() == nil {
		err := cam.WaitForFrame(poll)
		var late *webcam.Timeout
		switch {
		case errors.As(err, &late):
			if quiet++; quiet >= silence {
				return ErrSilent
			}
			continue
		case err != nil:
			return err
		}
		if frame, err = newest(cam, frame); err != nil {
			return err
		}
		quiet = 0
		img, err := decode(frame)
		if err != nil { // a missing or broken frame now and then is usual, mostly at the start
			if bad++; bad >= corrupt {
				return fmt.Errorf("%w: %w", ErrSilent, err)
			}
			continue
		}
		bad = 0
		if !yield(img, nil) {
			return errLeft
		}
	}
	return nil
}

// newest copies the last of the ready frames into buf, and returns all to the driver; no frame is no error.
func newest(cam stream, buf []byte) ([]byte, error) {
	buf = buf[:0]
	for range buffers {
		frame, index, err := cam.GetFrame()
		if errors.Is(err, unix.EAGAIN) || errors.Is(err, unix.EIO) { // EIO may pass: the driver lost a frame
			break
		}
		if err != nil {
			return nil, err
		}
		if len(frame) > 0 {
			buf = append(buf[:0], frame...)
		}
		if err := cam.ReleaseFrame(index); err != nil {
			return nil, err
		}
	}
	return buf, nil
}

// reason finds the error for an error of the driver. The library gives some only as text.
func reason(err error) error {
	is := func(e unix.Errno) bool { return errors.Is(err, e) || strings.HasSuffix(err.Error(), e.Error()) }
	switch {
	case errors.Is(err, ErrSilent):
		return err
	case is(unix.EBUSY):
		return ErrBusy
	case is(unix.EACCES), is(unix.EPERM), errors.Is(err, os.ErrPermission):
		return ErrDenied
	case is(unix.ENODEV), is(unix.ENXIO), is(unix.ENOENT):
		return ErrUnplugged
	}
	return fmt.Errorf("%w: %w", ErrSilent, err)
}
