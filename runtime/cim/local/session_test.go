//go:build unix

package local

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"goposh/runtime/cim"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type values = map[string]any

func collect(t testing.TB, sequence iter.Seq2[*cim.Instance, error]) []*cim.Instance {
	t.Helper()
	var out []*cim.Instance
	for i, err := range sequence {
		require.NoError(t, err)
		out = append(out, i)
	}
	return out
}

func query(t testing.TB, s *Session, wql string) []*cim.Instance {
	t.Helper()
	return collect(t, s.Query(t.Context(), "", wql))
}

// names are the values of one property, joined.
func names(t testing.TB, instances []*cim.Instance, property string) string {
	t.Helper()
	var out []string
	for _, i := range instances {
		v, ok := i.Value(property)
		require.True(t, ok, property)
		text, err := cim.Convert(v, cim.String, false)
		require.NoError(t, err)
		out = append(out, text.(string))
	}
	return strings.Join(out, " ")
}

var berlinSummer = time.FixedZone("CEST", 7200)

func TestClasses(t *testing.T) {
	s, _ := fixture(t)
	boot := time.Unix(1700000000, 0)
	for _, c := range []struct {
		query string
		want  []values
	}{
		{"select * from Win32_ComputerSystem", []values{{
			"Name": "tux", "Manufacturer": "LENOVO", "Model": "20KH", "TotalPhysicalMemory": uint64(8000000 << 10),
			"NumberOfProcessors": uint32(1), "NumberOfLogicalProcessors": uint32(2), "HypervisorPresent": false,
			"Domain": "WORKGROUP", "Workgroup": "WORKGROUP", "PartOfDomain": false, "DomainRole": uint16(0),
			"CurrentTimeZone": int16(120), "DaylightInEffect": true, "UserName": `tux\ada`, "PCSystemType": uint16(2),
			"SystemType": "x64-based PC", "SystemFamily": nil,
		}}},
		{"select * from CIM_OperatingSystem", []values{{
			"Caption": "Debian GNU/Linux 12 (bookworm)", "Version": "6.1.0", "BuildNumber": "6.1.0-18-amd64",
			"OSArchitecture": "64-bit", "OSType": uint16(36), "FreePhysicalMemory": uint64(3000000), "TotalVisibleMemorySize": uint64(8000000),
			"TotalVirtualMemorySize": uint64(10097148), "FreeVirtualMemory": uint64(5000000), "SizeStoredInPagingFiles": uint64(2097148),
			"NumberOfProcesses": uint32(3), "NumberOfUsers": uint32(1), "MaxNumberOfProcesses": uint32(4194304),
			"SystemDevice": "/dev/nvme0n1p2", "BootDevice": "/dev/nvme0n1p1", "CSName": "tux", "ProductType": uint32(1),
			"MUILanguages": []string{"en-US"}, "CodeSet": "65001", "SerialNumber": "0123456789abcdef0123456789abcdef",
			"Name": "Debian GNU/Linux 12 (bookworm)|/|/dev/nvme0n1p2", "BuildType": "Multiprocessor Free",
			"DataExecutionPrevention_Available": true, "PAEEnabled": true, "CurrentTimeZone": int16(120),
		}}},
		{"select * from Win32_Process where ProcessId = 1", []values{{
			"Name": "init", "Handle": "1", "ProcessId": uint32(1), "ParentProcessId": uint32(0), "CommandLine": "/sbin/init splash",
			"ExecutablePath": "/usr/lib/systemd/systemd", "UserModeTime": uint64(25_000_000), "KernelModeTime": uint64(12_500_000),
			"VirtualSize": uint64(4096000), "PeakVirtualSize": uint64(5000 << 10), "PeakWorkingSetSize": uint32(1500),
			"PageFileUsage": uint32(500), "PrivatePageCount": uint64(500 << 10), "PageFaults": uint32(105), "Priority": uint32(8),
			"ReadOperationCount": uint64(10), "ReadTransferCount": uint64(1000), "WriteOperationCount": uint64(20), "WriteTransferCount": uint64(2000),
			"ThreadCount": uint32(1), "SessionId": uint32(1), "ExecutionState": uint16(4), "HandleCount": nil, "WindowsVersion": "6.1.0",
			"CSName": "tux", "CreationClassName": "Win32_Process",
		}}},
		{"select * from Win32_Process where Handle = '42'", []values{{
			"Name": "we) ird", "CommandLine": `"/opt/a b/weird" --text "say \"hi\""`, "ExecutablePath": "/opt/a b/weird",
			"Priority": uint32(6), "ThreadCount": uint32(3), "ReadTransferCount": nil, "PeakWorkingSetSize": nil, "ExecutionState": uint16(3),
		}}},
		{"select * from Win32_Process where Name like 'a-very%'", []values{{"Name": "a-very-long-program-name", "ProcessId": uint32(77), "ExecutionState": uint16(7)}}},
		{"select * from Win32_LogicalDisk", []values{
			{"DeviceID": "/", "DriveType": uint32(3), "FileSystem": "ext4", "Size": uint64(1 << 40), "FreeSpace": uint64(1 << 30),
				"VolumeName": "My Root", "Access": uint16(3), "MediaType": uint32(12), "Description": "Local Fixed Disk"},
			{"DeviceID": "/boot", "VolumeSerialNumber": "1234-ABCD", "Access": uint16(1), "FileSystem": "vfat"},
			{"DeviceID": "/mnt/my share", "DriveType": uint32(4), "ProviderName": "server:/export", "Size": nil},
		}},
		{"select * from Win32_Volume", []values{
			{"DeviceID": "/dev/nvme0n1p2", "Name": "/", "Capacity": uint64(1 << 40), "BootVolume": true, "SystemVolume": false},
			{"DeviceID": "/dev/nvme0n1p1", "SystemVolume": true},
		}},
		{"select * from Win32_DiskDrive", []values{{
			"DeviceID": "/dev/nvme0n1", "Model": "Fast SSD", "SerialNumber": "S123", "FirmwareRevision": "1.0", "Size": uint64(512000000),
			"Partitions": uint32(2), "InterfaceType": "SCSI", "MediaType": "Fixed hard disk media", "BytesPerSector": uint32(512), "TotalSectors": uint64(1000000),
		}}},
		{"select * from Win32_DiskPartition", []values{
			{"DeviceID": "/dev/nvme0n1p1", "Index": uint32(0), "DiskIndex": uint32(0), "Size": uint64(51200000), "StartingOffset": uint64(1048576), "BootPartition": true},
			{"DeviceID": "/dev/nvme0n1p2", "Name": "Disk #0, Partition #1", "NumberOfBlocks": uint64(800000), "BootPartition": false},
		}},
		{"select * from Win32_Processor", []values{{
			"DeviceID": "CPU0", "Name": "Intel(R) Core(TM) i5", "NumberOfCores": uint32(1), "NumberOfLogicalProcessors": uint32(2),
			"MaxClockSpeed": uint32(3600), "CurrentClockSpeed": uint32(1800), "L2CacheSize": uint32(256), "L3CacheSize": uint32(6144),
			"Architecture": uint16(9), "AddressWidth": uint16(64), "LoadPercentage": uint16(50), "Manufacturer": "GenuineIntel",
			"VMMonitorModeExtensions": true, "Level": uint16(6), "Revision": uint16(142<<8 | 10),
		}}},
		{"select * from Win32_BIOS", []values{{
			"SMBIOSBIOSVersion": "N23ET", "Manufacturer": "LENOVO", "SerialNumber": "PF0ABC", "BIOSVersion": []string{"N23ET"},
			"ReleaseDate": time.Date(2021, 3, 15, 0, 0, 0, 0, time.UTC), "SystemBiosMajorVersion": uint8(1), "SystemBiosMinorVersion": uint8(52),
			"SMBIOSPresent": true,
		}}},
		{"select * from Win32_BaseBoard", []values{{"Product": "20KHBOARD", "Manufacturer": nil}}},
		{"select * from Win32_SystemEnclosure", []values{{"ChassisTypes": []uint16{10}, "Manufacturer": nil}}},
		{"select * from Win32_NetworkAdapter", []values{
			{"Name": "lo", "DeviceID": "1", "MACAddress": nil, "AdapterType": nil, "PhysicalAdapter": false},
			{"Name": "eth0", "DeviceID": "2", "MACAddress": "52:54:00:AB:CD:EF", "Speed": uint64(1_000_000_000), "NetConnectionStatus": uint16(2),
				"PhysicalAdapter": true, "ServiceName": "e1000e", "AdapterType": "Ethernet 802.3", "NetEnabled": true},
		}},
		{"select * from Win32_NetworkAdapterConfiguration where IPEnabled = true", []values{{
			"Index": uint32(2), "IPAddress": []string{"192.168.1.20", "fe80::1"}, "IPSubnet": []string{"255.255.252.0", "64"},
			"DefaultIPGateway": []string{"192.168.1.1"}, "GatewayCostMetric": []uint16{100}, "DHCPEnabled": true, "MTU": uint32(1500),
			"DNSServerSearchOrder": []string{"192.168.1.1", "9.9.9.9"}, "DNSDomain": "example.org",
			"DNSDomainSuffixSearchOrder": []string{"example.org", "lan"}, "DefaultTTL": uint8(64), "DNSHostName": "tux",
		}}},
		{"select * from Win32_Service", []values{
			{"Name": "cron", "StartMode": "Disabled", "State": "Stopped", "PathName": nil},
			{"Name": "ssh", "DisplayName": "OpenBSD Secure Shell server", "StartMode": "Auto", "State": "Running", "ProcessId": uint32(42),
				"Started": true, "StartName": "root", "PathName": "/usr/sbin/sshd -D    $SSHD_OPTS"},
		}},
		{"select * from Win32_UserAccount", []values{
			{"Name": "root", "SID": "S-1-22-1-0", "Disabled": true, "PasswordExpires": false},
			{"Name": "daemon", "Disabled": true, "PasswordRequired": nil},
			{"Name": "ada", "FullName": "Ada Lovelace", "Caption": `tux\ada`, "Domain": "tux", "Disabled": false, "PasswordExpires": true, "PasswordRequired": true},
		}},
		{"select * from Win32_Group where Name = 'sudo'", []values{{"SID": "S-1-22-2-27", "Caption": `tux\sudo`}}},
		{"select * from Win32_Product", []values{
			{"Name": "bash", "Version": "5.2-1", "Vendor": "Matthias <m@example.org>", "Description": "GNU shell", "InstallDate": "20230304",
				"IdentifyingNumber": "bash:amd64", "InstallState": int16(5), "URLInfoAbout": "http://tiswww"},
			{"Name": "zsh", "InstallDate": nil},
		}},
		{"select * from Win32_TimeZone", []values{{
			"StandardName": "Europe/Berlin", "Caption": "(UTC+01:00) Europe/Berlin", "Bias": int32(60), "DaylightBias": int32(-60),
			"DaylightMonth": uint32(3), "DaylightDay": uint32(5), "DaylightDayOfWeek": uint8(0), "DaylightHour": uint32(2),
			"StandardMonth": uint32(10), "StandardDay": uint32(5), "StandardHour": uint32(3),
		}}},
		{"select * from Win32_Environment where Name = 'LANG'", []values{
			{"UserName": "<SYSTEM>", "VariableValue": "de_DE.UTF-8", "SystemVariable": true},
			{"UserName": `tux\ada`, "VariableValue": "en_US.UTF-8", "SystemVariable": false},
		}},
		{"select * from Win32_PageFileUsage", []values{{"Name": "/swap file", "AllocatedBaseSize": uint32(2047), "CurrentUsage": uint32(94)}}},
		{"select * from Win32_QuickFixEngineering", nil},
		{"select * from Win32_Share", nil},
		{"select * from Win32_PhysicalMemory", nil},
	} {
		got := query(t, s, c.query)
		if !assert.Len(t, got, len(c.want), c.query) {
			continue
		}
		for n, want := range c.want {
			for name, value := range want {
				v, ok := got[n].Value(name)
				assert.True(t, ok, "%s: %s", c.query, name)
				assert.Equal(t, value, v, "%s: %s", c.query, name)
			}
		}
	}

	os := query(t, s, "select * from Win32_OperatingSystem")[0]
	v, _ := os.Value("LastBootUpTime")
	assert.True(t, boot.Equal(v.(time.Time)))
	v, _ = os.Value("LocalDateTime")
	assert.Equal(t, "20240701120000.000000+120", cim.FormatDateTime(v.(time.Time).In(berlinSummer)))
	process := query(t, s, "select * from Win32_Process where Handle=1")[0]
	v, _ = process.Value("CreationDate")
	assert.True(t, boot.Add(500*time.Millisecond).Equal(v.(time.Time)))
}

