package local

import (
	"context"
	"iter"
	"path"
	"slices"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/cim/wql"
)

// Options say where a [Session] looks; the zero value is the running system.
type Options struct {
	// Root is the directory that stands for "/".
	Root string
	// System replaces what is not read from files.
	System System
}

// Session answers from the local system. It implements [cim.Session].
type Session struct {
	host *host
}

var _ cim.Session = (*Session)(nil)

// New makes a session. It reads nothing before it is asked something.
func New(o Options) *Session {
	if o.Root == "" {
		o.Root = "/"
	}
	if o.System == nil {
		o.System = &realSystem{}
	}
	return &Session{host: newHost(o.Root, o.System)}
}

// ComputerName is the host's name.
func (s *Session) ComputerName() string { return s.host.name() }

// Close collects the programs started with Win32_Process.Create that have
// ended; those still running go on.
func (s *Session) Close() error {
	s.host.sys.Reap()
	return nil
}

// Class finds a class; see [cim.Session].
func (s *Session) Class(_ context.Context, namespace, name string) (*cim.Class, error) {
	classes, err := schema(namespace)
	if err != nil {
		return nil, err
	}
	return classes.Class(name)
}

// Classes yields the classes whose names match; see [cim.Session].
func (s *Session) Classes(ctx context.Context, namespace, pattern string) iter.Seq2[*cim.Class, error] {
	return func(yield func(*cim.Class, error) bool) {
		classes, err := schema(namespace)
		if err != nil {
			yield(nil, err)
			return
		}
		pattern = strings.ToLower(pattern)
		if _, err := path.Match(pattern, ""); err != nil {
			yield(nil, cim.Errorf(cim.InvalidParameter, pattern, "the pattern is malformed"))
			return
		}
		for name := range classes.Names() {
			// Match cannot fail any more.
			if ok, _ := path.Match(pattern, strings.ToLower(name)); !ok && pattern != "" {
				continue
			}
			c, err := classes.Class(name)
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(c, nil) {
				return
			}
		}
	}
}

// Enumerate yields instances; see [cim.Session].
func (s *Session) Enumerate(ctx context.Context, namespace, class string, o cim.EnumerateOptions) iter.Seq2[*cim.Instance, error] {
	return func(yield func(*cim.Instance, error) bool) {
		classes, err := schema(namespace)
		if err != nil {
			yield(nil, err)
			return
		}
		c, err := classes.Class(class)
		if err != nil {
			yield(nil, err)
			return
		}
		e := enumeration{classes: classes, class: c, shallow: o.Shallow, selected: o.Properties}
		for _, name := range o.Properties {
			if c.Index(name) < 0 {
				yield(nil, cim.Errorf(cim.InvalidProperty, name, "class %s has no such property", c.Name))
				return
			}
		}
		if o.KeysOnly {
			e.selected = []string{}
			for p := range c.Keys() {
				e.selected = append(e.selected, p.Name)
			}
		} else if len(o.Properties) == 0 {
			e.selected = nil
		}
		s.enumerate(ctx, e, yield)
	}
}

// enumeration is a resolved request for instances.
type enumeration struct {
	classes  *cim.Schema
	class    *cim.Class
	shallow  bool
	selected []string    // nil: all properties
	filter   *wql.Filter // nil: all instances
}

// enumerate asks the providers of the class and its derived classes. It is
// false if the consumer has had enough or was given an error.
func (s *Session) enumerate(ctx context.Context, e enumeration, yield func(*cim.Instance, error) bool) bool {
	if err := s.host.sys.Available(); err != nil && s.host.root == "/" {
		yield(nil, err)
		return false
	}
	names := e.classes.Derived(e.class.Name)
	if e.shallow {
		names = names[:1]
	}
	wanted := e.wanted()
	for _, name := range names {
		p, ok := providers()[strings.ToLower(name)]
		if !ok {
			continue
		}
		c, err := e.classes.Class(name)
		if err != nil {
			yield(nil, err)
			return false
		}
		if !s.run(ctx, p, c, e, wanted, yield) {
			return false
		}
	}
	return true
}

