//go:build !windows && !darwin

package chooser

import (
	"context"
	"crypto/rand"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/godbus/dbus/v5"

	"lanyard/data/clock"
	"lanyard/data/say"
)

const (
	portalName = "org.freedesktop.portal.Desktop"
	portalPath = dbus.ObjectPath("/org/freedesktop/portal/desktop")
	files      = "org.freedesktop.portal.FileChooser"
	request    = "org.freedesktop.portal.Request"
)

// patience is how long the portal may take to answer for the first time. It may have to be started.
const patience = 4 * time.Second

// byHand is the shortest time in which a user closes a dialog: one that ends sooner was never seen.
const byHand = 300 * time.Millisecond

// Ask shows the dialog and waits for the user; it calls shown once there is a dialog to come up. It gives no
// path when the user chose none, ErrNone if there is no portal with a dialog, and ErrEnded if that disappeared.
// When ctx ends the dialog disappears.
func Ask(ctx context.Context, r Request, shown func()) ([]string, error) {
	p, err := connect(ctx)
	if err != nil {
		return nil, cause(ctx, ErrNone, err)
	}
	defer p.close()
	if err := p.listen(ctx); err != nil {
		return nil, cause(ctx, ErrNone, err)
	}
	shown()
	return p.ask(ctx, r)
}

// cause gives the reason for an error of the bus, unless ctx is the reason.
func cause(ctx context.Context, what, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return say.Errorf("{{.What}}: {{.Why}}", what, err)
}

// portal is its own connection to the session bus: when it is closed, the portal closes its dialog.
type portal struct {
	conn    *dbus.Conn
	object  dbus.BusObject
	owner   string // the owner of the portal's name on the bus
	signals chan *dbus.Signal
}

func (p *portal) close() { _ = p.conn.Close() } // nothing is waiting to be sent

// connect finds the portal; the bus starts it if it is not running.
func connect(ctx context.Context) (*portal, error) {
	ctx, end := context.WithTimeout(ctx, patience)
	defer end()
	conn, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() }) // for a bus that does not answer
	defer stop()
	p := &portal{conn: conn, object: conn.Object(portalName, portalPath)}
	if err := p.greet(ctx); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// greet makes the bus and the portal answer. A portal without dialogs has no version of them.
func (p *portal) greet(ctx context.Context) error {
	if err := p.conn.Auth(nil); err != nil {
		return err
	}
	if err := p.conn.Hello(); err != nil {
		return err
	}
	var version uint32
	if err := p.object.CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0, files, "version").Store(&version); err != nil {
		return err
	}
	return p.conn.BusObject().CallWithContext(ctx, "org.freedesktop.DBus.GetNameOwner", 0, portalName).Store(&p.owner)
}

// listen asks the bus for answers, and for the portal's end, before any request: an answer can come before the
// call returns.
func (p *portal) listen(ctx context.Context) error {
	p.signals = make(chan *dbus.Signal, 32)
	p.conn.Signal(p.signals)
	return errors.Join(
		p.conn.AddMatchSignalContext(ctx, dbus.WithMatchSender(portalName), dbus.WithMatchInterface(request), dbus.WithMatchMember("Response")),
		p.conn.AddMatchSignalContext(ctx, dbus.WithMatchSender("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"),
			dbus.WithMatchArg(0, portalName)))
}

