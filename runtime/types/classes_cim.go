package types

import "strings"

// cimClass returns the declaration of a type by its lower-case full name: Microsoft.Management.Infrastructure and
// System.Management.
func cimClass(name string) func() *Class {
	if rest, ok := strings.CutPrefix(name, "microsoft.management.infrastructure."); ok {
		return infrastructureClass(rest)
	}
	if rest, ok := strings.CutPrefix(name, "system.management."); ok {
		return managementClass(rest)
	}
	switch name {
	case "microsoft.powershell.commands.pswmichildjob", "microsoft.powershell.commands.pswmijob":
		return wmiJobClass
	}
	return nil
}

func infrastructureClass(name string) func() *Class {
	switch name {
	case "cimclass":
		return cimClassClass
	case "ciminstance":
		return cimInstanceClass
	case "cimmethoddeclaration":
		return cimMethodDeclarationClass
	case "cimmethodparameterdeclaration":
		return cimMethodParameterDeclarationClass
	case "cimproperty":
		return cimPropertyClass
	case "cimpropertydeclaration":
		return cimPropertyDeclarationClass
	case "cimqualifier":
		return cimQualifierClass
	case "cimsession":
		return cimSessionClass
	case "cimsystemproperties":
		return cimSystemPropertiesClass
	case "generic.cimkeyedcollection`1", "generic.cimreadonlykeyedcollection`1":
		return cimCollectionClass
	case "options.cimsessionoptions":
		return cimSessionOptionsClass
	case "options.dcomsessionoptions":
		return dcomSessionOptionsClass
	case "options.wsmansessionoptions":
		return wsmanSessionOptionsClass
	}
	return nil
}

func managementClass(name string) func() *Class {
	switch name {
	case "managementbaseobject":
		return managementBaseObjectClass
	case "managementclass":
		return managementClassClass
	case "managementdatetimeconverter":
		return managementDateTimeConverterClass
	case "managementobject":
		return managementObjectClass
	case "managementobjectcollection", "methoddatacollection", "propertydatacollection", "qualifierdatacollection":
		return managementCollectionClass
	case "managementobjectsearcher":
		return managementSearcherClass
	case "managementpath":
		return managementPathClass
	case "managementquery":
		return managementQueryClass
	case "managementscope":
		return managementScopeClass
	case "methoddata":
		return methodDataClass
	case "propertydata":
		return propertyDataClass
	case "qualifierdata":
		return qualifierDataClass
	}
	return nil
}

// wmiJobClass is Microsoft.PowerShell.Commands.PSWmiJob, and PSWmiChildJob.
func wmiJobClass() *Class {
	return &Class{Members: backed("string StatusMessage {get}", "bool HasMoreData {get}", "string Location {get}", "void StopJob()")}
}

// item declares the indexer of a Backed collection: its method Item.
func item(sig string) M {
	return M{sig, backedMember("Item", true)}
}
