package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// pathInfoStackClass declares System.Management.Automation.PathInfoStack, a Stack`1 of PathInfo.
func pathInfoStackClass() *Class {
	get := func(sig string, f func(s *session.PathStack) (value.Value, error)) M {
		return M{Sig: sig, F: func(c *Call) (value.Value, error) {
			s, ok := c.This.Object().(*session.PathStack)
			if !ok {
				return value.Null, nil
			}
			return f(s)
		}}
	}
	top := func(s *session.PathStack) (value.Value, error) {
		if len(s.Items) == 0 {
			return value.Null, neterr.New(neterr.TypeInvalidOperation, "Stack empty.")
		}
		return value.Of(s.Items[0]), nil
	}
	return &Class{Type: session.TypePathStack(), Members: []M{
		get("string Name {get}", func(s *session.PathStack) (value.Value, error) { return value.String(s.Name), nil }),
		get("int Count {get}", func(s *session.PathStack) (value.Value, error) { return value.Int(int32(len(s.Items))), nil }),
		get("object[] ToArray()", func(s *session.PathStack) (value.Value, error) {
			items := make([]value.Value, len(s.Items))
			for i, p := range s.Items {
				items[i] = value.Of(p)
			}
			return value.Of(value.NewArray(session.TypePathInfo(), items)), nil
		}),
		get("System.Management.Automation.PathInfo Peek()", top),
		get("System.Management.Automation.PathInfo Pop()", func(s *session.PathStack) (value.Value, error) {
			v, err := top(s)
			if err == nil {
				s.Items = s.Items[1:]
			}
			return v, err
		}),
		get("void Clear()", func(s *session.PathStack) (value.Value, error) { s.Items = nil; return value.Void, nil }),
	}}
}
