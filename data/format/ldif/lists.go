package ldif

import (
	"errors"
	"io"
	"strings"

	"lanyard/data"
)

// lists has the groups of a file: the topics for the name of a member.
type lists struct {
	topics map[string][]string
	read   bool // the file was searched for them
}

// scan looks through a file for its lists and goes back to its position.
func (l *lists) scan(r io.ReadSeeker) error {
	at, err := r.Seek(0, io.SeekCurrent)
	if err != nil {
		return nil // a pipe
	}
	in, err := newRecords(r)
	if err != nil {
		return err
	}
	l.topics, l.read = map[string][]string{}, true
	for {
		rec, err := in.next()
		var bad *data.RowError
		switch {
		case err == io.EOF:
			_, err = r.Seek(at, io.SeekStart)
			return err
		case errors.As(err, &bad):
			continue
		case err != nil:
			return err
		}
		if name := strings.TrimSpace(rec.first("cn")); name != "" && rec.isList() {
			for _, member := range append(rec.values("member"), rec.values("uniquemember")...) {
				key := memberKey(member)
				l.topics[key] = append(l.topics[key], name)
			}
		}
	}
}

// memberKey is the name of a record in the form for comparing.
func memberKey(dn string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimSpace(dn), ", ", ","))
}

// apply gives a contact the topics of its lists.
func (l *lists) apply(dn string, c *data.Contact) {
	topics := data.OnceOf(c.Topics...)
	for _, t := range l.topics[memberKey(dn)] {
		if topics.Len() > data.MostValues {
			break
		}
		topics.Add(t)
	}
	c.Topics = topics.List()
}