func TestProjection(t *testing.T) {
	s, _ := fixture(t)
	got := query(t, s, "select Name, description from CIM_LogicalElement where Name = 'nothing'")
	assert.Empty(t, got)
	got = query(t, s, "select CommandLine from Win32_Process where Name = 'init'")
	require.Len(t, got, 1)
	i := got[0]
	assert.Equal(t, []string{"CommandLine"}, i.Selected())
	for name, want := range (values{"CommandLine": "/sbin/init splash", "Handle": "1", "Name": nil, "ParentProcessId": nil,
		"__CLASS": "Win32_Process", "__SERVER": "tux", "__PATH": `\\tux\root\cimv2:Win32_Process.Handle="1"`, "__PROPERTY_COUNT": int32(1)}) {
		v, ok := i.Value(name)
		assert.True(t, ok, name)
		assert.Equal(t, want, v, name)
	}
	keys := collect(t, s.Enumerate(t.Context(), `ROOT\CimV2`, "win32_process", cim.EnumerateOptions{KeysOnly: true}))
	assert.Equal(t, "1 42 77", names(t, keys, "Handle"))
	v, _ := keys[0].Value("Name")
	assert.Nil(t, v)
	assert.Empty(t, collect(t, s.Enumerate(t.Context(), "", "CIM_Process", cim.EnumerateOptions{Shallow: true})))
	assert.Len(t, collect(t, s.Enumerate(t.Context(), "", "CIM_Process", cim.EnumerateOptions{})), 3)
}

