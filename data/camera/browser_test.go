package camera_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"lanyard/data/camera"
	"lanyard/data/qr"
)

// chromium is a headless browser with the given flags besides; complaints of the page fail the test.
func chromium(t *testing.T, flags ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("Chromium is not installed, and CI tests everything")
		}
		t.Skip("Chromium is not installed: the camera page is not tested in a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(time.Minute), chromedp.WindowSize(1000, 900))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), append(options, flags...)...)
	t.Cleanup(cancel)
	ctx, leave := chromedp.NewContext(ctx, chromedp.WithListener(func(ev any) {
		switch e := ev.(type) {
		case *runtime.EventExceptionThrown:
			t.Errorf("the page's script failed: %+v", e.ExceptionDetails)
		case *log.EventEntryAdded:
			if e.Entry.Source == log.EntrySourceSecurity || e.Entry.Source == log.EntrySourceViolation {
				t.Errorf("the browser complains: %s", e.Entry.Text)
			}
		}
	}))
	t.Cleanup(func() { // before the folder of the browser is removed
		if err := chromedp.Cancel(ctx); err != nil {
			t.Log(err)
		}
		leave()
	})
	ctx, end := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(end)
	return ctx
}

// film writes a video that Chromium's fake camera plays without an end: a wall, and then somebody holds
// a code up. It is YUV4MPEG2, 640 × 480, ten pictures a second.
func film(t *testing.T, text string) string {
	t.Helper()
	code, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	wall := image.NewGray(image.Rect(0, 0, 640, 480))
	draw.Draw(wall, wall.Rect, image.NewUniform(color.Gray{0x60}), image.Point{}, draw.Src)
	held := image.NewGray(wall.Rect)
	copy(held.Pix, wall.Pix)
	card := code.Image(400 / (code.Size + 2*qr.QuietZone))
	draw.Draw(held, card.Rect.Add(image.Pt(90, 40)), card, image.Point{}, draw.Src)
	path := filepath.Join(t.TempDir(), "camera.y4m")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprint(w, "YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420\n")
	grey := strings.Repeat("\x80", 640*480/2)
	for i := range 10 {
		picture := wall
		if i >= 3 {
			picture = held
		}
		fmt.Fprint(w, "FRAME\n", string(picture.Pix), grey)
	}
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

const cardText = "MECARD:N:Müller,Anna;ORG:State Library;EMAIL:anna@sl.example;;"

// watched collects what comes from a page until read says that it is enough.
func watched(ctx context.Context, p *camera.Page, read func(image.Image, error) bool) {
	for img, err := range p.Frames(ctx) {
		if read(img, err) {
			return
		}
	}
}

// shows waits until the page says the sentence of a state, and gives it.
func shows(t *testing.T, ctx context.Context, state string) (text string) {
	t.Helper()
	selector := chromedp.CSS(`[data-state="` + state + `"]`)
	if _, err := chromedp.Run(ctx, chromedp.WaitVisible(selector)); err != nil {
		t.Fatalf("the page does not come to %q: %v", state, err)
	}
	return run(t, ctx, chromedp.Text(selector))
}

// run does one thing in the browser.
func run[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// picture keeps what the browser shows, when KEEP_PICTURES names a folder.
func picture(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	dir := os.Getenv("KEEP_PICTURES")
	if dir == "" {
		return
	}
	png := run(t, ctx, chromedp.CaptureScreenshot())
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTheBrowsersCameraReadsACode(t *testing.T) {
	ctx := chromium(t,
		chromedp.Flag("use-fake-ui-for-media-stream", true),
		chromedp.Flag("use-fake-device-for-media-stream", true),
		chromedp.Flag("use-file-for-fake-video-capture", film(t, cardText)))
	p, err := camera.OpenPage()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.End(camera.Ended) })
	run(t, ctx, chromedp.Navigate(p.URL()+"?l=de"))
	var text string
	var size image.Point
	frames := 0
	var once sync.Once
	watcher := qr.NewWatcher()
	watched(ctx, p, func(img image.Image, err error) bool {
		if err != nil {
			if !errors.Is(err, camera.ErrAsking) {
				t.Errorf("the page tells of %v", err)
			}
			return false
		}
		frames++
		size = img.Bounds().Size()
		once.Do(func() {
			if got := shows(t, ctx, "watching"); !strings.HasPrefix(got, "Suche") {
				t.Errorf("it says %q", got)
			}
			for _, scheme := range []string{"light", "dark"} {
				media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
				if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
					t.Error(err)
				}
				picture(t, ctx, "browser-watching-"+scheme)
			}
		})
		found, err := watcher.Next(ctx, img)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) > 0 {
			text = found[0].Text
		}
		return text != ""
	})
	if text != cardText {
		t.Fatalf("after %d pictures %q was read", frames, text)
	}
	if size != image.Pt(640, 480) {
		t.Errorf("the pictures are %v", size)
	}
	p.End(camera.Found)
	if got := shows(t, ctx, "found"); !strings.HasPrefix(got, "Gelesen!") {
		t.Errorf("it says %q", got)
	}
	if run(t, ctx, chromedp.Evaluate[bool](`document.getElementById("video").srcObject !== null`)) {
		t.Error("the camera is on still")
	}
	picture(t, ctx, "browser-found")
}

func TestThePageSaysWhenTheCameraEnds(t *testing.T) {
	ctx := chromium(t, chromedp.Flag("use-fake-ui-for-media-stream", true), chromedp.Flag("use-fake-device-for-media-stream", true))
	p, err := camera.OpenPage()
	if err != nil {
		t.Fatal(err)
	}
	run(t, ctx, chromedp.Navigate(p.URL()))
	watched(ctx, p, func(img image.Image, _ error) bool { return img != nil })
	p.End(camera.Ended)
	shows(t, ctx, "ended")
}

func TestThePageTellsOfWhatIsInItsWay(t *testing.T) {
	for name, c := range map[string]struct {
		flags []chromedp.ExecAllocatorOption
		want  error
		state string
	}{
		"denied":    {[]chromedp.ExecAllocatorOption{chromedp.Flag("use-fake-device-for-media-stream", true), chromedp.Flag("deny-permission-prompts", true)}, camera.ErrDenied, "denied"},
		"no camera": {[]chromedp.ExecAllocatorOption{chromedp.Flag("use-fake-ui-for-media-stream", true)}, camera.ErrNone, "none"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx := chromium(t, c.flags...)
			p, err := camera.OpenPage()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { p.End(camera.Ended) })
			run(t, ctx, chromedp.Navigate(p.URL()))
			var got error
			watched(ctx, p, func(img image.Image, err error) bool {
				got = err
				return img != nil || !errors.Is(err, camera.ErrAsking)
			})
			if !errors.Is(got, c.want) {
				t.Errorf("told of %v, want %v", got, c.want)
			}
			shows(t, ctx, c.state)
			picture(t, ctx, "browser-"+c.state)
			run(t, ctx, chromedp.WaitVisible(chromedp.CSS("#again")))
			if label := run(t, ctx, chromedp.Text(chromedp.CSS("#again"))); label != "Use the camera" {
				t.Errorf("the way out is %q", label)
			}
			// The tab is closed.
			run(t, ctx, chromedp.Navigate("about:blank"))
			watched(ctx, p, func(_ image.Image, err error) bool { got = err; return errors.Is(err, camera.ErrClosed) })
			if !errors.Is(got, camera.ErrClosed) {
				t.Errorf("told of %v when the page is left", got)
			}
		})
	}
}
