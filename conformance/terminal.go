package conformance

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"
)

// terminalPrefixes begin the ids of the recorded terminal sessions that are run. Those of the interactive area type and edit lines
// key by key on a screen; they have no runner.
var terminalPrefixes = [...]string{"debugger/"}

func isTerminal(id string) bool {
	for _, prefix := range terminalPrefixes {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return false
}

// The size of the terminal of the recordings, in characters.
const (
	terminalColumns = 100
	terminalRows    = 30
)

const (
	// quietTime is how long a terminal that shows a prompt, but not what is expected, must stay silent to count as waiting.
	quietTime = 150 * time.Millisecond
	// stepTime limits the silence within a step that shows no prompt, or not yet all that is expected.
	stepTime = 5 * time.Second
)

// terminalSession is a process at a pseudo-terminal.
type terminalSession struct {
	keyboard *os.File
	// chunks is what the process prints; it is closed behind the last of it.
	chunks <-chan string
	scrub  *scrubber
}

// runTerminal runs a terminal case and compares what each line typed brought to the screen.
func (p *processRunner) runTerminal(ctx context.Context, c *Case) Verdict {
	dir, err := p.work.shortCaseDir(c.Files)
	if err != nil {
		return failed("%v", err)
	}
	defer p.work.remove(dir)
	home, err := p.work.dir()
	if err != nil {
		return failed("%v", err)
	}
	defer p.work.remove(home)

	ctx, cancel := context.WithTimeout(ctx, p.timeout)
	defer cancel()
	m := machine{cwd: dir, home: home, psHome: filepath.Dir(p.binary)}
	m.host, _ = os.Hostname()
	env := baseEnv(home, filepath.Dir(p.shell))
	delete(env, "NO_COLOR")
	env["TERM"] = c.Term

	cmd := exec.CommandContext(ctx, p.shell, append([]string{"-NoProfile", "-NoLogo"}, c.Args...)...)
	cmd.Dir = dir
	cmd.Env = environ(env)
	keyboard, err := startAtTerminal(cmd)
	if err != nil {
		return failed("%v", err)
	}
	chunks := make(chan string)
	var reader sync.WaitGroup
	reader.Go(func() { readTerminal(ctx, keyboard, chunks) })
	defer reader.Wait()
	defer func() {
		// The process is at its prompt and has no other end; closing the terminal ends the reader.
		cancel()
		_ = cmd.Wait()
		_ = keyboard.Close()
	}()

	s := &terminalSession{keyboard: keyboard, chunks: chunks, scrub: newScrubber(m, c)}
	got := make([]string, 0, len(c.Steps))
	for i, step := range c.Steps {
		if i > 0 {
			if _, err := keyboard.WriteString(step.keys()); err != nil {
				return failed("step %d: %v", i, err)
			}
		}
		out, err := s.answer(ctx, step.expected())
		if err != nil {
			return failed("step %d, %q: %v; showed %q", i, step.In, err, tail(out))
		}
		got = append(got, out)
	}
	return compareTerminal(c, got)
}

// keys is what typing the step's line sends: a line with control characters is sent as it stands, any other is entered.
func (s TerminalStep) keys() string {
	if strings.ContainsFunc(s.In, unicode.IsControl) {
		return s.In
	}
	return s.In + "\r"
}

// readTerminal sends on what the process prints until it ends.
func readTerminal(ctx context.Context, from *os.File, to chan<- string) {
	defer close(to)
	buf := make([]byte, 32<<10)
	for {
		n, err := from.Read(buf)
		if n > 0 {
			select {
			case to <- string(buf[:n]):
			case <-ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// answer collects what a step shows, scrubbed. The step is over when it shows what is expected, and otherwise at the next prompt. While
// it may still become what is expected nothing but a long silence ends it, so that a busy machine does not change the outcome.
func (s *terminalSession) answer(ctx context.Context, want string) (string, error) {
	plainWant := plainTerminal(want)
	var raw strings.Builder
	for {
		out := s.scrub.text(raw.String())
		plain := plainTerminal(out)
		if plain == plainWant && !strings.HasSuffix(out, "\x1b") {
			return out, nil
		}
		wait := stepTime
		if promptPattern().MatchString(plain) && !strings.HasPrefix(plainWant, plain) {
			wait = quietTime
		}
		select {
		case chunk, open := <-s.chunks:
			if !open {
				return out, errors.New("the process ended")
			}
			raw.WriteString(chunk)
		case <-time.After(wait):
			if promptPattern().MatchString(plain) {
				return out, nil
			}
			return out, fmt.Errorf("no prompt after %v", wait)
		case <-ctx.Done():
			return out, ctx.Err()
		}
	}
}

var (
	// escapePattern are control sequences, window titles and two-character escapes.
	escapePattern = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>])`)
	})
	promptPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|\n)(?:[^\n]*PS [^\n]*>|>>) $`) })
	// countedPattern are the sequences whose number depends on timing; the recordings leave them out.
	countedPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\x1b(?:\[6n|\[\?1[hl]|[=>])`) })
)

// plainTerminal is the text that a terminal is sent, without escape sequences and with plain line breaks.
func plainTerminal(out string) string {
	return strings.ReplaceAll(escapePattern().ReplaceAllLiteralString(out, ""), "\r\n", "\n")
}

// placeFeedback stands for suggestions that the machine's programs decide on; they are printed only where there are any.
const placeFeedback = "<FEEDBACK>\r\n\r\n"

// expected is what the step must show: suggestions depend on the machine.
func (s TerminalStep) expected() string { return strings.ReplaceAll(s.Out, placeFeedback, "") }

// compareTerminal compares what the steps showed. Escape sequences only count strictly.
func compareTerminal(c *Case, got []string) Verdict {
	var d diffs
	for i, step := range c.Steps {
		field := fmt.Sprintf("steps[%d]", i)
		want, shown := step.expected(), countedPattern().ReplaceAllLiteralString(got[i], "")
		if want == shown {
			continue
		}
		if w, s := plainTerminal(want), plainTerminal(shown); w != s {
			d.text(field, w, s)
		} else {
			d.add(field, fmt.Sprintf("%q\n", want), fmt.Sprintf("%q\n", shown), true)
		}
	}
	return d.verdict()
}
