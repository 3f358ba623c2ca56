package object

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// whereObject is Where-Object.
type whereObject struct {
	InputObject  value.Value       `ps:"pipe" type:"System.Management.Automation.PSObject"`
	FilterScript value.ScriptBlock `ps:"ScriptBlockSet: mandatory pos=0"`
	Property     string            `ps:"CaseSensitiveContainsSet: mandatory pos=0; CaseSensitiveEqualSet: mandatory pos=0; CaseSensitiveGreaterOrEqualSet: mandatory pos=0; CaseSensitiveGreaterThanSet: mandatory pos=0; CaseSensitiveInSet: mandatory pos=0; CaseSensitiveLessOrEqualSet: mandatory pos=0; CaseSensitiveLessThanSet: mandatory pos=0; CaseSensitiveLikeSet: mandatory pos=0; CaseSensitiveMatchSet: mandatory pos=0; CaseSensitiveNotContainsSet: mandatory pos=0; CaseSensitiveNotEqualSet: mandatory pos=0; CaseSensitiveNotInSet: mandatory pos=0; CaseSensitiveNotLikeSet: mandatory pos=0; CaseSensitiveNotMatchSet: mandatory pos=0; ContainsSet: mandatory pos=0; EqualSet: mandatory pos=0; GreaterOrEqualSet: mandatory pos=0; GreaterThanSet: mandatory pos=0; InSet: mandatory pos=0; IsNotSet: mandatory pos=0; IsSet: mandatory pos=0; LessOrEqualSet: mandatory pos=0; LessThanSet: mandatory pos=0; LikeSet: mandatory pos=0; MatchSet: mandatory pos=0; Not: mandatory pos=0; NotContainsSet: mandatory pos=0; NotEqualSet: mandatory pos=0; NotInSet: mandatory pos=0; NotLikeSet: mandatory pos=0; NotMatchSet: mandatory pos=0" validate:"notnullorempty"`
	Value        value.Value       `ps:"CaseSensitiveContainsSet: pos=1; CaseSensitiveEqualSet: pos=1; CaseSensitiveGreaterOrEqualSet: pos=1; CaseSensitiveGreaterThanSet: pos=1; CaseSensitiveInSet: pos=1; CaseSensitiveLessOrEqualSet: pos=1; CaseSensitiveLessThanSet: pos=1; CaseSensitiveLikeSet: pos=1; CaseSensitiveMatchSet: pos=1; CaseSensitiveNotContainsSet: pos=1; CaseSensitiveNotEqualSet: pos=1; CaseSensitiveNotInSet: pos=1; CaseSensitiveNotLikeSet: pos=1; CaseSensitiveNotMatchSet: pos=1; ContainsSet: pos=1; EqualSet: pos=1; GreaterOrEqualSet: pos=1; GreaterThanSet: pos=1; InSet: pos=1; IsNotSet: pos=1; IsSet: pos=1; LessOrEqualSet: pos=1; LessThanSet: pos=1; LikeSet: pos=1; MatchSet: pos=1; NotContainsSet: pos=1; NotEqualSet: pos=1; NotInSet: pos=1; NotLikeSet: pos=1; NotMatchSet: pos=1"`
	EQ           cmdlet.Switch     `ps:"EqualSet:" alias:"IEQ"`
	CEQ          cmdlet.Switch     `ps:"CaseSensitiveEqualSet: mandatory"`
	NE           cmdlet.Switch     `ps:"NotEqualSet: mandatory" alias:"INE"`
	CNE          cmdlet.Switch     `ps:"CaseSensitiveNotEqualSet: mandatory"`
	GT           cmdlet.Switch     `ps:"GreaterThanSet: mandatory" alias:"IGT"`
	CGT          cmdlet.Switch     `ps:"CaseSensitiveGreaterThanSet: mandatory"`
	LT           cmdlet.Switch     `ps:"LessThanSet: mandatory" alias:"ILT"`
	CLT          cmdlet.Switch     `ps:"CaseSensitiveLessThanSet: mandatory"`
	GE           cmdlet.Switch     `ps:"GreaterOrEqualSet: mandatory" alias:"IGE"`
	CGE          cmdlet.Switch     `ps:"CaseSensitiveGreaterOrEqualSet: mandatory"`
	LE           cmdlet.Switch     `ps:"LessOrEqualSet: mandatory" alias:"ILE"`
	CLE          cmdlet.Switch     `ps:"CaseSensitiveLessOrEqualSet: mandatory"`
	Like         cmdlet.Switch     `ps:"LikeSet: mandatory" alias:"ILike"`
	CLike        cmdlet.Switch     `ps:"CaseSensitiveLikeSet: mandatory"`
	NotLike      cmdlet.Switch     `ps:"NotLikeSet: mandatory" alias:"INotLike"`
	CNotLike     cmdlet.Switch     `ps:"CaseSensitiveNotLikeSet: mandatory"`
	Match        cmdlet.Switch     `ps:"MatchSet: mandatory" alias:"IMatch"`
	CMatch       cmdlet.Switch     `ps:"CaseSensitiveMatchSet: mandatory"`
	NotMatch     cmdlet.Switch     `ps:"NotMatchSet: mandatory" alias:"INotMatch"`
	CNotMatch    cmdlet.Switch     `ps:"CaseSensitiveNotMatchSet: mandatory"`
	Contains     cmdlet.Switch     `ps:"ContainsSet: mandatory" alias:"IContains"`
	CContains    cmdlet.Switch     `ps:"CaseSensitiveContainsSet: mandatory"`
	NotContains  cmdlet.Switch     `ps:"NotContainsSet: mandatory" alias:"INotContains"`
	CNotContains cmdlet.Switch     `ps:"CaseSensitiveNotContainsSet: mandatory"`
	In           cmdlet.Switch     `ps:"InSet: mandatory" alias:"IIn"`
	CIn          cmdlet.Switch     `ps:"CaseSensitiveInSet: mandatory"`
	NotIn        cmdlet.Switch     `ps:"NotInSet: mandatory" alias:"INotIn"`
	CNotIn       cmdlet.Switch     `ps:"CaseSensitiveNotInSet: mandatory"`
	Is           cmdlet.Switch     `ps:"IsSet: mandatory"`
	IsNot        cmdlet.Switch     `ps:"IsNotSet: mandatory"`
	Not          cmdlet.Switch     `ps:"Not: mandatory"`

	block    cmdlet.Block
	members  *memberFinder
	operator *operator // nil: the truth of the property
	operand  value.Value
}

