// Package psstyle holds $PSStyle: the escape sequences that PowerShell decorates its output with, and when it does.
package psstyle

import (
	"slices"
	"strconv"
	"strings"

	"goposh/runtime/value"
)

// Reset ends all decoration.
const Reset = "\x1b[0m"

// Rendering is System.Management.Automation.OutputRendering.
type Rendering uint8

// The renderings: Host decorates what a capable display shows, PlainText nothing, Ansi everything.
const (
	Host Rendering = iota
	PlainText
	Ansi
)

var (
	// TypePSStyle and the others are the .NET types of $PSStyle and its parts.
	TypePSStyle    = class("System.Management.Automation.PSStyle")
	TypeFormatting = class("System.Management.Automation.PSStyle+FormattingData")
	TypeProgress   = class("System.Management.Automation.PSStyle+ProgressConfiguration")
	TypeFileInfo   = class("System.Management.Automation.PSStyle+FileInfoFormatting")
	TypeForeground = class("System.Management.Automation.PSStyle+ForegroundColor")
	TypeBackground = class("System.Management.Automation.PSStyle+BackgroundColor")
	TypeExtensions = class("System.Management.Automation.PSStyle+FileInfoFormatting+FileExtensionDictionary")
)

func class(name string) *value.Type {
	return &value.Type{FullName: name, Base: value.TypeObject, Kind: value.KindObject, Flags: value.FlagSealed, Assembly: "System.Management.Automation"}
}

// Style is System.Management.Automation.PSStyle, one for each session.
type Style struct {
	value.Bag
	OutputRendering Rendering
	Formatting      *Formatting
	Progress        *Progress
	FileInfo        *FileInfo
	Foreground      *Colors
	Background      *Colors
}

// Type implements value.Object.
func (*Style) Type() *value.Type { return TypePSStyle }

// Formatting is PSStyle.Formatting: the sequences of what the formatter writes.
type Formatting struct {
	value.Bag
	FormatAccent, TableHeader, CustomTableHeaderLabel string
	ErrorAccent, Error, Warning, Verbose, Debug       string
	FeedbackName, FeedbackText, FeedbackAction        string
}

// Type implements value.Object.
func (*Formatting) Type() *value.Type { return TypeFormatting }

// Progress is PSStyle.Progress.
type Progress struct {
	value.Bag
	Style    string
	MaxWidth int32
	// Classic is ProgressView.Classic rather than Minimal.
	Classic         bool
	UseOSCIndicator bool
}

// Type implements value.Object.
func (*Progress) Type() *value.Type { return TypeProgress }

// FileInfo is PSStyle.FileInfo.
type FileInfo struct {
	value.Bag
	Directory, SymbolicLink, Executable string
	Extension                           *Extensions
}

// Type implements value.Object.
func (*FileInfo) Type() *value.Type { return TypeFileInfo }

// Extensions maps lower-case file name extensions, with their dot, to sequences.
type Extensions struct {
	value.Bag
	value.Latch
	names []string
	by    map[string]string
}

// Type implements value.Object.
func (*Extensions) Type() *value.Type { return TypeExtensions }

// Keys are the extensions in the order they were added.
func (e *Extensions) Keys() []string {
	if e.Hold() {
		defer e.Release()
	}
	return slices.Clone(e.names)
}

// Get returns the sequence of an extension.
func (e *Extensions) Get(ext string) (string, bool) {
	if e.Hold() {
		defer e.Release()
	}
	s, ok := e.by[strings.ToLower(ext)]
	return s, ok
}

// Set adds or replaces the sequence of an extension.
func (e *Extensions) Set(ext, sequence string) {
	if e.Hold() {
		defer e.Release()
	}
	key := strings.ToLower(ext)
	if _, ok := e.by[key]; !ok {
		e.names = append(e.names, ext)
	}
	e.by[key] = sequence
}

// Remove removes an extension.
func (e *Extensions) Remove(ext string) {
	if e.Hold() {
		defer e.Release()
	}
	key := strings.ToLower(ext)
	delete(e.by, key)
	for i, n := range e.names {
		if strings.EqualFold(n, ext) {
			e.names = append(e.names[:i], e.names[i+1:]...)
			return
		}
	}
}

// Clear removes all extensions.
func (e *Extensions) Clear() {
	if e.Hold() {
		defer e.Release()
	}
	e.names, e.by = nil, map[string]string{}
}

// Colors is PSStyle.Foreground or PSStyle.Background.
type Colors struct {
	value.Bag
	// Ground is 30 for the foreground and 40 for the background.
	Ground int
}

// ColorNames are the named colors in the order of their codes; the bright ones follow the others.
var ColorNames = [...]string{
	"Black", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White",
	"BrightBlack", "BrightRed", "BrightGreen", "BrightYellow", "BrightBlue", "BrightMagenta", "BrightCyan", "BrightWhite",
}

// Type implements value.Object.
func (c *Colors) Type() *value.Type {
	if c.Ground == 40 {
		return TypeBackground
	}
	return TypeForeground
}

// Sequence is the escape sequence of a color by its position in ColorNames.
func (c *Colors) Sequence(i int) string {
	n := c.Ground + i
	if i >= 8 {
		n = c.Ground + 60 + i - 8
	}
	return "\x1b[" + strconv.Itoa(n) + "m"
}

// RGB is the escape sequence of a color by its parts.
func (c *Colors) RGB(r, g, b uint8) string {
	return "\x1b[" + strconv.Itoa(c.Ground+8) + ";2;" + strconv.Itoa(int(r)) + ";" + strconv.Itoa(int(g)) + ";" + strconv.Itoa(int(b)) + "m"
}

// Hyperlink is PSStyle.FormatHyperlink.
func Hyperlink(text, link string) string {
	return "\x1b]8;;" + link + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// New returns the style that a session begins with; plain is set where the environment asks for no color.
func New(plain bool) *Style {
	s := &Style{
		Formatting: &Formatting{
			FormatAccent: "\x1b[32;1m", TableHeader: "\x1b[32;1m", CustomTableHeaderLabel: "\x1b[32;1;3m",
			ErrorAccent: "\x1b[36;1m", Error: "\x1b[31;1m", Warning: "\x1b[33;1m", Verbose: "\x1b[33;1m", Debug: "\x1b[33;1m",
			FeedbackName: "\x1b[33m", FeedbackText: "\x1b[96m", FeedbackAction: "\x1b[97m",
		},
		Progress:   &Progress{Style: "\x1b[33;1m", MaxWidth: 120},
		FileInfo:   &FileInfo{Directory: "\x1b[44;1m", SymbolicLink: "\x1b[36;1m", Executable: "\x1b[32;1m", Extension: &Extensions{by: map[string]string{}}},
		Foreground: &Colors{Ground: 30},
		Background: &Colors{Ground: 40},
	}
	for _, e := range [...]string{".zip", ".tgz", ".gz", ".tar", ".nupkg", ".cab", ".7z"} {
		s.FileInfo.Extension.Set(e, "\x1b[31;1m")
	}
	for _, e := range [...]string{".ps1", ".psd1", ".psm1", ".ps1xml"} {
		s.FileInfo.Extension.Set(e, "\x1b[33;1m")
	}
	if plain {
		s.OutputRendering = PlainText
	}
	return s
}
