package ldif

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"lanyard/data"
	"lanyard/data/format/charset"
	"lanyard/data/say"
)

// texts are the attributes for fields that a contact has once, by the key of data.Texts.
var texts = byAttribute(map[data.FieldKey]string{
	"display_name": "displayname mozilladisplayname",
	"prefix":       "personaltitle",
	"given":        "givenname gn",
	"additional":   "middlename",
	"family":       "sn surname",
	"suffix":       "generationqualifier",
	"nickname":     "mozillanickname xmozillanickname nickname",
	"pronouns":     "pronouns preferredpronouns",
	"organisation": "o organizationname company",
	"department":   "ou orgunit organizationalunitname department",
	"title":        "title",
	"uid":          "entryuuid",
})

func byAttribute(attributes map[data.FieldKey]string) map[string]data.FieldKey {
	out := map[string]data.FieldKey{}
	for key, names := range attributes {
		for name := range strings.FieldsSeq(names) {
			out[name] = key
		}
	}
	return out
}

// phones are the attributes of phone numbers, with their labels.
var phones = map[string]string{
	"telephonenumber": "work", "phone": "", "workphone": "work", "homephone": "home", "hometelephonenumber": "home", "mobile": "mobile", "mobiletelephonenumber": "mobile",
	"cellphone": "mobile", "carphone": "car", "facsimiletelephonenumber": "fax", "fax": "fax", "homefax": "home fax", "pager": "pager", "pagertelephonenumber": "pager", "pagerphone": "pager",
	"othertelephone": "other", "otherhomephone": "home", "othermobile": "mobile", "primaryphone": "main", "companymainphone": "main",
}

// links are the attributes of web addresses, with their labels.
var links = map[string]string{
	"mozillaworkurl": "work", "workurl": "work", "mozillahomeurl": "home", "homeurl": "home", "labeleduri": "", "labeledurl": "", "url": "", "wwwhomepage": "", "homepage": "",
}

// chats are the attributes of addresses in chats, with their services.
var chats = map[string]string{
	"skype": "Skype", "skypeid": "Skype", "whatsapp": "WhatsApp", "signal": "Signal", "telegram": "Telegram", "viber": "Viber", "threema": "Threema",
	"jabber": "Jabber", "jabberid": "Jabber", "xmpp": "Jabber", "mozillaaimscreenname": "AIM", "_aimscreenname": "AIM", "nsaimid": "AIM", "aim": "AIM", "nsicqid": "ICQ", "icq": "ICQ",
	"nsmsnid": "MSN", "msn": "MSN", "yahoo": "Yahoo", "matrix": "Matrix", "msrtcsip-primaryuseraddress": "Teams",
}

// chatNumber matches a telephone number in place of an address in a chat.
var chatNumber = regexp.MustCompile(`^(?:\+|00)[0-9][0-9 ()./-]{5,22}$`)

// emails are the attributes of e-mail addresses.
var emails = map[string]bool{
	"mail": true, "email": true, "emailaddress": true, "rfc822mailbox": true, "mozillasecondemail": true, "xmozillasecondemail": true, "othermailbox": true, "mailalternateaddress": true,
}

// places are the attributes of the two addresses.
var places = map[string]struct {
	home bool
	part func(*data.Address) *string
}{
	"street": {false, street}, "streetaddress": {false, street}, "mozillaworkstreet2": {false, street}, "postaladdress": {false, street},
	"l": {false, city}, "locality": {false, city}, "localityname": {false, city}, "st": {false, region}, "region": {false, region}, "stateorprovincename": {false, region},
	"postalcode": {false, code}, "zip": {false, code}, "postofficebox": {false, box}, "c": {false, country}, "co": {false, country}, "countryname": {false, country}, "friendlycountryname": {false, country},
	"mozillahomestreet": {true, street}, "mozillahomestreet2": {true, street}, "homepostaladdress": {true, street}, "homestreet": {true, street}, "mozillahomelocalityname": {true, city}, "homecity": {true, city},
	"mozillahomestate": {true, region}, "mozillahomepostalcode": {true, code}, "homepostalcode": {true, code}, "mozillahomecountryname": {true, country}, "homecountry": {true, country},
}

func street(a *data.Address) *string  { return &a.Street }
func city(a *data.Address) *string    { return &a.City }
func region(a *data.Address) *string  { return &a.Region }
func code(a *data.Address) *string    { return &a.PostalCode }
func box(a *data.Address) *string     { return &a.POBox }
func country(a *data.Address) *string { return &a.Country }

