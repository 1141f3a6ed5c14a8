package cli_test

import (
	"bytes"
	"fmt"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/letter"
	"lanyard/data/store"
)

// letterDesk is a desk with three people after a fair, and a promise to one of them.
func letterDesk(t *testing.T) *desk {
	t.Helper()
	t.Setenv("LANYARD_NOW", "2026-08-20T10:20:00+02:00")
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,E-mail,Organisation,Topics\nJane Doe,jane@sl.example,State Library,\"maps, metadata\"\nBo Lund,bo@x.example,,metadata\nCy Rao,,Nowhere,\n"))
	d.must("event", "add", "Fair", "--from", "2026-08-11", "--to", "2026-08-12")
	for _, name := range []string{"Jane Doe", "Bo Lund", "Cy Rao"} {
		d.must("met", name, "--event", "Fair", "--at", "2026-08-11T10:00")
	}
	d.must("promise", "add", "Jane Doe", "the slides")
	return d
}

// forbid says of somebody that they are not to be mailed.
func (d *desk) forbid(name string) {
	d.t.Helper()
	s, err := store.Open(d.t.Context(), d.db, store.Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	found, err := s.Find(d.t.Context(), data.Query{Text: name}, 0)
	if err != nil || len(found.IDs) != 1 {
		d.t.Fatal(found, err)
	}
	if _, err := s.Do(d.t.Context(), "x", func(tx *store.Tx) error {
		return tx.SaveConsent(&data.Consent{ContactID: found.IDs[0], NoMail: true})
	}); err != nil {
		d.t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		d.t.Fatal(err)
	}
}

func TestATemplateIsNamedAsOneWordToo(t *testing.T) {
	d := letterDesk(t)
	d.must("letter", "nice-to-see-you-again", "Jane", "--json")
}

func TestLetterList(t *testing.T) {
	d := letterDesk(t)
	keys := map[string]object{}
	for _, o := range objects(t, parse(t, d.must("letter", "list", "--json")), "templates") {
		keys[o["key"].(string)] = o
		if o["name"] == "" || o["subject"] == "" || o["body"] == "" || o["id"] != nil || len(o["fields"].([]any)) == 0 && o["key"] != "consent" {
			t.Errorf("%v", o)
		}
	}
	for _, key := range []string{"thanks", "promised", "introduction", "again"} {
		if keys[key] == nil {
			t.Errorf("there is no template %s", key)
		}
	}
	if got := fmt.Sprint(keys["introduction"]["fields"]); !strings.Contains(got, "with.name") || !strings.Contains(got, "me.card") {
		t.Errorf("the introduction has the fields %s", got)
	}
}

func TestLetter(t *testing.T) {
	d := letterDesk(t)
	before := d.must("export", "--format", "json")
	doc := parse(t, d.must("letter", "thanks", "jane doe", "--json"))
	if fmt.Sprint(doc["to"]) != "[jane@sl.example]" || doc["subject"] != "Thank you for our conversation at Fair" || fmt.Sprint(doc["empty_fields"]) != "[me.card]" ||
		!strings.HasPrefix(doc["body"].(string), "Dear Jane,\n\nThank you for the conversation at Fair. It was good to meet you.\n\nWhat you said about maps stays with me.") || len(doc) != 5 {
		t.Errorf("%v", doc)
	}
	u, err := url.Parse(doc["mailto"].(string))
	if err != nil || u.Scheme != "mailto" || u.Opaque != "jane@sl.example" || u.Query().Get("subject") != doc["subject"] ||
		strings.ReplaceAll(u.Query().Get("body"), "\r\n", "\n") != doc["body"] {
		t.Errorf("mailto %v, %v", doc["mailto"], err)
	}
	if after := d.must("export", "--format", "json"); after != before {
		t.Error("reading a letter has written something")
	}
	both := parse(t, d.must("letter", "Introduction of two people", "jane doe", "--with", "bo lund", "--json"))
	if fmt.Sprint(both["to"]) != "[jane@sl.example bo@x.example]" || both["subject"] != "Introduction: Jane Doe and Bo Lund" ||
		!strings.Contains(both["body"].(string), "Dear Jane, dear Bo,") || !strings.Contains(both["body"].(string), "Jane Doe, State Library\nBo Lund\n\nYou both work on metadata.") {
		t.Errorf("%v", both)
	}
	promised := parse(t, d.must("letter", "promised", "jane doe", "--json"))
	if promised["subject"] != "As promised: the slides" {
		t.Errorf("%v", promised)
	}
	if text := d.must("letter", "again", "jane doe"); !strings.HasPrefix(text, "To: jane@sl.example\nSubject: Nice to see you again at Fair\n\nDear Jane,\n") {
		t.Errorf("to read: %s", text)
	}
	for claim, c := range map[string]struct {
		message string
		args    []string
	}{
		"an unknown template is told with those there are": {`there are thanks, promised, introduction`, []string{"letter", "x", "jane doe"}},
		"nobody":                           {"no contact matches", []string{"letter", "thanks", "zzz"}},
		"an introduction needs two people": {"name the other with --with", []string{"letter", "introduction", "jane doe"}},
		"of whom one is not the other":     {"is the same person", []string{"letter", "introduction", "jane doe", "--with", "jane doe"}},
		"an unknown event":                 {"there is no event", []string{"letter", "thanks", "jane doe", "--event", "x"}},
	} {
		if r := d.want(1, c.message, append(c.args, "--json")...); r.out != "" {
			t.Errorf("%s: printed %s", claim, r.out)
		}
	}
}

func TestWhoCannotBeMailedGetsNoAddress(t *testing.T) {
	d := letterDesk(t)
	doc := parse(t, d.want(1, "Cy Rao has no e-mail address", "letter", "thanks", "cy rao", "--json").out)
	if fmt.Sprint(doc["to"], doc["mailto"]) != "[] <nil>" || !strings.HasPrefix(doc["body"].(string), "Dear Cy,") {
		t.Errorf("without an address: %v", doc)
	}
	d.forbid("Bo Lund")
	doc = parse(t, d.want(1, "Bo Lund is not to be mailed", "letter", "thanks", "bo lund", "--json").out)
	if fmt.Sprint(doc["to"], doc["mailto"]) != "[] <nil>" {
		t.Errorf("do not mail: %v", doc)
	}
	doc = parse(t, d.want(1, "Bo Lund is not to be mailed", "letter", "introduction", "jane doe", "--with", "bo lund", "--json").out)
	if fmt.Sprint(doc["to"], doc["mailto"]) != "[jane@sl.example] <nil>" {
		t.Errorf("one of two: %v", doc)
	}
	file := filepath.Join(d.dir, "x.eml")
	d.want(1, "nothing was written", "letter", "thanks", "bo lund", "--eml", file)
	d.want(1, "nothing was written", "letter", "thanks", "cy rao", "--eml", file)
	if _, err := os.Stat(file); err == nil {
		t.Error("a file was written")
	}
}

func TestALetterInAFile(t *testing.T) {
	d := letterDesk(t)
	d.must("letter", "template", "add", "Long", "--subject", "Größe {event}", "--body", "Dear {first},\n\n"+strings.Repeat("words and words ", 200))
	doc := parse(t, d.must("letter", "long", "jane doe", "--json"))
	if doc["mailto"] != nil {
		t.Errorf("a long letter has the address %v", doc["mailto"])
	}
	file := filepath.Join(d.dir, "x.eml")
	d.must("letter", "long", "jane doe", "--eml", file)
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil || m.Header.Get("X-Unsent") != "1" || m.Header.Get("To") != `"Jane Doe" <jane@sl.example>` || m.Header.Get("Date") == "" {
		t.Errorf("%v, %v", m, err)
	}
	if st, err := os.Stat(file); err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v: others can read it", st, err)
	}
	d.want(1, "", "letter", "long", "jane doe", "--eml", d.db)
	// what was written waits to be sent, and that is the letter that is
	first := parse(t, d.must("letter", "sent", "jane doe", "long", "--json"))
	if first["encounter"] == nil || first["promise"] != nil || first["sent"] != "2026-08-20T10:20:00+02:00" {
		t.Errorf("%v", first)
	}
	again := d.want(3, "is sent already", "letter", "sent", "jane doe", "long", "--json")
	if parse(t, again.out)["id"] != first["id"] {
		t.Errorf("again: %s", again.out)
	}
}

