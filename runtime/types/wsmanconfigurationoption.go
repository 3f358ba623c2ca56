package types

import "goposh/runtime/value"

// configurationOption is WSManConfigurationOption: what a session configuration allows. It is not made by scripts, and read only.
func configurationOption() *remoteOptionKind {
	k := &remoteOptionKind{name: "Microsoft.PowerShell.Commands.WSManConfigurationOption", access: "{get}"}
	for _, name := range [...]string{"ProcessIdleTimeoutSec", "MaxIdleTimeoutSec", "MaxSessions", "MaxConcurrentCommandsPerSession", "MaxSessionsPerUser",
		"MaxMemoryPerSessionMB", "MaxProcessesPerSession", "MaxConcurrentUsers", "IdleTimeoutSec"} {
		k.properties = append(k.properties, remoteOptionProperty{"System.Nullable[int]", name, value.Null})
	}
	k.properties = append(k.properties, remoteOptionProperty{"System.Nullable[" + BufferingModeType + "]", "OutputBufferingMode", value.Null})
	return k
}

// NewConfigurationOption gives a WSManConfigurationOption that leaves everything open.
func NewConfigurationOption() *RemoteOption { return configurationOption().make() }

// configurationOptionClass declares Microsoft.PowerShell.Commands.WSManConfigurationOption.
func configurationOptionClass() *Class { return configurationOption().class() }
