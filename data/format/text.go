package format

import (
	"context"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"lanyard/data"
	"lanyard/data/format/badge"
	"lanyard/data/format/mailbox"
	"lanyard/data/format/mecard"
	"lanyard/data/format/vcard"
)

// ReadText reads the text of a code or pasted text: vCard, MECARD, BIZCARD, a bare link, a mailto: or tel: URI,
// an e-mail address, "Name <address>" or a list of these, an international phone number, an e-mail signature, a
// badge (see the package badge). A link gets its service as label; a name in it ("linkedin.com/in/jane-doe") or
// a phone number (WhatsApp, Signal) goes into the draft. Nothing is looked up. For any other text kind is Text
// and there are no drafts; About then says what it is. When the context ends, the rest stays unread; the caller
// must look at the context.
func ReadText(ctx context.Context, s string) (kind Kind, drafts []data.Draft) {
	s = strings.Trim(s, " \t\r\n\uFEFF\x00")
	given := s
	s = unwrapped(s)
	switch {
	case mecard.Is(s):
		kind, drafts = MECARD, readMECARD(s)
	case hasLine(s, "BEGIN:VCARD"), vcard.IsBare(s):
		kind, drafts = VCard, readVCard(ctx, s)
	case badge.BrokenJSON(s):
		return Text, nil
	case len(s) <= maxMailboxes && mailbox.Is(s):
		kind, drafts = Mailboxes, mailbox.Read(ctx, s)
	default:
		kind, drafts = readLoose(s)
	}
	if len(drafts) == 0 {
		return Text, nil
	}
	for i := range drafts {
		data.FileLimits.Bound(&drafts[i].Contact) // the rest stays with the contact as text
	}
	if kind == VCard && len(cardBegin.FindAllString(s, -1)) > len(cardEnd.FindAllString(s, -1)) || kind == MECARD && mecard.Cut(s) {
		last := &drafts[len(drafts)-1]
		last.Unsure = append(last.Unsure, data.UnsureEnd)
	}
	if len(drafts) == 1 && len(given) <= 4096 {
		drafts[0].Text = given
	}
	return kind, drafts
}

var (
	cardBegin = regexp.MustCompile(`(?i)BEGIN:VCARD`)
	cardEnd   = regexp.MustCompile(`(?i)END:VCARD`)
)

// readLoose reads a text that is in no card format: a link, an address, a badge, a signature.
func readLoose(s string) (Kind, []data.Draft) {
	if badge.IsJSON(s) {
		return Badge, readBadge(s)
	}
	line := len(s) <= badge.Max && !strings.ContainsAny(s, "\r\n")
	if line && (!strings.ContainsAny(s, "|^~;#*&\t；，、،؛") || readBadge(s) == nil) {
		var c data.Contact
		if kind := readLine(s, &c); kind != Text {
			d := data.Draft{Contact: c, Text: s, Line: 1}
			if kind == Link && c.DisplayName != "" { // the name comes from the address
				d.Unsure = []data.FieldKey{data.UnsureName}
			}
			return kind, []data.Draft{d}
		}
	}
	drafts, signed := readBadge(s), readSignature(s)
	if len(drafts) == 1 && ofDesk(&drafts[0].Contact) {
		drafts = nil
	}
	if len(signed) == 1 && ofDesk(&signed[0].Contact) || line && drafts == nil && badge.HasID(s) && !prose(s) {
		signed = nil
	}
	switch {
	case drafts == nil && signed == nil:
		return Text, nil
	case signed == nil:
		return Badge, drafts
	case drafts == nil, saysTheSame(signed, drafts) && (!line || prose(s)):
		return Signature, signed
	case line && (!prose(s) || len(drafts[0].Unsure) == 0), badge.Labelled(s), !line && (badge.HasID(s) || badge.Headed(s)):
		return Badge, drafts
	}
	return Signature, signed
}

// desk matches desks that answer at an event; they are not people.
var desk = regexp.MustCompile(`(?i)^(?:the )?(?:lost (?:and|&|\+) found|help ?-?desk|info(?:rmation)? ?-?(?:desk|point|counter)?|service ?-?(?:desk|point)|front desk|reception|registration(?: desk)?|check-?in(?: desk)?|emergency(?: (?:number|contact|call))?|hotline|security(?: desk)?|first aid|cloakroom|taxi(?: service)?|police|conference office|press (?:office|desk)|` +
	`fundbüro|fundsachen|garderobe|empfang|anmeldung|notruf|notfall(?:nummer)?|tagungsbüro|auskunft|erste hilfe|sicherheit(?:sdienst)?|objets trouvés|accueil|vestiaire|urgences?|secours|objetos perdidos|recepción|información|emergencias?|guardarropa|oggetti smarriti|reception|emergenze?)$`)

