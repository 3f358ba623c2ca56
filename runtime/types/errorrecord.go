package types

import (
	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wtf8"
)

var (
	typeErrorCategory     = lazyType{name: "System.Management.Automation.ErrorCategory"}
	typeErrorCategoryInfo = lazyType{name: "System.Management.Automation.ErrorCategoryInfo"}
	typeErrorDetails      = lazyType{name: "System.Management.Automation.ErrorDetails"}
	typeCommandOrigin     = lazyType{name: "System.Management.Automation.CommandOrigin"}
)

// errorRecordClass declares System.Management.Automation.ErrorRecord.
func errorRecordClass() *Class {
	return &Class{Type: errs.TypeErrorRecord, Members: []M{
		{"new(Exception exception, string errorId, ErrorCategory errorCategory, object targetObject)", recNew},
		{"new(ErrorRecord errorRecord, Exception replaceParentContainsErrorRecordException)", recNew},
		{"Exception Exception {get}", recException},
		{"object TargetObject {get}", recTargetObject},
		{"ErrorCategoryInfo CategoryInfo {get}", recCategoryInfo},
		{"string FullyQualifiedErrorId {get}", recFullyQualifiedErrorId},
		{"ErrorDetails ErrorDetails {get;set}", recErrorDetails},
		{"InvocationInfo InvocationInfo {get}", recInvocationInfo},
		{"string ScriptStackTrace {get}", recScriptStackTrace},
		{"ReadOnlyCollection[int] PipelineIterationInfo {get}", recPipelineIterationInfo},
		{"string ToString()", recToString},
	}}
}

func recThis(c *Call) *errs.Record { return this[*errs.Record](c) }

func recNew(c *Call) (value.Value, error) {
	if r, ok := ref[*errs.Record](c, 0); ok {
		n := r.Clone()
		if e, ok := ref[*errs.Exception](c, 1); ok {
			n.Exception = e
		}
		return vobject(n)
	}
	e, ok := ref[*errs.Exception](c, 0)
	if !ok {
		return value.Null, ArgumentNull("exception")
	}
	return vobject(errs.NewRecord(e, c.Str(1), errs.Category(c.Int(2)), c.Args[3]))
}

func recException(c *Call) (value.Value, error)    { return vobject(recThis(c).Exception) }
func recTargetObject(c *Call) (value.Value, error) { return recThis(c).Target, nil }
func recCategoryInfo(c *Call) (value.Value, error) { return vobject(&categoryInfo{rec: recThis(c)}) }
func recFullyQualifiedErrorId(c *Call) (value.Value, error) {
	return vstring(recThis(c).FullyQualifiedErrorID())
}

func recErrorDetails(c *Call) (value.Value, error) {
	r := recThis(c)
	if c.N() == 1 {
		d, _ := ref[*errorDetails](c, 0)
		r.Details = nil
		if d != nil {
			r.Details = d.d
		}
		return value.Void, nil
	}
	if r.Details == nil {
		return value.Null, nil
	}
	return vobject(&errorDetails{d: r.Details})
}

func recInvocationInfo(c *Call) (value.Value, error) {
	if i := recThis(c).Invocation; i != nil {
		return vobject(i)
	}
	return value.Null, nil
}

func recScriptStackTrace(c *Call) (value.Value, error) {
	return textOrNull(recThis(c).ScriptStackTrace), nil
}

func recPipelineIterationInfo(c *Call) (value.Value, error) {
	var items []value.Value
	for _, n := range recThis(c).PipelineIteration {
		items = append(items, value.Int(n))
	}
	l := value.NewList(typeReadOnlyCollection.of(value.TypeInt32), items)
	l.ReadOnly = true
	return vobject(l)
}

func recToString(c *Call) (value.Value, error) { return vstring(recThis(c).Error()) }

// errorDetails is an ErrorDetails object.
type errorDetails struct {
	value.Bag
	d *errs.Details
}

// Type implements value.Object.
func (*errorDetails) Type() *value.Type { return typeErrorDetails.get() }

// String is the message.
func (e *errorDetails) String() string { return e.d.Message }

// errorDetailsClass declares System.Management.Automation.ErrorDetails.
func errorDetailsClass() *Class {
	return &Class{Members: []M{
		{"new(string message)", func(c *Call) (value.Value, error) {
			return vobject(&errorDetails{d: &errs.Details{Message: c.Str(0)}})
		}},
		{"string Message {get}", func(c *Call) (value.Value, error) { return vstring(this[*errorDetails](c).d.Message) }},
		{"string RecommendedAction {get;set}", func(c *Call) (value.Value, error) {
			d := this[*errorDetails](c).d
			if c.N() == 1 {
				d.RecommendedAction = c.Str(0)
				return value.Void, nil
			}
			return vstring(d.RecommendedAction)
		}},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(this[*errorDetails](c).d.Message) }},
	}}
}

