package object

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// forEachObject is ForEach-Object. What -Parallel does is decided in foreach_parallel.go.
type forEachObject struct {
	InputObject      value.Value         `ps:"ParallelParameterSet: pipe; PropertyAndMethodSet: pipe; ScriptBlockSet: pipe" type:"System.Management.Automation.PSObject"`
	BeginBlock       value.ScriptBlock   `name:"Begin" ps:"ScriptBlockSet:"`
	ProcessBlocks    []value.ScriptBlock `name:"Process" ps:"ScriptBlockSet: mandatory pos=0" validate:"allownull; allowemptycollection"`
	EndBlock         value.ScriptBlock   `name:"End" ps:"ScriptBlockSet:"`
	RemainingScripts []value.ScriptBlock `ps:"ScriptBlockSet: rest" validate:"allownull; allowemptycollection"`
	MemberName       string              `ps:"PropertyAndMethodSet: mandatory pos=0" validate:"notnullorempty"`
	ArgumentList     []value.Value       `ps:"PropertyAndMethodSet: rest" alias:"Args"`
	Parallel         value.ScriptBlock   `ps:"ParallelParameterSet: mandatory"`
	ThrottleLimit    int32               `ps:"ParallelParameterSet:" validate:"range 1 2147483647"`
	TimeoutSeconds   int32               `ps:"ParallelParameterSet:" validate:"range 0 2147483"`
	AsJob            cmdlet.Switch       `ps:"ParallelParameterSet:"`
	UseNewRunspace   cmdlet.Switch       `ps:"ParallelParameterSet:"`

	begin, end value.ScriptBlock
	blocks     []cmdlet.Block
	members    *memberFinder
	parallel   *job.Parallel
}

// Begin implements cmdlet.Beginner.
func (f *forEachObject) Begin(c *cmdlet.Context) error {
	switch c.ParameterSet() {
	case "ParallelParameterSet":
		return f.beginParallel(c)
	case "PropertyAndMethodSet":
		f.members = newMemberFinder(f.MemberName)
		return nil
	}
	process := f.arrange(c)
	if f.begin != nil {
		if err := c.Run(cmdlet.RunOptions{Block: f.begin, DotSource: true, Item: value.Void, HasInput: true}); err != nil {
			return err
		}
	}
	for _, sb := range process {
		if sb != nil {
			f.blocks = append(f.blocks, c.Block(sb))
		}
	}
	return nil
}

// arrange finds out which block is which: with more than one, the first is begin; with more than two, the last is end.
func (f *forEachObject) arrange(c *cmdlet.Context) []value.ScriptBlock {
	var all []value.ScriptBlock
	process := f.ProcessBlocks
	if process == nil && c.Bound("Process") {
		process = []value.ScriptBlock{nil}
	}
	if boundBefore(c, "RemainingScripts", "Process") {
		all = slices.Concat(f.RemainingScripts, process)
	} else {
		all = slices.Concat(process, f.RemainingScripts)
	}
	if f.BeginBlock != nil {
		all = slices.Insert(all, 0, f.BeginBlock)
	}
	f.end = f.EndBlock
	if !c.Bound("End") && len(all) > 2 {
		f.end = all[len(all)-1]
		all = all[:len(all)-1]
	}
	if len(all) > 1 {
		f.begin = all[0]
		all = all[1:]
	}
	return all
}

// boundBefore tells whether parameter a was bound before b: named arguments are before positional ones.
func boundBefore(c *cmdlet.Context, a, b string) bool {
	bound := c.BoundParameters()
	i, j := bound.IndexOf(value.String(a)), bound.IndexOf(value.String(b))
	return i >= 0 && j >= 0 && i < j
}

// Process implements cmdlet.Processor.
func (f *forEachObject) Process(c *cmdlet.Context) error {
	if f.blocks != nil {
		for _, b := range f.blocks {
			if err := b.Process(f.InputObject); err != nil {
				return err
			}
		}
		return nil
	}
	switch {
	case f.members != nil:
		return f.member(c)
	case f.parallel != nil:
		return f.parallel.Process(c, f.InputObject)
	}
	return nil
}

// End implements cmdlet.Ender.
func (f *forEachObject) End(c *cmdlet.Context) error {
	if f.parallel != nil {
		return f.parallel.End(c)
	}
	if f.end == nil {
		return nil
	}
	return c.Run(cmdlet.RunOptions{Block: f.end, DotSource: true, Item: value.Void, HasInput: true})
}

// Clean implements cmdlet.Cleaner.
func (f *forEachObject) Clean(c *cmdlet.Context) {
	if f.parallel != nil {
		f.parallel.Clean(c)
	}
}

