package interp

import (
	"strconv"
	"strings"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/session"
	"goposh/runtime/textenc"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// currentPath is $PWD.
func (rs *Runspace) currentPath() value.Value { return value.Of(provider.CurrentLocation(rs.sess)) }

// setLastExitCode sets $LASTEXITCODE.
func (rs *Runspace) setLastExitCode(n int) {
	if rs.exitVar == nil || rs.exitVar.Removed {
		rs.exitVar = rs.sess.Global.Top.SetLocal("LASTEXITCODE", value.Int(int32(n)))
		return
	}
	rs.exitVar.Value = value.Int(int32(n))
}

// decodeScript reads a script file's text by its byte order mark, UTF-8 without one.
func decodeScript(b []byte) string {
	return textenc.UTF8().DecodeFile(b)
}

func osReleaseName(s string) string {
	for line := range strings.SplitSeq(s, "\n") {
		if v, ok := strings.CutPrefix(line, "PRETTY_NAME="); ok {
			return strings.Trim(v, `"`)
		}
	}
	return ""
}

// invokeMember calls an instance method.
func (rs *Runspace) invokeMember(f *frame, site *types.Site, v value.Value, name string, args []value.Value, typeArgs []*value.Type) (value.Value, error) {
	if done, r, err := f.blockMethod(v, name, args); done {
		return r, err
	}
	if v.IsNull() {
		return value.Null, nullCall()
	}
	return site.Invoke(rs, v, name, args, typeArgs...)
}

// invokeStatic calls a static method or, as new, a constructor.
func (rs *Runspace) invokeStatic(f *frame, t *value.Type, name string, args []value.Value, typeArgs []*value.Type) (value.Value, error) {
	if done, r, err := f.staticMethod(t, name, args); done {
		return r, err
	}
	return types.InvokeStatic(rs, t, name, args, typeArgs...)
}

// staticMethod handles the static members that need the running frame.
func (f *frame) staticMethod(t *value.Type, name string, args []value.Value) (bool, value.Value, error) {
	if t == value.TypeScriptBlock && strings.EqualFold(name, "Create") && len(args) == 1 {
		tree, err := f.rs.Parse("", types.ToString(f.rs, args[0]))
		if err != nil {
			return true, value.Null, methodException("Create", 1, err)
		}
		sb := f.rs.newScriptBlock(tree, nil)
		sb.isFile = true
		return true, value.Of(sb), nil
	}
	return false, value.Null, nil
}

// methodException wraps what a method threw, as PowerShell shows it.
func methodException(name string, n int, err error) error {
	if isFlow(err) {
		return err
	}
	rec := errs.RecordFrom(err)
	ex := rec.Exception
	r := errs.New("System.Management.Automation.MethodInvocationException", ex.Type().Name(), errs.NotSpecified, value.Null,
		"Exception calling \"%s\" with \"%d\" argument(s): \"%s\"", name, n, ex.Message)
	r.Exception.Inner = ex
	r.Exception.Record = r
	return r
}

// checkRequirements enforces the script's #requires lines.
func (rs *Runspace) checkRequirements(tree *ast.ScriptBlock, path string) error {
	q := tree.Requirements
	if q == nil {
		return nil
	}
	fail := func(id, format string, args ...any) error {
		r := errs.New("System.Management.Automation.ScriptRequiresException", id, errs.ResourceUnavailable, value.String(baseName(path)), format, args...)
		r.Exception.Record = r
		return &thrown{rec: r}
	}
	name := baseName(path)
	if q.Version != "" && versionAbove(q.Version, PowerShellVersion) {
		return fail("ScriptRequiresUnmatchedPSVersion", "The script '%s' cannot be run because it contained a \"#requires\" statement for PowerShell %s. The version of PowerShell that is required by the script does not match the currently running version of PowerShell %s.", name, q.Version, PowerShellVersion)
	}
	if len(q.Editions) > 0 && !hasFold(q.Editions, "Core") {
		return fail("ScriptRequiresUnmatchedPSEdition", "The script '%s' cannot be run because it contained a \"#requires\" statement for PowerShell editions '%s'. The edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition.", name, strings.Join(q.Editions, ", "))
	}
	for _, m := range q.Modules {
		if err := rs.requireModule(m, name); err != nil {
			return err
		}
	}
	return nil
}

// versionAbove tells whether version a is higher than b.
func versionAbove(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(x), len(y)) {
		var m, n int
		if i < len(x) {
			m, _ = strconv.Atoi(x[i])
		}
		if i < len(y) {
			n, _ = strconv.Atoi(y[i])
		}
		if m != n {
			return m > n
		}
	}
	return false
}

