package session

import (
	"slices"
	"time"
)

// HistoryEntry is one command line of the session's history.
type HistoryEntry struct {
	ID          int64
	CommandLine string
	// Status is a number of System.Management.Automation.Runspaces.PipelineState: 4 is Completed.
	Status     int32
	Start, End time.Time
}

// History is the history of a session: the last command lines, numbered from 1.
type History struct {
	entries []*HistoryEntry
	last    int64
}

type historyKey struct{}

// HistoryOf returns the history of a session.
func HistoryOf(s *Session) *History {
	return s.Service(historyKey{}, func() any { return new(History) }).(*History)
}

// maxHistory is $MaximumHistoryCount.
const maxHistory = 4096

// Add appends an entry and numbers it.
func (h *History) Add(e *HistoryEntry) {
	h.last++
	e.ID = h.last
	h.entries = append(h.entries, e)
	if len(h.entries) > maxHistory {
		h.entries = slices.Delete(h.entries, 0, len(h.entries)-maxHistory)
	}
}

// Entries lists the history, the oldest first. The list must not be changed.
func (h *History) Entries() []*HistoryEntry { return h.entries }

// Find returns the entry of that number, or nil.
func (h *History) Find(id int64) *HistoryEntry {
	for _, e := range h.entries {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// Remove takes out the entries that drop names.
func (h *History) Remove(drop func(*HistoryEntry) bool) {
	h.entries = slices.DeleteFunc(slices.Clone(h.entries), drop)
}
