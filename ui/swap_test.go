package ui

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/qr"
	"lanyard/data/store"
	"lanyard/ui/clipboard"
	"lanyard/ui/code"
	"lanyard/ui/widget/style"
	"lanyard/ui/window/windowtest"
)

// swapWindow is a window in memory over a real database, on the swap screen.
func swapWindow(t *testing.T) *App {
	t.Helper()
	f := windowtest.NewApp(t)
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "people.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := New(f, s)
	a.Clip = clipboard.Pictures{
		Read:  func(context.Context) ([]byte, error) { return nil, nil },
		Write: func(context.Context, []byte) error { return nil },
	}
	stop := s.Watch(func(c store.Changed) { fyne.Do(func() { a.reload(c) }) })
	t.Cleanup(func() {
		stop()
		a.Cancel()
		settle(t, a)
		a.Toasts.Hide()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	a.Native.Resize(fyne.NewSize(1100, 720))
	a.shell.open("swap")
	a.reload(nil)
	settle(t, a)
	return a
}

// operate runs one operation and waits until the window has taken notice.
func operate(t *testing.T, a *App, f func(*store.Tx) error) {
	t.Helper()
	if _, err := a.Store.Do(t.Context(), "test", f); err != nil {
		t.Fatal(err)
	}
	settle(t, a)
}

// pictureOf is the part of the window's picture that shows o. The whole window would take a decoder
// slowed down by the race detector too long.
func pictureOf(a *App, o fyne.CanvasObject) image.Image {
	img := a.Native.Canvas().Capture()
	scale := a.Native.Canvas().Scale()
	at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size()
	part := image.NewRGBA(image.Rect(0, 0, int(size.Width*scale), int(size.Height*scale)))
	draw.Draw(part, part.Bounds(), img, image.Pt(int(at.X*scale), int(at.Y*scale)), draw.Src)
	return part
}

// seenCode reads the code of the card that the window shows; "" when none can be read.
func (a *App) seenCode(t *testing.T) string {
	t.Helper()
	if texts := a.seenCodes(t, a.swap().Pane.View, 1); texts != nil {
		return texts[0]
	}
	return ""
}

// seenCodes reads so many codes from a part of the window, once it stands still: what is stored is told to the window a
// while later, and it shows the code anew then. nil when others are read.
func (a *App) seenCodes(t *testing.T, view fyne.CanvasObject, codes int) (texts []string) {
	t.Helper()
	var picture image.Image
	for wait := range 5 {
		time.Sleep(time.Duration(wait) * 200 * time.Millisecond)
		settle(t, a)
		picture = pictureOf(a, view)
		found, err := qr.Decode(t.Context(), picture)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == codes {
			for _, f := range found {
				texts = append(texts, f.Text)
			}
			return texts
		}
		t.Logf("%d codes are seen in %v of %v, the view is %v at %v", len(found), picture.Bounds(), a.Native.Canvas().Size(), view.Size(), view.Position())
	}
	keepPicture(t, "swap-window.png", a.Native.Canvas().Capture())
	keepPicture(t, "swap-code.png", picture)
	return nil
}

// keepPicture saves what a failed test saw, beside the tour's pictures.
func keepPicture(t *testing.T, name string, img image.Image) {
	t.Helper()
	file := filepath.Join("..", "build", "failed", name)
	var buf bytes.Buffer
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), png.Encode(&buf, img)); err != nil {
		t.Error(err)
		return
	}
	t.Logf("kept %s: %v", file, os.WriteFile(file, buf.Bytes(), 0o644))
}

var marta = data.Contact{
	DisplayName: "Márta Wałęsa 山田 🦉", Given: "Márta", Family: "Wałęsa 山田 🦉", Organisation: "Bibliothèque d'État; Ñandú",
	Title:  "Head of Metadata",
	Emails: []data.Email{{Value: "marta@lib.example", Label: "work"}, {Value: "marta@home.example", Label: "home"}},
	Phones: []data.Phone{{Value: "+1 202-555-0143", Label: "work"}, {Value: "+1 202-555-0199", Label: "home"}},
	Note:   "my own reminder",
}

// withCards writes the user's details and two cards.
func withCards(t *testing.T, a *App) (work, booth data.Card) {
	t.Helper()
	work = data.Card{Name: "Work", Show: []data.FieldRef{"organisation", "title", "email:marta@lib.example", "phone:+1 202-555-0143"}}
	booth = data.Card{Name: "Booth", Show: []data.FieldRef{"organisation"}, Own: map[data.FieldKey]string{"title": "Exhibitor"}, Order: 1}
	operate(t, a, func(tx *store.Tx) error {
		me := marta
		if err := tx.SaveMe(&me); err != nil {
			return err
		}
		if err := tx.SaveCard(&work); err != nil {
			return err
		}
		return tx.SaveCard(&booth)
	})
	return work, booth
}

