package vcard

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"lanyard/data"
)

// messengers are the properties that hold an address in a chat, and the service they speak of; "?" where a
// parameter, a label or the address says it.
var messengers = map[string]string{
	"IMPP": "?", "X-IM": "?", "X-IMPP": "?", "X-MS-IMADDRESS": "?", "X-MESSENGER": "?", "X-KADDRESSBOOK-X-IMADDRESS": "?",
	"X-SKYPE": "Skype", "X-SKYPE-USERNAME": "Skype", "X-KADDRESSBOOK-X-SKYPEUSERNAME": "Skype", "X-MOZILLA-PROPERTY-SKYPE": "Skype",
	"X-WHATSAPP": "WhatsApp", "X-WHATSAPP-NUMBER": "WhatsApp", "X-SIGNAL": "Signal", "X-TELEGRAM": "Telegram",
	"X-TELEGRAM-USERNAME": "Telegram", "X-VIBER": "Viber", "X-THREEMA": "Threema", "X-LINE": "LINE", "X-WECHAT": "WeChat",
	"X-KAKAOTALK": "KakaoTalk", "X-MATRIX": "Matrix", "X-JABBER": "Jabber", "X-XMPP": "Jabber", "X-GOOGLE-TALK": "Google Talk",
	"X-GTALK": "Google Talk", "X-ICQ": "ICQ", "X-AIM": "AIM", "X-MSN": "MSN", "X-YAHOO": "Yahoo", "X-QQ": "QQ", "X-GADUGADU": "Gadu-Gadu",
	"X-GROUPWISE": "GroupWise", "X-TWITTER": "Twitter", "X-DISCORD": "Discord", "X-SLACK": "Slack", "X-SIP": "SIP", "X-FACETIME": "FaceTime",
	"X-DELTACHAT": "Delta Chat", "X-SESSION": "Session", "X-WIRE": "Wire", "X-ZOOM": "Zoom", "X-TEAMS": "Teams",
}

// schemes are those of chat addresses, with their services.
var schemes = map[string]string{
	"skype": "Skype", "whatsapp": "WhatsApp", "signal": "Signal", "sgnl": "Signal", "telegram": "Telegram", "tg": "Telegram", "viber": "Viber",
	"threema": "Threema", "line": "LINE", "weixin": "WeChat", "wechat": "WeChat", "matrix": "Matrix", "xmpp": "Jabber", "jabber": "Jabber", "gtalk": "Google Talk",
	"icq": "ICQ", "aim": "AIM", "msnim": "MSN", "msn": "MSN", "ymsgr": "Yahoo", "yahoo": "Yahoo", "qq": "QQ", "mqq": "QQ", "gg": "Gadu-Gadu", "sip": "SIP", "sips": "SIP",
	"facetime": "FaceTime", "facetime-audio": "FaceTime", "imessage": "iMessage", "irc": "IRC", "im": "", "tel": "", "sms": "SMS", "x-apple": "", "callto": "",
}

// numbered are the services whose numbers are names of their own and no telephone numbers.
var numbered = map[string]bool{"ICQ": true, "QQ": true, "Gadu-Gadu": true, "Zoom": true, "Discord": true, "Threema": true}

// services are spelt so.
var services = map[string]string{}

func init() {
	for _, s := range []string{
		"LinkedIn", "Twitter", "Mastodon", "GitHub", "GitLab", "Facebook", "ORCID", "Bluesky", "Instagram", "XING", "YouTube", "TikTok", "Snapchat", "Flickr", "Pixelfed",
		"iMessage", "Google Talk", "Gadu-Gadu", "KakaoTalk", "Delta Chat", "SMS", "IRC",
	} {
		services[serviceKey(s)] = s
	}
	for _, from := range []map[string]string{messengers, schemes} {
		for _, s := range from {
			if s != "" && s != "?" {
				services[serviceKey(s)] = s
			}
		}
	}
	services["xmpp"], services["googletalk"], services["gtalk"], services["facebookmessenger"] = "Jabber", "Google Talk", "Google Talk", "Facebook"
}

// serviceKey is a service's name as it is compared.
func serviceKey(s string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "", ".", "").Replace(strings.ToLower(s))
}

// service spells the names of well-known services; any other stays as it is.
func service(s string) string {
	if known := services[serviceKey(s)]; known != "" {
		return known
	}
	return s
}

// social reads a profile: the service is its type, the address its value or X-USER.
func (b *builder) social(p *property, raw, lab string, pref int) bool {
	v := withoutApple(unescape(raw))
	if v == "" {
		v = p.get("X-USER")
	}
	if v == "" {
		return false
	}
	switch s, inTypes := p.get("SERVICE-TYPE"), serviceOf(p.types()); {
	case s != "":
		lab = service(s)
	case inTypes != "":
		lab = inTypes
	default:
		lab = service(lab)
	}
	if n := telephone(v, lab); n != "" {
		b.c.Phones = append(b.c.Phones, data.Phone{Value: n, Label: lab})
		return true
	}
	b.links.add(pref, len(b.c.Links))
	b.c.Links = append(b.c.Links, data.Link{Value: v, Label: lab})
	return true
}

// messenger reads an address in a chat. A telephone number is one, with the service for a label; anything else
// is a link, whole. Which of them is preferred says nothing of numbers to call.
func (b *builder) messenger(p *property, raw, lab string) bool {
	of := messengerOf(p.name)
	if of == "" {
		return false
	}
	v := withoutApple(unescape(raw))
	if v == "" {
		v = p.get("X-USER")
	}
	if v == "" {
		return false
	}
	lab = b.chatLabel(p, of, v, lab)
	n := telephone(v, lab)
	if n != "" {
		b.c.Phones = append(b.c.Phones, data.Phone{Value: n, Label: lab})
	}
	if n == "" || strings.Contains(v, "//") {
		b.c.Links = append(b.c.Links, data.Link{Value: v, Label: lab})
	}
	return true
}

