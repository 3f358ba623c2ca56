package clixml

import (
	"strconv"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/format"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// memberList collects named values for an MS element.
type memberList struct {
	s     *serializer
	n     *node
	depth int
}

func (s *serializer) memberList(depth int) *memberList {
	return &memberList{s, element(tagExtended), depth}
}

func (l *memberList) add(name string, v value.Value) {
	l.n.add(l.s.one(v, l.depth, false).named(name))
}

func (l *memberList) text(name, s string) { l.add(name, value.String(s)) }

// errorMembers are the members an error record is sent with.
func (s *serializer) errorMembers(v value.Value, r *errs.Record, depth int) *node {
	l := s.memberList(depth)
	if r.Exception == nil {
		l.add("Exception", value.Null)
	} else {
		l.add("Exception", value.Of(r.Exception))
	}
	l.add("TargetObject", r.Target)
	l.text("FullyQualifiedErrorId", r.FullyQualifiedErrorID())
	l.add("InvocationInfo", value.Null)
	c := CategoryOf(s.rt, r)
	l.add("ErrorCategory_Category", value.Int(int32(r.Category)))
	l.text("ErrorCategory_Activity", c.Activity)
	l.text("ErrorCategory_Reason", c.Reason)
	l.text("ErrorCategory_TargetName", c.TargetName)
	l.text("ErrorCategory_TargetType", c.TargetType)
	l.text("ErrorCategory_Message", c.Message)
	if r.Details != nil {
		l.text("ErrorDetails_Message", r.Details.Message)
		action := value.Null
		if r.Details.RecommendedAction != "" {
			action = value.String(r.Details.RecommendedAction)
		}
		l.add("ErrorDetails_RecommendedAction", action)
	}
	l.add("SerializeExtendedInfo", value.False)
	if r.ScriptStackTrace != "" {
		l.text("ErrorDetails_ScriptStackTrace", r.ScriptStackTrace)
	}
	if rest := s.members(v, depth, false); rest != nil {
		l.n.add(rest.kids...)
	}
	return l.n
}

// CategoryInfo is System.Management.Automation.ErrorCategoryInfo of a record, all parts derived.
type CategoryInfo struct{ Activity, Reason, TargetName, TargetType, Message string }

// CategoryOf derives the category information of an error record.
func CategoryOf(rt value.Runtime, r *errs.Record) CategoryInfo {
	c := CategoryInfo{Activity: format.Activity(r), Reason: r.Reason, TargetName: r.TargetName, TargetType: types.TargetTypeName(r), Message: format.CategoryText(rt, r)}
	if c.Reason == "" && r.Exception != nil {
		c.Reason = r.Exception.Type().Name()
	}
	if c.TargetName == "" && !r.Target.IsNull() {
		c.TargetName = types.ToString(rt, r.Target)
	}
	return c
}

// informational are the members a warning, verbose or debug record is sent with.
func (s *serializer) informational(r *stream.Informational, depth int) *node {
	l := s.memberList(depth)
	l.text("InformationalRecord_Message", r.Message)
	l.add("InformationalRecord_SerializeInvocationInfo", value.False)
	return l.n
}

func progressNode(p *stream.ProgressRecord) *node {
	n := element(tagProgress)
	kind := "Processing"
	if p.Completed {
		kind = "Completed"
	}
	number := func(tag string, i int32) *node { return leaf(tag, strconv.Itoa(int(i))) }
	current := element(tagNull)
	if p.CurrentOp != "" {
		current = leaf("CO", encode(p.CurrentOp))
	}
	return n.add(leaf("AV", encode(p.Activity)), number("AI", p.ActivityID), current, number("PI", p.ParentActivityID),
		number("PC", p.PercentComplete), leaf("T", kind), number("SR", p.SecondsRemaining), leaf("SD", encode(p.StatusText)))
}

// progressRecord reads a PR element, whose parts have a fixed order.
func progressRecord(n *node) (value.Value, error) {
	p := &stream.ProgressRecord{}
	number := func(to *int32) func(*node) error {
		return func(k *node) error {
			i, err := strconv.ParseInt(strings.Trim(k.text, xmlSpace), 10, 32)
			if err != nil {
				return xmlError(k.next, "The contents of the %s primitive type are not valid.", "System.UInt64")
			}
			*to = int32(i)
			return nil
		}
	}
	text := func(to *string) func(*node) error {
		return func(k *node) error { *to = decode(k.text); return nil }
	}
	parts := [...]struct {
		tag  string // "" takes any
		read func(*node) error
	}{
		{"AV", text(&p.Activity)}, {"AI", number(&p.ActivityID)}, {"", text(&p.CurrentOp)}, {"PI", number(&p.ParentActivityID)},
		{"PC", number(&p.PercentComplete)}, {tagName, func(k *node) error {
			p.Completed = strings.EqualFold(k.text, "Completed")
			if !p.Completed && !strings.EqualFold(k.text, "Processing") {
				return xmlError(k.next, "The contents of the %s primitive type are not valid.", "System.Management.Automation.ProgressRecord")
			}
			return nil
		}}, {"SR", number(&p.SecondsRemaining)}, {"SD", text(&p.StatusText)},
	}
	for i, part := range parts {
		if i >= len(n.kids) {
			return value.Null, xmlError(n.next, "Unexpected node type EndElement.")
		}
		k := n.kids[i]
		if part.tag != "" && k.tag != part.tag {
			return value.Null, notFound(k, part.tag)
		}
		if err := part.read(k); err != nil {
			return value.Null, err
		}
	}
	return value.Of(p), nil
}

// ErrorRecord rebuilds an error record from the object it was deserialised to (RemotingErrorRecord): ids and category as they
// were sent, a RemoteException that holds the original. v that is no error record gives one about it.
func ErrorRecord(rt value.Runtime, v value.Value, origin *errs.Origin) *errs.Record {
	get := func(name string) value.Value {
		x, _, _ := types.Get(rt, v, name)
		return x
	}
	text := func(name string) string { return types.ToString(rt, get(name)) }
	remote := get("Exception")
	message, _, _ := types.Get(rt, remote, "Message")
	msg := types.ToString(rt, message)
	if remote.IsNull() {
		msg = types.ToString(rt, v)
	}
	ex := errs.NewException("System.Management.Automation.RemoteException", msg).With("SerializedRemoteException", remote)
	r := errs.NewRecord(ex, text("FullyQualifiedErrorId"), errs.NotSpecified, get("TargetObject"))
	ex.Record = r
	if n, err := types.ToInt(rt, get("ErrorCategory_Category")); err == nil && n >= 0 && n < len(errs.CategoryNames) {
		r.Category = errs.Category(n)
	}
	r.Activity, r.Reason = text("ErrorCategory_Activity"), text("ErrorCategory_Reason")
	r.TargetName, r.TargetType = text("ErrorCategory_TargetName"), text("ErrorCategory_TargetType")
	r.CategoryMessage = text("ErrorCategory_Message")
	if m := get("ErrorDetails_Message"); !m.IsNull() {
		r.Details = &errs.Details{Message: types.ToString(rt, m), RecommendedAction: text("ErrorDetails_RecommendedAction")}
	}
	r.ScriptStackTrace = text("ErrorDetails_ScriptStackTrace")
	r.Remote, r.PreserveInvocation = origin, true
	return r
}

// InformationRecord rebuilds an information record from the object it was deserialised to.
func InformationRecord(rt value.Runtime, v value.Value) *stream.InformationRecord {
	get := func(name string) value.Value {
		x, _, _ := types.Get(rt, v, name)
		return x
	}
	r := &stream.InformationRecord{Data: get("MessageData"), Source: types.ToString(rt, get("Source")), User: types.ToString(rt, get("User")),
		Computer: types.ToString(rt, get("Computer"))}
	if r.Data.IsNull() {
		r.Data = value.String(types.ToString(rt, v))
	}
	if m, ok, _ := types.Get(rt, r.Data, "NoNewLine"); ok {
		text, _, _ := types.Get(rt, r.Data, "Message")
		r.Data = value.Of(&stream.HostMessage{Message: types.ToString(rt, text), NoNewLine: types.ToBool(m), ForegroundColor: -1, BackgroundColor: -1})
	}
	_ = types.Each(rt, get("Tags"), func(t value.Value) error {
		if !t.IsNull() {
			r.Tags = append(r.Tags, types.ToString(rt, t))
		}
		return nil
	})
	return r
}
