package store

import (
	"io/fs"

	"golang.org/x/sys/windows"
)

// foreign reports whether the file or link at a path belongs neither to the user nor to the system, or has an
// unknown owner. Anybody may make a junction, and with developer mode any link.
func foreign(path string, st fs.FileInfo) bool {
	owner, err := ownerOf(path)
	if err != nil {
		return isLink(st)
	}
	for _, system := range []windows.WELL_KNOWN_SID_TYPE{windows.WinLocalSystemSid, windows.WinBuiltinAdministratorsSid} {
		if owner.IsWellKnown(system) {
			return false
		}
	}
	const trustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
	me, err := windows.GetCurrentProcessToken().GetTokenUser()
	return owner.String() != trustedInstaller && (err != nil || !owner.Equals(me.User.Sid))
}

// ownerOf gives the owner of a file; of a link it is the link's owner, not that of its target.
func ownerOf(path string) (*windows.SID, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	h, err := windows.CreateFile(name, windows.READ_CONTROL, share, nil, windows.OPEN_EXISTING,
		windows.FILE_FLAG_BACKUP_SEMANTICS|windows.FILE_FLAG_OPEN_REPARSE_POINT, 0)
	if err != nil {
		return nil, err
	}
	defer windows.CloseHandle(h)
	about, err := windows.GetSecurityInfo(h, windows.SE_FILE_OBJECT, windows.OWNER_SECURITY_INFORMATION)
	if err != nil {
		return nil, err
	}
	owner, _, err := about.Owner()
	return owner, err
}

// isLink reports whether a file is a link or a junction, which Go calls irregular.
func isLink(st fs.FileInfo) bool { return st.Mode()&(fs.ModeSymlink|fs.ModeIrregular) != 0 }
