package job

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/job"
	"goposh/runtime/stream"
	"goposh/runtime/value"
)

// startThreadJob is Start-ThreadJob.
type startThreadJob struct {
	ScriptBlock          value.ScriptBlock `ps:"ScriptBlock: mandatory pos=0" alias:"Command" validate:"notnull"`
	FilePath             string            `ps:"FilePath: mandatory pos=0" validate:"notnullorempty"`
	Name                 string            `ps:"FilePath:; ScriptBlock:" validate:"notnullorempty"`
	InitializationScript value.ScriptBlock `ps:"FilePath:; ScriptBlock:" validate:"notnull"`
	InputObject          value.Value       `ps:"FilePath: pipe; ScriptBlock: pipe" type:"System.Management.Automation.PSObject" validate:"notnull"`
	ArgumentList         []value.Value     `ps:"FilePath:; ScriptBlock:" alias:"Args"`
	ThrottleLimit        int32             `ps:"FilePath:; ScriptBlock:" validate:"range 1 1000000"`
	StreamingHost        value.Value       `ps:"FilePath:; ScriptBlock:" type:"System.Management.Automation.Host.PSHost"`

	input   []value.Value
	started bool
}

// Process implements cmdlet.Processor.
func (s *startThreadJob) Process(c *cmdlet.Context) error {
	s.started = true
	if c.Bound("InputObject") {
		s.input = append(s.input, s.InputObject)
	}
	return nil
}

// End implements cmdlet.Ender.
func (s *startThreadJob) End(c *cmdlet.Context) error {
	if !s.started {
		return nil
	}
	runner, err := job.RunnerOf(c.Session())
	if err != nil {
		return err
	}
	what := script{block: s.ScriptBlock, text: textOf(s.ScriptBlock)}
	command := what.text
	if s.FilePath != "" {
		if what, err = scriptFile(c, s.FilePath, false); err != nil {
			return err
		}
		command = s.FilePath
	}
	values, err := using(c, true, what.block, s.InitializationScript)
	if err != nil {
		return err
	}
	o := job.ThreadOptions{
		Name: s.Name, Command: command, Init: textOf(s.InitializationScript), Limit: int(s.ThrottleLimit),
		Runspace: job.RunspaceOptions{
			Parent: c.Session(), Directory: c.Session().StartDirectory, Location: currentPath(c), Env: c.Session().Env, Host: nil, Shared: true,
		},
		Request: job.Request{Text: what.text, File: what.file, Args: s.ArgumentList, Input: s.input, HasInput: len(s.input) > 0, Using: values},
	}
	if !s.StreamingHost.IsNull() {
		o.Host = s.stream(c)
	}
	if o.OutputLimit, err = job.OutputLimit(c); err != nil {
		return err
	}
	return c.Write(value.Of(repository(c).StartThread(runner, o)))
}

// stream shows what the job writes besides output and errors as it comes; Receive-Job gives it once more.
func (s *startThreadJob) stream(c *cmdlet.Context) func(job.Record) bool {
	w := &writer{c: c, remote: true}
	return func(r job.Record) bool {
		switch x := r.StreamRecord().(type) {
		case *stream.WarningRecord:
			w.show("WARNING: ", x.Message)
		case *stream.VerboseRecord:
			w.show("VERBOSE: ", x.Message)
		case *stream.DebugRecord:
			w.show("DEBUG: ", x.Message)
		case *stream.InformationRecord:
			if m, ok := x.Data.Base().Object().(*stream.HostMessage); ok && c.Session().Host != nil {
				text := m.Message
				if !m.NoNewLine {
					text += "\n"
				}
				c.Session().Host.Write(text)
			}
		}
		return false
	}
}
