//go:build !windows && !darwin

package chooser_test

import (
	"context"
	"errors"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"lanyard/data/say"
	"lanyard/ui/chooser"
	"lanyard/ui/chooser/portaltest"
)

// result is what asking came to.
type result struct {
	paths []string
	err   error
}

// asks asks after the test.
func asks(ctx context.Context, r chooser.Request) <-chan result {
	got := make(chan result, 1)
	go func() {
		paths, err := chooser.Ask(ctx, r, func() {})
		got <- result{paths, err}
	}()
	return got
}

// comes waits for what a channel gives.
func comes[T any](t *testing.T, what string, c <-chan T) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(20 * time.Second):
		t.Fatal("there never came: " + what)
		panic("unreachable")
	}
}

func read() chooser.Request { return chooser.Request{Entry: chooser.Read.Entry()} }

func TestFilesChosenInThePortalAreReadByteForByte(t *testing.T) {
	portaltest.Bus(t)
	p := portaltest.New(t)
	for uri, want := range map[string]string{
		"file:///home/ada/list.vcf":               "/home/ada/list.vcf",
		"file://localhost/home/ada/list.vcf":      "/home/ada/list.vcf",
		"file:///home/ada/a+b%20c.csv":            "/home/ada/a+b c.csv",
		"file:///home/ada/100%25.csv":             "/home/ada/100%.csv",
		"file:///home/ada/a%2Bb%2520.csv":         "/home/ada/a+b%20.csv",
		"file:///home/ada/gr%C3%BC%C3%9Fe.vcf":    "/home/ada/grüße.vcf",
		"file:///home/ada/grüße.vcf":              "/home/ada/grüße.vcf",
		"file:///home/ada/gr%FC%DFe.vcf":          "/home/ada/gr\xfc\xdfe.vcf",
		"file:///home/ada/two%0Alines.vcf":        "/home/ada/two\nlines.vcf",
		"file:///home/ada/a%3Fb%23c.vcf":          "/home/ada/a?b#c.vcf",
		"file:///home/ada/-rf":                    "/home/ada/-rf",
		"file:///home/ada/%7Eb%22c%27d.vcf":       `/home/ada/~b"c'd.vcf`,
		"file:///run/user/1000/doc/6f2a/list.vcf": "/run/user/1000/doc/6f2a/list.vcf",
		"file:///": "/",
	} {
		got := asks(t.Context(), read())
		comes(t, "a dialog", p.Calls).Answer(0, uri)
		if r := comes(t, "an answer", got); r.err != nil || len(r.paths) != 1 || r.paths[0] != want {
			t.Errorf("%s: %q, %v; want %q", uri, r.paths, r.err, want)
		}
	}
	for _, uri := range []string{"", "smb://host.example/x.vcf", "http://lib.example/x", "file://host.example/x.vcf", "file:///a%00b", "file:///a%zz", "/etc/passwd", "file:x"} {
		got := asks(t.Context(), read())
		comes(t, "a dialog", p.Calls).Answer(0, "file:///home/ada/list.vcf", uri)
		if r := comes(t, "an answer", got); r.err == nil || r.paths != nil || errors.Is(r.err, chooser.ErrEnded) || errors.Is(r.err, chooser.ErrNone) {
			t.Errorf("%q: %q, %v; want an error that names it", uri, r.paths, r.err)
		}
	}
}

