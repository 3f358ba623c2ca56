package cmdlet

import "goposh/runtime/value"

// DataFileKey is the service that reads PowerShell data files: a DataFiles.
type DataFileKey struct{}

// DataFiles reads data files (.psd1).
type DataFiles interface {
	// SafeTable evaluates the first hashtable of a script text without running anything. ok tells whether the text parses,
	// found whether it holds a hashtable; dynamic is the text of the hashtable when it holds more than constants.
	SafeTable(path, text string) (d *value.Dict, ok, found bool, dynamic string, err error)
}
