# shellcheck shell=sh disable=SC2154 # the .deb in a clean Debian: from 0.1.0 to the present version, and off again

root=$check/root
card='/home/anna/My cards/Zoë & Co. 100%.vcf'
db=/home/anna/.local/share/lanyard/lanyard.db

# clean_root makes a Debian with nothing but its own base; the base is kept for the next time.
clean_root() {
	if [ ! -e "$check/base/etc/os-release" ]; then
		rm -rf "$check/base"
		debootstrap --variant=minbase bookworm "$check/base"
	fi
	rm -rf "$root"
	cp -a "$check/base" "$root"
	inside useradd -m -s /bin/sh anna
}

# inside runs a command in the root, as root; its mounts and processes end with it.
inside() {
	# shellcheck disable=SC2016 # the inner shell's own words
	unshare --mount --pid --fork --kill-child sh -ec '
		root=$1; shift
		mount -t proc proc "$root/proc"
		mount --bind /dev "$root/dev"
		mkdir -p "$root/tmp/.X11-unix"
		[ ! -d /tmp/.X11-unix ] || mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
		cp /etc/resolv.conf "$root/etc/resolv.conf"
		exec chroot "$root" env -i DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"
	' sh "$root" "$@"
}

# anna runs a command in the root as its user.
anna() { inside setpriv --reuid=anna --regid=anna --init-groups env HOME=/home/anna DISPLAY="${DISPLAY:-}" "$@"; }

# put copies a file into the root for its user: put FILE WHERE.
put() {
	mkdir -p "$root$(dirname "$2")"
	cp "$1" "$root$2"
	chown -R --reference="$root/home/anna" "$root/home/anna"
}

# install_package installs a package with nothing that it only recommends: what it needs must be asked for.
install_package() {
	cp "$1" "$root/tmp/"
	inside apt-get update -q
	inside apt-get install -y -q --no-install-recommends "/tmp/$(basename "$1")"
}

# old_package packs the program of 0.1.0 by the present recipe.
old_package() {
	if ls "$check/old"/lanyard_0.1.0_amd64.deb; then return; fi
	rm -rf "$check/old-source"
	git clone -q --shared . "$check/old-source"
	git -C "$check/old-source" checkout -q "$old"
	.ci/package.sh "$check/old-source" "$check/old" linux
}

# people_of_old makes two people with the program of 0.1.0.
people_of_old() {
	card "$check/one.vcf" Ann Alder ann@alder.example
	card "$check/two.vcf" Bob Birch bob@birch.example
	for file in one two; do
		put "$check/$file.vcf" "/home/anna/$file.vcf"
		anna lanyard import "/home/anna/$file.vcf"
	done
	two_people
}
two_people() { has Alder && has Birch; }

# has reports whether a person of that family name is in the database.
has() { anna lanyard export --format csv | grep -q "$1"; }

# shows runs a command that opens the window, waits for its window, lets another command work on it and quits:
# shows PICTURE WORK COMMAND …
shows() {
	picture=$1 work=$2
	shift 2
	screen
	"$@" &
	started=$!
	window=$(window)
	sleep 2 # for the picture only
	import -window root "$check/$picture.png"
	"$work"
	xdotool windowfocus "$window" key --window "$window" --clearmodifiers ctrl+q
	until_true sh -c "! kill -0 $started 2>/dev/null"
	screen_off
}

# saved presses Ctrl+Enter until the person of the card is in the database.
saved() { until_true save; }
save() {
	xdotool windowfocus "$window" key --clearmodifiers ctrl+Return
	sleep 1
	has Quill
}

# launched starts the desktop file as a file manager does, and stays as long as the program: gio goes
# at once, and what runs in the root ends with the command that it was entered by.
launched() {
	# shellcheck disable=SC2016 # the inner shell's own words
	anna sh -c 'gio launch "$@"; sleep 3; while grep -qs "^lanyard" /proc/[0-9]*/comm; do sleep 1; done' sh "$@"
}

opens_card() {
	card "$check/three.vcf" Zoë Quill zoe@quill.example
	put "$check/three.vcf" "$card"
	shows debian-card saved launched "/usr/share/applications/$id.desktop" "$card"
	has Quill
}

exports() {
	anna lanyard export --format csv >"$check/debian.csv"
	anna lanyard export --format vcard >"$check/debian.vcf"
	for name in Alder Birch Quill; do
		grep -q "$name" "$check/debian.csv"
		grep -q "$name" "$check/debian.vcf"
	done
}

# offered wants Lanyard among the programs of the types, and no line that makes it the default.
offered() {
	for type in text/vcard text/x-vcard text/directory text/calendar; do
		grep "^$type=.*$id.desktop" "$root/usr/share/applications/mimeinfo.cache"
	done
	[ ! -e "$root/usr/share/applications/defaults.list" ]
	! grep -rl lanyard -i "$root/etc/xdg" "$root/usr/share/applications" | grep mimeapps
}

# removed purges the package: nothing of it is left, and the people are untouched.
removed() {
	before=$(sha256sum <"$root$db")
	inside dpkg -L lanyard | sort >"$check/files-installed.txt"
	inside apt-get purge -y -q lanyard
	while read -r file; do
		if [ -f "$root$file" ]; then
			echo "left: $file"
			return 1
		fi
	done <"$check/files-installed.txt"
	[ "$before" = "$(sha256sum <"$root$db")" ]
}

look() { :; } # the picture is all that is wanted of the window

row "a clean Debian 12" clean_root
row "the program of 0.1.0, packed by this recipe" old_package
row "0.1.0 installs with what it asks for, and nothing else" install_package "$check/old/lanyard_0.1.0_amd64.deb"
row "0.1.0 starts, its window shows, and it quits" shows debian-old look anna lanyard
row "0.1.0 imports two people" people_of_old
row "$version takes its place" install_package "$here/build/package/lanyard_${version}_amd64.deb"
row "the two people are there" two_people
row "tools of the desktop are added, for the check alone" inside apt-get install -y -q --no-install-recommends desktop-file-utils libglib2.0-bin shared-mime-info
row "it is offered for cards and calendars, and made nobody's default" offered
row "a card with blanks and signs in its name opens by the desktop file, and is saved" opens_card
row "it exports all three people" exports
row "it is removed whole, and the people stay" removed
