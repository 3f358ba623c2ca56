package value

import "unsafe"

// Bag carries the instance members that scripts attach to an object (Add-Member) and its own type names. Objects embed it.
type Bag struct{ set *MemberSet }

// InstanceMembers returns the attached members, or nil.
func (b *Bag) InstanceMembers() *MemberSet { return b.set }

// EnsureMembers returns the attached members, creating the set when there is none.
func (b *Bag) EnsureMembers() *MemberSet {
	if b.set == nil {
		if threads.Load() != 0 {
			mu := stripe(unsafe.Pointer(b))
			mu.Lock()
			defer mu.Unlock()
			if b.set != nil {
				return b.set
			}
		}
		b.set = &MemberSet{}
	}
	return b.set
}

// Extensible is an object that instance members can be attached to.
type Extensible interface {
	InstanceMembers() *MemberSet
	EnsureMembers() *MemberSet
}

// InstanceMembers returns the members attached to v or to its PSObject wrapper; nil when there are none.
func InstanceMembers(v Value) *MemberSet {
	if e, ok := v.ref.(Extensible); ok {
		return e.InstanceMembers()
	}
	return nil
}
