package ics

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lanyard/data/format/pattern"
)

// elements are those of descriptions; other elements may be the subject of a text.
const elements = `(?:a|abbr|article|b|big|blockquote|body|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|head|html|i|ins|li|meta|ol|p|pre|q|s|section|small|span|strike|strong|` +
	`style|sub|sup|table|tbody|td|th|thead|title|tr|tt|u|ul)`

var (
	closingTag = pattern.Lazy(`(?i)</(` + elements + `)\s*>`)
	breakTag   = pattern.Lazy(`(?i)<(?:br|hr)\b[^<>]*>|<(?:p|div|li|ul|ol|html|body|img)(?:\s[^<>]*)?>\s*\S`)
	entity     = regexp.MustCompile(`&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,24});`)
	tagAtStart = pattern.Lazy(`(?i)^\s*<(?:!doctype|html|head|body|p|div|br|span|ul|ol|table|h[1-6])\b`)
	document   = regexp.MustCompile(`(?i)<(?:!doctype|html|body)\b`)
)

// isHypertext reports whether a text is HTML: it closes an element that it opened, breaks a line, or begins
// with an element. A text that only mentions a tag is not HTML.
func isHypertext(s string) bool {
	if !strings.Contains(s, "<") {
		return false
	}
	lower := strings.ToLower(s)
	for _, m := range closingTag().FindAllStringSubmatchIndex(s, 20) {
		if open := strings.Index(lower, "<"+lower[m[2]:m[3]]); open >= 0 && open < m[0] {
			return true
		}
	}
	return tagAtStart().MatchString(s) && breakTag().MatchString(s) || strings.Contains(lower, "<br")
}

// readable makes a text of what may be HTML. If only a part of it is HTML, line ends stay. Double escapes are
// removed twice.
func readable(s string) string {
	for range 2 {
		switch {
		case isHypertext(s):
			s = plain(s, !document.MatchString(s))
		case entity.MatchString(s):
			s = spaces.Replace(html.UnescapeString(s))
		default:
			return s
		}
	}
	return s
}

// readableLine is readable for a text on one line.
func readableLine(value string) string { return line(escape(readable(line(value)))) }

// spaces replaces non-breaking spaces by plain ones.
var spaces = strings.NewReplacer("\u00A0", " ")

// plain makes a text of HTML (https://html.spec.whatwg.org): paragraphs, lines, items of a list, and links with
// an address that their text does not show. lines says that line ends have a meaning.
func plain(s string, lines bool) string {
	t := &plainText{lines: lines}
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken: // the end; the tokenizer takes everything
			return t.text()
		case html.TextToken:
			t.add(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			t.open(&token)
		case html.EndTagToken:
			token := z.Token()
			t.close(token.DataAtom)
		}
	}
}

// plainText is the text in the making.
type plainText struct {
	b      strings.Builder
	lines  bool
	breaks int  // line ends to write before the next text
	blank  bool // a blank to write before the next text
	broken bool // the last thing was a tag that ends a line
	pre    int
	hidden int // open elements that are not shown
	href   string
	from   int // where the text of the link begins
}

// text is the finished text, without blanks at its ends.
func (t *plainText) text() string { return strings.TrimSpace(t.b.String()) }

// end asks for at least n line ends before the next text.
func (t *plainText) end(n int) {
	t.breaks, t.blank = max(t.breaks, n), false
}

// add takes a piece of text.
func (t *plainText) add(s string) {
	if t.hidden > 0 {
		return
	}
	s = spaces.Replace(s)
	if t.broken && t.lines && t.pre == 0 { // the source begins a new line after <br> or </p>
		s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(s, " \t"), "\r"), "\n")
	}
	t.broken = t.broken && strings.TrimSpace(s) == ""
	for _, r := range s {
		switch {
		case t.pre == 0 && (r == '\n' || r == '\r') && t.lines, t.pre > 0 && r == '\n':
			if r == '\n' {
				t.breaks, t.blank = min(t.breaks+1, 2), false
			}
		case t.pre > 0 && (r == ' ' || r == '\t') && t.b.Len() > 0:
			t.settle()
			t.b.WriteRune(r)
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			t.blank = t.b.Len() > 0 && t.breaks == 0
		default:
			t.settle()
			t.b.WriteRune(r)
		}
	}
}

// settle writes the line ends or the blank that were asked for.
func (t *plainText) settle() {
	switch {
	case t.b.Len() == 0:
	case t.breaks > 0:
		t.b.WriteString(strings.Repeat("\n", min(t.breaks, 2)))
	case t.blank:
		t.b.WriteByte(' ')
	}
	t.breaks, t.blank = 0, false
}

func (t *plainText) open(token *html.Token) {
	switch token.DataAtom {
	case atom.Script, atom.Style, atom.Title, atom.Head:
		if token.Type == html.StartTagToken {
			t.hidden++
		}
	case atom.Body:
		t.hidden = 0
	case atom.Br:
		t.breaks, t.blank, t.broken = min(t.breaks+1, 2), false, true
	case atom.Li:
		t.end(1)
		t.add("- ")
	case atom.Tr, atom.Dt, atom.Dd, atom.Hr:
		t.end(1)
	case atom.Td, atom.Th:
		t.blank = t.breaks == 0
	case atom.Pre:
		t.end(2)
		t.pre++
	case atom.Img:
		t.add(attribute(token, "alt"))
	case atom.A:
		t.href, t.from = attribute(token, "href"), t.b.Len()
	case atom.Div, atom.Section, atom.Article:
		t.end(1)
		t.broken = true
	default:
		t.block(token.DataAtom)
	}
}

// block begins or ends a paragraph.
func (t *plainText) block(a atom.Atom) {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Table, atom.Blockquote, atom.Dl:
		t.end(2)
		t.broken = true
	}
}

func (t *plainText) close(a atom.Atom) {
	switch a {
	case atom.Script, atom.Style, atom.Title, atom.Head:
		t.hidden = max(0, t.hidden-1)
	case atom.Pre:
		t.pre = max(0, t.pre-1)
		t.end(2)
	case atom.A:
		t.closeLink()
	case atom.Li, atom.Tr, atom.Dt, atom.Dd, atom.Div, atom.Section, atom.Article:
		t.end(1)
		t.broken = true
	default:
		t.block(a)
	}
}

// closeLink puts the address of a link after its text, if the text does not show it.
func (t *plainText) closeLink() {
	href := strings.TrimSpace(t.href)
	t.href = ""
	text := strings.TrimSpace(t.b.String()[min(t.from, t.b.Len()):])
	bare := func(s string) string {
		for _, p := range []string{"mailto:", "tel:", "https://", "http://", "www."} {
			s = strings.TrimPrefix(s, p)
		}
		return strings.TrimSuffix(s, "/")
	}
	told := text != "" && strings.EqualFold(bare(text), bare(href))
	if href == "" || told || webAddress(href) == "" && !strings.HasPrefix(strings.ToLower(href), "mailto:") {
		return
	}
	if text == "" {
		t.add(href)
		return
	}
	t.b.WriteString(" (" + strings.TrimPrefix(href, "mailto:") + ")")
}

// attribute is the value of an attribute; "" for none.
func attribute(token *html.Token, name string) string {
	for _, a := range token.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
