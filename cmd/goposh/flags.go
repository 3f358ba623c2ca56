package main

import (
	"strings"
)

// flag is one option: what a word must begin with to mean it, and what it does.
type flag struct {
	name string
	// min is the shortest beginning of name that is recognised.
	min string
	// aliases are other spellings, as whole words.
	aliases []string
	// own marks goposh's options, which pwsh does not have; they are not offered as corrections.
	own bool
	// hidden options are not offered as corrections.
	hidden bool
	apply  func(p *flagParser) error
}

// flags lists the options in the order in which pwsh tries their beginnings.
func flags() []flag {
	return []flag{
		{name: "version", min: "v", apply: func(p *flagParser) error { p.c.version = true; return nil }},
		{name: "help", min: "h", aliases: []string{"?"}, apply: func(p *flagParser) error { p.c.help = true; return nil }},
		{name: "login", min: "l", apply: func(p *flagParser) error { return nil }},
		{name: "noexit", min: "noe", apply: func(p *flagParser) error { p.c.noExit = true; return nil }},
		{name: "noprofile", min: "nop", apply: func(p *flagParser) error { p.c.noProfile = true; return nil }},
		{name: "nologo", min: "nol", apply: func(p *flagParser) error { p.c.noLogo = true; return nil }},
		{name: "noninteractive", min: "noni", apply: func(p *flagParser) error { p.c.nonInteractive = true; return nil }},
		{name: "socketservermode", min: "so", hidden: true, apply: serverMode("SocketServerMode")},
		{name: "v2socketservermode", min: "v2so", hidden: true, apply: serverMode("V2SocketServerMode")},
		{name: "servermode", min: "s", hidden: true, apply: serverMode("ServerMode")},
		{name: "namedpipeservermode", min: "nam", hidden: true, apply: serverMode("NamedPipeServerMode")},
		{name: "sshservermode", min: "sshs", hidden: true, apply: serverMode("SSHServerMode")},
		{name: "noprofileloadtime", min: "noprofileloadtime", apply: func(p *flagParser) error { return nil }},
		{name: "interactive", min: "i", hidden: true, apply: func(p *flagParser) error { p.c.nonInteractive = false; return nil }},
		{name: "configurationfile", min: "configurationfile", hidden: true, apply: (*flagParser).configurationFile},
		{name: "configurationname", min: "config", apply: (*flagParser).configurationName},
		{name: "custompipename", min: "cus", apply: (*flagParser).customPipe},
		{name: "commandwithargs", min: "commandwithargs", aliases: []string{"cwa"}, apply: (*flagParser).commandWithArgs},
		{name: "command", min: "c", apply: (*flagParser).command},
		{name: "windowstyle", min: "w", apply: unsupported("Parameter -WindowStyle is not implemented on this platform.")},
		{name: "file", min: "f", apply: func(p *flagParser) error { p.i++; return p.file() }},
		{name: "executionpolicy", min: "ex", aliases: []string{"ep"}, apply: (*flagParser).executionPolicy},
		{name: "encodedcommand", min: "e", aliases: []string{"ec"}, apply: (*flagParser).encodedCommand},
		{name: "encodedarguments", min: "encodeda", aliases: []string{"ea"}, hidden: true, apply: (*flagParser).encodedArguments},
		{name: "settingsfile", min: "settings", apply: (*flagParser).settingsFile},
		{name: "sta", min: "sta", apply: unsupported("Parameter -STA is not supported on this platform.")},
		{name: "mta", min: "mta", apply: unsupported("Parameter -MTA is not supported on this platform.")},
		{name: "workingdirectory", min: "wo", aliases: []string{"wd"}, apply: (*flagParser).workingDirectory},
		{name: "outputformat", min: "o", aliases: []string{"of"}, apply: func(p *flagParser) error { return p.format("OutputFormat", &p.c.outputFormat) }},
		{name: "inputformat", min: "inp", aliases: []string{"if"}, apply: func(p *flagParser) error { return p.format("InputFormat", &p.c.inputFormat) }},
		{name: "dumpast", min: "dumpast", own: true, apply: func(p *flagParser) error { p.c.dumpAST = true; return nil }},
		{name: "isolatejobs", min: "isolatejobs", own: true, apply: func(p *flagParser) error { p.c.isolateJobs = true; return nil }},
		{name: "jobserver", min: "jobserver", own: true, hidden: true, apply: func(p *flagParser) error { p.c.jobServer = true; return nil }},
		{name: "joboutputlimit", min: "joboutputlimit", own: true, apply: (*flagParser).outputLimit},
		{name: "loopback", min: "loopback", own: true, apply: (*flagParser).loopback},
	}
}

// suggestions are the option names that pwsh offers for a misspelt word, in its order.
var suggestions = [...]string{
	"sta", "mta", "command", "commandwithargs", "configurationname", "custompipename", "encodedcommand", "executionpolicy",
	"file", "help", "inputformat", "login", "noexit", "nologo", "noninteractive", "noprofile", "noprofileloadtime",
	"outputformat", "removeworkingdirectorytrailingcharacter", "settingsfile", "version", "windowstyle", "workingdirectory",
}

// matches tells whether a lower-case word means the option.
func (f *flag) matches(word string) bool {
	if strings.HasPrefix(word, f.min) && strings.HasPrefix(f.name, word) {
		return true
	}
	for _, a := range f.aliases {
		if a == word {
			return true
		}
	}
	return false
}

// isDash tells whether a character begins an option: a hyphen or one of the dashes that typography makes of it.
func isDash(r rune) bool { return r == '-' || r == '\u2013' || r == '\u2014' || r == '\u2015' }

// optionWord is the lower-case name in an argument that looks like an option; "" for any other argument.
func optionWord(arg string) string {
	word := []rune(strings.ToLower(strings.TrimSpace(arg)))
	if len(word) == 0 || !isDash(word[0]) && word[0] != '/' {
		return ""
	}
	word = word[1:]
	if len(word) > 0 && isDash(word[0]) {
		word = word[1:]
	}
	return string(word)
}
