package cli_test

import (
	"slices"
	"strings"
	"testing"

	"lanyard/ui/cli"
)

// A list with nothing in it says so in one line, with what makes something; what another program reads stays empty.
func TestAnEmptyListSaysSo(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "Fair")
	empty := [][2]string{
		{"promise list", "lanyard promise add"},
		{"promise list --all", "lanyard promise add"},
		{"view list", "lanyard view save"},
		{"trash list", "lanyard trash add"},
		{"topic list", "lanyard cadence --topic"},
		{"card list", "lanyard card set"},
		{"due", "lanyard cadence"},
		{"retention", "lanyard consent"},
		{"duplicates", "import"},
		{"find nobody", "nobody"},
		{"brief Fair", "lanyard attend"},
		{"event list", "lanyard event add"},
	}
	for _, c := range empty {
		if c[0] == "event list" {
			d.must("undo")
		}
		r := d.want(0, c[1], strings.Fields(c[0])...)
		if r.out != "" || strings.Count(r.errout, "\n") != 1 || !strings.HasPrefix(r.errout, "lanyard: ") {
			t.Errorf("%q: %q, said %q", c[0], r.out, r.errout)
		}
		if r := d.run(append(strings.Fields(c[0]), "--json")...); r.code != 0 || !strings.HasPrefix(r.out, "{") {
			t.Errorf("%q as a document: exit %d, %q, said %q", c[0], r.code, r.out, r.errout)
		}
	}
	for _, command := range cli.Commands() {
		full := command == "letter list" // those that are built in stand in every file
		tried := slices.ContainsFunc(empty, func(c [2]string) bool { return c[0] == command })
		if strings.HasSuffix(command, " list") && !tried && !full {
			t.Errorf("%q is not tried empty", command)
		}
	}
}
