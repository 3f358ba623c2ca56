package command

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// getHistory is Get-History.
type getHistory struct {
	ID    []int64 `ps:"pos=0 pipe" name:"Id" validate:"range 1 9223372036854775807"`
	Count int32   `ps:"pos=1" validate:"range 0 32767"`
}

// Process implements cmdlet.Processor.
func (g *getHistory) Process(c *cmdlet.Context) error {
	h := session.HistoryOf(c.Session())
	if len(g.ID) == 0 {
		list := h.Entries()
		if c.Bound("Count") {
			list = list[max(0, len(list)-int(g.Count)):]
		}
		return writeHistory(c, list)
	}
	for _, id := range g.ID {
		if !c.Bound("Count") || len(g.ID) > 1 {
			e := h.Find(id)
			if e == nil {
				if err := noHistory(c, "GetHistoryNoHistoryForId", id); err != nil {
					return err
				}
				continue
			}
			if err := writeHistory(c, []*session.HistoryEntry{e}); err != nil {
				return err
			}
			continue
		}
		// With a count, the entries up to that number.
		var list []*session.HistoryEntry
		for _, e := range h.Entries() {
			if e.ID <= id {
				list = append(list, e)
			}
		}
		if err := writeHistory(c, list[max(0, len(list)-int(g.Count)):]); err != nil {
			return err
		}
	}
	return nil
}

func writeHistory(c *cmdlet.Context, list []*session.HistoryEntry) error {
	for _, e := range list {
		if err := c.Write(value.Of(&historyInfo{e: e})); err != nil {
			return err
		}
	}
	return nil
}
