package ui

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"iter"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lanyard/data"
	"lanyard/data/camera"
	"lanyard/data/qr"
	"lanyard/ui/opener"
	"lanyard/ui/swap"
	"lanyard/ui/widget"
	"lanyard/ui/widget/style"
	"lanyard/ui/window/windowtest"
)

// held is what a camera sees when somebody holds up a code: 640 × 480, the code at the left.
func held(t *testing.T, text string) image.Image {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 640, 480))
	draw.Draw(img, img.Rect, image.NewUniform(color.Gray{0x70}), image.Point{}, draw.Src)
	if text == "" {
		return img
	}
	code, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	card := code.Image(300 / (code.Size + 2*qr.QuietZone))
	draw.Draw(img, card.Rect.Add(image.Pt(20, 60)), card, image.Point{}, draw.Src)
	return img
}

// lit is a source that knows whether it is on.
type lit struct {
	camera.Source
	on *atomic.Int32
}

func (l lit) Frames(ctx context.Context) iter.Seq2[image.Image, error] {
	return func(yield func(image.Image, error) bool) {
		l.on.Add(1)
		defer l.on.Add(-1)
		l.Source.Frames(ctx)(yield)
	}
}

// withCamera gives the window cameras in place of the computer's.
func withCamera(a *App, sources ...camera.Source) (on *atomic.Int32) {
	on = new(atomic.Int32)
	names := []string{"Built-in", "On the desk", "Third"}
	a.swap().Camera.Direct = true
	a.Opens = func(opener.Address, time.Duration) error { return opener.ErrNoProgram }
	a.swap().Camera.Devices = func() (all []camera.Device, err error) {
		for i, s := range sources {
			all = append(all, camera.Device{Name: names[i], Source: lit{s, on}})
		}
		return all, nil
	}
	return on
}

// offers are the labels of the buttons that the pane has.
func offers(p *swap.CameraPane) (labels []string) {
	for _, o := range p.Offered() {
		labels = append(labels, o.(*widget.Button).Text)
	}
	return labels
}

const annaText = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Anna;;;\r\nFN:Anna Müller\r\nORG:State Library\r\nEMAIL:anna@sl.example\r\nEND:VCARD\r\n"

func TestACardIsReadWithTheCameraAndSavedInTwoActions(t *testing.T) {
	a := swapWindow(t)
	on := withCamera(a, camera.Roll{Pictures: []image.Image{held(t, ""), held(t, ""), held(t, annaText)}, Every: time.Millisecond, Again: true})
	keyboard{a}.typedRune('c') // the first
	p := a.swap().Camera
	if a.swap().Ways.Visible() || !p.Content.Visible() {
		t.Fatal("C does not open the camera")
	}
	until(t, "the form with the card", func() bool { return len(a.Sheets) == 1 })
	settle(t, a)
	if p.Watch != nil || p.View.Marked() != 1 || p.View.Picture() == nil {
		t.Errorf("the camera is on: %v; %d outlines are drawn", p.Watch != nil, p.View.Marked())
	}
	until(t, "the light is off", func() bool { return on.Load() == 0 })
	typeKey(a, fyne.KeyReturn) // the second
	settle(t, a)
	found, err := a.Store.Find(t.Context(), data.Query{Text: "anna müller"}, 0)
	if err != nil || len(found.IDs) != 1 {
		t.Fatalf("saved: %v, %v", found.IDs, err)
	}
	c, err := a.Store.Contact(t.Context(), found.IDs[0])
	if err != nil || c.Organisation != "State Library" || c.Source.Kind != data.FromQR {
		t.Errorf("saved %+v, %v", c, err)
	}
}

