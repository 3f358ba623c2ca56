package command

import (
	"errors"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// setStrictMode is Set-StrictMode.
type setStrictMode struct {
	Off     cmdlet.Switch `ps:"Off: mandatory"`
	Version value.Value   `ps:"Version: mandatory" alias:"v" type:"System.Version"`
}

// latestVersion is what -Version Latest means.
const latestVersion = "7.6"

// EditMetadata lets -Version take Latest and whole numbers, and refuses versions that PowerShell never had.
func (s *setStrictMode) EditMetadata(md *cmdlet.Metadata) {
	p := md.Find("Version")
	if p == nil {
		return
	}
	p.Transforms = append(p.Transforms, func(rt value.Runtime, v value.Value) (value.Value, error) {
		if v.Object() != nil && v.Base().Kind() == value.KindObject {
			return v, nil
		}
		text := types.ToString(rt, v)
		switch {
		case strings.EqualFold(text, "latest"):
			text = latestVersion
		case text != "" && strings.Trim(text, "0123456789") == "":
			text += ".0"
		}
		return value.String(text), nil
	})
	p.Validators = append(p.Validators, strictVersion{})
}

// strictVersion is ValidateVersionAttribute.
type strictVersion struct{}

// Validate implements cmdlet.Validator.
func (strictVersion) Validate(rt value.Runtime, v value.Value) error {
	major, minor := versionParts(rt, v)
	switch {
	case major >= 1 && major <= 4 && minor == 0, major == 5 && (minor == 0 || minor == 1), major == 6 && minor <= 2, major == 7 && minor <= 6:
		return nil
	}
	return errors.New("The \"" + types.ToString(rt, v) + "\" argument does not contain a valid PowerShell version. Supply a valid version number and then try the command again.")
}

// Attribute implements cmdlet.Validator.
func (strictVersion) Attribute() string { return "ValidateVersion" }

func versionParts(rt value.Runtime, v value.Value) (major, minor int) {
	part := func(name string) int {
		x, ok, err := types.Get(rt, v, name)
		if !ok || err != nil {
			return -1
		}
		return int(x.Int64())
	}
	return part("Major"), part("Minor")
}

// End implements cmdlet.Ender.
func (s *setStrictMode) End(c *cmdlet.Context) error {
	if s.Off {
		c.Scope().Strict = 0
		return nil
	}
	major, minor := versionParts(c, s.Version)
	c.Scope().Strict = int16(major*100 + minor)
	return nil
}
