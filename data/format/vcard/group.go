package vcard

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"lanyard/data"
	"lanyard/data/format/lines"
	"lanyard/data/say"
)

// groups are the group cards of a file.
type groups struct {
	all     []group
	of      map[string][]int // member → indices of its groups
	met     map[string]bool  // members that were met
	scanned bool
}

type group struct {
	line    int
	name    string
	members int
	mails   []string // e-mail addresses among them, as written
	found   int
}

// scan looks through a file for its groups and goes back to its position. Most files have none, so the text is
// searched before anything is parsed.
func (g *groups) scan(r io.ReadSeeker) error {
	start, err := r.Seek(0, io.SeekCurrent)
	if err != nil {
		return nil // a pipe: groups are used as they come
	}
	has, err := contains(r, "kind:group")
	if err == nil {
		_, err = r.Seek(start, io.SeekStart)
	}
	if err != nil {
		return say.Errorf("reading the vCard: {{.Why}}", err)
	}
	g.scanned = true
	if !has {
		return nil
	}
	cs := &cards{in: lines.NewReader(r, startsProperty)}
	for {
		k, err := cs.next()
		if err == io.EOF {
			break
		}
		if err == nil && k.isGroup() {
			g.insert(k, newDecoder(k, cs.in))
		}
		var row *data.RowError
		if err != nil && !errors.As(err, &row) {
			return say.Errorf("reading the vCard: {{.Why}}", err)
		}
	}
	_, err = r.Seek(start, io.SeekStart)
	return err
}

// contains searches a stream for lower-case ASCII text in any case.
func contains(r io.Reader, text string) (bool, error) {
	buf := make([]byte, 256<<10)
	keep := 0
	for {
		n, err := io.ReadFull(r, buf[keep:])
		chunk := buf[:keep+n]
		for i := range chunk {
			if chunk[i] >= 'A' && chunk[i] <= 'Z' {
				chunk[i] += 'a' - 'A'
			}
		}
		if bytes.Contains(chunk, []byte(text)) || bytes.Contains(chunk, []byte("k\x00i\x00n\x00d\x00:\x00")) {
			return true, nil
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		keep = copy(buf, chunk[len(chunk)-min(len(chunk), 16):])
	}
}

func (g *groups) add(k *card, d *decoder) {
	if !g.scanned {
		g.insert(k, d)
	}
}

func (g *groups) insert(k *card, d *decoder) {
	if g.of == nil {
		g.of, g.met = map[string][]int{}, map[string]bool{}
	}
	one := group{line: k.line}
	var members data.Once[string]
	for i := range k.props {
		p := &k.props[i]
		switch p.name {
		case "FN":
			one.name = unescape(d.text(p))
		case "MEMBER", "X-ADDRESSBOOKSERVER-MEMBER":
			member := unescape(d.text(p))
			if key := memberKey(member); members.Add(key) {
				g.of[key] = append(g.of[key], len(g.all))
			}
			if strings.Contains(member, "@") {
				one.mails = append(one.mails, address(member))
			}
		}
	}
	one.members = members.Len()
	g.all = append(g.all, one)
}

// memberKey makes "urn:uuid:…" and the bare UID equal.
func memberKey(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	return strings.TrimPrefix(strings.TrimPrefix(s, "urn:uuid:"), "mailto:")
}

// apply gives a contact the topics of its groups.
func (g *groups) apply(c *data.Contact) {
	if len(g.all) == 0 {
		return
	}
	var in []int
	if c.UID != "" {
		in = append(in, g.of[memberKey(c.UID)]...)
	}
	for _, e := range c.Emails {
		key := memberKey(e.Value)
		in = append(in, g.of[key]...)
		g.met[key] = true
	}
	slices.Sort(in)
	topics := data.OnceOf(c.Topics...)
	for _, i := range slices.Compact(in) {
		g.all[i].found++
		if name := g.all[i].name; name != "" && topics.Len() <= data.MostValues {
			topics.Add(name)
		}
	}
	c.Topics = topics.List()
}

// left reports groups without known members, and the e-mail addresses of members without a card.
func (g *groups) left() []error {
	var out []error
	for _, one := range g.all {
		if one.found == 0 {
			why := say.T("“{{.Name}}” is a group of {{.Members}} and not a person; none of its members came before it in this file", one.name, one.members)
			if len(one.mails) > 0 {
				why = say.T("“{{.Name}}” is a group of {{.Members}} and not a person; none of its members came before it in this file: {{.Mails}}",
					one.name, one.members, strings.Join(one.mails, ", "))
			}
			out = append(out, &data.RowError{Line: one.line, Reason: why})
			continue
		}
		away := slices.DeleteFunc(slices.Clone(one.mails), func(m string) bool { return g.met[memberKey(m)] })
		if len(away) > 0 {
			out = append(out, &data.RowError{Line: one.line, Text: strings.Join(away, "\n"), Kept: true, Reason: say.T("“{{.Name}}” is a group; of its members these have no card in this file and were left out: {{.Away}}", one.name, strings.Join(away, ", "))})
		}
	}
	return out
}
