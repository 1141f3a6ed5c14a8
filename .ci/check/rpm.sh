# shellcheck shell=sh disable=SC2154 # the package for Red Hat's kin, as far as Debian's rpm can tell

rpm=$here/build/package/lanyard-$version-1.x86_64.rpm
deb=$here/build/package/lanyard_${version}_amd64.deb
place=$check/rpm

# same_files compares what both packages hold.
same_files() {
	rpm -qpl "$rpm" | sed 's#zsh/site-functions#zsh/vendor-completions#' | sort >"$check/files-rpm.txt"
	dpkg-deb -c "$deb" | awk '$1 !~ /^d/ {print substr($6, 2)}' | grep -v changelog.gz | sort >"$check/files-deb.txt"
	diff "$check/files-deb.txt" "$check/files-rpm.txt"
}

# wanted_libraries compares the libraries it asks for with those that the program has linked.
wanted_libraries() {
	rpm -qp --requires "$rpm" >"$check/requires.txt"
	objdump -p "$place/usr/bin/lanyard" | awk '$1 == "NEEDED" {print $2 "()(64bit)"}' | while read -r library; do
		grep -qxF "$library" "$check/requires.txt" || {
			echo "$library is not asked for"
			return 1
		}
	done
}

installs() {
	rm -rf "$place"
	mkdir -p "$place"
	rpm --root "$place" --dbpath /rpmdb --initdb
	rpm --root "$place" --dbpath /rpmdb -i --nodeps --noscripts "$rpm"
	"$place/usr/bin/lanyard" version
}

removes() {
	rpm --root "$place" --dbpath /rpmdb -e --nodeps --noscripts lanyard
	[ -z "$(find "$place/usr" -type f)" ]
}

row "rpm reads it, and its sums are right" rpm -K --nosignature "$rpm"
row "it holds the same files as the .deb, but for changelog.gz" same_files
row "rpm installs it into an empty root, and it starts" installs
row "it asks for every library that is linked" wanted_libraries
row "rpm removes it whole" removes
