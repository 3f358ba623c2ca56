package types

import (
	"math"
	"slices"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// drawn is one of the structures of System.Drawing that are made of coordinates: Point, Size, Rectangle, and those of Single.
type drawn struct {
	shape *drawnShape
	// at are the coordinates in the order of the shape's fields.
	at [4]float64
}

// drawnShape describes one of these structures.
type drawnShape struct {
	typ    lazyType
	float  bool     // Single rather than Int32
	fields []string // X, Y, Width, Height: those that it has
	// gap separates the coordinates in texts.
	gap string
}

var (
	shapePoint      = drawnShape{typ: lazyType{name: "System.Drawing.Point"}, fields: []string{"X", "Y"}, gap: ","}
	shapePointF     = drawnShape{typ: lazyType{name: "System.Drawing.PointF"}, float: true, fields: []string{"X", "Y"}, gap: ", "}
	shapeSize       = drawnShape{typ: lazyType{name: "System.Drawing.Size"}, fields: []string{"Width", "Height"}, gap: ", "}
	shapeSizeF      = drawnShape{typ: lazyType{name: "System.Drawing.SizeF"}, float: true, fields: []string{"Width", "Height"}, gap: ", "}
	shapeRectangle  = drawnShape{typ: lazyType{name: "System.Drawing.Rectangle"}, fields: []string{"X", "Y", "Width", "Height"}, gap: ","}
	shapeRectangleF = drawnShape{typ: lazyType{name: "System.Drawing.RectangleF"}, float: true, fields: []string{"X", "Y", "Width", "Height"}, gap: ","}
)

// Type implements value.Object.
func (d *drawn) Type() *value.Type { return d.shape.typ.get() }

// EqualObject implements value.Equaler.
func (d *drawn) EqualObject(o value.Object) bool {
	e, ok := o.(*drawn)
	return ok && e.shape == d.shape && e.at == d.at
}

// HashObject implements value.Equaler.
func (d *drawn) HashObject() uint32 {
	h := uint32(17)
	for _, f := range d.at {
		h = h*31 + uint32(int64(f))
	}
	return h
}

// String is ToString: {X=1,Y=2}.
func (d *drawn) String() string {
	parts := make([]string, len(d.shape.fields))
	for i, name := range d.shape.fields {
		s, _ := scalarText(d.coordinate(i), nil)
		parts[i] = name + "=" + s
	}
	return "{" + strings.Join(parts, d.shape.gap) + "}"
}

// coordinate is field i as Int32 or Single.
func (d *drawn) coordinate(i int) value.Value { return d.shape.number(d.at[i]) }

func (s *drawnShape) number(f float64) value.Value {
	if s.float {
		return value.Single(float32(f))
	}
	return value.Int(int32(int64(f)))
}

// make gives a structure with these coordinates.
func (s *drawnShape) make(at ...float64) value.Value {
	d := &drawn{shape: s}
	copy(d.at[:], at)
	return value.Of(d)
}

// drawnArgs are the coordinates that all arguments have, one after the other.
func drawnArgs(c *Call) []float64 {
	var out []float64
	for _, a := range c.Args {
		if d, ok := a.Base().Ref().(*drawn); ok {
			out = append(out, d.at[:len(d.shape.fields)]...)
			continue
		}
		if v := a.Base(); v.Kind() == value.KindSingle || v.Kind() == value.KindDouble {
			out = append(out, v.Float64())
		} else {
			out = append(out, float64(v.Int64()))
		}
	}
	return out
}

// drawnMake makes a constructor or function of all coordinates of the arguments.
func drawnMake(s *drawnShape, f func(at []float64) []float64) Func {
	return func(c *Call) (value.Value, error) { return s.make(f(drawnArgs(c))...), nil }
}

func drawnThis(c *Call) *drawn { return this[*drawn](c) }

// drawnField makes a property that can be set.
func drawnField(i int) Func {
	return func(c *Call) (value.Value, error) {
		d := drawnThis(c)
		if c.N() == 1 {
			d.at[i] = drawnArgs(c)[0]
			return value.Void, nil
		}
		return d.coordinate(i), nil
	}
}

// drawnEdge makes a property that follows from the coordinates.
func drawnEdge(f func(at [4]float64) float64) Func {
	return func(c *Call) (value.Value, error) { return drawnThis(c).shape.number(f(drawnThis(c).at)), nil }
}

func sameCoordinates(at []float64) []float64 { return at }

// members are those that all shapes have. $ stands for the type, # for the type of a coordinate.
func (s *drawnShape) members(special ...M) []M {
	list := append(special, []M{
		{"static readonly $ Empty", func(*Call) (value.Value, error) { return s.make(), nil }},
		{"bool Equals(object obj)", thisEquals},
		{"bool Equals($ other)", thisEquals},
		{"int GetHashCode()", objGetHashCode},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(drawnThis(c).String()) }},
		{"static bool op_Equality($ left, $ right)", opEqual},
		{"static bool op_Inequality($ left, $ right)", opNotEqual},
		{"new()", func(*Call) (value.Value, error) { return s.make(), nil }},
	}...)
	coordinate := "int"
	if s.float {
		coordinate = "float"
	}
	name := strings.NewReplacer("$", s.typ.name, "#", coordinate,
		"@Point", strings.Replace("System.Drawing.PointF", "F", s.suffix(), 1), "@Size", strings.Replace("System.Drawing.SizeF", "F", s.suffix(), 1))
	for i := range list {
		list[i].Sig = name.Replace(list[i].Sig)
	}
	return list
}

