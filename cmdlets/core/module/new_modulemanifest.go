package module

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"

	"goposh/runtime/cmdlet"
	"goposh/runtime/errs"
	"goposh/runtime/types"
	"goposh/runtime/value"
)

// newModuleManifest is New-ModuleManifest.
type newModuleManifest struct {
	Path                       string        `ps:"mandatory pos=0"`
	NestedModules              []value.Value `ps:"" validate:"allowemptycollection"`
	GUID                       value.Value   `name:"Guid" ps:"" type:"System.Guid"`
	Author                     string        `ps:"" validate:"allowempty"`
	CompanyName                string        `ps:"" validate:"allowempty"`
	Copyright                  string        `ps:"" validate:"allowempty"`
	RootModule                 string        `ps:"" alias:"ModuleToProcess" validate:"allowempty"`
	ModuleVersion              value.Value   `ps:"" type:"System.Version" validate:"notnull"`
	Description                string        `ps:"" validate:"allowempty"`
	ProcessorArchitecture      value.Value   `ps:"" type:"System.Reflection.ProcessorArchitecture"`
	PowerShellVersion          value.Value   `ps:"" type:"System.Version"`
	ClrVersion                 value.Value   `ps:"" type:"System.Version"`
	DotNetFrameworkVersion     value.Value   `ps:"" type:"System.Version"`
	PowerShellHostName         string        `ps:""`
	PowerShellHostVersion      value.Value   `ps:"" type:"System.Version"`
	RequiredModules            []value.Value `ps:""`
	TypesToProcess             []string      `ps:"" validate:"allowemptycollection"`
	FormatsToProcess           []string      `ps:"" validate:"allowemptycollection"`
	ScriptsToProcess           []string      `ps:"" validate:"allowemptycollection"`
	RequiredAssemblies         []string      `ps:"" validate:"allowemptycollection"`
	FileList                   []string      `ps:"" validate:"allowemptycollection"`
	ModuleList                 []value.Value `ps:"" validate:"allowemptycollection"`
	FunctionsToExport          []string      `ps:"" validate:"allowemptycollection"`
	AliasesToExport            []string      `ps:"" validate:"allowemptycollection"`
	VariablesToExport          []string      `ps:"" validate:"allowemptycollection"`
	CmdletsToExport            []string      `ps:"" validate:"allowemptycollection"`
	DscResourcesToExport       []string      `ps:"" validate:"allowemptycollection"`
	CompatiblePSEditions       []string      `ps:"" validate:"allowemptycollection; set Desktop,Core"`
	PrivateData                value.Value   `ps:"" validate:"allownull"`
	Tags                       []string      `ps:"" validate:"notnullorempty"`
	ProjectURI                 value.Value   `name:"ProjectUri" ps:"" type:"System.Uri" validate:"notnullorempty"`
	LicenseURI                 value.Value   `name:"LicenseUri" ps:"" type:"System.Uri" validate:"notnullorempty"`
	IconURI                    value.Value   `name:"IconUri" ps:"" type:"System.Uri" validate:"notnullorempty"`
	ReleaseNotes               string        `ps:"" validate:"notnullorempty"`
	Prerelease                 string        `ps:"" validate:"notnullorempty"`
	RequireLicenseAcceptance   cmdlet.Switch `ps:""`
	ExternalModuleDependencies []string      `ps:"" validate:"notnullorempty"`
	HelpInfoURI                string        `name:"HelpInfoUri" ps:"" validate:"allownull"`
	PassThru                   cmdlet.Switch `ps:""`
	DefaultCommandPrefix       string        `ps:"" validate:"allownull"`
}

// End implements cmdlet.Ender.
func (n *newModuleManifest) End(c *cmdlet.Context) error {
	if !strings.EqualFold(filepath.Ext(n.Path), ".psd1") {
		return c.Terminate("System.InvalidOperationException", "Modules_InvalidModuleManifestPath", errs.InvalidArgument, value.String(n.Path),
			"The module manifest path '%s' is not valid. The value of the Path argument must resolve to a single file that has a '.psd1' extension. Change the value of the Path argument to point to a valid psd1 file, and then try again.", n.Path)
	}
	path := filepath.Clean(resolved(c, n.Path))
	ok, err := c.ShouldProcess(path, "Creating the module manifest file")
	if err != nil || !ok {
		return err
	}
	body := n.text(c)
	if err := os.WriteFile(path, []byte(body), 0o666); err != nil {
		return err
	}
	if n.PassThru {
		return c.Write(value.String(body))
	}
	return nil
}

