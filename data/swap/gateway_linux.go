package swap

import (
	"bufio"
	"encoding/binary"
	"encoding/hex"
	"io"
	"net/netip"
	"os"
	"strings"
)

// gatewayOf is the hardware address of the device that leads out of an interface's network; "" when there is
// none, or the kernel does not know it yet.
func gatewayOf(name string) string {
	routes, err := os.Open("/proc/net/route")
	if err != nil {
		return ""
	}
	defer routes.Close()
	gateway := defaultGateway(routes, name)
	if !gateway.IsValid() {
		return ""
	}
	neighbours, err := os.Open("/proc/net/arp")
	if err != nil {
		return ""
	}
	defer neighbours.Close()
	return hardwareAddress(neighbours, name, gateway)
}

// defaultGateway reads the kernel's table of routes (proc_net(5)): hexadecimal in the byte order of the machine,
// the default route to 00000000.
func defaultGateway(routes io.Reader, name string) netip.Addr {
	for s := bufio.NewScanner(routes); s.Scan(); {
		f := strings.Fields(s.Text())
		if len(f) < 3 || f[0] != name || f[1] != "00000000" {
			continue
		}
		b, err := hex.DecodeString(f[2])
		if err != nil || len(b) != 4 {
			continue
		}
		var ip [4]byte
		binary.NativeEndian.PutUint32(ip[:], binary.BigEndian.Uint32(b))
		if a := netip.AddrFrom4(ip); !a.IsUnspecified() {
			return a
		}
	}
	return netip.Addr{}
}

// hardwareAddress reads the kernel's table of neighbours (proc_net(5)). A neighbour that did not answer yet has
// zeros.
func hardwareAddress(neighbours io.Reader, name string, of netip.Addr) string {
	for s := bufio.NewScanner(neighbours); s.Scan(); {
		f := strings.Fields(s.Text())
		if len(f) < 6 || f[5] != name || f[0] != of.String() {
			continue
		}
		if mac := strings.ToLower(f[3]); strings.Trim(mac, "0:") != "" {
			return mac
		}
	}
	return ""
}
