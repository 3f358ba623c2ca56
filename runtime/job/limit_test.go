package job

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// writer makes a runner whose script writes n numbers, and one more when it is stopped.
func writer(n int) *fakeRunspace {
	return &fakeRunspace{map[string]func(context.Context, Request, Sinks) error{
		"write": func(ctx context.Context, _ Request, s Sinks) error {
			for i := range n {
				if err := s.Output(value.Int(int32(i))); err != nil {
					return err
				}
				if ctx.Err() != nil {
					return s.Output(value.Int(-1))
				}
			}
			return nil
		},
	}}
}

// limited starts a job of n numbers; the second result is the one that holds them.
var limited = map[string]func(r *Repository, n, limit int) (j, holder *Job){
	"background": func(r *Repository, n, limit int) (j, holder *Job) {
		j, release := r.StartBackground(writer(n), BackgroundOptions{Request: Request{Text: "write"}, OutputLimit: limit})
		release()
		return j, j.Children()[0]
	},
	"thread": func(r *Repository, n, limit int) (j, holder *Job) {
		j = r.StartThread(writer(n), ThreadOptions{Request: Request{Text: "write"}, OutputLimit: limit})
		return j, j
	},
	"function": func(r *Repository, n, limit int) (j, holder *Job) {
		j = r.StartFunc(Spec{Class: ClassRemoting, OutputLimit: limit}, 0, Child{Work: func(ctx context.Context, j *Job) error {
			return writer(n).scripts["write"](ctx, Request{}, liveSinks(j))
		}})
		return j, j.Children()[0]
	},
}

func held(j *Job) int {
	j.mu.Lock()
	defer j.mu.Unlock()
	return len(j.records)
}

// waitHeldUp waits until a job waits for somebody to receive.
func waitHeldUp(t *testing.T, j *Job) {
	t.Helper()
	require.Eventually(t, func() bool {
		j.mu.Lock()
		defer j.mu.Unlock()
		return j.room != nil
	}, 10*time.Second, time.Millisecond)
}

func TestOutputLimit(t *testing.T) {
	const count, limit = 200_000, 1000
	for name, start := range limited {
		t.Run(name, func(t *testing.T) {
			j, holder := start(Of(&session.Session{}), count, limit)
			waitHeldUp(t, holder)
			require.Equal(t, limit, held(holder))
			require.Equal(t, Running, j.State())
			require.Len(t, holder.Records(true), limit, "kept objects make no room")

			most := 0
			quit := make(chan struct{})
			var observer sync.WaitGroup
			observer.Go(func() {
				for {
					select {
					case <-quit:
						return
					default:
						most = max(most, held(holder))
					}
					time.Sleep(100 * time.Microsecond)
				}
			})
			next := 0
			for ended := false; !ended; {
				changed := j.Changed()
				ended = j.State().Finished()
				records := holder.Records(false)
				require.LessOrEqual(t, len(records), limit)
				for _, r := range records {
					require.Equal(t, stream.Output, r.Stream)
					if got := r.Value.Base().Int64(); got != int64(next) {
						t.Fatalf("object %d is %d", next, got)
					}
					next++
				}
				if ended || len(records) > 0 {
					continue
				}
				select {
				case <-changed:
				case <-time.After(10 * time.Second):
					t.Fatalf("nothing came after %d objects; the job is %s", next, j.State())
				}
			}
			close(quit)
			observer.Wait()
			require.Equal(t, count, next)
			require.LessOrEqual(t, most, limit)
			require.Equal(t, Completed, j.State())
		})
	}
}

func TestStopWhileHeldUp(t *testing.T) {
	for name, start := range limited {
		t.Run(name, func(t *testing.T) {
			j, holder := start(Of(&session.Session{}), 1000, 10)
			waitHeldUp(t, holder)
			j.StopAsync()
			wait(t, j)
			require.Equal(t, Stopped, j.State())
			records := holder.Records(false)
			// What it still writes counts only until it is given up, which a busy machine may do first.
			require.GreaterOrEqual(t, len(records), 10)
			require.LessOrEqual(t, len(records), 12, "what was held, the object that waited and the last words")
			for i, r := range records {
				want := i
				if i == 11 {
					want = -1
				}
				require.EqualValues(t, want, r.Value.Base().Int64())
			}
		})
	}
}

func TestCloseAndRemoveWhileHeldUp(t *testing.T) {
	s := &session.Session{}
	r := Of(s)
	removed, holder := limited["background"](r, 1000, 10)
	waitHeldUp(t, holder)
	require.True(t, r.Remove(removed))
	wait(t, removed)
	require.Equal(t, Completed, removed.State())
	require.Empty(t, holder.Records(true))
	closed, holder := limited["thread"](r, 1000, 10)
	waitHeldUp(t, holder)
	Close(s)
	require.Equal(t, Stopped, closed.State())
}

func TestLift(t *testing.T) {
	for name, start := range limited {
		t.Run(name, func(t *testing.T) {
			j, holder := start(Of(&session.Session{}), 1000, 10)
			waitHeldUp(t, holder)
			Lift([]*Job{j}, []*Job{holder})()
			require.Equal(t, 10, held(holder), "what is received is not lifted")
			defer Lift([]*Job{j}, nil)()
			wait(t, j)
			require.Equal(t, 1000, held(holder))
		})
	}
}

func TestLimitReturnsAfterLift(t *testing.T) {
	j, holder := limited["thread"](Of(&session.Session{}), 1<<30, 10)
	waitHeldUp(t, holder)
	restore := Lift([]*Job{j}, nil)
	require.Eventually(t, func() bool { return held(holder) > 10 }, 10*time.Second, time.Millisecond)
	restore()
	waitHeldUp(t, holder)
	n := held(holder)
	holder.Records(false)
	waitHeldUp(t, holder)
	require.Greater(t, n, 10)
	require.Equal(t, 10, held(holder))
	j.Stop()
}

// TestLiftReachesTheQueue waits for a job whose turn only comes when one that is held up has ended.
func TestLiftReachesTheQueue(t *testing.T) {
	r := Of(&session.Session{})
	r.throttle.SetLimit(1)
	first, _ := limited["thread"](r, 1000, 10)
	waitHeldUp(t, first)
	other, holder := limited["background"](r, 1000, 10)
	waitHeldUp(t, holder)
	second, _ := limited["thread"](r, 1000, 10)
	require.Equal(t, NotStarted, second.State())
	defer Lift([]*Job{second}, nil)()
	wait(t, second)
	require.Equal(t, Completed, first.State())
	require.Equal(t, Running, other.State(), "jobs outside the queue keep their limit")
	other.Stop()
}
