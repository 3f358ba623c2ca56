package wsman

import (
	"bufio"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

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

// line is what the bootstrap script writes for some CLIXML.
func line(mark, items string) string {
	return mark + base64.StdEncoding.EncodeToString([]byte(objs+items+"</Objs>")) + "\r\n"
}

func list(items string) string { return `<Obj RefId="9"><LST>` + items + `</LST></Obj>` }

func record(name, members string) string {
	return `<Obj RefId="1"><TN RefId="1"><T>System.Management.Automation.` + name + `</T></TN><ToString>x</ToString><MS>` + members + `</MS></Obj>`
}

// sentCommand is the table that a client sends for the bootstrap script.
func sentCommand(t *testing.T, stdin io.Reader) *value.Dict {
	t.Helper()
	b, err := io.ReadAll(stdin)
	require.NoError(t, err)
	lines := strings.Split(string(b), "\n")
	require.Len(t, lines, 3)
	text, err := base64.StdEncoding.DecodeString(lines[1])
	require.NoError(t, err)
	items, err := clixml.Deserialize(runtime{}, string(text))
	require.NoError(t, err)
	require.Len(t, items, 1)
	return items[0].Base().Object().(*value.Dict)
}

func run(t *testing.T, e *wsmantest.Endpoint, c remoting.Command) (collected, error) {
	t.Helper()
	var got collected
	if c.Variables == nil {
		c.Name(nil)
	}
	err := (&Shell{}).Run(context.Background(), runtime{}, target(t, e), c, got.sinks())
	e.Wait()
	return got, err
}

func TestShell(t *testing.T) {
	var sent *value.Dict
	var command string
	e := &wsmantest.Endpoint{Run: func(_ context.Context, p wsmantest.Process) int {
		command, sent = p.Command, sentCommand(t, p.Stdin)
		fmt.Fprint(p.Stdout, line(">", list(`<I32>5</I32><S>two</S>`+record("ErrorRecord", `<S N="FullyQualifiedErrorId">Some,Id</S>`)+
			record("WarningRecord", `<S N="InformationalRecord_Message">careful</S>`)+`<Obj RefId="4"><LST><I32>1</I32></LST></Obj><Nil />`)))
		fmt.Fprint(p.Stdout, "plain\n", line(">", list(`<Obj RefId="0"><MS>`+strings.Replace(record("ErrorRecord", ""), "<Obj", `<Obj N="__own"`, 1)+`</MS></Obj>`)))
		fmt.Fprint(p.Stdout, ".\r\n")
		return 0
	}}
	c := remoting.Command{Plain: "$__using_0", Args: []value.Value{value.String("a")}, Variables: value.NewHashtable(1)}
	c.Variables.SetString("__using_0", value.Int(7))
	got, err := run(t, e, c)
	require.NoError(t, err)
	require.Len(t, got.output, 6)
	require.Equal(t, []value.Value{value.Int(5), value.String("two")}, got.output[:2])
	require.Equal(t, value.String("plain"), got.output[4])
	require.Contains(t, types.TypeNames(runtime{}, got.output[5]), "Deserialized.System.Management.Automation.ErrorRecord")
	require.Len(t, got.errors, 1)
	require.Equal(t, "Some,Id", got.errors[0].FullyQualifiedErrorID())
	require.Equal(t, []string{"careful"}, got.messages)
	text, _ := sent.GetString("s")
	require.Equal(t, value.String("$__using_0"), text)
	u, _ := sent.GetString("u")
	x, _ := u.Base().Object().(*value.Dict).GetString("__using_0")
	require.Equal(t, value.Int(7), x)
	require.True(t, strings.HasPrefix(command, "powershell -NoLogo -NoProfile -NonInteractive -InputFormat Text -OutputFormat Text -EncodedCommand "), command)
	// A command line of Windows takes 8191 characters.
	require.Less(t, len(command), 8000)
}

// TestShellFailures are commands that end with an error.
func TestShellFailures(t *testing.T) {
	for _, c := range []struct{ name, out, errOut, id string }{
		{"a terminating error", line("!", record("ErrorRecord", `<S N="FullyQualifiedErrorId">Thrown</S>`)) + ".\n", "", "Thrown"},
		{"a program that ends early", line(">", list("<I32>1</I32>")), "", "1726,PSSessionStateBroken"},
		{"a program that is not there", "", "'powershell' is not recognized\r\n", "1726,PSSessionStateBroken"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := run(t, &wsmantest.Endpoint{Run: func(_ context.Context, p wsmantest.Process) int {
				sentCommand(t, p.Stdin)
				fmt.Fprint(p.Stdout, c.out)
				fmt.Fprint(p.Stderr, c.errOut)
				return 1
			}}, remoting.Command{Text: "x"})
			r, ok := err.(*errs.Record)
			require.True(t, ok, "%v", err)
			require.Equal(t, c.id, r.FullyQualifiedErrorID())
			if c.errOut != "" {
				require.Equal(t, strings.TrimSpace(c.errOut), got.errors[0].Error())
			}
		})
	}
}

