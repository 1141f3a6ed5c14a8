// Package code shows a contact as a code: beside other things, over the whole screen, in a file.
package code

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
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Look is what a code stands on and how it is written.
type Look struct {
	Name, Detail string
	Welcome      string // said above the code on the full screen
	Colour       string // around the code on the full screen, as data.Card has it
}

// Face is a code that was drawn, read back and found to say what it should.
type Face struct {
	Look
	Code qr.Code
	fit  qr.Fitness
	Left []data.Droppable // out of the code: for size, or because its form cannot say it
}

// LookOf is the look of a contact's code.
func LookOf(c data.Contact) Look {
	return Look{Name: c.Name(), Detail: words.Joined(" · ", c.Title, c.Organisation)}
}

// NewFace writes a contact as a code and reads the picture back. A code that cannot be read back is
// an error: it is never shown.
func NewFace(c data.Contact, form data.CodeForm) (Face, error) {
	text, left := format.Payload(c, form, format.PayloadLimit)
	code, err := qr.Encode(text)
	if err != nil {
		return Face{}, err
	}
	f := Face{Look: LookOf(c), Code: code, fit: qr.Check(code), Left: left}
	if !f.fit.Verified {
		return Face{}, say.Errorf("The code was drawn, but reading it back gave something else, so it is not shown. Leave out a field and try again.")
	}
	return f, nil
}

// Pane shows one contact's code with its name, how readable it is, and what can be done with it.
type Pane struct {
	w       *window.Window
	Face    Face          // the one shown; no text while there is none
	asked   window.Latest // the codes to be drawn
	Changed func()
	Others  func() func(by int) // what goes to another card; nil where there is one only

	View                   *style.QRView
	name, detail           *style.Text
	verdict, size, dropped *style.Text
	wrong                  *style.Label
	full, save, copyIt     *widget.Button
	Buttons                fyne.CanvasObject
	Content                fyne.CanvasObject
}

// NewPane is a pane without a code yet, whose code is at least min units wide.
func NewPane(w *window.Window, min float32) *Pane {
	p := &Pane{
		w: w, View: style.NewQRView(min),
		name: style.NewSubHeading(""), detail: style.NewMuted(""),
		verdict: style.NewText(""), size: style.NewMuted(""), dropped: style.NewMuted(""),
		wrong: style.NewLabel(""),
	}
	p.verdict.Style.Bold, p.verdict.Fixed = true, true
	p.verdict.TextSize, p.size.TextSize, p.dropped.TextSize = theme.SizeNameCaptionText, theme.SizeNameCaptionText, theme.SizeNameCaptionText
	p.dropped.Hide()
	p.wrong.Wrapping, p.wrong.Alignment = fyne.TextWrapWord, fyne.TextAlignCenter
	p.wrong.Hide()
	p.full = widget.NewPrimary(lang.L("Full screen"), "fullscreen", p.FullScreen)
	p.save = widget.NewButton(lang.L("Save …"), "save", p.saveAs)
	p.copyIt = widget.NewButton(lang.L("Copy"), "copy", p.copyMenu)
	meter := container.New(layout.NewCustomPaddedLayout(0, 0, -4, -4), widget.NewPress(
		container.New(layout.NewCustomPaddedLayout(2, 2, 4, 4), container.NewBorder(nil, nil, p.verdict, nil, p.size)), p.ExplainFitness))
	p.Buttons = style.Wrap(p.full, p.save, p.copyIt)
	below := container.New(layout.NewCustomPaddedVBoxLayout(0), p.name, p.detail, meter, p.dropped, style.Gap(0, 6),
		p.Buttons)
	p.Content = container.New(widget.Footed{}, container.NewStack(p.View, container.NewVBox(style.Gap(0, 40), p.wrong)),
		container.New(layout.NewCustomPaddedLayout(8, 0, 0, 0), below))
	p.enable(false)
	return p
}

// show writes, checks and shows the code of somebody's contact.
func (p *Pane) show(c data.Contact) { p.ShowAs(c, data.CodeForm{}, LookOf(c)) }

