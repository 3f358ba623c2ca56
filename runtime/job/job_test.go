package job

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// fakeRunspace runs Go functions by the text of their script.
type fakeRunspace struct {
	scripts map[string]func(context.Context, Request, Sinks) error
}

func (*fakeRunspace) Context() context.Context              { return context.Background() }
func (*fakeRunspace) Culture() *culture.Culture             { return culture.Invariant() }
func (*fakeRunspace) Directory() string                     { return "/" }
func (*fakeRunspace) Getenv(string) (string, bool)          { return "", false }
func (*fakeRunspace) Setenv(string, string, bool)           {}
func (*fakeRunspace) Environ() []string                     { return nil }
func (*fakeRunspace) FindType(name string) *value.Type      { return types.Lookup(name) }
func (*fakeRunspace) TypeDataVersion() uint64               { return 0 }
func (*fakeRunspace) TypeMembers(n string) *value.MemberSet { return types.BuiltinTypeMembers(n) }
func (*fakeRunspace) Service(any) any                       { return nil }
func (*fakeRunspace) Session() *session.Session             { return nil }
func (*fakeRunspace) Guarded() bool                         { return false }
func (*fakeRunspace) Reset()                                {}

func (*fakeRunspace) Close() {}
func (*fakeRunspace) Invoke(value.ScriptBlock, value.Value, value.Value, ...value.Value) ([]value.Value, error) {
	return nil, nil
}

func (f *fakeRunspace) Exec(ctx context.Context, r Request, s Sinks) error {
	return f.scripts[r.Text](ctx, r, s)
}

// NewRunspace makes the runspace its own runner.
func (f *fakeRunspace) NewRunspace(RunspaceOptions) (Runspace, error) { return f, nil }

func sleeper(ctx context.Context, _ Request, _ Sinks) error {
	<-ctx.Done()
	return ctx.Err()
}

func newRunner() *fakeRunspace {
	return &fakeRunspace{map[string]func(context.Context, Request, Sinks) error{
		"out": func(_ context.Context, r Request, s Sinks) error {
			if err := s.Output(value.Of(value.NewCustomObject(1).AddNote("A", value.Int(1)))); err != nil {
				return err
			}
			return s.Error(errs.New("System.InvalidOperationException", "Id", errs.InvalidData, value.Null, "soft"))
		},
		"throw": func(context.Context, Request, Sinks) error {
			return errs.New("System.IO.FileNotFoundException", "Hard", errs.OpenError, value.Null, "gone")
		},
		"panic": func(context.Context, Request, Sinks) error { panic("in a job") },
		"sleep": sleeper,
	}}
}

func start(r *Repository, text string) *Job {
	j, release := r.StartBackground(newRunner(), BackgroundOptions{Command: text, Request: Request{Text: text}})
	release()
	return j
}

func wait(t *testing.T, j *Job) {
	t.Helper()
	select {
	case <-j.Finished():
	case <-time.After(10 * time.Second):
		t.Fatalf("job %d is %s", j.ID(), j.State())
	}
}

func TestBackgroundJob(t *testing.T) {
	r := Of(&session.Session{})
	j := start(r, "out")
	wait(t, j)
	require.Equal(t, Completed, j.State())
	require.EqualValues(t, 1, j.ID())
	child := j.Children()[0]
	require.EqualValues(t, 2, child.ID())
	require.True(t, j.HasMoreData())
	records := child.Records(false)
	require.Len(t, records, 2)
	set := value.InstanceMembers(records[0].Value)
	require.Equal(t, "Deserialized.System.Management.Automation.PSCustomObject", set.TypeNames()[0])
	require.Equal(t, value.String("localhost"), set.Find("PSComputerName").Value)
	require.Equal(t, stream.Error, records[1].Stream)
	require.Equal(t, "System.Management.Automation.RemoteException", records[1].ErrorRecord().Exception.TypeName)
	require.Equal(t, "Id", records[1].ErrorRecord().FullyQualifiedErrorID())
	require.False(t, j.HasMoreData())
}

