//go:build !linux

package local

import (
	"errors"
	"runtime"

	"goposh/runtime/cim"
)

func (*realSystem) Available() error {
	return cim.Errorf(cim.NotSupported, "", "local CIM classes are filled from Linux's /proc and /sys, which %s does not have", runtime.GOOS)
}

var errPlatform = errors.New("not supported on " + runtime.GOOS)

func (*realSystem) StatFS(string) (FileSystem, error) { return FileSystem{}, errPlatform }

func (*realSystem) Kill(int) error { return errPlatform }

func (*realSystem) SetNice(int, int) error { return errPlatform }

func (*realSystem) Start([]string, string, []string) (int, error) { return 0, errPlatform }

func (*realSystem) Reap() {}
