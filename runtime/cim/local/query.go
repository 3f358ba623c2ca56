package local

import (
	"context"
	"errors"
	"iter"
	"strings"

	"goposh/runtime/cim"
	"goposh/runtime/cim/wql"
)

// Query runs a WQL query; see [cim.Session]. Event queries give
// [cim.NotSupported].
func (s *Session) Query(ctx context.Context, namespace, text string) iter.Seq2[*cim.Instance, error] {
	return func(yield func(*cim.Instance, error) bool) {
		classes, err := schema(namespace)
		if err != nil {
			yield(nil, err)
			return
		}
		q, err := wql.Parse(text)
		if err != nil {
			yield(nil, err)
			return
		}
		bind := func(e *wql.Expr, c *cim.Class) (*wql.Filter, error) {
			filter, err := wql.Bind(e, c)
			if status := (*cim.Error)(nil); errors.As(err, &status) {
				status.Target = text // the whole query, not the condition alone
			}
			return filter, err
		}
		switch q := q.(type) {
		case *wql.Associators:
			s.associators(ctx, classes, q, yield)
		case *wql.Select:
			switch {
			case q.Event():
				yield(nil, cim.Errorf(cim.NotSupported, text, "local sessions have no events"))
			case q.Schema():
				selectClasses(ctx, classes, q, bind, yield)
			default:
				s.selectInstances(ctx, classes, q, text, bind, yield)
			}
		}
	}
}

// binder is [wql.Bind] with the query in its errors.
type binder func(*wql.Expr, *cim.Class) (*wql.Filter, error)

func (s *Session) selectInstances(ctx context.Context, classes *cim.Schema, q *wql.Select, text string, bind binder, yield func(*cim.Instance, error) bool) {
	c, err := classes.Class(q.Class)
	if err != nil {
		yield(nil, err)
		return
	}
	for _, name := range q.Properties {
		if c.Index(name) >= 0 {
			continue
		}
		if _, ok := cim.NewInstance(c).System(name); !ok {
			yield(nil, cim.Errorf(cim.InvalidQuery, text, "class %s has no property %s", c.Name, name))
			return
		}
	}
	filter, err := bind(q.Where, c)
	if err != nil {
		yield(nil, err)
		return
	}
	s.enumerate(ctx, enumeration{classes: classes, class: c, selected: q.Properties, filter: filter}, yield)
}

func selectClasses(ctx context.Context, classes *cim.Schema, q *wql.Select, bind binder, yield func(*cim.Instance, error) bool) {
	filter, err := bind(q.Where, nil)
	if err != nil {
		yield(nil, err)
		return
	}
	for name := range classes.Names() {
		c, err := classes.Class(name)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			yield(nil, err)
			return
		}
		if i := cim.NewClassObject(c); filter.Match(i) && !yield(i, nil) {
			return
		}
	}
}

// associators answers ASSOCIATORS OF and REFERENCES OF by going through the
// association classes that can hold the source.
func (s *Session) associators(ctx context.Context, classes *cim.Schema, q *wql.Associators, yield func(*cim.Instance, error) bool) {
	if q.Path.Namespace != "" {
		var err error
		if classes, err = schema(q.Path.Namespace); err != nil {
			yield(nil, err)
			return
		}
	}
	w := walk{session: s, ctx: ctx, classes: classes, q: q, yield: yield, seen: make(map[string]bool)}
	var err error
	if w.class, err = classes.Class(q.Path.Class); err == nil && !q.SchemaOnly {
		var source *cim.Instance
		if source, err = s.Get(ctx, classes.Namespace(), q.Path); err == nil {
			w.class, w.source = source.Class(), source.Path()
		}
	}
	for _, name := range [...]string{q.AssocClass, q.ResultClass} {
		if err == nil && name != "" {
			_, err = classes.Class(name)
		}
	}
	if err != nil {
		yield(nil, err)
		return
	}
	for name := range classes.Names() {
		association, err := classes.Class(name)
		if err != nil {
			yield(nil, err)
			return
		}
		if association.Association && !association.Abstract && w.fits(association) && !w.association(association) {
			return
		}
	}
}

