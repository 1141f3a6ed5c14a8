package opener

import "golang.org/x/sys/windows"

// start asks the shell, whose answer says whether a program is associated.
func start(arguments []string) error {
	verb, err := windows.UTF16PtrFromString(arguments[0])
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(arguments[1])
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, file, nil, nil, windows.SW_SHOWNORMAL)
}
