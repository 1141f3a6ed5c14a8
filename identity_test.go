package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lanyard/data/store"
	"lanyard/ui/cli"
	"lanyard/ui/crash"
	"lanyard/ui/instance"
)

func identity(t *testing.T) fyne.AppMetadata {
	t.Helper()
	meta, err := metadata()
	if err != nil {
		t.Fatal(err)
	}
	return meta
}

// texts calls f with every text of the project that is written by hand below the folders.
func texts(t *testing.T, f func(path, text string), folders ...string) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil
			}
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			if err == nil && !bytes.ContainsRune(b, 0) {
				f(filepath.ToSlash(path), string(b))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// anID is an application id of ours.
var anID = regexp.MustCompile(`\bapp\.lanyard\.\w+`)

// idPlaces are the places of the papers where a system reads the id, as the text around it: what stands for the id is put in by
// the packaging, from FyneApp.toml.
var idPlaces = map[string][]string{
	"metainfo.xml.tmpl": {"<id>{{xml .App.ID}}</id>", `<launchable type="desktop-id">{{xml .App.ID}}.desktop</launchable>`},
	"winres.json":       {`"identity": {"name": "app.lanyard.Lanyard"`},
	"lanyard.nsi":       {`Uninstall\${ID}"`},
	"Info.plist":        {"<key>CFBundleIdentifier</key>\n\t<string>@ID@</string>"},
}

// TestTheAppHasOneID: FyneApp.toml says it, and nothing says another.
func TestTheAppHasOneID(t *testing.T) {
	id := identity(t).ID
	if id != "app.lanyard.Lanyard" || strings.HasSuffix(id, ".desktop") { // Flathub refuses such
		t.Errorf("the id is %q", id)
	}
	for name, places := range idPlaces {
		b, err := os.ReadFile(filepath.Join("assets", "packaging", name))
		if err != nil {
			t.Error(err)
		}
		for _, place := range places {
			if !strings.Contains(string(b), place) {
				t.Errorf("%s does not say the id by %s", name, place)
			}
		}
	}
	windows := []string{"app.lanyard.bench", "app.lanyard.desktoptest"} // of tests
	texts(t, func(path, text string) {
		for _, found := range anID.FindAllString(path+"\n"+text, -1) {
			if found != id && !slices.Contains(windows, found) {
				t.Errorf("%s says %s", path, found)
			}
		}
	}, "FyneApp.toml", "main.go", "Makefile", "README.md", "CONTRIBUTING.md", "assets/packaging", "ui", ".ci", ".github")
}

// release is the heading of a release in CHANGELOG.md.
var release = regexp.MustCompile(`(?m)^## (\d+\.\d+\.\d+) \(`)

func TestTheVersionIsSaidOnce(t *testing.T) {
	version := identity(t).Version
	changes, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	if m := release.FindSubmatch(changes); m == nil || string(m[1]) != version {
		t.Errorf("FyneApp.toml says %s, CHANGELOG.md begins with %q", version, m)
	}
	texts(t, func(path, text string) {
		if strings.Contains(text, version) {
			t.Errorf("%s says the version too: it comes from FyneApp.toml", path)
		}
	}, "assets/packaging", "Makefile", ".github", "ui/cli", "main.go")
}

// desktopFile reads the desktop file: "Group/Key" to value.
func desktopFile(t *testing.T) (path string, keys map[string]string) {
	t.Helper()
	path = filepath.Join("assets", "packaging", identity(t).ID+".desktop")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	keys = map[string]string{}
	group := ""
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			group = strings.Trim(line, "[]")
		} else if key, value, ok := strings.Cut(line, "="); ok {
			keys[group+"/"+key] = value
		}
	}
	return path, keys
}

