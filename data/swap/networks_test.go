package swap

import (
	"cmp"
	"net"
	"net/netip"
	"slices"
	"testing"
)

func TestTheNetworkThatAPhoneReachesComesFirst(t *testing.T) {
	ip := netip.MustParseAddr
	want := []Network{
		{Addr: ip("192.168.1.20"), Interface: "wlan0", Kind: WiFi, Default: true},
		{Addr: ip("10.0.0.4"), Interface: "eth0", Kind: Wired, Default: true},
		{Addr: ip("192.168.7.1"), Interface: "wlan1", Kind: WiFi},
		{Addr: ip("10.1.0.4"), Interface: "eth1", Kind: Wired},
		{Addr: ip("203.0.113.9"), Interface: "eth2", Kind: Wired, Default: true},
		{Addr: ip("fd00::4"), Interface: "wlan0", Kind: WiFi},
		{Addr: ip("10.8.0.2"), Interface: "tun0", Kind: Virtual, Default: true},
		{Addr: ip("172.17.0.1"), Interface: "docker0", Kind: Virtual},
		{Addr: ip("127.0.0.1"), Interface: "lo", Kind: Loopback},
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, func(a, b Network) int { return cmp.Compare(b.score(), a.score()) })
	if !slices.Equal(got, want) {
		t.Errorf("the order is %+v", got)
	}
}

func TestInterfacesAreKnownByTheirNames(t *testing.T) {
	for name, want := range map[string]NetworkKind{
		"wlp3s0": WiFi, "Wi-Fi 2": WiFi, "enp0s31f6": Wired, "Ethernet": Wired, "docker0": Virtual, "br-1a2b": Virtual,
		"vEthernet (WSL)": Virtual, "utun4": Virtual, "tailscale0": Virtual, "Bluetooth Network Connection": Virtual,
	} {
		if got := kindOf(net.Interface{Name: name, Flags: net.FlagUp}); got != want {
			t.Errorf("%s is %s", name, got)
		}
	}
	if got := kindOf(net.Interface{Name: "x", Flags: net.FlagPointToPoint}); got != Virtual {
		t.Errorf("a point-to-point link is %s", got)
	}
}

func TestThisComputersNetworksEndWithLoopback(t *testing.T) {
	all, err := Networks()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 || all[len(all)-1].Kind != Loopback {
		t.Errorf("the networks are %+v", all)
	}
	for _, n := range all {
		if n.Addr.IsLinkLocalUnicast() && n.Addr.Is6() || n.Addr.IsMulticast() {
			t.Errorf("%s cannot stand in a link", n.Addr)
		}
	}
}
