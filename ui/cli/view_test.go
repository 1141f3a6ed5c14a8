package cli_test

import (
	"fmt"
	"strings"
	"testing"
)

// found gives the names that find prints as a document.
func (d *desk) found(args ...string) string {
	d.t.Helper()
	var names []string
	for _, c := range objects(d.t, parse(d.t, d.must(append([]string{"find", "--json"}, args...)...)), "contacts") {
		names = append(names, fmt.Sprint(c["display_name"]))
	}
	return strings.Join(names, ", ")
}

// viewed gives a view as view list has it.
func (d *desk) viewed(name string) object {
	d.t.Helper()
	for _, v := range objects(d.t, parse(d.t, d.must("view", "list", "--json")), "views") {
		if v["name"] == name {
			return v
		}
	}
	d.t.Fatalf("there is no view %q", name)
	return nil
}

// conference is a desk with people of all sorts.
func conference(t *testing.T) *desk {
	t.Setenv("LANYARD_NOW", "2026-11-29T10:20:00+01:00")
	t.Setenv("TZ", "Europe/Berlin")
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail,Organisation,Topics,Notes\nAnn Ott,ann@sl.example,State Library,maps,knows maps\n"+
		"Bo Lund,bo@press.example,Zebra Press,maps; open access,\nCy Roe,,state library,,\nDi Moe,di@x.example,,,\n"))
	d.must("event", "add", "Fair", "--from", "2026-11-20", "--to", "2026-11-21")
	d.must("session", "add", "Fair", "Opening")
	d.must("met", "Ann", "--event", "Fair", "--session", "Opening", "--at", "2026-11-20T10:00", "--warmth", "3", "--note", "talked")
	d.must("met", "Bo", "--event", "Fair", "--at", "2026-11-21T10:00", "--warmth", "1")
	d.must("attend", "Cy", "Fair", "--status", "want")
	d.must("promise", "add", "Bo", "send the slides")
	d.must("promise", "add", "Ann", "lend a book", "--them")
	d.must("consent", "Di", "--keep-until", "2026-11-01")
	return d
}

// Each flag finds those whom it asks for, in find, in export and in a saved view alike.
func TestConditionsOnTheCommandLine(t *testing.T) {
	d := conference(t)
	for _, tc := range []struct{ args, want string }{
		{"--query ann", "Ann Ott"},
		{"--topic maps", "Ann Ott, Bo Lund"},
		{"--topic maps --topic Open_Access", "Bo Lund"},
		{"--event Fair", "Ann Ott, Bo Lund, Cy Roe"},
		{"--event Fair --session opening", "Ann Ott"},
		{"--event Fair --status want", "Cy Roe"},
		{"--status met", "Ann Ott, Bo Lund"},
		{"--met-from 2026-11-21", "Bo Lund"},
		{"--met-from 2026-11-20 --met-to 2026-11-20", "Ann Ott"},
		{"--medium face", "Ann Ott, Bo Lund"},
		{"--medium mail", ""},
		{"--warmth 2", "Ann Ott"},
		{"--owed me", "Bo Lund"},
		{"--owed them", "Ann Ott"},
		{"--owed any", "Ann Ott, Bo Lund"},
		{"--organisation STATE_LIBRARY", "Ann Ott, Cy Roe"},
		{"--source typed", ""},
		{"--source file --no-email", "Cy Roe"},
		{"--no-note", "Bo Lund, Cy Roe, Di Moe"},
		{"--no-email --no-note", "Cy Roe"},
		{"--incomplete", ""},
		{"--over", "Di Moe"},
		{"--cadence none --query ott", "Ann Ott"},
		{"--cadence any", ""},
		{"--sort name --reversed", "Di Moe, Cy Roe, Bo Lund, Ann Ott"},
		{"--inside", ""},
		{"--outside", ""},
	} {
		t.Run(tc.args, func(t *testing.T) {
			var args []string
			for _, a := range strings.Fields(tc.args) {
				args = append(args, strings.ReplaceAll(a, "_", " "))
			}
			if got := d.found(args...); got != tc.want {
				t.Errorf("find: %s, want %s", got, tc.want)
			}
			d.must(append([]string{"view", "save", "one " + tc.args}, args...)...)
			n := 0
			if tc.want != "" {
				n = strings.Count(tc.want, ",") + 1
			}
			if v := d.viewed("one " + tc.args); v["people"] != float64(n) {
				t.Errorf("the view: %v", v)
			}
			if got := d.found("--view", "one "+tc.args); got != tc.want {
				t.Errorf("the view finds %s, want %s", got, tc.want)
			}
			if got := strings.Count(d.must("export", "--view", "one "+tc.args, "--columns", "name"), "\n"); got != n+1 {
				t.Errorf("the export has %d lines for %d people", got, n)
			}
		})
	}
}

