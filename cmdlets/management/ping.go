package management

import (
	"context"
	"encoding/binary"
	"errors"
	"net"
	"os"
	"strconv"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

const (
	defaultPings   = 4
	defaultTimeout = 5 * time.Second
	defaultSize    = 32
	pingException  = "System.Net.NetworkInformation.PingException"
)

// target tests one computer in the way that the parameter set asks for.
func (t *testConnection) target(c *cmdlet.Context, target string) error {
	ctx := c.Context()
	network := "ip"
	switch {
	case bool(t.IPv4):
		network = "ip4"
	case bool(t.IPv6):
		network = "ip6"
	}
	timeout := defaultTimeout
	if c.Bound("TimeoutSeconds") {
		timeout = time.Duration(t.TimeoutSeconds) * time.Second
	}
	look, cancel := context.WithTimeout(ctx, timeout)
	addresses, err := net.DefaultResolver.LookupIP(look, network, target)
	cancel()
	if err != nil || len(addresses) == 0 {
		if t.Quiet {
			return c.Write(value.False)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return c.Fail(pingException, "TestConnectionException", errs.ResourceUnavailable, value.String(target),
			"Testing connection to computer '%s' failed: Cannot resolve the target name.", target)
	}
	address := addresses[0]
	switch c.ParameterSet() {
	case "TcpPort":
		return t.tcp(c, target, address, timeout)
	case "TraceRoute", "MtuSizeDetect":
		return c.Terminate("System.PlatformNotSupportedException", "PlatformNotSupported", errs.NotImplemented, value.String(target),
			"-%s is not supported on this platform.", c.ParameterSet())
	}
	return t.ping(c, target, address, timeout)
}

// tcp tries to open a connection.
func (t *testConnection) tcp(c *cmdlet.Context, target string, address net.IP, timeout time.Duration) error {
	count, delay := max(1, t.Count), time.Second
	if c.Bound("Delay") {
		delay = time.Duration(t.Delay) * time.Second
	}
	for i := int32(1); i <= count || bool(t.Repeat); i++ {
		start := time.Now()
		d := net.Dialer{Timeout: timeout}
		conn, err := d.DialContext(c.Context(), "tcp", net.JoinHostPort(address.String(), strconv.Itoa(int(t.TcpPort))))
		took := time.Since(start)
		if conn != nil {
			conn.Close()
		}
		if c.Context().Err() != nil {
			return c.Context().Err()
		}
		if t.Detailed {
			o := value.NewCustomObject(6)
			o.AddNote("Id", value.Int(i)).AddNote("Source", value.String(hostName())).AddNote("Target", value.String(target)).
				AddNote("TargetAddress", value.String(address.String())).AddNote("Port", value.Int(t.TcpPort)).
				AddNote("Latency", value.Long(took.Milliseconds())).AddNote("Connected", value.Bool(err == nil))
			o.EnsureMembers().SetTypeNames([]string{"Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus", "System.Object"})
			if err := c.Write(value.Of(o)); err != nil {
				return err
			}
		} else if err := c.Write(value.Bool(err == nil)); err != nil {
			return err
		}
		if i < count || bool(t.Repeat) {
			if err := sleep(c.Context(), delay); err != nil {
				return err
			}
		}
	}
	return nil
}

func hostName() string {
	name, err := os.Hostname()
	if err != nil {
		return "localhost"
	}
	return name
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ping sends echo requests and writes a PingStatus for each, or one Boolean for -Quiet.
func (t *testConnection) ping(c *cmdlet.Context, target string, address net.IP, timeout time.Duration) error {
	count := int32(defaultPings)
	if c.Bound("Count") {
		count = t.Count
	}
	size := defaultSize
	if c.Bound("BufferSize") {
		size = int(t.BufferSize)
	}
	delay := time.Second
	if c.Bound("Delay") {
		delay = time.Duration(t.Delay) * time.Second
	}
	reached := true
	for i := int32(1); i <= count || bool(t.Repeat); i++ {
		took, err := echo(c.Context(), address, int(i), size, timeout)
		if c.Context().Err() != nil {
			return c.Context().Err()
		}
		var timedOut net.Error
		status := "Success"
		switch {
		case err == nil:
		case errors.As(err, &timedOut) && timedOut.Timeout():
			status = "TimedOut"
		default:
			if t.Quiet {
				return c.Write(value.False)
			}
			return c.Fail(pingException, "TestConnectionException", errs.ResourceUnavailable, value.String(target),
				"Testing connection to computer '%s' failed: %s", target, err.Error())
		}
		reached = reached && err == nil
		if !t.Quiet {
			if err := c.Write(pingStatus(target, address, i, took, status, size)); err != nil {
				return err
			}
		}
		if i < count || bool(t.Repeat) {
			if err := sleep(c.Context(), delay); err != nil {
				return err
			}
		}
	}
	if t.Quiet {
		return c.Write(value.Bool(reached))
	}
	return nil
}

func pingStatus(target string, address net.IP, n int32, took time.Duration, status string, size int) value.Value {
	o := value.NewCustomObject(8)
	o.AddNote("Ping", value.Int(n)).AddNote("Source", value.String(hostName())).AddNote("Destination", value.String(target)).
		AddNote("Address", value.String(address.String())).AddNote("DisplayAddress", value.String(address.String())).
		AddNote("Latency", value.Long(took.Milliseconds())).AddNote("Status", value.String(status)).AddNote("BufferSize", value.Int(int32(size)))
	o.EnsureMembers().SetTypeNames([]string{"Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus", "System.Object"})
	return value.Of(o)
}

// echo sends one ICMP echo request over the unprivileged socket of the kernel, or a raw one, and waits for the reply.
func echo(ctx context.Context, address net.IP, sequence, size int, timeout time.Duration) (time.Duration, error) {
	conn, err := dialEcho(address)
	if err != nil {
		return 0, err
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	request := make([]byte, 8+size)
	request[0] = 8
	if address.To4() == nil {
		request[0] = 128
	}
	id := uint16(os.Getpid())
	binary.BigEndian.PutUint16(request[4:], id)
	binary.BigEndian.PutUint16(request[6:], uint16(sequence))
	if address.To4() != nil {
		binary.BigEndian.PutUint16(request[2:], checksum(request))
	}
	start := time.Now()
	if err := conn.SetDeadline(start.Add(timeout)); err != nil {
		return 0, err
	}
	if _, err := conn.Write(request); err != nil {
		return 0, err
	}
	reply := make([]byte, len(request)+64)
	for {
		n, err := conn.Read(reply)
		if err != nil {
			return 0, err
		}
		if n >= 8 && (reply[0] == 0 || reply[0] == 129) && binary.BigEndian.Uint16(reply[6:]) == uint16(sequence) {
			return time.Since(start), nil
		}
	}
}

// checksum is the Internet checksum of a message whose checksum field is zero.
func checksum(b []byte) uint16 {
	var sum uint32
	for i := 0; i+1 < len(b); i += 2 {
		sum += uint32(binary.BigEndian.Uint16(b[i:]))
	}
	if len(b)%2 == 1 {
		sum += uint32(b[len(b)-1]) << 8
	}
	for sum>>16 != 0 {
		sum = sum&0xffff + sum>>16
	}
	return ^uint16(sum)
}
