// Package reading reads whatever is opened, pasted, dropped or on the screen: pictures of codes, texts, files.
package reading

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
	"lanyard/ui/capture"
	"lanyard/ui/desktop"
	"lanyard/ui/edit"
	"lanyard/ui/importing"
	"lanyard/ui/lang"
	"lanyard/ui/widget"
	"lanyard/ui/widget/lists"
	"lanyard/ui/widget/style"
	"lanyard/ui/window"
	"lanyard/ui/words"
)

// Scan is one text that was read, from a code or the clipboard, with what it was understood as.
type Scan struct {
	Text   string
	kind   format.Kind
	drafts []data.Draft
	parts  []qr.Found // of a message that is not whole; then there are no drafts
}

// NewScan reads what a text holds.
func NewScan(ctx context.Context, text string) Scan {
	kind, drafts := format.ReadText(ctx, text)
	return Scan{Text: text, kind: kind, drafts: drafts}
}

// ScanOf is what a code holds, by whatever way it was read.
func ScanOf(f qr.Found) Scan {
	if !f.Part.IsZero() {
		return Scan{Text: f.Text, kind: format.Text, parts: []qr.Found{f}}
	}
	text, kind, drafts := format.ReadCode(format.Code{Text: f.Text, Bytes: f.Bytes, Open: f.Open, Hint: f.Hint})
	return Scan{Text: text, kind: kind, drafts: drafts}
}

// textScan is a text that was pasted or is a file: a contact in one of the formats, an e-mail signature, or a
// line as "New" takes it, with its topics and promises.
func (l lineReader) textScan(ctx context.Context, text string) Scan {
	s := NewScan(ctx, text)
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

func newLineReader(w *window.Window) lineReader { return lineReader{w.Today(), w.Region()} }

// decodePictures reads the codes in the pictures, each text once. Parts of a message are joined, with those
// that were read before too. It is not for the main goroutine.
func decodePictures(w *window.Window, ctx context.Context, pictures []image.Image) ([]Scan, error) {
	var found []qr.Found
	for _, img := range pictures {
		codes, err := qr.Decode(ctx, img)
		if err != nil {
			return nil, err
		}
		found = append(found, codes...)
	}
	return scansOf(w.Parts.Join(found)), ctx.Err()
}

// scansOf makes out what codes hold, each text once; the parts of one message are one scan.
func scansOf(found []qr.Found) (out []Scan) {
	seen := map[string]bool{}
	for _, f := range found {
		s := ScanOf(f)
		if len(s.parts) > 0 {
			i := slices.IndexFunc(out, func(o Scan) bool { return len(o.parts) > 0 && o.parts[0].Joins(f) })
			if i >= 0 {
				out[i].parts = append(out[i].parts, f)
				continue
			}
			out = append(out, s)
			continue
		}
		if !seen[s.Text] {
			seen[s.Text] = true
			out = append(out, s)
		}
	}
	return out
}

// ReadPictures makes pictures off the main goroutine, reads their codes and goes on with them. where
// names what is read, for the message when there is no code.
func ReadPictures(w *window.Window, doing, where string, source data.SourceKind, pictures func(context.Context) ([]image.Image, error)) {
	own := w.Places.OwnCodes()
	type result struct {
		scans []Scan
		mine  bool
	}
	window.Busy(w, doing, lang.L("Not read"), func(ctx context.Context) (r result, err error) {
		imgs, err := pictures(ctx)
		if err != nil {
			return r, err
		}
		all, err := decodePictures(w, ctx, imgs)
		for _, s := range all {
			if slices.Contains(own, s.Text) {
				r.mine = true
				continue
			}
			r.scans = append(r.scans, s)
		}
		return r, err
	}, func(r result) {
		switch {
		case len(r.scans) > 0:
			GoOn(w, r.scans, source)
		case r.mine:
			w.Say(lang.L("The only code there is your own."))
		default:
			noCode(w, where)
		}
	})
}

// noCode says that a picture holds no readable code, and what helps.
func noCode(w *window.Window, where string) {
	text := widget.Prose(lang.L("No readable code was found in {{.Where}}.", where)+"\n\n"+
		lang.L("What helps: the whole code with some white around it; closer, so that it fills half of the picture; sharper, without blur or glare; and straight from the front."), fyne.TextAlignLeading)
	icon := fw.NewIcon(style.Icon("qr"))
	s := w.NewSheet(lang.L("No code found"), "", container.NewBorder(nil, nil, container.NewVBox(icon), nil, text), fyne.NewSize(500, 250))
	s.AddLeft(widget.NewButton(lang.L("Another picture …"), "folder", func() {
		s.Close()
		ChooseFiles(w)
	}))
	s.First = s.CancelButton
	s.Show()
}

// GoOn goes on with what was read: one draft is reviewed at once, one text without a contact is
// shown, several are offered as a list.
func GoOn(w *window.Window, scans []Scan, source data.SourceKind) {
	items := scanItems(scans)
	if len(items) > 1 {
		chooseScan(w, items, source)
		return
	}
	if items[0].draft == nil {
		showText(w, items[0].scan)
		return
	}
	capture.Review(w, *items[0].draft, source)
}

// scanItem is one thing to work through: a draft, or a text that is none.
type scanItem struct {
	scan  Scan
	draft *data.Draft
	saved bool
}

// scanItems are the lines of the list of what was read.
func scanItems(scans []Scan) []*scanItem {
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
		m := format.About(i.scan.Text)
		return strings.Join(strings.Fields(matterLine(m, i.scan.Text)), " "), subjectWords(m.Subject)
	}
	c := i.draft.Contact
	detail = words.Joined(" · ", c.Organisation, c.Title, c.PreferredEmail())
	if detail == "" && len(c.Links) > 0 {
		detail = c.Links[0].Value
	}
	return c.Name(), detail
}

