package management

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

const argumentException = "System.Management.Automation.PSArgumentException"

// paths are the parameters that most commands on items share.
type paths struct {
	path, literal    []string
	filter           string
	include, exclude []string
	force            bool
	credential       value.Value
}

// open makes the operation for a command and returns the paths to work on.
func (p paths) open(c *cmdlet.Context) (*provider.Op, []string, error) {
	op := provider.NewOp(c)
	op.Filter, op.Include, op.Exclude, op.Force = p.filter, p.include, p.exclude, p.force
	if !p.credential.IsNull() {
		return nil, nil, noCredentials()
	}
	if p.literal != nil {
		op.Literal = true
		return op, p.literal, nil
	}
	return op, p.path, nil
}

// noCredentials is the error of -Credential: no provider here takes any.
func noCredentials() error {
	return provider.NotSupported("The provider does not support the use of credentials. Perform the operation again without specifying credentials.")
}

// transformCredential makes PSCredential arguments of user names by asking for the password.
func transformCredential(md *cmdlet.Metadata) {
	p := md.Find("Credential")
	if p == nil {
		return
	}
	p.Transforms = append(p.Transforms, func(_ value.Runtime, v value.Value) (value.Value, error) {
		if _, ok := v.Base().AsString(); ok {
			return v, errs.NewException("System.Management.Automation.Host.HostException",
				"A command that prompts the user failed because the host program or the command type does not support user interaction. The host was attempting to request confirmation with the following message: Enter your credentials.")
		}
		return v, nil
	})
}

// capability finds an optional interface of a provider; without it the operation is not supported.
func capability[T any](p provider.Provider) (T, error) {
	if x, ok := p.(T); ok {
		return x, nil
	}
	var none T
	return none, provider.NotSupported("Provider operation stopped because the provider does not support this operation.")
}

// strs gives a string array parameter without $null for the commands that take null paths as the current location.
func orCurrent(path []string) []string {
	if len(path) == 0 {
		return []string{"."}
	}
	return path
}
