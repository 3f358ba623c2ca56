package interp

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"

	"goposh/ast"
	"goposh/interp/language"
	"goposh/parser"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/hosting"
	"goposh/runtime/job"
	"goposh/runtime/ops"
	"goposh/runtime/provider"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// Options configure a new runspace. The zero value inherits from the process.
type Options struct {
	// Directory is the start directory; "" is the process's.
	Directory string
	// Environment holds NAME=value entries; nil takes the process's.
	Environment []string
	// Env is the environment itself, shared with its owner; Environment is not looked at then.
	Env                *session.Environment
	Culture, UICulture *culture.Culture
	Host               session.Host
	// Cmdlets are tables of declarations; they are shared between runspaces.
	Cmdlets *CommandTable
	// OnError, OnRecord take what no redirection caught; nil drops it.
	OnError  func(*errs.Record) error
	OnRecord func(stream.Record) error
	// MaxCallDepth limits nested calls; 0 is the default.
	MaxCallDepth int
	// MaxSteps limits loop iterations and calls; 0 is no limit.
	MaxSteps int64
}

// Runspace is an isolated session with its interpreter. It runs one pipeline at a time; Stop may be called from anywhere.
type Runspace struct {
	sess      *session.Session
	opt       Options
	table     *CommandTable
	ctx       context.Context
	stop      atomic.Bool
	shields   atomic.Int32
	lasting   lasting
	steps     int64
	depth     int
	active    atomic.Int32 // scripts that run, one within another
	ok        bool         // $?
	tries     int          // try statements and traps around the running statement
	errorList *value.List
	history   int64
	home      string // $HOME: as the environment had it when the session began
	start     session.Location

	scriptTypes map[string]*value.Type
	declared    declaredTypes
	imports     map[*session.Module][]imported
	// autoloads marks the runspace of a job: it loads the built-in modules at their first use, as the shell does.
	autoloads bool
	// coreLoaded names the built-in modules in use; coreModules are their descriptions by lower-case name.
	coreLoaded  map[string]bool
	coreModules map[string]*session.Module
	// moduleTypeData is what the type files of modules replaced.
	moduleTypeData map[*session.Module][]replacedTypeData
	moduleIndex    map[string]exportIndex
	// foreign and foreignClasses are the code of blocks and classes that other runspaces defined.
	foreign        map[*ScriptBlock]*code
	foreignClasses map[*classDef]*classCode
	using          *value.Dict
	exitVar        *session.Variable
	top            *frame
	typeData       map[string]*value.MemberSet // replaces the built-in data of a type; nil values remove it
	typeVersion    uint64
	builtinDefined map[string]bool         // functions of builtinFunctions that were made
	compiled       map[string]*ScriptBlock // script members by text
	current        *frame

	pendingMu      sync.Mutex
	pending        []func(*Runspace) // run between statements (events)
	hasWork        atomic.Bool
	inEvent        bool // an action of an event is running
	closers        []func()
	bare           bool            // there are no commands but those of the initial session state
	private        map[string]bool // commands by lower-case name that only functions may call; nil for none
	functionTables map[*cmdlet.Metadata]*bindTable
	debugState     *debugger       // nil until breakpoints, traces or steps are asked for
	stops          job.Stops       // who debugs the script of a job; nil for the session's own
	debug          *debugger       // debugState while it has something to watch, else nil
	actions        *commandActions // hooks of $ExecutionContext.InvokeCommand; nil for none
}

const defaultCallDepth = 5000

// New returns a runspace.
func New(o Options) *Runspace {
	if o.Directory == "" {
		o.Directory, _ = os.Getwd()
	}
	if o.Culture == nil {
		o.Culture = culture.EnUS()
	}
	if o.UICulture == nil {
		o.UICulture = o.Culture
	}
	if o.Env == nil {
		o.Env = session.NewEnvironment(o.Environment)
	}
	if o.MaxCallDepth == 0 {
		o.MaxCallDepth = defaultCallDepth
	}
	rs := &Runspace{opt: o, table: o.Cmdlets, ctx: context.Background(), ok: true}
	s := &session.Session{
		StartDirectory: o.Directory, Env: o.Env,
		Culture: o.Culture, UICulture: o.UICulture, Host: o.Host,
	}
	s.Global = &session.State{Session: s}
	s.Global.Top = session.NewScope(nil, s.Global, nil)
	s.Global.Top.Script = true
	rs.sess = s
	rs.errorList = value.NewArrayList(nil)
	s.SetService(hosting.EngineKey{}, hosting.Engine(rs))
	s.SetService(hosting.MakerKey{}, engineMaker{o.Cmdlets})
	s.SetService(types.SessionDefaultsKey{}, sessionDefaults{rs})
	rs.initModules()
	s.SetService(job.RunnerKey{}, &jobRunner{table: o.Cmdlets})
	s.SetService(types.SerializerKey{}, clixml.Service{})
	s.SetService(provider.InfosKey{}, rs)
	s.SetService(types.ManagementKey{}, object.Management{Session: s})
	provider.InitDrives(s)
	rs.start = provider.Here(s)
	s.Global.Top.ShareAliases(sharedAliases())
	rs.initVariables()
	return rs
}

