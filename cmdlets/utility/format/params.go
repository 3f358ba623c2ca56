package format

import (
	"fmt"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/value"
)

// key is an entry that the hashtable of a property may have.
type key uint8

const (
	keyExpression key = 1 << iota
	keyLabel
	keyFormat
	keyWidth
	keyAlignment
	keyDepth
)

// keySet says which entries a command takes.
type keySet key

const (
	tableKeys  = keySet(keyExpression | keyLabel | keyFormat | keyWidth | keyAlignment)
	listKeys   = keySet(keyExpression | keyLabel | keyFormat)
	wideKeys   = keySet(keyExpression | keyFormat)
	customKeys = keySet(keyExpression | keyDepth)
	groupKeys  = keySet(keyExpression | keyLabel | keyFormat)
)

// keyNames are the names of entries; any start of one stands for it.
var keyNames = [...]struct {
	key  key
	name string
}{
	{keyExpression, "expression"}, {keyLabel, "label"}, {keyLabel, "name"}, {keyFormat, "formatstring"}, {keyWidth, "width"},
	{keyAlignment, "alignment"}, {keyDepth, "depth"},
}

// params turns the arguments of -Property into properties.
func (k keySet) params(args []value.Value) ([]format.Param, error) {
	var out []format.Param
	for _, a := range args {
		p, ok, err := k.param(a)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, p)
		}
	}
	return out, nil
}

func (k keySet) param(a value.Value) (p format.Param, ok bool, err error) {
	switch x := a.Base().Ref().(type) {
	case nil:
		if a.IsNull() {
			return p, false, nil
		}
	case string:
		if x == "" {
			return p, false, refuse("ExpressionEmptyString2", "An empty string cannot be used as a property.")
		}
		p.Property.Name = x
		return p, true, nil
	case value.ScriptBlock:
		p.Property.Block = x
		return p, true, nil
	case *value.Dict:
		p, err = k.table(x)
		return p, err == nil, err
	}
	return p, false, refuse("DictionaryKeyUnknownType",
		"Cannot convert %s to one of the following types {System.String, System.Management.Automation.ScriptBlock}.", typeName(a))
}

// table reads a property's hashtable.
func (k keySet) table(d *value.Dict) (format.Param, error) {
	var p format.Param
	var seen key
	for kv, v := range d.All {
		name, ok := kv.Base().AsString()
		if !ok {
			return p, refuse("DictionaryKeyNonString", "The key %s is not a string.", typeName(kv))
		}
		which, err := k.find(name)
		if err != nil {
			return p, err
		}
		if seen&which != 0 {
			return p, refuse("DictionaryKeyDuplicate", "The %s key is duplicated.", name)
		}
		seen |= which
		if v.IsNull() {
			return p, refuse("DictionaryKeyMissingValue", "The %s key has no value.", name)
		}
		if err := set(&p, which, name, v); err != nil {
			return p, err
		}
	}
	if seen&keyExpression == 0 {
		return p, refuse("DictionaryKeyMandatoryEntry", "The expression key is mandatory.")
	}
	return p, nil
}

// find tells which entry a name stands for.
func (k keySet) find(name string) (key, error) {
	var found key
	lower := strings.ToLower(name)
	for _, n := range keyNames {
		if key(k)&n.key == 0 || lower == "" || !strings.HasPrefix(n.name, lower) {
			continue
		}
		if n.name == lower {
			return n.key, nil
		}
		if found != 0 && found != n.key {
			return 0, refuse("DictionaryKeyAmbiguous", "The %s key is ambiguous.", name)
		}
		found = n.key
	}
	if found == 0 {
		return 0, refuse("DictionaryKeyIllegal", "The %s key is not valid.", name)
	}
	return found, nil
}

func set(p *format.Param, which key, name string, v value.Value) error {
	base := v.Base()
	text, isText := base.AsString()
	switch which {
	case keyExpression:
		if sb, ok := base.Ref().(value.ScriptBlock); ok {
			p.Property.Block = sb
			return nil
		}
		if !isText {
			return refuse("DictionaryKeyIllegalValue1", "The value of the %s key is of type %s, which is not valid.", name, typeName(v))
		}
		if text == "" {
			return refuse("ExpressionEmptyString1", "The value of the %s key cannot be an empty string.", name)
		}
		p.Property.Name = text
		return nil
	case keyWidth, keyDepth:
		n, ok := base.AsInt32()
		if !ok {
			return wrongType(name, v, "System.Int32")
		}
		return setNumber(p, which, name, n)
	}
	if !isText {
		return wrongType(name, v, "System.String")
	}
	switch which {
	case keyLabel:
		p.Label, p.HasLabel = text, true
	case keyFormat:
		if text == "" {
			return refuse("FormatStringEmptyString", "The value of the %s key cannot be an empty string.", name)
		}
		p.Format = text
	case keyAlignment:
		return setAlignment(p, name, text)
	}
	return nil
}

func setNumber(p *format.Param, which key, name string, n int32) error {
	if which == keyDepth {
		if n <= 0 {
			return refuse("DepthOutOfRange", "The value of the %s key must be greater than 0.", name)
		}
		p.Depth = int(n)
		return nil
	}
	if n < 1 {
		return refuse("WidthOutOfRange", "The value %d of the %s key is not valid. The value must be greater than zero.", n, name)
	}
	p.Width = int(n)
	return nil
}

// setAlignment takes left, center, right or a start of one.
func setAlignment(p *format.Param, name, text string) error {
	lower := strings.ToLower(text)
	for i, a := range [...]string{"left", "center", "right"} {
		if lower != "" && strings.HasPrefix(a, lower) {
			p.Align = format.AlignLeft + format.Alignment(i)
			return nil
		}
	}
	return refuse("AlignmentIllegalValue", "The value \"%s\" of the %s key is not valid; use left, center or right.", text, name)
}

func wrongType(name string, v value.Value, want string) error {
	return refuse("DictionaryKeyIllegalValue2", "The value of the %s key is of type %s; it must be %s.", name, typeName(v), want)
}

// refuse is the error for a property that makes no sense.
func refuse(id, message string, args ...any) error {
	r := errs.New("System.NotSupportedException", id, errs.InvalidArgument, value.Null, "Specified method is not supported.")
	r.Details = &errs.Details{Message: fmt.Sprintf(message, args...)}
	return r
}

func typeName(v value.Value) string {
	if t := v.Type(); t != nil {
		return t.FullName
	}
	return "null"
}
