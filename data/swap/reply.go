package swap

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"lanyard/data"
	"lanyard/data/format"
	"lanyard/data/format/vcard"
	"lanyard/data/local"
	"lanyard/data/say"
)

// ConsentProperty is the property of a contact that says when, in which language and to what the person agreed
// on the page.
const ConsentProperty = data.PageConsentProperty

// ReadConsent reads a consent from a property of a contact; false for another property.
func ReadConsent(p data.Property) (Consent, time.Time, bool) { return data.ReadPageConsent(p) }

// Limits on what a visitor sends.
const (
	bodyMax  = 3 << 20   // bytes: a card with a picture
	replyMax = 64 << 10  // bytes of a reply without its picture
	drainMax = 8 << 20   // bytes above the limit that are read, so that the visitor sees the refusal
	cardMax  = 2_800_000 // bytes: 2 MB of picture as text
	textMax  = 20_000    // letters
	noteMax  = 1_000
	partsMax = 20
	visitMax = 64
)

// input is a field of the form.
type input struct {
	Name, Type, Autocomplete, Mode string
	Max                            int // letters
	label                          func(*words) string
}

var inputs = []input{
	{"name", "text", "name", "", 200, func(w *words) string { return w.Name }},
	{"organisation", "text", "organization", "", 200, func(w *words) string { return w.Organisation }},
	{"title", "text", "organization-title", "", 200, func(w *words) string { return w.Title }},
	{"email", "email", "email", "email", 254, func(w *words) string { return w.Email }},
	{"phone", "tel", "tel", "tel", 40, func(w *words) string { return w.Phone }},
	{"link", "url", "url", "url", 400, func(w *words) string { return w.Link }},
}

// form is a filled-in form.
type form struct {
	fields map[string]string // by the inputs' names, and "note", "text", "visit", "agree"
	card   []byte            // the uploaded file
}

// errTooMuch says that a visitor sent too much.
var errTooMuch = say.Errorf("more than is taken was sent")

// errTooLarge says that a card is too large without its picture.
var errTooLarge = say.Errorf("the card is too large beside its picture")

// reply receives a form: it makes a draft for Deliver, or shows the form again with what is wrong.
func (s *Server) reply(w http.ResponseWriter, r *http.Request) {
	if !local.OwnOrigin(r) {
		local.Refuse(w, http.StatusForbidden)
		return
	}
	words := wordsFor(r)
	again := func(status int, f form, wrong string) {
		s.render(w, status, s.filled(words, f, wrong))
	}
	from := visitor(r.RemoteAddr)
	done, ok := s.traffic.reply(from)
	if !ok {
		w.Header().Set("Retry-After", "60")
		again(http.StatusTooManyRequests, form{}, words.WrongBusy)
		return
	}
	defer done()
	body := s.traffic.body(w, r)
	defer body.leave()
	f, err := readForm(body, r.Header.Get("Content-Type"))
	body.whole()
	switch {
	case errors.Is(err, errTooMuch), errors.Is(err, errTooLarge):
		body.leave()
		body.wasted = true
		_, _ = io.CopyN(io.Discard, body, drainMax) // so that the visitor sees the refusal
		wrong := words.WrongLong
		if errors.Is(err, errTooLarge) {
			wrong = words.WrongLarge
		}
		again(http.StatusRequestEntityTooLarge, f, wrong)
		return
	case errors.Is(err, errBusy), errors.Is(err, errSlow):
		w.Header().Set("Connection", "close")
		w.Header().Set("Retry-After", "60")
		again(http.StatusTooManyRequests, f, words.WrongBusy)
		return
	case r.Context().Err() != nil:
		return // the visitor is gone
	case err != nil:
		local.Refuse(w, http.StatusBadRequest)
		return
	}
	draft, wrong := f.draft(r.Context(), words)
	size := draftSize(&draft)
	if size > replyMax {
		again(http.StatusRequestEntityTooLarge, f, words.WrongLarge)
		return
	}
	if wrong == "" && f.fields["agree"] != "yes" {
		wrong = words.WrongAgree
	}
	if wrong != "" {
		again(http.StatusUnprocessableEntity, f, wrong)
		return
	}
	if !s.traffic.keep(from, size+len(draft.Photo)) {
		again(http.StatusServiceUnavailable, f, words.WrongFull)
		return
	}
	switch err := s.deliver(r, f, draft, words); {
	case errors.Is(err, data.ErrInboxFull):
		again(http.StatusServiceUnavailable, f, words.WrongFull)
	case err != nil:
		again(http.StatusInternalServerError, f, words.WrongFailed)
	default:
		http.Redirect(w, r, s.thanksPath(words), http.StatusSeeOther)
	}
}

