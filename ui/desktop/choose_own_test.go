package desktop

import (
	"path/filepath"
	"testing"
)

func TestTypedPath(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for text, want := range map[string]string{
		" /tmp/a b.png ":       "/tmp/a b.png",
		`"/tmp/a b.png"`:       "/tmp/a b.png",
		"~/Pictures/x.png":     filepath.Join(home, "Pictures", "x.png"),
		"~":                    home,
		"file:///tmp/a%20.png": "/tmp/a .png",
	} {
		if got := typedPath(text); got != want {
			t.Errorf("typedPath(%q) = %q, want %q", text, got, want)
		}
	}
}
