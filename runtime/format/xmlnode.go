package format

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// node is an element of a format file.
type node struct {
	name     string
	text     string // of the element itself, without that of its children
	parent   *node
	children []*node
}

// parseXML reads a document into nodes.
func parseXML(r io.Reader) (*node, error) {
	d := xml.NewDecoder(r)
	// Files are read as text already; what encoding they name is of no interest.
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var root, cur *node
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			if root == nil {
				return nil, errors.New("root element is missing")
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, parent: cur}
			if cur == nil {
				root = n
			} else {
				cur.children = append(cur.children, n)
			}
			cur = n
		case xml.EndElement:
			cur = cur.parent
		case xml.CharData:
			if cur != nil {
				cur.text += string(t)
			}
		}
	}
}

// child returns the first child of that name, nil when there is none.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if strings.EqualFold(c.name, name) {
			return c
		}
	}
	return nil
}

func (n *node) is(name string) bool { return strings.EqualFold(n.name, name) }

// value is the trimmed text of the element.
func (n *node) value() string { return strings.TrimSpace(n.text) }

// listNodes are the elements that stand in lists, whose paths are numbered.
func (n *node) inList() bool {
	switch strings.ToLower(n.name) {
	case "view", "tablecolumnheader", "tablerowentry", "tablecolumnitem", "listentry", "listitem", "wideentry", "customentry",
		"selectionset", "typename", "text", "newline", "expressionbinding", "frame", "control", "selectioncondition":
		return true
	}
	return false
}

// path is the element's XPath, as error messages give it.
func (n *node) path() string {
	if n == nil {
		return ""
	}
	s := n.parent.path() + "/" + n.name
	if n.parent == nil || !n.inList() {
		return s
	}
	pos := 0
	for _, c := range n.parent.children {
		if c.is(n.name) {
			pos++
		}
		if c == n {
			break
		}
	}
	return s + "[" + strconv.Itoa(pos) + "]"
}
