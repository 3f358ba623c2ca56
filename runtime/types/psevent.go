package types

// psEventArgsClass is System.Management.Automation.PSEventArgs.
func psEventArgsClass() *Class {
	return &Class{Members: backed(
		"string ComputerName {get}",
		"guid RunspaceId {get}",
		"int EventIdentifier {get}",
		"object Sender {get}",
		"object SourceEventArgs {get}",
		"object[] SourceArgs {get}",
		"string SourceIdentifier {get}",
		"datetime TimeGenerated {get}",
		"psobject MessageData {get}",
	)}
}

// psEventSubscriberClass is System.Management.Automation.PSEventSubscriber.
func psEventSubscriberClass() *Class {
	return &Class{Members: backed(
		"int SubscriptionId {get;set}",
		"object SourceObject {get}",
		"string EventName {get}",
		"string SourceIdentifier {get}",
		"System.Management.Automation.PSEventJob Action {get}",
		"object HandlerDelegate {get}",
		"bool SupportEvent {get}",
		"bool ForwardEvent {get}",
	)}
}

// psEventJobClass is System.Management.Automation.PSEventJob.
func psEventJobClass() *Class {
	return &Class{Members: backed("psmoduleinfo Module {get}", "string StatusMessage {get}", "bool HasMoreData {get}", "string Location {get}", "void StopJob()")}
}
