package security

import "goposh/runtime/cmdlet"

// Commands are the declarations of this package.
var Commands = [...]cmdlet.Decl{
	{Name: "ConvertFrom-SecureString", Module: "Microsoft.PowerShell.Security", Class: "Microsoft.PowerShell.Commands.ConvertFromSecureStringCommand", New: func() any { return new(convertFromSecureString) }, DefaultSet: "Secure", OutputTypes: []string{"System.String"},
		Synopsis: "Converts a secure string to an encrypted standard string."},
	{Name: "ConvertTo-SecureString", Module: "Microsoft.PowerShell.Security", Class: "Microsoft.PowerShell.Commands.ConvertToSecureStringCommand", New: func() any { return new(convertToSecureString) }, DefaultSet: "Secure", OutputTypes: []string{"System.Security.SecureString"},
		Synopsis: "Converts plain text or encrypted strings to secure strings."},
	{Name: "Get-Credential", Module: "Microsoft.PowerShell.Security", Class: "Microsoft.PowerShell.Commands.GetCredentialCommand", New: func() any { return new(getCredential) }, DefaultSet: "CredentialSet", OutputTypes: []string{"System.Management.Automation.PSCredential"},
		Synopsis: "Gets a credential object based on a user name and password."},
	{Name: "Get-ExecutionPolicy", Module: "Microsoft.PowerShell.Security", Class: "Microsoft.PowerShell.Commands.GetExecutionPolicyCommand", New: func() any { return new(getExecutionPolicy) }, OutputTypes: []string{"Microsoft.PowerShell.ExecutionPolicy"},
		Synopsis: "Gets the execution policies for the current session."},
	{Name: "Set-ExecutionPolicy", Module: "Microsoft.PowerShell.Security", Class: "Microsoft.PowerShell.Commands.SetExecutionPolicyCommand", New: func() any { return new(setExecutionPolicy) }, ShouldProcess: true,
		Synopsis: "Sets the PowerShell execution policies for Windows computers."},
}
