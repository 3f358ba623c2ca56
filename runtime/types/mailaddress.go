package types

import (
	"net/mail"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var typeMailAddress = lazyType{name: "System.Net.Mail.MailAddress"}

// mailAddress is a System.Net.Mail.MailAddress.
type mailAddress struct {
	value.Bag
	name, address string
}

// Type implements value.Object.
func (*mailAddress) Type() *value.Type { return typeMailAddress.get() }

// EqualObject implements value.Equaler.
func (m *mailAddress) EqualObject(o value.Object) bool {
	n, ok := o.(*mailAddress)
	return ok && equalFold(m.String(), n.String())
}

// HashObject implements value.Equaler.
func (m *mailAddress) HashObject() uint32 { return value.HashKey(value.String(m.String()), true) }

// String is the address with its display name.
func (m *mailAddress) String() string {
	if m.name == "" {
		return m.address
	}
	return `"` + m.name + `" <` + m.address + ">"
}

func mailNew(c *Call) (value.Value, error) {
	switch {
	case c.isNull(0):
		return value.Null, neterr.ArgumentNull("address")
	case c.Str(0) == "":
		return value.Null, neterr.Argument("address", "The value cannot be an empty string.")
	}
	a, err := mail.ParseAddress(c.Str(0))
	if err != nil {
		return value.Null, neterr.Format("The specified string is not in the form required for an e-mail address.")
	}
	m := &mailAddress{name: a.Name, address: a.Address}
	if c.N() > 1 && c.Str(1) != "" {
		m.name = c.Str(1)
	}
	return vobject(m)
}

// mailAddressClass declares System.Net.Mail.MailAddress.
func mailAddressClass() *Class {
	text := func(name string, f func(m *mailAddress) string) M {
		return M{"string " + name + " {get}", func(c *Call) (value.Value, error) { return vstring(f(this[*mailAddress](c))) }}
	}
	part := func(after bool) func(m *mailAddress) string {
		return func(m *mailAddress) string {
			i := strings.LastIndexByte(m.address, '@')
			if after {
				return m.address[i+1:]
			}
			return m.address[:max(i, 0)]
		}
	}
	return &Class{Members: []M{
		{"new(string address)", mailNew},
		{"new(string address, string displayName)", mailNew},
		text("DisplayName", func(m *mailAddress) string { return m.name }),
		text("User", part(false)),
		text("Host", part(true)),
		text("Address", func(m *mailAddress) string { return m.address }),
		{"static bool TryCreate(string address, out MailAddress result)", try(mailNew, value.Null)},
		{"static bool TryCreate(string address, string displayName, out MailAddress result)", try(mailNew, value.Null)},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(this[*mailAddress](c).String()) }},
		{"bool Equals(object value)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
	}}
}
