package cli_test

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"lanyard/ui/instance"
)

// opener is a desk with folders of its own for windows to be found in.
func newOpenDesk(t *testing.T) *desk {
	t.Helper()
	dir, err := os.MkdirTemp("", "op") // short: a socket lies in it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	for _, name := range []string{"XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(name, dir)
	}
	return newDesk(t)
}

// oddNames are file names that some program on the way may spoil.
func oddNames() []string {
	names := []string{"plain.vcf", "two words.vcf", "O'Brien +1 100%.vcf", "%20.vcf", "Müller 図書館.vcf", "a#b?c&d.vcf", "-leading.vcf", "--json", "import", "~.vcf", "$HOME.vcf"}
	if runtime.GOOS != "windows" {
		names = append(names, "two\nlines.vcf", "“q\"uotes”.vcf", "back\\slash.vcf", "file:x.vcf")
	}
	if runtime.GOOS == "linux" {
		names = append(names, "not\xff text.vcf")
	}
	return names
}

// running is a window on the desk's database that keeps what it is asked for.
type running struct {
	mu    sync.Mutex
	heard []instance.Wish
	state instance.State
}

func (d *desk) running(state instance.State) *running {
	d.t.Helper()
	r := &running{state: state}
	c, err := instance.Take(d.t.Context(), d.db, instance.Wish{}, func(w instance.Wish) instance.State {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.heard = append(r.heard, w)
		return r.state
	})
	if c == nil || err != nil {
		d.t.Fatalf("%v, %v", c, err)
	}
	d.t.Cleanup(func() { _ = c.Release() })
	return r
}

// took is what was asked of the window since it was last asked for.
func (r *running) took() []instance.Wish {
	r.mu.Lock()
	defer r.mu.Unlock()
	heard := r.heard
	r.heard = nil
	return heard
}

// opensWindow is what the window of the tests prints that is opened with files.
func (d *desk) opensWindow(paths ...string) string {
	text := fmt.Sprintf("window %q false", d.db)
	for _, path := range paths {
		text += fmt.Sprintf(" %q", path)
	}
	return text
}

