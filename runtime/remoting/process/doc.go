// Package process runs jobs in goposh processes of their own, also under another user's name, with the results of jobs that
// run in this process. Both ends talk over the child's standard input and output: JSON objects, one a line, with CLIXML inside.
package process
