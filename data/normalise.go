package data

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Normalise brings the contact into the form in which it is saved: Unicode NFC, no blanks at the ends or twice
// in a row, no control characters, phones with their E164 (region is for numbers without a country code),
// topics without '#' and unique by Fold, name parts split from the display name if nothing else is set, no
// empty list elements, and at most one preferred element in each list. It never removes a word. Doing it again
// changes nothing.
func (c *Contact) Normalise(region string) {
	for _, f := range Texts {
		s := f.Text(c)
		*s = oneLine(*s)
	}
	c.Note = lines(c.Note)
	c.normaliseLists(region)
	if !c.HasParts() && c.DisplayName != "" && c.HasPersonName() {
		shown, prefix, suffix := c.DisplayName, c.Prefix, c.Suffix
		c.SplitName(shown)
		c.DisplayName = shown // as it arrived
		if prefix != "" {
			c.Prefix = prefix
		}
		if suffix != "" {
			c.Suffix = suffix
		}
	}
	if c.DisplayName == "" {
		c.DisplayName = c.JoinedName()
	}
}

func (c *Contact) normaliseLists(region string) {
	emails, seen := c.Emails[:0:0], map[string]bool{}
	for _, e := range c.Emails {
		e.Value, e.Label = strings.TrimPrefix(oneLine(e.Value), "mailto:"), oneLine(e.Label)
		if e.Value != "" && !seen[emailKey(e.Value)+"\n"+e.Label] {
			seen[emailKey(e.Value)+"\n"+e.Label] = true
			emails = append(emails, e)
		}
	}
	c.Emails = emails
	c.Phones = tidied(c.Phones, func(p *Phone) {
		p.Value = oneLine(p.Value)
		known := p.E164
		if p.Normalise(region); known != p.E164 && belongs(known, p.Value) {
			p.E164 = known // made elsewhere, for another region
		}
	})
	c.Links = tidied(c.Links, func(l *Link) { l.Value = oneLine(l.Value) })
	c.Addresses = tidied(c.Addresses, func(a *Address) {
		for _, s := range []*string{&a.POBox, &a.Extended, &a.City, &a.Region, &a.PostalCode, &a.Country} {
			*s = oneLine(*s)
		}
		a.Street = lines(a.Street)
	})
	c.Topics = UniqueTopics(c.Topics)
	c.Former = tidyFormer(c.Former)
	c.OnePreferred()
}

// Normalise brings an event with its sessions into the form in which it is saved, as Contact.Normalise does:
// names, places and links on one line, no control characters.
func (e *Event) Normalise() {
	for _, s := range []*string{&e.Name, &e.Place, &e.Link, &e.Zone, &e.Status} {
		*s = oneLine(*s)
	}
	e.Note = lines(e.Note)
	for i := range e.Sessions {
		one := &e.Sessions[i]
		for _, s := range []*string{&one.Title, &one.Speakers, &one.Room, &one.Zone, &one.Status} {
			*s = oneLine(*s)
		}
		one.Note = lines(one.Note)
	}
	e.Goal = lines(e.Goal)
	for i := range e.Costs {
		e.Costs[i].Label = oneLine(e.Costs[i].Label)
	}
	for i := range e.Questions {
		e.Questions[i].Normalise()
	}
}

// Normalise brings a question into the form in which it is asked: its text and its choices each on one line. The key stays: answers
// have it.
func (q *Question) Normalise() {
	q.Text = oneLine(q.Text)
	for _, list := range [][]string{q.Choices, q.Qualifies} {
		for i := range list {
			list[i] = oneLine(list[i])
		}
	}
}

// Normalise brings an appointment into the form in which it is saved: its place on one line, no control characters.
func (a *Appointment) Normalise() { a.Place, a.Note = oneLine(a.Place), lines(a.Note) }

// belongs reports whether an E.164 number may be the same as a national number: it ends with the digits of that
// without leading zeros.
func belongs(e164, value string) bool {
	national := strings.TrimLeft(digits(value), "0")
	return len(national) > 4 && !international(value) && strings.HasSuffix(e164, national)
}

// UniqueTopics trims topics and removes a leading '#'. It drops empty topics and those that are the same as an
// earlier one by Fold, and keeps the order. It gives nil when nothing is left.
func UniqueTopics(topics []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range topics {
		t = strings.TrimSpace(strings.TrimLeft(oneLine(t), "#"))
		key := TopicKey(t)
		if t != "" && !seen[key] {
			seen[key] = true
			out = append(out, t)
		}
	}
	return out
}

// TopicKey is the form in which topics are compared: folded, but "C", "C++" and "C#" are three topics, and a
// topic without letters stays as it is.
func TopicKey(t string) string {
	key := Fold(t)
	if key == "" {
		return t
	}
	key += t[len(strings.TrimRight(t, "+#")):]
	return key
}

// oneLine writes text in NFC on one line: each run of blanks and control characters becomes a space.
func oneLine(s string) string {
	if folded(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) && r != '　' {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.FieldsFunc(norm.NFC.String(s), func(r rune) bool { return r == ' ' }), " ")
}

// lines writes text of several lines in NFC with \n, without blanks at the ends of lines, without blank lines
// at its ends, and without control characters other than tabs.
func lines(s string) string {
	if s == "" {
		return ""
	}
	s = norm.NFC.String(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n").Replace(s))
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\t' {
				return -1
			}
			return r
		}, line)
		out = append(out, strings.TrimRightFunc(line, unicode.IsSpace))
	}
	return strings.Trim(strings.Join(out, "\n"), "\n")
}

// emailKey is the form in which e-mail addresses are compared: mail servers ignore case.
func emailKey(s string) string {
	return strings.ToLower(norm.NFKC.String(strings.TrimSpace(s)))
}

// phoneKey is the form in which phone numbers are compared: E.164, else the digits.
func phoneKey(p Phone) string {
	if p.E164 != "" {
		return p.E164
	}
	if d := internationalDigits(p.Value); d != "" {
		return d
	}
	return Fold(p.Value)
}

// linkKey is the form in which links are compared: without scheme, "www.", a slash at the end and parameters
// that only track clicks.
func linkKey(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil {
		return strings.ToLower(s)
	}
	if u.Host == "" {
		if u, err = url.Parse("https://" + s); err != nil || !strings.Contains(u.Host, ".") {
			return strings.ToLower(s)
		}
	}
	q := u.Query()
	for name := range q {
		if strings.HasPrefix(name, "utm_") || name == "fbclid" || name == "trk" {
			q.Del(name)
		}
	}
	key := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimRight(u.EscapedPath(), "/")
	if enc := q.Encode(); enc != "" {
		key += "?" + enc
	}
	if u.Fragment != "" {
		key += "#" + u.EscapedFragment()
	}
	return key
}
