package value

// PSObject is System.Management.Automation.PSObject: a wrapper that gives a scalar or string instance members, or a
// PSCustomObject, which has nothing but members.
type PSObject struct {
	base   Value
	custom bool
	Bag
}

// NewCustomObject returns an empty PSCustomObject with room for n properties.
func NewCustomObject(n int) *PSObject {
	p := &PSObject{custom: true}
	p.set = &MemberSet{members: make([]Member, 0, n)}
	return p
}

// Wrap returns v as a PSObject that can carry instance members. An object that carries its own stays as it is.
func Wrap(v Value) (Value, *MemberSet) {
	if e, ok := v.ref.(Extensible); ok {
		return v, e.EnsureMembers()
	}
	p := &PSObject{base: v}
	return Value{ref: p}, p.EnsureMembers()
}

// Type implements Object.
func (p *PSObject) Type() *Type {
	if p.custom {
		return TypePSCustomObject
	}
	if t := p.base.Type(); t != nil {
		return t
	}
	return TypePSObject
}

// IsCustom tells whether the object is a PSCustomObject.
func (p *PSObject) IsCustom() bool { return p.custom }

// Base is the wrapped value; $null for a PSCustomObject.
func (p *PSObject) Base() Value { return p.base }

// AddNote appends or replaces a note property.
func (p *PSObject) AddNote(name string, v Value) *PSObject {
	p.EnsureMembers().SetNote(name, v)
	return p
}
