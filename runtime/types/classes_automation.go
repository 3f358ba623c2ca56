package types

// automationClass returns the declaration of a type by its lower-case full name: System.Management.Automation.
func automationClass(name string) func() *Class {
	switch name {
	case "system.management.automation.semanticversion":
		return semVerClass
	}
	return nil
}
