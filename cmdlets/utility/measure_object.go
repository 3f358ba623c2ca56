package utility

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/ops"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

// measureObject is Measure-Object.
type measureObject struct {
	InputObject       value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`
	Property          []value.Value `ps:"pos=0" type:"Microsoft.PowerShell.Commands.PSPropertyExpression[]" validate:"notnullorempty"`
	StandardDeviation cmdlet.Switch `ps:"GenericMeasure:"`
	Sum               cmdlet.Switch `ps:"GenericMeasure:"`
	AllStats          cmdlet.Switch `ps:"GenericMeasure:"`
	Average           cmdlet.Switch `ps:"GenericMeasure:"`
	Maximum           cmdlet.Switch `ps:"GenericMeasure:"`
	Minimum           cmdlet.Switch `ps:"GenericMeasure:"`
	Line              cmdlet.Switch `ps:"TextMeasure:"`
	Word              cmdlet.Switch `ps:"TextMeasure:"`
	Character         cmdlet.Switch `ps:"TextMeasure:"`
	IgnoreWhiteSpace  cmdlet.Switch `ps:"TextMeasure:"`

	columns    []column
	statistics []*statistic
	nonNumeric bool
}

// statistic is what was counted of one property, or of the objects themselves.
type statistic struct {
	name                     string
	count                    int
	sum, total, variance     float64
	maximum, minimum         value.Value
	lines, words, characters int
}

// EditMetadata makes property expressions of what is given to -Property.
func (m *measureObject) EditMetadata(md *cmdlet.Metadata) { transformExpressions(md, "Property") }

// Begin implements cmdlet.Beginner.
func (m *measureObject) Begin(c *cmdlet.Context) error {
	var err error
	m.columns, err = columns(c, m.Property)
	if m.AllStats {
		m.Sum, m.Average, m.Maximum, m.Minimum, m.StandardDeviation = true, true, true, true, true
	}
	return err
}

// Process implements cmdlet.Processor.
func (m *measureObject) Process(c *cmdlet.Context) error {
	in := m.InputObject
	if in.IsNull() {
		return nil
	}
	if len(m.columns) == 0 {
		return m.analyze(c, m.statistic(""), in)
	}
	var measured []string
	for i := range m.columns {
		col := &m.columns[i]
		found, err := col.values(c, in)
		if err != nil {
			return err
		}
		if len(found) == 0 && col.glob == nil {
			m.statistic(col.String()) // so that a property no object has can be told
		}
		for _, r := range found {
			if slices.ContainsFunc(measured, func(s string) bool { return strings.EqualFold(s, r.name) }) {
				continue
			}
			measured = append(measured, r.name)
			if err := m.analyze(c, m.statistic(r.name), r.val); err != nil {
				return err
			}
		}
	}
	return nil
}

// statistic finds or adds the statistic of a property.
func (m *measureObject) statistic(name string) *statistic {
	for _, s := range m.statistics {
		if strings.EqualFold(s.name, name) {
			return s
		}
	}
	s := &statistic{name: name}
	m.statistics = append(m.statistics, s)
	return s
}

func (m *measureObject) analyze(c *cmdlet.Context, s *statistic, v value.Value) error {
	s.count++
	if m.Line || m.Word || m.Character {
		s.text(text(c, v), bool(m.IgnoreWhiteSpace))
	}
	if m.Average || m.Sum || m.StandardDeviation {
		n, err := types.ToDouble(c, v)
		if err != nil {
			m.nonNumeric = true
			return c.Fail(psInvalidOperation, "NonNumericInputObject", errs.InvalidType, v,
				"Input object \"%s\" is not numeric.", display(c, v))
		}
		s.number(n)
	}
	if m.Minimum {
		s.minimum = extreme(c, v, s.minimum, 1)
	}
	if m.Maximum {
		s.maximum = extreme(c, v, s.maximum, -1)
	}
	return nil
}

// number adds n to sum and variance, the latter by Welford's method.
func (s *statistic) number(n float64) {
	s.sum += n
	if s.count > 1 {
		d := n - s.total/float64(s.count-1)
		s.variance = s.variance*(float64(s.count)-2)/float64(s.count-1) + d*d/float64(s.count)
	}
	s.total += n
}

func (s *statistic) text(t string, ignoreWhiteSpace bool) {
	s.words += len(strings.FieldsFunc(t, unicode.IsSpace))
	if t != "" {
		s.lines += strings.Count(t, "\n")
		if !strings.HasSuffix(t, "\n") {
			s.lines++
		}
	}
	if ignoreWhiteSpace {
		t = strings.Join(strings.FieldsFunc(t, unicode.IsSpace), "")
	}
	s.characters += wtf8.Len(t)
}

// extreme gives the lower (sign 1) or higher (sign -1) of v and the one so far.
func extreme(c *cmdlet.Context, v, sofar value.Value, sign int) value.Value {
	if sofar.IsNull() {
		return v
	}
	a, b := numeric(c, sofar), numeric(c, v)
	if !b.IsNull() && a.Type() != b.Type() {
		a, b = value.String(display(c, a)), value.String(display(c, b))
	}
	var n int
	x, isText := a.AsString()
	if y, ok := b.AsString(); ok && isText {
		n = c.Culture().Compare(x, y, false)
	} else {
		var err error
		if n, err = ops.Compare(c, a, b, false); err != nil {
			n = c.Culture().Compare(display(c, a), display(c, b), false)
		}
	}
	if n*sign > 0 {
		return v
	}
	return sofar
}

// numeric makes a Double of whatever converts to one.
func numeric(c *cmdlet.Context, v value.Value) value.Value {
	if v.IsNull() {
		return v
	}
	if n, err := types.ToDouble(c, v); err == nil {
		return value.Double(n)
	}
	return v.Base()
}

// End implements cmdlet.Ender.
func (m *measureObject) End(c *cmdlet.Context) error {
	byProperty := len(m.columns) > 0
	if len(m.statistics) == 0 && !byProperty {
		m.statistic("")
	}
	for _, s := range m.statistics {
		if s.count == 0 && byProperty {
			if err := m.notFound(c, s.name); err != nil {
				return err
			}
			continue
		}
		info := m.generic(c, s)
		if c.ParameterSet() == "TextMeasure" {
			info = m.textInfo(s)
		}
		if byProperty {
			info.propertyString = value.String(s.name)
		}
		if err := c.Write(value.Of(info)); err != nil {
			return err
		}
	}
	return nil
}

func (m *measureObject) notFound(c *cmdlet.Context, name string) error {
	if !strictMode(c, 200) {
		return nil
	}
	id := "GenericMeasurePropertyNotFound"
	if c.ParameterSet() == "TextMeasure" {
		id = "TextMeasurePropertyNotFound"
	}
	return c.Fail(psArgumentException, id, errs.InvalidArgument, value.Null,
		"The property \"%s\" cannot be found in the input for any objects.", name)
}

func (m *measureObject) generic(c *cmdlet.Context, s *statistic) *measureInfo {
	info := &measureInfo{typ: typeGenericMeasureInfo, count: int32(s.count)}
	if !m.nonNumeric {
		if m.Sum {
			info.sum = value.Double(s.sum)
		}
		if m.Average && s.count > 0 {
			info.average = value.Double(s.sum / float64(s.count))
		}
		if m.StandardDeviation {
			info.stdev = value.Double(math.Sqrt(s.variance))
		}
	}
	low, high := numeric(c, s.minimum), numeric(c, s.maximum)
	if isDouble(low) && isDouble(high) {
		info.minimum, info.maximum = low, high
		return info
	}
	info.typ = typeGenericObjectMeasureInfo
	info.minimum, info.maximum = s.minimum, s.maximum
	return info
}

func isDouble(v value.Value) bool { return v.IsNull() || v.Kind() == value.KindDouble }

func (m *measureObject) textInfo(s *statistic) *measureInfo {
	info := &measureInfo{typ: typeTextMeasureInfo}
	if m.Line {
		info.lines = value.Int(int32(s.lines))
	}
	if m.Word {
		info.words = value.Int(int32(s.words))
	}
	if m.Character {
		info.characters = value.Int(int32(s.characters))
	}
	return info
}
