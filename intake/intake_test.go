package intake

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"hearsay"
)

// utf16Bytes writes s in UTF-16.
func utf16Bytes(s string, order binary.ByteOrder, mark bool) []byte {
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	out := make([]byte, 2*len(units))
	for i, u := range units {
		order.PutUint16(out[2*i:], u)
	}
	return out
}

func TestDecode(t *testing.T) {
	const s = "Die Armee räumte Tiflis. Šešelj floh."
	tests := []struct {
		name string
		data []byte
		text string
		note string
		err  error
	}{
		{"UTF-8", []byte(s), s, "", nil},
		{"byte order mark", []byte("\xef\xbb\xbf" + s), s, "", nil},
		{"UTF-16 little endian", utf16Bytes(s, binary.LittleEndian, true), s, "read as UTF-16", nil},
		{"UTF-16 big endian", utf16Bytes(s, binary.BigEndian, true), s, "read as UTF-16", nil},
		{"UTF-16 without a mark", utf16Bytes("Rebels took the town.", binary.LittleEndian, false), "Rebels took the town.", "read as UTF-16", nil},
		{"UTF-16 cut off", utf16Bytes(s, binary.LittleEndian, true)[:31], "", "", ErrTruncated},
		{"UTF-16 cut off within a pair", utf16Bytes("ab😀", binary.BigEndian, true)[:8], "", "", ErrTruncated},
		{"UTF-16 of nothing", []byte("\xff\xfe"), "", "", ErrEmpty},
		{"old encoding", []byte("The mayor of M\xfcnster said \x93no\x94 \x96 again."), "The mayor of Münster said “no” – again.", "not UTF-8; read as windows-1252", nil},
		{"damaged UTF-8", []byte("Die Armee räumte Tif\xfflis."), "", "", ErrEncoding},
		{"bytes of no encoding", []byte("Rebels \xff\xfe took the town."), "", "", ErrEncoding},
		{"empty", nil, "", "", ErrEmpty},
		{"blank", []byte(" \r\n\t"), "", "", ErrEmpty},
		{"zeros", []byte("PK\x03\x04\x00\x00\x00\x08\x00abc\x00\x00\x00"), "", "", ErrBinary},
		{"controls", []byte("\x01\x02\x03\x04 some words \x05\x06"), "", "", ErrBinary},
		{"a picture", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01"), "", "", ErrBinary},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, note, err := Decode(tt.data)
			if text != tt.text || note != tt.note || !errors.Is(err, tt.err) {
				t.Errorf("got %q, %q, %v", text, note, err)
			}
		})
	}
}

func TestParseDay(t *testing.T) {
	for s, want := range map[string]string{
		"2021-08-23": "2021-08-23", " 2021-08-23\n": "2021-08-23", "2021-08-23T23:30:00-05:00": "2021-08-23",
		"20210823": "2021-08-23", "210823": "2021-08-23", "990823": "1999-08-23", "20210230": "", "211323": "", "2021082": "", "2021-02-30": "", "23.8.2021": "", "yesterday": "", "": "", "2021-8-23": "",
	} {
		day, err := ParseDay(s)
		if got := day.Format(time.DateOnly); want != "" && got != want || (want == "") != (err != nil) {
			t.Errorf("%q: %s, %v", s, got, err)
		}
	}
}

// read collects what Read gives.
func read(inputs []string, stdin string, o Options) []Item {
	var items []Item
	for item := range Read(inputs, strings.NewReader(stdin), o) {
		items = append(items, item)
	}
	return items
}

func TestReadJSONLines(t *testing.T) {
	lines := strings.Join([]string{
		`{"id":"a","text":"Rebels took\r\nthe town. ","title":"T","published":"2021-08-23T10:00:00Z","publisher":"P","url":"u","language":"en","more":[1]}`,
		``,
		`{"id":7,"text":"\u201cNo\u201d, he said."}`,
		`{"text":"cut off`,
		`["text"]`,
		`{"id":"b","text":5}`,
		`{"id":"c"}`,
		`{"id":"d","text":" "}`,
		`{"id":"e","text":"x y","published":"soon"}`,
		`{"id":"f","text":"` + strings.Repeat("x ", 600) + `"}`,
		"{\"id\":\"g\",\"text\":\"\xff\"}",
		`{"id":"h","text":"Last one."}`,
	}, "\n")
	items := read([]string{"-"}, lines, Options{Format: FormatJSONL, MaxBytes: 1000})
	wantErr := []string{
		"", "", "standard input:4: not a report in JSON: unexpected end of JSON input (at byte 16)",
		"standard input:5: not a report in JSON: the line is a JSON array, not an object",
		"standard input:6: not a report in JSON: text is a JSON number, not a string",
		`standard input:7: not a report in JSON: no field "text"`,
		"standard input:8: no text in it",
		`standard input:9: published: "soon" is no date of the form 2021-08-23`,
		"standard input:10: report too large: more than 1000 bytes",
		"standard input:11: not a report in JSON: byte 19 is not UTF-8", "",
	}
	if len(items) != len(wantErr) {
		t.Fatalf("%d items, want %d", len(items), len(wantErr))
	}
	for i, item := range items {
		got := ""
		if item.Err != nil {
			got = item.Err.Error()
		}
		if got != wantErr[i] {
			t.Errorf("item %d: %q, want %q", i, got, wantErr[i])
		}
	}
	r := items[0].Report
	if r.ID != "a" || r.Text != "Rebels took\r\nthe town. " || r.Title != "T" || r.Publisher != "P" || r.URL != "u" || r.Language != "en" {
		t.Errorf("report %+v", r)
	}
	if r.Published.Basis != hearsay.BasisGiven || r.Published.Date.Format(time.DateOnly) != "2021-08-23" {
		t.Errorf("published %+v", r.Published)
	}
	if id := items[1].Report.ID; id != "7" {
		t.Errorf("id %q of a number", id)
	}
}

