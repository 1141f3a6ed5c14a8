package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lanyard/data"
)

// TestEveryKindIsComplete goes through all kinds of things. What is known of a kind by its entry in the table of kinds, and is
// forgotten there, fails here.
func TestEveryKindIsComplete(t *testing.T) {
	expectEveryKindInTheTable(t)
	for _, a := range aggregates {
		t.Run(string(a.kind), func(t *testing.T) {
			if examples[a.kind].make == nil {
				t.Fatal("there is no example of this kind: add one to examples (examples_test.go)")
			}
			for name, check := range map[string]func(*testing.T, *aggregate){
				"every text is in the example":       exampleIsWhole,
				"it has a name":                      hasAName,
				"what is shown of it has words":      hasWords,
				"it is trashed and restored":         trashedAndRestored,
				"it is undone and redone":            undoneAndRedone,
				"it moves with a merge":              movesWithAMerge,
				"erased, no byte of it is left":      erasedToTheLastByte,
				"a wrong type in a column is damage": wrongTypeIsDamage,
				"a restore that alters it says so":   comparedWithACopy,
			} {
				t.Run(name, func(t *testing.T) { check(t, a) })
			}
		})
	}
}

// hasWords fails for a kind that the trash or the preview of a restore would show without words.
func hasWords(t *testing.T, a *aggregate) {
	if shown := a.trashable() || a.compare != nil; shown != (a.kind.One().English != "") || shown != (a.kind.Many().English != "") {
		t.Errorf("it is shown: %v, its words are %q and %q", shown, a.kind.One(), a.kind.Many())
	}
}

// expectEveryKindInTheTable compares the constants of type Kind and the tables of the schema with the table of kinds.
func expectEveryKindInTheTable(t *testing.T) {
	t.Helper()
	var inTable []string
	for _, a := range aggregates {
		inTable = append(inTable, string(a.kind))
	}
	slices.Sort(inTable)
	if got := kindConstants(t); !slices.Equal(got, inTable) {
		t.Errorf("the constants are %v, the table has %v", got, inTable)
	}
	got, err := column[string](t.Context(), pool{openTest(t).readers}, `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND c.name = 'rev' ORDER BY m.name`)
	if err != nil || !slices.Equal(got, inTable) {
		t.Errorf("the schema has %v, the table %v, %v", got, inTable, err)
	}
}

// TestWhatAKindRefersToIsWhatItsTableRefersTo fails for a reference that merging and erasing would not follow.
func TestWhatAKindRefersToIsWhatItsTableRefersTo(t *testing.T) {
	s := openTest(t)
	for _, a := range aggregates {
		var want []string
		for _, r := range a.refs {
			filled := a.root().forms[a.root().column(r.column)] == form{number: true}
			if filled && !r.required {
				t.Errorf("%s.%s is always there, but not required", a.kind, r.column)
			}
			want = append(want, r.column+" "+r.table+" "+r.key)
		}
		slices.Sort(want)
		got, err := column[string](t.Context(), pool{s.readers},
			`SELECT "from" || ' ' || "table" || ' ' || "to" FROM pragma_foreign_key_list(?) ORDER BY 1`, a.root().name)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: the schema refers to %v, its entry to %v, %v", a.kind, got, want, err)
		}
	}
}

func kindConstants(t *testing.T) (out []string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok || fmt.Sprint(v.Type) != "Kind" {
				return true
			}
			for _, x := range v.Values {
				if lit, ok := x.(*ast.BasicLit); ok {
					text, _ := strconv.Unquote(lit.Value)
					out = append(out, text)
				}
			}
			return true
		})
	}
	slices.Sort(out)
	return out
}

