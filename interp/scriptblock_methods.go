package interp

import (
	"strings"

	"github.com/google/uuid"

	"goposh/interp/language"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// blockMethod handles the methods that need the running frame: those of script blocks, and the ForEach and Where that every
// object has.
func (f *frame) blockMethod(v value.Value, name string, args []value.Value) (bool, value.Value, error) {
	switch len(name) {
	case len("Where"):
		if strings.EqualFold(name, "Where") && !hasOwnMethod(v, name) {
			r, err := f.whereMethod(v, args)
			return true, r, err
		}
	case len("ForEach"):
		if strings.EqualFold(name, "ForEach") && !hasOwnMethod(v, name) {
			r, err := f.forEachMethod(v, args)
			return true, r, err
		}
	}
	if m, ok := v.Ref().(*session.Module); ok {
		return f.moduleMethod(m, name, args)
	}
	if s, ok := v.Ref().(*steppable); ok {
		return f.steppableMethod(s, name, args)
	}
	sb, ok := v.Ref().(*ScriptBlock)
	if !ok {
		return false, value.Null, nil
	}
	switch lowerName(name) {
	case "getsteppablepipeline":
		var own []value.Value
		if len(args) > 1 {
			var err error
			if own, err = f.rs.listArgument(args[1]); err != nil {
				return true, value.Null, err
			}
		}
		s, err := f.steppablePipeline(sb, own)
		if err != nil {
			return true, value.Null, methodException("GetSteppablePipeline", len(args), err)
		}
		return true, value.Of(s), nil
	case "invoke":
		items, err := f.invokeBlockMethod(sb, "Invoke", paramArray(args), nil, nil)
		if err != nil {
			return true, value.Null, err
		}
		return true, psCollection(items), nil
	case "invokereturnasis":
		items, err := f.invokeBlockMethod(sb, "InvokeReturnAsIs", paramArray(args), nil, nil)
		return true, types.Unwrap(items), err
	case "invokewithcontext":
		if len(args) < 2 {
			return false, value.Null, nil
		}
		r, err := f.invokeWithContext(sb, args)
		return true, r, err
	case "checkrestrictedlanguage":
		if len(args) != 3 {
			return false, value.Null, nil
		}
		return true, value.Void, f.checkRestrictedLanguage(sb, args)
	case "getnewclosure":
		if len(args) > 0 {
			return false, value.Null, nil
		}
		return true, value.Of(f.newClosure(sb)), nil
	}
	return false, value.Null, nil
}

// paramArray gives the arguments of a method with a parameter array: an array given alone is that array.
func paramArray(args []value.Value) []value.Value {
	if len(args) == 1 {
		if a, ok := args[0].Base().Ref().(*value.Array); ok && a.Rank() == 1 && a.Elem() == value.TypeObject {
			return a.Items
		}
	}
	return args
}

func hasOwnMethod(v value.Value, name string) bool {
	t := v.Type()
	if t == nil {
		return false
	}
	if m := value.InstanceMembers(v).Find(name); m != nil {
		return true
	}
	return types.HasMethod(t, name)
}

// psCollection is the Collection<PSObject> that script block calls and the ForEach and Where methods give.
func psCollection(items []value.Value) value.Value {
	t := types.Lookup("System.Collections.ObjectModel.Collection[psobject]")
	if t == nil {
		t = value.TypeArrayList
	}
	return value.Of(value.NewList(t, items))
}

// invokeBlockMethod runs a block for its Invoke methods: in a new scope, where errors of statements end the call.
func (f *frame) invokeBlockMethod(sb *ScriptBlock, method string, args []value.Value, functions []*session.Function, vars map[string]value.Value) ([]value.Value, error) {
	rs := f.rs
	old := rs.current
	rs.current = f
	rs.tries++
	var c collector
	o := invokeOptions{this: value.Null, item: value.Void, args: args, out: &c, vars: vars}
	if len(functions) > 0 || vars != nil {
		parent, state := f.scope, f.scope.State
		if st := sb.stateIn(f.rs); st != nil && st != state {
			parent, state = st.Top, st
		}
		o.scope = session.NewScope(parent, state, nil)
		for _, fn := range functions {
			o.scope.PutFunction(fn)
		}
	}
	err := rs.invokeBlock(sb, o)
	rs.tries--
	rs.current = old
	if err != nil {
		n := len(args)
		if method == "InvokeWithContext" {
			n += 2
		}
		return nil, methodException(method, n, err)
	}
	return c.items, nil
}

// invokeWithContext is InvokeWithContext(functions, variables, args).
func (f *frame) invokeWithContext(sb *ScriptBlock, args []value.Value) (value.Value, error) {
	fail := func(typ, format string, a ...any) error {
		return methodException("InvokeWithContext", len(args), errs.New(typ, typ, errs.InvalidOperation, value.Null, format, a...))
	}
	var functions []*session.Function
	if d, ok := args[0].Base().Ref().(*value.Dict); ok {
		for k, v := range d.All {
			name := types.ToString(f.rs, k)
			block, ok := v.Base().Ref().(*ScriptBlock)
			if !ok {
				return value.Null, fail("System.Management.Automation.PSInvalidOperationException",
					"The script block that defines function '%s' cannot be null or empty. Provide a script block.", name)
			}
			functions = append(functions, &session.Function{Name: name, Block: block})
		}
	}
	vars := map[string]value.Value{}
	err := types.Each(f.rs, args[1], func(x value.Value) error {
		pv, ok := x.Base().Ref().(*session.Variable)
		if !ok {
			return fail("System.NullReferenceException", "Object reference not set to an instance of an object.")
		}
		vars[pv.Name] = pv.Read()
		return nil
	})
	if err != nil {
		return value.Null, err
	}
	var rest []value.Value
	for _, a := range args[2:] {
		if err := types.Each(f.rs, a, func(x value.Value) error { rest = append(rest, x); return nil }); err != nil {
			return value.Null, err
		}
	}
	items, err := f.invokeBlockMethod(sb, "InvokeWithContext", rest, functions, vars)
	if err != nil {
		return value.Null, err
	}
	return psCollection(items), nil
}

// newClosure is GetNewClosure: the block in a module of its own that holds copies of the caller's local variables.
func (f *frame) newClosure(sb *ScriptBlock) *ScriptBlock {
	rs := f.rs
	m := rs.newModule("__DynamicModule_"+uuid.NewString(), "")
	m.Path = m.Name
	for v := range f.scope.Variables {
		v.Settle()
		if v.Meta != nil && v.Meta.Options&(session.Constant|session.ReadOnly|session.AllScope) != 0 || v.Meta != nil && v.Meta.Get != nil {
			continue
		}
		switch lowerName(v.Name) {
		case "null", "true", "false", "error", "_", "input", "args", "myinvocation", "psboundparameters", "pscmdlet", "this":
			if lowerName(v.Name) != "this" && lowerName(v.Name) != "args" && lowerName(v.Name) != "_" {
				continue
			}
		}
		m.State.Top.Put(&session.Variable{Name: v.Name, Value: v.Value, Meta: v.Meta})
	}
	return sb.boundTo(m.State)
}

// boundTo is a copy of the block that runs in the session state of a module.
func (sb *ScriptBlock) boundTo(st *session.State) *ScriptBlock {
	c := *sb
	c.Bag = value.Bag{}
	c.state, c.lit, c.code = st, nil, nil
	return &c
}

// GetAdapted implements types.Adapter: the properties of System.Management.Automation.ScriptBlock.
func (sb *ScriptBlock) GetAdapted(_ value.Runtime, name string) (value.Value, bool, error) {
	switch lowerName(name) {
	case "file":
		if p := sb.file(); p != "" {
			return value.String(p), true, nil
		}
		return value.Null, true, nil
	case "module":
		if sb.state != nil && sb.state.Module != nil {
			return value.Of(sb.state.Module), true, nil
		}
		return value.Null, true, nil
	case "isfilter":
		return value.Bool(sb.filter), true, nil
	case "isconfiguration", "debuggerhidden":
		return value.False, true, nil
	case "attributes":
		return value.Objects(), true, nil
	case "ast":
		return sb.astOf(), true, nil
	case "startposition":
		return language.PositionToken(sb.tree.Pos()), true, nil
	}
	return value.Null, false, nil
}

// SetAdapted implements types.Adapter.
func (sb *ScriptBlock) SetAdapted(_ value.Runtime, name string, _ value.Value) (bool, error) {
	return false, nil
}

// AdaptedProperties implements types.Adapter.
func (sb *ScriptBlock) AdaptedProperties(value.Runtime) []types.AdaptedProperty {
	return []types.AdaptedProperty{
		{Name: "Attributes", TypeName: "System.Collections.Generic.List`1[System.Attribute]", ReadOnly: true}, {Name: "File", TypeName: "System.String", ReadOnly: true},
		{Name: "IsFilter", TypeName: "System.Boolean", ReadOnly: true}, {Name: "IsConfiguration", TypeName: "System.Boolean", ReadOnly: true},
		{Name: "Module", TypeName: "System.Management.Automation.PSModuleInfo", ReadOnly: true},
		{Name: "StartPosition", TypeName: "System.Management.Automation.PSToken", ReadOnly: true}, {Name: "DebuggerHidden", TypeName: "System.Boolean", ReadOnly: true},
		{Name: "Ast", TypeName: "System.Management.Automation.Language.Ast", ReadOnly: true},
	}
}
