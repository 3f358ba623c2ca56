package wql

import (
	"errors"
	"fmt"
	"strings"

	"goposh/runtime/cim"
)

func (p *parser) associators() (Query, error) {
	a := &Associators{References: p.tok.is("REFERENCES")}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if err := p.expect("OF"); err != nil {
		return nil, err
	}
	if p.tok.kind != tokenPath {
		return nil, p.unexpected("an object path in braces")
	}
	var err error
	if a.Path, err = cim.ParseObjectPath(p.tok.text); err != nil {
		return nil, err
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if ok, err := p.accept("WHERE"); err != nil {
		return nil, err
	} else if ok {
		if p.tok.kind == tokenEnd {
			return nil, p.unexpected("a clause")
		}
		for p.tok.kind != tokenEnd {
			if err := p.associatorClause(a); err != nil {
				return nil, err
			}
		}
	}
	if err := p.end(); err != nil {
		return nil, err
	}
	switch {
	case a.SchemaOnly && !a.Path.IsClass():
		return nil, errors.New("SchemaOnly needs the path of a class")
	case !a.SchemaOnly && a.Path.IsClass():
		return nil, errors.New("the path of an instance is expected")
	}
	return a, nil
}

func (p *parser) associatorClause(a *Associators) error {
	if p.tok.kind != tokenName {
		return p.unexpected("a clause")
	}
	name := p.tok.text
	for _, f := range [...]struct {
		name string
		flag *bool
	}{{"ClassDefsOnly", &a.ClassDefsOnly}, {"SchemaOnly", &a.SchemaOnly}, {"KeysOnly", &a.KeysOnly}} {
		if strings.EqualFold(name, f.name) {
			*f.flag = true
			return p.advance()
		}
	}
	target := a.clause(name)
	if target == nil {
		return fmt.Errorf("unknown clause %q at position %d", name, p.tok.start+1)
	}
	if *target != "" {
		return fmt.Errorf("%s is given twice", name)
	}
	if err := p.advance(); err != nil {
		return err
	}
	if !p.operator("=") {
		return p.unexpected("=")
	}
	if err := p.advance(); err != nil {
		return err
	}
	if p.tok.kind != tokenName {
		return p.unexpected("a name")
	}
	*target = p.tok.text
	return p.advance()
}

// clause is the field for a clause with a value; REFERENCES OF has fewer.
func (a *Associators) clause(name string) *string {
	for _, c := range [...]struct {
		name       string
		field      *string
		references bool
	}{
		{"ResultClass", &a.ResultClass, true}, {"Role", &a.Role, true}, {"RequiredQualifier", &a.RequiredQualifier, true},
		{"AssocClass", &a.AssocClass, false}, {"ResultRole", &a.ResultRole, false},
		{"RequiredAssocQualifier", &a.RequiredAssocQualifier, false},
	} {
		if strings.EqualFold(name, c.name) && (c.references || !a.References) {
			return c.field
		}
	}
	return nil
}
