package utility

import (
	"fmt"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// removeEvent is Remove-Event.
type removeEvent struct {
	SourceIdentifier string `ps:"BySource: mandatory pos=0 byname"`
	EventIdentifier  int32  `ps:"ByIdentifier: mandatory pos=0 byname"`
}

// Process implements cmdlet.Processor.
func (r *removeEvent) Process(c *cmdlet.Context) error {
	q := eventsOf(c)
	byID := c.ParameterSet() == "ByIdentifier"
	list := q.find(r.SourceIdentifier)
	if byID {
		list = q.byID(r.EventIdentifier)
	}
	switch {
	case len(list) > 0:
	case byID:
		return c.Fail(argumentException, "INVALID_EVENT_IDENTIFIER", errs.InvalidArgument, value.Null, "%s", missing("Event", "identifier", r.EventIdentifier))
	case !wildcard.HasWildcards(r.SourceIdentifier):
		return c.Fail(argumentException, "INVALID_SOURCE_IDENTIFIER", errs.InvalidArgument, value.Null, "%s", missing("Event", "source identifier", r.SourceIdentifier))
	}
	for _, e := range list {
		ok, err := c.ShouldProcess(fmt.Sprintf("Event '%s'", e.source), "Remove")
		if err != nil {
			return err
		}
		if ok {
			q.remove([]*psEvent{e})
		}
	}
	return nil
}
