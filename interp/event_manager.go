package interp

import (
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// eventManager is the PSLocalEventManager of the session; the event commands do its work.
func (rs *Runspace) eventManager() value.Value { return value.Of(&localEvents{rs: rs}) }

type localEvents struct {
	value.Bag
	rs *Runspace
}

// Type implements value.Object.
func (*localEvents) Type() *value.Type { return typeLocalEvents() }

var typeLocalEvents = types.Hosted(automation+"PSLocalEventManager", automation+"PSEventManager", func() []types.M {
	run := func(c *types.Call, name string, params ...any) (value.Value, error) {
		out, err := c.This.Ref().(*localEvents).rs.runCmdlet(name, params...)
		return value.Objects(out...), err
	}
	return []types.M{
		{Sig: "object Subscribers {get}", F: func(c *types.Call) (value.Value, error) { return run(c, "Get-EventSubscriber", "Force", true) }},
		{Sig: "object ReceivedEvents {get}", F: func(c *types.Call) (value.Value, error) { return run(c, "Get-Event") }},
		{Sig: "object GetEventSubscribers(string sourceIdentifier)", F: func(c *types.Call) (value.Value, error) {
			return run(c, "Get-EventSubscriber", "SourceIdentifier", c.Str(0), "Force", true, "ErrorAction", "Ignore")
		}},
		{Sig: "object GenerateEvent(string sourceIdentifier, object sender, object[] args, psobject extraData)", F: func(c *types.Call) (value.Value, error) {
			params := []any{"SourceIdentifier", c.Str(0)}
			for i, name := range [...]string{"Sender", "EventArguments", "MessageData"} {
				if v := c.Args[i+1]; !v.IsNull() {
					params = append(params, name, v)
				}
			}
			out, err := run(c, "New-Event", params...)
			if a, ok := out.Ref().(*value.Array); ok && len(a.Items) == 1 {
				return a.Items[0], err
			}
			return out, err
		}},
		{Sig: "void UnsubscribeEvent(object subscriber)", F: func(c *types.Call) (value.Value, error) {
			id, _, err := types.Get(c.RT, c.Args[0], "SubscriptionId")
			if err != nil {
				return value.Void, err
			}
			_, err = run(c, "Unregister-Event", "SubscriptionId", id)
			return value.Void, err
		}},
	}
})