// categoryInfo is the ErrorCategoryInfo of a record: a view that derives what was not set.
type categoryInfo struct {
	value.Bag
	rec *errs.Record
}

// Type implements value.Object.
func (*categoryInfo) Type() *value.Type { return typeErrorCategoryInfo.get() }

// errorCategoryInfoClass declares System.Management.Automation.ErrorCategoryInfo.
func errorCategoryInfoClass() *Class {
	return &Class{Members: []M{
		{"ErrorCategory Category {get}", catCategory},
		{"string Activity {get;set}", catActivity},
		{"string Reason {get;set}", catReason},
		{"string TargetName {get;set}", catTargetName},
		{"string TargetType {get;set}", catTargetType},
		{"string GetMessage()", catGetMessage},
		{"string GetMessage(CultureInfo uiCultureInfo)", catGetMessage},
		{"string ToString()", catToString},
	}}
}

func catThis(c *Call) *errs.Record { return this[*categoryInfo](c).rec }

func catCategory(c *Call) (value.Value, error) {
	return typeErrorCategory.enum(int(catThis(c).Category)), nil
}

func catActivityText(c *Call, r *errs.Record) string {
	if r.Activity != "" || r.Invocation == nil {
		return r.Activity
	}
	if !r.Invocation.Command.IsNull() {
		if v, ok, err := Get(c.RT, r.Invocation.Command, "Name"); ok && err == nil {
			s, _ := v.Base().AsString()
			return s
		}
	}
	return r.Invocation.CommandName
}

func catReasonText(r *errs.Record) string {
	if r.Reason != "" || r.Exception == nil {
		return r.Reason
	}
	return r.Exception.Type().Name()
}

func catTargetText(c *Call, r *errs.Record) string {
	if r.TargetName != "" || r.Target.IsNull() {
		return r.TargetName
	}
	return ToString(c.RT, r.Target)
}

// TargetTypeName is ErrorCategoryInfo.TargetType: the short name of the target's class, where the record says nothing else.
func TargetTypeName(r *errs.Record) string {
	t := r.Target.Type()
	switch {
	case r.TargetType != "" || t == nil:
		return r.TargetType
	case t == value.TypePSCustomObject:
		// The target itself is the wrapper.
		return value.TypePSObject.Name()
	}
	return t.Name()
}

func catActivity(c *Call) (value.Value, error) {
	if c.N() == 1 {
		catThis(c).Activity = c.Str(0)
		return value.Void, nil
	}
	return vstring(catActivityText(c, catThis(c)))
}

func catReason(c *Call) (value.Value, error) {
	if c.N() == 1 {
		catThis(c).Reason = c.Str(0)
		return value.Void, nil
	}
	return vstring(catReasonText(catThis(c)))
}

func catTargetName(c *Call) (value.Value, error) {
	if c.N() == 1 {
		catThis(c).TargetName = c.Str(0)
		return value.Void, nil
	}
	return vstring(catTargetText(c, catThis(c)))
}

func catTargetType(c *Call) (value.Value, error) {
	if c.N() == 1 {
		catThis(c).TargetType = c.Str(0)
		return value.Void, nil
	}
	return vstring(TargetTypeName(catThis(c)))
}

func catGetMessage(c *Call) (value.Value, error) {
	r := catThis(c)
	if r.CategoryMessage != "" {
		return vstring(r.CategoryMessage)
	}
	return vstring(r.Category.String() + ": (" + abbreviated(catTargetText(c, r)) + ":" + abbreviated(TargetTypeName(r)) +
		") [" + abbreviated(catActivityText(c, r)) + "], " + abbreviated(catReasonText(r)))
}

func catToString(c *Call) (value.Value, error) { return catGetMessage(c) }

// abbreviated shortens text over 40 characters in its middle.
func abbreviated(s string) string {
	const limit, half = 40, 19
	n := wtf8.Len(s)
	if n <= limit {
		return s
	}
	return wtf8.Slice(s, 0, half) + "…" + wtf8.Slice(s, n-half, half)
}

