package utility

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// selectObject is Select-Object.
type selectObject struct {
	InputObject     value.Value   `ps:"pipe" type:"System.Management.Automation.PSObject"`
	Property        []value.Value `ps:"DefaultParameter: pos=0; SkipLastParameter: pos=0"`
	ExcludeProperty []string      `ps:"DefaultParameter:; SkipLastParameter:"`
	ExpandProperty  string        `ps:"DefaultParameter:; SkipLastParameter:"`
	Unique          cmdlet.Switch `ps:""`
	CaseInsensitive cmdlet.Switch `ps:""`
	Last            int32         `ps:"DefaultParameter:" validate:"range 0 2147483647"`
	First           int32         `ps:"DefaultParameter:" validate:"range 0 2147483647"`
	Skip            int32         `ps:"DefaultParameter:; SkipLastParameter:" validate:"range 0 2147483647"`
	SkipLast        int32         `ps:"SkipLastParameter:" validate:"range 0 2147483647"`
	Wait            cmdlet.Switch `ps:"DefaultParameter:; IndexParameter:"`
	Index           []int32       `ps:"IndexParameter:" validate:"range 0 2147483647"`
	SkipIndex       []int32       `ps:"SkipIndexParameter:" validate:"range 0 2147483647"`

	columns []column
	expand  *expression
	exclude []*wildcard.Pattern

	queue    []value.Value // objects that -Last or -SkipLast hold back
	skip     int           // objects still to be skipped
	streamed int           // objects already passed on
	limited  bool          // -First or -Last was given
	index    int           // of the next object, for -Index
	indexes  []int32       // of -Index or -SkipIndex, sorted
	uniques  []uniqueObject
	compare  *comparer
	done     bool
}

// uniqueObject is an object that -Unique keeps, with the properties that tell it apart.
type uniqueObject struct {
	object value.Value
	notes  []note
}

type note struct {
	name string
	val  value.Value
}

// Begin implements cmdlet.Beginner.
func (s *selectObject) Begin(c *cmdlet.Context) error {
	var err error
	if s.columns, err = columns(c, s.Property, keyExpression, keyName, keyLabel); err != nil {
		return err
	}
	if c.Bound("ExcludeProperty") && len(s.ExcludeProperty) > 0 {
		for _, p := range s.ExcludeProperty {
			s.exclude = append(s.exclude, wildcard.Compile(p, true))
		}
		if len(s.columns) == 0 {
			s.columns = []column{{expression: nameExpression("*")}}
		}
	}
	if s.ExpandProperty != "" {
		s.expand = nameExpression(s.ExpandProperty)
	}
	s.skip = int(s.Skip)
	s.limited = c.Bound("First") || c.Bound("Last")
	s.indexes = slices.Concat(s.Index, s.SkipIndex)
	slices.Sort(s.indexes)
	s.compare = newComparer(c, "", !bool(s.CaseInsensitive))
	return nil
}

// Process implements cmdlet.Processor.
func (s *selectObject) Process(c *cmdlet.Context) error {
	in := s.InputObject
	if in.IsNull() {
		return nil
	}
	switch c.ParameterSet() {
	case "IndexParameter":
		return s.byIndex(c, in)
	case "SkipIndexParameter":
		i := int32(s.index)
		s.index++
		if _, skipped := slices.BinarySearch(s.indexes, i); skipped {
			return nil
		}
		return s.emit(c, in)
	case "SkipLastParameter":
		if s.skip > 0 {
			s.skip--
			return nil
		}
		if s.queue = append(s.queue, in); len(s.queue) <= int(s.SkipLast) {
			return nil
		}
		return s.emit(c, s.dequeue())
	}
	return s.byCount(c, in)
}

func (s *selectObject) dequeue() value.Value {
	v := s.queue[0]
	s.queue[0] = value.Null
	s.queue = s.queue[1:]
	return v
}

