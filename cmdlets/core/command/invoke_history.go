package command

import (
	"strconv"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/value"
)

// invokeHistory is Invoke-History.
type invokeHistory struct {
	ID string `ps:"pos=0 byname" name:"Id"`
}

// End implements cmdlet.Ender.
func (i *invokeHistory) End(c *cmdlet.Context) error {
	h := session.HistoryOf(c.Session())
	list := h.Entries()
	var found *session.HistoryEntry
	n, err := strconv.ParseInt(i.ID, 10, 64)
	switch {
	case i.ID == "" && len(list) > 0:
		found = list[len(list)-1]
	case i.ID == "":
		return c.Terminate("System.InvalidOperationException", "InvokeHistoryNoLastHistoryEntryFound", errs.InvalidOperation, value.Null, "Cannot locate the last history entry.")
	case err == nil:
		if found = h.Find(n); found == nil {
			return noHistory(c, "InvokeHistoryNoHistoryForId", n)
		}
	default:
		for _, e := range list {
			if strings.HasPrefix(strings.ToLower(e.CommandLine), strings.ToLower(i.ID)) {
				found = e
			}
		}
		if found == nil {
			return c.Fail("System.ArgumentException", "InvokeHistoryNoHistoryForCommandline", errs.ObjectNotFound, value.String(i.ID), "Cannot locate the history for command line %s.", i.ID)
		}
	}
	ok, err := c.ShouldProcess(found.CommandLine, "Invoke-History")
	if !ok || err != nil {
		return err
	}
	return c.Run(cmdlet.RunOptions{Text: found.CommandLine, DotSource: true})
}
