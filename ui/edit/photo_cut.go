package edit

import (
	"context"
	"errors"
	"image"
	"io"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/say"
	"lanyard/data/store"
	"lanyard/ui/disk"
	"lanyard/ui/keys"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// photoBytes is the largest file that is read as a photo.
const photoBytes = 64 << 20

// errNoPhoto says that there is no picture where one was looked for.
var errNoPhoto = say.Errorf("no photo")

// photoFile reads a file that should be a picture.
func photoFile(path string) ([]byte, error) {
	name := filepath.Base(path)
	info, err := disk.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, say.Errorf("{{.File}} is not a file. Choose a picture.", name)
	case info.Size() > photoBytes:
		return nil, say.Errorf("{{.File}} is larger than 64 MB. Choose a smaller picture.", name)
	}
	f, err := disk.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, photoBytes))
}

// readPhoto decodes what should be a photo. Bytes that are no picture give errNoPhoto.
func readPhoto(b []byte) (image.Image, error) {
	if len(b) > photoBytes {
		return nil, say.Errorf("The picture is larger than 64 MB. Choose a smaller one.")
	}
	if IsHEIC(b) {
		return nil, say.Errorf("This is a HEIC or AVIF picture, which cannot be read. Save it as JPEG or PNG, or make a screenshot of it and paste that.")
	}
	if !isPicture(b) {
		return nil, errNoPhoto
	}
	img, err := store.ReadPhoto(StillWebP(b))
	var fe *data.FieldError
	if errors.As(err, &fe) {
		return nil, say.Errorf("The picture {{.Why}}.", fe.Reason)
	}
	return img, err
}

// cutPicture reads a picture off the main goroutine and lets the user cut a square out of it; done gets that as a JPEG.
// Where there is no picture other runs, or that is said where it is nil.
func cutPicture(w *window.Window, read func(ctx context.Context) ([]byte, error), other func(), done func(cut []byte)) {
	window.Busy(w, lang.L("Reading the picture"), lang.L("No photo taken"), func(ctx context.Context) (image.Image, error) {
		b, err := read(ctx)
		if err != nil && !errors.Is(err, errNoPhoto) {
			return nil, err
		}
		img, err := readPhoto(b)
		switch {
		case !errors.Is(err, errNoPhoto):
			return img, err
		case other != nil:
			return nil, nil
		case len(b) == 0:
			return nil, say.Errorf("The clipboard holds no picture. Copy one, then paste it.")
		}
		return nil, say.Errorf("The file is no picture that can be read. Photos: JPEG, PNG, GIF, WebP, BMP, TIFF.")
	}, func(img image.Image) {
		if img == nil {
			other()
			return
		}
		CutSheet(w, img, done)
	})
}

// cutView is the side of what is cut, on the screen.
const cutView = 300

// CutSheet shows a picture to be cut.
func CutSheet(w *window.Window, img image.Image, done func(cut []byte)) {
	crop := widget.NewCrop(img, cutView)
	hint := style.NewCaption(lang.L("Drag it or use the arrow keys; {{.Closer}} and {{.Wider}} or the wheel for its size.", keys.CutCloser, keys.CutWider))
	hint.Align = fyne.TextAlignCenter
	size := container.NewCenter(container.NewHBox(
		widget.NewQuiet(lang.L("Smaller"), "", func() { crop.Zoom(-1) }), widget.NewQuiet(lang.L("Larger"), "", func() { crop.Zoom(1) })))
	s := w.NewSheet(lang.L("Photo"), lang.L("Use it"), container.New(layout.NewCustomPaddedVBoxLayout(6), container.NewCenter(crop), hint, size), fyne.NewSize(500, 500))
	s.Plain = true
	s.OnOK = func() {
		part := crop.Part()
		s.Close()
		window.Busy(w, lang.L("Cutting the picture"), lang.L("No photo taken"), func(context.Context) ([]byte, error) {
			return store.CutPhoto(img, part)
		}, done)
	}
	s.First = crop
	s.Show()
}

// SetPhoto gives a person a picture as photo.
func SetPhoto(w *window.Window, id int64, path string) {
	window.Load(w, lang.L("The contact could not be read"), func(ctx context.Context) (data.Contact, error) {
		return w.Store.Contact(ctx, id)
	}, func(c data.Contact) {
		cutPicture(w, func(context.Context) ([]byte, error) { return photoFile(path) }, nil, func(cut []byte) {
			w.Do(lang.L("Set the photo of {{.Name}}", c.Name()), func(tx *store.Tx) error {
				if err := (FormPhoto{Fresh: cut}).Save(tx, &c); err != nil {
					return err
				}
				return tx.SaveContact(&c)
			}, nil)
		})
	})
}
