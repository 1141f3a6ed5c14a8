package data_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// edges lists which package of the module may import which others: the whole of the architecture.
// A package that is not listed may import none. "x/..." stands for x's subpackages, not x itself.
//
// The command line and the window name codecs where they write a file in one of them or let the user
// correct how a table is read; a file or text whose kind is not known goes through data/format.
var edges = map[string][]string{
	"lanyard": {"ui", "ui/cli", "ui/crash", "ui/instance", "data", "data/store", "assets", "data/clock"},

	"assets":         {},
	"assets/outline": {},

	"assets/translations": {"data/say"},

	"data":                {"data/say", "data/clock"},
	"data/say":            {},
	"data/clock":          {},
	"data/picture":        {"data/say"},
	"data/store":          {"data", "data/picture", "data/clock", "data/say"},
	"data/store/generate": {"data", "data/store"},
	"data/sample":         {"data", "data/store", "assets"},
	"data/day":            {"data", "data/say"},
	"data/intake":         {"data", "data/day", "data/format/programme", "data/picture", "data/store", "data/say"},
	"data/growth":         {},
	"data/growth/reading": {"data", "data/growth", "data/format", "data/format/..."},
	"data/growth/storing": {"data", "data/growth", "data/intake", "data/store"},
	"data/qr":             {"data/qr/scene", "data/say"},
	"data/qr/scene":       {},

	"data/format":         {"data", "data/format/...", "data/say"},
	"data/format/field":   {"data", "data/say"},
	"data/format/charset": {},
	"data/format/table":   {"data/format/pattern", "data", "data/format/field", "data/format/signature", "data/say"},
	"data/format/csv":     {"data", "data/format/table", "data/format/charset", "data/say"},
	"data/format/xlsx":    {"data", "data/format/table", "data/format/field", "data/say"},
	"data/format/ldif":    {"data", "data/format/charset", "data/say"},
	"data/format/lines":   {"data/format/charset", "data/say"},
	"data/format/pattern": {},
	"data/format/vcard":   {"data", "data/format/charset", "data/format/lines", "data/say"},
	"data/format/mecard":  {"data", "data/format/lines", "data/say"},
	"data/format/wifi":    {},

	"data/format/programme": {"data/format/pattern", "data", "data/day", "data/say"},

	"data/format/ics":      {"data/format/pattern", "data", "data/format/charset", "data/format/lines", "data/say"},
	"data/format/jsonfile": {"data", "data/format/charset", "data/say"},

	"data/format/mailbox":   {"data"},
	"data/format/signature": {"data/format/pattern", "data"},
	"data/format/badge":     {"data/format/pattern", "data", "data/format/field", "data/format/signature"},

	"data/letter": {"data", "data/say"},
	"data/local":  {},
	"data/swap":   {"data", "data/format", "data/format/vcard", "data/local", "assets", "data/clock", "data/say"},
	"data/camera": {"data/local", "assets", "data/say"},

	"data/export": {"data", "data/store", "data/format/table", "data/format/csv", "data/format/field", "data/format/xlsx", "data/format/vcard", "data/format/jsonfile", "data/format/ics", "data/say"},

	// The window, from the top down. Screens come first: none imports another.
	"ui":            window("ui/consent", "ui/letters", "ui/brief", "ui/followup", "ui/report", "ui/programme", "ui/people", "ui/promises", "ui/duplicates", "ui/events", "ui/today", "ui/swap", "ui/settings", "ui/reminder", "ui/touch", "ui/capture", "ui/edit", "ui/cards", "ui/code", "ui/exporting", "ui/reading", "ui/backup", "ui/chooser", "ui/instance", "data/export", "data/sample", "assets"),
	"ui/people":     window("ui/promise", "ui/consent", "ui/letters", "ui/topics", "ui/brief", "ui/edit", "ui/capture", "ui/code", "ui/exporting", "ui/filters", "ui/views", "ui/merging", "ui/reading", "ui/rows", "ui/ticks", "ui/touch", "data/export", "data/swap"),
	"ui/promises":   window("ui/promise", "ui/rows", "ui/edit"),
	"ui/duplicates": window("ui/edit", "ui/merging", "data/intake"),
	"ui/events":     window("ui/letters", "ui/brief", "ui/followup", "ui/report", "ui/programme", "ui/edit", "ui/capture", "ui/exporting", "ui/filters", "ui/importing", "ui/rows", "ui/ticks", "ui/touch", "ui/opener", "data/intake"),
	"ui/today":      window("ui/promise", "ui/consent", "ui/letters", "ui/edit", "ui/capture", "ui/cards", "ui/followup", "ui/touch", "data/intake"),
	"ui/swap":       window("ui/capture", "ui/cards", "ui/code", "ui/reading", "ui/opener", "data/camera", "data/format/wifi", "data/qr", "data/swap"),
	"ui/settings":   window("data/intake", "ui/consent", "ui/letters", "ui/reminder", "ui/topics", "ui/edit", "ui/backup", "ui/cards", "ui/exporting", "ui/importing", "ui/reading", "ui/chooser", "data/export"),

	// Jobs that several screens use.
	"ui/reading":   window("ui/edit", "ui/capture", "ui/importing", "ui/chooser", "ui/clipboard", "data/format", "data/intake", "data/picture", "data/qr"),
	"ui/importing": window("ui/edit", "ui/capture", "ui/chooser", "data/export", "data/intake", "data/format", "data/format/..."),
	"ui/capture":   window("ui/edit", "data/format", "data/intake"),
	"ui/cards":     window("ui/edit", "ui/code"),
	"ui/programme": window("ui/edit", "ui/importing", "ui/chooser", "data/format/programme", "data/intake"),
	"ui/merging":   window("ui/edit"),
	"ui/brief":     window("ui/edit"),
	"ui/promise":   window("ui/edit"),
	"ui/followup":  window("ui/promise", "ui/letters", "ui/edit", "ui/rows"),
	"ui/report":    window("ui/chooser", "ui/edit", "ui/rows", "data/export", "data/format/csv"),
	"ui/edit":      window("ui/code", "ui/chooser", "data/intake", "data/picture", "data/qr"),
	"ui/code":      window("ui/chooser", "data/export", "data/format", "data/format/wifi", "data/qr"),
	"ui/exporting": window("ui/chooser", "data/export", "data/format/csv"),
	"ui/backup":    window("ui/chooser", "ui/crash", "data/export"),
	"ui/rows":      window(),
	"ui/reminder":  window(),
	"ui/letters":   window("ui/chooser", "ui/edit", "ui/opener", "data/letter", "data/export", "data/format/csv"),
	"ui/consent":   window("ui/letters", "data/letter", "data/intake", "ui/edit", "ui/chooser", "data/export"),
	"ui/touch":     window("ui/edit", "data/intake"),
	"ui/topics":    window("ui/touch"),
	"ui/ticks":     window("ui/letters", "ui/edit", "ui/exporting", "ui/merging", "ui/rows", "ui/touch", "data/export"),
	"ui/filters":   window("ui/cards", "ui/edit", "data/day"),
	"ui/views":     window("ui/filters"),

	// What all of them stand on.
	"ui/disk":              {},
	"ui/desktop":           {"ui/window", "ui/disk", "ui/words", "ui/widget", "ui/widget/...", "ui/lang", "ui/chooser", "ui/instance", "ui/opener", "data", "data/export", "data/store"},
	"ui/window":            {"ui/disk", "ui/words", "ui/widget", "ui/widget/...", "ui/lang", "ui/keys", "ui/chooser", "ui/clipboard", "ui/opener", "data", "data/clock", "data/day", "data/intake", "data/qr", "data/say", "data/store"},
	"ui/window/windowtest": {"data", "data/qr", "ui/window", "ui/disk", "ui/chooser", "ui/widget", "ui/widget/...", "data/store"},
	"ui/words":             {"ui/widget", "ui/widget/...", "ui/lang", "data", "data/day", "data/say", "data/store"},
	"ui/clipboard":         {"data/say"},
	"ui/lang":              {"ui/lang/system", "ui/widget/style", "data/say", "assets"},
	"ui/lang/system":       {},
	"ui/widget":            {"ui/widget/...", "ui/keys", "data/clock"},
	"ui/widget/lists":      {"ui/widget/focus", "ui/widget/style", "ui/keys", "data/clock"},
	"ui/widget/focus":      {"ui/widget/style", "ui/keys", "data/clock"},
	"ui/widget/style":      {"assets"},

	"ui/crash":        {"data/clock"},
	"ui/instance":     {"data/clock"},
	"ui/keys":         {"data/say"},
	"ui/opener":       {"data/letter", "data/say", "ui/lang/system"},
	"ui/cli":          {"ui/instance", "data/export", "data/letter", "assets", "data", "data/day", "data/picture", "data/store", "data/store/generate", "data/intake", "data/qr", "data/swap", "data/format", "data/format/...", "data/clock", "ui/keys"},
	"ui/attack":       {},
	"ui/bench":        {"ui/tour/desktop", "data", "data/clock", "data/intake", "data/store", "data/store/generate", "data/qr", "data/qr/scene"},
	"ui/tour":         {"ui/tour/desktop", "ui/tour/forum", "ui/tour/year", "data/clock", "data", "data/sample", "data/store", "data/swap", "data/qr", "data/format", "data/format/..."},
	"ui/tour/desktop": {},
	"ui/tour/forum":   {},
	"ui/tour/year":    {},
	"ui/upgrade":      {"ui/cli", "ui/tour/desktop"},

	"ui/chooser":            {"data/clock", "data/say"},
	"ui/chooser/portaltest": {},
}

