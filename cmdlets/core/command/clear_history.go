package command

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// clearHistory is Clear-History.
type clearHistory struct {
	ID          []int32       `ps:"IDParameter: pos=0" name:"Id" validate:"range 1 2147483647"`
	CommandLine []string      `ps:"CommandLineParameter:" validate:"notnullorempty"`
	Count       int32         `ps:"pos=1" validate:"range 1 2147483647"`
	Newest      cmdlet.Switch `ps:""`
}

// End implements cmdlet.Ender.
func (k *clearHistory) End(c *cmdlet.Context) error {
	h := session.HistoryOf(c.Session())
	var drop []*session.HistoryEntry
	for _, e := range h.Entries() {
		if k.matches(e) {
			drop = append(drop, e)
		}
	}
	for _, id := range k.ID {
		if h.Find(int64(id)) == nil {
			if err := noHistory(c, "GetHistoryNoHistoryForId", int64(id)); err != nil {
				return err
			}
		}
	}
	for _, p := range k.CommandLine {
		if !wildcard.HasWildcards(p) && !slices.ContainsFunc(drop, func(e *session.HistoryEntry) bool { return wildcard.Compile(p, true).Match(e.CommandLine) }) {
			if err := c.Fail("System.ArgumentException", "NoHistoryForCommandline", errs.ObjectNotFound, value.String(p), "Cannot locate history for command line %s.", p); err != nil {
				return err
			}
		}
	}
	if n := int(k.Count); c.Bound("Count") && n < len(drop) {
		if k.Newest {
			drop = drop[len(drop)-n:]
		} else {
			drop = drop[:n]
		}
	}
	if len(drop) == 0 {
		return nil
	}
	ok, err := c.ShouldProcess("Clear-History", "This command clears entries from the session history.")
	if !ok || err != nil {
		return err
	}
	h.Remove(func(e *session.HistoryEntry) bool { return slices.Contains(drop, e) })
	return nil
}

func (k *clearHistory) matches(e *session.HistoryEntry) bool {
	switch {
	case len(k.ID) > 0:
		return slices.Contains(k.ID, int32(e.ID))
	case len(k.CommandLine) > 0:
		return matchesAny(e.CommandLine, k.CommandLine)
	}
	return true
}
