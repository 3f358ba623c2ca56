package job

import (
	"os"
	"path/filepath"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/job"
	"goposh/runtime/remoting/process"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// startJob is Start-Job.
type startJob struct {
	DefinitionName       string            `ps:"DefinitionName: mandatory pos=0" validate:"notnullorempty"`
	DefinitionPath       string            `ps:"DefinitionName: pos=1" validate:"notnullorempty"`
	JobType              string            `ps:"DefinitionName: pos=2" name:"Type" validate:"notnullorempty"`
	Name                 string            `ps:"ComputerName: byname; FilePathComputerName: byname; LiteralFilePathComputerName: byname"`
	ScriptBlock          value.ScriptBlock `ps:"ComputerName: mandatory pos=0" alias:"Command"`
	Credential           value.Value       `ps:"ComputerName:; FilePathComputerName:; LiteralFilePathComputerName:" type:"System.Management.Automation.PSCredential"`
	FilePath             string            `ps:"FilePathComputerName: mandatory pos=0"`
	LiteralPath          string            `ps:"LiteralFilePathComputerName: mandatory" alias:"PSPath,LP"`
	Authentication       value.Value       `ps:"ComputerName:; FilePathComputerName:; LiteralFilePathComputerName:" type:"System.Management.Automation.Runspaces.AuthenticationMechanism"`
	InitializationScript value.ScriptBlock `ps:"ComputerName: pos=1; FilePathComputerName: pos=1; LiteralFilePathComputerName: pos=1"`
	WorkingDirectory     string            `ps:"" validate:"notnullorempty"`
	RunAs32              cmdlet.Switch     `ps:"ComputerName:; FilePathComputerName:; LiteralFilePathComputerName:"`
	PSVersion            value.Value       `ps:"ComputerName:; FilePathComputerName:; LiteralFilePathComputerName:" type:"System.Version" validate:"notnullorempty"`
	InputObject          value.Value       `ps:"ComputerName: pipe; FilePathComputerName: pipe; LiteralFilePathComputerName: pipe" type:"System.Management.Automation.PSObject"`
	ArgumentList         []value.Value     `ps:"ComputerName:; FilePathComputerName:; LiteralFilePathComputerName:" alias:"Args"`
	ConnectingTimeout    int32             `ps:"SSHHost:"`
	Options              *value.Dict       `ps:"SSHHost:" validate:"notnullorempty"`

	runner  job.Runner
	script  script
	input   []value.Value
	started bool
}

// Set implements cmdlet.Setter: the only other PowerShell that jobs run in is version 5.1.
func (s *startJob) Set(parameter string, v value.Value) error {
	if version, ok := v.Base().Object().(*types.Version); ok && parameter == "PSVersion" && (version.Major != 5 || version.Minor != 1) {
		return errs.NewException(argumentException, "The value "+version.String()+" is not valid for the PSVersion parameter. The only allowed value is 5.1.")
	}
	return nil
}

// Begin implements cmdlet.Beginner.
func (s *startJob) Begin(c *cmdlet.Context) error {
	if err := s.check(c); err != nil {
		return err
	}
	var err error
	if s.runner, err = job.RunnerOf(c.Session()); err != nil {
		return err
	}
	switch {
	case s.FilePath != "":
		s.script, err = scriptFile(c, s.FilePath, false)
	case s.LiteralPath != "":
		s.script, err = scriptFile(c, s.LiteralPath, true)
	case s.ScriptBlock != nil:
		s.script = script{text: s.ScriptBlock.String(), block: s.ScriptBlock}
	}
	return err
}

// check refuses what cannot be served.
func (s *startJob) check(c *cmdlet.Context) error {
	switch c.ParameterSet() {
	case "DefinitionName":
		if s.DefinitionPath != "" {
			if _, err := fileSystemPath(c, s.DefinitionPath); err != nil {
				return err
			}
		}
		return c.Terminate("System.Management.Automation.RuntimeException", "StartJobFromDefinitionNameNotFound", errs.ObjectNotFound, value.Null,
			"Cannot find a scheduled job with name %s.", s.DefinitionName)
	case "SSHHost":
		return c.Terminate(psNotSupported, "StartJobOverSSHNotSupported", errs.NotImplemented, value.Null,
			"Start-Job runs on the local computer; the ConnectingTimeout and Options parameters of SSH connections do not apply to it.")
	}
	if !s.PSVersion.IsNull() {
		return c.Terminate(psInvalidOperation, "InvalidOperation", errs.InvalidOperation, value.Null,
			"Failed to start Windows PowerShell because it is not present on this machine.")
	}
	if s.RunAs32 {
		return c.Terminate(psNotSupported, "RunAs32NotSupported", errs.InvalidOperation, value.Null,
			"The RunAs32 parameter is not supported: there is no 32-bit process to run the job in.")
	}
	if s.WorkingDirectory == "" {
		return nil
	}
	dir := s.WorkingDirectory
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(location(c.Session()), dir)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return c.Terminate("System.IO.DirectoryNotFoundException", "DirectoryNotFoundException", errs.InvalidOperation, value.Null,
			"Cannot find the WorkingDirectory path %s.", s.WorkingDirectory)
	}
	return nil
}

