package interp

// SetLastOK sets $?, for a host that ran a command of its own between two of the user's.
func (rs *Runspace) SetLastOK(ok bool) { rs.ok = ok }

// PSHome is $PSHOME: the folder of the running program.
func PSHome() string { return psHome() }