func (s *drawnShape) suffix() string {
	if s.float {
		return "F"
	}
	return ""
}

// drawnEmpty makes IsEmpty of a shape: all coordinates from one on satisfy f.
func drawnEmpty(from int, f func(float64) bool) Func {
	return func(c *Call) (value.Value, error) {
		d := drawnThis(c)
		return vbool(!slices.ContainsFunc(d.at[from:len(d.shape.fields)], func(x float64) bool { return !f(x) }))
	}
}

func isZero(f float64) bool { return f == 0 }

func plus(at []float64) []float64  { return []float64{at[0] + at[2], at[1] + at[3]} }
func minus(at []float64) []float64 { return []float64{at[0] - at[2], at[1] - at[3]} }

// mapCoordinates makes a function that changes every coordinate.
func mapCoordinates(f func(float64) float64) func([]float64) []float64 {
	return func(at []float64) []float64 {
		out := make([]float64, len(at))
		for i, x := range at {
			out[i] = f(x)
		}
		return out
	}
}

// pointClass declares System.Drawing.Point or PointF.
func pointClass(s *drawnShape) func() *Class {
	return func() *Class {
		list := []M{
			{"new(# x, # y)", drawnMake(s, sameCoordinates)},
			{"bool IsEmpty {get}", drawnEmpty(0, isZero)},
			{"# X {get;set}", drawnField(0)},
			{"# Y {get;set}", drawnField(1)},
			{"static $ Add($ pt, System.Drawing.Size sz)", drawnMake(s, plus)},
			{"static $ Subtract($ pt, System.Drawing.Size sz)", drawnMake(s, minus)},
			{"static $ op_Addition($ pt, System.Drawing.Size sz)", drawnMake(s, plus)},
			{"static $ op_Subtraction($ pt, System.Drawing.Size sz)", drawnMake(s, minus)},
		}
		if s.float {
			list = append(list, []M{
				{"static $ Add($ pt, System.Drawing.SizeF sz)", drawnMake(s, plus)},
				{"static $ Subtract($ pt, System.Drawing.SizeF sz)", drawnMake(s, minus)},
				{"static $ op_Addition($ pt, System.Drawing.SizeF sz)", drawnMake(s, plus)},
				{"static $ op_Subtraction($ pt, System.Drawing.SizeF sz)", drawnMake(s, minus)},
			}...)
			return &Class{Members: s.members(list...)}
		}
		offset := func(c *Call) (value.Value, error) {
			by := drawnArgs(c)
			drawnThis(c).at[0] += by[0]
			drawnThis(c).at[1] += by[1]
			return value.Void, nil
		}
		list = append(list, []M{
			{"new(System.Drawing.Size sz)", drawnMake(s, sameCoordinates)},
			{"new(int dw)", func(c *Call) (value.Value, error) {
				return s.make(float64(int16(c.Int(0))), float64(int16(c.Int(0)>>16))), nil
			}},
			{"void Offset(int dx, int dy)", offset},
			{"void Offset($ p)", offset},
			{"static $ Ceiling(System.Drawing.PointF value)", drawnMake(s, mapCoordinates(math.Ceil))},
			{"static $ Round(System.Drawing.PointF value)", drawnMake(s, mapCoordinates(math.RoundToEven))},
			{"static $ Truncate(System.Drawing.PointF value)", drawnMake(s, mapCoordinates(math.Trunc))},
			{"static implicit operator System.Drawing.PointF($ p)", drawnMake(&shapePointF, sameCoordinates)},
			{"static explicit operator System.Drawing.Size($ p)", drawnMake(&shapeSize, sameCoordinates)},
		}...)
		return &Class{Members: s.members(list...)}
	}
}