func TestErrors(t *testing.T) {
	s, _ := fixture(t)
	first := func(sequence iter.Seq2[*cim.Instance, error]) error {
		for _, err := range sequence {
			return err
		}
		return nil
	}
	ctx := t.Context()
	all := cim.EnumerateOptions{}
	assert.ErrorIs(t, first(s.Enumerate(ctx, "", "Win32_Nope", all)), cim.InvalidClass)
	assert.ErrorIs(t, first(s.Enumerate(ctx, "root/nope", "Win32_Process", all)), cim.InvalidNamespace)
	assert.ErrorIs(t, first(s.Enumerate(ctx, "root/default", "Win32_Process", all)), cim.InvalidClass)
	assert.ErrorIs(t, first(s.Enumerate(ctx, "", "Win32_Process", cim.EnumerateOptions{Properties: []string{"Nope"}})), cim.InvalidProperty)
	assert.ErrorIs(t, first(s.Query(ctx, "", "select * from Win32_Nope")), cim.InvalidClass)
	assert.ErrorIs(t, first(s.Query(ctx, "", "selekt")), cim.InvalidQuery)
	assert.ErrorIs(t, first(s.Query(ctx, "", "select Nope from Win32_Process")), cim.InvalidQuery)
	assert.ErrorIs(t, first(s.Query(ctx, "", "select * from Win32_Process within 5")), cim.NotSupported)
	assert.ErrorIs(t, first(s.Query(ctx, "", "associators of {Win32_Process.Handle='999'}")), cim.NotFound)
	assert.ErrorIs(t, first(s.Query(ctx, "", "associators of {Win32_Process.Handle='1'} where assocclass=Nope")), cim.InvalidClass)

	err := first(s.Query(ctx, "", "select * from Win32_Process where Nope = 1"))
	var e *cim.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, "select * from Win32_Process where Nope = 1", e.Target)

	for path, want := range map[string]cim.Status{
		`Win32_Process.Handle="999"`: cim.NotFound, `Win32_Nope.X=1`: cim.InvalidClass, `Win32_Process.Name="init"`: cim.InvalidObjectPath,
		`Win32_Process`: cim.InvalidObjectPath, `Win32_Group.Name="root"`: cim.InvalidObjectPath, `root/x:Win32_Process=1`: cim.InvalidNamespace,
		`Win32_Process=@`: cim.InvalidObjectPath,
	} {
		p, err := cim.ParseObjectPath(path)
		require.NoError(t, err)
		_, err = s.Get(ctx, "", p)
		assert.ErrorIs(t, err, want, path)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	assert.ErrorIs(t, first(s.Enumerate(cancelled, "", "Win32_Process", all)), context.Canceled)
}