// Session gives the session of the runspace.
func (rs *Runspace) Session() *session.Session { return rs.sess }

// Context implements value.Runtime.
func (rs *Runspace) Context() context.Context { return rs.ctx }

// Culture implements value.Runtime.
func (rs *Runspace) Culture() *culture.Culture { return rs.sess.Culture }

// Directory implements value.Runtime.
func (rs *Runspace) Directory() string { return rs.sess.StartDirectory }

// Getenv implements value.Runtime.
func (rs *Runspace) Getenv(name string) (string, bool) { return rs.sess.Env.Get(name) }

// Setenv implements value.Runtime.
func (rs *Runspace) Setenv(name, v string, remove bool) {
	if remove {
		rs.sess.Env.Unset(name)
		return
	}
	rs.sess.Env.Set(name, v)
}

// Environ implements value.Runtime.
func (rs *Runspace) Environ() []string { return rs.sess.Env.Entries() }

// FindType implements value.Runtime.
func (rs *Runspace) FindType(name string) *value.Type {
	if t := rs.scriptTypes[strings.ToLower(name)]; t != nil {
		return t
	}
	if t := types.Lookup(name); t != nil {
		return t
	}
	return rs.table.class(name)
}

// TypeMembers implements value.Runtime.
func (rs *Runspace) TypeMembers(typeName string) *value.MemberSet {
	if m, ok := rs.typeData[strings.ToLower(typeName)]; ok {
		return m
	}
	return types.BuiltinTypeMembers(typeName)
}

// SetTypeMembers replaces what the session adds to a type (Update-TypeData, Remove-TypeData); nil leaves the type without any.
func (rs *Runspace) SetTypeMembers(typeName string, m *value.MemberSet) {
	if rs.typeData == nil {
		rs.typeData = map[string]*value.MemberSet{}
	}
	rs.typeData[strings.ToLower(typeName)] = m
	rs.typeVersion++
}

// TypeDataVersion implements types.TypeDataVersioner.
func (rs *Runspace) TypeDataVersion() uint64 { return rs.typeVersion }

// OFS is the separator that arrays in strings are joined with: $OFS, a space when it is unset.
func (rs *Runspace) OFS() string {
	v := rs.Scope().Find("ofs")
	if v == nil || v.Value.IsNull() {
		return " "
	}
	// The elements of an array in $OFS cannot be separated by $OFS.
	items, many, err := types.Slice(rs, v.Value)
	if err != nil || !many {
		return types.ToString(rs, v.Value)
	}
	texts := make([]string, len(items))
	for i, x := range items {
		if _, nested := types.Enumerate(x); !nested {
			texts[i] = types.ToString(rs, x)
		}
	}
	return strings.Join(texts, " ")
}

// Service implements value.Runtime.
func (rs *Runspace) Service(key any) any {
	switch key.(type) {
	case types.ScriptCompilerKey, types.DirectorySetterKey, types.CultureSetterKey:
		return rs
	case types.ComparisonsKey:
		return ops.Language{}
	case types.StaticsKey:
		return hosting.Statics{}
	case types.LanguageKey:
		return language.Service{Host: languageHost{rs}}
	case types.ConsoleKey:
		// Without a console a script still finds what it set.
		return rs.sess.Service(key, func() any { return types.NewConsole(nil) })
	}
	return rs.sess.Service(key, nil)
}

// SetDirectory implements types.DirectorySetter: [Environment]::CurrentDirectory, which only this session sees.
func (rs *Runspace) SetDirectory(path string) { rs.sess.StartDirectory = path }

// SetCulture implements types.CultureSetter: [cultureinfo]::CurrentCulture, which only this session sees.
func (rs *Runspace) SetCulture(c *culture.Culture) { rs.sess.Culture = c }

