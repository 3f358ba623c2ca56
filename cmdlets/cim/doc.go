// Package cim holds the cmdlets of CimCmdlets, and the WMI cmdlets of Windows PowerShell.
package cim
