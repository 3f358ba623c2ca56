package wql

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"

	"goposh/runtime/cim"
)

// constantFor converts a constant for comparison with a property.
func constantFor(p *cim.Property, v any) (any, error) {
	if v == nil {
		return nil, nil
	}
	bad := func() (any, error) {
		return nil, fmt.Errorf("the constant %v does not fit property %s of type %s", v, p.Name, p.Type.MOF())
	}
	switch {
	case p.Type == cim.String:
		text, err := cim.Convert(v, cim.String, false)
		if err != nil {
			return bad()
		}
		return text, nil
	case p.Type.Numeric():
		return numberFor(v, bad)
	case p.Type == cim.Boolean:
		switch v {
		case "0":
			return false, nil
		case "1":
			return true, nil
		}
		b, err := cim.Convert(v, cim.Boolean, false)
		if err != nil {
			return bad()
		}
		return b, nil
	}
	text, ok := v.(string)
	if !ok {
		return bad()
	}
	if p.Type == cim.Reference {
		path, err := cim.ParseObjectPath(text)
		if err != nil {
			return bad()
		}
		return path, nil
	}
	t, err := parseTime(text)
	if err != nil {
		return bad()
	}
	return t, nil
}

func numberFor(v any, bad func() (any, error)) (any, error) {
	switch v := v.(type) {
	case bool:
		if v {
			return int64(1), nil
		}
		return int64(0), nil
	case string:
		n, err := parseNumber(strings.TrimSpace(v))
		if err != nil {
			return bad()
		}
		return n, nil
	}
	return v, nil
}

// parseTime reads a CIM datetime or one of the SQL forms WQL allows, which are
// local time.
func parseTime(text string) (any, error) {
	if t, err := cim.ParseDateTime(text); err == nil {
		return t, nil
	}
	for _, layout := range [...]string{
		"1/2/2006", "1/2/2006 15:04:05", "1/2/2006 3:04:05 PM", "2006-1-2", "2006-1-2 15:04:05", "2006-1-2T15:04:05",
		"20060102", "20060102 15:04:05",
	} {
		if t, err := time.ParseInLocation(layout, text, time.Local); err == nil {
			return t, nil
		}
	}
	return time.Parse(time.RFC3339, text)
}

// compare orders two values that are not NULL; ok is false if they are not of
// comparable kinds. Strings compare without case.
func compare(a, b any) (order int, ok bool) {
	switch x := a.(type) {
	case string:
		if y, isText := b.(string); isText {
			if strings.EqualFold(x, y) {
				return 0, true
			}
			return cmp.Compare(strings.ToLower(x), strings.ToLower(y)), true
		}
	case bool:
		if y, isBool := b.(bool); isBool {
			return cmp.Compare(bit(x), bit(y)), true
		}
	case time.Time:
		if y, isTime := b.(time.Time); isTime {
			return x.Compare(y), true
		}
		return 0, false
	case time.Duration:
		if y, isDuration := b.(time.Duration); isDuration {
			return cmp.Compare(x, y), true
		}
		return 0, false
	case cim.ObjectPath:
		if y, isPath := b.(cim.ObjectPath); isPath {
			if x.Equal(y) {
				return 0, true
			}
			return cmp.Compare(x.String(), y.String()), true
		}
		return 0, false
	}
	return compareNumbers(a, b)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// compareNumbers orders integers exactly and otherwise through float64. Text
// on one side, which only system properties and embedded objects leave
// unconverted, counts as the number it spells.
func compareNumbers(a, b any) (int, bool) {
	x, okA := number(a)
	y, okB := number(b)
	if !okA || !okB {
		return 0, false
	}
	if !x.real && !y.real {
		switch {
		case x.negative != y.negative:
			return bit(y.negative) - bit(x.negative), true
		case x.negative:
			return cmp.Compare(int64(x.bits), int64(y.bits)), true
		}
		return cmp.Compare(x.bits, y.bits), true
	}
	fx, fy := x.float(), y.float()
	if math.IsNaN(fx) || math.IsNaN(fy) {
		return 0, false
	}
	return cmp.Compare(fx, fy), true
}

// num is an integer in two's complement with its sign, or a real.
type num struct {
	bits           uint64
	negative, real bool
	value          float64
}

func (n num) float() float64 {
	switch {
	case n.real:
		return n.value
	case n.negative:
		return float64(int64(n.bits))
	}
	return float64(n.bits)
}

func number(v any) (num, bool) {
	switch v := v.(type) {
	case uint32:
		return num{bits: uint64(v)}, true
	case uint64:
		return num{bits: v}, true
	case int64:
		return num{bits: uint64(v), negative: v < 0}, true
	case string:
		parsed, err := parseNumber(strings.TrimSpace(v))
		if err != nil {
			return num{}, false
		}
		return number(parsed)
	}
	switch r := reflect.ValueOf(v); {
	case r.CanUint():
		return num{bits: r.Uint()}, true
	case r.CanInt():
		return num{bits: uint64(r.Int()), negative: r.Int() < 0}, true
	case r.CanFloat():
		return num{real: true, value: r.Float()}, true
	}
	return num{}, false
}