// exampleIsWhole makes sure that every column of text has a word in the example, and that its kind says it to whoever erases.
func exampleIsWhole(t *testing.T, a *aggregate) {
	m := makeOne(t, a)
	im := m.image(t)
	var w words
	if a.says != nil {
		var err error
		if w, err = a.says(a, im); err != nil {
			t.Fatal(err)
		}
	}
	looked := strings.Join(slices.Concat(w.names, w.said, w.details), "\n")
	for i, tab := range a.tables {
		for c, name := range tab.columns {
			if tab.forms[c].number || strings.Contains(unwritten, " "+name+" ") {
				continue
			}
			alike := slices.Contains(strings.Fields(examples[a.kind].alike), tab.name+"."+name)
			text := ""
			if len(im[i]) > 0 {
				text, _ = im[i][0][c].(string)
			}
			found := false
			for _, word := range m.said {
				if strings.Contains(text, word) {
					found = true
					if !alike && !strings.Contains(looked, word) {
						t.Errorf("%s.%s: nobody looks for it when it is erased: give it in the aggregate's says, or list it in alike of the example (examples_test.go)", tab.name, name)
					}
				}
			}
			if !found && !alike {
				t.Errorf("%s.%s: the example says nothing there: fill it by say() in examples (examples_test.go), or list it in alike, or in unwritten when no user writes it", tab.name, name)
			}
		}
	}
}

// calledAfterTheirContact are the kinds without a name of their own, with the reason.
var calledAfterTheirContact = map[Kind]string{
	Encounters: "who was met says which it is",
	Attendees:  "who comes says which it is",
	NotSame:    "it is two people and nothing else",
	Cadences:   "whom it is for says which it is",
	Consents:   "who agreed says which it is",
}

func hasAName(t *testing.T, a *aggregate) {
	own := a.called.column != "" || a.called.by != nil
	if after := calledAfterTheirContact[a.kind] != ""; own == after {
		t.Fatalf("%s has a name of its own: %v, it is called after its contact: %v; set called in its aggregate, or list it in calledAfterTheirContact", a.kind, own, after)
	}
	m := makeOne(t, a)
	name, err := nameOf(t.Context(), pool{m.s.readers}, a.kind, m.image(t))
	if err != nil || name == "" {
		t.Errorf("called %q, %v", name, err)
	}
}

func trashedAndRestored(t *testing.T, a *aggregate) {
	if !a.trashable() {
		t.Skip("there is no trash for it")
	}
	if a.root().column("uid") < 0 && a.moment == "" {
		t.Error("nothing tells it in a backup once it is erased")
	}
	m := makeOne(t, a)
	before := m.image(t)
	do(t, m.s, func(tx *Tx) error { return tx.Trash(a.kind, m.id) })
	expectSound(t, m.s)
	list, err := m.s.TrashList(t.Context())
	if err != nil || len(list) != 1 || list[0].Kind != a.kind || list[0].ID != m.id || list[0].Name == "" {
		t.Errorf("in the trash: %+v, %v", list, err)
	}
	do(t, m.s, func(tx *Tx) error { return tx.Restore(a.kind, m.id) })
	expectSound(t, m.s)
	if after := m.image(t); !sameContent(a, before, after) {
		t.Errorf("restored: %v, before %v", after, before)
	}
	do(t, m.s, func(tx *Tx) error { return tx.Trash(a.kind, m.id) })
	if _, err := m.s.EmptyTrash(t.Context()); err != nil {
		t.Error(err)
	}
	if m.image(t) != nil {
		t.Error("still there when the trash is empty")
	}
	expectSound(t, m.s)
}

func undoneAndRedone(t *testing.T, a *aggregate) {
	m := makeOne(t, a)
	before := m.image(t)
	rev, err := m.s.Undo(t.Context())
	if err != nil || len(rev.Kept) > 0 {
		t.Fatalf("%+v, %v", rev, err)
	}
	if (m.image(t) != nil) != a.lasting {
		t.Errorf("undone, there is %v", m.image(t))
	}
	expectSound(t, m.s)
	if rev, err = m.s.Redo(t.Context()); err != nil || len(rev.Kept) > 0 {
		t.Fatalf("%+v, %v", rev, err)
	}
	if after := m.image(t); after == nil || !sameContent(a, before, after) {
		t.Errorf("redone, there is %v, before %v", after, before)
	}
	expectSound(t, m.s)
	if !a.lasting && m.alter(t) {
		if _, err := m.s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if after := m.image(t); !sameContent(a, before, after) {
			t.Errorf("the change undone, there is %v, before %v", after, before)
		}
		expectSound(t, m.s)
	}
}

