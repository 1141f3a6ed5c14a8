package swap

import (
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
)

// Key tells a network from others when this computer comes into it again: by the device that leads out of it,
// where the system tells, else by its addresses. It is a digest, so that what keeps it says nothing of where
// one has been. "" is for loopback, where nobody else is.
func (n Network) Key() string {
	if n.Kind == Loopback {
		return ""
	}
	known := gatewayOf(n.Interface)
	if known == "" {
		prefix := n.Prefix
		if !prefix.IsValid() {
			prefix = netip.PrefixFrom(n.Addr, n.Addr.BitLen())
		}
		known = n.Interface + " " + prefix.String()
	}
	sum := sha256.Sum256([]byte(known))
	return hex.EncodeToString(sum[:12])
}
