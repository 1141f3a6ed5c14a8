package say

import (
	"bytes"
	"encoding/json"
)

// Entry is a text of a catalogue, in the forms that its language has for numbers; a text that counts nothing has Other.
type Entry struct {
	One   string `json:"one,omitempty"`
	Other string `json:"other"`
}

// UnmarshalJSON reads a text alone, or its forms.
func (e *Entry) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte(`"`)) {
		return json.Unmarshal(b, &e.Other)
	}
	type forms Entry
	return json.Unmarshal(b, (*forms)(e))
}

// MarshalJSON writes a text alone where it has one form.
func (e Entry) MarshalJSON() ([]byte, error) {
	if e.One == "" {
		return plainJSON(e.Other)
	}
	type forms Entry
	return plainJSON(forms(e))
}

// plainJSON leaves <, > and & as they are: translators read it.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}

// Catalogue reads a catalogue; nil when it is none.
func Catalogue(file []byte) map[string]Entry {
	var all map[string]Entry
	if json.Unmarshal(file, &all) != nil {
		return nil
	}
	return all
}
