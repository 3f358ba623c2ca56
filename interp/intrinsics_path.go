package interp

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// pathIntrinsics is System.Management.Automation.PathIntrinsics.
type pathIntrinsics struct {
	value.Bag
	rs *Runspace
}

// Type implements value.Object.
func (*pathIntrinsics) Type() *value.Type { return typePathIntrinsics() }

// pathOp is an operation on paths for an intrinsic method.
func (rs *Runspace) pathOp() *provider.Op { return provider.LanguageOp(rs, rs.frameNow().scope) }

// setRef stores the value of an out or ref argument.
func setRef(c *types.Call, i int, v value.Value) error {
	if r, ok := c.Args[i].Ref().(*types.Ref); ok {
		return r.Set(v)
	}
	return nil
}

// unresolvedPath is GetUnresolvedProviderPathFromPSPath.
func (rs *Runspace) unresolvedPath(path string) (provider.Path, string, error) {
	op := rs.pathOp()
	p, err := op.Unresolved(path)
	if err != nil {
		return p, "", err
	}
	if files, ok := p.Provider.(*provider.FileSystem); ok {
		return p, files.OSPath(op, p), nil
	}
	return p, p.Path, nil
}

// resolvedPaths is GetResolvedProviderPathFromPSPath.
func (rs *Runspace) resolvedPaths(c *types.Call) (value.Value, error) {
	found, err := rs.pathOp().Resolve(c.Str(0))
	if err != nil {
		return value.Null, err
	}
	out := make([]value.Value, 0, len(found))
	for _, p := range found {
		out = append(out, value.String(p.Path))
		if err := setRef(c, 1, value.Of(p.Provider.Info())); err != nil {
			return value.Null, err
		}
	}
	return collectionOf("string", out...), nil
}

// providerLocation is the current location of a provider.
func (rs *Runspace) providerLocation(name string) (value.Value, error) {
	op := rs.pathOp()
	p := op.Manager().Provider(name)
	if p == nil {
		return value.Null, provider.NotFound(name)
	}
	return value.Of(op.Manager().ProviderLocation(op.Scope, p)), nil
}

