package store

import "testing"

func TestAFolderOfAnotherComputerIsKnownByItsMount(t *testing.T) {
	const mounts = "/dev/sda1 / ext4 rw 0 0\nproc /proc proc rw 0 0\nserver:/home /home nfs4 rw 0 0\n/dev/sdb1 /home/ann/own ext4 rw 0 0\n" +
		"//nas/all /media/the\\040nas cifs rw 0 0\ntmpfs /home/ann/over tmpfs rw 0 0\nann@host: /home/ann/over fuse.sshfs rw 0 0\nshort line\n"
	for dir, want := range map[string]string{
		"/":                      "ext4",
		"/homes/ann":             "ext4",
		"/home/ann":              "nfs4",
		"/home/ann/own/lanyard":  "ext4",
		"/media/the nas/people":  "cifs",
		"/home/ann/over/lanyard": "fuse.sshfs",
	} {
		if got := typeOfMount(mounts, dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
	if networkTypes["ext4"] || !networkTypes["fuse.sshfs"] || !networkTypes["cifs"] {
		t.Error("types are mixed up")
	}
}
