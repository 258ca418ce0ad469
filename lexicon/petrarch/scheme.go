package petrarch

import (
	"maps"
	"slices"
	"strings"
)

// The scheme lets the code of one verb change that of another: "agreed to lift
// the sanctions". A code is a number of four hexadecimal digits: the first tells
// what is done in words (say, appeal, intend, demand, …), the second whether
// relations are reduced or something is yielded, the third the kind of act, the
// fourth what about it. Where one verb governs another the numbers add up; a
// negation or refusal takes away 0xFFFF. It is PETRARCH-2's; the table below
// writes CAMEO down in it.

// refusal is what a negation or a refusal adds to a number.
const refusal = -0xFFFF

// words are the first digits.
const (
	say        = 0x1000
	appeal     = 0x2000
	intend     = 0x3000
	demand     = 0x4000
	protest    = 0x5000
	threaten   = 0x6000
	disapprove = 0x7000
	posture    = 0x8000
	coerce     = 0x9000
	look       = 0xA000
	consult    = 0xB000
)

// about gives for a kind of act the codes with which it is done, appealed for,
// intended, demanded, refused and threatened; "" where CAMEO has none.
type about struct {
	value                                                   int
	done, appealed, intended, demanded, refused, threatened string
}

var acts = []about{
	{0x0070, "060", "021", "031", "101", "121", ""},
	{0x0075, "061", "0211", "0311", "1011", "1211", ""},
	{0x0076, "062", "0212", "0312", "1012", "1212", ""},
	{0x0078, "063", "0213", "0313", "1013", "1213", ""},
	{0x007A, "064", "0214", "0314", "1014", "1214", ""},
	{0x0080, "050", "022", "032", "102", "", ""},
	{0x0040, "070", "023", "033", "103", "", ""},
	{0x0045, "071", "0231", "0331", "1031", "", ""},
	{0x0046, "072", "0232", "0332", "1032", "", ""},
	{0x0047, "073", "0233", "0333", "1033", "", ""},
	{0x0049, "074", "0234", "0334", "1034", "", ""},
	{0x004E, "075", "", "", "", "", ""},
	{0x0060, "", "024", "034", "104", "", ""},
	{0x0061, "", "0241", "0341", "1041", "", ""},
	{0x0062, "", "0242", "0342", "1042", "", ""},
	{0x0063, "", "0243", "0343", "1043", "", ""},
	{0x0064, "", "0244", "0344", "1044", "", ""},
	{0x0200, "080", "025", "035", "105", "124", ""},
	{0x020B, "081", "0251", "0351", "1051", "1241", ""},
	{0x020C, "082", "0252", "0352", "1052", "1242", ""},
	{0x020D, "0841", "0253", "0353", "1053", "1243", ""},
	{0x0205, "085", "0254", "0354", "1054", "1244", ""},
	{0x020E, "086", "0255", "0355", "1055", "1245", ""},
	{0x020F, "", "0256", "0356", "1056", "", ""},
	{0x02C0, "087", "", "", "", "1246", ""},
	{0x0203, "0811", "", "", "", "", ""},
	{0x0201, "0812", "", "", "", "", ""},
	{0x0204, "0813", "", "", "", "", ""},
	{0x0206, "0814", "", "", "", "", ""},
	{0x0260, "083", "", "", "", "123", ""},
	{0x0261, "0831", "", "", "", "1231", ""},
	{0x0262, "0832", "", "", "", "1232", ""},
	{0x0263, "0833", "", "", "", "1233", ""},
	{0x0264, "0834", "", "", "", "1234", ""},
	{0x0250, "084", "", "", "", "", ""},
	{0x0209, "0861", "", "", "", "", ""},
	{0x020A, "0862", "", "", "", "", ""},
	{0x0207, "0863", "", "", "", "", ""},
	{0x02C9, "0871", "", "", "", "", ""},
	{0x02C1, "0872", "", "", "", "", ""},
	{0x02C6, "0873", "", "", "", "", ""},
	{0x02C2, "0874", "", "", "", "", ""},
	{0x0010, "", "026", "036", "106", "125", "134"},
	{0x0020, "", "027", "037", "107", "127", ""},
	{0x0030, "", "028", "039", "108", "126", "135"},
	{0x0230, "", "", "038", "", "", ""},
	{0x0002, "", "", "", "", "128", ""},
	{0x0001, "", "", "", "", "129", ""},
	{0x0100, "160", "", "", "", "", "131"},
	{0x0180, "161", "", "", "", "", "1313"},
	{0x0140, "162", "", "", "", "", "1311"},
	{0x0145, "1621", "", "", "", "", ""},
	{0x0146, "1622", "", "", "", "", ""},
	{0x0147, "1623", "", "", "", "", ""},
	{0x000B, "163", "", "", "", "", "132"},
	{0x0105, "", "", "", "", "", "1312"},
	{0x0003, "", "", "", "", "", "1321"},
	{0x000C, "", "", "", "", "", "133"},
	{0x000E, "", "", "", "", "", "136"},
	{0x0004, "", "", "", "", "", "137"},
	{0x0006, "", "", "", "", "", "1324"},
	{0x0110, "164", "", "", "", "", ""},
	{0x0130, "165", "", "", "", "", ""},
	{0x0150, "166", "", "", "", "", ""},
	{0x0159, "1661", "", "", "", "", ""},
	{0x015A, "1662", "", "", "", "", ""},
	{0x015E, "1663", "", "", "", "", ""},
	{0x0090, "180", "", "", "", "", ""},
	{0x0091, "181", "", "", "", "", ""},
	{0x0092, "182", "", "", "", "", ""},
	{0x0093, "1821", "", "", "", "", ""},
	{0x0094, "1822", "", "", "", "", ""},
	{0x0095, "1823", "", "", "", "", ""},
	{0x0097, "183", "", "", "", "", ""},
	{0x0098, "1831", "", "", "", "", ""},
	{0x0099, "1832", "", "", "", "", ""},
	{0x009A, "1833", "", "", "", "", ""},
	{0x009B, "1834", "", "", "", "", ""},
	{0x009C, "184", "", "", "", "", ""},
	{0x009D, "185", "", "", "", "", ""},
	{0x009E, "186", "", "", "", "", ""},
	{0x00A0, "190", "", "", "", "", "138"},
	{0x00A1, "191", "", "", "", "", "1381"},
	{0x00A2, "192", "", "", "", "", "1382"},
	{0x00A3, "193", "", "", "", "", "1383"},
	{0x00A4, "194", "", "", "", "", "1384"},
	{0x00A5, "195", "", "", "", "", ""},
	{0x00A6, "1951", "", "", "", "", ""},
	{0x00A7, "1952", "", "", "", "", ""},
	{0x00A8, "196", "", "", "", "", ""},
	{0x00B0, "200", "", "", "", "", "1385"},
	{0x0081, "051", "", "", "", "", ""},
	{0x0082, "052", "", "", "", "", ""},
	{0x0083, "053", "", "", "", "", ""},
	{0x0084, "054", "", "", "", "", ""},
	{0x0085, "055", "", "", "", "", ""},
	{0x0086, "056", "", "", "", "", ""},
	{0x0087, "057", "", "", "", "", ""},
}

