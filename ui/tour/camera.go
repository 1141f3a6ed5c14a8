package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/png" // what the stranger's code is drawn as
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"lanyard/data/store"
)

var byCamera = stranger{
	code: "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ōtaki;Mereana;;;\r\nFN:Mereana Ōtaki\r\nORG:Te Whare Pukapuka\r\n" +
		"EMAIL:mereana@pukapuka.example\r\nTEL;TYPE=CELL:+44 20 7946 0199\r\nEND:VCARD\r\n",
	name: "Mereana Ōtaki", organisation: "Te Whare Pukapuka", email: "mereana@pukapuka.example", phone: "+442079460199",
}

// linkCatcher puts a program in the place of the desktop's that opens links: it writes them down. What
// is returned is the environment in which the app finds it.
func (t *tour) linkCatcher() ([]string, error) {
	bin := filepath.Join(t.home, "bin")
	if err := os.Mkdir(bin, 0o755); err != nil {
		return nil, err
	}
	script := "#!/bin/sh\nprintf %s \"$1\" >'" + t.caught() + "'\n"
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte(script), 0o755); err != nil {
		return nil, err
	}
	return []string{"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH")}, nil
}

// caught is the file with the link that the app opened last.
func (t *tour) caught() string { return filepath.Join(t.home, "link") }

// readCamera has a stranger hold a code in front of the camera, which is the browser's with a film in it:
// one key opens it, the other saves who was read.
func readCamera(ctx context.Context, t *tour) error {
	film, err := t.films(ctx, byCamera)
	if err != nil {
		return err
	}
	// The user has preferred the browser before: what cameras the computer of the tour has is not known.
	if err := t.prefersBrowser(ctx); err != nil {
		return err
	}
	// The window looks once a second whether another program has written its file, and then reads the settings again.
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(3 * time.Second):
	}
	if err := t.press(ctx, "ctrl+4"); err != nil {
		return err
	}
	before := t.Acts()
	lent := func() {}
	defer func() { lent() }()
	err = t.opens(ctx, form, func() (err error) {
		if err := t.Key(ctx, "c"); err != nil {
			return err
		}
		lent, err = t.lend(ctx, film)
		return err
	})
	if err != nil {
		return err
	}
	if err := t.picture(ctx, "camera-read"); err != nil {
		return err
	}
	if err := t.closes(ctx, t.keys(ctx, "Return")); err != nil {
		return err
	}
	if err := t.fewActs(byCamera, before); err != nil {
		return err
	}
	return t.met(ctx, byCamera)
}

// prefersBrowser has the browser's camera be the one that is opened.
func (t *tour) prefersBrowser(ctx context.Context) error {
	s, err := store.Open(ctx, t.db, store.Options{})
	if err != nil {
		return err
	}
	return errors.Join(s.Quietly(ctx, func(tx *store.Tx) error { return tx.SetSetting("camera", "/browser") }), s.Close())
}

// lend opens the page that the app has asked for in a browser whose camera plays the film; end closes it.
func (t *tour) lend(ctx context.Context, film string) (end func(), err error) {
	var link []byte
	err = comes(ctx, "the camera page", func() (err error) {
		if link, err = os.ReadFile(t.caught()); err == nil && len(link) == 0 {
			err = errors.New("the link is not written yet")
		}
		return err
	})
	if err != nil {
		return func() {}, err
	}
	if !strings.HasPrefix(string(link), loopback) {
		return func() {}, fmt.Errorf("the camera page is at %s", link)
	}
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--user-data-dir=" + filepath.Join(t.home, "browser"),
		"--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + film,
		"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server", "--remote-debugging-port=0",
	}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // it refuses to start as root with one
	}
	cmd := exec.CommandContext(ctx, chromium(), append(args, string(link))...)
	cmd.Env, cmd.Dir = t.Env(), t.home
	if err := cmd.Start(); err != nil {
		return func() {}, fmt.Errorf("lending a camera: %w", err)
	}
	return func() {
		_ = cmd.Process.Signal(os.Interrupt) // it may have ended
		_ = cmd.Wait()
	}, nil
}

// films writes a film of a hand that holds the stranger's code, as YUV4MPEG2.
func (t *tour) films(ctx context.Context, s stranger) (string, error) {
	picture, err := t.draws(ctx, s, "held.png")
	if err != nil {
		return "", err
	}
	f, err := os.Open(picture)
	if err != nil {
		return "", err
	}
	defer f.Close()
	code, _, err := image.Decode(f)
	if err != nil {
		return "", err
	}
	scene := image.NewGray(image.Rect(0, 0, 1280, 720))
	draw.Draw(scene, scene.Rect, image.NewUniform(color.Gray{0x68}), image.Point{}, draw.Src)
	at := scene.Rect.Size().Sub(code.Bounds().Size()).Div(2)
	draw.Draw(scene, code.Bounds().Add(at), code, code.Bounds().Min, draw.Src)
	path := filepath.Join(t.home, "camera.y4m")
	out, err := os.Create(path)
	if err != nil {
		return "", err
	}
	w := bufio.NewWriter(out)
	colourless := strings.Repeat("\x80", len(scene.Pix)/2)
	fmt.Fprint(w, "YUV4MPEG2 W1280 H720 F10:1 Ip A1:1 C420\n")
	for range 10 {
		fmt.Fprint(w, "FRAME\n", string(scene.Pix), colourless)
	}
	return path, errors.Join(w.Flush(), out.Close())
}
