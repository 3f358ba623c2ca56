package utility

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// compareObject is Compare-Object.
type compareObject struct {
	ReferenceObject  []value.Value `ps:"mandatory pos=0" type:"System.Management.Automation.PSObject[]" validate:"allowemptycollection"`
	DifferenceObject []value.Value `ps:"mandatory pos=1 pipe" type:"System.Management.Automation.PSObject[]" validate:"allowemptycollection"`
	SyncWindow       int32         `ps:"" validate:"range 0 2147483647"`
	Property         []value.Value `ps:""`
	ExcludeDifferent cmdlet.Switch `ps:""`
	IncludeEqual     cmdlet.Switch `ps:""`
	PassThru         cmdlet.Switch `ps:""`
	Culture          string        `ps:""`
	CaseSensitive    cmdlet.Switch `ps:""`

	columns    []column
	order      *order
	references []entry // not yet paired with a difference
	prepared   bool
	// what waits for its match on the other side
	differencesLeft, referencesLeft []entry
}

// Begin implements cmdlet.Beginner.
func (p *compareObject) Begin(c *cmdlet.Context) error {
	var err error
	p.columns, err = columns(c, p.Property, keyExpression)
	p.order = &order{comparer: newComparer(c, p.Culture, bool(p.CaseSensitive))}
	if bool(p.ExcludeDifferent) && !c.Bound("IncludeEqual") {
		p.IncludeEqual = true
	}
	if !c.Bound("SyncWindow") {
		p.SyncWindow = 1<<31 - 1
	}
	return err
}

// prepare evaluates the reference objects; the patterns of -Property are expanded over them.
func (p *compareObject) prepare(c *cmdlet.Context, sample []value.Value) error {
	if p.prepared {
		return nil
	}
	p.prepared = true
	all := slices.Concat(p.ReferenceObject, sample)
	if len(all) == 0 {
		return nil
	}
	p.columns = expandWildcards(c, defaultColumns(c, p.columns, all[0]), all)
	var err error
	p.references, err = keyed(c, p.columns, p.ReferenceObject, p.order, false)
	return err
}

// Process implements cmdlet.Processor.
func (p *compareObject) Process(c *cmdlet.Context) error {
	if err := p.prepare(c, p.DifferenceObject); err != nil {
		return err
	}
	differences, err := keyed(c, p.columns, p.DifferenceObject, p.order, false)
	if err != nil {
		return err
	}
	for i := range differences {
		if err := p.step(c, &differences[i]); err != nil {
			return err
		}
	}
	return nil
}

// step takes one difference (nil when they have run out) and the next reference.
func (p *compareObject) step(c *cmdlet.Context, diff *entry) error {
	if err := c.Context().Err(); err != nil {
		return err
	}
	var ref *entry
	if len(p.references) > 0 {
		ref, p.references = &p.references[0], p.references[1:]
	}
	if ref != nil && diff != nil && p.equal(ref, diff) {
		return p.match(c, ref)
	}
	if diff != nil {
		if m := p.take(&p.referencesLeft, diff); m != nil {
			if err := p.match(c, m); err != nil {
				return err
			}
			diff = nil
		}
	}
	if ref != nil {
		if m := p.take(&p.differencesLeft, ref); m != nil {
			if err := p.match(c, ref); err != nil {
				return err
			}
			ref = nil
		}
	}
	if diff != nil {
		if err := p.keep(c, &p.differencesLeft, diff, "=>"); err != nil {
			return err
		}
	}
	if ref != nil {
		return p.keep(c, &p.referencesLeft, ref, "<=")
	}
	return nil
}

func (p *compareObject) equal(a, b *entry) bool { return p.order.compareKeys(a.keys, b.keys) == 0 }

// take removes the entry that equals e from a backlog.
func (p *compareObject) take(backlog *[]entry, e *entry) *entry {
	for i := range *backlog {
		if p.equal(&(*backlog)[i], e) {
			found := (*backlog)[i]
			*backlog = slices.Delete(*backlog, i, i+1)
			return &found
		}
	}
	return nil
}

// keep holds an entry back for as long as -SyncWindow allows.
func (p *compareObject) keep(c *cmdlet.Context, backlog *[]entry, e *entry, side string) error {
	if p.SyncWindow == 0 {
		return p.different(c, e, side)
	}
	for len(*backlog) >= int(p.SyncWindow) {
		first := (*backlog)[0]
		*backlog = (*backlog)[1:]
		if err := p.different(c, &first, side); err != nil {
			return err
		}
	}
	*backlog = append(*backlog, *e)
	return nil
}

// End implements cmdlet.Ender.
func (p *compareObject) End(c *cmdlet.Context) error {
	if err := p.prepare(c, nil); err != nil {
		return err
	}
	for len(p.references) > 0 {
		if err := p.step(c, nil); err != nil {
			return err
		}
	}
	for i := range p.differencesLeft {
		if err := p.different(c, &p.differencesLeft[i], "=>"); err != nil {
			return err
		}
	}
	for i := range p.referencesLeft {
		if err := p.different(c, &p.referencesLeft[i], "<="); err != nil {
			return err
		}
	}
	return nil
}

func (p *compareObject) match(c *cmdlet.Context, e *entry) error {
	if !p.IncludeEqual {
		return nil
	}
	return p.write(c, e, "==")
}

func (p *compareObject) different(c *cmdlet.Context, e *entry, side string) error {
	if p.ExcludeDifferent {
		return nil
	}
	return p.write(c, e, side)
}

func (p *compareObject) write(c *cmdlet.Context, e *entry, side string) error {
	var out value.Value
	var members *value.MemberSet
	switch {
	case bool(p.PassThru):
		out, members = value.Wrap(e.object)
	default:
		o := value.NewCustomObject(len(p.columns) + 2)
		out, members = value.Of(o), o.EnsureMembers()
		if len(p.Property) == 0 {
			members.SetNote("InputObject", e.object)
			break
		}
		for i := range p.columns {
			if name := p.columns[i].String(); members.Find(name) == nil {
				members.SetNote(name, e.keys[i].val)
			}
		}
	}
	members.Remove("SideIndicator")
	members.SetNote("SideIndicator", value.String(side))
	return c.Write(out)
}