// spoken are the codes that are words throughout.
var spoken = map[string]int{
	"010": say, "012": say + 0xC, "013": say + 1, "014": say + 2, "015": say + 0xA0, "017": say + 3, "018": say + 4, "019": say + 5,
	"011": say + refusal, "016": say + 0xA0 + refusal,
	"020": appeal, "030": intend, "100": demand, "120": refusal, "130": threaten, "139": threaten + 5,
	"122": refusal + 0x2340, "1221": refusal + 0x2345, "1222": refusal + 0x2346, "1223": refusal + 0x2347, "1224": refusal + 0x2349,
	"040": consult, "041": consult + 1, "042": consult + 2, "043": consult + 3, "044": consult + 0x10, "045": consult + 0x30, "046": consult + 0x11,
	"090": look, "091": look + 1, "092": look + 2, "093": look + 3, "094": look + 4,
	"110": disapprove, "111": disapprove + 1, "112": disapprove + 0xA0, "1121": disapprove + 0xA1, "1122": disapprove + 0xA2, "1123": disapprove + 0xA3,
	"1124": disapprove + 0xA4, "1125": disapprove + 0xA5, "113": disapprove + 2, "114": disapprove + 3, "115": disapprove + 8, "116": disapprove + 5,
	"140": protest, "145": protest + 0xA0,
	"150": posture, "151": posture + 1, "152": posture + 2, "153": posture + 3, "154": posture + 4,
	"170": coerce, "171": coerce + 0x10, "1711": coerce + 0x11, "1712": coerce + 0x12, "172": coerce + 0xB, "1721": coerce + 3, "1722": coerce + 1,
	"1723": coerce + 4, "1724": coerce + 6, "173": coerce + 0x20, "174": coerce + 0x30, "175": coerce + 0x40,
}

