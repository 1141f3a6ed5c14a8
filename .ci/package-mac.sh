#!/bin/sh
# Makes the bundle and the disk image for macOS, on macOS: build/package/lanyard-VERSION-macos-ARCH.dmg and .zip.
# Untested: no Mac was at hand.
set -eu
cd "$(dirname "$0")/.."
[ "$(uname -s)" = Darwin ] || {
	echo "The bundle for macOS can only be made on macOS: sips, iconutil, codesign and hdiutil are parts of it." >&2
	exit 1
}
command -v rsvg-convert >/dev/null || {
	echo "rsvg-convert is missing. Run: brew install librsvg" >&2
	exit 1
}
fact() { sed -n "s/^$1 = \"\\(.*\\)\"/\\1/p" FyneApp.toml; }
id=$(fact ID) version=$(fact Version)
name=lanyard-$version-macos-$(uname -m)
out=build/package
bundle=$out/.work/Lanyard.app
rm -rf "$out/.work"
mkdir -p "$bundle/Contents/MacOS" "$bundle/Contents/Resources" "$out/.work/lanyard.iconset"

go build -buildvcs=true -trimpath -ldflags '-s -w' -o "$bundle/Contents/MacOS/lanyard" .
for size in 16 32 128 256 512; do
	rsvg-convert -w $size -h $size assets/icon.svg -o "$out/.work/lanyard.iconset/icon_${size}x$size.png"
	rsvg-convert -w $((2 * size)) -h $((2 * size)) assets/icon.svg -o "$out/.work/lanyard.iconset/icon_${size}x$size@2x.png"
done
iconutil -c icns -o "$bundle/Contents/Resources/lanyard.icns" "$out/.work/lanyard.iconset"
sed -e "s/@ID@/$id/" -e "s/@VERSION@/$version/" assets/packaging/Info.plist >"$bundle/Contents/Info.plist"
plutil -lint "$bundle/Contents/Info.plist"
cp LICENSE "$bundle/Contents/Resources/"
codesign --force --sign - "$bundle" # no identity: Apple's chips start signed programs only

ditto -c -k --keepParent "$bundle" "$out/$name.zip"
ln -s /Applications "$out/.work/Applications"
rm -rf "$out/.work/lanyard.iconset"
hdiutil create -quiet -ov -volname "Lanyard $version" -srcfolder "$out/.work" -format UDZO "$out/$name.dmg"
rm -rf "$out/.work"
ls -l "$out"