// validValues makes the generator of a ValidateSet that names a class.
func (rs *Runspace) validValues(t *value.Type) func(value.Runtime) ([]string, error) {
	return func(rt value.Runtime) ([]string, error) {
		o, err := types.New(rt, t, nil)
		if err != nil {
			return nil, err
		}
		v, err := types.Invoke(rt, o, "GetValidValues", nil)
		if err != nil {
			return nil, err
		}
		var out []string
		err = types.Each(rt, v, func(x value.Value) error { out = append(out, types.ToString(rt, x)); return nil })
		return out, err
	}
}

// scriptAttribute applies an attribute class that a script defines: a validation or a transformation.
func (rs *Runspace) scriptAttribute(f *frame, cp *cmdlet.Param, t *value.Type, args []value.Value) error {
	o, err := types.New(rs, t, args)
	if err != nil {
		return err
	}
	base := func(name string) bool {
		for b := t; b != nil; b = b.Base {
			if strings.EqualFold(b.Name(), name) {
				return true
			}
		}
		return false
	}
	switch {
	case base("ValidateArgumentsAttribute"), base("ValidateEnumeratedArgumentsAttribute"):
		cp.Validators = append(cp.Validators, &classValidator{object: o, each: base("ValidateEnumeratedArgumentsAttribute")})
	case base("ArgumentTransformationAttribute"):
		cp.Transforms = append(cp.Transforms, func(rt value.Runtime, v value.Value) (value.Value, error) {
			return types.Invoke(rt, o, "Transform", []value.Value{value.Null, v})
		})
	}
	return nil
}

// classValidator is a validation attribute that a script defines as a class.
type classValidator struct {
	object value.Value
	each   bool
}

// Attribute implements cmdlet.Validator.
func (c *classValidator) Attribute() string { return c.object.Type().Name() }

// Validate implements cmdlet.Validator.
func (c *classValidator) Validate(rt value.Runtime, v value.Value) error {
	if c.each {
		return types.Each(rt, v, func(x value.Value) error {
			_, err := types.Invoke(rt, c.object, "ValidateElement", []value.Value{x})
			return err
		})
	}
	_, err := types.Invoke(rt, c.object, "Validate", []value.Value{v, value.Null})
	return err
}

// commandInfo is the CommandInfo of the running command.
func (s *commandStage) commandInfo() value.Value {
	switch {
	case s.decl != nil:
		return value.Of(cmdletInfo(s.decl))
	case s.cmd.function != nil:
		return value.Of(s.functionInfo(s.cmd.function))
	case s.isScript:
		return value.Of(s.scriptInfo(s.block))
	}
	if s.block != nil {
		return value.Of(&cmdlet.Info{Kind: cmdlet.KindScript, Definition: s.block.String(), Block: s.block})
	}
	return value.Null
}

func cmdletInfo(d *cmdlet.Decl) *cmdlet.Info {
	return &cmdlet.Info{Kind: cmdlet.KindCmdlet, Name: d.Name, Module: d.Module, Decl: d, Meta: func() (*cmdlet.Metadata, error) { return d.Metadata(), nil }}
}

