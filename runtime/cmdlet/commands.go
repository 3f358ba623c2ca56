package cmdlet

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// CommandsKey is the service that knows the commands of a runspace: a Commands.
type CommandsKey struct{}

// Commands finds commands and tells about them.
type Commands interface {
	// FindCommands lists the commands of those kinds with exactly that name (which may have a module's name in front, or be
	// a path) in the order of precedence. Modules are loaded automatically when there is none. The name may be a pattern:
	// then all that match are listed by name, without programs unless kinds asks for them.
	FindCommands(scope *session.Scope, name string, kinds Kind) ([]*Info, error)
	// AllParameters lists the parameters of a command, the common ones included, each with its parameter sets, and the
	// metadata; nil for aliases of nothing and programs.
	AllParameters(i *Info) ([]*Param, *Metadata, error)
	// OutputTypes are the type names that a command declares as its output.
	OutputTypes(i *Info) []string
	// ResolveAlias gives the command an alias leads to in the end, and the one it names; nil when there is none.
	ResolveAlias(i *Info) (resolved, referenced *Info)
}

func commandsOf(rt value.Runtime) Commands {
	c, _ := rt.Service(CommandsKey{}).(Commands)
	return c
}