func TestLetterSent(t *testing.T) {
	d := letterDesk(t)
	sent := parse(t, d.must("letter", "sent", "jane doe", "promised", "--json"))
	if sent["promise"] == nil || sent["encounter"] == nil || sent["contact"].(object)["display_name"] != "Jane Doe" {
		t.Errorf("%v", sent)
	}
	d.want(3, "is sent already", "letter", "sent", "jane doe", "promised")
	report := func() string {
		r := parse(t, d.must("event", "show", "Fair", "--json"))["report"].(object)
		return fmt.Sprint(r["met"], r["followed_up"])
	}
	if got := report(); got != "3 1" {
		t.Errorf("met, followed up: %s", got)
	}
	if promises := objects(t, parse(t, d.must("promise", "list", "--json")), "promises"); len(promises) != 0 {
		t.Errorf("still open: %v", promises)
	}
	d.must("undo")
	if got := report(); got != "3 0" {
		t.Errorf("undone, met, followed up: %s", got)
	}
	d.must("letter", "sent", "jane doe", "introduction", "--with", "bo lund")
	if got := report(); got != "3 2" {
		t.Errorf("an introduction, met, followed up: %s", got)
	}
	// a month later it is another letter
	t.Setenv("LANYARD_NOW", "2026-09-25T10:20:00+02:00")
	d.must("letter", "sent", "jane doe", "introduction", "--with", "bo lund")
}

