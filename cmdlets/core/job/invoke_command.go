package job

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// invokeCommand is Invoke-Command.
type invokeCommand struct {
	Session               []value.Value     `ps:"FilePathRunspace: pos=0; Session: pos=0" type:"System.Management.Automation.Runspaces.PSSession[]" validate:"notnullorempty"`
	ComputerName          []string          `ps:"ComputerName: pos=0; FilePathComputerName: pos=0" alias:"Cn" validate:"notnullorempty"`
	Credential            value.Value       `ps:"ComputerName: byname; FilePathComputerName: byname; FilePathUri: byname; FilePathVMId: mandatory byname; FilePathVMName: mandatory byname; Uri: byname; VMId: mandatory byname; VMName: mandatory byname" type:"System.Management.Automation.PSCredential"`
	Port                  int32             `ps:"ComputerName:; FilePathComputerName:; SSHHost:" validate:"range 1 65535"`
	UseSSL                cmdlet.Switch     `ps:"ComputerName:; FilePathComputerName:"`
	ConfigurationName     string            `ps:"ComputerName: byname; ContainerId: byname; FilePathComputerName: byname; FilePathContainerId: byname; FilePathUri: byname; FilePathVMId: byname; FilePathVMName: byname; Uri: byname; VMId: byname; VMName: byname"`
	ApplicationName       string            `ps:"ComputerName: byname; FilePathComputerName: byname"`
	ThrottleLimit         int32             `ps:"ComputerName:; ContainerId:; FilePathComputerName:; FilePathContainerId:; FilePathRunspace:; FilePathUri:; FilePathVMId:; FilePathVMName:; Session:; Uri:; VMId:; VMName:"`
	ConnectionUri         []value.Value     `ps:"FilePathUri: pos=0; Uri: pos=0" alias:"URI,CU" type:"System.Uri[]" validate:"notnullorempty"`
	AsJob                 cmdlet.Switch     `ps:"ComputerName:; ContainerId:; FilePathComputerName:; FilePathContainerId:; FilePathRunspace:; FilePathSSHHost:; FilePathSSHHostHash:; FilePathUri:; FilePathVMId:; FilePathVMName:; Session:; SSHHost:; SSHHostHashParam:; Uri:; VMId:; VMName:"`
	InDisconnectedSession cmdlet.Switch     `ps:"ComputerName:; FilePathComputerName:; FilePathUri:; Uri:" alias:"Disconnected"`
	SessionName           []string          `ps:"ComputerName:; FilePathComputerName:" validate:"notnullorempty"`
	HideComputerName      cmdlet.Switch     `ps:"ComputerName:; ContainerId:; FilePathComputerName:; FilePathContainerId:; FilePathRunspace:; FilePathSSHHost:; FilePathSSHHostHash:; FilePathUri:; FilePathVMId:; FilePathVMName:; Session:; SSHHost:; SSHHostHashParam:; Uri:; VMId:; VMName:" alias:"HCN"`
	JobName               string            `ps:"ComputerName:; ContainerId:; FilePathComputerName:; FilePathContainerId:; FilePathRunspace:; FilePathUri:; Session:; SSHHost:; SSHHostHashParam:; Uri:"`
	ScriptBlock           value.ScriptBlock `ps:"ComputerName: mandatory pos=1; ContainerId: mandatory pos=1; InProcess: mandatory pos=0; Session: mandatory pos=1; SSHHost: mandatory pos=1; SSHHostHashParam: mandatory pos=1; Uri: mandatory pos=1; VMId: mandatory pos=1; VMName: mandatory pos=1" alias:"Command" validate:"notnull"`
	NoNewScope            cmdlet.Switch     `ps:"InProcess:"`
	FilePath              string            `ps:"FilePathComputerName: mandatory pos=1; FilePathContainerId: mandatory pos=1; FilePathRunspace: mandatory pos=1; FilePathSSHHost: mandatory; FilePathSSHHostHash: mandatory; FilePathUri: mandatory pos=1; FilePathVMId: mandatory pos=1; FilePathVMName: mandatory pos=1" alias:"PSPath" validate:"notnull"`
	AllowRedirection      cmdlet.Switch     `ps:"FilePathUri:; Uri:"`
	SessionOption         value.Value       `ps:"ComputerName:; FilePathComputerName:; FilePathUri:; Uri:" type:"System.Management.Automation.Remoting.PSSessionOption"`
	Authentication        value.Value       `ps:"ComputerName:; FilePathComputerName:; FilePathUri:; Uri:" type:"System.Management.Automation.Runspaces.AuthenticationMechanism"`
	EnableNetworkAccess   cmdlet.Switch     `ps:"ComputerName:; FilePathComputerName:; FilePathUri:; Uri:"`
	RunAsAdministrator    cmdlet.Switch     `ps:"ContainerId:; FilePathContainerId:"`
	HostName              []string          `ps:"FilePathSSHHost: mandatory; SSHHost: mandatory" validate:"notnullorempty"`
	UserName              string            `ps:"FilePathSSHHost:; SSHHost:" validate:"notnullorempty"`
	KeyFilePath           string            `ps:"FilePathSSHHost:; SSHHost:" alias:"IdentityFilePath" validate:"notnullorempty"`
	Subsystem             string            `ps:"FilePathSSHHost:; SSHHost:"`
	ConnectingTimeout     int32             `ps:"FilePathSSHHost:; SSHHost:"`
	SSHTransport          cmdlet.Switch     `ps:"FilePathSSHHost:; SSHHost:" validate:"set true"`
	SSHConnection         []value.Value     `ps:"FilePathSSHHostHash: mandatory; SSHHostHashParam: mandatory" type:"System.Collections.Hashtable[]" validate:"notnullorempty"`
	Options               *value.Dict       `ps:"FilePathSSHHost:; SSHHost:" validate:"notnullorempty"`
	RemoteDebug           cmdlet.Switch     `ps:"ComputerName:; ContainerId:; FilePathComputerName:; FilePathContainerId:; FilePathRunspace:; FilePathSSHHost:; FilePathSSHHostHash:; FilePathUri:; FilePathVMId:; FilePathVMName:; Session:; SSHHost:; SSHHostHashParam:; Uri:; VMId:; VMName:"`
	InputObject           value.Value       `ps:"pipe" type:"System.Management.Automation.PSObject"`
	ArgumentList          []value.Value     `ps:"" alias:"Args"`
	VMId                  []value.Value     `ps:"FilePathVMId: mandatory pos=0 byname; VMId: mandatory pos=0 byname" alias:"VMGuid" type:"System.Guid[]" validate:"notnullorempty"`
	VMName                []string          `ps:"FilePathVMName: mandatory byname; VMName: mandatory byname" validate:"notnullorempty"`
	ContainerId           []string          `ps:"ContainerId: mandatory byname; FilePathContainerId: mandatory byname" validate:"notnullorempty"`
	CertificateThumbprint string            `ps:"ComputerName:; Uri:"`

	input  []value.Value
	remote *remoteCommand
	// steps is the block as a pipeline that takes the input as it comes; nil where the block takes all of it at once.
	steps cmdlet.Steps
}

