package utility

import (
	"math"
	"strconv"

	"goposh/runtime/cmdlet"
	"goposh/runtime/fileio"
	"goposh/runtime/remoting/clixml"
	"goposh/runtime/textenc"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// importClixml is Import-Clixml.
type importClixml struct {
	Path              []string      `ps:"ByPath: mandatory pos=0 pipe byname"`
	LiteralPath       []string      `ps:"ByLiteralPath: mandatory byname" alias:"PSPath,LP"`
	IncludeTotalCount cmdlet.Switch `ps:""`
	Skip              uint64        `ps:""`
	First             uint64        `ps:""`
}

// Process implements cmdlet.Processor.
func (i *importClixml) Process(c *cmdlet.Context) error {
	paths, literal := i.Path, false
	if len(i.LiteralPath) > 0 {
		paths, literal = i.LiteralPath, true
	}
	for _, path := range paths {
		if err := i.file(c, path, literal); err != nil {
			return err
		}
	}
	return nil
}

func (i *importClixml) file(c *cmdlet.Context, path string, literal bool) error {
	name, err := singleFile(c, path, literal)
	if err != nil {
		return err
	}
	content, err := fileio.ReadFile(c.Context(), name)
	if err != nil {
		return openFailure(err, name)
	}
	enc, skip := textenc.Detect(content)
	if enc == nil {
		enc = textenc.UTF8()
	}
	items, err := clixml.Deserialize(c, enc.Decode(content[skip:]))
	if err != nil {
		return thrown(err)
	}
	return i.page(c, items)
}

// page writes the part of the objects that -Skip and -First choose; lists count by their elements.
func (i *importClixml) page(c *cmdlet.Context, items []value.Value) error {
	if !c.Bound("Skip") && !c.Bound("First") && !bool(i.IncludeTotalCount) {
		return c.WriteAll(items)
	}
	var all []value.Value
	for _, v := range items {
		if err := types.Each(c, v, func(x value.Value) error { all = append(all, x); return nil }); err != nil {
			return err
		}
	}
	if i.IncludeTotalCount {
		if err := c.Write(totalCount(len(all))); err != nil {
			return err
		}
	}
	first := uint64(math.MaxUint64)
	if c.Bound("First") {
		first = i.First
	}
	all = all[min(uint64(len(all)), i.Skip):]
	return c.WriteAll(all[:min(uint64(len(all)), first)])
}

// totalCount is what -IncludeTotalCount writes: a number that says what it is.
func totalCount(n int) value.Value {
	v, set := value.Wrap(value.ULong(uint64(n)))
	text := value.String("Total count: " + strconv.Itoa(n))
	set.SetNote("Accuracy", value.Double(1))
	set.Put(value.Member{Name: "ToString", Kind: value.MemberCodeMethod, Hidden: true,
		Code: func(value.Runtime, value.Value, []value.Value) (value.Value, error) { return text, nil }})
	return v
}
