// Package layering holds the tests that keep the module's shape: which package
// may import which, and what no package does, such as changing the state of the
// whole process.
package layering
