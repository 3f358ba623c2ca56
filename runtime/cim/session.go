package cim

import (
	"context"
	"iter"
)

// DefaultNamespace is where CIM cmdlets look unless told otherwise.
const DefaultNamespace = "root/cimv2"

// Session is a connection to the CIM repository of one computer. All methods
// may be called from several goroutines at once. Namespaces may be written with
// slashes or backslashes and in any case, "" means [DefaultNamespace]. Errors are
// [*Error], or the context's.
//
// Sequences are lazy: nothing is asked of the computer before the range begins,
// and leaving the range stops the work. An error ends a sequence.
type Session interface {
	// ComputerName is the name of the computer, as in PSComputerName.
	ComputerName() string
	// Query runs a WQL query. A schema query yields class objects
	// (see [Instance.IsClass]).
	Query(ctx context.Context, namespace, wql string) iter.Seq2[*Instance, error]
	// Enumerate yields the instances of a class and of those derived from it.
	Enumerate(ctx context.Context, namespace, class string, options EnumerateOptions) iter.Seq2[*Instance, error]
	// Get finds one instance by its keys; [NotFound] if there is none. The
	// path's own namespace, if it has one, wins.
	Get(ctx context.Context, namespace string, path ObjectPath) (*Instance, error)
	// Class finds a class by name in any case; [InvalidClass] if there is none.
	Class(ctx context.Context, namespace, name string) (*Class, error)
	// Classes yields the classes whose name matches a pattern of * ? and
	// [a-z]; "" means all.
	Classes(ctx context.Context, namespace, pattern string) iter.Seq2[*Class, error]
	// Invoke calls a method of an instance, or a static method of a class.
	Invoke(ctx context.Context, namespace string, call Call) (*Result, error)
	// Create makes a new instance in the repository and gives it back as stored.
	Create(ctx context.Context, namespace string, instance *Instance) (*Instance, error)
	// Modify writes changed property values back.
	Modify(ctx context.Context, namespace string, instance *Instance) error
	// Delete removes the instance with the path; a process, say, ends.
	Delete(ctx context.Context, namespace string, path ObjectPath) error
	// Close releases the connection. The session must not be used afterwards.
	Close() error
}

// EnumerateOptions narrow an enumeration.
type EnumerateOptions struct {
	// Shallow leaves out instances of derived classes.
	Shallow bool
	// KeysOnly fills in the key properties only.
	KeysOnly bool
	// Properties, unless empty, are the only ones filled in besides the keys.
	Properties []string
}

// Call is the invocation of a method.
type Call struct {
	// Class is the class the method belongs to; it may be empty if Path is set.
	Class string
	// Path names the instance; its zero value calls a static method.
	Path   ObjectPath
	Method string
	Args   []Argument
}

// Argument is a named value into or out of a method.
type Argument struct {
	Name  string
	Value any
	// Type and Array describe Value in a result; they are not needed in a call.
	Type  Type
	Array bool
}

// Result is what a method gave back.
type Result struct {
	// ReturnValue has the Go type of the method's ReturnType; most methods
	// return uint32, 0 for success.
	ReturnValue any
	// Out are the output parameters, in the order the class declares them.
	Out []Argument
}

// Value is an output parameter by its exact name, nil if there is none.
func (r *Result) Value(name string) any {
	for _, a := range r.Out {
		if a.Name == name {
			return a.Value
		}
	}
	return nil
}
