package interp

import (
	"goposh/runtime/errs"
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// psCmdletObject is $PSCmdlet: a System.Management.Automation.PSScriptCmdlet.
type psCmdletObject struct {
	value.Bag
	s *commandStage
	// runtime is set for the command's MshCommandRuntime, which has the methods but not the properties.
	runtime bool
}

// Type implements value.Object.
func (p *psCmdletObject) Type() *value.Type {
	if p.runtime {
		return typeCommandRuntime()
	}
	return typePSScriptCmdlet()
}

var typeCommandRuntime = types.Hosted(automation+"MshCommandRuntime", "", func() []types.M {
	return append(cmdletMethods(), types.M{Sig: "object Host {get}", F: func(c *types.Call) (value.Value, error) {
		return stageOf(c).hostObject(), nil
	}})
})

func (s *commandStage) psCmdlet() *psCmdletObject {
	if s.ps == nil {
		s.ps = &psCmdletObject{s: s}
	}
	return s.ps
}

var typePSScriptCmdlet = types.Hosted(automation+"PSScriptCmdlet", automation+"PSCmdlet", func() []types.M {
	return append(cmdletProperties(), cmdletMethods()...)
})

func stageOf(c *types.Call) *commandStage { return c.This.Ref().(*psCmdletObject).s }

func cmdletProperties() []types.M {
	get := func(f func(s *commandStage) value.Value) types.Func {
		return func(c *types.Call) (value.Value, error) { return f(stageOf(c)), nil }
	}
	return []types.M{
		{Sig: "string ParameterSetName {get}", F: get(func(s *commandStage) value.Value { return value.String(s.ParameterSet()) })},
		{Sig: "System.Management.Automation.InvocationInfo MyInvocation {get}", F: get(func(s *commandStage) value.Value { return value.Of(s.Invocation()) })},
		{Sig: "object PagingParameters {get}", F: get(func(s *commandStage) value.Value {
			if !s.meta.Paging {
				return value.Null
			}
			return value.Of(&pagingParameters{s: s})
		})},
		{Sig: "object InvokeCommand {get}", F: get(func(s *commandStage) value.Value { return s.commandObject() })},
		{Sig: "object Host {get}", F: get(func(s *commandStage) value.Value { return s.hostObject() })},
		{Sig: "object SessionState {get}", F: get(func(s *commandStage) value.Value { return value.Of(s.sessionStateObject(s.State())) })},
		{Sig: "object Events {get}", F: get(func(s *commandStage) value.Value { return s.eventManager() })},
		{Sig: "object JobRepository {get}", F: get(func(s *commandStage) value.Value { return value.Of(&jobRepository{rs: s.Runspace}) })},
		{Sig: "object InvokeProvider {get}", F: get(func(s *commandStage) value.Value { return s.providerObject() })},
		{Sig: "bool Stopping {get}", F: get(func(s *commandStage) value.Value { return value.Bool(s.stop.Load()) })},
		{Sig: "object CurrentPSTransaction {get}", F: get(func(*commandStage) value.Value { return value.Null })},
		{Sig: "object CommandRuntime {get}", F: get(func(s *commandStage) value.Value { return value.Of(&psCmdletObject{s: s, runtime: true}) })},
		{Sig: "object CommandOrigin {get}", F: func(c *types.Call) (value.Value, error) {
			v, _, err := types.Get(c.RT, value.Of(stageOf(c).Invocation()), "CommandOrigin")
			return v, err
		}},
	}
}

func cmdletMethods() []types.M {
	void := func(f func(s *commandStage, c *types.Call) error) types.Func {
		return func(c *types.Call) (value.Value, error) { return value.Void, f(stageOf(c), c) }
	}
	info := func(text string) stream.Informational { return stream.Informational{Message: text} }
	record := func(c *types.Call) (*errs.Record, error) {
		r, ok := c.Args[0].Base().Ref().(*errs.Record)
		if !ok {
			return nil, argumentNull("errorRecord")
		}
		return r.Clone(), nil
	}
	variable := func(c *types.Call) (value.Value, error) {
		v := &variableIntrinsics{rs: stageOf(c).Runspace, state: stageOf(c).State()}
		x, found, err := v.get(c.Str(0))
		if !found && c.N() > 1 && err == nil {
			return c.Args[1], nil
		}
		return x, err
	}
	return []types.M{
		{Sig: "System.Management.Automation.PathInfo CurrentProviderLocation(string providerId)", F: func(c *types.Call) (value.Value, error) {
			return stageOf(c).providerLocation(c.Str(0))
		}},
		{Sig: "string GetUnresolvedProviderPathFromPSPath(string path)", F: func(c *types.Call) (value.Value, error) {
			_, path, err := stageOf(c).unresolvedPath(c.Str(0))
			return value.String(path), err
		}},
		{Sig: "System.Collections.ObjectModel.Collection[string] GetResolvedProviderPathFromPSPath(string path, out System.Management.Automation.ProviderInfo provider)", F: func(c *types.Call) (value.Value, error) {
			return stageOf(c).resolvedPaths(c)
		}},
		{Sig: "object GetVariableValue(string name)", F: variable},
		{Sig: "object GetVariableValue(string name, object defaultValue)", F: variable},
		{Sig: "void WriteObject(object sendToPipeline)", F: void(func(s *commandStage, c *types.Call) error { return s.Write(c.Args[0]) })},
		{Sig: "void WriteObject(object sendToPipeline, bool enumerateCollection)", F: void(func(s *commandStage, c *types.Call) error {
			if c.Bool(1) {
				return emitTo(s.Runspace, s, c.Args[0])
			}
			return s.Write(c.Args[0])
		})},
		{Sig: "void WriteError(System.Management.Automation.ErrorRecord errorRecord)", F: void(func(s *commandStage, c *types.Call) error {
			r, err := record(c)
			if err != nil {
				return err
			}
			return s.WriteError(r)
		})},
		{Sig: "void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)", F: void(func(s *commandStage, c *types.Call) error {
			r, err := record(c)
			if err != nil {
				return err
			}
			return &terminated{s.terminating(r).(*thrown)}
		})},
		{Sig: "void WriteWarning(string text)", F: void(func(s *commandStage, c *types.Call) error {
			return s.WriteRecord(&stream.WarningRecord{Informational: info(c.Str(0))})
		})},
		{Sig: "void WriteVerbose(string text)", F: void(func(s *commandStage, c *types.Call) error {
			return s.WriteRecord(&stream.VerboseRecord{Informational: info(c.Str(0))})
		})},
		{Sig: "void WriteDebug(string text)", F: void(func(s *commandStage, c *types.Call) error {
			return s.WriteRecord(&stream.DebugRecord{Informational: info(c.Str(0))})
		})},
		{Sig: "void WriteCommandDetail(string text)", F: void(func(*commandStage, *types.Call) error { return nil })},
		{Sig: "void WriteProgress(System.Management.Automation.ProgressRecord progressRecord)", F: void(func(s *commandStage, c *types.Call) error {
			r, ok := c.Args[0].Base().Ref().(*stream.ProgressRecord)
			if !ok {
				return argumentNull("progressRecord")
			}
			return s.WriteRecord(r)
		})},
		{Sig: "void WriteInformation(System.Management.Automation.InformationRecord informationRecord)", F: void(func(s *commandStage, c *types.Call) error {
			r, ok := c.Args[0].Base().Ref().(*stream.InformationRecord)
			if !ok {
				return argumentNull("informationRecord")
			}
			return s.WriteRecord(r)
		})},
		{Sig: "void WriteInformation(object messageData, string[] tags)", F: void(func(s *commandStage, c *types.Call) error {
			_, err := s.Command("Write-Information", nil, "MessageData", c.Args[0], "Tags", c.Args[1])
			return err
		})},
		{Sig: "bool ShouldProcess(string target)", F: func(c *types.Call) (value.Value, error) {
			return boolOf(stageOf(c).ShouldProcess(c.Str(0), ""))
		}},
		{Sig: "bool ShouldProcess(string target, string action)", F: func(c *types.Call) (value.Value, error) {
			return boolOf(stageOf(c).ShouldProcess(c.Str(0), c.Str(1)))
		}},
		{Sig: "bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)", F: func(c *types.Call) (value.Value, error) {
			return boolOf(stageOf(c).ShouldProcessText(c.Str(0), c.Str(1), c.Str(2)))
		}},
		{Sig: "bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out System.Management.Automation.ShouldProcessReason shouldProcessReason)", F: func(c *types.Call) (value.Value, error) {
			s := stageOf(c)
			reason := "None"
			if s.whatIfOn() {
				reason = "WhatIf"
			}
			t := types.Lookup(automation + "ShouldProcessReason")
			if t != nil {
				v, err := types.Convert(s, value.String(reason), t)
				if err == nil {
					err = setRef(c, 3, v)
				}
				if err != nil {
					return value.Null, err
				}
			}
			return boolOf(s.ShouldProcessText(c.Str(0), c.Str(1), c.Str(2)))
		}},
		{Sig: "bool ShouldContinue(string query, string caption)", F: func(c *types.Call) (value.Value, error) {
			return boolOf(stageOf(c).ShouldContinue(c.Str(0), c.Str(1)))
		}},
		{Sig: "bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)", F: func(c *types.Call) (value.Value, error) {
			return continueForAll(c, 2)
		}},
		{Sig: "bool ShouldContinue(string query, string caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll)", F: func(c *types.Call) (value.Value, error) {
			return continueForAll(c, 3)
		}},
		{Sig: "bool TransactionAvailable()", F: func(*types.Call) (value.Value, error) { return value.False, nil }},
	}
}

// continueForAll is ShouldContinue with answers that hold for all questions, in the ref arguments from index yes on.
func continueForAll(c *types.Call, yes int) (value.Value, error) {
	flag := func(i int) bool {
		r, ok := c.Args[i].Ref().(*types.Ref)
		return ok && types.ToBool(r.Get())
	}
	switch {
	case flag(yes):
		return value.True, nil
	case flag(yes + 1):
		return value.False, nil
	}
	s := stageOf(c)
	got, err := s.choose(c.Str(1), c.Str(0), choiceYes, choiceYesToAll, choiceNo, choiceNoToAll, choiceSuspend)
	if err != nil {
		return value.Null, err
	}
	switch got.Key {
	case choiceYesToAll.Key:
		return value.True, setRef(c, yes, value.True)
	case choiceNoToAll.Key:
		return value.False, setRef(c, yes+1, value.True)
	}
	return value.Bool(got.Key == choiceYes.Key), nil
}

// terminated carries ThrowTerminatingError out of the method call that made it, past the wrapping of method errors.
// It ends the whole function, and is an ordinary error for the function's caller.
type terminated struct{ *thrown }

// ControlFlow keeps package types from wrapping it.
func (*terminated) ControlFlow() {}

// pagingParameters is System.Management.Automation.PagingParameters.
type pagingParameters struct {
	value.Bag
	s *commandStage
}

// Type implements value.Object.
func (*pagingParameters) Type() *value.Type { return typePagingParameters() }

var typePagingParameters = types.Hosted(automation+"PagingParameters", "", func() []types.M {
	common := func(c *types.Call, i int) (value.Value, bool) {
		s := c.This.Ref().(*pagingParameters).s
		return s.b.common[i].Base(), s.b.isBound[i]
	}
	count := func(i int, unset uint64) types.Func {
		return func(c *types.Call) (value.Value, error) {
			v, ok := common(c, i)
			if !ok {
				return value.ULong(unset), nil
			}
			return types.Convert(c.RT, v, value.TypeUInt64)
		}
	}
	return []types.M{
		{Sig: "switch IncludeTotalCount {get}", F: func(c *types.Call) (value.Value, error) {
			v, _ := common(c, commonIncludeTotalCount)
			return types.Switch(types.ToBool(v)), nil
		}},
		{Sig: "ulong Skip {get}", F: count(commonSkip, 0)},
		{Sig: "ulong First {get}", F: count(commonFirst, 1<<64-1)},
		{Sig: "psobject NewTotalCount(ulong totalCount, double accuracy)", F: func(c *types.Call) (value.Value, error) {
			accuracy := c.Float(1)
			if accuracy < 0 || accuracy > 1 {
				return value.Null, errs.NewException("System.ArgumentOutOfRangeException",
					"The accuracy must be between 0 and 1. (Parameter 'accuracy')")
			}
			v, m := value.Wrap(c.Args[0])
			m.SetNote("Accuracy", c.Args[1])
			return v, nil
		}},
	}
})

// jobRepository is System.Management.Automation.JobRepository: the jobs of the session.
type jobRepository struct {
	value.Bag
	rs *Runspace
}

// Type implements value.Object.
func (*jobRepository) Type() *value.Type { return typeJobRepository() }

var typeJobRepository = types.Hosted(automation+"JobRepository", "", func() []types.M {
	self := func(c *types.Call) *Runspace { return c.This.Ref().(*jobRepository).rs }
	return []types.M{
		{Sig: "object Jobs {get}", F: func(c *types.Call) (value.Value, error) {
			out, err := self(c).runCmdlet("Get-Job")
			return listOf("System.Collections.Generic.List["+automation+"Job]", value.Objects(out...)), err
		}},
		{Sig: "object GetJob(guid instanceId)", F: func(c *types.Call) (value.Value, error) {
			out, err := self(c).runCmdlet("Get-Job", "InstanceId", c.Args[0])
			return (&collector{items: out}).value(), err
		}},
		{Sig: "void Remove(object job)", F: func(c *types.Call) (value.Value, error) {
			_, err := self(c).runCmdlet("Remove-Job", "Job", c.Args[0])
			return value.Void, err
		}},
	}
})
