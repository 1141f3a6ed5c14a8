package edit

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/chooser"
	"lanyard/ui/desktop"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
)

// FormPhoto is the photo that a form shows: one that is stored, or a new one.
type FormPhoto struct {
	stored data.PhotoRef
	Fresh  []byte // encoded; nil: there is no new one
}

// PhotoField is the part of a form in which a photo is chosen, pasted, cut and removed.
type PhotoField struct {
	w *window.Window
	FormPhoto
	Name    func() string // whose it is
	changed func()

	Picture     image.Image
	avatar      *style.Avatar
	cut, Remove *widget.Button
	content     fyne.CanvasObject
}

func newPhotoField(w *window.Window, name func() string, changed func()) *PhotoField {
	p := &PhotoField{w: w, Name: name, changed: changed, avatar: style.NewAvatar(56)}
	p.cut = widget.NewQuiet(lang.L("Cut …"), "", p.cutAgain)
	p.Remove = widget.NewQuiet(lang.L("Remove"), "", func() { p.set(FormPhoto{}) })
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(2),
		widget.NewQuiet(lang.L("Photo …"), "image", p.choose), widget.NewQuiet(lang.L("Paste"), "clipboard", func() { p.Paste(nil) }), p.cut, p.Remove)
	p.content = container.NewHBox(p.avatar, style.Gap(2, 0), container.NewVBox(layout.NewSpacer(), buttons, layout.NewSpacer()))
	p.look()
	return p
}

// set replaces the photo.
func (p *PhotoField) set(f FormPhoto) {
	p.Put(f)
	p.changed()
}

// Put shows a photo that the form is filled with.
func (p *PhotoField) Put(f FormPhoto) {
	p.FormPhoto, p.Picture = f, nil
	if fresh := f.Fresh; fresh != nil {
		p.w.Go(func(context.Context) {
			picture, err := store.ReadPhoto(StillWebP(fresh))
			fyne.Do(func() {
				if err == nil && len(p.Fresh) > 0 && &p.Fresh[0] == &fresh[0] {
					p.Picture = picture
					p.look()
				}
			})
		})
	}
	p.look()
}

// look shows what is there, and what can be done with it.
func (p *PhotoField) look() {
	picture := p.Picture
	if p.Fresh == nil {
		picture = p.w.Thumbs.Get(p.w, p.stored.SHA256, p.look)
	}
	name := p.Name()
	p.avatar.Set(data.Initials(name), name, picture)
	none := p.Fresh == nil && p.stored.IsZero()
	p.cut.Hidden, p.Remove.Hidden = none, none
	p.cut.Refresh()
	p.Remove.Refresh()
}

// Save stores a new photo with the contact that it is of.
func (f FormPhoto) Save(tx *store.Tx, c *data.Contact) error {
	c.Photo = f.stored
	if f.Fresh == nil {
		return nil
	}
	ref, err := tx.SavePhoto(f.Fresh)
	c.Photo = ref
	return err
}

// take has a picture cut and shows it in the form.
func (p *PhotoField) take(read func(ctx context.Context) ([]byte, error), other func()) {
	cutPicture(p.w, read, other, func(cut []byte) { p.set(FormPhoto{Fresh: cut}) })
}

// TakeFile implements PhotoTaker.
func (p *PhotoField) TakeFile(path string) {
	p.take(func(context.Context) ([]byte, error) { return photoFile(path) }, nil)
}

// choose lets the user look for a file.
func (p *PhotoField) choose() {
	desktop.ChooseFiles(p.w, desktop.Wish{Purpose: chooser.Photo}, func(paths []string) { p.TakeFile(paths[0]) })
}

// Paste implements PhotoTaker. A file that was copied counts as the picture in it.
func (p *PhotoField) Paste(other func()) {
	text, clip := p.w.Fyne.Clipboard().Content(), p.w.Clip
	p.take(func(ctx context.Context) ([]byte, error) {
		b, err := clip.Read(ctx)
		if len(b) > 0 {
			return b, nil
		}
		if path := desktop.PastedPath(text); path != "" {
			return photoFile(path)
		}
		if err == nil || text != "" {
			err = errNoPhoto
		}
		return nil, err
	}, other)
}

// cutAgain cuts the photo that is there.
func (p *PhotoField) cutAgain() {
	f, s := p.FormPhoto, p.w.Store
	p.take(func(ctx context.Context) ([]byte, error) {
		if f.Fresh != nil {
			return f.Fresh, nil
		}
		return s.Photo(ctx, f.stored.SHA256)
	}, nil)
}