// deliver passes a draft on, once for each form, however often it is sent.
func (s *Server) deliver(r *http.Request, f form, d data.Draft, w *words) error {
	visit := f.fields["visit"]
	if visit != "" {
		over, first := s.begin(r.Context(), visit)
		if !first {
			return r.Context().Err()
		}
		defer over()
	}
	reply := Reply{
		At: s.opts.Now(), Draft: d,
		Consent: Consent{Text: fmt.Sprintf(w.Consent, s.card.Load().Name), Language: w.Tag},
	}
	reply.Draft.Contact.Other = append(reply.Draft.Contact.Other, data.Property{
		Name:  ConsentProperty,
		Value: reply.Consent.At(reply.At),
	})
	// A reply that has arrived is kept, even if the visitor's network is gone.
	if err := s.opts.Deliver(context.WithoutCancel(r.Context()), reply); err != nil {
		return err
	}
	if visit != "" {
		s.delivering.Lock()
		s.delivered = append(s.delivered, visit)
		s.delivered = s.delivered[max(0, len(s.delivered)-deliveredRecalled):]
		s.delivering.Unlock()
	}
	s.visited(Sent)
	return nil
}

// begin waits until no other request delivers the same form; first is false when it has arrived, or the visitor
// is gone. Other forms do not wait.
func (s *Server) begin(ctx context.Context, visit string) (over func(), first bool) {
	for {
		s.delivering.Lock()
		if slices.Contains(s.delivered, visit) {
			s.delivering.Unlock()
			return nil, false
		}
		other := s.pending[visit]
		if other == nil {
			mine := make(chan struct{})
			s.pending[visit] = mine
			s.delivering.Unlock()
			return func() {
				s.delivering.Lock()
				defer s.delivering.Unlock()
				delete(s.pending, visit)
				close(mine)
			}, true
		}
		s.delivering.Unlock()
		select {
		case <-other:
		case <-ctx.Done():
			return nil, false
		}
	}
}

// deliveredRecalled is for how many forms the server remembers that they arrived.
const deliveredRecalled = 256

// filled makes the page with what the visitor wrote, so that nothing must be written again.
func (s *Server) filled(w *words, f form, wrong string) view {
	v := s.view(w)
	v.Wrong = wrong
	for i := range v.Fields {
		v.Fields[i].Value = f.fields[v.Fields[i].Name]
	}
	v.Note, v.Text, v.Agreed = f.fields["note"], f.fields["text"], f.fields["agree"] == "yes"
	if visit := f.fields["visit"]; visit != "" {
		v.Visit = visit
	}
	return v
}

// readForm reads the parts as they come. Nothing is stored on disk, and no more in memory than the limits
// allow. With errTooMuch it gives what it read before.
func readForm(r io.Reader, contentType string) (form, error) {
	f := form{fields: map[string]string{}}
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil || kind != "multipart/form-data" || params["boundary"] == "" {
		return f, say.Errorf("this is no form")
	}
	body := &io.LimitedReader{R: r, N: bodyMax}
	parts := multipart.NewReader(body, params["boundary"])
	for range partsMax {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return f, nil
		}
		if err == nil {
			err = f.take(p)
		}
		if err != nil && body.N <= 0 {
			err = errTooMuch
		}
		if err != nil {
			return f, err
		}
	}
	return f, errTooMuch
}

// take reads one part and skips a part that the form does not have.
func (f *form) take(p *multipart.Part) error {
	name := p.FormName()
	if name == "card" {
		var beside besidePicture
		b, err := readAtMost(io.TeeReader(p, &beside), cardMax)
		if len(b) > 0 && err == nil {
			_, err = beside.Write([]byte("\n"))
		}
		f.card = b
		return err
	}
	letters := f.letters(name)
	if letters == 0 {
		_, err := readAtMost(p, textMax)
		return err
	}
	b, err := readAtMost(p, letters*utf8.UTFMax)
	if err != nil {
		return err
	}
	f.fields[name] = short(plain(string(b)), letters)
	return nil
}

// letters is how many letters a field may have; 0 for an unknown field.
func (f *form) letters(name string) int {
	switch name {
	case "note":
		return noteMax
	case "text":
		return textMax
	case "visit", "agree":
		return visitMax
	}
	for _, in := range inputs {
		if in.Name == name {
			return in.Max
		}
	}
	return 0
}

func readAtMost(r io.Reader, n int) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(n)+1))
	if err == nil && len(b) > n {
		err = errTooMuch
	}
	return b, err
}

