package vcard

import (
	"strings"

	"lanyard/data"
)

// wrapped is the property in which one is written whose name is no vCard name.
const wrapped = "X-LANYARD-PROPERTY"

// former is the property of a value that a merge replaced, and ofField its parameter that tells of which field.
const (
	former  = "X-LANYARD-FORMER"
	ofField = "X-FIELD"
)

// keep puts a property that Lanyard does not model aside, in a form that can be written into
// a vCard 3.0: parameters as they are, but for those that spoke of an encoding that is undone.
func (b *builder) keep(p *property) {
	value := ""
	if p.encoding() == "B" {
		value = strings.Join(strings.Fields(string(p.value)), "")
	} else {
		value = tidy(b.text(p))
		if b.old {
			value = escapeStray(value)
		}
		value = strings.ReplaceAll(value, "\n", `\n`)
	}
	if value == "" {
		return
	}
	if p.name == "X-ABLABEL" {
		value = escape(plainLabel(unescape(value)))
	}
	name := b.keptHead(p)
	if p.name == wrapped && len(p.params) == 1 && p.params[0].name == "X-NAME" {
		name = p.get("X-NAME")
	}
	b.c.Other = append(b.c.Other, data.Property{Name: name, Value: value})
}

// keptHead is the head as written, or put into the form of 3.0 where it is not.
func (b *builder) keptHead(p *property) string {
	head := strings.ReplaceAll(tidy(b.headText(p)), "\n", " ")
	if !b.old && p.get("CHARSET") == "" && p.encoding() != "Q" {
		return head
	}
	pieces := splitHead(head)
	out := []string{strings.TrimSpace(pieces[0])}
	for _, s := range pieces[1:] {
		q := parseParam(strings.TrimSpace(s))
		switch {
		case len(q.values) == 0 || q.values[0] == "" || q.name == "CHARSET":
		case q.name == "" || q.name == "ENCODING":
			switch strings.ToUpper(q.values[0]) {
			case "QUOTED-PRINTABLE", "Q", "8BIT", "7BIT", "UTF-8":
			case "BASE64", "B":
				out = append(out, "ENCODING=b")
			default:
				out = append(out, "TYPE="+quoteParam(q.values[0]))
			}
		default:
			out = append(out, strings.TrimSpace(s))
		}
	}
	return strings.Join(out, ";")
}

// escapeStray escapes the backslashes of a 2.1 value that are no escapes in 3.0 either.
func escapeStray(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			if i+1 < len(s) && strings.IndexByte(`\,;:nN`, s[i+1]) >= 0 {
				b.WriteString(s[i : i+2])
				i++
				continue
			}
			b.WriteString(`\\`)
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// propertyName is the upper-case name in a kept head, without group and parameters.
func propertyName(head string) string {
	name, _, _ := strings.Cut(head, ";")
	if dot := strings.LastIndexByte(name, '.'); dot >= 0 {
		name = name[dot+1:]
	}
	return strings.ToUpper(strings.TrimSpace(name))
}
