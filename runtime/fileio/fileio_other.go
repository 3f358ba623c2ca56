//go:build !unix

package fileio

import "errors"

// openBothEnds fails: named pipes are no files here.
func openBothEnds(string) (release func(), err error) { return nil, errors.ErrUnsupported }