// sizeClass declares System.Drawing.Size or SizeF.
func sizeClass(s *drawnShape) func() *Class {
	return func() *Class {
		list := []M{
			{"new(# width, # height)", drawnMake(s, sameCoordinates)},
			{"new(@Point pt)", drawnMake(s, sameCoordinates)},
			{"bool IsEmpty {get}", drawnEmpty(0, isZero)},
			{"# Width {get;set}", drawnField(0)},
			{"# Height {get;set}", drawnField(1)},
			{"static $ Add($ sz1, $ sz2)", drawnMake(s, plus)},
			{"static $ Subtract($ sz1, $ sz2)", drawnMake(s, minus)},
			{"static $ op_Addition($ sz1, $ sz2)", drawnMake(s, plus)},
			{"static $ op_Subtraction($ sz1, $ sz2)", drawnMake(s, minus)},
			{"static $ op_Multiply($ left, # right)", drawnMake(s, func(at []float64) []float64 { return []float64{at[0] * at[2], at[1] * at[2]} })},
			{"static $ op_Multiply(# left, $ right)", drawnMake(s, func(at []float64) []float64 { return []float64{at[0] * at[1], at[0] * at[2]} })},
			{"static explicit operator @Point($ size)", drawnMake(s.point(), sameCoordinates)},
		}
		if s.float {
			list = append(list, M{"static $ op_Division($ left, float right)", drawnMake(s, func(at []float64) []float64 { return []float64{at[0] / at[2], at[1] / at[2]} })},
				M{"@Point ToPointF()", drawnSelf(&shapePointF, nil)}, M{"System.Drawing.Size ToSize()", drawnSelf(&shapeSize, math.Trunc)})
			return &Class{Members: s.members(list...)}
		}
		list = append(list, []M{
			{"static $ op_Division($ left, int right)", func(c *Call) (value.Value, error) {
				at := drawnArgs(c)
				if at[2] == 0 {
					return value.Null, neterr.ErrDivideByZero()
				}
				return s.make(math.Trunc(at[0]/at[2]), math.Trunc(at[1]/at[2])), nil
			}},
			{"static $ Ceiling(System.Drawing.SizeF value)", drawnMake(s, mapCoordinates(math.Ceil))},
			{"static $ Round(System.Drawing.SizeF value)", drawnMake(s, mapCoordinates(math.RoundToEven))},
			{"static $ Truncate(System.Drawing.SizeF value)", drawnMake(s, mapCoordinates(math.Trunc))},
			{"static implicit operator System.Drawing.SizeF($ p)", drawnMake(&shapeSizeF, sameCoordinates)},
		}...)
		return &Class{Members: s.members(list...)}
	}
}

// point and size are the shapes of a rectangle's parts.
func (s *drawnShape) point() *drawnShape {
	if s.float {
		return &shapePointF
	}
	return &shapePoint
}

func (s *drawnShape) size() *drawnShape {
	if s.float {
		return &shapeSizeF
	}
	return &shapeSize
}

// drawnSelf converts the object itself; f changes the coordinates where it is not nil.
func drawnSelf(to *drawnShape, f func(float64) float64) Func {
	return func(c *Call) (value.Value, error) {
		at := drawnThis(c).at
		if f != nil {
			return to.make(mapCoordinates(f)(at[:])...), nil
		}
		return to.make(at[:]...), nil
	}
}

// intersection is what two rectangles have in common; ok is false when they do not touch.
func intersection(at []float64) (out []float64, ok bool) {
	x, y := max(at[0], at[4]), max(at[1], at[5])
	w, h := min(at[0]+at[2], at[4]+at[6])-x, min(at[1]+at[3], at[5]+at[7])-y
	if w < 0 || h < 0 {
		return make([]float64, 4), false
	}
	return []float64{x, y, w, h}, true
}

