package ui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"lanyard/data"
	"lanyard/data/store"
	"lanyard/ui/instance"
	"lanyard/ui/opener"
	"lanyard/ui/window/windowtest"
)

// annAtt is a card of somebody, and annsFile a file of it.
const annAtt = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Att\r\nEMAIL:ann@att.example\r\nEND:VCARD\r\n"

func annsFile(t *testing.T, name string) string { return fileOf(t, name, annAtt) }

// wishFiles has files come from outside.
func wishFiles(t *testing.T, a *App, files ...string) {
	t.Helper()
	a.wished.ask(instance.Wish{Files: files})
	settle(t, a)
}

// front is the title of the sheet in front; "" for none.
func front(a *App) string {
	if a.Top() == nil {
		return ""
	}
	return a.Top().Title.Text()
}

func TestAFileFromOutsideGoesWhereItsKindGoes(t *testing.T) {
	for name, c := range map[string]struct{ file, title string }{
		"a contact file to its preview": {annsFile(t, "Ann's “card” +1 %20 ü.vcf"), "Import Ann's “card” +1 %20 ü.vcf"},
		"a calendar to its preview":     {fileOf(t, "days.ics", libraryDays), "Import days.ics"},
		"a picture to the code reader":  {photoOnDisk(t, "code.png", pngOf(t, held(t, annAtt))), "Ann Att"},
	} {
		t.Run(name, func(t *testing.T) {
			a := newScreens(t)
			wishFiles(t, a, c.file)
			if got := front(a); !strings.Contains(got, strings.TrimSuffix(c.title, ".vcf")) && !strings.Contains(texts(sheetOf(t, a).Body), "Att") {
				t.Errorf("the sheet is %q", got)
			}
			if n := count(t, a); n != 0 {
				t.Errorf("%d people were saved unseen", n)
			}
			a.Top().Close()
			settle(t, a)
		})
	}
}

func TestManyFilesFromOutsideAreOneQueue(t *testing.T) {
	a := newScreens(t)
	var files []string
	for i := range 50 {
		files = append(files, annsFile(t, fmt.Sprintf("%d.vcf", i)))
	}
	wishFiles(t, a, files...)
	if got := front(a); got != "Import 0.vcf (1 of 50)" {
		t.Errorf("the sheet is %q", got)
	}
}

func TestFilesOfSeveralKindsAreAllShown(t *testing.T) {
	a := newScreens(t)
	wishFiles(t, a, fileOf(t, "days.ics", libraryDays), photoOnDisk(t, "code.png", pngOf(t, held(t, annAtt))), annsFile(t, "ann.vcf"))
	seen := map[string]int{}
	for a.Top() != nil {
		if !a.Top().Holds(a.Native.Canvas().Overlays().Top()) {
			t.Fatalf("%q has the keys and is not what is shown", front(a))
		}
		seen[front(a)]++
		a.Top().Close()
		settle(t, a)
	}
	if len(seen) != 3 {
		t.Errorf("shown were %v", seen)
	}
}

func TestAFileFromOutsideLeavesWhatIsTypedAlone(t *testing.T) {
	h := newHands(t)
	h.ctrl(fyne.KeyN)
	h.text("Bo Roe, Roe Books")
	line := h.a.Top()
	one, two := annsFile(t, "one.vcf"), annsFile(t, "two.vcf")
	wishFiles(t, h.a, one)
	wishFiles(t, h.a, two, one)
	if h.a.Top() != line || line.Waits.Text() != "2 files wait" {
		t.Fatalf("in front is %q, beside its title %q", front(h.a), line.Waits.Text())
	}
	h.text(", bo@roe.example")
	h.key(fyne.KeyReturn)
	if got := strings.Join(h.stored(), "|"); !strings.Contains(got, "Bo Roe") {
		t.Fatalf("stored is %s", got)
	}
	if got := front(h.a); got != "" {
		t.Errorf("%q came up by itself behind the line", got)
	}
	h.a.Toasts.Hide() // of what was saved
	if got := texts(h.a.Toasts.Layer); !strings.Contains(got, "2 files wait") {
		t.Fatalf("the message is %q", got)
	}
	h.ctrl(fyne.KeyT)
	h.key(fyne.KeySpace)
	if got := front(h.a); got != "Import one.vcf (1 of 2)" {
		t.Errorf("after Open the sheet is %q", got)
	}
	if got := texts(h.a.Toasts.Layer); strings.Contains(got, "wait") {
		t.Errorf("it still says %q", got)
	}
}

