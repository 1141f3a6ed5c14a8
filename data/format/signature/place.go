package signature

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"lanyard/data"
	"lanyard/data/format/pattern"
)

// Meanings of a part of an address.
const (
	isStreet meaning = isRemark + 1 + iota
	isCity
	isCountry
	isBuilding
	isPOBox
)

// countries are the names of countries, folded, in the languages whose signatures are read.
var countries = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for _, n := range []string{"UK", "U.K.", "USA", "U.S.A.", "US", "England", "Scotland", "Wales", "Northern Ireland", "The Netherlands", "Holland", "Czech Republic", "République tchèque", "Korea", "South Korea", "P.R. China", "Republic of Ireland"} {
		known[data.Fold(n)] = true
	}
	var in []display.Namer
	for _, tag := range []language.Tag{language.English, language.German, language.French, language.Spanish, language.Polish, language.Japanese, language.Italian, language.Dutch} {
		in = append(in, display.Regions(tag))
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string(a) + string(b))
			if err != nil || !region.IsCountry() {
				continue
			}
			for _, n := range in {
				if name := data.Fold(n.Name(region)); len(name) > 2 {
					known[name] = true
				}
			}
		}
	}
	return known
})

// IsCountry reports whether a text is the name of a country, in the languages whose signatures are read.
func IsCountry(s string) bool { return len(s) < 40 && countries()[data.Fold(s)] }

var (
	// code matches a postal code before its place: "10117 Berlin", "A-1010 Wien", "00-950 Warszawa", "1012 AB
	// Amsterdam", "114 55 Stockholm".
	code = pattern.Lazy(`^(?:([A-Z]{1,3})[\-–] ?)?(\d{4,6}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4} ?[A-Z]{2}|\d{5}-\d{3}) +(\p{L}[\p{L}\p{M} .'’\-/()]*?(?: \d{1,2})?(?: CEDEX(?: \d+)?)?)$`)
	// state matches what follows a city in North America and Australia: "MA 02116", "ON M5V 2T6", "NSW 2000".
	state     = pattern.Lazy(`^([A-Z]{2,3}|[A-Z][a-z]+),? (\d{5}(?:-\d{4})?|\d{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d)$`)
	cityState = pattern.Lazy(`^(\p{Lu}[\p{L} .'’\-]+?),? ([A-Z]{2,3}) (\d{5}(?:-\d{4})?|\d{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d)$`)
	british   = pattern.Lazy(`^(?:(\p{Lu}[\p{L} .'’\-]*?),? )?([A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})$`)
	// codeBehind matches a place with its code after it: "Singapore 123456", "Tokyo 100-0001", "Kyiv 01001".
	codeBehind = pattern.Lazy(`^(\p{Lu}[\p{L} .'’\-]+?) (\d{5,6}|\d{3}-\d{4}|\d{5}-\d{3})$`)
	japanese   = pattern.Lazy(`^〒? ?(\d{3}-\d{4})? ?(東京都|北海道|(?:京都|大阪)府|\p{Han}{2,3}県)?((?:\p{Han}|[ヶケのツ])+?[市区郡](?:\p{Han}{1,4}区)?)?(.*)$`)
	cityLand   = pattern.Lazy(`^\p{Lu}[\p{L}\p{M}'’\-]+(?: [\p{L}'’\-]+){0,2}$`)

	street = pattern.Lazy(`(?i)(\p{L}(straße|strasse|str\.|gasse|weg|platz|allee|ring|damm|ufer|gade|gatan|straat|laan|plein|vej)\b.*\d|` +
		`\b(straße|strasse|str\.|platz|allee|weg)\s+\d|\b(am|an der|im|unter den|auf der|zum|zur) .*\s\d{1,4}\s?[a-z]?$|` +
		`^\d+[\w\-/]*,? .*\b(street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|boulevard|blvd|square|sq|way|court|place|row|terrace|crescent|close|circle|parkway|highway|mall|quay|gardens|hill|walk)\b|` +
		`\b(street|road|avenue|square|boulevard|lane|campus)\b.*\d|^(one|two|three) .*\b(street|square|plaza|place|avenue)\b|^\p{L}[\p{L} ]* (street|road|square|avenue|lane)$|` +
		`(^|\d[,\s]+(bis |ter )?)(rue|avenue|boulevard|place|quai|chemin|allée|impasse|cours|route|square|esplanade|parvis) |` +
		`^\p{L}.{2,60} s/n$|^(ul|al|pl|os)\. |^(ulica|aleja|plac|osiedle) |` +
		`^(calle|c/|avda\.?|av\.|avenida|plaza|paseo|carrer|carretera|camino|ronda|rambla|glorieta) ?|^(via|piazza|viale|corso|largo|rua|praça|largo) )`)
	poBox    = pattern.Lazy(`(?i)^(p\.? ?o\.? ?box|postfach|pf\.?|bp|b\.p\.|cs|boîte postale|apartado( de correos)?|apdo\.?|skr(ytka|\.) poczt\S*|postbus|private bag)\s*\d[\d ]*$|^postfach$`)
	building = pattern.Lazy(`(?i)^(room|rm\.?|raum|zimmer|zi\.|bureau|floor|\d+(st|nd|rd|th) floor|level|etage|étage|\d+(e|er|ème)? étage|\d+\. (og|stock|etage)|building|bldg\.?|gebäude|geb\.|haus|bâtiment|bât\.?|` +
		`edificio|edif\.?|piso|planta|despacho|suite|ste\.?|unit|pokój|pok\.|budynek|bud\.|piętro|p\.|block|wing|trakt|tower|hall|office)\s*[#:.]?\s*([\p{L}]?[\d][\w.\-/]*|[A-H])$`)
)

