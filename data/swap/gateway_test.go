package swap

import (
	"net/netip"
	"testing"
)

func TestANetworkWithoutAGatewayIsKnownByItsAddresses(t *testing.T) {
	at := func(name, addr, prefix string, kind NetworkKind) Network {
		return Network{Interface: name, Addr: netip.MustParseAddr(addr), Prefix: netip.MustParsePrefix(prefix), Kind: kind}
	}
	first := at("nosuch0", "192.0.2.7", "192.0.2.0/24", WiFi)
	if got := first.Key(); got == "" || got != at("nosuch0", "192.0.2.99", "192.0.2.0/24", WiFi).Key() {
		t.Errorf("another address in it is another network: %q", got)
	}
	for _, other := range []Network{
		at("nosuch1", "192.0.2.7", "192.0.2.0/24", WiFi), at("nosuch0", "198.51.100.7", "198.51.100.0/24", WiFi),
		{Interface: "nosuch0", Addr: netip.MustParseAddr("192.0.2.7"), Kind: WiFi},
	} {
		if other.Key() == first.Key() || other.Key() == "" {
			t.Errorf("%+v is taken for the first", other)
		}
	}
	if got := at("lo", "127.0.0.1", "127.0.0.0/8", Loopback).Key(); got != "" {
		t.Errorf("loopback has the key %q", got)
	}
}
