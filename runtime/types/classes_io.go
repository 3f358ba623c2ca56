package types

// ioClass returns the declaration of a type by its lower-case full name: System.IO, System.Net and streams.
func ioClass(name string) func() *Class {
	switch name {
	case "system.io.directory":
		return directoryClass
	case "system.io.directoryinfo":
		return directoryInfoClass
	case "system.io.file":
		return fileClass
	case "system.io.fileinfo":
		return fileInfoClass
	case "system.io.filestream":
		return fileStreamClass
	case "system.io.filesysteminfo":
		return fileSystemInfoClass
	case "system.io.erroreventargs":
		return errorEventArgsClass
	case "system.io.filesystemeventargs":
		return eventArgsClass("System.IO.WatcherChangeTypes ChangeType {get}", "string FullPath {get}", "string Name {get}")
	case "system.io.renamedeventargs":
		return eventArgsClass("string OldFullPath {get}", "string OldName {get}")
	case "system.io.waitforchangedresult":
		return eventArgsClass("System.IO.WatcherChangeTypes ChangeType {get}", "string Name {get}", "string OldName {get}", "bool TimedOut {get}")
	case "system.io.filesystemwatcher":
		return fileSystemWatcherClass
	case "system.io.memorystream":
		return memoryStreamClass
	case "system.io.path":
		return pathClass
	case "system.io.stream":
		return streamClass
	case "system.io.streamreader":
		return streamReaderClass
	case "system.io.streamwriter":
		return streamWriterClass
	case "system.io.stringreader":
		return stringReaderClass
	case "system.io.stringwriter":
		return stringWriterClass
	case "system.io.textreader":
		return textReaderClass
	case "system.io.textwriter":
		return textWriterClass
	}
	return netClass(name)
}

// netClass returns the declarations of System.Net.
func netClass(name string) func() *Class {
	switch name {
	case "system.net.ipaddress":
		return ipAddressClass
	case "system.net.ipendpoint":
		return ipEndPointClass
	case "system.net.ipnetwork":
		return ipNetworkClass
	case "system.net.mail.mailaddress":
		return mailAddressClass
	case "system.net.networkinformation.physicaladdress":
		return physicalAddressClass
	case "system.net.webutility":
		return webUtilityClass
	case "system.uribuilder":
		return uriBuilderClass
	}
	return threadingClass(name)
}

// threadingClass returns the declarations of System.Threading.
func threadingClass(name string) func() *Class {
	switch name {
	case "system.threading.autoresetevent":
		return eventClass(false)
	case "system.threading.cancellationtoken":
		return cancellationTokenClass
	case "system.threading.cancellationtokensource":
		return cancellationTokenSourceClass
	case "system.threading.eventwaithandle":
		return eventWaitHandleClass
	case "system.threading.interlocked":
		return interlockedClass
	case "system.threading.manualresetevent":
		return eventClass(true)
	case "system.runtime.compilerservices.taskawaiter", "system.runtime.compilerservices.taskawaiter`1":
		return taskAwaiterClass
	case "system.threading.tasks.task":
		return taskClass
	case "system.threading.tasks.task`1":
		return taskOfClass
	case "system.threading.manualreseteventslim":
		return manualResetEventSlimClass
	case "system.threading.monitor":
		return monitorClass
	case "system.threading.mutex":
		return mutexClass
	case "system.threading.semaphore":
		return semaphoreClass
	case "system.threading.semaphoreslim":
		return semaphoreSlimClass
	case "system.threading.thread":
		return threadClass
	case "system.threading.waithandle":
		return waitHandleClass
	}
	return nil
}
