package session

// LanguageMode is System.Management.Automation.PSLanguageMode: what a session lets scripts do. The numbers are .NET's.
type LanguageMode int32

// The language modes.
const (
	FullLanguage LanguageMode = iota
	RestrictedLanguage
	NoLanguage
	ConstrainedLanguage
)