func TestView(t *testing.T) {
	d := conference(t)
	if got := d.must("view", "list", "--json"); !strings.Contains(got, `{"views":[`) || len(objects(t, parse(t, got), "views")) != 0 {
		t.Errorf("at first: %s", got)
	}
	d.must("view", "save", "Warm at the fair", "--event", "fair", "--session", "Opening", "--topic", "maps", "--warmth", "2", "--sort", "met")
	v := d.viewed("Warm at the fair")
	want := `map[event:map[day:2026-11-20 event:Fair] session:Opening sort:met topics:[maps] warmth:2]`
	if fmt.Sprint(v["query"]) != want || v["people"] != 1.0 || fmt.Sprint(v["missing"]) != "[]" {
		t.Errorf("%v", v)
	}
	d.want(3, "is so already", "view", "save", "Warm at the fair", "--event", "fair", "--session", "Opening", "--topic", "maps", "--warmth", "2", "--sort", "met")
	if r := d.run("view", "save", "warm at the FAIR", "--event", "fair"); r.code != 0 || !strings.Contains(r.errout, "Replaced the view") {
		t.Errorf("a name that is taken: %d, %s", r.code, r.errout)
	}
	if got := d.found("--view", "warm at the fair", "lund"); got != "Bo Lund" {
		t.Errorf("a view and a word: %s", got)
	}
	if got := d.found("--view", "warm at the fair", "--no-email"); got != "Cy Roe" {
		t.Errorf("a view and a condition: %s", got)
	}
	d.must("view", "rename", "warm at the fair", "The fair")
	d.want(3, "is called The fair already", "view", "rename", "the fair", "The fair")
	before := d.must("view", "list", "--json")
	for name, tc := range map[string]struct {
		message string
		args    []string
	}{
		"no name":            {"NAME is empty", []string{"view", "save", " "}},
		"no such view":       {`there is no view "none"`, []string{"find", "--view", "none"}},
		"to be removed":      {`there is no view "none"`, []string{"view", "remove", "none"}},
		"to be exported":     {`there is no view "none"`, []string{"export", "--view", "none"}},
		"no such event":      {`there is no event "none"`, []string{"view", "save", "x", "--event", "none"}},
		"a session alone":    {"name its event with --event", []string{"view", "save", "x", "--session", "Opening"}},
		"no such session":    {`Fair has no session "none"`, []string{"find", "--event", "Fair", "--session", "none"}},
		"a status":           {"--status gone: choose expected, want, met or closed", []string{"find", "--status", "gone"}},
		"a medium":           {"--medium pigeon: choose face", []string{"find", "--medium", "pigeon"}},
		"a cadence":          {"--cadence late: choose now, soon, due", []string{"find", "--cadence", "late"}},
		"whom":               {"--owed you: choose me, them or any", []string{"find", "--owed", "you"}},
		"an order":           {"--sort age: choose name", []string{"view", "save", "x", "--sort", "age"}},
		"a way in":           {"--source door: choose typed", []string{"find", "--source", "door"}},
		"a warmth":           {"--warmth 7: give 1", []string{"find", "--warmth", "7"}},
		"both sides":         {"nobody is both", []string{"find", "--inside", "--outside"}},
		"days turned round":  {"--met-to 2026-11-01 is before --met-from 2026-11-02", []string{"find", "--met-from", "2026-11-02", "--met-to", "2026-11-01"}},
		"no day":             {"--met-from soon", []string{"find", "--met-from", "soon"}},
		"an answer":          {"write KEY=VALUE", []string{"find", "--answer", "role"}},
		"an unknown answer":  {`nobody answered "role"; there are no answers yet`, []string{"find", "--answer", "role=x"}},
		"nothing to look by": {"QUERY... is missing", []string{"find"}},
		"no topic":           {"name a topic", []string{"find", "--topic", "!"}},
	} {
		t.Run(name, func(t *testing.T) {
			if r := d.run(tc.args...); r.code != 1 || !strings.Contains(r.errout, strings.TrimPrefix(tc.message, "QUERY... ")) {
				t.Errorf("%q: %d, %s", tc.args, r.code, r.errout)
			}
		})
	}
	if d.must("view", "list", "--json") != before {
		t.Error("what was refused was written")
	}
	d.must("view", "remove", "the fair")
	if r := d.run("find", "--view", "the fair"); r.code != 1 {
		t.Errorf("a removed view: %d", r.code)
	}
	d.must("undo")
	if got := d.found("--view", "the fair"); got != "Ann Ott, Bo Lund, Cy Roe" {
		t.Errorf("after undo: %s", got)
	}
}

