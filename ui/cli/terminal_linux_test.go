package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/ui/cli"
)

// evil is in every text: sequences of terminals in C0 and C1, a bell, what turns text round, what writes over a line or begins one,
// and tags.
const evil = "\x1b]0;EVIL\x07\x1b[2J\u009b31m\u0085\u202Eevil\u2066\u2069\rEVIL\b\b\x7f\u2028x\u2029\uFEFF\U000E0041\U000E007F\nlanyard: EVIL"

// nameOfFile is evil as far as a file's name can be.
var nameOfFile = strings.ReplaceAll(evil, "/", "") + "\x9b\xff"

// hostile are the texts of a document, by their keys, that evil is put after.
var hostile = strings.Fields("display_name prefix given additional family suffix nickname organisation department title note value label text name place room " +
	"speakers event session topics link street city region country welcome")

// poison puts evil after the hostile texts of a document. The same text becomes the same, so that names still refer to events.
func poison(v any, key string) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = poison(v[k], k)
		}
	case []any:
		for i := range v {
			v[i] = poison(v[i], key)
		}
	case string:
		if slices.Contains(hostile, key) {
			return v + evil
		}
	}
	return v
}

// hostileDesk is one whose every text is evil, with files to go with it.
func hostileDesk(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	people := newDesk(t)
	people.must("generate", "--db", people.db, "--contacts", "30", "--seed", "5")
	people.must("card", "set", "Work", "--given", "Me", "--family", "Myself", "--email", "me@home.example")
	people.must("event", "add", "Fair", "--from", "2026-08-10", "--place", "Hall")
	people.must("import", people.file("same.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Twin One\r\nTEL:+49 30 5550101\r\nEND:VCARD\r\n"+
		"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Twin Onne\r\nTEL:+49 30 5550101\r\nEND:VCARD\r\n"))
	doc := parse(t, people.must("export", "--format", "json", "--no-photos"))
	long := strings.Repeat("long", 20_000)
	doc["contacts"] = append(doc["contacts"].([]any), map[string]any{"display_name": "Long " + long, "organisation": "Zoo"})
	b, err := json.Marshal(poison(doc, ""))
	if err != nil {
		t.Fatal(err)
	}
	d.run("import", d.file("all.json", string(b))) // not every link is one
	stored := parse(t, d.must("find", "--json", "zoo"))
	if got := objects(t, stored, "contacts"); len(got) != 1 || !strings.Contains(got[0]["organisation"].(string), evil) {
		t.Fatalf("the file did not take what is hostile: %.300v", stored)
	}
	d.file(nameOfFile+".vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo"+strings.ReplaceAll(evil, "\n", " ")+"\r\nTEL:1"+strings.ReplaceAll(evil, "\n", " ")+
		"\r\nNOT A PROPERTY "+strings.ReplaceAll(evil, "\n", " ")+"\r\nBDAY:"+strings.ReplaceAll(evil, "\n", " ")+"\r\nPHOTO;VALUE=uri:x\x1b]0;EVIL\x07\r\nEND:VCARD\r\n")
	d.file(nameOfFile+".csv", "Name,Email,Birthday\n\"Bo"+evil+"\",\"x@"+evil+"\",\"3"+evil+"\"\n")
	d.file(nameOfFile+".ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:S"+strings.ReplaceAll(evil, "\n", " ")+"\r\nLOCATION:L\x1b[2J\r\nDTSTART:"+
		strings.ReplaceAll(evil, "\n", " ")+"\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:T\x1b[2J\u009b1m\r\nDTSTART:20260810T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
	d.file(nameOfFile+".json", `{"lanyard":{"format":1},"contacts":[{"display_name":"A","sh\u001b]0;EVIL\u0007oe`+"\u202e"+`":"`+"\u009b"+`"}]}`)
	d.file(nameOfFile+".xlsx", "PK\x03\x04"+evil)
	d.must("qr", "--text", "https://x.example/"+evil, "--png", "code.png")
	d.must("qr", "--text", "MECARD:N:Bo"+evil+";TEL:1"+evil+";;", "--png", "card.png")
	b, err = os.ReadFile(filepath.Join(d.dir, "card.png"))
	if err != nil {
		t.Fatal(err)
	}
	d.file(nameOfFile+".png", string(b))
	d.must("backup", nameOfFile+".db")
	return d
}

// attacks are how each command is run on the hostile desk: args a line. A new command joins here, or the test fails. Those that print
// documents say so: in a pipe those are as they are.
var attacks = map[string]struct {
	lines    [][]string
	document bool
}{
	"":     {[][]string{{"ev" + evil}, {"--ev" + evil}, {"--db", evil, "find", "x"}, {"--help"}, {"-" + evil}}, false},
	"help": {[][]string{{"help", "x" + evil}, {"help", "import"}, {"help", "\u202eimport"}}, false},
	"import": {[][]string{
		{"import", "--dry-run", "@.vcf", "@.csv", "@.ics", "@.json", "@.xlsx", "@.gone", evil},
		{"import", "--json", "--dry-run", "@.vcf", "@.csv", "@.ics", "@.json", "@.gone"},
		{"import", "@.vcf", "@.csv"},
		{"import", "@.ics", "--as-event", evil},
		{"import", "@.ics", "--as-events"},
		{"import", "@.vcf", "--event", evil},
		{"import", "@.csv", "--event", evil, "--take-off"},
		{"import", "@.csv", "--take-off"},
		{"import", "@.xlsx", "--sheet", evil},
		{"import", "--ev" + evil},
	}, false},
	"export": {[][]string{
		{"export"},
		{"export", "--for", "google"},
		{"export", "--for", "spreadsheet"},
		{"export", "--format", "vcard"},
		{"export", "--format", "vcard4"},
		{"export", "--format", "json"},
		{"export", "--format", "ics"},
		{"export", "--format", "xlsx"},
		{"export", "--format", evil},
		{"export", "--for", evil},
		{"export", "--event", evil},
		{"export", "--columns", evil},
		{"export", "--columns", "name,answers,note,e-mail,topics"},
		{"export", "--new"},
		{"export", "--query", evil},
		{"export", "-o", evil},
		{"export", "-o", "/dev/stdout"},
		{"export", "-o", evil + "/x"},
	}, true},
	"qr": {[][]string{
		{"qr", "--text", evil},
		{"qr", "--text", evil, "--payload"},
		{"qr", "--contact", "zoo"},
		{"qr", "--contact", evil},
		{"qr", "--contact", "twin"},
		{"qr", "--card", "Work" + evil},
		{"qr", "--card", evil},
		{"qr", "--text", "x", "--png", evil + "/x"},
		{"qr", "--text", "x", "--png", "/dev/stdout"},
	}, true},
	"scan": {[][]string{
		{"scan", "code.png", "@.png", "@.gone", "@.vcf", evil},
		{"scan", "--json", "code.png", "@.png", "@.vcf"},
		{"scan", "--add", "code.png", "@.png"},
		{"scan", "--add", "--event", evil, "code.png"},
	}, true},
	"find": {[][]string{
		{"find", "zoo"},
		{"find", "a"},
		{"find", "+49"},
		{"find", "--json", "a"},
		{"find", evil},
		{"find", "twiin"},
		{"find", "--x" + evil},
		{"find", "--view", evil},
		{"find", "--topic", evil},
		{"find", "--event", evil},
		{"find", "--medium", evil},
		{"find", "--answer", evil},
		{"find", "--answer", evil + "=" + evil},
		{"find", "--met-from", evil},
		{"find", "--organisation", evil},
		{"find", "--sort", evil},
	}, false},
	"view": {[][]string{{"view"}, {"view", evil}}, false},
	"view save": {[][]string{
		{"view", "save", evil, "--topic", evil, "--query", evil},
		{"view", "save", evil, "--event", evil},
		{"view", "save", " "},
		{"view", "save", evil, "--topic", evil, "--query", evil},
	}, true},
	"view list":    {[][]string{{"view", "list"}, {"view", "list", "--json"}}, true},
	"view rename":  {[][]string{{"view", "rename", evil, evil + "x"}, {"view", "rename", evil, "x"}}, true},
	"view remove":  {[][]string{{"view", "remove", evil}, {"view", "remove", evil + "x"}, {"view", "remove", evil + "x"}}, true},
	"duplicates":   {[][]string{{"duplicates"}, {"duplicates", "--json"}, {"duplicates", evil}, {"duplicates", "--merge-sure"}}, true},
	"topic":        {[][]string{{"topic"}, {"topic", evil}}, false},
	"topic list":   {[][]string{{"topic", "list"}, {"topic", "list", "--json"}, {"topic", "list", evil}}, false},
	"topic rename": {[][]string{{"topic", "rename", evil, "x"}, {"topic", "rename", "x", evil}, {"topic", "rename", "x"}}, false},
	"topic join":   {[][]string{{"topic", "join", evil, "x"}, {"topic", "join", evil}}, false},
	"topic remove": {[][]string{{"topic", "remove", evil}, {"topic", "remove"}}, false},
	"event":        {[][]string{{"event"}, {"event", evil}}, false},
	"attend": {[][]string{
		{"attend", "zoo", evil},
		{"attend", evil, "Fair"},
		{"attend", "twin", evil},
		{"attend", "zoo", "Fair" + evil, "--status", "want", "--note", evil},
		{"attend", "zoo", "Fair" + evil, "--status", evil},
	}, true},
	"appointment": {[][]string{{"appointment"}, {"appointment", evil}}, false},
	"appointment add": {[][]string{
		{"appointment", "add", "zoo", evil, "--from", "2026-08-11T10:00", "--to", "11:00"},
		{"appointment", "add", evil, "Fair" + evil, "--from", evil, "--to", evil},
		{"appointment", "add", "zoo", "Fair" + evil, "--from", evil, "--to", evil},
		{"appointment", "add", "zoo", "Fair" + evil, "--from", "2026-08-10T10:00", "--to", "11:00", "--place", evil},
		{"appointment", "add", "zoo", "Fair" + evil, "--from", "2026-08-10T10:30", "--to", "11:00"},
	}, true},
	"appointment set": {[][]string{{"appointment", "set", evil, "kept"}, {"appointment", "set", "1", evil}, {"appointment", "set", "1", "kept"}}, false},
	"promise":         {[][]string{{"promise"}, {"promise", evil}}, false},
	"promise add": {[][]string{
		{"promise", "add", "zoo", evil},
		{"promise", "add", "zoo", evil},
		{"promise", "add", "zoo", evil, "--due", evil},
		{"promise", "add", "zoo", evil, "--event", "Fair" + evil},
		{"promise", "add", evil, evil, "--them", "--due", "fri"},
	}, true},
	"cadence": {[][]string{
		{"cadence", "zoo", "--every", "1d"},
		{"cadence", "zoo"},
		{"cadence", evil},
		{"cadence", "zoo", "--every", evil},
		{"cadence", "zoo", "--later", "next-event"},
		{"cadence", "zoo", "--pause", evil, "--json"},
		{"cadence", "--topic", evil, "--face", "1y"},
		{"cadence", "--topic", evil},
	}, true},
	"due":            {[][]string{{"due"}, {"due", "--json"}}, false},
	"promise list":   {[][]string{{"promise", "list"}, {"promise", "list", "--all"}, {"promise", "list", "--json"}}, false},
	"promise edit":   {[][]string{{"promise", "edit", evil, "--me"}, {"promise", "edit", "1", "--text", evil, "--due", evil}, {"promise", "edit", "1", "--text", evil + evil, "--due", "fri", "--them"}, {"promise", "edit", "1", "--them"}}, false},
	"promise snooze": {[][]string{{"promise", "snooze", evil, "fri"}, {"promise", "snooze", "1", evil}, {"promise", "snooze", "1", "next-event"}, {"promise", "snooze", "1", "tomorrow"}, {"promise", "snooze", "1", "tomorrow"}}, false},
	"promise done":   {[][]string{{"promise", "done", evil}, {"promise", "done", "1"}, {"promise", "done", "1"}, {"promise", "snooze", "1", "fri"}}, false},
	"promise drop":   {[][]string{{"promise", "drop", evil}, {"promise", "drop", "1"}, {"promise", "drop", "1"}}, false},
	"promise again":  {[][]string{{"promise", "again", evil}, {"promise", "again", "1"}, {"promise", "again", "1"}}, false},
	"brief":          {[][]string{{"brief", evil}, {"brief", "--contact", "zoo"}, {"brief", "--contact", "zoo", "--json"}, {"brief", "--contact", evil}, {"brief", "Fair" + evil}}, true},
	"event show":     {[][]string{{"event", "show", evil}, {"event", "show", "Fair" + evil}, {"event", "show", "Fair" + evil, "--json"}}, false},
	"met": {[][]string{
		{"met", "zoo", "--note", evil},
		{"met", "zoo", "--note", evil},
		{"met", evil},
		{"met", "twin"},
		{"met", "zoo", "--event", evil},
		{"met", "zoo", "--session", evil},
		{"met", "zoo", "--answer", evil},
		{"met", "zoo", "--answer", evil + "=" + evil},
		{"met", "zoo", "--at", evil},
		{"met", "zoo", "--note", evil, "--json"},
	}, true},
	"consent": {[][]string{
		{"consent", "zoo", "--agreed", evil, "--how", "mail", "--kept", evil, "--json"},
		{"consent", "zoo", "--agreed", evil},
		{"consent", "zoo"},
		{"consent", evil},
		{"consent", "twin"},
		{"consent", "zoo", "--how", evil},
		{"consent", "zoo", "--on", evil},
		{"consent", "zoo", "--keep-until", evil},
		{"consent", "zoo", "--keep-until", "2020-01-01"},
	}, true},
	"about":      {[][]string{{"about", "zoo"}, {"about", "zoo", "--json"}, {"about", "zoo", "--text"}, {"about", evil}, {"about", "twin"}}, true},
	"retention":  {[][]string{{"retention"}, {"retention", "--json"}, {"retention", evil}}, false},
	"trash":      {[][]string{{"trash"}, {"trash", evil}}, false},
	"trash add":  {[][]string{{"trash", "add", evil}, {"trash", "add", "twin"}, {"trash", "add", "Long"}}, true},
	"trash list": {[][]string{{"trash", "list"}, {"trash", "list", "--json"}, {"trash", "list", evil}}, false},
	"trash restore": {[][]string{
		{"trash", "restore", evil}, {"trash", "restore", "1", "--kind", evil}, {"trash", "restore", "1"}, {"trash", "restore", "99999"},
	}, true},
	"erase":   {[][]string{{"erase", evil}, {"erase", "zoo"}, {"erase", "zoo", "--json"}, {"erase", "twin", "--yes"}, {"erase", "Bo", "--yes", "--json"}}, true},
	"session": {[][]string{{"session"}, {"session", evil}}, false},
	"letter": {[][]string{
		{"letter", "thanks", "zoo"},
		{"letter", "introduction", "zoo", "--with", "long"},
		{"letter", evil, "zoo"},
		{"letter", "thanks", evil},
		{"letter", "thanks", "zoo", "--event", evil},
		{"letter", "introduction", "zoo", "--with", evil},
		{"letter", "thanks", "zoo", "--eml", evil},
		{"letter", "thanks", "zoo", "--json"},
	}, true},
	"letter list":            {[][]string{{"letter", "list", evil}, {"letter", "list"}, {"letter", "list", "--json"}}, true},
	"letter sent":            {[][]string{{"letter", "sent", evil, "thanks"}, {"letter", "sent", "zoo", evil}, {"letter", "sent", "zoo", "thanks"}, {"letter", "sent", "zoo", "thanks", "--json"}}, true},
	"letter template":        {[][]string{{"letter", "template"}, {"letter", "template", evil}}, false},
	"letter template add":    {[][]string{{"letter", "template", "add", evil, "--body", "x {" + evil}, {"letter", "template", "add", evil, "--body", evil, "--subject", evil}, {"letter", "template", "add", "x", "--file", evil}}, false},
	"letter template set":    {[][]string{{"letter", "template", "set", evil, "--body", evil}, {"letter", "template", "set", "thanks", "--subject", evil, "--name", evil}}, false},
	"letter template remove": {[][]string{{"letter", "template", "remove", evil}, {"letter", "template", "remove", "thanks"}, {"letter", "template", "remove", "thanks"}}, false},
	"session add": {[][]string{
		{"session", "add", "Fair", evil},
		{"session", "add", "Fair", "New" + evil, "--room", evil, "--speakers", evil},
		{"session", "add", evil, "x"},
		{"session", "add", "Fair", "x", "--from", evil},
		{"session", "add", "Fair", "x", "--from", "9:00", "--to", evil},
	}, true},
	"session going":  {[][]string{{"session", "going", "Fair", evil}, {"session", "going", evil, evil}}, false},
	"session paste":  {[][]string{{"session", "paste", "Fair", "@.txt"}, {"session", "paste", "Fair", evil}, {"session", "paste", evil, "-"}}, true},
	"session remove": {[][]string{{"session", "remove", "Fair", evil}, {"session", "remove", evil, "1"}}, false},
	"question":       {[][]string{{"question"}, {"question", evil}}, false},
	"question add":   {[][]string{{"question", "add", evil, evil, evil, "--type", evil}, {"question", "add", evil, "x", evil, "--type", "choice", "--choices", evil}}, false},
	"event add": {[][]string{
		{"event", "add", "New" + evil, "--place", evil},
		{"event", "add", "New" + evil},
		{"event", "add", "x", "--from", evil},
		{"event", "add", evil, evil},
	}, false},
	"event close":  {[][]string{{"event", "close", evil}, {"event", "close", "x", evil}, {"event", "close", evil}}, true},
	"event reopen": {[][]string{{"event", "reopen", evil}, {"event", "reopen", evil}}, true},
	"event list":   {[][]string{{"event", "list"}, {"event", "list", "--json"}}, false},
	"card":         {[][]string{{"card"}, {"card", evil}}, false},
	"card set": {[][]string{
		{"card", "set", evil, "--given", evil, "--email", evil},
		{"card", "set", evil, "--colour", evil},
		{"card", "set", evil, "--until", evil},
		{"card", "set", evil, "--leave-out", evil},
		{"card", "set", evil, "--welcome", evil, "--until", "2001-01-01"},
	}, false},
	"card org-names": {[][]string{{"card", "org-names", "--also", evil}, {"card", "org-names"}, {"card", "org-names", "--json"}, {"card", "org-names", evil}, {"card", "org-names", "--also", " "}}, true},
	"card list":      {[][]string{{"card", "list"}, {"card", "list", "--json"}}, false},
	"swap": {[][]string{
		{"swap", "--address", "127.0.0.1", "--for", "200ms"}, {"swap", "--address", evil}, {"swap", "--card", evil}, {"swap", "--for", evil},
	}, false},
	"undo":   {[][]string{{"undo"}, {"undo", evil}, {"--db", evil, "undo"}}, false},
	"redo":   {[][]string{{"redo"}, {"redo", evil}}, false},
	"backup": {[][]string{{"backup", evil + ".db"}, {"backup", "@.db"}, {"backup", evil + "/x"}}, false},
	"restore": {[][]string{
		{"restore", "--dry-run", "@.db"}, {"restore", "--dry-run", "--json", "@.db"}, {"restore", "@.vcf"}, {"restore", evil}, {"restore", "@.db"},
	}, false},
	"check": {[][]string{
		{"check"},
		{"check", "--json"},
		{"--db", evil, "check"},
		{"--db", nameOfFile + ".csv", "check"},
		{"--db", nameOfFile + ".csv", "check", "--json"},
	}, false},
	"generate": {[][]string{
		{"--db", evil + "new", "generate", "--contacts", "2"},
		{"generate", "--contacts", evil},
		{"--db", evil + "new", "generate", "--contacts", "2"},
	}, false},
	"open":    {[][]string{{"open", "@.vcf", "@.gone", evil}, {"open", "--json", "@.vcf", "@.gone", evil}, {"open", "."}, {"open", "--x" + evil}, {"--", "@.vcf", evil}, {"@.vcf"}}, false},
	"keys":    {[][]string{{"keys"}, {"keys", "--json"}, {"keys", evil}}, false},
	"version": {[][]string{{"version"}, {"version", evil}}, false},
	"__complete": {[][]string{
		{"__complete", "import", "--" + evil, ""},
		{"__complete", evil, ""},
		{"__complete", "find", evil},
		{"__completeNoDesc", "export", "--format" + evil, "x"},
	}, false},
}

// ours is what the program itself does to a terminal: the colours of a code, and going back to write over a line of progress. What is
// hostile goes back to write "EVIL".
var ours = regexp.MustCompile(`\x1b\[38;5;231;48;5;16m|\x1b\[0m|\r([^E]|$)`)

// actsOf is the first letter that acts, with what is around it; "" for none.
func actsOf(out []byte) string {
	for i, r := range string(out) {
		if _, size := utf8.DecodeRune(out[i:]); r == utf8.RuneError && size == 1 || data.Acts(r) && r != '\n' && r != '\t' {
			return string(out[max(0, i-60):min(len(out), i+40)])
		}
	}
	return ""
}

func TestNothingHostileActsOnATerminal(t *testing.T) {
	d := hostileDesk(t)
	names := append(cli.Commands(), "__complete")
	for _, name := range names {
		attack, ok := attacks[name]
		if !ok {
			t.Errorf("the command %q is not attacked: add how", name)
		}
		for _, args := range attack.lines {
			for i := range args {
				args[i] = strings.Replace(args[i], "@.", nameOfFile+".", 1)
			}
			out, errout := d.onTerminals(t, args...)
			for where, b := range map[string][]byte{"output": out, "messages": errout} {
				if bad := actsOf(ours.ReplaceAll(b, []byte("$1"))); bad != "" {
					t.Errorf("%q, %s on a terminal: %q", args, where, bad)
				}
			}
			r := d.run(args...)
			texts := map[string]string{"messages": r.errout}
			if !attack.document {
				texts["output"] = r.out
			}
			for where, s := range texts {
				if bad := actsOf([]byte(s)); bad != "" {
					t.Errorf("%q, %s in a pipe: %q", args, where, bad)
				}
				for line := range strings.Lines(s) {
					if strings.HasPrefix(line, "lanyard: EVIL") {
						t.Errorf("%q, %s: a line says it is ours: %q", args, where, line)
					}
					if !slices.Contains(args, "--json") && utf8.RuneCountInString(line) > 5000 {
						t.Errorf("%q, %s: a line of %d letters", args, where, utf8.RuneCountInString(line))
					}
				}
			}
		}
	}
}

// onTerminals runs a command that writes to two terminals.
func (d *desk) onTerminals(t *testing.T, args ...string) (out, errout []byte) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	screen, messages := newTerminal(t), newTerminal(t)
	cmd := exec.Command(self, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = d.dir, screen.program, messages.program
	cmd.Env = append(os.Environ(), asProgram+"=1", "XDG_DATA_HOME="+d.dir, "TZ=Europe/Berlin", "DISPLAY=", "WAYLAND_DISPLAY=", "LANYARD_DB="+d.db)
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Errorf("%q: %v", args, err)
	}
	return screen.end(), messages.end()
}

func TestDocumentsAreByteForByteInAPipe(t *testing.T) {
	d := hostileDesk(t)
	for _, format := range []string{"csv", "vcard", "json", "ics"} {
		d.must("export", "--format", format, "-o", "file")
		b, err := os.ReadFile(filepath.Join(d.dir, "file"))
		if err != nil {
			t.Fatal(err)
		}
		if piped := d.must("export", "--format", format); piped != string(b) {
			t.Errorf("%s: a pipe gets something else than a file", format)
		}
	}
	if got := d.must("qr", "--text", evil, "--payload"); got != evil {
		t.Errorf("payload %q", got)
	}
	out, errout := d.onTerminals(t, "export", "--format", "xlsx")
	if len(out) != 0 || !bytes.Contains(errout, []byte("name a file with -o")) {
		t.Errorf("a workbook on a terminal: %.60q, %s", out, errout)
	}
	if _, errout := d.onTerminals(t, "export"); !bytes.Contains(errout, []byte("control characters are shown as")) {
		t.Errorf("on a terminal it says %s", errout)
	}
}
