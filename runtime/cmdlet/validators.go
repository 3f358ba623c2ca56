package cmdlet

import (
	"goposh/runtime/value"
)

// The validation attributes, named after ValidateXAttribute.
type (
	// NotNull is ValidateNotNull.
	NotNull struct{}
	// NotNullOrEmpty is ValidateNotNullOrEmpty.
	NotNullOrEmpty struct{}
	// NotNullOrWhiteSpace is ValidateNotNullOrWhiteSpace.
	NotNullOrWhiteSpace struct{}
	// Set is ValidateSet.
	Set struct {
		Values       []string
		IgnoreCase   bool
		ErrorMessage string
		// Generate makes the values at run time (IValidateSetValuesGenerator); nil when they are fixed.
		Generate func(rt value.Runtime) ([]string, error)
	}
	// Range is ValidateRange with bounds; RangeKind the form with a kind ("positive", …).
	Range     struct{ Min, Max value.Value }
	RangeKind struct{ Kind string }
	// Count is ValidateCount; Length is ValidateLength.
	Count  struct{ Min, Max int }
	Length struct{ Min, Max int }
	// Pattern is ValidatePattern.
	Pattern struct {
		Pattern      string
		IgnoreCase   bool
		ErrorMessage string
	}
	// Script is ValidateScript.
	Script struct {
		Block        value.ScriptBlock
		ErrorMessage string
	}
	// Drive is ValidateDrive; UserDrive is ValidateUserDrive.
	Drive struct{ Drives []string }
)
