package utility

import (
	"strings"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// exportAlias is Export-Alias.
type exportAlias struct {
	Path        string        `ps:"ByPath: mandatory pos=0"`
	LiteralPath string        `ps:"ByLiteralPath: mandatory byname" alias:"PSPath,LP"`
	Name        []string      `ps:"pos=1 byname"`
	PassThru    cmdlet.Switch `ps:""`
	As          value.Value   `ps:""`
	Append      cmdlet.Switch `ps:""`
	Force       cmdlet.Switch `ps:""`
	NoClobber   cmdlet.Switch `ps:"" alias:"NoOverwrite"`
	Description string        `ps:""`
	Scope       string        `ps:""`

	aliases []*session.Alias
}

// EditMetadata gives -As its type.
func (e *exportAlias) EditMetadata(md *cmdlet.Metadata) { setType(md, "As", typeExportAliasFormat) }

// Process implements cmdlet.Processor.
func (e *exportAlias) Process(c *cmdlet.Context) error {
	var scope *session.Scope
	if e.Scope != "" {
		var err error
		if scope, err = scopeByName(c, e.Scope); err != nil {
			return err
		}
	}
	names := e.Name
	if len(names) == 0 {
		names = []string{"*"}
	}
	for _, n := range names {
		p := wildcard.Compile(n, true)
		found := false
		for _, a := range visibleAliases(c, scope) {
			if p.Match(a.Name) {
				e.aliases = append(e.aliases, a)
				found = true
			}
		}
		if !found && !wildcard.HasWildcards(n) {
			if err := aliasNotFound(c, "name", n); err != nil {
				return err
			}
		}
	}
	return nil
}

// End implements cmdlet.Ender.
func (e *exportAlias) End(c *cmdlet.Context) error {
	path := e.Path
	if path == "" {
		path = e.LiteralPath
	}
	if ok, err := c.ShouldProcess(path, "Export-Alias"); err != nil || !ok {
		return err
	}
	f, err := openOutput(c, path, outputOptions{literal: e.Path == "", append: bool(e.Append), noClobber: bool(e.NoClobber), force: bool(e.Force)})
	if err != nil {
		if r, ok := err.(*errs.Record); ok {
			return c.WriteError(r)
		}
		return err
	}
	if err := f.write([]byte(e.text(c))); err != nil {
		return err
	}
	if err := f.close(); err != nil {
		return err
	}
	if !e.PassThru {
		return nil
	}
	for _, a := range e.aliases {
		if err := c.Write(aliasInfo(a)); err != nil {
			return err
		}
	}
	return nil
}

// text is the file's content: a comment that tells its origin, then a line per alias.
func (e *exportAlias) text(c *cmdlet.Context) string {
	var b strings.Builder
	a := account()
	now := types.ToStringCulture(c, value.DateTime(dateTimeNow(c, time.Now())), "", nil)
	for _, line := range []string{"Alias File", "Exported by : " + a.user, "Date/Time : " + now, "Computer : " + a.computer} {
		b.WriteString("# " + line + "\n")
	}
	for line := range strings.SplitSeq(e.Description, "\n") {
		if e.Description != "" {
			b.WriteString("# " + line + "\n")
		}
	}
	script := !e.As.IsNull() && e.As.Base().Int64() == 1
	quoted := func(s string) string { return strings.ReplaceAll(s, `"`, `""`) }
	for _, a := range e.aliases {
		fields := [4]string{quoted(a.Name), quoted(a.Definition), quoted(a.Description), optionNames(a.Options)}
		if script {
			b.WriteString(`set-alias -Name:"` + fields[0] + `" -Value:"` + fields[1] + `" -Description:"` + fields[2] + `" -Option:"` + fields[3] + "\"\n")
			continue
		}
		b.WriteString(`"` + fields[0] + `","` + fields[1] + `","` + fields[2] + `","` + fields[3] + "\"\n")
	}
	return b.String()
}
