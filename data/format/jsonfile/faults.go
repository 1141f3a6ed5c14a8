package jsonfile

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"lanyard/data"
	"lanyard/data/say"
)

// zone checks a time zone. It reports an unknown one, and uses the offset of a moment instead.
func (r *Reader) zone(name, path string, moments ...string) string {
	if name == "" || data.KnownZone(name) {
		return name
	}
	for _, text := range moments {
		t, err := time.Parse(time.RFC3339Nano, text)
		if err != nil || strings.HasSuffix(text, "Z") {
			continue
		}
		offset := t.Format("-07:00")
		r.tell(say.T("{{.Place}}.zone: {{.Name}} is not a time zone such as Europe/Berlin; the offset {{.Offset}} stands for it", path, strconv.Quote(name), offset))
		return offset
	}
	r.tell(say.T("{{.Place}}.zone: {{.Name}} is not a time zone such as Europe/Berlin; it was left out", path, strconv.Quote(name)))
	return ""
}

// span repairs an impossible end: one before the start is dropped, one without a start becomes the start.
func (r *Reader) span(start, end *time.Time, text, path string) {
	switch {
	case end.IsZero():
	case start.IsZero():
		r.tell(say.T("{{.Place}}.end: has no start; it was taken as the start: {{.Text}}", path, text))
		*start, *end = *end, time.Time{}
	case end.Before(*start):
		r.tell(say.T("{{.Place}}.end: {{.Text}} is before the start; it was left out", path, text))
		*end = time.Time{}
	}
}

// notice tells of what was taken all the same.
func (r *Reader) notice(what say.Text) {
	r.tell(what)
	r.told[len(r.told)-1].(*data.RowError).Kept = true
}

// unused gives a UID that nothing before in the file has. A used one is reported, and dropped unless the file
// is a copy of what was stored: both things are read.
func (r *Reader) unused(uid, path string) string {
	list, _, _ := strings.Cut(path, "[")
	if uid == "" || !slices.Contains([]string{contactsKey, "events", "templates", "views"}, list) {
		return uid
	}
	key := list + " " + uid
	if first, used := r.uids[key]; used {
		if r.exact { // so it was stored
			r.notice(say.T("{{.Place}}.uid: {{.First}} has {{.UID}} already; both were taken", path, first, strconv.Quote(uid)))
			return uid
		}
		r.tell(say.T("{{.Place}}.uid: {{.First}} has {{.UID}} already; both were taken, this one under another", path, first, strconv.Quote(uid)))
		return ""
	}
	r.uids[key] = path
	return uid
}

// withoutEmpty removes and reports empty elements in the lists of a contact.
func (r *Reader) withoutEmpty(c *data.Contact, path string) {
	c.Topics = without(r, c.Topics, path+".topics", func(s string) (string, string) { return s, "" })
	c.Emails = without(r, c.Emails, path+".emails", func(e data.Email) (string, string) { return e.Value, e.Label })
	c.Phones = without(r, c.Phones, path+".phones", func(p data.Phone) (string, string) { return p.Value, p.Label })
	c.Links = without(r, c.Links, path+".links", func(l data.Link) (string, string) { return l.Value, l.Label })
}

// without removes the empty elements of a list; said gives the value of an element, and its label.
func without[T any](r *Reader, list []T, path string, said func(T) (value, label string)) []T {
	nth := -1
	return slices.DeleteFunc(list, func(one T) bool {
		nth++
		value, label := said(one)
		if strings.TrimSpace(value) != "" {
			return false
		}
		empty := say.T("{{.Place}}: is empty; it was left out", place(path, nth))
		switch {
		case r.exact && label == "": // so it was stored
			r.notice(say.T("{{.Place}}: is empty; it was taken as it is", place(path, nth)))
			return false
		case r.exact:
			r.notice(say.T("{{.Place}}: is empty, labelled {{.Label}}; it was taken as it is", place(path, nth), label))
			return false
		case label != "":
			empty = say.T("{{.Place}}: is empty, labelled {{.Label}}; it was left out", place(path, nth), label)
		}
		r.tell(empty)
		return true
	})
}
