// Package assets holds the files that are built into the program: the app's icon, the icons of the
// theme, the sample data, the swap page and the camera page.
package assets

import "embed"

// Files is every file built in, by its path below this folder: "icon.png", "icons/mail.svg",
// "sample/sample.json" and the pictures beside it, "swap/page.html" and "camera/page.html" with
// what belongs to them.
//
//go:embed icon.png icons/*.svg sample swap camera translations/*.json
var Files embed.FS

// Icon is the SVG of a theme icon, 24 units square and drawn in fills alone, so that Fyne's
// theme.NewThemedResource colours all of it. It returns nil for a name that is not among Icons.
func Icon(name string) []byte {
	svg, err := Files.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil
	}
	return svg
}

// Icons lists the names that Icon knows, in alphabetical order.
func Icons() []string {
	entries, err := Files.ReadDir("icons")
	if err != nil {
		return nil // cannot be: the folder is built in
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name()[:len(e.Name())-len(".svg")])
	}
	return names
}

// AppIcon is the app's icon, a PNG of 512 pixels.
func AppIcon() []byte {
	png, err := Files.ReadFile("icon.png")
	if err != nil {
		return nil // cannot be: the file is built in
	}
	return png
}
