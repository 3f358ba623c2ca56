package interp

// SetLastOK sets $?, for a host that ran a command of its own between two of the user's.
func (rs *Runspace) SetLastOK(ok bool) { rs.ok = ok }

// PSHome is $PSHOME: the folder of the running program.
func PSHome() string { return psHome() }

// Exiter lets scripts end the host with [Environment]::Exit; a host registers it as the session's service under types.ExitKey{}.
type Exiter struct{}

// Exit implements types.Exiter.
func (Exiter) Exit(code int) error { return &exitFlow{code} }
