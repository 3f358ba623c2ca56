package management

import (
	"errors"
	"os"
	"os/exec"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/process"
	"goposh/runtime/provider"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// startProcess is Start-Process.
type startProcess struct {
	FilePath               string        `ps:"mandatory pos=0" alias:"PSPath,Path" validate:"notnullorempty"`
	ArgumentList           []string      `ps:"pos=1" alias:"Args"`
	Credential             value.Value   `ps:"Default:" alias:"RunAs" validate:"notnullorempty" type:"System.Management.Automation.PSCredential"`
	WorkingDirectory       string        `ps:"" validate:"notnullorempty"`
	LoadUserProfile        cmdlet.Switch `ps:"Default:" alias:"Lup"`
	NoNewWindow            cmdlet.Switch `ps:"Default:" alias:"nnw"`
	PassThru               cmdlet.Switch `ps:""`
	RedirectStandardError  string        `ps:"Default:" alias:"RSE" validate:"notnullorempty"`
	RedirectStandardInput  string        `ps:"Default:" alias:"RSI" validate:"notnullorempty"`
	RedirectStandardOutput string        `ps:"Default:" alias:"RSO" validate:"notnullorempty"`
	Verb                   string        `ps:"UseShellExecute:" validate:"notnullorempty"`
	WindowStyle            value.Value   `ps:"" validate:"notnullorempty"`
	Wait                   cmdlet.Switch `ps:""`
	UseNewEnvironment      cmdlet.Switch `ps:"Default:"`
	Environment            *value.Dict   `ps:""`

	files []*os.File
}

// Begin implements cmdlet.Beginner.
func (s *startProcess) Begin(c *cmdlet.Context) error {
	for _, name := range [...]string{"Verb", "WindowStyle", "LoadUserProfile", "Credential"} {
		if c.Bound(name) {
			return c.Terminate("System.NotSupportedException", "NotSupportedException", errs.NotImplemented, value.Null,
				"The parameter '-%s' is not supported for the cmdlet 'Start-Process' on this edition of PowerShell.", name)
		}
	}
	cmd, err := s.command(c)
	if err != nil {
		s.closeFiles()
		return err
	}
	if ok, err := c.ShouldProcess(cmd.Path, "Start-Process"); !ok || err != nil {
		s.closeFiles()
		return err
	}
	pump := s.output(c, cmd)
	p, err := process.Start(cmd)
	s.closeFiles()
	if err != nil {
		return s.startFailed(c, cmd, err)
	}
	if s.Wait {
		if err := pump.wait(c, p); err != nil {
			return err
		}
	}
	if s.PassThru {
		return c.Write(value.Of(p))
	}
	return nil
}

// command makes the command to start, without starting it.
func (s *startProcess) command(c *cmdlet.Context) (*exec.Cmd, error) {
	args := splitArguments(strings.Join(s.ArgumentList, " "))
	env := c.Session().Env
	path := s.FilePath
	if strings.ContainsRune(path, '/') || strings.ContainsRune(path, '\\') {
		if full, err := provider.ResolveFile(c.Session(), path); err == nil {
			path = full
		}
	} else if full, ok := lookPath(env, path); ok {
		path = full
	}
	cmd := &exec.Cmd{Path: path, Args: append([]string{s.FilePath}, args...), Dir: c.Session().Drives.FileSystem, Env: env.Entries()}
	if c.Bound("WorkingDirectory") {
		dir, err := provider.ResolveFile(c.Session(), s.WorkingDirectory)
		if fi, serr := os.Stat(dir); err != nil || serr != nil || !fi.IsDir() {
			return nil, c.Terminate("System.IO.DirectoryNotFoundException", "DirectoryNotFoundException", errs.InvalidOperation, value.Null,
				"This command cannot be run because either the parameter \"WorkingDirectory\" has a value that is not valid or cannot be used with this command. Give a valid input and Run your command again.")
		}
		cmd.Dir = dir
	}
	if s.Environment != nil {
		for k, v := range s.Environment.All {
			name := types.ToString(c, k)
			if v.IsNull() {
				cmd.Env = append(cmd.Env, name+"=")
				continue
			}
			cmd.Env = append(cmd.Env, name+"="+types.ToString(c, v))
		}
	}
	return cmd, s.redirect(c, cmd)
}

// redirect opens the files of the redirection parameters.
func (s *startProcess) redirect(c *cmdlet.Context, cmd *exec.Cmd) error {
	open := func(name, parameter string, create bool) (*os.File, error) {
		full, err := provider.ResolveFile(c.Session(), name)
		if err != nil {
			return nil, err
		}
		var f *os.File
		if create {
			f, err = os.Create(full)
		} else {
			f, err = os.Open(full)
		}
		if err != nil {
			return nil, c.Terminate("System.IO.FileNotFoundException", "FileNotFoundException", errs.InvalidOperation, value.Null,
				"This command cannot be run because either the parameter \"%s '%s'\" has a value that is not valid or cannot be used with this command. Give a valid input and Run your command again.", parameter, full)
		}
		s.files = append(s.files, f)
		return f, nil
	}
	if s.RedirectStandardOutput != "" && s.RedirectStandardOutput == s.RedirectStandardError {
		return c.Terminate("System.InvalidOperationException", "InvalidOperationException", errs.InvalidOperation, value.Null,
			"This command cannot be run because \"RedirectStandardOutput\" and \"RedirectStandardError\" are same. Give different inputs and Run your command again.")
	}
	if s.RedirectStandardInput != "" {
		f, err := open(s.RedirectStandardInput, "RedirectStandardInput", false)
		if err != nil {
			return err
		}
		cmd.Stdin = f
	}
	if s.RedirectStandardOutput != "" {
		f, err := open(s.RedirectStandardOutput, "RedirectStandardOutput", true)
		if err != nil {
			return err
		}
		cmd.Stdout = f
	}
	if s.RedirectStandardError != "" {
		f, err := open(s.RedirectStandardError, "RedirectStandardError", true)
		if err != nil {
			return err
		}
		cmd.Stderr = f
	}
	return nil
}

func (s *startProcess) closeFiles() {
	for _, f := range s.files {
		f.Close()
	}
	s.files = nil
}

func (s *startProcess) startFailed(c *cmdlet.Context, cmd *exec.Cmd, err error) error {
	reason := "No such file or directory"
	switch {
	case errors.Is(err, os.ErrPermission):
		reason = "Permission denied"
	case !errors.Is(err, os.ErrNotExist) && !errors.Is(err, exec.ErrNotFound):
		reason = err.Error()
	}
	return c.Terminate("System.InvalidOperationException", "InvalidOperationException", errs.InvalidOperation, value.Null,
		"This command cannot be run due to the error: An error occurred trying to start process '%s' with working directory '%s'. %s", s.FilePath, cmd.Dir, reason)
}
