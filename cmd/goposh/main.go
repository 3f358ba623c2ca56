// Command goposh is the shell: it runs PowerShell scripts and commands with pwsh's command line.
package main

import (
	"os"
)

func main() {
	relaxGC()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
