package utility

import (
	"encoding/xml"
	"os"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/value"
)

// typesFile is a types.ps1xml file.
type typesFile struct {
	Types []struct {
		Name    *string `xml:"Name"`
		Members struct {
			Notes []struct {
				Name  string `xml:"Name"`
				Value string `xml:"Value"`
			} `xml:"NoteProperty"`
			Aliases []struct {
				Name string `xml:"Name"`
				Ref  string `xml:"ReferencedMemberName"`
			} `xml:"AliasProperty"`
			Properties []struct {
				Name string `xml:"Name"`
				Get  string `xml:"GetScriptBlock"`
				Set  string `xml:"SetScriptBlock"`
			} `xml:"ScriptProperty"`
			Methods []struct {
				Name   string `xml:"Name"`
				Script string `xml:"Script"`
			} `xml:"ScriptMethod"`
			Sets []struct {
				Name  string   `xml:"Name"`
				Names []string `xml:"ReferencedProperties>Name"`
			} `xml:"PropertySet"`
			Standard []struct {
				Name string `xml:"Name"`
				Sets []struct {
					Name  string   `xml:"Name"`
					Names []string `xml:"ReferencedProperties>Name"`
				} `xml:"Members>PropertySet"`
				Notes []struct {
					Name  string `xml:"Name"`
					Value string `xml:"Value"`
				} `xml:"Members>NoteProperty"`
			} `xml:"MemberSet"`
		} `xml:"Members"`
	} `xml:"Type"`
}

// loadTypesFile adds the type data of a file to the session.
func loadTypesFile(c *cmdlet.Context, name string) error {
	fail := func(text string) error {
		return c.Fail(runtimeException, "TypesXmlUpdateException", errs.InvalidOperation, value.Null, "%s, %s%s", name, name, text)
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return fail("(1) : Error: " + fileException(err, name).Message)
	}
	var f typesFile
	if err := xml.Unmarshal(content, &f); err != nil {
		return fail("(1) : Error: " + err.Error())
	}
	for i := range f.Types {
		t := &f.Types[i]
		if t.Name == nil || *t.Name == "" {
			if err := fail("(1) : Error: Node \"Name\" was not found. It should occur only once under \"Type\". The parent node, \"Type\", will be ignored."); err != nil {
				return err
			}
			continue
		}
		err := editTypeMembers(c, *t.Name, func(set *value.MemberSet) error {
			for _, m := range t.Members.Notes {
				set.Put(value.Member{Name: m.Name, Kind: value.MemberNoteProperty, Value: value.String(m.Value)})
			}
			for _, m := range t.Members.Aliases {
				set.Put(value.Member{Name: m.Name, Kind: value.MemberAliasProperty, Ref: m.Ref})
			}
			for _, m := range t.Members.Sets {
				set.Put(value.Member{Name: m.Name, Kind: value.MemberPropertySet, Names: m.Names})
			}
			for _, s := range t.Members.Standard {
				for _, m := range s.Sets {
					setStandard(set, value.Member{Name: m.Name, Kind: value.MemberPropertySet, Names: m.Names})
				}
				for _, m := range s.Notes {
					setStandard(set, value.Member{Name: m.Name, Kind: value.MemberNoteProperty, Value: value.String(m.Value)})
				}
			}
			for _, m := range t.Members.Properties {
				get, err := compileText(c, m.Get)
				if err != nil {
					return err
				}
				setter, err := compileText(c, m.Set)
				if err != nil {
					return err
				}
				set.Put(value.Member{Name: m.Name, Kind: value.MemberScriptProperty, Get: get, Set: setter})
			}
			for _, m := range t.Members.Methods {
				sb, err := compileText(c, m.Script)
				if err != nil {
					return err
				}
				set.Put(value.Member{Name: m.Name, Kind: value.MemberScriptMethod, Value: sb})
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// compileText makes a script block of text; none of "".
func compileText(c *cmdlet.Context, text string) (value.Value, error) {
	if text == "" {
		return value.Null, nil
	}
	sb, err := c.CompileBlock(text)
	if err != nil {
		return value.Null, err
	}
	return value.Of(sb), nil
}
