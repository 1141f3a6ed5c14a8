package camera

import (
	"bytes"
	"encoding/json"
	"html/template"
	"net/http"
	"strings"

	"lanyard/assets"
	"lanyard/data/local"
)

// words are the sentences of the page in one language.
type words struct {
	Own      string `json:"own"` // the language's name in itself
	Title    string `json:"title"`
	What     string `json:"what"`
	Where    string `json:"where"`
	Camera   string `json:"camera"`
	Preview  string `json:"preview"`
	Again    string `json:"again"`
	Language string `json:"language"`
	Script   string `json:"script"`

	States map[string]string `json:"-"` // by name
}

// UnmarshalJSON implements json.Unmarshaler: the sentences of states are beside the others.
func (w *words) UnmarshalJSON(b []byte) error {
	type plain words
	if err := json.Unmarshal(b, (*plain)(w)); err != nil {
		return err
	}
	return json.Unmarshal(b, &w.States)
}

// states are the messages of the page, in order. Those about a fault have a button to try again.
var states = []struct {
	name  string
	wrong bool
}{
	{"asking", false},
	{"watching", false},
	{"found", false},
	{"ended", false},
	{"denied", true},
	{"none", true},
	{"busy", true},
	{"unplugged", true},
}

var (
	languages = local.Words[words](asset("camera/words.json"))
	page      = template.Must(template.New("page").Parse(string(asset("camera/page.html"))))
	style     = template.CSS(append(asset("swap/style.css"), asset("camera/style.css")...)) // all pages look the same
	script    = template.JS(asset("camera/script.js"))
	policy    = pagePolicy()
)

// asset gives a file of the page. The files are built in: a missing one is a mistake of the build.
func asset(name string) []byte {
	b, err := assets.Files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return b
}

// view is what the page shows.
type view struct {
	Lang      string
	Base      string // path of the page
	Style     template.CSS
	Script    template.JS
	Words     *words
	States    []stateView
	Languages []languageLink
}

type stateView struct {
	Name, Text string
	Wrong      bool
}

type languageLink struct {
	Tag, Name string
	Here      bool
}

// newView makes the page at a path in the browser's language.
func newView(base string, language int) view {
	w := &languages[language]
	v := view{Lang: local.Tags[language], Base: base, Style: style, Script: script, Words: w}
	for _, s := range states {
		v.States = append(v.States, stateView{s.name, w.States[s.name], s.wrong})
	}
	for i, tag := range local.Tags {
		v.Languages = append(v.Languages, languageLink{Tag: tag, Name: languages[i].Own, Here: i == language})
	}
	return v
}

// pagePolicy allows the page its one style sheet and its one script, by their hashes, the camera's picture, and
// requests to this server.
func pagePolicy() string {
	var b bytes.Buffer
	if err := page.Execute(&b, newView("", 0)); err != nil {
		panic(err)
	}
	inside := func(tag string) string {
		_, rest, _ := strings.Cut(b.String(), "<"+tag+">")
		text, _, _ := strings.Cut(rest, "</"+tag+">")
		return local.HashSource(text)
	}
	return "default-src 'none'; script-src " + inside("script") + "; style-src " + inside("style") +
		"; connect-src 'self'; media-src mediastream:; img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
}

func (p *Page) show(w http.ResponseWriter, r *http.Request) {
	language := local.Language(r)
	var b bytes.Buffer
	if err := page.Execute(&b, newView("/"+p.token, language)); err != nil {
		local.Refuse(w, http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", local.Tags[language])
	h.Set("Content-Security-Policy", policy)
	h.Set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
	_, _ = w.Write(b.Bytes()) // a browser that has left needs no answer
}
