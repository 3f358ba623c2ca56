package main

import (
	"fmt"
	"strings"
)

// Exit codes that the shell itself gives, as pwsh does.
const (
	exitBadUsage      = 64
	exitConfiguration = 70
)

// commandLine is what the arguments ask for.
type commandLine struct {
	file        string
	fileArgs    []string
	hasFile     bool
	command     string
	commandArgs []string // of -CommandWithArgs
	hasCommand  bool
	stdin       bool // -Command - or -File -
	encoded     bool

	interactive, nonInteractive, noExit bool
	version, help, dumpAST              bool
	workingDirectory                    string
	inputFormat, outputFormat           string
	encodedArgs                         string
	settingsFile                        string
	customPipe, configuration           string
	sshServer                           bool
}

// flag is one option: its full name, the shortest prefix or other spellings that stand for it, and whether it takes a value.
type flag struct {
	name    string
	aliases []string
	min     int // shortest prefix of name that is recognised; 0 means the whole name
	value   bool
}

// flags are pwsh's options in the order that prefixes are tried.
var flags = [...]flag{
	{"help", []string{"h", "?"}, 1, false},
	{"login", []string{"l"}, 1, false},
	{"noexit", nil, 3, false},
	{"noprofile", nil, 3, false},
	{"nologo", nil, 3, false},
	{"noninteractive", nil, 4, false},
	{"noprofileloadtime", nil, 0, false},
	{"socketservermode", nil, 3, false},
	{"sshservermode", nil, 4, false},
	{"servermode", nil, 1, false},
	{"interactive", nil, 1, false},
	{"configurationfile", nil, 0, true},
	{"configurationname", []string{"config"}, 6, true},
	{"custompipename", nil, 3, true},
	{"commandwithargs", []string{"cwa"}, 8, true},
	{"command", nil, 1, true},
	{"windowstyle", nil, 1, true},
	{"file", nil, 1, true},
	{"executionpolicy", []string{"ep"}, 2, true},
	{"outputformat", []string{"of"}, 1, true},
	{"inputformat", []string{"if"}, 2, true},
	{"encodedcommand", []string{"ec"}, 1, true},
	{"encodedarguments", []string{"ea"}, 8, true},
	{"settingsfile", nil, 8, true},
	{"sta", nil, 0, false},
	{"mta", nil, 0, false},
	{"workingdirectory", []string{"wd"}, 2, true},
	{"version", []string{"v"}, 1, false},
	{"dumpast", nil, 0, false},
}

// lookup finds the option that a word without its dash stands for.
func lookup(word string) *flag {
	lower := strings.ToLower(word)
	for i := range flags {
		f := &flags[i]
		for _, a := range f.aliases {
			if a == lower {
				return f
			}
		}
		if f.name == lower || f.min > 0 && len(lower) >= f.min && strings.HasPrefix(f.name, lower) {
			return f
		}
	}
	return nil
}

// usageError is a mistake in the command line.
type usageError struct {
	message string
	code    int
}

func (e *usageError) Error() string { return e.message }

func usage(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), exitBadUsage}
}

// parseFlags reads the arguments up to a script or command, which takes the rest.
func parseFlags(args []string) (*commandLine, error) {
	c := &commandLine{}
	for i := 0; i < len(args); i++ {
		a := args[i]
		word := ""
		switch {
		case strings.HasPrefix(a, "--"):
			word = a[2:]
		case strings.HasPrefix(a, "-") && len(a) > 1, strings.HasPrefix(a, "/") && lookup(a[1:]) != nil && !strings.Contains(a[1:], "/"):
			word = a[1:]
		}
		f := lookup(word)
		if word == "" || f == nil {
			// Anything else is a script with its arguments.
			c.setFile(a, args[i+1:])
			return c, nil
		}
		v := ""
		if f.value {
			if i++; i < len(args) {
				v = args[i]
			} else if err := missingValue(f); err != nil {
				return nil, err
			}
		}
		done, err := c.apply(f, v, args, i)
		if done || err != nil {
			return c, err
		}
	}
	return c, nil
}

func missingValue(f *flag) error {
	switch f.name {
	case "command", "commandwithargs":
		return usage("Cannot process the command because of a missing parameter. A command must follow -Command.")
	case "file":
		return usage("The -File parameter requires a file name. Specify a file name and try again.")
	case "encodedcommand":
		return usage("Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.")
	case "executionpolicy":
		return usage("Cannot process the command because -ExecutionPolicy requires a policy name.")
	case "workingdirectory":
		return usage("Cannot process the command because -WorkingDirectory requires an argument that is a directory path.")
	case "settingsfile":
		return usage("Cannot process the command because -SettingsFile requires a file path.")
	case "windowstyle":
		return usage("Cannot process the command because of a missing parameter. A window style must be specified.")
	case "inputformat", "outputformat":
		return usage("Cannot process the command because -%s requires an argument that is one of Text or XML.", formatFlagName(f))
	}
	return usage("Cannot process the command because of a missing parameter: -%s.", f.name)
}

func formatFlagName(f *flag) string {
	if f.name == "inputformat" {
		return "InputFormat"
	}
	return "OutputFormat"
}

func (c *commandLine) setFile(name string, rest []string) {
	c.hasFile = true
	if name == "-" {
		c.stdin = true
		return
	}
	c.file, c.fileArgs = name, rest
}

// apply takes an option; done tells that the rest of the arguments is used up.
func (c *commandLine) apply(f *flag, v string, args []string, i int) (done bool, err error) {
	switch f.name {
	case "help":
		c.help = true
		return true, nil
	case "version":
		c.version = true
		return true, nil
	case "noexit":
		c.noExit = true
	case "noninteractive":
		c.nonInteractive = true
	case "interactive":
		c.interactive = true
	case "sshservermode", "servermode", "socketservermode":
		return false, usage("-%s is not supported.", f.name)
	case "file":
		c.setFile(v, args[i+1:])
		return true, nil
	case "command":
		c.hasCommand = true
		if v == "-" {
			c.stdin = true
			if i+1 < len(args) {
				return false, usage("'-' was specified with the -Command parameter; no other arguments to -Command are permitted.")
			}
			return true, nil
		}
		c.command = strings.Join(args[i:], " ")
		return true, nil
	case "commandwithargs":
		c.hasCommand = true
		c.command, c.commandArgs = v, args[i+1:]
		return true, nil
	case "encodedcommand":
		text, err := decodeCommand(v)
		if err != nil {
			return false, usage("Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.")
		}
		c.hasCommand, c.encoded, c.command = true, true, text
	case "encodedarguments":
		c.encodedArgs = v
	case "workingdirectory":
		c.workingDirectory = v
	case "inputformat":
		c.inputFormat, err = formatName(f, v)
	case "outputformat":
		c.outputFormat, err = formatName(f, v)
	case "dumpast":
		c.dumpAST = true
	case "configurationname", "configurationfile":
		return false, usage("-%s is not supported.", f.name)
	}
	return false, err
}

func formatName(f *flag, v string) (string, error) {
	switch strings.ToLower(v) {
	case "text", "t", "te", "tex":
		return "text", nil
	case "xml", "x", "xm":
		return "xml", nil
	}
	return "", usage("Cannot process the command because the value \"%s\" specified with -%s is not valid. Valid values are \"Text\" or \"XML\".", v, formatFlagName(f))
}
