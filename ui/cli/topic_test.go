package cli_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// topics lists them as "name people every face".
func topics(t *testing.T, d *desk) string {
	t.Helper()
	var doc struct {
		Topics []struct {
			Topic       string
			People      int
			Every, Face *string
		}
	}
	if err := json.Unmarshal([]byte(d.must("topic", "list", "--json")), &doc); err != nil || doc.Topics == nil {
		t.Fatal(doc, err)
	}
	var out []string
	for _, x := range doc.Topics {
		out = append(out, strings.Join([]string{x.Topic, strings.Repeat("i", x.People)}, " "))
	}
	return strings.Join(out, ", ")
}

func TestTopicsAreTidiedFromTheTerminal(t *testing.T) {
	d := newDesk(t)
	d.must("import", d.file("people.csv", "name,topics\nJane Doe,\"Metadata; maps\"\nBen Okoro,metadata\nAda Roe,\"loans; maps\"\n"))
	if got := topics(t, d); got != "loans i, maps ii, Metadata ii" && got != "loans i, maps ii, metadata ii" {
		t.Fatalf("at first: %q", got)
	}
	d.want(1, "there is no topic \"zoology\"", "topic", "rename", "zoology", "botany")
	d.want(1, "there is a topic \"maps\" already", "topic", "rename", "metadata", "Maps")
	d.want(1, "is no topic", "topic", "rename", "metadata", " ")
	d.want(1, "FROM is missing", "topic", "join", "metadata")
	if r := d.run("topic", "rename", "METADATA", "Cataloguing"); r.code != 0 || !strings.Contains(r.errout, "Renamed the topic METADATA to Cataloguing for 2 people") {
		t.Fatalf("renamed: %+v", r)
	}
	d.want(3, "is called \"Cataloguing\" already", "topic", "rename", "cataloguing", "Cataloguing")
	d.must("topic", "join", "Collections", "maps", "loans")
	if got := topics(t, d); got != "Cataloguing ii, Collections ii" {
		t.Fatalf("joined: %q", got)
	}
	if r := d.run("topic", "remove", "collections"); r.code != 0 || !strings.Contains(r.errout, "Took collections away from 2 people") {
		t.Fatalf("removed: %+v", r)
	}
	for _, want := range []string{"Cataloguing ii, Collections ii", "Cataloguing ii, loans i, maps ii"} {
		d.must("undo")
		if got := topics(t, d); got != want {
			t.Fatalf("after an undo: %q, want %q", got, want)
		}
	}
}