// ofDesk reports whether a contact is a desk of an event without a person's name.
func ofDesk(c *data.Contact) bool {
	return c.DisplayName+c.Given+c.Family == "" && desk.MatchString(strings.Trim(c.Organisation, " :-–"))
}

// saysTheSame reports whether two readings of a text give the same person with the same work.
func saysTheSame(a, b []data.Draft) bool {
	if len(a) != 1 || len(b) != 1 {
		return false
	}
	x, y := a[0].Contact, b[0].Contact
	return x.DisplayName == y.DisplayName && x.Organisation == y.Organisation && x.Title == y.Title && len(x.Emails) == len(y.Emails) && len(x.Phones) == len(y.Phones)
}

// machine matches a separator as only programs write it, without a blank after it.
var machine = regexp.MustCompile(`[；，、]|[;^|~][^\s|;^]|\t|::|,\S|^"`)

// prose reports whether a person wrote a line: its separators have blanks after them, and it has no identifier.
func prose(line string) bool { return !machine.MatchString(line) && !badge.HasID(line) }

// readBadge gives the draft of a badge, or the drafts of a list in JSON; nil when the text is none.
func readBadge(s string) []data.Draft {
	if len(s) > badge.Max || About(s).Subject != AboutText && About(s).Subject != AboutLink {
		return nil
	}
	drafts := badge.ReadAll(s)
	for i := range drafts {
		nameLinks(&drafts[i].Contact)
	}
	return drafts
}

// nameLinks gives links the labels of bare links.
func nameLinks(c *data.Contact) {
	for i, l := range c.Links {
		var one data.Contact
		if l.Label == "" && readLine(l.Value, &one) == Link && len(one.Links) == 1 {
			c.Links[i] = one.Links[0]
		}
	}
}

var (
	plainMail = regexp.MustCompile(`^[^\s<>@,;:/"()\[\]]+@[^\s<>@,;:/"()\[\]]+\.[^\s<>@,;:/"()\[\].]{2,}$`)
	// plainPhone needs a country code: another number may be that of the badge.
	plainPhone = regexp.MustCompile(`^\+\d[\d ().\-]{5,22}\d$`)
	handle     = regexp.MustCompile(`^@([A-Za-z0-9_.\-]+)@([A-Za-z0-9.\-]+\.[A-Za-z]{2,})$`)
	bareORCID  = regexp.MustCompile(`^\d{4}-\d{4}-\d{4}-\d{3}[\dXx]$`)
	bareHost   = regexp.MustCompile(`^(?i)(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}(?:/\S*)$|^(?i)www\.[a-z0-9.-]+\.[a-z]{2,24}$`)
)

// readLine reads a single line.
func readLine(s string, c *data.Contact) Kind {
	lower := strings.ToLower(s)
	switch {
	case strings.HasPrefix(lower, "mailto:"), strings.HasPrefix(lower, "matmsg:"), strings.HasPrefix(lower, "smtp:"):
		return readMailto(s, c)
	case strings.HasPrefix(lower, "tel:"):
		return readTel(s, c)
	case strings.HasPrefix(lower, "whatsapp://send?"):
		return readLink("https://api.whatsapp.com/send?"+s[len("whatsapp://send?"):], c)
	case strings.HasPrefix(lower, "acct:") && handle.MatchString("@"+s[len("acct:"):]):
		return readLine("@"+s[len("acct:"):], c) // RFC 7565
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"):
		return readLink(s, c)
	}
	if strings.HasSuffix(s, ">") {
		if one := mailbox.Read(context.Background(), s); len(one) == 1 {
			*c = one[0].Contact
			return Email
		}
	}
	if m := handle.FindStringSubmatch(s); m != nil {
		c.Links = []data.Link{{Value: "https://" + m[2] + "/@" + m[1], Label: "Mastodon"}}
		return Link
	}
	switch {
	case plainPhone.MatchString(s):
		c.Phones = []data.Phone{{Value: s}}
		return Link
	case plainMail.MatchString(s):
		c.Emails = []data.Email{{Value: s}}
		return Email
	case bareORCID.MatchString(s):
		c.Links = []data.Link{{Value: "https://orcid.org/" + strings.ToUpper(s), Label: "ORCID"}}
		return Link
	case bareHost.MatchString(s):
		return readLink("https://"+s, c)
	}
	return Text
}

// readMailto reads mailto: URIs (RFC 6068) and DOCOMO's MATMSG.
func readMailto(s string, c *data.Contact) Kind {
	scheme, rest, _ := strings.Cut(s, ":")
	if strings.EqualFold(scheme, "matmsg") {
		for f := range strings.SplitSeq(rest, ";") {
			if len(f) > 3 && strings.EqualFold(f[:3], "TO:") {
				rest = f[3:]
				break
			}
		}
	}
	rest, _, _ = strings.Cut(rest, "?")
	for a := range strings.SplitSeq(rest, ",") {
		if un, err := url.PathUnescape(a); err == nil {
			a = un
		}
		if a = strings.TrimSpace(a); strings.Contains(a, "@") && !strings.ContainsAny(a, " <>") {
			c.Emails = append(c.Emails, data.Email{Value: a})
		}
	}
	if len(c.Emails) == 0 {
		return Text
	}
	return Email
}