func TestGet(t *testing.T) {
	s, _ := fixture(t)
	for path, want := range map[string]string{
		`Win32_Process.Handle="42"`:                 `Win32_Process (Handle = "42")`,
		`win32_process=42`:                          `Win32_Process (Handle = "42")`,
		`CIM_Process.handle='42'`:                   `Win32_Process (Handle = "42")`,
		`\\tux\root\cimv2:Win32_Process.Handle="1"`: `Win32_Process (Handle = "1")`,
		`Win32_LogicalDisk="/boot"`:                 `Win32_LogicalDisk (DeviceID = "/boot")`,
		`Win32_Group.Name="SUDO",Domain="tux"`:      `Win32_Group (Name = "sudo", Domain = "tux")`,
	} {
		p, err := cim.ParseObjectPath(path)
		require.NoError(t, err)
		i, err := s.Get(t.Context(), "", p)
		if assert.NoError(t, err, path) {
			assert.Equal(t, want, i.String(), path)
		}
	}
	i, err := s.Get(t.Context(), "", cim.ObjectPath{Class: "Win32_OperatingSystem", Singleton: true})
	require.NoError(t, err)
	assert.Equal(t, "Win32_OperatingSystem=@", i.Path().Relative())
}

func TestSchemaQueries(t *testing.T) {
	s, _ := fixture(t)
	got := query(t, s, `select * from meta_class where __this isa "CIM_Process"`)
	assert.Equal(t, "CIM_Process Win32_Process", names(t, got, "__CLASS"))
	assert.True(t, got[0].IsClass())
	got = query(t, s, `select * from meta_class where __class like "Win32_D%Drive" or __class = "win32_share"`)
	assert.Equal(t, "Win32_DiskDrive Win32_Share", names(t, got, "__CLASS"))

	var classes []string
	for c, err := range s.Classes(t.Context(), "root/cimv2", "win32_*DISK*") {
		require.NoError(t, err)
		classes = append(classes, c.Name)
	}
	assert.Equal(t, []string{"Win32_LogicalDisk", "Win32_DiskPartition", "Win32_DiskDrive", "Win32_LogicalDiskToPartition", "Win32_DiskDriveToDiskPartition"}, classes)
	spaces := collect(t, s.Enumerate(t.Context(), "root", "__NAMESPACE", cim.EnumerateOptions{}))
	assert.Equal(t, "cimv2 default", names(t, spaces, "Name"))
}

