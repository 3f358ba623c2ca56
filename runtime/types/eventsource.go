package types

import (
	"slices"
	"sync"

	"goposh/runtime/value"
)

// EventHandler takes one raising of a .NET event: its sender and its EventArgs. It may be called from any goroutine and must not block.
type EventHandler func(sender, args value.Value)

// EventSource is an object that raises .NET events: what Register-ObjectEvent subscribes to.
type EventSource interface {
	value.Object
	// Subscribe adds a handler to the event of that name, whatever its case; ok is false when the object has no such event. cancel
	// takes the handler away again.
	Subscribe(event string, h EventHandler) (cancel func(), ok bool)
}

// Events are the handlers of an object's events, for an EventSource to embed. The zero value has none. Safe for concurrent use.
type Events struct {
	mu       sync.Mutex
	handlers map[string][]*EventHandler
}

// Add adds a handler to an event by its exact name.
func (e *Events) Add(event string, h EventHandler) (cancel func()) {
	p := &h
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.handlers == nil {
		e.handlers = map[string][]*EventHandler{}
	}
	e.handlers[event] = append(e.handlers[event], p)
	return func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.handlers[event] = slices.DeleteFunc(slices.Clone(e.handlers[event]), func(x *EventHandler) bool { return x == p })
	}
}

// AddOf adds a handler to one of the events that an object has, by a name of any case.
func (e *Events) AddOf(events []string, name string, h EventHandler) (cancel func(), ok bool) {
	for _, event := range events {
		if equalFold(event, name) {
			return e.Add(event, h), true
		}
	}
	return nil, false
}

// Wanted tells whether an event has a handler, so that its arguments need not be made for nobody.
func (e *Events) Wanted(event string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.handlers[event]) > 0
}

// Raise calls the handlers of an event in order.
func (e *Events) Raise(event string, sender, args value.Value) {
	e.mu.Lock()
	list := e.handlers[event]
	e.mu.Unlock()
	for _, h := range list {
		(*h)(sender, args)
	}
}
