package types

// commandInfoClass is System.Management.Automation.CommandInfo.
func commandInfoClass() *Class {
	return &Class{Members: backed(
		"string Name {get}",
		"System.Management.Automation.CommandTypes CommandType {get}",
		"string Source {get}",
		"version Version {get}",
		"string Definition {get}",
		"System.Management.Automation.SessionStateEntryVisibility Visibility {get;set}",
		"string ModuleName {get}",
		"psmoduleinfo Module {get}",
		"System.Management.Automation.RemotingCapability RemotingCapability {get}",
		"System.Collections.Generic.Dictionary<string,System.Management.Automation.ParameterMetadata> Parameters {get}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Management.Automation.CommandParameterSetInfo> ParameterSets {get}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Management.Automation.PSTypeName> OutputType {get}",
		"System.Management.Automation.ParameterMetadata ResolveParameter(string name)",
		"string ToString()",
	)}
}

// functionInfoClass is System.Management.Automation.FunctionInfo.
func functionInfoClass() *Class {
	return &Class{Members: backed(
		"scriptblock ScriptBlock {get}",
		"bool CmdletBinding {get}",
		"string DefaultParameterSet {get}",
		"string Definition {get}",
		"System.Management.Automation.ScopedItemOptions Options {get;set}",
		"string Description {get;set}",
		"string Verb {get}",
		"string Noun {get}",
		"string HelpFile {get}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Management.Automation.PSTypeName> OutputType {get}",
	)}
}

// cmdletInfoClass is System.Management.Automation.CmdletInfo.
func cmdletInfoClass() *Class {
	return &Class{Members: backed(
		"string Verb {get}",
		"string Noun {get}",
		"string HelpFile {get}",
		"object PSSnapIn {get}",
		"version Version {get}",
		"type ImplementingType {get}",
		"string Definition {get}",
		"string DefaultParameterSet {get}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Management.Automation.PSTypeName> OutputType {get}",
		"System.Management.Automation.ScopedItemOptions Options {get;set}",
	)}
}

// aliasInfoClass is System.Management.Automation.AliasInfo.
func aliasInfoClass() *Class {
	return &Class{Members: backed(
		"System.Management.Automation.CommandInfo ReferencedCommand {get}",
		"System.Management.Automation.CommandInfo ResolvedCommand {get}",
		"string Definition {get}",
		"System.Management.Automation.ScopedItemOptions Options {get;set}",
		"string Description {get;set}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Management.Automation.PSTypeName> OutputType {get}",
	)}
}

// applicationInfoClass is System.Management.Automation.ApplicationInfo.
func applicationInfoClass() *Class {
	return &Class{Members: backed(
		"string Path {get}",
		"string Extension {get}",
		"string Definition {get}",
		"string Source {get}",
		"version Version {get}",
		"System.Management.Automation.SessionStateEntryVisibility Visibility {get;set}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Management.Automation.PSTypeName> OutputType {get}",
	)}
}

// externalScriptInfoClass is System.Management.Automation.ExternalScriptInfo.
func externalScriptInfoClass() *Class {
	return &Class{Members: backed(
		"string Path {get}",
		"string Definition {get}",
		"string Source {get}",
		"System.Management.Automation.SessionStateEntryVisibility Visibility {get;set}",
		"scriptblock ScriptBlock {get}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Management.Automation.PSTypeName> OutputType {get}",
		"string ScriptContents {get}",
		"System.Text.Encoding OriginalEncoding {get}",
	)}
}

// scriptInfoClass is System.Management.Automation.ScriptInfo.
func scriptInfoClass() *Class {
	return &Class{Members: backed(
		"scriptblock ScriptBlock {get}",
		"string Definition {get}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Management.Automation.PSTypeName> OutputType {get}",
	)}
}

// parameterMetadataClass is System.Management.Automation.ParameterMetadata.
func parameterMetadataClass() *Class {
	return &Class{Members: backed(
		"new(string name)",
		"new(string name, type parameterType)",
		"new(System.Management.Automation.ParameterMetadata other)",
		"static System.Collections.Generic.Dictionary<string,System.Management.Automation.ParameterMetadata> GetParameterMetadata(type type)",
		"string Name {get;set}",
		"type ParameterType {get;set}",
		"System.Collections.Generic.Dictionary<string,System.Management.Automation.ParameterSetMetadata> ParameterSets {get}",
		"bool IsDynamic {get;set}",
		"System.Collections.ObjectModel.Collection<string> Aliases {get}",
		"System.Collections.ObjectModel.Collection<System.Attribute> Attributes {get}",
		"bool SwitchParameter {get}",
	)}
}

// parameterSetMetadataClass is System.Management.Automation.ParameterSetMetadata.
func parameterSetMetadataClass() *Class {
	return &Class{Members: backed(
		"bool IsMandatory {get;set}",
		"int Position {get;set}",
		"bool ValueFromPipeline {get;set}",
		"bool ValueFromPipelineByPropertyName {get;set}",
		"bool ValueFromRemainingArguments {get;set}",
		"string HelpMessage {get;set}",
		"string HelpMessageBaseName {get;set}",
		"string HelpMessageResourceId {get;set}",
	)}
}

// commandParameterInfoClass is System.Management.Automation.CommandParameterInfo.
func commandParameterInfoClass() *Class {
	return &Class{Members: backed(
		"string Name {get}",
		"type ParameterType {get}",
		"bool IsMandatory {get}",
		"bool IsDynamic {get}",
		"int Position {get}",
		"bool ValueFromPipeline {get}",
		"bool ValueFromPipelineByPropertyName {get}",
		"bool ValueFromRemainingArguments {get}",
		"string HelpMessage {get}",
		"System.Collections.ObjectModel.ReadOnlyCollection<string> Aliases {get}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Attribute> Attributes {get}",
	)}
}

// commandParameterSetInfoClass is System.Management.Automation.CommandParameterSetInfo.
func commandParameterSetInfoClass() *Class {
	return &Class{Members: backed(
		"string Name {get}",
		"bool IsDefault {get}",
		"System.Collections.ObjectModel.ReadOnlyCollection<System.Management.Automation.CommandParameterInfo> Parameters {get}",
		"string ToString()",
	)}
}
