package vcard

import (
	"slices"
	"strconv"
	"strings"

	"lanyard/data"
)

// places and kinds are the words of a TYPE for where and what a value is, with the words of Lanyard's labels,
// in the order of a label.
var (
	places = []word{{"HOME", "home"}, {"WORK", "work"}, {"OTHER", "other"}}
	kinds  = []word{
		{"CELL", "mobile"},
		{"FAX", "fax"},
		{"PAGER", "pager"},
		{"CAR", "car"},
		{"ISDN", "isdn"},
		{"VIDEO", "video"},
		{"MAIN", "main"},
		{"IPHONE", "iphone"},
		{"MODEM", "modem"},
		{"BBS", "bbs"},
		{"PCS", "pcs"},
		{"TEXTPHONE", "textphone"},
	}
)

type word struct{ typ, label string }

// silent are types that a label leaves out.
var silent = map[string]bool{
	"INTERNET": true, "VOICE": true, "PREF": true, "MSG": true, "TEXT": true, "DOM": true, "INTL": true,
	"POSTAL": true, "PARCEL": true, "X400": true, "PROFILE": true,
}

// words are places and kinds by their types and labels in capitals, with their rank.
var words = map[string]int{}

// inOrder are all words, places before kinds.
var inOrder = slices.Concat(places, kinds)

func init() {
	for i, w := range inOrder {
		words[w.typ], words[strings.ToUpper(w.label)] = i, i
	}
}

// label makes the label of a value from its types: standard words in their order, then other words.
func label(types []string) string {
	var standard uint64
	var own data.Once[string]
	for _, t := range types {
		t = strings.TrimPrefix(strings.TrimPrefix(t, "X-"), "x-")
		upper := strings.ToUpper(t)
		if i, ok := words[upper]; ok {
			standard |= 1 << i
			continue
		}
		if silent[upper] {
			continue
		}
		if isUpper([]byte(t)) {
			t = service(t)
		}
		if t = tidy(t); t != "" {
			own.Add(t)
		}
	}
	var out []string
	for i, w := range inOrder {
		if standard&(1<<i) != 0 {
			out = append(out, w.label)
		}
	}
	return strings.Join(append(out, own.List()...), " ")
}

// apart splits types that are joined against the rules: "WORK;VOICE", "WORK/FAX". Other words stay whole.
func apart(t string) []string {
	if !strings.ContainsAny(t, ";,/|+& \\") {
		return []string{t}
	}
	pieces := strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune(`;,/|+& \`, r) })
	for _, one := range pieces {
		if _, ok := words[strings.ToUpper(one)]; !ok && !silent[strings.ToUpper(one)] {
			return []string{t}
		}
	}
	if len(pieces) == 0 {
		return []string{t}
	}
	return pieces
}

// typesIn splits a label that consists only of types, in capitals or as a list ("WORK;VOICE;PREF"), as some
// servers write them; nil for any other label, which people may have chosen.
func typesIn(own string) []string {
	if own == "" || !isUpper([]byte(own)) && !strings.ContainsAny(own, ";,|") {
		return nil
	}
	pieces := apart(own)
	for _, one := range pieces {
		one = strings.ToUpper(one)
		if _, ok := words[one]; !ok && !silent[one] {
			return nil
		}
	}
	return pieces
}

// typesOf gives the types for a label; ok is false when TYPE cannot express it and an X-ABLabel must. only
// restricts the words to those that fit the property.
func typesOf(text string, only []word) (types []string, ok bool) {
	if text == "" {
		return nil, true
	}
	for w := range strings.SplitSeq(text, " ") {
		i := slices.IndexFunc(only, func(x word) bool { return x.label == w })
		if i < 0 {
			return nil, false
		}
		types = append(types, only[i].typ)
	}
	return types, label(types) == text
}

// appleLabels are the labels that Apple's address books keep as _$!<Word>!$_ to translate
// them on screen. They are read as plain words and written back in that form.
var appleLabels = map[string]string{}

func init() {
	for w := range strings.FieldsSeq(`Anniversary Assistant Brother Child Daughter Father Friend Home HomePage Manager Mother
		Other Parent Partner Sister Son Spouse Work School Mobile Main HomeFAX WorkFAX OtherFAX Pager`) {
		appleLabels[strings.ToLower(w)] = w
	}
}

// plainLabel gives the text of an X-ABLabel.
func plainLabel(s string) string {
	if inner, ok := strings.CutPrefix(s, "_$!<"); ok {
		inner, _ = strings.CutSuffix(inner, ">!$_")
		return tidy(inner)
	}
	return tidy(s)
}

// valueLabel makes the label of a value from an X-ABLabel: Apple's own words in lower case, as from TYPE, other
// words as written.
func valueLabel(s string) string {
	plain := plainLabel(s)
	if plain == tidy(s) {
		return plain
	}
	switch plain {
	case "HomeFAX":
		return "home fax"
	case "WorkFAX":
		return "work fax"
	case "OtherFAX":
		return "other fax"
	}
	return strings.ToLower(plain)
}

// preference reads how preferred a value is: 1 for TYPE=pref, the number of vCard 4.0's
// PREF, 0 if it says nothing.
func (p *property) preference(types []string) int {
	for _, t := range types {
		if strings.EqualFold(t, "PREF") {
			return 1
		}
	}
	if pref := p.get("PREF"); pref != "" {
		if n, err := strconv.Atoi(strings.TrimSpace(pref)); err == nil && n >= 1 && n <= 100 {
			return n
		}
	}
	return 0
}
