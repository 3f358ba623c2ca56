package utility

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"goposh/runtime/cmdlet"
	"goposh/runtime/datetime"
	"goposh/runtime/job"
	"goposh/runtime/types"
	"goposh/runtime/value"
	"goposh/runtime/wildcard"
)

// eventsKey is the service of a session that holds its events.
type eventsKey struct{}

// eventQueue is the PSEventManager of a session.
type eventQueue struct {
	mu          sync.Mutex
	events      []*psEvent
	subscribers []*eventSubscriber
	lastEvent   int32
	lastSub     int32
	changed     chan struct{} // closed and replaced when an event arrives
}

func eventsOf(c *cmdlet.Context) *eventQueue {
	return c.Session().Service(eventsKey{}, func() any { return &eventQueue{changed: make(chan struct{})} }).(*eventQueue)
}

// psEvent is a System.Management.Automation.PSEventArgs.
type psEvent struct {
	value.Bag
	id      int32
	source  string
	sender  value.Value
	args    []value.Value
	message value.Value
	time    time.Time
}

var (
	typePSEventArgs       = sync.OnceValue(func() *value.Type { return types.Lookup("System.Management.Automation.PSEventArgs") })
	typePSEventSubscriber = sync.OnceValue(func() *value.Type { return types.Lookup("System.Management.Automation.PSEventSubscriber") })
)

// Type implements value.Object.
func (*psEvent) Type() *value.Type { return typePSEventArgs() }

// NetProperty implements types.Backed.
func (e *psEvent) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "EventIdentifier":
		return value.Int(e.id), nil
	case "Sender":
		return e.sender, nil
	case "SourceArgs":
		return value.Objects(e.args...), nil
	case "SourceEventArgs":
		if len(e.args) > 1 {
			return e.args[1], nil
		}
	case "SourceIdentifier":
		return value.String(e.source), nil
	case "TimeGenerated":
		return value.DateTime(datetime.FromTime(e.time, datetime.Local).Data()), nil
	case "MessageData":
		return e.message, nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed; events do not change.
func (*psEvent) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed; the class has no methods of its own.
func (*psEvent) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

// eventSubscriber is a System.Management.Automation.PSEventSubscriber.
type eventSubscriber struct {
	value.Bag
	id     int32
	source string
	// object and event are what a subscription to the event of an object is about; cancel ends it there.
	object  value.Value
	event   string
	cancel  func()
	message value.Value
	action  value.ScriptBlock
	job     *job.Job
	support bool
	left    int32 // triggers left; 0 for no limit
}

// Type implements value.Object.
func (*eventSubscriber) Type() *value.Type { return typePSEventSubscriber() }

// NetProperty implements types.Backed.
func (s *eventSubscriber) NetProperty(_ value.Runtime, name string) (value.Value, error) {
	switch name {
	case "SubscriptionId":
		return value.Int(s.id), nil
	case "SourceIdentifier":
		return value.String(s.source), nil
	case "Action":
		if s.job != nil {
			return value.Of(s.job), nil
		}
	case "SourceObject":
		return s.object, nil
	case "EventName":
		if s.event != "" {
			return value.String(s.event), nil
		}
	case "SupportEvent":
		return value.Bool(s.support), nil
	case "ForwardEvent":
		return value.False, nil
	}
	return value.Null, nil
}

// SetNetProperty implements types.Backed; subscriptions do not change.
func (*eventSubscriber) SetNetProperty(value.Runtime, string, value.Value) error { return nil }

// NetMethod implements types.Backed; the class has no methods of its own.
func (*eventSubscriber) NetMethod(value.Runtime, string, []value.Value) (value.Value, error) {
	return value.Null, nil
}

// subscribe adds a subscription.
func (q *eventQueue) subscribe(c *cmdlet.Context, s *eventSubscriber) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.lastSub++
	s.id = q.lastSub
	if s.action != nil {
		module := value.Null
		if p, ok := c.Service(cmdlet.PosterKey{}).(cmdlet.Poster); ok {
			s.action, module = p.Bind(s.action)
		}
		s.job = job.Of(c.Session()).AddEvent(s.source, s.action.String(), module, func() { q.unsubscribe(s) })
	}
	q.subscribers = append(q.subscribers, s)
}

