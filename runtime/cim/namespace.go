package cim

import "strings"

// CleanNamespace is a namespace in the form this module uses: slashes, no
// leading or trailing ones, lower case, [DefaultNamespace] for "". Windows keeps
// the case it was created with but compares without.
func CleanNamespace(namespace string) string {
	if namespace == "" {
		return DefaultNamespace
	}
	return strings.ToLower(strings.Trim(strings.ReplaceAll(namespace, `\`, "/"), "/"))
}