// alter changes a word of the thing; false when it has none.
func (m *made) alter(t testing.TB) bool {
	t.Helper()
	im := m.image(t)
	for c, name := range m.a.root().columns {
		text, _ := im.root()[c].(string)
		if !slices.ContainsFunc(m.said, func(word string) bool { return strings.Contains(text, word) }) {
			continue
		}
		do(t, m.s, func(tx *Tx) error {
			return tx.setColumn(m.a, name, strings.ReplaceAll(text, "q", "k"), m.id)
		})
		expectSound(t, m.s)
		return true
	}
	return false
}

// movesWithAMerge merges two contacts that both have one of the kind, in one case only the one that goes: nothing may
// stay with it that is not told of the other too.
func movesWithAMerge(t *testing.T, a *aggregate) {
	columns := a.refsTo(string(Contacts))
	if len(columns) == 0 {
		t.Skip("it belongs to no contact")
	}
	for _, both := range []bool{false, true} {
		m := makeOne(t, a)
		keep := person("Ana", "Wu")
		say, said := sayer("other " + a.kind)
		do(t, m.s, func(tx *Tx) error {
			if err := tx.SaveContact(keep); err != nil || !both {
				return err
			}
			_, err := examples[a.kind].make(tx, keep.ID, m.event, say)
			return err
		})
		before := m.image(t)
		do(t, m.s, func(tx *Tx) error { return tx.MergeContacts(keep.ID, m.contact) })
		expectSound(t, m.s)
		text := ""
		for _, name := range columns {
			n, err := column[int](t.Context(), pool{m.s.readers}, "SELECT count(*) FROM "+a.root().name+" WHERE "+name+" = ?", m.contact)
			if err != nil || n[0] > 0 && a.kind != NotSame { // what two people are not says nothing of a third
				t.Errorf("%s: %d stay with who is gone, %v", name, n[0], err)
			}
			ids, err := column[int64](t.Context(), pool{m.s.readers}, "SELECT id FROM "+a.root().name+" WHERE "+name+" = ?", keep.ID)
			if err != nil {
				t.Fatal(err)
			}
			images, err := a.load(t.Context(), pool{m.s.readers}, ids...)
			if err != nil {
				t.Fatal(err)
			}
			for _, im := range images {
				text += fmt.Sprint(im)
			}
		}
		for _, word := range append(m.said, *said...) {
			if text == "" || !strings.Contains(text, word) {
				t.Errorf("both %v: %q did not come to who stays: %v", both, word, text)
			}
		}
		if text == "" {
			t.Errorf("both %v: nothing came to who stays", both)
		}
		if _, err := m.s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if after := m.image(t); after == nil || !sameContent(a, before, after) {
			t.Errorf("both %v: the merge undone, there is %v, before %v", both, after, before)
		}
		expectSound(t, m.s)
	}
}