var typePathIntrinsics = types.Hosted(automation+"PathIntrinsics", "", func() []types.M {
	self := func(c *types.Call) *Runspace { return c.This.Ref().(*pathIntrinsics).rs }
	stack := func(c *types.Call, use bool) (value.Value, error) {
		m := provider.For(self(c).sess)
		if use {
			if err := m.UseStack(c.Str(0)); err != nil {
				return value.Null, err
			}
		}
		s, err := m.Stack(c.Str(0))
		if err != nil {
			return value.Null, err
		}
		return value.Of(s), nil
	}
	return []types.M{
		{Sig: "System.Management.Automation.PathInfo CurrentLocation {get}", F: func(c *types.Call) (value.Value, error) { return self(c).currentPath(), nil }},
		{Sig: "System.Management.Automation.PathInfo CurrentFileSystemLocation {get}", F: func(c *types.Call) (value.Value, error) {
			return self(c).providerLocation("FileSystem")
		}},
		{Sig: "System.Management.Automation.PathInfo CurrentProviderLocation(string providerName)", F: func(c *types.Call) (value.Value, error) {
			return self(c).providerLocation(c.Str(0))
		}},
		{Sig: "System.Management.Automation.PathInfo SetLocation(string path)", F: func(c *types.Call) (value.Value, error) {
			rs := self(c)
			if err := rs.pathOp().SetLocation(c.Str(0)); err != nil {
				return value.Null, err
			}
			return rs.currentPath(), nil
		}},
		{Sig: "void PushCurrentLocation(string stackName)", F: func(c *types.Call) (value.Value, error) {
			provider.For(self(c).sess).Push(c.Str(0))
			return value.Void, nil
		}},
		{Sig: "System.Management.Automation.PathInfo PopLocation(string stackName)", F: func(c *types.Call) (value.Value, error) {
			rs := self(c)
			ok, err := provider.For(rs.sess).Pop(c.Str(0))
			if !ok || err != nil {
				return value.Null, err
			}
			return rs.currentPath(), nil
		}},
		{Sig: "System.Management.Automation.PathInfoStack LocationStack(string stackName)", F: func(c *types.Call) (value.Value, error) { return stack(c, false) }},
		{Sig: "System.Management.Automation.PathInfoStack SetDefaultLocationStack(string stackName)", F: func(c *types.Call) (value.Value, error) {
			return stack(c, true)
		}},
		{Sig: "System.Collections.ObjectModel.Collection[System.Management.Automation.PathInfo] GetResolvedPSPathFromPSPath(string path)", F: func(c *types.Call) (value.Value, error) {
			op := self(c).pathOp()
			found, err := op.Resolve(c.Str(0))
			if err != nil {
				return value.Null, err
			}
			out := make([]value.Value, 0, len(found))
			for _, p := range found {
				out = append(out, value.Of(p.Info(op.Manager())))
			}
			return collectionOf(automation+"PathInfo", out...), nil
		}},
		{Sig: "System.Collections.ObjectModel.Collection[string] GetResolvedProviderPathFromPSPath(string path, out System.Management.Automation.ProviderInfo provider)", F: func(c *types.Call) (value.Value, error) {
			return self(c).resolvedPaths(c)
		}},
		{Sig: "System.Collections.ObjectModel.Collection[string] GetResolvedProviderPathFromProviderPath(string path, string providerId)", F: func(c *types.Call) (value.Value, error) {
			found, err := self(c).pathOp().Resolve(c.Str(1) + "::" + c.Str(0))
			if err != nil {
				return value.Null, err
			}
			out := make([]value.Value, 0, len(found))
			for _, p := range found {
				out = append(out, value.String(p.Path))
			}
			return collectionOf("string", out...), nil
		}},
		{Sig: "string GetUnresolvedProviderPathFromPSPath(string path)", F: func(c *types.Call) (value.Value, error) {
			_, path, err := self(c).unresolvedPath(c.Str(0))
			return value.String(path), err
		}},
		{Sig: "string GetUnresolvedProviderPathFromPSPath(string path, out System.Management.Automation.ProviderInfo provider, out System.Management.Automation.PSDriveInfo drive)", F: func(c *types.Call) (value.Value, error) {
			p, path, err := self(c).unresolvedPath(c.Str(0))
			if err != nil {
				return value.Null, err
			}
			drive := value.Null
			if p.Drive != nil {
				drive = value.Of(p.Drive)
			}
			if err := setRef(c, 1, value.Of(p.Provider.Info())); err != nil {
				return value.Null, err
			}
			return value.String(path), setRef(c, 2, drive)
		}},
		{Sig: "bool IsProviderQualified(string path)", F: func(c *types.Call) (value.Value, error) {
			_, _, ok := provider.SplitQualified(c.Str(0))
			return value.Bool(ok), nil
		}},
		{Sig: "bool IsPSAbsolute(string path, out string driveName)", F: func(c *types.Call) (value.Value, error) {
			if !provider.IsAbsolute(c.Str(0)) {
				return value.False, setRef(c, 1, value.Null)
			}
			name, _, ok := provider.SplitDrive(c.Str(0))
			if !ok {
				name = "/"
			}
			return value.True, setRef(c, 1, value.String(name))
		}},
		{Sig: "string Combine(string parent, string child)", F: func(c *types.Call) (value.Value, error) {
			if c.Str(0) == "" {
				return value.String(c.Str(1)), nil
			}
			s, err := self(c).pathOp().JoinShown(c.Str(0), c.Str(1))
			return value.String(s), err
		}},
		{Sig: "string ParseParent(string path, string root)", F: func(c *types.Call) (value.Value, error) {
			if c.Str(0) == c.Str(1) {
				return value.String(""), nil
			}
			return value.String(self(c).pathOp().ParentShown(c.Str(0))), nil
		}},
		{Sig: "string ParseChildName(string path)", F: func(c *types.Call) (value.Value, error) {
			return value.String(self(c).pathOp().LeafShown(c.Str(0))), nil
		}},
		{Sig: "string NormalizeRelativePath(string path, string basePath)", F: func(c *types.Call) (value.Value, error) {
			rs := self(c)
			_, path, err := rs.unresolvedPath(c.Str(0))
			if err != nil {
				return value.Null, err
			}
			base := rs.sess.Drives.FileSystem
			if c.Str(1) != "" {
				if _, base, err = rs.unresolvedPath(c.Str(1)); err != nil {
					return value.Null, err
				}
			}
			return value.String(strings.TrimPrefix(provider.Relative(base, path), "./")), nil
		}},
		{Sig: "bool IsValid(string path)", F: func(c *types.Call) (value.Value, error) {
			if c.Args[0].IsNull() {
				return value.Null, errs.NewException("System.ArgumentNullException", "Value cannot be null. (Parameter 'path')")
			}
			_, err := self(c).pathOp().Unresolved(c.Str(0))
			return value.Bool(err == nil), nil
		}},
	}
})
