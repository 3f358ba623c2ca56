package interp

import (
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// providerIntrinsics is System.Management.Automation.ProviderIntrinsics. The items of all providers are handled as the commands for
// items handle them.
type providerIntrinsics struct {
	value.Bag
	rs *Runspace
}

// Type implements value.Object.
func (*providerIntrinsics) Type() *value.Type { return typeProviderIntrinsics() }

func (rs *Runspace) providerObject() value.Value { return value.Of(&providerIntrinsics{rs: rs}) }

// providerPart is one group of methods: ItemCmdletProviderIntrinsics and the like.
type providerPart struct {
	value.Bag
	rs   *Runspace
	kind func() *value.Type
}

// Type implements value.Object.
func (p *providerPart) Type() *value.Type { return p.kind() }

var typeProviderIntrinsics = types.Hosted(automation+"ProviderIntrinsics", "", func() []types.M {
	part := func(name string, kind func() *value.Type) types.M {
		return types.M{Sig: "object " + name + " {get}", F: func(c *types.Call) (value.Value, error) {
			return value.Of(&providerPart{rs: c.This.Ref().(*providerIntrinsics).rs, kind: kind}), nil
		}}
	}
	return []types.M{
		part("Item", typeItemIntrinsics), part("ChildItem", typeChildItemIntrinsics), part("Content", typeContentIntrinsics),
		part("Property", typePropertyIntrinsics), part("SecurityDescriptor", typeSecurityIntrinsics),
	}
})

const psObjects = "System.Collections.ObjectModel.Collection[psobject] "

// providerCall is a method that a command does the work of.
type providerCall struct {
	c *types.Call
	// params alternate names and values.
	params []any
}

func callOf(c *types.Call) *providerCall { return &providerCall{c: c} }

func (p *providerCall) rs() *Runspace { return p.c.This.Ref().(*providerPart).rs }

// path passes the path argument, which literal (an argument's index, -1 for none) may make a -LiteralPath.
func (p *providerCall) path(literal int) *providerCall {
	name := "Path"
	if literal >= 0 && p.c.Bool(literal) {
		name = "LiteralPath"
	}
	return p.with(name, p.c.Args[0])
}

// with passes a parameter.
func (p *providerCall) with(name string, v any) *providerCall {
	p.params = append(p.params, name, v)
	return p
}

// flag passes a switch that argument i, -1 for none, tells.
func (p *providerCall) flag(name string, i int) *providerCall {
	if i >= 0 && p.c.Bool(i) {
		p.with(name, true)
	}
	return p
}

// run runs the command and returns its output.
func (p *providerCall) run(command string) (value.Value, error) {
	out, err := p.rs().runCmdlet(command, p.params...)
	return collectionOf("psobject", out...), err
}

// do runs the command for its effect.
func (p *providerCall) do(command string) (value.Value, error) {
	_, err := p.rs().runCmdlet(command, p.params...)
	return value.Void, err
}

// truth runs a command that answers with a boolean.
func (p *providerCall) truth(command string) (value.Value, error) {
	out, err := p.rs().runCmdlet(command, p.params...)
	return value.Bool(len(out) > 0 && types.ToBool(out[0])), err
}

var typeItemIntrinsics = types.Hosted(automation+"ItemCmdletProviderIntrinsics", "", func() []types.M {
	const many, flags = "(string[] path", ", bool force, bool literalPath)"
	get := func(force, literal int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			return callOf(c).path(literal).flag("Force", force).run("Get-Item")
		}
	}
	set := func(force, literal int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			return callOf(c).path(literal).with("Value", c.Args[1]).flag("Force", force).with("PassThru", true).run("Set-Item")
		}
	}
	clearItem := func(force, literal int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			return callOf(c).path(literal).flag("Force", force).run("Clear-Item")
		}
	}
	invoke := func(literal int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			if err := callOf(c).rs().invocable(c.Args[0], literal >= 0 && c.Bool(literal)); err != nil {
				return value.Void, err
			}
			return callOf(c).path(literal).do("Invoke-Item")
		}
	}
	rename := func(force int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			return callOf(c).path(-1).with("NewName", c.Args[1]).flag("Force", force).with("PassThru", true).run("Rename-Item")
		}
	}
	create := func(force int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			p := callOf(c).path(-1).flag("Force", force)
			if c.Str(1) != "" {
				p.with("Name", c.Args[1])
			}
			if c.Str(2) != "" {
				p.with("ItemType", c.Args[2])
			}
			if !c.Args[3].IsNull() {
				p.with("Value", c.Args[3])
			}
			return p.run("New-Item")
		}
	}
	remove := func(force, literal int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			return callOf(c).path(literal).with("Recurse", value.Bool(c.Bool(1))).flag("Force", force).with("Confirm", false).do("Remove-Item")
		}
	}
	transfer := func(command string, force, literal int, copying bool) types.Func {
		return func(c *types.Call) (value.Value, error) {
			p := callOf(c).path(literal).with("Destination", c.Args[1]).flag("Force", force).with("PassThru", true)
			if copying {
				p.flag("Recurse", 2)
				// CopyContainers.CopyChildrenOfTargetContainer leaves the container itself out.
				if c.Int(3) == 1 {
					p.with("Container", false)
				}
			}
			return p.run(command)
		}
	}
	exists := func(literal int) types.Func {
		return func(c *types.Call) (value.Value, error) { return callOf(c).path(literal).truth("Test-Path") }
	}
	return []types.M{
		{Sig: psObjects + "Get(string path)", F: get(-1, -1)},
		{Sig: psObjects + "Get" + many + flags, F: get(1, 2)},
		{Sig: psObjects + "Set(string path, object value)", F: set(-1, -1)},
		{Sig: psObjects + "Set" + many + ", object value" + flags, F: set(2, 3)},
		{Sig: psObjects + "Clear(string path)", F: clearItem(-1, -1)},
		{Sig: psObjects + "Clear" + many + flags, F: clearItem(1, 2)},
		{Sig: "void Invoke(string path)", F: invoke(-1)},
		{Sig: "void Invoke" + many + ", bool literalPath)", F: invoke(1)},
		{Sig: psObjects + "Rename(string path, string newName)", F: rename(-1)},
		{Sig: psObjects + "Rename(string path, string newName, bool force)", F: rename(2)},
		{Sig: psObjects + "New(string path, string name, string itemTypeName, object content)", F: create(-1)},
		{Sig: psObjects + "New" + many + ", string name, string itemTypeName, object content, bool force)", F: create(4)},
		{Sig: "void Remove(string path, bool recurse)", F: remove(-1, -1)},
		{Sig: "void Remove" + many + ", bool recurse" + flags, F: remove(2, 3)},
		{Sig: psObjects + "Copy(string path, string destinationPath, bool recurse, System.Management.Automation.CopyContainers copyContainers)", F: transfer("Copy-Item", -1, -1, true)},
		{Sig: psObjects + "Copy" + many + ", string destinationPath, bool recurse, System.Management.Automation.CopyContainers copyContainers" + flags, F: transfer("Copy-Item", 4, 5, true)},
		{Sig: psObjects + "Move(string path, string destination)", F: transfer("Move-Item", -1, -1, false)},
		{Sig: psObjects + "Move" + many + ", string destination" + flags, F: transfer("Move-Item", 2, 3, false)},
		{Sig: "bool Exists(string path)", F: exists(-1)},
		{Sig: "bool Exists(string path, bool force, bool literalPath)", F: exists(2)},
		{Sig: "bool IsContainer(string path)", F: func(c *types.Call) (value.Value, error) {
			return callOf(c).path(-1).with("PathType", "Container").truth("Test-Path")
		}},
	}
})