func TestThePortalIsToldWhatIsChosenFor(t *testing.T) {
	portaltest.Bus(t)
	p := portaltest.New(t)
	got := asks(t.Context(), chooser.Request{Entry: chooser.Read.Entry(), Folder: "/home/ada/gr\xfc\xdfe", Parent: 0x2a00007})
	c := comes(t, "a dialog", p.Calls)
	c.Answer(0, "file:///a.vcf", "file:///b.vcf")
	if r := comes(t, "an answer", got); !reflect.DeepEqual(r.paths, []string{"/a.vcf", "/b.vcf"}) {
		t.Errorf("several files: %v, %v", r.paths, r.err)
	}
	if c.Method != "OpenFile" || c.Parent != "x11:2a00007" || c.Title != "Open a picture or a contact file" || c.Options["multiple"].Value() != true {
		t.Errorf("asked for %+v", c)
	}
	if got, _ := c.Options["current_folder"].Value().([]byte); string(got) != "/home/ada/gr\xfc\xdfe\x00" {
		t.Errorf("the folder is %q", got)
	}
	filters := c.Options["filters"]
	if filters.Signature().String() != "a(sa(us))" || c.Options["current_filter"].Signature().String() != "(sa(us))" {
		t.Errorf("filters of the type %s", filters.Signature())
	}
	text := filters.String()
	for _, want := range []string{"All that Lanyard reads", "Pictures", "Contact files", "Calendars", "All files", "*.[vV][cC][fF]", "*.[jJ][pP][gG]", "*.[iI][cC][sS]"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in %s", want, text)
		}
	}

	got = asks(t.Context(), chooser.Request{Entry: chooser.Export.Entry(), Folder: "/home/ada", Name: "gr\xfc\xdfe.xlsx"})
	c = comes(t, "a dialog", p.Calls)
	c.Answer(0, "file:///home/ada/x.xlsx", "file:///home/ada/y.xlsx")
	if r := comes(t, "an answer", got); !reflect.DeepEqual(r.paths, []string{"/home/ada/x.xlsx"}) {
		t.Errorf("one file to save: %v, %v", r.paths, r.err)
	}
	if name, _ := c.Options["current_name"].Value().(string); c.Method != "SaveFile" || c.Parent != "" || name != "gr\ufffd\ufffde.xlsx" && name != "gr\ufffde.xlsx" {
		t.Errorf("asked for %s with the name %q, of the window %q", c.Method, name, c.Parent)
	}
	if text := c.Options["filters"].String(); !strings.Contains(text, "XLSX") || strings.Contains(text, "vCard") {
		t.Errorf("the types to save are %s", text)
	}
}

func TestAnAnswerIsHeardHoweverEarly(t *testing.T) {
	portaltest.Bus(t)
	p := portaltest.New(t)
	for name, says := range map[string]func(*portaltest.Call) error{
		"before the call returns": func(c *portaltest.Call) error { c.Answer(0, "file:///a.vcf"); return nil },
		"of an older portal, which names the request as it likes": func(c *portaltest.Call) error {
			c.Handle = "/org/freedesktop/portal/desktop/request/of/old"
			c.Answer(0, "file:///a.vcf")
			return nil
		},
	} {
		p.First(says)
		if r := comes(t, "an answer "+name, asks(t.Context(), read())); r.err != nil || len(r.paths) != 1 {
			t.Errorf("%s: %v, %v", name, r.paths, r.err)
		}
	}
}

func TestNobodyElseAnswersForThePortal(t *testing.T) {
	portaltest.Bus(t)
	p := portaltest.New(t)
	got := asks(t.Context(), read())
	c := comes(t, "a dialog", p.Calls)
	c.AnswerFrom(portaltest.Connect(t), 0, "file:///etc/passwd")
	other := *c
	other.Handle += "x"
	other.Answer(0, "file:///other")
	c.Answer(0, "file:///a.vcf")
	if r := comes(t, "an answer", got); r.err != nil || len(r.paths) != 1 || r.paths[0] != "/a.vcf" {
		t.Errorf("%v, %v", r.paths, r.err)
	}
}

func TestADialogThatIsClosedChoosesNothing(t *testing.T) {
	portaltest.Bus(t)
	p := portaltest.New(t)
	for name, c := range map[string]struct {
		code uint32
		wait time.Duration
		want error
	}{
		"cancelled":                           {1, 0, nil},
		"its window closed":                   {2, 600 * time.Millisecond, nil},
		"ended before anybody could close it": {2, 0, chooser.ErrEnded},
	} {
		t.Run(name, func(t *testing.T) {
			p.First(func(call *portaltest.Call) error {
				if c.code == 2 && c.wait == 0 {
					call.Answer(2) // at once, however slow the test is
				}
				return nil
			})
			got := asks(t.Context(), read())
			call := comes(t, "a dialog", p.Calls)
			time.Sleep(c.wait)
			call.Answer(c.code)
			if r := comes(t, "an answer", got); len(r.paths) > 0 || !errors.Is(r.err, c.want) {
				t.Errorf("%v, %v; want %v", r.paths, r.err, c.want)
			}
		})
	}
}