func (f *forEachObject) member(c *cmdlet.Context) error {
	in := f.InputObject
	if in.IsVoid() {
		return nil
	}
	if in.IsNull() {
		return f.memberOfNull(c)
	}
	if len(f.ArgumentList) > 0 {
		return f.call(c)
	}
	if v, ok := entry(in, f.MemberName); ok {
		return f.property(c, f.MemberName, func() (value.Value, error) { return v, nil })
	}
	found := f.members.find(c, in, ^value.MemberKind(0))
	switch {
	case len(found.names) > 1:
		return c.Fail(argumentException, "AmbiguousPropertyOrMethodName", errs.InvalidArgument, in,
			"Input name \"%s\" is ambiguous. It can be resolved to multiple matched members. Possible matches include: %s.",
			f.MemberName, strings.Join(found.names, " "))
	case found.kind == 0:
		return f.missing(c)
	case found.kind&value.MemberMethods != 0:
		return f.invoke(c, found)
	}
	return f.property(c, found.name, func() (value.Value, error) {
		v, _, err := types.Get(c, in, found.name)
		return v, err
	})
}

func (f *forEachObject) memberOfNull(c *cmdlet.Context) error {
	if len(f.ArgumentList) > 0 {
		return c.Fail(argumentException, "InvokeMethodOnNull", errs.InvalidArgument, f.InputObject,
			"You cannot call a method on a null-valued expression.")
	}
	ok, err := c.ShouldProcess(f.target(c), propertyAction(f.MemberName))
	if err != nil || !ok {
		return err
	}
	if strict(c, 200) {
		return c.Fail(argumentException, "InputObjectIsNull", errs.InvalidArgument, f.InputObject,
			"Cannot operate on a 'null' input object.")
	}
	return c.Write(value.Null)
}

func (f *forEachObject) missing(c *cmdlet.Context) error {
	ok, err := c.ShouldProcess(f.target(c), propertyAction(f.MemberName))
	if err != nil || !ok {
		return err
	}
	if strict(c, 200) {
		return c.Fail(argumentException, "PropertyOrMethodNotFound", errs.InvalidArgument, f.InputObject,
			"The input name \"%s\" cannot be resolved to a property or method.", f.MemberName)
	}
	return c.Write(value.Null)
}

func (f *forEachObject) target(c *cmdlet.Context) string {
	return "InputObject: " + types.ToString(c, f.InputObject)
}

func propertyAction(name string) string { return "Retrieve the value for property '" + name + "'" }

func (f *forEachObject) property(c *cmdlet.Context, name string, get func() (value.Value, error)) error {
	ok, err := c.ShouldProcess(f.target(c), propertyAction(name))
	if err != nil || !ok {
		return err
	}
	v, err := get()
	if err != nil {
		if !isException(c, err) {
			return err
		}
		v = value.Null
	}
	return writeUnrolled(c, v)
}

func writeUnrolled(c *cmdlet.Context, v value.Value) error {
	if v.IsNull() {
		return c.Write(v)
	}
	return c.WriteEnumerated(v)
}

// invoke calls a method without arguments.
func (f *forEachObject) invoke(c *cmdlet.Context, m lookup) error {
	ok, err := c.ShouldProcess(f.target(c), "Invoke method '"+m.name+"'")
	if err != nil || !ok {
		return err
	}
	v, err := types.Invoke(c, f.InputObject, m.name, nil)
	if err == nil {
		return writeUnrolled(c, v)
	}
	if !isException(c, err) {
		return err
	}
	if errs.RecordFrom(err).ID == "MethodCountCouldNotFindBest" {
		if method, ok, err := types.Get(c, f.InputObject, m.name); ok && err == nil {
			return c.Write(method)
		}
	}
	return f.failed(c, m, err)
}

func (f *forEachObject) failed(c *cmdlet.Context, m lookup, err error) error {
	ex := errs.ExceptionFrom(err)
	if m.kind == value.MemberParameterized {
		ex = errs.NewException("System.Management.Automation.GetValueInvocationException",
			"Exception getting \""+m.name+"\": \""+ex.Message+"\"").WithInner(ex)
	}
	return c.WriteError(errs.NewRecord(ex, "MethodInvocationError", errs.InvalidOperation, f.InputObject))
}

// call calls a method with arguments.
func (f *forEachObject) call(c *cmdlet.Context) error {
	m := f.members.find(c, f.InputObject, value.MemberMethods|value.MemberParameterized)
	switch {
	case len(m.names) > 1:
		return c.Fail(argumentException, "AmbiguousMethodName", errs.InvalidArgument, f.InputObject,
			"Input name \"%s\" is ambiguous. It can be resolved to multiple matched methods. Possible matches include: %s.",
			f.MemberName, strings.Join(m.names, " "))
	case m.kind == 0:
		return c.Fail(argumentException, "MethodNotFound", errs.InvalidArgument, f.InputObject,
			"Input name \"%s\" cannot be resolved to a method.", f.MemberName)
	}
	args := make([]string, len(f.ArgumentList))
	for i, a := range f.ArgumentList {
		args[i] = types.ToString(c, a)
	}
	ok, err := c.ShouldProcess(f.target(c), "Invoke method '"+m.name+"' with arguments: "+strings.Join(args, ", "))
	if err != nil || !ok {
		return err
	}
	name := m.name
	if m.kind == value.MemberParameterized {
		name = "get_" + name
	}
	v, err := types.Invoke(c, f.InputObject, name, f.ArgumentList)
	if err != nil {
		if !isException(c, err) {
			return err
		}
		return f.failed(c, m, err)
	}
	return writeUnrolled(c, v)
}