func (s *Session) run(ctx context.Context, p *provider, c *cim.Class, e enumeration, wanted map[string]bool, yield func(*cim.Instance, error) bool) bool {
	stopped := false
	r := &request{ctx: ctx, host: s.host, class: c, wanted: wanted,
		pinned: func(string) (any, bool) { return nil, false },
		yield: func(i *cim.Instance) bool {
			i.SetServer(s.host.name())
			if e.filter != nil && !e.filter.Match(i) {
				return true
			}
			if e.selected != nil {
				i = i.Project(e.selected)
			}
			stopped = !yield(i, nil)
			return !stopped
		}}
	if e.filter != nil {
		r.pinned = e.filter.Pinned
	}
	r.err = ctx.Err()
	if r.err == nil {
		if err := p.list(r); r.err == nil {
			r.err = err
		}
	}
	if stopped {
		return false
	}
	if r.err != nil {
		yield(nil, r.err)
		return false
	}
	return true
}

// wanted is the set of properties that providers must fill, nil for all.
func (e *enumeration) wanted() map[string]bool {
	if e.selected == nil {
		return nil
	}
	out := make(map[string]bool)
	for p := range e.class.Keys() {
		out[strings.ToLower(p.Name)] = true
	}
	for _, name := range e.selected {
		out[strings.ToLower(name)] = true
	}
	if e.filter != nil {
		for _, name := range e.filter.Properties() {
			out[strings.ToLower(name)] = true
		}
	}
	return out
}

// Get finds one instance; see [cim.Session].
func (s *Session) Get(ctx context.Context, namespace string, p cim.ObjectPath) (*cim.Instance, error) {
	if p.Namespace != "" {
		namespace = p.Namespace
	}
	classes, err := schema(namespace)
	if err != nil {
		return nil, err
	}
	c, err := classes.Class(p.Class)
	if err != nil {
		return nil, err
	}
	filter, err := keyFilter(c, p)
	if err != nil {
		return nil, err
	}
	var found *cim.Instance
	s.enumerate(ctx, enumeration{classes: classes, class: c, filter: filter}, func(i *cim.Instance, e error) bool {
		found, err = i, e
		return false
	})
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, &cim.Error{Status: cim.NotFound, Target: p.String()}
	}
	return found, nil
}

// keyFilter is the condition that the keys of the path hold. A key may only be
// left unnamed if the class has one, and none may be missing.
func keyFilter(c *cim.Class, p cim.ObjectPath) (*wql.Filter, error) {
	bad := func(detail string) (*wql.Filter, error) {
		return nil, &cim.Error{Status: cim.InvalidObjectPath, Target: p.String(), Detail: detail}
	}
	if p.Singleton {
		if !c.Singleton {
			return bad(c.Name + " is no singleton")
		}
		return nil, nil
	}
	keys := slices.Collect(c.Keys())
	if len(p.Keys) != len(keys) || len(keys) == 0 {
		return bad("the path must give every key of the class")
	}
	e := &wql.Expr{}
	for n, k := range p.Keys {
		property := keys[0]
		if k.Name != "" {
			property = c.Property(k.Name)
		} else if len(keys) > 1 {
			return bad("the path must name the keys")
		}
		if property == nil || !property.Key {
			return bad(k.Name + " is no key of " + c.Name)
		}
		value, err := cim.Convert(k.Value, property.Type, false)
		if err != nil {
			return bad("key " + property.Name + " has the wrong type")
		}
		if reference, ok := value.(cim.ObjectPath); ok {
			value = reference.String()
		}
		e.Nodes = append(e.Nodes, wql.Node{Op: wql.Equal, Left: wql.Operand{Property: property.Name}, Right: wql.Operand{Value: value}})
		if n > 0 {
			e.Nodes = append(e.Nodes, wql.Node{Op: wql.And, First: len(e.Nodes) - 2})
		}
	}
	return wql.Bind(e, c)
}