// rectangleClass declares System.Drawing.Rectangle or RectangleF.
func rectangleClass(s *drawnShape) func() *Class {
	part := func(of *drawnShape, from int) Func {
		return func(c *Call) (value.Value, error) {
			d := drawnThis(c)
			if c.N() == 1 {
				copy(d.at[from:], drawnArgs(c))
				return value.Void, nil
			}
			return of.make(d.at[from : from+2]...), nil
		}
	}
	inflate := func(at []float64) []float64 {
		return []float64{at[0] - at[4], at[1] - at[5], at[2] + 2*at[4], at[3] + 2*at[5]}
	}
	change := func(f func([]float64) []float64) Func {
		return func(c *Call) (value.Value, error) {
			d := drawnThis(c)
			copy(d.at[:], f(append(slices.Clone(d.at[:]), drawnArgs(c)...)))
			return value.Void, nil
		}
	}
	move := change(func(at []float64) []float64 { return []float64{at[0] + at[4], at[1] + at[5], at[2], at[3]} })
	intersect := func(at []float64) []float64 { out, _ := intersection(at); return out }
	contains := func(c *Call) (value.Value, error) {
		d, at := drawnThis(c).at, append(drawnArgs(c), 0, 0)
		inside := d[0] <= at[0] && d[1] <= at[1]
		if len(at) > 4 {
			return vbool(inside && at[0]+at[2] <= d[0]+d[2] && at[1]+at[3] <= d[1]+d[3])
		}
		return vbool(inside && at[0] < d[0]+d[2] && at[1] < d[1]+d[3])
	}
	return func() *Class {
		empty := drawnEmpty(0, isZero)
		if s.float {
			empty = func(c *Call) (value.Value, error) { return vbool(drawnThis(c).at[2] <= 0 || drawnThis(c).at[3] <= 0) }
		}
		list := []M{
			{"new(# x, # y, # width, # height)", drawnMake(s, sameCoordinates)},
			{"new(@Point location, @Size size)", drawnMake(s, sameCoordinates)},
			{"@Point Location {get;set}", part(s.point(), 0)},
			{"@Size Size {get;set}", part(s.size(), 2)},
			{"# X {get;set}", drawnField(0)},
			{"# Y {get;set}", drawnField(1)},
			{"# Width {get;set}", drawnField(2)},
			{"# Height {get;set}", drawnField(3)},
			{"# Left {get}", drawnEdge(func(at [4]float64) float64 { return at[0] })},
			{"# Top {get}", drawnEdge(func(at [4]float64) float64 { return at[1] })},
			{"# Right {get}", drawnEdge(func(at [4]float64) float64 { return at[0] + at[2] })},
			{"# Bottom {get}", drawnEdge(func(at [4]float64) float64 { return at[1] + at[3] })},
			{"bool IsEmpty {get}", empty},
			{"static $ FromLTRB(# left, # top, # right, # bottom)", drawnMake(s, func(at []float64) []float64 {
				return []float64{at[0], at[1], at[2] - at[0], at[3] - at[1]}
			})},
			{"bool Contains(# x, # y)", contains},
			{"bool Contains(@Point pt)", contains},
			{"bool Contains($ rect)", contains},
			{"void Inflate(# x, # y)", change(inflate)},
			{"void Inflate(@Size size)", change(inflate)},
			{"static $ Inflate($ rect, # x, # y)", drawnMake(s, inflate)},
			{"void Intersect($ rect)", change(intersect)},
			{"static $ Intersect($ a, $ b)", drawnMake(s, intersect)},
			{"bool IntersectsWith($ rect)", func(c *Call) (value.Value, error) {
				out, ok := intersection(append(slices.Clone(drawnThis(c).at[:]), drawnArgs(c)...))
				return vbool(ok && out[2] > 0 && out[3] > 0)
			}},
			{"static $ Union($ a, $ b)", drawnMake(s, func(at []float64) []float64 {
				x, y := min(at[0], at[4]), min(at[1], at[5])
				return []float64{x, y, max(at[0]+at[2], at[4]+at[6]) - x, max(at[1]+at[3], at[5]+at[7]) - y}
			})},
			{"void Offset(# x, # y)", move},
			{"void Offset(@Point pos)", move},
		}
		if !s.float {
			list = append(list, []M{
				{"static $ Ceiling(System.Drawing.RectangleF value)", drawnMake(s, mapCoordinates(math.Ceil))},
				{"static $ Round(System.Drawing.RectangleF value)", drawnMake(s, mapCoordinates(math.RoundToEven))},
				{"static $ Truncate(System.Drawing.RectangleF value)", drawnMake(s, mapCoordinates(math.Trunc))},
				{"static implicit operator System.Drawing.RectangleF($ r)", drawnMake(&shapeRectangleF, sameCoordinates)},
			}...)
		}
		return &Class{Members: s.members(list...)}
	}
}

// drawingClass returns the declaration of a type of System.Drawing by its lower-case full name.
func drawingClass(name string) func() *Class {
	switch name {
	case "system.drawing.color":
		return colorClass
	case "system.drawing.point":
		return pointClass(&shapePoint)
	case "system.drawing.pointf":
		return pointClass(&shapePointF)
	case "system.drawing.rectangle":
		return rectangleClass(&shapeRectangle)
	case "system.drawing.rectanglef":
		return rectangleClass(&shapeRectangleF)
	case "system.drawing.size":
		return sizeClass(&shapeSize)
	case "system.drawing.sizef":
		return sizeClass(&shapeSizeF)
	}
	return nil
}
