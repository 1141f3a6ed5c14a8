package ui

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"lanyard/data"
	"lanyard/data/intake"
	"lanyard/data/qr"
	"lanyard/data/store"
	"lanyard/ui/backup"
	"lanyard/ui/chooser"
	"lanyard/ui/reading"
	"lanyard/ui/window/windowtest"
)

const janeCard = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Dvořák;Jané;;;\r\nFN:Jané Dvořák\r\nORG:State Library\r\nEMAIL:jane@sl.example\r\nEND:VCARD\r\n"

// What tests read.
var (
	codePicture = windowtest.CodePicture
	file        = windowtest.File
)

// topTitle is the title of the sheet in front; "" when none is open.
func topTitle(a *App) string {
	if n := len(a.Sheets); n > 0 {
		return a.Sheets[n-1].Title.Text()
	}
	return ""
}

func TestPaste(t *testing.T) {
	const reviewTitle = "Look it over, then save"
	for _, c := range []struct {
		name    string
		picture []byte
		text    string
		title   string // of the sheet that opens
	}{
		{name: "a picture with a card is reviewed", picture: codePicture(t, janeCard), title: reviewTitle},
		{name: "the picture counts before the text", picture: codePicture(t, janeCard), text: "nothing", title: reviewTitle},
		{name: "a picture without a code says what helps", picture: codePicture(t), title: "No code found"},
		{name: "the text counts where the picture has no code", picture: codePicture(t), text: "ann@lib.example", title: reviewTitle},
		{name: "several codes are listed", picture: codePicture(t, janeCard, "MECARD:N:Sato,Yuki;EMAIL:yuki@uni.example;;"), title: "2 found"},
		{name: "a code with plain text is shown", picture: codePicture(t, "WIFI:S:Hall;T:WPA;P:welcome;;"), title: "What it says"},
		{name: "a vCard as text is reviewed", text: janeCard, title: reviewTitle},
		{name: "a MECARD as text is reviewed", text: "MECARD:N:Sato,Yuki;EMAIL:yuki@uni.example;;", title: reviewTitle},
		{name: "an e-mail signature is reviewed", text: signatureText, title: reviewTitle},
		{name: "a mail with a signature is reviewed", text: "Dear Bo,\nthe slides are on their way to you.\n\nBest regards\n" + signatureText, title: reviewTitle},
		{name: "a line of capture is reviewed", text: "Jane Doe, State Library, jane@sl.example #metadata !send slides", title: reviewTitle},
		{name: "a table from a spreadsheet is imported", text: "Name\tE-mail\tPhone\nJane Doe\tjane@sl.example\t202-555-0143\nBo Roe\tbo@sl.example\t\n", title: "Import pasted list"},
		{name: "the addresses of a message are imported", text: "Jane Doe <jane@sl.example>, Bo Roe <bo@sl.example>", title: "Import pasted list"},
		{name: "the table counts before the picture of it", picture: codePicture(t), text: "Name\tE-mail\nJane Doe\tjane@sl.example\n", title: "Import pasted list"},
		{name: "prose is shown", text: "Dear all,\nthank you for coming to the workshop.\nBest, Jane\n", title: "What it says"},
		{name: "a link is reviewed", text: "https://www.linkedin.com/in/jane-doe", title: reviewTitle},
		{name: "plain text is shown", text: "see you at nine", title: "What it says"},
		{name: "an empty clipboard opens nothing", title: ""},
		{name: "bytes that are no picture are an error", picture: []byte("not a picture"), title: "Not pasted"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := swapWindow(t)
			a.Clip.Read = func(context.Context) ([]byte, error) { return c.picture, nil }
			a.Fyne.Clipboard().SetContent(c.text)
			reading.Paste(a.Window)
			settle(t, a)
			if got := topTitle(a); got != c.title {
				t.Errorf("the sheet %q opened, want %q", got, c.title)
			}
		})
	}
}

const signatureText = "Jane Doe\nHead of Metadata\nState Library\nT 030 23125 012 | F 030 23125 013\njane.doe@sl.example\n"

