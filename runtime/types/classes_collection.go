package types

// collectionClass returns the declaration of a type by its lower-case full name: collections, enumerators, LINQ.
func collectionClass(name string) func() *Class {
	switch name {
	case "system.arraysegment`1":
		return arraySegmentClass
	case "system.collections.arraylist":
		return arrayListClass
	case "system.collections.bitarray":
		return bitArrayClass
	case "system.collections.comparer":
		return comparerClass
	case "system.collections.concurrent.blockingcollection`1":
		return blockingCollectionClass
	case "system.collections.concurrent.concurrentbag`1":
		return concurrentBagClass
	case "system.collections.concurrent.concurrentdictionary`2":
		return concurrentDictionaryClass
	case "system.collections.concurrent.concurrentqueue`1":
		return concurrentQueueClass
	case "system.collections.concurrent.concurrentstack`1":
		return concurrentStackClass
	case "system.collections.dictionaryentry":
		return dictionaryEntryClass
	case "system.collections.generic.comparer`1":
		return genericComparerClass
	case "system.collections.generic.dictionary`2":
		return genericDictionaryClass
	case "system.collections.generic.dictionary`2+keycollection", "system.collections.generic.dictionary`2+valuecollection":
		return genericKeyViewClass
	case "system.collections.generic.equalitycomparer`1":
		return equalityComparerClass
	case "system.collections.generic.hashset`1":
		return hashSetClass
	case "system.collections.generic.keyvaluepair":
		return keyValuePairFactoryClass
	case "system.collections.generic.keyvaluepair`2":
		return keyValuePairClass
	case "system.collections.generic.linkedlist`1":
		return linkedListClass
	case "system.collections.generic.linkedlistnode`1":
		return linkedListNodeClass
	case "system.collections.generic.list`1":
		return genericListClass
	case "system.collections.generic.ordereddictionary`2+keycollection", "system.collections.generic.ordereddictionary`2+valuecollection":
		return listViewClass
	case "system.collections.generic.ordereddictionary`2":
		return genericOrderedDictionaryClass
	case "system.collections.generic.priorityqueue`2":
		return priorityQueueClass
	case "system.collections.generic.queue`1":
		return genericQueueClass
	case "system.collections.generic.sorteddictionary`2":
		return sortedDictionaryClass
	case "system.collections.generic.sorteddictionary`2+keycollection", "system.collections.generic.sorteddictionary`2+valuecollection":
		return genericKeyViewClass
	case "system.collections.generic.sortedlist`2":
		return genericSortedListClass
	case "system.collections.generic.sortedlist`2+keylist", "system.collections.generic.sortedlist`2+valuelist":
		return genericKeyViewClass
	case "system.collections.generic.sortedset`1":
		return sortedSetClass
	case "system.collections.generic.stack`1":
		return genericStackClass
	case "system.collections.hashtable":
		return hashtableClass
	case "system.collections.hashtable+keycollection", "system.collections.hashtable+valuecollection":
		return keyViewClass
	case "system.collections.idictionaryenumerator":
		return dictionaryEnumeratorClass
	case "system.collections.objectmodel.collection`1":
		return collectionGenericClass
	case "system.collections.objectmodel.observablecollection`1":
		return observableCollectionClass
	case "system.collections.objectmodel.readonlycollection`1":
		return readOnlyCollectionClass
	case "system.collections.objectmodel.readonlydictionary`2+keycollection", "system.collections.objectmodel.readonlydictionary`2+valuecollection":
		return genericKeyViewClass
	case "system.collections.objectmodel.readonlydictionary`2":
		return readOnlyDictionaryClass
	case "system.collections.queue":
		return queueClass
	case "system.collections.sortedlist":
		return sortedListClass
	case "system.collections.sortedlist+keylist", "system.collections.sortedlist+valuelist":
		return listViewClass
	case "system.collections.specialized.hybriddictionary":
		return hybridDictionaryClass
	case "system.collections.listdictionaryinternal", "system.collections.specialized.listdictionary":
		return listDictionaryClass
	case "system.collections.specialized.namevaluecollection":
		return nameValueCollectionClass
	case "system.collections.specialized.nameobjectcollectionbase+keyscollection":
		return nodeViewClass
	case "system.collections.specialized.ordereddictionary":
		return orderedDictionaryClass
	case "system.collections.specialized.listdictionary+nodekeyvaluecollection":
		return nodeViewClass
	case "system.collections.specialized.ordereddictionary+ordereddictionarykeyvaluecollection":
		return listViewClass
	case "system.collections.specialized.stringcollection":
		return stringCollectionClass
	case "system.collections.specialized.stringdictionary":
		return stringDictionaryClass
	case "system.collections.stack":
		return stackClass
	case "system.memory`1":
		return memoryClass("Memory")
	case "system.readonlymemory`1":
		return memoryClass("ReadOnlyMemory")
	case "system.linq.enumerable":
		return enumerableClass
	case "system.management.automation.psdatacollection`1":
		return psDataCollectionClass
	case "system.tuple":
		return tupleFactory("System.Tuple")
	case "system.tuple`1":
		return tupleClass(1, false)
	case "system.tuple`2":
		return tupleClass(2, false)
	case "system.tuple`3":
		return tupleClass(3, false)
	case "system.tuple`4":
		return tupleClass(4, false)
	case "system.tuple`5":
		return tupleClass(5, false)
	case "system.tuple`6":
		return tupleClass(6, false)
	case "system.tuple`7":
		return tupleClass(7, false)
	case "system.valuetuple":
		return tupleFactory("System.ValueTuple")
	case "system.valuetuple`1":
		return tupleClass(1, true)
	case "system.valuetuple`2":
		return tupleClass(2, true)
	case "system.valuetuple`3":
		return tupleClass(3, true)
	case "system.valuetuple`4":
		return tupleClass(4, true)
	case "system.valuetuple`5":
		return tupleClass(5, true)
	case "system.valuetuple`6":
		return tupleClass(6, true)
	case "system.valuetuple`7":
		return tupleClass(7, true)
	}
	return queryClass(name)
}