func TestTheOutlineIsWhereTheMirroredCodeIs(t *testing.T) {
	a := swapWindow(t)
	withCamera(a, camera.Roll{Pictures: []image.Image{held(t, annaText)}, Again: true, Every: time.Millisecond})
	keyboard{a}.typedRune('c')
	until(t, "the code is read", func() bool { return a.swap().Camera.View.Marked() == 1 })
	settle(t, a)
	all := swap.Outlines(image.Rect(0, 0, 640, 480), []qr.Found{{At: [4]image.Point{{20, 60}, {320, 60}, {320, 360}, {20, 360}}}, {}})
	if len(all) != 1 {
		t.Fatalf("%d outlines", len(all))
	}
	if left := all[0][1].X; left != 0.5 || all[0][0].X != 1-20.0/640 || all[0][2].Y != 0.75 {
		t.Errorf("the outline is %v: what is at the left must be at the right", all[0])
	}
	still := style.Mirrored(held(t, annaText), image.Pt(320, 240))
	if still.Bounds() != image.Rect(0, 0, 320, 240) {
		t.Fatalf("the picture is %v", still.Bounds())
	}
	if r, _, _, _ := still.At(305, 35).RGBA(); r>>8 < 0xf0 {
		t.Errorf("the white margin of the code is not at the right: %x", r>>8)
	}
	if r, _, _, _ := still.At(15, 35).RGBA(); r>>8 > 0x80 {
		t.Errorf("the wall is not at the left: %x", r>>8)
	}
}

func TestAWidePictureInATallPlaceShowsItsMiddle(t *testing.T) {
	for _, c := range []struct{ room, want image.Rectangle }{
		{image.Rect(0, 0, 300, 500), image.Rect(280, 0, 1000, 720)}, // no less than a square
		{image.Rect(0, 0, 600, 500), image.Rect(208, 0, 1072, 720)},
		{image.Rect(0, 0, 900, 300), image.Rect(0, 0, 1280, 720)},
	} {
		if got := style.Framed(image.Rect(0, 0, 1280, 720), c.room.Size()); got != c.want {
			t.Errorf("in %v it shows %v, want %v", c.room.Size(), got, c.want)
		}
	}
	if got := style.Framed(image.Rect(0, 0, 480, 640), image.Pt(300, 500)); got != image.Rect(0, 0, 480, 640) {
		t.Errorf("of a tall picture it shows %v", got)
	}
}

func TestMyOwnCodeIsNoAnswer(t *testing.T) {
	a := swapWindow(t)
	withCards(t, a)
	own := a.swap().Pane.Face.Code.Text
	if own == "" {
		t.Fatal("no code is shown")
	}
	withCamera(a, camera.Roll{Pictures: []image.Image{held(t, own)}, Every: time.Millisecond, Again: true})
	keyboard{a}.typedRune('c')
	until(t, "it says whose it is", func() bool { return strings.Contains(a.swap().Camera.Status.Text(), "your own code") })
	if len(a.Sheets) > 0 || a.swap().Camera.Watch == nil {
		t.Error("the own code was taken for an answer")
	}
}

func TestTheCameraEndsWithEscAndWithTheScreen(t *testing.T) {
	a := swapWindow(t)
	on := withCamera(a, camera.Roll{Pictures: []image.Image{held(t, "")}, Every: time.Millisecond, Again: true})
	p := a.swap().Camera
	for name, leave := range map[string]func(){
		"Esc":            func() { typeKey(a, fyne.KeyEscape) },
		"another screen": func() { a.shell.open("people"); a.shell.open("swap") },
		"Close":          func() { p.Offered()[0].(*widget.Button).OnTapped() },
	} {
		keyboard{a}.typedRune('c')
		until(t, "a picture", func() bool { return p.View.Picture() != nil && on.Load() == 1 })
		leave()
		until(t, name+" turns it off", func() bool { return on.Load() == 0 })
		settle(t, a)
		if p.Content.Visible() || !a.swap().Ways.Visible() || p.Watch != nil || p.View.Picture() != nil {
			t.Errorf("%s: the pane is still there", name)
		}
	}
	keyboard{a}.typedRune('c')
	typeKey(a, fyne.KeyEscape) // before it has started
	settle(t, a)
	if p.Watch != nil || p.Content.Visible() {
		t.Error("a camera that was not waited for is on")
	}
}

