package interp

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// callPlan says how the arguments of one call site go to the parameters of one plain function.
type callPlan struct {
	code *code
	// to gives the parameter of each argument node, -1 for $args, -2 for a parameter name whose value follows.
	to []int
	ok bool
}

// plan works out where the arguments of this call go; ok is false where the general binder must decide.
func (n *commandNode) plan(c *code) *callPlan {
	p := &callPlan{code: c, to: make([]int, len(n.args))}
	params := c.params.params
	taken := make([]bool, len(params))
	for i := 0; i < len(n.args); i++ {
		a := &n.args[i]
		if a.text == "--" {
			return p
		}
		p.to[i] = -3
		if !a.isParam {
			continue
		}
		k := -1
		for j, prm := range params {
			if strings.EqualFold(prm.name, a.param) {
				k = j
			}
		}
		if k < 0 || taken[k] || params[k].isSwitch && a.value != nil {
			return p // unknown, abbreviated or repeated names are the binder's business
		}
		taken[k] = true
		if a.value != nil {
			p.to[i] = k
			continue
		}
		if params[k].isSwitch {
			p.to[i] = k
			continue
		}
		if i+1 >= len(n.args) || n.args[i+1].isParam {
			return p
		}
		p.to[i] = -2
		i++
		p.to[i] = k
	}
	next := 0
	for i := range n.args {
		if p.to[i] != -3 {
			continue
		}
		for next < len(params) && (taken[next] || params[next].isSwitch) {
			next++
		}
		if next < len(params) {
			p.to[i] = next
			taken[next] = true
			continue
		}
		p.to[i] = -1
	}
	p.ok = true
	return p
}

// boundOf is $PSBoundParameters of a call, before defaults are set.
func boundOf(c *code, f *frame) *value.Dict {
	d := value.NewDict(typeBoundParameters(), true, len(c.params.params))
	for _, p := range c.params.params {
		if v := f.cells[p.slot]; v != nil {
			d.SetString(p.name, v.Value)
		}
	}
	return d
}

// callSimple calls a function whose parameters have types at most, without stage or binder.
func (n *commandNode) callSimple(f *frame, sb *ScriptBlock, c *code) (done bool, args []arg, err error) {
	rs := f.rs
	if n.planned == nil || n.planned.code != c {
		n.planned = n.plan(c)
	}
	plan := n.planned
	if !plan.ok || f.scope.Find("psdefaultparametervalues") != nil && c.params.advanced {
		return false, nil, nil
	}
	parent, state := f.scope, f.scope.State
	if st := sb.stateIn(rs); st != nil && st != state {
		parent, state = st.Top, st
	}
	nf := rs.newFrame(c, parent, state, f.out, f.io, f)
	nf.block = sb
	params := c.params.params
	var rest []value.Value
	var few [8]value.Value
	given := few[:0]
	for i := range n.args {
		a := &n.args[i]
		to := plan.to[i]
		if to == -2 {
			given = append(given, value.Null)
			continue
		}
		v := value.True
		if a.value != nil {
			if v, err = a.value.eval(f); err != nil {
				rs.ok = false
				return true, nil, err
			}
			v = unvoid(v)
		}
		given = append(given, v)
		if a.value != nil {
			if a.bare && a.literal == nil {
				v = value.String(types.ToString(rs, v))
			}
			if a.number && to >= 0 && params[to].typ != nil {
				if t, terr := params[to].typ.resolve(f); terr == nil && (t == value.TypeString || t.Elem == value.TypeString) {
					v = value.String(a.text)
				}
			}
		}
		if to < 0 {
			rest = append(rest, v)
			continue
		}
		prm := params[to]
		var meta *session.VariableMeta
		if prm.typ != nil {
			t := prm.resolved
			if t == nil {
				if t, err = prm.typ.resolve(f); err != nil {
					rs.ok = false
					return true, nil, err
				}
				prm.resolved = t
			}
			if v.Type() != t {
				if prm.isSwitch && v.Kind() == value.KindBoolean {
					v = types.Switch(types.ToBool(v))
				} else {
					b := binding{f: f}
					var m *cmdlet.Metadata
					if m, err = c.params.metadata(f, c); err == nil {
						v, err = b.accept(m.Params[to], v)
					}
				}
				if err != nil {
					// Let the binder report the error in its own words and order.
					args, err = n.restArgs(f, given)
					return false, args, err
				}
			}
			if meta, err = prm.variableMeta(nf); err != nil {
				return true, nil, err
			}
		}
		nf.cells[prm.slot] = &session.Variable{Name: prm.name, Value: v, Meta: meta}
	}
	nf.call = &callInfo{caller: f, extent: n.pos, name: n.name, args: rest}
	nf.scope.Auto = nf
	if c.asksBound {
		nf.call.bound = boundOf(c, nf)
	}
	if err := rs.tick(); err != nil {
		return true, nil, err
	}
	if err := rs.pushDepth(); err != nil {
		rs.ok = false
		return true, nil, f.failAt(err, n.pos)
	}
	for _, prm := range params {
		if nf.cells[prm.slot] != nil {
			continue
		}
		s := commandStage{Runspace: rs, f: f, fr: nf}
		if err := s.defaultParameter(0, prm); err != nil {
			rs.depth--
			return true, nil, err
		}
	}
	for name, v := range sb.closure {
		nf.scope.SetLocal(name, v)
	}
	parent.Active++
	oldFrame, oldTries := rs.current, rs.tries
	rs.current = nf
	rs.ok = true
	err = c.end.exec(nf)
	rs.current = oldFrame
	rs.tries = oldTries
	parent.Active--
	rs.depth--
	if err == nil || err == doReturn {
		rs.ok = true
		return true, nil, nil
	}
	if !isFlow(err) {
		rs.ok = false
	}
	return true, nil, err
}
