package types

import (
	"context"
	"sync"
	"time"

	"goposh/runtime/errs"
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// Task is a System.Threading.Tasks.Task, or a Task`1 with a result. It is safe for concurrent use.
type Task struct {
	value.Bag
	typ  *value.Type
	done chan struct{}

	once   sync.Once
	result value.Value // valid once done is closed
	err    error
}

var typeTaskOf = lazyType{name: "System.Threading.Tasks.Task`1"}

// NewTask returns a task that runs, with a result of a type; nil for none.
func NewTask(result *value.Type) *Task {
	t := &Task{typ: typeOr("System.Threading.Tasks.Task"), done: make(chan struct{})}
	if result != nil {
		t.typ = typeTaskOf.of(result)
	}
	return t
}

// Complete ends the task with a result or an error; the first call counts.
func (t *Task) Complete(result value.Value, err error) {
	t.once.Do(func() {
		t.result, t.err = result, err
		close(t.done)
	})
}

// Type implements value.Object.
func (t *Task) Type() *value.Type { return t.typ }

// wait implements waitable.
func (t *Task) wait(ctx context.Context, timeout time.Duration) (bool, error) {
	return (&doneHandle{done: t.done}).wait(ctx, timeout)
}

// The numbers of System.Threading.Tasks.TaskStatus.
const (
	taskWaiting   = 1
	taskCompleted = 5
	taskCanceled  = 6
	taskFaulted   = 7
)

func (t *Task) status() int {
	select {
	case <-t.done:
	default:
		return taskWaiting
	}
	switch {
	case t.err == nil:
		return taskCompleted
	case errs.ExceptionFrom(t.err).TypeName == "System.OperationCanceledException", passes(t.err):
		return taskCanceled
	}
	return taskFaulted
}

// failure is the AggregateException of a task that failed.
func (t *Task) failure() error {
	switch t.status() {
	case taskFaulted:
		inner := errs.ExceptionFrom(t.err)
		return aggregate(inner)
	case taskCanceled:
		return aggregate(errs.NewException("System.Threading.Tasks.TaskCanceledException", "A task was canceled."))
	}
	return nil
}

func aggregate(inner *errs.Exception) *errs.Exception {
	return errs.NewException("System.AggregateException", "One or more errors occurred. ("+inner.Message+")").WithInner(inner)
}

// taskWait is Task.Wait.
func taskWait(c *Call) (value.Value, error) {
	t := this[*Task](c)
	ok, err := t.wait(c.RT.Context(), timeoutArg(c, 0))
	if err == nil && ok {
		err = t.failure()
	}
	if c.N() == 0 {
		return value.Void, err
	}
	return value.Bool(ok), err
}

func taskResult(c *Call) (value.Value, error) {
	if _, err := taskWait(&Call{RT: c.RT, This: c.This}); err != nil {
		return value.Null, err
	}
	return this[*Task](c).result, nil
}

// taskClass declares System.Threading.Tasks.Task.
func taskClass() *Class {
	is := func(states ...int) Func {
		return func(c *Call) (value.Value, error) {
			s := this[*Task](c).status()
			for _, x := range states {
				if s == x {
					return value.True, nil
				}
			}
			return value.False, nil
		}
	}
	return &Class{Members: []M{
		{"bool IsCompleted {get}", is(taskCompleted, taskCanceled, taskFaulted)},
		{"bool IsCompletedSuccessfully {get}", is(taskCompleted)},
		{"bool IsCanceled {get}", is(taskCanceled)},
		{"bool IsFaulted {get}", is(taskFaulted)},
		{"System.Threading.Tasks.TaskStatus Status {get}", func(c *Call) (value.Value, error) {
			return enumOf("System.Threading.Tasks.TaskStatus", int64(this[*Task](c).status())), nil
		}},
		{"System.AggregateException Exception {get}", func(c *Call) (value.Value, error) {
			if t := this[*Task](c); t.status() == taskFaulted {
				return value.Of(errs.ExceptionFrom(t.failure())), nil
			}
			return value.Null, nil
		}},
		{"object AsyncState {get}", constant(value.Null)},
		{"System.Threading.WaitHandle System.IAsyncResult.AsyncWaitHandle {get}", func(c *Call) (value.Value, error) {
			return NewWaitHandle(this[*Task](c).done), nil
		}},
		{"void Wait()", taskWait},
		{"bool Wait(int millisecondsTimeout)", taskWait},
		{"bool Wait(timespan timeout)", taskWait},
		{"System.Runtime.CompilerServices.TaskAwaiter GetAwaiter()", taskAwaiter},
		{"void Dispose()", noop},
		{"static System.Threading.Tasks.Task CompletedTask {get}", func(*Call) (value.Value, error) {
			t := NewTask(nil)
			t.Complete(value.Null, nil)
			return vobject(t)
		}},
		{"static System.Threading.Tasks.Task[TResult] FromResult<TResult>(TResult result)", func(c *Call) (value.Value, error) {
			t := NewTask(c.TypeArgs[0])
			t.Complete(c.Args[0], nil)
			return vobject(t)
		}},
		{"static System.Threading.Tasks.Task Delay(int millisecondsDelay)", taskDelay},
		{"static System.Threading.Tasks.Task Delay(timespan delay)", taskDelay},
		{"static void WaitAll(params System.Threading.Tasks.Task[] tasks)", func(c *Call) (value.Value, error) {
			_, err := waitTasks(c, len(listItems(c.Args[0])))
			return value.Void, err
		}},
		{"static int WaitAny(params System.Threading.Tasks.Task[] tasks)", func(c *Call) (value.Value, error) {
			i, err := waitTasks(c, 1)
			return value.Int(int32(i)), err
		}},
	}}
}

// taskOfClass declares System.Threading.Tasks.Task`1.
func taskOfClass() *Class {
	return &Class{Members: []M{
		{"TResult Result {get}", taskResult},
		{"System.Runtime.CompilerServices.TaskAwaiter[TResult] GetAwaiter()", taskAwaiter},
	}}
}

// taskDelay is a task that ends after a time.
func taskDelay(c *Call) (value.Value, error) {
	t := NewTask(nil)
	if d := timeoutArg(c, 0); d >= 0 {
		// The timer holds no goroutine; a task that nobody waits for ends unseen.
		time.AfterFunc(d, func() { t.Complete(value.Null, nil) })
	}
	return vobject(t)
}

func listItems(v value.Value) []value.Value {
	if a, ok := v.Base().Ref().(*value.Array); ok {
		return a.Items
	}
	return nil
}

// waitTasks waits until count of the tasks have ended and gives the position of the first that had.
func waitTasks(c *Call, count int) (int, error) {
	const poll = time.Millisecond
	items := listItems(c.Args[0])
	for {
		first, ended := -1, 0
		var failure error
		for i, v := range items {
			t, ok := v.Base().Ref().(*Task)
			if !ok {
				return -1, neterr.Argument("tasks", "The tasks argument included a null value.")
			}
			if t.status() == taskWaiting {
				continue
			}
			if ended++; first < 0 {
				first = i
			}
			if failure == nil {
				failure = t.failure()
			}
		}
		if ended >= count {
			if count == 1 && len(items) > 1 {
				failure = nil
			}
			return first, failure
		}
		if err := sleep(c.RT.Context(), poll); err != nil {
			return -1, err
		}
	}
}

// awaiter is a System.Runtime.CompilerServices.TaskAwaiter.
type awaiter struct {
	value.Bag
	task *Task
}

var typeAwaiter = lazyType{name: "System.Runtime.CompilerServices.TaskAwaiter"}

// Type implements value.Object.
func (*awaiter) Type() *value.Type { return typeAwaiter.get() }

func taskAwaiter(c *Call) (value.Value, error) { return vobject(&awaiter{task: this[*Task](c)}) }

// taskAwaiterClass declares System.Runtime.CompilerServices.TaskAwaiter: GetResult throws what the task threw, unwrapped.
func taskAwaiterClass() *Class {
	return &Class{Members: []M{
		{"bool IsCompleted {get}", func(c *Call) (value.Value, error) {
			return vbool(this[*awaiter](c).task.status() != taskWaiting)
		}},
		{"object GetResult()", func(c *Call) (value.Value, error) {
			t := this[*awaiter](c).task
			if _, err := t.wait(c.RT.Context(), -1); err != nil {
				return value.Null, err
			}
			if f := t.failure(); f != nil {
				return value.Null, errs.ExceptionFrom(f).Inner
			}
			if t.typ.Definition == nil {
				return value.Void, nil
			}
			return t.result, nil
		}},
	}}
}
