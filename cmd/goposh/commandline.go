package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"goposh/interp"
	"goposh/runtime/value"
)

// Exit codes that the shell itself gives, as pwsh does.
const (
	exitBadUsage    = 64
	exitInitFailure = 70
	exitInterrupted = 130
)

// dataFormat is how objects travel over standard input and output.
type dataFormat int

const (
	formatUnset dataFormat = iota
	formatText
	formatXML
	formatNone
)

// commandLine is what the arguments ask for.
type commandLine struct {
	file     string // absolute path of -File; "" for none
	fileArgs []string

	hasCommand  bool
	command     string
	commandArgs []string // of -CommandWithArgs
	encoded     bool     // the command came as -EncodedCommand
	encodedArgs string   // CLIXML of -EncodedArguments

	readStdin bool // -Command -: commands come from standard input, without prompts
	dash      bool // -File -: as without a command, but without the banner

	noExit, noLogo, noProfile, nonInteractive bool
	version, help, dumpAST                    bool
	outputFormat, inputFormat                 dataFormat
	directory                                 string
	hasDirectory                              bool
	settings                                  settings
	loopback                                  []string
	isolateJobs, jobServer                    bool
	jobOutputLimit                            int
}

// usageError is a mistake in the command line.
type usageError struct {
	message string
	code    int
	usage   bool // the options are listed on standard output
}

func (e *usageError) Error() string { return e.message }

// wrong is a mistake that shows what options there are.
func wrong(message string) error { return &usageError{message, exitBadUsage, true} }

// refused is a mistake whose message says all.
func refused(message string) error { return &usageError{message, exitBadUsage, false} }

// flagParser reads the arguments of the program.
type flagParser struct {
	c    *commandLine
	args []string
	i    int
	done bool
}

// parseFlags reads the arguments up to a script or command, which takes the rest.
func parseFlags(args []string) (*commandLine, error) {
	p := &flagParser{c: &commandLine{}, args: args}
	all := flags()
	for ; p.i < len(args) && !p.done; p.i++ {
		f := find(all, optionWord(args[p.i]))
		if f == nil {
			// The first word that is no option begins a script with its arguments.
			return p.c, p.file()
		}
		if err := f.apply(p); err != nil {
			return nil, err
		}
		if p.c.help || p.c.version {
			return p.c, nil
		}
	}
	return p.c, nil
}

func find(all []flag, word string) *flag {
	if word == "" {
		return nil
	}
	for i := range all {
		if all[i].matches(word) {
			return &all[i]
		}
	}
	return nil
}

// value takes the next argument as the option's value; ok is false when there is none.
func (p *flagParser) value() (v string, ok bool) {
	if p.i+1 >= len(p.args) {
		return "", false
	}
	p.i++
	return p.args[p.i], true
}

// rest takes all further arguments.
func (p *flagParser) rest() []string {
	p.done = true
	if p.i+1 >= len(p.args) {
		return nil
	}
	return p.args[p.i+1:]
}

func unsupported(message string) func(*flagParser) error {
	return func(*flagParser) error { return refused(message) }
}

func serverMode(name string) func(*flagParser) error {
	return unsupported("Parameter -" + name + " is not supported by goposh.")
}

