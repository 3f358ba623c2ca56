//go:build !unix

package conformance

import "os/exec"

// killWithChildren leaves cmd as it is: its context ends the process alone.
func killWithChildren(*exec.Cmd) {}

// killTree ends a started cmd.
func killTree(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
