//go:build linux || freebsd || openbsd || netbsd

package clipboard

import (
	"context"
	"slices"
	"sync"

	"lanyard/data/say"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// owned is the connection that holds the clipboard while it is ours; nil while it is not.
var owned struct {
	sync.Mutex
	conn *xgb.Conn
}

// writePicture puts a picture into the X11 clipboard. It speaks to the server itself: the library
// for the other systems opens libX11.so, a name that only the files for developers have.
func writePicture(_ context.Context, png []byte) error {
	o := &selectionOwner{png: png}
	if err := o.open(); err != nil {
		if o.conn != nil {
			o.conn.Close()
		}
		return say.Errorf("The clipboard cannot be reached: {{.Why}}", err)
	}
	// A property takes what one request can carry; a code is a hundredth of it.
	if most := 4 * int(xproto.Setup(o.conn).MaximumRequestLength); len(png) > most-64 {
		o.conn.Close()
		return say.Errorf("The clipboard does not take pictures. Save the code as a file instead.")
	}
	owned.Lock()
	defer owned.Unlock()
	if owned.conn != nil {
		owned.conn.Close()
	}
	owned.conn = o.conn
	go o.serve()
	return nil
}

// selectionOwner owns the CLIPBOARD selection and hands its picture to whoever asks (ICCCM §2.2),
// until another program takes the selection over.
type selectionOwner struct {
	conn            *xgb.Conn
	window          xproto.Window
	targets, format xproto.Atom // TARGETS and image/png
	png             []byte
}

// open connects and takes the selection.
func (o *selectionOwner) open() (err error) {
	if o.conn, err = xgb.NewConn(); err != nil {
		return err
	}
	r := &selectionReader{conn: o.conn}
	if err := r.open(); err != nil {
		return err
	}
	o.window = r.window
	if o.targets, err = r.atom("TARGETS"); err != nil {
		return err
	}
	if o.format, err = r.atom("image/png"); err != nil {
		return err
	}
	if err := xproto.SetSelectionOwnerChecked(o.conn, o.window, r.clipboard, xproto.TimeCurrentTime).Check(); err != nil {
		return err
	}
	now, err := xproto.GetSelectionOwner(o.conn, r.clipboard).Reply()
	if err == nil && now.Owner != o.window {
		err = say.Errorf("another program took it at the same moment")
	}
	return err
}

// serve answers until the selection is lost or the connection ends.
func (o *selectionOwner) serve() {
	for {
		event, err := o.conn.WaitForEvent()
		if event == nil && err == nil {
			return // the connection has ended
		}
		switch e := event.(type) {
		case xproto.SelectionRequestEvent:
			o.answer(e)
		case xproto.SelectionClearEvent:
			owned.Lock()
			if owned.conn == o.conn {
				owned.conn = nil
			}
			owned.Unlock()
			o.conn.Close()
			return
		}
	}
}

// answer writes what was asked for into the property that was named, and says so; a property of 0
// says that there is nothing of that kind.
func (o *selectionOwner) answer(e xproto.SelectionRequestEvent) {
	property := e.Property
	if property == xproto.AtomNone {
		property = e.Target // as programs before ICCCM want it
	}
	switch e.Target {
	case o.targets:
		list := slices.Concat(word(o.targets), word(o.format))
		xproto.ChangeProperty(o.conn, xproto.PropModeReplace, e.Requestor, property, xproto.AtomAtom, 32, uint32(len(list)/4), list)
	case o.format:
		xproto.ChangeProperty(o.conn, xproto.PropModeReplace, e.Requestor, property, o.format, 8, uint32(len(o.png)), o.png)
	default:
		property = xproto.AtomNone
	}
	said := xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: property}
	xproto.SendEvent(o.conn, false, e.Requestor, xproto.EventMaskNoEvent, string(said.Bytes()))
}

// word is an atom as a property holds it.
func word(a xproto.Atom) []byte {
	b := make([]byte, 4)
	xgb.Put32(b, uint32(a))
	return b
}
