// Package wifi reads and writes codes that connect a phone to a Wi-Fi network
// ("WIFI:T:WPA;S:Lobby;P:secret;;"). The format is ZXing's, which phones use.
package wifi

import "strings"

// Network holds what a phone needs to connect.
type Network struct {
	Name     string // SSID
	Password string // "" for an open network
	Security string // "WPA", "WEP", "SAE" …; "" for an open network
	Hidden   bool   // it does not announce its name
}

const scheme = "WIFI:"

// Read reads the text of a code; false when it is another text or names no network.
func Read(text string) (Network, bool) {
	text = strings.Trim(text, " \t\r\n\uFEFF\x00")
	if len(text) < len(scheme) || !strings.EqualFold(text[:len(scheme)], scheme) {
		return Network{}, false
	}
	var n Network
	for name, value := range fields(text[len(scheme):]) {
		switch strings.ToUpper(name) {
		case "S":
			n.Name = value
		case "P":
			n.Password = value
		case "T":
			n.Security = value
		case "H":
			n.Hidden = strings.EqualFold(value, "true")
		}
	}
	if strings.EqualFold(n.Security, "nopass") {
		n.Security, n.Password = "", ""
	}
	return n, n.Name != ""
}

// fields gives the name and the value of each part. A backslash makes the next character plain, and quotes
// around a value only say that it is not a hexadecimal number.
func fields(body string) map[string]string {
	out := map[string]string{}
	var b strings.Builder
	name, named, quotable := "", false, false
	end := func() {
		v := b.String()
		if n := len(v); quotable && n > 1 && v[n-1] == '"' {
			v = v[1 : n-1]
		}
		if _, there := out[name]; named && !there {
			out[name] = v
		}
		b.Reset()
		name, named, quotable = "", false, false
	}
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case c == '\\' && i+1 < len(body):
			i++
			b.WriteByte(body[i])
			if i+1 < len(body) && body[i] == '"' && body[i+1] == ';' {
				quotable = false // the quote at the end belongs to the value
			}
		case c == ';':
			end()
		case c == ':' && !named:
			name, named = b.String(), true
			b.Reset()
			quotable = i+1 < len(body) && body[i+1] == '"'
		default:
			b.WriteByte(c)
		}
	}
	end()
	return out
}

// Encode writes the text of a code. A network without Security is open; then the password is left out.
func Encode(n Network) string {
	var b strings.Builder
	b.WriteString(scheme)
	field := func(name, value string) { b.WriteString(name + ":" + escape.Replace(value) + ";") }
	if n.Security == "" {
		field("T", "nopass")
	} else {
		field("T", n.Security)
	}
	field("S", n.Name)
	if n.Security != "" {
		field("P", n.Password)
	}
	if n.Hidden {
		field("H", "true")
	}
	b.WriteString(";")
	return b.String()
}

// escape puts a backslash before characters with a meaning in such a code.
var escape = strings.NewReplacer(`\`, `\\`, `;`, `\;`, `,`, `\,`, `"`, `\"`, `:`, `\:`)
