package interp

import (
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// callVariables are the variables that every call has of its own, also one that runs in its caller's scope.
var callVariables = [...]string{"args", "input", "psboundparameters", "myinvocation", "pscmdlet", "psscriptroot", "pscommandpath"}

// dotted is what a dot-sourced block puts aside of the scope it runs in.
type dotted struct {
	auto   session.Automatic
	values [len(callVariables)]value.Value
	had    [len(callVariables)]bool
}

// enterDot gives a dot-sourced block its own $args, $input, $MyInvocation and the like in its caller's scope.
func (s *commandStage) enterDot() {
	sc := s.fr.scope
	d := &dotted{auto: sc.Auto}
	sc.Auto = nil
	for i, name := range callVariables {
		v := sc.Own(name)
		if v == nil {
			continue
		}
		d.values[i], d.had[i] = v.Read(), true
		sc.Remove(name)
	}
	sc.Auto = s.fr
	s.dotted = d
}

// leaveDot gives the scope back what enterDot put aside.
func (s *commandStage) leaveDot() {
	d := s.dotted
	if d == nil {
		return
	}
	s.dotted = nil
	sc := s.fr.scope
	sc.Auto = nil
	for i, name := range callVariables {
		sc.Remove(name)
		if d.had[i] {
			sc.Put(&session.Variable{Name: automaticName[name], Value: d.values[i]})
		}
	}
	sc.Auto = d.auto
}