func TestAFileThatComesWhileTheUserTypesWaits(t *testing.T) {
	h := newHands(t)
	h.ctrl(fyne.KeyF)
	h.text("ann")
	wishFiles(t, h.a, annsFile(t, "one.vcf"))
	if got := front(h.a); got != "" {
		t.Fatalf("%q came up", got)
	}
	h.text(" att")
	if h.a.shell.search.Text != "ann att" {
		t.Errorf("the search says %q", h.a.shell.search.Text)
	}
	if got := texts(h.a.Toasts.Layer); !strings.Contains(got, "one.vcf waits") {
		t.Errorf("the message is %q", got)
	}
}

func TestAnEnterOnItsWayDoesNotTakeAFileIn(t *testing.T) {
	h := newHands(t)
	h.a.Slip = time.Hour
	wishFiles(t, h.a, annsFile(t, "one.vcf"))
	h.key(fyne.KeyReturn)
	h.ctrl(fyne.KeyReturn)
	if n := count(t, h.a); n != 0 || front(h.a) != "Import one.vcf" {
		t.Fatalf("%d people; in front is %q", n, front(h.a))
	}
	h.a.Slip = 0
	h.key(fyne.KeyReturn)
	if n := count(t, h.a); n != 1 {
		t.Errorf("%d people after an Enter that was meant", n)
	}
	h.a.Slip = time.Hour
	h.ctrl(fyne.KeyN)
	h.text("Bo Roe")
	h.key(fyne.KeyReturn)
	if n := count(t, h.a); n != 2 {
		t.Errorf("an Enter of the user's own sheet means nothing")
	}
}

func TestFilesThatComeDuringAnImportFollowIt(t *testing.T) {
	a := newScreens(t)
	wishFiles(t, a, annsFile(t, "one.vcf"))
	wishFiles(t, a, annsFile(t, "two.vcf"))
	if got := front(a); got != "Import one.vcf" {
		t.Fatalf("in front is %q", got)
	}
	a.Top().Close()
	settle(t, a)
	if got := front(a); got != "Import two.vcf" {
		t.Errorf("then comes %q", got)
	}
}

func TestFilesThatComeOneByOneAreOneQueueBehindTheFirst(t *testing.T) {
	a := newScreens(t)
	for i := range 6 { // as a desktop that starts a program for each
		a.wished.ask(instance.Wish{Files: []string{annsFile(t, fmt.Sprintf("%d.vcf", i))}})
	}
	settle(t, a)
	if len(a.Sheets) != 1 || front(a) != "Import 0.vcf" || a.Top().Waits.Text() != "5 files wait" {
		t.Fatalf("%d sheets, in front %q, it says %q", len(a.Sheets), front(a), a.Top().Waits.Text())
	}
	a.Top().Close()
	settle(t, a)
	if len(a.Sheets) != 1 || front(a) != "Import 1.vcf (1 of 5)" {
		t.Errorf("%d sheets, in front %q", len(a.Sheets), front(a))
	}
}

func TestADropOverASheetWaits(t *testing.T) {
	h := newHands(t)
	h.ctrl(fyne.KeyN)
	h.text("Bo")
	h.a.wished.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(annsFile(t, "one.vcf"))})
	settle(t, h.a)
	if front(h.a) != "New person" || h.a.Top().Waits.Text() != "one.vcf waits" {
		t.Errorf("in front is %q, it says %q", front(h.a), h.a.Top().Waits.Text())
	}
}

func TestTheActionsOfTheDesktopBegin(t *testing.T) {
	t.Run("the line, above what is open", func(t *testing.T) {
		h := newSheets(t)
		h.open("event")
		h.a.wished.ask(instance.Wish{Do: instance.NewPerson})
		settle(t, h.a)
		if len(h.a.Sheets) != 2 || front(h.a) != "New person" {
			t.Errorf("%d sheets, in front %q", len(h.a.Sheets), front(h.a))
		}
	})
	t.Run("the camera, once nothing is open", func(t *testing.T) {
		h := newSheets(t)
		h.a.swap().Camera.Direct = false // no camera of this machine is looked for
		h.a.Opens = func(opener.Address, time.Duration) error { return nil }
		h.open("event")
		h.a.wished.ask(instance.Wish{Do: instance.ReadCode})
		settle(t, h.a)
		if h.a.shell.current == "swap" {
			t.Fatal("it is on behind a form")
		}
		h.a.Top().Close()
		h.ctrl(fyne.KeyT)
		h.key(fyne.KeySpace)
		if h.a.shell.current != "swap" || !h.a.swap().Camera.Content.Visible() {
			t.Errorf("the screen is %q", h.a.shell.current)
		}
	})
}

