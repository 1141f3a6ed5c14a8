package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"lanyard/ui/tour/desktop"
)

// phone is a visitor's browser: Chromium without a window, with the screen of a phone and no way to
// anywhere but this computer.
type phone struct {
	ctx   context.Context
	close func()
	dir   string // temporary: its profile and what it downloads
}

// phoneKind is what sort of phone it is.
type phoneKind struct {
	language string // "de"; also asked for by the browser
	scripts  bool
	dark     bool
}

// browsers are what Chromium is called.
var browsers = []string{"chromium", "chromium-browser", "google-chrome"}

// chromium is the path of the browser; "" where there is none.
func chromium() string {
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// missing lists the Debian packages to install before the tour can run; none when all is there.
func missing() []string {
	packages := desktop.Missing()
	if chromium() == "" {
		packages = append(packages, "chromium")
	}
	return packages
}

// openPhone starts a browser; close ends it.
func openPhone(ctx context.Context, k phoneKind) (*phone, error) {
	path := chromium()
	if path == "" {
		return nil, errors.New("no browser to be the phone: run apt-get install chromium")
	}
	dir, err := os.MkdirTemp("", "lanyard-phone-")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.UserDataDir(filepath.Join(dir, "profile")),
		chromedp.Flag("lang", k.language), chromedp.Flag("no-proxy-server", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Env("LC_ALL=C.UTF-8")) // else it makes no file whose name has letters beyond ASCII
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // it refuses to start as root with one
	}
	allocator, endAllocator := chromedp.NewExecAllocator(ctx, options...)
	tab, endTab := chromedp.NewContext(allocator)
	tab, endTime := context.WithTimeout(tab, 40*time.Second)
	p := &phone{ctx: tab, dir: dir}
	p.close = func() {
		endTime()
		endTab()
		endAllocator()
		os.RemoveAll(dir)
	}
	theme := "light"
	if k.dark {
		theme = "dark"
	}
	err = chromedp.Do(tab,
		chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulateScale(2)),
		call(emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{
			UserAgent:      "Mozilla/5.0 (Linux; Android 15; Mobile) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
			AcceptLanguage: k.language,
		}),
		call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}},
		}),
		call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !k.scripts}),
		call(browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: p.downloads(),
		}),
	)
	if err != nil {
		p.close()
		return nil, fmt.Errorf("starting %s: %w", path, err)
	}
	return p, nil
}

// call is an action of one command of the browser's protocol.
func call[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

func (p *phone) downloads() string { return filepath.Join(p.dir, "downloads") }

// opens goes to a page and returns its first heading and its language.
func (p *phone) opens(url string) (heading, language string, err error) {
	if err := chromedp.Do(p.ctx, chromedp.Navigate(url)); err != nil {
		return "", "", err
	}
	if heading, err = chromedp.Run(p.ctx, chromedp.Text("h1")); err != nil {
		return "", "", err
	}
	lang, err := chromedp.Run(p.ctx, chromedp.AttributeValue("html", "lang"))
	return heading, lang.Value, err
}

// tapAgain is how long a phone waits for what it has tapped: on a busy machine a tap can come before the page listens.
const tapAgain = 6 * time.Second

// takes taps the page's first button and returns the card that comes of it.
func (p *phone) takes() (card []byte, err error) {
	var tapped time.Time
	err = comes(p.ctx, "the card on the phone", func() error {
		files, err := filepath.Glob(filepath.Join(p.downloads(), "*.vcf"))
		if err == nil && len(files) == 0 {
			if time.Since(tapped) > tapAgain {
				tapped = time.Now()
				if err := chromedp.Do(p.ctx, chromedp.Click("a.button")); err != nil {
					return err
				}
			}
			err = errors.New("no card is there")
		}
		if err == nil {
			card, err = os.ReadFile(files[0])
		}
		return err
	})
	return card, err
}

// sends fills in the form, or gives a file when there is one, and sends it. It returns the heading of the
// page that answers.
func (p *phone) sends(fields [][2]string, file string) (heading string, err error) {
	for _, f := range fields {
		// As an on-screen keyboard does: letters that are on no key come as text.
		err := chromedp.Do(p.ctx, chromedp.Focus("[name="+f[0]+"]"), call(input.InsertText, input.InsertTextParams{Text: f[1]}))
		if err != nil {
			return "", fmt.Errorf("the field %s: %w", f[0], err)
		}
	}
	if file != "" {
		err := chromedp.Do(p.ctx, chromedp.Focus("summary"), chromedp.KeyEvent(kb.Enter), chromedp.SetUploadFiles("[name=card]", []string{file}))
		if err != nil {
			return "", fmt.Errorf("choosing the file: %w", err)
		}
	}
	err = chromedp.Do(p.ctx, chromedp.Click("[name=agree]"), chromedp.Click("button[type=submit]"),
		chromedp.WaitVisible("[role=status], [role=alert]"))
	if err != nil {
		return "", err
	}
	return chromedp.Run(p.ctx, chromedp.Text("h1"))
}

// picture saves what the phone shows, down to the page's end.
func (p *phone) picture(file string) error {
	png, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, png, 0o644)
}
