package opener

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestTheArgumentsOfEachSystem(t *testing.T) {
	page, err := Page(`https://-good.example@x/`)
	if err == nil {
		t.Errorf("a page is %s", page)
	}
	for _, link := range []string{"https://library.example/a?b=\"c\" --help", "mailto:-h@library.example", "tel:+1 202 555 0143"} {
		address, err := Link(link)
		if err != nil {
			t.Fatal(err)
		}
		for goos, program := range map[string]string{"linux": "xdg-open", "freebsd": "xdg-open", "darwin": "open", "windows": "open"} {
			got := arguments(goos, address)
			if !slices.Equal(got, []string{program, address.text}) {
				t.Errorf("%s on %s: %q", link, goos, got)
			}
			if strings.HasPrefix(got[1], "-") || strings.ContainsAny(got[1], "\" \t\n\\") {
				t.Errorf("%s on %s can be read as an option or as two words: %q", link, goos, got)
			}
		}
	}
}

func TestTheAddressOfAFileOnEachSystem(t *testing.T) {
	for _, c := range []struct{ goos, path, want string }{
		{"linux", "/home/ada/my people/100%.txt", "file:///home/ada/my%20people/100%25.txt"},
		{"linux", "/-h/#?", "file:///-h/%23%3F"},
		{"darwin", "/Users/ada/b\u00fccher", "file:///Users/ada/b%C3%BCcher"},
		{"windows", `C:\Users\ada\my people`, "file:///C:/Users/ada/my%20people"},
		{"windows", `\\server\share`, "file://///server/share"},
	} {
		if got := fileAddress(c.goos, c.path); got != c.want || !whole.MatchString(got) {
			t.Errorf("%s on %s: %s, want %s", c.path, c.goos, got, c.want)
		}
	}
}

func TestNothingButAnAddressIsOpened(t *testing.T) {
	for _, text := range []string{"", "-h", "--version", "/etc/passwd", "https:", "javascript:x", "ms-msdt:/id", "https://a.example/ b", "https://a.example/\"", "mailto:a@b\nx"} {
		if err := Open(Address{text: text}, time.Second); !errors.Is(err, errNoAddress) {
			t.Errorf("%q: error %v", text, err)
		}
	}
}
