// Package job holds the job cmdlets and Invoke-Command.
package job
