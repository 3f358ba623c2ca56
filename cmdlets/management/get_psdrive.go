package management

import (
	"slices"
	"strconv"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getPSDrive is Get-PSDrive.
type getPSDrive struct {
	Name        []string `ps:"Name: pos=0 byname" validate:"notnullorempty"`
	LiteralName []string `ps:"LiteralName: mandatory pos=0 byname"`
	Scope       string   `ps:"byname"`
	PSProvider  []string `ps:"byname"`
}

// Process implements cmdlet.Processor.
func (g *getPSDrive) Process(c *cmdlet.Context) error {
	m := provider.For(c.Session())
	names := g.Name
	literal := g.LiteralName != nil
	if literal {
		names = g.LiteralName
	}
	if len(names) == 0 {
		names = []string{"*"}
	}
	providers, err := g.providers(c, m)
	if err != nil || len(providers) == 0 {
		return err
	}
	drives := m.Drives(c.Scope())
	if c.Bound("Scope") {
		if drives, err = drivesOf(c, m, g.Scope); err != nil {
			return err
		}
	}
	for _, name := range names {
		match := wildcard.Compile(name, true)
		found := false
		for _, d := range drives {
			if literal && !strings.EqualFold(d.Name, name) || !literal && !match.Match(d.Name) || !slices.Contains(providers, d.Provider) {
				continue
			}
			found = true
			if err := c.Write(value.Of(d)); err != nil {
				return err
			}
		}
		if !found && !literal && !wildcard.HasWildcards(name) {
			r := provider.DriveNotFound(name)
			r.ID = "GetLocationNoMatchingDrive"
			if err := c.WriteError(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// providers are the names of the providers asked for.
func (g *getPSDrive) providers(c *cmdlet.Context, m *provider.Manager) ([]string, error) {
	var out []string
	patterns := g.PSProvider
	if len(patterns) == 0 {
		patterns = []string{"*"}
	}
	for _, pattern := range patterns {
		match := wildcard.Compile(pattern, true)
		found := false
		for _, p := range m.Providers() {
			if match.Match(p.Info().Name) || match.Match(p.Info().FullName()) {
				found = true
				out = append(out, p.Info().Name)
			}
		}
		if !found && !wildcard.HasWildcards(pattern) {
			r := provider.NotFound(pattern)
			r.ID = "GetLocationNoMatchingDrive"
			if err := c.WriteError(r); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// drivesOf lists the drives of one scope, given as Global, Local, Script or a number.
func drivesOf(c *cmdlet.Context, m *provider.Manager, name string) ([]*session.Drive, error) {
	scope, err := scopeNamed(c, name)
	if err != nil {
		return nil, err
	}
	if scope.Parent == nil {
		return m.Drives(scope), nil
	}
	var out []*session.Drive
	for _, d := range m.Drives(c.Scope()) {
		if scope.Drives()[d.Name] == d {
			out = append(out, d)
		}
	}
	return out, nil
}

// scopeNamed finds a scope by the value of a -Scope parameter.
func scopeNamed(c *cmdlet.Context, name string) (*session.Scope, error) {
	switch strings.ToLower(name) {
	case "global":
		return c.Scope().Global(), nil
	case "local":
		return c.Scope(), nil
	case "script":
		return c.Scope().ScriptScope(), nil
	}
	n, err := strconv.Atoi(name)
	if err != nil {
		return nil, provider.Argument("Cannot process argument because the value of argument \"scopeID\" is not valid. Change the value of the \"scopeID\" argument and run the operation again.")
	}
	if n < 0 {
		return nil, scopeRange(name)
	}
	scope := c.Scope().Up(n)
	if scope == nil {
		return nil, scopeRange(name)
	}
	return scope, nil
}

func scopeRange(name string) error {
	return errs.New("System.Management.Automation.PSArgumentOutOfRangeException", "ArgumentOutOfRange", errs.InvalidArgument, value.String(name),
		"The scope number '%s' exceeds the number of active scopes. (Parameter 'scopeID')\nActual value was %s.", name, name)
}