// CompileScript implements types.ScriptCompiler: script members of the built-in type data are compiled once a runspace.
func (rs *Runspace) CompileScript(text string) (value.ScriptBlock, error) {
	if sb := rs.compiled[text]; sb != nil {
		return sb, nil
	}
	tree, err := rs.Parse("", text)
	if err != nil {
		return nil, err
	}
	if rs.compiled == nil {
		rs.compiled = map[string]*ScriptBlock{}
	}
	sb := rs.newScriptBlock(tree, nil)
	rs.compiled[text] = sb
	return sb, nil
}

// tick is called at loop back-edges and calls: it stops a cancelled pipeline, keeps the step limit, and runs pending events.
func (rs *Runspace) tick() error {
	if rs.stopping() {
		return errStopped
	}
	if rs.hasWork.Load() {
		rs.runPending()
	}
	if rs.opt.MaxSteps > 0 {
		if rs.steps++; rs.steps > rs.opt.MaxSteps {
			rs.stop.Store(true)
			return errStopped
		}
	}
	return nil
}

// shield keeps a finally block and the commands in it running while the pipeline is being stopped.
func (rs *Runspace) shield() (release func()) {
	rs.shields.Add(1)
	old := rs.ctx
	rs.ctx = rs.lasting.of(old)
	return func() {
		rs.ctx = old
		rs.shields.Add(-1)
	}
}

// stopping tells whether the pipeline is to end where it is.
func (rs *Runspace) stopping() bool { return rs.stop.Load() && rs.shields.Load() == 0 }

// interrupted tells whether err only says that the pipeline is being stopped: what noticed it has no error of its own. The context may
// have ended a moment before stop is set.
func (rs *Runspace) interrupted(err error) bool {
	return rs.ctx.Err() != nil && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded))
}

// Guarded tells, from any goroutine, whether a finally or clean block runs, which a stop waits for.
func (rs *Runspace) Guarded() bool { return rs.shields.Load() > 0 }

// lasting keeps the context that never ends beside the one it was made of.
type lasting struct{ base, ctx context.Context }

func (l *lasting) of(ctx context.Context) context.Context {
	if ctx.Done() == nil {
		return ctx
	}
	if l.base != ctx {
		l.base, l.ctx = ctx, context.WithoutCancel(ctx)
	}
	return l.ctx
}

func (rs *Runspace) historyID() int64 { return rs.history }

// emitError sends an error record to the runspace's error stream.
func (rs *Runspace) emitError(r *errs.Record) error {
	if rs.opt.OnError == nil {
		return nil
	}
	return rs.opt.OnError(r)
}

func (rs *Runspace) emitRecord(r stream.Record) error {
	if rs.opt.OnRecord == nil {
		return nil
	}
	return rs.opt.OnRecord(r)
}

// SetStreams replaces where errors and records go that no redirection caught.
func (rs *Runspace) SetStreams(onError func(*errs.Record) error, onRecord func(stream.Record) error) {
	rs.opt.OnError, rs.opt.OnRecord = onError, onRecord
}

// Parse parses a script; the errors come as one ParseException.
func (rs *Runspace) Parse(name, text string) (*ast.ScriptBlock, error) {
	tree, perrs := rs.parse(name, text)
	if len(perrs) > 0 {
		return tree, parseError(perrs)
	}
	return tree, nil
}

func (rs *Runspace) parse(name, text string) (*ast.ScriptBlock, []parser.ParseError) {
	around := &surroundings{rs: rs}
	tree, perrs := around.known().Parse(name, text)
	if len(perrs) == 0 && rs.constrained() {
		perrs = constrainedErrors(tree)
	}
	if len(perrs) == 0 {
		perrs = rs.declareTypes(tree, around.scope)
	}
	return tree, perrs
}

// Compile parses script text as a script block of the global session state. The session's language mode may not let it run. The
// error of text that only lacks its end is an IncompleteParseException, which tells the first reason and no position.
func (rs *Runspace) Compile(name, text string) (*ScriptBlock, error) {
	tree, err := rs.Parse(name, text)
	if err == nil {
		err = rs.checkScript(tree)
	}
	if err != nil {
		return nil, incompleteError(name, text, err)
	}
	sb := rs.newScriptBlock(tree, rs.sess.Global)
	sb.isFile = true
	return sb, nil
}