// file takes the argument at i as the script to run and what follows as its arguments.
func (p *flagParser) file() error {
	if p.i >= len(p.args) {
		return wrong("The command cannot be run because the File parameter requires a file path. Supply a path for the File parameter and then try the command again.")
	}
	name := p.args[p.i]
	if name == "-" {
		if len(p.args) > p.i+1 {
			p.i++
			return p.notFound(p.args[p.i])
		}
		p.c.dash, p.done = true, true
		return nil
	}
	if strings.TrimSpace(name) == "" {
		return refused("Processing -File '" + name + "' failed: The value cannot be an empty string. (Parameter 'path') Specify a valid path for the -File parameter.")
	}
	path, err := filepath.Abs(strings.ReplaceAll(name, `\`, "/"))
	if err != nil {
		return refused("Processing -File '" + name + "' failed: " + err.Error() + " Specify a valid path for the -File parameter.")
	}
	if st, err := os.Stat(path); err != nil || st.IsDir() {
		return p.notFound(name)
	}
	p.c.file = path
	p.c.fileArgs = p.rest()
	return nil
}

// notFound is the error for a word that is neither an option nor a script.
func (p *flagParser) notFound(name string) error {
	if r := []rune(name); len(r) > 1 && isDash(r[0]) {
		part := strings.ToLower(string(r[1:]))
		var b strings.Builder
		for _, s := range suggestions {
			if strings.Contains(s, part) {
				b.WriteString("\n  -" + s)
			}
		}
		if b.Len() > 0 {
			return refused("Invalid argument '" + name + "', did you mean:\n" + b.String())
		}
	}
	return wrong("The argument '" + name + "' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.")
}

const (
	missingCommand = "Cannot process the command because of a missing parameter. A command must follow -Command."
	secondCommand  = "Cannot process the command because a command is already specified with -Command or -EncodedCommand."
	badCommand     = "Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded."
	badArguments   = "Cannot process the command because the value specified with -EncodedArguments is not properly encoded. The value must be Base64 encoded."
)

func (p *flagParser) command() error {
	if p.c.hasCommand {
		return wrong(secondCommand)
	}
	if p.i+1 >= len(p.args) {
		return wrong(missingCommand)
	}
	words := p.rest()
	if words[0] == "-" {
		if len(words) > 1 {
			return wrong("'-' was specified with the -Command parameter; no other arguments to -Command are permitted.")
		}
		p.c.readStdin = true
		return nil
	}
	p.c.hasCommand, p.c.command = true, strings.Join(words, " ")
	return nil
}

func (p *flagParser) commandWithArgs() error {
	if p.c.hasCommand {
		return wrong(secondCommand)
	}
	v, ok := p.value()
	if !ok {
		return wrong(missingCommand)
	}
	p.c.hasCommand, p.c.command, p.c.commandArgs = true, v, p.rest()
	return nil
}

func (p *flagParser) encodedCommand() error {
	if p.c.hasCommand {
		return wrong(secondCommand)
	}
	v, ok := p.value()
	if !ok {
		return wrong(missingCommand)
	}
	text, err := decodeCommand(v)
	if err != nil {
		return wrong(badCommand)
	}
	p.c.hasCommand, p.c.encoded, p.c.command = true, true, text
	return nil
}

func (p *flagParser) encodedArguments() error {
	if p.c.encodedArgs != "" {
		return wrong("Cannot process the command because arguments to -Command or -EncodedCommand have already been specified with -EncodedArguments.")
	}
	v, ok := p.value()
	if !ok {
		return wrong("Cannot process the command because -EncodedArguments requires a value. Specify a value for the -EncodedArguments parameter.")
	}
	text, err := decodeCommand(v)
	if err != nil {
		return wrong(badArguments)
	}
	p.c.encodedArgs = text
	return nil
}

func (p *flagParser) configurationFile() error {
	v, ok := p.value()
	if !ok {
		return refused("Cannot process the command because -ConfigurationFile requires an argument that is a session configuration (.pssc) file path. Specify this argument and try again.")
	}
	message := "The provided configuration file '" + v + "' does not exist."
	if _, err := os.Stat(v); err == nil {
		message = "Session configuration files are not supported by goposh: '" + v + "'."
	}
	return initFailure(message)
}

func (p *flagParser) configurationName() error {
	v, ok := p.value()
	if !ok {
		return refused("Cannot process the command because -ConfigurationName requires an argument that is a remote endpoint configuration name. Specify this argument and try again.")
	}
	return initFailure("Cannot create or open the configuration session " + v + ".")
}

// initFailure is the error of a shell that cannot start as it is asked to.
func initFailure(message string) error {
	return &usageError{"The shell cannot be started. A failure occurred during initialization:\n" + message, exitInitFailure, false}
}

func (p *flagParser) customPipe() error {
	if _, ok := p.value(); !ok {
		return refused("Cannot process the command because -CustomPipeName requires an argument that is a name of the pipe you want to use. Specify this argument and try again.")
	}
	return refused("Parameter -CustomPipeName is not supported by goposh.")
}

// executionPolicy checks the name of a policy. There is nothing to set: off Windows the policy is always Unrestricted.
func (p *flagParser) executionPolicy() error {
	v, ok := p.value()
	if !ok {
		return wrong("Cannot process the execution policy because of a missing policy name. A policy name must follow -ExecutionPolicy.")
	}
	switch strings.ToLower(v) {
	case "unrestricted", "remotesigned", "allsigned", "restricted", "default", "bypass", "undefined":
		return nil
	}
	if n, err := strconv.Atoi(v); err == nil && n >= 0 && n <= 5 {
		return nil
	}
	return wrong("Invalid ExecutionPolicy value '" + v + "'.")
}

func (p *flagParser) settingsFile() error {
	v, ok := p.value()
	if !ok {
		return refused("Cannot process the command because -SettingsFile requires an argument that is a file path.")
	}
	path, err := filepath.Abs(strings.ReplaceAll(v, `\`, "/"))
	if err != nil {
		return refused("Error resolving file path '" + v + "' specified by -SettingsFile: " + err.Error())
	}
	if st, err := os.Stat(path); err != nil || st.IsDir() {
		return refused("The argument '" + path + "' passed to the -SettingsFile does not exist. Provide the path to an existing json file as an argument to the -SettingsFile parameter.")
	}
	if p.c.settings, err = readSettings(path); err != nil {
		return initFailure(err.Error())
	}
	return nil
}

func (p *flagParser) workingDirectory() error {
	v, ok := p.value()
	if !ok {
		return refused("Cannot process the command because -WorkingDirectory requires an argument that is a directory path.")
	}
	p.c.directory, p.c.hasDirectory = v, true
	return nil
}

func (p *flagParser) format(name string, to *dataFormat) error {
	const valid = "\nValid formats are:\nText\nXML\nNone\n"
	v, ok := p.value()
	if !ok {
		return wrong("Cannot process the command because the -" + name + " parameter requires an argument. Specify a valid format argument for this parameter." + valid)
	}
	switch strings.ToLower(v) {
	case "text":
		*to = formatText
	case "xml":
		*to = formatXML
	case "none":
		*to = formatNone
	default:
		return wrong("Cannot process the command because of an incorrect parameter value. \"" + v + "\" is not a valid format." + valid)
	}
	return nil
}

func (p *flagParser) loopback() error {
	v, ok := p.value()
	if !ok {
		return refused("Cannot process the command because -Loopback requires an argument that is a list of computer names.")
	}
	for name := range strings.SplitSeq(v, ",") {
		if name = strings.TrimSpace(name); name != "" {
			p.c.loopback = append(p.c.loopback, name)
		}
	}
	return nil
}

// outputLimit reads -JobOutputLimit.
func (p *flagParser) outputLimit() error {
	v, _ := p.value()
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 {
		return refused("Cannot process the command because -JobOutputLimit requires an argument that is a number of objects, or 0 for no limit.")
	}
	p.c.jobOutputLimit = n
	return nil
}

// scriptArguments turns the words after a script's name into arguments: -Name, -Name:value and values. A name whose colon
// ends the word takes the next word as its value.
func scriptArguments(words []string) []value.Value {
	var out []value.Value
	for i := 0; i < len(words); i++ {
		w := words[i]
		r := []rune(w)
		if len(r) < 2 || !isDash(r[0]) {
			out = append(out, value.String(w))
			continue
		}
		name, v, colon := strings.Cut(string(r[1:]), ":")
		switch {
		case !colon:
			out = append(out, interp.ParameterArgument(name, false))
		case v != "":
			out = append(out, interp.ParameterArgument(name, true), switchValue(v))
		case i+1 < len(words):
			i++
			out = append(out, interp.ParameterArgument(name, true), value.String(words[i]))
		}
	}
	return out
}

// switchValue reads the value in -Name:value: true and false are Booleans, with a $ or without.
func switchValue(s string) value.Value {
	switch strings.ToLower(s) {
	case "$true", "true":
		return value.True
	case "$false", "false":
		return value.False
	}
	return value.String(s)
}