// Begin implements cmdlet.Beginner.
func (i *invokeCommand) Begin(c *cmdlet.Context) error {
	switch c.ParameterSet() {
	case "InProcess":
		if !c.HasInput() {
			return nil
		}
		var err error
		if i.steps, err = c.Steps(i.ScriptBlock, i.ArgumentList); err != nil || i.steps == nil {
			return err
		}
		return i.steps.Begin()
	case "ComputerName", "FilePathComputerName", "Uri", "FilePathUri":
		var err error
		i.remote, err = i.prepare(c)
		return err
	}
	return c.Terminate(psNotSupported, "RemotingTransportNotSupported", errs.NotImplemented, value.Null,
		"The connection that the parameter set %s of Invoke-Command describes is not available in this session. Use ComputerName or ConnectionUri.", c.ParameterSet())
}

// Process implements cmdlet.Processor: it collects the input of the command.
func (i *invokeCommand) Process(c *cmdlet.Context) error {
	if i.steps != nil {
		return i.steps.Process(i.InputObject)
	}
	if c.Bound("InputObject") {
		i.input = append(i.input, i.InputObject)
	}
	return nil
}

// End implements cmdlet.Ender.
func (i *invokeCommand) End(c *cmdlet.Context) error {
	if i.remote != nil {
		return i.remote.run(c, i.input)
	}
	if i.steps != nil {
		return i.steps.End()
	}
	return c.Run(cmdlet.RunOptions{
		Block: i.ScriptBlock, Args: i.ArgumentList, Input: i.input, HasInput: c.Bound("InputObject"), DotSource: bool(i.NoNewScope),
		Item: value.Void, This: value.Void, Invoked: true,
	})
}

// Clean implements cmdlet.Cleaner.
func (i *invokeCommand) Clean(*cmdlet.Context) {
	if i.remote != nil {
		i.remote.stop()
	}
	if i.steps != nil {
		i.steps.Dispose()
	}
}