// Begin implements cmdlet.Beginner.
func (w *whereObject) Begin(c *cmdlet.Context) error {
	if w.FilterScript != nil {
		w.block = c.Block(w.FilterScript)
		return nil
	}
	w.members = newMemberFinder(w.Property)
	set := c.ParameterSet()
	if set == "EqualSet" && !bool(w.EQ) {
		// EqualSet is the default: `Where-Object Name` has no operator at all.
		if c.Bound("Value") {
			return c.Terminate(argumentException, "OperatorNotSpecified", errs.InvalidArgument, value.Null,
				"An operator is required to compare the two specified values. Include a valid operator in the command, and then try the command again. For example, Get-Process | Where-Object -Property Name -eq Idle")
		}
		return nil
	}
	if set == "Not" {
		return nil
	}
	if !c.Bound("Value") {
		return c.Terminate(argumentException, "ValueNotSpecifiedForWhereObject", errs.InvalidArgument, value.Null,
			"The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.")
	}
	w.operator, w.operand = operatorOf(set), w.Value
	if w.operator.typeOperand {
		return w.convertType(c)
	}
	return nil
}

// convertType makes a type of the operand of -Is and -IsNot: a type, a name, or a name in brackets.
func (w *whereObject) convertType(c *cmdlet.Context) error {
	name, ok := w.operand.Base().AsString()
	if !ok {
		return nil
	}
	if len(name) > 2 && name[0] == '[' && name[len(name)-1] == ']' {
		name = name[1 : len(name)-1]
	}
	t := c.FindType(strings.TrimSpace(name))
	if t == nil {
		return c.Terminate("System.Management.Automation.PSInvalidCastException", "InvalidCastFromStringToType",
			errs.InvalidArgument, value.Null,
			"Cannot convert the \"%s\" value of type \"System.String\" to type \"System.Type\".", name)
	}
	w.operand = value.Of(t)
	return nil
}

// Process implements cmdlet.Processor.
func (w *whereObject) Process(c *cmdlet.Context) error {
	if w.InputObject.IsVoid() {
		return nil
	}
	if w.block != nil {
		ok, err := w.block.Test(w.InputObject)
		if err != nil || !ok {
			return err
		}
		return c.Write(w.InputObject)
	}
	v, ok, err := w.property(c)
	if err != nil || !ok {
		return err
	}
	match, err := w.test(c, v)
	if err != nil || !match {
		return err
	}
	return c.Write(w.InputObject)
}

func (w *whereObject) test(c *cmdlet.Context, v value.Value) (bool, error) {
	if w.operator == nil {
		return types.ToBool(v) != bool(w.Not), nil
	}
	ok, err := w.operator.apply(c, v, w.operand)
	if err == nil || !isException(c, err) {
		return ok, err
	}
	ex := errs.ExceptionFrom(err)
	if errs.Lookup("System.ArgumentException").AssignableFrom(ex.Type()) {
		return false, c.Fail(argumentException, "BadOperatorArgument", errs.InvalidArgument, w.InputObject,
			"The argument to operator '%s' is not valid: %s.", w.operator.name, ex.Message)
	}
	return false, c.Fail("System.Management.Automation.PSInvalidOperationException", "OperatorFailed", errs.InvalidOperation,
		w.InputObject, "The '%s' operator failed: %s.", w.operator.name, ex.Message)
}

// property reads the property; ok is false when an error was written instead.
func (w *whereObject) property(c *cmdlet.Context) (v value.Value, ok bool, err error) {
	in := w.InputObject
	if in.IsNull() {
		if strict(c, 200) {
			return value.Null, false, c.Fail(argumentException, "InputObjectIsNull", errs.InvalidArgument, in,
				"Cannot operate on a 'null' input object.")
		}
		return value.Null, true, nil
	}
	if v, ok := entry(in, w.Property); ok {
		return v, true, nil
	}
	name := w.Property
	if w.members.pattern != nil {
		found := w.members.find(c, in, ^value.MemberKind(0))
		if len(found.names) > 1 {
			return value.Null, false, c.Fail(argumentException, "AmbiguousPropertyName", errs.InvalidArgument, in,
				"Input name \"%s\" is ambiguous. It can be resolved to multiple matched members. Possible matches include: %s.",
				w.Property, strings.Join(found.names, " "))
		}
		name = found.name
	}
	if name != "" {
		v, found, err := types.Get(c, in, name)
		switch {
		case err != nil && !isException(c, err):
			return value.Null, false, err
		case err != nil:
			return value.Null, true, nil
		case found:
			return v, true, nil
		}
	}
	if strict(c, 200) {
		return value.Null, false, c.Fail(argumentException, "PropertyNotFound", errs.InvalidArgument, in,
			"The input name \"%s\" cannot be resolved to a property.", w.Property)
	}
	return value.Null, true, nil
}
