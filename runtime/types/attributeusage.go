package types

import (
	"strings"

	"goposh/runtime/value"
)

// AttributeUsage is what a declaration needs to know of an attribute class.
type AttributeUsage struct {
	// Targets is what it may be put on, as System.AttributeTargets prints it; empty for everything.
	Targets string
	// Settable are the properties that named arguments may set, in the order of the class.
	Settable []string
	// Open tells that the properties are not known.
	Open bool
}

const (
	onMember = "Property, Field"
	onClass  = "Class"
)

// AttributeUsageOf tells how an attribute class may be used; it is false for what is no attribute class.
func AttributeUsageOf(t *value.Type) (AttributeUsage, bool) {
	if u, ok := automationAttribute(t.FullName); ok {
		return u, true
	}
	switch t.FullName {
	case "System.FlagsAttribute":
		return AttributeUsage{Targets: "Enum"}, true
	case "System.ParamArrayAttribute":
		return AttributeUsage{Targets: "Parameter"}, true
	case "System.ObsoleteAttribute":
		return AttributeUsage{Targets: "Class, Struct, Enum, Constructor, Method, Property, Field, Event, Interface, Delegate",
			Settable: []string{"DiagnosticId", "UrlFormat"}}, true
	}
	for b := t.Base; b != nil; b = b.Base {
		switch b.FullName {
		case automation + "ValidateArgumentsAttribute", automation + "ArgumentTransformationAttribute":
			return AttributeUsage{Targets: onMember, Open: t.Script != nil}, true
		case "System.Attribute":
			return AttributeUsage{Open: true}, true
		}
	}
	return AttributeUsage{}, false
}

const automation = "System.Management.Automation."

// automationAttribute knows PowerShell's own attribute classes that have targets or named arguments of their own.
func automationAttribute(fullName string) (AttributeUsage, bool) {
	short, ok := strings.CutPrefix(fullName, automation)
	if !ok {
		return AttributeUsage{}, false
	}
	switch short {
	case "ParameterAttribute":
		return AttributeUsage{Targets: onMember, Settable: []string{"Position", "ParameterSetName", "Mandatory", "ValueFromPipeline",
			"ValueFromPipelineByPropertyName", "ValueFromRemainingArguments", "HelpMessage", "HelpMessageBaseName", "HelpMessageResourceId", "DontShow"}}, true
	case "AliasAttribute":
		return AttributeUsage{Targets: "Class, Property, Field"}, true
	case "CmdletAttribute":
		return AttributeUsage{Targets: onClass, Settable: commonMetadata}, true
	case "CmdletBindingAttribute":
		return AttributeUsage{Targets: onClass, Settable: append([]string{"PositionalBinding"}, commonMetadata...)}, true
	case "OutputTypeAttribute":
		return AttributeUsage{Targets: onClass, Settable: []string{"ProviderCmdlet", "ParameterSetName"}}, true
	case "PSDefaultValueAttribute":
		return AttributeUsage{Targets: onMember, Settable: []string{"Value", "Help"}}, true
	case "DscResourceAttribute":
		return AttributeUsage{Targets: onClass, Settable: []string{"RunAsCredential"}}, true
	case "DscPropertyAttribute":
		return AttributeUsage{Targets: onMember, Settable: []string{"Key", "Mandatory", "NotConfigurable"}}, true
	case "DscLocalConfigurationManagerAttribute", "Language.NoRunspaceAffinityAttribute":
		return AttributeUsage{Targets: onClass}, true
	case "ValidatePatternAttribute":
		return AttributeUsage{Targets: onMember, Settable: []string{"Options", "ErrorMessage"}}, true
	case "ValidateScriptAttribute":
		return AttributeUsage{Targets: onMember, Settable: []string{"ErrorMessage"}}, true
	case "ValidateSetAttribute":
		return AttributeUsage{Targets: onMember, Settable: []string{"ErrorMessage", "IgnoreCase"}}, true
	case "AllowNullAttribute", "AllowEmptyStringAttribute", "AllowEmptyCollectionAttribute", "ArgumentCompleterAttribute",
		"ArgumentCompletionsAttribute", "SupportsWildcardsAttribute":
		return AttributeUsage{Targets: onMember}, true
	case "HiddenAttribute", "ExperimentalAttribute", "PSTypeNameAttribute":
		return AttributeUsage{}, true
	}
	return AttributeUsage{}, false
}

// commonMetadata are the properties of CmdletCommonMetadataAttribute.
var commonMetadata = []string{"DefaultParameterSetName", "SupportsShouldProcess", "SupportsPaging", "SupportsTransactions", "ConfirmImpact",
	"HelpUri", "RemotingCapability"}

// IsAnnotation tells whether a full name is that of a .NET attribute class that only annotates: there is no type behind it here,
// but scripts put it on their declarations.
func IsAnnotation(fullName string) bool {
	switch strings.TrimSuffix(strings.ToLower(fullName), "attribute") {
	case "system.serializable", "system.nonserialized", "system.threadstatic", "system.attributeusage", "system.clscompliant",
		"system.diagnostics.codeanalysis.suppressmessage", "system.diagnostics.codeanalysis.excludefromcodecoverage",
		"system.diagnostics.conditional", "system.diagnostics.debuggerbrowsable", "system.diagnostics.debuggerdisplay",
		"system.diagnostics.debuggerhidden", "system.diagnostics.debuggerstepthrough",
		"system.componentmodel.browsable", "system.componentmodel.category", "system.componentmodel.defaultvalue",
		"system.componentmodel.description", "system.componentmodel.displayname", "system.componentmodel.editorbrowsable",
		"system.componentmodel.readonly", "system.componentmodel.typeconverter",
		"system.componentmodel.dataannotations.display", "system.componentmodel.dataannotations.key",
		"system.componentmodel.dataannotations.maxlength", "system.componentmodel.dataannotations.minlength",
		"system.componentmodel.dataannotations.range", "system.componentmodel.dataannotations.regularexpression",
		"system.componentmodel.dataannotations.required", "system.componentmodel.dataannotations.stringlength",
		"system.runtime.compilerservices.compilergenerated", "system.runtime.compilerservices.methodimpl",
		"system.runtime.interopservices.comvisible", "system.runtime.interopservices.dllimport", "system.runtime.interopservices.guid",
		"system.runtime.interopservices.marshalas", "system.runtime.interopservices.structlayout",
		"system.runtime.serialization.datacontract", "system.runtime.serialization.datamember", "system.runtime.serialization.enummember",
		"system.runtime.serialization.ignoredatamember", "system.runtime.serialization.knowntype",
		"system.text.json.serialization.jsonconverter", "system.text.json.serialization.jsonignore",
		"system.text.json.serialization.jsoninclude", "system.text.json.serialization.jsonpropertyname",
		"system.text.json.serialization.jsonpropertyorder", "newtonsoft.json.jsonproperty", "newtonsoft.json.jsonignore",
		"system.xml.serialization.xmlarray", "system.xml.serialization.xmlarrayitem", "system.xml.serialization.xmlattribute",
		"system.xml.serialization.xmlelement", "system.xml.serialization.xmlenum", "system.xml.serialization.xmlignore",
		"system.xml.serialization.xmlinclude", "system.xml.serialization.xmlroot", "system.xml.serialization.xmltext",
		"system.xml.serialization.xmltype":
		return true
	}
	return false
}
