package interp

import (
	"strconv"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// ShouldProcess implements cmdlet.Engine.
func (s *commandStage) ShouldProcess(target, action string) (bool, error) {
	if action == "" {
		action = s.displayName()
	}
	msg := "Performing the operation \"" + action + "\" on target \"" + target + "\"."
	return s.ShouldProcessText(msg, "Are you sure you want to perform this action?\n"+msg, "Confirm")
}

// ShouldProcessText implements cmdlet.Engine.
func (s *commandStage) ShouldProcessText(description, warning, caption string) (bool, error) {
	if s.whatIfOn() {
		err := s.hostLine("What if: " + description)
		return false, err
	}
	if s.mustConfirm() {
		if s.yesToAll {
			return true, nil
		}
		if s.noToAll {
			return false, nil
		}
		return s.ask(caption, warning)
	}
	if s.streamPreference(stream.Verbose) != prefSilentlyContinue {
		v := &stream.VerboseRecord{Informational: stream.Informational{Message: description}}
		if err := s.WriteRecord(v); err != nil {
			return false, err
		}
	}
	return true, nil
}

// hostLine writes a line to the host through the information stream, as WhatIf messages go.
func (s *commandStage) hostLine(text string) error {
	if s.sess.Host != nil {
		s.sess.Host.Write(text + "\n")
	}
	return nil
}

func (s *commandStage) whatIfOn() bool {
	if s.b.isBound[commonWhatIf] {
		return types.ToBool(s.b.common[commonWhatIf])
	}
	v := s.callerScope().Find("whatifpreference")
	return v != nil && types.ToBool(v.Value)
}

// mustConfirm compares the command's impact with the preference.
func (s *commandStage) mustConfirm() bool {
	if s.b.isBound[commonConfirm] {
		return types.ToBool(s.b.common[commonConfirm])
	}
	pref := cmdlet.ImpactHigh
	if v := s.callerScope().Find("confirmpreference"); v != nil {
		base := v.Value.Base()
		if base.Kind() == value.KindEnum {
			pref = cmdlet.Impact(base.Int64())
		} else {
			switch strings.ToLower(types.ToString(s.Runspace, base)) {
			case "none":
				pref = cmdlet.ImpactNone
			case "low":
				pref = cmdlet.ImpactLow
			case "medium":
				pref = cmdlet.ImpactMedium
			}
		}
	}
	return pref != cmdlet.ImpactNone && s.meta.Confirm >= pref
}

// ShouldContinue implements cmdlet.Engine.
func (s *commandStage) ShouldContinue(query, caption string) (bool, error) {
	c, err := s.choose(caption, query, choiceYes, choiceNo, choiceSuspend)
	return c.key == choiceYes.key, err
}

// inquire asks whether to go on where a preference is Inquire.
func (s *commandStage) inquire(query string) (bool, error) {
	if s.yesToAll {
		return true, nil
	}
	c, err := s.choose("Confirm", query, choiceYes, choiceYesToAll, choiceHalt, choiceSuspend)
	s.yesToAll = s.yesToAll || c.key == choiceYesToAll.key
	return c.key == choiceYes.key || c.key == choiceYesToAll.key, err
}

// ask confirms an operation; the answer may hold for all that follow.
func (s *commandStage) ask(caption, message string) (bool, error) {
	c, err := s.choose(caption, message, choiceYes, choiceYesToAll, choiceNo, choiceNoToAll, choiceSuspend)
	switch c.key {
	case choiceYesToAll.key:
		s.yesToAll = true
		return true, err
	case choiceNoToAll.key:
		s.noToAll = true
	}
	return c.key == choiceYes.key, err
}

// noPrompt is what a host without a user answers to a question.
func noPrompt(sess *session.Session) error {
	if sess.Host == nil {
		r := errs.New("System.Management.Automation.Host.HostException", "HostFunctionNotImplemented", errs.NotImplemented, value.Null,
			"A command that prompts the user failed because the host program or the command type does not support user interaction. The host was attempting to request confirmation with the following message: ")
		r.Exception.Record = r
		return r
	}
	return errs.New("System.Management.Automation.PSInvalidOperationException", "InvalidOperation", errs.InvalidOperation, value.Null,
		"PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.")
}

// promptFor asks for missing mandatory parameters; false when the host cannot ask.
func (b *binding) promptFor(list []int) (bool, error) {
	if b.cmd == nil {
		return false, nil
	}
	h := b.cmd.sess.Host
	if h == nil || !h.Interactive() {
		return false, nil
	}
	h.Write("\ncmdlet " + b.cmd.displayName() + " at command pipeline position " + types.ToString(b.f.rs, value.Int(int32(b.cmd.info.index+1))) +
		"\nSupply values for the following parameters:\n")
	for _, p := range list {
		v, err := b.promptValue(h, b.t.meta.Params[p])
		if err != nil {
			return false, nil
		}
		if err := b.bind(p, v, b.cmd.info.pos, true); err != nil {
			return false, err
		}
	}
	return true, nil
}

// promptValue asks for the value of a parameter: lines up to an empty one where it takes several.
func (b *binding) promptValue(h session.Host, p *cmdlet.Param) (value.Value, error) {
	read := func(label string) (string, error) {
		h.Write(label + ": ")
		line, err := h.ReadLine(b.f.rs.ctx, false)
		if err != nil {
			h.Write("\n")
		}
		return line, err
	}
	if p.Type == nil || p.Type.Elem == nil {
		line, err := read(p.Name)
		return value.String(line), err
	}
	var items []value.Value
	for {
		line, err := read(p.Name + "[" + strconv.Itoa(len(items)) + "]")
		if err != nil {
			return value.Null, err
		}
		if line == "" {
			return value.Objects(items...), nil
		}
		items = append(items, value.String(line))
	}
}
