package types

import (
	"time"

	"goposh/runtime/cim"
	"goposh/runtime/datetime"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// The classes of System.Management; package cim/object implements them.

// Management makes objects of System.Management.
type Management interface {
	// NewManagement is the constructor of a class, given by its name without the namespace ("ManagementObject").
	NewManagement(rt value.Runtime, class string, args []value.Value) (value.Value, error)
}

// ManagementKey is the service key under which a session makes objects of System.Management ([wmi], [wmiclass], [wmisearcher]).
type ManagementKey struct{}

// managementConstructors declares constructors that the session's Management answers.
func managementConstructors(class string, sigs ...string) []M {
	out := make([]M, len(sigs))
	for i, sig := range sigs {
		out[i] = M{sig, func(c *Call) (value.Value, error) {
			if c.RT != nil {
				if m, ok := c.RT.Service(ManagementKey{}).(Management); ok {
					return m.NewManagement(c.RT, class, c.Args)
				}
			}
			return value.Null, neterr.New("System.PlatformNotSupportedException", "There is no management repository in this session.")
		}}
	}
	return out
}

// managementBaseObjectClass is ManagementBaseObject. Its WMI properties come from the object itself.
func managementBaseObjectClass() *Class {
	return &Class{Members: append(backed(
		"System.Management.PropertyDataCollection Properties {get}", "System.Management.PropertyDataCollection SystemProperties {get}",
		"System.Management.QualifierDataCollection Qualifiers {get}", "System.Management.ManagementPath ClassPath {get}",
		"System.Object GetPropertyValue(string propertyName)", "void SetPropertyValue(string propertyName, System.Object propertyValue)",
		"System.Object Clone()", "void Dispose()", "string ToString()",
	), item("System.Object Item[string propertyName] {get}"))}
}

// managementObjectClass is ManagementObject.
func managementObjectClass() *Class {
	return &Class{Members: append(backed(
		"System.Management.ManagementScope Scope {get}", "System.Management.ManagementPath Path {get}",
		"void Get()", "System.Management.ManagementPath Put()", "void Delete()",
		"System.Management.ManagementObjectCollection GetRelated()", "System.Management.ManagementObjectCollection GetRelated(string relatedClass)",
		"System.Management.ManagementObjectCollection GetRelationships()",
		"System.Management.ManagementObjectCollection GetRelationships(string relationshipClass)",
		"System.Object InvokeMethod(string methodName, System.Object[] args)",
		"System.Management.ManagementBaseObject InvokeMethod(string methodName, System.Management.ManagementBaseObject inParameters, System.Object options)",
		"System.Management.ManagementBaseObject GetMethodParameters(string methodName)",
	), managementConstructors("ManagementObject", "new(string path)")...)}
}

// managementClassClass is ManagementClass.
func managementClassClass() *Class {
	return &Class{Members: append(backed(
		"System.Management.MethodDataCollection Methods {get}", "System.Collections.Specialized.StringCollection Derivation {get}",
		"System.Management.ManagementObject CreateInstance()", "System.Management.ManagementObjectCollection GetInstances()",
		"System.Management.ManagementObjectCollection GetSubclasses()",
	), managementConstructors("ManagementClass", "new(string path)")...)}
}

// managementSearcherClass is ManagementObjectSearcher.
func managementSearcherClass() *Class {
	return &Class{Members: append(backed(
		"System.Management.ManagementScope Scope {get}", "System.Management.ObjectQuery Query {get}",
		"System.Management.ManagementObjectCollection Get()", "void Dispose()",
	), managementConstructors("ManagementObjectSearcher", "new(string queryString)", "new(string scope, string queryString)")...)}
}

// managementPathClass is ManagementPath.
func managementPathClass() *Class {
	return &Class{Members: append(backed(
		"string Path {get}", "string RelativePath {get}", "string Server {get}", "string NamespacePath {get}", "string ClassName {get}",
		"bool IsClass {get}", "bool IsInstance {get}", "bool IsSingleton {get}", "string ToString()",
	), managementConstructors("ManagementPath", "new(string path)")...)}
}

// managementScopeClass is ManagementScope.
func managementScopeClass() *Class {
	return &Class{Members: backed("System.Management.ManagementPath Path {get}", "bool IsConnected {get}", "void Connect()")}
}

// managementQueryClass is ManagementQuery.
func managementQueryClass() *Class {
	return &Class{Members: backed("string QueryString {get}", "string QueryLanguage {get}")}
}

// managementCollectionClass is ManagementObjectCollection and the collections of PropertyData, MethodData and QualifierData.
func managementCollectionClass() *Class {
	return &Class{Members: append(backed("int Count {get}", "void Dispose()"), item("System.Object Item[string name] {get}"))}
}

// propertyDataClass is PropertyData.
func propertyDataClass() *Class {
	return &Class{Members: backed(
		"string Name {get}", "System.Object Value {get;set}", "System.Management.CimType Type {get}", "bool IsLocal {get}", "bool IsArray {get}",
		"string Origin {get}", "System.Management.QualifierDataCollection Qualifiers {get}", "string ToString()",
	)}
}

// methodDataClass is MethodData.
func methodDataClass() *Class {
	return &Class{Members: backed(
		"string Name {get}", "System.Management.ManagementBaseObject InParameters {get}", "System.Management.ManagementBaseObject OutParameters {get}",
		"string Origin {get}", "System.Management.QualifierDataCollection Qualifiers {get}", "string ToString()",
	)}
}

// qualifierDataClass is QualifierData.
func qualifierDataClass() *Class {
	return &Class{Members: backed("string Name {get}", "System.Object Value {get}", "string ToString()")}
}

// managementDateTimeConverterClass is ManagementDateTimeConverter: datetimes of WMI as text.
func managementDateTimeConverterClass() *Class {
	return &Class{Members: []M{
		{"static datetime ToDateTime(string dmtfDate)", func(c *Call) (value.Value, error) {
			t, ok := dmtf(c.Str(0)).(time.Time)
			if !ok {
				return value.Null, neterr.ArgumentOutOfRange("dmtfDate", "Specified argument was out of the range of valid values.")
			}
			return value.DateTime(datetime.FromTime(t.In(location(c.RT)), datetime.Local).Data()), nil
		}},
		{"static string ToDmtfDateTime(datetime date)", func(c *Call) (value.Value, error) {
			return value.String(cim.FormatDateTime(datetime.FromData(c.Args[0].Bits()).Time(location(c.RT)).In(location(c.RT)))), nil
		}},
		{"static timespan ToTimeSpan(string dmtfTimespan)", func(c *Call) (value.Value, error) {
			d, ok := dmtf(c.Str(0)).(time.Duration)
			if !ok {
				return value.Null, neterr.ArgumentOutOfRange("dmtfTimespan", "Specified argument was out of the range of valid values.")
			}
			return value.TimeSpan(int64(d) / 100), nil
		}},
		{"static string ToDmtfTimeInterval(timespan timespan)", func(c *Call) (value.Value, error) {
			return value.String(cim.FormatInterval(time.Duration(c.Args[0].Int64() * 100))), nil
		}},
	}}
}

// dmtf reads a datetime of WMI; nil when it is none.
func dmtf(text string) any {
	v, err := cim.ParseDateTime(text)
	if err != nil {
		return nil
	}
	return v
}
