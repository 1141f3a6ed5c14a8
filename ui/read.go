package ui

import (
	"context"
	"errors"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fw "fyne.io/fyne/v2/widget"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/intake"
	"lanyard/data/qr"
	"lanyard/data/say"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
)

// scan is one text that was read, from a code or the clipboard, with what it was understood as.
type scan struct {
	text   string
	kind   format.Kind
	drafts []data.Draft
	parts  []qr.Found // of a message that is not whole; then there are no drafts
}

func newScan(ctx context.Context, text string) scan {
	kind, drafts := format.ReadText(ctx, text)
	return scan{text: text, kind: kind, drafts: drafts}
}

// codeScan is what a code holds, by whatever way it was read.
func codeScan(f qr.Found) scan {
	if !f.Part.IsZero() {
		return scan{text: f.Text, kind: format.Text, parts: []qr.Found{f}}
	}
	text, kind, drafts := format.ReadCode(format.Code{Text: f.Text, Bytes: f.Bytes, Open: f.Open, Hint: f.Hint})
	return scan{text: text, kind: kind, drafts: drafts}
}

// textScan is a text that was pasted or is a file: a contact in one of the formats, an e-mail signature, or a
// line as "New" takes it, with its topics and promises.
func (l lineReader) textScan(ctx context.Context, text string) scan {
	s := newScan(ctx, text)
	if line := strings.TrimSpace(text); len(line) <= intake.MaxLine && !strings.ContainsAny(line, "\r\n") && (s.kind == format.Text || s.kind == format.Signature || s.kind == format.Badge) {
		d := intake.ReadLine(line, l.today, l.region).Draft
		marked := len(d.Contact.Topics)+len(d.Promises) > 0
		if c := d.Contact; marked && c.DisplayName != "" && len(c.Emails)+len(c.Phones)+len(c.Links) > 0 {
			s.drafts = []data.Draft{d}
		}
	}
	for i := range s.drafts {
		s.drafts[i].Contact.Source.Kind = data.FromText
	}
	return s
}

// lineReader is what a line of capture is read by.
type lineReader struct {
	today  data.Date
	region string // for phone numbers
}

func (a *Window) lineReader() lineReader { return lineReader{a.todayDate(), a.Region()} }

// decodePictures reads the codes in the pictures, each text once. Parts of a message are joined, with those
// that were read before too. It is not for the main goroutine.
func (a *Window) decodePictures(ctx context.Context, pictures []image.Image) ([]scan, error) {
	var found []qr.Found
	for _, img := range pictures {
		codes, err := qr.Decode(ctx, img)
		if err != nil {
			return nil, err
		}
		found = append(found, codes...)
	}
	return scansOf(a.parts.join(found)), ctx.Err()
}

// scansOf makes out what codes hold, each text once; the parts of one message are one scan.
func scansOf(found []qr.Found) (out []scan) {
	seen := map[string]bool{}
	for _, f := range found {
		s := codeScan(f)
		if len(s.parts) > 0 {
			i := slices.IndexFunc(out, func(o scan) bool { return len(o.parts) > 0 && o.parts[0].Joins(f) })
			if i >= 0 {
				out[i].parts = append(out[i].parts, f)
				continue
			}
			out = append(out, s)
			continue
		}
		if !seen[s.text] {
			seen[s.text] = true
			out = append(out, s)
		}
	}
	return out
}

// readPictures makes pictures off the main goroutine, reads their codes and goes on with them. where
// names what is read, for the message when there is no code.
func (a *Window) readPictures(doing, where string, source data.SourceKind, pictures func(context.Context) ([]image.Image, error)) {
	own := a.Places.OwnCodes()
	type result struct {
		scans []scan
		mine  bool
	}
	Busy(a, doing, lang.L("Not read"), func(ctx context.Context) (r result, err error) {
		imgs, err := pictures(ctx)
		if err != nil {
			return r, err
		}
		all, err := a.decodePictures(ctx, imgs)
		for _, s := range all {
			if slices.Contains(own, s.text) {
				r.mine = true
				continue
			}
			r.scans = append(r.scans, s)
		}
		return r, err
	}, func(r result) {
		switch {
		case len(r.scans) > 0:
			a.gotScans(r.scans, source)
		case r.mine:
			a.Say(lang.L("The only code there is your own."))
		default:
			a.noCode(where)
		}
	})
}

// noCode says that a picture holds no readable code, and what helps.
func (a *Window) noCode(where string) {
	text := prose(lang.L("No readable code was found in {{.Where}}.", where)+"\n\n"+
		lang.L("What helps: the whole code with some white around it; closer, so that it fills half of the picture; sharper, without blur or glare; and straight from the front."), fyne.TextAlignLeading)
	icon := fw.NewIcon(widget.Icon("qr"))
	s := a.NewSheet(lang.L("No code found"), "", container.NewBorder(nil, nil, container.NewVBox(icon), nil, text), fyne.NewSize(500, 250))
	s.AddLeft(widget.NewButton(lang.L("Another picture …"), "folder", func() {
		s.Close()
		a.openFile()
	}))
	s.First = s.cancel
	s.Show()
}

// gotScans goes on with what was read: one draft is reviewed at once, one text without a contact is
// shown, several are offered as a list.
func (a *Window) gotScans(scans []scan, source data.SourceKind) {
	items := scanItems(scans)
	if len(items) > 1 {
		a.chooseScan(items, source)
		return
	}
	if items[0].draft == nil {
		a.showText(items[0].scan)
		return
	}
	a.reviewDraft(*items[0].draft, source)
}

