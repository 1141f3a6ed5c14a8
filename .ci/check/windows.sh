# shellcheck shell=sh disable=SC2154 # the installer under wine: install, use, upgrade, remove

setup=$here/build/package/lanyard-$version-setup.exe
export WINEPREFIX="$check/wine" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
local=$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local
program=$local/Programs/Lanyard/lanyard.exe
start_menu="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Lanyard.lnk"

# wine_root makes a Windows of its own, with what this wine lacks.
wine_root() {
	rm -rf "$WINEPREFIX"
	wine wineboot --init
	if [ ! -e "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" ]; then
		x86_64-w64-mingw32-gcc -shared -O1 -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" \
			"$here/.ci/check/bcryptprimitives.c" -ladvapi32
	fi
}

# described reads the resources of the program.
described() {
	strings -el "$program" | grep -x -A1 ProductVersion | grep "$version"
	strings -el "$program" | grep -x 'The Lanyard authors'
}

# key reads a value of the user's registry: key PATH [NAME].
key() {
	if [ $# -gt 1 ]; then
		wine reg query "HKCU\\$1" /v "$2"
	else
		wine reg query "HKCU\\$1"
	fi
}

installed() {
	wine "$setup" /S
	wineserver -w
	ls -l "$program" "$start_menu"
	wine "$program" version | grep "$version"
}

registered() {
	for kind in vcf ics; do
		key "Software\\Classes\\.$kind\\OpenWithProgids" "Lanyard.$kind"
		key "Software\\Classes\\Applications\\lanyard.exe\\SupportedTypes" ".$kind"
		wine reg query "HKCU\\Software\\Classes\\Lanyard.$kind\\shell\\open\\command" /ve | grep -F 'lanyard.exe" open "%1"'
	done
	! wine reg query 'HKCU\Software\Classes\.vcf' /ve | grep -i lanyard # no default
}

imports() {
	card "$check/windows.vcf" Zoë Quill zoe@quill.example
	wine "$program" import "Z:$check/windows.vcf"
	has_quill
}
has_quill() { wine "$program" export --format csv | grep Quill; }

# pictured opens the window and takes its picture.
pictured() {
	screen
	wine "$program" &
	started=$!
	window=$(window)
	sleep 10 # for the picture only: wine draws slowly
	import -window root "$check/windows.png"
	xdotool windowfocus "$window" key --clearmodifiers ctrl+q
	until_true sh -c "! kill -0 $started 2>/dev/null"
	screen_off
}

# opened runs the registered command on a card, and saves.
opened() {
	card "$check/open this.vcf" Olga Open olga@open.example
	screen
	wine "$program" open "Z:$check/open this.vcf" &
	started=$!
	window=$(window)
	until_true save_olga
	import -window root "$check/windows-card.png"
	xdotool windowfocus "$window" key --clearmodifiers ctrl+q
	until_true sh -c "! kill -0 $started 2>/dev/null"
	screen_off
}
save_olga() {
	xdotool windowfocus "$window" key --clearmodifiers ctrl+Return
	sleep 3
	wine "$program" export --format csv | grep Open
}

# refused wants an installation to stop while the program runs.
refused() {
	screen
	wine "$program" &
	started=$!
	window=$(window)
	! wine "$setup" /S
	xdotool windowfocus "$window" key --clearmodifiers ctrl+q
	until_true sh -c "! kill -0 $started 2>/dev/null"
	screen_off
}

uninstalled() {
	wine "$local/Programs/Lanyard/uninstall.exe" /S "$@"
	wineserver -w
	until_true test ! -e "$program"
	[ ! -e "$start_menu" ]
	for path in 'Classes\Lanyard.vcf' 'Classes\Lanyard.ics' 'Classes\Applications\lanyard.exe' Lanyard "Microsoft\\Windows\\CurrentVersion\\Uninstall\\$id"; do
		! wine reg query "HKCU\\Software\\$path" || return 1
	done
}
without_data() { uninstalled && ls -l "$local/Lanyard/lanyard.db"; }
with_data() { installed && has_quill && uninstalled /DATA && [ ! -e "$local/Lanyard" ]; }

row "a Windows of wine's" wine_root
row "silent installation: program, Start menu" installed
row "version and maker stand in the program" described
row "it is offered for .vcf and .ics, and made nobody's default" registered
row "it imports a card and exports it" imports
row "the window shows" pictured
row "a card opens by the registered command, and is saved" opened
row "an installation while it runs is refused" refused
row "installed over itself" installed
row "the people are still there" has_quill
row "silent removal: program, menu, registry; the people stay" without_data
row "installed again they are there, and /DATA takes them away" with_data
wineserver -k || true
