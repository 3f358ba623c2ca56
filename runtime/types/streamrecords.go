package types

import (
	"goposh/runtime/datetime"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// informationalClass declares one of WarningRecord, VerboseRecord and DebugRecord.
func informationalClass(t *value.Type) func() *Class {
	return func() *Class {
		part := func(c *Call) *stream.Informational {
			switch r := c.This.Ref().(type) {
			case *stream.WarningRecord:
				return &r.Informational
			case *stream.VerboseRecord:
				return &r.Informational
			case *stream.DebugRecord:
				return &r.Informational
			}
			return &stream.Informational{}
		}
		members := []M{
			{"string Message {get;set}", func(c *Call) (value.Value, error) {
				if c.N() > 0 {
					part(c).Message = c.Str(0)
				}
				return value.String(part(c).Message), nil
			}},
			{"System.Management.Automation.InvocationInfo InvocationInfo {get}", func(c *Call) (value.Value, error) {
				if i := part(c).Invocation; i != nil {
					return value.Of(i), nil
				}
				return value.Null, nil
			}},
			{"string ToString()", func(c *Call) (value.Value, error) { return value.String(part(c).Message), nil }},
		}
		switch t {
		case stream.TypeWarning:
			members = append(members,
				M{"string FullyQualifiedWarningId {get}", func(c *Call) (value.Value, error) {
					return value.String(c.This.Ref().(*stream.WarningRecord).ID), nil
				}},
				M{"new(string message)", func(c *Call) (value.Value, error) {
					return value.Of(&stream.WarningRecord{Informational: stream.Informational{Message: c.Str(0)}}), nil
				}})
		case stream.TypeVerbose:
			members = append(members, M{"new(string message)", func(c *Call) (value.Value, error) {
				return value.Of(&stream.VerboseRecord{Informational: stream.Informational{Message: c.Str(0)}}), nil
			}})
		case stream.TypeDebug:
			members = append(members, M{"new(string message)", func(c *Call) (value.Value, error) {
				return value.Of(&stream.DebugRecord{Informational: stream.Informational{Message: c.Str(0)}}), nil
			}})
		}
		return &Class{Type: t, Members: members}
	}
}

// informationRecordClass declares System.Management.Automation.InformationRecord.
func informationRecordClass() *Class {
	self := func(c *Call) *stream.InformationRecord { return c.This.Ref().(*stream.InformationRecord) }
	return &Class{Type: stream.TypeInformation, Members: []M{
		{"object MessageData {get}", func(c *Call) (value.Value, error) { return self(c).Data, nil }},
		{"string Source {get}", func(c *Call) (value.Value, error) { return value.String(self(c).Source), nil }},
		{"datetime TimeGenerated {get}", func(c *Call) (value.Value, error) {
			return value.DateTime(datetime.FromTime(self(c).TimeGenerated, datetime.Local).Data()), nil
		}},
		{"System.Collections.Generic.List[string] Tags {get}", func(c *Call) (value.Value, error) {
			tags := make([]value.Value, len(self(c).Tags))
			for i, t := range self(c).Tags {
				tags[i] = value.String(t)
			}
			return value.Of(value.NewList(MakeGeneric(value.TypeList, value.TypeString), tags)), nil
		}},
		{"string User {get}", func(c *Call) (value.Value, error) { return value.String(self(c).User), nil }},
		{"string Computer {get}", func(c *Call) (value.Value, error) { return value.String(self(c).Computer), nil }},
		{"uint ProcessId {get}", func(c *Call) (value.Value, error) {
			return value.FromInteger(value.KindUInt32, int64(self(c).ProcessID)), nil
		}},
		{"uint NativeThreadId {get}", func(*Call) (value.Value, error) { return value.FromInteger(value.KindUInt32, 1), nil }},
		{"uint ManagedThreadId {get}", func(*Call) (value.Value, error) { return value.FromInteger(value.KindUInt32, 1), nil }},
		{"string ToString()", func(c *Call) (value.Value, error) { return value.String(ToString(c.RT, self(c).Data)), nil }},
		{"new(object messageData, string source)", func(c *Call) (value.Value, error) {
			return value.Of(&stream.InformationRecord{Data: c.Args[0], Source: c.Str(1)}), nil
		}},
	}}
}

// hostMessageClass declares System.Management.Automation.HostInformationMessage.
func hostMessageClass() *Class {
	self := func(c *Call) *stream.HostMessage { return c.This.Ref().(*stream.HostMessage) }
	color := func(n int) value.Value {
		t := Lookup("System.ConsoleColor")
		if n < 0 || t == nil || t.Enum == nil {
			return value.Null
		}
		return value.Enum(t.Enum, int64(n))
	}
	return &Class{Type: stream.TypeHostMessage, Members: []M{
		{"string Message {get}", func(c *Call) (value.Value, error) { return value.String(self(c).Message), nil }},
		{"object NoNewLine {get}", func(c *Call) (value.Value, error) { return value.Bool(self(c).NoNewLine), nil }},
		{"object ForegroundColor {get}", func(c *Call) (value.Value, error) { return color(self(c).ForegroundColor), nil }},
		{"object BackgroundColor {get}", func(c *Call) (value.Value, error) { return color(self(c).BackgroundColor), nil }},
		{"string ToString()", func(c *Call) (value.Value, error) { return value.String(self(c).Message), nil }},
	}}
}

// progressRecordClass declares System.Management.Automation.ProgressRecord.
func progressRecordClass() *Class {
	self := func(c *Call) *stream.ProgressRecord { return c.This.Ref().(*stream.ProgressRecord) }
	text := func(name string, f func(*stream.ProgressRecord) *string) M {
		return M{"string " + name + " {get;set}", func(c *Call) (value.Value, error) {
			p := f(self(c))
			if c.N() > 0 {
				*p = c.Str(0)
			}
			return value.String(*p), nil
		}}
	}
	number := func(name string, f func(*stream.ProgressRecord) *int32) M {
		return M{"int " + name + " {get;set}", func(c *Call) (value.Value, error) {
			p := f(self(c))
			if c.N() > 0 {
				*p = int32(c.Int(0))
			}
			return value.Int(*p), nil
		}}
	}
	return &Class{Type: stream.TypeProgress, Members: []M{
		{"int ActivityId {get}", func(c *Call) (value.Value, error) { return value.Int(self(c).ActivityID), nil }},
		number("ParentActivityId", func(p *stream.ProgressRecord) *int32 { return &p.ParentActivityID }),
		text("Activity", func(p *stream.ProgressRecord) *string { return &p.Activity }),
		text("StatusDescription", func(p *stream.ProgressRecord) *string { return &p.StatusText }),
		text("CurrentOperation", func(p *stream.ProgressRecord) *string { return &p.CurrentOp }),
		number("PercentComplete", func(p *stream.ProgressRecord) *int32 { return &p.PercentComplete }),
		number("SecondsRemaining", func(p *stream.ProgressRecord) *int32 { return &p.SecondsRemaining }),
		{"string ToString()", func(c *Call) (value.Value, error) {
			p := self(c)
			return value.String("parent = " + ToString(c.RT, value.Int(p.ParentActivityID)) + " id = " + ToString(c.RT, value.Int(p.ActivityID)) +
				" act = " + p.Activity + " stat = " + p.StatusText + " cur = " + p.CurrentOp + " pct = " + ToString(c.RT, value.Int(p.PercentComplete)) +
				" sec = " + ToString(c.RT, value.Int(p.SecondsRemaining)) + " type = " + progressKind(p)), nil
		}},
		{"System.Management.Automation.ProgressRecordType RecordType {get;set}", func(c *Call) (value.Value, error) {
			if c.N() > 0 {
				self(c).Completed = c.Args[0].Base().Int64() != 0
			}
			kind := int64(0)
			if self(c).Completed {
				kind = 1
			}
			return enumValue("System.Management.Automation.ProgressRecordType", kind), nil
		}},
		{"new(int activityId, string activity, string statusDescription)", progressNew},
		{"new(int activityId)", progressNew},
	}}
}

func progressKind(p *stream.ProgressRecord) string {
	if p.Completed {
		return "Completed"
	}
	return "Processing"
}

func progressNew(c *Call) (value.Value, error) {
	p := &stream.ProgressRecord{ActivityID: int32(c.Int(0)), ParentActivityID: -1, PercentComplete: -1, SecondsRemaining: -1}
	if p.ActivityID < 0 {
		return value.Null, psOutOfRange("activityId", p.ActivityID, "The value of the activityId parameter must be zero or more.")
	}
	if c.N() > 1 {
		if p.Activity, p.StatusText = c.Str(1), c.Str(2); p.Activity == "" {
			return value.Null, ArgumentInvalid("activity")
		}
	}
	return value.Of(p), nil
}
