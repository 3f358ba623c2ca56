package culture

// langData is what the cultures of a language share. Lists are joined with "|"; an empty string means "as English" for
// names and "as the list before" for genitives. Values follow the Unicode CLDR, as ICU hands them to .NET.
type langData struct {
	code, iso3, english, native    string
	decimal, group                 string
	minus, nan                     string
	percent                        int // NumberFormat.PercentPositivePattern, and PercentNegativePattern
	currencyPos, currencyNeg       int
	shortDate, longDate            string
	shortTime, longTime            string
	monthDay, yearMonth            string
	am, pm                         string
	months, monthsGenitive         string
	shortMonths, shortMonthsOfDate string
	days, shortDays, narrowDays    string
	era                            string
	firstDay, weekRule             int
}

// regionData is what a specific culture changes in or adds to its language.
type regionData struct {
	name           string
	lcid           int
	windows        string // ThreeLetterWindowsLanguageName
	region         string // English name of the region
	nativeRegion   string
	currency       string
	currencyDigits int
	adjust         func(*Culture)
}

var langs = []langData{
	{code: "en", iso3: "eng", english: "English", native: "English", decimal: ".", group: ",", percent: 1, currencyNeg: 1,
		shortDate: "M/d/yyyy", longDate: "dddd, MMMM d, yyyy", shortTime: "h:mm\u202ftt", longTime: "h:mm:ss\u202ftt",
		monthDay: "MMMM d", yearMonth: "MMMM yyyy", am: "AM", pm: "PM", narrowDays: "S|M|T|W|T|F|S", era: "AD"},
	{code: "de", iso3: "deu", english: "German", native: "Deutsch", decimal: ",", group: ".", currencyPos: 3, currencyNeg: 8,
		shortDate: "dd.MM.yyyy", longDate: "dddd, d. MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d. MMMM", yearMonth: "MMMM yyyy", am: "AM", pm: "PM",
		months:      "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
		shortMonths: "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez", shortMonthsOfDate: "Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|Sept.|Okt.|Nov.|Dez.",
		days: "Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag", shortDays: "So|Mo|Di|Mi|Do|Fr|Sa", narrowDays: "S|M|D|M|D|F|S",
		era: "n. Chr.", firstDay: 1, weekRule: 2},
	{code: "fr", iso3: "fra", english: "French", native: "français", decimal: ",", group: "\u202f", currencyPos: 3, currencyNeg: 8,
		shortDate: "dd/MM/yyyy", longDate: "dddd d MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy", am: "AM", pm: "PM",
		months:      "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
		shortMonths: "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.",
		days:        "dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi", shortDays: "dim.|lun.|mar.|mer.|jeu.|ven.|sam.", narrowDays: "D|L|M|M|J|V|S",
		era: "ap. J.-C.", firstDay: 1, weekRule: 2},
	{code: "es", iso3: "spa", english: "Spanish", native: "español", decimal: ",", group: ".", currencyPos: 3, currencyNeg: 8,
		shortDate: "d/M/yyyy", longDate: "dddd, d 'de' MMMM 'de' yyyy", shortTime: "H:mm", longTime: "H:mm:ss",
		monthDay: "d 'de' MMMM", yearMonth: "MMMM 'de' yyyy", am: "a.\u00a0m.", pm: "p.\u00a0m.",
		months:      "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
		shortMonths: "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic",
		days:        "domingo|lunes|martes|miércoles|jueves|viernes|sábado", shortDays: "dom|lun|mar|mié|jue|vie|sáb", narrowDays: "D|L|M|X|J|V|S",
		era: "d. C.", firstDay: 1, weekRule: 2},
	{code: "it", iso3: "ita", english: "Italian", native: "italiano", decimal: ",", group: ".", percent: 1, currencyPos: 3, currencyNeg: 8,
		shortDate: "dd/MM/yyyy", longDate: "dddd d MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy", am: "AM", pm: "PM",
		months:      "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
		shortMonths: "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
		days:        "domenica|lunedì|martedì|mercoledì|giovedì|venerdì|sabato", shortDays: "dom|lun|mar|mer|gio|ven|sab", narrowDays: "D|L|M|M|G|V|S",
		era: "d.C.", firstDay: 1, weekRule: 2},
	{code: "pt", iso3: "por", english: "Portuguese", native: "português", decimal: ",", group: ".", percent: 1, currencyPos: 2, currencyNeg: 9,
		shortDate: "dd/MM/yyyy", longDate: "dddd, d 'de' MMMM 'de' yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d 'de' MMMM", yearMonth: "MMMM 'de' yyyy", am: "AM", pm: "PM",
		months:      "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
		shortMonths: "jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago.|set.|out.|nov.|dez.",
		days:        "domingo|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado",
		shortDays:   "dom.|seg.|ter.|qua.|qui.|sex.|sáb.", narrowDays: "D|S|T|Q|Q|S|S", era: "d.C."},
	{code: "nl", iso3: "nld", english: "Dutch", native: "Nederlands", decimal: ",", group: ".", percent: 1, currencyPos: 2, currencyNeg: 12,
		shortDate: "dd-MM-yyyy", longDate: "dddd d MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy", am: "a.m.", pm: "p.m.",
		months:      "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
		shortMonths: "jan.|feb.|mrt.|apr.|mei|jun.|jul.|aug.|sep.|okt.|nov.|dec.",
		days:        "zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag", shortDays: "zo|ma|di|wo|do|vr|za", narrowDays: "Z|M|D|W|D|V|Z",
		era: "n.Chr.", firstDay: 1, weekRule: 2},
	{code: "sv", iso3: "swe", english: "Swedish", native: "svenska", decimal: ",", group: "\u00a0", minus: "−", currencyPos: 3, currencyNeg: 8,
		shortDate: "yyyy-MM-dd", longDate: "dddd d MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy", am: "fm", pm: "em",
		months:      "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
		shortMonths: "jan.|feb.|mars|apr.|maj|juni|juli|aug.|sep.|okt.|nov.|dec.",
		days:        "söndag|måndag|tisdag|onsdag|torsdag|fredag|lördag", shortDays: "sön|mån|tis|ons|tors|fre|lör", narrowDays: "S|M|T|O|T|F|L",
		era: "e.Kr.", firstDay: 1, weekRule: 2},
	{code: "nb", iso3: "nob", english: "Norwegian Bokmål", native: "norsk bokmål", decimal: ",", group: "\u00a0", minus: "−", currencyPos: 3, currencyNeg: 8,
		shortDate: "dd.MM.yyyy", longDate: "dddd d. MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d. MMMM", yearMonth: "MMMM yyyy", am: "a.m.", pm: "p.m.",
		months:      "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
		shortMonths: "jan.|feb.|mars|apr.|mai|juni|juli|aug.|sep.|okt.|nov.|des.",
		days:        "søndag|mandag|tirsdag|onsdag|torsdag|fredag|lørdag", shortDays: "søn.|man.|tir.|ons.|tor.|fre.|lør.", narrowDays: "S|M|T|O|T|F|L",
		era: "e.Kr.", firstDay: 1, weekRule: 2},
	{code: "da", iso3: "dan", english: "Danish", native: "dansk", decimal: ",", group: ".", currencyPos: 3, currencyNeg: 8,
		shortDate: "dd.MM.yyyy", longDate: "dddd 'den' d. MMMM yyyy", shortTime: "HH.mm", longTime: "HH.mm.ss",
		monthDay: "d. MMMM", yearMonth: "MMMM yyyy", am: "AM", pm: "PM",
		months:      "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
		shortMonths: "jan.|feb.|mar.|apr.|maj|jun.|jul.|aug.|sep.|okt.|nov.|dec.",
		days:        "søndag|mandag|tirsdag|onsdag|torsdag|fredag|lørdag", shortDays: "søn.|man.|tirs.|ons.|tors.|fre.|lør.", narrowDays: "S|M|T|O|T|F|L",
		era: "e.Kr.", firstDay: 1, weekRule: 2},
	{code: "fi", iso3: "fin", english: "Finnish", native: "suomi", decimal: ",", group: "\u00a0", minus: "−", nan: "epäluku", currencyPos: 3, currencyNeg: 8,
		shortDate: "d.M.yyyy", longDate: "dddd d. MMMM yyyy", shortTime: "H.mm", longTime: "H.mm.ss",
		monthDay: "d. MMMM", yearMonth: "MMMM yyyy", am: "ap.", pm: "ip.",
		months:            "tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu",
		monthsGenitive:    "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta",
		shortMonths:       "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu",
		shortMonthsOfDate: "tammik.|helmik.|maalisk.|huhtik.|toukok.|kesäk.|heinäk.|elok.|syysk.|lokak.|marrask.|jouluk.",
		days:              "sunnuntai|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai", shortDays: "su|ma|ti|ke|to|pe|la", narrowDays: "S|M|T|K|T|P|L",
		era: "jKr.", firstDay: 1, weekRule: 2},
	{code: "pl", iso3: "pol", english: "Polish", native: "polski", decimal: ",", group: "\u00a0", percent: 1, currencyPos: 3, currencyNeg: 8,
		shortDate: "d.MM.yyyy", longDate: "dddd, d MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy", am: "AM", pm: "PM",
		months:         "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|wrzesień|październik|listopad|grudzień",
		monthsGenitive: "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
		shortMonths:    "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru",
		days:           "niedziela|poniedziałek|wtorek|środa|czwartek|piątek|sobota", shortDays: "niedz.|pon.|wt.|śr.|czw.|pt.|sob.", narrowDays: "N|P|W|Ś|C|P|S",
		era: "n.e.", firstDay: 1, weekRule: 2},
	{code: "cs", iso3: "ces", english: "Czech", native: "čeština", decimal: ",", group: "\u00a0", currencyPos: 3, currencyNeg: 8,
		shortDate: "dd.MM.yyyy", longDate: "dddd d. MMMM yyyy", shortTime: "H:mm", longTime: "H:mm:ss",
		monthDay: "d. MMMM", yearMonth: "MMMM yyyy", am: "dop.", pm: "odp.",
		months:         "leden|únor|březen|duben|květen|červen|červenec|srpen|září|říjen|listopad|prosinec",
		monthsGenitive: "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince",
		shortMonths:    "led|úno|bře|dub|kvě|čvn|čvc|srp|zář|říj|lis|pro",
		days:           "neděle|pondělí|úterý|středa|čtvrtek|pátek|sobota", shortDays: "ne|po|út|st|čt|pá|so", narrowDays: "N|P|Ú|S|Č|P|S",
		era: "n. l.", firstDay: 1, weekRule: 2},
	{code: "hu", iso3: "hun", english: "Hungarian", native: "magyar", decimal: ",", group: "\u00a0", percent: 1, currencyPos: 3, currencyNeg: 8,
		shortDate: "yyyy. MM. dd.", longDate: "yyyy. MMMM d., dddd", shortTime: "H:mm", longTime: "H:mm:ss",
		monthDay: "MMMM d.", yearMonth: "yyyy. MMMM", am: "de.", pm: "du.",
		months:      "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
		shortMonths: "jan.|febr.|márc.|ápr.|máj.|jún.|júl.|aug.|szept.|okt.|nov.|dec.",
		days:        "vasárnap|hétfő|kedd|szerda|csütörtök|péntek|szombat", shortDays: "V|H|K|Sze|Cs|P|Szo", narrowDays: "V|H|K|Sz|Cs|P|Sz",
		era: "i. sz.", firstDay: 1, weekRule: 2},
	{code: "tr", iso3: "tur", english: "Turkish", native: "Türkçe", decimal: ",", group: ".", percent: 2, currencyNeg: 1,
		shortDate: "d.MM.yyyy", longDate: "d MMMM yyyy dddd", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy", am: "ÖÖ", pm: "ÖS",
		months:      "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
		shortMonths: "Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara",
		days:        "Pazar|Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi", shortDays: "Paz|Pzt|Sal|Çar|Per|Cum|Cmt", narrowDays: "P|P|S|Ç|P|C|C",
		era: "MS", firstDay: 1},
	{code: "ru", iso3: "rus", english: "Russian", native: "русский", decimal: ",", group: "\u00a0", nan: "не\u00a0число", currencyPos: 3, currencyNeg: 8,
		shortDate: "dd.MM.yyyy", longDate: "dddd, d MMMM yyyy 'г'.", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy 'г'.", am: "AM", pm: "PM",
		months:         "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь",
		monthsGenitive: "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
		shortMonths:    "янв.|февр.|март|апр.|май|июнь|июль|авг.|сент.|окт.|нояб.|дек.", shortMonthsOfDate: "янв.|февр.|мар.|апр.|мая|июн.|июл.|авг.|сент.|окт.|нояб.|дек.",
		days: "воскресенье|понедельник|вторник|среда|четверг|пятница|суббота", shortDays: "вс|пн|вт|ср|чт|пт|сб", narrowDays: "В|П|В|С|Ч|П|С",
		era: "н. э.", firstDay: 1, weekRule: 2},
	{code: "uk", iso3: "ukr", english: "Ukrainian", native: "українська", decimal: ",", group: "\u00a0", percent: 1, currencyPos: 3, currencyNeg: 8,
		shortDate: "dd.MM.yyyy", longDate: "dddd, d MMMM yyyy 'р'.", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy 'р'.", am: "дп", pm: "пп",
		months:         "січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень",
		monthsGenitive: "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
		shortMonths:    "січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру", shortMonthsOfDate: "січ.|лют.|бер.|квіт.|трав.|черв.|лип.|серп.|вер.|жовт.|лист.|груд.",
		days: "неділя|понеділок|вівторок|середа|четвер|пʼятниця|субота", shortDays: "нд|пн|вт|ср|чт|пт|сб", narrowDays: "Н|П|В|С|Ч|П|С",
		era: "н. е.", firstDay: 1},
	{code: "ro", iso3: "ron", english: "Romanian", native: "română", decimal: ",", group: ".", currencyPos: 3, currencyNeg: 8,
		shortDate: "dd.MM.yyyy", longDate: "dddd, d MMMM yyyy", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy", am: "a.m.", pm: "p.m.",
		months:      "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
		shortMonths: "ian.|feb.|mar.|apr.|mai|iun.|iul.|aug.|sept.|oct.|nov.|dec.",
		days:        "duminică|luni|marți|miercuri|joi|vineri|sâmbătă", shortDays: "dum.|lun.|mar.|mie.|joi|vin.|sâm.", narrowDays: "D|L|M|M|J|V|S",
		era: "d.Hr.", firstDay: 1},
	{code: "el", iso3: "ell", english: "Greek", native: "Ελληνικά", decimal: ",", group: ".", percent: 1, currencyPos: 3, currencyNeg: 8,
		shortDate: "d/M/yyyy", longDate: "dddd d MMMM yyyy", shortTime: "h:mm tt", longTime: "h:mm:ss tt",
		monthDay: "d MMMM", yearMonth: "MMMM yyyy", am: "π.μ.", pm: "μ.μ.",
		months:         "Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|Ιούλιος|Αύγουστος|Σεπτέμβριος|Οκτώβριος|Νοέμβριος|Δεκέμβριος",
		monthsGenitive: "Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου",
		shortMonths:    "Ιαν|Φεβ|Μάρ|Απρ|Μάι|Ιούν|Ιούλ|Αύγ|Σεπ|Οκτ|Νοέ|Δεκ", shortMonthsOfDate: "Ιαν|Φεβ|Μαρ|Απρ|Μαΐ|Ιουν|Ιουλ|Αυγ|Σεπ|Οκτ|Νοε|Δεκ",
		days: "Κυριακή|Δευτέρα|Τρίτη|Τετάρτη|Πέμπτη|Παρασκευή|Σάββατο", shortDays: "Κυρ|Δευ|Τρί|Τετ|Πέμ|Παρ|Σάβ", narrowDays: "Κ|Δ|Τ|Τ|Π|Π|Σ",
		era: "μ.Χ.", firstDay: 1, weekRule: 2},
	{code: "ja", iso3: "jpn", english: "Japanese", native: "日本語", decimal: ".", group: ",", percent: 1, currencyNeg: 1,
		shortDate: "yyyy/MM/dd", longDate: "yyyy年M月d日dddd", shortTime: "H:mm", longTime: "H:mm:ss",
		monthDay: "M月d日", yearMonth: "yyyy年M月", am: "午前", pm: "午後",
		months: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月", shortMonths: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
		days: "日曜日|月曜日|火曜日|水曜日|木曜日|金曜日|土曜日", shortDays: "日|月|火|水|木|金|土", narrowDays: "日|月|火|水|木|金|土", era: "西暦"},
	{code: "ko", iso3: "kor", english: "Korean", native: "한국어", decimal: ".", group: ",", percent: 1, currencyNeg: 1,
		shortDate: "yyyy. M. d.", longDate: "yyyy년 M월 d일 dddd", shortTime: "tt h:mm", longTime: "tt h:mm:ss",
		monthDay: "MMMM d일", yearMonth: "yyyy년 MMMM", am: "오전", pm: "오후",
		months: "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월", shortMonths: "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
		days: "일요일|월요일|화요일|수요일|목요일|금요일|토요일", shortDays: "일|월|화|수|목|금|토", narrowDays: "일|월|화|수|목|금|토", era: "AD"},
	{code: "zh", iso3: "zho", english: "Chinese", native: "中文", decimal: ".", group: ",", percent: 1, currencyNeg: 1,
		shortDate: "yyyy/M/d", longDate: "yyyy年M月d日dddd", shortTime: "HH:mm", longTime: "HH:mm:ss",
		monthDay: "M月d日", yearMonth: "yyyy年M月", am: "上午", pm: "下午",
		months: "一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月", shortMonths: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
		days: "星期日|星期一|星期二|星期三|星期四|星期五|星期六", shortDays: "周日|周一|周二|周三|周四|周五|周六", narrowDays: "日|一|二|三|四|五|六", era: "公元", firstDay: 1},
}