// invocable tells why an item cannot be invoked; nil when its provider knows how.
func (rs *Runspace) invocable(paths value.Value, literal bool) error {
	op := rs.pathOp()
	op.Literal = literal
	return types.Each(rs, paths, func(v value.Value) error {
		found, err := op.Resolve(types.ToString(rs, v))
		if err != nil {
			return err
		}
		for _, p := range found {
			if _, ok := p.Provider.(provider.ItemInvoker); !ok {
				r := errs.New(automation+"ProviderInvocationException", "ProviderInvocationException", errs.NotSpecified, value.Null,
					"Attempting to perform the InvokeDefaultAction operation on the '%s' provider failed for path '%s'. Provider operation stopped because the provider does not support this operation.",
					p.Provider.Info().Name, p.Path)
				r.Exception.Record = r
				return r
			}
		}
		return nil
	})
}

var typeChildItemIntrinsics = types.Hosted(automation+"ChildItemCmdletProviderIntrinsics", "", func() []types.M {
	const many, flags = "(string[] path", ", bool force, bool literalPath)"
	list := func(depth, force, literal int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			p := callOf(c).path(literal).flag("Recurse", 1).flag("Force", force)
			if depth >= 0 {
				p.with("Depth", c.Args[depth])
			}
			return p.run("Get-ChildItem")
		}
	}
	names := func(depth, force, literal int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			p := callOf(c).path(literal).flag("Recurse", 2).flag("Force", force).with("Name", true)
			if depth >= 0 {
				p.with("Depth", c.Args[depth])
			}
			out, err := p.rs().runCmdlet("Get-ChildItem", p.params...)
			for i, v := range out {
				out[i] = v.Base()
			}
			return collectionOf("string", out...), err
		}
	}
	const containers = ", System.Management.Automation.ReturnContainers returnContainers, bool recurse"
	return []types.M{
		{Sig: psObjects + "Get(string path, bool recurse)", F: list(-1, -1, -1)},
		{Sig: psObjects + "Get" + many + ", bool recurse, uint depth" + flags, F: list(2, 3, 4)},
		{Sig: psObjects + "Get" + many + ", bool recurse" + flags, F: list(-1, 2, 3)},
		{Sig: "System.Collections.ObjectModel.Collection[string] GetNames(string path" + containers + ")", F: names(-1, -1, -1)},
		{Sig: "System.Collections.ObjectModel.Collection[string] GetNames" + many + containers + flags, F: names(-1, 3, 4)},
		{Sig: "System.Collections.ObjectModel.Collection[string] GetNames" + many + containers + ", uint depth" + flags, F: names(3, 4, 5)},
		{Sig: "bool HasChild(string path)", F: hasChild(-1, -1)},
		{Sig: "bool HasChild(string path, bool force, bool literalPath)", F: hasChild(1, 2)},
	}
})

