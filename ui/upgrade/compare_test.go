package upgrade

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// lost compares what two releases say of one file, and names values of the older that the newer has not, or has otherwise.
// The newer may know more. People are told apart by uid, events by name and day: their order is no value.
func lost(t testing.TB, older, newer string) (out []string) {
	t.Helper()
	var o, n map[string]any
	if err := errors.Join(json.Unmarshal([]byte(older), &o), json.Unmarshal([]byte(newer), &n)); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"contacts", "events"} {
		if was, is := list(o[kind]), list(n[kind]); len(was) != len(is) {
			out = append(out, fmt.Sprintf("%s: %d, were %d", kind, len(is), len(was)))
		}
		o[kind], n[kind] = byName(o[kind]), byName(n[kind])
	}
	return append(out, missing("", o, n)...)
}

func list(v any) []any { l, _ := v.([]any); return l }

// byName is a list by what tells its things apart.
func byName(v any) map[string]any {
	out := map[string]any{}
	for _, thing := range list(v) {
		m, _ := thing.(map[string]any)
		if key := fmt.Sprint(m["name"], " ", m["start"]); m["display_name"] == nil {
			out[key] = thing
		} else {
			out[fmt.Sprint(m["uid"])] = thing
		}
	}
	return out
}

// missing walks through a value of the older.
func missing(at string, was, is any) (out []string) {
	switch was := was.(type) {
	case map[string]any:
		of, ok := is.(map[string]any)
		if !ok {
			return []string{at}
		}
		for key, v := range was {
			out = append(out, missing(at+"/"+key, v, of[key])...)
		}
	case []any:
		of := list(is)
		if len(of) != len(was) {
			return []string{fmt.Sprintf("%s: %d, were %d", at, len(of), len(was))}
		}
		for i, v := range was {
			out = append(out, missing(fmt.Sprintf("%s/%d", at, i), v, of[i])...)
		}
	default:
		if !reflect.DeepEqual(was, is) {
			out = append(out, fmt.Sprintf("%s: %v, was %v", at, is, was))
		}
	}
	return out
}

func expectNothingLost(t testing.TB, older, newer string) {
	t.Helper()
	if l := lost(t, older, newer); len(l) > 0 {
		slices.Sort(l)
		t.Errorf("%d values are lost or changed:\n%s", len(l), strings.Join(l[:min(len(l), 20)], "\n"))
	}
}

// derived are tables that are made from the others, and SQLite's and goose's own.
func derived(table string) bool {
	return strings.HasPrefix(table, "contact_index") || strings.HasPrefix(table, "contact_fts") || table == "contact_vocabulary" ||
		table == "contact_key" || table == "contact_due" || table == "derived" || strings.HasPrefix(table, "sqlite_") || table == "goose_db_version"
}

// expectSameRows compares every column of every table that the older file has. Pictures are compared byte for byte.
func expectSameRows(t testing.TB, older, newer string) {
	t.Helper()
	tables := 0
	for table := range strings.Lines(ask(t, older, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
		table = strings.TrimSpace(table)
		if derived(table) {
			continue
		}
		tables++
		columns := strings.ReplaceAll(strings.TrimSpace(ask(t, older,
			fmt.Sprintf("SELECT group_concat('quote(\"' || name || '\")', char(44)) FROM pragma_table_info('%s')", table))), "\n", "")
		rows := fmt.Sprintf("SELECT %s FROM %q ORDER BY 1, 2", columns, table)
		if was, is := ask(t, older, rows), ask(t, newer, rows); was != is {
			t.Errorf("the rows of %s differ: %d bytes, were %d", table, len(is), len(was))
		}
	}
	if tables < 15 {
		t.Errorf("only %d tables were compared", tables)
	}
}

func TestWhatIsLostIsSeen(t *testing.T) {
	const was = `{"contacts":[{"uid":"a","display_name":"Ann","emails":[{"value":"a@lib.example"}]},{"uid":"b","display_name":"Bo","note":"x"}],"events":[{"name":"Fair"}]}`
	for newer, want := range map[string]string{
		was: "",
		`{"lanyard":{"format":1},"contacts":[{"uid":"b","display_name":"Bo","note":"x","source":"file"},{"uid":"a","display_name":"Ann","emails":[{"value":"a@lib.example","label":"work"}]}],"events":[{"name":"Fair","id":1}]}`: "",
		`{"contacts":[{"uid":"b","display_name":"Bo","note":"y"},{"uid":"a","display_name":"Ann","emails":[{"value":"a@lib.example"}]}],"events":[{"name":"Fair"}]}`:                                                              "/contacts/b/note: y, was x",
		`{"contacts":[{"uid":"b","display_name":"Bo","note":"x"},{"uid":"a","display_name":"Ann","emails":[]}],"events":[{"name":"Fair"}]}`:                                                                                       "/contacts/a/emails: 0, were 1",
		`{"contacts":[{"uid":"b","display_name":"Bo","note":"x"},{"uid":"a","display_name":"Ann","emails":[{"value":"a@lib.example"}]}],"events":[]}`:                                                                             "events: 0, were 1 /events/Fair <nil>",
	} {
		if got := strings.Join(lost(t, was, newer), " "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
