// Package management holds the commands of the module Microsoft.PowerShell.Management: items, content, paths, locations, drives,
// properties, processes and the computer.
package management