// messengerOf is the service of a property, "?" where something else says it, "" for a property that is no chat address.
// KAddressBook has one name for each service: X-messaging/skype-All.
func messengerOf(name string) string {
	if rest, ok := strings.CutPrefix(name, "X-MESSAGING/"); ok {
		rest, _, _ = strings.Cut(rest, "-")
		if s := services[serviceKey(rest)]; s != "" {
			return s
		}
		return "?"
	}
	if s := messengers[name]; s != "" {
		return s
	}
	if m := ofService.FindStringSubmatch(name); m != nil {
		return messengers[m[1]]
	}
	return ""
}

// ofService is a messenger's property whose name says what its value is: X-SIGNAL-NUMBER.
var ofService = regexp.MustCompile(`^(X-[A-Z]+)-(?:NUMBER|PHONE|TEL|MOBILE|CONTACT|USERNAME|USER|USERID|ID|HANDLE|ADDRESS|ACCOUNT|URL|URI)$`)

// chatLabel is the service that an address belongs to, with the user's own label where there is one.
func (b *builder) chatLabel(p *property, of, v, lab string) string {
	scheme, _, _ := strings.Cut(v, ":")
	named := p.get("X-SERVICE-TYPE")
	if named == "" {
		named = p.get("SERVICE-TYPE")
	}
	inTypes, inScheme := serviceOf(p.types()), schemes[strings.ToLower(scheme)]
	known := services[serviceKey(lab)]
	out := "IM"
	switch {
	case named != "":
		out = service(named)
	case of != "?":
		out = of
	case inTypes != "":
		out = inTypes
	case known != "":
		return known
	case inScheme != "":
		out = inScheme
	}
	own := ""
	if p.group != "" {
		own = valueLabel(b.groups[strings.ToUpper(p.group)])
	}
	_, place := words[strings.ToUpper(own)]
	switch {
	case own == "" || place || typesIn(own) != nil || service(own) == out:
		return out
	case out == "IM", strings.Contains(strings.ToLower(own), strings.ToLower(out)):
		return own
	}
	return out + " " + own
}

// serviceOf finds a service among types.
func serviceOf(types []string) string {
	for _, t := range types {
		t = strings.TrimPrefix(strings.TrimPrefix(t, "X-"), "x-")
		if s := services[serviceKey(t)]; s != "" {
			return s
		}
	}
	return ""
}

// withoutApple is an address without the scheme that Apple's address book puts before those that have none, and
// without its escapes.
func withoutApple(v string) string {
	bare, found := cutPrefixFold(v, "x-apple:")
	if !found {
		return v
	}
	if un, err := url.PathUnescape(bare); err == nil {
		bare = un
	}
	return tidy(bare)
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

var (
	looksDialled = regexp.MustCompile(`^(?:\+|00)?[(]?[0-9][0-9 ()./\x{A0}-]{5,22}$`)
	inLink       = regexp.MustCompile(`(?i)^(?:https?://)?(?:wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?(?:.*&)?phone=|signal\.me/#p/|t\.me/(?:\+|%2B)|viber://(?:chat|contact|add)/?\?number=|whatsapp://send/?\?(?:.*&)?phone=)(?:\+|%2B)?([0-9]{7,15})`)
)

// telephone is the number in a chat address, "" where it is none.
func telephone(v, service string) string {
	if m := inLink.FindStringSubmatch(v); m != nil {
		return "+" + m[1]
	}
	abroad := strings.Contains(v, "@s.whatsapp.net")
	if scheme, rest, ok := strings.Cut(v, ":"); ok {
		abroad = abroad || strings.EqualFold(scheme, "whatsapp")
		if _, known := schemes[strings.ToLower(scheme)]; !known {
			return ""
		}
		v = rest
		if strings.EqualFold(scheme, "tel") {
			return number("tel:" + rest)
		}
	}
	v, _, _ = strings.Cut(v, "?")
	v, _, _ = strings.Cut(strings.TrimPrefix(v, "//"), "@s.whatsapp.net")
	if un, err := url.PathUnescape(v); err == nil {
		v = un
	}
	v = strings.TrimSpace(v)
	if !looksDialled.MatchString(v) || numbered[service] && v[0] != '+' {
		return ""
	}
	if abroad && v[0] >= '1' && v[0] <= '9' {
		return "+" + v // such an address begins with the country
	}
	return v
}

// useChats makes phone numbers of the links to chats with one, "https://wa.me/447700900123", where the card does not have
// the number by itself. The links stay.
func (b *builder) useChats() {
	for _, l := range b.c.Links {
		m := inLink.FindStringSubmatch(l.Value)
		if m == nil || slices.ContainsFunc(b.c.Phones, func(p data.Phone) bool { return strings.HasSuffix(noDigit.ReplaceAllString(p.Value, ""), m[1]) }) {
			continue
		}
		lab := services[serviceKey(l.Label)]
		if lab == "" {
			lab = chatOf(l.Value)
		}
		b.c.Phones = append(b.c.Phones, data.Phone{Value: "+" + m[1], Label: lab})
	}
}

var noDigit = regexp.MustCompile(`\D`)

// chatOf is the service of a link to a chat.
func chatOf(link string) string {
	link = strings.ToLower(link)
	for _, s := range []string{"Signal", "Telegram", "Viber"} {
		if strings.Contains(link, strings.ToLower(s)) || s == "Telegram" && strings.Contains(link, "t.me/") {
			return s
		}
	}
	return "WhatsApp"
}
