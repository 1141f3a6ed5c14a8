package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/ui/cli"
	"lanyard/ui/instance"
)

// asProgram makes the test binary the program itself: each test drives a process of its own, as a
// script would.
const asProgram = "LANYARD_TEST_AS_PROGRAM"

// atEnd runs before the program ends.
var atEnd = func() {}

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		window := func(s instance.Start, demo bool) error {
			s.Tell(false)
			_, err := fmt.Fprintf(os.Stdout, "window %q %v", s.Database, demo)
			for _, file := range s.Wish.Files {
				fmt.Fprintf(os.Stdout, " %q", file)
			}
			if s.Wish.Do != "" {
				fmt.Fprintf(os.Stdout, " %s", s.Wish.Do)
			}
			return err
		}
		code := cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, window, cli.Build{Version: "1.2.3", Commit: "abc", Fyne: "v9"})
		atEnd()
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// desk is a folder with a database where commands are run. Its failures do not end a test, so that
// subtests can share it.
type desk struct {
	t   *testing.T
	dir string
	db  string
}

func newDesk(t *testing.T) *desk {
	dir := t.TempDir()
	return &desk{t: t, dir: dir, db: filepath.Join(dir, "data", "test.db")}
}

// result is what a command left after.
type result struct {
	code        int
	out, errout string
}

// run runs a command on the desk's database.
func (d *desk) run(args ...string) result {
	d.t.Helper()
	return d.runEnv([]string{"LANYARD_DB=" + d.db}, args...)
}

func (d *desk) runEnv(env []string, args ...string) result {
	d.t.Helper()
	return d.start(nil, env, args...)
}

// runInput runs a command with something on its standard input.
func (d *desk) runInput(in io.Reader, args ...string) result {
	d.t.Helper()
	return d.start(in, []string{"LANYARD_DB=" + d.db}, args...)
}

func (d *desk) start(in io.Reader, env []string, args ...string) result {
	d.t.Helper()
	self, err := os.Executable()
	if err != nil {
		d.t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir, cmd.Stdin = d.dir, in
	cmd.Env = append(os.Environ(), append([]string{asProgram + "=1", "XDG_DATA_HOME=" + d.dir, "TZ=Europe/Berlin", "DISPLAY=:0"}, env...)...)
	var out, errout bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errout
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		d.t.Fatal(err)
	}
	r := result{cmd.ProcessState.ExitCode(), out.String(), errout.String()}
	if strings.Contains(r.errout, "goroutine ") {
		d.t.Errorf("%q crashed:\n%s", args, r.errout)
	}
	return r
}

// must runs a command that has to succeed and returns its standard output.
func (d *desk) must(args ...string) string {
	d.t.Helper()
	r := d.run(args...)
	if r.code != 0 {
		d.t.Errorf("%q: exit %d\n%s", args, r.code, r.errout)
	}
	return r.out
}

// want checks a command's exit code and that its messages hold a text.
func (d *desk) want(code int, message string, args ...string) result {
	d.t.Helper()
	r := d.run(args...)
	if r.code != code || !strings.Contains(r.errout, message) {
		d.t.Errorf("%q: exit %d, want %d with %q\n%s", args, r.code, code, message, r.errout)
	}
	return r
}

func (d *desk) file(name, content string) string {
	d.t.Helper()
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// object is a JSON object.
type object = map[string]any

func parse(t *testing.T, text string) object {
	t.Helper()
	var doc object
	dec := json.NewDecoder(strings.NewReader(text))
	if err := dec.Decode(&doc); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	if dec.More() {
		t.Fatalf("more than one document: %q", text)
	}
	return doc
}

// names lists the display names of a document's contacts.
func names(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	for _, c := range objects(t, parse(t, text), "contacts") {
		out = append(out, fmt.Sprint(c["display_name"]))
	}
	return out
}

// objects is a document's list of objects; it must be there, though it may be empty.
func objects(t *testing.T, doc object, key string) []object {
	t.Helper()
	list, ok := doc[key].([]any)
	if !ok {
		t.Fatalf("%q is no list in %v", key, doc)
	}
	out := make([]object, len(list))
	for i, v := range list {
		out[i] = v.(object)
	}
	return out
}

// cards is a file of people in several scripts.
const cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Anna;;Dr.;\r\nFN:Dr. Anna Müller\r\nORG:Städtische Bücherei;Metadata\r\n" +
	"TITLE:Head of Metadata\r\nEMAIL;TYPE=WORK,PREF:anna@library.example\r\nTEL;TYPE=WORK:+49 30 23125 123\r\n" +
	"ADR;TYPE=WORK:;;Am Markt 1;Berlin;;10115;Germany\r\nURL:https://library.example/anna\r\nCATEGORIES:metadata,BIBFRAME\r\n" +
	"BDAY:--02-03\r\nNOTE:likes tea\r\nX-ROOM:B 12\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:3.0\r\nN:山田;太郎;;;\r\nFN:山田 太郎\r\nORG:国立図書館\r\nEMAIL:taro@ndl.example\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Wałęsa;Łucja;;;\r\nFN:Łucja Wałęsa\r\nORG:Biblioteka\r\nEMAIL:lucja@biblioteka.example\r\nEND:VCARD\r\n"