// functionInfo is the FunctionInfo of a function.
func (rs *Runspace) functionInfo(fn *session.Function) *cmdlet.Info {
	if i, ok := fn.Info.Ref().(*cmdlet.Info); ok {
		return i
	}
	i := &cmdlet.Info{Kind: cmdlet.KindFunction, Name: fn.Name, Function: fn, Block: fn.Block, Owner: fn.Module}
	if fn.Filter {
		i.Kind = cmdlet.KindFilter
	}
	if fn.Module != nil {
		i.Module, i.Version = fn.Module.Name, fn.Module.Version
	}
	if fn.Block != nil {
		i.Definition = fn.Block.String()
	}
	i.Meta = rs.blockMeta(fn.Block)
	fn.Info = value.Of(i)
	return i
}

func (rs *Runspace) blockMeta(b value.ScriptBlock) func() (*cmdlet.Metadata, error) {
	return func() (*cmdlet.Metadata, error) {
		sb, ok := b.(*ScriptBlock)
		if !ok {
			return &cmdlet.Metadata{}, nil
		}
		c := sb.lowered(rs)
		return c.params.metadata(rs.frameNow(), c)
	}
}

// scriptInfo is the ExternalScriptInfo of a script file.
func (rs *Runspace) scriptInfo(sb *ScriptBlock) *cmdlet.Info {
	return &cmdlet.Info{Kind: cmdlet.KindExternalScript, Name: baseName(sb.file()), Path: sb.file(), Definition: sb.String(), Block: sb, Meta: rs.blockMeta(sb)}
}

// invocation is $MyInvocation of a script command.
func (f *frame) invocation() *errs.Invocation {
	if f.command != nil && f.command.fr == f {
		return f.command.Invocation()
	}
	if f.call != nil {
		if f.call.invocation == nil {
			i := &errs.Invocation{Extent: f.call.extent, Name: f.call.name, PipelineLength: 1, PipelinePosition: 1, BoundParameters: f.call.bound, Unbound: f.call.args}
			if i.BoundParameters == nil {
				i.BoundParameters = value.NewDict(typeBoundParameters(), true, 0)
			}
			if f.block != nil {
				i.CommandName = f.block.name
				if fn := f.scope.FindFunction(strings.ToLower(f.block.name)); fn != nil && fn.Block == value.ScriptBlock(f.block) {
					i.Command = value.Of(f.rs.functionInfo(fn))
				}
			}
			if f.caller != nil && f.caller.block != nil {
				i.ScriptRoot, i.CommandPath = f.caller.block.scriptRoot(), f.caller.block.file()
			}
			f.call.invocation = i
		}
		return f.call.invocation
	}
	return &errs.Invocation{BoundParameters: value.NewDict(typeBoundParameters(), true, 0)}
}

// FunctionInfo implements provider.Infos.
func (rs *Runspace) FunctionInfo(fn *session.Function) value.Value {
	return value.Of(rs.functionInfo(fn))
}

// AliasInfo implements provider.Infos.
func (rs *Runspace) AliasInfo(a *session.Alias) value.Value { return value.Of(rs.aliasInfo(a)) }

// aliasInfo is the AliasInfo of an alias.
func (rs *Runspace) aliasInfo(a *session.Alias) *cmdlet.Info {
	i := &cmdlet.Info{Kind: cmdlet.KindAlias, Name: a.Name, Definition: a.Definition, Alias: a, Owner: a.Module}
	if a.Module != nil {
		i.Module, i.Version = a.Module.Name, a.Module.Version
	}
	if f := rs.frameNow(); f != nil {
		i.Resolved = rs.resolvedAlias(f.scope, a.Definition)
	}
	return i
}

// resolvedAlias is the command behind an alias's definition; nil when there is none in the session.
func (rs *Runspace) resolvedAlias(scope *session.Scope, name string) *cmdlet.Info {
	lower := strings.ToLower(name)
	if a := scope.FindAlias(lower); a != nil && !strings.EqualFold(a.Definition, name) {
		return rs.aliasInfo(a)
	}
	if fn := scope.FindFunction(lower); fn != nil {
		return rs.functionInfo(fn)
	}
	if d := rs.table.Find(lower); d != nil {
		return cmdletInfo(d)
	}
	return nil
}
