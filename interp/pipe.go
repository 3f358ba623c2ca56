package interp

import (
	"goposh/runtime/value"
)

// Pipe is a command that takes its input from Go, such as the Out-Default at the end of a host's pipelines.
type Pipe struct{ st stage }

// OpenPipe starts a command that waits for input. What it writes goes to out. params alternate names and values.
func (rs *Runspace) OpenPipe(command string, out func(value.Value) error, params ...any) (*Pipe, error) {
	f := rs.topFrame()
	c, _, err := rs.findCommand(f, command, &commandNode{})
	if err != nil {
		return nil, err
	}
	var args []arg
	for i := 0; i+1 < len(params); i += 2 {
		v, _ := params[i+1].(value.Value)
		name, _ := params[i].(string)
		args = append(args, arg{name: name, isParam: true, colon: true, hasValue: true, value: v, node: &argNode{text: "-" + name}})
	}
	st, err := rs.newStage(f, &c, 0, args, sinkFunc(out), nil, stageInfo{piped: true, count: 1, name: command})
	if err != nil {
		return nil, err
	}
	if err := st.begin(); err != nil {
		st.clean()
		return nil, err
	}
	return &Pipe{st: st}, nil
}

// Write gives the command an object.
func (p *Pipe) Write(v value.Value) error { return p.st.process(v) }

// Close ends the command. Abort true drops what it has not written yet.
func (p *Pipe) Close(abort bool) error {
	defer p.st.clean()
	if abort {
		return nil
	}
	return p.st.end()
}
