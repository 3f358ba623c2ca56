// Package cmdlets gathers the declarations of every cmdlet, one folder a PowerShell module below it.
package cmdlets

import (
	"goposh/cmdlets/cim"
	"goposh/cmdlets/core/command"
	"goposh/cmdlets/core/job"
	"goposh/cmdlets/core/module"
	"goposh/cmdlets/core/object"
	"goposh/cmdlets/management"
	"goposh/cmdlets/security"
	"goposh/cmdlets/utility"
	"goposh/cmdlets/utility/format"
	"goposh/runtime/cmdlet"
)

// All lists the declarations of every cmdlet.
func All() []*cmdlet.Decl {
	var all []*cmdlet.Decl
	add := func(list []cmdlet.Decl) {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	add(job.Commands[:])
	add(command.Commands[:])
	add(module.Commands[:])
	add(object.Commands[:])
	add(management.Commands[:])
	add(security.Commands[:])
	add(utility.Commands[:])
	add(utility.ClixmlCommands[:])
	add(format.Commands[:])
	add(cim.Commands[:])
	return all
}
