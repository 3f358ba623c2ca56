package object

import (
	"sync/atomic"

	"github.com/google/uuid"

	"goposh/runtime/cim"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// CimSession is a Microsoft.Management.Infrastructure.CimSession.
type CimSession struct {
	value.Bag
	// CIM is the connection. The local computer's is shared by all its sessions.
	CIM        cim.Session
	ID         uint32
	Name       string
	Computer   string
	InstanceID uuid.UUID
	Protocol   string // WSMAN or DCOM

	closed atomic.Bool
}

// Closed tells whether the session was removed.
func (s *CimSession) Closed() bool { return s.closed.Load() }

// Type implements value.Object.
func (*CimSession) Type() *value.Type { return netType(typeCimSession) }

// Text is ToString.
func (s *CimSession) Text() string { return "CimSession: " + s.Computer }

// NetProperty implements types.Backed.
func (s *CimSession) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "Id":
		return value.FromInteger(value.KindUInt32, int64(s.ID)), nil
	case "Name":
		return value.String(s.Name), nil
	case "InstanceId":
		return types.GuidValue(s.InstanceID), nil
	case "ComputerName":
		return value.String(s.Computer), nil
	case "Protocol":
		return value.String(s.Protocol), nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed.
func (*CimSession) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed.
func (s *CimSession) NetMethod(_ value.Runtime, name string, _ []value.Value) (value.Value, error) {
	switch name {
	case "ToString":
		return value.String(s.Text()), nil
	case "TestConnection":
		return value.Bool(!s.Closed()), nil
	case "Close", "Dispose":
		s.closed.Store(true)
	}
	return value.Void, nil
}
