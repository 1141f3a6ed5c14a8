package badge

import (
	"bytes"
	"encoding/json"
	"strings"

	"lanyard/data/format/field"
)

// leaf is a value of a JSON document with the keys on the way to it, without indices of lists.
type leaf struct {
	path []string
	text string
	kind string // the type given beside it: "mobile"
}

// jsonParts reads JSON of any simple shape, nil when it cannot be read or nests too deep.
func jsonParts(text string) []part {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var leaves []leaf
	if !walk(dec, nil, &leaves, 0) {
		return nil
	}
	var out []part
	for _, l := range leaves {
		p := l.part()
		p.form = formOf(p.text)
		if len(l.path) == 0 && p.form == isText { // a list of plain values
			out = append(out, inner(p)...)
			continue
		}
		out = append(out, p)
	}
	nameOrganisation(leaves, out)
	return out
}

// nameOrganisation takes the title in the object of an organisation for its name, if the object has no other:
// {"org":{"title":"Nordbib AS"}}.
func nameOrganisation(leaves []leaf, parts []part) {
	title := -1
	for i, p := range parts {
		if p.means == field.Organisation && p.text != "" {
			return
		}
		if path := leaves[min(i, len(leaves)-1)].path; len(parts) == len(leaves) && len(path) > 1 && p.means == field.Title {
			if m, _ := labelMeans(path[len(path)-2]); m == field.Organisation {
				title = i
			}
		}
	}
	if title >= 0 && roleScore(parts[title].text) == 0 {
		parts[title].means = field.Organisation
	}
}

const deepest = 8

// walk collects the leaves of the next value in order.
func walk(dec *json.Decoder, path []string, out *[]leaf, depth int) bool {
	if depth > deepest || len(*out) > mostParts {
		return false
	}
	t, err := dec.Token()
	if err != nil {
		return false
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return object(dec, path, out, depth)
		}
		from := len(*out)
		for dec.More() {
			if !walk(dec, path, out, depth+1) {
				return false
			}
		}
		if all := (*out)[from:]; len(all) == 2 && len(all[0].path) == len(path) && len(all[1].path) == len(path) {
			if m, _ := labelMeans(all[0].text); m != "" && depth > 0 { // ["name","Ann Ott"]
				*out = append((*out)[:from], leaf{path: append(path[:len(path):len(path)], all[0].text), text: all[1].text})
			}
		}
		_, err = dec.Token()
		return err == nil
	case string:
		nested := strings.TrimSpace(t)
		if depth > 0 && len(nested) > 1 && nested[0] == '{' && json.Valid([]byte(nested)) { // JSON within a string
			return walk(json.NewDecoder(bytes.NewReader([]byte(nested))), path, out, depth+1)
		}
		*out = append(*out, leaf{path: path, text: strings.Join(strings.Fields(t), " ")})
	case json.Number:
		*out = append(*out, leaf{path: path, text: t.String()})
	}
	return true
}

// Keys of an object with a question and its answer, and of one with a value and its type.
var (
	questions = map[string]bool{"question": true, "label": true, "key": true, "field": true, "fieldname": true, "identifier": true, "questionidentifier": true, "name": true, "attribute": true, "frage": true}
	answers   = map[string]bool{"answer": true, "value": true, "response": true, "antwort": true, "answers": true}
	typed     = map[string]bool{"number": true, "url": true, "address": true, "email": true, "href": true}
	kinds     = map[string]bool{"type": true, "label": true, "kind": true, "rel": true, "use": true, "network": true, "platform": true, "service": true}
)

func object(dec *json.Decoder, path []string, out *[]leaf, depth int) bool {
	from := len(*out)
	for dec.More() {
		t, err := dec.Token()
		key, ok := t.(string)
		if err != nil || !ok || !walk(dec, append(path[:len(path):len(path)], key), out, depth+1) {
			return false
		}
	}
	_, err := dec.Token()
	*out = append((*out)[:from], paired((*out)[from:], path)...)
	return err == nil
}

