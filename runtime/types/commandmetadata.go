package types

// commandMetadataClass is System.Management.Automation.CommandMetadata.
func commandMetadataClass() *Class {
	return &Class{Members: backed(
		"new(type commandType)",
		"new(System.Management.Automation.CommandInfo commandInfo)",
		"new(System.Management.Automation.CommandInfo commandInfo, bool shouldGenerateCommonParameters)",
		"new(string path)",
		"new(System.Management.Automation.CommandMetadata other)",
		"string Name {get;set}",
		"type CommandType {get}",
		"string DefaultParameterSetName {get;set}",
		"bool SupportsShouldProcess {get;set}",
		"bool SupportsPaging {get;set}",
		"bool PositionalBinding {get;set}",
		"bool SupportsTransactions {get;set}",
		"string HelpUri {get;set}",
		"System.Management.Automation.RemotingCapability RemotingCapability {get;set}",
		"System.Management.Automation.ConfirmImpact ConfirmImpact {get;set}",
		"System.Collections.Generic.Dictionary<string,System.Management.Automation.ParameterMetadata> Parameters {get}",
		"static System.Collections.Generic.Dictionary<string,System.Management.Automation.CommandMetadata> GetRestrictedCommands(System.Management.Automation.SessionCapabilities sessionCapabilities)",
	)}
}

// proxyCommandClass is System.Management.Automation.ProxyCommand.
func proxyCommandClass() *Class {
	sigs := []string{
		"static string Create(System.Management.Automation.CommandMetadata commandMetadata)",
		"static string Create(System.Management.Automation.CommandMetadata commandMetadata, string helpComment)",
		"static string Create(System.Management.Automation.CommandMetadata commandMetadata, string helpComment, bool generateDynamicParameters)",
		"static string GetHelpComments(psobject help)",
	}
	for _, part := range []string{"CmdletBindingAttribute", "ParamBlock", "Begin", "Process", "DynamicParam", "End", "Clean"} {
		sigs = append(sigs, "static string Get"+part+"(System.Management.Automation.CommandMetadata commandMetadata)")
	}
	return &Class{Members: backed(sigs...)}
}
