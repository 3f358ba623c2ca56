// Package command holds the commands of Microsoft.PowerShell.Core about commands themselves and how scripts run.
package command