// saved is the only person that is stored.
func savedOne(t *testing.T, a *App) data.Contact {
	t.Helper()
	found, err := a.Store.Find(t.Context(), data.Query{}, 0)
	if err != nil || len(found.IDs) != 1 {
		t.Fatalf("%d people, %v", len(found.IDs), err)
	}
	c, err := a.Store.Contact(t.Context(), found.IDs[0])
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAPastedSignatureIsSavedWithTheRegionsNumbers(t *testing.T) {
	a := swapWindow(t)
	operate(t, a, func(tx *store.Tx) error { return tx.SetSetting(intake.PhoneRegion, "DE") })
	for range 2 {
		a.Fyne.Clipboard().SetContent(signatureText)
		reading.Paste(a.Window)
		settle(t, a)
		sheetOf(t, a).Accept()
		settle(t, a)
	}
	c := savedOne(t, a)
	if c.Given != "Jane" || c.Family != "Doe" || c.Title != "Head of Metadata" || c.Organisation != "State Library" || c.PreferredEmail() != "jane.doe@sl.example" {
		t.Errorf("%+v", c)
	}
	if len(c.Phones) != 2 || c.Phones[0].E164 != "+493023125012" || c.Phones[1].Label != "fax" {
		t.Errorf("%+v", c.Phones)
	}
	if c.Source.Kind != data.FromText {
		t.Errorf("it came as %q", c.Source.Kind)
	}
}

func TestAPastedLineOfCaptureKeepsItsPromise(t *testing.T) {
	a := swapWindow(t)
	a.Fyne.Clipboard().SetContent("Jane Doe, State Library, jane@sl.example #metadata !send slides")
	reading.Paste(a.Window)
	settle(t, a)
	sheetOf(t, a).Accept()
	settle(t, a)
	c := savedOne(t, a)
	if !c.HasTopic("metadata") || c.Organisation != "State Library" {
		t.Errorf("%+v", c)
	}
	promises, err := a.Store.Promises(t.Context(), c.ID)
	if err != nil || len(promises) != 1 || promises[0].Text != "send slides" {
		t.Errorf("%+v, %v", promises, err)
	}
}

func TestAPastedTableIsImported(t *testing.T) {
	a := swapWindow(t)
	for range 2 {
		a.Fyne.Clipboard().SetContent("Name\tE-mail\nJane Doe\tjane@sl.example\nBo Roe\tbo@sl.example\n")
		reading.Paste(a.Window)
		settle(t, a)
		sheetOf(t, a).Accept()
		settle(t, a)
	}
	found, err := a.Store.Find(t.Context(), data.Query{}, 0)
	if err != nil || len(found.IDs) != 2 {
		t.Errorf("%d people, %v", len(found.IDs), err)
	}
}

func TestADroppedTextWithASignatureIsReviewed(t *testing.T) {
	for name, b := range map[string][]byte{"jane.txt": []byte(signatureText), "wide.txt": wide("\uFEFF" + signatureText)} {
		t.Run(name, func(t *testing.T) {
			a := swapWindow(t)
			a.wished.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(file(t, name, b))})
			settle(t, a)
			if got := topTitle(a); got != "Look it over, then save" {
				t.Errorf("the sheet %q opened", got)
			}
			if got := texts(sheetOf(t, a).Pop); !strings.Contains(got, "state library") && !strings.Contains(got, "State Library") {
				t.Errorf("shown is %s", got)
			}
		})
	}
}

// wide writes text in UTF-16, as Notepad does.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

func TestPasteOfACopiedFileOpensIt(t *testing.T) {
	a := swapWindow(t)
	path := file(t, "badge.png", codePicture(t, janeCard))
	a.Fyne.Clipboard().SetContent("file://" + filepath.ToSlash(path))
	reading.Paste(a.Window)
	settle(t, a)
	if got := topTitle(a); got != "Look it over, then save" {
		t.Errorf("the sheet %q opened, want the review of the file's card", got)
	}
}

func TestDroppedPicturesAreReadTogether(t *testing.T) {
	a := swapWindow(t)
	a.wished.dropped(fyne.Position{}, []fyne.URI{
		storage.NewFileURI(file(t, "one.png", codePicture(t, janeCard))),
		storage.NewFileURI(file(t, "two.png", codePicture(t, "mailto:ann@lib.example"))),
	})
	settle(t, a)
	if got := topTitle(a); got != "2 found" {
		t.Errorf("the sheet %q opened, want the list of both", got)
	}
}