func TestFailure(t *testing.T) {
	r := Of(&session.Session{})
	for _, text := range []string{"throw", "panic"} {
		j := start(r, text)
		wait(t, j)
		child := j.Children()[0]
		require.Equal(t, Failed, j.State(), text)
		require.Nil(t, j.Info().Reason)
		require.NotNil(t, child.Info().Reason)
		require.NotNil(t, child.Failure())
	}
}

func TestStopAndClose(t *testing.T) {
	s := &session.Session{}
	r := Of(s)
	j, k := start(r, "sleep"), start(r, "sleep")
	j.Stop()
	require.Equal(t, Stopped, j.State())
	Close(s)
	require.Equal(t, Stopped, k.State())
	late := start(r, "out")
	wait(t, late)
	require.Equal(t, Stopped, late.State())
}

// TestStopOneChild stops the only child of a job, which completes the job.
func TestStopOneChild(t *testing.T) {
	j := start(Of(&session.Session{}), "sleep")
	j.Children()[0].Stop()
	wait(t, j)
	require.Equal(t, Stopped, j.Children()[0].State())
	require.Equal(t, Completed, j.State())
}

func TestThrottleKeepsOrderAndLimit(t *testing.T) {
	r := Of(&session.Session{})
	var jobs []*Job
	for range 4 {
		jobs = append(jobs, r.StartThread(newRunner(), ThreadOptions{Request: Request{Text: "sleep"}, Limit: 2}))
	}
	require.Eventually(t, func() bool { return jobs[0].State() == Running && jobs[1].State() == Running }, 5*time.Second, time.Millisecond)
	require.Equal(t, NotStarted, jobs[2].State())
	jobs[3].Stop()
	require.Equal(t, Stopped, jobs[3].State())
	jobs[0].Stop()
	require.Eventually(t, func() bool { return jobs[2].State() == Running }, 5*time.Second, time.Millisecond)
	r.Close()
}

func TestFuncJobsFailAlone(t *testing.T) {
	r := Of(&session.Session{})
	j := r.StartFunc(Spec{Class: ClassRemoting, TypeName: "WmiJob"}, 1,
		Child{"A", func(context.Context, *Job) error { return errors.New("unreachable") }},
		Child{"B", func(_ context.Context, j *Job) error { j.Add(stream.Output, value.Int(1)); return nil }})
	wait(t, j)
	require.Equal(t, Failed, j.State())
	require.Equal(t, Completed, j.Children()[1].State())
	require.Equal(t, "A,B", j.Location())
	require.Len(t, j.Children()[1].Stream(stream.Output), 1)
	require.EqualValues(t, 4, r.NextID())
}

func TestManyJobsAtOnce(t *testing.T) {
	r := Of(&session.Session{})
	var mu sync.Mutex
	events := 0
	for range 200 {
		j := start(r, "out")
		j.Watch(func(*StateEvent) { mu.Lock(); events++; mu.Unlock() })
	}
	for _, j := range r.Jobs() {
		wait(t, j)
		require.True(t, r.Remove(j))
	}
	require.Empty(t, r.Jobs())
}

func TestJobThatIsGivenUpMakesRoom(t *testing.T) {
	r := Of(&session.Session{})
	held := make(chan struct{})
	runner := newRunner()
	runner.scripts["stuck"] = func(context.Context, Request, Sinks) error {
		<-held
		return nil
	}
	stuck := r.StartThread(runner, ThreadOptions{Request: Request{Text: "stuck"}, Limit: 1})
	next := r.StartThread(runner, ThreadOptions{Request: Request{Text: "sleep"}})
	last := r.StartThread(runner, ThreadOptions{Request: Request{Text: "sleep"}})
	require.Eventually(t, func() bool { return stuck.State() == Running }, 5*time.Second, time.Millisecond)
	stuck.Stop()
	require.Eventually(t, func() bool { return next.State() == Running }, 5*time.Second, time.Millisecond)
	close(held)
	// The end of what was given up makes no room a second time.
	require.Never(t, func() bool { return last.State() != NotStarted }, 50*time.Millisecond, 5*time.Millisecond)
	r.Close()
}
