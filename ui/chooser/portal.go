//go:build !windows && !darwin

package chooser

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/godbus/dbus/v5"

	"lanyard/data/clock"
)

const (
	portalName = "org.freedesktop.portal.Desktop"
	portalPath = dbus.ObjectPath("/org/freedesktop/portal/desktop")
	files      = "org.freedesktop.portal.FileChooser"
	request    = "org.freedesktop.portal.Request"
)

// patience is how long the portal may take to say that it is there. It may have to be started first.
const patience = 4 * time.Second

// byHand is how long a user needs at least to close a dialog: one that is over sooner has never been seen.
const byHand = 300 * time.Millisecond

// Ask shows the dialog and waits for the user; shown runs once there is one to come up. It gives no path when the user
// chose none, ErrNone where there is no portal with a dialog, and ErrEnded when that went away. When ctx ends, so does
// the dialog.
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

// cause says what an error of the bus is, unless ctx is why.
func cause(ctx context.Context, what, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("%w: %w", what, err)
}

// portal is a connection to the session bus of its own: when it is closed, the portal takes away what it shows for it.
type portal struct {
	conn    *dbus.Conn
	object  dbus.BusObject
	owner   string // who has the portal's name on the bus
	signals chan *dbus.Signal
}

func (p *portal) close() { _ = p.conn.Close() } // nothing waits to be sent

// connect finds the portal, which the bus starts where it is not running yet.
func connect(ctx context.Context) (*portal, error) {
	ctx, end := context.WithTimeout(ctx, patience)
	defer end()
	conn, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() }) // a bus that does not answer
	defer stop()
	p := &portal{conn: conn, object: conn.Object(portalName, portalPath)}
	if err := p.greet(ctx); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// greet has the bus and the portal answer. One without a program for dialogs knows no version of them.
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

// listen has the bus tell of answers, and of the portal's end, before anything is asked: an answer can be there before
// the call that asks has returned.
func (p *portal) listen(ctx context.Context) error {
	p.signals = make(chan *dbus.Signal, 32)
	p.conn.Signal(p.signals)
	return errors.Join(
		p.conn.AddMatchSignalContext(ctx, dbus.WithMatchSender(portalName), dbus.WithMatchInterface(request), dbus.WithMatchMember("Response")),
		p.conn.AddMatchSignalContext(ctx, dbus.WithMatchSender("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"),
			dbus.WithMatchArg(0, portalName)))
}

// ask has the portal show the dialog, and waits for what comes first: the answer, its end, or that of ctx.
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
				return nil, fmt.Errorf("%w: %w", ErrEnded, err)
			}
			if called, handle = nil, other; early[handle] != nil { // portals of before 0.9 name it as they like
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

// parent names the window that asks. One of Wayland cannot be named.
func (r Request) parent() string {
	if r.Parent == 0 {
		return ""
	}
	return "x11:" + strconv.FormatUint(uint64(r.Parent), 16)
}

// filter is a type of file as the portal takes it: globs, each with a 0 before it.
type filter struct {
	Name  string
	Globs []glob
}

type glob struct {
	Kind    uint32
	Pattern string
}

// options are the request in the portal's words.
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

// eitherCase is a pattern of the ending in capital and small letters: the portal's patterns tell them apart.
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

// plain is a text that can be sent: a text on the bus is UTF-8 without NUL.
func plain(text string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\ufffd")
}

// answer reads what the portal says: 0 with files, 1 when the user chose none, 2 when the dialog ended otherwise. Some
// say 2 when the user closes the window.
func (r Request) answer(s *dbus.Signal, asked time.Time) ([]string, error) {
	var code uint32
	var results map[string]dbus.Variant
	if err := dbus.Store(s.Body, &code, &results); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEnded, err)
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
