// Package cim holds the model of CIM and WMI: classes with their properties and
// methods, instances, object paths, datetimes, statuses, and the [Session]
// through which a computer's repository is asked.
//
// Package wql parses the query language, package local answers from a Linux
// system. Nothing here knows PowerShell; a bridge turns instances into its
// objects.
package cim
