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

// visitor is whom requests are counted for: an address. All phones of a room share one network of IPv6 (a /64), so the
// network is not one visitor: one phone that means harm would shut the others out. A device there can take many
// addresses, as it can in a wide network of IPv4; what it gets by that is bounded by what all together may do, and there
// whoever is slowest makes room for those who come.
func visitor(remote string) netip.Prefix {
	from, err := netip.ParseAddrPort(remote)
	if err != nil {
		return netip.Prefix{} // all that cannot be told apart are one
	}
	addr := from.Addr().Unmap().WithZone("")
	return netip.PrefixFrom(addr, addr.BitLen())
}