// plain removes characters that are invisible or would reorder the text around them.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\u2028', r == '\u2029':
			return '\n'
		case data.Acts(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// short cuts a text to at most so many letters.
func short(s string, letters int) string {
	if r := []rune(s); len(r) > letters {
		return string(r[:letters])
	}
	return s
}

// draft joins what came as a file, as text and by hand; what was written by hand takes precedence. wrong says
// in the visitor's language what to correct.
func (f *form) draft(ctx context.Context, w *words) (d data.Draft, wrong string) {
	if len(f.card) > 0 {
		if d, wrong = cardDraft(ctx, f.card, w); wrong != "" {
			return d, wrong
		}
	}
	if text := strings.TrimSpace(f.fields["text"]); text != "" {
		d = withText(ctx, d, text)
	}
	typed := f.typed()
	if len(typed.Emails) > 0 && data.CheckEmail(typed.Emails[0].Value) != nil {
		return d, w.WrongEmail
	}
	d.Contact, _ = data.Merge(d.Contact, typed)
	d.Contact.Source.Kind = data.FromSwap
	d.Encounters, d.Promises, d.Attendee, d.Attendees, d.Line = nil, nil, "", nil, 0
	if d.Contact.Nameless() {
		return d, w.WrongEmpty
	}
	return d, ""
}

// strangers removes properties that only Lanyard itself may set, such as a consent.
func strangers(other []data.Property) []data.Property {
	return slices.DeleteFunc(other, func(p data.Property) bool {
		return strings.HasPrefix(strings.ToUpper(p.Name), "X-LANYARD-")
	})
}

// cardDraft gives the first person in a file. It stops when the visitor leaves.
func cardDraft(ctx context.Context, file []byte, w *words) (data.Draft, string) {
	for d, err := range vcard.Read(format.Within(ctx, bytes.NewReader(file))) {
		if ctx.Err() != nil {
			break
		}
		if err != nil || d.Contact.Nameless() {
			continue
		}
		d.Contact.Other = strangers(d.Contact.Other)
		data.PageLimits.Bound(&d.Contact)
		return d, ""
	}
	return data.Draft{}, w.WrongCard
}

// besidePicture counts the bytes of a card's file without the picture: without the PHOTO property and its
// folded lines, or the lines of base64 that follow it in vCard 2.1. It is an io.Writer that the file goes
// through while it arrives, and returns errTooLarge as soon as there are more than replyMax.
type besidePicture struct {
	n       int
	line    []byte // the beginning of the present line
	length  int    // of that line
	picture bool
}

const lineLook = 200 // bytes of a line that show what it is

// Write implements io.Writer.
func (c *besidePicture) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		i := bytes.IndexAny(rest, "\r\n")
		part := rest
		if i >= 0 {
			part = rest[:i]
		}
		c.line = append(c.line, part[:min(len(part), lineLook-len(c.line))]...)
		c.length += len(part)
		if i < 0 {
			if c.length > replyMax && !c.isPicture() {
				return 0, errTooLarge
			}
			break
		}
		if c.picture = c.isPicture(); !c.picture {
			c.n += c.length + 1
		}
		c.line, c.length, rest = c.line[:0], 0, rest[i+1:]
		if c.n > replyMax {
			return 0, errTooLarge
		}
	}
	return len(p), nil
}

// isPicture reports whether the line belongs to a picture.
func (c *besidePicture) isPicture() bool {
	if photoLine.Match(c.line) {
		return true
	}
	goesOn := len(c.line) == 0 || c.line[0] == ' ' || c.line[0] == '\t' || bytes.IndexByte(c.line, ':') < 0
	return c.picture && goesOn
}

var photoLine = regexp.MustCompile(`(?i)^([a-z0-9-]+\.)?photo[;:]`)

// draftSize is the size of a draft in bytes without its picture.
func draftSize(d *data.Draft) int {
	var n counter
	e := json.NewEncoder(&n)
	e.SetEscapeHTML(false)
	_ = e.Encode(d.Contact) // a contact is texts and a date
	return int(n) + len(d.Text)
}

// counter counts what is written to it.
type counter int

// Write implements io.Writer.
func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// withText adds what can be read from a pasted text; the rest goes into the note.
func withText(ctx context.Context, d data.Draft, text string) data.Draft {
	_, drafts := format.ReadText(ctx, text)
	if len(drafts) == 0 {
		d.Contact, _ = data.Merge(d.Contact, data.Contact{Note: text})
		return d
	}
	more := drafts[0]
	more.Contact.Other = strangers(more.Contact.Other)
	data.PageLimits.Bound(&more.Contact)
	d.Contact, _ = data.Merge(d.Contact, more.Contact)
	if d.Photo == nil {
		d.Photo = more.Photo
	}
	return d
}

// typed gives the content of the fields.
func (f *form) typed() data.Contact {
	value := func(name string) string { return strings.TrimSpace(f.fields[name]) }
	c := data.Contact{Organisation: value("organisation"), Title: value("title"), Note: value("note")}
	if name := value("name"); name != "" {
		c.SplitName(name)
	}
	if v := value("email"); v != "" {
		c.Emails = []data.Email{{Value: v}}
	}
	if v := value("phone"); v != "" {
		c.Phones = []data.Phone{{Value: v}}
	}
	if v := value("link"); v != "" {
		c.Links = []data.Link{{Value: v}}
	}
	return c
}