func (s *selectObject) byIndex(c *cmdlet.Context, in value.Value) error {
	i := int32(s.index)
	s.index++
	if _, wanted := slices.BinarySearch(s.indexes, i); wanted {
		if err := s.emit(c, in); err != nil {
			return err
		}
	}
	if len(s.indexes) > 0 && i >= s.indexes[len(s.indexes)-1] && !bool(s.Wait) {
		return s.stop(c)
	}
	return nil
}

// byCount handles -First, -Last and -Skip. -Skip counts from the end when there is -Last but no -First.
func (s *selectObject) byCount(c *cmdlet.Context, in value.Value) error {
	last := int(s.Last)
	if s.skip > 0 && (last == 0 || s.First != 0) {
		s.skip--
		return nil
	}
	if s.streamed < int(s.First) || !s.limited {
		s.streamed++
		if err := s.emit(c, in); err != nil {
			return err
		}
		if s.First > 0 && last == 0 && s.streamed >= int(s.First) && !bool(s.Wait) {
			return s.stop(c)
		}
		return nil
	}
	if last == 0 {
		return nil
	}
	keep := last
	if s.First == 0 {
		keep += s.skip
	}
	if s.queue = append(s.queue, in); len(s.queue) > keep {
		s.dequeue()
	}
	return nil
}

// stop ends the commands before this one once all that was asked for has been written.
func (s *selectObject) stop(c *cmdlet.Context) error {
	if err := s.End(c); err != nil {
		return err
	}
	return c.StopUpstream()
}

// End implements cmdlet.Ender.
func (s *selectObject) End(c *cmdlet.Context) error {
	if s.done {
		return nil
	}
	s.done = true
	if c.ParameterSet() == "DefaultParameter" {
		rest := s.queue
		if s.First == 0 && s.skip > 0 {
			rest = rest[:max(0, len(rest)-s.skip)]
		}
		for _, v := range rest {
			if err := s.emit(c, v); err != nil {
				return err
			}
		}
	}
	for _, u := range s.uniques {
		if err := c.Write(u.object); err != nil {
			return err
		}
	}
	return nil
}

// emit shapes one selected object and passes it on.
func (s *selectObject) emit(c *cmdlet.Context, in value.Value) error {
	if len(s.columns) == 0 && s.expand == nil {
		return s.write(c, in, nil, in)
	}
	var notes []note
	for i := range s.columns {
		more, err := s.column(c, &s.columns[i], in)
		if err != nil {
			return err
		}
		notes = append(notes, more...)
	}
	if s.expand != nil {
		return s.expandInto(c, in, notes)
	}
	out := value.NewCustomObject(len(notes))
	members := out.EnsureMembers()
	for _, n := range notes {
		if members.Find(n.name) != nil {
			if err := s.alreadyExists(c, in, n.name, "AlreadyExistingUserSpecifiedPropertyNoExpand"); err != nil {
				return err
			}
			continue
		}
		members.SetNote(n.name, n.val)
	}
	return s.write(c, value.Of(out), notes, in)
}

func (s *selectObject) alreadyExists(c *cmdlet.Context, in value.Value, name, id string) error {
	return c.Fail(psArgumentException, id, errs.InvalidOperation, in,
		"The property cannot be processed because the property \"%s\" already exists.", name)
}

func (s *selectObject) excluded(name string) bool {
	for _, p := range s.exclude {
		if p.Match(name) {
			return true
		}
	}
	return false
}

// column gives the properties that one element of -Property makes of an object.
func (s *selectObject) column(c *cmdlet.Context, col *column, in value.Value) ([]note, error) {
	found, err := col.values(c, in)
	if err != nil {
		return nil, err
	}
	notes := make([]note, 0, len(found))
	for _, r := range found {
		if !s.excluded(r.name) {
			notes = append(notes, note{r.name, r.val})
		}
	}
	if len(notes) == 0 && col.glob == nil {
		if name := col.String(); !s.excluded(name) {
			notes = append(notes, note{name, value.Null})
		}
	}
	if col.label == "" {
		return notes, nil
	}
	if len(notes) > 1 {
		return nil, c.Fail(invalidOperation, "RenamingMultipleResults", errs.InvalidOperation, in, "Cannot rename multiple results.")
	}
	for i := range notes {
		notes[i].name = col.label
	}
	return notes, nil
}