// A view names what was deleted, wherever it is used.
func TestAViewNamesWhatIsGone(t *testing.T) {
	d := conference(t)
	d.must("view", "save", "Opening", "--event", "Fair", "--session", "Opening")
	d.must("session", "remove", "Fair", "Opening")
	v := d.viewed("Opening")
	lost, _ := v["missing"].([]any)
	if len(lost) != 1 || fmt.Sprint(lost[0]) != `map[condition:session name:Opening trashed:false]` || v["people"] != 0.0 {
		t.Errorf("%v", v)
	}
	for _, args := range [][]string{{"find", "--view", "Opening"}, {"export", "--view", "Opening"}, {"view", "list"}} {
		if r := d.run(args...); r.code != 0 || !strings.Contains(r.errout, `asks for the session "Opening", which was deleted`) {
			t.Errorf("%q: %d, %s", args, r.code, r.errout)
		}
	}
	if names := d.found("--view", "Opening"); names != "" {
		t.Errorf("it finds %s", names)
	}
}

// The people of one import are asked for by its file or number, and a view of them names it.
func TestThePeopleOfOneImport(t *testing.T) {
	d := conference(t)
	d.must("import", d.file("later.csv", "Name\nEd Fox\n"))
	for _, tc := range []struct{ by, want string }{
		{"later.csv", "Ed Fox"}, {"LATER.CSV", "Ed Fox"}, {"people.csv", "Ann Ott, Bo Lund, Cy Roe, Di Moe"}, {"2", "Ed Fox"},
	} {
		if got := d.found("--import", tc.by); got != tc.want {
			t.Errorf("--import %s finds %s", tc.by, got)
		}
	}
	d.want(1, "there is no such import; the latest are of later.csv, people.csv", "find", "--import", "nothing.csv")
	d.must("view", "save", "List", "--import", "later.csv")
	v := d.viewed("List")
	query, _ := v["query"].(map[string]any)
	imported, _ := query["import"].(map[string]any)
	if imported["file"] != "later.csv" || imported["id"] != 2.0 || imported["at"] == "" || v["people"] != 1.0 {
		t.Errorf("the view is %v", v)
	}
	all := d.file("all.json", d.must("export", "--format", "json"))
	other := newDesk(t)
	r := other.run("import", all)
	if r.code != 0 && r.code != 1 || !strings.Contains(r.out+r.errout, `the view "List" asks for the people of the import of "later.csv"`) {
		t.Errorf("elsewhere: %d, %s%s", r.code, r.out, r.errout)
	}
	if got := other.must("view", "list", "--json"); strings.Contains(got, "List") {
		t.Errorf("elsewhere there is the view: %s", got)
	}
}

// Who is inside is not known while the user's own details name no organisation: that is said, and how to name it.
func TestInsideWithoutAnOrganisationOfMyOwnIsExplained(t *testing.T) {
	d := conference(t)
	for _, args := range [][]string{{"find", "--inside"}, {"find", "--outside", "--json"}, {"view", "save", "Colleagues", "--inside"}, {"export", "--view", "Colleagues"}} {
		if r := d.run(args...); !strings.Contains(r.errout, "lanyard card set NAME --organisation ORGANISATION") || strings.Contains(r.out, "card set") {
			t.Errorf("%q: %d, %q", args, r.code, r.errout)
		}
	}
	d.must("card", "set", "Work", "--organisation", "State Library")
	if r := d.run("find", "--inside"); strings.Contains(r.errout, "card set") || !strings.Contains(r.out, "Ann Ott") {
		t.Errorf("named: %q, %q", r.out, r.errout)
	}
}
