package conformance

// Kind tells how the cases of a recording are run.
type Kind int

const (
	// KindOther marks metadata and recordings of a form that has no runner.
	KindOther Kind = iota
	// KindInProcess is a script run in a fresh runspace.
	KindInProcess
	// KindProcess is a command line run as a process of its own.
	KindProcess
	// KindParse is a script that is only parsed.
	KindParse
	// KindTerminal is a session at a terminal, line by line.
	KindTerminal
)

// Case is one recorded case: what to run and what a PowerShell answered.
type Case struct {
	ID   string
	Kind Kind

	// Script is the source text of in-process and parse cases.
	Script string
	// Args is the command line of a whole-process case, without the program.
	Args []string
	// Stdin is what a whole-process case reads.
	Stdin string
	// Env adds variables to a whole-process case's environment; nil unsets.
	Env map[string]*string
	// Files maps slash-separated relative paths to the contents that stand in
	// the case's directory beforehand.
	Files map[string]string

	// Exactly one of these is set, by Kind.
	Result  *Result
	Process *ProcessResult
	Parse   *ParseResult
	Steps   []TerminalStep

	// Term is TERM in a terminal case's environment.
	Term string

	// Own tells that the case is the project's own: its details are only
	// compared where it states them.
	Own bool
	// AnyTypes leaves Result.Types of an own case out of the comparison.
	AnyTypes bool
	// Messages compares the messages of an own case's errors.
	Messages bool
}

// wholeProcess tells whether the case starts a goposh of its own.
func (c *Case) wholeProcess() bool { return c.Kind == KindProcess || c.Kind == KindTerminal }

// Result is what an in-process case left on its streams.
type Result struct {
	// Types has the first type name of each output object, "null" for $null.
	Types []string `json:"types"`
	// Text is all output objects through Out-String -Width 120.
	Text string `json:"text"`
	// Errors is the error stream, with statement-terminating errors.
	Errors []ErrorInfo `json:"errors,omitempty"`
	// Threw is the error that ended the script, if one did.
	Threw *ErrorInfo `json:"threw,omitempty"`

	Warnings    []string `json:"warnings,omitempty"`
	Verbose     []string `json:"verbose,omitempty"`
	Debug       []string `json:"debug,omitempty"`
	Information []string `json:"information,omitempty"`
}

// ErrorInfo is what the recordings keep of an ErrorRecord.
type ErrorInfo struct {
	// ID is the FullyQualifiedErrorId.
	ID string `json:"id"`
	// Category is CategoryInfo.Category, Activity CategoryInfo.Activity.
	Category string `json:"category,omitempty"`
	Activity string `json:"activity,omitempty"`
	// Target is TargetObject as a string.
	Target string `json:"target,omitempty"`
	// Line and Column are InvocationInfo's ScriptLineNumber and OffsetInLine,
	// nil where the record has no InvocationInfo.
	Line   *int `json:"line,omitempty"`
	Column *int `json:"column,omitempty"`
	// Exception is the .NET type name of the exception, Inner of its
	// InnerException.
	Exception string `json:"exception,omitempty"`
	Inner     string `json:"inner,omitempty"`
	Message   string `json:"message,omitempty"`
	// Details is ErrorDetails.Message.
	Details string `json:"details,omitempty"`
}

// ProcessResult is what a whole-process case printed and left behind.
type ProcessResult struct {
	Stdout string `json:"stdout"`
	Stderr string `json:"stderr"`
	Exit   int    `json:"exit"`
	// Left has the small new files by slash-separated relative path.
	Left map[string]string `json:"left,omitempty"`
}

// TerminalStep is a line typed at a terminal and all that it brought to the
// screen. The first step has no line: it is what came before the first prompt.
type TerminalStep struct {
	In string `json:"in"`
	// Out has the bytes as text, with escape sequences, up to and with the
	// next prompt.
	Out string `json:"out"`
}

// ParseResult is what the parser made of a script.
type ParseResult struct {
	// OK tells that there is no parse error.
	OK bool `json:"ok"`
	// Errors is in the order in which the parser reports them.
	Errors []ParseError `json:"errors"`
	// Tokens is nil where the recording leaves them out.
	Tokens []Token `json:"tokens"`
	// AST is the S-expression that reference/parse-format.md describes.
	AST string `json:"ast"`
}

// ParseError is one ParseError. Offsets count UTF-16 code units.
type ParseError struct {
	ID         string `json:"id"`
	Start      int    `json:"start"`
	End        int    `json:"end"`
	Message    string `json:"message"`
	Incomplete bool   `json:"incomplete,omitempty"`
}

// Token is one token in the form that reference/parse-format.md describes.
type Token struct {
	Kind   string  `json:"kind"`
	Text   string  `json:"text"`
	Start  int     `json:"start"`
	End    int     `json:"end"`
	Value  *string `json:"value,omitempty"`
	Flags  string  `json:"flags,omitempty"`
	Name   *string `json:"name,omitempty"`
	Colon  bool    `json:"colon,omitempty"`
	From   string  `json:"from,omitempty"`
	To     string  `json:"to,omitempty"`
	Append bool    `json:"append,omitempty"`
	Nested []Token `json:"nested,omitempty"`
}
