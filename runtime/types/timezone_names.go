package types

import (
	"strings"
	"sync"
)

// windowsZoneText pairs Windows' time zone ids with the IANA zone that CLDR gives for each.
const windowsZoneText = `UTC=Etc/UTC
Hawaiian Standard Time=Pacific/Honolulu
Alaskan Standard Time=America/Anchorage
Pacific Standard Time=America/Los_Angeles
US Mountain Standard Time=America/Phoenix
Mountain Standard Time=America/Denver
Central Standard Time=America/Chicago
Central America Standard Time=America/Guatemala
Canada Central Standard Time=America/Regina
Central Standard Time (Mexico)=America/Mexico_City
Eastern Standard Time=America/New_York
US Eastern Standard Time=America/Indianapolis
SA Pacific Standard Time=America/Bogota
Venezuela Standard Time=America/Caracas
Atlantic Standard Time=America/Halifax
Pacific SA Standard Time=America/Santiago
SA Western Standard Time=America/La_Paz
Newfoundland Standard Time=America/St_Johns
E. South America Standard Time=America/Sao_Paulo
Argentina Standard Time=America/Buenos_Aires
SA Eastern Standard Time=America/Cayenne
Greenland Standard Time=America/Godthab
Azores Standard Time=Atlantic/Azores
Cape Verde Standard Time=Atlantic/Cape_Verde
GMT Standard Time=Europe/London
Greenwich Standard Time=Atlantic/Reykjavik
Morocco Standard Time=Africa/Casablanca
W. Europe Standard Time=Europe/Berlin
Central Europe Standard Time=Europe/Budapest
Romance Standard Time=Europe/Paris
Central European Standard Time=Europe/Warsaw
W. Central Africa Standard Time=Africa/Lagos
GTB Standard Time=Europe/Bucharest
E. Europe Standard Time=Europe/Chisinau
FLE Standard Time=Europe/Kiev
Egypt Standard Time=Africa/Cairo
South Africa Standard Time=Africa/Johannesburg
Israel Standard Time=Asia/Jerusalem
Turkey Standard Time=Europe/Istanbul
Arabic Standard Time=Asia/Baghdad
Arab Standard Time=Asia/Riyadh
Russian Standard Time=Europe/Moscow
E. Africa Standard Time=Africa/Nairobi
Iran Standard Time=Asia/Tehran
Arabian Standard Time=Asia/Dubai
Azerbaijan Standard Time=Asia/Baku
Georgian Standard Time=Asia/Tbilisi
Afghanistan Standard Time=Asia/Kabul
West Asia Standard Time=Asia/Tashkent
Ekaterinburg Standard Time=Asia/Yekaterinburg
Pakistan Standard Time=Asia/Karachi
India Standard Time=Asia/Calcutta
Sri Lanka Standard Time=Asia/Colombo
Nepal Standard Time=Asia/Katmandu
Bangladesh Standard Time=Asia/Dhaka
Myanmar Standard Time=Asia/Rangoon
SE Asia Standard Time=Asia/Bangkok
North Asia Standard Time=Asia/Krasnoyarsk
China Standard Time=Asia/Shanghai
Singapore Standard Time=Asia/Singapore
W. Australia Standard Time=Australia/Perth
Taipei Standard Time=Asia/Taipei
Tokyo Standard Time=Asia/Tokyo
Korea Standard Time=Asia/Seoul
Cen. Australia Standard Time=Australia/Adelaide
AUS Central Standard Time=Australia/Darwin
E. Australia Standard Time=Australia/Brisbane
AUS Eastern Standard Time=Australia/Sydney
Tasmania Standard Time=Australia/Hobart
Vladivostok Standard Time=Asia/Vladivostok
New Zealand Standard Time=Pacific/Auckland
Fiji Standard Time=Pacific/Fiji
Tonga Standard Time=Pacific/Tongatapu
Samoa Standard Time=Pacific/Apia`

// windowsZones leads from lower-case Windows ids to IANA names.
var windowsZones = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(windowsZoneText, "\n") {
		id, iana, _ := strings.Cut(line, "=")
		m[strings.ToLower(id)] = iana
	}
	return m
})

// windowsZoneOf leads from IANA names to Windows ids.
var windowsZoneOf = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(windowsZoneText, "\n") {
		id, iana, _ := strings.Cut(line, "=")
		m[strings.ToLower(iana)] = id
	}
	return m
})
