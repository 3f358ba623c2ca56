package types

import (
	"context"

	"goposh/runtime/culture"
	"goposh/runtime/value"
)

// testRuntime is a session with nothing in it: the invariant culture, no environment.
type testRuntime struct{ dir string }

func (*testRuntime) Context() context.Context     { return context.Background() }
func (*testRuntime) Culture() *culture.Culture    { return culture.Invariant() }
func (r *testRuntime) Directory() string          { return r.dir }
func (*testRuntime) Getenv(string) (string, bool) { return "", false }
func (*testRuntime) Setenv(string, string, bool)  {}
func (*testRuntime) Environ() []string            { return nil }
func (*testRuntime) Invoke(value.ScriptBlock, value.Value, value.Value, ...value.Value) ([]value.Value, error) {
	return nil, nil
}
func (*testRuntime) FindType(string) *value.Type         { return nil }
func (*testRuntime) TypeMembers(string) *value.MemberSet { return nil }
func (*testRuntime) Service(any) any                     { return nil }
