# shellcheck shell=sh disable=SC2154 # what validators say of the files

deb=build/package/lanyard_${version}_amd64.deb
laid=$check/laid
rm -rf "$laid"
dpkg-deb -x "$deb" "$laid"
share=$laid/usr/share

# manual_reads fails on any complaint of the formatter.
manual_reads() {
	out=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$share/man/man1/lanyard.1.gz" 2>&1 >/dev/null)
	echo "$out"
	[ -z "$out" ]
}

# small_enough says what the program weighs; the goal is 50 MB.
small_enough() {
	size=$(stat -c %s "$laid/usr/bin/lanyard")
	echo "$size bytes"
	[ "$size" -le 50000000 ]
}

# all_licences wants a licence for each module that is in the program.
all_licences() {
	go version -m "$laid/usr/bin/lanyard" | awk '$1 == "dep" {print $2 " " $3}' >"$check/modules.txt"
	[ "$(wc -l <"$check/modules.txt")" -gt 20 ] || return 1
	while read -r module; do
		grep -qF "$module (" "$share/doc/lanyard/copyright" || {
			echo "no licence of $module"
			return 1
		}
	done <"$check/modules.txt"
}

# materials_known wants each module in the bill of materials, with a licence.
materials_known() {
	python3 - "$check/modules.txt" build/package/sbom.json <<-'PY'
		import json, sys
		bom = json.load(open(sys.argv[2]))
		assert bom["bomFormat"] == "CycloneDX" and bom["specVersion"] == "1.6", bom["specVersion"]
		known = {c["name"] + " " + c["version"]: c.get("licenses") for c in bom["components"]}
		for line in open(sys.argv[1]):
		    assert known.get(line.strip()), line
	PY
}

row "lintian: no errors" lintian --fail-on error --tag-display-limit 0 "$deb"
row "desktop-file-validate" desktop-file-validate "$share/applications/$id.desktop"
row "appstreamcli validate" appstreamcli validate --no-net "$share/metainfo/$id.metainfo.xml"
row "the manual page reads without a complaint" manual_reads
row "completions of bash, zsh and fish are there" ls "$share/bash-completion/completions/lanyard" "$share/zsh/vendor-completions/_lanyard" "$share/fish/vendor_completions.d/lanyard.fish"
row "bash reads its completion" bash -n "$share/bash-completion/completions/lanyard"
row "the program is 50 MB at most" small_enough
row "the copyright file has the licence of each module" all_licences
row "the bill of materials has each module with its licence" materials_known
row "it says against which glibc it was built" sh -c "dpkg-deb -f '$deb' Description | grep 'Built against glibc [0-9.]*; needs glibc [0-9.]* or newer'"
