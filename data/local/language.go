package local

import (
	"encoding/json"
	"net/http"

	"golang.org/x/text/language"
)

// Tags are the languages of the pages, the default one first.
var Tags = []string{"en", "de", "fr", "es", "zh"}

var matcher = newMatcher()

func newMatcher() language.Matcher {
	known := make([]language.Tag, len(Tags))
	for i, t := range Tags {
		known[i] = language.MustParse(t)
	}
	return language.NewMatcher(known)
}

// Language is the language in the address (l=de), else the browser's, as an index into Tags.
func Language(r *http.Request) int {
	_, i := language.MatchStrings(matcher, r.URL.Query().Get("l"), r.Header.Get("Accept-Language"))
	return i
}

// Words reads a page's sentences, a JSON object with one value for each tag, in the order of Tags. They are
// built in: an invalid file is a mistake of the build, and panics.
func Words[T any](file []byte) []T {
	var all map[string]T
	if err := json.Unmarshal(file, &all); err != nil {
		panic(err)
	}
	out := make([]T, len(Tags))
	for i, tag := range Tags {
		out[i] = all[tag]
	}
	return out
}
