package wsman

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/masterzen/winrm"
	"github.com/masterzen/winrm/soap"

	"goposh/runtime/remoting"
)

const (
	portHTTP, portHTTPS = 5985, 5986
	// connectTimeout is how long a TCP connection may take, openTimeout how long until there is a shell, operationTimeout how long
	// a computer may keep a request before it says that there is nothing yet.
	connectTimeout   = 30 * time.Second
	openTimeout      = 3 * time.Minute
	operationTimeout = time.Minute
	envelopeSize     = 153600
)

// connection sends requests to one endpoint. A request ends with its context, at whatever it is.
type connection struct {
	client    *winrm.Client
	transport winrm.Transporter
	params    *winrm.Parameters
	uri       string

	mu   sync.Mutex
	ctx  context.Context // of the request under way
	open map[net.Conn]struct{}
}

// connect makes a connection to a target; nothing is sent yet.
func connect(t remoting.Target) (*connection, error) {
	if t.Path != "" && !strings.EqualFold(strings.Trim(t.Path, "/"), "wsman") {
		return nil, remoting.TransportError(t.Computer, "WSManApplicationNotSupported", "The application name "+t.Path+" is not supported; use wsman.")
	}
	port, host, scheme := t.Port, t.Computer, "http"
	if t.UseSSL {
		scheme = "https"
	}
	if port == 0 {
		port = portHTTP
		if t.UseSSL {
			port = portHTTPS
		}
	}
	if strings.Contains(host, ":") && !strings.HasPrefix(host, "[") {
		host = "[" + host + "]"
	}
	op := t.OperationTimeout
	if op <= 0 {
		op = operationTimeout
	}
	c := &connection{
		uri:    fmt.Sprintf("%s://%s:%d/wsman", scheme, host, port),
		params: winrm.NewParameters("PT"+strconv.Itoa(int(max(op/time.Second, 1)))+"S", "en-US", envelopeSize),
		ctx:    context.Background(), open: map[net.Conn]struct{}{},
	}
	c.params.Dial = c.dial
	switch strings.ToLower(t.Authentication) {
	case "", "default", "negotiate":
		if t.User != "" {
			c.transport = winrm.NewClientNTLMWithDial(c.dial)
			break
		}
		c.transport = winrm.NewClientWithDial(c.dial)
	case "basic":
		c.transport = winrm.NewClientWithDial(c.dial)
	default:
		return nil, remoting.TransportError(t.Computer, "AuthenticationMechanismNotSupported",
			"The authentication mechanism "+t.Authentication+" is not supported. Possible authentication mechanisms: Basic, Negotiate.")
	}
	c.params.TransportDecorator = func() winrm.Transporter { return c.transport }
	// The computer answers within the operation's time; the rest is for the way.
	const slack = 10 * time.Second
	endpoint := winrm.NewEndpoint(host, port, t.UseSSL, t.SkipCertificateChecks, nil, nil, nil, op+slack)
	var err error
	c.client, err = winrm.NewClientWithParameters(endpoint, t.User, t.Password, c.params)
	return c, err
}

// dial opens a TCP connection for the request under way.
func (c *connection) dial(network, addr string) (net.Conn, error) {
	c.mu.Lock()
	ctx := c.ctx
	c.mu.Unlock()
	d := net.Dialer{Timeout: connectTimeout}
	conn, err := d.DialContext(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := ctx.Err(); err != nil {
		conn.Close()
		return nil, err
	}
	c.open[conn] = struct{}{}
	return &tracked{Conn: conn, owner: c}, nil
}

// tracked is a TCP connection that its owner can close.
type tracked struct {
	net.Conn
	owner *connection
}

// Close implements net.Conn.
func (t *tracked) Close() error {
	t.owner.mu.Lock()
	delete(t.owner.open, t.Conn)
	t.owner.mu.Unlock()
	return t.Conn.Close()
}

// close ends whatever the connection does, and its TCP connections.
func (c *connection) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for conn := range c.open {
		conn.Close()
	}
	clear(c.open)
}

// post sends a request and returns the answer.
func (c *connection) post(ctx context.Context, request *soap.SoapMessage) (string, error) {
	defer request.Free()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	c.mu.Lock()
	c.ctx = ctx
	c.mu.Unlock()
	defer context.AfterFunc(ctx, c.close)()
	text, err := c.transport.Post(c.client, request)
	if err != nil && ctx.Err() != nil {
		return "", ctx.Err()
	}
	return text, err
}