// unplaced are codes of CAMEO that the scheme has no number for: they neither
// change others nor are changed.
const unplaced = "0842 1314 1322 1323 141 1411 1412 1413 1414 142 1421 1422 1423 1424 143 1431 1432 1433 1434 144 1441 1442 1443 1444 1451 1452 1453 1454 155 176 1824 201 202 203 204 2041 2042"

// opposite are codes whose negation is a code of its own: who does not
// disapprove cooperates, who does not coerce keeps an agreement.
var opposite = map[string]string{"110": "050", "111": "050", "170": "057"}

// table holds the scheme in both directions.
type table struct {
	number map[string]int
	code   map[int]string
	known  map[string]bool
}

var scheme = newTable()

func newTable() *table {
	t := &table{map[string]int{}, map[int]string{}, map[string]bool{}}
	add := func(code string, n int) {
		if code == "" {
			return
		}
		if _, ok := t.number[code]; !ok {
			t.number[code] = n
		}
		if _, ok := t.code[n]; !ok {
			t.code[n] = code
		}
		t.known[code] = true
	}
	for _, c := range slices.Sorted(maps.Keys(spoken)) {
		add(c, spoken[c])
	}
	for _, a := range acts {
		add(a.done, a.value)
		add(a.appealed, appeal+a.value)
		add(a.intended, intend+a.value)
		add(a.demanded, demand+a.value)
		add(a.refused, refusal+a.value)
		add(a.threatened, threaten+a.value)
	}
	for _, c := range strings.Fields(unplaced) {
		t.known[c] = true
	}
	return t
}

// Known reports whether CAMEO has the code. Codes cut to their root ("08", "17")
// are known too.
func Known(code string) bool {
	return scheme.known[code] || len(code) == 2 && scheme.known[code+"0"]
}

// number is the code in the scheme.
func number(code string) (int, bool) {
	if len(code) == 2 {
		code += "0"
	}
	n, ok := scheme.number[code]
	return n, ok
}

// Combine is the code of an act whose verb governs another one: "intend" over
// "aid" is "intend to aid". It reports false if the scheme has no such code.
func Combine(upper, lower string) (string, bool) {
	u, ok := number(upper)
	l, ok2 := number(lower)
	if !ok || !ok2 {
		return "", false
	}
	switch {
	case l < 0:
		return code(l + u)
	case u >= say && l >= say:
		// Of two acts in words the one further down the list of words counts, and the lower verb's of two alike.
		if u/say > l/say {
			return code(u)
		}
		return code(l)
	case l >= u && u >= 0:
		return code(l)
	case u >= disapprove:
		// What is disapproved of, shown, coerced, looked into or talked about takes no part in the code.
		return code(u)
	}
	return code(u + l)
}

// Negate is the code of an act that is not done. It reports false if the scheme
// has no such code.
func Negate(c string) (string, bool) {
	if o := opposite[c]; o != "" {
		return o, true
	}
	n, ok := number(c)
	if !ok {
		return "", false
	}
	return code(n + refusal)
}

// code is the code of a number, or of the number without its last digits, which
// tell particulars, as long as something is left of what it is about.
func code(n int) (string, bool) {
	if c, ok := scheme.code[n]; ok {
		return c, true
	}
	base := 0
	if n < 0 {
		base = refusal
	}
	for _, digits := range []int{0xF, 0xFF} {
		m := (n - base) &^ digits
		if m&0xFFF == 0 {
			break
		}
		if c, ok := scheme.code[base+m]; ok {
			return c, true
		}
	}
	return "", false
}
