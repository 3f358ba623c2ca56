package format

import "goposh/runtime/value"

// entryField is one text of an entry (FormatPropertyField, FormatTextField or ListViewField).
type entryField struct {
	value.Bag
	typ         *value.Type
	label, text string
	align       Alignment
}

// Type implements value.Object.
func (f *entryField) Type() *value.Type { return f.typ }

func fieldTextOf(f *entryField) value.Value { return value.String(f.text) }

var (
	typeField = declare("FormatPropertyField", "78b102e894f742aca8c1d6737b6ff86a",
		prop[*entryField]{"string propertyValue", fieldTextOf},
		prop[*entryField]{"int alignment", func(f *entryField) value.Value { return value.Int(int32(f.align)) }})
	typeText = declare("FormatTextField", "b8d9e369024a43a580b9e0c9279e3354",
		prop[*entryField]{"string text", fieldTextOf})
	typeNewLine   = declare[*entryField]("FormatNewLine", "de7e8b96fbd84db5a43aa82eb34580ec")
	typeListField = declare("ListViewField", "b761477330ce4fb2a665999879324d73",
		prop[*entryField]{"string label", func(f *entryField) value.Value { return value.String(f.label) }},
		prop[*entryField]{"string propertyName", func(f *entryField) value.Value { return value.String(f.label) }},
		prop[*entryField]{"object formatPropertyField", func(f *entryField) value.Value {
			return value.Of(&entryField{typ: typeField, text: f.text})
		}})
)

// entryInfo is what an entry holds, by its shape (TableRowEntry, ListViewEntry, …).
type entryInfo struct {
	value.Bag
	typ   *value.Type
	entry *FormatEntryData
}

// Type implements value.Object.
func (i *entryInfo) Type() *value.Type { return i.typ }

var (
	typeRow = declare("TableRowEntry", "0e59526e2dd441aa91e7fc952caf4a36",
		prop[*entryInfo]{"object formatPropertyFieldList", func(i *entryInfo) value.Value {
			row := i.entry.Row
			items := make([]value.Value, len(row.Cells))
			for k, c := range row.Cells {
				f := &entryField{typ: typeField, text: c}
				if k < len(row.Align) {
					f.align = row.Align[k]
				}
				items[k] = value.Of(f)
			}
			return listOf(typeField, items)
		}},
		prop[*entryInfo]{"bool multiLine", func(i *entryInfo) value.Value { return value.Bool(i.entry.Row.Wrap) }})
	typeList = declare("ListViewEntry", "cf58f450baa848ef8eb3504008be6978",
		prop[*entryInfo]{"object listViewFieldList", func(i *entryInfo) value.Value {
			items := make([]value.Value, len(i.entry.List))
			for k, x := range i.entry.List {
				items[k] = value.Of(&entryField{typ: typeListField, label: x.Label, text: x.Text})
			}
			return listOf(typeListField, items)
		}})
	typeWide = declare("WideViewEntry", "59bf79de63354a7b9e4d1697940ff188",
		prop[*entryInfo]{"object formatPropertyField", func(i *entryInfo) value.Value {
			return value.Of(&entryField{typ: typeField, text: i.entry.Wide.Text})
		}})
	typeCustom = declare("ComplexViewEntry", "22e7ef3c896449d4a6f2dedea05dd737",
		prop[*entryInfo]{"object formatValueList", func(i *entryInfo) value.Value { return pieceList(i.entry.Custom.Pieces) }})
	typeRaw = declare("RawTextFormatEntry", "29ED81BA914544d4BC430F027EE053E9",
		prop[*entryInfo]{"string text", func(i *entryInfo) value.Value { return value.String(i.entry.Raw.Text) }})
	typeFrame = declare("FormatEntry", "fba029a113a5458d932a2ed4871fadf2",
		prop[*frameEntry]{"object formatValueList", func(e *frameEntry) value.Value { return pieceList(e.frame.Pieces) }})
)

// info describes what the entry holds; nil when it holds nothing.
func (e *FormatEntryData) info() value.Object {
	t := typeCustom
	switch {
	case e.Row != nil:
		t = typeRow
	case e.IsList:
		t = typeList
	case e.Wide != nil:
		t = typeWide
	case e.Raw != nil:
		t = typeRaw
	case e.Custom == nil:
		return nil
	}
	return &entryInfo{typ: t, entry: e}
}

// frameEntry is a group of pieces.
type frameEntry struct {
	value.Bag
	frame *PieceFrame
}

// Type implements value.Object.
func (*frameEntry) Type() *value.Type { return typeFrame }

// pieceList shows pieces as a list of format values.
func pieceList(pieces []Piece) value.Value {
	items := make([]value.Value, len(pieces))
	for i := range pieces {
		p := &pieces[i]
		switch {
		case p.Frame != nil:
			items[i] = value.Of(&frameEntry{frame: p.Frame})
		case p.NewLine:
			items[i] = value.Of(&entryField{typ: typeNewLine})
		default:
			items[i] = value.Of(&entryField{typ: typeText, text: p.Text})
		}
	}
	return listOf(value.TypeObject, items)
}
