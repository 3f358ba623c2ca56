// Package object is what scripts see of CIM and WMI: the .NET objects of Microsoft.Management.Infrastructure (CimInstance,
// CimClass, CimSession …) and of System.Management (ManagementObject, ManagementClass …), made of what package cim has.
//
// The two families show the same instances differently. A CimInstance has datetimes as DateTime and no methods; a
// ManagementObject has them as text, shows the system properties (__CLASS, __PATH …) and calls its class's methods.
package object
