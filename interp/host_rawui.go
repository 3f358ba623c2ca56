package interp

import (
	"unicode/utf16"

	"goposh/runtime/format"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// hostRawUI is $Host.UI.RawUI: the console as a grid of cells.
type hostRawUI struct {
	value.Bag
	rs *Runspace
}

var typeHostRawUI = &value.Type{FullName: "System.Management.Automation.Internal.Host.InternalHostRawUserInterface",
	Base: &value.Type{FullName: "System.Management.Automation.Host.PSHostRawUserInterface", Base: value.TypeObject, Kind: value.KindObject}, Kind: value.KindObject, Script: hostRawUIClass{}}

// Type implements value.Object.
func (*hostRawUI) Type() *value.Type { return typeHostRawUI }

// console is the console of the session; one that does nothing where the host has none.
func (u *hostRawUI) console() *types.Console {
	return u.rs.Service(types.ConsoleKey{}).(*types.Console)
}

type hostRawUIClass struct{}

// Declare implements types.Declarer.
func (hostRawUIClass) Declare() *types.Class {
	con := func(c *types.Call) *types.Console { return c.This.Ref().(*hostRawUI).console() }
	size := func(c *types.Call) (value.Value, error) {
		if c.N() > 0 {
			return value.Null, errNotOnPlatform()
		}
		w, h := con(c).Window()
		return hostPair("Size", w, h), nil
	}
	color := func(background bool) types.Func {
		return func(c *types.Call) (value.Value, error) {
			fg, bg := con(c).Colors()
			switch {
			case c.N() > 0 && background:
				return value.Void, con(c).SetColors(-1, int32(c.Long(0)))
			case c.N() > 0:
				return value.Void, con(c).SetColors(int32(c.Long(0)), -1)
			case background:
				fg = bg
			}
			return value.Enum(types.Lookup("System.ConsoleColor").Enum, int64(fg)), nil
		}
	}
	return &types.Class{Type: typeHostRawUI, Members: []types.M{
		{Sig: "System.ConsoleColor ForegroundColor {get;set}", F: color(false)},
		{Sig: "System.ConsoleColor BackgroundColor {get;set}", F: color(true)},
		{Sig: "System.Management.Automation.Host.Coordinates CursorPosition {get;set}", F: func(c *types.Call) (value.Value, error) {
			if c.N() > 0 {
				at := c.Args[0].Ref().(*types.HostData)
				return value.Void, con(c).SetCursor(int(at.Fields[0].Int64()), int(at.Fields[1].Int64()))
			}
			x, y, err := con(c).Cursor(c.RT.Context())
			return hostPair("Coordinates", x, y), err
		}},
		{Sig: "System.Management.Automation.Host.Coordinates WindowPosition {get;set}", F: func(c *types.Call) (value.Value, error) {
			if c.N() > 0 {
				return value.Null, errNotOnPlatform()
			}
			return hostPair("Coordinates", 0, 0), nil
		}},
		{Sig: "int CursorSize {get;set}", F: func(c *types.Call) (value.Value, error) {
			if c.N() > 0 {
				return value.Null, errNotOnPlatform()
			}
			return value.Int(100), nil
		}},
		{Sig: "System.Management.Automation.Host.Size BufferSize {get;set}", F: size},
		{Sig: "System.Management.Automation.Host.Size WindowSize {get;set}", F: size},
		{Sig: "System.Management.Automation.Host.Size MaxWindowSize {get}", F: size},
		{Sig: "System.Management.Automation.Host.Size MaxPhysicalWindowSize {get}", F: size},
		{Sig: "bool KeyAvailable {get}", F: func(c *types.Call) (value.Value, error) {
			ok, err := con(c).KeyAvailable()
			return value.Bool(ok), err
		}},
		{Sig: "string WindowTitle {get;set}", F: func(c *types.Call) (value.Value, error) {
			if c.N() > 0 {
				return value.Void, con(c).SetTitle(c.Str(0))
			}
			if !con(c).Attached() {
				return value.Null, nil
			}
			return value.String(con(c).Title()), nil
		}},
		{Sig: "System.Management.Automation.Host.KeyInfo ReadKey(System.Management.Automation.Host.ReadKeyOptions options)", F: readRawKey},
		{Sig: "System.Management.Automation.Host.KeyInfo ReadKey()", F: readRawKey},
		{Sig: "void FlushInputBuffer()", F: func(c *types.Call) (value.Value, error) { return value.Void, nil }},
		{Sig: "int LengthInBufferCells(string str)", F: lengthInCells},
		{Sig: "int LengthInBufferCells(string str, int offset)", F: lengthInCells},
		{Sig: "int LengthInBufferCells(char character)", F: lengthInCells},
		{Sig: "void SetBufferContents(System.Management.Automation.Host.Rectangle r, System.Management.Automation.Host.BufferCell fill)",
			F: func(c *types.Call) (value.Value, error) {
				// The console can only be cleared as a whole: the rectangle of -1 that clear scripts use.
				r := c.Args[0].Ref().(*types.HostData)
				for _, edge := range r.Fields {
					if edge.Int64() != -1 {
						return value.Null, errNotOnPlatform()
					}
				}
				return value.Void, con(c).Clear()
			}},
	}}
}

// hostPair is a Size or Coordinates.
func hostPair(name string, a, b int) value.Value {
	return types.NewHostData(name, value.Int(int32(a)), value.Int(int32(b)))
}

// The bits of ReadKeyOptions and ControlKeyStates that ReadKey uses.
const (
	readKeyNoEcho = 2

	stateLeftAlt  = 2
	stateLeftCtrl = 8
	stateShift    = 16
)

func readRawKey(c *types.Call) (value.Value, error) {
	noEcho := c.N() > 0 && c.Long(0)&readKeyNoEcho != 0
	p, err := c.This.Ref().(*hostRawUI).console().ReadKey(c.RT.Context(), noEcho)
	if err != nil {
		return value.Null, err
	}
	state := int64(0)
	for i, bit := range [...]int64{stateLeftAlt, stateShift, stateLeftCtrl} {
		if p.Modifiers&(1<<i) != 0 {
			state |= bit
		}
	}
	return types.NewHostData("KeyInfo", value.Int(p.Key), value.Char(utf16.Encode([]rune{p.Char})[0]),
		value.Enum(types.Lookup("System.Management.Automation.Host.ControlKeyStates").Enum, state), value.True), nil
}

func lengthInCells(c *types.Call) (value.Value, error) {
	s := types.ToString(c.RT, c.Args[0])
	if c.N() > 1 {
		units := utf16.Encode([]rune(s))
		s = string(utf16.Decode(units[min(max(c.Int(1), 0), len(units)):]))
	}
	return value.Int(int32(format.Cells(s))), nil
}