// TestShellStreams gets a result while the command goes on, through requests that end without output.
func TestShellStreams(t *testing.T) {
	first := make(chan struct{})
	e := &wsmantest.Endpoint{Patience: time.Millisecond, Run: func(_ context.Context, p wsmantest.Process) int {
		sentCommand(t, p.Stdin)
		fmt.Fprint(p.Stdout, line(">", list("<I32>1</I32>")))
		select {
		case <-first:
		case <-time.After(20 * time.Second):
			return 1
		}
		fmt.Fprint(p.Stdout, ".\n")
		return 0
	}}
	c := remoting.Command{Text: "1"}
	c.Name(nil)
	err := (&Shell{}).Run(context.Background(), runtime{}, target(t, e), c, job.Sinks{
		Output: func(value.Value) error { close(first); return nil },
	})
	require.NoError(t, err)
}

// TestShellSendsMuch sends more than one envelope holds.
func TestShellSendsMuch(t *testing.T) {
	long := strings.Repeat("0123456789", 50_000)
	var sent *value.Dict
	_, err := run(t, &wsmantest.Endpoint{Run: func(_ context.Context, p wsmantest.Process) int {
		sent = sentCommand(t, p.Stdin)
		fmt.Fprint(p.Stdout, ".")
		return 0
	}}, remoting.Command{Text: "1", HasInput: true, Input: []value.Value{value.String(long)}})
	require.NoError(t, err)
	in, _ := sent.GetString("i")
	require.Equal(t, value.String(long), in.Base().Object().(*value.List).Items[0])
}

func TestShellRefusesBadPassword(t *testing.T) {
	tg := target(t, &wsmantest.Endpoint{})
	tg.Password = "wrong"
	requireFailure(t, context.Background(), tg, "AccessDenied,PSSessionStateBroken")
}

func requireFailure(t *testing.T, ctx context.Context, tg remoting.Target, id string) {
	t.Helper()
	c := remoting.Command{Text: "1"}
	c.Name(nil)
	err := (&Shell{}).Run(ctx, runtime{}, tg, c, (&collected{}).sinks())
	r, ok := err.(*errs.Record)
	require.True(t, ok, "%v", err)
	require.Equal(t, id, r.FullyQualifiedErrorID())
	require.Equal(t, "System.Management.Automation.Remoting.PSRemotingTransportException", r.Exception.TypeName)
	require.Equal(t, errs.OpenError, r.Category)
	require.Equal(t, value.String(tg.Computer), r.Target)
}