// ask makes the portal show the dialog, and waits for the first of: the answer, the portal's end, the end of
// ctx.
func (p *portal) ask(ctx context.Context, r Request) ([]string, error) {
	token := "lanyard" + rand.Text()
	sender := strings.ReplaceAll(strings.TrimPrefix(p.conn.Names()[0], ":"), ".", "_")
	handle := portalPath + "/request/" + dbus.ObjectPath(sender+"/"+token)
	asked, early := clock.Real(), map[dbus.ObjectPath]*dbus.Signal{}
	called := p.object.Go(files+"."+r.method(), 0, make(chan *dbus.Call, 1), r.parent(), plain(r.say(r.Title)), r.options(token)).Done
	for {
		select {
		case <-ctx.Done():
			p.conn.Object(portalName, handle).Go(request+".Close", dbus.FlagNoReplyExpected, nil)
			return nil, ctx.Err()
		case call := <-called:
			var other dbus.ObjectPath
			if err := call.Store(&other); err != nil {
				return nil, say.As(ErrEnded, "the desktop's dialog ended without an answer: {{.Why}}", err)
			}
			if called, handle = nil, other; early[handle] != nil { // portals before 0.9 choose the name themselves
				return r.answer(early[handle], asked)
			}
		case s := <-p.signals:
			switch {
			case s == nil || s.Name == "org.freedesktop.DBus.NameOwnerChanged":
				return nil, ErrEnded
			case s.Name != request+".Response" || s.Sender != p.owner:
			case s.Path == handle:
				return r.answer(s, asked)
			default:
				early[s.Path] = s
			}
		}
	}
}

func (r Request) method() string {
	if r.Kind == Save {
		return "SaveFile"
	}
	return "OpenFile"
}

// parent names the window that asks. A Wayland window cannot be named.
func (r Request) parent() string {
	if r.Parent == 0 {
		return ""
	}
	return "x11:" + strconv.FormatUint(uint64(r.Parent), 16)
}

// filter is a type of file for the portal: globs, each with a 0 before it.
type filter struct {
	Name  string
	Globs []glob
}

type glob struct {
	Kind    uint32
	Pattern string
}

// options are the request for the portal.
func (r Request) options(token string) map[string]dbus.Variant {
	filters := []filter{}
	for _, t := range r.offered() {
		f := filter{Name: r.say(t.Name)}
		for _, ending := range t.Endings {
			f.Globs = append(f.Globs, glob{0, "*" + eitherCase(ending)})
		}
		filters = append(filters, f)
	}
	filters = append(filters, filter{r.say(allFiles), []glob{{0, "*"}}})
	options := map[string]dbus.Variant{
		"handle_token":   dbus.MakeVariant(token),
		"modal":          dbus.MakeVariant(true),
		"filters":        dbus.MakeVariant(filters),
		"current_filter": dbus.MakeVariant(filters[0]),
	}
	if r.Kind == Open {
		options["multiple"] = dbus.MakeVariant(r.Several)
	}
	if r.Folder != "" {
		options["current_folder"] = dbus.MakeVariant(append([]byte(r.Folder), 0)) // bytes: names need not be UTF-8
	}
	if r.Name != "" {
		options["current_name"] = dbus.MakeVariant(plain(r.Name))
	}
	return options
}

// eitherCase is a pattern for an ending in capital and small letters, which the portal's patterns distinguish.
func eitherCase(ending string) string {
	var b strings.Builder
	for _, c := range ending {
		if unicode.IsLetter(c) {
			b.WriteString("[" + string(c) + string(unicode.ToUpper(c)) + "]")
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// plain makes a text that can be sent: the bus takes UTF-8 without NUL.
func plain(text string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\ufffd")
}

// answer reads the portal's answer: 0 with files, 1 if the user chose none, 2 if the dialog ended otherwise.
// Some portals say 2 if the user closes the window.
func (r Request) answer(s *dbus.Signal, asked time.Time) ([]string, error) {
	var code uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(s.Body, &code, &results); err != nil {
		return nil, say.As(ErrEnded, "the desktop's dialog ended without an answer: {{.Why}}", err)
	}
	switch {
	case code == 1, code != 0 && clock.Real().Sub(asked) > byHand:
		return nil, nil
	case code != 0:
		return nil, ErrEnded
	}
	uris, _ := results["uris"].Value().([]string)
	if !r.Several && len(uris) > 1 {
		uris = uris[:1]
	}
	paths := make([]string, len(uris))
	for i, uri := range uris {
		var err error
		if paths[i], err = pathOf(uri); err != nil {
			return nil, err
		}
	}
	return paths, nil
}
