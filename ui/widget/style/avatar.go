package style

import (
	"bytes"
	"hash/fnv"
	"image"
	"image/color"
	_ "image/jpeg" // thumbnails are JPEG
	_ "image/png"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fw "fyne.io/fyne/v2/widget"
)

// Avatar is a round picture of a person: the photo, or initials on a colour that stays the same for
// the same name.
type Avatar struct {
	fw.BaseWidget
	diameter float32
	Initials string
	back     color.Color
	Picture  image.Image
}

// NewAvatar is an empty avatar of the given diameter.
func NewAvatar(diameter float32) *Avatar {
	a := &Avatar{diameter: diameter, back: avatarColors[0]}
	a.ExtendBaseWidget(a)
	return a
}

// avatarColors are dark enough for white text at 4.5 : 1.
var avatarColors = []color.NRGBA{
	hex(0x0F766E), hex(0x1D5FA8), hex(0x7A4A9E), hex(0xA3395C), hex(0x9A4B14),
	hex(0x4C6B1F), hex(0x2F6F4F), hex(0x5B5EA6), hex(0x8A3B3B), hex(0x3B6A7D),
}

// Set shows the initials and, when picture is not nil, the picture instead. key picks the colour.
func (a *Avatar) Set(initials, key string, picture image.Image) {
	initials = Shown(initials)
	h := fnv.New32a()
	h.Write([]byte(key))
	back := avatarColors[h.Sum32()%uint32(len(avatarColors))]
	if a.Initials == initials && a.Picture == picture && a.back == color.Color(back) {
		return
	}
	a.Initials, a.back, a.Picture = initials, back, picture
	a.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (a *Avatar) CreateRenderer() fyne.WidgetRenderer {
	a.ExtendBaseWidget(a)
	r := &avatarRenderer{a: a, circle: canvas.NewCircle(a.back), text: canvas.NewText("", color.White), image: &canvas.Image{}}
	r.text.Alignment = fyne.TextAlignCenter
	r.text.TextStyle.Bold = true
	r.image.ScaleMode = canvas.ImageScaleSmooth
	r.image.FillMode = canvas.ImageFillCover
	r.image.CornerRadius = a.diameter / 2
	r.Refresh()
	return r
}

type avatarRenderer struct {
	a      *Avatar
	circle *canvas.Circle
	text   *canvas.Text
	image  *canvas.Image
}

// MinSize implements fyne.WidgetRenderer.
func (r *avatarRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.a.diameter) }

// Layout implements fyne.WidgetRenderer.
func (r *avatarRenderer) Layout(s fyne.Size) {
	d := r.a.diameter
	at := fyne.NewPos((s.Width-d)/2, (s.Height-d)/2)
	for _, o := range []fyne.CanvasObject{r.circle, r.text, r.image} {
		o.Move(at)
		o.Resize(fyne.NewSquareSize(d))
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *avatarRenderer) Refresh() {
	r.circle.FillColor = r.a.back
	r.text.Text = r.a.Initials
	r.text.TextSize = r.a.diameter * 0.38
	r.image.Image = r.a.Picture
	if r.a.Picture != nil {
		r.image.Show()
		r.text.Hide()
	} else {
		r.image.Hide()
		r.text.Show()
	}
	r.circle.Refresh()
	r.text.Refresh()
	r.image.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *avatarRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.circle, r.text, r.image}
}

// Destroy implements fyne.WidgetRenderer.
func (r *avatarRenderer) Destroy() {}

// Picture decodes a stored thumbnail; nil when it is none.
func Picture(b []byte) image.Image {
	if len(b) == 0 {
		return nil
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	return img
}
