package format

import (
	"strconv"
	"strings"

	"goposh/runtime/errs"
	"goposh/runtime/value"
)

func itoa(n int) string { return strconv.Itoa(n) }

// unknownView is the error for a -View that no view of the object's types has.
func unknownView(db *Database, p *Params, v value.Value, names []string) error {
	typeName := ""
	if len(names) > 0 {
		typeName = names[0]
	}
	msg := "The view name " + p.View + " cannot be found."
	var tables []string
	other := ""
	for view := range db.Views {
		if matchIndex(names, view.Types) < 0 || view.OutOfBand {
			continue
		}
		if strings.EqualFold(view.Name, p.View) && view.Shape != p.Shape {
			other = shapeCommand(view.Shape)
		} else if view.Shape == p.Shape {
			tables = append(tables, view.Name)
		}
	}
	switch {
	case other != "":
		msg += " The view is for another command: try " + other + "."
	case len(tables) > 0:
		msg += " Specify one of the following " + strings.ToLower(shapeNoun(p.Shape)) + " views and try again: " + strings.Join(tables, ", ") + "."
	case typeName != "":
		msg += " No " + strings.ToLower(shapeNoun(p.Shape)) + " views exist for " + typeName + "."
	}
	r := errs.New("System.Management.Automation.PipelineStoppedException", "FormatViewNotFound", errs.ObjectNotFound, value.String(p.View),
		"The pipeline has been stopped.")
	r.Details = &errs.Details{Message: msg}
	return r
}

func shapeNoun(s Shape) string {
	switch s {
	case ShapeTable:
		return "Table"
	case ShapeList:
		return "List"
	case ShapeWide:
		return "Wide"
	}
	return "Custom"
}

func shapeCommand(s Shape) string { return "Format-" + shapeNoun(s) }
