package cmdlet

import (
	"strconv"
	"strings"

	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Validator checks a bound argument (ValidateArgumentsAttribute).
type Validator interface {
	// Validate returns an error with PowerShell's message (the part after the parameter's name) when v is refused. index is
	// -1 for a whole argument.
	Validate(rt value.Runtime, v value.Value) error
	// Attribute is the .NET attribute's short name: "ValidateSet".
	Attribute() string
}

func (p *Param) parseValidation(tag string) {
	if tag == "" {
		return
	}
	for part := range strings.SplitSeq(tag, ";") {
		word, rest, _ := strings.Cut(strings.TrimSpace(part), " ")
		rest = strings.TrimSpace(rest)
		switch word {
		case "notnull":
			p.Validators = append(p.Validators, NotNull{})
		case "notnullorempty":
			p.Validators = append(p.Validators, NotNullOrEmpty{})
		case "notnullorwhitespace":
			p.Validators = append(p.Validators, NotNullOrWhiteSpace{})
		case "set":
			p.Validators = append(p.Validators, &Set{Values: strings.Split(rest, ","), IgnoreCase: true})
		case "range":
			lo, hi, _ := strings.Cut(rest, " ")
			p.Validators = append(p.Validators, &Range{Min: number(lo, p), Max: number(hi, p)})
		case "positive", "nonnegative", "negative", "nonpositive":
			p.Validators = append(p.Validators, &RangeKind{Kind: word})
		case "count":
			lo, hi := bounds(rest)
			p.Validators = append(p.Validators, &Count{Min: lo, Max: hi})
		case "length":
			lo, hi := bounds(rest)
			p.Validators = append(p.Validators, &Length{Min: lo, Max: hi})
		case "pattern":
			p.Validators = append(p.Validators, &Pattern{Pattern: rest, IgnoreCase: true})
		case "allownull":
			p.AllowNull = true
		case "allowempty":
			p.AllowEmpty = true
		case "allowemptycollection":
			p.AllowEmptyCollection = true
		default:
			panic("cmdlet: parameter " + p.Name + ": unknown validation " + part)
		}
	}
}

func bounds(s string) (lo, hi int) {
	a, b, _ := strings.Cut(s, " ")
	lo, errLo := strconv.Atoi(a)
	hi, errHi := strconv.Atoi(b)
	if errLo != nil || errHi != nil {
		panic("cmdlet: bad bounds " + s)
	}
	return lo, hi
}

func number(s string, p *Param) value.Value {
	t := p.Type
	if t.Elem != nil {
		t = t.Elem
	}
	v, err := types.Convert(nil, value.String(s), t)
	if err != nil {
		panic("cmdlet: parameter " + p.Name + ": bad range bound " + s)
	}
	return v
}
