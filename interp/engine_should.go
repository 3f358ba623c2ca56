package interp

import (
	"cmp"
	"strconv"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/prompt"
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
	// The operation is told where the command itself has -Verbose, not where the preference variable would show the record.
	if s.b.isBound[commonVerbose] && types.ToBool(s.b.common[commonVerbose]) {
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
	return c.Key == choiceYes.Key, err
}

// inquire asks whether to go on where a preference is Inquire.
func (s *commandStage) inquire(query string) (bool, error) {
	if s.yesToAll {
		return true, nil
	}
	c, err := s.choose("Confirm", query, choiceYes, choiceYesToAll, choiceHalt, choiceSuspend)
	s.yesToAll = s.yesToAll || c.Key == choiceYesToAll.Key
	return c.Key == choiceYes.Key || c.Key == choiceYesToAll.Key, err
}

// ask confirms an operation; the answer may hold for all that follow.
func (s *commandStage) ask(caption, message string) (bool, error) {
	c, err := s.choose(caption, message, choiceYes, choiceYesToAll, choiceNo, choiceNoToAll, choiceSuspend)
	switch c.Key {
	case choiceYesToAll.Key:
		s.yesToAll = true
		return true, err
	case choiceNoToAll.Key:
		s.noToAll = true
	}
	return c.Key == choiceYes.Key, err
}

// promptFor asks for missing mandatory parameters; false when the host cannot ask.
func (b *binding) promptFor(list []int) (bool, error) {
	if b.cmd == nil {
		return false, nil
	}
	rs := b.f.rs
	if h := rs.sess.Host; h == nil || !h.Interactive() {
		return false, nil
	}
	fields := make([]prompt.Field, len(list))
	for i, p := range list {
		p := b.t.meta.Params[p]
		fields[i] = prompt.Field{Name: p.Name, Type: p.Type}
		for _, set := range p.Sets {
			fields[i].Help = cmp.Or(fields[i].Help, set.HelpMessage)
		}
	}
	caption := "cmdlet " + b.cmd.displayName() + " at command pipeline position " + strconv.Itoa(b.cmd.info.index+1)
	values, ok, err := prompt.Fields(rs.ctx, rs, rs.sess, caption, "Supply values for the following parameters:", fields)
	if err != nil || !ok {
		return false, err
	}
	for i, p := range list {
		if err := b.bind(p, values[i], b.cmd.info.pos, true); err != nil {
			return false, err
		}
	}
	return true, nil
}
