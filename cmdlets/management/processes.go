package management

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/process"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

const processException = "Microsoft.PowerShell.Commands.ProcessCommandException"

// findProcesses finds the processes that a command's parameters name, all of them when none are given. What is not found is
// reported.
func findProcesses(c *cmdlet.Context, names []string, ids []int32, input []value.Value) ([]*process.Process, error) {
	switch {
	case input != nil:
		var out []*process.Process
		for _, v := range input {
			if p, ok := v.Base().Object().(*process.Process); ok {
				out = append(out, p)
			}
		}
		return out, nil
	case ids != nil:
		var out []*process.Process
		for _, id := range ids {
			p, err := process.ByID(int(id))
			if err != nil {
				err := c.Fail(processException, "NoProcessFoundForGivenId", errs.ObjectNotFound, value.Int(id),
					"Cannot find a process with the process identifier %d.", id)
				if err != nil {
					return nil, err
				}
				continue
			}
			out = append(out, p)
		}
		return out, nil
	}
	all, err := process.All()
	if err != nil {
		return nil, c.Terminate("System.PlatformNotSupportedException", "PlatformNotSupported", errs.NotImplemented, value.Null,
			"Processes cannot be listed on this platform.")
	}
	slices.SortStableFunc(all, func(a, b *process.Process) int {
		if n := c.Culture().Compare(a.Name(), b.Name(), true); n != 0 {
			return n
		}
		return a.ID() - b.ID()
	})
	if names == nil {
		return all, nil
	}
	var out []*process.Process
	for _, name := range names {
		match := wildcard.Compile(name, true)
		found := false
		for _, p := range all {
			if match.Match(p.Name()) || strings.EqualFold(p.Name(), name) {
				found = true
				out = append(out, p)
			}
		}
		if !found && !wildcard.HasWildcards(name) {
			err := c.Fail(processException, "NoProcessFoundForGivenName", errs.ObjectNotFound, value.String(name),
				"Cannot find a process with the name \"%s\". Verify the process name and call the cmdlet again.", name)
			if err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}
