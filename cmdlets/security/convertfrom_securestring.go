package security

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// convertFromSecureString is ConvertFrom-SecureString.
type convertFromSecureString struct {
	SecureString value.Value   `ps:"mandatory pos=0 pipe" type:"System.Security.SecureString"`
	AsPlainText  cmdlet.Switch `ps:"AsPlainText:"`
	SecureKey    value.Value   `ps:"Secure: pos=1" type:"System.Security.SecureString"`
	Key          []byte        `ps:"Open:"`
}

// Process implements cmdlet.Processor.
func (x *convertFromSecureString) Process(c *cmdlet.Context) error {
	s, ok := x.SecureString.Base().Object().(*types.SecureString)
	if !ok {
		return nil
	}
	text := s.PlainText()
	var err error
	switch {
	case bool(x.AsPlainText):
	case c.Bound("Key"):
		text, err = encrypt(text, x.Key)
	case c.Bound("SecureKey"):
		text, err = encrypt(text, secureKey(x.SecureKey))
	default:
		text = obscure(text)
	}
	if err != nil {
		return c.WriteError(errs.RecordFrom(err))
	}
	return c.Write(value.String(text))
}