// paired makes one leaf of an object with a question and its answer, or with a value and its type.
func paired(leaves []leaf, path []string) []leaf {
	ask, answer, kind, value := -1, -1, -1, -1
	for i, l := range leaves {
		if len(l.path) != len(path)+1 {
			continue
		}
		switch key := field.Key(l.path[len(path)]); {
		case answers[key]:
			answer = i
		case typed[key] && len(leaves) <= 3:
			value = i
		case questions[key] && (ask < 0 || key != "name" && key != "identifier"):
			ask = i
			if kinds[key] {
				kind = i
			}
		case kinds[key]:
			kind = i
		}
	}
	if answer < 0 && kind >= 0 {
		answer, ask = value, -1
	}
	if answer < 0 || ask < 0 && kind < 0 {
		return leaves
	}
	within := ""
	if len(path) > 0 {
		within = path[len(path)-1]
	}
	m, _ := labelMeans(within)
	switch {
	case kind >= 0 && (m == field.Phone || m == field.Email || m == field.Link || m == field.Address):
		return []leaf{{path: path, text: leaves[answer].text, kind: leaves[kind].text}}
	case ask >= 0:
		return []leaf{{path: []string{leaves[ask].text}, text: leaves[answer].text}}
	case kind >= 0 && len(leaves) == 2:
		return []leaf{{path: []string{leaves[kind].text}, text: leaves[answer].text}}
	}
	return leaves
}

// Keys whose object is not the person, and those whose object is.
var (
	things  = set(`event conference congress session venue organizer organiser sponsor exhibitor issuer item invoice device meta metadata meeting veranstaltung evento evenement konferenz booth stand location product scanner app hall track exhibition fair buyer invoiceaddress invoice_address order ticket tickettype badge signature`)
	persons = set(`user attendee person participant profile contact visitor lead holder guest delegate member speaker owner data payload details info attributes properties fields teilnehmer participante persona personne besucher customer registrant human individual kontakt author_person customfields answers question_answers`)
	neutral = set(`value text raw formatted content display val values items list`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[field.Key(w)] = true
	}
	return m
}

// part gives the meaning of a leaf by its key and the objects around it.
func (l leaf) part() part {
	p := part{text: l.text}
	path := l.path
	for len(path) > 1 && neutral[field.Key(path[len(path)-1])] {
		path = path[:len(path)-1]
	}
	if len(path) == 0 {
		return p
	}
	key := path[len(path)-1]
	p.label = key
	p.means, p.kind = labelMeans(key)
	if strings.HasPrefix(key, "@") { // JSON-LD
		p.means = aside
		return p
	}
	if l.kind != "" {
		p.kind = l.kind
		if _, k := labelMeans(l.kind); k != "" {
			p.kind = k
		}
	}
	within(&p, path[:len(path)-1])
	if p.owner != "" {
		p.label = p.owner + " " + key
	}
	return p
}

// within looks at the objects from the innermost outwards.
func within(p *part, outer []string) {
	for i := len(outer) - 1; i >= 0; i-- {
		around := field.Key(outer[i])
		m, _ := labelMeans(outer[i])
		if shortLabel(outer[i]) {
			m = "" // {"p":{"f":"Ann"}}: a short name of an object means nothing
		}
		switch {
		case persons[around]:
			return
		case things[around]:
			p.owner, p.means = outer[i], aside
			return
		case m == field.Organisation:
			ofOrganisation(p)
			return
		case m == field.DisplayName, m == field.Given && around != "first":
			ofName(p)
			return
		case m == field.Title && around != "title":
			if p.means == field.DisplayName {
				p.means = field.Title // {"job":{"name":…}}
			}
		case m == field.Phone || m == field.Email:
			if p.means == "" || p.means == anID || p.means == anyValue {
				if p.kind == "" {
					p.kind = p.label
				}
				p.means = m
			}
			return
		case m == field.Link, around == "socials", around == "socialmedia", around == "socialprofiles", around == "online":
			if p.means != field.Email && p.means != field.Phone {
				if p.kind == "" {
					p.kind = p.label
				}
				p.means = field.Link
			}
			return
		}
	}
}

// ofOrganisation reads the keys in the object of an organisation.
func ofOrganisation(p *part) {
	switch p.means {
	case field.DisplayName, field.Given, field.Nickname:
		p.means = field.Organisation
	case field.Email, field.Phone, field.Link, field.Department, field.Title, field.Organisation, anID, aside:
	default:
		if !p.means.InAddress() {
			p.means, p.owner = aside, "organisation"
		}
	}
}

// ofName reads the keys in the object of a name.
func ofName(p *part) {
	switch {
	case p.means.NamesPerson():
	case p.means == field.Title:
		p.means = field.Prefix
	default:
		switch field.Key(p.label) {
		case "middle", "second":
			p.means = field.Additional
		case "full", "complete", "display":
			p.means = field.DisplayName
		case "f":
			p.means = field.Given
		case "l":
			p.means = field.Family
		}
	}
}
