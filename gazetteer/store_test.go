package gazetteer

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// row is one line of a GeoNames dump.
func row(id, name, names, lat, lon, class, code, country, admin1, admin2, people string) string {
	return strings.Join([]string{id, name, name, names, lat, lon, class, code, country, "", admin1, admin2, "", "", people, "", "", "", "2020-01-01"}, "\t") + "\n"
}

var smallDump = row("900001", "Sar-e Tapah", "Sari Tepe,Саре Тапа", "35.5", "69.5", "P", "PPL", "AF", "07", "1302", "1200") +
	row("900002", "Northwick", "", "51.5", "-0.25", "P", "PPL", "GB", "ENG", "", "40000") +
	row("900003", "Northwick", "", "40.25", "-75.5", "P", "PPL", "US", "PA", "091", "90000") +
	row("900004", "Qala-i-Zal", "Qalʿah-ye Zāl", "37.0", "68.4", "P", "PPL", "AF", "24", "", "0")

func build(t testing.TB, files map[string]string) []byte {
	t.Helper()
	data, err := tryBuild(t, files)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func tryBuild(t testing.TB, files map[string]string) ([]byte, error) {
	t.Helper()
	dir := t.TempDir()
	var names []string
	for _, name := range sortedKeys(files) {
		data := []byte(files[name])
		if strings.HasSuffix(name, ".gz") {
			var z bytes.Buffer
			w := gzip.NewWriter(&z)
			w.Write(data)
			w.Close()
			data = z.Bytes()
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		names = append(names, path)
	}
	var out bytes.Buffer
	_, err := Build(&out, names, BuildOptions{Version: "test"})
	return out.Bytes(), err
}

func TestBuildRoundTrip(t *testing.T) {
	data := build(t, map[string]string{"a.txt": smallDump, "units.txt.gz": "#code\n" + "AF.07.1302\tDara-e Gul District\tDara-e Gul District\t900010\n"})
	file := filepath.Join(t.TempDir(), "small.gaz")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	g, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(g.Version(), "+test:") {
		t.Errorf("version %q does not name the overlay", g.Version())
	}
	for _, x := range []struct {
		name    string
		id      int
		country string
		admin1  string
	}{
		{"sar e tapah", 900001, "AFG", "Faryab"},
		{"Sari Tepe", 900001, "AFG", "Faryab"},
		{"Northwick", 900003, "USA", "Pennsylvania"},
		{"Qal’ah-ye Zal", 900004, "AFG", "Kunduz"},
	} {
		ps := g.Lookup(x.name)
		if len(ps) == 0 || ps[0].GeonameID != x.id || ps[0].Country != x.country || ps[0].Admin1 != x.admin1 {
			t.Errorf("Lookup(%q) = %+v, want %d in %s, %s", x.name, ps, x.id, x.admin1, x.country)
		}
	}
	if ps := g.Lookup("Sar-e Tapah"); len(ps) == 0 || ps[0].Admin2 != "Dara-e Gul District" {
		t.Errorf("second-level unit of Sar-e Tapah: %+v", ps)
	}
	if ps := g.Lookup("Dara-e Gul District"); len(ps) == 0 || ps[0].GeonameID != 900010 || ps[0].Point.Lat != 35.5 {
		t.Errorf("a unit lies in the middle of its places: %+v", ps)
	}
	if ps := g.Similar("Sare Tappa", "AFG", "AF.07"); len(ps) == 0 || ps[0].GeonameID != 900001 {
		t.Errorf("Similar(Sare Tappa) = %+v", ps)
	}
	if ps := g.Similar("Sare Tappa", "AFG", "AF.24"); len(ps) != 0 {
		t.Errorf("Similar finds places in other units: %+v", ps)
	}
}

func TestBuildIsDeterministic(t *testing.T) {
	files := map[string]string{"a.txt": smallDump}
	if !bytes.Equal(build(t, files), build(t, files)) {
		t.Error("the same dump gives different files")
	}
}

func TestBuildNamesFileAndLine(t *testing.T) {
	for _, x := range []struct{ dump, want string }{
		{smallDump + "one\ttwo\n", "a.txt:5: 2 columns, want 19"},
		{row("x1", "Name", "", "1", "1", "P", "PPL", "AF", "", "", ""), `a.txt:1: geonameid "x1"`},
		{row("1", "Name", "", "91", "1", "P", "PPL", "AF", "", "", ""), `a.txt:1: latitude "91"`},
		{row("1", "Name", "", "1", "east", "P", "PPL", "AF", "", "", ""), `a.txt:1: longitude "east"`},
		{row("1", "Name", "", "1", "1", "P", "PPL", "AF", "", "", "many"), `a.txt:1: population "many"`},
		{"", "no places in"},
	} {
		if _, err := tryBuild(t, map[string]string{"a.txt": x.dump}); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("error %v, want %q", err, x.want)
		}
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	data := build(t, map[string]string{"a.txt": smallDump})
	for name, bad := range map[string][]byte{
		"empty": nil, "text": []byte("geonameid\tname\n"), "cut": data[:len(data)-5], "head": data[:25],
		"flipped": append(append([]byte(nil), data[:60]...), append([]byte{data[60] ^ 0xff}, data[61:]...)...),
	} {
		if _, err := openStore(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none.gaz")); err == nil {
		t.Error("a file that is not there gives no error")
	}
}

// exercise calls everything that follows references inside the file.
func exercise(s *store) {
	for i := range min(s.n, 50) {
		s.place(i)
	}
	for _, key := range []string{"", "northwick", "sari tepe", "zzz", "a"} {
		for _, i := range s.find(key, nil) {
			s.place(i)
		}
	}
	for _, i := range s.similar(Skeleton("Sari Tepe"), nil) {
		s.place(i)
	}
}

func FuzzOpenStore(f *testing.F) {
	f.Add(build(f, map[string]string{"a.txt": smallDump}))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := openStore(data); err == nil {
			exercise(s)
		}
	})
}

// FuzzBody damages the body and mends its checksum, so that the checks of the
// references themselves are tried.
func FuzzBody(f *testing.F) {
	data := build(f, map[string]string{"a.txt": smallDump})
	dec, err := zstd.NewReader(nil)
	if err != nil {
		f.Fatal(err)
	}
	body, err := dec.DecodeAll(data[len(magic)+8:], nil)
	if err != nil {
		f.Fatal(err)
	}
	if binary.LittleEndian.Uint32(data[len(magic)+4:]) != crc32.ChecksumIEEE(body) {
		f.Fatal("checksum of the seed is wrong")
	}
	f.Add(body)
	f.Add(body[:len(body)/2])
	f.Fuzz(func(t *testing.T, body []byte) {
		if s, err := readBody(body); err == nil {
			exercise(s)
		}
	})
}

// TestBodyWithOneByteChanged is the fuzz test in small, for every run.
func TestBodyWithOneByteChanged(t *testing.T) {
	data := build(t, map[string]string{"a.txt": smallDump})
	dec, _ := zstd.NewReader(nil)
	body, err := dec.DecodeAll(data[len(magic)+8:], nil)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for i := range body {
		for _, b := range []byte{0, 1, 0x7f, 0xff, body[i] + 1} {
			damaged := bytes.Clone(body)
			damaged[i] = b
			if s, err := readBody(damaged); err == nil {
				exercise(s)
				read++
			}
		}
	}
	if read == 0 {
		t.Error("no damaged body was read at all")
	}
}

func TestLookup(t *testing.T) {
	g := open(t)
	for _, x := range []struct {
		name, country, feature string
	}{
		{"London", "GBR", "PPLC"}, {"Mosul", "IRQ", "ADM2"}, {"Helmand", "AFG", "ADM1"}, {"Anbar", "IRQ", "ADM1"}, {"Fairfax County", "USA", "ADM2"},
		{"Black Sea", "", "SEA"}, {"Darfur", "SDN", "RGN"}, {"Europe", "", "CONT"}, {"U.S.", "USA", "PCLI"}, {"Deir Ezzor", "SYR", "ADM1"},
		{"Kirov Oblast", "RUS", "ADM1"}, {"Aşgabat", "TKM", "PPLC"}, {"Helmand", "AFG", "ADM1"},
	} {
		ok := false
		for _, p := range g.Lookup(x.name) {
			ok = ok || p.Country == x.country && p.Feature == x.feature
		}
		if !ok {
			t.Errorf("Lookup(%q) has no %s in %q: %+v", x.name, x.feature, x.country, g.Lookup(x.name))
		}
	}
	for _, name := range []string{"", "Qwrtzp", "-", "'"} {
		if g.HasPlace(name) || len(g.Lookup(name)) > 0 {
			t.Errorf("%q is found", name)
		}
	}
	ps := g.Lookup("Springfield")
	for i := 1; i < len(ps); i++ {
		if ps[i].Population > ps[i-1].Population {
			t.Fatalf("Springfield: %d before %d", ps[i-1].Population, ps[i].Population)
		}
	}
	if p, ok := g.Abbreviation("Ky."); !ok || p.Name != "Kentucky" {
		t.Errorf("Ky. is %+v", p)
	}
	if p, ok := g.RegionDemonym("Chechens"); !ok || p.Name != "Chechnya" {
		t.Errorf("Chechens are of %+v", p)
	}
}

func TestSameNameSameKey(t *testing.T) {
	for _, row := range [][]string{
		{"Pul-e-Khumri", "pul e khumri", "Pul-e Khumri"}, {"Sana'a", "Sanaa", "Sana’a"}, {"São Paulo", "Sao Paulo"}, {"St. Louis", "St Louis"},
		{"The Hague", "Hague"}, {"Łódź", "Lodz"}, {"Bosnia & Herzegovina", "Bosnia and Herzegovina"}, {"Trinidad&Tobago", "Trinidad and Tobago"},
	} {
		for _, n := range row[1:] {
			if Fold(n) != Fold(row[0]) {
				t.Errorf("Fold(%q) = %q, Fold(%q) = %q", n, Fold(n), row[0], Fold(row[0]))
			}
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		open(b)
	}
}

func BenchmarkLookup(b *testing.B) {
	g := open(b)
	for b.Loop() {
		g.Lookup("Springfield")
	}
}

func BenchmarkHasPlaceNot(b *testing.B) {
	g := open(b)
	for b.Loop() {
		g.HasPlace("Unheard Of")
	}
}
