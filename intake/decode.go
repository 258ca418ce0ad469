package intake

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
)

// sniff is how much of a text decides what it is.
const sniff = 64 << 10

// Decode makes a string of the bytes of a text file. A byte order mark is
// dropped; offsets count from behind it. UTF-8 is taken as it is, UTF-16 and the
// older 8-bit encodings are converted, which the note tells.
func Decode(data []byte) (text, note string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decode16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decode16(data[2:], binary.BigEndian)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return "", "", ErrEmpty
	}
	head := data[:min(len(data), sniff)]
	if bytes.IndexByte(head, 0) >= 0 {
		if order := order16(head); order != nil {
			return decode16(data, order)
		}
		return "", "", ErrBinary
	}
	if bytes.IndexByte(data, 0) >= 0 || controls(head) > len(head)/50 {
		return "", "", ErrBinary
	}
	if utf8.Valid(data) {
		return string(data), "", nil
	}
	return decodeLegacy(data)
}

// order16 tells UTF-16 without a byte order mark from binary data: half of its
// bytes are zero, all on the same side, since news in Latin script is.
func order16(head []byte) binary.ByteOrder {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 4:
	case zeros[0] == 0 && zeros[1] > pairs*8/10:
		return binary.LittleEndian
	case zeros[1] == 0 && zeros[0] > pairs*8/10:
		return binary.BigEndian
	}
	return nil
}

func decode16(data []byte, order binary.ByteOrder) (text, note string, err error) {
	if len(data)%2 != 0 {
		return "", "", ErrTruncated
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	if n := len(units); n > 0 && utf16.IsSurrogate(rune(units[n-1])) && units[n-1] < 0xDC00 {
		return "", "", ErrTruncated
	}
	text = string(utf16.Decode(units))
	if strings.TrimSpace(text) == "" {
		return "", "", ErrEmpty
	}
	if head := []byte(text[:min(len(text), sniff)]); controls(head) > len(head)/50 || strings.IndexByte(text, 0) >= 0 {
		return "", "", ErrBinary
	}
	if strings.Count(text, "\uFFFD") > len(units)/1000+1 {
		return "", "", ErrBinary
	}
	return text, "read as UTF-16", nil
}

// decodeLegacy reads text in one of the encodings of one byte a letter, or of
// East Asia. Text that is partly UTF-8 is damaged, not old, and is refused.
func decodeLegacy(data []byte) (text, note string, err error) {
	valid, first := 0, -1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if first < 0 {
				first = i
			}
		case n > 1:
			valid++
		}
		i += n
	}
	damaged := fmt.Errorf("%w: byte %d (line %d) is not UTF-8", ErrEncoding, first+1, 1+bytes.Count(data[:first], []byte("\n")))
	if valid > 0 {
		return "", "", damaged
	}
	name := "windows-1252"
	if guess := chardet.Detect(data[:min(len(data), sniff)]); guess.Confidence >= 0.5 && guess.Encoding != "" {
		name = guess.Encoding
	}
	enc, canonical := charset.Lookup(name)
	if enc == nil {
		return "", "", damaged
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil || !plausible(string(out)) {
		return "", "", damaged
	}
	return string(out), "not UTF-8; read as " + canonical, nil
}

// plausible reports whether a text looks as if it had been decoded rightly:
// news holds no control characters and none of the letters that the bytes FE
// and FF, which no encoding of news uses much, turn into.
func plausible(text string) bool {
	for _, r := range text {
		switch {
		case r == utf8.RuneError || r == 'þ' || r == 'ÿ':
			return false
		case r >= 0x80 && r < 0xA0 || r >= 0xA0 && !unicode.IsPrint(r) && !unicode.IsSpace(r) && r != 0xAD:
			return false
		}
	}
	return true
}

// controls counts the control characters that no text has.
func controls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B || c == 0x7F {
			n++
		}
	}
	return n
}