func TestAWindowThatIsNotOpenYetKeepsWhatWasWished(t *testing.T) {
	path := filepath.Join(ownFolders(t), "people.db")
	writePeople(t, path, 1)
	file := annsFile(t, "one.vcf")
	a := openedOn(t, path)
	a.detach("Restoring …", func() { a.reopen(path) })
	wishFiles(t, a, file)
	until(t, "the window to be open again", a.wished.open)
	settle(t, a)
	if got := front(a); got != "Import one.vcf" {
		t.Errorf("in front is %q", got)
	}
}

func TestAStartWithAWishBeginsOnceTheEventIsKnown(t *testing.T) {
	path := filepath.Join(ownFolders(t), "people.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Do(t.Context(), "Test", func(tx *store.Tx) error {
		e := data.Event{Name: "Book Fair"}
		if err := tx.SaveEvent(&e); err != nil {
			return err
		}
		return tx.SetCurrent(e.ID)
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	for do, title := range map[instance.Action]string{instance.NewPerson: "New person", "": "Import one.vcf"} {
		t.Run(title, func(t *testing.T) {
			a := newWindow(windowtest.NewApp(t))
			defer func() {
				settle(t, a)
				if err := a.end(); err != nil {
					t.Error(err)
				}
				a.Native.Close()
			}()
			a.Native.Resize(startSize)
			w := instance.Wish{Do: do}
			if do == "" {
				w.Files = []string{annsFile(t, "one.vcf")}
			}
			f := windowtest.Looked(func() found { return a.find(t.Context(), path, w) })
			if a.elsewhere(f.err, instance.Start{Wish: w}) {
				t.Fatal("the claim is another's")
			}
			a.use(f)
			settle(t, a)
			if front(a) != title || do == "" && !strings.Contains(texts(a.Top().Body), "Book Fair") {
				t.Errorf("%q shows\n%s", front(a), texts(sheetOf(t, a).Body))
			}
		})
	}
}

func TestAnotherStartIsHeard(t *testing.T) {
	path := filepath.Join(ownFolders(t), "people.db")
	a := openedOn(t, path)
	file := annsFile(t, "-one\ntwo.vcf")
	hand := func(w instance.Wish) instance.State {
		got := make(chan instance.State, 1)
		go func() {
			state, running := instance.HandOver(t.Context(), path, w)
			if !running {
				state = -1
			}
			got <- state
		}()
		var state instance.State
		until(t, "an answer", func() bool {
			select {
			case state = <-got:
				return true
			default:
				return false
			}
		})
		settle(t, a)
		return state
	}
	if state := hand(instance.Wish{Files: []string{file}}); state != instance.Raised && state != instance.Behind || !strings.HasPrefix(front(a), "Import -one") {
		t.Errorf("the state is %v, in front is %q", state, front(a))
	}
	a.ends()
	if state := hand(instance.Wish{Files: []string{file}}); state != instance.Closing {
		t.Errorf("a window that is closing says %v", state)
	}
	if got := a.wished.hear(instance.Wish{Files: []string{file}}); got != instance.Closing || len(a.wished.files) > 0 {
		t.Errorf("one that began to close since says %v", got)
	}
}

func TestAWindowThatIsAboutToQuitGetsNoFiles(t *testing.T) {
	h := newHands(t)
	h.a.shell.open("people")
	finish := make(chan bool)
	h.a.Write(func(context.Context) { <-finish }, func() {})
	h.a.quit()
	if got := h.a.wished.hear(instance.Wish{Files: []string{annsFile(t, "one.vcf")}}); got != instance.Closing {
		t.Errorf("while the last is being saved it says %v", got)
	}
	h.a.Returned++ // what could not be saved comes back, and the window stays
	close(finish)
	settle(t, h.a)
	if got := h.a.wished.hear(instance.Wish{Files: []string{annsFile(t, "one.vcf")}}); got == instance.Closing {
		t.Error("a window that stays takes no files")
	}
}
