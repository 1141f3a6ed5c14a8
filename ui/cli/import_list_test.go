package cli_test

import (
	"slices"
	"strings"
	"testing"
)

func TestAListThatComesAgainIsToldAndNobodyIsTakenOffUnasked(t *testing.T) {
	d := newDesk(t)
	d.must("event", "add", "Fair", "--from", "2026-11-28")
	d.must("import", "--event", "Fair", d.file("list.csv", "Name,Email,Attendee Status\nAnn Lund,ann@lund.example,Attending\nBo Roe,bo@roe.example,Attending\nCy Dee,cy@dee.example,Declined\nDi Fox,di@fox.example,Attending\n"))
	second := d.file("again.csv", "Name,Email,Title,Attendee Status\nAnn Lund,ann@lund.example,Head,Attending\nBo Roe,bo@roe.example,,Cancelled\nCy Dee,cy@dee.example,,Attending\nEl Gray,el@gray.example,,Attending\n")
	doc := parse(t, d.must("import", "--event", "Fair", "--json", second))
	lists := objects(t, doc, "lists")
	if len(lists) != 1 {
		t.Fatalf("lists are %v", doc["lists"])
	}
	who := func(key string) (out []string) {
		for _, p := range objects(t, lists[0], key) {
			if p["uid"] == "" {
				t.Errorf("%s: %v has no uid", key, p)
			}
			out = append(out, p["display_name"].(string))
		}
		return out
	}
	for key, want := range map[string][]string{"new": {"El Gray"}, "changed": {"Ann Lund"}, "cancelled": {"Bo Roe"}, "back": {"Cy Dee"}, "gone": {"Di Fox"}} {
		if got := who(key); !slices.Equal(got, want) {
			t.Errorf("%s are %q, want %q", key, got, want)
		}
	}
	if e := lists[0]["event"].(map[string]any); e["event"] != "Fair" || e["day"] != "2026-11-28" {
		t.Errorf("the event is %v", e)
	}
	export := func() string { return d.must("export", "--event", "Fair", "--columns", "name") }
	if !strings.Contains(export(), "Di Fox") {
		t.Error("who is gone was taken off unasked")
	}
	out := d.run("import", "--event", "Fair", "--take-off", second)
	if want := "the list of Fair: 0 new, 0 changed, 0 cancelled, 0 back, 1 gone"; out.code != 0 || !strings.Contains(out.errout+out.out, want) || !strings.Contains(out.errout+out.out, "gone, taken off the list: Di Fox") {
		t.Errorf("exit %d: %s%s", out.code, out.out, out.errout)
	}
	if strings.Contains(export(), "Di Fox") {
		t.Error("who is to be taken off stays")
	}
	d.must("undo")
	if !strings.Contains(export(), "Di Fox") {
		t.Error("undo does not bring back who was taken off")
	}
	if r := d.run("import", "--take-off", second); r.code != 1 || !strings.Contains(r.errout, "--event") {
		t.Errorf("without an event: exit %d, %s", r.code, r.errout)
	}
}