func TestReadTellsJSONFromText(t *testing.T) {
	for stdin, want := range map[string]string{
		"{\"text\":\"Rebels left.\"}\n{\"text\":\"Rebels came.\"}": "Rebels left.|Rebels came.",
		"\xef\xbb\xbf { \"text\":\"Rebels left.\"}":                "Rebels left.",
		"{Rebels} left.": "{Rebels} left.",
		"[\"text\"]":     "[\"text\"]",
	} {
		var got []string
		for _, item := range read([]string{"-"}, stdin, Options{}) {
			if item.Err != nil {
				t.Fatal(item.Err)
			}
			got = append(got, item.Report.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q gives %q", stdin, got)
		}
	}
}

// endless is a line without an end.
type endless struct{ left int }

func (e *endless) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.left)
	copy(p[:n], bytes.Repeat([]byte("a"), n))
	e.left -= n
	return n, nil
}

func TestReadRefusesWhatIsTooLarge(t *testing.T) {
	for _, format := range []Format{FormatText, FormatJSONL} {
		var items []Item
		for item := range Read([]string{"-"}, &endless{50 << 20}, Options{Format: format, MaxBytes: 1 << 20}) {
			items = append(items, item)
		}
		if len(items) != 1 || !errors.Is(items[0].Err, ErrTooLarge) {
			t.Errorf("%s: %d items, %v", format, len(items), items[0].Err)
		}
	}
}

func TestReadFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"b.txt": "Rebels left.", "a/c.TXT": "Rebels came.", "d.jsonl": `{"text":"Rebels stayed."}`, "e.md": "no report", ".hidden/f.txt": "No.", ".g.txt": "No.",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	if _, err := w.Write([]byte("Rebels hid.")); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "h.txt.gz"), z.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, item := range read([]string{dir, filepath.Join(dir, "e.md")}, "", Options{}) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		got = append(got, item.Report.Text)
	}
	if want := "Rebels came.|Rebels left.|Rebels stayed.|Rebels hid.|no report"; strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
	if n := Count([]string{dir, dir + "/none"}, Options{}); n != 5 {
		t.Errorf("Count is %d", n)
	}
	items := read([]string{t.TempDir(), filepath.Join(dir, "none.txt"), filepath.Join(dir, "b.txt")}, "", Options{})
	if len(items) != 3 || !errors.Is(items[0].Err, ErrNoReports) || !errors.Is(items[1].Err, os.ErrNotExist) || items[2].Err != nil {
		t.Errorf("items %+v", items)
	}
}

func TestIdentifier(t *testing.T) {
	one := func(o Options, json string) string { return read([]string{"-"}, json, o)[0].Report.ID }
	jsonl := Options{Format: FormatJSONL}
	a := one(jsonl, `{"text":"Rebels left.","publisher":"P"}`)
	if b := one(Options{Format: FormatJSONL, Published: time.Unix(0, 0)}, `{"publisher":"P","text":"Rebels left."}`); a != b {
		t.Errorf("the same report is %s and %s", a, b)
	}
	if b := one(jsonl, `{"text":"Rebels left.","publisher":"Q"}`); a == b {
		t.Error("two publishers, one identifier")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("Rebels left M\xfcnster."))
	f.Add(utf16Bytes("Rebels", binary.BigEndian, true))
	f.Add([]byte("a\x00b\x00c\x00d\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, _, err := Decode(data)
		if err == nil && !utf8.ValidString(text) {
			t.Errorf("%q gives %q", data, text)
		}
		if utf8.Valid(data) && err == nil && !bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) && bytes.IndexByte(data, 0) < 0 && text != string(data) {
			t.Errorf("%q is not kept to the letter: %q", data, text)
		}
	})
}

func FuzzReadLines(f *testing.F) {
	f.Add([]byte("{\"text\":\"Rebels left.\",\"id\":1}\n\n{\"text\":5}\n[\n"))
	f.Add([]byte("{\"text\":\"\\ud800\"}\n{\"text\":\"a\",\"published\":\"2021-08-23\"}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for item := range Read([]string{"-"}, bytes.NewReader(data), Options{Format: FormatJSONL, MaxBytes: 200}) {
			if (item.Err == nil) == (item.Report == nil) {
				t.Fatalf("%q: %+v", data, item)
			}
			if item.Report != nil {
				if item.Report.ID == "" || !utf8.ValidString(item.Report.Text) {
					t.Errorf("%q: %+v", data, item.Report)
				}
				checkSections(t, item.Report.Text, item.Report.Sections)
			}
		}
	})
}
