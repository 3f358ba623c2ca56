package local

import (
	"embed"
	"strings"
	"sync"

	"goposh/runtime/cim"
)

//go:embed schema
var schemaFiles embed.FS

// schemas holds the classes by namespace.
var schemas = sync.OnceValues(func() (map[string]*cim.Schema, error) {
	out := make(map[string]*cim.Schema)
	system, err := schemaFiles.ReadFile("schema/system.txt")
	if err != nil {
		return nil, err
	}
	cimv2, err := schemaFiles.ReadFile("schema/cimv2.txt")
	if err != nil {
		return nil, err
	}
	for _, namespace := range [...]string{"root", "root/default", cim.DefaultNamespace} {
		text := string(system)
		if namespace == cim.DefaultNamespace {
			text += string(cimv2)
		}
		if out[namespace], err = cim.NewSchema(namespace, text); err != nil {
			return nil, err
		}
	}
	return out, nil
})

// schema finds a namespace's classes; the error is [cim.InvalidNamespace].
func schema(namespace string) (*cim.Schema, error) {
	all, err := schemas()
	if err != nil {
		return nil, err
	}
	s, ok := all[cim.CleanNamespace(namespace)]
	if !ok {
		return nil, &cim.Error{Status: cim.InvalidNamespace, Target: namespace}
	}
	return s, nil
}

// namespaceProvider lists the namespaces directly below the one asked.
func namespaceProvider() *provider {
	return &provider{class: "__NAMESPACE", list: func(r *request) error {
		all, err := schemas()
		if err != nil {
			return err
		}
		for _, child := range [...]string{cim.DefaultNamespace, "root/default"} {
			parent, name, _ := strings.Cut(child, "/")
			if _, ok := all[child]; !ok || parent != r.class.Namespace {
				continue
			}
			row := r.row()
			row.set("Name", name)
			if !r.add(row) {
				break
			}
		}
		return nil
	}}
}