func TestSwapShowsTheCardAndNothingElse(t *testing.T) {
	a := swapWindow(t)
	work, booth := withCards(t, a)
	me, err := a.Store.Me(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, card := range []data.Card{work, booth} {
		a.swap().Choose(card.ID)
		settle(t, a)
		want, _ := format.Payload(card.Contact(me), card.Code, format.PayloadLimit)
		if got := a.swap().Pane.Face.Code.Text; got != want {
			t.Errorf("card %s shows\n%q, want\n%q", card.Name, got, want)
		}
		if got := a.seenCode(t); got != want {
			t.Errorf("card %s: the window's picture reads as %q; want %q", card.Name, got, want)
		}
		for _, secret := range []string{"0199", "home.example", "reminder"} {
			if strings.Contains(a.swap().Pane.Face.Code.Text, secret) {
				t.Errorf("card %s shows %q, which was not ticked", card.Name, secret)
			}
		}
	}
	if !strings.Contains(a.swap().Pane.Face.Code.Text, "TITLE:Exhibitor") {
		t.Error("the card's own title is not in its code")
	}
}

func TestSwapKeys(t *testing.T) {
	a := swapWindow(t)
	work, booth := withCards(t, a)
	press := func(name fyne.KeyName) {
		a.Native.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
		settle(t, a)
	}
	if a.swap().Chosen != work.ID {
		t.Fatalf("card %d is shown first, want the first card %d", a.swap().Chosen, work.ID)
	}
	press(fyne.KeyRight)
	if a.swap().Chosen != booth.ID {
		t.Errorf("Right shows card %d, want the next one %d", a.swap().Chosen, booth.ID)
	}
	press(fyne.KeyRight)
	if a.swap().Chosen != work.ID {
		t.Errorf("Right on the last card shows %d, want the first one %d", a.swap().Chosen, work.ID)
	}

	a.Native.Canvas().OnTypedRune()('f')
	if full(a) == nil || !a.Native.FullScreen() {
		t.Fatal("F does not open the full screen")
	}
	want := a.swap().Pane.Face.Code.Text
	if found, err := qr.Decode(t.Context(), a.Native.Canvas().Capture()); err != nil || len(found) != 1 || found[0].Text != want {
		t.Errorf("the full screen reads as %v, %v; want %q", found, err, want)
	}
	a.Native.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if full(a) != nil || a.Native.FullScreen() || a.Native.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not leave the full screen")
	}
}

func TestSwapBeforeAnything(t *testing.T) {
	a := swapWindow(t)
	if !a.swap().Empty.Visible() || a.swap().Shown.Visible() {
		t.Error("without details the screen does not ask for them")
	}
	a.Native.Canvas().OnTypedRune()('f')
	if full(a) != nil {
		t.Error("F shows a full screen without a code")
	}
	operate(t, a, func(tx *store.Tx) error {
		me := marta
		return tx.SaveMe(&me)
	})
	if !a.swap().None.Visible() || a.swap().Empty.Visible() {
		t.Error("with details and no card the screen does not offer to make one")
	}
}

func TestCodeOfSomebodyElseKeepsMyNotes(t *testing.T) {
	a := swapWindow(t)
	c := data.Contact{
		DisplayName: "Jonas Weber", Family: "Weber", Given: "Jonas", Emails: []data.Email{{Value: "jonas@uni.example"}},
		Note: "talks too much", Topics: []string{"open access"}, Birthday: data.Date{Year: 1980, Month: 2, Day: 3},
	}
	operate(t, a, func(tx *store.Tx) error { return tx.SaveContact(&c) })
	code.Show(a.Window, c.ID)
	settle(t, a)
	if len(a.Sheets) != 1 {
		t.Fatal("no sheet with the code opened")
	}
	found, err := qr.Decode(t.Context(), a.Native.Canvas().Capture())
	if err != nil || len(found) != 1 {
		t.Fatalf("the sheet reads as %v, %v; want one code", found, err)
	}
	for _, private := range []string{"talks", "open access", "1980"} {
		if strings.Contains(found[0].Text, private) {
			t.Errorf("the code hands on %q, which is what I keep about them", private)
		}
	}
	if !strings.Contains(found[0].Text, "jonas@uni.example") {
		t.Errorf("the code %q lacks the e-mail address", found[0].Text)
	}
}

func TestEveryScreenFitsTheSmallestWindowWithTheLargestText(t *testing.T) {
	a := newScreens(t)
	write(t, a, func(tx *store.Tx) error {
		me := data.Contact{DisplayName: "Mia Berg", Title: "Metadata Librarian", Organisation: "Harbour City University Library"}
		return errors.Join(tx.SaveMe(&me), tx.SaveCard(&data.Card{Name: "Work", Show: data.DefaultShow(&me)}))
	})
	a.Fyne.Settings().SetTheme(&style.Theme{Scale: 1.5})
	for key, s := range a.shell.pages {
		shown(t, a, s, key)
		a.Native.Resize(fyne.NewSize(800, 600))
		settle(t, a)
		if m := a.Native.Content().MinSize(); m.Width > 800 || m.Height > 600 {
			t.Errorf("%s needs %v", key, m)
		}
	}
}
