#!/bin/sh
# Says whether a tag can be released: `tagged.sh v1.2.3`. The tag must be the version of FyneApp.toml,
# and CHANGELOG.md must give that version its day.
set -eu
cd "$(dirname "$0")/.."
version=$(sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
[ "$1" = "v$version" ] || {
	echo "The tag is $1, and FyneApp.toml says version $version: make the tag v$version." >&2
	exit 1
}
grep -qE "^## $version \([0-9]{4}-[0-9]{2}-[0-9]{2}\)$" CHANGELOG.md || {
	echo "CHANGELOG.md has no day for $version: write it as \"## $version (2026-11-28)\"." >&2
	exit 1
}