// invocationInfoClass declares System.Management.Automation.InvocationInfo.
func invocationInfoClass() *Class {
	return &Class{Type: errs.TypeInvocationInfo, Members: []M{
		{"CommandInfo MyCommand {get}", invMyCommand},
		{"Dictionary[string,object] BoundParameters {get}", invBoundParameters},
		{"List[object] UnboundArguments {get}", invUnboundArguments},
		{"int ScriptLineNumber {get}", invScriptLineNumber},
		{"int OffsetInLine {get}", invOffsetInLine},
		{"long HistoryId {get}", invHistoryId},
		{"string ScriptName {get}", invScriptName},
		{"string Line {get}", invLine},
		{"string Statement {get}", invStatement},
		{"string PositionMessage {get}", invPositionMessage},
		{"string PSScriptRoot {get}", invPSScriptRoot},
		{"string PSCommandPath {get}", invPSCommandPath},
		{"string InvocationName {get}", invInvocationName},
		{"int PipelineLength {get}", invPipelineLength},
		{"int PipelinePosition {get}", invPipelinePosition},
		{"bool ExpectingInput {get}", invExpectingInput},
		{"CommandOrigin CommandOrigin {get}", invCommandOrigin},
		{"System.Management.Automation.Language.IScriptExtent DisplayScriptPosition {get;set}", invDisplayScriptPosition},
	}}
}

func invThis(c *Call) *errs.Invocation { return this[*errs.Invocation](c) }

func invMyCommand(c *Call) (value.Value, error) { return invThis(c).Command, nil }

func invBoundParameters(c *Call) (value.Value, error) {
	i := invThis(c)
	if i.BoundParameters == nil {
		i.BoundParameters = value.NewDict(MakeGeneric(value.TypeDictionary, value.TypeString, value.TypeObject), true, 0)
	}
	return vobject(i.BoundParameters)
}

func invUnboundArguments(c *Call) (value.Value, error) {
	return vobject(value.NewList(MakeGeneric(value.TypeList, value.TypeObject), invThis(c).Unbound))
}

func invScriptLineNumber(c *Call) (value.Value, error) { return vint(invThis(c).Extent.StartLine()) }
func invOffsetInLine(c *Call) (value.Value, error)     { return vint(invThis(c).Extent.StartColumn()) }
func invHistoryId(c *Call) (value.Value, error)        { return vlong(invThis(c).HistoryID) }

func invScriptName(c *Call) (value.Value, error) {
	e := invThis(c).Extent
	if e.File == nil {
		return vstring("")
	}
	return textOrNull(e.File.Name), nil
}

func invLine(c *Call) (value.Value, error) {
	e := invThis(c).Extent
	if e.File == nil {
		return vstring("")
	}
	// The line's end belongs to it.
	return vstring(e.File.FullLine(e.StartLine()))
}

func invStatement(c *Call) (value.Value, error) { return vstring(invThis(c).Extent.Text()) }
func invPositionMessage(c *Call) (value.Value, error) {
	return vstring(errs.PositionMessage(invThis(c).Extent))
}
func invPSScriptRoot(c *Call) (value.Value, error)     { return vstring(invThis(c).ScriptRoot) }
func invPSCommandPath(c *Call) (value.Value, error)    { return vstring(invThis(c).CommandPath) }
func invInvocationName(c *Call) (value.Value, error)   { return vstring(invThis(c).Name) }
func invPipelineLength(c *Call) (value.Value, error)   { return vint(invThis(c).PipelineLength) }
func invPipelinePosition(c *Call) (value.Value, error) { return vint(invThis(c).PipelinePosition) }
func invExpectingInput(c *Call) (value.Value, error)   { return vbool(invThis(c).ExpectingInput) }

func invCommandOrigin(c *Call) (value.Value, error) {
	if invThis(c).Internal {
		return typeCommandOrigin.enum(1), nil
	}
	return typeCommandOrigin.enum(0), nil
}

func invDisplayScriptPosition(c *Call) (value.Value, error) {
	if c.N() > 0 {
		return value.Null, notSupported("The position of an invocation cannot be set.")
	}
	e := invThis(c).Extent
	if e.IsZero() {
		return value.Null, nil
	}
	return ExtentOf(e), nil
}

// remotingErrorRecordClass declares System.Management.Automation.Runspaces.RemotingErrorRecord: an error of another runspace.
func remotingErrorRecordClass() *Class {
	return &Class{Type: errs.TypeRemotingErrorRecord, Members: []M{
		{"System.Management.Automation.Remoting.OriginInfo OriginInfo {get}", func(c *Call) (value.Value, error) {
			r, ok := c.This.Ref().(*errs.Record)
			if !ok || r.Remote == nil {
				return value.Null, nil
			}
			return value.Of(&originInfo{origin: *r.Remote}), nil
		}},
	}}
}
