package prompt

import (
	"context"
	"errors"
	"io"
	"strconv"
	"strings"

	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Field is a value that the user is asked for.
type Field struct {
	// Name names the field; Label is shown in its place where it is set; Help answers !?.
	Name, Label, Help string
	// Type is what the answer is converted to; nil for a string.
	Type *value.Type
	// Secure hides what is typed, also for a string.
	Secure bool
}

// Fields asks for the values of fields in turn, as $Host.UI.Prompt does. ok is false when the input ended before all were
// given.
func Fields(ctx context.Context, rt value.Runtime, s *session.Session, caption, message string, fields []Field) (vs []value.Value, ok bool, err error) {
	if s.Host == nil || !s.Host.Interactive() {
		return nil, false, Unavailable(s)
	}
	heading(s, caption, message)
	for _, f := range fields {
		if f.Help != "" {
			s.Host.Write("(Type !? for Help.)\n")
			break
		}
	}
	for _, f := range fields {
		if f.Label == "" {
			f.Label = f.Name
		}
		v, err := f.ask(ctx, rt, s)
		if errors.Is(err, io.EOF) {
			s.Host.Write("\n")
			return nil, false, nil
		}
		if err != nil {
			return nil, false, err
		}
		vs = append(vs, v)
	}
	return vs, true, nil
}

// ask asks for one field: a single value, or for a list of them lines up to an empty one.
func (f Field) ask(ctx context.Context, rt value.Runtime, s *session.Session) (value.Value, error) {
	if f.Type == nil || f.Type.Elem == nil {
		v, _, err := f.askItem(ctx, rt, s, f.Label, f.Type)
		return v, err
	}
	var items []value.Value
	for {
		v, empty, err := f.askItem(ctx, rt, s, f.Label+"["+strconv.Itoa(len(items))+"]", f.Type.Elem)
		if err != nil {
			return value.Null, err
		}
		if empty {
			return value.Objects(items...), nil
		}
		items = append(items, v)
	}
}

// askItem asks until the answer can be converted; empty tells that the line was.
func (f Field) askItem(ctx context.Context, rt value.Runtime, s *session.Session, label string, t *value.Type) (v value.Value, empty bool, err error) {
	if t != nil && t.FullName == "System.Management.Automation.PSCredential" {
		s.Host.Write(label + "\n")
		v, err = Credential(ctx, rt, s, "", "", "")
		return v, false, err
	}
	secure := t != nil && t.FullName == "System.Security.SecureString"
	for {
		line, err := labelled(ctx, s, label, secure || f.Secure)
		switch {
		case err != nil:
			return value.Null, false, err
		case secure:
			return value.Of(types.NewSecureString(line)), line == "", nil
		case len(line) > 1 && line[0] == '!' && t != nil && t != value.TypeString || line == "!?":
			v, done := f.command(s, line[1:])
			if done {
				return v, false, nil
			}
			continue
		case t == nil || t == value.TypeString || t == value.TypeObject || line == "":
			return value.String(line), line == "", nil
		}
		v, err := types.Convert(rt, value.String(line), t)
		if err == nil {
			return v, false, nil
		}
		if !numeric(t) {
			// What is no plain text is converted when it is bound, with that error.
			return value.String(line), false, nil
		}
		s.Host.Write("Cannot recognize \"" + line + "\" as a " + t.FullName + " due to a format error.\n")
	}
}

// numeric tells whether values of the type are numbers.
func numeric(t *value.Type) bool { return t.Kind.IsNumber() }

// command obeys a line that begins with an exclamation mark.
func (f Field) command(s *session.Session, text string) (v value.Value, done bool) {
	switch {
	case text == "?":
		help := f.Help
		if help == "" {
			help = "No help is available for " + f.Name + "."
		}
		s.Host.Write(help + "\n")
	case strings.HasPrefix(text, "!"):
		return value.String(text), true
	case text == `""`:
		return value.String(""), true
	case strings.EqualFold(text, "$null"):
		return value.Null, true
	default:
		s.Host.Write("\"" + text + "\" cannot be recognized as a valid Prompt command.\n")
	}
	return value.Null, false
}
