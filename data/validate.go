package data

import (
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lanyard/data/say"
)

// Incomplete reports whether there is no e-mail address, no phone number and no organisation: of whom little more than a
// name was written down, and the rest is still to come.
func (c *Contact) Incomplete() bool {
	return len(c.Emails) == 0 && len(c.Phones) == 0 && strings.TrimSpace(c.Organisation) == ""
}

// Nameless reports whether the contact has nothing that names it: no name, no organisation, no e-mail address,
// no phone number. Such a contact cannot be saved.
func (c *Contact) Nameless() bool {
	for _, s := range []string{c.DisplayName, c.Given, c.Additional, c.Family, c.Nickname, c.Organisation} {
		if strings.TrimSpace(s) != "" {
			return false
		}
	}
	for _, e := range c.Emails {
		if strings.TrimSpace(e.Value) != "" {
			return false
		}
	}
	for _, p := range c.Phones {
		if strings.TrimSpace(p.Value) != "" {
			return false
		}
	}
	return true
}

// Validate lists what does not hold in the contact; empty when it can be saved. A contact
// without any name, organisation, e-mail or phone cannot. FieldError.Field is of lists the list
// (EmailsField); Value tells which element.
func (c *Contact) Validate() []*FieldError {
	var errs []*FieldError
	if c.Nameless() {
		errs = append(errs, &FieldError{Field: NameField, Reason: say.T("is empty: give a name, an organisation, an e-mail address or a phone number")})
	}
	for _, e := range c.Emails {
		errs = appendAs(errs, EmailsField, CheckEmail(e.Value))
	}
	for _, p := range c.Phones {
		errs = appendAs(errs, PhonesField, CheckPhone(p.Value))
	}
	for _, l := range c.Links {
		errs = appendAs(errs, LinksField, CheckLink(l.Value))
	}
	if !c.Birthday.IsZero() && !c.Birthday.Valid() {
		errs = append(errs, &FieldError{Field: BirthdayField, Value: c.Birthday.String(), Reason: say.T("is not a day of the calendar")})
	}
	return errs
}

// appendAs appends the *FieldError in err, if there is one, under another field.
func appendAs(errs []*FieldError, field FieldKey, err error) []*FieldError {
	if fe, ok := err.(*FieldError); ok {
		return append(errs, &FieldError{Field: field, Value: fe.Value, Reason: fe.Reason})
	}
	return errs
}

// Valid reports whether d is a day of the calendar. 29 February without a year is one.
func (d Date) Valid() bool { return d.valid() }

// CheckEmail returns a *FieldError when the text is not an e-mail address. It accepts what mail servers deliver
// to today (RFC 5321 §4.1.2 with the UTF-8 of RFC 6531, lengths of §4.5.3.1), without quoted local parts and
// address literals.
func CheckEmail(s string) error {
	bad := func(reason say.Text) error { return &FieldError{Field: "email", Value: s, Reason: reason} }
	if !utf8.ValidString(s) {
		return bad(say.T("holds bytes that are no text"))
	}
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return bad(say.T("has a space in it"))
	}
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return bad(say.T("is not an e-mail address: it has no @"))
	}
	local, domain := s[:at], s[at+1:]
	switch {
	case local == "":
		return bad(say.T("has nothing before the @"))
	case strings.ContainsAny(local, `@"(),:;<>[]\`):
		return bad(say.T("is not one e-mail address"))
	case len(local) > 64 || len(s) > 254:
		return bad(say.T("is too long for an e-mail address"))
	case strings.HasPrefix(local, ".") || strings.HasSuffix(local, "."):
		return bad(say.T("has a full stop where none can be"))
	case domain == "":
		return bad(say.T("has nothing behind the @"))
	}
	if reason := domainFault(domain); !reason.IsZero() {
		return bad(reason)
	}
	return nil
}

// domainFault says what is wrong with a domain name; "" when nothing is.
func domainFault(domain string) say.Text {
	labels := strings.FieldsFunc(domain, func(r rune) bool { return r == '.' || r == '。' || r == '．' })
	if strings.HasPrefix(domain, ".") || strings.HasSuffix(domain, ".") || strings.Contains(domain, "..") {
		return say.T("has a full stop where none can be")
	}
	if len(labels) < 2 {
		return say.T("has no full stop behind the @, as in name@library.example")
	}
	for _, l := range labels {
		if len(l) > 63 || strings.HasPrefix(l, "-") || strings.HasSuffix(l, "-") {
			return say.T("has no such domain name behind the @")
		}
		for _, r := range l {
			if r != '-' && !unicode.In(r, unicode.L, unicode.N, unicode.M) {
				return say.T("has a character behind the @ that domain names do not have")
			}
		}
	}
	if last := labels[len(labels)-1]; digits(last) == last {
		return say.T("has no such domain name behind the @")
	}
	return say.Text{}
}

// CheckPhone returns a *FieldError when the text has no number that could be dialled: fewer than two digits,
// and no vanity letters. It is lenient, for extensions and short codes.
func CheckPhone(s string) error {
	if len(digits(s)) < 2 {
		return &FieldError{Field: "phone", Value: s, Reason: say.T("is not a phone number: it has too few digits")}
	}
	return nil
}

// CheckLink returns a *FieldError when the text is neither a web address nor a handle ("@anna@social.example",
// "0000-0002-1825-0097"): when it is empty, has a space or is a URL without a host.
func CheckLink(s string) error {
	bad := func(reason say.Text) error { return &FieldError{Field: "link", Value: s, Reason: reason} }
	switch {
	case s == "":
		return bad(say.T("is empty"))
	case strings.ContainsFunc(s, unicode.IsSpace):
		return bad(say.T("has a space in it"))
	case !strings.Contains(s, "://"):
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return bad(say.T("is not a web address such as https://library.example"))
	}
	return nil
}

// Validate lists what is wrong in the event; it is empty when the event can be saved. Field is "name", "start",
// "end", "zone", "link" or "sessions".
func (e *Event) Validate() []*FieldError {
	var errs []*FieldError
	if strings.TrimSpace(e.Name) == "" {
		errs = append(errs, &FieldError{Field: "name", Reason: say.T("is empty: an event needs a name")})
	}
	if fe := spanFault(e.Start, e.End, e.Location()); fe != nil {
		errs = append(errs, fe)
	}
	if e.Zone != "" && !KnownZone(e.Zone) {
		errs = append(errs, &FieldError{Field: "zone", Value: e.Zone, Reason: say.T("is not a time zone such as Europe/Berlin")})
	}
	if e.Link != "" {
		errs = appendAs(errs, "link", CheckLink(e.Link))
	}
	for _, s := range e.Sessions {
		if strings.TrimSpace(s.Title) == "" {
			errs = append(errs, &FieldError{Field: "sessions", Reason: say.T("has a session without a title")})
		}
		if fe := spanFault(s.Start, s.End, e.Location()); fe != nil {
			errs = append(errs, &FieldError{Field: "sessions", Value: s.Title, Reason: say.T("{{.Field}} {{.Wrong}}", string(fe.Field), fe.Reason)})
		}
	}
	return errs
}

// spanFault checks that an end has a start and is not before it.
func spanFault(start, end time.Time, loc *time.Location) *FieldError {
	const form = "2006-01-02 15:04"
	switch {
	case end.IsZero():
		return nil
	case start.IsZero():
		return &FieldError{Field: "start", Reason: say.T("is empty although there is an end")}
	case end.Before(start):
		return &FieldError{Field: "end", Value: end.In(loc).Format(form), Reason: say.T("is before the start, {{.Start}}", start.In(loc).Format(form))}
	}
	return nil
}
