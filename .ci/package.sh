#!/bin/sh
# Makes the packages: `package.sh [SOURCE [OUT [all|linux]]]`. SOURCE is the checkout whose program is
# packed, with the packaging of this one. The same commit gives the same bytes on the same system.
# PROJECT_URL is the address of the repository, where software centres find the pictures.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
source=$(cd "${1:-$here}" && pwd)
out=${2:-$here/build/package}
what=${3:-all}

"$here/.ci/deps.sh" package
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$out/.work
rm -rf "$work" "$out"/lanyard?* "$out/SHA256SUMS" "$out/sbom.json"
mkdir -p "$work/papers" "$work/icons"

umask 022
export TZ=UTC LC_ALL=C.UTF-8
SOURCE_DATE_EPOCH=$(git -C "$source" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
templates=$here/assets/packaging

# tool runs a program of the tools' own module.
tool() { go tool -modfile="$here/.ci/tools/go.mod" "$@"; }
papers() { go run -C "$here/.ci/tools" ./papers -source "$source" -home "${PROJECT_URL:-}" "$@"; }

version=$(papers -print version)
id=$(papers -print id)
name=lanyard-$version
echo "== Lanyard $version of $(git -C "$source" log -1 --format='%h, %cs'), $what"

# build compiles the program. The commit goes into it, for `lanyard version`.
build() { (cd "$source" && go build -buildvcs=true -trimpath -ldflags "$1" -o "$2" .); }

# dated gives all files below a folder the moment of the commit.
dated() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

echo "== program for Linux"
build '-s -w' "$work/lanyard"

for size in 16 24 32 48 64 128 256 512; do
	rsvg-convert -w $size -h $size "$here/assets/icon.svg" -o "$work/icons/$size.png"
done

windows=
if [ "$what" = all ]; then
	echo "== program for Windows"
	convert "$work/icons/16.png" "$work/icons/24.png" "$work/icons/32.png" "$work/icons/48.png" \
		"$work/icons/64.png" "$work/icons/256.png" "$work/lanyard.ico"
	cp "$templates/winres.json" "$work/"
	trap 'rm -f "$source/rsrc_windows_amd64.syso"' EXIT
	tool go-winres make --in "$work/winres.json" --out "$source/rsrc" --arch amd64 \
		--product-version "$version" --file-version "$version"
	windows=$work/windows/$name/lanyard.exe
	CC=x86_64-w64-mingw32-gcc CGO_ENABLED=1 GOOS=windows build '-H windowsgui -s -w' "$windows"
fi

echo "== papers"
stage=$work/stage
share=$stage/usr/share
mkdir -p "$stage/usr/bin" "$share/applications" "$share/metainfo" "$share/man/man1"
if "$work/lanyard" completion zsh >"$work/papers/_lanyard" 2>/dev/null; then
	mkdir -p "$share/bash-completion/completions" "$share/fish/vendor_completions.d"
	"$work/lanyard" completion bash >"$share/bash-completion/completions/lanyard"
	"$work/lanyard" completion fish >"$share/fish/vendor_completions.d/lanyard.fish"
else
	echo "This program has no command completion: the shells' completions are left out." >&2
	rm "$work/papers/_lanyard"
fi
lenient=
[ "$source" = "$here" ] || lenient=-lenient
papers -linux "$work/lanyard" $lenient ${windows:+-windows "$windows"} -templates "$templates" -stage "$stage" -out "$work/papers"
cp "$work/lanyard" "$stage/usr/bin/"
cp "$templates"/*.desktop "$share/applications/$id.desktop"
cp "$work/papers/$id.metainfo.xml" "$share/metainfo/"
gzip -9nc "$work/papers/lanyard.1" >"$share/man/man1/lanyard.1.gz"
for size in 16 24 32 48 64 128 256 512; do
	install -D -m 644 "$work/icons/$size.png" "$share/icons/hicolor/${size}x$size/apps/$id.png"
done
install -D -m 644 "$here/assets/icon.svg" "$share/icons/hicolor/scalable/apps/$id.svg"
dated "$stage"

dated "$work/papers"

echo "== packages for Linux"
tool nfpm package -f "$work/papers/nfpm.yaml" -p deb -t "$out/lanyard_${version}_amd64.deb"
tool nfpm package -f "$work/papers/nfpm.yaml" -p rpm -t "$out/$name-1.x86_64.rpm"
mkdir "$work/$name-linux"
cp -r "$stage/usr/bin" "$stage/usr/share" "$work/$name-linux/"
cp "$work/papers/README-linux.txt" "$work/$name-linux/README.txt"
cp "$work/papers/copyright-linux" "$work/$name-linux/copyright.txt"
[ ! -e "$work/papers/_lanyard" ] || install -D -m 644 "$work/papers/_lanyard" "$work/$name-linux/share/zsh/site-functions/_lanyard"
dated "$work/$name-linux"
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --format=ustar -cf - "$name-linux" |
	gzip -9n >"$out/$name-linux.tar.gz"

if [ -n "$windows" ]; then
	echo "== packages for Windows"
	files=$work/windows/$name
	sed 's/$/\r/' "$work/papers/README-windows.txt" >"$files/README.txt"
	sed 's/$/\r/' "$work/papers/copyright-windows" >"$files/copyright.txt"
	dated "$work/windows"
	(cd "$work/windows" && find "$name" | sort | zip -9 -X -q "$out/$name-windows.zip" -@)
	makensis -V2 -NOCD -DVERSION="$version" -DNUMBERS="$version.0" -DID="$id" -DFILES="$files" \
		-DICON="$work/lanyard.ico" -DOUT="$out/$name-setup.exe" "$templates/lanyard.nsi"
fi
cp "$work/papers/sbom.json" "$out/"
(cd "$out" && sha256sum -- lanyard?* sbom.json >SHA256SUMS)
rm -rf "$work"

echo "== built against $(getconf GNU_LIBC_VERSION)"
[ -n "${PROJECT_URL:-}" ] || echo "PROJECT_URL is not set: software centres will find no pictures. Set it to the repository's address for a release."
(cd "$out" && du -b -- *)
