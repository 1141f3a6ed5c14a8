package swap

import (
	"cmp"
	"net"
	"net/netip"
	"slices"
	"strings"
)

// Network is an address of this computer at which a page can be served.
type Network struct {
	Addr      netip.Addr
	Interface string // the system's name: "wlan0", "Wi-Fi", "en0"
	Kind      NetworkKind
	Default   bool // the way to the internet leads over it
	// Prefix is the network of the address; zero if unknown.
	Prefix netip.Prefix
}

// NetworkKind is the kind of a network, as far as its interface shows.
type NetworkKind string

// The kinds.
const (
	WiFi     NetworkKind = "wifi"
	Wired    NetworkKind = "wired"
	Virtual  NetworkKind = "virtual" // of a VPN, a container, a virtual machine: phones are not there
	Loopback NetworkKind = "loopback"
)

// Networks lists the addresses of this computer where a page can be served, first the one that a phone in the
// same room most likely reaches. Loopback comes last: only this computer reaches it.
func Networks() ([]Network, error) {
	interfaces, err := net.Interfaces()
	if err != nil {
		return nil, err
	}
	way := wayOut()
	var out []Network
	for _, i := range interfaces {
		if i.Flags&net.FlagUp == 0 {
			continue
		}
		addrs, err := i.Addrs()
		if err != nil {
			continue // it disappeared meanwhile
		}
		for _, a := range addrs {
			p, err := netip.ParsePrefix(a.String())
			if err != nil || !servable(p.Addr()) {
				continue
			}
			addr := p.Addr().Unmap()
			out = append(out, Network{Addr: addr, Interface: i.Name, Kind: kindOf(i), Default: addr == way, Prefix: p.Masked()})
		}
	}
	slices.SortStableFunc(out, func(a, b Network) int {
		return cmp.Or(cmp.Compare(b.score(), a.score()), cmp.Compare(a.Interface, b.Interface), a.Addr.Compare(b.Addr))
	})
	return out, nil
}

// servable excludes addresses that do not work in a link: those that need a zone, and multicast.
func servable(a netip.Addr) bool {
	return a.IsValid() && !a.IsMulticast() && !a.IsUnspecified() && (a.Is4() || !a.IsLinkLocalUnicast())
}

// score is higher for a network that a phone nearby more likely reaches.
func (n Network) score() (s int) {
	switch n.Kind {
	case Loopback:
		return 0
	case Virtual:
		s = 1
	case Wired:
		s = 4
	case WiFi:
		s = 5
	}
	if n.Default {
		s += 2
	}
	if n.Addr.IsPrivate() {
		s += 8
	}
	if n.Addr.Is4() {
		s += 16 // shorter in a code, and every phone knows it
	}
	if n.Kind == Virtual {
		return s - 24
	}
	return s
}

// virtualNames begin the names of virtual interfaces.
var virtualNames = []string{
	"docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "vethernet", "virtualbox", "vmware", "hyper-v", "tun", "tap", "wg",
	"utun", "zt", "tailscale", "ppp", "ipsec", "awdl", "llw", "lxc", "lxd", "podman", "cni", "flannel", "gif", "stf", "bluetooth",
}

// wirelessNames begin the names of Wi-Fi interfaces, for systems that do not say it.
var wirelessNames = []string{"wl", "wi-fi", "wifi", "wireless", "ath", "ap"}

func kindOf(i net.Interface) NetworkKind {
	name := strings.ToLower(i.Name)
	begins := func(with string) bool { return strings.HasPrefix(name, with) }
	switch {
	case i.Flags&net.FlagLoopback != 0:
		return Loopback
	case i.Flags&net.FlagPointToPoint != 0, slices.ContainsFunc(virtualNames, begins):
		return Virtual
	case slices.ContainsFunc(wirelessNames, begins), wireless(i.Name):
		return WiFi
	}
	return Wired
}

// wayOut is the address by which this computer reaches others. It sends nothing: the system looks up its route
// to an address that belongs to nobody (RFC 5737).
func wayOut() netip.Addr {
	c, err := net.Dial("udp4", "192.0.2.1:9")
	if err != nil {
		return netip.Addr{}
	}
	defer c.Close()
	return c.LocalAddr().(*net.UDPAddr).AddrPort().Addr().Unmap()
}
