package management

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/process"
	"goposh/runtime/session"
)

// hostFiles is a host that started programs may write to directly: its input, output and error files; nil for none.
type hostFiles interface {
	Files() (in, out, err *os.File)
}

// outputPump brings what a started process writes to the host, on the session's goroutine.
type outputPump struct {
	text chan hostText
}

// hostText is a piece of output.
type hostText struct {
	text  string
	error bool
}

// pumpWriter hands output to the session's goroutine.
type pumpWriter struct {
	pump  *outputPump
	error bool
}

// Write implements io.Writer.
func (w pumpWriter) Write(b []byte) (int, error) {
	w.pump.text <- hostText{string(b), w.error}
	return len(b), nil
}

// output connects what is not redirected: to the host's files where it has any; else to the host while the command waits for the
// process. What a process that is not waited for writes then goes nowhere.
func (s *startProcess) output(c *cmdlet.Context, cmd *exec.Cmd) *outputPump {
	p := &outputPump{}
	if h, ok := c.Session().Host.(hostFiles); ok {
		in, out, errOut := h.Files()
		if cmd.Stdin == nil && in != nil {
			cmd.Stdin = in
		}
		if cmd.Stdout == nil && out != nil {
			cmd.Stdout = out
		}
		if cmd.Stderr == nil && errOut != nil {
			cmd.Stderr = errOut
		}
		return p
	}
	if !s.Wait || c.Session().Host == nil {
		return p
	}
	p.text = make(chan hostText)
	if cmd.Stdout == nil {
		cmd.Stdout = pumpWriter{pump: p}
	}
	if cmd.Stderr == nil {
		cmd.Stderr = pumpWriter{pump: p, error: true}
	}
	return p
}

// wait waits for the process, writing its output meanwhile. A stopped pipeline ends the process.
func (p *outputPump) wait(c *cmdlet.Context, proc *process.Process) error {
	if p.text == nil {
		if _, err := proc.Wait(c.Context(), -1); err != nil {
			_ = proc.KillTree()
			return err
		}
		return nil
	}
	ended := time.NewTicker(5 * time.Millisecond)
	defer ended.Stop()
	for {
		select {
		case t := <-p.text:
			if t.error {
				c.Session().Host.WriteError(t.text)
			} else {
				c.Session().Host.Write(t.text)
			}
		case <-ended.C:
			if proc.HasExited() {
				return nil
			}
		case <-c.Context().Done():
			_ = proc.KillTree()
			go p.drain(proc)
			return c.Context().Err()
		}
	}
}

// drain keeps the writers of a process that was killed from blocking, until it is gone.
func (p *outputPump) drain(proc *process.Process) {
	for !proc.HasExited() {
		select {
		case <-p.text:
		case <-time.After(time.Millisecond):
		}
	}
}

// lookPath finds a program on the session's PATH.
func lookPath(env *session.Environment, name string) (string, bool) {
	dirs, _ := env.Get("PATH")
	for _, dir := range filepath.SplitList(dirs) {
		full := filepath.Join(dir, name)
		if fi, err := os.Stat(full); err == nil && fi.Mode().IsRegular() && fi.Mode().Perm()&0o111 != 0 {
			return full, true
		}
	}
	return "", false
}

// splitArguments splits a command line as .NET does: blanks separate, double quotes group, a backslash before a quote takes it
// as it is.
func splitArguments(line string) []string {
	var out []string
	var b strings.Builder
	quoted, some := false, false
	for i := 0; i < len(line); i++ {
		switch ch := line[i]; {
		case ch == '\\':
			n := 0
			for i < len(line) && line[i] == '\\' {
				n++
				i++
			}
			if i < len(line) && line[i] == '"' {
				b.WriteString(strings.Repeat("\\", n/2))
				if n%2 == 1 {
					b.WriteByte('"')
				} else {
					i--
				}
			} else {
				b.WriteString(strings.Repeat("\\", n))
				i--
			}
			some = true
		case ch == '"' && quoted && i+1 < len(line) && line[i+1] == '"':
			b.WriteByte('"')
			i++
		case ch == '"':
			quoted, some = !quoted, true
		case (ch == ' ' || ch == '\t') && !quoted:
			if some {
				out = append(out, b.String())
				b.Reset()
				some = false
			}
		default:
			b.WriteByte(ch)
			some = true
		}
	}
	if some {
		out = append(out, b.String())
	}
	return out
}
