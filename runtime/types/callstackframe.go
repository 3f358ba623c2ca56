package types

// callStackFrameClass is System.Management.Automation.CallStackFrame.
func callStackFrameClass() *Class {
	return &Class{Members: backed(
		"string ScriptName {get}",
		"int ScriptLineNumber {get}",
		"System.Management.Automation.InvocationInfo InvocationInfo {get}",
		"System.Management.Automation.Language.IScriptExtent Position {get}",
		"string FunctionName {get}",
		"string GetScriptLocation()",
		"object GetFrameVariables()",
		"string ToString()",
	)}
}
