package widget

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lanyard/ui/widget/style"
)

func TestAPictureIsCutWithKeysAndPointer(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&style.Theme{})
	key := func(names ...fyne.KeyName) func(*Crop) {
		return func(c *Crop) {
			for _, name := range names {
				c.TypedKey(&fyne.KeyEvent{Name: name})
			}
		}
	}
	runes := func(s string) func(*Crop) {
		return func(c *Crop) {
			for _, r := range s {
				c.TypedRune(r)
			}
		}
	}
	drag := func(x, y float32) func(*Crop) {
		return func(c *Crop) {
			c.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: x, DY: y}})
			c.DragEnd()
		}
	}
	for _, c := range []struct {
		claim string
		size  image.Rectangle
		do    []func(*Crop)
		want  image.Rectangle
	}{
		{"a wide picture begins in its middle", image.Rect(0, 0, 600, 400), nil, image.Rect(100, 0, 500, 400)},
		{"a tall one nearer to its top", image.Rect(0, 0, 400, 800), nil, image.Rect(0, 100, 400, 500)},
		{"bounds that do not begin at 0", image.Rect(50, 70, 650, 470), nil, image.Rect(150, 70, 550, 470)},
		{"an arrow moves it", image.Rect(0, 0, 600, 400), []func(*Crop){key(fyne.KeyRight, fyne.KeyRight)}, image.Rect(132, 0, 532, 400)},
		{"not out of the picture", image.Rect(0, 0, 600, 400), []func(*Crop){key(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyUp)}, image.Rect(0, 0, 400, 400)},
		{"the picture goes with the pointer", image.Rect(0, 0, 600, 400), []func(*Crop){drag(-30, 0)}, image.Rect(140, 0, 540, 400)},
		{"plus makes the part smaller", image.Rect(0, 0, 600, 400), []func(*Crop){runes("+")}, image.Rect(126, 26, 474, 374)},
		{"minus undoes it", image.Rect(0, 0, 600, 400), []func(*Crop){runes("+-")}, image.Rect(100, 0, 500, 400)},
		{"0 shows all again", image.Rect(0, 0, 600, 400), []func(*Crop){runes("++++"), key(fyne.KeyDown), runes("0")}, image.Rect(100, 0, 500, 400)},
		{"never smaller than a face needs", image.Rect(0, 0, 600, 400), []func(*Crop){runes("++++++++++++++++++++++++++++++")}, image.Rect(268, 168, 332, 232)},
		{"a tiny picture stays whole", image.Rect(0, 0, 20, 30), []func(*Crop){runes("+++")}, image.Rect(0, 3, 20, 23)},
		{"the wheel", image.Rect(0, 0, 600, 400), []func(*Crop){func(c *Crop) { c.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 3}}) }}, image.Rect(126, 26, 474, 374)},
	} {
		crop := NewCrop(image.NewRGBA(c.size), 300)
		crop.Resize(fyne.NewSquareSize(300))
		for _, do := range c.do {
			do(crop)
		}
		if got := crop.Part(); got != c.want {
			t.Errorf("%s: %v, want %v", c.claim, got, c.want)
		}
	}
}

func TestTheCutIsWhatIsSeen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&style.Theme{})
	img := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	for y := range 200 {
		for x := 250; x < 300; x++ {
			img.SetRGBA(x, y, color.RGBA{R: 0xff, A: 0xff})
		}
	}
	crop := NewCrop(img, 100)
	if got := crop.draw(100, 100).At(99, 50); got != (color.RGBA{0xff, 0xff, 0xff, 0xff}) {
		t.Errorf("the middle ends in %v", got)
	}
	for range 20 {
		crop.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	if got := crop.draw(100, 100).At(99, 50); got != (color.RGBA{R: 0xff, A: 0xff}) {
		t.Errorf("the right end is %v", got)
	}
}
