// Package job is PowerShell's background jobs: the job objects with their states and streams, the jobs of a session, and the
// ways to run one: in an isolated runspace, in a thread-like runspace that shares live objects, or as a Go function.
package job