// place reads a part of an address; before is the part of the same item before it, "" for none. used says that
// before is the city.
func place(s, before string) (means meaning, a data.Address, used bool) {
	switch {
	case IsCountry(s):
		return isCountry, data.Address{Country: s}, false
	case poBox().MatchString(s):
		return isPOBox, data.Address{POBox: s}, false
	case building().MatchString(s):
		return isBuilding, data.Address{Extended: s}, false
	}
	if strings.ContainsAny(s, "〒") || isHanPlace(s) {
		if m := japanese().FindStringSubmatch(s); m != nil && m[1]+m[2]+m[3] != "" {
			return isCity, data.Address{PostalCode: m[1], Region: m[2], City: m[3], Street: strings.TrimSpace(m[4])}, false
		}
	}
	if m := state().FindStringSubmatch(s); m != nil && before != "" && cityLand().MatchString(before) {
		return isCity, data.Address{City: before, Region: m[1], PostalCode: m[2]}, true
	}
	if m := british().FindStringSubmatch(s); m != nil {
		if m[1] == "" && before != "" && cityLand().MatchString(before) {
			return isCity, data.Address{City: before, PostalCode: m[2]}, true
		}
		return isCity, data.Address{City: m[1], PostalCode: m[2]}, false
	}
	if m := cityState().FindStringSubmatch(s); m != nil {
		return isCity, data.Address{City: m[1], Region: m[2], PostalCode: m[3]}, false
	}
	if street().MatchString(s) && len(s) < 100 {
		return isStreet, data.Address{Street: s}, false
	}
	if m := code().FindStringSubmatch(s); m != nil && !(len(m[2]) == 4 && m[1] == "" && (strings.HasPrefix(m[2], "20") || strings.HasPrefix(m[2], "19")) && strings.ContainsAny(m[3], " ")) {
		postal := m[2]
		if m[1] != "" {
			postal = s[:len(m[1])+1] + m[2]
		}
		city, land := m[3], ""
		if name, inside, ok := strings.Cut(strings.TrimSuffix(city, ")"), " ("); ok && IsCountry(inside) {
			city, land = name, inside
		}
		return isCity, data.Address{PostalCode: postal, City: city, Country: land}, false
	}
	if m := codeBehind().FindStringSubmatch(s); m != nil && !data.IsRole(m[1]) {
		return isCity, data.Address{City: m[1], PostalCode: m[2]}, false
	}
	return nothing, data.Address{}, false
}

// isHanPlace reports whether a text begins like a Japanese address without the postal sign.
func isHanPlace(s string) bool { return hanPlace().MatchString(s) && !ofPlace().MatchString(s) }

