//go:build linux || freebsd || openbsd || netbsd

package clipboard

import (
	"context"
	"errors"
	"io"
	"time"

	"lanyard/data/say"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// The X library prints what is no error to the terminal, for instance that there is no authority file.
func init() { xgb.Logger.SetOutput(io.Discard) }

// pictureTargets are the kinds of picture that are asked for, the one without loss first.
var pictureTargets = []string{"image/png", "image/bmp", "image/tiff", "image/webp", "image/jpeg", "image/gif"}

// readPicture reads the picture in the X11 clipboard; nil when there is none. It asks for
// itself instead of through a library, because programs hand over large pictures (a screenshot of
// a desktop) in pieces: ICCCM §2.7.2, INCR.
func readPicture(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, say.Errorf("The clipboard cannot be reached: {{.Why}}", err)
	}
	defer conn.Close()
	r := &selectionReader{ctx: ctx, conn: conn}
	if err := r.open(); err != nil {
		return nil, err
	}
	b, err := r.picture()
	if errors.Is(err, context.DeadlineExceeded) {
		err = say.Errorf("The program that owns the clipboard does not answer. Copy the picture again, or save it to a file and open that.")
	}
	return b, err
}

// selectionReader asks the owner of the CLIPBOARD selection for its content.
type selectionReader struct {
	ctx                       context.Context
	conn                      *xgb.Conn
	window                    xproto.Window
	clipboard, property, incr xproto.Atom
}

func (r *selectionReader) open() (err error) {
	screen := xproto.Setup(r.conn).DefaultScreen(r.conn)
	if r.window, err = xproto.NewWindowId(r.conn); err != nil {
		return err
	}
	// The owner writes into a property of this window; property changes tell that a piece is there.
	err = xproto.CreateWindowChecked(r.conn, 0, r.window, screen.Root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly,
		screen.RootVisual, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check()
	if err != nil {
		return err
	}
	for name, atom := range map[string]*xproto.Atom{"CLIPBOARD": &r.clipboard, "LANYARD_PASTE": &r.property, "INCR": &r.incr} {
		if *atom, err = r.atom(name); err != nil {
			return err
		}
	}
	return nil
}

func (r *selectionReader) atom(name string) (xproto.Atom, error) {
	reply, err := xproto.InternAtom(r.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return 0, err
	}
	return reply.Atom, nil
}

// picture is the content as a picture; nil when the owner has none.
func (r *selectionReader) picture() ([]byte, error) {
	targets, err := r.atom("TARGETS")
	if err != nil {
		return nil, err
	}
	list, err := r.convert(targets)
	if err != nil || list == nil {
		return nil, err
	}
	for _, name := range pictureTargets {
		atom, err := r.atom(name)
		if err != nil {
			return nil, err
		}
		for i := 0; i+4 <= len(list); i += 4 {
			if xproto.Atom(xgb.Get32(list[i:])) != atom {
				continue
			}
			if b, err := r.convert(atom); err != nil || len(b) > 0 {
				return b, err
			}
		}
	}
	return nil, nil
}

// convert asks for the content as target; nil when the owner declines or there is none.
func (r *selectionReader) convert(target xproto.Atom) ([]byte, error) {
	xproto.ConvertSelection(r.conn, r.window, r.clipboard, target, r.property, xproto.TimeCurrentTime)
	for {
		event, err := r.next()
		if err != nil {
			return nil, err
		}
		answer, ok := event.(xproto.SelectionNotifyEvent)
		if !ok || answer.Target != target {
			continue
		}
		if answer.Property == 0 {
			return nil, nil
		}
		kind, b, err := r.take()
		if err != nil || kind != r.incr {
			return b, err
		}
		return r.pieces()
	}
}

// pieces collects what is handed over bit by bit: each time the property was taken away the owner
// writes the next piece; an empty one is the end.
func (r *selectionReader) pieces() ([]byte, error) {
	var all []byte
	for {
		event, err := r.next()
		if err != nil {
			return nil, err
		}
		e, ok := event.(xproto.PropertyNotifyEvent)
		if !ok || e.Atom != r.property || e.State != xproto.PropertyNewValue {
			continue
		}
		_, b, err := r.take()
		if err != nil || len(b) == 0 {
			return all, err
		}
		if all = append(all, b...); len(all) > limit {
			return nil, tooLarge()
		}
	}
}

// take reads the property and deletes it, which tells the owner to go on.
func (r *selectionReader) take() (xproto.Atom, []byte, error) {
	var all []byte
	for {
		p, err := xproto.GetProperty(r.conn, true, r.window, r.property, xproto.GetPropertyTypeAny, uint32(len(all)/4), 1<<18).Reply()
		if err != nil {
			return 0, nil, err
		}
		all = append(all, p.Value...)
		switch {
		case len(all) > limit:
			return 0, nil, tooLarge()
		case p.BytesAfter == 0:
			return p.Type, all, nil
		}
	}
}

// next waits for an event. The connection has no wait that a context ends, so it is asked often.
func (r *selectionReader) next() (xgb.Event, error) {
	for {
		event, err := r.conn.PollForEvent()
		if event != nil {
			return event, nil
		}
		if err != nil {
			return nil, err
		}
		select {
		case <-r.ctx.Done():
			return nil, r.ctx.Err()
		case <-time.After(2 * time.Millisecond):
		}
	}
}
