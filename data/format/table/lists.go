package table

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"lanyard/data/format/pattern"
)

// emailsIn takes the addresses out of a cell: "a@x ::: b@y", "a@x; b@y", "a@x or b@y", "work: a@x", "Name
// <a@x>". left is the text without an address.
func emailsIn(cell string) (found []number, left string) {
	if !strings.ContainsAny(cell, ":/|") && isEmail(cell) { // nearly all
		return []number{{value: cell}}, ""
	}
	for _, v := range values(cell) {
		label := ""
		for _, p := range addressesOf(v) {
			p = clean(p)
			if i, j := strings.LastIndexByte(p, '<'), strings.LastIndexByte(p, '>'); i >= 0 && j > i {
				p = p[i+1 : j]
			}
			if len(p) > 7 && strings.EqualFold(p[:7], "mailto:") {
				p = p[7:]
			}
			if before, after, ok := strings.Cut(p, ":"); ok && (after == "" || isEmail(clean(after))) {
				if l, known := mailLabels[strings.ToLower(clean(before))]; known {
					if label, p = l, clean(after); p == "" {
						continue
					}
				}
			}
			switch {
			case isEmail(p):
				found = append(found, number{p, label})
				label = ""
			case joins[strings.ToLower(strings.Trim(p, ".,"))], strings.Trim(p, "/|,;&+-–• ") == "":
			default:
				if l, known := mailLabels[strings.ToLower(strings.Trim(p, "()[] "))]; known && len(found) > 0 && p[0] == '(' {
					found[len(found)-1].label = l
					continue
				}
				left = strings.TrimSpace(left + "\n" + p)
			}
		}
	}
	return found, left
}

// addressesOf cuts a value into what may be addresses.
func addressesOf(v string) []string {
	separated := func(r rune) bool { return r == ';' || r == ',' || r == '\n' }
	at := strings.Count(v, "@")
	switch {
	case at == 0:
		return []string{v}
	case at == 1:
		if strings.Contains(v, "<") { // "Doe, Jane <jane@x.example>" is one
			return []string{v}
		}
		return mailPieces(strings.FieldsFunc(v, separated))
	}
	var out []string
	for _, p := range strings.FieldsFunc(v, separated) {
		if strings.Contains(p, "<") && strings.Count(p, "@") == 1 {
			out = append(out, p)
			continue
		}
		for _, w := range mailPieces([]string{p}) {
			if strings.Count(w, "@") > 1 {
				out = append(out, strings.FieldsFunc(w, func(r rune) bool { return r == '/' || r == '|' })...)
			} else {
				out = append(out, w)
			}
		}
	}
	return out
}

// mailPieces cuts a piece into words if one of them is an address.
func mailPieces(pieces []string) (out []string) {
	for _, p := range pieces {
		if strings.Contains(p, "@") && !isEmail(clean(p)) && !strings.Contains(p, "<") {
			if words := strings.Fields(p); hasLabel(words) {
				out = append(out, words...)
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// hasLabel reports whether words are addresses with only separators and labels between them.
func hasLabel(words []string) bool {
	for _, w := range words {
		l := strings.ToLower(strings.Trim(w, "()[]:.,; "))
		_, label := mailLabels[l]
		if !strings.Contains(w, "@") && !joins[l] && !label && strings.Trim(w, "/|,;&+-–•") != "" {
			return false
		}
	}
	return true
}

// joins are words between values.
var joins = map[string]bool{"or": true, "oder": true, "ou": true, "o": true, "of": true, "and": true, "und": true, "et": true, "y": true, "e": true, "en": true, "sowie": true, "bzw": true, "or:": true}

// mailLabels are words that distinguish addresses in a cell.
var mailLabels = map[string]string{
	"work": "work", "office": "work", "business": "work", "arbeit": "work", "dienstlich": "work", "geschäftlich": "work", "büro": "work", "bureau": "work", "travail": "work", "trabajo": "work", "lavoro": "work", "werk": "work",
	"home": "home", "private": "home", "personal": "home", "privat": "home", "privé": "home", "perso": "home", "casa": "home", "thuis": "home", "email": "", "e-mail": "", "mail": "",
}

// listed writes a JSON list as lines: ["first", "second"].
func listed(cell string) string {
	if all := jsonList(cell); all != nil {
		return strings.Join(all, "\n")
	}
	return cell
}

// jsonList reads a JSON list of texts, nil if it is none.
func jsonList(cell string) []string {
	if len(cell) < 4 || cell[0] != '[' || cell[len(cell)-1] != ']' {
		return nil
	}
	var all []string
	if json.Unmarshal([]byte(cell), &all) != nil {
		return nil
	}
	return all
}

// quotedTag matches a tag in quotes at the beginning of the rest of a cell, with the separator after it.
var quotedTag = pattern.Lazy(`^\s*(?:"((?:[^"]|"")*)"|'([^']*)'|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|‘([^’]*)’)\s*(?:[,;|\n]|$)`)

// tags cuts a list of tags in quotes: "VIP","Speaker 2026". It gives nil for any other cell.
func tags(cell string) (out []string) {
	cell = strings.TrimSpace(cell)
	if n := len(cell); n > 1 && (cell[0] == '[' && cell[n-1] == ']' || cell[0] == '{' && cell[n-1] == '}') {
		cell = strings.TrimSpace(cell[1 : n-1])
		if !strings.ContainsAny(cell, "\"'“„«‘") {
			return strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == ';' })
		}
	}
	if !strings.ContainsAny(cell, "\"'“„«‘") {
		return nil
	}
	quotes := 0
	for cell != "" {
		if m := quotedTag().FindStringSubmatch(cell); m != nil {
			tag := strings.Join(m[1:], "")
			out = append(out, strings.ReplaceAll(tag, `""`, `"`))
			cell = strings.TrimSpace(cell[len(m[0]):])
			quotes++
			continue
		}
		tag, rest, _ := strings.Cut(cell, ",")
		if i := strings.IndexAny(cell, ",;\n"); i >= 0 {
			tag, rest = cell[:i], cell[i+1:]
		}
		out = append(out, tag)
		cell = strings.TrimSpace(rest)
	}
	if quotes == 0 {
		return nil
	}
	return out
}

// topicsIn cuts a cell of groups or tags. It drops the groups into which address books put everybody.
func topicsIn(cell string) []string {
	var out []string
	for _, t := range topicParts(cell) {
		t = clean(strings.TrimPrefix(clean(t), "* "))
		switch strings.ToLower(t) {
		case "", "*", "mycontacts", "my contacts", "other contacts", "starred":
			continue
		}
		if t = strings.TrimPrefix(t, "#"); t != "" && !saysNothing(t) {
			out = append(out, t)
		}
	}
	return out
}

// dotted matches a raised dot between topics.
var dotted = regexp.MustCompile(`\s*[·•∙・]\s*`)

func topicParts(cell string) []string {
	if strings.Contains(cell, ":::") {
		return values(cell)
	}
	if parts := tags(cell); parts != nil {
		return parts
	}
	if words := strings.Fields(cell); len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return w[0] != '#' || len(w) < 2 }) {
		return words // #rdf #linked-data
	}
	if !strings.ContainsAny(cell, ";\n,|") && dotted.MatchString(cell) {
		return dotted.Split(cell, -1)
	}
	sep := ";\n"
	if !strings.ContainsAny(cell, sep) {
		sep = ","
		if !strings.Contains(cell, ",") && strings.Contains(cell, "|") {
			sep = "|"
		}
	}
	return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(sep, r) })
}
