package types

import (
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

type codeFunc = func(rt value.Runtime, this value.Value, args []value.Value) (value.Value, error)

// nativeMember gives the Go form of script properties of the built-in type data that are read often; nil runs the script.
func nativeMember(typeName, member string) codeFunc {
	switch strings.ToLower(typeName + "." + member) {
	case "system.diagnostics.process.path":
		return path("MainModule", "FileName")
	case "system.diagnostics.process.company":
		return path("MainModule", "FileVersionInfo", "CompanyName")
	case "system.diagnostics.process.cpu":
		return path("TotalProcessorTime", "TotalSeconds")
	case "system.diagnostics.process.fileversion":
		return path("MainModule", "FileVersionInfo", "FileVersion")
	case "system.diagnostics.process.productversion":
		return path("MainModule", "FileVersionInfo", "ProductVersion")
	case "system.diagnostics.process.description":
		return path("MainModule", "FileVersionInfo", "FileDescription")
	case "system.diagnostics.process.product":
		return path("MainModule", "FileVersionInfo", "ProductName")
	case "system.diagnostics.processmodule.company":
		return path("FileVersionInfo", "CompanyName")
	case "system.diagnostics.processmodule.fileversion":
		return path("FileVersionInfo", "FileVersion")
	case "system.diagnostics.processmodule.productversion":
		return path("FileVersionInfo", "ProductVersion")
	case "system.diagnostics.processmodule.description":
		return path("FileVersionInfo", "FileDescription")
	case "system.diagnostics.processmodule.product":
		return path("FileVersionInfo", "ProductName")
	case "system.diagnostics.fileversioninfo.fileversionraw":
		return versionOf("File")
	case "system.diagnostics.fileversioninfo.productversionraw":
		return versionOf("Product")
	case "system.guid.guid", "system.net.ipaddress.ipaddresstostring":
		return func(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
			return Invoke(rt, this, "ToString", nil)
		}
	case "system.datetime.datetime":
		return dateTimeText
	case "system.io.directoryinfo.basename":
		return path("Name")
	case "system.io.fileinfo.basename":
		return fileBaseName
	case "system.io.fileinfo.versioninfo":
		return func(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
			name, _, err := Get(rt, this, "FullName")
			t := byFullName("System.Diagnostics.FileVersionInfo")
			if err != nil || t == nil {
				return value.Null, err
			}
			return InvokeStatic(rt, t, "GetVersionInfo", []value.Value{name})
		}
	case "system.io.filesysteminfo.unixmode":
		return onPart("UnixStat", "GetModeString")
	case "system.io.filesysteminfo.user":
		return onPart("UnixStat", "GetUserName")
	case "system.io.filesysteminfo.group":
		return onPart("UnixStat", "GetGroupName")
	case "system.io.filesysteminfo.size":
		return path("UnixStat", "Size")
	case "system.management.automation.aliasinfo.resolvedcommandname":
		return path("ResolvedCommand", "Name")
	case "system.management.automation.aliasinfo.displayname":
		return aliasDisplayName
	case "system.management.automation.callstackframe.location":
		return func(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
			return Invoke(rt, this, "GetScriptLocation", nil)
		}
	case "system.management.automation.errorrecord.psmessagedetails":
		return func(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
			if r, ok := this.Base().Object().(*errs.Record); ok && r.Exception != nil && r.Exception.Inner != nil {
				v, _, err := Get(rt, value.Of(r.Exception.Inner), "PSMessageDetails")
				return v, err
			}
			return value.Null, nil
		}
	case "system.management.automation.job.state":
		return func(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
			v, err := path("JobStateInfo", "State")(rt, this, nil)
			if err != nil || v.IsNull() {
				return v, err
			}
			return value.String(ToString(rt, v)), nil
		}
	case "system.management.automation.runspaces.pssession.state":
		return path("Runspace", "RunspaceStateInfo", "State")
	case "system.management.automation.runspaces.pssession.idletimeout":
		return path("Runspace", "ConnectionInfo", "IdleTimeout")
	case "system.management.automation.runspaces.pssession.outputbufferingmode":
		return path("Runspace", "ConnectionInfo", "OutputBufferingMode")
	case "system.management.automation.runspaces.pssession.disconnectedon":
		return path("Runspace", "DisconnectedOn")
	case "system.management.automation.runspaces.pssession.expireson":
		return path("Runspace", "ExpiresOn")
	case "microsoft.management.infrastructure.cimclass.cimclassname":
		return path("CimSystemProperties", "ClassName")
	case "deserialized.system.enum.value":
		return func(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
			// The deserialiser keeps the name of the enum value beside its number.
			if m := value.InstanceMembers(this).Find("ToString"); m != nil && m.Kind == value.MemberDynamic {
				return m.Value, nil
			}
			return value.String(ToString(rt, this)), nil
		}
	}
	return nil
}

// path reads a chain of properties; $null as soon as one is.
func path(names ...string) codeFunc {
	return func(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
		v := this
		for _, n := range names {
			var err error
			if v, _, err = Get(rt, v, n); err != nil || v.IsNull() {
				return value.Null, err
			}
		}
		return v, nil
	}
}

// onPart calls a method of a property's value, giving $null when there is no value.
func onPart(property, method string) codeFunc {
	return func(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
		part, _, err := Get(rt, this, property)
		if err != nil || part.IsNull() {
			return value.Null, err
		}
		return Invoke(rt, part, method, nil)
	}
}

func versionOf(which string) codeFunc {
	return func(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
		var parts []value.Value
		for _, p := range [...]string{"Major", "Minor", "Build", "Private"} {
			v, _, err := Get(rt, this, which+p+"Part")
			if err != nil {
				return value.Null, err
			}
			parts = append(parts, v)
		}
		return New(rt, byFullName("System.Version"), parts)
	}
}

// dateTimeText is DateTime's own DateTime property: the long forms, as DisplayHint asks.
func dateTimeText(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
	hint := ""
	if m := value.InstanceMembers(this).Find("DisplayHint"); m != nil {
		hint = ToString(rt, m.Value)
	}
	text := func(method string) (string, error) {
		v, err := Invoke(rt, this, method, nil)
		s, _ := v.AsString()
		return s, err
	}
	switch {
	case strings.EqualFold(hint, "Date"):
		s, err := text("ToLongDateString")
		return value.String(s), err
	case strings.EqualFold(hint, "Time"):
		s, err := text("ToLongTimeString")
		return value.String(s), err
	}
	d, err := text("ToLongDateString")
	if err != nil {
		return value.Null, err
	}
	t, err := text("ToLongTimeString")
	return value.String(d + " " + t), err
}

func fileBaseName(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
	name, _, err := Get(rt, this, "Name")
	if err != nil {
		return value.Null, err
	}
	ext, _, err := Get(rt, this, "Extension")
	n, _ := name.AsString()
	e, _ := ext.AsString()
	return value.String(strings.TrimSuffix(n, e)), err
}

func aliasDisplayName(rt value.Runtime, this value.Value, _ []value.Value) (value.Value, error) {
	name, _, err := Get(rt, this, "Name")
	if err != nil {
		return value.Null, err
	}
	target, err := path("ResolvedCommand", "Name")(rt, this, nil)
	if err == nil && target.IsNull() {
		target, _, err = Get(rt, this, "Definition")
	}
	return value.String(ToString(rt, name) + " -> " + ToString(rt, target)), err
}
