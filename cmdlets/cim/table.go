package cim

import "goposh/runtime/cmdlet"

const (
	cimModule = "CimCmdlets"
	wmiModule = "Microsoft.PowerShell.Management"
	cimClass  = "Microsoft.Management.Infrastructure.CimCmdlets."
	wmiClass  = "Microsoft.PowerShell.Commands."

	instanceType = "Microsoft.Management.Infrastructure.CimInstance"
	sessionType  = "Microsoft.Management.Infrastructure.CimSession"
)

// Commands are the declarations of this package.
var Commands = [...]cmdlet.Decl{
	{Name: "Get-CimAssociatedInstance", Module: cimModule, Class: cimClass + "GetCimAssociatedInstanceCommand", Aliases: []string{"gcai"},
		New: func() any { return new(getCimAssociatedInstance) }, DefaultSet: "ComputerSet", OutputTypes: []string{instanceType},
		Synopsis: "Gets the CIM instances that are associated with another."},
	{Name: "Get-CimClass", Module: cimModule, Class: cimClass + "GetCimClassCommand", Aliases: []string{"gcls"},
		New: func() any { return new(getCimClass) }, DefaultSet: "ComputerSet", OutputTypes: []string{"Microsoft.Management.Infrastructure.CimClass"},
		Synopsis: "Gets the CIM classes of a namespace.",
		Examples: []cmdlet.Example{{Code: `(Get-CimClass Win32_Process).CimSuperClassName`, Output: "CIM_Process", Remarks: "The parent of a class."}}},
	{Name: "Get-CimInstance", Module: cimModule, Class: cimClass + "GetCimInstanceCommand", Aliases: []string{"gcim"},
		New: func() any { return new(getCimInstance) }, DefaultSet: "ClassNameComputerSet", OutputTypes: []string{instanceType},
		Synopsis: "Gets the CIM instances of a class, or those that a query selects."},
	{Name: "Get-CimSession", Module: cimModule, Class: cimClass + "GetCimSessionCommand", Aliases: []string{"gcms"},
		New: func() any { return new(getCimSession) }, DefaultSet: "ComputerNameSet", OutputTypes: []string{sessionType},
		Synopsis: "Gets the CIM sessions of the current PowerShell session."},
	{Name: "Invoke-CimMethod", Module: cimModule, Class: cimClass + "InvokeCimMethodCommand", Aliases: []string{"icim"},
		New: func() any { return new(invokeCimMethod) }, DefaultSet: "ClassNameComputerSet", ShouldProcess: true,
		Synopsis: "Calls a method of a CIM class or instance."},
	{Name: "New-CimInstance", Module: cimModule, Class: cimClass + "NewCimInstanceCommand", Aliases: []string{"ncim"},
		New: func() any { return new(newCimInstance) }, DefaultSet: "ClassNameComputerSet", ShouldProcess: true, OutputTypes: []string{instanceType},
		Synopsis: "Makes a CIM instance, in a repository or in memory."},
	{Name: "New-CimSession", Module: cimModule, Class: cimClass + "NewCimSessionCommand", Aliases: []string{"ncms"},
		New: func() any { return new(newCimSession) }, DefaultSet: "CredentialParameterSet", OutputTypes: []string{sessionType},
		Synopsis: "Makes a CIM session to a computer."},
	{Name: "New-CimSessionOption", Module: cimModule, Class: cimClass + "NewCimSessionOptionCommand", Aliases: []string{"ncso"},
		New: func() any { return new(newCimSessionOption) }, DefaultSet: "ProtocolTypeSet", OutputTypes: []string{"Microsoft.Management.Infrastructure.Options.CimSessionOptions"},
		Synopsis: "Makes the options of a CIM session."},
	{Name: "Register-CimIndicationEvent", Module: cimModule, Class: cimClass + "RegisterCimIndicationCommand", Aliases: []string{"rcie"},
		New: func() any { return new(registerCimIndicationEvent) }, DefaultSet: "ClassNameComputerSet",
		Synopsis: "Subscribes to CIM indications."},
	{Name: "Remove-CimInstance", Module: cimModule, Class: cimClass + "RemoveCimInstanceCommand", Aliases: []string{"rcim"},
		New: func() any { return new(removeCimInstance) }, DefaultSet: "CimInstanceComputerSet", ShouldProcess: true,
		Synopsis: "Removes a CIM instance from its repository."},
	{Name: "Remove-CimSession", Module: cimModule, Class: cimClass + "RemoveCimSessionCommand", Aliases: []string{"rcms"},
		New: func() any { return new(removeCimSession) }, DefaultSet: "CimSessionSet", ShouldProcess: true,
		Synopsis: "Removes CIM sessions."},
	{Name: "Set-CimInstance", Module: cimModule, Class: cimClass + "SetCimInstanceCommand", Aliases: []string{"scim"},
		New: func() any { return new(setCimInstance) }, DefaultSet: "CimInstanceComputerSet", ShouldProcess: true, OutputTypes: []string{instanceType},
		Synopsis: "Changes a CIM instance in its repository."},

	{Name: "Get-WmiObject", Module: wmiModule, Class: wmiClass + "GetWmiObjectCommand", Aliases: []string{"gwmi"},
		New: func() any { return new(getWmiObject) }, DefaultSet: "query", OutputTypes: []string{"System.Management.ManagementObject"},
		Synopsis: "Gets the instances of a WMI class, or the classes of a namespace."},
	{Name: "Invoke-WmiMethod", Module: wmiModule, Class: wmiClass + "InvokeWmiMethod", Aliases: []string{"iwmi"},
		New: func() any { return new(invokeWmiMethod) }, DefaultSet: "class", ShouldProcess: true,
		Synopsis: "Calls a method of a WMI class or instance."},
	{Name: "Register-WmiEvent", Module: wmiModule, Class: wmiClass + "RegisterWmiEventCommand",
		New: func() any { return new(registerWmiEvent) }, DefaultSet: "class",
		Synopsis: "Subscribes to WMI events."},
	{Name: "Remove-WmiObject", Module: wmiModule, Class: wmiClass + "RemoveWmiObject", Aliases: []string{"rwmi"},
		New: func() any { return new(removeWmiObject) }, DefaultSet: "object", ShouldProcess: true,
		Synopsis: "Removes a WMI instance."},
	{Name: "Set-WmiInstance", Module: wmiModule, Class: wmiClass + "SetWmiInstance", Aliases: []string{"swmi"},
		New: func() any { return new(setWmiInstance) }, DefaultSet: "class", ShouldProcess: true,
		Synopsis: "Makes or changes a WMI instance."},
}
