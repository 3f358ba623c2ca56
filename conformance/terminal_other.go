//go:build !linux

package conformance

import (
	"errors"
	"os"
	"os/exec"
)

// noTerminal says why there are no pseudo-terminals.
func noTerminal() string { return "pseudo-terminals are only driven on Linux" }

func startAtTerminal(*exec.Cmd) (*os.File, error) { return nil, errors.New(noTerminal()) }
