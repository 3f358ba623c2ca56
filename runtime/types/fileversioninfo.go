package types

import (
	"io"
	"os"
	"strings"

	"goposh/runtime/neterr"
	"goposh/runtime/value"
)

// fileVersionInfo is a System.Diagnostics.FileVersionInfo. Only .NET assemblies hold version information on this system: of any other
// file .NET knows nothing but the name.
type fileVersionInfo struct {
	value.Bag
	name string
}

var typeFileVersionInfo = lazyType{name: "System.Diagnostics.FileVersionInfo"}

// Type implements value.Object.
func (*fileVersionInfo) Type() *value.Type { return typeFileVersionInfo.get() }

// String is ToString: a line for each of the main properties.
func (f *fileVersionInfo) String() string {
	return "File:             " + f.name + `
InternalName:     
OriginalFilename: 
FileVersion:      
FileDescription:  
Product:          
ProductVersion:   
Debug:            False
Patched:          False
PreRelease:       False
PrivateBuild:     False
SpecialBuild:     False
Language:         
`
}

// isAssembly tells whether a file begins as .NET assemblies do.
func isAssembly(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	var magic [2]byte
	_, err = io.ReadFull(f, magic[:])
	return err == nil && string(magic[:]) == "MZ"
}

// fileVersionInfoClass declares System.Diagnostics.FileVersionInfo.
func fileVersionInfoClass() *Class {
	list := []M{
		{"static FileVersionInfo GetVersionInfo(string fileName)", func(c *Call) (value.Value, error) {
			name, err := c.pathArg(0, "fileName")
			if err != nil {
				return value.Null, err
			}
			info, err := os.Stat(name)
			switch {
			case err != nil || info.IsDir():
				return value.Null, neterr.New("System.IO.FileNotFoundException", name)
			case info.Mode().IsRegular() && isAssembly(name):
				return value.Null, notSupported("The version information of .NET assemblies cannot be read.")
			}
			return vobject(&fileVersionInfo{name: name})
		}},
		{"string ToString()", func(c *Call) (value.Value, error) { return vstring(this[*fileVersionInfo](c).String()) }},
	}
	for name := range strings.FieldsSeq("Comments CompanyName FileBuildPart FileDescription FileMajorPart FileMinorPart FileName FilePrivatePart FileVersion " +
		"InternalName IsDebug IsPatched IsPrivateBuild IsPreRelease IsSpecialBuild Language LegalCopyright LegalTrademarks OriginalFilename PrivateBuild " +
		"ProductBuildPart ProductMajorPart ProductMinorPart ProductName ProductPrivatePart ProductVersion SpecialBuild") {
		switch {
		case name == "FileName":
			list = append(list, M{"string FileName {get}", func(c *Call) (value.Value, error) { return vstring(this[*fileVersionInfo](c).name) }})
		case strings.HasSuffix(name, "Part"):
			list = append(list, M{"int " + name + " {get}", constant(value.Int(0))})
		case strings.HasPrefix(name, "Is"):
			list = append(list, M{"bool " + name + " {get}", constant(value.False)})
		default:
			list = append(list, M{"string " + name + " {get}", constant(value.Null)})
		}
	}
	return &Class{Members: list}
}
