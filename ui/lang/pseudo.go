package lang

import (
	"encoding/json"
	"maps"
	"strings"
	"unicode"

	"lanyard/assets"
	"lanyard/data/say"
)

// pseudoCatalogue is made of the English one and of Fyne's own words.
func pseudoCatalogue() []byte {
	english, err := assets.Files.ReadFile("translations/en.json")
	if err != nil {
		panic(err) // it is built in
	}
	all := map[string]say.Entry{}
	for id, words := range fyneWords() {
		all[id] = say.Entry{Other: words}
	}
	maps.Copy(all, say.Catalogue(english))
	for id, e := range all {
		all[id] = say.Entry{One: pseudo(e.One), Other: pseudo(e.Other)}
	}
	file, err := json.Marshal(all)
	if err != nil {
		panic(err) // texts can be written
	}
	return file
}

// accented are letters with marks above and below, which Fyne's font has.
var accented = strings.NewReplacer(
	"a", "á", "c", "ç", "e", "é", "g", "ğ", "i", "í", "l", "ł", "n", "ñ", "o", "ö", "r", "ř", "s", "š", "t", "ť", "u", "ü", "y", "ý", "z", "ž",
	"A", "Å", "C", "Ç", "E", "É", "G", "Ğ", "I", "Í", "L", "Ł", "N", "Ñ", "O", "Ö", "R", "Ř", "S", "Š", "T", "Ť", "U", "Ü", "Y", "Ý", "Z", "Ž",
)

// longer is by how much a translation is longer than English on the whole, in percent.
const longer = 35

// pseudo is a text in brackets, accented outside of its gaps, and longer by words of its own length.
func pseudo(text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	letters := 0
	for name, before := range say.Pieces(text) {
		b.WriteString(accented.Replace(before))
		for _, r := range before {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		if name != "" {
			b.WriteString("{{." + name + "}}")
		}
	}
	pad := (letters*longer + 99) / 100
	if letters <= 3 {
		pad = 0 // what is shortened is as short elsewhere: Mon, Aug
	}
	return "[" + b.String() + strings.Repeat(" ~~~~", pad/5) + strings.Repeat("~", pad%5) + "]"
}
