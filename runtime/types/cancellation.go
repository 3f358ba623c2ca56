package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

var (
	typeCancellationToken = lazyType{name: "System.Threading.CancellationToken"}
)

// cancellation is a CancellationTokenSource.
type cancellation struct {
	value.Bag
	typ       *value.Type
	gate      *gate
	callbacks []value.Value
}

// Type implements value.Object.
func (s *cancellation) Type() *value.Type { return s.typ }

func (s *cancellation) requested() bool { return s != nil && s.gate.available() > 0 }

// cancellationToken is a CancellationToken; a nil source cannot be cancelled.
type cancellationToken struct {
	value.Bag
	source *cancellation
}

// Type implements value.Object.
func (*cancellationToken) Type() *value.Type { return typeCancellationToken.get() }

// EqualObject implements value.Equaler.
func (t *cancellationToken) EqualObject(o value.Object) bool {
	u, ok := o.(*cancellationToken)
	return ok && t.source == u.source
}

// HashObject implements value.Equaler.
func (*cancellationToken) HashObject() uint32 { return 1 }

// cancellationTokenSourceClass declares System.Threading.CancellationTokenSource.
func cancellationTokenSourceClass() *Class {
	self := func(c *Call) *cancellation { return this[*cancellation](c) }
	cancel := func(c *Call) (value.Value, error) {
		s := self(c)
		if s.requested() {
			return value.Void, nil
		}
		s.gate.release(1)
		for _, fn := range s.callbacks {
			if _, err := callFunc(c, fn); err != nil {
				return value.Null, err
			}
		}
		return value.Void, nil
	}
	return &Class{Members: []M{
		{"new()", func(c *Call) (value.Value, error) {
			return vobject(&cancellation{typ: c.Type, gate: newGate(0, 1, true)})
		}},
		{"bool IsCancellationRequested {get}", func(c *Call) (value.Value, error) { return vbool(self(c).requested()) }},
		{"CancellationToken Token {get}", func(c *Call) (value.Value, error) { return vobject(&cancellationToken{source: self(c)}) }},
		{"void Cancel()", cancel},
		{"void Cancel(bool throwOnFirstException)", cancel},
		{"void Dispose()", noop},
	}}
}

// cancellationTokenClass declares System.Threading.CancellationToken.
func cancellationTokenClass() *Class {
	self := func(c *Call) *cancellationToken { return this[*cancellationToken](c) }
	return &Class{Members: []M{
		{"static CancellationToken None {get}", func(*Call) (value.Value, error) { return vobject(&cancellationToken{}) }},
		{"new()", func(*Call) (value.Value, error) { return vobject(&cancellationToken{}) }},
		{"new(bool canceled)", func(c *Call) (value.Value, error) {
			if !c.Bool(0) {
				return vobject(&cancellationToken{})
			}
			return vobject(&cancellationToken{source: &cancellation{typ: typeOr("System.Threading.CancellationTokenSource"), gate: newGate(1, 1, true)}})
		}},
		{"bool IsCancellationRequested {get}", func(c *Call) (value.Value, error) { return vbool(self(c).source.requested()) }},
		{"bool CanBeCanceled {get}", func(c *Call) (value.Value, error) { return vbool(self(c).source != nil) }},
		{"WaitHandle WaitHandle {get}", func(c *Call) (value.Value, error) {
			g := newGate(0, 1, true)
			if s := self(c).source; s != nil {
				g = s.gate
			}
			return vobject(&waiter{typ: typeOr("System.Threading.ManualResetEvent"), gate: g})
		}},
		{"void ThrowIfCancellationRequested()", func(c *Call) (value.Value, error) {
			if self(c).source.requested() {
				return value.Null, errs.NewException("System.OperationCanceledException", "The operation was canceled.")
			}
			return value.Void, nil
		}},
		{"bool Equals(CancellationToken other)", thisEquals},
		{"bool Equals(object other)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
	}}
}
