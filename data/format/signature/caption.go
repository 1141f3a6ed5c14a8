package signature

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lanyard/data"
)

// meaning says what a caption means for the value after it.
type meaning int

// The meanings.
const (
	nothing meaning = iota
	isPhone
	isEmail
	isLink
	isAddress
	isName
	isTitle
	isOrganisation
	isDepartment
	isRemark // about something that a contact has no field for
)

// caption is the text before a value.
type caption struct {
	means meaning
	label string // of the value: "mobile", "fax", "ORCID"
}

// aspect is what one word adds to a caption.
type aspect struct {
	means meaning
	label string
}

// aspects are the words of captions, folded.
var aspects = map[string]aspect{}

func init() {
	for _, a := range []struct {
		means meaning
		label string
		words string
	}{
		{isPhone, "", `t tel tell telefon telephone telefono telefone tlf telf fon fono ph phone phones call p tfno tlfn puhelin telefoon d o h
			電話 電話番号 でんわ tél téléphone teléfono`},
		{isPhone, "work", `office büro buero bureau oficina biuro work dienstl dienstlich direct direkt durchwahl dw direto directo bezpośredni landline festnetz fixe fijo stacjonarny 直通 勤務先`},
		{isPhone, "mobile", `m c mob mobile mobil mobiltelefon cel mov móvil movil cell cellphone celular handy portable port kom komórka komórkowy gsm whatsapp signal 携帯 携帯電話 mobiel`},
		{isPhone, "fax", `f fax telefax faks téléfax telecopie télécopie ファックス ファクス`},
		{isPhone, "home", `home privat private privé particular prywatny dom`},
		{isPhone, "main", `main zentrale switchboard central standard centralita centrala reception empfang accueil recepción sekretariat secretariat secrétariat secretaría sekretariatu 代表`},
		{isPhone, "pager", `pager`},
		{isEmail, "", `e em email mail mailto courriel mél mel correo correoe mejl メール eメール メールアドレス 邮箱 电邮 이메일`},
		{isLink, "", `w web website webseite webpage www url internet homepage site siteweb strona witryna sitio página page webová ホームページ サイト`},
		{isAddress, "", `a address adresse anschrift adres dirección direccion domicilio adrs住所 住所 所在地 addr postanschrift besucheranschrift besucheradresse hausanschrift lieferanschrift`},
		{isName, "", `name nom nombre nazwisko 氏名 名前 お名前`},
		{isTitle, "", `title position function funktion fonction cargo puesto stanowisko role job jobtitle 役職 職名`},
		{isOrganisation, "", `company organisation organization organización firma organisme institution institución instytucja entreprise empresa employer affiliation 会社 会社名 所属 機関`},
		{isDepartment, "", `department dept abteilung departamento département service dział 部署 部門`},
		{isLink, "LinkedIn", `linkedin`},
		{isLink, "XING", `xing`},
		{isLink, "ORCID", `orcid`},
		{isLink, "Twitter", `twitter x`},
		{isLink, "Mastodon", `mastodon fediverse`},
		{isLink, "Bluesky", `bluesky bsky`},
		{isLink, "GitHub", `github`},
		{isLink, "GitLab", `gitlab`},
		{isLink, "ResearchGate", `researchgate`},
		{isLink, "Google Scholar", `scholar`},
		{isLink, "Instagram", `instagram insta`},
		{isLink, "Facebook", `facebook fb`},
		{isLink, "YouTube", `youtube`},
		{isLink, "Blog", `blog`},
		{isLink, "Zoom", `zoom`},
		{isRemark, "", `skype teams pronouns pronomen pronoms pronombres zaimki isni gnd wechat`},
	} {
		for w := range strings.FieldsSeq(a.words) {
			aspects[data.Fold(w)] = aspect{a.means, a.label}
		}
	}
}

// fillers may be in a caption and add nothing.
var fillers = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq(`line number no nr num numéro número numer nummer of and und et y i de la le du od my our id personal professional profile
		profil general visiting postal besucher the электронная google kontakt contact electrónico electrónica eletrônico électronique dienst`) {
		fillers[data.Fold(w)] = true
	}
}

// mostCaption is how many words a caption may have.
const mostCaption = 4

// captionOf reads a text as a caption, without regard to colon and full stops: "Tel. (office):", "E-Mail",
// "Mobile phone".
func captionOf(text string) (caption, bool) {
	w := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' })
	if len(w) == 0 || len(w) > mostCaption || strings.HasSuffix(text, "-") || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsDigit(r) || r == '@' }) {
		return caption{}, false
	}
	if len(w) > 1 && strings.IndexFunc(text, func(r rune) bool { return r == '.' }) > 0 && !slices.ContainsFunc(w, func(s string) bool { return utf8.RuneCountInString(s) > 2 }) {
		return caption{}, false // "i. A.", "z. H.", "c. o."
	}
	var seen [isRemark + 1]bool
	labels := map[string]bool{}
	label := ""
	for _, word := range w {
		f := data.Fold(word)
		a, ok := aspects[f]
		switch {
		case ok:
			seen[a.means] = true
			labels[a.label] = true
			if label == "" || a.label == "mobile" || a.label == "fax" {
				label = a.label
			}
		case !fillers[f]:
			return caption{}, false
		}
	}
	switch {
	case seen[isRemark]:
		return caption{means: isRemark}, true
	case seen[isEmail]: // "E-mail address", "Office e-mail"
		if label == "home" {
			return caption{isEmail, "home"}, true
		}
		return caption{means: isEmail}, true
	case seen[isLink]:
		return caption{isLink, label}, true
	case seen[isAddress]: // "Office address"
		if label == "work" || label == "home" {
			return caption{isAddress, label}, true
		}
		return caption{means: isAddress}, true
	case seen[isPhone]:
		if labels["fax"] && labels[""] {
			label = "" // "Tel./Fax": it can also be called
		}
		return caption{isPhone, label}, true
	}
	for m := isName; m <= isDepartment; m++ {
		if seen[m] {
			return caption{means: m}, true
		}
	}
	return caption{}, false
}

// cutCaption cuts a caption with a colon off the beginning of a text: "Name: Jane Doe".
func cutCaption(text string) (c caption, rest string, ok bool) {
	at := strings.IndexByte(text, ':')
	if at < 0 || at > 40 || strings.HasPrefix(text[at:], "://") {
		return caption{}, text, false
	}
	c, ok = captionOf(text[:at])
	if !ok {
		return caption{}, text, false
	}
	return c, strings.TrimSpace(text[at+1:]), true
}

// endingCaption cuts the longest caption off the end of a text that comes right before a value which fits:
// "Jane Doe, Tel." leaves "Jane Doe,". Without a colon or a full stop the words must be a caption by
// themselves.
func endingCaption(text string, fits func(caption) bool) (c caption, rest string, ok bool) {
	trimmed := strings.TrimRight(text, " :=(<[")
	w := strings.Fields(trimmed)
	for n := min(len(w), mostCaption); n > 0; n-- {
		tail := strings.Join(w[len(w)-n:], " ")
		if c, ok := captionOf(tail); ok && fits(c) {
			if before := strings.Join(w[:len(w)-n], " "); utf8.RuneCountInString(tail) == 1 && trimmed == strings.TrimRight(text, " ") && hasWord(lastRune(before)) {
				continue // "Room C 210": a single letter is a caption only after a sign
			}
			return c, strings.TrimRight(strings.Join(w[:len(w)-n], " "), " ,;–—-|·•/("), true
		}
	}
	return caption{}, text, false
}

// lastRune is the last character of a text.
func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}
