package swap

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"lanyard/data/local"
)

// ServeHTTP implements http.Handler. Every request goes through the same checks in the same order: the name it
// asked for, its path with the token, its rate, its method, and for a reply its origin.
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

// visitor is the address that requests are counted for. All phones in a room share one network of IPv6 (a /64),
// so a whole network is not one visitor: one bad phone would shut the others out. A device can take many
// addresses there, as in a wide network of IPv4. It gains little: all visitors together have a limit too, and
// there the slowest makes room for new ones.
func visitor(remote string) netip.Prefix {
	from, err := netip.ParseAddrPort(remote)
	if err != nil {
		return netip.Prefix{} // all addresses that cannot be read count as one
	}
	addr := from.Addr().Unmap().WithZone("")
	return netip.PrefixFrom(addr, addr.BitLen())
}