// text is the manifest.
func (n *newModuleManifest) text(c *cmdlet.Context) string {
	m := &manifestText{c: c}
	base := filepath.Base(n.Path)
	name := strings.TrimSuffix(base, filepath.Ext(base))
	author, _ := c.Getenv("USER")
	if author == "" {
		author = "root"
	}
	if c.Bound("Author") {
		author = n.Author
	}
	company := "Unknown"
	if c.Bound("CompanyName") {
		company = n.CompanyName
	}
	copyright := "(c) " + author + ". All rights reserved."
	if c.Bound("Copyright") {
		copyright = n.Copyright
	}
	guid := text(c, n.GUID)
	if guid == "" {
		guid = uuid.NewString()
	}
	version := text(c, n.ModuleVersion)
	if version == "" {
		version = "0.0.1"
	}
	m.line("#\n# Module manifest for module '" + name + "'\n#\n# Generated by: " + author + "\n#\n# Generated on: " + today(c) + "\n#\n\n@{\n\n")
	m.string("Script module or binary module file associated with this manifest.", "RootModule", n.RootModule)
	m.string("Version number of this module.", "ModuleVersion", version)
	m.strings("Supported PSEditions", "CompatiblePSEditions", n.CompatiblePSEditions, len(n.CompatiblePSEditions) > 0)
	m.string("ID used to uniquely identify this module", "GUID", guid)
	m.string("Author of this module", "Author", author)
	m.string("Company or vendor of this module", "CompanyName", company)
	m.string("Copyright statement for this module", "Copyright", copyright)
	m.string("Description of the functionality provided by this module", "Description", n.Description)
	m.string("Minimum version of the PowerShell engine required by this module", "PowerShellVersion", text(c, n.PowerShellVersion))
	m.string("Name of the PowerShell host required by this module", "PowerShellHostName", n.PowerShellHostName)
	m.string("Minimum version of the PowerShell host required by this module", "PowerShellHostVersion", text(c, n.PowerShellHostVersion))
	m.string("Minimum version of Microsoft .NET Framework required by this module. This prerequisite is valid for the PowerShell Desktop edition only.", "DotNetFrameworkVersion", text(c, n.DotNetFrameworkVersion))
	m.string("Minimum version of the common language runtime (CLR) required by this module. This prerequisite is valid for the PowerShell Desktop edition only.", "ClrVersion", text(c, n.ClrVersion))
	m.string("Processor architecture (None, X86, Amd64) required by this module", "ProcessorArchitecture", text(c, n.ProcessorArchitecture))
	m.specs("Modules that must be imported into the global environment prior to importing this module", "RequiredModules", n.RequiredModules)
	m.strings("Assemblies that must be loaded prior to importing this module", "RequiredAssemblies", n.RequiredAssemblies, len(n.RequiredAssemblies) > 0)
	m.strings("Script files (.ps1) that are run in the caller's environment prior to importing this module.", "ScriptsToProcess", n.ScriptsToProcess, len(n.ScriptsToProcess) > 0)
	m.strings("Type files (.ps1xml) to be loaded when importing this module", "TypesToProcess", n.TypesToProcess, len(n.TypesToProcess) > 0)
	m.strings("Format files (.ps1xml) to be loaded when importing this module", "FormatsToProcess", n.FormatsToProcess, len(n.FormatsToProcess) > 0)
	m.specs("Modules to import as nested modules of the module specified in RootModule/ModuleToProcess", "NestedModules", n.NestedModules)
	m.strings("Functions to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no functions to export.", "FunctionsToExport", n.FunctionsToExport, true)
	m.strings("Cmdlets to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no cmdlets to export.", "CmdletsToExport", n.CmdletsToExport, true)
	variables := n.VariablesToExport
	if !c.Bound("VariablesToExport") {
		variables = []string{"*"}
	}
	m.strings("Variables to export from this module", "VariablesToExport", variables, len(variables) > 0)
	m.strings("Aliases to export from this module, for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no aliases to export.", "AliasesToExport", n.AliasesToExport, true)
	m.strings("DSC resources to export from this module", "DscResourcesToExport", n.DscResourcesToExport, len(n.DscResourcesToExport) > 0)
	m.specs("List of all modules packaged with this module", "ModuleList", n.ModuleList)
	m.strings("List of all files packaged with this module", "FileList", n.FileList, len(n.FileList) > 0)
	n.privateData(m)
	m.string("HelpInfo URI of this module", "HelpInfoURI", n.HelpInfoURI)
	m.string("Default prefix for commands exported from this module. Override the default prefix using Import-Module -Prefix.", "DefaultCommandPrefix", n.DefaultCommandPrefix)
	m.line("}\n\n")
	return m.b.String()
}

