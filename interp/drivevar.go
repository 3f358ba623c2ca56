package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// getDriveVariable reads `$env:x`, `$function:f` and other provider paths.
func (rs *Runspace) getDriveVariable(f *frame, p *ast.VariablePath) (value.Value, error) {
	if strings.EqualFold(p.Drive, "env") {
		if s, ok := rs.Getenv(p.Name); ok {
			return value.String(s), nil
		}
		return value.Null, nil
	}
	v, _, err := provider.GetVariable(rs, f.scope, p.Drive+":"+p.Name)
	if err != nil && errs.RecordFrom(err).ID == "DriveNotFound" {
		return value.Null, nil
	}
	return v, err
}

// setDriveVariable assigns to a provider path.
func (rs *Runspace) setDriveVariable(f *frame, p *ast.VariablePath, v value.Value) error {
	if strings.EqualFold(p.Drive, "env") {
		s := ""
		if !v.IsNull() {
			s = types.ToString(rs, v)
		}
		rs.Setenv(p.Name, s, v.IsNull())
		return nil
	}
	return provider.SetVariable(rs, f.scope, p.Drive+":"+p.Name, v)
}
