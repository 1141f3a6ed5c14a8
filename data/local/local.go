// Package local holds what the pages that Lanyard serves have in common, those for the local network and those
// for this computer: who may ask for what, and the language of the answer.
package local

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/base64"
	"net/http"
	"net/netip"
	"strings"
)

// NewToken makes 128 random bits in 26 letters that a QR code stores compactly and that a path accepts as they
// are.
func NewToken() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails: without randomness the program ends
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:])
}

// Protect sets the headers of every answer: nothing may be kept, guessed, framed or fetched, and no referrer
// leaves the page. It is kept inside the page instead of dropped, because without it browsers send "Origin:
// null" with forms, and the origin is checked.
func Protect(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
}

// Refuse answers without saying what exists.
func Refuse(w http.ResponseWriter, status int) {
	http.Error(w, http.StatusText(status), status)
}

// OwnHost reports whether a host is the address that we listen on, and not a name that leads to it.
func OwnHost(addr netip.AddrPort, host string) bool {
	return host == addr.String() || addr.Port() == 80 && host == strings.TrimSuffix(addr.String(), ":80")
}

// Route is the part of the path after the token; false for a path without it. The path is used exactly as it
// was sent: not cleaned and not decoded.
func Route(r *http.Request, token string) (string, bool) {
	path, _, _ := strings.Cut(r.RequestURI, "?")
	path, ok := strings.CutPrefix(path, "/")
	if !ok {
		return "", false
	}
	n := min(len(path), len(token))
	if subtle.ConstantTimeCompare([]byte(path[:n]), []byte(token)) != 1 {
		return "", false
	}
	return path[n:], true
}

// OwnOrigin reports whether a form comes from this page. A browser sends its origin with every POST; a request
// without one is not from a browser, and has the token.
func OwnOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	origins := r.Header.Values("Origin")
	return len(origins) == 0 || len(origins) == 1 && origins[0] == "http://"+r.Host
}

// HashSource names an inline style sheet or script in a content security policy: by its hash.
func HashSource(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