// TestEachPromiseHasALetterOfItsOwn says of two letters within a week that they are sent: each keeps its own promise.
func TestEachPromiseHasALetterOfItsOwn(t *testing.T) {
	d := letterDesk(t)
	d.must("promise", "add", "Jane Doe", "the draft", "--due", "2026-08-25")
	d.want(0, `"the draft"`, "letter", "sent", "jane doe", "promised")
	d.want(0, `"the slides"`, "letter", "sent", "jane doe", "promised")
	d.want(3, "is sent already", "letter", "sent", "jane doe", "promised")
	if promises := objects(t, parse(t, d.must("promise", "list", "--json")), "promises"); len(promises) != 0 {
		t.Errorf("still open: %v", promises)
	}
	// what was written is what is sent, also when another promise is nearer by then
	d.must("promise", "add", "Jane Doe", "the map")
	d.must("letter", "promised", "jane doe", "--eml", "map.eml")
	d.must("promise", "add", "Jane Doe", "the list", "--due", "2026-08-21")
	d.want(0, `"the map"`, "letter", "sent", "jane doe", "promised")
	d.want(0, `"the list"`, "letter", "sent", "jane doe", "promised")
}

// TestALetterIsAboutAPromiseInSight leaves a snoozed promise for later, also one that waits for an event.
func TestALetterIsAboutAPromiseInSight(t *testing.T) {
	d := letterDesk(t)
	d.must("event", "add", "Next fair", "--from", "2026-09-11")
	d.must("attend", "Jane Doe", "Next fair")
	for text, until := range map[string]string{"the first": "2026-09-01", "the second": "next-event"} {
		d.must("promise", "add", "Jane Doe", text, "--due", map[string]string{"the first": "2026-08-21", "the second": "2026-08-22"}[text])
		for _, p := range objects(t, parse(t, d.must("promise", "list", "--json")), "promises") {
			if p["text"] == text {
				d.must("promise", "snooze", fmt.Sprint(p["id"]), until)
			}
		}
	}
	for _, want := range []string{"the slides", "the first", "the second"} {
		if doc := parse(t, d.must("letter", "promised", "jane doe", "--json")); doc["subject"] != "As promised: "+want {
			t.Errorf("%v, want %s", doc["subject"], want)
		}
		d.want(0, fmt.Sprintf("%q", want), "letter", "sent", "jane doe", "promised")
	}
}

