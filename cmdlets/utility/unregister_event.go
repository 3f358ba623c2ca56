package utility

import (
	"fmt"
	"slices"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// unregisterEvent is Unregister-Event.
type unregisterEvent struct {
	SourceIdentifier string        `ps:"BySource: mandatory pos=0 byname"`
	SubscriptionID   int32         `ps:"ById: mandatory pos=0 byname" name:"SubscriptionId"`
	Force            cmdlet.Switch `ps:""`
}

// Process implements cmdlet.Processor.
func (u *unregisterEvent) Process(c *cmdlet.Context) error {
	q := eventsOf(c)
	byID := c.ParameterSet() == "ById"
	list := q.subscriptions(u.SourceIdentifier, bool(u.Force))
	if byID {
		list = slices.DeleteFunc(list, func(s *eventSubscriber) bool { return s.id != u.SubscriptionID })
	}
	switch {
	case len(list) > 0:
	case byID:
		return c.Fail(argumentException, "INVALID_SUBSCRIPTION_IDENTIFIER", errs.InvalidArgument, value.Null, "%s", missing("Event subscription", "identifier", u.SubscriptionID))
	case !wildcard.HasWildcards(u.SourceIdentifier):
		return c.Fail(argumentException, "INVALID_SOURCE_IDENTIFIER", errs.InvalidArgument, value.Null, "%s", missing("Event subscription", "identifier", u.SourceIdentifier))
	}
	for _, s := range list {
		ok, err := c.ShouldProcess(fmt.Sprintf("Event subscription '%s'", s.source), "Unsubscribe")
		if err != nil {
			return err
		}
		if ok {
			q.unsubscribe(s)
		}
	}
	return nil
}
