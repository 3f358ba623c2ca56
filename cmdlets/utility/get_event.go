package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getEvent is Get-Event.
type getEvent struct {
	SourceIdentifier string `ps:"BySource: pos=0 byname" validate:"notnullorempty"`
	EventIdentifier  int32  `ps:"ById: mandatory pos=0 byname" alias:"Id"`
}

// End implements cmdlet.Ender.
func (g *getEvent) End(c *cmdlet.Context) error {
	q := eventsOf(c)
	list := q.find(g.SourceIdentifier)
	byID := c.ParameterSet() == "ById"
	if byID {
		list = q.byID(g.EventIdentifier)
	}
	for _, e := range list {
		if err := c.Write(value.Of(e)); err != nil {
			return err
		}
	}
	switch {
	case len(list) > 0:
		return nil
	case byID:
		return c.Fail(argumentException, "INVALID_SOURCE_IDENTIFIER", errs.InvalidArgument, value.Null, "%s", missing("Event", "identifier", g.EventIdentifier))
	case g.SourceIdentifier != "" && !wildcard.HasWildcards(g.SourceIdentifier):
		return c.Fail(argumentException, "INVALID_SOURCE_IDENTIFIER", errs.InvalidArgument, value.Null, "%s", missing("Event", "source identifier", g.SourceIdentifier))
	}
	return nil
}
