// Package clixml is PowerShell's object serialisation: CLIXML text ([PSSerializer], Export-Clixml, the wire format of remoting)
// and the direct copy of a value as it would come back from it, which is what crosses the border of a background job.
package clixml
