package main

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	root      = "../../.."
	templates = root + "/assets/packaging"
)

// present is the job on this checkout, with papers in a folder of the test.
func present(t *testing.T) *job {
	t.Helper()
	a, err := readApp(root + "/FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	releases, err := readChanges(root+"/CHANGELOG.md", a.Version)
	if err != nil {
		t.Fatal(err)
	}
	return &job{app: a, releases: releases, templates: templates, out: t.TempDir(), when: time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)}
}

// metainfo is what the tests read of the metainfo.
type metainfo struct {
	Pictures []string `xml:"screenshots>screenshot>image"`
	Releases []struct {
		Version string `xml:"version,attr"`
		Date    string `xml:"date,attr"`
		Notes   struct {
			Text string `xml:",innerxml"`
		} `xml:"description"`
	} `xml:"releases>release"`
}

func readMetainfo(t *testing.T, j *job) (m metainfo) {
	t.Helper()
	if err := j.metainfo(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(j.out, j.app.ID+".metainfo.xml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTheMetainfoHasTheReleasesOfTheChangelog(t *testing.T) {
	j := present(t)
	m := readMetainfo(t, j)
	if len(m.Releases) != len(j.releases) || m.Releases[0].Version != j.app.Version {
		t.Fatalf("%d releases, the first %s; CHANGELOG.md has %d", len(m.Releases), m.Releases[0].Version, len(j.releases))
	}
	for i, r := range j.releases {
		day := r.Date
		if day.IsZero() {
			day = j.when
		}
		if got := m.Releases[i]; got.Version != r.Version || got.Date != day.Format(time.DateOnly) {
			t.Errorf("release %s of %s is %s of %s in the metainfo", r.Version, day, got.Version, got.Date)
		}
		items := 0
		for _, b := range r.News {
			items += len(b.Items)
		}
		if got := strings.Count(m.Releases[i].Notes.Text, "<li>"); got != items || items == 0 {
			t.Errorf("release %s has %d points, in the metainfo %d", r.Version, items, got)
		}
	}
}

func TestThePicturesOfTheMetainfoAreThoseOfTheReadme(t *testing.T) {
	j := present(t)
	j.home = "https://forge.example/lanyard/"
	m := readMetainfo(t, j)
	if len(m.Pictures) == 0 {
		t.Error("the metainfo shows no picture")
	}
	for _, address := range m.Pictures {
		path, ok := strings.CutPrefix(address, "https://forge.example/lanyard/raw/v"+j.app.Version+"/")
		if !ok {
			t.Errorf("%s is no address of the version", address)
		}
		if _, err := os.Stat(filepath.Join(root, path)); err != nil {
			t.Error(err)
		}
	}
}

func TestOnlyTheNewestReleaseMayLackItsDay(t *testing.T) {
	const good = "# Changes\n\n## 2.0.0 (not yet released)\n\nA **word**\nand more:\n\n- One\n  goes on\n- Two\n\n## 1.0.0 (2026-01-02)\n\n- `a` & *b*\n"
	all, err := parseChanges(good)
	if err != nil {
		t.Fatal(err)
	}
	if got := all[0].News; len(got) != 2 || got[0].Text != "A **word** and more:" || !slices.Equal(got[1].Items, []string{"One goes on", "Two"}) {
		t.Errorf("%q", got)
	}
	if got := rich(all[1].News[0].Items[0]); got != "<code>a</code> &amp; <em>b</em>" {
		t.Error(got)
	}
	for _, bad := range []string{
		strings.Replace(good, "2026-01-02", "not yet released", 1),
		strings.Replace(good, "2026-01-02", "2026-13-02", 1),
		strings.Replace(good, " (2026-01-02)", "", 1),
	} {
		if _, err := parseChanges(bad); err == nil {
			t.Errorf("taken: %s", bad)
		}
	}
}

func TestDebianReadsTheChanges(t *testing.T) {
	all, err := parseChanges("## 2.0.0 (not yet released)\n\n- " + strings.Repeat("word ", 30) + "\n")
	if err != nil {
		t.Fatal(err)
	}
	text := debianText(all, time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC))
	if !strings.HasPrefix(text, "lanyard (2.0.0) unstable; urgency=medium\n\n  * word") ||
		!strings.Contains(text, "\n\n -- "+maintainer+"  Tue, 01 Dec 2026 09:00:00 +0000\n") {
		t.Error(text)
	}
	for _, line := range strings.Split(text, "\n") {
		if len(line) > 80 && !strings.HasPrefix(line, " -- ") {
			t.Errorf("%d letters: %s", len(line), line)
		}
	}
}

func TestAHelpIsTakenApart(t *testing.T) {
	p, names := parseHelp(`Works on events.
It has -- a dash.

Usage:
  lanyard event [command]

Available Commands:
  add         Add one
  help        Help about any command
  list        List them

Flags:
  -h, --help   help for event
      --json   print JSON

Global Flags:
      --db FILE   the database

Use "lanyard event [command] --help" for more information about a command.
`)
	if p.About != "Works on events.\nIt has -- a dash." || p.Usage != "lanyard event [command]" || !slices.Equal(names, []string{"add", "list"}) {
		t.Errorf("%+v %q", p, names)
	}
	if len(p.Parts) != 1 || p.Parts[0].Title != "Options" || !slices.Equal(p.Parts[0].Lines, []string{"      --json   print JSON"}) {
		t.Errorf("%q", p.Parts)
	}
	if got := roff(".a -b\n'c'"); got != `\&.a \-b`+"\n"+`\(aqc\(aq` {
		t.Errorf("%q", got)
	}
}

func TestVersionsAreComparedByNumber(t *testing.T) {
	if compareVersions("2.34", "2.4") <= 0 || compareVersions("2.2.5", "2.2.5") != 0 {
		t.Error("2.34 is newer than 2.4")
	}
}

func TestDebiansOwnTextOfALicenceIsNamed(t *testing.T) {
	text, err := os.ReadFile("testdata/apache-and-more.txt")
	if err != nil {
		t.Fatal(err)
	}
	got := commonNamed(string(text))
	if !strings.Contains(got, "/usr/share/common-licenses/Apache-2.0") || strings.Contains(got, "TERMS AND CONDITIONS") || !strings.Contains(got, "Copyright 2007 A Made-up Author") {
		t.Error(got)
	}
}
