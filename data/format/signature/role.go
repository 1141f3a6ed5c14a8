package signature

import (
	"strings"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// departmentWords name a part of an organisation, folded.
var departmentWords = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq(`department dept faculty division section unit team abteilung referat fachbereich dezernat sachgebiet fakultät
		stabsstelle bereich departement département faculté service direction pôle departamento facultad sección servicio área
		wydział zakład katedra dział oddział pracownia biuro sekcja`) {
		departmentWords[data.Fold(w)] = true
	}
}

var cjkDepartment = pattern.Lazy(`(部|課|係|室|学部|研究科|グループ|センター|チーム)$`)

// IsDepartment reports whether a text names a part of an organisation: "Research Division", "営業部".
func IsDepartment(s string) bool {
	w := strings.Fields(data.Fold(s))
	for i, word := range w {
		if departmentWords[word] && (i == 0 || i == len(w)-1) {
			return true
		}
	}
	return cjkDepartment().MatchString(s)
}

var legalForm = pattern.Lazy(`(?i)( (e\. ?v\.|gmbh|g?gmbh( & co\. kg)?|ag|kg|ohg|ug|inc\.?|ltd\.?|limited|llc|llp|plc|corp\.?|co\.|s\.? ?a\.?( s\.?)?|sas|sàrl|sarl|s\.? ?l\.?|s\.r\.o\.|s\.p\.a\.|spa|b\.?v\.?|n\.?v\.?|ab|oy|aps|sp\. ?z ?o\. ?o\.|sp\. k\.|s\.a\. de c\.v\.|gbr|a\.s\.|kft\.?|lda\.?|ltda\.?|(?-i:A/?S|ASA|ApS|SE|eG|mbH|OÜ|UAB|SIA|Oyj|hf\.?|ehf\.?|d\.o\.o\.|EOOD|OOD|Zrt\.?|Nyrt\.?|SRL|S\.R\.L\.|Pty|Pte|KK))|株式会社|有限会社)$|^(株式会社|一般社団法人|公益財団法人)`)

// EndsInLegalForm reports whether a text ends like the name of a company: "Acme GmbH".
func EndsInLegalForm(s string) bool { return legalForm().MatchString(s) }

// rank says how much of an organisation a text names: 3 the whole, 2 perhaps a part, 1 a department, 0 none.
func rank(s string) int {
	switch {
	case EndsInLegalForm(s):
		return 3
	case IsDepartment(s):
		return 1
	case whole().MatchString(data.Fold(s)) || strings.HasSuffix(s, "大学"):
		return 3
	case data.IsOrganisation(s):
		return 2
	}
	return 0
}

// whole matches organisations that have others as parts, folded.
var whole = pattern.Lazy(`(^| )(university|universitat|universite|universidad|uniwersytet|universita|universidade|universiteit|universitet|politechnika|ministry|ministerio|ministere|ministerium|college|hochschule|academy|akademia)( |$)|^\S+(universitat|hochschule)( |$)`)

// roles finds titles, organisations and parts of addresses among the texts that are not the name.
func (r *reader) roles() {
	var out []*item
	for _, it := range r.items {
		switch {
		case it.remark || it.means == isName:
			out = append(out, it)
		case it.caption.means == isTitle, it.caption.means == isOrganisation, it.caption.means == isDepartment:
			it.means = it.caption.means
			out = append(out, it)
		default:
			out = append(out, r.parts(it)...)
		}
	}
	r.items = out
	if r.contact.DisplayName != "" {
		r.dropRepeats(r.contact.DisplayName)
	}
	r.assign()
}

