// Package local holds what the pages have in common that Lanyard serves itself, to the local network or
// to this computer alone: who may ask for what, and in which language the answer is.
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

// NewToken makes 128 random bits in 26 letters that a QR code packs tightly and that a path takes as
// they are.
func NewToken() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails: the program ends when there is no randomness
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:])
}

// Protect sets what every answer says: that nothing is kept, guessed, framed, fetched or told on. The
// referrer is kept inside the page instead of sent to nobody, because browsers send "Origin: null"
// with forms when there is none, and the origin is checked.
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

// Refuse answers without a word about what there is.
func Refuse(w http.ResponseWriter, status int) {
	http.Error(w, http.StatusText(status), status)
}

// OwnHost tells the address that is listened on from any name that was made to lead to it.
func OwnHost(addr netip.AddrPort, host string) bool {
	return host == addr.String() || addr.Port() == 80 && host == strings.TrimSuffix(addr.String(), ":80")
}

// Route is the part of the path behind the token; false for a path without it. The path is taken as
// it was sent: nothing is cleaned, decoded or forgiven.
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

// OwnOrigin tells a form of this page from one of any other. A browser says with every POST where it
// comes from; what says nothing at all is no browser, and has the token.
func OwnOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	origins := r.Header.Values("Origin")
	return len(origins) == 0 || len(origins) == 1 && origins[0] == "http://"+r.Host
}

// HashSource is how a content security policy names an inline style sheet or script: by its hash.
func HashSource(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
