package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"

	"goposh/runtime/process"
)

// signalled is the cause of a context that a signal ended.
type signalled struct{ number syscall.Signal }

// Error implements error.
func (s *signalled) Error() string { return "ended by signal: " + s.number.String() }

// signalExitCode is 128 and the number of the signal that ended ctx; that of an interrupt where none did.
func signalExitCode(ctx context.Context) int {
	if s, ok := context.Cause(ctx).(*signalled); ok {
		return 128 + int(s.number)
	}
	return exitInterrupted
}

// errInterrupted is the cause of the context of a command that the user interrupted.
var errInterrupted = errors.New("interrupted by the user")

// interrupts lets the user of a terminal interrupt one command, or what is typed, instead of the whole program.
type interrupts struct {
	mu     sync.Mutex
	cancel context.CancelCauseFunc // of what goes on; nil while an interrupt ends the program
}

// during gives what comes a context that an interrupt ends, until done is called.
func (i *interrupts) during(ctx context.Context) (command context.Context, done func()) {
	command, cancel := context.WithCancelCause(ctx)
	i.set(cancel)
	return command, func() {
		i.set(nil)
		cancel(nil)
	}
}

func (i *interrupts) set(cancel context.CancelCauseFunc) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.cancel = cancel
}

// interrupt ends what goes on; false where there is nothing but the program to end.
func (i *interrupts) interrupt() bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.cancel == nil {
		return false
	}
	i.cancel(errInterrupted)
	return true
}

// interrupted tells whether the user interrupted what the context was made for.
func interrupted(ctx context.Context) bool { return context.Cause(ctx) == errInterrupted }

// untilSignal gives a context that ends when the user interrupts the program, the terminal goes away or the system asks it to end:
// scripts are stopped, finally blocks run, jobs and programs end. A second signal waits for nothing. Signals that whoever started the
// program lets it ignore, as nohup does, are left so. An interrupt goes to i first.
func untilSignal(i *interrupts) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	ending := slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
	got := make(chan os.Signal, 2)
	if len(ending) > 0 {
		signal.Notify(got, ending...)
	}
	// Nobody takes this one: a reader that has gone is an error of the write, which does not end the script.
	broken := make(chan os.Signal, 1)
	signal.Notify(broken, syscall.SIGPIPE)
	over := make(chan struct{})
	go func() {
		for {
			select {
			case s := <-got:
				if s == os.Interrupt && ctx.Err() == nil && i.interrupt() {
					continue
				}
				number, _ := s.(syscall.Signal)
				if ctx.Err() != nil {
					endNow(128 + int(number))
				}
				cancel(&signalled{number})
			case <-over:
				return
			}
		}
	}()
	return ctx, func() {
		signal.Stop(got)
		close(over)
		cancel(nil)
	}
}

// endNow ends the program, and what it started, in the middle of what they do.
func endNow(code int) {
	// What cannot be ended now outlives the program.
	_ = process.KillDescendants()
	os.Exit(code)
}
