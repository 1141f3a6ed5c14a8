# shellcheck shell=sh disable=SC2154 # the packages made once more, elsewhere and from nothing: the same bytes

same_bytes() {
	[ -z "$(git status --porcelain)" ] || {
		echo "There are changes that are in no commit: commit them, so that a clone has them as well."
		return 1
	}
	rm -rf "$check/again"
	git clone -q --shared . "$check/again/clone of it"
	"$here/.ci/package.sh"
	GOCACHE=$check/again/cache "$check/again/clone of it/.ci/package.sh"
	diff "$here/build/package/SHA256SUMS" "$check/again/clone of it/build/package/SHA256SUMS"
	rm -rf "$check/again"
}

row "built twice, in another folder and without the compiler's cache: the same bytes" same_bytes
row "the sums are right" sh -c 'cd build/package && sha256sum -c SHA256SUMS'
