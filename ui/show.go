package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/qr"
	"lanyard/data/say"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// look is what a code stands on and how it is written.
type look struct {
	name, detail string
	welcome      string // said above the code on the full screen
	colour       string // around the code on the full screen, as data.Card has it
}

// face is a code that was drawn, read back and found to say what it should.
type face struct {
	look
	code qr.Code
	fit  qr.Fitness
	left []data.Droppable // out of the code: for size, or because its form cannot say it
}

// lookOf is the look of a contact's code.
func lookOf(c data.Contact) look {
	return look{name: c.Name(), detail: joined(" · ", c.Title, c.Organisation)}
}

// newFace writes a contact as a code and reads the picture back. A code that cannot be read back is
// an error: it is never shown.
func newFace(c data.Contact, form data.CodeForm) (face, error) {
	text, left := format.Payload(c, form, format.PayloadLimit)
	code, err := qr.Encode(text)
	if err != nil {
		return face{}, err
	}
	f := face{look: lookOf(c), code: code, fit: qr.Check(code), left: left}
	if !f.fit.Verified {
		return face{}, say.Errorf("The code was drawn, but reading it back gave something else, so it is not shown. Leave out a field and try again.")
	}
	return f, nil
}

// codePane shows one contact's code with its name, how readable it is, and what can be done with it.
type codePane struct {
	app     *Window
	face    face // the one shown; no text while there is none
	gen     int  // of the request whose answer is wanted
	changed func()
	others  func() func(by int) // what goes to another card; nil where there is one only

	view                   *widget.QRView
	name, detail           *widget.Text
	verdict, size, dropped *widget.Text
	wrong                  *widget.Label
	full, save, copyIt     *widget.Button
	buttons                fyne.CanvasObject
	content                fyne.CanvasObject
}

// newCodePane is a pane without a code yet, whose code is at least min units wide.
func newCodePane(a *Window, min float32) *codePane {
	p := &codePane{
		app: a, view: widget.NewQRView(min),
		name: widget.NewSubHeading(""), detail: widget.NewMuted(""),
		verdict: widget.NewText(""), size: widget.NewMuted(""), dropped: widget.NewMuted(""),
		wrong: widget.NewLabel(""),
	}
	p.verdict.Style.Bold, p.verdict.Fixed = true, true
	p.verdict.TextSize, p.size.TextSize, p.dropped.TextSize = theme.SizeNameCaptionText, theme.SizeNameCaptionText, theme.SizeNameCaptionText
	p.dropped.Hide()
	p.wrong.Wrapping, p.wrong.Alignment = fyne.TextWrapWord, fyne.TextAlignCenter
	p.wrong.Hide()
	p.full = widget.NewPrimary(lang.L("Full screen"), "fullscreen", p.fullScreen)
	p.save = widget.NewButton(lang.L("Save …"), "save", p.saveAs)
	p.copyIt = widget.NewButton(lang.L("Copy"), "copy", p.copyMenu)
	meter := container.New(layout.NewCustomPaddedLayout(0, 0, -4, -4), widget.NewPress(
		container.New(layout.NewCustomPaddedLayout(2, 2, 4, 4), container.NewBorder(nil, nil, p.verdict, nil, p.size)), p.explainFitness))
	p.buttons = widget.Wrap(p.full, p.save, p.copyIt)
	below := container.New(layout.NewCustomPaddedVBoxLayout(0), p.name, p.detail, meter, p.dropped, widget.Gap(0, 6),
		p.buttons)
	p.content = container.New(footed{}, container.NewStack(p.view, container.NewVBox(widget.Gap(0, 40), p.wrong)),
		container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), below))
	p.enable(false)
	return p
}

// show writes, checks and shows the code of somebody's contact.
func (p *codePane) show(c data.Contact) { p.showAs(c, data.CodeForm{}, lookOf(c)) }

// showAs writes, checks and shows the contact's code in a form. Until it is ready nothing is shown of
// the one before: a code must never stand under another's name.
func (p *codePane) showAs(c data.Contact, form data.CodeForm, l look) {
	p.gen++
	p.name.SetText(l.name)
	p.detail.SetText(l.detail)
	text, left := format.Payload(c, form, format.PayloadLimit)
	if text == p.face.code.Text {
		p.face.look, p.face.left = l, left
		p.fits()
		return
	}
	p.clear()
	gen := p.gen
	p.face.look = l
	p.size.SetText(lang.L("Drawing and checking …"))
	p.told()
	p.app.Go(func(ctx context.Context) {
		f, err := newFace(c, form)
		f.look = l
		fyne.Do(func() {
			if gen != p.gen || ctx.Err() != nil {
				return
			}
			p.put(f, err)
		})
	})
}

