package types

import "strings"

// hostingClass returns the declaration of a type by its lower-case full name: PowerShell objects, runspaces, and what goes with them.
func hostingClass(name string) func() *Class {
	switch name {
	case "system.management.automation.dataaddedeventargs":
		return eventArgsClass("int Index {get}", "guid PowerShellInstanceId {get}")
	case "system.management.automation.dataaddingeventargs":
		return eventArgsClass("object ItemAdded {get}", "guid PowerShellInstanceId {get}")
	case "system.management.automation.powershell":
		return powerShellClass
	case "system.management.automation.powershellasyncresult":
		return asyncResultClass
	case "system.management.automation.pscommand":
		return psCommandClass
	case "system.management.automation.psdatastreams":
		return psDataStreamsClass
	case "system.management.automation.psinvocationsettings":
		return psInvocationSettingsClass
	case "system.management.automation.psinvocationstatechangedeventargs":
		return eventArgsClass("System.Management.Automation.PSInvocationStateInfo InvocationStateInfo {get}")
	case "system.management.automation.psinvocationstateinfo":
		return psInvocationStateInfoClass
	case "system.management.automation.runspacepoolstateinfo":
		return runspacePoolStateInfoClass
	case "system.management.automation.runspaces.command":
		return runspaceCommandClass
	case "system.management.automation.runspaces.commandcollection":
		return commandCollectionClass
	case "system.management.automation.runspaces.commandparameter":
		return commandParameterClass
	case "system.management.automation.runspaces.commandparametercollection":
		return commandParameterCollectionClass
	case "microsoft.powershell.commands.modulespecification":
		return moduleSpecificationClass
	case "system.management.automation.runspaces.initialsessionstate":
		return initialSessionStateClass
	case "system.management.automation.runspaces.initialsessionstateentrycollection`1":
		return entryCollectionClass
	case "system.management.automation.runspaces.pipeline":
		return pipelineClass
	case "system.management.automation.runspaces.pipelinereader`1":
		return pipelineReaderClass
	case "system.management.automation.runspaces.pipelinestateeventargs":
		return eventArgsClass("System.Management.Automation.Runspaces.PipelineStateInfo PipelineStateInfo {get}")
	case "system.management.automation.runspaces.pipelinestateinfo":
		return pipelineStateInfoClass
	case "system.management.automation.runspaces.pipelinewriter":
		return pipelineWriterClass
	case "system.management.automation.runspaces.runspace":
		return runspaceClass
	case "system.management.automation.runspaces.runspaceavailabilityeventargs":
		return eventArgsClass("System.Management.Automation.Runspaces.RunspaceAvailability RunspaceAvailability {get}")
	case "system.management.automation.runspaces.runspacefactory":
		return runspaceFactoryClass
	case "system.management.automation.runspaces.runspacepool":
		return runspacePoolClass
	case "system.management.automation.runspaces.runspacepoolstatechangedeventargs":
		return eventArgsClass("System.Management.Automation.RunspacePoolStateInfo RunspacePoolStateInfo {get}")
	case "system.management.automation.runspaces.runspacestateeventargs":
		return eventArgsClass("System.Management.Automation.Runspaces.RunspaceStateInfo RunspaceStateInfo {get}")
	case "system.management.automation.runspaces.runspacestateinfo":
		return runspaceStateInfoClass
	case "system.management.automation.runspaces.sessionstateproxy":
		return sessionStateProxyClass
	}
	if entry, ok := strings.CutPrefix(name, "system.management.automation.runspaces."); ok && strings.HasSuffix(entry, "entry") {
		return sessionEntryClassFor(entry)
	}
	return nil
}
