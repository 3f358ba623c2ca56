package types

import (
	"strings"

	"goposh/runtime/format/psstyle"
	"goposh/runtime/session"
	"goposh/runtime/stream"
)

// automationClass returns the declaration of a type by its lower-case full name: System.Management.Automation.
func automationClass(name string) func() *Class {
	if rest, ok := strings.CutPrefix(name, "system.management.automation.host."); ok {
		return hostClass(rest)
	}
	switch name {
	case "microsoft.powershell.tostringcodemethods":
		return toStringCodeMethodsClass
	case "microsoft.powershell.commands.filesystemprovider":
		return fileSystemProviderClass
	case "microsoft.powershell.commands.internalsymboliclinklinkcodemethods":
		return linkCodeClass
	case "microsoft.powershell.commands.wsmanconfigurationoption":
		return configurationOptionClass
	case "microsoft.powershell.threadjob.threadjob":
		return threadJobClass
	case "system.management.automation.breakpoint":
		return breakpointClass(nil)
	case "system.management.automation.linebreakpoint":
		return breakpointClass(new(session.LineBreakpoint))
	case "system.management.automation.variablebreakpoint":
		return breakpointClass(new(session.VariableBreakpoint))
	case "system.management.automation.commandbreakpoint":
		return breakpointClass(new(session.CommandBreakpoint))
	case "system.management.automation.debugrecord":
		return informationalClass(stream.TypeDebug)
	case "system.management.automation.errorcategoryinfo":
		return errorCategoryInfoClass
	case "system.management.automation.errordetails":
		return errorDetailsClass
	case "system.management.automation.errorrecord":
		return errorRecordClass
	case "system.management.automation.remoting.origininfo":
		return originInfoClass
	case "system.management.automation.remoting.pssenderinfo":
		return psSenderInfoClass
	case "system.management.automation.remoting.pssessionoption":
		return sessionOptionClass
	case "system.management.automation.runspaces.newprocessconnectioninfo":
		return newProcessConnectionInfoClass
	case "system.management.automation.runspaces.remotingerrorrecord":
		return remotingErrorRecordClass
	case "system.management.automation.hostinformationmessage":
		return hostMessageClass
	case "system.management.automation.informationrecord":
		return informationRecordClass
	case "system.management.automation.internal.stringdecorated":
		return stringDecoratedClass
	case "system.management.automation.invocationinfo":
		return invocationInfoClass
	case "system.management.automation.job":
		return jobClass
	case "system.management.automation.job2":
		return job2Class
	case "system.management.automation.jobstateeventargs":
		return jobStateEventArgsClass
	case "system.management.automation.jobstateinfo":
		return jobStateInfoClass
	case "system.management.automation.language.nullstring":
		return nullStringClass
	case "system.management.automation.languageprimitives":
		return languagePrimitivesClass
	case "system.management.automation.pathinfo":
		return pathInfoClass
	case "system.management.automation.pathinfostack":
		return pathInfoStackClass
	case "system.management.automation.progressrecord":
		return progressRecordClass
	case "system.management.automation.providerinfo":
		return providerInfoClass
	case "system.management.automation.psaliasproperty":
		return aliasPropertyClass
	case "system.management.automation.pscredential":
		return psCredentialClass
	case "system.management.automation.psdriveinfo":
		return psDriveInfoClass
	case "system.management.automation.psmemberinfo":
		return memberInfoClass
	case "system.management.automation.psmemberinfocollection`1":
		return memberCollectionClass
	case "system.management.automation.psmemberset":
		return memberSetClass
	case "system.management.automation.psmethod":
		return psMethodClass
	case "system.management.automation.psmoduleinfo":
		return psModuleInfoClass
	case "system.management.automation.psnoteproperty":
		return notePropertyClass
	case "system.management.automation.psobject":
		return psObjectClass
	case "system.management.automation.pspropertyinfo":
		return propertyInfoClass
	case "system.management.automation.pspropertyset":
		return propertySetClass
	case "system.management.automation.psreference":
		return referenceClass
	case "system.management.automation.runtimedefinedparameter":
		return runtimeParameterClass
	case "system.management.automation.runtimedefinedparameterdictionary":
		return runtimeParametersClass
	case "system.management.automation.psremotingchildjob":
		return childJobClass
	case "system.management.automation.psremotingjob":
		return remotingJobClass
	case "system.management.automation.psscriptmethod":
		return scriptMethodClass
	case "system.management.automation.psscriptproperty":
		return scriptPropertyClass
	case "system.management.automation.psserializer":
		return psSerializerClass
	case "system.management.automation.psstyle":
		return psStyleClass
	case "system.management.automation.psstyle+backgroundcolor":
		return func() *Class { return psStyleColorsClass(psstyle.TypeBackground) }
	case "system.management.automation.psstyle+fileinfoformatting":
		return psStyleFileInfoClass
	case "system.management.automation.psstyle+fileinfoformatting+fileextensiondictionary":
		return psStyleExtensionsClass
	case "system.management.automation.psstyle+foregroundcolor":
		return func() *Class { return psStyleColorsClass(psstyle.TypeForeground) }
	case "system.management.automation.psstyle+formattingdata":
		return psStyleFormattingClass
	case "system.management.automation.psstyle+progressconfiguration":
		return psStyleProgressClass
	case "system.management.automation.pstasks.pstaskchildjob":
		return taskChildJobClass
	case "system.management.automation.pstasks.pstaskjob":
		return taskJobClass
	case "system.management.automation.psvariable":
		return psVariableClass
	case "system.management.automation.scriptblock":
		return scriptBlockClass
	case "system.management.automation.semanticversion":
		return semVerClass
	case "system.management.automation.switchparameter":
		return switchClass
	case "system.management.automation.verboserecord":
		return informationalClass(stream.TypeVerbose)
	case "system.management.automation.warningrecord":
		return informationalClass(stream.TypeWarning)
	case "system.management.automation.wildcardpattern":
		return wildcardPatternClass
	}
	return nil
}