// window is what a package of the window may import: what all of them stand on, and some more.
func window(more ...string) []string {
	return append([]string{"ui/desktop", "ui/disk", "ui/window", "ui/words", "ui/widget", "ui/widget/...", "ui/lang", "ui/keys", "data", "data/clock", "data/day", "data/say", "data/store"}, more...)
}

// fyne are the packages that draw.
var fyne = []string{
	"lanyard", "ui", "ui/people", "ui/promises", "ui/duplicates", "ui/events", "ui/today", "ui/swap", "ui/settings",
	"ui/reading", "ui/importing", "ui/capture", "ui/cards", "ui/merging", "ui/brief", "ui/followup", "ui/report", "ui/programme", "ui/edit", "ui/code", "ui/exporting", "ui/backup", "ui/rows", "ui/reminder", "ui/touch", "ui/consent", "ui/letters", "ui/ticks", "ui/topics", "ui/filters", "ui/views", "ui/promise",
	"ui/desktop", "ui/window", "ui/window/windowtest", "ui/words", "ui/lang", "ui/widget", "ui/widget/lists", "ui/widget/focus", "ui/widget/style",
}

// owners lists the packages that may speak a technology; no other imports it, or anything below it.
var owners = map[string][]string{
	"fyne.io/":                        fyne,
	"fyne.io/fyne/v2/lang":            {"ui/lang", "ui/widget"},
	"database/sql":                    {"data/store", "data/store/generate"},
	"github.com/mattn/go-sqlite3":     {"data/store"},
	"github.com/pressly/goose":        {"data/store"},
	"github.com/skip2/go-qrcode":      {"data/qr"},
	"github.com/makiuchi-d/gozxing":   {"data/qr"},
	"github.com/nyaruka/phonenumbers": {"data"},
	"encoding/csv":                    {"data/format/csv", "data/format/programme"}, // a file; one line of a pasted table
	"github.com/xuri/excelize":        {"data/format/xlsx", "ui/bench"},
	"github.com/spf13/cobra":          {"ui/cli"},
	"github.com/spf13/pflag":          {"ui/cli"},
	"github.com/godbus/dbus":          {"ui/chooser", "ui/chooser/portaltest", "ui/opener"},
	"github.com/ncruces/zenity":       {"ui/chooser"},
	"golang.design/x/clipboard":       {"ui/clipboard"},
	"github.com/clipperhouse/uax29":   {"ui/widget/style"},
	"github.com/kbinani/screenshot":   {"ui/reading"},
	"github.com/BurntSushi/toml":      {"lanyard"},
	"net/http":                        {"data/swap", "data/local", "data/camera", "ui/tour"},
	"golang.org/x/net/html":           {"data/format/ics"},
	"golang.org/x/time":               {"data/swap", "data/camera"},
	"github.com/blackjack/webcam":     {"data/camera"},
	"github.com/fyne-io/oksvg":        {"assets/outline"},
	"github.com/srwiley/rasterx":      {"assets/outline"},
}