// scanItem is one thing to work through: a draft, or a text that is none.
type scanItem struct {
	scan  scan
	draft *data.Draft
	saved bool
}

func scanItems(scans []scan) []*scanItem {
	var out []*scanItem
	for _, s := range scans {
		if len(s.drafts) == 0 {
			out = append(out, &scanItem{scan: s})
		}
		for i := range s.drafts {
			out = append(out, &scanItem{scan: s, draft: &s.drafts[i]})
		}
	}
	return out
}

// lines gives the item as a row: its name and a second line.
func (i *scanItem) lines() (name, detail string) {
	if len(i.scan.parts) > 0 {
		return partsTitle(i.scan.parts), lang.L("The other parts are missing")
	}
	if i.draft == nil {
		m := format.About(i.scan.text)
		return strings.Join(strings.Fields(matterLine(m, i.scan.text)), " "), subjectWords(m.Subject)
	}
	c := i.draft.Contact
	detail = joined(" · ", c.Organisation, c.Title, c.PreferredEmail())
	if detail == "" && len(c.Links) > 0 {
		detail = c.Links[0].Value
	}
	return c.Name(), detail
}

// chooseScan lists several things that were read; each can be worked on, and is ticked when saved.
func (a *Window) chooseScan(items []*scanItem, source data.SourceKind) {
	var list *widget.List
	var s *Sheet
	list = widget.NewList(func() int { return len(items) },
		func() fyne.CanvasObject { return widget.NewContactRow() },
		func(id int, o fyne.CanvasObject) {
			name, detail := items[id].lines()
			v := widget.RowValue{Initials: data.Initials(name), Name: name, Detail: detail}
			if items[id].saved {
				v.Aside = lang.L("saved")
			}
			o.(*widget.ContactRow).Set(v)
		})
	list.OnSelected = list.Note
	list.OnEnter = func(id int) {
		item := items[id]
		if item.draft == nil {
			a.showText(item.scan)
			return
		}
		a.review(*item.draft, source, func(contact int64) {
			item.saved = true
			list.RefreshItem(id)
			for next := range items {
				if items[next].draft != nil && !items[next].saved {
					list.Select(next)
					a.Native.Canvas().Focus(list)
					return
				}
			}
			s.Close()
			a.Places.Person(contact)
		})
	}
	list.OnEscape = func() { s.Close() }
	s = a.NewSheet(lang.N(len(items), "{{.Count}} found", "{{.Count}} found"), lang.L("Look at it"), list, fyne.NewSize(520, 420))
	s.cancel.SetText(lang.L("Close"))
	s.OnOK = func() {
		if id := list.Current(); id >= 0 {
			list.OnEnter(id)
		}
	}
	s.First = list
	s.Show()
	list.Select(0)
}

// pasteAnything reads the clipboard: a picture with a code, else the path of a copied file, else a table, which
// goes to the import, else text with a contact.
func (a *Window) pasteAnything() {
	if top := a.top(); top != nil && top.Photo != nil {
		top.Photo.Paste(a.readClipboard)
		return
	}
	a.readClipboard()
}

// readClipboard is pasteAnything where no form takes a picture as photo.
func (a *Window) readClipboard() {
	text, lines := a.Fyne.Clipboard().Content(), a.lineReader()
	type result struct {
		scans   []scan
		source  data.SourceKind
		picture bool
		path    string
		table   bool
	}
	Busy(a, lang.L("Reading the clipboard"), lang.L("Not pasted"), func(ctx context.Context) (r result, err error) {
		r.source = data.FromQR
		b, pictureErr := a.clip.read(ctx)
		if len(b) > 0 {
			r.picture = true
			var img image.Image
			if img, pictureErr = decodePicture(ctx, b); pictureErr == nil {
				if r.scans, err = a.decodePictures(ctx, []image.Image{img}); err != nil || len(r.scans) > 0 {
					return r, err
				}
			}
		}
		if r.path = pastedPath(text); r.path != "" {
			return r, nil
		}
		// A copied table or a copied mail comes as a picture and as text: the text counts then.
		switch format.Detect([]byte(text), "") {
		case format.CSV, format.LDIF, format.Mailboxes, format.JSON:
			r.table = true
			return r, nil
		}
		if s := lines.textScan(ctx, text); strings.TrimSpace(text) != "" && (len(s.drafts) > 0 || !r.picture) {
			r.scans, r.source = []scan{s}, data.FromText
			return r, ctx.Err()
		}
		if errors.Is(pictureErr, errNoPicture) {
			pictureErr = say.Errorf("The clipboard holds a picture of an unknown kind. Save it as PNG or JPEG and open that.")
		}
		return r, pictureErr
	}, func(r result) {
		switch {
		case r.path != "":
			a.readPaths([]string{r.path})
		case r.table:
			a.importFiles([]importFile{{pasted: text}})
		case len(r.scans) > 0:
			a.gotScans(r.scans, r.source)
		case r.picture:
			a.noCode(lang.L("the picture in the clipboard"))
		default:
			a.Say(lang.L("The clipboard is empty. Copy a picture of a code, a vCard, a table, an e-mail signature, a link or an e-mail address first."))
		}
	})
}
