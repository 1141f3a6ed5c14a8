package badge

import (
	"slices"
	"strings"

	"lanyard/data/format/field"
	"lanyard/data/format/pattern"
)

// means is the field that a label names; "" is none.
type means = field.ID

// Meanings of labels beside the fields of a table.
const (
	anID     means = "id"
	aside    means = "aside" // of the badge, the ticket or the event
	anyValue means = "value" // its own form decides
)

// aliases are labels of badges that tables do not have, by their key.
var aliases = map[string]means{}

// shorts are labels of one or two letters, which count only beside others.
var shorts = map[string]means{
	"fn": field.Given, "gn": field.Given, "ln": field.Family, "sn": field.Family, "n": field.DisplayName, "o": field.Organisation, "c": field.Organisation,
	"co": field.Organisation, "t": anyValue, "e": field.Email, "m": anyValue, "em": field.Email, "p": field.Phone, "ph": field.Phone, "jt": field.Title, "w": field.Link, "u": anyValue,
	"f": field.Given, "l": field.Family, "x": field.Family, "nm": field.DisplayName, "cn": field.DisplayName, "d": anyValue, "tt": field.Title, "r": field.Title,
}

func init() {
	for m, list := range map[means]string{
		anID: `id|uuid|guid|uid|ref|reference|code|barcode|qr|qrcode|token|secret|hash|key|ticket|ticketid|ticketno|ticketnumber|ticketcode|badge|badgeid|badgeno|badgenumber|badgecode|lead|leadid|leadcode|
			regid|regno|regcode|registrationid|registrationcode|registrationnumber|confirmation|confirmationcode|confirmationnumber|confirmationid|order|orderid|ordercode|orderno|orderref|attendeeid|attendee|visitorid|
			visitor|participantid|personid|userid|profileid|contactid|memberid|membernumber|delegateid|externalid|eventid|event_id|exhibitorid|nfc|nfcid|pseudonymid|positionid|position_id|checkinid|sig|signature|
			nummer|ausweisnummer|ticketnummer|teilnehmernummer|bestellnummer|kundennummer|numero|numerobadge|numerodebillet|identifiant|identificador|identificacion|billet|entrada|
			編号|番号|受付番号|来場者番号|编号|票号|编码|номер|номербилета|код|билет|идентификатор|رقم|الرقم|رقمالتذكرة|المعرف|v|ver|version|sku|nr|no|number|num`,
		aside: `type|kind|category|kategorie|categorie|categoria|tickettype|ticketname|ticketcategory|ticketclass|badgetype|attendeetype|registrationtype|regtype|participanttype|usertype|status|state|checkin|checkedin|checkedinat|
			scanned|scannedat|timestamp|time|date|datum|day|valid|validfrom|validuntil|expires|expiry|expiration|iat|exp|talk|talktitle|vortrag|workshop|lecture|paper|poster|presentation|panel|keynote|event|eventname|eventtitle|veranstaltung|evento|événement|evenement|会议|イベント|мероприятие|الفعالية|session|hall|booth|stand|seat|row|
			block|gate|track|lang|language|locale|gender|sex|age|consent|optin|gdpr|newsletter|diet|dietary|tshirt|tshirtsize|size|price|currency|amount|source|schema|context|object|group|days|access|zone|zones|area|permissions|color|colour|
			種別|类型|тип|نوع|статус|создан|created|createdat|updated|updatedat`,
		field.DisplayName: `nam|naam|attendee name|holder|holdername|ticketholder|badgeholder|inhaber|teilnehmer|teilnehmername|participant|participantname|delegate|delegatename|guest|guestname|visitorname|speaker|speakername|fullname|completename|
			nombrecompleto|nombreyapellidos|nomcomplet|nometprenom|prenometnom|nomprenom|nomecompleto|nomeecognome|volledigenaam|imięinazwisko|お名前|ご氏名|名前|名字|фио|полноеимя|الاسم|الاسمالكامل|اسم|이름|성명|name on badge|nameonbadge|badgename|person|who`,
		field.Given:  `الاسمالأول|first name|namefirst|firstname1|fname|givenname|given|voornaam|fornavn|förnamn|fornamn|etunimi|jméno|keresztnév|ad|お名前名`,
		field.Family: `اسمالعائلة|الكنية|اللقب|last name|namelast|lname|familyname|family|achternaam|etternavn|efternamn|sukunimi|příjmení|vezetéknév|soyad|sur`,
		field.Organisation: `cmp|comp|cpny|firm|org|orgname|organisationname|organizationname|organiser unit|会社|会社名|勤務先|所属|所属機関|貴社名|ご所属|单位|单位名称|公司名称|公司名|机构|所在单位|企业|компания|организация|местоработы|работа|الشركة|المؤسسة|المنظمة|جهةالعمل|جهة العمل|회사|회사명|소속|worksfor|workplace|employer|arbeitgeber|einrichtung|institut|institution|unternehmen|firmenname|hochschule|universität|
			organisme|établissement|etablissement|entidad|institución|institucion|organización|compañía|compania|organizacao|organização|organizzazione|ente|azienda|organisatie|bedrijf|instytucja|spółka|affiliation|business|businessname|account|accountname|company/organization|companyorganization|companyorganisation`,
		field.Title:      `pos|ttl|job|jobrole|jobfunction|occupation|profession|beruf|jobbezeichnung|stelle|rolle|tätigkeit|taetigkeit|berufsbezeichnung|tagline|headline|職位|職名|肩書|肩書き|お役職|职务|职称|職稱|должность|роль|позиция|المنصب|الوظيفة|المسمى الوظيفي|المسمىالوظيفي|직책|직함|직위|métier|metier|emploi|profesión|puesto de trabajo|puestodetrabajo|cargo|mansione|qualifica|functie|functietitel`,
		field.Email:      `البريدالإلكتروني|البريد|الايميل|ايميل|eml|emailid|mailaddress|emailaddr|mailadresse|electronicmail|eメールアドレス|メールアドレス|メアド|电子邮箱|电子邮件|邮件|элпочта|электроннаяпочта|имейл|почта|이메일|correoe|correoelectronico|adressemail|adresseelectronique|hasemail|mailto|emails|indirizzoemail`,
		field.Phone:      `الهاتف|رقم الهاتف|رقمالهاتف|الجوال|جوال|هاتف|phoneno|phonenum|telno|contactnumber|contactno|rufnummer|telefonnummer|mobil|mobilnummer|cell|cellphone|携帯|携帯電話|手机号|手机号码|电话号码|联系电话|телефон|моб|мобильный|тел|전화|전화번호|휴대폰|tél|numerodetelephone|portable|celular|móvil|movil|hastelephone|phones|whatsapp|gsm|fax`,
		field.Link:       `sameas|profile|profileurl|profil|link|links|web|site|websites|homepage|webseite|webpage|ホームページ|网址|网站|сайт|الموقع|wwwaddress|linkedinurl|li|vcardurl|github|xing|mastodon|bluesky|bsky|x.com|social`,
		field.Department: `abteilung|dept|unit|team|division|service|servicio|部署|部門|部门|отдел|القسم|reparto|afdeling`,
		field.Topics:     `interest|interests|interessen|topics|tags|skills|themen|intérêts|intereses|兴趣|интересы|expertise|industries`,
		field.Note:       `bio|biography|about|note|notes|comment|comments|bemerkung|notiz|memo|備考|备注|примечание|description|ملاحظات`,
		field.Prefix:     `anrede|salutation|honorific|honorificprefix|nameprefix|civilité|civilite|tratamiento|敬称|titre de civilité|akademischertitel|academictitle|académico`,
		field.Country:    `countrycode|nation|nationality|国|国家|страна|البلد|الدولة|国名`,
		field.City:       `town|locality|addresslocality|город|المدينة|城市|市`,
	} {
		for l := range strings.SplitSeq(list, "|") {
			if k := field.Key(l); k != "" {
				aliases[k] = m
			}
		}
	}
}

