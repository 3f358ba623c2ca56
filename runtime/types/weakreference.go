package types

import "goposh/runtime/value"

// weakReference is a System.WeakReference. Its target lives as long as the reference does.
type weakReference struct {
	value.Bag
	target value.Value
	track  bool
}

var typeWeakReference = lazyType{name: "System.WeakReference"}

// Type implements value.Object.
func (*weakReference) Type() *value.Type { return typeWeakReference.get() }

// weakReferenceClass declares System.WeakReference.
func weakReferenceClass() *Class {
	self := func(c *Call) *weakReference { return this[*weakReference](c) }
	make := func(c *Call) (value.Value, error) {
		return vobject(&weakReference{target: c.Args[0], track: c.N() > 1 && c.Bool(1)})
	}
	return &Class{Members: []M{
		{"new(object target)", make},
		{"new(object target, bool trackResurrection)", make},
		{"bool TrackResurrection {get}", func(c *Call) (value.Value, error) { return vbool(self(c).track) }},
		{"bool IsAlive {get}", func(c *Call) (value.Value, error) { return vbool(!self(c).target.IsNull()) }},
		{"object Target {get;set}", func(c *Call) (value.Value, error) {
			if c.N() == 1 {
				self(c).target = c.Args[0]
				return value.Void, nil
			}
			return self(c).target, nil
		}},
	}}
}
