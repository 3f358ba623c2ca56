package job

import (
	"slices"
	"strings"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/session"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// OutputLimitKey is the key of the session service that holds how many objects a job of the session keeps unreceived: an int, 0 for
// any number.
type OutputLimitKey struct{}

// SessionOutputLimit is how many objects the jobs of a session hold unreceived unless a script says otherwise; 0 for any number.
func SessionOutputLimit(s *session.Session) int {
	if s == nil {
		return 0
	}
	n, _ := s.Service(OutputLimitKey{}, nil).(int)
	return n
}

// OutputLimit is how many objects a job that the command starts may hold unreceived: what $JobOutputLimitPreference says, else the
// session's; 0 for any number.
func OutputLimit(c *cmdlet.Context) (int, error) {
	n := SessionOutputLimit(c.Session())
	x := c.Scope().Find("joboutputlimitpreference")
	if x == nil {
		return n, nil
	}
	v := x.Read()
	text := types.ToString(c, v)
	if strings.TrimSpace(text) == "" {
		return n, nil
	}
	if n, err := types.ToInt(c, v); err == nil && n >= 0 {
		return n, nil
	}
	return 0, c.Terminate("System.ArgumentException", "InvalidJobOutputLimitPreference", errs.InvalidArgument, value.String(text),
		"The value '%s' of the variable JobOutputLimitPreference is not valid. Specify a number of objects, or 0 for no limit.", text)
}

// awaitRoom waits while the job holds as many objects as it may, until they are taken or the limit is lifted. A stopped job is not
// held up: what its finally blocks write is kept. j.mu is held on entry and return, not while waiting.
func (j *Job) awaitRoom() {
	for j.limit > 0 && len(j.records) >= j.limit && j.lifted == 0 && !j.removed && !j.abandoned {
		if j.room == nil {
			j.room = make(chan struct{})
		}
		room, stopping := j.room, j.stopping
		j.mu.Unlock()
		select {
		case <-room:
			j.mu.Lock()
		case <-stopping:
			j.mu.Lock()
			return
		}
	}
}

// makeRoom lets a job that was held up look again; j.mu is held.
func (j *Job) makeRoom() {
	if j.room != nil {
		close(j.room)
		j.room = nil
	}
}

// addLift changes how many wait for the job without receiving.
func (j *Job) addLift(n int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.lifted += n
	j.makeRoom()
}

// Lift lifts the limits on the output of jobs that somebody waits for, and of their children, until restore is called: who only waits
// receives nothing, so that a job that is held up would never end. What else is in the queue of a job that waits for its turn is
// lifted too. Jobs in received keep their limit.
func Lift(waited, received []*Job) (restore func()) {
	var lifted []*Job
	lift := func(j *Job) {
		if !slices.Contains(received, j) && !slices.Contains(lifted, j) {
			j.addLift(1)
			lifted = append(lifted, j)
		}
	}
	for _, parent := range waited {
		for _, j := range append(parent.Children(), parent) {
			lift(j)
			for _, other := range j.ahead() {
				lift(other)
			}
		}
	}
	return func() {
		for _, j := range lifted {
			j.addLift(-1)
		}
	}
}

// ahead lists the jobs that share the queue in which the job waits for its turn; none once it runs.
func (j *Job) ahead() []*Job {
	queue, waiting := j.queue()
	if queue == nil || !waiting {
		return nil
	}
	return slices.DeleteFunc(j.repo.All(), func(x *Job) bool {
		q, _ := x.queue()
		return q != queue
	})
}

// queue is the throttle the job runs under, nil for none, and whether the job still waits for its turn.
func (j *Job) queue() (t *Throttle, waiting bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.throttle, j.info.State == NotStarted
}
