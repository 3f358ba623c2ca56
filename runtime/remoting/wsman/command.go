package wsman

import (
	_ "embed"
	"encoding/base64"
	"encoding/binary"
	"unicode/utf16"

	"goposh/runtime/remoting"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/value"
)

// bootstrap is the script that runs a command at the far side and reports what it gives.
//
//go:embed bootstrap.ps1
var bootstrap string

// starter fits into a command line: it takes two lines of base64 from the input, a script and its argument.
const starter = `$q = @($input | Where-Object { $_ }); ` +
	`$t = { param($s) [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($s)) }; ` +
	`& ([scriptblock]::Create((& $t $q[0]))) (& $t $q[1])`

// commandLine runs a PowerShell program with the starter.
func commandLine(program string) string {
	if program == "" {
		program = "powershell"
	}
	return program + " -NoLogo -NoProfile -NonInteractive -InputFormat Text -OutputFormat Text -EncodedCommand " + encoded(starter)
}

// encoded is text as -EncodedCommand takes it.
func encoded(s string) string {
	units := utf16.Encode([]rune(s))
	b := make([]byte, 0, 2*len(units))
	for _, u := range units {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return base64.StdEncoding.EncodeToString(b)
}

// standardInput is what the starter reads for a command.
func standardInput(rt value.Runtime, c remoting.Command) ([]byte, error) {
	text, err := payload(rt, c)
	if err != nil {
		return nil, err
	}
	var b []byte
	for _, line := range [...]string{bootstrap, text} {
		b = append(base64.StdEncoding.AppendEncode(b, []byte(line)), '\n')
	}
	return b, nil
}

// payload is the CLIXML of a command with its values.
func payload(rt value.Runtime, c remoting.Command) (string, error) {
	d := value.NewHashtable(5)
	d.SetString("s", value.String(c.Plain))
	d.SetString("a", value.Objects(c.Args...))
	d.SetString("h", value.Bool(c.HasInput))
	d.SetString("i", value.Objects(c.Input...))
	d.SetString("u", value.Of(c.Variables))
	return clixml.Serialize(rt, clixml.Options{Depth: 1, TypeDepth: true, Compact: true}, value.Of(d))
}