// ofPlace matches organisations that are named after their place, "京都府立図書館", without a number after it.
var ofPlace = pattern.Lazy(`^[^\d０-９]*(?:館|大学|大学院|学院|学校|高校|学部|会社|研究所|研究院|病院|協会|財団|機構|銀行|組合|連盟|新聞社?|委員会|役所|県庁|府庁|都庁|道庁|警察署?|放送|出版社?|書店|センター)$`)

var hanPlace = pattern.Lazy(`^(\d{3}-\d{4} ?\p{Han}|(東京都|北海道|(?:京都|大阪)府|\p{Han}{2,3}県)\p{Han}|\p{Han}+[市区]\p{Han}*.*\d)`)

// add puts a fragment into an address; false when its place is taken, so that another address begins.
func add(to *data.Address, from data.Address, means meaning) bool {
	switch {
	case means == isCity && (to.City != "" || to.PostalCode != ""),
		means == isCountry && to.Country != "",
		means == isPOBox && to.POBox != "":
		return false
	}
	line := func(a *string, b, sep string) {
		switch {
		case b == "":
		case *a == "":
			*a = b
		default:
			*a += sep + b
		}
	}
	line(&to.POBox, from.POBox, ", ")
	line(&to.Extended, from.Extended, ", ")
	line(&to.Street, from.Street, "\n")
	line(&to.City, from.City, ", ")
	line(&to.Region, from.Region, ", ")
	line(&to.PostalCode, from.PostalCode, " ")
	line(&to.Country, from.Country, ", ")
	return true
}

// places joins the parts of addresses that are in the same or the next line.
func (r *reader) places() {
	var open *data.Address
	at := -9
	label := ""
	for i, it := range r.items {
		if it.remark {
			continue
		}
		if it.means == nothing && r.streetBefore(i) {
			it.means = isStreet
		}
		if it.caption.means == isAddress {
			label = it.caption.label
			open = nil
		}
		near := it.line-at <= 1
		if !inAddress(it.means) {
			if it.caption.means == isAddress && it.means == nothing {
				it.means = isStreet // whatever it is, a caption says it is an address
			} else {
				continue
			}
		}
		if it.means == isCountry && (open == nil || !near) {
			it.means = nothing // a country alone is not an address
			continue
		}
		_, fragment, _ := place(it.text, "")
		if it.fragment != nil {
			fragment = *it.fragment
		}
		if it.means == isStreet && fragment.Empty() {
			fragment = data.Address{Street: it.text}
		}
		if open == nil || !near && it.caption.means != isAddress || !add(open, fragment, it.means) {
			r.contact.Addresses = append(r.contact.Addresses, data.Address{Label: label})
			open = &r.contact.Addresses[len(r.contact.Addresses)-1]
			label = ""
			add(open, fragment, it.means)
		}
		at = it.line
	}
	r.contact.Addresses = withoutEmpty(r.contact.Addresses)
}

func withoutEmpty(as []data.Address) []data.Address {
	var out []data.Address
	for _, a := range as {
		if !a.Empty() {
			out = append(out, a)
		}
	}
	return out
}

func inAddress(m meaning) bool { return m >= isStreet && m <= isPOBox }

// houseNumber matches the end of a street without a word for one: "Unter den Linden 8".
var houseNumber = pattern.Lazy(`^(\p{L}.* \d{1,4} ?[a-z]?([/\-]\d+)?|\d{1,5}[a-z]?,? \p{L}.*)$`)

// streetBefore reports whether an unknown item is the street of the city that follows.
func (r *reader) streetBefore(i int) bool {
	if !houseNumber().MatchString(r.items[i].text) || i+1 >= len(r.items) {
		return false
	}
	next := r.items[i+1]
	return (next.means == isCity || next.means == isBuilding || next.means == isPOBox) && next.line-r.items[i].line <= 1
}

// IsPlace reports whether a text is part of a postal address: a street with its number, a postal code with its city.
func IsPlace(s string) bool { m, _, _ := place(s, ""); return m != nothing }

// PlaceOf gives the postal address in a text, empty if there is none.
func PlaceOf(s string) data.Address { _, a, _ := place(s, ""); return a }