// parts cuts an item by the meanings of its parts. Unknown parts stay with the part before them.
func (r *reader) parts(it *item) []*item {
	texts, seps := split(it.text)
	if w := strings.Fields(it.text); len(texts) == 1 && len(w) > 1 && isCJK([]rune(it.text)[0]) && !strings.Contains(it.text, "〒") {
		if texts, seps = w, make([]string, len(w)-1); true {
			for i := range seps {
				seps[i] = " "
			}
		}
	}
	var out []*item
	for i, t := range texts {
		if t == "" {
			continue
		}
		sep := ""
		if i > 0 {
			sep = seps[i-1]
		}
		out = addPart(out, it, t, sep)
	}
	if len(out) == 0 {
		return []*item{it}
	}
	return out
}

// addPart adds the next part of an item to those before it.
func addPart(out []*item, of *item, text, sep string) []*item {
	last := &item{}
	if len(out) > 0 {
		last = out[len(out)-1]
	}
	before := ""
	if last.means == nothing {
		before = last.text
	}
	means, fragment, used := place(text, before)
	if used {
		out = out[:len(out)-1]
	}
	p := &item{line: of.line, text: text, means: means, sep: sep}
	if len(out) == 0 {
		p.caption = of.caption
	}
	if means != nothing {
		p.fragment = &fragment
	} else if of.caption.means != isAddress {
		if title, organisation, ok := data.CutRole(text); ok {
			p.text, p.means = title, isTitle
			return append(out, p, &item{line: of.line, text: organisation, means: isOrganisation})
		}
		p.means = understand(text)
	}
	switch {
	case len(out) == 0 || used:
	case data.LegalForm(text):
		last.text += ", " + text
		last.means = isOrganisation
		return out
	case means == isStreet && last.means == nothing && number().MatchString(last.text), p.means == nothing && last.means == isStreet && number().MatchString(text):
		last.text += sep + text // "12 bis, rue des Lilas", "C/ Mayor, 5"
		last.means, last.fragment = isStreet, &data.Address{Street: last.text}
		return out
	case means == isCountry && last.means == nothing && cityLand().MatchString(last.text):
		last.means, last.fragment = isCity, &data.Address{City: last.text}
	case p.means == nothing && (last.means == nothing || last.means == isDepartment) && of.caption.means != isAddress && !houseNumber().MatchString(text):
		last.text += sep + text
		return out
	}
	return append(out, p)
}

var number = pattern.Lazy(`^(\d{1,4} ?[a-zA-Z]?|\d{1,4} (bis|ter))$`)

// understand gives the meaning of a text by its words alone.
func understand(s string) meaning {
	if m, _, _ := place(s, ""); m != nothing {
		return m
	}
	role := data.IsRole(s)
	switch n := rank(s); {
	case n == 1 && !role:
		return isDepartment
	case n >= 2 && !role, n == 3 && !strings.HasPrefix(data.Fold(s), "head of"):
		if role && !EndsInLegalForm(s) {
			return isTitle
		}
		return isOrganisation
	case role:
		return isTitle
	}
	return nothing
}

// assign puts titles and organisations into the contact. Of several organisations the largest is the contact's;
// the others are its departments.
func (r *reader) assign() {
	most := 0
	for _, it := range r.items {
		if it.means == isOrganisation || it.means == isDepartment {
			n := rank(it.text)
			if it.caption.means == isOrganisation {
				n = 4
			} else if it.means == isOrganisation {
				n = max(n, 2)
			}
			most = max(most, n)
		}
	}
	for _, it := range r.items {
		switch it.means {
		case isTitle:
			put(&r.contact.Title, it.text)
		case isOrganisation, isDepartment:
			n := rank(it.text)
			if it.caption.means == isOrganisation {
				n = 4
			} else if it.means == isOrganisation {
				n = max(n, 2)
			}
			if n == most && r.contact.Organisation == "" && n > 1 {
				r.contact.Organisation = it.text
			} else if !strings.EqualFold(it.text, r.contact.Organisation) {
				put(&r.contact.Department, it.text)
			}
		}
	}
}

// put adds a text to a field.
func put(field *string, text string) {
	switch {
	case *field == "":
		*field = text
	case !strings.Contains(data.Fold(*field), data.Fold(text)):
		*field += ", " + text
	}
}
