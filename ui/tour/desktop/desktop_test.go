package desktop_test

import (
	"context"
	"image"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"lanyard/ui/tour/desktop"
)

// open starts a display, or skips where there cannot be one. Under CI there must be.
func open(t *testing.T) (context.Context, *desktop.Display) {
	t.Helper()
	if runtime.GOOS != "linux" && os.Getenv("CI") == "" {
		t.Skip("windows without a screen need Linux")
	}
	if missing := desktop.Missing(); len(missing) > 0 && os.Getenv("CI") == "" {
		t.Skip("not installed: ", strings.Join(missing, " "))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	t.Cleanup(cancel)
	d, err := desktop.Open(ctx, t.TempDir(), image.Pt(800, 600))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return ctx, d
}

// build builds the program of testdata.
func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "window")
	if out, err := exec.Command("go", "build", "-o", binary, "./testdata/window").CombinedOutput(); err != nil {
		t.Fatalf("building the window: %v\n%s", err, out)
	}
	return binary
}

func launch(t *testing.T, ctx context.Context, d *desktop.Display, binary, theme string) *desktop.Window {
	t.Helper()
	w, err := d.Launch(ctx, desktop.Program{Binary: binary, Title: "^Desktop test$", Theme: theme})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// says waits until the program has printed the text.
func says(t *testing.T, ctx context.Context, w *desktop.Window, text string) {
	t.Helper()
	for end := time.Now().Add(desktop.Patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if strings.Contains(w.Log(), text) {
			return
		}
	}
	t.Fatalf("the program did not print %q; it printed:\n%s", text, w.Log())
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAWindowIsDrivenAsByAPerson(t *testing.T) {
	ctx, d := open(t)
	w := launch(t, ctx, d, build(t), "light")
	bounds, err := w.Bounds(ctx)
	ok(t, err)
	middle := bounds.Min.Add(bounds.Max).Div(2)

	ok(t, w.Type(ctx, "Jane Doe, #metadata !send"))
	ok(t, w.Key(ctx, "Return"))
	says(t, ctx, w, `submitted "Jane Doe, #metadata !send"`)

	ok(t, w.Key(ctx, "ctrl+a"))
	ok(t, w.Paste(ctx, "Wałęsa 図書館 ☕"))
	ok(t, w.Key(ctx, "Return"))
	says(t, ctx, w, `submitted "Wałęsa 図書館 ☕"`)
	if err := w.Type(ctx, "ł"); err == nil {
		t.Error("Type takes a letter that no US keyboard has")
	}

	ok(t, w.Key(ctx, "ctrl+a", "ctrl+c"))
	if got, err := w.ClipboardText(ctx); err != nil || got != "Wałęsa 図書館 ☕" {
		t.Errorf("the clipboard holds %q, %v", got, err)
	}

	before, err := w.WaitStable(ctx)
	ok(t, err)
	if got := before.RGBAAt(middle.X, middle.Y); got != (color.RGBA{R: 0xff, A: 0xff}) {
		t.Errorf("the middle of the window is %v before the click, not red", got)
	}
	ok(t, w.Click(ctx, middle.X, bounds.Max.Y-16))
	_, err = w.WaitFor(ctx, "the middle of the window to be green after the click", func(img *image.RGBA) bool {
		return img.RGBAAt(middle.X, middle.Y) == color.RGBA{G: 0xff, A: 0xff}
	})
	ok(t, err)
	says(t, ctx, w, "clicked")

	ok(t, w.Key(ctx, "ctrl+q"))
	ok(t, w.Wait(ctx))
	if err := w.Key(ctx, "Return"); err == nil {
		t.Error("a key pressed after the program's end is no error")
	}
}

func TestAResizedWindowHasItsSizeAndIsSeenWhole(t *testing.T) {
	ctx, d := open(t)
	w := launch(t, ctx, d, build(t), "light")
	size := image.Pt(640, 480)
	ok(t, w.Resize(ctx, size))
	img, err := w.ShotOf(ctx)
	ok(t, err)
	if img.Bounds().Size() != size {
		t.Errorf("the window's picture is %v, not %v", img.Bounds().Size(), size)
	}
	bounds, err := w.Bounds(ctx)
	ok(t, err)
	if !bounds.In(image.Rect(0, 0, 800, 600)) {
		t.Errorf("the window is at %v, partly off the screen", bounds)
	}
}

func TestTheThemeIsTheOneAskedFor(t *testing.T) {
	ctx, d := open(t)
	binary := build(t)
	brightness := map[string]int{}
	for _, theme := range []string{"light", "dark"} {
		w := launch(t, ctx, d, binary, theme)
		img, err := w.ShotOf(ctx)
		ok(t, err)
		at := img.RGBAAt(1, 1) // beside the entry: the window's ground
		brightness[theme] = int(at.R) + int(at.G) + int(at.B)
		ok(t, w.Stop())
	}
	if brightness["light"] < 3*0x80 || brightness["dark"] > 3*0x80 {
		t.Errorf("the ground has brightness %v", brightness)
	}
}

func TestAProgramWithoutAWindowIsAnErrorWithItsLog(t *testing.T) {
	ctx, d := open(t)
	_, err := d.Launch(ctx, desktop.Program{Binary: "/bin/sh", Args: []string{"-c", "echo no display; exit 3"}, Title: "x"})
	if err == nil || !strings.Contains(err.Error(), "no display") {
		t.Errorf("Launch gives %v; it should tell what the program printed", err)
	}
}

func TestChangedIsWhereTwoPicturesDiffer(t *testing.T) {
	plain := func() *image.RGBA { return image.NewRGBA(image.Rect(0, 0, 10, 10)) }
	other := plain()
	other.Set(3, 4, color.White)
	other.Set(8, 9, color.White)
	for _, c := range []struct {
		name string
		a, b *image.RGBA
		want image.Rectangle
	}{
		{"nowhere in equal pictures", plain(), plain(), image.Rectangle{}},
		{"around all pixels that differ", plain(), other, image.Rect(3, 4, 9, 10)},
		{"everywhere when the size differs", plain(), image.NewRGBA(image.Rect(0, 0, 10, 11)), image.Rect(0, 0, 10, 11)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := desktop.Changed(c.a, c.b); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
