// Package object holds the commands of Microsoft.PowerShell.Core that pass objects along a pipeline: ForEach-Object and
// Where-Object.
package object
