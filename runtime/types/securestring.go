package types

import (
	"slices"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// SecureString is a System.Security.SecureString.
type SecureString struct {
	value.Bag
	u        []uint16
	readOnly bool
	disposed bool
}

var (
	typeSecureString      = lazyType{name: "System.Security.SecureString"}
	typePSCredential      = lazyType{name: "System.Management.Automation.PSCredential"}
	typeNetworkCredential = lazyType{name: "System.Net.NetworkCredential"}
)

// NewSecureString returns a read-only SecureString of text.
func NewSecureString(text string) *SecureString {
	return &SecureString{u: wtf8.Units(text), readOnly: true}
}

// Type implements value.Object.
func (*SecureString) Type() *value.Type { return typeSecureString.get() }

// PlainText is the protected text.
func (s *SecureString) PlainText() string { return wtf8.FromUnits(s.u) }

// secureStringClass declares System.Security.SecureString.
func secureStringClass() *Class {
	self := func(c *Call) *SecureString { return this[*SecureString](c) }
	change := func(f func(c *Call, s *SecureString) error) Func {
		return func(c *Call) (value.Value, error) {
			s := self(c)
			if s.disposed {
				return value.Null, neterr.New("System.ObjectDisposedException", "Cannot access a disposed object.\nObject name: 'System.Security.SecureString'.")
			}
			if s.readOnly {
				return value.Null, invalidOperation("Instance is read-only.")
			}
			return void(f(c, s))
		}
	}
	at := func(c *Call, s *SecureString, limit int) error {
		if i := c.Int(0); i < 0 || i >= limit {
			return neterr.ArgumentOutOfRange("index", "Specified argument was out of the range of valid values.")
		}
		return nil
	}
	return &Class{Members: []M{
		{"new()", func(*Call) (value.Value, error) { return vobject(&SecureString{}) }},
		{"int Length {get}", func(c *Call) (value.Value, error) { return vint(len(self(c).u)) }},
		{"void AppendChar(char c)", change(func(c *Call, s *SecureString) error {
			s.u = append(s.u, uint16(c.Int(0)))
			return nil
		})},
		{"void Clear()", change(func(_ *Call, s *SecureString) error {
			s.u = nil
			return nil
		})},
		{"SecureString Copy()", func(c *Call) (value.Value, error) { return vobject(&SecureString{u: slices.Clone(self(c).u)}) }},
		{"void Dispose()", func(c *Call) (value.Value, error) {
			s := self(c)
			clear(s.u)
			s.u, s.disposed = nil, true
			return value.Void, nil
		}},
		{"void InsertAt(int index, char c)", change(func(c *Call, s *SecureString) error {
			if err := at(c, s, len(s.u)+1); err != nil {
				return err
			}
			s.u = slices.Insert(s.u, c.Int(0), uint16(c.Int(1)))
			return nil
		})},
		{"bool IsReadOnly()", func(c *Call) (value.Value, error) { return vbool(self(c).readOnly) }},
		{"void MakeReadOnly()", func(c *Call) (value.Value, error) {
			self(c).readOnly = true
			return value.Void, nil
		}},
		{"void RemoveAt(int index)", change(func(c *Call, s *SecureString) error {
			if err := at(c, s, len(s.u)); err != nil {
				return err
			}
			s.u = slices.Delete(s.u, c.Int(0), c.Int(0)+1)
			return nil
		})},
		{"void SetAt(int index, char c)", change(func(c *Call, s *SecureString) error {
			if err := at(c, s, len(s.u)); err != nil {
				return err
			}
			s.u[c.Int(0)] = uint16(c.Int(1))
			return nil
		})},
	}}
}

// Credential is a PSCredential.
type Credential struct {
	value.Bag
	UserName string
	Password *SecureString // nil for none
}

// Type implements value.Object.
func (*Credential) Type() *value.Type { return typePSCredential.get() }

// NewCredential returns a PSCredential.
func NewCredential(user string, password *SecureString) *Credential {
	return &Credential{UserName: user, Password: password}
}

// psCredentialClass declares System.Management.Automation.PSCredential.
func psCredentialClass() *Class {
	self := func(c *Call) *Credential { return this[*Credential](c) }
	network := func(c *Credential) value.Value {
		user, domain := c.UserName, ""
		if d, u, ok := strings.Cut(user, `\`); ok {
			domain, user = d, u
		} else if i := strings.LastIndexByte(user, '@'); i >= 0 {
			user, domain = user[:i], user[i+1:]
		}
		n := &networkCredential{user: user, domain: domain}
		if c.Password != nil {
			n.password = c.Password.PlainText()
		}
		return value.Of(n)
	}
	return &Class{Members: []M{
		{"new(string userName, SecureString password)", func(c *Call) (value.Value, error) {
			if c.Str(0) == "" {
				return value.Null, ArgumentInvalid("userName")
			}
			s, ok := ref[*SecureString](c, 1)
			if !ok {
				return value.Null, ArgumentNull("password")
			}
			return vobject(NewCredential(c.Str(0), s))
		}},
		{"new(PSObject pso)", func(c *Call) (value.Value, error) {
			user, ok, err := Get(c.RT, c.Args[0], "UserName")
			if err != nil || !ok {
				return value.Null, neterr.ArgumentNull("userName")
			}
			pass, _, err := Get(c.RT, c.Args[0], "Password")
			if err != nil {
				return value.Null, err
			}
			s, _ := pass.Base().Ref().(*SecureString)
			return vobject(NewCredential(ToString(c.RT, user), s))
		}},
		{"static PSCredential Empty {get}", func(*Call) (value.Value, error) { return vobject(&Credential{}) }},
		{"string UserName {get}", func(c *Call) (value.Value, error) { return textOrNull(self(c).UserName), nil }},
		{"SecureString Password {get}", func(c *Call) (value.Value, error) {
			if p := self(c).Password; p != nil {
				return vobject(p)
			}
			return value.Null, nil
		}},
		{"NetworkCredential GetNetworkCredential()", func(c *Call) (value.Value, error) { return network(self(c)), nil }},
		{"static explicit operator NetworkCredential(PSCredential credential)", func(c *Call) (value.Value, error) {
			p, ok := ref[*Credential](c, 0)
			if !ok {
				return value.Null, neterr.ArgumentNull("credential")
			}
			return network(p), nil
		}},
	}}
}

// networkCredential is a System.Net.NetworkCredential.
type networkCredential struct {
	value.Bag
	user, password, domain string
}

// Type implements value.Object.
func (*networkCredential) Type() *value.Type { return typeNetworkCredential.get() }

// networkCredentialClass declares System.Net.NetworkCredential.
func networkCredentialClass() *Class {
	create := func(c *Call) (value.Value, error) {
		n := &networkCredential{}
		for i := range c.Args {
			switch i {
			case 0:
				n.user = c.Str(0)
			case 1:
				n.password = c.Str(1)
				if s, ok := ref[*SecureString](c, 1); ok {
					n.password = s.PlainText()
				}
			case 2:
				n.domain = c.Str(2)
			}
		}
		return vobject(n)
	}
	text := func(at func(*networkCredential) *string) Func {
		return func(c *Call) (value.Value, error) {
			p := at(this[*networkCredential](c))
			if c.N() == 1 {
				*p = c.Str(0)
				return value.Void, nil
			}
			return vstring(*p)
		}
	}
	return &Class{Members: []M{
		{"new()", create},
		{"new(string userName, string password)", create},
		{"new(string userName, string password, string domain)", create},
		{"new(string userName, SecureString password)", create},
		{"new(string userName, SecureString password, string domain)", create},
		{"string UserName {get;set}", text(func(n *networkCredential) *string { return &n.user })},
		{"string Password {get;set}", text(func(n *networkCredential) *string { return &n.password })},
		{"SecureString SecurePassword {get;set}", func(c *Call) (value.Value, error) {
			n := this[*networkCredential](c)
			if c.N() == 1 {
				if s, ok := ref[*SecureString](c, 0); ok {
					n.password = s.PlainText()
				}
				return value.Void, nil
			}
			return vobject(NewSecureString(n.password))
		}},
		{"string Domain {get;set}", text(func(n *networkCredential) *string { return &n.domain })},
	}}
}
