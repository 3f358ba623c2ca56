package types

// systemClass returns the declaration of a type by its lower-case full name: the rest of the System namespaces.
func systemClass(name string) func() *Class {
	switch name {
	case "system.bitconverter":
		return bitConverterClass
	case "system.console":
		return consoleClass
	case "system.consolekeyinfo":
		return consoleKeyInfoClass
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
	case "system.security.cryptography.hashalgorithm":
		return hashAlgorithmClass
	case "system.security.cryptography.hmacmd5":
		return hmacMD5
	case "system.security.cryptography.hmacsha1":
		return hmacSHA1
	case "system.security.cryptography.hmacsha256":
		return hmacSHA256
	case "system.security.cryptography.hmacsha384":
		return hmacSHA384
	case "system.security.cryptography.hmacsha512":
		return hmacSHA512
	case "system.security.cryptography.md5":
		return md5Class
	case "system.security.cryptography.randomnumbergenerator":
		return randomNumberGeneratorClass
	case "system.security.cryptography.sha1":
		return sha1Class
	case "system.security.cryptography.sha256":
		return sha256Class
	case "system.security.cryptography.sha384":
		return sha384Class
	case "system.security.cryptography.sha512":
		return sha512Class
	case "system.security.securestring":
		return secureStringClass
	case "system.uri":
		return uriClass
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
