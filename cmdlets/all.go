// Package cmdlets gathers the declarations of every cmdlet, one folder a PowerShell module below it.
package cmdlets

import (
	"goposh/cmdlets/core/object"
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
	add(object.Commands[:])
	add(utility.Commands[:])
	add(format.Commands[:])
	return all
}