func TestAPortalThatGoesAwayIsToldFromOneThatWaits(t *testing.T) {
	for name, end := range map[string]func(*portaltest.Portal, *portaltest.Call){
		"it leaves the bus": func(p *portaltest.Portal, _ *portaltest.Call) { _ = p.Conn.Close() },
		"it gives up its name": func(p *portaltest.Portal, _ *portaltest.Call) {
			_, _ = p.Conn.ReleaseName("org.freedesktop.portal.Desktop")
		},
		"it answers in no sense": func(p *portaltest.Portal, c *portaltest.Call) {
			_ = p.Conn.Emit(c.Handle, "org.freedesktop.portal.Request.Response", "yes")
		},
	} {
		t.Run(name, func(t *testing.T) {
			portaltest.Bus(t)
			p := portaltest.New(t)
			got := asks(t.Context(), read())
			end(p, comes(t, "a dialog", p.Calls))
			if r := comes(t, "an answer", got); !errors.Is(r.err, chooser.ErrEnded) {
				t.Errorf("%v, %v; want %v", r.paths, r.err, chooser.ErrEnded)
			}
		})
	}
	t.Run("it refuses the call", func(t *testing.T) {
		portaltest.Bus(t)
		portaltest.New(t).First(func(*portaltest.Call) error { return errors.New("no") })
		if r := comes(t, "an answer", asks(t.Context(), read())); !errors.Is(r.err, chooser.ErrEnded) {
			t.Errorf("%v, %v; want %v", r.paths, r.err, chooser.ErrEnded)
		}
	})
}

func TestADialogIsTakenBack(t *testing.T) {
	portaltest.Bus(t)
	p := portaltest.New(t)
	ctx, stop := context.WithCancel(t.Context())
	got := asks(ctx, read())
	c := comes(t, "a dialog", p.Calls)
	stop()
	if r := comes(t, "an answer", got); !errors.Is(r.err, context.Canceled) {
		t.Errorf("%v, %v", r.paths, r.err)
	}
	comes(t, "word to the portal that the dialog is taken back", c.Closed())

	hangs := make(chan struct{})
	defer close(hangs)
	asked := make(chan struct{})
	p.First(func(*portaltest.Call) error { close(asked); <-hangs; return nil }) // it never returns the call
	ctx, stop = context.WithCancel(t.Context())
	got = asks(ctx, read())
	comes(t, "the call", asked)
	stop()
	if r := comes(t, "an answer", got); !errors.Is(r.err, context.Canceled) {
		t.Errorf("of a portal that hangs: %v, %v", r.paths, r.err)
	}
}

// silent is a socket at which nobody ever answers.
func silent(t *testing.T) {
	dir, err := os.MkdirTemp("", "bus")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "s")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close(); _ = os.RemoveAll(dir) })
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+path)
}

func TestWhereThereIsNoPortalThatIsSaid(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T){
		"no bus":                     portaltest.NoBus,
		"a bus that does not answer": silent,
		"no portal":                  portaltest.Bus,
		"a portal without such dialog": func(t *testing.T) {
			portaltest.Bus(t)
			portaltest.Own(t, portaltest.Connect(t), "org.freedesktop.portal.Desktop")
		},
		"no address": func(t *testing.T) {
			t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
			t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
		},
	} {
		t.Run(name, func(t *testing.T) {
			prepare(t)
			shown := false
			_, err := chooser.Ask(t.Context(), read(), func() { shown = true })
			if !errors.Is(err, chooser.ErrNone) || shown {
				t.Errorf("%v, shown %v; want %v", err, shown, chooser.ErrNone)
			}
		})
	}
}

func TestTextsThatTheBusTakesNot(t *testing.T) {
	portaltest.Bus(t)
	p := portaltest.New(t)
	e := chooser.Export.Entry()
	e.Title = say.T("a\x00b\xff")
	got := asks(t.Context(), chooser.Request{Entry: e, Name: "x\x00\xff.csv"})
	c := comes(t, "a dialog", p.Calls)
	c.Answer(1)
	comes(t, "an answer", got)
	if c.Title != "ab\ufffd" || c.Options["current_name"] != dbus.MakeVariant("x\ufffd.csv") {
		t.Errorf("title %q, name %v", c.Title, c.Options["current_name"])
	}
}