// ShowAs writes, checks and shows the contact's code in a form. Until it is ready nothing is shown of
// the one before: a code must never stand under another's name.
func (p *Pane) ShowAs(c data.Contact, form data.CodeForm, l Look) {
	p.asked.Drop()
	p.name.SetText(l.Name)
	p.detail.SetText(l.Detail)
	text, left := format.Payload(c, form, format.PayloadLimit)
	if text == p.Face.Code.Text {
		p.Face.Look, p.Face.Left = l, left
		p.fits()
		return
	}
	p.Clear()
	p.Face.Look = l
	p.size.SetText(lang.L("Drawing and checking …"))
	p.told()
	window.Read(p.w, p.asked.Now(), 0, func(context.Context) (Face, error) {
		f, err := NewFace(c, form)
		f.Look = l
		return f, err
	}, p.put)
}

// Clear shows no code, and not the one that is being drawn either.
func (p *Pane) Clear() {
	p.asked.Drop()
	p.Face = Face{}
	p.View.Set(0, 0, nil)
	p.verdict.SetText("")
	p.size.SetText("")
	p.dropped.Hide()
	p.wrong.Hide()
	p.enable(false)
}

// put shows a checked code, or why there is none.
func (p *Pane) put(f Face, err error) {
	if err != nil {
		p.Clear()
		p.wrong.SetText(window.Explain(err))
		p.wrong.Show()
		return
	}
	p.Face = f
	p.View.Set(f.Code.Size, qr.QuietZone, f.Code.At)
	p.enable(true)
	p.fits()
}

// fits says how readable the code shown is, and what it leaves out.
func (p *Pane) fits() {
	text, color := p.Face.Verdict()
	p.verdict.Color = color
	p.verdict.SetText(text)
	p.size.SetText("· " + words.Joined(" · ", p.reach(), p.Face.Measure()))
	p.dropped.Hidden = len(p.Face.Left) == 0
	p.dropped.SetText(lang.L("Left out: {{.Fields}}", strings.Join(LeftNames(p.Face.Left), ", ")))
	p.Content.Refresh()
	p.told()
}

// told tells of another code, or that there is none now.
func (p *Pane) told() {
	if p.Changed != nil {
		p.Changed()
	}
}

// LeftNames says in the user's words what a code leaves out.
func LeftNames(left []data.Droppable) []string {
	var out []string
	for _, d := range left {
		out = append(out, DroppableName(d))
	}
	return out
}

// DroppableName says on the screen what a code leaves out.
func DroppableName(d data.Droppable) string {
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

func (p *Pane) enable(on bool) {
	for _, b := range []*widget.Button{p.full, p.save, p.copyIt} {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// Ready reports whether a code is shown.
func (p *Pane) Ready() bool { return p.Face.Code.Text != "" }

func (p *Pane) copyMenu() {
	p.w.DropDown(fyne.NewMenu("",
		fyne.NewMenuItem(lang.L("Copy the picture"), p.copyPicture),
		fyne.NewMenuItem(lang.L("Copy the text in it"), p.copyText),
	), p.copyIt)
}

func (p *Pane) copyText() {
	p.w.Fyne.Clipboard().SetContent(p.Face.Code.Text)
	p.w.Say(lang.L("The text of the code is in the clipboard."))
}

// copyPicture puts the code into the clipboard as a picture that is sharp in a document and large
// enough to be read from a screen.
func (p *Pane) copyPicture() {
	f := p.Face
	window.Busy(p.w, lang.L("Copying the picture"), lang.L("The picture was not copied"), func(ctx context.Context) (struct{}, error) {
		b, err := f.png()
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, p.w.Clip.Write(ctx, b)
	}, func(struct{}) { p.w.Say(lang.L("The picture of the code is in the clipboard.")) })
}

// Show opens a sheet with the code of any contact.
func Show(w *window.Window, contactID int64) {
	window.Load(w, lang.L("The code could not be made"), func(ctx context.Context) (data.Contact, error) {
		return w.Store.Contact(ctx, contactID)
	}, func(c data.Contact) {
		pane := NewPane(w, 240)
		sheet := w.NewSheet(lang.L("Code"), "", pane.Content, fyne.NewSize(560, 640))
		sheet.Plain = true
		sheet.First = pane.full
		sheet.Show()
		pane.show(HandedOn(c))
	})
}

// HandedOn is what the code of somebody else holds: their card, not what the user keeps about them.
func HandedOn(c data.Contact) data.Contact {
	c.Note, c.Topics, c.Birthday, c.Photo, c.Other, c.Former = "", nil, data.Date{}, data.PhotoRef{}, nil, nil
	return c
}
