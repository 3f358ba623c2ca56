package conformance

import (
	"os"
	"os/exec"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// noTerminal says why there are no pseudo-terminals; empty where there are.
func noTerminal() string {
	if !exists("/dev/ptmx") {
		return "there is no /dev/ptmx"
	}
	return ""
}

// startAtTerminal starts cmd in a session of its own at a new pseudo-terminal, and returns the terminal's other side. Its context ends
// the processes that it started, too.
func startAtTerminal(cmd *exec.Cmd) (*os.File, error) {
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, os.NewSyscallError("open /dev/ptmx", err)
	}
	near := os.NewFile(uintptr(fd), "/dev/ptmx")
	if err := startAtOtherSide(cmd, fd); err != nil {
		near.Close()
		return nil, err
	}
	return near, nil
}

func startAtOtherSide(cmd *exec.Cmd, near int) error {
	if err := unix.IoctlSetPointerInt(near, unix.TIOCSPTLCK, 0); err != nil {
		return os.NewSyscallError("unlockpt", err)
	}
	number, err := unix.IoctlGetInt(near, unix.TIOCGPTN)
	if err != nil {
		return os.NewSyscallError("ptsname", err)
	}
	size := &unix.Winsize{Row: terminalRows, Col: terminalColumns}
	if err := unix.IoctlSetWinsize(near, unix.TIOCSWINSZ, size); err != nil {
		return os.NewSyscallError("setting the terminal's size", err)
	}
	far, err := os.OpenFile("/dev/pts/"+strconv.Itoa(number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		return err
	}
	defer far.Close()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = far, far, far
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	return cmd.Start()
}
