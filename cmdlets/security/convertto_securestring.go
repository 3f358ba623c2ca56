package security

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// convertToSecureString is ConvertTo-SecureString.
type convertToSecureString struct {
	String      string        `ps:"mandatory pos=0 pipe"`
	AsPlainText cmdlet.Switch `ps:"PlainText: pos=1"`
	Force       cmdlet.Switch `ps:"PlainText: pos=2"`
	SecureKey   value.Value   `ps:"Secure: pos=1" type:"System.Security.SecureString"`
	Key         []byte        `ps:"Open:"`
}

// Process implements cmdlet.Processor.
func (x *convertToSecureString) Process(c *cmdlet.Context) error {
	text := x.String
	var err error
	switch {
	case bool(x.AsPlainText):
	case c.Bound("Key"):
		text, err = decrypt(text, x.Key)
	case c.Bound("SecureKey"):
		text, err = decrypt(text, secureKey(x.SecureKey))
	default:
		text, err = reveal(text)
	}
	if err != nil {
		return c.WriteError(errs.RecordFrom(err))
	}
	// The copy can be changed, as PowerShell's can.
	v, err := types.Invoke(c, value.Of(types.NewSecureString(text)), "Copy", nil)
	if err != nil {
		return err
	}
	return c.Write(v)
}

// secureKey is the key that a secure string holds: the bytes of its text.
func secureKey(v value.Value) []byte {
	s, ok := v.Base().Object().(*types.SecureString)
	if !ok {
		return nil
	}
	return unicodeBytes(s.PlainText())
}
