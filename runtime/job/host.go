package job

import (
	"context"
	"errors"
	"slices"
	"sync"

	"goposh/runtime/session"
)

// ErrNotInteractive is what a job's host answers when nobody can be asked.
var ErrNotInteractive = errors.New("a command that prompts the user failed because the host program or the command type does not support user interaction")

// Prompt is a question of a blocked job.
type Prompt struct {
	// Secure hides the answer; Text is what the job had written to its display when it asked.
	Secure bool
	Text   string
	reply  chan string
}

// Answer lets the job go on.
func (p *Prompt) Answer(line string) { p.reply <- line }

// host is the host of an isolated job. What the job asks blocks it until Receive-Job passes the question to the user, if the
// session that started it has one.
type host struct {
	job  *Job
	asks bool

	// mu guards shown: runspaces that the job opens share its host.
	mu    sync.Mutex
	shown []byte
}

// NewHost returns the host of a background job's child; parent is the host of the session that starts it.
func NewHost(parent session.Host, j *Job) session.Host {
	return &host{job: j, asks: parent != nil && parent.Name() == "ConsoleHost"}
}

func (*host) Name() string { return "ServerRemoteHost" }

func (h *host) Write(text string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.shown = append(h.shown, text...)
}

// takeShown gives what was shown since the last question.
func (h *host) takeShown() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	text := string(h.shown)
	h.shown = nil
	return text
}

func (*host) WriteError(string) {}

func (*host) Width() int { return 0 }

func (h *host) Interactive() bool { return h.asks }

func (*host) VirtualTerminal() bool { return false }

func (h *host) ReadLine(ctx context.Context, secure bool) (string, error) {
	if !h.asks {
		return "", ErrNotInteractive
	}
	p := &Prompt{Secure: secure, Text: h.takeShown(), reply: make(chan string, 1)}
	h.job.ask(p)
	defer h.job.answered(p)
	select {
	case <-ctx.Done():
		h.job.leftUnanswered()
		return "", ctx.Err()
	case s := <-p.reply:
		return s, nil
	}
}

func (j *Job) ask(p *Prompt) {
	j.mu.Lock()
	j.prompts = append(j.prompts, p)
	j.mu.Unlock()
	j.SetState(Blocked, nil)
}

func (j *Job) answered(p *Prompt) {
	j.mu.Lock()
	if i := slices.Index(j.prompts, p); i >= 0 {
		j.prompts = slices.Delete(j.prompts, i, i+1)
	}
	j.mu.Unlock()
	j.SetState(Running, nil)
}

// leftUnanswered notes that the job was stopped while it waited for an answer: that fails it.
func (j *Job) leftUnanswered() {
	j.mu.Lock()
	j.unanswered = true
	j.mu.Unlock()
}

// TakePrompt returns a question the blocked job waits with, or nil; whoever takes it answers it.
func (j *Job) TakePrompt() *Prompt {
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.prompts) == 0 {
		return nil
	}
	p := j.prompts[0]
	j.prompts = j.prompts[1:]
	return p
}

// RemoteHost is the host of a runspace that stands for another computer and has no one to ask.
func RemoteHost() session.Host { return &host{} }
