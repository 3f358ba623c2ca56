package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

// settings are what the shell takes from a powershell.config.json.
type settings struct {
	// modulePath is the folders for the modules of all users, as in PSModulePath; "" for the usual one.
	modulePath string
}

// policySetting is one of PowerShellPolicies: what switches it on is named differently in each.
type policySetting map[string]json.RawMessage

// enabled tells whether a policy is switched on.
func (p policySetting) enabled() bool {
	for name, v := range p {
		if strings.HasPrefix(strings.ToLower(name), "enable") && string(v) == "true" {
			return true
		}
	}
	return false
}

// unsupportedPolicies are the policies that goposh has nothing to obey with. The others are for Windows, or ask for nothing.
var unsupportedPolicies = [...]string{"ScriptBlockLogging", "ModuleLogging", "Transcription", "ProtectedEventLogging", "ConsoleSessionConfiguration"}

// readSettings reads a powershell.config.json. The execution policy and Windows' compatibility settings mean nothing off Windows, as in
// PowerShell; what would change how scripts run, and cannot be done, is an error.
func readSettings(path string) (settings, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return settings{}, fmt.Errorf("cannot read the configuration file '%s': %w", path, err)
	}
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff")))
	if len(text) == 0 {
		return settings{}, nil
	}
	// encoding/json matches names whatever their case, as PowerShell does.
	var file struct {
		PSModulePath       string
		PowerShellPolicies map[string]policySetting
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return settings{}, fmt.Errorf("the configuration file '%s' is not valid: %w", path, err)
	}
	for name, policy := range file.PowerShellPolicies {
		if policy.enabled() && slices.ContainsFunc(unsupportedPolicies[:], func(u string) bool { return strings.EqualFold(u, name) }) {
			return settings{}, fmt.Errorf("the policy %s of the configuration file '%s' is not supported by goposh", name, path)
		}
	}
	return settings{modulePath: file.PSModulePath}, nil
}
