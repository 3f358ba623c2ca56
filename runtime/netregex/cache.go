package netregex

import (
	"sync"
	"time"
)

// cacheSize bounds the patterns kept; programs rarely use more, and a generator of patterns must not fill memory.
const cacheSize = 512

type cacheKey struct {
	pattern string
	options Options
	timeout time.Duration
}

// cache holds compiled regexes in two generations: what was not used since the last turn is dropped.
type cache struct {
	mu       sync.RWMutex
	new, old map[cacheKey]*Regex
}

// compiled is shared by all: its entries are immutable and a pattern means the same everywhere.
var compiled cache

func (c *cache) get(k cacheKey) *Regex {
	c.mu.RLock()
	r, fresh := c.new[k]
	if !fresh {
		r = c.old[k]
	}
	c.mu.RUnlock()
	if r != nil && !fresh {
		c.put(k, r)
	}
	return r
}

func (c *cache) put(k cacheKey, r *Regex) {
	if len(k.pattern) > 1<<16 { // a giant pattern is not worth keeping
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.new) >= cacheSize/2 || c.new == nil {
		c.old, c.new = c.new, make(map[cacheKey]*Regex)
	}
	c.new[k] = r
}
