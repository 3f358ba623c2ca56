package cim

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"goposh/runtime/cim"
	"goposh/runtime/cim/object"
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// connection is a repository that a cmdlet asks, as the caller named it.
type connection struct {
	cim.Session
	computer string // as given by -ComputerName or the CimSession; "" for the local one unnamed
	id       uuid.UUID
}

// targets are the parameters that say which computers to ask.
type targets struct {
	sessions  []value.Value // -CimSession
	computers []string      // -ComputerName
	timeout   uint32        // -OperationTimeoutSec, 0 for none
	// instance is asked where it came from, unless the others say otherwise.
	instance *object.Instance
}

// failure marks an error that an operation on a repository gave, as against one of the pipeline.
type failure struct{ error }

func (f failure) Unwrap() error { return f.error }

// failed marks err as an operation's.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return failure{err}
}

// each runs an operation on every computer. What fails on one is a non-terminating error, about the target that name gives.
func (t targets) each(c *cmdlet.Context, name func() string, operation func(ctx context.Context, conn connection) error) error {
	one := func(conn connection) error {
		ctx := c.Context()
		if t.timeout > 0 {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, time.Duration(t.timeout)*time.Second)
			defer cancel()
		}
		return report(c, operation(ctx, conn), name)
	}
	if len(t.sessions) > 0 {
		for _, v := range t.sessions {
			s, ok := v.Base().Object().(*object.CimSession)
			if !ok {
				continue
			}
			if s.Closed() {
				return c.Terminate("System.ObjectDisposedException", "ObjectDisposedException", errs.InvalidOperation, v,
					"Cannot access a disposed object.\nObject name: 'CimSession'.")
			}
			if err := one(connection{s.CIM, s.Computer, s.InstanceID}); err != nil {
				return err
			}
		}
		return nil
	}
	if len(t.computers) == 0 {
		switch i := t.instance; {
		case i != nil && i.Session != nil:
			return one(connection{i.Session, i.Computer, i.SessionID})
		case i == nil || i.Computer == "":
			return one(connection{Session: object.Of(c.Session()).Local()})
		default:
			// It came from another session, which has its own connection to that computer.
			t.computers = []string{i.Computer}
		}
	}
	for _, computer := range t.computers {
		s, err := object.Of(c.Session()).Connect(c.Context(), computer)
		if err != nil {
			err = report(c, failed(err), name)
		} else {
			err = one(connection{Session: s, computer: computer})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// report writes a failed operation as an error, and passes on anything else.
func report(c *cmdlet.Context, err error, name func() string) error {
	f, ok := err.(failure)
	if !ok {
		return err
	}
	if errors.Is(f, context.DeadlineExceeded) && c.Context().Err() == nil {
		return c.Fail("Microsoft.Management.Infrastructure.CimException", "HRESULT 0x80338029", errs.OperationTimeout, value.String(name()),
			"The operation did not end within the time given by OperationTimeoutSec.")
	}
	r, ok := object.CimRecord(f.error, name())
	if !ok {
		return f.error
	}
	return c.WriteError(r)
}

// show makes the object of an instance that a connection gave.
func (conn connection) show(i *cim.Instance) value.Value {
	return value.Of(&object.Instance{CIM: i, Session: conn.Session, SessionID: conn.id, Computer: conn.computer})
}
