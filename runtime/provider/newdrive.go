package provider

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// NewDrive makes a drive of a scope from its description, whose root is a PowerShell path. It returns nil when the command's user
// declined.
func (op *Op) NewDrive(scope *session.Scope, want *session.Drive) (*session.Drive, error) {
	m := op.manager
	p := m.Provider(want.Provider)
	if p == nil {
		return nil, NotFound(want.Provider)
	}
	d := &session.Drive{Name: want.Name, Root: want.Root, Description: want.Description, DisplayRoot: want.DisplayRoot,
		Provider: p.Info().Name, Credential: want.Credential}
	files, isFiles := p.(*FileSystem)
	if isFiles {
		at, err := op.Unresolved(want.Root)
		if err != nil {
			return nil, err
		}
		if d.Root = files.OSPath(op, at); len(d.Root) > 1 {
			d.Root = strings.TrimRight(d.Root, "/")
		}
	}
	if op.Host != nil {
		ok, err := op.Host.ShouldProcess("Name: "+d.Name+" Provider: "+p.Info().FullName()+" Root: "+want.Root, "New drive")
		if !ok || err != nil {
			return nil, pass(err)
		}
	}
	if isFiles && !p.IsContainer(op, d.Root) {
		return nil, errs.New("System.IO.IOException", "DriveRootError", errs.ReadError, value.String(d.Name),
			"The specified drive root \"%s\" either does not exist, or it is not a folder.", d.Root)
	}
	for _, x := range m.Drives(scope) {
		if strings.EqualFold(x.Name, d.Name) && (scope.Parent == nil || scope.Drives()[x.Name] == x) {
			return nil, errs.New("System.Management.Automation.SessionStateException", "DriveAlreadyExists", errs.ResourceExists, value.String(d.Name),
				"A drive with the name '%s' already exists.", d.Name)
		}
	}
	m.AddDrive(scope, d)
	return d, nil
}