// privateData writes PrivateData: what was given, or the PSData that galleries read.
func (n *newModuleManifest) privateData(m *manifestText) {
	c := m.c
	const about = "Private data to pass to the module specified in RootModule/ModuleToProcess."
	d, isDict := n.PrivateData.Base().Ref().(*value.Dict)
	if !n.PrivateData.IsNull() && !isDict {
		m.line("# " + about + "\nPrivateData = " + literal(c, n.PrivateData) + "\n\n")
		return
	}
	m.line("# " + about + " This may also contain a PSData hashtable with additional module metadata used by PowerShell.\nPrivateData = @{\n\n    PSData = @{\n\n")
	m.indent = "        "
	m.strings("Tags applied to this module. These help with module discovery in online galleries.", "Tags", n.Tags, len(n.Tags) > 0)
	m.string("A URL to the license for this module.", "LicenseUri", text(c, n.LicenseURI))
	m.string("A URL to the main website for this project.", "ProjectUri", text(c, n.ProjectURI))
	m.string("A URL to an icon representing this module.", "IconUri", text(c, n.IconURI))
	m.string("ReleaseNotes of this module", "ReleaseNotes", n.ReleaseNotes)
	m.string("Prerelease string of this module", "Prerelease", n.Prerelease)
	m.line("        # Flag to indicate whether the module requires explicit user acceptance for install/update/save\n")
	if n.RequireLicenseAcceptance {
		m.line("        RequireLicenseAcceptance = $true\n\n")
	} else {
		m.line("        # RequireLicenseAcceptance = $false\n\n")
	}
	m.strings("External dependent modules of this module", "ExternalModuleDependencies", n.ExternalModuleDependencies, len(n.ExternalModuleDependencies) > 0)
	m.line("    } # End of PSData hashtable\n\n")
	m.indent = ""
	if isDict {
		for k, v := range d.All {
			m.line("    " + quote(types.ToString(c, k)) + " = " + literal(c, v) + "\n\n")
		}
	}
	m.line("} # End of PrivateData hashtable\n\n")
}

// manifestText gathers the lines of a manifest.
type manifestText struct {
	c      *cmdlet.Context
	b      strings.Builder
	indent string
}

func (m *manifestText) line(s string) { m.b.WriteString(s) }

func (m *manifestText) entry(about, key, val string, given bool) {
	m.b.WriteString(m.indent + "# " + about + "\n" + m.indent)
	if !given {
		m.b.WriteString("# ")
	}
	m.b.WriteString(key + " = " + val + "\n\n")
}

func (m *manifestText) string(about, key, val string) { m.entry(about, key, quote(val), val != "") }

func (m *manifestText) strings(about, key string, list []string, given bool) {
	if len(list) == 0 {
		m.entry(about, key, "@()", given)
		return
	}
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = quote(s)
	}
	m.entry(about, key, strings.Join(parts, ", "), given)
}

func (m *manifestText) specs(about, key string, list []value.Value) {
	if len(list) == 0 {
		m.entry(about, key, "@()", false)
		return
	}
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = literal(m.c, v)
	}
	m.entry(about, key, "@("+strings.Join(parts, ", \n               ")+")", true)
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// literal writes a value as PowerShell source: texts, hashtables and lists.
func literal(c *cmdlet.Context, v value.Value) string {
	switch o := v.Base().Ref().(type) {
	case *value.Dict:
		var parts []string
		for k, x := range o.All {
			parts = append(parts, quote(types.ToString(c, k))+" = "+literal(c, x))
		}
		return "@{" + strings.Join(parts, "; ") + "}"
	case *value.Array:
		parts := make([]string, len(o.Items))
		for i, x := range o.Items {
			parts[i] = literal(c, x)
		}
		return "@(" + strings.Join(parts, ", ") + ")"
	}
	return quote(types.ToString(c, v))
}

// today is the short date of the session's culture.
func today(c *cmdlet.Context) string {
	t := types.Lookup("System.DateTime")
	v, _, err := types.GetStatic(c, t, "Now")
	if err != nil {
		return ""
	}
	s, err := types.Invoke(c, v, "ToString", []value.Value{value.String("d")})
	if err != nil {
		return ""
	}
	return types.ToString(c, s)
}
