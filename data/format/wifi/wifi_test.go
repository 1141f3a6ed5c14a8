package wifi

import (
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	for text, want := range map[string]Network{
		"WIFI:T:WPA;S:Lobby;P:coffee2026;;":            {Name: "Lobby", Password: "coffee2026", Security: "WPA"},
		"wifi:s:Lobby;p:x;t:WPA":                       {Name: "Lobby", Password: "x", Security: "WPA"},
		`WIFI:S:Lo\;bby\:1;T:WPA;P:a\\b\,c\"d;H:true;`: {Name: "Lo;bby:1", Password: `a\b,c"d`, Security: "WPA", Hidden: true},
		`WIFI:S:"0A1B";T:WPA;P:"12345678";;`:           {Name: "0A1B", Password: "12345678", Security: "WPA"},
		"WIFI:S:図書館;T:WPA;P: with blanks ;;":           {Name: "図書館", Password: " with blanks ", Security: "WPA"},
		"WIFI:T:nopass;S:Open;P:left over;;":           {Name: "Open"},
		"WIFI:S:Open;;":                                {Name: "Open"},
	} {
		if got, ok := Read(text); got != want || !ok {
			t.Errorf("%s is %+v, %v, want %+v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "WIFI", "WIFI:", "WIFI:T:WPA;P:x;;", "MECARD:S:x;;", "a WIFI:S:x;;"} {
		if got, ok := Read(text); ok {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

func TestEncode(t *testing.T) {
	for want, n := range map[string]Network{
		"WIFI:T:WPA;S:Lobby;P:coffee2026;;":        {Name: "Lobby", Password: "coffee2026", Security: "WPA"},
		`WIFI:T:WPA;S:Lo\;bby;P:a\\b\:\,\";;`:      {Name: "Lo;bby", Password: `a\b:,"`, Security: "WPA"},
		`WIFI:T:WPA;S:a\;b\\c\,d\:e;P:\"q\";;`:     {Name: `a;b\c,d:e`, Password: `"q"`, Security: "WPA"},
		"WIFI:T:WPA;S:图书馆;P:pässwort;;":            {Name: "图书馆", Password: "pässwort", Security: "WPA"},
		"WIFI:T:nopass;S:Open;;":                   {Name: "Open", Password: "not said"},
		"WIFI:T:SAE;S:Quiet;P:coffee2026;H:true;;": {Name: "Quiet", Password: "coffee2026", Security: "SAE", Hidden: true},
	} {
		if got := Encode(n); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"WIFI:T:WPA;S:Lobby;P:coffee2026;;", `WIFI:S:"0A1B";P:a\\b\,c\"d;H:true;`, `WIFI:S:\";T:x`, "wifi:\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := Read(s)
		if !ok {
			return
		}
		if n.Security == "" {
			n.Password = ""
		}
		again, ok := Read(Encode(n))
		if !ok || again != n {
			t.Errorf("%q is %+v, written and read again %+v, %v", s, n, again, ok)
		}
	})
}

func FuzzEncode(f *testing.F) {
	f.Add("Lobby", "coffee2026")
	f.Add(`"0A1B"`, `ends in \`)
	f.Fuzz(func(t *testing.T, name, password string) {
		if name == "" || strings.Contains(name+password, "\x00") {
			return
		}
		n := Network{Name: name, Password: password, Security: "WPA"}
		if got, ok := Read(Encode(n)); got != n || !ok {
			t.Errorf("%+v is read again as %+v, %v", n, got, ok)
		}
	})
}
