// Package conformance compares goposh with recordings of a real PowerShell.
//
// The recordings in reference/ are JSON Lines, one case a line; their README
// tells what each file holds. A file is an [Area]. The [Runner] runs an area's
// cases in one of three ways: in a fresh runspace through an [Engine], as a
// whole process, or through the parser alone ([ParseEngine]). A case passes
// when what scripts depend on agrees, and passes strictly when the details of
// its errors agree too.
//
// known-failures/ is a ratchet: it lists what does not pass yet, and may only
// shrink. differences/ lists what is meant to differ. cases/ holds the
// project's own script tests, which must all pass.
package conformance
