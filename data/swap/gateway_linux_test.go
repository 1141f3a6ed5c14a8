package swap

import (
	"net/netip"
	"strings"
	"testing"
)

const (
	routes = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n" +
		"wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n" +
		"wlan0\t0001A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0\n" +
		"eth0\t0000000A\t00000000\t0001\t0\t0\t100\t000000FF\t0\t0\t0\n" +
		"tun0\t00000000\t00000000\t0001\t0\t0\t50\t00000000\t0\t0\t0\n" +
		"bad0\t00000000\tXYZ\t0003\n" + "short\n"
	neighbours = "IP address       HW type     Flags       HW address            Mask     Device\n" +
		"192.168.1.1      0x1         0x2         02:00:5E:10:00:01     *        wlan0\n" +
		"192.168.1.1      0x1         0x2         02:00:5e:10:00:02     *        wlan1\n" +
		"192.168.1.9      0x1         0x0         00:00:00:00:00:00     *        wlan0\n" + "short\n"
)

func TestANetworkIsKnownByItsGateway(t *testing.T) {
	// The table has the machine's byte order; the test's is that of the usual ones.
	for name, want := range map[string]string{"wlan0": "192.168.1.1", "eth0": "", "tun0": "", "bad0": "", "none": ""} {
		got := defaultGateway(strings.NewReader(routes), name)
		if got.IsValid() != (want != "") || got.IsValid() && got.String() != want {
			t.Errorf("%s: %v, want %q", name, got, want)
		}
	}
	for _, c := range []struct{ name, of, want string }{
		{"wlan0", "192.168.1.1", "02:00:5e:10:00:01"},
		{"wlan1", "192.168.1.1", "02:00:5e:10:00:02"},
		{"wlan0", "192.168.1.9", ""},
		{"wlan0", "192.168.1.77", ""},
	} {
		if got := hardwareAddress(strings.NewReader(neighbours), c.name, netip.MustParseAddr(c.of)); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.of, c.name, got, c.want)
		}
	}
}