// silent are attributes that do not describe a person: the directory's own, and secrets.
var silent = map[string]bool{
	"objectclass": true, "changetype": true, "control": true, "modifytimestamp": true, "createtimestamp": true, "creatorsname": true, "modifiersname": true, "entrycsn": true, "entrydn": true,
	"structuralobjectclass": true, "subschemasubentry": true, "hassubordinates": true, "userpassword": true, "unicodepwd": true, "sambantpassword": true, "sambalmpassword": true, "krbprincipalkey": true,
	"usercertificate": true, "usersmimecertificate": true, "mozillausehtmlmail": true, "xmozillausehtmlmail": true, "xmozillaanyphone": true, "pwdchangedtime": true, "memberof": true,
	"mozillaabpopularityindex": true,
}

// person is a contact in the making.
type person struct {
	d          data.Draft
	work, home data.Address
	birth      [3]string // year, month, day
	names      []string  // cn
	notes      []string
	mails      data.Once[string] // in the form for comparing
	units      data.Once[string]
}

// draft reads a record as a person; the error is a *data.RowError when it has none.
func draft(rec *record) (data.Draft, error) {
	p := &person{d: data.Draft{Line: rec.line}}
	for _, a := range rec.attributes {
		if a.name == "jpegphoto" || a.name == "thumbnailphoto" || a.name == "photo" {
			p.photo(a.value)
			continue
		}
		if v := strings.TrimSpace(charset.Text(a.value, legacy)); v != "" && !silent[a.name] {
			p.take(a, v)
		}
	}
	p.finish(rec.dn)
	c := &p.d.Contact
	if c.DisplayName+c.Given+c.Family+c.Nickname+c.Organisation == "" && len(c.Emails)+len(c.Phones) == 0 {
		return data.Draft{}, &data.RowError{Line: rec.line, Reason: say.T("has no name, organisation, e-mail or phone and was left out")}
	}
	return p.d, nil
}

func (p *person) photo(raw []byte) {
	if len(p.d.Photo) == 0 && (bytes.HasPrefix(raw, []byte("\xFF\xD8")) || bytes.HasPrefix(raw, []byte("\x89PNG"))) {
		p.d.Photo = raw
	}
}

func (p *person) take(a attribute, v string) {
	c := &p.d.Contact
	switch a.name {
	case "cn", "commonname":
		p.names = append(p.names, v)
		return
	case "description", "info", "comment", "notes", "mozillanotes":
		p.notes = append(p.notes, lines(v))
		return
	case "birthyear":
		p.birth[0] = v
		return
	case "birthmonth":
		p.birth[1] = v
		return
	case "birthday":
		p.birth[2] = v
		return
	case "dateofbirth":
		if p.born(v) {
			return
		}
	}
	if p.takeText(a, v) || p.takeList(a, v) || p.takePlace(a, v) {
		return
	}
	c.Other = append(c.Other, data.NamedText(a.as, v))
}

// takeText fills a field that a contact has once; a second value is kept elsewhere.
func (p *person) takeText(a attribute, v string) bool {
	key, ok := texts[a.name]
	if !ok {
		return false
	}
	s := p.d.Contact.Text(key)
	switch {
	case key == "department":
		p.units.Add(v)
	case *s == "":
		*s = v
	case *s != v:
		p.d.Contact.Other = append(p.d.Contact.Other, data.NamedText(a.as, v))
	}
	return true
}

func (p *person) takeList(a attribute, v string) bool {
	c := &p.d.Contact
	if emails[a.name] {
		if p.mails.Add(strings.ToLower(v)) {
			c.Emails = append(c.Emails, data.Email{Value: v})
		}
		return true
	}
	if label, ok := phones[a.name]; ok {
		c.Phones = append(c.Phones, data.Phone{Value: v, Label: label})
		return true
	}
	if service, ok := chats[a.name]; ok {
		if chatNumber.MatchString(v) {
			c.Phones = append(c.Phones, data.Phone{Value: v, Label: service})
		} else {
			c.Links = append(c.Links, data.Link{Value: v, Label: service})
		}
		return true
	}
	if label, ok := links[a.name]; ok {
		uri, text, _ := strings.Cut(v, " ") // RFC 2079: the label follows the address
		if strings.HasPrefix(a.name, "labeled") && text != "" {
			label = strings.TrimSpace(text)
		} else {
			uri = v
		}
		c.Links = append(c.Links, data.Link{Value: uri, Label: label})
		return true
	}
	return false
}

