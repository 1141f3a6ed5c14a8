package store

import (
	"os"
	"strings"
)

// shared reports whether a folder is on the disk of another computer.
func shared(dir string) bool {
	mounts, err := os.ReadFile("/proc/self/mounts")
	return err == nil && networkTypes[typeOfMount(string(mounts), dir)]
}

// networkTypes are file systems of other computers (https://man7.org/linux/man-pages/man5/filesystems.5.html
// and the FUSE programs of distributions).
var networkTypes = map[string]bool{
	"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true, "afs": true, "ceph": true, "coda": true, "ncpfs": true,
	"davfs": true, "glusterfs": true, "fuse.sshfs": true, "fuse.rclone": true, "fuse.davfs": true, "fuse.davfs2": true,
	"fuse.gvfsd-fuse": true, "fuse.glusterfs": true, "fuse.ceph": true, "fuse.s3fs": true, "fuse.onedriver": true,
	"fuse.google-drive-ocamlfuse": true, "fuse.pcloud": true, "fuse.kio-fuse": true,
}

// typeOfMount finds the file system of a folder in the system's list of mounts: device, place, type … on each
// line. Blanks and similar characters are octal numbers (https://man7.org/linux/man-pages/man5/fstab.5.html).
func typeOfMount(mounts, dir string) (fsType string) {
	best := -1
	for line := range strings.Lines(mounts) {
		f := strings.Fields(line)
		if len(f) < 3 {
			continue
		}
		place := mountEscapes.Replace(f[1])
		if liesIn(dir, place) && len(place) >= best { // a later mount hides an earlier one
			fsType, best = f[2], len(place)
		}
	}
	return fsType
}

var mountEscapes = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`, `\043`, "#")
