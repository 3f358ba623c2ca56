package interp

// ControlFlow marks control flow for package types, which never wraps it in an exception, and for commands that handle the
// exceptions of script blocks they run.
func (*breakFlow) ControlFlow()    {}
func (*continueFlow) ControlFlow() {}
func (*returnFlow) ControlFlow()   {}
func (*exitFlow) ControlFlow()     {}
func (*stopUpstream) ControlFlow() {}
func (stopped) ControlFlow()       {}
