package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// splitDynamic keeps back arguments that no static parameter takes, for the dynamic parameters.
func (s *commandStage) splitDynamic(args []arg) (known, late []arg, err error) {
	t := s.b.t
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a.isParam {
			if p, ambiguous := t.find(a.name); p < 0 && len(ambiguous) == 0 {
				late = append(late, a)
				if !a.hasValue && i+1 < len(args) && !args[i+1].isParam {
					late = append(late, args[i+1])
					i++
				}
				continue
			}
		}
		known = append(known, a)
	}
	return known, late, nil
}

// bindDynamic asks a cmdlet for its dynamic parameters and binds the arguments kept back for them.
func (s *commandStage) bindDynamic(dp cmdlet.DynamicParams, late []arg) error {
	target, err := dp.DynamicParameters(s.ctx)
	if err != nil {
		return err
	}
	if target == nil {
		if len(late) > 0 {
			return s.b.bindRemaining(late[:1])
		}
		return nil
	}
	m := cmdlet.FromStruct(target)
	s.dyn, s.dynT = target, newBindTable(m)
	b := &binding{t: s.dynT, f: s.f, cmd: s}
	// Switches among the dynamic parameters do not take the word after them.
	var args, back []arg
	for i := 0; i < len(late); i++ {
		args = append(args, late[i])
		if p, _ := s.dynT.find(late[i].name); late[i].isParam && !late[i].hasValue && p >= 0 && s.dynT.param(p).IsSwitch && i+1 < len(late) && !late[i+1].isParam {
			back = append(back, late[i+1])
			i++
		}
	}
	if err := b.bindArgs(args); err != nil {
		return err
	}
	for _, p := range b.names {
		if p >= len(m.Params) {
			continue
		}
		m.Params[p].Store(target, b.vals[p])
	}
	s.dynB = b
	if len(back) > 0 {
		return s.b.bindPositional(back)
	}
	return nil
}

func (s *commandStage) dynBound(name string) bool {
	if s.dynB == nil {
		return false
	}
	p, _ := s.dynT.find(name)
	return p >= 0 && p < len(s.dynB.bound) && s.dynB.bound[p]
}

// beginDynamic runs a function's dynamicparam block, and binds with what it returned added to the parameters.
func (s *commandStage) beginDynamic() error {
	known, _, err := s.splitDynamic(s.args)
	if err != nil {
		return err
	}
	if err := s.b.bindArgs(known); err != nil {
		return err
	}
	// The block sees the parameters bound so far.
	if err := s.setParameters(); err != nil {
		return err
	}
	s.tries++
	out, err := s.code.dynamic.collect(s.fr)
	s.tries--
	if err != nil && err != doReturn {
		return s.dynamicFailed(err)
	}
	m, err := s.withDynamic(out)
	if err != nil {
		return err
	}
	s.meta = m
	s.b = binding{t: newBindTable(m), f: s.f, cmd: s}
	if err := s.b.bindArgs(s.args); err != nil {
		return err
	}
	if err := s.startScript(); err != nil {
		return err
	}
	return s.storeDynamic(out)
}

// dynamicFailed wraps the error that a dynamicparam block ended with.
func (s *commandStage) dynamicFailed(err error) error {
	if isFlow(err) {
		return err
	}
	ex := errs.ExceptionFrom(err)
	r := s.b.fail(bindingException, "GetDynamicParametersException", errs.InvalidArgument, nil, ast.Extent{},
		"Cannot retrieve the dynamic parameters for the cmdlet. %s", ex.Message)
	r.Exception.Inner = ex
	return r
}

// withDynamic is the function's metadata with the parameters of a RuntimeDefinedParameterDictionary.
func (s *commandStage) withDynamic(out []value.Value) (*cmdlet.Metadata, error) {
	m := *s.meta
	m.Params = append([]*cmdlet.Param(nil), m.Params...)
	m.SetNames = append([]string(nil), m.SetNames...)
	for _, v := range out {
		d, ok := v.Base().Ref().(*value.Dict)
		if !ok {
			continue
		}
		for _, x := range d.All {
			p, err := s.runtimeParameter(x)
			if err != nil {
				return nil, err
			}
			if p == nil {
				continue
			}
			p.Index = len(m.Params)
			for _, set := range p.Sets {
				if set.Set != cmdlet.AllSets && !hasFold(m.SetNames, set.Set) {
					m.SetNames = append(m.SetNames, set.Set)
				}
			}
			m.Params = append(m.Params, p)
		}
	}
	return &m, nil
}

