package swap

import (
	"context"
	"image"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lanyard/data/camera"
	"lanyard/data/clock"
	"lanyard/data/qr"
	"lanyard/ui/lang"
	"lanyard/ui/reading"
	"lanyard/ui/widget/style"
)

// previewEvery is the least time between two pictures on the screen: 25 a second.
const previewEvery = 40 * time.Millisecond

// cameraWatch is one time that a camera is on. It has two goroutines: one takes the pictures and shows
// them, the other reads the newest each time it is done with one.
type cameraWatch struct {
	pane   *CameraPane
	source camera.Source
	Page   *camera.Page // the same, when the browser has the camera
	ctx    context.Context
	cancel context.CancelFunc

	found    atomic.Bool // it ends because a code was read
	showing  atomic.Bool // a picture is on its way to the screen
	telling  atomic.Bool // and so is what was read
	shown    time.Time   // when the last picture was made
	pictures chan image.Image
}

// start turns the camera on until stop, or until the window leaves its file.
func (w *cameraWatch) start() {
	w.pictures = make(chan image.Image, 1)
	ready := make(chan struct{})
	w.pane.w.GoLasting(func(ctx context.Context) {
		w.ctx, w.cancel = context.WithCancel(ctx)
		close(ready)
		w.run()
	})
	<-ready
	w.pane.w.GoLasting(func(context.Context) { w.read() })
}

// stop turns the camera off; found says whether because a code was read.
func (w *cameraWatch) stop(found bool) {
	w.found.Store(found)
	w.cancel()
}

// run shows the pictures, and why there are none.
func (w *cameraWatch) run() {
	defer close(w.pictures)
	for picture, err := range w.source.Frames(w.ctx) {
		if err != nil {
			w.toPane(func() { w.pane.trouble(err) })
			continue
		}
		w.show(picture)
		newest(w.pictures, picture)
	}
	if w.Page != nil {
		outcome := camera.Ended
		if w.found.Load() {
			outcome = camera.Found
		}
		w.Page.End(outcome)
	}
}

// toPane runs f on the main goroutine if the camera is still wanted.
func (w *cameraWatch) toPane(f func()) {
	fyne.Do(func() {
		if w.pane.Watch == w && w.ctx.Err() == nil {
			f()
		}
	})
}

// newest puts a picture in the place of one that nobody has taken. Only one goroutine may put.
func newest(into chan image.Image, picture image.Image) {
	select {
	case <-into:
	default:
	}
	into <- picture
}

// show hands a picture to the screen, unless the last one is still on its way there.
func (w *cameraWatch) show(picture image.Image) {
	now := clock.Real()
	if now.Sub(w.shown) < previewEvery || !w.showing.CompareAndSwap(false, true) {
		return
	}
	w.shown = now
	small := style.Mirrored(picture, w.pane.View.Room())
	fyne.Do(func() {
		w.showing.Store(false)
		if w.pane.Watch == w && w.ctx.Err() == nil {
			w.pane.live(small)
		}
	})
}

// read looks for codes in the newest picture, again and again.
func (w *cameraWatch) read() {
	watcher := qr.NewWatcher()
	for picture := range w.pictures {
		found, err := watcher.Next(w.ctx, picture)
		if err != nil {
			continue // it is over: the pictures end too
		}
		if shown, of := watcher.Parts(); shown > 0 {
			w.Await(shown, of)
		}
		if len(found) > 0 && w.telling.CompareAndSwap(false, true) {
			w.tell(picture, found)
		}
	}
}

// Await says that codes of a message were read, and others are missing.
func (w *cameraWatch) Await(shown, of int) {
	fyne.Do(func() {
		if w.pane.Watch == w && w.ctx.Err() == nil {
			w.pane.tell(lang.L("{{.Read}} of {{.Of}} codes that belong together are read. Hold up the next.", shown, of), theme.ColorNameSuccess)
		}
	})
}

// tell hands what was read to the window.
func (w *cameraWatch) tell(picture image.Image, found []qr.Found) {
	room := w.pane.View.Room()
	seen := sighting{still: style.Mirrored(picture, room), outlines: Outlines(style.Framed(picture.Bounds(), room), found)}
	for _, f := range found {
		seen.scans = append(seen.scans, reading.ScanOf(f))
	}
	fyne.Do(func() {
		w.telling.Store(false)
		if w.pane.Watch == w && w.ctx.Err() == nil {
			w.pane.saw(seen)
		}
	})
}

// sighting is a picture in which codes were read.
type sighting struct {
	still    image.Image // as the viewfinder shows it
	outlines [][4]fyne.Position
	scans    []reading.Scan
}

// Outlines are the corners of what was found, mirrored, from 0 to 1 of the part that is shown.
func Outlines(b image.Rectangle, found []qr.Found) (out [][4]fyne.Position) {
	for _, f := range found {
		if f.At == [4]image.Point{} {
			continue // where it is is not known
		}
		var m [4]fyne.Position
		for i, p := range f.At {
			m[i] = fyne.NewPos(1-float32(p.X-b.Min.X)/float32(b.Dx()), float32(p.Y-b.Min.Y)/float32(b.Dy()))
		}
		out = append(out, m)
	}
	return out
}
