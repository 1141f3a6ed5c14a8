package ui

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/chooser"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// formPhoto is the photo that a form shows: one that is stored, or a new one.
type formPhoto struct {
	stored data.PhotoRef
	fresh  []byte // encoded; nil: there is no new one
}

// photoField is the part of a form in which a photo is chosen, pasted, cut and removed.
type photoField struct {
	app *Window
	formPhoto
	name    func() string // whose it is
	changed func()

	picture     image.Image
	avatar      *widget.Avatar
	cut, remove *widget.Button
	content     fyne.CanvasObject
}

func newPhotoField(a *Window, name func() string, changed func()) *photoField {
	p := &photoField{app: a, name: name, changed: changed, avatar: widget.NewAvatar(56)}
	p.cut = widget.NewQuiet(lang.L("Cut …"), "", p.cutAgain)
	p.remove = widget.NewQuiet(lang.L("Remove"), "", func() { p.set(formPhoto{}) })
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(2),
		widget.NewQuiet(lang.L("Photo …"), "image", p.choose), widget.NewQuiet(lang.L("Paste"), "clipboard", func() { p.Paste(nil) }), p.cut, p.remove)
	p.content = container.NewHBox(p.avatar, widget.Gap(2, 0), container.NewVBox(layout.NewSpacer(), buttons, layout.NewSpacer()))
	p.look()
	return p
}

// set replaces the photo.
func (p *photoField) set(f formPhoto) {
	p.put(f)
	p.changed()
}

// put shows a photo that the form is filled with.
func (p *photoField) put(f formPhoto) {
	p.formPhoto, p.picture = f, nil
	if fresh := f.fresh; fresh != nil {
		p.app.Go(func(context.Context) {
			picture, err := store.ReadPhoto(stillWebP(fresh))
			fyne.Do(func() {
				if err == nil && len(p.fresh) > 0 && &p.fresh[0] == &fresh[0] {
					p.picture = picture
					p.look()
				}
			})
		})
	}
	p.look()
}

// look shows what is there, and what can be done with it.
func (p *photoField) look() {
	picture := p.picture
	if p.fresh == nil {
		picture = p.app.thumbs.get(p.app, p.stored.SHA256, p.look)
	}
	name := p.name()
	p.avatar.Set(data.Initials(name), name, picture)
	none := p.fresh == nil && p.stored.IsZero()
	p.cut.Hidden, p.remove.Hidden = none, none
	p.cut.Refresh()
	p.remove.Refresh()
}

// save stores a new photo with the contact that it is of.
func (f formPhoto) save(tx *store.Tx, c *data.Contact) error {
	c.Photo = f.stored
	if f.fresh == nil {
		return nil
	}
	ref, err := tx.SavePhoto(f.fresh)
	c.Photo = ref
	return err
}

// take has a picture cut and shows it in the form.
func (p *photoField) take(read func(ctx context.Context) ([]byte, error), other func()) {
	p.app.cutPicture(read, other, func(cut []byte) { p.set(formPhoto{fresh: cut}) })
}

// TakeFile implements PhotoTaker.
func (p *photoField) TakeFile(path string) {
	p.take(func(context.Context) ([]byte, error) { return photoFile(path) }, nil)
}

// choose lets the user look for a file.
func (p *photoField) choose() {
	p.app.chooseFiles(wish{purpose: chooser.Photo}, func(paths []string) { p.TakeFile(paths[0]) })
}

// Paste implements PhotoTaker. A file that was copied counts as the picture in it.
func (p *photoField) Paste(other func()) {
	text, clip := p.app.Fyne.Clipboard().Content(), p.app.clip
	p.take(func(ctx context.Context) ([]byte, error) {
		b, err := clip.read(ctx)
		if len(b) > 0 {
			return b, nil
		}
		if path := pastedPath(text); path != "" {
			return photoFile(path)
		}
		if err == nil || text != "" {
			err = errNoPhoto
		}
		return nil, err
	}, other)
}

// cutAgain cuts the photo that is there.
func (p *photoField) cutAgain() {
	f, s := p.formPhoto, p.app.Store
	p.take(func(ctx context.Context) ([]byte, error) {
		if f.fresh != nil {
			return f.fresh, nil
		}
		return s.Photo(ctx, f.stored.SHA256)
	}, nil)
}
