package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/damage"
	"github.com/jezek/xgb/xfixes"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// eye looks at a display and presses its keys over a connection of its own. The display tells when
// something was drawn (the DAMAGE extension), so that watching costs nothing while nothing happens.
type eye struct {
	conn   *xgb.Conn
	root   xproto.Window
	screen image.Rectangle
	damage damage.Damage
	drawn  chan struct{}
	keys   map[xproto.Keysym]xproto.Keycode
}

// frame is what was seen after something had been drawn.
type frame struct {
	at  time.Time // when its pixels had been read
	img *image.RGBA
}

func openEye(display string) (_ *eye, err error) {
	xgb.Logger.SetOutput(io.Discard) // our own display asks for no authority, of which xgb complains
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		return nil, fmt.Errorf("connecting to %s: %w", display, err)
	}
	defer func() {
		if err != nil {
			conn.Close()
		}
	}()
	if err := errors.Join(xfixes.Init(conn), damage.Init(conn), xtest.Init(conn)); err != nil {
		return nil, fmt.Errorf("the display %s: %w", display, err)
	}
	if _, err := xfixes.QueryVersion(conn, 5, 0).Reply(); err != nil {
		return nil, err
	}
	if _, err := damage.QueryVersion(conn, 1, 1).Reply(); err != nil {
		return nil, err
	}
	screen := xproto.Setup(conn).DefaultScreen(conn)
	e := &eye{
		conn: conn, root: screen.Root, drawn: make(chan struct{}, 1),
		screen: image.Rect(0, 0, int(screen.WidthInPixels), int(screen.HeightInPixels)),
	}
	if e.damage, err = damage.NewDamageId(conn); err != nil {
		return nil, err
	}
	err = damage.CreateChecked(conn, e.damage, xproto.Drawable(e.root), damage.ReportLevelNonEmpty).Check()
	if err != nil {
		return nil, err
	}
	if err := e.readKeyboard(); err != nil {
		return nil, err
	}
	go e.listen()
	return e, nil
}

func (e *eye) close() { e.conn.Close() }

// listen passes on that something was drawn, until the connection is closed.
func (e *eye) listen() {
	for {
		ev, err := e.conn.WaitForEvent()
		if ev == nil && err == nil {
			return
		}
		if _, ok := ev.(damage.NotifyEvent); ok {
			select {
			case e.drawn <- struct{}{}:
			default: // it is known already
			}
		}
	}
}

