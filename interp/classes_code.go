package interp

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// classCode is what a runspace made of a class to execute it: code belongs to one runspace, while objects of a class may be used in
// several at a time.
type classCode struct {
	methods []methodCode // by classMethod.index
	fields  []fieldCode  // by classField.index
	// inits is the code that the initialisers share.
	inits *code
}

// methodCode is a method as a runspace runs it; the zero value is one that was not called yet.
type methodCode struct {
	code  *code
	block *ScriptBlock
	this  int // slot of $this
	// slots and metas are those of the parameters; the meta of an untyped one is nil.
	slots []int
	metas []*session.VariableMeta
}

// fieldCode is a property as a runspace initialises and checks it; both are nil before they are needed.
type fieldCode struct {
	init  expr
	check func(value.Value) (value.Value, error)
}

// codeFor gives the runspace's code of the class.
func (d *classDef) codeFor(rs *Runspace) *classCode {
	if d.rs == rs {
		if d.code == nil {
			d.code = d.newCode()
		}
		return d.code
	}
	c := rs.foreignClasses[d]
	if c == nil {
		c = d.newCode()
		if rs.foreignClasses == nil {
			rs.foreignClasses = map[*classDef]*classCode{}
		}
		rs.foreignClasses[d] = c
	}
	return c
}

// stateIn is the session state that the class's code runs in: the one that defined it. In another runspace it runs in the caller's,
// because a session belongs to one goroutine; nil stands for that.
func (d *classDef) stateIn(rs *Runspace) *session.State {
	if d.rs != rs {
		return nil
	}
	return d.scope.state
}

func (d *classDef) newCode() *classCode {
	n := len(d.methods) + len(d.ctors)
	if d.staticInit != nil {
		n++
	}
	return &classCode{methods: make([]methodCode, n), fields: make([]fieldCode, len(d.own)+len(d.statics))}
}

// number gives the methods and properties their places in the code of a class that is complete.
func (d *classDef) number() {
	n := 0
	for _, list := range [...][]*classMethod{d.methods, d.ctors, {d.staticInit}} {
		for _, m := range list {
			if m != nil {
				m.index = n
				n++
			}
		}
	}
	for i, f := range d.own {
		f.index = i
	}
	for i, f := range d.statics {
		f.index = len(d.own) + i
	}
}

// lowered gives the method as the runspace runs it.
func (m *classMethod) lowered(rs *Runspace) *methodCode {
	mc := &m.def.codeFor(rs).methods[m.index]
	if mc.code != nil {
		return mc
	}
	c := &code{tree: m.body}
	l := &lowerer{rs: rs, c: c, index: map[string]int{}, scope: m.def.scope, inMethod: true}
	c.layout = layoutOf(l)
	c.params = &paramInfo{plain: true}
	mc.this = l.slot("this")
	mc.slots = make([]int, len(m.params))
	mc.metas = make([]*session.VariableMeta, len(m.params))
	for i := range m.params {
		mc.slots[i] = l.slot(m.params[i].name)
		if t := m.params[i].typ; t != value.TypeObject {
			mc.metas[i] = &session.VariableMeta{Shared: true, Check: func(v value.Value) (value.Value, error) { return rs.convertForVariable(v, t) }}
		}
	}
	if m.body != nil {
		c.end = l.namedBlock(m.body.End)
	}
	c.simple = true
	mc.code = c
	mc.block = &ScriptBlock{tree: m.body, state: m.def.stateIn(rs), scope: m.def.scope, rs: rs, name: m.name, code: c}
	return mc
}