// ExecOptions say how Exec runs a script.
type ExecOptions struct {
	Args  []value.Value
	Named *value.Dict
	// Input is piped in; HasInput tells an empty one from none.
	Input    []value.Value
	HasInput bool
	// MoreInput is read when the script asks $input for more than Input has; nil when there is no more.
	MoreInput func() (v value.Value, ok bool, err error)
	// NewScope runs in a child of the global scope; otherwise in the global scope itself.
	NewScope bool
	// Output takes each object.
	Output func(value.Value) error
	// Using are the $using: values of the block.
	Using *value.Dict
	// Invocation name for $MyInvocation.
	Name string
}

// ExitError is returned by Exec when the script called exit.
type ExitError struct{ Code int }

// Error implements error.
func (e *ExitError) Error() string { return "the script exited" }

// Exec runs a script block to its end in ctx. A terminating error comes back as *errs.Record, exit as *ExitError, and a
// stopped pipeline as context.Canceled. A panic of goposh itself becomes an error: a host survives any script.
func (rs *Runspace) Exec(ctx context.Context, sb *ScriptBlock, o ExecOptions) (err error) {
	oldUsing := rs.using
	detach := rs.attach(ctx)
	defer func() {
		detach()
		rs.using = oldUsing
		if p := recover(); p != nil {
			err = panicError(p)
		}
	}()
	if o.Using != nil {
		rs.using = o.Using
	}
	out := o.Output
	if out == nil {
		out = func(value.Value) error { return nil }
	}
	rs.history++
	if err = rs.outcome(rs.execTop(sb, o, sinkFunc(out))); err == nil {
		// A command that was stopped may have ended without saying so.
		err = context.Cause(ctx)
	}
	return err
}

// attach makes the end of ctx stop what the runspace runs, and a fault of memory a panic, until detach is called.
func (rs *Runspace) attach(ctx context.Context) (detach func()) {
	old, oldFaults := rs.ctx, debug.SetPanicOnFault(true)
	ctx, cancel := context.WithCancel(ctx)
	rs.ctx = ctx
	rs.stop.Store(false)
	rs.active.Add(1)
	noted := make(chan struct{})
	unhook := context.AfterFunc(ctx, func() {
		rs.stop.Store(true)
		close(noted)
	})
	return func() {
		if !unhook() {
			// A late note would stop what runs next.
			<-noted
		}
		cancel()
		rs.ctx = old
		debug.SetPanicOnFault(oldFaults)
		if rs.debugState != nil {
			rs.debugState.forget()
		}
		rs.active.Add(-1)
	}
}

// outcome turns what a script ended with into the errors that Exec documents.
func (rs *Runspace) outcome(err error) error {
	switch e := err.(type) {
	case nil, *returnFlow, *breakFlow, *continueFlow, *stopUpstream:
		return nil
	case *exitFlow:
		return &ExitError{e.code}
	case stopped:
		if cause := context.Cause(rs.ctx); cause != nil {
			return cause
		}
		return context.Canceled
	case *thrown:
		rs.ok = false
		return e.rec
	}
	return errs.RecordFrom(err)
}

func panicError(p any) error {
	e := errs.New("System.Management.Automation.PSInvalidOperationException", "InternalError", errs.NotSpecified, value.Null,
		"An internal error occurred: %v", p)
	e.Exception.StackTrace = string(debug.Stack())
	return e
}

// LastOK is $?.
func (rs *Runspace) LastOK() bool { return rs.ok }

// LastExitCode is $LASTEXITCODE, 0 when unset.
func (rs *Runspace) lastExitCode() int {
	v := rs.sess.Global.Top.Own("lastexitcode")
	if v == nil {
		return 0
	}
	n, err := types.ToInt(rs, v.Value)
	if err != nil {
		return 0
	}
	return n
}

// Errors is $Error.
func (rs *Runspace) Errors() *value.List { return rs.errorList }

// Commands is the table of cmdlets.
func (rs *Runspace) Commands() []*cmdlet.Decl { return rs.table.All() }

// OnClose registers what Close is to do.
func (rs *Runspace) OnClose(f func()) { rs.closers = append(rs.closers, f) }

// Close stops what the runspace started and frees it.
func (rs *Runspace) Close() {
	job.Close(rs.sess)
	hosting.Close(rs.sess)
	rs.sess.ResetServices()
	for i := len(rs.closers) - 1; i >= 0; i-- {
		rs.closers[i]()
	}
	rs.closers = nil
}
