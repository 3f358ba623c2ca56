// Package wql parses WQL, the query language of WMI, and evaluates its
// conditions on CIM instances.
//
// The whole language of data, schema and association queries is covered, and
// the clauses of event queries (WITHIN, GROUP, HAVING) are parsed. Keywords and
// names are case-insensitive and strings compare without case, as in WMI.
package wql
