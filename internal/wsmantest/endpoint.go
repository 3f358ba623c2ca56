// Package wsmantest is a WS-Management shell endpoint for tests: it takes one command at a time over HTTP with Basic
// authentication, and has a Go function run it.
package wsmantest

import (
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

// Endpoint is the handler. Run gets the command line and all that was sent to the command's standard input.
type Endpoint struct {
	Run func(command, stdin string) (stdout, stderr string, exitCode int)

	mu      sync.Mutex
	command string
	stdin   strings.Builder
}

var patterns = sync.OnceValue(func() (p struct{ stream, command *regexp.Regexp }) {
	p.stream = regexp.MustCompile(`(?s)<rsp:Stream[^>]*>([^<]*)</rsp:Stream>`)
	p.command = regexp.MustCompile(`(?s)<rsp:Command>(.*?)</rsp:Command>`)
	return p
})

const (
	envelope = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:x="http://schemas.xmlsoap.org/ws/2004/09/transfer" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:rsp="http://schemas.microsoft.com/wbem/wsman/1/windows/shell"><s:Header/><s:Body>%s</s:Body></s:Envelope>`
	created  = `<x:ResourceCreated><a:ReferenceParameters><w:SelectorSet><w:Selector Name="ShellId">S1</w:Selector></w:SelectorSet></a:ReferenceParameters></x:ResourceCreated><rsp:Shell><rsp:ShellId>S1</rsp:ShellId></rsp:Shell>`
	started  = `<rsp:CommandResponse><rsp:CommandId>C1</rsp:CommandId></rsp:CommandResponse>`
	received = `<rsp:ReceiveResponse><rsp:Stream Name="stdout" CommandId="C1">%s</rsp:Stream><rsp:Stream Name="stderr" CommandId="C1">%s</rsp:Stream><rsp:CommandState CommandId="C1" State="http://schemas.microsoft.com/wbem/wsman/1/windows/shell/CommandState/Done"><rsp:ExitCode>%d</rsp:ExitCode></rsp:CommandState></rsp:ReceiveResponse>`
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
	w.Header().Set("Content-Type", "application/soap+xml;charset=UTF-8")
	fmt.Fprintf(w, envelope, e.answer(string(b)))
}

func (e *Endpoint) answer(body string) string {
	switch {
	case strings.Contains(body, "transfer/Create"):
		return created
	case strings.Contains(body, "shell/Command"):
		if m := patterns().command.FindStringSubmatch(body); m != nil {
			e.mu.Lock()
			e.command = text(m[1])
			e.mu.Unlock()
		}
		return started
	case strings.Contains(body, "shell/Send"):
		e.send(body)
		return `<rsp:SendResponse/>`
	case strings.Contains(body, "shell/Receive"):
		command, stdin := e.input()
		out, errOut, code := e.Run(command, stdin)
		return fmt.Sprintf(received, base64.StdEncoding.EncodeToString([]byte(out)), base64.StdEncoding.EncodeToString([]byte(errOut)), code)
	}
	return ""
}

// text is the character data of an element, written with entities or as CDATA.
func text(s string) string {
	if t, ok := strings.CutPrefix(s, "<![CDATA["); ok {
		return strings.TrimSuffix(t, "]]>")
	}
	return html.UnescapeString(s)
}

func (e *Endpoint) send(body string) {
	m := patterns().stream.FindStringSubmatch(body)
	if m == nil {
		return
	}
	part, err := base64.StdEncoding.DecodeString(m[1])
	if err != nil {
		return
	}
	e.mu.Lock()
	e.stdin.Write(part)
	e.mu.Unlock()
}

// input waits until the CLIXML document that a client sends is complete.
func (e *Endpoint) input() (command, stdin string) {
	for range 400 {
		e.mu.Lock()
		command, stdin = e.command, e.stdin.String()
		e.mu.Unlock()
		if strings.HasSuffix(strings.TrimSpace(stdin), "</Objs>") {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	return command, stdin
}
