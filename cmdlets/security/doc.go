// Package security holds the commands of the module Microsoft.PowerShell.Security.
package security
