package interp

import (
	"slices"
	"strings"
	"sync"

	"goposh/ast"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The common parameters, numbered after a command's own.
const (
	commonVerbose = iota
	commonDebug
	commonErrorAction
	commonWarningAction
	commonInformationAction
	commonProgressAction
	commonErrorVariable
	commonWarningVariable
	commonInformationVariable
	commonOutVariable
	commonOutBuffer
	commonPipelineVariable
	commonWhatIf
	commonConfirm
	commonIncludeTotalCount
	commonSkip
	commonFirst
	commonCount
)

var commonNames = [commonCount]struct {
	name, alias string
	isSwitch    bool
}{
	{"Verbose", "vb", true}, {"Debug", "db", true}, {"ErrorAction", "ea", false}, {"WarningAction", "wa", false},
	{"InformationAction", "infa", false}, {"ProgressAction", "proga", false}, {"ErrorVariable", "ev", false},
	{"WarningVariable", "wv", false}, {"InformationVariable", "iv", false}, {"OutVariable", "ov", false},
	{"OutBuffer", "ob", false}, {"PipelineVariable", "pv", false}, {"WhatIf", "wi", true}, {"Confirm", "cf", true},
	{"IncludeTotalCount", "", true}, {"Skip", "", false}, {"First", "", false},
}

var commonParams = sync.OnceValue(func() []*cmdlet.Param {
	out := make([]*cmdlet.Param, commonCount)
	for i, c := range commonNames {
		p := &cmdlet.Param{Name: c.name, Type: value.TypeString, IsSwitch: c.isSwitch, Common: true,
			Sets: []cmdlet.SetInfo{{Set: cmdlet.AllSets, Position: -1}}}
		if c.alias != "" {
			p.Aliases = []string{c.alias}
		}
		switch i {
		case commonErrorAction, commonWarningAction, commonInformationAction, commonProgressAction:
			if t := types.Lookup("System.Management.Automation.ActionPreference"); t != nil {
				p.Type = t
			}
		case commonOutBuffer:
			p.Type = value.TypeInt32
		case commonSkip, commonFirst:
			p.Type = value.TypeUInt64
		}
		if c.isSwitch {
			p.Type = value.TypeSwitch
		}
		out[i] = p
	}
	return out
})

// bindTable is what the binder derives from the metadata of a command once.
type bindTable struct {
	meta  *cmdlet.Metadata
	names map[string]int // lower-case name or alias -> parameter number
	sets  []string       // named sets; bit i of a mask is sets[i]
	masks []uint32       // per parameter, the sets it belongs to
	// defaultMask is the bit of the default set, 0 when there is none.
	defaultMask uint32
	all         uint32
	common      []bool // which common parameters exist
	pipeline    bool   // some parameter takes pipeline input
	// byValue and byName are the parameters that take pipeline objects whole, or properties of them.
	byValue, byName []int
}

var bindTables sync.Map // *cmdlet.Metadata -> *bindTable, for cmdlets

func (rs *Runspace) tableFor(m *cmdlet.Metadata, isCmdlet bool) *bindTable {
	if t, ok := bindTables.Load(m); ok {
		return t.(*bindTable)
	}
	if t := rs.functionTables[m]; t != nil {
		return t
	}
	t := newBindTable(m)
	if isCmdlet {
		bindTables.Store(m, t)
		return t
	}
	if rs.functionTables == nil {
		rs.functionTables = map[*cmdlet.Metadata]*bindTable{}
	}
	rs.functionTables[m] = t
	return t
}

func newBindTable(m *cmdlet.Metadata) *bindTable {
	t := &bindTable{meta: m, names: make(map[string]int, 2*len(m.Params)), sets: m.SetNames, masks: make([]uint32, len(m.Params))}
	if m.DefaultSet != "" && !hasFold(t.sets, m.DefaultSet) {
		t.sets = append(append([]string(nil), t.sets...), m.DefaultSet)
	}
	t.all = uint32(1)<<len(t.sets) - 1
	if len(t.sets) == 0 {
		t.all = 1
	}
	for i, p := range m.Params {
		t.names[strings.ToLower(p.Name)] = i
		for _, a := range p.Aliases {
			if _, dup := t.names[strings.ToLower(a)]; !dup {
				t.names[strings.ToLower(a)] = i
			}
		}
		for _, s := range p.Sets {
			if s.Set == cmdlet.AllSets {
				t.masks[i] = t.all
			}
			for k, n := range t.sets {
				if strings.EqualFold(n, s.Set) {
					t.masks[i] |= 1 << k
				}
			}
			if s.FromPipeline || s.FromPipelineByName {
				t.pipeline = true
			}
			if s.FromPipeline && !slices.Contains(t.byValue, i) {
				t.byValue = append(t.byValue, i)
			}
			if s.FromPipelineByName && !slices.Contains(t.byName, i) {
				t.byName = append(t.byName, i)
			}
		}
	}
	for k, n := range t.sets {
		if strings.EqualFold(n, m.DefaultSet) {
			t.defaultMask = 1 << k
		}
	}
	t.common = make([]bool, commonCount)
	for i := range commonNames {
		switch i {
		case commonWhatIf, commonConfirm:
			t.common[i] = m.ShouldProcess
		case commonIncludeTotalCount, commonSkip, commonFirst:
			t.common[i] = m.Paging
		default:
			t.common[i] = m.CmdletBinding
		}
	}
	return t
}

// param gives parameter number i, common ones included.
func (t *bindTable) param(i int) *cmdlet.Param {
	if i < len(t.meta.Params) {
		return t.meta.Params[i]
	}
	return commonParams()[i-len(t.meta.Params)]
}

// setInfo gives what parameter i is in the sets of a mask: that of the first set in which it belongs.
func (t *bindTable) setInfo(i int, mask uint32) *cmdlet.SetInfo {
	p := t.meta.Params[i]
	for k, n := range t.sets {
		if mask&(1<<k) != 0 {
			if s := findSet(p, n); s != nil {
				return s
			}
		}
	}
	for j := range p.Sets {
		if p.Sets[j].Set == cmdlet.AllSets {
			return &p.Sets[j]
		}
	}
	return nil
}

func findSet(p *cmdlet.Param, name string) *cmdlet.SetInfo {
	for i := range p.Sets {
		if strings.EqualFold(p.Sets[i].Set, name) {
			return &p.Sets[i]
		}
	}
	return nil
}

// find resolves a parameter name: exactly, by alias, or by an unambiguous prefix.
func (t *bindTable) find(name string) (int, []string) {
	lower := strings.ToLower(name)
	if i, ok := t.names[lower]; ok {
		return i, nil
	}
	for i, c := range commonNames {
		if t.common[i] && (strings.EqualFold(c.name, name) || c.alias != "" && strings.EqualFold(c.alias, name)) {
			return len(t.meta.Params) + i, nil
		}
	}
	if lower == "" {
		return -1, nil
	}
	found := -1
	var matches []string
	add := func(i int) {
		if found != i {
			matches = append(matches, t.param(i).Name)
			found = i
		}
	}
	for i, p := range t.meta.Params {
		hit := hasPrefixFold(p.Name, lower)
		for _, a := range p.Aliases {
			hit = hit || hasPrefixFold(a, lower)
		}
		if hit {
			add(i)
		}
	}
	own := len(matches)
	for i, c := range commonNames {
		if t.common[i] && (hasPrefixFold(c.name, lower) || c.alias != "" && hasPrefixFold(c.alias, lower)) {
			// A command's own parameters are preferred to the common ones.
			if own == 1 {
				continue
			}
			add(len(t.meta.Params) + i)
		}
	}
	if len(matches) == 1 {
		return found, nil
	}
	return -1, matches
}

func hasPrefixFold(s, lowerPrefix string) bool {
	return len(s) >= len(lowerPrefix) && strings.EqualFold(s[:len(lowerPrefix)], lowerPrefix)
}

// binding is the state of one command's parameters.
type binding struct {
	t      *bindTable
	f      *frame
	cmd    *commandStage
	vals   []value.Value
	bound  []bool
	byPipe []bool // bound from the current pipeline object
	// valid are the parameter sets that still fit.
	valid uint32
	set   uint32 // the chosen set; 0 when there are none
	rest  []value.Value
	// delayed holds script blocks to be run for each pipeline object.
	delayed map[int]value.ScriptBlock
	names   []int // order in which parameters were bound, common ones numbered after the command's own
	common  [commonCount]value.Value
	isBound [commonCount]bool
}

func (b *binding) fail(exception, id string, cat errs.Category, p *cmdlet.Param, at ast.Extent, format string, args ...any) *errs.Record {
	r := errs.New(exception, id, cat, value.Null, format, args...)
	r.Exception.Record = r
	if p != nil {
		r.Exception.With("ParameterName", value.String(p.Name))
	}
	r.Exception.With("ErrorId", value.String(id))
	b.locate(r, at)
	return r
}

// locate gives a binding error the position of the argument it is about, within the invocation of the command.
func (b *binding) locate(r *errs.Record, at ast.Extent) {
	if at.IsZero() || b.cmd == nil || r.Invocation != nil {
		return
	}
	s := b.cmd
	r.Invocation = &errs.Invocation{Extent: at, Name: s.info.name, PipelineLength: s.info.count, PipelinePosition: s.info.index + 1,
		ExpectingInput: s.info.piped, HistoryID: s.historyID(), CommandName: s.displayName(), Command: s.commandInfo(),
		BoundParameters: value.NewDict(typeBoundParameters(), true, 0)}
	if s.f.block != nil {
		r.Invocation.ScriptRoot, r.Invocation.CommandPath = s.f.block.scriptRoot(), s.f.block.file()
	}
}

const bindingException = "System.Management.Automation.ParameterBindingException"

// bindArgs binds the arguments of the command line.
func (b *binding) bindArgs(args []arg) error {
	t := b.t
	n := len(t.meta.Params)
	flags := make([]bool, 2*n)
	b.vals, b.bound, b.byPipe = make([]value.Value, n), flags[:n:n], flags[n:]
	b.valid = t.all
	if !slices.ContainsFunc(args, func(a arg) bool { return a.isParam }) {
		if err := b.bindPositional(args); err != nil {
			return err
		}
		return b.checkSets()
	}
	var positional []arg
	var splatted []arg
	for i := 0; i < len(args); i++ {
		a := args[i]
		if !a.isParam {
			positional = append(positional, a)
			continue
		}
		p, ambiguous := t.find(a.name)
		if p < 0 {
			if len(ambiguous) > 1 {
				list := ""
				for _, m := range ambiguous {
					list += " -" + m
				}
				return b.fail(bindingException, "AmbiguousParameter", errs.InvalidArgument, nil, a.pos,
					"Parameter cannot be processed because the parameter name '%s' is ambiguous. Possible matches include:%s.", a.name, list)
			}
			if !t.meta.CmdletBinding {
				// Simple functions collect what they do not know in $args.
				v := a
				v.hasValue = false
				positional = append(positional, v)
				if a.hasValue {
					positional = append(positional, arg{hasValue: true, value: a.value, node: a.node, pos: a.pos})
				}
				continue
			}
			positional = append(positional, a)
			continue
		}
		if a.splat {
			splatted = append(splatted, a)
			continue
		}
		v, at := a.text(t, p), a.pos
		switch {
		case a.hasValue:
			if a.node != nil && !a.node.valuePos.IsZero() {
				at = a.node.valuePos
			}
		case t.param(p).IsSwitch:
			v = value.True
		case i+1 < len(args) && (!args[i+1].isParam || t.unknownDash(args[i+1])):
			i++
			v, at = args[i].text(t, p), args[i].pos
			if args[i].isParam {
				v = value.String(dashText(args[i]))
			}
		default:
			return b.fail(bindingException, "MissingArgument", errs.InvalidArgument, t.param(p), a.pos,
				"Missing an argument for parameter '%s'. Specify a parameter of type '%s' and try again.", t.param(p).Name, t.param(p).Type.FullName)
		}
		if err := b.bindNamed(p, v, a, at); err != nil {
			return err
		}
	}
	for _, a := range splatted {
		p, _ := t.find(a.name)
		if p < n && b.bound[p] || p >= n && b.isBound[p-n] {
			continue // an explicit argument overrides the splatted one
		}
		if err := b.bindNamed(p, a.value, a, a.pos); err != nil {
			return err
		}
	}
	// Unknown parameters are an error, except where everything left over is collected.
	if t.meta.CmdletBinding && !b.hasRemaining() {
		for _, a := range positional {
			if a.isParam {
				return b.fail(bindingException, "NamedParameterNotFound", errs.InvalidArgument, nil, a.pos,
					"A parameter cannot be found that matches parameter name '%s'.", a.name)
			}
		}
	}
	if err := b.bindPositional(positional); err != nil {
		return err
	}
	return b.checkSets()
}

// unknownDash tells whether a dash argument is no parameter of a plain function and so is a value.
func (t *bindTable) unknownDash(a arg) bool {
	if t.meta.CmdletBinding {
		return false
	}
	p, ambiguous := t.find(a.name)
	return p < 0 && len(ambiguous) == 0
}

// text is the value of an argument for parameter p: a number written out goes to a text parameter as it was written.
func (a *arg) text(t *bindTable, p int) value.Value {
	if a.node != nil && a.node.number && a.hasValue && !a.isParam {
		if pt := t.param(p).Type; pt == value.TypeString || pt.Elem == value.TypeString || pt.FullName == "System.Version" {
			return value.String(a.node.text)
		}
	}
	return a.value
}

func (b *binding) hasRemaining() bool {
	for i, p := range b.t.meta.Params {
		if b.bound[i] {
			continue
		}
		for _, s := range p.Sets {
			if s.FromRemaining {
				return true
			}
		}
	}
	return false
}

// bindNamed binds the parameter that argument a names; errors about its value are at at.
func (b *binding) bindNamed(p int, v value.Value, a arg, at ast.Extent) error {
	n := len(b.t.meta.Params)
	if p >= n {
		return b.bindCommon(p-n, v, a, at)
	}
	prm := b.t.meta.Params[p]
	if b.bound[p] {
		return b.fail(bindingException, "ParameterAlreadyBound", errs.InvalidArgument, prm, a.pos,
			"Cannot bind parameter because parameter '%s' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\".", prm.Name)
	}
	b.valid &= b.t.masks[p]
	return b.bind(p, v, at, true)
}

func (b *binding) bindCommon(i int, v value.Value, a arg, at ast.Extent) error {
	if b.isBound[i] {
		return b.fail(bindingException, "ParameterAlreadyBound", errs.InvalidArgument, commonParams()[i], a.pos,
			"Cannot bind parameter because parameter '%s' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, \"-parameter value1,value2,value3\".", commonNames[i].name)
	}
	w, err := b.convert(commonParams()[i], v)
	if err != nil {
		if r, ok := err.(*errs.Record); ok {
			b.locate(r, at)
		}
		return err
	}
	b.common[i], b.isBound[i] = w, true
	b.names = append(b.names, len(b.t.meta.Params)+i)
	return nil
}

// bind converts, validates and stores the value of a parameter.
func (b *binding) bind(p int, v value.Value, pos ast.Extent, coerce bool) error {
	prm := b.t.meta.Params[p]
	if sb, ok := b.delayable(p, v); ok {
		if b.delayed == nil {
			b.delayed = map[int]value.ScriptBlock{}
		}
		b.delayed[p] = sb
		b.bound[p] = true
		b.names = append(b.names, p)
		return nil
	}
	w, err := b.accept(prm, v)
	if err == nil && b.cmd != nil {
		if s, ok := b.cmd.target.(cmdlet.Setter); ok {
			err = b.tell(s, prm, w)
		}
	}
	if err != nil {
		if r, ok := err.(*errs.Record); ok {
			b.locate(r, pos)
		}
		return err
	}
	b.vals[p] = w
	if !b.bound[p] {
		b.names = append(b.names, p)
	}
	b.bound[p] = true
	return nil
}

// tell lets a command refuse the value of a parameter as it is bound.
func (b *binding) tell(s cmdlet.Setter, prm *cmdlet.Param, v value.Value) error {
	err := s.Set(prm.Name, v)
	if err == nil {
		return nil
	}
	ex := errs.ExceptionFrom(err)
	r := b.fail(bindingException, "ParameterBindingFailed", errs.WriteError, prm, ast.Extent{},
		"Cannot bind parameter '%s' to the target. Exception setting \"%s\": \"%s\"", prm.Name, prm.Name, ex.Message)
	r.Exception.Inner = errs.NewException("System.Management.Automation.SetValueInvocationException",
		"Exception setting \""+prm.Name+"\": \""+ex.Message+"\"").WithInner(ex)
	return r
}

// accept transforms, converts and validates a value for a parameter.
func (b *binding) accept(prm *cmdlet.Param, v value.Value) (value.Value, error) {
	var err error
	for _, t := range prm.Transforms {
		if v, err = t(b.f.rs, v); err != nil {
			return value.Null, b.transformError(prm, v, err)
		}
	}
	if err := b.refuseNull(prm, v); err != nil {
		return value.Null, err
	}
	w, err := b.convert(prm, v)
	if err != nil {
		return value.Null, err
	}
	for _, val := range prm.Validators {
		if err := val.Validate(b.f.rs, w); err != nil {
			return value.Null, b.validationError(prm, err)
		}
	}
	return w, nil
}

// delayable tells whether a script block argument is to be run for each pipeline object instead of being bound.
func (b *binding) delayable(p int, v value.Value) (value.ScriptBlock, bool) {
	prm := b.t.meta.Params[p]
	sb, ok := v.Base().Ref().(value.ScriptBlock)
	if !ok || b.cmd == nil || !b.cmd.info.piped {
		return nil, false
	}
	t := prm.Type
	if t == value.TypeObject || t == value.TypeScriptBlock || t == value.TypePSObject || (t.Rank > 0 && (t.Elem == value.TypeScriptBlock || t.Elem == value.TypeObject || t.Elem == value.TypePSObject)) {
		return nil, false
	}
	for _, s := range prm.Sets {
		if s.FromPipeline || s.FromPipelineByName {
			return sb, true
		}
	}
	return nil, false
}

func (b *binding) refuseNull(prm *cmdlet.Param, v value.Value) error {
	mandatory := false
	for _, s := range prm.Sets {
		mandatory = mandatory || s.Mandatory
	}
	if !mandatory || slices.ContainsFunc(prm.Validators, refusesNull) {
		return nil
	}
	const validation = "System.Management.Automation.ParameterBindingValidationException"
	base := v.Base()
	if base.IsNull() {
		if prm.AllowNull || prm.Type.IsNullable() != nil {
			return nil
		}
		if prm.Type == value.TypeString && prm.AllowEmpty {
			return nil
		}
		return b.fail(validation, "ParameterArgumentValidationErrorNullNotAllowed", errs.InvalidData, prm, ast.Extent{},
			"Cannot bind argument to parameter '%s' because it is null.", prm.Name)
	}
	if s, ok := base.AsString(); ok && s == "" && !prm.AllowEmpty && (prm.Type == value.TypeString || prm.Type.Elem == value.TypeString) {
		return b.fail(validation, "ParameterArgumentValidationErrorEmptyStringNotAllowed", errs.InvalidData, prm, ast.Extent{},
			"Cannot bind argument to parameter '%s' because it is an empty string.", prm.Name)
	}
	if prm.Type.Rank == 0 && !isListType(prm.Type) {
		return nil
	}
	if e, ok := types.Enumerate(base); ok {
		n := 0
		for {
			x, more, err := e.Next()
			if err != nil {
				return err
			}
			if !more {
				break
			}
			n++
			if x.Base().IsNull() && !prm.AllowNull && prm.Type.Elem != value.TypeObject {
				return b.fail(validation, "ParameterArgumentValidationErrorNullNotAllowed", errs.InvalidData, prm, ast.Extent{},
					"Cannot bind argument to parameter '%s' because it is null.", prm.Name)
			}
			if x.Base().IsNull() && !prm.AllowNull {
				return b.fail(validation, "ParameterArgumentValidationErrorNullNotAllowed", errs.InvalidData, prm, ast.Extent{},
					"Cannot bind argument to parameter '%s' because it is null.", prm.Name)
			}
			if s, ok := x.Base().AsString(); ok && s == "" && !prm.AllowEmpty && prm.Type.Elem == value.TypeString {
				return b.fail(validation, "ParameterArgumentValidationErrorEmptyStringNotAllowed", errs.InvalidData, prm, ast.Extent{},
					"Cannot bind argument to parameter '%s' because it is an empty string.", prm.Name)
			}
		}
		if n == 0 && !prm.AllowEmptyCollection {
			return b.fail(validation, "ParameterArgumentValidationErrorEmptyArrayNotAllowed", errs.InvalidData, prm, ast.Extent{},
				"Cannot bind argument to parameter '%s' because it is an empty array.", prm.Name)
		}
	}
	return nil
}

// refusesNull tells the attributes that check for null themselves, in their own words.
func refusesNull(v cmdlet.Validator) bool {
	switch v.(type) {
	case cmdlet.NotNull, cmdlet.NotNullOrEmpty, cmdlet.NotNullOrWhiteSpace:
		return true
	}
	return false
}

func isListType(t *value.Type) bool {
	return t == value.TypeArrayList || t.Definition == value.TypeList
}

const (
	transformException  = "System.Management.Automation.ParameterBindingArgumentTransformationException"
	validationException = "System.Management.Automation.ParameterBindingValidationException"
)

func (b *binding) transformError(prm *cmdlet.Param, v value.Value, err error) error {
	ex := errs.ExceptionFrom(err)
	r := b.fail(transformException, "ParameterArgumentTransformationError", errs.InvalidData, prm, ast.Extent{},
		"Cannot process argument transformation on parameter '%s'. %s", prm.Name, ex.Message)
	r.Exception.Inner = ex
	return r
}

func (b *binding) validationError(prm *cmdlet.Param, err error) error {
	if isFlow(err) {
		return err
	}
	ex := errs.ExceptionFrom(err)
	r := b.fail(validationException, "ParameterArgumentValidationError", errs.InvalidData, prm, ast.Extent{},
		"Cannot validate argument on parameter '%s'. %s", prm.Name, ex.Message)
	r.Exception.Inner = ex
	return r
}

// convert converts a value to the type of a parameter.
func (b *binding) convert(prm *cmdlet.Param, v value.Value) (value.Value, error) {
	t := prm.Type
	if t == nil || t == value.TypeObject {
		return v, nil
	}
	rs := b.f.rs
	if v.Type() == t {
		if prm.IsSwitch {
			return v, nil
		}
		return v, nil
	}
	var err error
	var w value.Value
	switch {
	case prm.IsSwitch:
		base := v.Base()
		if base.IsNull() || base.Kind() == value.KindBoolean || base.Type() == value.TypeSwitch {
			return types.Switch(types.ToBool(v)), nil
		}
		err = errs.NewException("System.Management.Automation.PSInvalidCastException", "Cannot convert the \""+types.ToString(rs, v)+
			"\" value of type \""+base.Type().FullName+"\" to type \"System.Management.Automation.SwitchParameter\".")
	case t == value.TypeBoolean:
		if v.Base().IsNull() {
			err = boolRefused(v)
		} else if err = boolArgument(v); err == nil {
			return value.Bool(types.ToBool(v)), nil
		}
	case t == value.TypePSObject:
		return v, nil
	case t == value.TypePSReference:
		err = errs.NewException("System.Management.Automation.PSInvalidCastException", "Reference type is expected in argument.")
	case t == value.TypeString && isCollection(v):
		err = errs.NewException("System.Management.Automation.PSInvalidCastException", "Cannot convert value to type System.String.")
	default:
		w, err = types.Convert(rs, v, t)
		if err != nil && t == value.TypeArrayList {
			// A single object becomes the element of a list.
			w, err = types.Convert(rs, value.Objects(v), t)
		}
		if err == nil {
			return w, nil
		}
		if t.Rank == 1 && !b.isScript() {
			err = rs.elementError(v, t.Elem, err)
		}
	}
	ex := errs.ExceptionFrom(err)
	if b.isScript() {
		r := b.fail(transformException, "ParameterArgumentTransformationError", errs.InvalidData, prm, ast.Extent{},
			"Cannot process argument transformation on parameter '%s'. %s", prm.Name, ex.Message)
		r.Exception.Inner = errs.NewException("System.Management.Automation.ArgumentTransformationMetadataException", ex.Message).WithInner(ex)
		return value.Null, r
	}
	r := b.fail(bindingException, "CannotConvertArgumentNoMessage", errs.InvalidArgument, prm, ast.Extent{},
		"Cannot bind parameter '%s'. %s", prm.Name, ex.Message)
	if t == value.TypeString {
		r = b.fail(bindingException, "CannotConvertArgument", errs.InvalidArgument, prm, ast.Extent{},
			"Cannot convert '%s' to the type 'System.String' required by parameter '%s'. Specified method is not supported.", v.Type().FullName, prm.Name)
	}
	r.Exception.Inner = ex
	return value.Null, r
}

// elementError is the error of the element that kept an argument from becoming an array: cmdlets convert one after the other. whole
// is that of the argument as a whole.
func (rs *Runspace) elementError(v value.Value, elem *value.Type, whole error) error {
	err := types.Each(rs, v, func(x value.Value) error {
		_, err := types.Convert(rs, x, elem)
		return err
	})
	if err != nil {
		return err
	}
	return whole
}

// isCollection tells whether a value must not become a string argument silently.
func isCollection(v value.Value) bool {
	_, ok := v.Base().Ref().(*value.Array)
	return ok
}

func (b *binding) isScript() bool { return b.cmd == nil || b.cmd.decl == nil }
