package interp

import (
	"github.com/google/uuid"

	"goposh/runtime/session"
	"goposh/runtime/value"
)

// newModule makes an empty module with a session state of its own below the global scope.
func (rs *Runspace) newModule(name, path string) *session.Module {
	m := &session.Module{Name: name, Path: path, Version: "0.0", GUID: uuid.Nil.String(), ModuleType: "Script", AccessMode: "ReadWrite"}
	if path != "" {
		m.ModuleBase = dirName(path)
	}
	m.State = rs.newModuleState(m)
	m.Functions = map[string]*session.Function{}
	m.Aliases = map[string]*session.Alias{}
	m.Variables = map[string]*session.Variable{}
	m.Cmdlets = map[string]value.Value{}
	return m
}

func (rs *Runspace) newModuleState(m *session.Module) *session.State {
	st := &session.State{Session: rs.sess, Module: m}
	st.Top = session.NewScope(rs.sess.Global.Top, st, nil)
	st.Top.Script = true
	// A module does not see the caller's default parameter values.
	st.Top.SetLocal("PSDefaultParameterValues", value.Of(newDefaultParameters()))
	return st
}
