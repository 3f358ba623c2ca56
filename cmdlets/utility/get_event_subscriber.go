package utility

import (
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// getEventSubscriber is Get-EventSubscriber.
type getEventSubscriber struct {
	SourceIdentifier string        `ps:"BySource: pos=0 byname" validate:"notnullorempty"`
	SubscriptionID   int32         `ps:"ById: mandatory pos=0 byname" name:"SubscriptionId" alias:"Id"`
	Force            cmdlet.Switch `ps:"pos=1"`
}

// Process implements cmdlet.Processor.
func (g *getEventSubscriber) Process(c *cmdlet.Context) error {
	byID := c.ParameterSet() == "ById"
	list := eventsOf(c).subscriptions(g.SourceIdentifier, bool(g.Force))
	if byID {
		list = slices.DeleteFunc(list, func(s *eventSubscriber) bool { return s.id != g.SubscriptionID })
	}
	for _, s := range list {
		if err := c.Write(value.Of(s)); err != nil {
			return err
		}
	}
	switch {
	case len(list) > 0:
		return nil
	case byID:
		return c.Fail(argumentException, "INVALID_SOURCE_IDENTIFIER", errs.InvalidArgument, value.Null, "%s", missing("Event subscription", "identifier", g.SubscriptionID))
	case g.SourceIdentifier != "" && !wildcard.HasWildcards(g.SourceIdentifier):
		return c.Fail(argumentException, "INVALID_SOURCE_IDENTIFIER", errs.InvalidArgument, value.Null, "%s", missing("Event subscription", "source identifier", g.SourceIdentifier))
	}
	return nil
}