// walk is an association query under way.
type walk struct {
	session *Session
	ctx     context.Context
	classes *cim.Schema
	q       *wql.Associators
	class   *cim.Class // of the source
	source  cim.ObjectPath
	yield   func(*cim.Instance, error) bool
	seen    map[string]bool
}

func (w *walk) fits(association *cim.Class) bool {
	class, qualifier := w.q.AssocClass, w.q.RequiredAssocQualifier
	if w.q.References {
		class, qualifier = w.q.ResultClass, w.q.RequiredQualifier
	}
	return (class == "" || association.IsA(class)) && qualified(association, qualifier)
}

func qualified(c *cim.Class, qualifier string) bool {
	if qualifier == "" {
		return true
	}
	for _, q := range c.Qualifiers {
		if strings.EqualFold(q.Name, qualifier) {
			return true
		}
	}
	return false
}

// roles yields the pairs of reference properties that can hold the source and
// a result.
func (w *walk) roles(association *cim.Class) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for from, p := range association.Properties {
			if p.Type != cim.Reference || !w.class.IsA(p.RefClass) || w.q.Role != "" && !strings.EqualFold(w.q.Role, p.Name) {
				continue
			}
			for to, r := range association.Properties {
				if to == from || r.Type != cim.Reference || w.q.ResultRole != "" && !strings.EqualFold(w.q.ResultRole, r.Name) {
					continue
				}
				if !yield(from, to) {
					return
				}
			}
		}
	}
}

// association looks at one association class; false ends the walk.
func (w *walk) association(association *cim.Class) bool {
	more := true
	for from, to := range w.roles(association) {
		if w.q.SchemaOnly {
			more = w.schemaResult(association, to)
		} else {
			e := enumeration{classes: w.classes, class: association, shallow: true}
			more = w.session.enumerate(w.ctx, e, func(i *cim.Instance, err error) bool {
				if err != nil {
					return w.yield(nil, err)
				}
				path, ok := i.At(from).(cim.ObjectPath)
				return !ok || !path.Equal(w.source) || w.result(i, to)
			})
		}
		if !more {
			return false
		}
	}
	return true
}

func (w *walk) schemaResult(association *cim.Class, to int) bool {
	c := association
	if !w.q.References {
		var err error
		if c, err = w.classes.Class(association.Properties[to].RefClass); err != nil {
			return w.yield(nil, err)
		}
		if w.q.ResultClass != "" && !c.IsA(w.q.ResultClass) || !qualified(c, w.q.RequiredQualifier) {
			return true
		}
	}
	return w.emitClass(c)
}

// result yields what an association instance leads to.
func (w *walk) result(association *cim.Instance, to int) bool {
	found := association
	if !w.q.References {
		path, ok := association.At(to).(cim.ObjectPath)
		if !ok {
			return true
		}
		var err error
		found, err = w.session.Get(w.ctx, w.classes.Namespace(), path)
		if err != nil {
			// The object may have gone since the association was read.
			if w.ctx.Err() == nil {
				return true
			}
			return w.yield(nil, err)
		}
		if w.q.ResultClass != "" && !found.Class().IsA(w.q.ResultClass) || !qualified(found.Class(), w.q.RequiredQualifier) {
			return true
		}
	}
	if w.q.ClassDefsOnly {
		return w.emitClass(found.Class())
	}
	key := strings.ToLower(found.Path().String())
	if w.seen[key] {
		return true
	}
	w.seen[key] = true
	if w.q.KeysOnly {
		found = found.Project([]string{})
	}
	return w.yield(found, nil)
}

func (w *walk) emitClass(c *cim.Class) bool {
	if key := strings.ToLower(c.Name); !w.seen[key] {
		w.seen[key] = true
		return w.yield(cim.NewClassObject(c), nil)
	}
	return true
}
