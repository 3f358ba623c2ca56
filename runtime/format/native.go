package format

import (
	"sync"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// native is the Go form of a script in a built-in view; ok is false when only the script can tell.
type native func(f *Formatter, v value.Value) (x value.Value, ok bool)

// nativeScript returns the Go form of a script, nil when there is none.
func nativeScript(text string) native { return natives()[text] }

// natives has Go forms of the scripts of common views by their text, so that nothing is compiled for them.
var natives = sync.OnceValue(func() map[string]native {
	return map[string]native{
		`$_.PSParentPath.Replace("Microsoft.PowerShell.Core\FileSystem::","")`: parentDirectory,
		`'{0:d} {0:HH}:{0:mm}' -f $_.LastWriteTime`:                            lastWriteTime,
		`[long]($_.NPM / 1024)`:                                                nonpagedMemory,
		`"{0:N2}" -f [float]($_.PM / 1MB)`:                                     megabytes("PM"),
		`"{0:N2}" -f [float]($_.WS / 1MB)`:                                     megabytes("WS"),
		`"{0:N2}" -f [float]($_.CPU)`:                                          processorTime,
	}
})

func (f *Formatter) number(v value.Value, name string) (float64, bool) {
	x, found, err := types.Get(f.engine, v, name)
	if err != nil || !found {
		return 0, false
	}
	if x.IsNull() {
		return 0, true
	}
	n, err := types.ToDouble(f.engine, x)
	return n, err == nil
}
