// Package ops has PowerShell's operators over values: arithmetic with its promotions, comparison with conversion to the left
// operand's type, -like, -match, -replace, -split, -join, -f, ranges, -is and -as. Errors are what the engine throws.
package ops