// TestShellUnreachable connects to a port that nobody listens at, to one that never answers, and to an endpoint that refuses.
func TestShellUnreachable(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	requireFailure(t, context.Background(), remoting.Target{Computer: "127.0.0.1", Port: port, OpenTimeout: 50 * time.Millisecond},
		"WinRMOperationTimeout,PSSessionStateBroken")
	l.Close()
	requireFailure(t, context.Background(), remoting.Target{Computer: "127.0.0.1", Port: port}, "CannotConnect,PSSessionStateBroken")
	requireFailure(t, context.Background(), remoting.Target{Computer: "127.0.0.1", Path: "other"}, "WSManApplicationNotSupported,PSSessionStateBroken")
	requireFailure(t, context.Background(), remoting.Target{Computer: "127.0.0.1", Authentication: "Kerberos"}, "AuthenticationMechanismNotSupported,PSSessionStateBroken")
	refusing := target(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/soap+xml")
		w.WriteHeader(http.StatusInternalServerError)
		fmt.Fprint(w, `<s:Envelope xmlns:s="s"><s:Body><s:Fault><s:Reason><s:Text>Too many shells.</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`)
	}))
	requireFailure(t, context.Background(), refusing, "WinRMOperationFailed,PSSessionStateBroken")
}

// TestShellStops ends a command in the middle of a request for output; the far side is told.
func TestShellStops(t *testing.T) {
	running := make(chan struct{})
	e := &wsmantest.Endpoint{Run: func(ctx context.Context, p wsmantest.Process) int {
		sentCommand(t, p.Stdin)
		close(running)
		<-ctx.Done()
		return 1
	}}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ended := make(chan error, 1)
	tg := target(t, e)
	c := remoting.Command{Text: "1"}
	c.Name(nil)
	go func() { ended <- (&Shell{}).Run(ctx, runtime{}, tg, c, (&collected{}).sinks()) }()
	<-running
	cancel()
	select {
	case err := <-ended:
		require.ErrorIs(t, err, context.Canceled)
	case <-time.After(20 * time.Second):
		t.Fatal("the command was not stopped")
	}
	e.Wait()
}

func TestShellStopsBeforeItBegins(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c := remoting.Command{Text: "1"}
	c.Name(nil)
	err := (&Shell{}).Run(ctx, runtime{}, target(t, &wsmantest.Endpoint{}), c, (&collected{}).sinks())
	require.ErrorIs(t, err, context.Canceled)
}

// TestShellsAtOnce runs commands on one endpoint that wait for each other.
func TestShellsAtOnce(t *testing.T) {
	const n = 5
	var all sync.WaitGroup
	all.Add(n)
	e := &wsmantest.Endpoint{Run: func(_ context.Context, p wsmantest.Process) int {
		sent := sentCommand(t, p.Stdin)
		all.Done()
		all.Wait()
		text, _ := sent.GetString("s")
		s, _ := text.AsString()
		fmt.Fprint(p.Stdout, line(">", list("<S>"+s+"</S>")), ".\n")
		return 0
	}}
	tg := target(t, e)
	var clients sync.WaitGroup
	for i := range n {
		clients.Go(func() {
			var got collected
			c := remoting.Command{Text: strconv.Itoa(i)}
			c.Name(nil)
			if err := (&Shell{}).Run(context.Background(), runtime{}, tg, c, got.sinks()); err != nil {
				t.Error(err)
				return
			}
			if len(got.output) != 1 || got.output[0] != value.String(strconv.Itoa(i)) {
				t.Errorf("%d: %v", i, got.output)
			}
		})
	}
	clients.Wait()
}

// FuzzReceiver reads anything, in parts.
func FuzzReceiver(f *testing.F) {
	f.Add(line(">", list("<I32>1</I32>"))+".\n", 3)
	f.Add(line("!", record("ErrorRecord", "")), 1)
	f.Add(line("%", list("<PR><AV>a</AV></PR>")), 7)
	f.Add("text\r\n>no base64\n#< CLIXML\r\n<Objs/>", 2)
	f.Fuzz(func(t *testing.T, text string, part int) {
		r := &receiver{rt: runtime{}, sinks: (&collected{}).sinks()}
		in := bufio.NewReaderSize(strings.NewReader(text), max(16, part%1000))
		b := make([]byte, max(1, part%100))
		for {
			n, err := in.Read(b)
			if rerr := r.Output(b[:n]); rerr != nil {
				t.Fatal(rerr)
			}
			r.Error(b[:n])
			if err != nil {
				break
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	})
}
