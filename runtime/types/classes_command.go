package types

// commandClass returns the declaration of a type by its lower-case full name: commands, their parameters and attributes.
func commandClass(name string) func() *Class {
	switch name {
	case "system.management.automation.aliasinfo":
		return aliasInfoClass
	case "system.management.automation.applicationinfo":
		return applicationInfoClass
	case "system.management.automation.cmdletinfo":
		return cmdletInfoClass
	case "system.management.automation.commandinfo":
		return commandInfoClass
	case "system.management.automation.commandparameterinfo":
		return commandParameterInfoClass
	case "system.management.automation.commandparametersetinfo":
		return commandParameterSetInfoClass
	case "system.management.automation.externalscriptinfo":
		return externalScriptInfoClass
	case "system.management.automation.functioninfo":
		return functionInfoClass
	case "system.management.automation.commandmetadata":
		return commandMetadataClass
	case "system.management.automation.proxycommand":
		return proxyCommandClass
	case "system.management.automation.parametermetadata":
		return parameterMetadataClass
	case "system.management.automation.parametersetmetadata":
		return parameterSetMetadataClass
	case "system.management.automation.pstypename":
		return psTypeNameClass
	case "system.management.automation.pseventargs":
		return psEventArgsClass
	case "system.management.automation.pseventjob":
		return psEventJobClass
	case "system.management.automation.pseventsubscriber":
		return psEventSubscriberClass
	case "microsoft.powershell.commands.historyinfo":
		return historyInfoClass
	case "system.management.automation.callstackframe":
		return callStackFrameClass
	case "system.management.automation.scriptinfo":
		return scriptInfoClass
	}
	return attributeClass(name)
}
