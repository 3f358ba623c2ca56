// Package wsman carries remote commands over WS-Management: a remote shell that runs PowerShell with CLIXML on its standard
// streams, which needs no PSRP at the other side.
package wsman

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf16"

	"github.com/masterzen/winrm"

	"goposh/runtime/job"
	"goposh/runtime/remoting"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/value"
)

// Shell is the WS-Man shell transport.
type Shell struct {
	// Program is the PowerShell to run there; "" is powershell.
	Program string
}

const (
	portHTTP, portHTTPS = 5985, 5986
	defaultTimeout      = 60 * time.Second
)

// bootstrap is the script the shell runs: it takes one object from its input, the command with its values. The object comes
// as such where the program reads CLIXML, and as text where it does not.
const bootstrap = `$q = @($input); $p = $q[0]; ` +
	`if ($p -is [string]) { $p = [System.Management.Automation.PSSerializer]::Deserialize((($q | Where-Object { $_ -ne '#< CLIXML' }) -join "` + "`n" + `")) }; ` +
	`foreach ($k in @($p.u.Keys)) { Set-Variable -Name ('__using_' + $k) -Value $p.u[$k] }; ` +
	`$a = @($p.a); $b = [scriptblock]::Create($p.s); ` +
	`if ($p.h) { @($p.i) | & $b @a } else { & $b @a }`

// Run implements remoting.Transport.
func (s *Shell) Run(ctx context.Context, rt value.Runtime, t remoting.Target, c remoting.Command, sinks job.Sinks) error {
	client, err := connect(ctx, t)
	if err != nil {
		return err
	}
	input, err := payload(rt, c)
	if err != nil {
		return err
	}
	shell, err := client.CreateShell()
	if err != nil {
		return failure(ctx, t, err)
	}
	defer shell.Close()
	program := s.Program
	if program == "" {
		program = "powershell"
	}
	cmd, err := shell.Execute(program + " -NoLogo -NoProfile -NonInteractive -InputFormat XML -OutputFormat XML -EncodedCommand " + encoded(bootstrap))
	if err != nil {
		return failure(ctx, t, err)
	}
	defer cmd.Close()
	// Closing the command makes its streams end, which releases everything below.
	defer context.AfterFunc(ctx, func() { cmd.Close() })()
	out, errOut, err := exchange(cmd, input)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return failure(ctx, t, err)
	}
	return deliver(rt, out, errOut, sinks)
}

// exchange sends the input and collects what the command writes.
func exchange(cmd *winrm.Command, input string) (out, errOut string, err error) {
	var stdout, stderr bytes.Buffer
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); _, _ = io.Copy(&stdout, cmd.Stdout) }()
	go func() { defer wg.Done(); _, _ = io.Copy(&stderr, cmd.Stderr) }()
	_, err = io.WriteString(cmd.Stdin, input)
	if closeErr := cmd.Stdin.Close(); err == nil {
		err = closeErr
	}
	cmd.Wait()
	wg.Wait()
	return stdout.String(), stderr.String(), err
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

// payload is the CLIXML of a command with its values.
func payload(rt value.Runtime, c remoting.Command) (string, error) {
	d := value.NewHashtable(5)
	d.SetString("s", value.String(withoutUsing(c.Text, c.Using)))
	d.SetString("a", value.Objects(c.Args...))
	d.SetString("h", value.Bool(c.HasInput))
	d.SetString("i", value.Objects(c.Input...))
	using := value.NewHashtable(0)
	if c.Using != nil {
		for k, v := range c.Using.All {
			name, _ := k.Base().AsString()
			using.SetString(variableName(name), v)
		}
	}
	d.SetString("u", value.Of(using))
	text, err := clixml.Serialize(rt, clixml.Options{Depth: 1, TypeDepth: true, Compact: true}, value.Of(d))
	// The line in front tells powershell that objects follow.
	return "#< CLIXML\r\n" + text, err
}

// variableName makes a plain variable name of what follows $using:.
func variableName(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 {
			return r
		}
		return '_'
	}, name)
}