func (s *selectObject) expandInto(c *cmdlet.Context, in value.Value, notes []note) error {
	found, err := s.expand.values(c, in)
	switch {
	case err != nil:
		return err
	case len(found) == 0:
		return c.Fail(psArgumentException, "ExpandPropertyNotFound", errs.InvalidArgument, in,
			"Property \"%s\" cannot be found.", s.ExpandProperty)
	case len(found) > 1:
		return c.Fail(psArgumentException, "MutlipleExpandProperties", errs.InvalidArgument, in,
			"Multiple properties cannot be expanded.")
	case found[0].val.IsNull():
		return nil
	}
	return types.Each(c, found[0].val, func(v value.Value) error {
		if v.IsNull() {
			return nil
		}
		if len(notes) == 0 {
			return s.write(c, v, nil, in)
		}
		v, err := s.attach(c, v, in, notes)
		if err != nil {
			return err
		}
		return s.write(c, v, notes, in)
	})
}

// attach gives the expanded value the selected properties, without changing the object it came from.
func (s *selectObject) attach(c *cmdlet.Context, v, in value.Value, notes []note) (value.Value, error) {
	wrapped, members := value.Wrap(v)
	if p, ok := v.Ref().(*value.PSObject); ok {
		wrapped, members = clonePSObject(p)
	}
	for _, n := range notes {
		if _, exists, _ := types.Get(c, wrapped, n.name); exists {
			if err := s.alreadyExists(c, in, n.name, "AlreadyExistingUserSpecifiedPropertyExpand"); err != nil {
				return wrapped, err
			}
			continue
		}
		members.SetNote(n.name, n.val)
	}
	return wrapped, nil
}

func clonePSObject(p *value.PSObject) (value.Value, *value.MemberSet) {
	if !p.IsCustom() {
		v, members := value.Wrap(p.Base())
		copyMembers(members, p.InstanceMembers())
		return v, members
	}
	out := value.NewCustomObject(p.InstanceMembers().Len())
	copyMembers(out.EnsureMembers(), p.InstanceMembers())
	return value.Of(out), out.EnsureMembers()
}

func copyMembers(to, from *value.MemberSet) {
	for m := range from.All {
		to.Put(*m)
	}
	if names := from.TypeNames(); names != nil {
		to.SetTypeNames(slices.Clone(names))
	}
}

// write passes an object on, or under -Unique keeps it unless an equal one is kept already.
func (s *selectObject) write(c *cmdlet.Context, v value.Value, notes []note, in value.Value) error {
	if !bool(s.Unique) {
		markSelected(c, v, len(notes) > 0, in)
		return c.Write(v)
	}
	for i := range s.uniques {
		if s.same(c, &s.uniques[i], v, notes) {
			return nil
		}
	}
	markSelected(c, v, len(notes) > 0, in)
	s.uniques = append(s.uniques, uniqueObject{v, notes})
	return nil
}

func (s *selectObject) same(c *cmdlet.Context, u *uniqueObject, v value.Value, notes []note) bool {
	if len(u.notes) != len(notes) || s.compare.compare(u.object, v) != 0 {
		return false
	}
	for _, n := range notes {
		old, ok, err := types.Get(c, u.object, n.name)
		if err != nil || !ok || s.compare.compare(old, n.val) != 0 {
			return false
		}
	}
	return true
}

// markSelected gives custom objects the type name Selected.X, X being the type of the object they were made of.
func markSelected(c *cmdlet.Context, v value.Value, fresh bool, in value.Value) {
	p, ok := v.Ref().(*value.PSObject)
	if !ok || !p.IsCustom() {
		return
	}
	name := "Selected." + types.TypeString(in.Type())
	names := types.TypeNames(c, v)
	if fresh || !slices.Contains(names, name) {
		p.EnsureMembers().SetTypeNames(slices.Insert(slices.Clone(names), 0, name))
	}
}