func TestACameraThatDoesNotWorkSaysWhyAndNamesTheOtherWays(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"none":      {camera.ErrNone, "No camera was found"},
		"busy":      {camera.ErrBusy, "Another program is using the camera"},
		"denied":    {camera.ErrDenied, "Lanyard may not use the camera"},
		"unplugged": {camera.ErrUnplugged, "The camera is gone"},
		"silent":    {camera.ErrSilent, "The camera sends no picture"},
	} {
		t.Run(name, func(t *testing.T) {
			a := swapWindow(t)
			p := a.swap().Camera
			withCamera(a, camera.Roll{Pictures: []image.Image{held(t, "")}, Err: c.err})
			if c.err == camera.ErrNone {
				p.Devices = func() ([]camera.Device, error) { return nil, camera.ErrNone }
			}
			keyboard{a}.typedRune('c')
			until(t, "it says so", func() bool { return p.Title.Text == c.want })
			settle(t, a)
			if !p.Message.Visible() || p.View.Visible() || p.Text.Text == "" || p.Watch != nil {
				t.Errorf("the message is not what is shown: %q", p.Text.Text)
			}
			if got := strings.Join(offers(p), ", "); got != "Try again, Use the browser, Open a picture …, Paste, Read my screen, Close" {
				t.Errorf("it offers %s", got)
			}
			a.Fyne.Settings().SetTheme(&style.Theme{Scale: 1.5})
			a.Native.Resize(fyne.NewSize(800, 600))
			settle(t, a)
			if m := a.Native.Content().MinSize(); m.Width > 800 || m.Height > 600 {
				t.Errorf("it needs a window of %v", m)
			}
			withCamera(a, camera.Roll{Pictures: []image.Image{held(t, "")}, Again: true, Every: time.Millisecond})
			typeKey(a, fyne.KeyReturn) // it was mended
			until(t, "a picture", func() bool { return p.View.Picture() != nil && !p.Message.Visible() })
			if f := a.Native.Canvas().Focused(); f != nil {
				t.Errorf("the keys go to %v, which is gone", f)
			}
		})
	}
}

func TestTheCameraIsChosenAndRemembered(t *testing.T) {
	a := swapWindow(t)
	wall, card := held(t, ""), held(t, annaText)
	first := camera.Roll{Pictures: []image.Image{wall}, Every: time.Millisecond, Again: true}
	second := camera.Roll{Pictures: []image.Image{card}, Every: time.Millisecond, Again: true}
	on := withCamera(a, first, second)
	p := a.swap().Camera
	keyboard{a}.typedRune('c')
	until(t, "a picture", func() bool { return p.View.Picture() != nil })
	if !p.Picker.Visible() || p.Picker.Selected != "Built-in" {
		t.Fatalf("the picker shows %q", p.Picker.Selected)
	}
	p.Picker.SetSelected("On the desk")
	until(t, "the second reads", func() bool { return len(a.Sheets) == 1 })
	until(t, "both are off", func() bool { return on.Load() == 0 })
	settle(t, a)
	a.Sheets[0].Close()
	typeKey(a, fyne.KeyEscape)
	keyboard{a}.typedRune('c')
	until(t, "it is there again", func() bool { return p.Watch != nil })
	if p.Picker.Selected != "On the desk" {
		t.Errorf("next time %q is chosen", p.Picker.Selected)
	}
	p.Close()
	withCamera(a, first)
	keyboard{a}.typedRune('c')
	until(t, "a picture", func() bool { return p.View.Picture() != nil })
	if p.Picker.Selected != "Built-in" || len(p.Picker.Options) != 2 {
		t.Errorf("without it %q of %v is chosen", p.Picker.Selected, p.Picker.Options)
	}
}

