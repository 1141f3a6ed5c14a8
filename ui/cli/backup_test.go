package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// filledDesk is a desk with the people of cards in its database.
func filledDesk(t *testing.T) *desk {
	d := newDesk(t)
	d.must("import", d.file("cards.vcf", cards))
	return d
}

func TestBackupAndRestore(t *testing.T) {
	d := filledDesk(t)
	backup := filepath.Join(d.dir, "copy.db")
	if r := d.want(0, "3 people, 0 events, 0 encounters", "backup", backup); r.out != "" {
		t.Errorf("output %q", r.out)
	}
	d.must("undo")
	d.must("event", "add", "Fair")
	was, err := os.ReadFile(d.db)
	if err != nil {
		t.Fatal(err)
	}

	r := d.want(0, "would come back: 3 people: Dr. Anna Müller; 山田 太郎; Łucja Wałęsa\n", "restore", backup, "--dry-run", "--json")
	if !strings.Contains(r.errout, "would go: 1 event: Fair\n") || !strings.Contains(r.errout, "nothing was changed yet") {
		t.Errorf("it says %q", r.errout)
	}
	doc := parse(t, r.out)
	people := doc["changes"].(object)["contacts"].(object)["only_in_backup"].(object)
	if people["count"] != 3.0 || len(people["names"].([]any)) != 3 || doc["restored"] != false || doc["backup"].(object)["contacts"] != 3.0 {
		t.Errorf("%v", doc)
	}
	if now, _ := os.ReadFile(d.db); string(now) != string(was) {
		t.Error("the dry run changed the database")
	}

	r = d.want(0, "back: 3 people: ", "restore", backup, "--json")
	doc = parse(t, r.out)
	before, _ := doc["before"].(string)
	if doc["restored"] != true || !strings.Contains(r.errout, "what was there is kept as "+before) {
		t.Errorf("%v, %q", doc, r.errout)
	}
	if got := names(t, d.must("find", "--json", "")); len(got) != 3 {
		t.Errorf("after the restore: %v", got)
	}

	d.want(0, "gone: 3 people", "restore", before)
	if out := d.must("event", "list"); !strings.Contains(out, "Fair") {
		t.Errorf("the restore was not undone: %q", out)
	}
	d.want(0, "hold the same", "restore", before, "--dry-run")

	d.want(1, "not a Lanyard database", "restore", d.file("text.db", "this is no database at all"))
	d.want(1, "not found", "restore", filepath.Join(d.dir, "none.db"))
	d.want(1, "not found", "backup", filepath.Join(d.dir, "none", "copy.db"))
	d.want(1, "the database itself", "backup", d.db)
	t.Run("without a database there is nothing to back up, and all of a backup comes back", func(t *testing.T) {
		n := newDesk(t)
		n.want(1, "no database", "backup", filepath.Join(n.dir, "copy.db"))
		n.want(0, "there was no database before", "restore", backup)
		if got := names(t, n.must("find", "--json", "")); len(got) != 3 {
			t.Errorf("%v", got)
		}
	})
}

func TestCheckTellsByItsExitCode(t *testing.T) {
	d := filledDesk(t)
	if r := d.want(0, "is sound", "check"); r.out != "" {
		t.Errorf("output %q", r.out)
	}
	if doc := parse(t, d.must("check", "--json")); doc["ok"] != true || len(doc["problems"].([]any)) != 0 {
		t.Errorf("%v", doc)
	}
	b, err := os.ReadFile(d.db)
	if err != nil {
		t.Fatal(err)
	}
	broken := func(from, to int) {
		t.Helper()
		c := append([]byte{}, b...)
		for i := from; i < to; i++ {
			c[i] ^= 0x5a
		}
		if err := os.WriteFile(d.db, c, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, at := range map[string][2]int{"pages": {4096 * 6, 4096 * 12}, "the schema": {100, 3000}, "the header": {0, 90}} {
		broken(at[0], at[1])
		if r := d.want(1, "lanyard restore FILE", "check"); strings.TrimSpace(r.out) == "" {
			t.Errorf("%s: no problem is listed", name)
		}
		r := d.run("check", "--json")
		if doc := parse(t, r.out); r.code != 1 || doc["ok"] != false || len(doc["problems"].([]any)) == 0 {
			t.Errorf("%s: exit %d, %v", name, r.code, doc)
		}
	}
	newDesk(t).want(1, "no database", "check")
}

func TestGenerate(t *testing.T) {
	d := newDesk(t)
	d.want(1, "--db", "generate", "--contacts", "5") // the environment names one, which is not enough
	if _, err := os.Stat(d.db); err == nil {
		t.Error("a database was made")
	}
	db := filepath.Join(d.dir, "made", "up.db")
	d.want(1, "--contacts", "generate", "--db", db)
	d.want(0, "120 people", "generate", "--db", db, "--contacts", "120", "--seed", "7")
	if got := names(t, d.must("find", "--json", "--db", db, "")); len(got) != 120 {
		t.Errorf("%d people", len(got))
	}
	d.want(0, "is sound", "check", "--db", db)
	d.want(1, "is not empty", "generate", "--db", db, "--contacts", "1")
	d.must("undo", "--db", db)
	d.want(1, "is not empty", "generate", "--db", db, "--contacts", "1")
}