// readTel reads tel: URIs (RFC 3966).
func readTel(s string, c *data.Contact) Kind {
	rest, _, _ := strings.Cut(s[len("tel:"):], "?")
	rest, params, _ := strings.Cut(rest, ";")
	if un, err := url.PathUnescape(rest); err == nil {
		rest = un
	}
	rest = strings.TrimSpace(rest)
	if !strings.ContainsAny(rest, "0123456789") {
		return Text
	}
	for p := range strings.SplitSeq(params, ";") {
		if name, v, ok := strings.Cut(p, "="); ok && strings.EqualFold(name, "ext") && v != "" {
			rest += " ext. " + v
		}
	}
	c.Phones = []data.Phone{{Value: rest}}
	return Link
}

// services are sites whose addresses are profiles of people, by host.
var services = map[string]string{
	"linkedin.com": "LinkedIn", "orcid.org": "ORCID", "github.com": "GitHub", "gitlab.com": "GitLab", "twitter.com": "Twitter", "x.com": "Twitter",
	"bsky.app": "Bluesky", "xing.com": "XING", "facebook.com": "Facebook", "instagram.com": "Instagram", "researchgate.net": "ResearchGate",
	"academia.edu": "Academia", "scholar.google.com": "Google Scholar", "youtube.com": "YouTube", "t.me": "Telegram", "wa.me": "WhatsApp",
	"whatsapp.com": "WhatsApp", "signal.me": "Signal",
	"threads.net": "Threads", "zotero.org": "Zotero", "about.me": "About.me", "linktr.ee": "Linktree", "calendly.com": "Calendly",
}

func readLink(s string, c *data.Contact) Kind {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || !strings.Contains(u.Host, ".") {
		return Text
	}
	host := strings.ToLower(u.Hostname())
	label := ""
	for h := host; h != "" && label == ""; {
		label = services[h]
		_, h, _ = strings.Cut(h, ".")
	}
	segments := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	if label == "" && len(segments) == 1 && strings.HasPrefix(segments[0], "@") {
		label = "Mastodon"
	}
	c.Links = []data.Link{{Value: s, Label: label}}
	if n := phoneIn(label, u, segments); n != "" {
		c.Phones = []data.Phone{{Value: n, Label: "mobile"}}
	}
	c.DisplayName = nameIn(label, segments)
	return Link
}

// phoneIn finds the number in a link that begins a chat: wa.me/NUMBER, api.whatsapp.com/send?phone=NUMBER,
// signal.me/#p/+NUMBER. It gives "" when there is none.
func phoneIn(label string, u *url.URL, segments []string) string {
	n := ""
	switch {
	case label == "WhatsApp" && len(segments) == 1 && segments[0] == "send":
		n = u.Query().Get("phone")
	case label == "WhatsApp" && len(segments) == 1:
		n = segments[0]
	case label == "Signal":
		n = strings.TrimPrefix(u.Fragment, "p/")
	}
	n = strings.TrimLeft(strings.TrimSpace(n), "+") // "+" in a query is a blank
	if len(n) < 7 || strings.Trim(n, "0123456789") != "" {
		return ""
	}
	return "+" + n
}

// nameIn guesses a name from the path of a profile: LinkedIn, XING and ResearchGate make the path from the
// person's name. Handles elsewhere are not names.
func nameIn(label string, segments []string) string {
	if len(segments) < 2 {
		return ""
	}
	slug := segments[1]
	switch {
	case label == "LinkedIn" && (segments[0] == "in" || segments[0] == "pub"):
	case label == "XING" && (segments[0] == "profile" || segments[0] == "profiles"):
	case label == "ResearchGate" && segments[0] == "profile":
	default:
		return ""
	}
	words := strings.FieldsFunc(slug, func(r rune) bool { return r == '-' || r == '_' })
	if n := len(words); n > 2 && strings.ContainsAny(words[n-1], "0123456789") {
		words = words[:n-1] // LinkedIn distinguishes people with one name by a number
	} else if n > 1 && strings.Trim(words[n-1], "0123456789") == "" {
		words = words[:n-1]
	}
	if len(words) < 2 {
		return "" // "janedoe": the end of the given name is not known
	}
	for i, w := range words {
		if strings.ContainsAny(w, "0123456789") {
			return ""
		}
		r := []rune(w)
		r[0] = unicode.ToUpper(r[0])
		words[i] = string(r)
	}
	return strings.Join(words, " ")
}
