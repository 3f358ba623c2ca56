package hosting

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// reader reads what Invoke was given as input: the elements of a collection; nil for $null.
func reader(rt value.Runtime, input value.Value) (func() (value.Value, bool, error), error) {
	if input.IsNull() {
		return nil, nil
	}
	if d, ok := input.Base().Ref().(*types.DataCollection); ok {
		// What is there when the run begins: nobody could complete the collection while the caller waits.
		return types.NewEnumerator(d.Items()).Next, nil
	}
	items, ok, err := types.Slice(rt, input)
	if err != nil {
		return nil, err
	}
	if !ok {
		items = []value.Value{input}
	}
	return types.NewEnumerator(items).Next, nil
}

// bufferReader reads a collection as it is filled, until it is complete.
func bufferReader(i *invocation, d *types.DataCollection) func() (value.Value, bool, error) {
	pos := 0
	return func() (value.Value, bool, error) {
		v, ok, err := d.Read(i.ctx, pos)
		if ok {
			pos++
		}
		return v, ok, err
	}
}

// addConverted adds an object of the output to a collection, as the type of its elements.
func addConverted(rt value.Runtime, to *types.DataCollection, v value.Value) error {
	if elem := to.Elem(); elem != value.TypePSObject && elem != value.TypeObject {
		x, err := types.Convert(rt, v, elem)
		if err != nil {
			return err
		}
		v = x
	}
	return to.Add(v)
}