// clear shows no code, and not the one that is being drawn either.
func (p *codePane) clear() {
	p.gen++
	p.face = face{}
	p.view.Set(0, 0, nil)
	p.verdict.SetText("")
	p.size.SetText("")
	p.dropped.Hide()
	p.wrong.Hide()
	p.enable(false)
}

// put shows a checked code, or why there is none.
func (p *codePane) put(f face, err error) {
	if err != nil {
		p.clear()
		p.wrong.SetText(explain(err))
		p.wrong.Show()
		return
	}
	p.face = f
	p.view.Set(f.code.Size, qr.QuietZone, f.code.At)
	p.enable(true)
	p.fits()
}

// fits says how readable the code shown is, and what it leaves out.
func (p *codePane) fits() {
	text, color := p.face.verdict()
	p.verdict.Color = color
	p.verdict.SetText(text)
	p.size.SetText("· " + joined(" · ", p.reach(), p.face.measure()))
	p.dropped.Hidden = len(p.face.left) == 0
	p.dropped.SetText(lang.L("Left out: {{.Fields}}", strings.Join(leftNames(p.face.left), ", ")))
	p.content.Refresh()
	p.told()
}

// told tells of another code, or that there is none now.
func (p *codePane) told() {
	if p.changed != nil {
		p.changed()
	}
}

// leftNames says in the user's words what a code leaves out.
func leftNames(left []data.Droppable) []string {
	var out []string
	for _, d := range left {
		out = append(out, droppableWords(d))
	}
	return out
}

func droppableWords(d data.Droppable) string {
	if w := droppableNames()[d]; w != "" {
		return w
	}
	return string(d)
}

// droppableNames say on the screen what a code leaves out.
func droppableNames() map[data.Droppable]string {
	return map[data.Droppable]string{
		data.DropNote: lang.L("note"), data.DropBirthday: lang.L("birthday"), data.DropTopics: lang.L("topics"),
		data.DropAddresses: lang.L("further addresses"), data.DropLinks: lang.L("further links"),
		data.DropPhones: lang.L("further phones"), data.DropEmails: lang.L("further e-mails"),
		data.DropAddress: lang.L("address"), data.DropLink: lang.L("link"),
		data.DropPronouns: lang.L("pronouns"), data.DropNickname: lang.L("nickname"), data.DropDepartment: lang.L("department"), data.DropTitle: lang.L("job title"),
	}
}

func (p *codePane) enable(on bool) {
	for _, b := range []*widget.Button{p.full, p.save, p.copyIt} {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// ready reports whether a code is shown.
func (p *codePane) ready() bool { return p.face.code.Text != "" }

func (p *codePane) copyMenu() {
	p.app.dropDown(fyne.NewMenu("",
		fyne.NewMenuItem(lang.L("Copy the picture"), p.copyPicture),
		fyne.NewMenuItem(lang.L("Copy the text in it"), p.copyText),
	), p.copyIt)
}

func (p *codePane) copyText() {
	p.app.Fyne.Clipboard().SetContent(p.face.code.Text)
	p.app.Say(lang.L("The text of the code is in the clipboard."))
}

// copyPicture puts the code into the clipboard as a picture that is sharp in a document and large
// enough to be read from a screen.
func (p *codePane) copyPicture() {
	f := p.face
	Busy(p.app, lang.L("Copying the picture"), lang.L("The picture was not copied"), func(ctx context.Context) (struct{}, error) {
		b, err := f.png()
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, p.app.clip.write(ctx, b)
	}, func(struct{}) { p.app.Say(lang.L("The picture of the code is in the clipboard.")) })
}

// showCode opens a sheet with the code of any contact.
func (a *Window) showCode(contactID int64) {
	Load(a, lang.L("The code could not be made"), func(ctx context.Context) (data.Contact, error) {
		return a.Store.Contact(ctx, contactID)
	}, func(c data.Contact) {
		pane := newCodePane(a, 240)
		sheet := a.NewSheet(lang.L("Code"), "", pane.content, fyne.NewSize(560, 640))
		sheet.First = pane.full
		sheet.Show()
		pane.show(handedOn(c))
	})
}

// handedOn is what the code of somebody else holds: their card, not what the user keeps about them.
func handedOn(c data.Contact) data.Contact {
	c.Note, c.Topics, c.Birthday, c.Photo, c.Other, c.Former = "", nil, data.Date{}, data.PhotoRef{}, nil, nil
	return c
}