// raise makes an event: the actions of its subscribers run between two statements; without any it waits in the queue.
func (q *eventQueue) raise(c *cmdlet.Context, e *psEvent) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.number(e)
	p, _ := c.Service(cmdlet.PosterKey{}).(cmdlet.Poster)
	handled := false
	for _, s := range slices.Clone(q.subscribers) {
		if !strings.EqualFold(s.source, e.source) || s.action == nil {
			continue
		}
		handled = true
		q.post(p, s, e)
	}
	if !handled {
		q.keep(e)
	}
}

// deliver takes an event of the object that a subscription is about. It may be called from any goroutine.
func (q *eventQueue) deliver(p cmdlet.Poster, s *eventSubscriber, e *psEvent) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !slices.Contains(q.subscribers, s) {
		return
	}
	q.number(e)
	if s.action != nil {
		q.post(p, s, e)
		return
	}
	e.message = s.message
	q.keep(e)
	q.count(s)
}

// number gives an event its id and time; q.mu is held, as below.
func (q *eventQueue) number(e *psEvent) {
	q.lastEvent++
	e.id, e.time = q.lastEvent, time.Now()
}

// keep puts an event into the queue.
func (q *eventQueue) keep(e *psEvent) {
	q.events = append(q.events, e)
	close(q.changed)
	q.changed = make(chan struct{})
}

// count ends a subscription that was triggered as often as it may be.
func (q *eventQueue) count(s *eventSubscriber) {
	if s.left == 0 {
		return
	}
	if s.left--; s.left == 0 {
		q.subscribers = slices.DeleteFunc(q.subscribers, func(x *eventSubscriber) bool { return x == s })
		if s.cancel != nil {
			s.cancel()
		}
	}
}

// post hands the action of a subscription to the runspace.
func (q *eventQueue) post(p cmdlet.Poster, s *eventSubscriber, e *psEvent) {
	if p == nil {
		return
	}
	defer q.count(s)
	ev := *e
	ev.message = s.message
	if !e.message.IsNull() {
		ev.message = e.message
	}
	args, _ := ev.NetProperty(nil, "SourceEventArgs")
	p.Post(cmdlet.PostedAction{Block: s.action, Args: e.args,
		Variables: map[string]value.Value{"Event": value.Of(&ev), "EventSubscriber": value.Of(s), "Sender": e.sender, "EventArgs": args},
		Done:      s.job.Ran})
}

// find lists the events of a source (a pattern; "" for all) in order.
func (q *eventQueue) find(source string) []*psEvent {
	q.mu.Lock()
	defer q.mu.Unlock()
	if source == "" {
		return slices.Clone(q.events)
	}
	p := wildcard.Compile(source, true)
	var out []*psEvent
	for _, e := range q.events {
		if p.Match(e.source) {
			out = append(out, e)
		}
	}
	return out
}

// byID lists the event of that number, if it is there.
func (q *eventQueue) byID(id int32) []*psEvent {
	return slices.DeleteFunc(q.find(""), func(e *psEvent) bool { return e.id != id })
}

func (q *eventQueue) remove(list []*psEvent) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.events = slices.DeleteFunc(q.events, func(e *psEvent) bool { return slices.Contains(list, e) })
}

// subscriptions lists those of a source (a pattern; "" for all), supporting ones with force only.
func (q *eventQueue) subscriptions(source string, force bool) []*eventSubscriber {
	q.mu.Lock()
	defer q.mu.Unlock()
	p := wildcard.Compile(source, true)
	var out []*eventSubscriber
	for _, s := range q.subscribers {
		if (source == "" || p.Match(s.source)) && (force || !s.support) {
			out = append(out, s)
		}
	}
	return out
}

// has tells whether there is a subscription of that source.
func (q *eventQueue) has(source string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return slices.ContainsFunc(q.subscribers, func(s *eventSubscriber) bool { return strings.EqualFold(s.source, source) })
}

func (q *eventQueue) unsubscribe(s *eventSubscriber) {
	q.mu.Lock()
	q.subscribers = slices.DeleteFunc(q.subscribers, func(x *eventSubscriber) bool { return x == s })
	q.mu.Unlock()
	if s.cancel != nil {
		s.cancel()
	}
	if s.job != nil {
		s.job.SetState(job.Stopped, nil)
	}
}

// ResetSession implements session.Resetter: the events and subscriptions end.
func (q *eventQueue) ResetSession() {
	for _, s := range q.subscriptions("", true) {
		q.unsubscribe(s)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.events, q.lastEvent, q.lastSub = nil, 0, 0
}

// missing is the text of an error about an event or subscription that is not there.
func missing(what, by string, key any) string {
	return fmt.Sprintf("%s with %s '%v' does not exist.", what, by, key)
}
