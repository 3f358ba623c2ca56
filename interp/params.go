package interp

import (
	"strings"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/ops"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// paramInfo is what the param block of a script block says.
type paramInfo struct {
	params  []*paramNode
	block   *ast.ParamBlock
	binding *attributeNode // CmdletBinding
	attrs   []*attributeNode
	// advanced blocks take common parameters and refuse unknown arguments.
	advanced bool
	// plain parameters have a type at most: calls bind them without the general binder.
	plain bool
	meta  *cmdlet.Metadata
}

// paramNode is one declared parameter.
type paramNode struct {
	name  string
	slot  int
	typ   *typeRef // the last type constraint; nil when untyped
	def   expr
	attrs []*attributeNode
	// constraints are all types and attributes in source order, for the variable.
	constraints []constraint
	isSwitch    bool
	pos         ast.Extent
	resolved    *value.Type
	varMeta     *session.VariableMeta // shared by the calls of one runspace
	defText     string
}

// attributeNode is an attribute with its arguments lowered.
type attributeNode struct {
	name       string // as written
	lower      string // without the Attribute suffix
	typ        *typeRef
	positional []expr
	named      map[string]expr // lower-case name; nil value means $true
	order      []string
	pos        ast.Extent
}

func (l *lowerer) attribute(a *ast.Attribute) *attributeNode {
	n := &attributeNode{name: a.Type.FullName(), typ: &typeRef{name: a.Type, scope: l.scope}, pos: a.Extent}
	n.lower = strings.TrimSuffix(strings.ToLower(n.name), "attribute")
	n.lower = strings.TrimPrefix(n.lower, "system.management.automation.")
	for _, p := range a.Positional {
		n.positional = append(n.positional, l.expr(p))
	}
	for _, p := range a.Named {
		if n.named == nil {
			n.named = map[string]expr{}
		}
		lower := strings.ToLower(p.Name)
		n.order = append(n.order, p.Name)
		if p.Omitted || p.Value == nil {
			n.named[lower] = nil
			continue
		}
		n.named[lower] = l.expr(p.Value)
	}
	return n
}

// flag reads a boolean argument: false when absent.
func (n *attributeNode) flag(f *frame, name string) bool {
	e, ok := n.named[name]
	if !ok {
		return false
	}
	if e == nil {
		return true
	}
	v, err := e.eval(f)
	return err == nil && types.ToBool(v)
}

// text reads a text argument.
func (n *attributeNode) text(f *frame, name string) (string, bool) {
	e, ok := n.named[name]
	if !ok || e == nil {
		return "", false
	}
	v, err := e.eval(f)
	if err != nil {
		return "", false
	}
	return types.ToString(f.rs, v), true
}

func (l *lowerer) paramInfo(tree *ast.ScriptBlock) *paramInfo {
	pi := &paramInfo{block: tree.ParamBlock, plain: true}
	if tree.ParamBlock == nil {
		return pi
	}
	for _, a := range tree.ParamBlock.Attributes {
		n := l.attribute(a)
		pi.attrs = append(pi.attrs, n)
		if n.lower == "cmdletbinding" {
			pi.binding, pi.advanced, pi.plain = n, true, false
		}
	}
	for _, p := range tree.ParamBlock.Parameters {
		pi.params = append(pi.params, l.param(p, pi))
	}
	return pi
}

func (l *lowerer) param(p *ast.Parameter, pi *paramInfo) *paramNode {
	n := &paramNode{name: p.Name.Path.Name, slot: l.slot(p.Name.Path.Name), pos: p.Extent}
	for _, a := range p.Attributes {
		switch a := a.(type) {
		case *ast.TypeConstraint:
			n.typ = &typeRef{name: a.Type, scope: l.scope}
			n.constraints = append(n.constraints, constraint{ref: n.typ})
			switch strings.ToLower(a.Type.FullName()) {
			case "switch", "switchparameter", "system.management.automation.switchparameter":
				n.isSwitch = true
			}
		case *ast.Attribute:
			x := l.attribute(a)
			n.attrs = append(n.attrs, x)
			n.constraints = append(n.constraints, constraint{attr: x})
			pi.plain = false
			if x.lower == "parameter" {
				pi.advanced = true
			}
		}
	}
	if p.Default != nil {
		n.def = l.expr(p.Default)
		n.defText = p.Default.Pos().Text()
	}
	return n
}

// metadata gives the parameters in the binder's form.
func (pi *paramInfo) metadata(f *frame, c *code) (*cmdlet.Metadata, error) {
	if pi.meta != nil {
		return pi.meta, nil
	}
	m := &cmdlet.Metadata{Positional: true, CmdletBinding: pi.advanced}
	if b := pi.binding; b != nil {
		if s, ok := b.text(f, "defaultparametersetname"); ok {
			m.DefaultSet = s
		}
		m.ShouldProcess = b.flag(f, "supportsshouldprocess")
		m.Paging = b.flag(f, "supportspaging")
		if m.ShouldProcess {
			m.Confirm = cmdlet.ImpactMedium
		}
		if s, ok := b.text(f, "confirmimpact"); ok {
			switch strings.ToLower(s) {
			case "none":
				m.Confirm = cmdlet.ImpactNone
			case "low":
				m.Confirm = cmdlet.ImpactLow
			case "high":
				m.Confirm = cmdlet.ImpactHigh
			}
		}
		if e, ok := b.named["positionalbinding"]; ok && e != nil {
			v, err := e.eval(f)
			if err == nil && !types.ToBool(v) {
				m.Positional = false
			}
		}
	}
	for i, p := range pi.params {
		cp, err := p.metadata(f, i)
		if err != nil {
			return nil, err
		}
		for _, s := range cp.Sets {
			if s.Set != cmdlet.AllSets && !hasFold(m.SetNames, s.Set) {
				m.SetNames = append(m.SetNames, s.Set)
			}
		}
		m.Params = append(m.Params, cp)
	}
	if err := nameConflict(m); err != nil {
		return nil, err
	}
	assignPositions(m)
	pi.meta = m
	return m, nil
}

// nameConflict refuses parameters whose name is an alias of another.
func nameConflict(m *cmdlet.Metadata) error {
	for _, p := range m.Params {
		for _, q := range m.Params {
			if p != q && hasFold(q.Aliases, p.Name) {
				r := errs.New("System.Management.Automation.MetadataException", "ParameterNameConflictsWithAlias", errs.MetadataError, value.Null,
					"The parameter '%s' cannot be specified because it conflicts with the parameter alias of the same name for parameter '%s'.", p.Name, q.Name)
				r.Exception.Record = r
				return r
			}
		}
	}
	return nil
}

// assignPositions numbers parameters by their order where none states a position.
func assignPositions(m *cmdlet.Metadata) {
	if !m.Positional {
		return
	}
	for _, p := range m.Params {
		for _, s := range p.Sets {
			if s.Position >= 0 || s.Set != cmdlet.AllSets {
				return
			}
		}
	}
	n := 0
	for _, p := range m.Params {
		if p.IsSwitch {
			continue
		}
		for i := range p.Sets {
			if !p.Sets[i].FromRemaining {
				p.Sets[i].Position, p.Sets[i].Implicit = n, true
			}
		}
		n++
	}
}

func hasFold(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

// metadata gives one parameter in the binder's form.
func (p *paramNode) metadata(f *frame, i int) (*cmdlet.Param, error) {
	cp := &cmdlet.Param{Name: p.name, Type: value.TypeObject, IsSwitch: p.isSwitch, Index: i, Default: p.defText}
	if p.typ != nil {
		t, err := p.typ.resolve(f)
		if err != nil {
			return nil, err
		}
		cp.Type = t
		p.resolved = t
	}
	for _, a := range p.attrs {
		if err := p.applyAttribute(f, cp, a); err != nil {
			return nil, err
		}
	}
	if len(cp.Sets) == 0 {
		cp.Sets = []cmdlet.SetInfo{{Set: cmdlet.AllSets, Position: -1}}
	}
	return cp, nil
}

func (p *paramNode) applyAttribute(f *frame, cp *cmdlet.Param, a *attributeNode) error {
	switch a.lower {
	case "parameter":
		s := cmdlet.SetInfo{Set: cmdlet.AllSets, Position: -1}
		if t, ok := a.text(f, "parametersetname"); ok && t != "" {
			s.Set = t
		}
		s.Mandatory = a.flag(f, "mandatory")
		s.FromPipeline = a.flag(f, "valuefrompipeline")
		s.FromPipelineByName = a.flag(f, "valuefrompipelinebypropertyname")
		s.FromRemaining = a.flag(f, "valuefromremainingarguments")
		s.Hidden = a.flag(f, "dontshow")
		if e := a.named["position"]; e != nil {
			v, err := e.eval(f)
			if err != nil {
				return err
			}
			if n, err := types.ToInt(f.rs, v); err == nil {
				s.Position = n
			}
		}
		s.HelpMessage, _ = a.text(f, "helpmessage")
		cp.Sets = append(cp.Sets, s)
	case "alias":
		for _, e := range a.positional {
			v, err := e.eval(f)
			if err != nil {
				return err
			}
			if err := types.Each(f.rs, v, func(x value.Value) error {
				cp.Aliases = append(cp.Aliases, types.ToString(f.rs, x))
				return nil
			}); err != nil {
				return err
			}
		}
	case "allownull":
		cp.AllowNull = true
	case "allowemptystring":
		cp.AllowEmpty = true
	case "allowemptycollection":
		cp.AllowEmptyCollection = true
	case "supportswildcards", "psdefaultvalue", "argumentcompleter", "argumentcompletions", "experimental", "dontshow", "credential":
	default:
		return f.rs.addValidator(f, cp, a)
	}
	return nil
}

// addValidator turns a Validate… attribute into a validator; other attributes may be classes of the script.
func (rs *Runspace) addValidator(f *frame, cp *cmdlet.Param, a *attributeNode) error {
	vals, err := a.values(f)
	if err != nil {
		return err
	}
	text := func(i int) string { return types.ToString(rs, vals[i]) }
	num := func(i int) int { n, _ := types.ToInt(rs, vals[i]); return n }
	message, _ := a.text(f, "errormessage")
	ignoreCase := true
	if e := a.named["ignorecase"]; e != nil {
		v, err := e.eval(f)
		if err != nil {
			return err
		}
		ignoreCase = types.ToBool(v)
	}
	switch a.lower {
	case "validatenotnull":
		cp.Validators = append(cp.Validators, cmdlet.NotNull{})
	case "validatenotnullorempty":
		cp.Validators = append(cp.Validators, cmdlet.NotNullOrEmpty{})
	case "validatenotnullorwhitespace":
		cp.Validators = append(cp.Validators, cmdlet.NotNullOrWhiteSpace{})
	case "validateset":
		s := &cmdlet.Set{IgnoreCase: ignoreCase, ErrorMessage: message}
		if len(vals) == 1 {
			if t, ok := vals[0].Base().Ref().(*value.Type); ok {
				s.Generate = rs.validValues(t)
				cp.Validators = append(cp.Validators, s)
				return nil
			}
		}
		for i := range vals {
			s.Values = append(s.Values, text(i))
		}
		cp.Validators = append(cp.Validators, s)
	case "validaterange":
		if len(vals) == 1 {
			cp.Validators = append(cp.Validators, &cmdlet.RangeKind{Kind: strings.ToLower(text(0))})
			return nil
		}
		if len(vals) == 2 {
			if c, err := ops.Compare(rs, vals[0], vals[1], true); err == nil && c > 0 {
				return f.failAt(badBounds("MaxRangeSmallerThanMinRange", "The specified maximum range cannot be accepted because it is less than the specified minimum range. Update the ValidateRange attribute for the parameter."), a.pos)
			}
			cp.Validators = append(cp.Validators, &cmdlet.Range{Min: vals[0], Max: vals[1]})
		}
	case "validatecount":
		if len(vals) == 2 {
			if num(1) < num(0) {
				return f.failAt(badBounds("ValidateRangeMaxLengthSmallerThanMinLength", "The specified maximum number of arguments for a parameter is fewer than the specified minimum number of arguments. Update the ValidateCount attribute for the parameter."), a.pos)
			}
			cp.Validators = append(cp.Validators, &cmdlet.Count{Min: num(0), Max: num(1)})
		}
	case "validatelength":
		if len(vals) == 2 {
			if num(1) < num(0) {
				return f.failAt(badBounds("ValidateLengthMaxLengthSmallerThanMinLength", "The specified maximum length cannot be accepted because it is less than the specified minimum length. Update the ValidateLength attribute for the parameter."), a.pos)
			}
			cp.Validators = append(cp.Validators, &cmdlet.Length{Min: num(0), Max: num(1)})
		}
	case "validatepattern":
		if len(vals) == 1 {
			opt := true
			if e := a.named["options"]; e != nil {
				v, err := e.eval(f)
				if err != nil {
					return err
				}
				opt = strings.Contains(strings.ToLower(types.ToString(rs, v)), "ignorecase")
			}
			cp.Validators = append(cp.Validators, &cmdlet.Pattern{Pattern: text(0), IgnoreCase: opt, ErrorMessage: message})
		}
	case "validatescript":
		if len(vals) == 1 {
			if sb, ok := vals[0].Base().Ref().(value.ScriptBlock); ok {
				cp.Validators = append(cp.Validators, &cmdlet.Script{Block: sb, ErrorMessage: message})
			}
		}
	case "validatedrive":
		d := &cmdlet.Drive{}
		for i := range vals {
			d.Drives = append(d.Drives, text(i))
		}
		cp.Validators = append(cp.Validators, d)
	case "validateuserdrive":
		cp.Validators = append(cp.Validators, &cmdlet.Drive{Drives: []string{"User"}})
	case "validatetrusteddata":
	default:
		t, err := a.typ.resolve(f)
		if err != nil {
			if t = rs.findType(a.name+"Attribute", a.typ.scope); t == nil {
				return f.failAt(errs.Runtime("CustomAttributeTypeNotFound", errs.InvalidOperation, value.String(a.name),
					"Cannot find the type for custom attribute '%s'. Make sure that the assembly that contains this type is loaded.", a.name), a.pos)
			}
		}
		return rs.scriptAttribute(f, cp, t, vals)
	}
	return nil
}

// badBounds is the error of a validation attribute whose upper bound is below the lower one.
func badBounds(id, message string) error {
	r := errs.New("System.Management.Automation.ValidationMetadataException", id, errs.MetadataError, value.Null, "%s", message)
	r.Exception.Record = r
	return r
}

// values evaluates the positional arguments.
func (n *attributeNode) values(f *frame) ([]value.Value, error) {
	out := make([]value.Value, len(n.positional))
	for i, e := range n.positional {
		v, err := e.eval(f)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

// checker makes the function that converts and validates what is assigned to a constrained variable, or to a class's property
// when the variable's name is "".
func (rs *Runspace) checker(f *frame, name string, list []constraint) (func(value.Value) (value.Value, error), []value.Value, error) {
	var convs []*value.Type
	var holder cmdlet.Param
	for _, c := range list {
		if c.ref != nil {
			t, err := c.ref.resolve(f)
			if err != nil {
				return nil, nil, err
			}
			convs = append(convs, t)
			continue
		}
		switch c.attr.lower {
		case "parameter", "alias", "allownull", "allowemptystring", "allowemptycollection", "supportswildcards", "argumentcompleter", "argumentcompletions":
			continue
		}
		if err := rs.addValidator(f, &holder, c.attr); err != nil {
			return nil, nil, err
		}
	}
	check := func(v value.Value) (value.Value, error) {
		var err error
		for i := len(convs) - 1; i >= 0; i-- {
			if v, err = rs.convertForVariable(v, convs[i]); err != nil {
				return value.Null, err
			}
		}
		for _, t := range holder.Transforms {
			if v, err = t(rs, v); err != nil {
				return value.Null, err
			}
		}
		for _, val := range holder.Validators {
			if err := val.Validate(rs, v); err != nil {
				return value.Null, rs.variableValidation(name, v, err)
			}
		}
		return v, nil
	}
	return check, nil, nil
}

// variableValidation is the error of an assignment that a validation attribute of the variable refuses.
func (rs *Runspace) variableValidation(name string, v value.Value, err error) error {
	message := err.Error()
	if name != "" {
		text := "$null"
		if !v.IsNull() {
			text = types.DotNetText(rs, v)
		}
		message = "The variable cannot be validated because the value " + text + " is not a valid value for the " + name + " variable."
	}
	r := errs.New("System.Management.Automation.ValidationMetadataException", "ValidateSetFailure", errs.MetadataError, value.Null, "%s", message)
	r.Exception.Inner = errs.ExceptionFrom(err)
	r.Exception.Record = r
	return r
}

// convertForVariable converts what is assigned to a typed variable; the error is that of an assignment.
func (rs *Runspace) convertForVariable(v value.Value, t *value.Type) (value.Value, error) {
	if v.Type() == t && v.Kind() != value.KindObject {
		return v, nil
	}
	if t == value.TypeBoolean {
		if err := boolArgument(v); err != nil {
			return value.Null, err
		}
	}
	var w value.Value
	var err error
	if rs.constrained() {
		err = checkConversion(v, t)
	}
	if err == nil {
		w, err = types.Convert(rs, v, t)
	}
	if err == nil {
		return w, nil
	}
	ex := errs.ExceptionFrom(err)
	r := errs.New("System.Management.Automation.ArgumentTransformationMetadataException", "RuntimeException", errs.MetadataError, value.Null, "%s", ex.Message)
	r.Exception.Inner = ex
	r.Exception.Record = r
	return value.Null, r
}

// boolArgument refuses what PowerShell does not take for a bool parameter or variable, though a cast would.
func boolArgument(v value.Value) error {
	v = v.Base()
	if v.IsNull() || v.Kind() == value.KindBoolean || isNumber(v) || v.Type() == value.TypeSwitch {
		return nil
	}
	return boolRefused(v)
}

// typeName is the full name of a value's type, "" for $null.
func typeName(v value.Value) string {
	if t := v.Type(); t != nil {
		return t.FullName
	}
	return ""
}

func boolRefused(v value.Value) error {
	return errs.NewException("System.Management.Automation.PSInvalidCastException",
		"Cannot convert value \""+typeName(v)+"\" to type \"System.Boolean\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.")
}

func isNumber(v value.Value) bool {
	if v.Kind().IsNumber() {
		return true
	}
	t := v.Type()
	return t == value.TypeDecimal || t == value.TypeBigInteger
}
