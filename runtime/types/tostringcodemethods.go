package types

import "goposh/runtime/value"

// toStringCodeMethodsClass declares Microsoft.PowerShell.ToStringCodeMethods: what type data call for the text of objects.
func toStringCodeMethodsClass() *Class {
	return &Class{Members: []M{
		{"static string XmlNode(psobject instance)", func(c *Call) (value.Value, error) {
			n, ok := ref[*XMLNode](c, 0)
			if !ok {
				return vstring("")
			}
			return vstring(n.LocalName())
		}},
		{"static string XmlNodeList(psobject instance)", func(c *Call) (value.Value, error) {
			l, ok := ref[*value.List](c, 0)
			switch {
			case !ok:
				return vstring("")
			case len(l.Items) == 1:
				s, err := WrappedText(c.RT, l.Items[0])
				return value.String(s), err
			}
			s, err := JoinText(c.RT, c.Args[0])
			return value.String(s), err
		}},
		{"static string Type(psobject instance)", func(c *Call) (value.Value, error) {
			t, ok := c.Args[0].Base().Object().(*value.Type)
			if !ok {
				return vstring("")
			}
			return vstring(TypeString(t))
		}},
	}}
}
