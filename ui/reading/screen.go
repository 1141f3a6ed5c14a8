package reading

import (
	"context"
	"image"

	"github.com/kbinani/screenshot"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/ui/clipboard"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// ScanScreen reads the codes that are visible on any display, for instance on a shared slide or in a
// video call. The code that this window itself shows does not count.
func ScanScreen(w *window.Window) {
	if clipboard.OnWayland() {
		w.Fail(lang.L("The screen cannot be read here"), say.Errorf(
			"This desktop lets no program look at the screen by itself. Make a screenshot with the desktop's own key (often Print), then press {{.Paste}} here to paste it, or open or drop the file.", keys.Paste))
		return
	}
	ReadPictures(w, lang.L("Reading the screen"), lang.L("the screen"), data.FromQR, screens)
}

// screens pictures every display.
func screens(ctx context.Context) ([]image.Image, error) {
	n := screenshot.NumActiveDisplays()
	if n == 0 {
		return nil, say.Errorf("No display was found. Make a screenshot and open, drop or paste it here.")
	}
	var out []image.Image
	for i := range n {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		img, err := screenshot.CaptureDisplay(i)
		if err != nil {
			return nil, say.Errorf("Display {{.Number}} could not be pictured: {{.Why}}. Make a screenshot and open, drop or paste it here.", i+1, err)
		}
		out = append(out, img)
	}
	return out, nil
}
