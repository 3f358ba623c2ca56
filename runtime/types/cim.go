package types

// The classes of Microsoft.Management.Infrastructure; package cim/object implements them.

// cimInstanceClass is CimInstance. Its CIM properties come from the object itself.
func cimInstanceClass() *Class {
	return &Class{Members: backed(
		"Microsoft.Management.Infrastructure.CimClass CimClass {get}",
		"Microsoft.Management.Infrastructure.Generic.CimKeyedCollection<Microsoft.Management.Infrastructure.CimProperty> CimInstanceProperties {get}",
		"Microsoft.Management.Infrastructure.CimSystemProperties CimSystemProperties {get}",
		"guid GetCimSessionInstanceId()", "string GetCimSessionComputerName()", "void Dispose()", "string ToString()", "System.Object Clone()",
	)}
}

// cimClassClass is CimClass.
func cimClassClass() *Class {
	return &Class{Members: backed(
		"string CimSuperClassName {get}",
		"Microsoft.Management.Infrastructure.CimClass CimSuperClass {get}",
		"Microsoft.Management.Infrastructure.Generic.CimReadOnlyKeyedCollection<Microsoft.Management.Infrastructure.CimPropertyDeclaration> CimClassProperties {get}",
		"Microsoft.Management.Infrastructure.Generic.CimReadOnlyKeyedCollection<Microsoft.Management.Infrastructure.CimQualifier> CimClassQualifiers {get}",
		"Microsoft.Management.Infrastructure.Generic.CimReadOnlyKeyedCollection<Microsoft.Management.Infrastructure.CimMethodDeclaration> CimClassMethods {get}",
		"Microsoft.Management.Infrastructure.CimSystemProperties CimSystemProperties {get}",
		"void Dispose()", "string ToString()",
	)}
}

// cimSystemPropertiesClass is CimSystemProperties.
func cimSystemPropertiesClass() *Class {
	return &Class{Members: backed("string Namespace {get}", "string ServerName {get}", "string ClassName {get}", "string Path {get}")}
}

// cimPropertyClass is CimProperty: a property of an instance.
func cimPropertyClass() *Class {
	return &Class{Members: backed(
		"string Name {get}", "System.Object Value {get;set}", "Microsoft.Management.Infrastructure.CimType CimType {get}",
		"Microsoft.Management.Infrastructure.CimFlags Flags {get}", "bool IsValueModified {get}", "string ToString()",
	)}
}

// cimPropertyDeclarationClass is CimPropertyDeclaration: a property of a class.
func cimPropertyDeclarationClass() *Class {
	return &Class{Members: backed(
		"string Name {get}", "System.Object Value {get}", "Microsoft.Management.Infrastructure.CimType CimType {get}",
		"Microsoft.Management.Infrastructure.CimFlags Flags {get}",
		"Microsoft.Management.Infrastructure.Generic.CimReadOnlyKeyedCollection<Microsoft.Management.Infrastructure.CimQualifier> Qualifiers {get}",
		"string ReferenceClassName {get}", "string ToString()",
	)}
}

// cimMethodDeclarationClass is CimMethodDeclaration.
func cimMethodDeclarationClass() *Class {
	return &Class{Members: backed(
		"string Name {get}", "Microsoft.Management.Infrastructure.CimType ReturnType {get}",
		"Microsoft.Management.Infrastructure.Generic.CimReadOnlyKeyedCollection<Microsoft.Management.Infrastructure.CimMethodParameterDeclaration> Parameters {get}",
		"Microsoft.Management.Infrastructure.Generic.CimReadOnlyKeyedCollection<Microsoft.Management.Infrastructure.CimQualifier> Qualifiers {get}",
		"string ToString()",
	)}
}

// cimMethodParameterDeclarationClass is CimMethodParameterDeclaration.
func cimMethodParameterDeclarationClass() *Class {
	return &Class{Members: backed(
		"string Name {get}",
		"Microsoft.Management.Infrastructure.Generic.CimReadOnlyKeyedCollection<Microsoft.Management.Infrastructure.CimQualifier> Qualifiers {get}",
		"Microsoft.Management.Infrastructure.CimType CimType {get}", "string ReferenceClassName {get}", "string ToString()",
	)}
}

// cimQualifierClass is CimQualifier.
func cimQualifierClass() *Class {
	return &Class{Members: backed(
		"string Name {get}", "System.Object Value {get}", "Microsoft.Management.Infrastructure.CimType CimType {get}",
		"Microsoft.Management.Infrastructure.CimFlags Flags {get}", "string ToString()",
	)}
}

// cimCollectionClass is CimKeyedCollection`1 and CimReadOnlyKeyedCollection`1.
func cimCollectionClass() *Class {
	return &Class{Members: append(backed("int Count {get}"), item("T Item[string itemName] {get}"))}
}

// cimSessionClass is CimSession.
func cimSessionClass() *Class {
	return &Class{Members: backed(
		"uint Id {get}", "string Name {get}", "guid InstanceId {get}", "string ComputerName {get}", "string Protocol {get}",
		"bool TestConnection()", "void Close()", "void Dispose()", "string ToString()",
	)}
}

// cimSessionOptionsClass is CimSessionOptions.
func cimSessionOptionsClass() *Class {
	return &Class{Members: backed("timespan Timeout {get}", "cultureinfo Culture {get}", "cultureinfo UICulture {get}", "void Dispose()")}
}

// dcomSessionOptionsClass is DComSessionOptions.
func dcomSessionOptionsClass() *Class {
	return &Class{Members: backed(
		"bool PacketPrivacy {get}", "bool PacketIntegrity {get}", "Microsoft.Management.Infrastructure.Options.ImpersonationType Impersonation {get}",
	)}
}

// wsmanSessionOptionsClass is WSManSessionOptions.
func wsmanSessionOptionsClass() *Class {
	return &Class{Members: backed(
		"bool CertCACheck {get}", "bool CertCNCheck {get}", "bool CertRevocationCheck {get}", "bool UseSsl {get}",
		"Microsoft.Management.Infrastructure.Options.ProxyType ProxyType {get}",
		"Microsoft.Management.Infrastructure.Options.PacketEncoding PacketEncoding {get}", "bool NoEncryption {get}",
		"bool EncodePortInServicePrincipalName {get}", "System.Uri HttpUrlPrefix {get}", "uint MaxEnvelopeSize {get}",
	)}
}
