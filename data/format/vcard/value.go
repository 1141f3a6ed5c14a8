package vcard

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"

	"lanyard/data"
	"lanyard/data/format/lines"
	"lanyard/data/say"
)

// postal reads the seven components of ADR.
func postal(raw string) data.Address {
	parts := lines.Values(raw, ';')
	if len(parts) == 1 { // all of it as one text
		return data.Address{Street: unescape(raw)}
	}
	parts = components(parts, 7)
	for i := range parts {
		parts[i] = unescape(parts[i])
	}
	if parts[2] == "" { // Gmail and some phones write the street as the extended address
		parts[1], parts[2] = "", parts[1]
	}
	return data.Address{
		POBox: parts[0], Extended: parts[1], Street: parts[2], City: parts[3],
		Region: parts[4], PostalCode: parts[5], Country: parts[6],
	}
}

// address takes an e-mail address out of "mailto:…" and "Name <address>".
func address(s string) string {
	s = data.WithoutInvisible(s)
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
		if i := strings.IndexByte(s, '?'); i >= 0 {
			s = s[:i]
		}
	}
	if i, j := strings.LastIndexByte(s, '<'), strings.LastIndexByte(s, '>'); i >= 0 && j > i && strings.Contains(s[i:j], "@") {
		s = s[i+1 : j]
	}
	return strings.TrimSpace(s)
}

// number gives the number of a TEL as typed.
func (p *property) number(value string) string {
	if typed := tidy(p.get(asTyped)); typed != "" {
		return typed
	}
	return number(value)
}

// number gives a tel: URI (RFC 3966) as people write a number; other text stays.
func number(s string) string {
	if len(s) < 4 || !strings.EqualFold(s[:4], "tel:") {
		return s
	}
	s = s[4:]
	main, params, _ := strings.Cut(s, ";")
	if un, err := url.PathUnescape(main); err == nil {
		main = un
	}
	for p := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(p, "=")
		switch {
		case strings.EqualFold(name, "ext") && value != "":
			main += " ext. " + value
		case strings.EqualFold(name, "phone-context") && strings.HasPrefix(value, "+"):
			main = value + main
		}
	}
	return strings.TrimSpace(main)
}

// dataURI is the beginning of a picture in a data: URI (RFC 2397), its comma escaped or not.
var dataURI = regexp.MustCompile(`(?i)^\s*data:.*;base64\\?,`)

// photo takes the first picture that the file itself contains.
func (b *builder) photo(p *property) bool {
	if b.draft.Photo != nil {
		return false
	}
	raw := p.value
	inline := p.encoding() == "B"
	if m := dataURI.FindIndex(raw[:min(len(raw), 80)]); m != nil {
		raw, inline = raw[m[1]:], true
	}
	if !inline && (len(raw) < 64 || strings.Contains(string(raw[:64]), ":")) {
		return len(strings.TrimSpace(string(raw))) == 0
	}
	img := base64Bytes(raw)
	if img == nil {
		if inline {
			b.doubt(p, string(raw[:min(len(raw), 60)]), say.Phrase("a picture"))
		}
		return len(strings.TrimSpace(string(raw))) == 0
	}
	b.draft.Photo = img
	sum := sha256.Sum256(img)
	b.c.Photo = data.PhotoRef{SHA256: hex.EncodeToString(sum[:]), Bytes: len(img)}
	return true
}

// components gives a structured value exactly n parts. Parts after unescaped semicolons beyond the last one
// stay with it.
func components(parts []string, n int) []string {
	for len(parts) < n {
		parts = append(parts, "")
	}
	for _, more := range parts[n:] {
		if tidy(more) == "" {
			continue
		}
		if parts[n-1] != "" {
			parts[n-1] += "; "
		}
		parts[n-1] += more
	}
	return parts[:n]
}
