package swap

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"lanyard/assets"
	"lanyard/data"
	"lanyard/data/format/vcard"
	"lanyard/data/local"
	"lanyard/data/say"
)

// words are the sentences of the page in one language.
type words struct {
	Tag          string `json:"-"`
	Own          string `json:"own"` // the language's name in itself
	Take         string `json:"take"`
	TakeHint     string `json:"take_hint"`
	SendTitle    string `json:"send_title"`
	SendText     string `json:"send_text"`
	Name         string `json:"name"`
	Organisation string `json:"organisation"`
	Title        string `json:"title"`
	Email        string `json:"email"`
	Phone        string `json:"phone"`
	Link         string `json:"link"`
	Note         string `json:"note"`
	OtherWays    string `json:"other_ways"`
	File         string `json:"file"`
	Paste        string `json:"paste"`
	Consent      string `json:"consent"` // %s keeps them
	Send         string `json:"send"`
	Where        string `json:"where"` // %s owns the computer
	Plain        string `json:"plain"`
	Language     string `json:"language"`
	ThanksTitle  string `json:"thanks_title"`
	ThanksText   string `json:"thanks_text"`
	WrongAgree   string `json:"wrong_agree"`
	WrongEmpty   string `json:"wrong_empty"`
	WrongEmail   string `json:"wrong_email"`
	WrongCard    string `json:"wrong_card"`
	WrongLong    string `json:"wrong_long"`
	WrongLarge   string `json:"wrong_large"`
	WrongBusy    string `json:"wrong_busy"`
	WrongFull    string `json:"wrong_full"`
	WrongFailed  string `json:"wrong_failed"`
}

var (
	languages = loadWords()
	page      = template.Must(template.New("page").Parse(asset("page.html")))
	style     = asset("style.css")
	policy    = pagePolicy()
)

// asset gives a file of the page. The files are built in: a missing one is a mistake of the build.
func asset(name string) string {
	b, err := assets.Files.ReadFile("swap/" + name)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func loadWords() []words {
	out := local.Words[words]([]byte(asset("words.json")))
	for i, tag := range local.Tags {
		out[i].Tag = tag
	}
	return out
}

// pagePolicy allows the page its one style sheet, by its hash, and forms to itself. It has no scripts,
// pictures, fonts or frames, and the policy forbids them.
func pagePolicy() string {
	var b bytes.Buffer
	if err := page.Execute(&b, view{Style: template.CSS(style), Words: &words{}}); err != nil {
		panic(err)
	}
	_, rest, _ := strings.Cut(b.String(), "<style>")
	sheet, _, _ := strings.Cut(rest, "</style>")
	return "default-src 'none'; style-src " + local.HashSource(sheet) +
		"; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
}

// wordsFor gives the sentences in the language in the address, else in the phone's.
func wordsFor(r *http.Request) *words {
	return &languages[local.Language(r)]
}

// view is what the page shows.
type view struct {
	Lang      string
	Base      string // path of the page
	Style     template.CSS
	Card      Card
	Words     *words
	Languages []languageLink
	Where     string
	Consent   string
	Thanks    bool

	// the form
	Visit   string // recognises a form that is sent twice
	Fields  []inputView
	Note    string
	NoteMax int
	Text    string
	TextMax int
	Agreed  bool
	Wrong   string // what the visitor must correct
}

type languageLink struct {
	Tag, Name string
	Here      bool
}

type inputView struct {
	input
	Label, Value string
}

// view makes the page in one language with an empty form.
func (s *Server) view(w *words) view {
	v := view{
		Lang: w.Tag, Base: "/" + s.token, Style: template.CSS(style), Card: *s.card.Load(), Words: w,
		Visit: newVisit(), NoteMax: noteMax, TextMax: textMax,
	}
	name := "\u2068" + v.Card.Name + "\u2069" // isolated: a name written from right to left must not reorder the sentence
	v.Where, v.Consent = fmt.Sprintf(w.Where, name), fmt.Sprintf(w.Consent, name)
	for _, l := range languages {
		v.Languages = append(v.Languages, languageLink{Tag: l.Tag, Name: l.Own, Here: l.Tag == w.Tag})
	}
	for _, in := range inputs {
		v.Fields = append(v.Fields, inputView{input: in, Label: in.label(w)})
	}
	return v
}

func newVisit() string {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// page answers with the page, or with the page of thanks.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	v := s.view(wordsFor(r))
	v.Thanks = strings.HasSuffix(r.URL.Path, "/thanks")
	s.render(w, http.StatusOK, v)
	if !v.Thanks && r.Method == http.MethodGet {
		s.visited(Opened)
	}
}

func (s *Server) render(w http.ResponseWriter, status int, v view) {
	var b bytes.Buffer
	if err := page.Execute(&b, v); err != nil {
		local.Refuse(w, http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", v.Lang)
	h.Set("Content-Security-Policy", policy)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes()) // a visitor who has left needs no answer
}

// vcard answers with the card. Phones open it by its type and name.
func (s *Server) vcard(w http.ResponseWriter, r *http.Request) {
	c := s.card.Load()
	h := w.Header()
	h.Set("Content-Type", "text/vcard; charset=utf-8")
	h.Set("Content-Disposition", mime.FormatMediaType("inline", map[string]string{"filename": fileName(c.Name)}))
	h.Set("Content-Length", strconv.Itoa(len(c.VCard)))
	_, _ = w.Write(c.VCard) // a visitor who has left needs no answer
	if r.Method == http.MethodGet {
		s.visited(Took)
	}
}

// fileName is the name of the card's file on the phone, valid on any system.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	if name = strings.Trim(name, ". "); name == "" {
		name = "card"
	}
	return short(name, 60) + ".vcf"
}

// thanksPath is the path that a visitor is sent to after a reply: loading it again sends nothing again.
func (s *Server) thanksPath(w *words) string {
	return "/" + s.token + "/thanks?" + url.Values{"l": {w.Tag}}.Encode()
}

// CardOf makes the card on the page from a contact: all of it without the picture, which makes the file large
// and which some phones refuse.
func CardOf(c data.Contact, event string) (Card, error) {
	var file bytes.Buffer
	if err := vcard.Encode(&file, c, nil); err != nil {
		return Card{}, say.Errorf("writing the card of {{.Name}}: {{.Why}}", c.Name(), err)
	}
	detail := slices.DeleteFunc([]string{c.Title, c.Organisation}, func(s string) bool { return s == "" })
	return Card{Name: c.Name(), Detail: strings.Join(detail, " · "), Event: event, VCard: file.Bytes()}, nil
}
