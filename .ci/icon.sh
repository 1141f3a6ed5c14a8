#!/bin/sh
# Renders pictures from their drawings: the app's icon, the theme's icons, the sample's portraits.
set -eu
cd "$(dirname "$0")/.."
command -v rsvg-convert >/dev/null || {
	echo "rsvg-convert is missing: install librsvg2-bin (Debian), librsvg2-tools (Fedora) or librsvg." >&2
	exit 1
}
rsvg-convert -w 512 assets/icon.svg -o assets/icon.png
for drawing in assets/portraits/*.svg; do
	rsvg-convert -w 200 "$drawing" -o "assets/sample/$(basename "$drawing" .svg).png"
done
rm -f assets/icons/*.svg
go run ./assets/outline assets/outline assets/icons
