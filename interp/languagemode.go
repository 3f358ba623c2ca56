package interp

import (
	"goposh/ast"
	"goposh/parser"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

func languageModeValue(m session.LanguageMode) value.Value {
	t := types.Lookup(automation + "PSLanguageMode")
	if t == nil || t.Enum == nil {
		return value.Int(int32(m))
	}
	return value.Enum(t.Enum, int64(m))
}

// constrained tells whether only core types may be used. It is asked on every call of a method.
func (rs *Runspace) constrained() bool { return rs.sess.LanguageMode == session.ConstrainedLanguage }

// checkScript tells why the language mode does not let a script run; nil when it does.
func (rs *Runspace) checkScript(tree *ast.ScriptBlock) error {
	switch rs.sess.LanguageMode {
	case session.RestrictedLanguage:
		return checkRestricted(tree, parser.Restrictions{AnyCommand: true})
	case session.NoLanguage:
		r := errs.New(automation+"ParseException", "ScriptsNotAllowed", errs.ParserError, value.Null,
			"The syntax is not supported by this runspace. This can occur if the runspace is in no-language mode.")
		r.Exception.Record = r
		r.Exception.With("Errors", value.Null)
		return r
	}
	return nil
}

func checkRestricted(tree *ast.ScriptBlock, allow parser.Restrictions) error {
	if list := parser.CheckRestricted(tree, allow); len(list) > 0 {
		return parseError(list)
	}
	return nil
}

// constrainedErrors are the parse errors of what constrained language does not have: classes.
func constrainedErrors(tree *ast.ScriptBlock) []parser.ParseError {
	var out []parser.ParseError
	ast.Inspect(tree, func(n ast.Node) bool {
		d, ok := n.(*ast.TypeDefinition)
		if !ok || d.Kind != ast.ClassType {
			return true
		}
		keyword := d.Pos()
		keyword.End = keyword.Start + int32(len("class"))
		out = append(out,
			parser.ParseError{ID: "ClassesNotAllowedInConstrainedLanguage", Extent: keyword, Message: "Class keyword is not allowed in ConstrainedLanguage mode."},
			parser.ParseError{ID: "UnexpectedToken", Extent: d.NamePos, Message: "Unexpected token '" + d.Name + "' in expression or statement."})
		return false
	})
	return out
}

// checkCall refuses methods of types other than the core ones; t is the type, or that of the object, the method is called on.
func checkCall(t *value.Type, name string) error {
	if types.IsCore(t) {
		return nil
	}
	if lowerName(name) == "new" {
		return errs.Runtime("CannotCreateTypeConstrainedLanguage", errs.PermissionDenied, value.Null,
			"Cannot create type. Only core types are supported in this language mode.")
	}
	return errs.Runtime("MethodInvocationNotSupportedInConstrainedLanguage", errs.InvalidOperation, value.Null,
		"Cannot invoke method. Method invocation is supported only on core types in this language mode.")
}

// checkSet refuses to set properties of types other than the core ones.
func checkSet(t *value.Type) error {
	if types.IsCore(t) {
		return nil
	}
	return errs.Runtime("PropertySetterNotSupportedInConstrainedLanguage", errs.InvalidOperation, value.Null,
		"Cannot set property. Property setting is supported only on core types in this language mode.")
}

// checkConversion refuses conversions to types other than the core ones. What has the type already, and the name of a type, pass.
func checkConversion(v value.Value, t *value.Type) error {
	if types.IsCore(t) || types.Assignable(t, v.Type()) || t == value.TypeType && v.Base().Kind() == value.KindString {
		return nil
	}
	return errs.Runtime("ConversionSupportedOnlyToCoreTypes", errs.InvalidArgument, value.Null,
		"Cannot convert value to type \"%s\". Only core types are supported in this language mode.", types.TypeString(t))
}

// checkRestrictedLanguage is ScriptBlock.CheckRestrictedLanguage(commands, variables, environment); $null allows any command.
func (f *frame) checkRestrictedLanguage(sb *ScriptBlock, args []value.Value) error {
	names := func(v value.Value) (out []string, err error) {
		if v.IsNull() {
			return nil, nil
		}
		err = types.Each(f.rs, v, func(x value.Value) error { out = append(out, types.ToString(f.rs, x)); return nil })
		return out, err
	}
	allow := parser.Restrictions{AnyCommand: args[0].IsNull(), Environment: types.ToBool(args[2])}
	var err error
	if allow.Commands, err = names(args[0]); err == nil {
		allow.Variables, err = names(args[1])
	}
	if err == nil {
		allow.AnyVariable = len(allow.Variables) == 1 && allow.Variables[0] == "*"
		err = checkRestricted(sb.tree, allow)
	}
	if err != nil {
		return methodException("CheckRestrictedLanguage", len(args), err)
	}
	return nil
}