func TestTheDesktopFileIsOfThisProgram(t *testing.T) {
	meta := identity(t)
	path, keys := desktopFile(t)
	const entry = "Desktop Entry/"
	for key, want := range map[string]string{
		entry + "Name":           meta.Name,
		entry + "Icon":           meta.ID,
		entry + "StartupWMClass": meta.Name, // the class of a Fyne window is the title it begins with
		entry + "MimeType":       "text/vcard;text/x-vcard;text/directory;text/calendar;",
		entry + "Actions":        "NewPerson;ReadCode;",
	} {
		if keys[key] != want {
			t.Errorf("%s is %q, want %q", key, keys[key], want)
		}
	}
	if _, err := exec.LookPath("desktop-file-validate"); err != nil && os.Getenv("CI") == "" {
		t.Skip("desktop-file-validate is not installed")
	}
	if out, err := exec.Command("desktop-file-validate", "--warn-kde", path).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestTheDesktopFileStartsWhatItSays(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"DISPLAY", "LANYARD_DB", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"} {
		t.Setenv(name, dir) // no window of the user is asked
	}
	card := filepath.Join(dir, "Ann's card.vcf")
	if err := os.WriteFile(card, []byte("BEGIN:VCARD\nFN:Ann\nEND:VCARD\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, keys := desktopFile(t)
	for group, want := range map[string]instance.Wish{
		"Desktop Entry":            {Files: []string{card}},
		"Desktop Action NewPerson": {Do: instance.NewPerson},
		"Desktop Action ReadCode":  {Do: instance.ReadCode},
	} {
		t.Run(group, func(t *testing.T) {
			words := strings.Fields(keys[group+"/Exec"])
			if len(words) < 2 || words[0] != "lanyard" {
				t.Fatalf("it runs %q", words)
			}
			if n := len(words) - 1; words[n] == "%F" {
				words[n] = card
			}
			var got instance.Wish
			code := cli.Main(words[1:], nil, io.Discard, os.Stderr, func(s instance.Start, _ bool) error {
				got = s.Wish
				return nil
			}, cli.Build{})
			if code != 0 || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("exit %d, the window is asked for %+v, want %+v", code, got, want)
			}
		})
	}
}

// What a user has lies where it lay under any other id: Fyne keeps the preferences and files of an app below its id,
// and Lanyard keeps nothing there.
func TestNothingOfTheUserHangsOnTheID(t *testing.T) {
	id := identity(t).ID
	database, err := store.DefaultPath()
	if err != nil {
		t.Skip("there is no home: ", err)
	}
	reports, err := crash.Folder()
	if err != nil {
		t.Skip("there is no home: ", err)
	}
	for _, path := range []string{database, reports} {
		if strings.Contains(path, id) {
			t.Errorf("%s hangs on the id", path)
		}
	}
	if got := filepath.Base(filepath.Dir(database)); !strings.EqualFold(got, "lanyard") {
		t.Errorf("the database lies in %s", got)
	}
	kept := regexp.MustCompile(`\.(Preferences|Storage|UniqueID|CloudProvider)\(\)|\bRootURI\b|"preferences://`)
	texts(t, func(path, text string) {
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return
		}
		if found := kept.FindString(text); found != "" {
			t.Errorf("%s uses %s: that lies below the app's id", path, found)
		}
	}, "main.go", "ui", "data")
}

// What the desktop file says of kinds of files and of how they are opened, the papers of the other systems say too.
func TestEverySystemOffersTheSame(t *testing.T) {
	_, keys := desktopFile(t)
	kinds := strings.FieldsFunc(keys["Desktop Entry/MimeType"], func(r rune) bool { return r == ';' })
	mediatype := regexp.MustCompile(`<mediatype>([^<]*)</mediatype>`)
	command := regexp.MustCompile(`lanyard\.exe" .*`)
	texts(t, func(path, text string) {
		switch {
		case strings.Contains(path, "metainfo"):
			var offered []string
			for _, m := range mediatype.FindAllStringSubmatch(text, -1) {
				offered = append(offered, m[1])
			}
			if !slices.Equal(offered, kinds) {
				t.Errorf("%s offers %q, the desktop file %q", path, offered, kinds)
			}
		case filepath.Ext(path) == ".nsi":
			for _, words := range command.FindAllString(text, -1) {
				if strings.Contains(words, "%1") && !strings.HasPrefix(words, `lanyard.exe" open "%1"`) {
					t.Errorf("%s opens files by %s", path, words)
				}
			}
			for _, ending := range []string{".vcf", ".ics"} {
				if !strings.Contains(text, `"`+ending+`"`) {
					t.Errorf("%s offers nothing for %s", path, ending)
				}
			}
		}
	}, "assets/packaging")
}