func TestMyOwnCodeIsNotTheirs(t *testing.T) {
	a := swapWindow(t)
	withCards(t, a)
	mine := a.swap().Pane.Face.Code.Text
	read := func(texts ...string) {
		reading.ReadPictures(a.Window, "", "the screen", data.FromQR, func(context.Context) ([]image.Image, error) {
			img, err := png.Decode(bytes.NewReader(codePicture(t, texts...)))
			return []image.Image{img}, err
		})
		settle(t, a)
	}
	read(mine)
	if got := topTitle(a); got != "" {
		t.Errorf("reading only my own code opens %q", got)
	}
	read(mine, janeCard)
	if got := topTitle(a); got != "Look it over, then save" {
		t.Errorf("my own code beside theirs opens %q, want the review of theirs", got)
	}
}

func TestOpenFileByItsTypedPath(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	if err := os.WriteFile(filepath.Join(home, "badge.png"), codePicture(t, janeCard), 0o600); err != nil {
		t.Fatal(err)
	}
	a := swapWindow(t)
	reading.ChooseFiles(a.Window)
	settle(t, a)
	test.Type(a.Native.Canvas().Focused(), "~/badge.png")
	a.Native.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	settle(t, a)
	if got := topTitle(a); got != "Look it over, then save" {
		t.Errorf("the sheet %q opened, want the review of the picture's card", got)
	}
}

func TestATextIsShownPartByPart(t *testing.T) {
	for text, want := range map[string][]string{
		`WIFI:T:WPA;S:Hall 2;P:we\;lcome;;`: {"This is Wi-Fi access", "Network", "Hall 2", "Password", "we;lcome"},
		"BEGIN:VEVENT\nSUMMARY:Open Library\nLOCATION:Oslo\nDTSTART;VALUE=DATE:20261012\nEND:VEVENT": {
			"This is an event", "Open Library", "Mon 12 Oct 2026", "Oslo",
		},
		"geo:59.9139,10.7522":        {"This is a place", "59.9139, 10.7522"},
		"smsto:+12025550143:Vote A":  {"This is a text message", "+12025550143", "Vote A"},
		"4711-0815":                  {"This is a number", "4711-0815"},
		"otpauth://totp/L?secret=AB": {"This is a key for two-step login", "Account"},
		"see you at nine":            {"This is plain text", "see you at nine"},
	} {
		t.Run(want[0], func(t *testing.T) {
			a := swapWindow(t)
			reading.GoOn(a.Window, []reading.Scan{reading.NewScan(t.Context(), text)}, data.FromQR)
			settle(t, a)
			got := texts(sheetOf(t, a).Pop)
			for _, w := range want {
				if !strings.Contains(got, w) {
					t.Errorf("%q: %q is not shown:\n%s", text, w, got)
				}
			}
			a.Sheets[0].Accept()
			if a.Fyne.Clipboard().Content() != text {
				t.Errorf("%q: copied was %q", text, a.Fyne.Clipboard().Content())
			}
		})
	}
}

func TestAnEventInACodeBecomesAnEvent(t *testing.T) {
	a := swapWindow(t)
	reading.GoOn(a.Window, []reading.Scan{reading.NewScan(t.Context(), "BEGIN:VEVENT\nSUMMARY:Open Library\nLOCATION:Oslo\nDTSTART:20261012T090000Z\nDTEND:20261012T160000Z\nEND:VEVENT")}, data.FromQR)
	press(t, a, sheetOf(t, a).Pop, "Make an event of it")
	settle(t, a)
	a.Sheets[0].Accept()
	settle(t, a)
	events, err := a.Store.Events(t.Context())
	if err != nil || len(events) != 1 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	e := events[0]
	if e.Name != "Open Library" || e.Place != "Oslo" || e.Start.UTC().Hour() != 9 || e.End.UTC().Hour() != 16 || e.AllDay {
		t.Errorf("saved was %+v", e)
	}
}

func TestANumberCanBeKeptWithANewPerson(t *testing.T) {
	a := swapWindow(t)
	reading.GoOn(a.Window, []reading.Scan{reading.NewScan(t.Context(), "4711-0815")}, data.FromQR)
	press(t, a, sheetOf(t, a).Pop, "New person with this note")
	settle(t, a)
	test.Type(a.Native.Canvas().Focused(), "Ana Lima")
	a.Sheets[0].Accept()
	settle(t, a)
	found, err := a.Store.Find(t.Context(), data.Query{Text: "4711"}, 0)
	if err != nil || len(found.IDs) != 1 {
		t.Errorf("found: %v, %v", found.IDs, err)
	}
}

