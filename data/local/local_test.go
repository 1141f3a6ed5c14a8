package local_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"

	"lanyard/data/local"
)

func TestATokenIs128BitsThatAPathTakesAsTheyAre(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		token := local.NewToken()
		if len(token) != 26 || seen[token] {
			t.Fatalf("the token is %q", token)
		}
		seen[token] = true
		r := httptest.NewRequest(http.MethodGet, "/"+token+"/x?y", nil)
		if route, ok := local.Route(r, token); !ok || route != "/x" {
			t.Errorf("the path leads to %q, %v", route, ok)
		}
		if _, ok := local.Route(httptest.NewRequest(http.MethodGet, "/"+token[:25], nil), token); ok {
			t.Error("a part of the token opens")
		}
	}
}

func TestOnlyTheAddressItselfIsAHost(t *testing.T) {
	addr := netip.MustParseAddrPort("127.0.0.1:8080")
	for host, want := range map[string]bool{
		"127.0.0.1:8080": true, "localhost:8080": false, "127.0.0.1": false, "127.0.0.1:80": false, "": false,
		"127.0.0.1.evil.example:8080": false, "[::1]:8080": false,
	} {
		if got := local.OwnHost(addr, host); got != want {
			t.Errorf("%q: %v", host, got)
		}
	}
	if !local.OwnHost(netip.MustParseAddrPort("127.0.0.1:80"), "127.0.0.1") {
		t.Error("browsers leave the port 80 out")
	}
}

func TestTheLanguageIsTheOneAskedForElseTheBrowsersElseEnglish(t *testing.T) {
	for _, c := range []struct{ query, header, want string }{
		{"", "", "en"},
		{"", "de-AT,en;q=0.5", "de"},
		{"?l=fr", "de", "fr"},
		{"", "zh-TW", "zh"},
		{"", "sw", "en"},
		{"?l=%22%3E", "es", "es"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/"+c.query, nil)
		r.Header.Set("Accept-Language", c.header)
		if got := local.Tags[local.Language(r)]; got != c.want {
			t.Errorf("%q with %q: %s, want %s", c.query, c.header, got, c.want)
		}
	}
}
