package cli_test

import (
	"strings"
	"testing"
)

// code is the only code of the only picture of a document.
func (d *desk) code(out string) object {
	d.t.Helper()
	files := objects(d.t, parse(d.t, out), "files")
	if len(files) != 1 || len(files[0]["codes"].([]any)) != 1 {
		d.t.Fatalf("%v", files)
	}
	return files[0]["codes"].([]any)[0].(object)
}

func TestScanAddTellsWhatBecameOfEachCode(t *testing.T) {
	d := newDesk(t)
	badge := d.drawCode("badge.png", "10042|OST|ANJA|STATE LIBRARY|anja.ost@sl.example|DE")
	code := d.code(d.want(0, "badge.png: Saved Anja Ost", "scan", "--add", "--json", badge).out)
	who := code["contact"].(object)
	if code["saved"] != "new" || code["kind"] != "badge" || who["display_name"] != "Anja Ost" || who["uid"] == "" || code["reason"] != nil || code["unsure"] != nil {
		t.Errorf("%v", code)
	}
	again := d.code(d.want(0, "Anja Ost", "scan", "--add", "--json", badge).out)
	if again["saved"] != "same" || again["contact"].(object)["uid"] != who["uid"] {
		t.Errorf("%v", again)
	}
	more := d.code(d.must("scan", "--add", "--json", d.drawCode("more.png", "Anja Ost;State Library;Head of Data;anja.ost@sl.example;+49 30 555 0101")))
	if more["saved"] != "updated" || more["contact"].(object)["uid"] != who["uid"] {
		t.Errorf("%v", more)
	}
	if code := d.code(d.must("scan", "--json", badge)); code["saved"] != nil || code["contact"] != nil {
		t.Errorf("without --add: %v", code)
	}
}

func TestScanAddSaysWhatWasGuessed(t *testing.T) {
	d := newDesk(t)
	r := d.want(0, "please check: name was guessed", "scan", "--add", "--json", d.drawCode("name.png", "Annika Ottmann"))
	code := d.code(r.out)
	if code["saved"] != "new" || len(code["unsure"].([]any)) != 1 || code["unsure"].([]any)[0] != "name" {
		t.Errorf("%v", code)
	}
}

func TestScanAddSaysWhyNothingWasSaved(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ claim, text, reason string }{
		{"identifiers", `{"ticket":"5uhbd49wms2f","lead":"PZD97WTMFJ"}`, "it holds identifiers only"},
		{"Wi-Fi", "WIFI:T:WPA;S:Guest;P:books;;", "it is Wi-Fi access"},
		{"prose", "Welcome to the Library", "it is plain text"},
		{"a place", "geo:59.9139,10.7522", "it is a place"},
		{"a link", "https://library.example/", "it is a web address and names nobody"},
		{"a card of nobody", "MECARD:", "nothing to know a person by"},
		{"a payment", "BCD\n002\n1\nSCT\nBFSWDE33XXX\nVerein Lesen\nDE00", "it is plain text"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			picture := d.drawCode("code.png", c.text)
			r := d.want(1, c.reason, "scan", "--add", "--json", picture)
			code := d.code(r.out)
			if code["saved"] != "no" || code["contact"] != nil || !strings.Contains(code["reason"].(string), c.reason) {
				t.Errorf("%v", code)
			}
			d.want(1, "code.png: not saved: ", "scan", "--add", picture)
		})
	}
	if out := d.must("find", "--json", ""); len(objects(t, parse(t, out), "contacts")) != 0 {
		t.Errorf("saved is %s", out)
	}
}
