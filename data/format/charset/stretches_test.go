package charset

import "testing"

func TestAnEscapeBeforeAnotherSeparatorEndsNoReading(t *testing.T) {
	for _, text := range []string{"Söhne\\, Co.", "M\xf6ller\\;S\xf6hne\\,,", "\xf6\\", "\\n\\,\\;", "\xe4\\,\\n\xe4"} {
		Read([]byte(text), "")
		for _, part := range stretches([]byte(text)) {
			if len(part) == 0 {
				t.Errorf("%q has an empty stretch", text)
			}
		}
	}
}
