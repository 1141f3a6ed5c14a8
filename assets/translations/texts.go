package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strings"

	"lanyard/data/say"
)

// call says where a function that says a text has it among its arguments; -1 for none.
type call struct {
	key, one, english int
	values            int // the first of the values that fill the gaps
}

// calls are the functions that say a text, by the package's path and their names.
var calls = map[string]map[string]call{
	"lanyard/ui/lang":  {"L": {-1, -1, 0, 1}, "N": {-1, 1, 2, 3}, "X": {0, -1, 1, 2}},
	"lanyard/data/say": {"T": {-1, -1, 0, 1}, "X": {0, -1, 1, 2}, "N": {-1, 1, 2, 3}, "Errorf": {-1, -1, 0, 1}, "As": {-1, -1, 1, 2}, "Phrase": {-1, -1, 0, 1}},
}

// reserved are the words that a catalogue of go-i18n keeps for the forms of a text, in any case.
var reserved = []string{
	"id", "description", "hash", "leftdelim", "rightdelim", "zero", "one", "two", "few", "many", "other", "translation",
}

// texts are those found, by their ids.
type texts struct {
	files  *token.FileSet
	all    map[string]say.Entry
	faults []string
}

// fault notes what is wrong at a place of the sources.
func (t *texts) fault(at ast.Node, format string, values ...any) {
	p := t.files.Position(at.Pos())
	t.faults = append(t.faults, fmt.Sprintf("%s:%d: %s", p.Filename, p.Line, fmt.Sprintf(format, values...)))
}

// take adds the text of a call.
func (t *texts) take(c call, args []ast.Expr, spread bool, consts constants) {
	part := func(i int) (string, bool) {
		if i < 0 {
			return "", true
		}
		if i < len(args) {
			if s, ok := consts.text(args[i]); ok {
				return s, true
			}
		}
		t.fault(args[0], "the text is not a constant: whoever translates it cannot find it")
		return "", false
	}
	english, ok := part(c.english)
	if !ok {
		return
	}
	key, keyed := part(c.key)
	one, counted := part(c.one)
	if !keyed || !counted {
		return
	}
	if c.key < 0 {
		key = english
	}
	given := len(args) - c.values
	if spread {
		given = -1
	}
	t.add(args[0], key, say.Entry{One: one, Other: english}, given)
}

// add notes a text, and what is wrong with it; given is the number of values that fill its gaps, below 0 when that is not known.
func (t *texts) add(at ast.Node, key string, e say.Entry, given int) {
	gaps := say.Gaps(e.Other)
	if e.One != "" {
		for _, g := range say.Gaps(e.One) {
			if !slices.Contains(gaps, g) {
				t.fault(at, "%q has the gap %s, which %q has not", e.One, g, e.Other)
			}
		}
		gaps = slices.DeleteFunc(gaps, func(g string) bool { return g == "Count" })
	}
	if given >= 0 && given != len(gaps) {
		t.fault(at, "%q has %d gaps and gets %d values", e.Other, len(gaps), given)
	}
	if slices.Contains(reserved, strings.ToLower(key)) {
		t.fault(at, "%q is a word that catalogues keep for themselves: use lang.X with a key", key)
	}
	if strings.TrimSpace(e.Other) != e.Other || e.Other == "" {
		t.fault(at, "%q begins or ends with a blank, or is empty: it is half of a sentence", e.Other)
	}
	if old, ok := t.all[key]; ok && old != e {
		t.fault(at, "%q is said in two ways: %q and %q", key, old, e)
	}
	t.all[key] = e
}

// document is the catalogue: sorted, a text a line.
func (t *texts) document() []byte {
	var b bytes.Buffer
	b.WriteString("{\n")
	ids := slices.Sorted(maps.Keys(t.all))
	for i, id := range ids {
		key, _ := say.Entry{Other: id}.MarshalJSON() // a text can be written
		entry, _ := t.all[id].MarshalJSON()
		fmt.Fprintf(&b, "\t%s: %s", key, entry)
		if i+1 < len(ids) {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("}\n")
	return b.Bytes()
}