// withoutUsing reads the sent variables by their own names: the script runs where $using: has no meaning.
func withoutUsing(text string, using *value.Dict) string {
	if using == nil {
		return text
	}
	for k := range using.All {
		name, _ := k.Base().AsString()
		plain := "__using_" + variableName(name)
		text = replaceFold(text, "${using:"+name+"}", "${"+plain+"}")
		text = replaceFold(text, "$using:"+name, "$"+plain)
		text = replaceFold(text, "@using:"+name, "@"+plain)
	}
	return text
}

// replaceFold replaces old regardless of case where no name character follows.
func replaceFold(s, old, repl string) string {
	var b strings.Builder
	low, key := strings.ToLower(s), strings.ToLower(old)
	if len(low) != len(s) {
		return strings.ReplaceAll(s, old, repl)
	}
	for {
		i := strings.Index(low, key)
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		end := i + len(key)
		if end < len(low) && !strings.HasSuffix(key, "}") && (low[end] == '_' || low[end] >= '0' && low[end] <= '9' || low[end] >= 'a' && low[end] <= 'z' || low[end] > 127) {
			b.WriteString(s[:end])
		} else {
			b.WriteString(s[:i])
			b.WriteString(repl)
		}
		s, low = s[end:], low[end:]
	}
}

// connect makes a client for a target.
func connect(ctx context.Context, t remoting.Target) (*winrm.Client, error) {
	port := t.Port
	if port == 0 {
		port = portHTTP
		if t.UseSSL {
			port = portHTTPS
		}
	}
	if t.Path != "" && !strings.EqualFold(strings.Trim(t.Path, "/"), "wsman") {
		return nil, remoting.TransportError(t.Computer, "WSManApplicationNotSupported", "The application name "+t.Path+" is not supported; use wsman.")
	}
	op := t.OperationTimeout
	if op == 0 {
		op = defaultTimeout
	}
	params := winrm.NewParameters("PT"+strconv.Itoa(int(max(op/time.Second, 1)))+"S", "en-US", 153600)
	open := t.OpenTimeout
	if open == 0 {
		open = defaultTimeout
	}
	dialer := &net.Dialer{Timeout: open}
	params.Dial = func(network, addr string) (net.Conn, error) { return dialer.DialContext(ctx, network, addr) }
	switch strings.ToLower(t.Authentication) {
	case "", "default", "negotiate":
		if t.User != "" {
			params.TransportDecorator = func() winrm.Transporter { return winrm.NewClientNTLMWithDial(params.Dial) }
		}
	case "basic":
	default:
		return nil, remoting.TransportError(t.Computer, "AuthenticationMechanismNotSupported",
			"The authentication mechanism "+t.Authentication+" is not supported. Possible authentication mechanisms: Basic, Negotiate.")
	}
	endpoint := winrm.NewEndpoint(t.Computer, port, t.UseSSL, t.SkipCertificateChecks, nil, nil, nil, op+10*time.Second)
	client, err := winrm.NewClientWithParameters(endpoint, t.User, t.Password, params)
	if err != nil {
		return nil, failure(ctx, t, err)
	}
	return client, nil
}

// failure is the error record of a request that failed.
func failure(ctx context.Context, t remoting.Target, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	id, detail := "WinRMOperationFailed", "WinRM cannot complete the operation: "+err.Error()+"."
	var dns *net.DNSError
	var op *net.OpError
	var timeout interface{ Timeout() bool }
	switch text := err.Error(); {
	case strings.Contains(text, "401"):
		id, detail = "AccessDenied", "Access is denied."
	case errors.As(err, &timeout) && timeout.Timeout():
		id, detail = "WinRMOperationTimeout", "WinRM cannot complete the operation. Verify that the specified computer name is valid, that the computer is accessible over the network, and that a firewall exception for the WinRM service is enabled."
	case errors.As(err, &dns):
		id, detail = "ComputerNotFound", fmt.Sprintf("WinRM cannot process the request. The computer name %s cannot be resolved.", t.Computer)
	case errors.As(err, &op):
		id, detail = "CannotConnect", "The client cannot connect to the destination specified in the request. Verify that the service on the destination is running and is accepting requests."
	}
	return remoting.TransportError(t.Computer, id, detail)
}
