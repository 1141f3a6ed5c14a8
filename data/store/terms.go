package store

import (
	"cmp"
	"slices"
	"strings"

	"lanyard/data"
)

// split divides the terms: some are asked of the full-text index, the others are tested on the text of its
// results. For a prefix of one or two letters the index must unite the lists of very many words: beside a
// longer word such prefixes are tested, if that is likely to cost less. Of prefixes that belong together, such
// as the groups of a phone number, only the rarest is asked.
func (f *finder) split(e estimate) (asked, tested []data.Term) {
	var brief []data.Term
	for _, term := range f.terms {
		if short(term) {
			brief = append(brief, term)
			continue
		}
		rarest, all := f.rarest(term)
		asked = append(asked, rarest)
		if !all {
			tested = append(tested, term)
		}
	}
	if len(asked) == 0 {
		return f.terms, nil
	}
	looks := f.looks(e, asked) * costLook
	for _, term := range brief {
		if f.part([]data.Term{term})*float64(e.contacts)*costUnited < looks {
			asked = append(asked, term)
		} else {
			tested = append(tested, term)
		}
	}
	return asked, tested
}

// rarest keeps the rarest prefix of each alternative. all reports whether that is all of them.
func (f *finder) rarest(term data.Term) (out data.Term, all bool) {
	all = true
	for _, alternative := range term {
		if len(alternative) > 1 {
			all = false
			alternative = []string{slices.MinFunc(alternative, func(a, b string) int {
				return cmp.Or(cmp.Compare(f.has(a), f.has(b)), cmp.Compare(len(b), len(a)))
			})}
		}
		out = append(out, alternative)
	}
	return out, all
}

// has counts the contacts of the sample that have a prefix.
func (f *finder) has(prefix string) (n int) {
	for i := range f.sample {
		if f.sample[i].has(prefix) {
			n++
		}
	}
	return n
}

// short reports whether all prefixes of a term have one or two ASCII letters.
func short(term data.Term) bool {
	for _, alternative := range term {
		for _, prefix := range alternative {
			if len(prefix) > 2 || prefix >= "\x80" { // in other scripts few words begin with the same letter
				return false
			}
		}
	}
	return true
}

// containing tests the folded text of contact_index: it must have every term, in one of its alternatives, each
// prefix after the space that begins a token.
func containing(terms []data.Term) (cond string, args []any) {
	var all []string
	for _, term := range terms {
		var any []string
		for _, alternative := range term {
			var each []string
			for _, prefix := range alternative {
				each = append(each, "instr(i.text, ?) > 0")
				args = append(args, " "+prefix)
			}
			if len(each) > 0 {
				any = append(any, "("+strings.Join(each, " AND ")+")")
			}
		}
		if len(any) > 0 {
			all = append(all, "("+strings.Join(any, " OR ")+")")
		}
	}
	return "(" + strings.Join(all, " AND ") + ")", args
}

// match writes the terms in FTS4's enhanced query syntax (https://sqlite.org/fts3.html §3.1). Its operators are
// words in capitals, which folded text never contains.
func match(terms []data.Term) string {
	var all []string
	for _, term := range terms {
		var any []string
		for _, alternative := range term {
			var each []string
			for _, prefix := range alternative {
				each = append(each, prefix+"*")
			}
			if len(each) > 0 {
				any = append(any, "("+strings.Join(each, " AND ")+")")
			}
		}
		if len(any) > 0 {
			all = append(all, "("+strings.Join(any, " OR ")+")")
		}
	}
	return strings.Join(all, " AND ")
}
