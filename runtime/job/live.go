package job

import (
	"goposh/runtime/stream"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// live are the streams of a job as scripts see them (Output, Error …), made when they are first asked for; nil where nobody asked.
type live [stream.Progress + 1]*types.DataCollection

// liveStream is a stream of the job as a PSDataCollection: it grows with the job, and what a script takes out of it is received.
func (j *Job) liveStream(id stream.ID, elem string) *types.DataCollection {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.live == nil {
		j.live = new(live)
	}
	d := j.live[id]
	if d == nil {
		d = types.NewLiveDataCollection(netType(elem), j.items(id), func() { j.taken(id) })
		if j.info.State.Finished() {
			d.Complete()
		}
		j.live[id] = d
	}
	return d
}

// items lists the objects of one stream; j.mu is held.
func (j *Job) items(id stream.ID) []value.Value {
	out := make([]value.Value, 0, j.counts[id])
	for _, r := range j.records {
		if r.Stream == id {
			out = append(out, r.Value)
		}
	}
	return out
}

// taken makes the job's results those that a script left in the collection of a stream, or put there.
func (j *Job) taken(id stream.ID) {
	j.mu.Lock()
	defer j.mu.Unlock()
	left := j.live[id].Items()
	kept := make([]Record, 0, len(j.records))
	for _, r := range j.records {
		if r.Stream == id {
			if len(left) == 0 || left[0] != r.Value {
				continue
			}
			left = left[1:]
		}
		kept = append(kept, r)
	}
	for _, v := range left {
		kept = append(kept, Record{id, v})
	}
	j.records, j.counts[id] = kept, len(j.live[id].Items())
	j.makeRoom()
	j.touch()
}

// clear empties the collections; the job's lock is held.
func (l *live) clear() {
	if l == nil {
		return
	}
	for _, d := range l {
		if d != nil {
			d.Clear()
		}
	}
}

// complete closes the collections: the job is over. It is called without locks, as scripts may hear of it.
func (l *live) complete() {
	for _, d := range l {
		if d != nil {
			d.Complete()
		}
	}
}
