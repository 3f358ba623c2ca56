package security

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// getExecutionPolicy is Get-ExecutionPolicy.
type getExecutionPolicy struct {
	Scope value.Value   `ps:"pos=0 byname"`
	List  cmdlet.Switch `ps:""`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (g *getExecutionPolicy) EditMetadata(md *cmdlet.Metadata) { policyParameters(md) }

// Process implements cmdlet.Processor.
func (g *getExecutionPolicy) Process(c *cmdlet.Context) error {
	if bool(g.List) && c.Bound("Scope") {
		return c.Fail("System.InvalidOperationException", "ListAndScopeSpecified", errs.InvalidOperation, value.Null,
			"Operation is not valid due to the current state of the object.")
	}
	if !g.List {
		return c.Write(unrestricted())
	}
	scope := policyType(typeExecutionPolicyScope.FullName, typeExecutionPolicyScope)
	for _, at := range [...]int64{4, 3, 0, 1, 2} {
		o := value.NewCustomObject(2)
		o.AddNote("Scope", value.Enum(scope.Enum, at)).AddNote("ExecutionPolicy", unrestricted())
		if err := c.Write(value.Of(o)); err != nil {
			return err
		}
	}
	return nil
}
