package management

import (
	"goposh/runtime/cmdlet"
)

// testConnection is Test-Connection.
type testConnection struct {
	Ping               cmdlet.Switch `ps:"DefaultPing:; RepeatPing:"`
	IPv4               cmdlet.Switch `ps:"DefaultPing:; MtuSizeDetect:; RepeatPing:; TcpPort:; TraceRoute:"`
	IPv6               cmdlet.Switch `ps:"DefaultPing:; MtuSizeDetect:; RepeatPing:; TcpPort:; TraceRoute:"`
	ResolveDestination cmdlet.Switch `ps:"DefaultPing:; MtuSizeDetect:; RepeatPing:; TcpPort:; TraceRoute:"`
	Source             string        `ps:"DefaultPing:; RepeatPing:; TcpPort:; TraceRoute:"`
	MaxHops            int32         `ps:"DefaultPing:; RepeatPing:; TraceRoute:" alias:"Ttl,TimeToLive,Hops" validate:"range 1 128"`
	Count              int32         `ps:"DefaultPing:; TcpPort:" validate:"positive"`
	Delay              int32         `ps:"DefaultPing:; RepeatPing:; TcpPort:" validate:"positive"`
	BufferSize         int32         `ps:"DefaultPing:; RepeatPing:" alias:"Size,Bytes,BS" validate:"range 0 65500"`
	DontFragment       cmdlet.Switch `ps:"DefaultPing:; RepeatPing:"`
	Repeat             cmdlet.Switch `ps:"RepeatPing: mandatory; TcpPort:" alias:"Continuous"`
	Quiet              cmdlet.Switch `ps:""`
	TimeoutSeconds     int32         `ps:"" validate:"positive"`
	TargetName         []string      `ps:"mandatory pos=0 pipe byname" alias:"ComputerName" validate:"notnullorempty"`
	MtuSize            cmdlet.Switch `ps:"MtuSizeDetect: mandatory" alias:"MtuSizeDetect"`
	Traceroute         cmdlet.Switch `ps:"TraceRoute: mandatory"`
	TcpPort            int32         `ps:"TcpPort: mandatory" validate:"range 0 65535"`
	Detailed           cmdlet.Switch `ps:"TcpPort:"`
}

// Process implements cmdlet.Processor.
func (t *testConnection) Process(c *cmdlet.Context) error {
	for _, target := range t.TargetName {
		if err := t.target(c, target); err != nil {
			return err
		}
	}
	return nil
}
