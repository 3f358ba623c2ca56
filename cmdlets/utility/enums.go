package utility

import (
	"goposh/runtime/cmdlet"
	"goposh/runtime/value"
)

// Enums that only parameters of this module have.
var (
	typeStringEscapeHandling = enum("Newtonsoft.Json.StringEscapeHandling", "Default", "EscapeNonAscii", "EscapeHtml")
	typeJSONDateKind         = enum(commandsNamespace+"JsonDateKind", "Default", "Local", "Utc", "Offset", "String")
	typeQuoteKind            = enum(commandsNamespace+"BaseCsvWritingCommand+QuoteKind", "Never", "Always", "AsNeeded")
	typeExportAliasFormat    = enum(commandsNamespace+"ExportAliasFormat", "Csv", "Script")
	typeDisplayHint          = enum(commandsNamespace+"DisplayHintType", "Date", "Time", "DateTime")
)

// enum makes an Int32 enum whose values count from 0.
func enum(fullName string, names ...string) *value.Type {
	values := make([]int64, len(names))
	for i := range values {
		values[i] = int64(i)
	}
	return value.NewEnum(fullName, value.KindInt32, false, names, values)
}

// setType gives a parameter a type that only this package knows.
func setType(md *cmdlet.Metadata, name string, t *value.Type) {
	if p := md.Find(name); p != nil {
		p.Type = t
	}
}
