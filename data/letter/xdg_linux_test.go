package letter

import (
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestXdgEmailHandsALetterToThunderbird has the desktop's own script take addresses apart, and a program in Thunderbird's place write
// down what it is given.
func TestXdgEmailHandsALetterToThunderbird(t *testing.T) {
	script, err := exec.LookPath("xdg-email")
	if err != nil {
		t.Skip("there is no xdg-email")
	}
	dir := t.TempDir()
	got := filepath.Join(dir, "got")
	for name, text := range map[string]string{
		"thunderbird":                           "#!/bin/sh\nprintf '%s' \"$#|$1|$2\" > " + got + "\n",
		"xdg-mime":                              "#!/bin/sh\necho thunderbird.desktop\n",
		"data/applications/thunderbird.desktop": "[Desktop Entry]\nType=Application\nName=Mail\nExec=thunderbird %u\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, d := range drafts {
		mailto, err := d.Mailto()
		if err != nil || strings.Contains(d.To[0].Email, `"`) || strings.Contains(d.To[0].Email, "'") { // which the script cannot quote
			continue
		}
		cmd := exec.Command(script, mailto)
		cmd.Env = []string{
			"PATH=" + dir + ":" + os.Getenv("PATH"), "HOME=" + dir, "XDG_DATA_HOME=" + filepath.Join(dir, "data"), "XDG_CURRENT_DESKTOP=X-Generic", "LC_ALL=C.UTF-8",
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%q: %v\n%s", mailto, err, out)
		}
		b, err := os.ReadFile(got)
		if err != nil {
			t.Fatalf("%q: Thunderbird was not begun: %v", mailto, err)
		}
		to := make([]string, len(d.To))
		for i := range d.To {
			to[i] = d.To[i].Email
		}
		parts := strings.Split(strings.TrimPrefix(string(b), "2|-compose|to='"+strings.Join(to, ",")+",'"), ",")
		want := map[string]string{"": ""}
		if s := Line(d.Subject); s != "" {
			want["subject"] = s
		}
		if s := Lines(d.Body); s != "" {
			want["body"] = strings.ReplaceAll(s, "\n", "\r\n")
		}
		if len(parts) != len(want) {
			t.Errorf("%+v\nis given as %q", d, b)
		}
		for _, p := range parts {
			key, value, _ := strings.Cut(p, "=")
			if text, err := url.PathUnescape(value); err != nil || text != want[key] {
				t.Errorf("%s of %+v\nis given as %q, %v", key, d, text, err)
			}
		}
	}
}
