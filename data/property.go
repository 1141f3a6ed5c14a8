package data

import "strings"

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
	plainText  = strings.NewReplacer(`\\`, `\`, `\,`, ",", `\;`, ";", `\:`, ":", `\n`, "\n", `\N`, "\n")
	plainParam = strings.NewReplacer("^^", "^", "^'", `"`, "^n", "\n") // RFC 6868 §3.1
)