// sheetOfCodes is a picture with many codes in rows, as on a page of badges.
func sheetOfCodes(t *testing.T, columns int, texts ...string) []byte {
	t.Helper()
	const cell = 260
	img := image.NewGray(image.Rect(0, 0, columns*cell, (len(texts)+columns-1)/columns*cell))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	for i, text := range texts {
		c, err := qr.Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		pic := c.Image(220 / (c.Size + 2*qr.QuietZone))
		draw.Draw(img, pic.Bounds().Add(image.Pt(20+i%columns*cell, 20+i/columns*cell)), pic, image.Point{}, draw.Src)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPictureOfManyCodesIsWorkedThroughByKeys(t *testing.T) {
	a := swapWindow(t)
	var first, second []string
	for i := range 11 {
		first = append(first, fmt.Sprintf("MECARD:N:Badge%c,Ana;EMAIL:ana%d@lib.example;;", 'A'+i, i))
	}
	first = append(first, "4711-0815")
	second = append(second, "MECARD:N:Last,Bo;;", first[0]) // one that was in the other picture too
	reading.Files(a.Window, []string{file(t, "many.png", sheetOfCodes(t, 4, first...)), file(t, "two.png", sheetOfCodes(t, 2, second...))})
	settle(t, a)
	if got := topTitle(a); got != "13 found" {
		t.Fatalf("the sheet %q opened", got)
	}
	enter := func() {
		t.Helper()
		switch f := a.Native.Canvas().Focused(); {
		case f != nil:
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		default:
			t.Fatal("nothing has the focus")
		}
		settle(t, a)
	}
	for i := range 12 {
		enter() // look at it
		if got := topTitle(a); got == "What it says" {
			a.Sheets[len(a.Sheets)-1].Close()
			a.Native.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			enter()
		}
		if got := topTitle(a); got != "Look it over, then save" {
			t.Fatalf("after %d the sheet %q is in front", i, got)
		}
		enter() // save it
	}
	if len(a.Sheets) != 0 {
		t.Errorf("after the last the sheet %q is open", topTitle(a))
	}
	if n, err := a.Store.Count(t.Context()); n != 12 || err != nil {
		t.Errorf("%d people are saved, %v", n, err)
	}
}

// atEvent makes an event and says that the user is there.
func atEvent(t *testing.T, a *App) data.Event {
	t.Helper()
	e := data.Event{Name: "Metadata Days"}
	operate(t, a, func(tx *store.Tx) error { return tx.SaveEvent(&e) })
	if err := a.Store.Quietly(t.Context(), func(tx *store.Tx) error { return tx.SetCurrent(e.ID) }); err != nil {
		t.Fatal(err)
	}
	settle(t, a)
	if a.Here.ID != e.ID {
		t.Fatalf("the window is at event %d, want %d", a.Here.ID, e.ID)
	}
	return e
}

// TestAttackClipboardPicture hands over a picture that unpacks to gigabytes: it is refused, with the reason.
func TestAttackClipboardPicture(t *testing.T) {
	a := swapWindow(t)
	head := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), 0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff, 16, 6, 0, 0, 0)
	a.Clip.Read = func(context.Context) ([]byte, error) {
		return binary.BigEndian.AppendUint32(head, crc32.ChecksumIEEE(head[12:])), nil
	}
	reading.Paste(a.Window)
	settle(t, a)
	if got := texts(sheetOf(t, a).Pop); !strings.Contains(got, "65535") {
		t.Errorf("it says %q", got)
	}
}

func TestEscLeavesTheFileDialogAndNotTheSheetBehind(t *testing.T) {
	for title, open := range map[string]func(a *App){
		"Open a picture or a contact file": func(a *App) { reading.ChooseFiles(a.Window) },
		"Back up to a file":                func(a *App) { backup.SaveAll(a.Window, chooser.BackUp, nil) },
	} {
		t.Run(title, func(t *testing.T) {
			a := swapWindow(t)
			open(a)
			settle(t, a)
			behind := a.Native.Canvas().Overlays().Top()
			press(t, a, sheetOf(t, a).Pop, "Browse …")
			if a.Native.Canvas().Overlays().Top() == behind {
				t.Fatal("no file dialog opened")
			}
			a.Native.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if a.Native.Canvas().Overlays().Top() != behind {
				t.Error("Esc does not close the file dialog, or closes more")
			}
			if got := topTitle(a); got != title {
				t.Errorf("after Esc the sheet %q is in front, want the one that was", got)
			}
		})
	}
}