func TestFilesAreOpenedWhateverTheyAreCalled(t *testing.T) {
	d := newOpenDesk(t)
	for _, name := range oddNames() {
		path := d.file(name, cards)
		ways := map[string][]string{"open": {"open", "--", name}, "behind --": {"--", name}, "its whole path": {path}, "in its folder": {"." + string(filepath.Separator) + name}}
		if strings.ToValidUTF8(name, "") == name {
			ways["an address"] = []string{"open", (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()}
		}
		for way, args := range ways {
			t.Run(fmt.Sprintf("%q by %s", name, way), func(t *testing.T) {
				if r := d.run(args...); r.code != 0 || r.out != d.opensWindow(path) {
					t.Errorf("exit %d, %s, want %s\n%s", r.code, r.out, d.opensWindow(path), r.errout)
				}
			})
		}
	}
}

func TestARunningWindowGetsTheFiles(t *testing.T) {
	d := newOpenDesk(t)
	window := d.running(instance.Raised)
	var names, paths []string
	for _, name := range oddNames() {
		names, paths = append(names, name), append(paths, d.file(name, cards))
	}
	for i := len(names); i < 50; i++ {
		names = append(names, fmt.Sprintf("%d.vcf", i))
		paths = append(paths, d.file(names[i], cards))
	}
	out := d.must(append([]string{"open", "--json", "--"}, names...)...)
	if got := window.took(); len(got) != 1 || !slices.Equal(got[0].Files, paths) {
		t.Errorf("the window got %q, want %q", got, paths)
	}
	doc := parse(t, out)
	files := objects(t, doc, "files")
	if doc["handed_to"] != "running" || len(files) != 50 || files[0]["path"] != paths[0] || files[0]["error"] != nil {
		t.Errorf("it prints %s", out)
	}
	t.Run("whichever way its database is called", func(t *testing.T) {
		r := d.runEnv([]string{"LANYARD_DB="}, "open", "plain.vcf", "--db", filepath.Join("data", "..", "data", "test.db"))
		if r.code != 0 || len(window.took()) != 1 {
			t.Errorf("exit %d, %s%s", r.code, r.out, r.errout)
		}
	})
	t.Run("not one of another database", func(t *testing.T) {
		r := d.run("open", "plain.vcf", "--db", "other.db")
		if r.code != 0 || !strings.HasPrefix(r.out, `window "other.db"`) || len(window.took()) != 0 {
			t.Errorf("exit %d, %s%s", r.code, r.out, r.errout)
		}
	})
	t.Run("also where there is no display", func(t *testing.T) {
		r := d.runEnv([]string{"LANYARD_DB=" + d.db, "DISPLAY=", "WAYLAND_DISPLAY="}, "--json", "plain.vcf")
		if r.code != 0 || parse(t, r.out)["handed_to"] != "running" || len(window.took()) != 1 {
			t.Errorf("exit %d, %s%s", r.code, r.out, r.errout)
		}
	})
	t.Run("a portal's path as it stands", func(t *testing.T) {
		portal := filepath.Join(d.dir, "run", "user", "1000", "doc", "a1b2c3d4")
		if err := os.MkdirAll(filepath.Dir(portal), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(d.dir, portal); err != nil {
			t.Skip("no links here: ", err)
		}
		path := filepath.Join(portal, "two words.vcf")
		d.must("open", path)
		if got := window.took(); len(got) != 1 || !slices.Equal(got[0].Files, []string{path}) {
			t.Errorf("the window got %q", got)
		}
	})
	t.Run("and actions", func(t *testing.T) {
		d.must("open", "--new-person")
		d.must("open", "--read-code")
		want := []instance.Wish{{Do: instance.NewPerson}, {Do: instance.ReadCode}}
		if got := window.took(); !reflect.DeepEqual(got, want) {
			t.Errorf("the window got %+v", got)
		}
		d.want(1, "do not go together", "open", "--new-person", "--read-code")
	})
	t.Run("too many are refused", func(t *testing.T) {
		many := slices.Repeat([]string{"plain.vcf"}, instance.MostFiles+1)
		if r := d.want(1, "too many", append([]string{"open", "--json"}, many...)...); parse(t, r.out)["handed_to"] != nil {
			t.Errorf("it prints %s", r.out[:200])
		}
	})
}

func TestAWindowThatIsClosingGetsNoFiles(t *testing.T) {
	d := newOpenDesk(t)
	window := d.running(instance.Closing)
	path := d.file("plain.vcf", cards)
	if r := d.run("open", path); r.code != 0 || r.out != d.opensWindow(path) || len(window.took()) != 1 {
		t.Errorf("exit %d, %s%s", r.code, r.out, r.errout)
	}
}

func TestWhatCannotBeOpenedIsSaid(t *testing.T) {
	d := newOpenDesk(t)
	there := d.file("there.vcf", cards)
	gone := filepath.Join(d.dir, "gone.vcf")
	t.Run("one of several: the others are opened", func(t *testing.T) {
		r := d.want(1, gone+" does not exist", "open", "--json", "gone.vcf", "there.vcf")
		document, window, _ := strings.Cut(r.out, "window")
		files := objects(t, parse(t, document), "files")
		if "window"+window != d.opensWindow(there) || parse(t, document)["handed_to"] != "new" || len(files) != 2 {
			t.Fatalf("it prints %s", r.out)
		}
		if text, _ := files[0]["error"].(string); files[0]["path"] != gone || !strings.Contains(text, "does not exist") || files[1]["error"] != nil {
			t.Errorf("the files are %v", files)
		}
	})
	for name, c := range map[string]struct {
		arg, message string
	}{
		"none is there": {"gone.vcf", "does not exist"},
		"a folder":      {d.dir, "is a folder"},
	} {
		t.Run(name+": no window comes", func(t *testing.T) {
			r := d.want(1, c.message, "open", "--json", c.arg)
			if doc := parse(t, r.out); doc["handed_to"] != nil || len(objects(t, doc, "files")) != 1 {
				t.Errorf("it prints %s", r.out)
			}
		})
	}
	t.Run("no display and no window: one sentence", func(t *testing.T) {
		if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
			t.Skip("there is always one")
		}
		r := d.runEnv([]string{"LANYARD_DB=" + d.db, "DISPLAY=", "WAYLAND_DISPLAY="}, "open", "--json", there)
		if doc := parse(t, r.out); r.code != 1 || doc["handed_to"] != nil || strings.Count(r.errout, "\n") != 1 || !strings.Contains(r.errout, "no display") {
			t.Errorf("exit %d, %s%s", r.code, r.out, r.errout)
		}
	})
	t.Run("a word that is neither a command nor a file", func(t *testing.T) {
		d.want(1, `"fly" is neither a command nor an existing file`, "fly")
		d.want(1, filepath.Join(d.dir, "fly")+" does not exist", "--", "fly")
	})
	t.Run("a command comes before a file of its name", func(t *testing.T) {
		d.file("version", cards)
		if got := d.must("version"); got != "lanyard 1.2.3\n" {
			t.Errorf("it prints %q", got)
		}
	})
}

func TestVersionSaysWhatTheProgramIsBuiltOf(t *testing.T) {
	doc := parse(t, newDesk(t).must("version", "--json"))
	for key, want := range map[string]string{"version": "1.2.3", "commit": "abc", "fyne": "v9", "go": runtime.Version()} {
		if doc[key] != want {
			t.Errorf("%s is %v, want %s", key, doc[key], want)
		}
	}
	if n, _ := doc["schema"].(float64); n < 1 || len(doc) != 6 {
		t.Errorf("it prints %v", doc)
	}
	if s, _ := doc["sqlite"].(string); !strings.HasPrefix(s, "3.") {
		t.Errorf("sqlite is %v", doc["sqlite"])
	}
}