func TestTemplates(t *testing.T) {
	d := letterDesk(t)
	named := func(name string) (found object) {
		for _, o := range objects(t, parse(t, d.must("letter", "list", "--json")), "templates") {
			if o["name"] == name || o["key"] == name {
				found = o
			}
		}
		return found
	}
	d.must("letter", "template", "add", "Mine", "--subject", "Hi", "--body", "Hi {first|you}")
	if o := named("Mine"); o == nil || o["key"] != "" || o["id"] == nil || fmt.Sprint(o["fields"]) != "[first]" {
		t.Errorf("%v", o)
	}
	d.want(1, "there is a template", "letter", "template", "add", "mine", "--body", "x")
	d.want(1, "there is a template", "letter", "template", "add", "thanks", "--body", "x")
	d.want(1, "{frist} is no field", "letter", "template", "add", "Other", "--body", "Hi {frist}")
	d.want(1, "give the text", "letter", "template", "add", "Other")
	for _, word := range letter.Words {
		d.want(1, "is a word of the command line", "letter", "template", "add", strings.ToUpper(word), "--body", "x")
		d.want(1, "is a word of the command line", "letter", "template", "set", "mine", "--name", word)
	}
	d.must("letter", "template", "set", "mine", "--file", d.file("x.txt", "\uFEFFHello {name}\r\n\r\nbye\r\n"))
	if o := named("Mine"); o["body"] != "Hello {name}\n\nbye" || o["subject"] != "Hi" {
		t.Errorf("%v", o)
	}
	d.want(3, "so already", "letter", "template", "set", "mine", "--subject", "Hi")

	d.must("letter", "template", "set", "thanks", "--subject", "Ta")
	if o := named("thanks"); o["subject"] != "Ta" || o["id"] == nil {
		t.Errorf("%v", o)
	}
	d.must("letter", "template", "remove", "thanks")
	if o := named("thanks"); o["subject"] == "Ta" || o["id"] != nil {
		t.Errorf("put back: %v", o)
	}
	d.want(3, "built in", "letter", "template", "remove", "thanks")
	d.must("letter", "template", "remove", "Mine")
	if o := named("Mine"); o != nil {
		t.Errorf("removed: %v", o)
	}
	d.must("undo")
	if o := named("Mine"); o == nil {
		t.Error("it does not come back")
	}
}

// The dash is standard output: no file of that name is made.
func TestALetterOnStandardOutput(t *testing.T) {
	d := letterDesk(t)
	r := d.run("letter", "thanks", "Jane", "--eml", "-")
	m, err := mail.ReadMessage(strings.NewReader(r.out))
	if err != nil || r.code != 0 || m.Header.Get("To") != `"Jane Doe" <jane@sl.example>` || !strings.Contains(r.errout, "wrote the letter") {
		t.Errorf("exit %d, %v\n%s\n%s", r.code, err, r.out, r.errout)
	}
	if _, err := os.Stat("-"); err == nil {
		t.Error("a file of that name was written")
	}
	d.want(1, "do not go together", "letter", "thanks", "Jane", "--eml", "-", "--json")
	d.forbid("Jane Doe")
	if r := d.run("letter", "sent", "Jane", "thanks"); r.code != 0 || !strings.Contains(r.errout, "Jane Doe is not to be mailed") {
		t.Errorf("said to be sent to somebody who is not to be mailed: %d, %s", r.code, r.errout)
	}
}