// wait waits until something is drawn, for some time at most, and makes ready for the next.
func (e *eye) wait(ctx context.Context, atMost time.Duration) bool {
	timer := time.NewTimer(atMost)
	defer timer.Stop()
	select {
	case <-e.drawn:
		damage.Subtract(e.conn, e.damage, 0, 0)
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

// quiet waits until nothing was drawn for some time.
func (e *eye) quiet(ctx context.Context, span time.Duration) {
	for e.wait(ctx, span) {
	}
}

// look reads the pixels of a part of the screen.
func (e *eye) look(part image.Rectangle) (frame, error) {
	reply, err := xproto.GetImage(e.conn, xproto.ImageFormatZPixmap, xproto.Drawable(e.root),
		int16(part.Min.X), int16(part.Min.Y), uint16(part.Dx()), uint16(part.Dy()), ^uint32(0)).Reply()
	if err != nil {
		return frame{}, fmt.Errorf("reading the screen: %w", err)
	}
	f := frame{at: time.Now(), img: &image.RGBA{Pix: reply.Data, Stride: 4 * part.Dx(), Rect: part}}
	if len(reply.Data) != 4*part.Dx()*part.Dy() {
		return f, fmt.Errorf("the screen has %d bytes for %v, not four a pixel", len(reply.Data), part)
	}
	return f, nil
}

// film looks each time something was drawn, until a frame is what is waited for and nothing more is
// drawn for some time. It fails when that does not come.
func (e *eye) film(ctx context.Context, part image.Rectangle, ok func(frame) bool) ([]frame, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var film []frame
	for wait := patience; e.wait(ctx, wait); {
		f, err := e.look(part)
		if err != nil {
			return nil, err
		}
		film = append(film, f)
		if wait = patience; ok(f) {
			wait = still
		}
	}
	return film, ctx.Err()
}

// since gives the first frame from which on the part looked as in the last one.
func since(film []frame, part image.Rectangle) frame {
	last := len(film) - 1
	first := last
	for first > 0 && same(film[first-1].img, film[last].img, part) {
		first--
	}
	return film[first]
}

// same reports whether two pictures agree in a part.
func same(a, b *image.RGBA, part image.Rectangle) bool {
	for y := part.Min.Y; y < part.Max.Y; y++ {
		i, j := a.PixOffset(part.Min.X, y), b.PixOffset(part.Min.X, y)
		if !bytes.Equal(a.Pix[i:i+4*part.Dx()], b.Pix[j:j+4*part.Dx()]) {
			return false
		}
	}
	return true
}

// rows counts the rows of a list: runs of pixel lines on which something stands, between lines of
// one colour.
func rows(img *image.RGBA, part image.Rectangle) int {
	n, inside := 0, false
	for y := part.Min.Y; y < part.Max.Y; y++ {
		line := img.Pix[img.PixOffset(part.Min.X, y):][:4*part.Dx()]
		plain := bytes.Equal(line[4:], line[:len(line)-4])
		if !plain && !inside {
			n++
		}
		inside = !plain
	}
	return n
}

// picture makes the X server's blue, green, red into a picture that can be saved.
func (f frame) picture() *image.RGBA {
	out := image.NewRGBA(f.img.Rect)
	for i := 0; i+3 < len(f.img.Pix); i += 4 {
		out.Pix[i], out.Pix[i+1], out.Pix[i+2], out.Pix[i+3] = f.img.Pix[i+2], f.img.Pix[i+1], f.img.Pix[i], 0xff
	}
	return out
}

// focused is where the window with the keyboard focus lies on the screen.
func (e *eye) focused() (image.Rectangle, error) {
	focus, err := xproto.GetInputFocus(e.conn).Reply()
	if err != nil {
		return image.Rectangle{}, err
	}
	size, err := xproto.GetGeometry(e.conn, xproto.Drawable(focus.Focus)).Reply()
	if err != nil {
		return image.Rectangle{}, fmt.Errorf("no window has the focus: %w", err)
	}
	at, err := xproto.TranslateCoordinates(e.conn, focus.Focus, e.root, 0, 0).Reply()
	if err != nil {
		return image.Rectangle{}, err
	}
	min := image.Pt(int(at.DstX), int(at.DstY))
	return image.Rectangle{Min: min, Max: min.Add(image.Pt(int(size.Width), int(size.Height)))}.Intersect(e.screen), nil
}

// Names of keys (X11/keysymdef.h).
const (
	keyHome     xproto.Keysym = 0xff50
	keyDown     xproto.Keysym = 0xff54
	keyPageDown xproto.Keysym = 0xff56
	keyEnd      xproto.Keysym = 0xff57
	keyReturn   xproto.Keysym = 0xff0d
	keyControl  xproto.Keysym = 0xffe3
)

// chord is a key that is pressed while another is held; held 0: none.
type chord struct{ held, key xproto.Keysym }

func (e *eye) readKeyboard() error {
	setup := xproto.Setup(e.conn)
	n := setup.MaxKeycode - setup.MinKeycode + 1
	m, err := xproto.GetKeyboardMapping(e.conn, setup.MinKeycode, byte(n)).Reply()
	if err != nil {
		return err
	}
	e.keys = map[xproto.Keysym]xproto.Keycode{}
	for i := range int(n) {
		sym := m.Keysyms[i*int(m.KeysymsPerKeycode)]
		if _, ok := e.keys[sym]; !ok {
			e.keys[sym] = setup.MinKeycode + xproto.Keycode(i)
		}
	}
	for _, key := range []xproto.Keysym{keyHome, keyDown, keyPageDown, keyEnd, keyReturn, keyControl, '3'} {
		if e.keys[key] == 0 {
			return fmt.Errorf("the display's keyboard lacks key %#x", key)
		}
	}
	return nil
}

// press presses and releases a key, as a person would for the program.
func (e *eye) press(key xproto.Keysym) error {
	return errors.Join(e.fake(xproto.KeyPress, byte(e.keys[key]), image.Point{}),
		e.fake(xproto.KeyRelease, byte(e.keys[key]), image.Point{}))
}

// chord presses and releases a key while another is held.
func (e *eye) chord(c chord) error {
	if c.held == 0 {
		return e.press(c.key)
	}
	held := byte(e.keys[c.held])
	return errors.Join(e.fake(xproto.KeyPress, held, image.Point{}), e.press(c.key), e.fake(xproto.KeyRelease, held, image.Point{}))
}

// click clicks with the left button.
func (e *eye) click(at image.Point) error {
	return errors.Join(e.fake(xproto.MotionNotify, 0, at), e.fake(xproto.ButtonPress, 1, at), e.fake(xproto.ButtonRelease, 1, at))
}

func (e *eye) fake(kind, detail byte, at image.Point) error {
	return xtest.FakeInputChecked(e.conn, kind, detail, 0, e.root, int16(at.X), int16(at.Y), 0).Check()
}
