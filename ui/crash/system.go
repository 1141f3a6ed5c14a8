package crash

import (
	"os"
	"runtime"
	"strings"
)

// System names the operating system and processor, and on Linux the distribution with its version
// (os-release(5)).
func System() string {
	name := runtime.GOOS + "/" + runtime.GOARCH
	text, err := os.ReadFile("/etc/os-release")
	if err != nil {
		return name
	}
	for line := range strings.Lines(string(text)) {
		if v, ok := strings.CutPrefix(strings.TrimSpace(line), "PRETTY_NAME="); ok {
			return name + ", " + strings.Trim(v, `"'`)
		}
	}
	return name
}
