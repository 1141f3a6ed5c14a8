package code

import (
	"lanyard/data/format/wifi"
	"lanyard/data/qr"
	"lanyard/ui/lang"
)

// Hotspot is the network that phones join first, where the room's own keeps them apart. It is known
// while the program runs and written nowhere.
type Hotspot struct {
	Network wifi.Network
	Code    qr.Code // no text while there is none
}

// Words is the first step of two.
func (h Hotspot) Words() string {
	if h.Code.Text == "" {
		return ""
	}
	return lang.L("1 · Join {{.Network}}", h.Network.Name)
}
