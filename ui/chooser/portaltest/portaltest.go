//go:build !windows && !darwin

// Package portaltest is a desktop portal for tests, on a bus of its own: it shows nothing, and answers as the test says.
package portaltest

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/godbus/dbus/v5"
)

// config is a bus that only its user reaches, and that starts no program.
const config = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=%s</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`

// Bus starts a bus for the test and makes it that of the session. Where there is no dbus-daemon the test is skipped;
// with CI set it fails.
func Bus(t *testing.T) {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("dbus-daemon is missing: run apt-get install dbus")
		}
		t.Skip("dbus-daemon is missing: run apt-get install dbus")
	}
	dir, err := os.MkdirTemp("", "bus") // the name of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "bus.conf")
	if err := os.WriteFile(file, fmt.Appendf(nil, config, dir), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(daemon, "--config-file="+file, "--nofork", "--nopidfile", "--print-address")
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // killed
		_ = os.RemoveAll(dir)
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("dbus-daemon gives no address: %v", err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
}

// NoBus takes the session's bus away from the test.
func NoBus(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(t.TempDir(), "none"))
}

// Connect is a program on the test's bus.
func Connect(t *testing.T) *dbus.Conn {
	t.Helper()
	conn, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() }) // a test may have closed it
	return conn
}

// Own takes a name on the bus.
func Own(t *testing.T, conn *dbus.Conn, name string) {
	t.Helper()
	if reply, err := conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("taking the name %s: %v, %v", name, reply, err)
	}
}

// Call is a dialog that was asked for.
type Call struct {
	Method, Parent, Title string
	Options               map[string]dbus.Variant
	Handle                dbus.ObjectPath // of the request

	sender string
	conn   *dbus.Conn
	closed chan struct{}
}

// Answer gives the user's answer: 0 with files, 1 for none, 2 when the dialog ended otherwise.
func (c *Call) Answer(code uint32, uris ...string) { c.AnswerFrom(c.conn, code, uris...) }

// AnswerFrom has any program on the bus say what the answer is, straight to the one who asked.
func (c *Call) AnswerFrom(conn *dbus.Conn, code uint32, uris ...string) {
	msg := &dbus.Message{Type: dbus.TypeSignal, Headers: map[dbus.HeaderField]dbus.Variant{
		dbus.FieldPath:        dbus.MakeVariant(c.Handle),
		dbus.FieldInterface:   dbus.MakeVariant("org.freedesktop.portal.Request"),
		dbus.FieldMember:      dbus.MakeVariant("Response"),
		dbus.FieldDestination: dbus.MakeVariant(c.sender),
		dbus.FieldSignature:   dbus.MakeVariant(dbus.ParseSignatureMust("ua{sv}")),
	}, Body: []any{code, map[string]dbus.Variant{"uris": dbus.MakeVariant(uris)}}}
	conn.Send(msg, nil)
}

// Closed is closed when the one who asked has taken the dialog back, or is gone.
func (c *Call) Closed() <-chan struct{} { return c.closed }

// Portal is a portal with a dialog for files.
type Portal struct {
	Conn  *dbus.Conn
	Calls chan *Call // the dialogs that were asked for, in their order
	first atomic.Pointer[func(*Call) error]
}

// First has f run before a call returns: it may answer, change the handle, wait, or refuse.
func (p *Portal) First(f func(*Call) error) { p.first.Store(&f) }

// New starts a portal on the test's bus.
func New(t *testing.T) *Portal {
	t.Helper()
	p := &Portal{Conn: Connect(t), Calls: make(chan *Call, 100)}
	version := func(of, name string) (dbus.Variant, *dbus.Error) { return dbus.MakeVariant(uint32(4)), nil }
	for _, err := range []error{
		p.Conn.ExportMethodTable(map[string]any{"OpenFile": p.method("OpenFile"), "SaveFile": p.method("SaveFile")}, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.FileChooser"),
		p.Conn.ExportMethodTable(map[string]any{"Get": version}, "/org/freedesktop/portal/desktop", "org.freedesktop.DBus.Properties"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	Own(t, p.Conn, "org.freedesktop.portal.Desktop")
	return p
}

// method is one that asks for a dialog.
func (p *Portal) method(name string) any {
	return func(sender dbus.Sender, msg dbus.Message, parent, title string, _ map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
		options, _ := msg.Body[2].(map[string]dbus.Variant) // with their types as they were sent
		token, _ := options["handle_token"].Value().(string)
		from := strings.ReplaceAll(strings.TrimPrefix(string(sender), ":"), ".", "_")
		c := &Call{
			Method: name, Parent: parent, Title: title, Options: options, sender: string(sender), conn: p.Conn, closed: make(chan struct{}),
			Handle: dbus.ObjectPath("/org/freedesktop/portal/desktop/request/" + from + "/" + token),
		}
		if first := p.first.Load(); first != nil {
			if err := (*first)(c); err != nil {
				return "", dbus.MakeFailedError(err)
			}
		}
		end := func() *dbus.Error { close(c.closed); return nil }
		if err := p.Conn.ExportMethodTable(map[string]any{"Close": end}, c.Handle, "org.freedesktop.portal.Request"); err != nil {
			return "", dbus.MakeFailedError(err)
		}
		p.Calls <- c
		return c.Handle, nil
	}
}
