package wsman

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"goposh/internal/wsmantest"
	"goposh/runtime/culture"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/remoting"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

type runtime struct{}

func (runtime) Context() context.Context              { return context.Background() }
func (runtime) Culture() *culture.Culture             { return culture.Invariant() }
func (runtime) Directory() string                     { return "/" }
func (runtime) Getenv(string) (string, bool)          { return "", false }
func (runtime) Setenv(string, string, bool)           {}
func (runtime) Environ() []string                     { return nil }
func (runtime) FindType(name string) *value.Type      { return types.Lookup(name) }
func (runtime) TypeDataVersion() uint64               { return 0 }
func (runtime) TypeMembers(n string) *value.MemberSet { return types.BuiltinTypeMembers(n) }
func (runtime) Service(any) any                       { return nil }
func (runtime) Invoke(value.ScriptBlock, value.Value, value.Value, ...value.Value) ([]value.Value, error) {
	return nil, nil
}

func target(t *testing.T, h http.Handler) remoting.Target {
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	u, err := url.Parse(srv.URL)
	require.NoError(t, err)
	port, err := strconv.Atoi(u.Port())
	require.NoError(t, err)
	return remoting.Target{Computer: u.Hostname(), Port: port, User: wsmantest.User, Password: wsmantest.Password, Authentication: "Basic"}
}

// collected are the objects a command gave, by stream.
type collected struct {
	output   []value.Value
	errors   []*errs.Record
	messages []string
}

func (c *collected) sinks() job.Sinks {
	return job.Sinks{
		Output: func(v value.Value) error { c.output = append(c.output, v); return nil },
		Error:  func(r *errs.Record) error { c.errors = append(c.errors, r); return nil },
		Record: func(r stream.Record) error {
			if w, ok := r.(*stream.WarningRecord); ok {
				c.messages = append(c.messages, w.Message)
			}
			return nil
		},
	}
}

const objs = `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">`

func TestShell(t *testing.T) {
	var sent *value.Dict
	e := &wsmantest.Endpoint{Run: func(_, stdin string) (string, string, int) {
		header, text, _ := strings.Cut(stdin, "\r\n")
		require.Equal(t, "#< CLIXML", header)
		items, err := clixml.Deserialize(runtime{}, text)
		if err == nil && len(items) == 1 {
			sent, _ = items[0].Base().Object().(*value.Dict)
		}
		return "#< CLIXML\r\n" + objs + `<I32>5</I32><S S="Output">two</S></Objs>`,
			"#< CLIXML\r\n" + objs + `<S S="Error">went wrong_x000D__x000A_</S><S S="warning">careful</S></Objs>`, 0
	}}
	using := value.NewHashtable(1)
	using.SetString("x", value.Int(7))
	var got collected
	err := (&Shell{}).Run(context.Background(), runtime{}, target(t, e),
		remoting.Command{Text: "$using:x + $using:xy", Args: []value.Value{value.String("a")}, Using: using}, got.sinks())
	require.NoError(t, err)
	require.Equal(t, []value.Value{value.Int(5), value.String("two")}, got.output)
	require.Len(t, got.errors, 1)
	require.Equal(t, "went wrong", got.errors[0].Error())
	require.Equal(t, []string{"careful"}, got.messages)
	require.NotNil(t, sent)
	text, _ := sent.GetString("s")
	require.Equal(t, value.String("$__using_x + $using:xy"), text)
}

func TestShellRefusesBadPassword(t *testing.T) {
	tg := target(t, &wsmantest.Endpoint{})
	tg.Password = "wrong"
	err := (&Shell{}).Run(context.Background(), runtime{}, tg, remoting.Command{Text: "1"}, (&collected{}).sinks())
	var r *errs.Record
	require.True(t, errors.As(err, &r))
	require.Equal(t, "AccessDenied,PSSessionStateBroken", r.FullyQualifiedErrorID())
	require.Equal(t, "System.Management.Automation.Remoting.PSRemotingTransportException", r.Exception.TypeName)
}

func TestShellStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := (&Shell{}).Run(ctx, runtime{}, target(t, &wsmantest.Endpoint{}), remoting.Command{Text: "1"}, (&collected{}).sinks())
	require.ErrorIs(t, err, context.Canceled)
}
