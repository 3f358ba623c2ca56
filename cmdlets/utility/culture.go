package utility

import (
	"strconv"

	"goposh/runtime/culture"
)

// cultureByName returns the culture of a name or LCID number; nil when there is none.
func cultureByName(name string) *culture.Culture {
	if n, err := strconv.Atoi(name); err == nil {
		found, err := culture.ByLCID(n)
		if err != nil {
			return nil
		}
		return found
	}
	found, err := culture.Get(name)
	if err != nil {
		return nil
	}
	return found
}
