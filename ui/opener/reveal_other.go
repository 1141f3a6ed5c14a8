//go:build !windows && !darwin

package opener

import (
	"context"
	"time"

	"github.com/godbus/dbus/v5"
)

// reveal makes the desktop's file manager show a file
// (https://www.freedesktop.org/wiki/Specifications/file-manager-interface/). If it has not refused within half
// of patience, it is working.
func reveal(_ string, file Address, patience time.Duration) error {
	ctx, end := context.WithTimeout(context.Background(), patience/2)
	defer end()
	conn, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // nothing is waiting to be sent
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	if err := conn.Auth(nil); err != nil {
		return err
	}
	if err := conn.Hello(); err != nil {
		return err
	}
	err = conn.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1").
		CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, []string{file.text}, "").Err
	if ctx.Err() != nil {
		return nil
	}
	return err
}
