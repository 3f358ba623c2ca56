package types

// systemClass returns the declaration of a type by its lower-case full name: the rest of the System namespaces.
func systemClass(name string) func() *Class {
	switch name {
	case "system.diagnostics.process":
		return processClass
	case "system.diagnostics.processmodule":
		return processModuleClass
	case "system.environment":
		return environmentClass
	case "system.gc":
		return gcClass
	case "system.guid":
		return guidClass
	case "system.net.networkcredential":
		return networkCredentialClass
	case "system.operatingsystem":
		return operatingSystemClass
	case "system.security.securestring":
		return secureStringClass
	case "system.version":
		return versionClass
	case "system.xml.xmldocument":
		return xmlDocumentClass
	case "system.xml.xmlelement":
		return xmlElementClass
	case "system.xml.xmlnode":
		return xmlNodeClass
	case "system.xml.xmlnodelist":
		return xmlNodeListClass
	}
	return exceptionClassFor(name)
}