func TestAssociators(t *testing.T) {
	s, _ := fixture(t)
	for q, want := range map[string]string{
		`associators of {Win32_DiskDrive.DeviceID="/dev/nvme0n1"} where AssocClass=Win32_DiskDriveToDiskPartition`: `Win32_DiskPartition.DeviceID="/dev/nvme0n1p1" Win32_DiskPartition.DeviceID="/dev/nvme0n1p2"`,
		`associators of {Win32_DiskPartition.DeviceID="/dev/nvme0n1p2"}`:                                           `Win32_LogicalDisk.DeviceID="/" Win32_DiskDrive.DeviceID="/dev/nvme0n1"`,
		`associators of {Win32_DiskPartition="/dev/nvme0n1p2"} where ResultClass=CIM_LogicalDisk`:                  `Win32_LogicalDisk.DeviceID="/"`,
		`associators of {Win32_DiskPartition="/dev/nvme0n1p2"} where Role=Dependent`:                               `Win32_DiskDrive.DeviceID="/dev/nvme0n1"`,
		`associators of {Win32_DiskPartition="/dev/nvme0n1p2"} where ResultRole=Dependent`:                         `Win32_LogicalDisk.DeviceID="/"`,
		`associators of {Win32_Group.Domain="tux",Name="sudo"}`:                                                    `Win32_UserAccount.Name="ada",Domain="tux"`,
		`associators of {Win32_UserAccount.Domain="tux",Name="ada"}`:                                               `Win32_Group.Name="sudo",Domain="tux" Win32_Group.Name="ada",Domain="tux"`,
		`associators of {Win32_NetworkAdapter=2}`:                                                                  `Win32_NetworkAdapterConfiguration.Index=2`,
		`associators of {Win32_OperatingSystem=@}`:                                                                 `Win32_ComputerSystem.Name="tux"`,
		`associators of {Win32_OperatingSystem=@} where classdefsonly`:                                             `Win32_ComputerSystem`,
		`associators of {Win32_DiskPartition} where schemaonly`:                                                    `Win32_LogicalDisk Win32_DiskDrive`,
		`references of {Win32_DiskPartition} where schemaonly`:                                                     `Win32_LogicalDiskToPartition Win32_DiskDriveToDiskPartition`,
		`associators of {Win32_Process=1}`:                                                                         ``,
	} {
		assert.Equal(t, want, names(t, query(t, s, q), "__RELPATH"), q)
	}
	got := query(t, s, `references of {Win32_LogicalDisk.DeviceID="/boot"}`)
	require.Len(t, got, 1)
	v, _ := got[0].Value("Antecedent")
	assert.Equal(t, `\\tux\root\cimv2:Win32_DiskPartition.DeviceID="/dev/nvme0n1p1"`, v.(cim.ObjectPath).String())
}