var regions = []regionData{
	{name: "en-GB", lcid: 2057, windows: "ENG", region: "United Kingdom", currency: "£", currencyDigits: 2, adjust: british},
	{name: "en-IE", lcid: 6153, windows: "ENI", region: "Ireland", currency: "€", currencyDigits: 2, adjust: func(c *Culture) {
		british(c)
		c.DateTime.LongDatePattern = "dddd d MMMM yyyy"
		c.DateTime.ShortDatePattern = "dd/MM/yyyy"
	}},
	{name: "en-AU", lcid: 3081, windows: "ENA", region: "Australia", currency: "$", currencyDigits: 2, adjust: func(c *Culture) {
		british(c)
		twelveHours(c)
		c.DateTime.ShortDatePattern, c.DateTime.LongDatePattern = "d/M/yyyy", "dddd d MMMM yyyy"
	}},
	{name: "en-NZ", lcid: 5129, windows: "ENZ", region: "New Zealand", currency: "$", currencyDigits: 2, adjust: func(c *Culture) {
		british(c)
		twelveHours(c)
		c.DateTime.ShortDatePattern = "d/MM/yyyy"
	}},
	{name: "en-CA", lcid: 4105, windows: "ENC", region: "Canada", currency: "$", currencyDigits: 2, adjust: func(c *Culture) {
		c.DateTime.ShortDatePattern = "yyyy-MM-dd"
		c.DateTime.AMDesignator, c.DateTime.PMDesignator = "a.m.", "p.m."
	}},
	{name: "en-IN", lcid: 16393, windows: "ENN", region: "India", currency: "₹", currencyDigits: 2, adjust: func(c *Culture) {
		british(c)
		twelveHours(c)
		c.DateTime.LongDatePattern = "dddd, d MMMM, yyyy"
		c.DateTime.FirstDayOfWeek, c.DateTime.CalendarWeekRule = 0, 0
		n := &c.Number
		n.NumberGroupSizes, n.CurrencyGroupSizes, n.PercentGroupSizes = []int{3, 2}, []int{3, 2}, []int{3, 2}
	}},
	{name: "en-ZA", lcid: 7177, windows: "ENS", region: "South Africa", currency: "R", currencyDigits: 2, adjust: func(c *Culture) {
		british(c)
		c.DateTime.ShortDatePattern, c.DateTime.LongDatePattern = "yyyy/MM/dd", "dddd, dd MMMM yyyy"
		c.DateTime.FirstDayOfWeek, c.DateTime.CalendarWeekRule = 0, 0
		separators(c, ",", "\u00a0")
	}},
	{name: "de-DE", lcid: 1031, windows: "DEU", region: "Germany", nativeRegion: "Deutschland", currency: "€", currencyDigits: 2},
	{name: "de-AT", lcid: 3079, windows: "DEA", region: "Austria", nativeRegion: "Österreich", currency: "€", currencyDigits: 2, adjust: func(c *Culture) {
		separators(c, ",", "\u00a0")
		c.Number.CurrencyPositivePattern, c.Number.CurrencyNegativePattern = 2, 9
		months := append([]string{"Jänner"}, c.DateTime.MonthNames[1:]...)
		c.DateTime.MonthNames, c.DateTime.MonthGenitiveNames = months, months
	}},
	{name: "de-CH", lcid: 2055, windows: "DES", region: "Switzerland", nativeRegion: "Schweiz", currency: "CHF", currencyDigits: 2, adjust: func(c *Culture) {
		separators(c, ".", "’")
		c.Number.CurrencyPositivePattern, c.Number.CurrencyNegativePattern = 2, 2
		c.Number.PercentPositivePattern, c.Number.PercentNegativePattern = 1, 1
	}},
	{name: "fr-FR", lcid: 1036, windows: "FRA", region: "France", nativeRegion: "France", currency: "€", currencyDigits: 2},
	{name: "fr-BE", lcid: 2060, windows: "FRB", region: "Belgium", nativeRegion: "Belgique", currency: "€", currencyDigits: 2, adjust: func(c *Culture) {
		c.DateTime.ShortDatePattern = "d/MM/yyyy"
	}},
	{name: "fr-CA", lcid: 3084, windows: "FRC", region: "Canada", nativeRegion: "Canada", currency: "$", currencyDigits: 2, adjust: func(c *Culture) {
		separators(c, ",", "\u00a0")
		d := &c.DateTime
		d.ShortDatePattern, d.ShortTimePattern, d.LongTimePattern = "yyyy-MM-dd", "HH 'h' mm", "HH 'h' mm 'min' ss 's'"
		d.AMDesignator, d.PMDesignator, d.FirstDayOfWeek, d.CalendarWeekRule = "a.m.", "p.m.", 0, 0
	}},
	{name: "fr-CH", lcid: 4108, windows: "FRS", region: "Switzerland", nativeRegion: "Suisse", currency: "CHF", currencyDigits: 2, adjust: func(c *Culture) {
		c.DateTime.ShortDatePattern, c.DateTime.LongDatePattern = "dd.MM.yyyy", "dddd, d MMMM yyyy"
		c.Number.PercentPositivePattern, c.Number.PercentNegativePattern = 1, 1
	}},
	{name: "es-ES", lcid: 3082, windows: "ESN", region: "Spain", nativeRegion: "España", currency: "€", currencyDigits: 2},
	{name: "es-MX", lcid: 2058, windows: "ESM", region: "Mexico", nativeRegion: "México", currency: "$", currencyDigits: 2, adjust: func(c *Culture) {
		separators(c, ".", ",")
		c.Number.CurrencyPositivePattern, c.Number.CurrencyNegativePattern = 0, 1
		c.Number.PercentPositivePattern, c.Number.PercentNegativePattern = 1, 1
		c.DateTime.ShortDatePattern, c.DateTime.FirstDayOfWeek, c.DateTime.CalendarWeekRule = "dd/MM/yyyy", 0, 0
		c.DateTime.ShortTimePattern, c.DateTime.LongTimePattern = "HH:mm", "HH:mm:ss"
	}},
	{name: "es-AR", lcid: 11274, windows: "ESS", region: "Argentina", nativeRegion: "Argentina", currency: "$", currencyDigits: 2, adjust: func(c *Culture) {
		c.Number.CurrencyPositivePattern, c.Number.CurrencyNegativePattern = 2, 9
		c.DateTime.FirstDayOfWeek, c.DateTime.CalendarWeekRule = 1, 0
		c.DateTime.ShortTimePattern, c.DateTime.LongTimePattern = "HH:mm", "HH:mm:ss"
	}},
	{name: "it-IT", lcid: 1040, windows: "ITA", region: "Italy", nativeRegion: "Italia", currency: "€", currencyDigits: 2},
	{name: "it-CH", lcid: 2064, windows: "ITS", region: "Switzerland", nativeRegion: "Svizzera", currency: "CHF", currencyDigits: 2, adjust: func(c *Culture) {
		separators(c, ".", "’")
		c.Number.CurrencyPositivePattern, c.Number.CurrencyNegativePattern = 2, 2
		c.DateTime.ShortDatePattern, c.DateTime.LongDatePattern = "dd.MM.yyyy", "dddd, d MMMM yyyy"
	}},
	{name: "pt-BR", lcid: 1046, windows: "PTB", region: "Brazil", nativeRegion: "Brasil", currency: "R$", currencyDigits: 2},
	{name: "pt-PT", lcid: 2070, windows: "PTG", region: "Portugal", nativeRegion: "Portugal", currency: "€", currencyDigits: 2, adjust: func(c *Culture) {
		separators(c, ",", "\u00a0")
		c.Number.CurrencyPositivePattern, c.Number.CurrencyNegativePattern = 3, 8
		c.DateTime.AMDesignator, c.DateTime.PMDesignator = "da manhã", "da tarde"
		c.DateTime.CalendarWeekRule = 2
	}},
	{name: "nl-NL", lcid: 1043, windows: "NLD", region: "Netherlands", nativeRegion: "Nederland", currency: "€", currencyDigits: 2},
	{name: "nl-BE", lcid: 2067, windows: "NLB", region: "Belgium", nativeRegion: "België", currency: "€", currencyDigits: 2, adjust: func(c *Culture) {
		c.DateTime.ShortDatePattern = "d/MM/yyyy"
	}},
	{name: "sv-SE", lcid: 1053, windows: "SVE", region: "Sweden", nativeRegion: "Sverige", currency: "kr", currencyDigits: 2},
	{name: "nb-NO", lcid: 1044, windows: "NOR", region: "Norway", nativeRegion: "Norge", currency: "kr", currencyDigits: 2},
	{name: "da-DK", lcid: 1030, windows: "DAN", region: "Denmark", nativeRegion: "Danmark", currency: "kr.", currencyDigits: 2},
	{name: "fi-FI", lcid: 1035, windows: "FIN", region: "Finland", nativeRegion: "Suomi", currency: "€", currencyDigits: 2},
	{name: "pl-PL", lcid: 1045, windows: "PLK", region: "Poland", nativeRegion: "Polska", currency: "zł", currencyDigits: 2},
	{name: "cs-CZ", lcid: 1029, windows: "CSY", region: "Czechia", nativeRegion: "Česko", currency: "Kč", currencyDigits: 2},
	{name: "hu-HU", lcid: 1038, windows: "HUN", region: "Hungary", nativeRegion: "Magyarország", currency: "Ft", currencyDigits: 2},
	{name: "tr-TR", lcid: 1055, windows: "TRK", region: "Türkiye", nativeRegion: "Türkiye", currency: "₺", currencyDigits: 2},
	{name: "ru-RU", lcid: 1049, windows: "RUS", region: "Russia", nativeRegion: "Россия", currency: "₽", currencyDigits: 2},
	{name: "uk-UA", lcid: 1058, windows: "UKR", region: "Ukraine", nativeRegion: "Україна", currency: "₴", currencyDigits: 2},
	{name: "ro-RO", lcid: 1048, windows: "ROM", region: "Romania", nativeRegion: "România", currency: "RON", currencyDigits: 2},
	{name: "el-GR", lcid: 1032, windows: "ELL", region: "Greece", nativeRegion: "Ελλάδα", currency: "€", currencyDigits: 2},
	{name: "ja-JP", lcid: 1041, windows: "JPN", region: "Japan", nativeRegion: "日本", currency: "￥"},
	{name: "ko-KR", lcid: 1042, windows: "KOR", region: "South Korea", nativeRegion: "대한민국", currency: "₩"},
	{name: "zh-CN", lcid: 2052, windows: "CHS", region: "China", nativeRegion: "中国", currency: "¥", currencyDigits: 2},
	{name: "zh-TW", lcid: 1028, windows: "CHT", region: "Taiwan", nativeRegion: "台灣", currency: "$", currencyDigits: 2, adjust: func(c *Culture) {
		c.Number.NaNSymbol = "非數值"
		c.DateTime.LongDatePattern, c.DateTime.FirstDayOfWeek = "yyyy年M月d日 dddd", 0
		c.DateTime.ShortTimePattern, c.DateTime.LongTimePattern = "tth:mm", "tth:mm:ss"
		c.DateTime.AbbreviatedDayNames = []string{"週日", "週一", "週二", "週三", "週四", "週五", "週六"}
		c.DateTime.MonthNames = c.DateTime.AbbreviatedMonthNames
		c.DateTime.MonthGenitiveNames = c.DateTime.AbbreviatedMonthNames
	}},
}

