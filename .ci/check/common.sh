# shellcheck shell=sh disable=SC2154 # what package-check.sh and its parts share; it sets the variables

rows=0

# row runs one check and writes its line of the table: row WHAT COMMAND … The command's own words go
# to a file beside it.
row() {
	what=$1
	shift
	rows=$((rows + 1))
	log=$check/$part-$(printf %02d $rows).log
	(set -e; "$@") >"$log" 2>&1 & # within a condition -e would not hold
	if wait $!; then
		result=ok
	else
		result="FAILED, see ${log#"$here/"}"
		tail -n 5 "$log" >&2
	fi
	printf '%s|%s|%s\n' "$part" "$what" "$result" >>"$table"
	printf '   %s: %s\n' "$what" "$result"
}

# until_true tries a command each second, for a minute: until_true COMMAND …
until_true() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ "$tries" -lt 60 ] || return 1
		sleep 1
	done
}

# screen starts an X server without a screen on a free display, and says which in $DISPLAY.
screen() {
	: >"$check/display"
	Xvfb -displayfd 3 -ac -screen 0 1280x800x24 -nolisten tcp 3>"$check/display" 2>/dev/null &
	server=$!
	trap 'kill $server' EXIT # of the check, however it ends
	until_true test -s "$check/display"
	DISPLAY=:$(cat "$check/display")
	export DISPLAY
}

# screen_off ends the X server that screen started.
screen_off() {
	kill "$server"
	trap - EXIT
	wait "$server" 2>/dev/null || true
}

# window waits for the window whose title begins with Lanyard, and prints its number.
window() {
	until_true sh -c 'xdotool search --onlyvisible --name "^Lanyard" >/dev/null 2>&1'
	xdotool search --onlyvisible --name '^Lanyard' | tail -n 1
}

# card writes a vCard with one person: card FILE GIVEN FAMILY MAIL.
card() {
	printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:%s;%s;;;\r\nFN:%s %s\r\nORG:State Library\r\nEMAIL:%s\r\nEND:VCARD\r\n' \
		"$3" "$2" "$2" "$3" "$4" >"$1"
}