// erasedToTheLastByte erases the thing, with a copy of one of its texts in unused space of the file and another in what was typed and not
// saved. Each text is tried by itself: one that is found has all unused space cleaned.
func erasedToTheLastByte(t *testing.T, a *aggregate) {
	whole := makeOne(t, a)
	var w words
	if a.says != nil {
		var err error
		if w, err = a.says(a, whole.image(t)); err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range slices.Concat(w.names, w.said, w.details) {
		if !slices.ContainsFunc(whole.said, func(word string) bool { return strings.Contains(text, word) }) {
			continue
		}
		m := makeOne(t, a)
		m.alter(t) // so that the journal has it
		plant(t, m.s, text)
		if !slices.Contains(w.details, text) {
			if err := m.s.KeepUnsaved(t.Context(), Unsaved{Form: "new", Typed: json.RawMessage(`{"line":"` + text + `"}`)}); err != nil {
				t.Fatal(err)
			}
		}
		if len(holdingBelow(t, filepath.Dir(m.s.Path()), []string{text})) == 0 {
			t.Fatal("the text is not there: the test proves nothing")
		}
		m.eraseIt(t)
		if got := holdingBelow(t, filepath.Dir(m.s.Path()), m.said); len(got) > 0 {
			t.Errorf("with a copy of %q, still there: %v", text, got)
		}
		if m.image(t) != nil {
			t.Error("it is still there")
		}
		expectSound(t, m.s)
	}
}

// plant leaves a text in unused space of the file.
func plant(t testing.TB, s *Store, text string) {
	t.Helper()
	for _, q := range []string{
		"PRAGMA secure_delete = OFF", "INSERT INTO unsaved (form, at, typed) VALUES ('planted', 1, '{\"x\":\"" + text + "\"}')",
		"DELETE FROM unsaved WHERE form = 'planted'", "PRAGMA secure_delete = ON", "PRAGMA wal_checkpoint(TRUNCATE)",
	} {
		if _, err := s.writer.conn.ExecContext(context.WithoutCancel(t.Context()), q); err != nil {
			t.Fatal(err)
		}
	}
}

// comparedWithACopy compares a database with copies of it: before the thing was there, and before it was altered.
func comparedWithACopy(t *testing.T, a *aggregate) {
	if a.compare == nil {
		if a.kind != Settings && a.kind != Imports || a.trashable() {
			t.Error("a restore alters it unsaid")
		}
		t.Skip("a restore leaves it, or it is no thing of the user's")
	}
	m := makeOne(t, a)
	made := backUp(t, m.s, filepath.Join(t.TempDir(), "made.db")).Path
	if m.alter(t) {
		d, err := CompareBackup(t.Context(), m.s.Path(), made)
		if err != nil || d.Same() || d.Kinds[a.kind].Changed.Count != 1 || len(d.Kinds[a.kind].Changed.Names) != 1 || d.Kinds[a.kind].Changed.Names[0] == "" {
			t.Errorf("altered: %+v, %v", d.Kinds[a.kind], err)
		}
	}
	if _, err := m.s.UndoOp(t.Context(), m.op.Seq); err != nil {
		t.Fatal(err)
	}
	m.eraseIt(t)
	d, err := CompareBackup(t.Context(), m.s.Path(), made)
	if err != nil || d.Same() || d.Kinds[a.kind].OnlyThen.Count != 1 || len(d.Kinds[a.kind].OnlyThen.Names) != 1 || d.Kinds[a.kind].OnlyThen.Names[0] == "" {
		t.Errorf("gone: %+v, %v", d.Kinds[a.kind], err)
	}
}

// wrongTypeIsDamage puts a value of another type into each column of the journal's image.
func wrongTypeIsDamage(t *testing.T, a *aggregate) {
	m := makeOne(t, a)
	im := m.image(t)
	for i, tab := range a.tables {
		if len(im[i]) == 0 {
			t.Errorf("the example has nothing in %s: fill it in examples (examples_test.go)", tab.name)
			continue
		}
		for c, name := range tab.columns {
			wrong := []any{int64(7)}
			if tab.forms[c].number {
				wrong[0] = "word"
			}
			if !tab.forms[c].optional {
				wrong = append(wrong, nil)
			}
			for _, v := range wrong {
				bad := im.clone()
				bad[i][0][c] = v
				text, err := a.encode(bad, m.s.version)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := a.decode(text); !errors.Is(err, data.ErrDamaged) {
					t.Errorf("%s.%s holds %v: %v", tab.name, name, v, err)
				}
			}
		}
	}
}