// neutralLCIDs are the language-only cultures that Windows numbers.
var neutralLCIDs = []struct {
	code string
	lcid int
}{
	{"en", 9},
	{"de", 7},
	{"fr", 12},
	{"es", 10},
	{"it", 16},
	{"pt", 22},
	{"nl", 19},
	{"sv", 29},
	{"nb", 31764},
	{"da", 6},
	{"fi", 11},
	{"pl", 21},
	{"cs", 5},
	{"hu", 14},
	{"tr", 31},
	{"ru", 25},
	{"uk", 34},
	{"ro", 24},
	{"el", 8},
	{"ja", 17},
	{"ko", 18},
	{"zh", 30724},
}

// otherLanguages are further names that resolve, with their English names; they take ICU's root patterns.
var otherLanguages = []struct{ code, english string }{
	{"ar", "Arabic"},
	{"bg", "Bulgarian"},
	{"ca", "Catalan"},
	{"he", "Hebrew"},
	{"is", "Icelandic"},
	{"hr", "Croatian"},
	{"sk", "Slovak"},
	{"sq", "Albanian"},
	{"th", "Thai"},
	{"ur", "Urdu"},
	{"id", "Indonesian"},
	{"be", "Belarusian"},
	{"sl", "Slovenian"},
	{"et", "Estonian"},
	{"lv", "Latvian"},
	{"lt", "Lithuanian"},
	{"fa", "Persian"},
	{"vi", "Vietnamese"},
	{"hy", "Armenian"},
	{"eu", "Basque"},
	{"hi", "Hindi"},
	{"ms", "Malay"},
	{"sr", "Serbian"},
	{"af", "Afrikaans"},
	{"sw", "Swahili"},
	{"ta", "Tamil"},
	{"te", "Telugu"},
	{"bn", "Bangla"},
	{"ga", "Irish"},
	{"cy", "Welsh"},
	{"mt", "Maltese"},
	{"gl", "Galician"},
	{"mk", "Macedonian"},
	{"nn", "Norwegian Nynorsk"},
}

func british(c *Culture) {
	d := &c.DateTime
	d.ShortDatePattern, d.LongDatePattern = "dd/MM/yyyy", "dddd, d MMMM yyyy"
	d.ShortTimePattern, d.LongTimePattern, d.MonthDayPattern = "HH:mm", "HH:mm:ss", "d MMMM"
	d.AMDesignator, d.PMDesignator = "am", "pm"
	d.FirstDayOfWeek, d.CalendarWeekRule = 1, 2
}

func twelveHours(c *Culture) {
	c.DateTime.ShortTimePattern, c.DateTime.LongTimePattern = "h:mm\u202ftt", "h:mm:ss\u202ftt"
}

func separators(c *Culture, decimal, group string) {
	n := &c.Number
	n.NumberDecimalSeparator, n.CurrencyDecimalSeparator, n.PercentDecimalSeparator = decimal, decimal, decimal
	n.NumberGroupSeparator, n.CurrencyGroupSeparator, n.PercentGroupSeparator = group, group, group
}
