package types

import (
	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

var (
	typeThread      = lazyType{name: "System.Threading.Thread"}
	typeThreadState = lazyType{name: "System.Threading.ThreadState"}
	typeApartment   = lazyType{name: "System.Threading.ApartmentState"}
	typePriority    = lazyType{name: "System.Threading.ThreadPriority"}
)

// thread is System.Threading.Thread.CurrentThread: the one that a runspace's script runs on.
type thread struct{ value.Bag }

// Type implements value.Object.
func (*thread) Type() *value.Type { return typeThread.get() }

func threadSleep(c *Call) (value.Value, error) {
	d := timeoutArg(c, 0)
	if d < 0 {
		if c.Long(0) != -1 {
			return value.Null, neterr.ArgumentOutOfRange("millisecondsTimeout", "Number must be either non-negative and less than or equal to Int32.MaxValue or -1.")
		}
		<-c.RT.Context().Done()
		return value.Null, c.RT.Context().Err()
	}
	return void(sleep(c.RT.Context(), d))
}

// threadClass declares what scripts use of System.Threading.Thread; threads of their own run as jobs.
func threadClass() *Class {
	cultureOf := func(name string) Func {
		return func(c *Call) (value.Value, error) {
			t := Lookup("cultureinfo")
			if c.N() == 1 {
				return value.Void, SetStatic(c.RT, t, name, c.Args[0])
			}
			v, _, err := GetStatic(c.RT, t, name)
			return v, err
		}
	}
	return &Class{Members: []M{
		{"static Thread CurrentThread {get}", func(*Call) (value.Value, error) { return vobject(&thread{}) }},
		{"int ManagedThreadId {get}", constant(value.Int(1))},
		{"bool IsAlive {get}", constant(value.True)},
		{"bool IsBackground {get}", constant(value.False)},
		{"bool IsThreadPoolThread {get}", constant(value.False)},
		{"string Name {get}", constant(value.String("Pipeline Execution Thread"))},
		{"ThreadPriority Priority {get}", func(*Call) (value.Value, error) { return typePriority.enum(2), nil }},
		{"ThreadState ThreadState {get}", func(*Call) (value.Value, error) { return typeThreadState.enum(0), nil }},
		{"ApartmentState GetApartmentState()", func(*Call) (value.Value, error) { return typeApartment.enum(2), nil }},
		{"CultureInfo CurrentCulture {get;set}", cultureOf("CurrentCulture")},
		{"CultureInfo CurrentUICulture {get;set}", cultureOf("CurrentUICulture")},
		{"static void Sleep(int millisecondsTimeout)", threadSleep},
		{"static void Sleep(timespan timeout)", threadSleep},
		{"static bool Yield()", constant(value.True)},
		{"static void MemoryBarrier()", noop},
	}}
}
