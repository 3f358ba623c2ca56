package types

import "goposh/runtime/value"

// consoleKeyInfo is a System.ConsoleKeyInfo.
type consoleKeyInfo struct {
	value.Bag
	press ConsoleKeyPress
}

var typeConsoleKeyInfo = lazyType{name: "System.ConsoleKeyInfo"}

// Type implements value.Object.
func (*consoleKeyInfo) Type() *value.Type { return typeConsoleKeyInfo.get() }

// The bits of System.ConsoleModifiers.
const (
	modAlt = 1 << iota
	modShift
	modControl
)

// consoleKeyInfoClass declares System.ConsoleKeyInfo.
func consoleKeyInfoClass() *Class {
	return &Class{Members: []M{
		{"new(char keyChar, System.ConsoleKey key, bool shift, bool alt, bool control)", func(c *Call) (value.Value, error) {
			k := &consoleKeyInfo{press: ConsoleKeyPress{Char: rune(c.Args[0].Base().Int64()), Key: int32(c.Long(1))}}
			for i, bit := range [...]int32{modShift, modAlt, modControl} {
				if c.Bool(2 + i) {
					k.press.Modifiers |= bit
				}
			}
			return vobject(k)
		}},
		{"char KeyChar {get}", func(c *Call) (value.Value, error) {
			return value.Char(uint16(this[*consoleKeyInfo](c).press.Char)), nil
		}},
		{"System.ConsoleKey Key {get}", func(c *Call) (value.Value, error) {
			return value.Enum(Lookup("System.ConsoleKey").Enum, int64(this[*consoleKeyInfo](c).press.Key)), nil
		}},
		{"System.ConsoleModifiers Modifiers {get}", func(c *Call) (value.Value, error) {
			return value.Enum(Lookup("System.ConsoleModifiers").Enum, int64(this[*consoleKeyInfo](c).press.Modifiers)), nil
		}},
	}}
}