// pkg is what go list tells of a package.
type pkg struct {
	ImportPath string
	Imports    []string
	Deps       []string
	XTest      []string `json:"XTestImports"`
	Test       []string `json:"TestImports"`
}

// name is the package's path inside the module; the main package keeps the module's name.
func (p pkg) name() string { return short(p.ImportPath) }

func short(path string) string { return strings.TrimPrefix(path, "lanyard/") }

func inModule(path string) bool { return path == "lanyard" || strings.HasPrefix(path, "lanyard/") }

// packages lists the module's packages.
func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps,TestImports,XTestImports", "lanyard/...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	var all []pkg
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 5 {
		t.Fatalf("go list tells of %d packages only", len(all))
	}
	return all
}

// allowed reports whether the list lets from import to, both as paths inside the module.
func allowed(from, to string) bool {
	for _, a := range edges[from] {
		if below, all := strings.CutSuffix(a, "..."); a == to || all && strings.HasPrefix(to, below) {
			return true
		}
	}
	return false
}

func TestLayers(t *testing.T) {
	all := packages(t)
	t.Run("a package imports only what its layer may", func(t *testing.T) { importsAsListed(t, all) })
	t.Run("a technology is spoken by its owner only", func(t *testing.T) { technologyOwned(t, all) })
	t.Run("the data knows no window", func(t *testing.T) { dataKnowsNoWindow(t, all) })
	t.Run("the widgets know no data", func(t *testing.T) { widgetsKnowNoData(t, all) })
}

