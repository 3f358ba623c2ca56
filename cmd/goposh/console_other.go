//go:build !unix

package main

import "os"

// inputWaits tells whether a read of the terminal would give something at once; that cannot be asked here.
func inputWaits(*os.File) bool { return false }

// waitForInput would wait for input; here the read itself does.
func waitForInput(_, _ *os.File) bool { return true }
