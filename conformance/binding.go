package conformance

// DefaultEngines returns the engines of this module's own interpreter.
func DefaultEngines() Engines {
	return Engines{InProcess: newInterpreter(), Parse: newGrammar()}
}
