package netregex

import (
	"context"
	"sync"
	"time"

	"github.com/dlclark/regexp2"
)

// The engine can be told when to give up, but not that it is no longer wanted. So a match gets a short time first, which nearly
// all need only a fraction of; one that needs more is begun again in a goroutine of its own, with twice the time at each attempt,
// while the caller waits for it or for the end of its context. What was given up ends with its attempt: no later than it has run
// already.
const (
	firstAttempt = 40 * time.Millisecond
	// clockPeriod is how exactly the engine keeps its times.
	clockPeriod = 10 * time.Millisecond
)

// setClock makes the engine's clock exact enough; it must not be changed once the clock runs.
var setClock = sync.OnceFunc(func() { regexp2.SetTimeoutCheckPeriod(clockPeriod) })

// patient gives a fresh engine its first time limit.
func (r *Regex) patient(re *regexp2.Regexp) {
	setClock()
	re.MatchTimeout = firstAttempt
	if r.timeout > 0 {
		re.MatchTimeout = min(firstAttempt, r.timeout)
	}
}

// Within returns the regex for use under ctx: a match that takes long fails with ctx's error when ctx ends.
func (r *Regex) Within(ctx context.Context) *Regex {
	if r.literal != "" || ctx == r.ctx || ctx.Done() == nil {
		return r
	}
	c := *r
	c.ctx = ctx
	return &c
}

// Within returns the match with a regex whose Next is under ctx.
func (m *Match) Within(ctx context.Context) *Match {
	r := m.regex.Within(ctx)
	if r == m.regex {
		return m
	}
	c := *m
	c.regex = r
	return &c
}

// search is one use of the engine.
type search func(*regexp2.Regexp) (*regexp2.Match, error)

// run uses the engine until it is done, its timeout is over, or the regex's context ends.
func (r *Regex) run(f search) (*regexp2.Match, error) {
	m, err := f(r.re)
	if err == nil {
		return m, nil
	}
	if r.timeout > 0 && r.timeout <= r.re.MatchTimeout {
		return nil, timedOut()
	}
	ctx := r.ctx
	if ctx == nil {
		return r.insist(context.Background(), f)
	}
	type result struct {
		m   *regexp2.Match
		err error
	}
	done := make(chan result, 1)
	go func() {
		m, err := r.insist(ctx, f)
		done <- result{m, err}
	}()
	select {
	case x := <-done:
		return x.m, x.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// insist tries with ever more time.
func (r *Regex) insist(ctx context.Context, f search) (*regexp2.Match, error) {
	for limit := 2 * firstAttempt; ctx.Err() == nil; limit *= 2 {
		// A compiled engine has one time limit for all who use it.
		re, err := compileEngine(r.pattern, r.options)
		if err != nil {
			return nil, err
		}
		re.MatchTimeout = limit
		if r.timeout > 0 {
			re.MatchTimeout = r.timeout
		}
		m, err := f(re)
		if err == nil {
			return m, nil
		}
		if r.timeout > 0 {
			return nil, timedOut()
		}
	}
	return nil, ctx.Err()
}
