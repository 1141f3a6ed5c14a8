package jsonfile_test

import (
	"encoding/json"
	"strings"
	"testing"

	"lanyard/data"
	"lanyard/data/format/jsonfile"
)

func TestNoLetterOfADocumentActsOnATerminal(t *testing.T) {
	var all strings.Builder
	for r := rune(0); r < 0xE0100; r++ {
		if data.Acts(r) || r%251 == 0 && (r < 0xD800 || r > 0xDFFF) {
			all.WriteRune(r)
		}
	}
	want := map[string]string{"text": all.String(), `a\` + "\u202E": "b"}
	b, err := jsonfile.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range string(b) {
		if data.Acts(r) {
			t.Errorf("%U stands in the document", r)
		}
	}
	if !strings.Contains(string(b), `\u202e`) || !strings.Contains(string(b), `\u009b`) || !strings.Contains(string(b), `\udb40\udc41`) {
		t.Errorf("%.300s", b)
	}
	var got map[string]string
	if err := json.Unmarshal(b, &got); err != nil || len(got) != 2 || got["text"] != want["text"] || got[`a\`+"\u202E"] != "b" {
		t.Errorf("read back it is another: %v", err)
	}
}
