// Package wsmantest is a WS-Management shell endpoint for tests: it takes commands over HTTP with Basic authentication, and has a Go
// function run each.
package wsmantest

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"
)

// User and Password are what the endpoint lets in.
const (
	User     = "u"
	Password = "p"
)

// Process is a command line that runs at the endpoint.
type Process struct {
	Command        string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
}

// Endpoint is the handler. Several commands may run at a time.
type Endpoint struct {
	// Run runs a command; ctx ends when the client terminates it or closes the shell. It returns the exit code.
	Run func(ctx context.Context, p Process) int
	// Patience is how long a request for output waits before it is answered with a fault; 0 for some seconds.
	Patience time.Duration

	mu       sync.Mutex
	commands []*command
	running  sync.WaitGroup
}

// command is one that was started; its id is its place in the list.
type command struct {
	stdin     *io.PipeWriter
	terminate context.CancelFunc

	mu     sync.Mutex
	cond   chan struct{} // closed at the next change
	output [2]bytes.Buffer
	done   bool
	code   int
}

// Wait waits until every command has ended.
func (e *Endpoint) Wait() { e.running.Wait() }

// Running counts the commands that have not ended.
func (e *Endpoint) Running() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := 0
	for _, c := range e.commands {
		c.mu.Lock()
		if !c.done {
			n++
		}
		c.mu.Unlock()
	}
	return n
}

var patterns = sync.OnceValue(func() (p struct{ stream, command, id, end *regexp.Regexp }) {
	p.stream = regexp.MustCompile(`(?s)<rsp:Stream[^>]*>([^<]*)</rsp:Stream>`)
	p.command = regexp.MustCompile(`(?s)<rsp:Command>(.*?)</rsp:Command>`)
	p.id = regexp.MustCompile(`CommandId="C(\d+)"`)
	p.end = regexp.MustCompile(`<rsp:Stream[^>]*End="true"`)
	return p
})