// wholeNames are labels for the given name in tables, and for the whole name on a badge that has no other.
var wholeNames = []string{"nombre", "nom", "nome", "имя", "名", "imie"}

// maxLabel is the longest label, in bytes.
const maxLabel = 48

// labelMeans gives the field that a label names.
func labelMeans(label string) (m means, kind string) {
	if label == "" || len(label) > maxLabel {
		return "", ""
	}
	key := field.Key(label)
	if m, ok := aliases[key]; ok {
		return m, kindOf(key)
	}
	if c, ok := field.Match(label); ok && c.ID != field.Other && c.ID != field.Ignore {
		m = c.ID
		if l, ok := strings.CutSuffix(string(m), "?"); ok {
			m = means(l)
		}
		kind = c.Label
		if kind == "" {
			kind = kindOf(key)
		}
		return m, kind
	}
	if m, ok := shorts[key]; ok {
		return m, ""
	}
	for _, before := range []string{"attendee", "participant", "visitor", "guest", "delegate", "user", "contact", "person", "badge", "holder", "lead", "speaker", "your", "work", "teilnehmer", "customer"} {
		if rest, ok := strings.CutPrefix(key, before); ok && rest != "" {
			if m, k := labelMeans(rest); m != "" && !shortLabel(rest) {
				return m, k
			}
		}
	}
	if idEnding().MatchString(label) {
		return anID, ""
	}
	return "", ""
}

