package job

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"goposh/runtime/session"
	"goposh/runtime/wildcard"
)

type repositoryKey struct{}

// Repository holds the jobs of a session. Safe for concurrent use.
type Repository struct {
	mu       sync.Mutex
	lastID   int32
	jobs     []*Job // without children, by id
	closed   bool
	wg       sync.WaitGroup
	throttle Throttle
}

// Of returns the jobs of a session.
func Of(s *session.Session) *Repository {
	return s.Service(repositoryKey{}, func() any { return &Repository{throttle: Throttle{limit: defaultThreads}} }).(*Repository)
}

// Close stops every job of a session and waits for them to end. It does nothing for a session that never had any.
func Close(s *session.Session) {
	if r, ok := s.Service(repositoryKey{}, nil).(*Repository); ok && r != nil {
		r.Close()
	}
}

const defaultThreads = 5

// closeGrace is how long Close waits for jobs that do not end: longer than the process of a job may take until it is killed.
const closeGrace = 6 * time.Second

// Close stops every job and waits for them to end. No job can be started afterwards.
func (r *Repository) Close() {
	r.mu.Lock()
	r.closed = true
	jobs := slices.Clone(r.jobs)
	r.mu.Unlock()
	for _, j := range jobs {
		j.StopAsync()
	}
	done := make(chan struct{})
	go func() {
		r.wg.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(closeGrace):
	}
}

// NextID takes a number of the sequence that jobs are numbered by.
func (r *Repository) NextID() int32 {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lastID++
	return r.lastID
}

// Spec describes a job to be made.
type Spec struct {
	Class Class
	// ChildClass is that of the children of a job of Go functions; "" for ClassRemotingChild.
	ChildClass Class
	// Name is the job's name; "" makes Job and its id.
	Name string
	// TypeName is the PSJobTypeName.
	TypeName, Command, Location string
	// OutputLimit is how many objects the job, or each of its children, may hold unreceived; 0 for any number.
	OutputLimit int
}

// NewJob makes a job in state NotStarted. It is not listed before Add.
func (r *Repository) NewJob(s Spec) *Job { return r.newJob(s, r.NextID()) }

func (r *Repository) newJob(s Spec, id int32) *Job {
	j := &Job{
		repo: r, class: s.Class, id: id, guid: uuid.New(), typeName: s.TypeName, command: s.Command,
		location: s.Location, name: s.Name, limit: s.OutputLimit, info: &StateInfo{}, finished: make(chan struct{}),
	}
	if j.name == "" {
		j.name = "Job" + strconv.Itoa(int(j.id))
	}
	return j
}

// NewChild makes a child job of parent.
func (r *Repository) NewChild(parent *Job, s Spec) *Job {
	return parent.adopt(r.NewJob(s))
}

// adopt makes c a child of j.
func (j *Job) adopt(c *Job) *Job {
	c.parent = j
	c.runspace = uuid.New()
	j.mu.Lock()
	j.children = append(j.children, c)
	j.tally[c.info.State]++
	j.mu.Unlock()
	return c
}

// Add lists a job.
func (r *Repository) Add(j *Job) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.jobs = append(r.jobs, j)
}

// Remove takes a job out of the session and drops its results; false when it is not listed.
func (r *Repository) Remove(j *Job) bool {
	r.mu.Lock()
	i := slices.Index(r.jobs, j)
	if i >= 0 {
		r.jobs = slices.Delete(r.jobs, i, i+1)
	}
	r.mu.Unlock()
	if i < 0 {
		return false
	}
	j.drop()
	return true
}

// drop forgets the results of the job and its children; there will be no more.
func (j *Job) drop() {
	for _, x := range append(j.Children(), j) {
		x.mu.Lock()
		x.removed = true
		x.records, x.counts = nil, [len(x.counts)]int{}
		x.live.clear()
		x.failure = nil
		x.makeRoom()
		x.touch()
		x.mu.Unlock()
	}
}

// Contains tells whether a job is listed.
func (r *Repository) Contains(j *Job) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Contains(r.jobs, j)
}

// Jobs lists the jobs by id, without their children.
func (r *Repository) Jobs() []*Job {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := slices.Clone(r.jobs)
	slices.SortFunc(out, func(a, b *Job) int { return int(a.id - b.id) })
	return out
}

// All lists the jobs and their children by id.
func (r *Repository) All() []*Job {
	var out []*Job
	for _, j := range r.Jobs() {
		out = append(append(out, j), j.Children()...)
	}
	slices.SortStableFunc(out, func(a, b *Job) int { return int(a.id - b.id) })
	return out
}

// ByID returns the job or child job of that id, or nil.
func (r *Repository) ByID(id int32) *Job {
	for _, j := range r.All() {
		if j.id == id {
			return j
		}
	}
	return nil
}

// ByGUID returns the job or child job of that instance id, or nil.
func (r *Repository) ByGUID(id uuid.UUID) *Job {
	for _, j := range r.All() {
		if j.guid == id {
			return j
		}
	}
	return nil
}

// ByName lists the jobs whose name matches a pattern; children only when no other job does.
func (r *Repository) ByName(pattern string) []*Job {
	match := nameMatcher(pattern)
	var own, children []*Job
	for _, j := range r.All() {
		if !match(j.Name()) {
			continue
		}
		if j.parent == nil {
			own = append(own, j)
		} else {
			children = append(children, j)
		}
	}
	if own == nil {
		return children
	}
	return own
}

func nameMatcher(pattern string) func(string) bool {
	if !wildcard.HasWildcards(pattern) {
		return func(s string) bool { return strings.EqualFold(s, pattern) }
	}
	p := wildcard.Compile(pattern, true)
	return p.Match
}