// left counts the drafts that are not saved.
func left(items []*scanItem) (n int) {
	for _, i := range items {
		if i.draft != nil && !i.saved {
			n++
		}
	}
	return n
}

// chooseScan lists several things that were read; each can be worked on, and is ticked when saved.
func chooseScan(w *window.Window, items []*scanItem, source data.SourceKind) {
	var list *lists.List
	var s *window.Sheet
	var done func(id int, contact int64, goOn bool)
	read := capture.Here(w) // all of them now, however long it takes to look at them
	list = lists.NewList(func() int { return len(items) },
		func() fyne.CanvasObject { return lists.NewContactRow() },
		func(id int, o fyne.CanvasObject) {
			name, detail := items[id].lines()
			v := lists.RowValue{Initials: data.Initials(name), Name: name, Detail: detail}
			if items[id].saved {
				v.Aside = lang.L("saved")
			}
			o.(*lists.ContactRow).Set(v)
		})
	list.OnSelected = list.Note
	list.OnEnter = func(id int) {
		item := items[id]
		if item.draft == nil {
			showText(w, item.scan)
			return
		}
		then := capture.After{Saved: func(contact int64) { done(id, contact, false) }}
		if left(items) > 1 {
			then.Next = func(contact int64) { done(id, contact, true) }
		}
		capture.ReviewThen(w, *item.draft, source, read, then)
	}
	done = func(id int, contact int64, goOn bool) {
		items[id].saved = true
		list.RefreshItem(id)
		next := slices.IndexFunc(items, func(i *scanItem) bool { return i.draft != nil && !i.saved })
		if next < 0 {
			s.Close()
			w.Places.Person(contact)
			return
		}
		list.Select(next)
		w.Native.Canvas().Focus(list)
		if goOn {
			list.OnEnter(next)
		}
	}
	list.OnEscape = func() { s.Close() }
	s = w.NewSheet(lang.N(len(items), "{{.Count}} found", "{{.Count}} found"), lang.L("Look at it"), list, fyne.NewSize(520, 420))
	s.CancelButton.SetText(lang.L("Close"))
	s.OnOK = func() {
		if id := list.Current(); id >= 0 {
			list.OnEnter(id)
		}
	}
	s.First = list
	s.Show()
	list.Select(0)
}

// Paste reads the clipboard: a picture with a code, else the path of a copied file, else a table, which
// goes to the import, else text with a contact.
func Paste(w *window.Window) {
	if top := w.Top(); top != nil && top.Photo != nil {
		top.Photo.Paste(func() { readClipboard(w) })
		return
	}
	readClipboard(w)
}

// readClipboard is Paste where no form takes a picture as photo.
func readClipboard(w *window.Window) {
	text, lines := w.Fyne.Clipboard().Content(), newLineReader(w)
	type result struct {
		scans   []Scan
		source  data.SourceKind
		picture bool
		path    string
		table   bool
	}
	window.Busy(w, lang.L("Reading the clipboard"), lang.L("Not pasted"), func(ctx context.Context) (r result, err error) {
		r.source = data.FromQR
		b, pictureErr := w.Clip.Read(ctx)
		if len(b) > 0 {
			r.picture = true
			var img image.Image
			if img, pictureErr = edit.DecodePicture(ctx, b); pictureErr == nil {
				if r.scans, err = decodePictures(w, ctx, []image.Image{img}); err != nil || len(r.scans) > 0 {
					return r, err
				}
			}
		}
		if r.path = desktop.PastedPath(text); r.path != "" {
			return r, nil
		}
		// A copied table or a copied mail comes as a picture and as text: the text counts then.
		switch format.Detect([]byte(text), "") {
		case format.CSV, format.LDIF, format.Mailboxes, format.JSON:
			r.table = true
			return r, nil
		}
		if s := lines.textScan(ctx, text); strings.TrimSpace(text) != "" && (len(s.drafts) > 0 || !r.picture) {
			r.scans, r.source = []Scan{s}, data.FromText
			return r, ctx.Err()
		}
		if errors.Is(pictureErr, edit.ErrNoPicture) {
			pictureErr = say.Errorf("The clipboard holds a picture of an unknown kind. Save it as PNG or JPEG and open that.")
		}
		return r, pictureErr
	}, func(r result) {
		switch {
		case r.path != "":
			Files(w, []string{r.path})
		case r.table:
			importing.Files(w, []importing.File{{Pasted: text}})
		case len(r.scans) > 0:
			GoOn(w, r.scans, r.source)
		case r.picture:
			noCode(w, lang.L("the picture in the clipboard"))
		default:
			w.Say(lang.L("The clipboard is empty. Copy a picture of a code, a vCard, a table, an e-mail signature, a link or an e-mail address first."))
		}
	})
}