func importsAsListed(t *testing.T, all []pkg) {
	for _, p := range all {
		if _, ok := edges[p.name()]; !ok {
			t.Errorf("%s is in no layer: add it to edges, or move it into a package that is", p.name())
		}
		for _, to := range p.Imports {
			if inModule(to) && !allowed(p.name(), short(to)) {
				t.Errorf("%s imports %s, which its layer may not", p.name(), short(to))
			}
		}
	}
}

func technologyOwned(t *testing.T, all []pkg) {
	for _, p := range all {
		for _, to := range p.Imports {
			for technology, in := range owners {
				path := strings.TrimSuffix(technology, "/")
				if (to == path || strings.HasPrefix(to, path+"/")) && !slices.Contains(in, p.name()) {
					t.Errorf("%s imports %s, which belongs to %v", p.name(), to, in)
				}
			}
		}
	}
}

func dataKnowsNoWindow(t *testing.T, all []pkg) {
	for _, p := range all {
		if p.name() != "data" && !strings.HasPrefix(p.name(), "data/") {
			continue
		}
		for _, to := range slices.Concat(p.Deps, p.Test, p.XTest) {
			if strings.HasPrefix(to, "fyne.io/") || strings.HasPrefix(to, "lanyard/ui") {
				t.Errorf("%s needs %s", p.name(), to)
			}
		}
	}
}

// plain are the packages below data that know no data themselves.
var plain = []string{"data/clock", "data/say"}

func widgetsKnowNoData(t *testing.T, all []pkg) {
	for _, p := range all {
		if p.name() != "ui/widget" && !strings.HasPrefix(p.name(), "ui/widget/") {
			continue
		}
		for _, to := range slices.Concat(p.Deps, p.Test, p.XTest) {
			if (to == "lanyard/data" || strings.HasPrefix(to, "lanyard/data/")) && !slices.Contains(plain, short(to)) {
				t.Errorf("%s needs %s", p.name(), to)
			}
		}
	}
}
