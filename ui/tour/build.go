package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// build builds the app into dir and returns the binary. With threads the app is built with Fyne's
// checks that widgets are touched from the right goroutine: its FyneApp.toml says fyneDo = false.
// An overlay replaces that one file, so that nothing but the main package is built anew.
func build(ctx context.Context, dir string, threads bool) (string, error) {
	root, err := module(ctx)
	if err != nil {
		return "", err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	binary := filepath.Join(dir, "lanyard")
	args := []string{"build", "-o", binary}
	if threads {
		binary = filepath.Join(dir, "lanyard-threads")
		overlay, err := checked(root, dir)
		if err != nil {
			return "", err
		}
		args = []string{"build", "-overlay", overlay, "-o", binary}
	}
	cmd := exec.CommandContext(ctx, "go", append(args, ".")...)
	cmd.Dir = root
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the app: %w\n%s", err, out)
	}
	return binary, nil
}

// module is the folder of the module's go.mod.
func module(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return "", fmt.Errorf("go list -m: %w (run the tour inside the project)", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// checked writes FyneApp.toml with the checks on, and the overlay that puts it into the build.
func checked(root, dir string) (string, error) {
	const name, on, off = "FyneApp.toml", "fyneDo = true", "fyneDo = false"
	original := filepath.Join(root, name)
	text, err := os.ReadFile(original)
	if err != nil {
		return "", err
	}
	if !bytes.Contains(text, []byte(on)) {
		return "", fmt.Errorf("%s does not say %q: nothing to switch for the thread checks", original, on)
	}
	replaced := filepath.Join(dir, "threads.toml")
	if err := os.WriteFile(replaced, bytes.Replace(text, []byte(on), []byte(off), 1), 0o644); err != nil {
		return "", err
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {original: replaced}})
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "threads.json")
	return file, os.WriteFile(file, overlay, 0o644)
}
