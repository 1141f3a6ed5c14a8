package ui

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"lanyard/data"
	"lanyard/ui/edit"
	"lanyard/ui/reading"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

var (
	photoRed  = color.RGBA{R: 0xc0, A: 0xff}
	photoBlue = color.RGBA{B: 0xc0, A: 0xff}
)

// portrait is a picture of one colour, wider than high.
func portrait(c color.Color) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 90, 60))
	for y := range 60 {
		for x := range 90 {
			img.Set(x, y, c)
		}
	}
	return img
}

func pngOf(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func photoOnDisk(t *testing.T, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// newPhotos is a window with Ada Okoro (1) in its store and nothing in the clipboard.
func newPhotos(t *testing.T) *hands {
	t.Helper()
	h := newSheets(t)
	h.copied(nil, "")
	return h
}

// copied puts a picture and a text into the clipboard.
func (h *hands) copied(picture []byte, text string) {
	h.a.Clip.Read = func(context.Context) ([]byte, error) { return picture, nil }
	h.a.Fyne.Clipboard().SetContent(text)
}

func (h *hands) paste() { h.shortcut(&fyne.ShortcutPaste{Clipboard: h.a.Fyne.Clipboard()}) }

func (h *hands) drop(at fyne.Position, path string) {
	h.a.wished.dropped(at, []fyne.URI{storage.NewFileURI(path)})
	settle(h.t, h.a)
}

// useIt takes the picture as it stands in the sheet where it is cut.
func (h *hands) useIt() {
	h.t.Helper()
	s := sheetOf(h.t, h.a)
	if s.Title.Text() != "Photo" {
		h.t.Fatalf("in front is %q:\n%s", s.Title.Text(), texts(s.Body))
	}
	s.Accept()
	settle(h.t, h.a)
}

// stored is the photo of a person as it is stored: its colour in the middle and its size.
func stored(t *testing.T, a *App, c data.Contact, err error) (color.Color, int) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if c.Photo.IsZero() {
		return nil, 0
	}
	b, err := a.Store.Photo(t.Context(), c.Photo.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil || img.Bounds().Dx() != img.Bounds().Dy() {
		t.Fatalf("stored is %v, %v", img.Bounds(), err)
	}
	side := img.Bounds().Dx()
	return img.At(side/2, side/2), side
}

// ofAda is the colour of Ada's stored photo: "red", "blue" or "none".
func (h *hands) ofAda() string {
	h.t.Helper()
	c, err := h.a.Store.Contact(h.t.Context(), 1)
	return colourName(stored(h.t, h.a, c, err))
}

func colourName(c color.Color, _ int) string {
	if c == nil {
		return "none"
	}
	if r, _, b, _ := c.RGBA(); r > b {
		return "red"
	}
	return "blue"
}

func TestAPhotoComesIntoAFormByEveryWay(t *testing.T) {
	red := pngOf(t, portrait(photoRed))
	for way, bring := range map[string]func(t *testing.T, h *hands, s *window.Sheet){
		"pasted into an entry": func(_ *testing.T, h *hands, _ *window.Sheet) { h.copied(red, ""); h.paste() },
		"pasted while no text has the keys": func(_ *testing.T, h *hands, _ *window.Sheet) {
			h.copied(red, "")
			h.a.Native.Canvas().Unfocus()
			reading.Paste(h.a.Window)
			settle(h.t, h.a)
		},
		"the button Paste": func(t *testing.T, h *hands, s *window.Sheet) {
			h.copied(red, "a word that was copied with it")
			press(t, h.a, s.Body, "Paste")
		},
		"a copied file": func(t *testing.T, h *hands, s *window.Sheet) {
			h.copied(nil, photoOnDisk(t, "ada lov.png", red))
			press(t, h.a, s.Body, "Paste")
		},
		"dropped": func(t *testing.T, h *hands, _ *window.Sheet) {
			h.drop(fyne.NewPos(10, 10), photoOnDisk(t, "a.png", red))
		},
		"chosen": func(t *testing.T, h *hands, s *window.Sheet) {
			s.Photo.TakeFile(photoOnDisk(t, "a.png", red))
			settle(t, h.a)
		},
	} {
		t.Run(way, func(t *testing.T) {
			h := newPhotos(t)
			s := h.open("contact")
			bring(t, h, s)
			h.useIt()
			if sheetOf(t, h.a) != s || s.Photo.(*edit.PhotoField).Picture == nil {
				t.Fatal("the form does not show it")
			}
			s.Accept()
			settle(t, h.a)
			if got := h.ofAda(); got != "red" {
				t.Fatalf("stored is %s", got)
			}
			h.a.Undo()
			settle(t, h.a)
			if got := h.ofAda(); got != "none" {
				t.Errorf("after Undo it is %s", got)
			}
			h.a.Redo()
			settle(t, h.a)
			if got := h.ofAda(); got != "red" {
				t.Errorf("after Redo it is %s", got)
			}
		})
	}
}

func TestAPhotoIsCutAgainReplacedAndRemoved(t *testing.T) {
	h := newPhotos(t)
	set := func(c color.Color) {
		h.open("contact")
		h.copied(pngOf(t, portrait(c)), "")
		h.paste()
		h.useIt()
		sheetOf(t, h.a).Accept()
		settle(t, h.a)
	}
	set(photoRed)
	set(photoBlue)
	if got := h.ofAda(); got != "blue" {
		t.Fatalf("replaced it is %s", got)
	}
	s := h.open("contact")
	press(t, h.a, s.Body, "Cut …")
	for range 10 {
		h.text("+")
	}
	h.useIt()
	s.Accept()
	settle(t, h.a)
	c, err := h.a.Store.Contact(t.Context(), 1)
	if colour, side := stored(t, h.a, c, err); colourName(colour, 0) != "blue" || side != 60 { // no smaller than it is of use
		t.Errorf("cut again it is %s of %d pixels", colourName(colour, 0), side)
	}
	s = h.open("contact")
	press(t, h.a, s.Body, "Remove")
	if s.Photo.(*edit.PhotoField).Remove.Visible() {
		t.Error("what is removed can be removed again")
	}
	s.Accept()
	settle(t, h.a)
	if got := h.ofAda(); got != "none" {
		t.Errorf("removed it is %s", got)
	}
	h.a.Undo()
	settle(t, h.a)
	if got := h.ofAda(); got != "blue" {
		t.Errorf("after Undo it is %s", got)
	}
}

func TestMyPhotoIsMineAndInNoCode(t *testing.T) {
	h := newPhotos(t)
	h.copied(pngOf(t, portrait(photoRed)), "")
	s := h.open("me")
	h.paste()
	h.useIt()
	s.Accept()
	settle(t, h.a)
	me, err := h.a.Store.Me(t.Context())
	if got := colourName(stored(t, h.a, me, err)); got != "red" {
		t.Fatalf("my photo is %s", got)
	}
	cards, err := h.a.Store.Cards(t.Context())
	if err != nil || len(cards) == 0 {
		t.Fatal(cards, err)
	}
	if shown := cards[0].Contact(me); !shown.Photo.IsZero() {
		t.Error("my card carries it")
	}
	shown(t, h.a, h.a.settings(), "settings")
	if h.a.Thumbs.Get(h.a.Window, me.Photo.SHA256, func() {}) == nil {
		t.Error("the settings do not show it")
	}
}

func TestANewPersonIsSavedWithAPhoto(t *testing.T) {
	h := newPhotos(t)
	s := h.open("review")
	h.copied(pngOf(t, portrait(photoBlue)), "")
	s.Photo.Paste(nil)
	settle(t, h.a)
	h.useIt()
	s.Accept()
	settle(t, h.a)
	res, err := h.a.Store.Find(t.Context(), data.Query{Text: "Eve Fox"}, 10)
	if err != nil || len(res.IDs) != 1 {
		t.Fatal(res, err)
	}
	c, err := h.a.Store.Contact(t.Context(), res.IDs[0])
	if got := colourName(stored(t, h.a, c, err)); got != "blue" {
		t.Errorf("the new person's photo is %s", got)
	}
}

func TestAPictureWithoutACodeThatIsDroppedOnAPersonIsTheirPhoto(t *testing.T) {
	h := newPhotos(t)
	h.a.Places.Person(1)
	settle(t, h.a)
	detail := h.a.people().Detail.Content
	on := fyne.CurrentApp().Driver().AbsolutePositionForObject(detail).AddXY(50, 50)
	h.drop(on, photoOnDisk(t, "ada.png", pngOf(t, portrait(photoRed))))
	h.useIt()
	if got := h.ofAda(); got != "red" {
		t.Fatalf("stored is %s", got)
	}
	h.a.Undo()
	settle(t, h.a)
	if got := h.ofAda(); got != "none" {
		t.Errorf("after Undo it is %s", got)
	}
	h.drop(fyne.NewPos(20, 300), photoOnDisk(t, "ada.png", pngOf(t, portrait(photoRed))))
	if got := texts(sheetOf(t, h.a).Body); !strings.Contains(got, "No readable code") {
		t.Errorf("dropped elsewhere the window says\n%s", got)
	}
	h.closeAll()
	h.drop(on, photoOnDisk(t, "code.png", pngOf(t, held(t, "BEGIN:VCARD\nVERSION:3.0\nFN:Finn Oja\nEND:VCARD"))))
	if s := sheetOf(t, h.a); s.Title.Text() == "Photo" {
		t.Error("the picture of a code is taken as a photo")
	}
}

func TestAPhotoThatIsNotSavedIsKeptWithWhatIsTyped(t *testing.T) {
	h := newPhotos(t)
	h.copied(pngOf(t, portrait(photoRed)), "")
	h.open("contact")
	h.paste()
	h.useIt()
	h.key(fyne.KeyEscape)
	settle(t, h.a)
	h.a.RestoreTyped(firstKey(h.a, "Ada"))
	settle(t, h.a)
	s := sheetOf(t, h.a)
	if s.Photo.(*edit.PhotoField).Picture == nil {
		t.Fatal("the form that is restored does not show it")
	}
	s.Accept()
	settle(t, h.a)
	if got := h.ofAda(); got != "red" {
		t.Errorf("saved then it is %s", got)
	}
}

func TestWhatCannotBeAPhotoIsSaid(t *testing.T) {
	huge := pngOf(t, image.NewGray(image.Rect(0, 0, 3, 3)))
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // says that it has 65536 × 65536
	broken := bytes.Clone(huge)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for name, c := range map[string]struct {
		bytes []byte
		says  string
	}{
		"a text":              {[]byte("Ada Okoro, State Library"), "no picture that can be read"},
		"a phone's HEIC":      {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), "HEIC"},
		"half a picture":      {pngOf(t, portrait(photoRed))[:80], "damaged"},
		"far too many pixels": {huge, "65536 × 65536 pixels"},
		"a broken head":       {broken, "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newPhotos(t)
			s := h.open("contact")
			h.drop(fyne.NewPos(10, 10), photoOnDisk(t, "a.png", c.bytes))
			if got := texts(sheetOf(t, h.a).Body); !strings.Contains(got, c.says) {
				t.Fatalf("it says\n%s", got)
			}
			h.key(fyne.KeyEscape)
			if sheetOf(t, h.a) != s || s.Photo.(*edit.PhotoField).Fresh != nil {
				t.Error("the form is not as it was")
			}
		})
	}
	t.Run("an empty clipboard", func(t *testing.T) {
		h := newPhotos(t)
		press(t, h.a, h.open("contact").Body, "Paste")
		if got := texts(sheetOf(t, h.a).Body); !strings.Contains(got, "The clipboard holds no picture") {
			t.Errorf("it says\n%s", got)
		}
	})
}

func TestATextIsPastedOverAFormAsBefore(t *testing.T) {
	h := newPhotos(t)
	s := h.open("contact")
	h.copied(nil, "BEGIN:VCARD\nVERSION:3.0\nFN:Finn Oja\nEMAIL:finn@oulu.example\nEND:VCARD\n")
	h.a.Native.Canvas().Focus(s.OKButton)
	h.paste()
	settle(t, h.a)
	if top := sheetOf(t, h.a); top == s || top.Photo.(*edit.PhotoField).Name() != "Finn Oja" {
		t.Errorf("in front is %q", top.Title.Text())
	}
}

func TestTheCutFitsASmallWindow(t *testing.T) {
	h := newPhotos(t)
	h.a.Theme = &style.Theme{Scale: 1.5}
	h.a.Fyne.Settings().SetTheme(h.a.Theme)
	h.a.Native.Resize(fyne.NewSize(800, 600))
	edit.CutSheet(h.a.Window, portrait(photoRed), func([]byte) {})
	if m := sheetOf(t, h.a).Pop.MinSize(); m.Width > 800 || m.Height > 600 {
		t.Errorf("it needs %v", m)
	}
}
