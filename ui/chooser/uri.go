package chooser

import (
	"fmt"
	"net/url"
	"strings"

	"lanyard/data/say"
)

// pathOf gives the path of a file: URL (RFC 8089), byte by byte: names need not be UTF-8, and a "+" stays a
// "+".
func pathOf(uri string) (string, error) {
	rest, ok := strings.CutPrefix(uri, "file://")
	host, path, _ := strings.Cut(rest, "/")
	if !ok || host != "" && host != "localhost" {
		return "", say.Errorf("{{.Address}} is not on this computer; copy it to a folder of yours, then choose the copy", fmt.Sprintf("%q", uri))
	}
	path, err := url.PathUnescape("/" + path)
	if err != nil || strings.ContainsRune(path, 0) {
		return "", say.Errorf("the desktop gave {{.Address}}, which names no file; choose another one", fmt.Sprintf("%q", uri))
	}
	return path, nil
}
