// Package process holds System.Diagnostics.Process: the processes of the system as /proc shows them, and those that a session
// starts. Its .NET members are declared in package types and implemented here.
package process