// runtimeParameter reads a RuntimeDefinedParameter object.
func (s *commandStage) runtimeParameter(v value.Value) (*cmdlet.Param, error) {
	rs := s.Runspace
	name, ok, err := types.Get(rs, v, "Name")
	if err != nil || !ok {
		return nil, err
	}
	p := &cmdlet.Param{Name: types.ToString(rs, name), Type: value.TypeObject, Dynamic: true}
	if t, ok, err := types.Get(rs, v, "ParameterType"); err == nil && ok {
		if t, ok := t.Base().Ref().(*value.Type); ok {
			p.Type, p.IsSwitch = t, t == value.TypeSwitch
		}
	}
	attrs, _, err := types.Get(rs, v, "Attributes")
	if err != nil {
		return nil, err
	}
	if !attrs.IsNull() {
		if err := types.Each(rs, attrs, func(a value.Value) error { return s.runtimeAttribute(p, a) }); err != nil {
			return nil, err
		}
	}
	if len(p.Sets) == 0 {
		p.Sets = []cmdlet.SetInfo{{Set: cmdlet.AllSets, Position: -1}}
	}
	return p, nil
}

// runtimeAttribute applies an attribute object to a parameter.
func (s *commandStage) runtimeAttribute(p *cmdlet.Param, a value.Value) error {
	rs := s.Runspace
	get := func(name string) value.Value {
		v, _, err := types.Get(rs, a, name)
		if err != nil {
			return value.Null
		}
		return v
	}
	list := func(name string) []string {
		var out []string
		if v := get(name); !v.IsNull() {
			// Attribute lists hold strings; a failing element ends the list.
			_ = types.Each(rs, v, func(x value.Value) error { out = append(out, types.ToString(rs, x)); return nil })
		}
		return out
	}
	num := func(name string) int { n, _ := types.ToInt(rs, get(name)); return n }
	if a.Type() == nil {
		return nil
	}
	switch strings.TrimSuffix(a.Type().Name(), "Attribute") {
	case "Parameter":
		set := cmdlet.SetInfo{Set: cmdlet.AllSets, Position: -1, Mandatory: types.ToBool(get("Mandatory")), FromPipeline: types.ToBool(get("ValueFromPipeline")),
			FromPipelineByName: types.ToBool(get("ValueFromPipelineByPropertyName")), FromRemaining: types.ToBool(get("ValueFromRemainingArguments"))}
		if n := types.ToString(rs, get("ParameterSetName")); n != "" {
			set.Set = n
		}
		if v := get("Position"); !v.IsNull() {
			if n := num("Position"); n >= 0 {
				set.Position = n
			}
		}
		p.Sets = append(p.Sets, set)
	case "Alias":
		p.Aliases = append(p.Aliases, list("AliasNames")...)
	case "ValidateSet":
		p.Validators = append(p.Validators, &cmdlet.Set{Values: list("ValidValues"), IgnoreCase: true})
	case "ValidateRange":
		p.Validators = append(p.Validators, &cmdlet.Range{Min: get("MinRange"), Max: get("MaxRange")})
	case "ValidateLength":
		p.Validators = append(p.Validators, &cmdlet.Length{Min: num("MinLength"), Max: num("MaxLength")})
	case "ValidateCount":
		p.Validators = append(p.Validators, &cmdlet.Count{Min: num("MinLength"), Max: num("MaxLength")})
	case "ValidatePattern":
		p.Validators = append(p.Validators, &cmdlet.Pattern{Pattern: types.ToString(rs, get("RegexPattern")), IgnoreCase: true})
	case "ValidateNotNull":
		p.Validators = append(p.Validators, cmdlet.NotNull{})
	case "ValidateNotNullOrEmpty":
		p.Validators = append(p.Validators, cmdlet.NotNullOrEmpty{})
	}
	return nil
}

// storeDynamic writes the bound values back into the RuntimeDefinedParameter objects.
func (s *commandStage) storeDynamic(out []value.Value) error {
	for _, v := range out {
		d, ok := v.Base().Ref().(*value.Dict)
		if !ok {
			continue
		}
		for k, x := range d.All {
			p, _ := s.b.t.find(types.ToString(s.Runspace, k))
			if p < 0 || p >= len(s.b.bound) || !s.b.bound[p] {
				continue
			}
			if err := types.Set(s.Runspace, x, "Value", s.b.vals[p]); err != nil {
				return err
			}
			if err := types.Set(s.Runspace, x, "IsSet", value.True); err != nil {
				return err
			}
		}
	}
	return nil
}
