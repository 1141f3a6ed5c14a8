package upgrade

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/ui/cli"
)

// program runs a release of Lanyard: its exit code, and what it prints.
type program func(t testing.TB, args ...string) (code int, out, errout string)

// binary is a program on the disk.
func binary(path string) program {
	return func(t testing.TB, args ...string) (int, string, string) {
		t.Helper()
		var out, errout bytes.Buffer
		cmd := exec.Command(path, args...)
		cmd.Env = append(os.Environ(), "LANYARD_DB=", "DISPLAY=", "WAYLAND_DISPLAY=")
		cmd.Stdout, cmd.Stderr = &out, &errout
		err := cmd.Run()
		if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		return cmd.ProcessState.ExitCode(), out.String(), errout.String()
	}
}

// here is this program, without its window.
func here(_ testing.TB, args ...string) (int, string, string) {
	var out, errout bytes.Buffer
	code := cli.Main(args, strings.NewReader(""), &out, &errout, nil, cli.Build{})
	return code, out.String(), errout.String()
}

// must runs a command on the database at path, and gives what it prints on standard output.
func (p program) must(t testing.TB, path string, args ...string) string {
	t.Helper()
	code, out, errout := p(t, append([]string{"--db", path}, args...)...)
	if code != 0 {
		t.Fatalf("%v: exit code %d\n%s", args, code, errout)
	}
	return out
}

// export is everything as JSON.
func (p program) export(t testing.TB, path string) string {
	t.Helper()
	return p.must(t, path, "export", "--format", "json")
}

// guests are people with what made-up ones lack.
const guests = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Nováková;Žofie;;Dr.;\r\nFN:Dr. Žofie Nováková\r\nORG:Městská knihovna;Katalog\r\nTITLE:Vedoucí\r\n" +
	"EMAIL;TYPE=WORK:zofie@lib.example\r\nTEL;TYPE=CELL:+44 118 496 0001\r\nADR;TYPE=WORK:;;Hlavní 1;Brno;;602 00;Česko\r\n" +
	"URL:https://lib.example/zofie\r\nBDAY:--0229\r\nCATEGORIES:maps,old prints\r\nNOTE:Two lines\\nof \"notes\"\\; and a comma\\, too\r\n" +
	"X-SHOE-SIZE;TYPE=eu:38\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:4.0\r\nN:;;;;\r\nFN:עדה כהן\r\nEMAIL:ada@book.example\r\nIMPP:sip:ada@book.example\r\nEND:VCARD\r\n"

// fill makes a database of so many people with an older or this program: made-up ones with photos, events, encounters and
// promises, guests, cards of the user's, changes that were undone and done again, and settings of the window.
func (p program) fill(t testing.TB, path string, people int) {
	t.Helper()
	file := filepath.Join(filepath.Dir(path), "guests.vcf")
	if err := os.WriteFile(file, []byte(guests), 0o600); err != nil {
		t.Fatal(err)
	}
	later := filepath.Join(filepath.Dir(path), "later.vcf")
	if err := os.WriteFile(later, []byte("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Undone;Una\r\nFN:Una Undone\r\nEND:VCARD\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.must(t, path, "generate", "--contacts", fmt.Sprint(people))
	p.must(t, path, "event", "add", "Days of Maps", "--from", "2026-10-12", "--to", "2026-10-13")
	p.must(t, path, "import", file, "--event", "Days of Maps")
	p.must(t, path, "card", "set", "Work", "--given", "Ada", "--family", "Ott", "--email", "ada.ott@lib.example", "--phone", "+44 118 496 0002", "--welcome", "Hello")
	p.must(t, path, "card", "set", "Private", "--email", "ada@home.example", "--colour", "#336699", "--compact")
	p.must(t, path, "import", later)
	p.must(t, path, "undo")
	p.must(t, path, "redo")
	p.must(t, path, "undo")
	for key, value := range settings {
		ask(t, path, fmt.Sprintf("INSERT INTO setting (rev, key, value) VALUES (1, '%s', '%s') ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value))
	}
}

// settings are what a window of 0.1.0 keeps.
var settings = map[string]string{
	"theme": "dark", "text_size": "1.15", "sort": "organisation", "phone_region": "DE", "window": "930x650", "screen": "people",
	"export_folder": "/home/ann/lists", "camera": "/browser",
}

// ask has the program sqlite3 answer a query about a file.
func ask(t testing.TB, path, query string) string {
	t.Helper()
	sqlite3, err := exec.LookPath("sqlite3")
	if err != nil && os.Getenv("CI") == "" {
		t.Skip("sqlite3 is not installed: .ci/deps.sh test installs it")
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(sqlite3, "-batch", path, query).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", query, err, out)
	}
	return string(out)
}
