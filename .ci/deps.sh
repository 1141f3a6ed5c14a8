#!/bin/sh
# Installs what is missing: `deps.sh run` for building and opening the app, `deps.sh test` for the
# tests and the tour as well, `deps.sh interchange` for LibreOffice too, `deps.sh package` for making the
# packages, `deps.sh package-check` for trying them. On Debian and its kin by apt, elsewhere it says what to install.
set -eu
cd "$(dirname "$0")/.."

for_build="git ca-certificates gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev"
for_tests="xvfb openbox xdotool imagemagick x11-utils xclip libgl1-mesa-dri dbus
	zbar-tools qrencode sqlite3 python3 strace chromium fonts-noto-core fonts-noto-cjk
	khard python3-icalendar python3-openpyxl
	desktop-file-utils appstream"
for_interchange="libreoffice-calc"
for_package="gcc-mingw-w64-x86-64 nsis librsvg2-bin imagemagick zip dpkg-dev"
for_package_check="lintian desktop-file-utils appstream debootstrap rpm wine wine64 xvfb xdotool x11-utils man-db"

fail() {
	printf '%s\n' "$@" >&2
	exit 1
}

check_go() {
	wanted=$(sed -n 's/^go //p' go.mod)
	how="Get it from https://go.dev/dl/ and put its bin folder into PATH, then try again."
	command -v go >/dev/null || fail "Go is not installed. Lanyard needs Go $wanted or newer." "$how"
	# Fails by itself when go.mod asks for a newer Go than there is and none may be fetched.
	found=$(go env GOVERSION 2>/dev/null) || found=$(go version | cut -d' ' -f3)
	oldest=$(printf '%s\n%s\n' "$wanted" "${found#go}" | sort -V | head -n 1)
	[ "$oldest" = "$wanted" ] || fail "Go ${found#go} is too old. Lanyard needs Go $wanted or newer." "$how"
}

# missing prints those of the given Debian packages that are not installed.
missing() {
	for package; do
		case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
		"install ok installed") ;;
		*) printf '%s ' "$package" ;;
		esac
	done
}

# as_root runs a command as root, showing it first.
as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		set -- env DEBIAN_FRONTEND=noninteractive "$@"
	elif ! command -v sudo >/dev/null; then
		fail "These packages are missing. As root, run: $*"
	elif [ -t 0 ]; then
		set -- sudo env DEBIAN_FRONTEND=noninteractive "$@"
	else
		set -- sudo -n env DEBIAN_FRONTEND=noninteractive "$@" # nobody there to type a password
	fi
	echo "+ $*"
	"$@"
}

debian() {
	packages=$(missing "$@")
	[ -n "$packages" ] || return 0
	as_root apt-get update -q || echo "The package lists could not be renewed; trying with those at hand." >&2
	# shellcheck disable=SC2086 # a list of words
	as_root apt-get install -y -q --no-install-recommends $packages ||
		fail "Not installed: $packages" "See apt-get's message above; when it is done, try again."
}

# libraries checks on other systems what the linker will look for.
libraries() {
	command -v "${CC:-cc}" >/dev/null && command -v pkg-config >/dev/null &&
		pkg-config --exists gl x11 xcursor xrandr xinerama xi xxf86vm wayland-client wayland-egl xkbcommon
}

elsewhere() {
	case $(uname -s) in
	Darwin)
		xcode-select -p >/dev/null 2>&1 || fail "The C compiler is missing. Run: xcode-select --install"
		;;
	MINGW* | MSYS* | CYGWIN*)
		command -v gcc >/dev/null || fail "The C compiler is missing." \
			"Install MSYS2 from https://www.msys2.org, in it run: pacman -S mingw-w64-ucrt-x86_64-gcc" \
			"and work in its UCRT64 shell."
		;;
	Linux)
		libraries || fail "Libraries for windows are missing. Install them, then try again:" \
			"  Fedora: sudo dnf install gcc pkgconf mesa-libGL-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel" \
			"  Arch:   sudo pacman -S base-devel libgl libxcursor libxrandr libxinerama libxi libxxf86vm wayland libxkbcommon" \
			"  other:  a C compiler, pkg-config, and the development files of OpenGL, X11 (Xcursor, Xrandr, Xinerama, Xi, Xxf86vm), Wayland, xkbcommon"
		;;
	*)
		command -v "${CC:-cc}" >/dev/null || fail "A C compiler is missing. Install one, then try again."
		;;
	esac
}

# absent prints those of the given programs that are not there.
absent() {
	for tool; do
		command -v "$tool" >/dev/null || printf '%s ' "$tool"
	done
}

# others says on other systems which programs are missing.
others() {
	case $what in
	run) ;;
	package | package-check)
		absent=$(absent x86_64-w64-mingw32-gcc makensis rsvg-convert convert zip dpkg-shlibdeps)
		[ -z "$absent" ] || fail "Not installed: $absent" "Install the programs of these names, then try again. The packages are made on Debian and its kin."
		;;
	*)
		absent=$(absent Xvfb openbox xdotool xwininfo import xclip zbarimg qrencode sqlite3 python3 strace chromium khard dbus-daemon desktop-file-validate appstreamcli)
		[ -z "$absent" ] || echo "Not installed: $absent. The tests that need them will be skipped (under CI: fail)." >&2
		;;
	esac
}

what=${1:-run}
check_go
if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
	# shellcheck disable=SC2086 # lists of words
	case $what in
	test) debian $for_build $for_tests ;;
	interchange) debian $for_build $for_tests $for_interchange ;;
	package) debian $for_build $for_package ;;
	package-check) debian $for_build $for_package $for_package_check ;;
	*) debian $for_build ;;
	esac
else
	elsewhere
	others
fi
