package types

// automationClass returns the declaration of a type by its lower-case full name: System.Management.Automation.
func automationClass(name string) func() *Class {
	switch name {
	case "system.management.automation.errorcategoryinfo":
		return errorCategoryInfoClass
	case "system.management.automation.errordetails":
		return errorDetailsClass
	case "system.management.automation.errorrecord":
		return errorRecordClass
	case "system.management.automation.invocationinfo":
		return invocationInfoClass
	case "system.management.automation.psaliasproperty":
		return aliasPropertyClass
	case "system.management.automation.psmemberinfo":
		return memberInfoClass
	case "system.management.automation.psmemberinfocollection`1":
		return memberCollectionClass
	case "system.management.automation.psmemberset":
		return memberSetClass
	case "system.management.automation.psmethod":
		return psMethodClass
	case "system.management.automation.psnoteproperty":
		return notePropertyClass
	case "system.management.automation.psobject":
		return psObjectClass
	case "system.management.automation.pspropertyinfo":
		return propertyInfoClass
	case "system.management.automation.pspropertyset":
		return propertySetClass
	case "system.management.automation.psscriptmethod":
		return scriptMethodClass
	case "system.management.automation.psscriptproperty":
		return scriptPropertyClass
	case "system.management.automation.semanticversion":
		return semVerClass
	}
	return nil
}
