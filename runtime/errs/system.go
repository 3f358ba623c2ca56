package errs

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
)

// fromSystem maps errors of the Go library to the exceptions .NET has for them.
func fromSystem(err error) *Exception {
	e := &Exception{TypeName: "System.Exception", Message: err.Error(), Cause: err}
	var pe *fs.PathError
	path := ""
	if errors.As(err, &pe) {
		path = pe.Path
	}
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		e.TypeName, e.Message = "System.Management.Automation.PipelineStoppedException", "The pipeline has been stopped."
	case errors.Is(err, fs.ErrNotExist):
		e.TypeName, e.Message = "System.IO.FileNotFoundException", "Could not find file '"+path+"'."
	case errors.Is(err, fs.ErrPermission):
		e.TypeName, e.Message = "System.UnauthorizedAccessException", "Access to the path '"+path+"' is denied."
	case errors.Is(err, fs.ErrExist):
		e.TypeName, e.Message = "System.IO.IOException", "The file '"+path+"' already exists."
	case errors.Is(err, syscall.EISDIR):
		e.TypeName, e.Message = "System.UnauthorizedAccessException", "Access to the path '"+path+"' is denied."
	case pe != nil:
		e.TypeName, e.Message = "System.IO.IOException", pe.Err.Error()+" : '"+path+"'"
	}
	return e
}