func hasChild(force, literal int) types.Func {
	return func(c *types.Call) (value.Value, error) {
		p := callOf(c).path(literal).flag("Force", force).with("Name", true)
		out, err := p.rs().runCmdlet("Get-ChildItem", p.params...)
		return value.Bool(len(out) > 0), err
	}
}

var typePropertyIntrinsics = types.Hosted(automation+"PropertyCmdletProviderIntrinsics", "", func() []types.M {
	const picks, path, many = "System.Collections.ObjectModel.Collection[string] ", "(string path, ", "(string[] path, "
	const flags = ", bool force, bool literalPath)"
	get := func(literal int) types.Func {
		return func(c *types.Call) (value.Value, error) {
			p := callOf(c).path(literal)
			if !c.Args[1].IsNull() {
				p.with("Name", c.Args[1])
			}
			return p.run("Get-ItemProperty")
		}
	}
	// simple passes arguments beside the path by name.
	simple := func(command string, output bool, force, literal int, names ...string) types.Func {
		return func(c *types.Call) (value.Value, error) {
			p := callOf(c).path(literal).flag("Force", force)
			for i, n := range names {
				if !c.Args[i+1].IsNull() {
					p.with(n, c.Args[i+1])
				}
			}
			if output {
				return p.run(command)
			}
			return p.do(command)
		}
	}
	var out []types.M
	add := func(result, name, rest string, command string, output bool, names ...string) {
		n := len(names)
		out = append(out, types.M{Sig: result + name + path + rest + ")", F: simple(command, output, -1, -1, names...)},
			types.M{Sig: result + name + many + rest + flags, F: simple(command, output, n+1, n+2, names...)})
	}
	out = append(out, types.M{Sig: psObjects + "Get" + path + picks + "providerSpecificPickList)", F: get(-1)},
		types.M{Sig: psObjects + "Get" + many + picks + "providerSpecificPickList, bool literalPath)", F: get(2)})
	add(psObjects, "Set", "psobject propertyValue", "Set-ItemProperty", true, "InputObject")
	add("void ", "Clear", picks+"propertyToClear", "Clear-ItemProperty", false, "Name")
	add(psObjects, "New", "string propertyName, string propertyTypeName, object value", "New-ItemProperty", true, "Name", "PropertyType", "Value")
	add("void ", "Remove", "string propertyName", "Remove-ItemProperty", false, "Name")
	add(psObjects, "Rename", "string sourceProperty, string destinationProperty", "Rename-ItemProperty", true, "Name", "NewName")
	const transfer = "string sourceProperty, string destinationPath, string destinationProperty"
	add(psObjects, "Copy", transfer, "Copy-ItemProperty", true, "Name", "Destination", "NewName")
	add(psObjects, "Move", transfer, "Move-ItemProperty", true, "Name", "Destination", "NewName")
	return out
})

var typeSecurityIntrinsics = types.Hosted(automation+"SecurityDescriptorCmdletProviderIntrinsics", "", func() []types.M {
	refuse := func(*types.Call) (value.Value, error) {
		return value.Null, errs.NewException("System.PlatformNotSupportedException", "Security descriptors are not supported on this platform.")
	}
	return []types.M{
		{Sig: psObjects + "Get(string path, object includeSections)", F: refuse},
		{Sig: psObjects + "Set(string path, object sd)", F: refuse},
	}
})
