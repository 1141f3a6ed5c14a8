package swap

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"lanyard/data/local"
)

// ServeHTTP implements http.Handler. Every request passes the same gates in the same order: the name
// it asked for, its path with the token, its rate, its method, and for a reply where it comes from.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	local.Protect(w.Header())
	if !local.OwnHost(s.addr, r.Host) {
		local.Refuse(w, http.StatusMisdirectedRequest)
		return
	}
	from := visitor(r.RemoteAddr)
	if !s.traffic.request(from) {
		w.Header().Set("Retry-After", "10")
		local.Refuse(w, http.StatusTooManyRequests)
		return
	}
	route, ok := local.Route(r, s.token)
	if !ok {
		local.Refuse(w, http.StatusNotFound)
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
		local.Refuse(w, http.StatusNotFound)
		return
	}
	if !slices.Contains(methods, r.Method) {
		w.Header().Set("Allow", strings.Join(methods, ", "))
		local.Refuse(w, http.StatusMethodNotAllowed)
		return
	}
	serve(w, r)
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
