package swap

import (
	"errors"

	"lanyard/data/camera"
	"lanyard/ui/lang"
	"lanyard/ui/window"
)

// cameraTrouble says in words why a camera shows no picture, and what helps. inBrowser is whether it is
// the browser's.
func cameraTrouble(err error, inBrowser bool) (title, text string) {
	switch {
	case errors.Is(err, camera.ErrNone) && inBrowser:
		return lang.L("The browser finds no camera"), lang.L("Plug one in, then press the button on the page.")
	case errors.Is(err, camera.ErrNone):
		return lang.L("No camera was found"), lang.L("Plug one in and try again. The browser knows some cameras that Lanyard does not.")
	case errors.Is(err, camera.ErrBusy) && inBrowser:
		return lang.L("The camera does not start"), lang.L("Another program may be using it, a video call for instance. Close that, then press the button on the page.")
	case errors.Is(err, camera.ErrBusy):
		return lang.L("Another program is using the camera"), lang.L("Close the video call or whatever has it, then try again.")
	case errors.Is(err, camera.ErrDenied) && inBrowser:
		return lang.L("The browser does not let the page use the camera"), lang.L("Allow it there, beside the address, then press the button on the page.")
	case errors.Is(err, camera.ErrDenied):
		return lang.L("Lanyard may not use the camera"), lang.L("The system keeps it from you: on Linux, the group “video” has the right. The browser may have its own way.")
	case errors.Is(err, camera.ErrUnplugged) && inBrowser:
		return lang.L("The camera is gone"), lang.L("Plug it in again, then press the button on the page.")
	case errors.Is(err, camera.ErrUnplugged):
		return lang.L("The camera is gone"), lang.L("Plug it in again, then try again.")
	case errors.Is(err, camera.ErrClosed):
		return lang.L("The camera page in the browser is closed"), lang.L("It must stay open, and in sight, while it reads. Open it again.")
	case errors.Is(err, camera.ErrSilent):
		return lang.L("The camera sends no picture"), lang.L("Unplug it and plug it in again, or use another one. The browser may have its own way.")
	}
	return lang.L("The camera does not work"), window.Explain(err)
}
