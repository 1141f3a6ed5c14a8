package swap

import (
	"crypto/subtle"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// ServeHTTP implements http.Handler. Every request passes the same gates in the same order: the name
// it asked for, its path with the token, its rate, its method, and for a reply where it comes from.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	protect(w.Header())
	if !s.ownHost(r.Host) {
		refuse(w, http.StatusMisdirectedRequest)
		return
	}
	from := visitor(r.RemoteAddr)
	if !s.traffic.request(from) {
		w.Header().Set("Retry-After", "10")
		refuse(w, http.StatusTooManyRequests)
		return
	}
	route, ok := s.route(r)
	if !ok {
		refuse(w, http.StatusNotFound)
		return
	}
	serve, methods := s.page, []string{http.MethodGet, http.MethodHead}
	switch route {
	case "", "/thanks":
	case "/card.vcf":
		serve = s.vcard
	case "/reply":
		serve, methods = s.reply, []string{http.MethodPost}
	default:
		refuse(w, http.StatusNotFound)
		return
	}
	if !slices.Contains(methods, r.Method) {
		w.Header().Set("Allow", strings.Join(methods, ", "))
		refuse(w, http.StatusMethodNotAllowed)
		return
	}
	serve(w, r)
}

// protect sets what every answer says: that nothing is kept, guessed, framed, fetched or told on. The
// referrer is kept inside the page instead of sent to nobody, because browsers send "Origin: null"
// with forms when there is none, and the origin is checked.
func protect(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
}

// refuse answers without a word about what there is.
func refuse(w http.ResponseWriter, status int) {
	http.Error(w, http.StatusText(status), status)
}

// ownHost tells the address that the server listens on from any name that was made to lead to it.
func (s *Server) ownHost(host string) bool {
	return host == s.addr.String() || s.addr.Port() == 80 && host == strings.TrimSuffix(s.addr.String(), ":80")
}

// route is the part of the path behind the token; false for a path without it. The path is taken as
// it was sent: nothing is cleaned, decoded or forgiven.
func (s *Server) route(r *http.Request) (string, bool) {
	path, _, _ := strings.Cut(r.RequestURI, "?")
	path, ok := strings.CutPrefix(path, "/")
	if !ok {
		return "", false
	}
	n := min(len(path), len(s.token))
	if subtle.ConstantTimeCompare([]byte(path[:n]), []byte(s.token)) != 1 {
		return "", false
	}
	return path[n:], true
}

// ownOrigin tells a form of this page from one of any other. A browser says with every POST where it
// comes from; what says nothing at all is no browser, and has the token.
func (s *Server) ownOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	origins := r.Header.Values("Origin")
	return len(origins) == 0 || len(origins) == 1 && origins[0] == "http://"+r.Host
}

// visitor is whom requests are counted for: an IPv4 address, or the network of an IPv6 one, in which
// one device has as many as it likes.
func visitor(remote string) netip.Prefix {
	from, err := netip.ParseAddrPort(remote)
	if err != nil {
		return netip.Prefix{} // all that cannot be told apart are one
	}
	addr, bits := from.Addr().Unmap().WithZone(""), 64
	if addr.Is4() {
		bits = 32
	}
	p, err := addr.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}
