package cim

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// about is how error records name what an operation was about.
func about(namespace, what string) func() string {
	return func() string {
		if namespace == "" {
			namespace = cim.DefaultNamespace
		}
		return strings.ReplaceAll(namespace, "/", `\`) + ":" + what
	}
}

// resourceClass finds the namespace and class that a -ResourceUri names:
// http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_Process, or with another prefix the class alone.
func resourceClass(c *cmdlet.Context, uri value.Value) (namespace, class string, err error) {
	text := types.ToString(c, uri)
	u, parseErr := url.Parse(text)
	if parseErr == nil {
		class = path.Base(u.Path)
	}
	if class == "" || class == "." || class == "/" {
		return "", "", c.Terminate("System.ArgumentException", "ArgumentException", errs.InvalidArgument, uri,
			"The resource URI %q does not name a class.", text)
	}
	if _, rest, ok := strings.Cut(path.Dir(u.Path), "/wmi/"); ok {
		namespace = rest
	}
	return namespace, class, nil
}

// checkDialect refuses query languages other than WQL.
func checkDialect(c *cmdlet.Context, dialect string) error {
	if dialect == "" || strings.EqualFold(dialect, "WQL") {
		return nil
	}
	r, _ := object.CimRecord(&cim.Error{Status: cim.InvalidQueryType, Target: dialect, Detail: "the dialect is not WQL"}, dialect)
	return r
}

// selection is the query for the instances of a class.
func selection(class, filter string, properties []string) string {
	what := "*"
	if len(properties) > 0 {
		what = strings.Join(properties, ",")
	}
	query := "SELECT " + what + " FROM " + class
	if filter != "" {
		query += " WHERE " + filter
	}
	return query
}

// arguments makes named arguments of a dictionary.
func arguments(rt value.Runtime, v value.Value) []cim.Argument {
	d, ok := v.Base().Object().(*value.Dict)
	if !ok {
		return nil
	}
	out := make([]cim.Argument, 0, d.Len())
	for key, val := range d.All {
		a := cim.Argument{Name: types.ToString(rt, key), Value: object.FromValue(rt, val)}
		if a.Value != nil {
			out = append(out, a)
		}
	}
	return out
}

// setProperties gives an instance the properties of a dictionary.
func setProperties(rt value.Runtime, i *object.Instance, v value.Value) error {
	d, ok := v.Base().Object().(*value.Dict)
	if !ok {
		return nil
	}
	for key, val := range d.All {
		if err := i.Set(rt, types.ToString(rt, key), val); err != nil {
			return err
		}
	}
	return nil
}

// contains compares names without case.
func contains(list []string, name string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, name) })
}
