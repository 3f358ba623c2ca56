package cmdlet

import (
	"fmt"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// The blocks of a proxy function, as ProxyCommand writes them.
const (
	proxyProcess = `
    try {
        $steppablePipeline.Process($_)
    } catch {
        throw
    }
`
	proxyEnd = `
    try {
        $steppablePipeline.End()
    } catch {
        throw
    }
`
	proxyClean = `
    if ($null -ne $steppablePipeline) {
        $steppablePipeline.Clean()
    }
`
	proxyBegin = `
    try {
        $outBuffer = $null
        if ($PSBoundParameters.TryGetValue('OutBuffer', [ref]$outBuffer))
        {
            $PSBoundParameters['OutBuffer'] = 1
        }

        $wrappedCmd = $ExecutionContext.InvokeCommand.GetCommand('%s', [System.Management.Automation.CommandTypes]::%s)
        $scriptCmd = {& $wrappedCmd @PSBoundParameters }

        $steppablePipeline = $scriptCmd.GetSteppablePipeline(%s)
        $steppablePipeline.Begin($PSCmdlet)
    } catch {
        throw
    }
`
	// proxyPlainBegin is that of a function without CmdletBinding.
	proxyPlainBegin = `
    try {
        $wrappedCmd = $ExecutionContext.InvokeCommand.GetCommand('%s', [System.Management.Automation.CommandTypes]::%s)
        $PSBoundParameters.Add('$args', $args)
        $scriptCmd = {& $wrappedCmd @PSBoundParameters }

        $steppablePipeline = $scriptCmd.GetSteppablePipeline(%s)
        $steppablePipeline.Begin($myInvocation.ExpectingInput, $ExecutionContext)
    } catch {
        throw
    }
`
	proxyDynamic = `
    try {
        $targetCmd = $ExecutionContext.InvokeCommand.GetCommand('%s', [System.Management.Automation.CommandTypes]::%s, $PSBoundParameters)
        $dynamicParams = @($targetCmd.Parameters.GetEnumerator() | Microsoft.PowerShell.Core\Where-Object { $_.Value.IsDynamic })
        if ($dynamicParams.Length -gt 0)
        {
            $paramDictionary = [Management.Automation.RuntimeDefinedParameterDictionary]::new()
            foreach ($param in $dynamicParams)
            {
                $param = $param.Value

                if(-not $MyInvocation.MyCommand.Parameters.ContainsKey($param.Name))
                {
                    $dynParam = [Management.Automation.RuntimeDefinedParameter]::new($param.Name, $param.ParameterType, $param.Attributes)
                    $paramDictionary.Add($param.Name, $dynParam)
                }
            }

            return $paramDictionary
        }
    } catch {
        throw
    }
`
)

// proxy is the static methods of ProxyCommand.
func proxy(c *types.Call, name string) (value.Value, error) {
	if name == "GetHelpComments" {
		return value.Null, errs.NewException("System.InvalidOperationException",
			"The 'help' parameter is not recognized as a valid HelpInfo object created by the 'get-help' command.")
	}
	m, ok := c.Args[0].Base().Ref().(*commandMetadata)
	if !ok {
		return value.Null, types.ArgumentNull("commandMetadata")
	}
	switch name {
	case "Create":
		help := fmt.Sprintf("\n.ForwardHelpTargetName %s\n.ForwardHelpCategory %s\n", m.target, m.kind)
		if c.N() > 1 {
			help = c.Str(1)
		}
		return value.String(m.proxyText(help, c.N() < 3 || c.Bool(2))), nil
	case "GetCmdletBindingAttribute":
		return value.String(m.bindingAttribute()), nil
	case "GetParamBlock":
		return value.String(m.paramBlock()), nil
	case "GetBegin":
		return value.String(m.begin()), nil
	case "GetProcess":
		return value.String(proxyProcess), nil
	case "GetDynamicParam":
		return value.String(fmt.Sprintf(proxyDynamic, m.quotedTarget(), m.kind)), nil
	case "GetEnd":
		return value.String(proxyEnd), nil
	}
	return value.String(proxyClean), nil
}

func (m *commandMetadata) quotedTarget() string { return quoteSingle(m.target) }

// quoteSingle doubles the quotes of a text that stands in single ones.
func quoteSingle(s string) string { return strings.ReplaceAll(s, "'", "''") }

// proxyText is the whole function.
func (m *commandMetadata) proxyText(help string, dynamic bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nparam(%s)\n\n", m.bindingAttribute(), m.paramBlock())
	if dynamic && m.dynamic {
		fmt.Fprintf(&b, "\ndynamicparam\n{%s}\n\n", fmt.Sprintf(proxyDynamic, m.quotedTarget(), m.kind))
	}
	for _, block := range [...]struct{ name, text string }{{"begin", m.begin()}, {"process", proxyProcess}, {"end", proxyEnd}} {
		fmt.Fprintf(&b, "%s\n{%s}\n\n", block.name, block.text)
	}
	fmt.Fprintf(&b, "clean\n{%s}\n<#\n%s\n#>\n", proxyClean, help)
	return b.String()
}

func (m *commandMetadata) begin() string {
	origin := ""
	if m.kind == KindCmdlet {
		origin = "$myInvocation.CommandOrigin"
	}
	if !m.cmdletBinding {
		return fmt.Sprintf(proxyPlainBegin, m.quotedTarget(), m.kind, origin)
	}
	return fmt.Sprintf(proxyBegin, m.quotedTarget(), m.kind, origin)
}

// bindingAttribute is the CmdletBinding attribute; "" for a command without.
func (m *commandMetadata) bindingAttribute() string {
	if !m.cmdletBinding {
		return ""
	}
	var parts []string
	add := func(on bool, format string, args ...any) {
		if on {
			parts = append(parts, fmt.Sprintf(format, args...))
		}
	}
	add(m.defaultSet != "" && m.defaultSet != AllSets, "DefaultParameterSetName='%s'", quoteSingle(m.defaultSet))
	add(m.shouldProcess, "SupportsShouldProcess=$true")
	add(m.shouldProcess, "ConfirmImpact='%s'", [...]string{"None", "Low", "Medium", "High"}[min(int(m.impact), int(ImpactHigh))])
	add(m.paging, "SupportsPaging=$true")
	add(m.transactions, "SupportsTransactions=$true")
	add(!m.positional, "PositionalBinding=$false")
	add(m.helpURI != "", "HelpUri='%s'", quoteSingle(m.helpURI))
	const capabilityPowerShell = 1
	if e := m.remoting.Base(); e.EnumInfo() != nil && e.Int64() != capabilityPowerShell {
		add(true, "RemotingCapability='%s'", types.ToString(nil, e))
	}
	return "[CmdletBinding(" + strings.Join(parts, ", ") + ")]"
}

// paramBlock is what stands between the parentheses of param().
func (m *commandMetadata) paramBlock() string {
	var out []string
	for _, p := range m.params() {
		var b strings.Builder
		for _, line := range p.proxyLines(m.kind == KindCmdlet) {
			b.WriteString("\n    " + line)
		}
		out = append(out, b.String())
	}
	return strings.Join(out, ",\n")
}

// proxyLines declares the parameter: its attributes, its type and its name.
func (p *Param) proxyLines(compiled bool) []string {
	var lines []string
	for i := range p.Sets {
		if text := p.Sets[i].attributeText(); text != "" {
			lines = append(lines, text)
		}
	}
	quoted := func(list []string) string {
		out := make([]string, len(list))
		for i, s := range list {
			out[i] = "'" + quoteSingle(s) + "'"
		}
		return strings.Join(out, ",")
	}
	if len(p.Aliases) > 0 {
		lines = append(lines, "[Alias("+quoted(p.Aliases)+")]")
	}
	for _, allow := range [...]struct {
		on   bool
		text string
	}{{p.AllowNull, "[AllowNull()]"}, {p.AllowEmpty, "[AllowEmptyString()]"}, {p.AllowEmptyCollection, "[AllowEmptyCollection()]"}} {
		if allow.on {
			lines = append(lines, allow.text)
		}
	}
	var validations []string
	for _, v := range p.Validators {
		text := ""
		switch v := v.(type) {
		case *Set:
			text = quoted(v.Values)
		case *Range:
			text = types.ToString(nil, v.Min) + ", " + types.ToString(nil, v.Max)
		case *RangeKind:
			text = "'" + v.Kind + "'"
		case *Count:
			text = fmt.Sprintf("%d, %d", v.Min, v.Max)
		case *Length:
			text = fmt.Sprintf("%d, %d", v.Min, v.Max)
		case *Pattern:
			text = "'" + quoteSingle(v.Pattern) + "'"
		case *Script:
			text = "{ " + v.Block.String() + " }"
		case NotNull, NotNullOrEmpty, NotNullOrWhiteSpace:
		default:
			continue
		}
		line := "[" + v.Attribute() + "(" + text + ")]"
		if compiled {
			validations = append(validations, line)
		} else {
			// The attributes of a function's parameter come last first.
			validations = append([]string{line}, validations...)
		}
	}
	lines = append(lines, validations...)
	t := p.Type
	if t == nil {
		t = value.TypeObject
	}
	return append(lines, "["+proxyType(t)+"]", "${"+strings.NewReplacer("{", "`{", "}", "`}").Replace(p.Name)+"}")
}

// proxyType is the name of a parameter's type: an accelerator where there is one, but for Object.
func proxyType(t *value.Type) string {
	if t == value.TypeObject {
		return t.FullName
	}
	return types.DisplayName(t)
}

// attributeText is the Parameter attribute for a set; "" when it says nothing.
func (s *SetInfo) attributeText() string {
	var parts []string
	if s.Set != AllSets {
		parts = append(parts, "ParameterSetName='"+quoteSingle(s.Set)+"'")
	}
	for _, f := range [...]struct {
		on   bool
		text string
	}{
		{s.Mandatory, "Mandatory=$true"}, {s.Position >= 0 && !s.Implicit, fmt.Sprintf("Position=%d", s.Position)}, {s.FromPipeline, "ValueFromPipeline=$true"},
		{s.FromPipelineByName, "ValueFromPipelineByPropertyName=$true"}, {s.FromRemaining, "ValueFromRemainingArguments=$true"},
		{s.HelpMessage != "", "HelpMessage='" + quoteSingle(s.HelpMessage) + "'"},
	} {
		if f.on {
			parts = append(parts, f.text)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "[Parameter(" + strings.Join(parts, ", ") + ")]"
}
