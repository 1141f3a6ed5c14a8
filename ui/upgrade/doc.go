// Package upgrade holds the tests that a file of an older release is the same in this program: a small one of every
// release with all other tests, a large one of the last with `make upgrade-check`.
package upgrade
