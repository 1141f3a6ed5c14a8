// Package ldif reads address books of LDAP servers and Thunderbird (RFC 2849, with the attributes of RFC 4519,
// RFC 2798 inetOrgPerson and Mozilla's own), as a stream.
package ldif

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/format/charset"
	"lanyard/data/say"
)

// Limits of one record; it may contain photos.
const (
	maxRecord     = 64 << 20 // bytes
	maxAttributes = 10_000
)

// Is reports whether a text begins like LDIF: with the name of a record, perhaps after comments and the
// version.
func Is(text string) bool {
	for line := range strings.Lines(text) {
		line = strings.ToLower(strings.TrimRight(line, "\r\n"))
		switch {
		case strings.TrimSpace(line) == "", strings.HasPrefix(line, "#"), strings.HasPrefix(line, "version:"), strings.HasPrefix(line, " "):
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		return ok && name == "dn" && (strings.Contains(value, "=") || strings.HasPrefix(value, ":"))
	}
	return false
}

// Read reads the people of an LDIF file. A record, or a part of one, that cannot be read is a *data.RowError,
// and the next record still comes; any other error ends the reading. A value in another file (":<") is reported
// and never read.
//
// Lists (groupOfNames) are not people: the name of a list becomes a topic of its members. For members that come
// before their list, r must be an io.Seeker, as files are; else the list is reported.
func Read(r io.Reader) iter.Seq2[data.Draft, error] {
	return func(yield func(data.Draft, error) bool) {
		lists := lists{}
		if s, ok := r.(io.ReadSeeker); ok {
			if err := lists.scan(s); err != nil {
				yield(data.Draft{}, err)
				return
			}
		}
		in, err := newRecords(r)
		if err != nil {
			yield(data.Draft{}, err)
			return
		}
		for {
			rec, err := in.next()
			if err == io.EOF {
				return
			}
			var bad *data.RowError
			if err != nil && !errors.As(err, &bad) {
				yield(data.Draft{}, err)
				return
			}
			if err != nil {
				if !yield(data.Draft{}, err) {
					return
				}
				continue
			}
			if !emit(rec, lists, yield) {
				return
			}
		}
	}
}

// emit yields the content of a record; false ends the reading.
func emit(rec *record, lists lists, yield func(data.Draft, error) bool) bool {
	switch {
	case rec.isList():
		if name := rec.first("cn"); !lists.read && len(rec.values("member"))+len(rec.values("uniquemember")) > 0 {
			return yield(data.Draft{}, &data.RowError{Line: rec.line, Reason: say.T("is the list {{.Name}}; its members could not be marked, since what is read cannot be gone back in: import the file itself", strconv.Quote(name)), Kept: true})
		}
	case rec.change() != "":
		return yield(data.Draft{}, &data.RowError{Line: rec.line, Reason: say.T("is a change ({{.Change}}) of a directory, not a person, and was left out", rec.change())})
	case rec.isBranch():
	default:
		d, err := draft(rec)
		if err == nil {
			lists.apply(rec.dn, &d.Contact)
		}
		if !yield(d, err) {
			return false
		}
	}
	for _, err := range rec.aside {
		if !yield(data.Draft{}, err) {
			return false
		}
	}
	return true
}

// attribute is one value of a record.
type attribute struct {
	name  string // lower case, without options
	as    string // as written
	value []byte
}

// record is the attributes of one entry.
type record struct {
	line       int // where it begins
	dn         string
	attributes []attribute
	aside      []error // *data.RowError
}

// records cuts a file into records.
type records struct {
	r       *bufio.Reader
	line    int
	pending []byte // a line that was read already
}

func newRecords(r io.Reader) (*records, error) {
	br := bufio.NewReaderSize(r, 64<<10)
	head, err := br.Peek(4 << 10)
	if err != nil && err != io.EOF {
		return nil, err
	}
	cs, mark := charset.Detect(head)
	if _, err := br.Discard(mark); err != nil {
		return nil, err
	}
	if strings.HasPrefix(cs.Name, "utf-16") {
		br = bufio.NewReaderSize(cs.Reader(br), 64<<10)
	}
	return &records{r: br}, nil
}

// next gives the next record; io.EOF after the last one.
func (in *records) next() (*record, error) {
	rec := &record{}
	size, tooLarge := 0, false
	for {
		line, at, err := in.logical()
		if err != nil && err != io.EOF {
			return nil, err
		}
		if len(line) == 0 {
			switch {
			case tooLarge:
				return nil, &data.RowError{Line: rec.line, Reason: say.T("has more than {{.Megabytes}} MB or {{.Attributes}} attributes and was left out", maxRecord>>20, maxAttributes)}
			case rec.line > 0 && (len(rec.attributes) > 0 || rec.dn != ""):
				return rec, nil
			case err == io.EOF:
				return nil, io.EOF
			}
			rec = &record{}
			continue
		}
		if line[0] == '#' {
			continue
		}
		if rec.line == 0 {
			rec.line = at
		}
		if size += len(line); size > maxRecord || len(rec.attributes) >= maxAttributes {
			tooLarge = true
			rec.attributes, rec.aside = nil, nil
			continue
		}
		rec.add(line, at)
	}
}

// logical gives the next line with the lines folded after it, without its end; empty for a blank line. A line
// that is too long is cut, and its record is left out.
func (in *records) logical() (line []byte, at int, err error) {
	line, err = in.physical()
	at = in.line
	for err == nil && len(line) > 0 {
		next, nextErr := in.physical()
		if nextErr != nil {
			return line, at, nil
		}
		if len(next) == 0 || next[0] != ' ' || line[0] == '#' && len(next) == 1 {
			in.pending = append([]byte{}, next...)
			in.line--
			return line, at, nil
		}
		if len(line) <= maxRecord {
			line = append(line, next[1:]...)
		}
	}
	return line, at, err
}

// physical gives the next line of the file without its end; the caller may keep the slice.
func (in *records) physical() ([]byte, error) {
	if p := in.pending; p != nil {
		in.pending = nil
		in.line++
		return p, nil
	}
	var line []byte
	for {
		piece, err := in.r.ReadSlice('\n')
		if len(line) <= maxRecord {
			line = append(line, piece...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err == io.EOF && len(line) > 0 {
			err = nil
		}
		if err != nil {
			return nil, err
		}
		in.line++
		return bytes.TrimRight(line, "\r\n"), nil
	}
}

// add takes a line into the record (RFC 2849, value-spec).
func (rec *record) add(line []byte, at int) {
	name, rest, ok := bytes.Cut(line, []byte(":"))
	if !ok {
		if string(line) != "-" { // "-" ends a part of a change
			rec.tell(at, say.T("{{.Line}} is no attribute and was left out", fmt.Sprintf("%.60q", charset.Text(line, legacy))))
		}
		return
	}
	a := attribute{as: string(name)}
	a.name, _, _ = strings.Cut(strings.ToLower(a.as), ";")
	switch {
	case bytes.HasPrefix(rest, []byte(":")):
		coded := bytes.Map(noBlanks, rest[1:])
		value, err := base64.StdEncoding.DecodeString(string(coded))
		if err != nil {
			if value, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(string(coded), "=")); err != nil {
				rec.tell(at, say.T("{{.Attribute}} is not coded as it says and was left out", strconv.Quote(a.as)))
				return
			}
		}
		a.value = value
	case bytes.HasPrefix(rest, []byte("<")):
		rec.tell(at, say.T("{{.Attribute}} lies at {{.Address}}, which is not fetched", strconv.Quote(a.as), fmt.Sprintf("%.80q", charset.Text(bytes.TrimSpace(rest[1:]), legacy))))
		return
	default:
		a.value = bytes.TrimLeft(rest, " ")
	}
	switch a.name {
	case "version":
	case "dn":
		rec.dn = charset.Text(a.value, legacy)
	default:
		rec.attributes = append(rec.attributes, a)
	}
}

// tell reports what is left out of the record.
func (rec *record) tell(at int, reason say.Text) {
	rec.aside = append(rec.aside, &data.RowError{Line: at, Reason: reason, Kept: true})
}

func noBlanks(r rune) rune {
	if r == ' ' || r == '\t' {
		return -1
	}
	return r
}

// legacy is the set of values that are not UTF-8.
var legacy, _ = charset.Find("windows-1252")

// values gives the values of an attribute as text.
func (rec *record) values(name string) (out []string) {
	for _, a := range rec.attributes {
		if a.name == name {
			out = append(out, charset.Text(a.value, legacy))
		}
	}
	return out
}

func (rec *record) first(name string) string {
	if v := rec.values(name); len(v) > 0 {
		return v[0]
	}
	return ""
}

// has reports whether the record has one of the classes.
func (rec *record) has(classes ...string) bool {
	for _, c := range rec.values("objectclass") {
		for _, want := range classes {
			if strings.EqualFold(strings.TrimSpace(c), want) {
				return true
			}
		}
	}
	return false
}

func (rec *record) isList() bool {
	return rec.has("groupOfNames", "groupOfUniqueNames", "posixGroup", "mozillaAbList", "group")
}

// isBranch recognises records that only give a directory its structure.
func (rec *record) isBranch() bool {
	return rec.has("organizationalUnit", "domain", "dcObject", "container", "country", "locality", "organization", "applicationProcess", "device", "alias", "referral") &&
		!rec.has("person", "inetOrgPerson", "organizationalPerson")
}

// change is the kind of a record that changes something, "" for one that adds a person.
func (rec *record) change() string {
	if c := strings.ToLower(strings.TrimSpace(rec.first("changetype"))); c != "add" {
		return c
	}
	return ""
}
