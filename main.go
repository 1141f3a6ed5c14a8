// Lanyard manages the contacts of conferences and workshops: people, events, encounters, and the QR codes for
// swapping details in person.
package main

import (
	_ "embed"
	"fmt"
	"log"
	"os"
	"runtime/debug"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"github.com/BurntSushi/toml"

	"lanyard/assets"
	"lanyard/data/clock"
	"lanyard/ui"
	"lanyard/ui/cli"
	"lanyard/ui/crash"
	"lanyard/ui/instance"
)

//go:embed FyneApp.toml
var fyneApp string

// metadata reads FyneApp.toml, which is built in, so that it is there wherever the program is.
func metadata() (fyne.AppMetadata, error) {
	var f struct {
		Details struct {
			ID, Name, Version string
			Build             int
		}
		Migrations map[string]bool
	}
	if _, err := toml.Decode(fyneApp, &f); err != nil {
		return fyne.AppMetadata{}, fmt.Errorf("the built-in FyneApp.toml: %w", err)
	}
	return fyne.AppMetadata{
		ID: f.Details.ID, Name: f.Details.Name, Version: f.Details.Version, Build: f.Details.Build,
		Icon: fyne.NewStaticResource("icon.png", assets.AppIcon()), Release: true, Migrations: f.Migrations,
	}, nil
}

// built says what the program was built from. It knows the commit if Go looked for it: -buildvcs=true, which
// the packages use, links again and compiles nothing else.
func built(version string) cli.Build {
	b := cli.Build{Version: version}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			b.Commit = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			b.Commit += "-modified"
		}
	}
	for _, m := range info.Deps {
		if m.Path == "fyne.io/fyne/v2" {
			b.Fyne = m.Version
		}
	}
	return b
}

// window runs the app's window; demo runs it on sample data.
func window(meta fyne.AppMetadata, s instance.Start, demo bool) error {
	clock.Run()
	if folder, err := crash.Folder(); err == nil {
		if err := crash.Watch(folder); err != nil {
			fmt.Fprintln(cli.Messages(os.Stderr), "lanyard: a crash would leave no report:", err)
		}
	}
	if cache, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(cache, 0o700) // Fyne makes its own folder in it, and complains where there is none
	}
	log.SetOutput(cli.Messages(os.Stderr)) // Fyne logs through it
	app.SetMetadata(meta)
	f := app.NewWithID(meta.ID)
	if demo {
		s.Tell(false)
		return ui.Demo(f, s.Wish)
	}
	return ui.Open(f, s)
}

func main() {
	meta, err := metadata()
	if crash.Monitor(meta.Version) {
		return
	}
	cli.AttachConsole()
	if err != nil {
		fmt.Fprintln(cli.Messages(os.Stderr), "lanyard:", err)
		os.Exit(1)
	}
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, func(s instance.Start, demo bool) error {
		return window(meta, s, demo)
	}, built(meta.Version)))
}
