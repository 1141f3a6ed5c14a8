package swap

import "strings"

// WiFiCode is the text of a code that takes a phone into a network: the hotspot of this computer, say.
// An empty password means an open network.
func WiFiCode(name, password string) string {
	kind, secret := "nopass", ""
	if password != "" {
		kind, secret = "WPA", "P:"+wifiEscape.Replace(password)+";"
	}
	return "WIFI:T:" + kind + ";S:" + wifiEscape.Replace(name) + ";" + secret + ";"
}

// wifiEscape escapes what has a meaning in such a code (the format is ZXing's, which phones follow).
var wifiEscape = strings.NewReplacer(`\`, `\\`, `;`, `\;`, `,`, `\,`, `"`, `\"`, `:`, `\:`)