func TestTheBrowsersCameraIsOneOfThoseToChooseAndRemembered(t *testing.T) {
	a := swapWindow(t)
	on := withCamera(a, camera.Roll{Pictures: []image.Image{held(t, "")}, Every: time.Millisecond, Again: true})
	p := a.swap().Camera
	opened := 0
	a.Opens = func(opener.Address, time.Duration) error { opened++; return nil }
	keyboard{a}.typedRune('c')
	until(t, "a picture", func() bool { return p.View.Picture() != nil })
	p.Picker.SetSelected("Through the browser")
	settle(t, a)
	if opened != 1 || !p.Browser || p.Title.Text != "Go to your browser" {
		t.Fatalf("the browser was opened %d times, and it says %q", opened, p.Title.Text)
	}
	until(t, "the other one is off", func() bool { return on.Load() == 0 })
	typeKey(a, fyne.KeyEscape)
	keyboard{a}.typedRune('c')
	settle(t, a)
	if opened != 2 || !p.Browser {
		t.Errorf("next time the browser was opened %d times", opened)
	}
	p.Picker.SetSelected("Built-in")
	until(t, "a picture", func() bool { return p.View.Picture() != nil && on.Load() == 1 })
	if p.Browser || p.Watch.Page != nil {
		t.Error("the browser is still asked")
	}
}

func TestTheBrowserIsAskedWhereThereIsNoOtherCamera(t *testing.T) {
	a := swapWindow(t)
	withCamera(a)
	p := a.swap().Camera
	var address string
	a.Opens = func(u opener.Address, _ time.Duration) error { address = u.String(); return nil }
	keyboard{a}.typedRune('c')
	settle(t, a)
	if p.Title.Text != "No camera was found" || p.Picker.Visible() {
		t.Fatalf("it says %q", p.Title.Text)
	}
	p.UseBrowser()
	settle(t, a)
	tellPage(t, address, "/frame", "image/jpeg", jpegFrame(t, held(t, annaText)))
	until(t, "the form", func() bool { return len(a.Sheets) == 1 })
	settle(t, a)
	typeKey(a, fyne.KeyEscape) // the form
	typeKey(a, fyne.KeyEscape) // the camera
	before := address
	keyboard{a}.typedRune('c') // one key from now on
	settle(t, a)
	if address == before || !p.Browser {
		t.Error("what worked last time is not tried first")
	}
}

func TestTheFullScreenTurnsTheCameraOff(t *testing.T) {
	a := swapWindow(t)
	withCards(t, a)
	on := withCamera(a, camera.Roll{Pictures: []image.Image{held(t, "")}, Every: time.Millisecond, Again: true})
	keyboard{a}.typedRune('c')
	until(t, "a picture", func() bool { return a.swap().Camera.View.Picture() != nil })
	keyboard{a}.typedRune('f')
	until(t, "it is off", func() bool { return on.Load() == 0 })
	full(a).Leave()
}

func TestWhatTheCameraSeesWaitsForAnOpenSheet(t *testing.T) {
	a := swapWindow(t)
	withCamera(a, camera.Roll{Pictures: []image.Image{held(t, annaText)}, Every: time.Millisecond, Again: true})
	p := a.swap().Camera
	p.Content.Show()
	keyboard{a}.show()
	a.swap().OpenCamera()
	until(t, "a picture", func() bool { return p.View.Picture() != nil })
	queue := windowtest.Queue()
	for range 50 {
		(<-queue)()
	}
	if len(a.Sheets) != 1 {
		t.Fatal("a form opened over another sheet")
	}
	a.Sheets[0].Close()
	until(t, "the form", func() bool { return len(a.Sheets) == 1 })
}

// browserPage opens the browser's camera and gives the page's address.
func browserPage(t *testing.T, a *App) string {
	t.Helper()
	p := a.swap().Camera
	p.Direct = false
	var address string
	a.Opens = func(u opener.Address, _ time.Duration) error { address = u.String(); return nil }
	keyboard{a}.typedRune('c')
	settle(t, a)
	if address == "" || !strings.HasPrefix(address, "http://127.0.0.1:") || p.Title.Text != "Go to your browser" {
		t.Fatalf("opened %q, and says %q", address, p.Title.Text)
	}
	return address
}

// tellPage does what the page's script does.
func tellPage(t *testing.T, address, path, kind string, body []byte) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address+path, strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	u := r.URL
	r.Header.Set("Origin", "http://"+u.Host)
	r.Header.Set("Content-Type", kind)
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	answer := make([]byte, 20)
	n, _ := res.Body.Read(answer)
	return string(answer[:n])
}