func (p *person) takePlace(a attribute, v string) bool {
	at, ok := places[a.name]
	if !ok {
		return false
	}
	address := &p.work
	if at.home {
		address = &p.home
	}
	s := at.part(address)
	switch v = lines(v); {
	case *s == "" || *s == v:
		*s = v
	case s == &address.Street: // Mozilla has two attributes for it
		*s += "\n" + v
	default:
		p.d.Contact.Other = append(p.d.Contact.Other, data.NamedText(a.as, v))
	}
	return true
}

// lines replaces the dollar signs that stand for line ends in postal addresses (RFC 4517 §3.3.28).
func lines(v string) string {
	if !strings.Contains(v, "$") {
		return strings.ReplaceAll(v, "\r\n", "\n")
	}
	parts := strings.Split(v, "$")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return strings.NewReplacer(`\24`, "$", `\5C`, `\`, `\5c`, `\`).Replace(strings.Join(parts, "\n"))
}

// born reads a birthday: 1980-02-03 or 19800203, perhaps with a time after it.
func (p *person) born(v string) bool {
	if len(v) >= 8 && !strings.Contains(v, "-") {
		v = v[:4] + "-" + v[4:6] + "-" + v[6:8]
	}
	d, err := data.ParseDate(v[:min(len(v), 10)])
	if err == nil {
		p.d.Contact.Birthday = d
	}
	return err == nil
}

func (p *person) finish(dn string) {
	c := &p.d.Contact
	c.Note = strings.TrimSpace(strings.Join(p.notes, "\n"))
	c.Department = data.JoinUnits(p.units.List())
	for _, n := range p.names {
		switch c.DisplayName {
		case "":
			c.DisplayName = n
		case n:
		default:
			if n != strings.TrimSpace(c.Given+" "+c.Family) {
				c.Other = append(c.Other, data.NamedText("cn", n))
			}
		}
	}
	if c.DisplayName == "" && c.Given+c.Family == "" {
		c.DisplayName = part(dn, "cn")
	}
	if m := part(dn, "mail"); m != "" && len(c.Emails) == 0 {
		c.Emails = []data.Email{{Value: m}}
	}
	for _, a := range []struct {
		label   string
		address data.Address
	}{{"work", p.work}, {"home", p.home}} {
		if a.address.Label = a.label; !a.address.Empty() {
			c.Addresses = append(c.Addresses, a.address)
		}
	}
	p.birthParts()
}

// birthParts makes a birthday of Mozilla's three attributes; the year may be missing.
func (p *person) birthParts() {
	c := &p.d.Contact
	if p.birth == [3]string{} || !c.Birthday.IsZero() {
		return
	}
	var n [3]int
	for i, s := range p.birth {
		n[i], _ = strconv.Atoi(s) // 0 is none
	}
	d, err := data.ParseDate(data.Date{Year: n[0], Month: n[1], Day: n[2]}.String())
	if err != nil {
		if p.birth[1]+p.birth[2] == "" || !p.born(p.birth[2]) {
			c.Other = append(c.Other, data.NamedText("birthday", strings.Trim(strings.Join(p.birth[:], "-"), "-")))
		}
		return
	}
	c.Birthday = d
}

// part gives the value of one part of a record's name: "cn=Jane Doe,mail=jane@x.example" (RFC 4514).
func part(dn, name string) string {
	for dn != "" {
		end := 0
		for end < len(dn) && dn[end] != ',' && dn[end] != '+' {
			if dn[end] == '\\' && end+1 < len(dn) {
				end++
			}
			end++
		}
		key, value, _ := strings.Cut(dn[:end], "=")
		if strings.EqualFold(strings.TrimSpace(key), name) {
			return strings.TrimSpace(unescape(value))
		}
		dn = dn[min(end+1, len(dn)):]
	}
	return ""
}

// unescape removes the backslashes of a name: before a character, or before two hexadecimal digits.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:min(i+3, len(s))], 16, 8); err == nil && i+2 < len(s) {
				out = append(out, byte(n))
				i += 2
				continue
			}
			i++
		}
		out = append(out, s[i])
	}
	return charset.Text(out, legacy)
}
