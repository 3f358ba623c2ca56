// Package prompt asks the user of a session through its host, as PowerShell's console host does: lines, choices, credentials,
// and the values of fields ($Host.UI.Prompt, Read-Host, missing mandatory parameters).
package prompt