func TestTheBrowsersCameraReadsACardToo(t *testing.T) {
	a := swapWindow(t)
	p := a.swap().Camera
	address := browserPage(t, a)
	for _, c := range []struct{ word, want string }{
		{"asking", "Go to your browser"},
		{"denied", "The browser does not let the page use the camera"},
		{"none", "The browser finds no camera"},
		{"busy", "The camera does not start"},
		{"unplugged", "The camera is gone"},
		{"closed", "The camera page in the browser is closed"},
	} {
		if answer := tellPage(t, address, "/state", "text/plain", []byte(c.word)); answer != "on" {
			t.Fatalf("%s is answered with %q", c.word, answer)
		}
		until(t, c.want, func() bool { return p.Title.Text == c.want })
		if p.Watch == nil || !strings.Contains(strings.Join(offers(p), ","), "Open the page again,Copy link") {
			t.Errorf("%s: it offers %v", c.word, offers(p))
		}
	}
	p.CopyLink()
	if got := a.Fyne.Clipboard().Content(); got != address {
		t.Errorf("the link is %q", got)
	}
	if answer := tellPage(t, address, "/frame", "image/jpeg", jpegFrame(t, held(t, ""))); answer != "on" {
		t.Errorf("a picture is answered with %q", answer)
	}
	until(t, "the picture", func() bool { return p.View.Picture() != nil && p.View.Visible() })
	tellPage(t, address, "/frame", "image/jpeg", jpegFrame(t, held(t, annaText)))
	until(t, "the form", func() bool { return len(a.Sheets) == 1 })
	if answer := lastWord(t, address); answer != "found" {
		t.Errorf("then the page hears %q", answer)
	}
}

// lastWord is what the page hears, a moment after it is over at the latest.
func lastWord(t *testing.T, address string) (answer string) {
	t.Helper()
	for range 100 {
		if answer = tellPage(t, address, "/state", "text/plain", []byte("watching")); answer != "on" {
			break
		}
		time.Sleep(30 * time.Millisecond)
	}
	return answer
}

func TestThePageHearsOfTheEnd(t *testing.T) {
	a := swapWindow(t)
	address := browserPage(t, a)
	tellPage(t, address, "/state", "text/plain", []byte("asking"))
	typeKey(a, fyne.KeyEscape)
	if answer := lastWord(t, address); answer != "ended" {
		t.Errorf("the page hears %q", answer)
	}
	if !a.swap().Ways.Visible() {
		t.Error("Esc does not leave the pane")
	}
}

func TestABrowserThatDoesNotOpenIsTold(t *testing.T) {
	a := swapWindow(t)
	withCamera(a)
	keyboard{a}.typedRune('c')
	settle(t, a)
	a.swap().Camera.OpenBrowser()
	settle(t, a)
	if said := texts(a.Toasts.Layer); said != "No browser answered. Link copied: paste it into the address line of a browser." {
		t.Fatalf("it says %q", said)
	}
	if link := a.Fyne.Clipboard().Content(); !strings.HasPrefix(link, "http://127.0.0.1:") {
		t.Errorf("the clipboard has %q", link)
	}
	if !strings.Contains(strings.Join(offers(a.swap().Camera), ","), "Copy link") {
		t.Errorf("it offers %v", offers(a.swap().Camera))
	}
}

func jpegFrame(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestACodeOfSeveralWaitsForTheOthers(t *testing.T) {
	a := swapWindow(t)
	withCamera(a, camera.Roll{Pictures: []image.Image{held(t, "")}, Every: time.Millisecond, Again: true})
	keyboard{a}.typedRune('c')
	until(t, "the camera is on", func() bool { return a.swap().Camera.Watch != nil })
	a.swap().Camera.Watch.Await(2, 3)
	until(t, "it says how many are read", func() bool { return strings.Contains(a.swap().Camera.Status.Text(), "2 of 3 codes") })
	if len(a.Sheets) > 0 || a.swap().Camera.Watch == nil {
		t.Error("a part was taken for an answer")
	}
}
