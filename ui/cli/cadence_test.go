package cli_test

import (
	"fmt"
	"strings"
	"testing"
)

// due gives the due list at a moment, as "name clock state last since".
func (d *desk) due(now string) string {
	d.t.Helper()
	d.t.Setenv("LANYARD_NOW", now)
	var out []string
	for _, r := range objects(d.t, parse(d.t, d.must("due", "--json")), "due") {
		line := fmt.Sprint(r["contact"].(object)["display_name"], " ", r["clock"], " ", r["state"], " ", r["last"], " ", r["since"])
		if e, ok := r["coming_event"].(object); ok {
			line += fmt.Sprint(" ", e["event"], "@", e["day"])
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

// held gives what "cadence --json" says: "every face from paused later".
func (d *desk) held(args ...string) string {
	d.t.Helper()
	c := parse(d.t, d.must(append(append([]string{"cadence"}, args...), "--json")...))
	return fmt.Sprint(c["every"], " ", c["face"], " ", c["from"], " ", c["paused_until"], " ", c["later_until"])
}

func TestCadence(t *testing.T) {
	t.Setenv("LANYARD_NOW", "2026-01-31T12:00:00+01:00")
	t.Setenv("TZ", "Europe/Berlin")
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,Topics\nAna Lima,maps\nBo Lund,Maps; data\nCy Nuri,\n"))
	d.must("event", "add", "Forum", "--from", "2026-05-01", "--to", "2026-05-02")
	want := func(claim, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %q, want %q", claim, got, want)
		}
	}
	none := "<nil> <nil> <nil> <nil> <nil>"
	want("at first", d.held("Ana"), none)
	want("a time of one's own", d.held("Ana", "--every", "3m", "--face", "1y"), "3m 1y own <nil> <nil>")
	want("a topic", d.held("--topic", "maps", "--every", "6m"), "6m <nil> topic:maps <nil> <nil>")
	want("another topic", d.held("--topic", "data", "--every", "1m", "--face", "2y"), "1m 2y topic:data <nil> <nil>")
	want("the shortest of both", d.held("Bo"), "1m 2y topic:data <nil> <nil>")
	want("one of one's own is taken back", d.held("Ana", "--every", "none"), "6m 1y topic:maps <nil> <nil>")
	want("paused", d.held("Ana", "--pause", "2026-03-01"), "6m 1y topic:maps 2026-03-01 <nil>")
	want("and later", d.held("Ana", "--later", "2026-02-15"), "6m 1y topic:maps 2026-03-01 2026-02-15")
	want("goes on", d.held("Ana", "--pause", "none", "--later", ""), "6m 1y topic:maps <nil> <nil>")
	want("not any more", d.held("Bo", "--off"), "<nil> <nil> own <nil> <nil>")
	want("again", d.held("Bo", "--off=false"), "1m 2y topic:data <nil> <nil>")
	want("off, then a time", d.held("Bo", "--off")+", "+d.held("Bo", "--every", "2w"), "<nil> <nil> own <nil> <nil>, 2w 2y own <nil> <nil>")
	want("a topic without a time", d.held("--topic", "DATA", "--off"), none)
	d.must("attend", "Cy", "Forum")
	want("until the event is over", d.held("Cy", "--every", "1m", "--later", "next-event"), "1m <nil> own <nil> 2026-05-03")
	before := d.must("cadence", "Ana", "--json") + d.must("cadence", "Cy", "--json") + d.must("cadence", "--topic", "maps", "--json")
	for name, tc := range map[string]struct {
		code    int
		message string
		args    []string
	}{
		"nobody named":       {1, "give somebody, or a topic with --topic", nil},
		"both named":         {1, "not both", []string{"Ana", "--topic", "maps"}},
		"nobody there":       {1, `no contact matches "Nobody"`, []string{"Nobody", "--every", "1m"}},
		"no time":            {1, "--every 3x: is not a time; write 10d, 2w, 3m or 1y", []string{"Ana", "--every", "3x"}},
		"nothing long":       {1, "--face 0d: is not a time", []string{"Ana", "--face", "0d"}},
		"a day that is over": {1, "is not ahead; give a day from 2026-02-01 on", []string{"Ana", "--pause", "2026-01-31"}},
		"no day":             {1, "--later sometime", []string{"Ana", "--every", "1w", "--later", "sometime"}},
		"no event together":  {1, `Ana Lima is on the list of no event that is ahead; "lanyard attend" puts them on one`, []string{"Ana", "--later", "next-event"}},
		"off with a time":    {1, "--off goes with none of", []string{"Ana", "--off", "--every", "1m"}},
		"a topic paused":     {1, "are for one person", []string{"--topic", "maps", "--pause", "2026-03-01"}},
		"an empty topic":     {1, "--topic is empty", []string{"--topic", " "}},
		"the same again":     {3, "that holds already", []string{"Cy", "--every", "1m"}},
		"a topic again":      {3, "that holds already", []string{"--topic", "maps", "--every", "6m"}},
	} {
		t.Run(name, func(t *testing.T) { d.want(tc.code, tc.message, append([]string{"cadence"}, tc.args...)...) })
	}
	if after := d.must("cadence", "Ana", "--json") + d.must("cadence", "Cy", "--json") + d.must("cadence", "--topic", "maps", "--json"); after != before {
		t.Errorf("what was refused was written: %s", after)
	}
}

func TestDue(t *testing.T) {
	t.Setenv("LANYARD_NOW", "2026-01-31T12:00:00+01:00")
	t.Setenv("TZ", "Europe/Berlin")
	d := newDesk(t)
	d.must("import", d.file("people.csv", "Name,Topics\nAna Lima,maps\nBo Lund,\nCy Nuri,\n"))
	d.must("event", "add", "Forum", "--from", "2026-05-01", "--to", "2026-05-02")
	want := func(claim, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %q, want %q", claim, got, want)
		}
	}
	want("nobody", d.due("2030-01-01T12:00:00Z"), "")
	t.Setenv("LANYARD_NOW", "2026-01-31T12:00:00+01:00")
	d.must("met", "Ana", "--note", "the scans of the maps")
	d.must("cadence", "Ana", "--every", "1m", "--face", "1y")
	ana := "Ana Lima touch %s 2026-01-31 2026-01-31"
	for now, state := range map[string]string{
		"2026-02-22T23:59:00+01:00": "", "2026-02-23T00:01:00+01:00": "soon", "2026-02-27T23:59:00+01:00": "soon", "2026-02-28T00:00:00+01:00": "due",
		"2026-02-27T23:30:00Z":      "due", // it is the 28th here
		"2026-03-13T23:59:00+01:00": "due", "2026-03-14T00:00:00+01:00": "drifting",
		"2025-12-01T12:00:00Z": "", // the clock is set back
	} {
		line := ""
		if state != "" {
			line = fmt.Sprintf(ana, state)
		}
		want(now, d.due(now), line)
	}
	t.Setenv("LANYARD_NOW", "2026-03-28T23:30:00+01:00") // the night before summer time
	for _, m := range []string{"call", "video", "mail", "message", "letter", "other"} {
		d.must("met", "Ana", "--medium", m)
		c := parse(t, d.must("met", "Ana", "--medium", m, "--json"))["encounter"].(object)
		if c["medium"] != m || c["event"] != nil {
			t.Errorf("%s: %v", m, c)
		}
		want(m+" counts for being in touch alone", d.due("2027-01-31T12:00:00+01:00"), "Ana Lima touch drifting 2026-03-28 2026-03-28; Ana Lima face due 2026-01-31 2026-01-31")
		t.Setenv("LANYARD_NOW", "2026-03-28T23:30:00+01:00")
		for range 2 {
			d.must("undo")
		}
	}
	want("all is undone", d.due("2026-02-28T12:00:00+01:00"), fmt.Sprintf(ana, "due"))
	t.Setenv("LANYARD_NOW", "2026-02-28T12:00:00+01:00")
	d.must("met", "Ana", "--medium", "mail", "--at", "2026-01-15")
	want("an older one that is said late", d.due("2026-02-28T12:00:00+01:00"), fmt.Sprintf(ana, "due"))
	d.must("attend", "Ana", "Forum", "--status", "want")
	want("an event is ahead", d.due("2026-03-14T12:00:00+01:00"), fmt.Sprintf(ana, "drifting")+" Forum@2026-05-01")
	if r := objects(t, parse(t, d.must("due", "--json")), "due")[0]; r["reason"] != "Last met on 31 January 2026; you spoke of “the scans of the maps”." || r["every"] != "1m" {
		t.Errorf("the row is %v", r)
	}
	d.must("promise", "add", "Ana", "the slides")
	if out := d.must("due"); !strings.Contains(out, "you promised “the slides”") || !strings.Contains(out, "you will both be at Forum on 2026-05-01") {
		t.Errorf("to read it is %q", out)
	}
	want("asleep after three years", d.due("2029-01-31T12:00:00+01:00"), "Ana Lima touch dormant 2026-01-31 2026-01-31; Ana Lima face dormant 2026-01-31 2026-01-31")
	d.want(1, "--medium fax: give face, call, video, mail, message, letter or other", "met", "Ana", "--medium", "fax")
	t.Setenv("LANYARD_NOW", "2026-05-01T12:00:00+02:00")
	at := []string{"met", "Bo", "--event", "Forum", "--at", "2026-05-01", "--json"}
	face := parse(t, d.must(at...))
	mail := parse(t, d.must(append(at, "--medium", "mail")...))
	if mail["created"] != true || face["encounter"].(object)["id"] == mail["encounter"].(object)["id"] {
		t.Errorf("a mail of the same day is another encounter: %v, %v", face, mail)
	}
	d.want(3, "nothing is new", append(at, "--medium", "mail")...)
}
