package cli_test

import (
	"strings"
	"testing"

	"lanyard/ui/cli"
)

// What is missing, too much or wrong on a command line is told in the same plain words everywhere.
func TestACommandLineThatIsWrongIsToldWhatToWrite(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ line, want string }{
		{"find", `QUERY is missing: write "lanyard find QUERY..."; "lanyard find --help" says more`},
		{"import", `FILE is missing: write "lanyard import FILE..."; "lanyard import --help" says more`},
		{"scan", `IMAGE is missing: write "lanyard scan IMAGE..."; "lanyard scan --help" says more`},
		{"backup", `FILE is missing: write "lanyard backup FILE"; "lanyard backup --help" says more`},
		{"event add", `NAME is missing: write "lanyard event add NAME"; "lanyard event add --help" says more`},
		{"card set", `NAME is missing: write "lanyard card set NAME"; "lanyard card set --help" says more`},
		{"event add Book Fair", `"Fair" is too much: write "lanyard event add NAME", and several words in quotation marks; "lanyard event add --help" says more`},
		{"export people.csv", `"people.csv" is too much: "lanyard export" takes nothing but flags; "lanyard export --help" lists them`},
		{"undo 3", `"3" is too much: "lanyard undo" takes nothing but flags; "lanyard undo --help" lists them`},
		{"find ada --limit x", `--limit does not take "x": give a whole number of at most 18 digits; "lanyard find --help" says more`},
		{"generate --seed -1", `--seed does not take "-1": give a whole number of 0 or more, of at most 18 digits; "lanyard generate --help" says more`},
		{"swap --for long", `--for does not take "long": give a time such as 90m or 2h; "lanyard swap --help" says more`},
		{"version --json=maybe", `--json does not take "maybe": give true or false, or no value; "lanyard version --help" says more`},
		{`card set Work --leave-out a"b`, `--leave-out does not take "a\"b": give words with commas between them, without quotation marks; "lanyard card set --help" says more`},
		{"find ada --limit", `--limit lacks its value: write "--limit NUMBER"; "lanyard find --help" says more`},
		{"export -o", `--output lacks its value: write "--output FILE"; "lanyard export --help" says more`},
		{"find ada --fast", `there is no flag "--fast"; "lanyard find --help" lists those there are`},
		{"find ada -xy", `there is no flag "-x"; "lanyard find --help" lists those there are`},
		{"--fast", `there is no flag "--fast"; "lanyard --help" lists those there are`},
		{"find ada --=x", `"--=x" is no flag; "lanyard find --help" lists those there are`},
		{"qr", `give --card, --contact or --text; "lanyard qr --help" says more`},
		{"qr --text x --card y", `--card and --text do not go together: give only one of them; "lanyard qr --help" says more`},
		{"open --new-person --read-code", `--new-person and --read-code do not go together: give only one of them; "lanyard open --help" says more`},
		{"import --event A --as-event B --as-events a.ics", `--event and --as-event and --as-events do not go together: give only one of them; "lanyard import --help" says more`},
	} {
		r := d.run(strings.Fields(c.line)...)
		if want := "lanyard: " + c.want + "\n"; r.code != 1 || r.out != "" || r.errout != want {
			t.Errorf("%s: exit %d %q\ngot  %swant %s", c.line, r.code, r.out, r.errout, want)
		}
	}
}

// Cobra's own words reach nobody: each command is tried with what none takes.
func TestNoCommandSpeaksInTheWordsOfALibrary(t *testing.T) {
	d := newDesk(t)
	for _, path := range cli.Commands() {
		if path == "help" || strings.HasPrefix(path, "completion") {
			continue
		}
		for _, more := range []string{"", "--no-such-flag", "-~", "--db"} {
			r := d.run(append(strings.Fields(path), strings.Fields(more)...)...)
			for _, words := range []string{"arg(s)", "unknown", "invalid argument", "in the group", "shorthand", "needs an argument"} {
				if strings.Contains(r.errout, words) {
					t.Errorf("%s %s: %s", path, more, r.errout)
				}
			}
		}
	}
}
