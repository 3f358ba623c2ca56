package clixml

import "goposh/runtime/value"

// node is one element of a CLIXML tree, between a value and its text.
type node struct {
	tag string
	// name is the N attribute, stream the S attribute.
	name, stream string
	hasName      bool
	// ref is the RefId attribute; -1 when there is none.
	ref int
	// prim is the value of a primitive element; text that of T, ToString and the parts of a progress record.
	prim value.Value
	text string
	// full writes an empty element with an end tag.
	full bool
	kids []*node
	// at is where the element begins, next where what follows it begins; zero when the tree was not read from text.
	// inner is where the content of the root begins.
	at, next, inner place
}

// place is a position in CLIXML text, as XmlReader counts: line and column from 1.
type place struct{ line, column int32 }

func element(tag string) *node { return &node{tag: tag, ref: -1} }

func (n *node) named(name string) *node {
	n.name, n.hasName = name, true
	return n
}

func (n *node) add(kids ...*node) *node {
	n.kids = append(n.kids, kids...)
	return n
}

// leaf is an element with text only.
func leaf(tag, text string) *node {
	n := element(tag)
	n.text = text
	return n
}