const (
	envelope = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:x="http://schemas.xmlsoap.org/ws/2004/09/transfer" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:rsp="http://schemas.microsoft.com/wbem/wsman/1/windows/shell"><s:Header/><s:Body>%s</s:Body></s:Envelope>`
	created  = `<x:ResourceCreated><a:ReferenceParameters><w:SelectorSet><w:Selector Name="ShellId">S1</w:Selector></w:SelectorSet></a:ReferenceParameters></x:ResourceCreated><rsp:Shell><rsp:ShellId>S1</rsp:ShellId></rsp:Shell>`
	started  = `<rsp:CommandResponse><rsp:CommandId>C%d</rsp:CommandId></rsp:CommandResponse>`
	received = `<rsp:ReceiveResponse><rsp:Stream Name="stdout" CommandId="C1">%s</rsp:Stream><rsp:Stream Name="stderr" CommandId="C1">%s</rsp:Stream>%s</rsp:ReceiveResponse>`
	ended    = `<rsp:CommandState CommandId="C1" State="http://schemas.microsoft.com/wbem/wsman/1/windows/shell/CommandState/Done"><rsp:ExitCode>%d</rsp:ExitCode></rsp:CommandState>`
	fault    = `<s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text>%s</s:Text></s:Reason><s:Detail><f:WSManFault xmlns:f="http://schemas.microsoft.com/wbem/wsman/1/wsmanfault" Code="%d"><f:Message>%s</f:Message></f:WSManFault></s:Detail></s:Fault>`
)

// ServeHTTP implements http.Handler.
func (e *Endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if user, password, _ := r.BasicAuth(); user != User || password != Password {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	b, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	text, status := e.answer(r.Context(), string(b))
	w.Header().Set("Content-Type", "application/soap+xml;charset=UTF-8")
	w.WriteHeader(status)
	fmt.Fprintf(w, envelope, text)
}

func (e *Endpoint) answer(ctx context.Context, body string) (text string, status int) {
	c := e.command(body)
	switch {
	case strings.Contains(body, "transfer/Create"):
		return created, http.StatusOK
	case strings.Contains(body, "shell/Command"):
		return fmt.Sprintf(started, e.start(body)), http.StatusOK
	case strings.Contains(body, "shell/Send") && c != nil:
		c.send(body)
		return `<rsp:SendResponse/>`, http.StatusOK
	case strings.Contains(body, "shell/Receive") && c != nil:
		patience := e.Patience
		if patience == 0 {
			patience = 5 * time.Second
		}
		return c.receive(ctx, patience)
	case strings.Contains(body, "shell/Signal") && c != nil:
		c.terminate()
		return `<rsp:SignalResponse/>`, http.StatusOK
	case strings.Contains(body, "transfer/Delete"):
		return "", http.StatusOK
	}
	return fmt.Sprintf(fault, "The request is not valid.", 2150858778, "The request is not valid."), http.StatusInternalServerError
}

// command finds the command that a request is about.
func (e *Endpoint) command(body string) *command {
	m := patterns().id.FindStringSubmatch(body)
	if m == nil {
		return nil
	}
	var n int
	fmt.Sscan(m[1], &n)
	e.mu.Lock()
	defer e.mu.Unlock()
	if n >= len(e.commands) {
		return nil
	}
	return e.commands[n]
}

func (e *Endpoint) start(body string) (id int) {
	line := ""
	if m := patterns().command.FindStringSubmatch(body); m != nil {
		line = text(m[1])
	}
	in, stdin := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	c := &command{stdin: stdin, terminate: cancel, cond: make(chan struct{})}
	context.AfterFunc(ctx, func() { in.CloseWithError(io.ErrClosedPipe) })
	e.mu.Lock()
	id = len(e.commands)
	e.commands = append(e.commands, c)
	e.mu.Unlock()
	e.running.Go(func() {
		defer cancel()
		code := e.Run(ctx, Process{Command: line, Stdin: in, Stdout: stream{c, 0}, Stderr: stream{c, 1}})
		c.change(func() { c.done, c.code = true, code })
	})
	return id
}

// change does something to a command and wakes who waits for it.
func (c *command) change(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f()
	close(c.cond)
	c.cond = make(chan struct{})
}

// stream is a standard stream that a command writes.
type stream struct {
	c *command
	n int
}

// Write implements io.Writer.
func (s stream) Write(p []byte) (int, error) {
	s.c.change(func() { s.c.output[s.n].Write(p) })
	return len(p), nil
}

// receive waits for output or the end.
func (c *command) receive(ctx context.Context, patience time.Duration) (text string, status int) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for {
		c.mu.Lock()
		wait, done, code := c.cond, c.done, c.code
		var parts [2]string
		for i := range c.output {
			parts[i] = base64.StdEncoding.EncodeToString(c.output[i].Bytes())
			c.output[i].Reset()
		}
		c.mu.Unlock()
		state := ""
		if done {
			state = fmt.Sprintf(ended, code)
		}
		if done || parts[0] != "" || parts[1] != "" {
			return fmt.Sprintf(received, parts[0], parts[1], state), http.StatusOK
		}
		select {
		case <-wait:
		case <-ctx.Done():
			return "", http.StatusOK
		case <-timer.C:
			return fmt.Sprintf(fault, "OperationTimeout", 2150858793, "The WS-Management service cannot complete the operation within the time specified in OperationTimeout."),
				http.StatusInternalServerError
		}
	}
}

// text is the character data of an element, written with entities or as CDATA.
func text(s string) string {
	if t, ok := strings.CutPrefix(s, "<![CDATA["); ok {
		return strings.TrimSuffix(t, "]]>")
	}
	return html.UnescapeString(s)
}

func (c *command) send(body string) {
	if m := patterns().stream.FindStringSubmatch(body); m != nil {
		if part, err := base64.StdEncoding.DecodeString(m[1]); err == nil {
			// What a command does not read is lost with it.
			_, _ = c.stdin.Write(part)
		}
	}
	if patterns().end.MatchString(body) {
		c.stdin.Close()
	}
}
