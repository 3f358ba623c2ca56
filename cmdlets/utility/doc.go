// Package utility holds the commands of the module Microsoft.PowerShell.Utility, one a file, except those that format
// output. What several of them share is in property.go (property expressions), compare.go (the order of objects), file.go
// (paths and encodings) and class.go (.NET classes of the objects they emit).
package utility
