package main

import (
	"encoding/json"
	"io"
	"os"

	"goposh/conformance"
)

// hashScripts prints what the parser makes of script files: per file a line as the recordings of public
// scripts have it, the file's name in place of the id.
func hashScripts(files []string, stdout io.Writer) error {
	known := conformance.DefaultKnown()
	out := json.NewEncoder(stdout)
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := out.Encode(conformance.HashScript(name, content, known)); err != nil {
			return err
		}
	}
	return nil
}