// Leaving a sequence must end the enumeration without another call.
func TestStopEarly(t *testing.T) {
	s, _ := fixture(t)
	for _, class := range []string{"CIM_ManagedSystemElement", "CIM_Process", "Win32_Product", "Win32_Environment", "Win32_GroupUser"} {
		count := 0
		for _, err := range s.Enumerate(t.Context(), "", class, cim.EnumerateOptions{}) {
			require.NoError(t, err)
			count++
			break
		}
		assert.Equal(t, 1, count, class)
	}
}

// Every provider must belong to a class of the schema and every class must parse.
func TestSchemaComplete(t *testing.T) {
	s, _ := fixture(t)
	found := make(map[string]bool)
	for _, namespace := range []string{"root", "root/default", "root/cimv2"} {
		for c, err := range s.Classes(t.Context(), namespace, "") {
			require.NoError(t, err)
			found[strings.ToLower(c.Name)] = true
			for _, m := range c.Methods {
				require.NotEmpty(t, m.Origin, m.Name)
			}
			if p := providers()[strings.ToLower(c.Name)]; p != nil {
				for name := range p.methods {
					assert.NotNil(t, c.Method(name), "%s.%s", c.Name, name)
				}
			}
		}
	}
	for name := range providers() {
		assert.True(t, found[name], name)
	}
}

var errFull = errors.New("disk full")