var idEnding = pattern.Lazy(`(?i)(?:[ _\-](?:id|uuid|code|no|number|nr|ref|hash|token|key)|[a-z]I[dD]|Code|Token|Uuid|UUID|nummer)[.:#]?$`)

// kindOf gives the label of a number or a link from the word for it.
func kindOf(key string) string {
	for _, k := range [][2]string{
		{"mob", "mobile"},
		{"handy", "mobile"},
		{"cell", "mobile"},
		{"celular", "mobile"},
		{"móvil", "mobile"},
		{"movil", "mobile"},
		{"携帯", "mobile"},
		{"手机", "mobile"},
		{"جوال", "mobile"},
		{"portable", "mobile"},
		{"fax", "fax"},
		{"linkedin", "LinkedIn"},
		{"github", "GitHub"},
		{"xing", "XING"},
		{"mastodon", "Mastodon"},
		{"orcid", "ORCID"},
		{"twitter", "Twitter"},
		{"bluesky", "Bluesky"},
		{"whatsapp", "mobile"},
	} {
		if strings.Contains(key, k[0]) {
			return k[1]
		}
	}
	return ""
}

// labelled makes a part with a label.
func labelled(label, value string) part {
	label = strings.Trim(label, ` "'`)
	m, kind := labelMeans(label)
	return part{label: label, means: m, kind: kind, text: value}
}

func shortLabel(label string) bool {
	key := field.Key(label)
	_, ok := shorts[key]
	return ok && len(key) < 3
}

func idLabel(label string) bool {
	m, _ := labelMeans(label)
	return m == anID
}

// productKeys are labels of things, not of people.
var productKeys = strings.Fields(`sku price currency product productid isbn ssid password serial serialnumber firmware mac ip imei wallet chain quantity qty amount invoice iban bic warranty manufacturer ean gtin lat lng latitude longitude
	artist album author publisher weight stock batch lot expirydate mfg model brand dosage recipe device deviceid sensor host port endpoint apikey accesskey`)

// ofProduct reports whether the labels belong to a thing.
func ofProduct(parts []part) bool {
	return slices.ContainsFunc(parts, func(p part) bool { return slices.Contains(productKeys, field.Key(p.label)) })
}
