package management

import (
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/provider"
	"goposh/runtime/value"
)

// renameItem is Rename-Item.
type renameItem struct {
	Path        string        `ps:"ByPath: mandatory pos=0 pipe byname"`
	LiteralPath string        `ps:"ByLiteralPath: mandatory byname" alias:"PSPath,LP"`
	NewName     string        `ps:"mandatory pos=1 byname"`
	Force       cmdlet.Switch `ps:""`
	PassThru    cmdlet.Switch `ps:""`
	Credential  value.Value   `ps:"byname" type:"System.Management.Automation.PSCredential"`
}

// EditMetadata implements cmdlet.MetadataEditor.
func (r *renameItem) EditMetadata(md *cmdlet.Metadata) { transformCredential(md) }

// Process implements cmdlet.Processor.
func (r *renameItem) Process(c *cmdlet.Context) error {
	shared := paths{force: bool(r.Force), credential: r.Credential}
	path := r.Path
	if c.Bound("LiteralPath") {
		path, shared.literal = r.LiteralPath, []string{r.LiteralPath}
	}
	op, _, err := shared.open(c)
	if err != nil {
		return err
	}
	p, err := r.find(op, path)
	if err != nil {
		return op.Report(err)
	}
	renamer, err := capability[provider.ItemRenamer](p.Provider)
	if err != nil {
		return err
	}
	v, err := renamer.RenameItem(op, p.Path, r.NewName)
	if err != nil {
		return op.Report(err)
	}
	if !bool(r.PassThru) || v.IsVoid() || v.IsNull() {
		return nil
	}
	parent, _ := p.Provider.Split(p.Path)
	p.Path = p.Provider.Join(parent, r.NewName)
	return op.Write(v, p, p.Provider.IsContainer(op, p.Path))
}

// find takes the path as it is first; only then as a pattern that must match one item.
func (r *renameItem) find(op *provider.Op, path string) (provider.Path, error) {
	p, err := op.Unresolved(path)
	if err != nil {
		return p, err
	}
	if ok, err := p.Provider.Exists(op, p.Path); ok || err != nil {
		return p, err
	}
	if op.HasWildcards(path) || strings.IndexByte(path, '`') >= 0 && !op.Literal {
		if found, err := op.Resolve(path); err == nil && len(found) == 1 {
			return found[0], nil
		}
	}
	return p, provider.InvalidOperation("Cannot rename because item at '%s' does not exist.", path)
}
