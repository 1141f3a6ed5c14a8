#!/bin/sh
# The long check of the packages, before a release. It makes them twice, and installs, uses, upgrades
# and removes them: in a clean Debian, and under wine. The table at the end says what was checked;
# what each check printed lies in build/check. `package-check.sh debian windows` runs some parts only;
# the parts are again, papers, debian, rpm and windows.
set -eu
cd "$(dirname "$0")/.."
here=$PWD
parts=${*:-again papers debian rpm windows}
# shellcheck disable=SC2034 # the parts use it
old=1be68e0 # the commit that counts as 0.1.0

.ci/deps.sh package-check
[ "$(id -u)" -eq 0 ] || {
	echo "The clean Debian needs root (chroot, mount). Run: sudo make package-check" >&2
	exit 1
}
check=$here/build/check
mkdir -p "$check"
table=$check/table.txt
: >"$table"
# shellcheck source=.ci/check/common.sh
. .ci/check/common.sh

[ -f build/package/SHA256SUMS ] || .ci/package.sh
# fact prints a value of FyneApp.toml.
fact() { sed -n "s/^$1 = \"\(.*\)\"/\1/p" FyneApp.toml; }
# shellcheck disable=SC2034 # the parts use both
id=$(fact ID) version=$(fact Version)
for part in $parts; do
	echo "== $part"
	# shellcheck source=/dev/null
	. ".ci/check/$part.sh"
done

echo
column -t -s '|' "$table"
if grep -q '|FAILED' "$table"; then exit 1; fi
