package data

import "strings"

// NamedText is a text that a contact has no field for, under the name that it has where it comes from, in the form of a vCard
// property: so every format writes it.
func NamedText(name, text string) Property {
	return Property{Name: `X-LANYARD-COLUMN;X-HEADER="` + paramEscapes.Replace(name) + `"`, Value: textEscapes.Replace(text)}
}

// Label is the name of the property for people: the header of the table column that it came from, else its name
// without group and parameters.
func (p Property) Label() string {
	if _, header, ok := strings.Cut(p.Name, `X-HEADER="`); ok {
		return plainParam.Replace(strings.TrimSuffix(header, `"`))
	}
	name, _, _ := strings.Cut(p.Name, ";")
	if _, after, ok := strings.Cut(name, "."); ok {
		name = after
	}
	return name
}

// said gives label and text.
func (p Property) said() string { return p.Label() + ": " + p.Text() }

// Text is the value for people, without the escapes of a vCard (RFC 6350 §3.4). The semicolons between the
// parts of a value stay.
func (p Property) Text() string { return plainText.Replace(p.Value) }

var (
	paramEscapes = strings.NewReplacer("^", "^^", "\r\n", "^n", "\n", "^n", "\r", "^n", `"`, "^'")            // RFC 6868 §3.1
	textEscapes  = strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\r\n", `\n`, "\r", `\n`, "\n", `\n`) // RFC 6350 §3.4

	plainText  = strings.NewReplacer(`\\`, `\`, `\,`, ",", `\;`, ";", `\:`, ":", `\n`, "\n", `\N`, "\n")
	plainParam = strings.NewReplacer("^^", "^", "^'", `"`, "^n", "\n") // RFC 6868 §3.1
)
