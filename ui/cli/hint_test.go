package cli_test

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheHintOfALetterIsACommandThatWorks runs what the hint says, through a shell, for names that a shell would read otherwise.
func TestTheHintOfALetterIsACommandThatWorks(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip(err)
	}
	d := letterDesk(t)
	d.must("import", d.file("more.csv", "Name,E-mail\nOdd $HOME `x` O'Hara,odd@x.example\nSam Twin,one@x.example\nSam Twin,two@x.example\n-dash,dash@x.example\n"))
	d.must("letter", "template", "add", "what's $new", "--subject", "Hello", "--body", "Dear {first}")
	for _, c := range [][]string{
		{"introduction", "Jane", "--with", "Bo"},
		{"introduction", "Jane", "--with", "odd@x.example", "--event", "Fair"},
		{"thanks", "one@x.example"},
		{"thanks", "dash@x.example"},
		{"what's $new", "odd@x.example"},
	} {
		r := d.want(0, "when it is sent: lanyard letter sent", append(append([]string{"letter"}, c...), "--eml", filepath.Join(d.dir, "l.eml"))...)
		_, hint, _ := strings.Cut(r.errout, "when it is sent: lanyard ")
		hint, _, _ = strings.Cut(hint, "\n")
		words, err := exec.Command(shell, "-c", `printf '%s\0' `+hint).Output()
		if err != nil {
			t.Fatal(err)
		}
		args := strings.Split(strings.TrimSuffix(string(words), "\x00"), "\x00")
		if r := d.run(args...); r.code != 0 {
			t.Errorf("%q: exit %d\n%s", args, r.code, r.errout)
		}
	}
	if r := d.want(1, "--with is for a template that names two people", "letter", "thanks", "Jane", "--with", "Bo"); r.out != "" {
		t.Errorf("a letter to both: %s", r.out)
	}
}

// TestEveryNumberOfTheTrashComesBack restores what is listed by its numbers alone, though two kinds have the same.
func TestEveryNumberOfTheTrashComesBack(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name\nAnna Ott\nBo Berg\n"))
	d.must("view", "save", "Mine", "--no-note")
	d.must("trash", "add", "anna")
	t.Setenv("LANYARD_NOW", "2096-08-20T10:20:00+02:00")
	d.must("view", "remove", "Mine")
	things := objects(t, parse(t, d.must("trash", "list", "--json")), "trash")
	if len(things) != 2 || things[0]["id"] != things[1]["id"] {
		t.Fatalf("the case has not two kinds of one number: %v", things)
	}
	id := fmt.Sprint(things[0]["id"])
	d.want(0, "Restored Mine, the view "+id+", which was put there last; --kind contact names another", "trash", "restore", id)
	d.want(0, "Restored Anna Ott", "trash", "restore", id)
	d.want(1, "nothing with the number", "trash", "restore", id)
}

// TestWhatIsTakenThoughItDoesNothingYetSaysSo names the day that is to come, and the topic that nobody has.
func TestWhatIsTakenThoughItDoesNothingYetSaysSo(t *testing.T) {
	d := letterDesk(t)
	d.want(0, "it counts from 2 September 2026 on", "met", "Jane", "--at", "2026-09-02")
	if r := d.run("met", "Jane", "--at", "2026-08-19"); r.code != 0 || strings.Contains(r.errout, "to come") {
		t.Errorf("a day that is over: %d, %s", r.code, r.errout)
	}
	d.want(0, "nobody has the topic Ghost yet", "cadence", "--topic", "Ghost", "--every", "3m")
	if r := d.run("cadence", "--topic", "Maps", "--every", "3m"); r.code != 0 || strings.Contains(r.errout, "nobody") {
		t.Errorf("a topic that somebody has: %d, %s", r.code, r.errout)
	}
	d.must("cadence", "Jane", "--every", "2m", "--pause", "2026-10-01", "--later", "2026-09-10")
	about, cadence := parse(t, d.must("about", "Jane", "--json"))["cadence"].(object), parse(t, d.must("cadence", "Jane", "--json"))
	for _, key := range []string{"every", "paused_until", "later_until"} {
		if about[key] == nil || about[key] != cadence[key] {
			t.Errorf("%s: %v in about, %v in cadence", key, about[key], cadence[key])
		}
	}
	for key := range about {
		if _, same := cadence[key]; !same && (key == "paused" || key == "later") {
			t.Errorf("about has %s, cadence has no such key", key)
		}
	}
	d.must("cadence", "Bo", "--off")
	if off := parse(t, d.must("about", "Bo", "--json"))["cadence"].(object)["off"]; off != true {
		t.Errorf("off: %v in about", off)
	}
	if help := d.must("find", "--help"); !strings.Contains(help, "until today or a day before") {
		t.Error("the help of --over leaves out the day itself")
	}
}