// Process implements cmdlet.Processor: it collects the job's input.
func (s *startJob) Process(c *cmdlet.Context) error {
	s.started = true
	if c.Bound("InputObject") {
		v, err := job.Transfer(c, s.InputObject)
		if err != nil {
			return err
		}
		s.input = append(s.input, v)
	}
	return nil
}

// End implements cmdlet.Ender: a job whose pipeline gave nothing is not started.
func (s *startJob) End(c *cmdlet.Context) error {
	if !s.started {
		return nil
	}
	args, err := job.TransferAll(c, s.ArgumentList)
	if err != nil {
		return err
	}
	values, err := using(c, false, s.script.block, s.InitializationScript)
	if err != nil {
		return err
	}
	if values, err = transferDict(c, values); err != nil {
		return err
	}
	o := job.BackgroundOptions{
		Name: s.Name, Command: s.script.text, Init: textOf(s.InitializationScript),
		Runspace: job.RunspaceOptions{
			Parent: c.Session(), Directory: location(c.Session()), Location: currentPath(c), Env: c.Session().Env.Clone(), Host: c.Session().Host,
		},
		Request: job.Request{Text: s.script.text, Args: args, Input: s.input, HasInput: len(s.input) > 0, Using: values},
	}
	if dir := s.WorkingDirectory; dir != "" {
		o.Runspace.Location = dir
		if !filepath.IsAbs(dir) {
			// As in PowerShell the path is looked up by the job's own process, which does not know the caller's location.
			o.Err = job.Broken("Cannot find path '" + dir + "' because it does not exist.")
		}
	}
	if o.Process, err = s.isolation(c); err != nil {
		return err
	}
	if o.OutputLimit, err = job.OutputLimit(c); err != nil {
		return err
	}
	j, release := repository(c).StartBackground(s.runner, o)
	defer release()
	return c.Write(value.Of(j))
}

// isolation chooses whether the job runs in a process of its own: under another user's name, where the session runs all jobs so, or
// where $JobIsolationPreference asks for it.
func (s *startJob) isolation(c *cmdlet.Context) (job.Isolation, error) {
	isolator, _ := c.Session().Service(job.IsolationKey{}, nil).(job.Isolator)
	wanted := isolator != nil && isolator.Always()
	if v := c.Scope().Find("jobisolationpreference"); v != nil {
		switch text := types.ToString(c, v.Read()); strings.ToLower(text) {
		case "process":
			wanted = true
		case "", "runspace":
			wanted = false
		default:
			return nil, c.Terminate(argumentException, "InvalidJobIsolationPreference", errs.InvalidArgument, value.String(text),
				"The value '%s' of the variable JobIsolationPreference is not valid. Specify Runspace or Process.", text)
		}
	}
	cred, other := s.Credential.Base().Object().(*types.Credential)
	switch {
	case other:
		if isolator == nil {
			isolator = &process.Jobs{}
		}
		password := ""
		if cred.Password != nil {
			password = cred.Password.PlainText()
		}
		return isolator.As(cred.UserName, password), nil
	case !wanted:
		return nil, nil
	case isolator == nil:
		return nil, c.Terminate(psNotSupported, "JobProcessNotSupported", errs.NotImplemented, value.Null,
			"Jobs cannot run in processes of their own here: the program that hosts this session has not chosen an executable for them.")
	}
	return isolator.As("", ""), nil
}
